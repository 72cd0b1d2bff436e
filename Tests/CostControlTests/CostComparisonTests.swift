import CostControl
import HospitalCore
import TestSupport
import XCTest

/// Cost and prices against benchmarks, limits and alternatives, by the tests of the requirements.
final class CostComparisonTests: XCTestCase {
    private static let seed: UInt64 = 20_250_305

    private func error<Value>(
        _ body: () throws(UnitCostError) -> Value
    ) -> UnitCostError? {
        do throws(UnitCostError) {
            _ = try body()
            return nil
        } catch { return error }
    }

    private func speaks(_ findings: [Finding], line: UInt = #line) {
        for finding in findings {
            for language in Language.allCases {
                let text = finding.text(in: language)
                XCTAssertFalse(text.contains("{") || text.isEmpty, text, line: line)
            }
        }
    }

    /// S-025: index 1.05 on 100 ⇒ 105; ten indicators; a season without a base takes the year's.
    func testS025ABenchmarkFollowsSeasonAndPriceIndex() throws {
        XCTAssertEqual(CostIndicator.standard.count, 10)
        XCTAssertEqual(Set(CostIndicator.standard.map(\.code)).count, 10)
        XCTAssertEqual(CostIndicator.standard.count(where: \.lessIsBetter), 7)
        let benchmark = CostBenchmark(
            CostIndicator.standard[0], bases: [.heating: dec("100"), .wholeYear: dec("80")])
        XCTAssertEqual(try benchmark.value(in: .heating, priceIndex: dec("1.05")), dec("105"))
        XCTAssertEqual(try benchmark.value(in: .nonHeating, priceIndex: .one), dec("80"))
        let heating = CostBenchmark(CostIndicator.standard[0], bases: [.heating: dec("100")])
        XCTAssertEqual(
            error { () throws(UnitCostError) in
                try heating.value(in: .nonHeating, priceIndex: .one)
            }, .unknown("non_heating", place: "power_unit_cost", nearest: nil))
        XCTAssertEqual(
            error { () throws(UnitCostError) in
                try heating.value(in: .heating, priceIndex: dec("-1"))
            }, .negative(object: "power_unit_cost", quantity: .priceIndex, value: dec("-1")))
    }

    /// S-025: 0.31 against 0.30 on 1,000,000 kWh cost 10,000.00; 2 points for each 5,000 leave 96.
    func testS025AScoreFollowsTheAmountOfTheImpact() throws {
        let cost = CostBenchmark(CostIndicator.standard[0], bases: [.wholeYear: dec("0.30")])
        let impact = try cost.impact(
            of: dec("0.31"), against: dec("0.30"), volume: dec("1000000"))
        XCTAssertEqual(impact, yuan("10000"))
        let rule = try CostImpactScore(
            base: dec("100"), points: dec("2"), step: yuan("5000"), floor: dec("60"),
            cap: dec("105"))
        XCTAssertEqual(try rule.score(of: impact), dec("96"))
        XCTAssertEqual(try rule.score(of: yuan("1000000")), dec("60"))
        XCTAssertEqual(try rule.score(of: yuan("-1000000")), dec("105"))
        // 2 × 12.50 / 5000 = 0.005 → 99.995 → 100.00 half away from zero.
        XCTAssertEqual(try rule.score(of: yuan("12.5")).description, "100.00")
        let price = CostBenchmark(CostIndicator.standard[9], bases: [:])
        XCTAssertEqual(
            try price.impact(of: dec("0.31"), against: dec("0.30"), volume: dec("10")),
            yuan("-0.10"))
        XCTAssertEqual(
            error { () throws(UnitCostError) in
                try CostImpactScore(
                    base: .one, points: .one, step: .zero, floor: .zero, cap: .one)
            }, .negative(object: "step", quantity: .amount, value: .zero))
        XCTAssertEqual(
            error { () throws(UnitCostError) in
                try CostImpactScore(
                    base: .one, points: .one, step: yuan("1"), floor: .one, cap: .zero)
            }, .outOfRange(object: "floor"))
    }

