import CostControl
import HospitalCore
import TestSupport
import XCTest

/// Contracts, splits and estimates: S-094, S-103 to S-106, S-110 to S-114, S-118, S-127, S-128.
final class ContractTests: XCTestCase {
    /// S-103: 100 − 70 − 20 leaves 10; 100 − 90 − 20 is borne by the unit.
    func testS103AUnitKeepsOrBearsItsResult() throws {
        func retained(_ cost: String) throws -> Money {
            try OperatingContract(
                unit: "食堂", income: yuan("100"), cost: yuan(cost), remittance: yuan("20")
            ).retained()
        }
        XCTAssertEqual(try retained("70"), yuan("10"))
        XCTAssertEqual(try retained("90"), yuan("-10"))
        assertRefused(ContractError.outOfRange("X"), says: ["X"]) {
            try OperatingContract(
                unit: "X", income: Money(fen: .min), cost: Money(fen: 1), remittance: .zero
            ).retained()
        }
    }

    /// S-104: Σ quantity × rate is split and adds up.
    func testS104TeamPayIsSplitExactly() throws {
        let total = try TeamPay.total([
            .init("床单", quantity: dec("333"), rate: dec("0.35")),
            .init("小时", quantity: dec("10.5"), rate: dec("18.33")),
        ])
        // 116.55 + 192.465 → 192.47
        XCTAssertEqual(total, yuan("309.02"))
        let shares = try TeamPay.split(
            total, weights: [Person.ID("C"): .one, Person.ID("A"): .one, Person.ID("B"): .one])
        XCTAssertEqual(shares.map(\.person.code), ["A", "B", "C"])
        XCTAssertEqual(shares.map(\.amount), [yuan("103.01"), yuan("103.01"), yuan("103.00")])
        assertRefused(ContractError.weightsInvalid(yuan("1")), says: ["1.00"]) {
            try TeamPay.split(yuan("1"), weights: [:])
        }
        assertRefused(ContractError.negative("x", value: "-1"), says: ["-1"]) {
            try TeamPay.total([.init("x", quantity: dec("-1"), rate: .one)])
        }
    }

    /// S-094: employer, bank and person; the parts add up to the amount.
    func testS094PayersBearTheWholeAmount() throws {
        let split = try PayerSplit(
            yuan("100.01"),
            among: [
                .init("单位", .share(dec("0.5"))), .init("银行", .fixed(yuan("30")), most: yuan("25")),
            ])
        XCTAssertEqual(split.parts, [yuan("50.00"), yuan("25")])
        XCTAssertEqual(split.rest, yuan("25.01"))
        assertRefused(
            ContractError.sharesInvalid("B", left: yuan("4"), asked: yuan("5")), says: ["4", "5"]
        ) {
            try PayerSplit(
                yuan("10"),
                among: [.init("A", .share(dec("0.6"))), .init("B", .fixed(yuan("5")))])
        }
        assertRefused(ContractError.negative("A", value: "-10.00"), says: ["-10.00"]) {
            try PayerSplit(
                yuan("100"), among: [.init("A", .share(dec("0.5")), most: yuan("-10"))])
        }
        assertRefused(ContractError.negative("A", value: "1.1"), says: ["1.1"]) {
            try PayerSplit(yuan("1"), among: [.init("A", .share(dec("1.1")))])
        }
        var random = SeededGenerator(seed: 0x94)
        for _ in 0..<300 {
            let amount = Money(fen: Int64.random(in: 0...99_999, using: &random))
            let share = try Decimal(
                significand: Int128(Int.random(in: 0...333, using: &random)), scale: 3)
            let parts = try PayerSplit(
                amount, among: [.init("A", .share(share)), .init("B", .share(share))])
            XCTAssertEqual(
                parts.parts.map(\.fen).reduce(parts.rest.fen, +), amount.fen)
        }
    }

