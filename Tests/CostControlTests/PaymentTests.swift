import CostControl
import HospitalCore
import TestSupport
import XCTest

/// Payment standards, income under payment models (S-120) and the surplus of funds (S-121).
final class PaymentTests: XCTestCase {
    private static let seed: UInt64 = 20_250_304

    private func rate(_ rate: String = "9435.25", digits: Int = 10) -> PaymentRate {
        PaymentRate(
            city: "suzhou", year: 2023, rate: dec(rate), significantDigits: digits,
            citation: CostCitation.suzhouPayment2023)
    }

    private func three(_ one: String, _ two: String, _ three: String) -> [HospitalLevel: Decimal] {
        [.first: dec(one), .second: dec(two), .third: dec(three)]
    }

    /// As the city printed them: 29.7 × 0.75 × 9435.25 = 210,170.19375, and BR25, a base group.
    func testAStandardIsWeightTimesCoefficientTimesRate() throws {
        let heart = PaymentGroup(
            "AA19", weight: dec("29.7"), coefficients: three("0.75", "1.02", "1.2"),
            published: three("210170.1938", "285831.4635", "336272.31"))
        let stroke = PaymentGroup(
            "BR25", kind: .base, weight: dec("1.247342"),
            coefficients: three("1.02", "1.02", "1.02"),
            published: three("12004.36328", "12004.36328", "12004.36329"))
        let table = try PaymentTable(rate: rate(), groups: [heart, stroke])
        let standards = try HospitalLevel.allCases.map { try table.standard(of: heart, at: $0) }
        XCTAssertEqual(
            standards.map { $0?.printed.description },
            ["210170.1938", "285831.4635", "336272.31"])
        XCTAssertEqual(standards.map { $0?.recomputes }, [true, true, true])
        XCTAssertEqual(standards[0]?.exact, Rate(dec("210170.19375")))
        let third = try XCTUnwrap(try table.standard(of: stroke, at: .third))
        XCTAssertFalse(third.recomputes)
        XCTAssertEqual(
            third.finding(at: .third)?.text(in: .chinese),
            "病组“BR25”3级医院的支付标准为12004.36329，按权重、系数和费率应为12004.36328。")
        XCTAssertEqual(
            third.finding(at: .third)?.text(in: .english).contains("12004.36329"), true)
        XCTAssertNil(standards[0]?.finding(at: .first))
    }

    func testDigitsAreCountedFromTheFirstThatIsNotZero() throws {
        func printed(_ weight: String, digits: Int) throws -> String? {
            let group = PaymentGroup(
                "G", weight: dec(weight), coefficients: [.third: .one])
            let table = try PaymentTable(rate: rate("1", digits: digits), groups: [group])
            return try table.standard(of: group, at: .third)?.printed.description
        }
        XCTAssertEqual(try printed("1234.5678", digits: 6), "1234.57")
        XCTAssertEqual(try printed("1234.5", digits: 10), "1234.5")
        XCTAssertEqual(try printed("999.996", digits: 5), "1000")
        XCTAssertEqual(try printed("0.123456", digits: 3), "0.123")
        XCTAssertEqual(try printed("123456", digits: 2), "123456")
    }

    func testAGroupPricedOneByOneHasTheStandardZero() throws {
        let group = PaymentGroup(
            "XX", kind: .individual, weight: .zero, coefficients: [:],
            published: three("0", "0", "0"))
        let table = try PaymentTable(rate: rate(), groups: [group])
        let standards = try table.standards(at: .third)
        XCTAssertEqual(standards["XX"]?.printed, .zero)
        XCTAssertEqual(standards["XX"]?.recomputes, true)
        let model = PaymentModel.group(standards)
        func outcome(agreed: Money?) throws -> PaymentOutcome {
            try PaymentComparison(
                models: [.init("drg", model)],
                cases: [
                    PaidCase("p", group: "XX", charge: yuan("9"), cost: yuan("7"), agreed: agreed)
                ]
            ).compared()[0]
        }
        XCTAssertEqual(try outcome(agreed: yuan("8.5")).total.surplus, yuan("1.5"))
        XCTAssertThrowsError(try outcome(agreed: nil)) {
            let error = PaymentError.priceMissing(case: "p", group: "XX")
            XCTAssertEqual($0 as? PaymentError, error)
            XCTAssertEqual(
                error.finding.text(in: .chinese), "病例“p”属于单议病组“XX”，没有议定金额。")
            XCTAssertTrue(error.finding.text(in: .english).contains("XX"))
        }
    }