    /// S-089: 0.053 × 522,641,509 kWh = 27,699,999.977 → 27,699,999.98 yuan.
    func testS089PriceAndQuantityEffectAddUp() throws {
        let kwh = dec("522641509")
        let effects = try PriceQuantityVariance(
            object: "外购电", base: .init(price: dec("0.4"), quantity: kwh),
            current: .init(price: dec("0.453"), quantity: kwh)
        ).effects()
        XCTAssertEqual(effects.price, yuan("27699999.98"))
        XCTAssertEqual(effects.quantity, .zero)
        XCTAssertEqual(effects.total, yuan("27699999.98"))
        // (3 − 2) × 12 = 12 and (12 − 10) × 2 = 4: together 36 − 20 = 16.
        let both = try PriceQuantityVariance(
            object: "x", base: .init(price: dec("2"), quantity: dec("10")),
            current: .init(price: dec("3"), quantity: dec("12"))
        ).effects()
        XCTAssertEqual([both.price, both.quantity, both.total], ["12", "4", "16"].map(yuan))
    }

    func testS089EffectsAddUpForEveryChange() throws {
        var random = SeededGenerator(seed: Self.seed)
        func draw() -> Decimal {
            (try? Decimal(
                significand: Int128(Int.random(in: -9_999...99_999, using: &random)), scale: 3))
                ?? .zero
        }
        for _ in 0..<500 {
            let change = PriceQuantityVariance(
                object: "x", base: .init(price: draw(), quantity: draw()),
                current: .init(price: draw(), quantity: draw()))
            let effects = try change.effects()
            XCTAssertEqual(
                try effects.price.adding(effects.quantity), effects.total, "seed \(Self.seed)")
            let exact = change.exactPriceEffect + change.exactQuantityEffect
            XCTAssertEqual(
                try exact.decimal(digits: 2, rounding: .halfAwayFromZero),
                dec(effects.total.description), "seed \(Self.seed)")
            // The printed quantity effect is at most one fen from its own rounding.
            let drift = Rate(dec(effects.quantity.description)) - change.exactQuantityEffect
            XCTAssertTrue(drift <= Rate(dec("0.01")) && -drift <= Rate(dec("0.01")))
        }
    }

    /// S-097: ceiling 500000, charge 500001 ⇒ 1 fen over.
    func testS097AChargeAboveTheCeilingIsOverByTheDifference() throws {
        let may = try Validity(from: Day("2025-05-01"), to: Day("2025-05-31"))
        let list = try PriceCeilings([
            .init("阑尾炎", limit: Money(fen: 500_000)),
            .init("白内障", limit: yuan("3000"), validity: may),
            .init("白内障", limit: yuan("2500"), validity: Validity(from: Day("2025-06-01"))),
        ])
        let lines = try list.checked(
            [
                .init("阑尾炎", Money(fen: 500_001)), .init("阑尾炎", Money(fen: 500_000)),
                .init("白内障", yuan("2600")), .init("胆囊炎", yuan("1")),
            ], on: Day("2025-06-01"))
        XCTAssertEqual(lines.map(\.excess.fen), [1, 0, 10_000, 0])
        XCTAssertEqual(lines.map { $0.limit?.fen }, [500_000, 500_000, 250_000, nil])
        XCTAssertEqual(
            lines.compactMap(\.finding).map { $0.text(in: .chinese) },
            [
                "“阑尾炎”收费5000.01元，超过最高限价5000.00元，超出0.01元。",
                "“白内障”收费2600.00元，超过最高限价2500.00元，超出100.00元。",
            ])
        speaks(lines.compactMap(\.finding))
        XCTAssertEqual(
            try list.checked([.init("白内障", yuan("2600"))], on: Day("2025-05-31"))[0].excess, .zero)
        XCTAssertEqual(
            error { () throws(UnitCostError) in try list.checked([], on: nil) }, .duplicate("白内障"))
        XCTAssertEqual(
            error { () throws(UnitCostError) in
                try PriceCeilings([.init("a", limit: Money(fen: -1))])
            }, .negative(object: "a", quantity: .limit, value: dec("-0.01")))
    }