    /// S-106: 1,000 earned back by 400 a year in 2.5 years; present value at 10 %.
    func testS106AnInvestmentIsAppraised() throws {
        let appraisal = try InvestmentAppraisal(
            outlay: yuan("1000"), inflows: Array(repeating: yuan("400"), count: 3),
            rate: dec("0.1"))
        XCTAssertEqual(appraisal.payback, dec("2.50"))
        // 400 × (1/1.1 + 1/1.21 + 1/1.331) = 994.7408…
        XCTAssertEqual(appraisal.presentValue, yuan("-5.26"))
        let gate = InvestmentAppraisal.Gate(payback: dec("3"), risk: 10)
        XCTAssertEqual(appraisal.objections(to: gate, risk: 11), [.presentValue, .risk])
        let never = try InvestmentAppraisal(
            outlay: yuan("1000"), inflows: [yuan("999.99")], rate: .zero)
        XCTAssertNil(never.payback)
        XCTAssertEqual(never.objections(to: gate, risk: 0), [.payback, .presentValue])
        assertRefused(ContractError.negative("outlay", value: "0.00"), says: ["0.00"]) {
            try InvestmentAppraisal(outlay: .zero, inflows: [], rate: .zero)
        }
        assertRefused(ContractError.negative("rate", value: "-1"), says: ["-1"]) {
            try InvestmentAppraisal(outlay: yuan("1"), inflows: [], rate: dec("-1"))
        }
        assertRefused(ContractError.tooLong(years: 61), says: ["61"]) {
            try InvestmentAppraisal(
                outlay: yuan("1"), inflows: Array(repeating: .zero, count: 61), rate: .zero)
        }
    }

    /// S-105 and S-111: outsourced services need a contract; one that ends soon is told.
    func testS105AndS111ContractsAndOutsourcedServices() throws {
        let contract = try ContractRegister.Contract(
            "H1", service: "保洁", partner: "乙", from: Day("2021-07-01"),
            through: Day("2024-06-30"), yearlyFee: yuan("120000"))
        func state(_ day: String) throws -> ContractRegister.State {
            ContractRegister.state(of: contract, on: try Day(day), alertDays: 90)
        }
        XCTAssertEqual(
            try ["2021-06-30", "2024-04-01", "2024-04-02", "2024-06-30", "2024-07-01"].map(state),
            [.future, .running, .renew, .renew, .ended])
        let register = ContractRegister([contract])
        XCTAssertEqual(
            try register.uncovered(["保洁", "洗涤"], on: Day("2024-06-30")), ["洗涤"])
        XCTAssertEqual(
            try register.uncovered(["保洁", "洗涤"], on: Day("2024-07-01")), ["保洁", "洗涤"])
        assertRefused(ContractError.termInvalid("X"), says: ["X"]) {
            try ContractRegister.Contract(
                "X", service: "s", partner: "p", from: Day("2024-01-02"),
                through: Day("2024-01-01"), yearlyFee: .zero)
        }
    }

    /// S-110: racks made for 3,000 that the market sells for 23,000 save 2万.
    func testS110OwnWorkSaves() throws {
        XCTAssertEqual(
            try BenefitEstimate.ownWork(market: yuan("23000"), own: yuan("3000")), yuan("20000"))
    }

    /// S-112: 20.5 m² at 0.33 a day for 30 days.
    func testS112ARoomIsCharged() throws {
        XCTAssertEqual(
            try RoomCharge.amount(of: "R", area: dec("20.5"), rate: dec("0.33"), days: 30),
            yuan("202.95"))
        assertRefused(ContractError.negative("R", value: "1 × 1 × -1"), says: ["-1"]) {
            try RoomCharge.amount(of: "R", area: .one, rate: .one, days: -1)
        }
    }