    func testTablesThatCannotBeAreRefused() {
        func refused(_ groups: [PaymentGroup], digits: Int = 10) -> PaymentError? {
            do throws(PaymentError) {
                _ = try PaymentTable(rate: rate(digits: digits), groups: groups)
                return nil
            } catch { return error }
        }
        let plain = PaymentGroup("A", weight: .one, coefficients: [.first: .one])
        XCTAssertEqual(refused([plain, plain]), .unitCost(.duplicate("A")))
        XCTAssertEqual(refused([]), .unitCost(.nothingToCost))
        let uneven = PaymentError.baseGroupUneven("B")
        XCTAssertEqual(
            refused([
                PaymentGroup("B", kind: .base, weight: .one, coefficients: three("1", "1", "1.1"))
            ]), uneven)
        XCTAssertEqual(uneven.finding.text(in: .chinese), "基础病组“B”各级医院的系数不相同。")
        XCTAssertEqual(refused([plain], digits: 0), .digitsInvalid(0))
        XCTAssertTrue(PaymentError.digitsInvalid(31).finding.text(in: .english).contains("31"))
        XCTAssertEqual(
            refused([PaymentGroup("A", weight: dec("-1"), coefficients: [:])]),
            .unitCost(.negative(object: "A", quantity: .weight, value: dec("-1"))))
        XCTAssertEqual(
            refused([PaymentGroup("A", weight: .one, coefficients: [.second: dec("-1")])]),
            .unitCost(.negative(object: "A", quantity: .ratio, value: dec("-1"))))
    }

    private let cases = [
        PaidCase(
            "p1", group: "G1", charge: yuan("3000"), cost: yuan("2000"), days: dec("8"),
            model: "bed_day"),
        PaidCase(
            "p2", group: "G1", charge: yuan("1000"), cost: yuan("1500"), days: dec("2"),
            model: "drg"),
        PaidCase(
            "p3", group: "G2", charge: yuan("2000"), cost: yuan("1000"), days: dec("5"),
            model: "budget"),
    ]

    /// S-120: 床日 30000 fen × 8 days = 240000 fen; every model against the same cost, and the mix.
    func testS120IncomeUnderEachModelAgainstCost() throws {
        let models: [PaymentComparison.Named] = [
            .init("item", .feeForService), .init("bed_day", .perDiem(dec("300"))),
            .init(
                "drg",
                .group([
                    "G1": PaymentStandard(group: "G1", price: dec("1800.125")),
                    "G2": PaymentStandard(group: "G2", price: dec("900")),
                ])),
            .init("heads", .capitation(perHead: yuan("15"), heads: 301, spread: .cases)),
            .init("budget", .globalBudget(yuan("5000"), spread: .charges)),
        ]
        let outcomes = try PaymentComparison(models: models, cases: cases).compared()
        XCTAssertEqual(outcomes.map(\.model), ["item", "bed_day", "drg", "heads", "budget", nil])
        XCTAssertEqual(outcomes[1].cases[0].income, Money(fen: 240_000))
        func incomes(_ outcome: PaymentOutcome) -> [String] {
            outcome.cases.map(\.income.description)
        }
        XCTAssertEqual(incomes(outcomes[0]), ["3000.00", "1000.00", "2000.00"])
        XCTAssertEqual(incomes(outcomes[1]), ["2400.00", "600.00", "1500.00"])
        // A standard is rounded once per case: 1800.125 → 1800.13.
        XCTAssertEqual(incomes(outcomes[2]), ["1800.13", "1800.13", "900.00"])
        // 301 × 15.00 = 4515.00 over three cases alike.
        XCTAssertEqual(incomes(outcomes[3]), ["1505.00", "1505.00", "1505.00"])
        // 5000 by charges 3 : 1 : 2.
        XCTAssertEqual(incomes(outcomes[4]), ["2500.00", "833.33", "1666.67"])
        // p1 by days, p2 by group, p3 takes the whole budget: it is the only case it pays.
        XCTAssertEqual(incomes(outcomes[5]), ["2400.00", "1800.13", "5000.00"])
        XCTAssertEqual(
            outcomes[5].cases.map(\.surplus.description), ["400.00", "300.13", "4000.00"])
        XCTAssertEqual(outcomes[5].total.surplus, yuan("4700.13"))
        XCTAssertEqual(outcomes[1].groups.map(\.code), ["G1", "G2"])
        XCTAssertEqual(outcomes[1].groups[0].income, yuan("3000"))
        XCTAssertEqual(outcomes[1].groups[0].surplus, yuan("-500"))
        XCTAssertEqual(outcomes[1].groups[0].mean, Rate(dec("-250")))
        XCTAssertEqual(outcomes[1].groups[0].count, 2)
    }