    /// S-098: drugs of 100000 at 15 % ⇒ a margin of 15000 is lost.
    func testS098TheEndOfTheMarkUpCostsItsMargin() throws {
        XCTAssertEqual(
            try DrugMarkUp(cost: Money(fen: 100_000), now: dec("0.15")).loss(),
            Money(fen: 15_000))
        XCTAssertEqual(
            try DrugMarkUp(cost: yuan("0.10"), now: dec("0.15"), then: dec("0.10")).loss(),
            yuan("0.01"))
        XCTAssertEqual(
            error { () throws(UnitCostError) in try DrugMarkUp(cost: .zero, now: dec("-0.1")) },
            .negative(object: "now", quantity: .ratio, value: dec("-0.1")))
    }

    /// S-098 and S-124: the limit is 30.0 %; 30.01 % ⇒ alert. The printed value decides: 30.004 %
    /// prints 30.00.
    func testS124ADrugShareAboveTheLimitIsAnAlert() throws {
        let limit = try XCTUnwrap(RatioLimit.standard.first { $0.code == "drug_share" })
        XCTAssertEqual(limit.limit, dec("30.0"))
        XCTAssertEqual(limit.citation, CostCitation.cityHospitalReform2015)
        func check(_ part: String) throws -> RatioLimit.Check {
            try limit.checked(yuan(part), of: yuan("10000"), object: "内科")
        }
        XCTAssertNil(try check("3000").alert)
        let alert = try check("3001")
        XCTAssertEqual(alert.percent?.description, "30.01")
        XCTAssertEqual(alert.alert?.text(in: .chinese), "“内科”的药占比为30.01%，超过30%。")
        speaks([try XCTUnwrap(alert.alert)])
        XCTAssertEqual(try check("3000.4").percent?.description, "30.00")
        XCTAssertNil(try check("3000.4").alert)
        XCTAssertNotNil(try check("3000.5").alert)
        XCTAssertNil(try limit.checked(.zero, of: .zero, object: "x").percent)
        XCTAssertEqual(
            error { () throws(UnitCostError) in
                try limit.checked(yuan("1"), of: .zero, object: "x")
            }, .denominatorZero(object: "x", quantity: .income, amount: "1.00"))
        XCTAssertEqual(
            error { () throws(UnitCostError) in
                try limit.checked(.zero, of: yuan("-1"), object: "x")
            }, .negative(object: "x", quantity: .income, value: dec("-1")))
    }

    /// S-099: 150,000 lost; 10 × 9,000 visits, 40,000 of the government and 2.5 × 4,000 for nursing
    /// bring 140,000: 10,000 are still lost, 93.33 % are covered.
    func testS099LostIncomeIsCoveredInParts() throws {
        let result = try IncomeReplacement(
            lost: yuan("150000"),
            sources: [
                .init("药事服务费", each: dec("10"), volume: dec("9000")),
                .init("财政补助", amount: yuan("40000")),
                .init("护理调价", each: dec("2.5"), volume: dec("4000")),
            ]
        ).result()
        XCTAssertEqual(result.amounts, ["90000", "40000", "10000"].map(yuan))
        XCTAssertEqual(result.replaced, yuan("140000"))
        XCTAssertEqual(result.gap, yuan("10000"))
        XCTAssertEqual(result.cover, try Rate(numerator: 280, denominator: 3))
        let nothing = try IncomeReplacement(
            lost: .zero, sources: [.init("s", amount: yuan("1"))]
        ).result()
        XCTAssertNil(nothing.cover)
        XCTAssertEqual(nothing.gap, yuan("-1"))
        XCTAssertEqual(
            error { () throws(UnitCostError) in
                try IncomeReplacement(
                    lost: .zero, sources: [.init("s", each: .one, volume: dec("-1"))]
                ).result()
            }, .negative(object: "s", quantity: .volume, value: dec("-1")))
    }