    /// S-114: 540 units by June, 3 buses by September.
    func testS114PromisedJobs() throws {
        func state(_ done: String, _ day: String) throws -> PlannedTask.State {
            PlannedTask(
                "房屋", quantity: dec("540"), due: try Day("2024-06-30"), done: dec(done)
            ).state(on: try Day(day))
        }
        XCTAssertEqual(try state("539", "2024-06-30"), .open)
        XCTAssertEqual(try state("539", "2024-07-01"), .overdue)
        XCTAssertEqual(try state("540", "2024-07-01"), .done)
    }

    /// S-118: kept back, invented, paid twice.
    func testS118ClaimsAreAudited() throws {
        let audit = try ClaimAudit(
            roster: [
                .init("1", yuan("500")), .init("2", yuan("500")), .init("3", yuan("500")),
                .init("3", yuan("500")), .init("4", yuan("500")),
            ],
            identities: ["1", "2", "3"],
            paid: ["1": yuan("500"), "2": yuan("400"), "3": yuan("1000"), "4": yuan("500"),
                "9": yuan("500")])
        XCTAssertEqual(audit.lines.map(\.identity), ["2", "3", "3", "4", "9"])
        XCTAssertEqual(
            audit.lines.map(\.fault),
            [.underpaid, .overpaid, .twice, .identityUnknown, .notEntitled])
        XCTAssertEqual(audit.lines[0].amount, yuan("100"))
    }

    /// S-127: 1,000 by heads × score; a unit without a score stops it.
    func testS127TheNextFundFollowsTheScore() throws {
        let amounts = try FundAllotment.amounts(
            of: yuan("1000"),
            [
                .init("B", base: dec("10"), score: dec("80")),
                .init("A", base: dec("10"), score: dec("90")),
                .init("C", base: dec("10"), score: .zero),
            ])
        XCTAssertEqual(amounts.map(\.unit), ["A", "B", "C"])
        XCTAssertEqual(amounts.map(\.amount), [yuan("529.41"), yuan("470.59"), .zero])
        assertRefused(ContractError.twice("A"), says: ["A"]) {
            try FundAllotment.amounts(
                of: yuan("1"),
                [.init("A", base: .one, score: .one), .init("A", base: .one, score: .one)])
        }
        assertRefused(ContractError.scoreMissing("A"), says: ["A"]) {
            try FundAllotment.amounts(of: yuan("1"), [.init("A", base: .one, score: nil)])
        }
    }

    /// S-128: phones 50 × 100 × 12 months × 15–30 %, printing 20 × 100 × 12 × 30–50 %.
    func testS128BenefitsAreRanges() throws {
        func estimate(_ cost: String, _ least: String, _ greatest: String) throws -> [Money] {
            let benefit = try BenefitEstimate(
                unitCost: yuan(cost), count: 100, periods: 12, least: dec(least),
                greatest: dec(greatest))
            return [benefit.least, benefit.greatest]
        }
        XCTAssertEqual(try estimate("50", "0.15", "0.3"), [yuan("9000"), yuan("18000")])
        XCTAssertEqual(try estimate("20", "0.3", "0.5"), [yuan("7200"), yuan("12000")])
        XCTAssertThrowsError(try estimate("20", "0.5", "0.3"))
    }

    /// S-090: a monthly report of budget, actual, variance and share of the total.
    func testS090AMonthlyVarianceReport() throws {
        let report = try CostVarianceReport([
            .init("人员经费", budget: yuan("600"), actual: yuan("630")),
            .init("药品费", budget: yuan("400"), actual: yuan("370")),
            .init("其他", budget: .zero, actual: .zero),
        ])
        XCTAssertEqual(report.lines.map(\.variance), [yuan("30"), yuan("-30"), .zero])
        XCTAssertEqual(report.lines.map(\.percent), [dec("5.00"), dec("-7.50"), nil])
        XCTAssertEqual(report.lines.map(\.share), [dec("63.00"), dec("37.00"), dec("0.00")])
        XCTAssertEqual(report.total.variance, .zero)
    }
}