    func testS120WhatAModelCannotPayIsNamed() {
        func refused(_ model: PaymentModel, _ cases: [PaidCase]? = nil) -> PaymentError? {
            do throws(PaymentError) {
                _ = try PaymentComparison(
                    models: [.init("m", model)], cases: cases ?? self.cases
                ).compared()
                return nil
            } catch { return error }
        }
        let standard = PaymentStandard(group: "G1", price: .one)
        XCTAssertEqual(
            refused(.group(["G1": standard])),
            .unitCost(.unknown("G2", place: "p3", nearest: nil)))
        XCTAssertEqual(
            refused(.feeForService), .unitCost(.unknown("bed_day", place: "p1", nearest: nil)))
        let free = PaidCase("p", group: "G", charge: .zero, cost: .zero)
        XCTAssertEqual(
            refused(.globalBudget(yuan("1"), spread: .days), [free]),
            .unitCost(.denominatorZero(object: "m", quantity: .basis, amount: "1.00")))
        let refund = PaidCase("p", group: "G", charge: yuan("-1"), cost: .zero)
        XCTAssertEqual(
            refused(.globalBudget(yuan("1"), spread: .charges), [refund]),
            .unitCost(.negative(object: "p", quantity: .basis, value: dec("-1"))))
        let back = PaidCase("p", group: "G", charge: .zero, cost: .zero, days: dec("-1"))
        XCTAssertEqual(
            refused(.perDiem(.one), [back]),
            .unitCost(.negative(object: "p", quantity: .bedDays, value: dec("-1"))))
        XCTAssertEqual(
            refused(.capitation(perHead: Money(fen: .max), heads: 2, spread: .cases), [free]),
            .unitCost(.outOfRange(object: "m")))
    }

    /// An amount that knows no cases is shown for them without a fen lost, whatever spreads it.
    func testS120SpreadAmountsAddUp() throws {
        var random = SeededGenerator(seed: Self.seed)
        for _ in 0..<200 {
            let cases = (0..<Int.random(in: 1...7, using: &random)).map {
                PaidCase(
                    "p\($0)", group: "G\($0 % 2)",
                    charge: Money(fen: Int64.random(in: 1...9_999, using: &random)),
                    cost: Money(fen: Int64.random(in: 1...9_999, using: &random)),
                    days: Decimal(Int.random(in: 1...30, using: &random)))
            }
            let amount = Money(fen: Int64.random(in: -999...999_999, using: &random))
            for spread in PaymentModel.Spread.allCases {
                let outcome = try PaymentComparison(
                    models: [.init("b", .globalBudget(amount, spread: spread))], cases: cases
                ).compared()[0]
                XCTAssertEqual(outcome.total.income, amount, "\(spread), seed \(Self.seed)")
                XCTAssertEqual(
                    try outcome.groups.map(\.surplus).total(), outcome.total.surplus,
                    "\(spread), seed \(Self.seed)")
            }
        }
    }

    private func fund(_ code: String) throws -> FundRule {
        try XCTUnwrap(FundRule.standard.first { $0.code == code })
    }

    /// S-121: income 1000, spend 880 ⇒ 12 %; 居民医保 300 against 4 × 73.33 = 293.33.
    func testS121AResidentFundMayKeepFourMonthsOfSpending() throws {
        let rule = try fund("resident")
        let check = try rule.checked(
            income: yuan("1000"), spending: yuan("880"), cumulative: yuan("300"))
        XCTAssertEqual(check.surplus, yuan("120"))
        XCTAssertEqual(check.percent, dec("12"))
        XCTAssertTrue(check.exceedsYear)
        XCTAssertTrue(check.exceedsCumulative)
        XCTAssertEqual(check.limit, try Rate(numerator: 880, denominator: 3))
        XCTAssertEqual(
            check.findings.map { $0.text(in: .chinese) },
            ["居民医保当年结余率12.00%，超过10%。", "居民医保累计结余300.00元，超过限额293.33元。"])
        for finding in check.findings {
            XCTAssertTrue(finding.text(in: .english).contains("resident"))
        }
        let kept = try rule.checked(
            income: yuan("1000"), spending: yuan("900"), cumulative: yuan("300"))
        XCTAssertEqual(kept.percent, dec("10"))
        XCTAssertEqual(kept.findings, [])
    }

    /// S-121: 新农合 200 of 1000 is allowed, 201 is too much.
    func testS121ARuralFundMayKeepTwentyPercentOfFinancing() throws {
        let rule = try fund("rural")
        func exceeds(_ cumulative: String) throws -> Bool {
            try rule.checked(
                income: yuan("1000"), spending: yuan("950"), cumulative: yuan(cumulative)
            ).exceedsCumulative
        }
        XCTAssertFalse(try exceeds("200"))
        XCTAssertTrue(try exceeds("201"))
        XCTAssertTrue(try exceeds("200.01"))
        XCTAssertThrowsError(
            try rule.checked(income: .zero, spending: yuan("1"), cumulative: .zero)
        ) {
            XCTAssertEqual(
                $0 as? UnitCostError,
                .denominatorZero(object: "rural", quantity: .income, amount: "-1.00"))
        }
        let empty = try rule.checked(income: .zero, spending: .zero, cumulative: .zero)
        XCTAssertNil(empty.percent)
        XCTAssertEqual(empty.findings, [])
        XCTAssertThrowsError(
            try rule.checked(income: yuan("-1"), spending: .zero, cumulative: .zero)
        ) {
            XCTAssertEqual(
                $0 as? UnitCostError,
                .negative(object: "rural", quantity: .income, value: dec("-1")))
        }
    }
}