    /// S-122: labour 10 → 15 on 1,000 (+5,000), CT 300 → 250 on 90 (−4,500): 500 more; with 500
    /// of mark-up lost it is neutral.
    func testS122AReformIsNeutralOrNot() throws {
        let items = [
            PriceReform.Item(
                "护理", kind: .labour, prices: (dec("10"), dec("15")), cost: dec("18"),
                volume: dec("1000")),
            PriceReform.Item(
                "CT", kind: .equipment, prices: (dec("300"), dec("250")), cost: dec("180"),
                volume: dec("90")),
        ]
        let result = try PriceReform(items: items, besides: yuan("-500")).result()
        XCTAssertEqual(result.changes, ["5000", "-4500"].map(yuan))
        XCTAssertEqual(result.total, .zero)
        XCTAssertTrue(result.isNeutral)
        XCTAssertEqual(result.findings, [])
        XCTAssertEqual(items.map(\.gapBefore), ["-8", "120"].map { Rate(dec($0)) })
        XCTAssertEqual(items.map(\.gapAfter), ["-3", "70"].map { Rate(dec($0)) })
        let wrong = PriceReform.Item(
            "MRI", kind: .equipment, prices: (dec("5"), dec("6")), cost: .one, volume: .one)
        let lower = PriceReform.Item(
            "手术", kind: .labour, prices: (dec("5"), dec("4")), cost: .one, volume: dec("3"))
        let other = try PriceReform(items: [wrong, lower], tolerance: yuan("1.99")).result()
        XCTAssertEqual(other.total, yuan("-2"))
        XCTAssertEqual(
            other.findings.map(\.message),
            [.reformAgainstStructure, .reformAgainstStructure, .reformNotNeutral])
        speaks(other.findings)
        XCTAssertTrue(
            try PriceReform(items: [wrong, lower], tolerance: yuan("2")).result().isNeutral)
        XCTAssertEqual(
            error { () throws(UnitCostError) in
                try PriceReform(items: [wrong], tolerance: yuan("-1")).result()
            }, .negative(object: "tolerance", quantity: .limit, value: dec("-1")))
        XCTAssertEqual(
            error { () throws(UnitCostError) in try PriceReform(items: []).result() },
            .nothingToCost)
    }

    /// S-101: direct 80万, depreciation 15万, offer 90万 ⇒ naive "self", full cost 95万 ⇒ "outsource".
    func testS101FullCostTurnsTheNaiveAnswer() throws {
        let own = try FullServiceCost(direct: yuan("800000"), depreciation: yuan("150000"))
        XCTAssertEqual(own.full, yuan("950000"))
        let decision = try MakeOrBuy(
            own: own, offers: [.init("保洁公司", price: yuan("900000"), quality: dec("85"))]
        ).decision()
        XCTAssertEqual(decision.offer?.code, "保洁公司")
        XCTAssertFalse(decision.naivelyBuys)
        XCTAssertEqual(
            decision.reasons.map { $0.text(in: .chinese) },
            [
                "“保洁公司”报价900000.00元，低于自营全成本950000.00元。",
                "只比直接成本800000.00元会得出相反结论，未计的折旧和资金占用费为150000.00元。",
            ])
        speaks(decision.reasons)
        // 300,000 of capital at 5 % are 15,000 more.
        XCTAssertEqual(
            try FullServiceCost.charge(on: yuan("300000"), rate: dec("0.05")), yuan("15000"))
        XCTAssertEqual(
            error { () throws(UnitCostError) in
                try FullServiceCost(direct: .zero, depreciation: yuan("-1"))
            }, .negative(object: "own", quantity: .cost, value: dec("-1")))
    }

    /// S-100: quality decides who may be taken, price among those, and one's own quality counts.
    func testS100QualityComesBeforePrice() throws {
        let own = try FullServiceCost(direct: yuan("100"))
        let offers = [
            MakeOrBuy.Offer("c", price: yuan("80"), quality: dec("59")),
            MakeOrBuy.Offer("b", price: yuan("110"), quality: dec("90")),
            MakeOrBuy.Offer("a", price: yuan("110"), quality: dec("60")),
        ]
        func decision(_ quality: String?) throws -> MakeOrBuy.Decision {
            try MakeOrBuy(
                own: own, ownQuality: quality.map(dec), offers: offers, minimumQuality: dec("60")
            ).decision()
        }
        let stay = try decision("75")
        XCTAssertNil(stay.offer)
        XCTAssertEqual(stay.reasons.map(\.message), [.offerBelowQuality, .ownIsCheaper])
        speaks(stay.reasons)
        let weak = try decision("50")
        XCTAssertEqual(weak.offer?.code, "a")
        XCTAssertEqual(
            weak.reasons.map(\.message), [.offerBelowQuality, .ownBelowQuality, .ownIsCheaper])
        speaks(weak.reasons)
        let nobody = try MakeOrBuy(
            own: own, offers: [offers[0]], minimumQuality: dec("60")
        ).decision()
        XCTAssertNil(nobody.offer)
        XCTAssertEqual(nobody.reasons.map(\.message), [.offerBelowQuality, .offersMissing])
        speaks(nobody.reasons)
        // At the same price one stays.
        let equal = try MakeOrBuy(
            own: own, offers: [.init("d", price: yuan("100"), quality: .one)]
        ).decision()
        XCTAssertNil(equal.offer)
        XCTAssertEqual(
            error { () throws(UnitCostError) in try MakeOrBuy(own: own, offers: []).decision() },
            .nothingToCost)
        XCTAssertEqual(
            error { () throws(UnitCostError) in
                try MakeOrBuy(
                    own: own, offers: [.init("d", price: yuan("-1"), quality: .one)]
                ).decision()
            }, .negative(object: "d", quantity: .price, value: dec("-1")))
    }

    /// S-102: every row of the decision table; income and cost within 5 % count as equal.
    func testS102TheDecisionTable() throws {
        let rule = try SourcingRule(tolerance: dec("5"))
        let rows: [(steady: Bool, income: String, strong: Bool, choice: SourcingRule.Choice)] = [
            (true, "100", true, .own), (true, "105", true, .own), (true, "95", true, .own),
            (false, "100", true, .outsource), (true, "100", false, .outsource),
            (true, "105.01", true, .extend), (false, "200", true, .extend),
            (true, "94.99", true, .outsource), (false, "0", false, .outsource),
            (true, "200", false, .outsource),
        ]
        for row in rows {
            let (choice, reasons) = try rule.choice(
                demandIsSteady: row.steady, income: yuan(row.income), cost: yuan("100"),
                managementIsStrong: row.strong)
            XCTAssertEqual(choice, row.choice, "\(row)")
            XCTAssertEqual(reasons.contains(Finding(.demandUnstable)), !row.steady)
            XCTAssertEqual(reasons.contains(Finding(.managementWeak)), !row.strong)
            speaks(reasons)
        }
        let (_, reasons) = try rule.choice(
            demandIsSteady: true, income: yuan("94.99"), cost: yuan("100"),
            managementIsStrong: true)
        XCTAssertEqual(reasons.map(\.message), [.incomeBelowCost])
        let (_, more) = try rule.choice(
            demandIsSteady: true, income: yuan("106"), cost: yuan("100"), managementIsStrong: true)
        XCTAssertEqual(more.map(\.message), [.incomeAboveCost])
        XCTAssertEqual(
            error { () throws(UnitCostError) in try SourcingRule(tolerance: dec("-1")) },
            .negative(object: "tolerance", quantity: .limit, value: dec("-1")))
    }
}
