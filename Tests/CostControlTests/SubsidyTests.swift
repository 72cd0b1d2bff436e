import CostControl
import HospitalCore
import TestSupport
import XCTest

/// Subsidies by standard and by performance, and what a surplus gives to the medical risk fund.
final class SubsidyTests: XCTestCase {
    /// S-092: 22 元 × 2800 万 = 6.16 亿, beyond 32 bits of fen.
    func testS092UnitTimesCountIsExactBeyond32Bits() throws {
        let total = try Subsidy.byStandard([
            .init("全国", count: 28_000_000, standard: Money(fen: 2_200))
        ]).total
        XCTAssertEqual(total.fen, 61_600_000_000)
        XCTAssertGreaterThan(total.fen, Int64(UInt32.max))
        XCTAssertEqual(total.description, "616000000.00")
    }

    /// S-115: 4784 × 500 元 = 239.2 万元; split over villages it is the same to the fen.
    func testS115PersonsTimesStandardTiesOutOverUnits() throws {
        let heads = [1_500, 1_999, 1_285]
        XCTAssertEqual(heads.reduce(0, +), 4_784)
        let (amounts, total) = try Subsidy.byStandard(heads.enumerated().map {
            .init("v\($0)", count: $1, standard: yuan("500"))
        })
        XCTAssertEqual(total.fen, 239_200_000)
        XCTAssertEqual(amounts.map(\.fen), [75_000_000, 99_950_000, 64_250_000])
    }

    /// S-125: approved 1000000, score 92 ⇒ 920000.
    func testS125AScoreEarnsItsPartOfTheApprovedSubsidy() throws {
        let result = try Subsidy.byPerformance(
            approved: Money(fen: 1_000_000), score: Decimal(92))
        XCTAssertEqual(result.paid.fen, 920_000)
        XCTAssertEqual(result.withheld.fen, 80_000)
        // 0.01 at 50 points is half a fen: rounded once, away from zero; the rest is withheld.
        let half = try Subsidy.byPerformance(approved: yuan("0.01"), score: Decimal(50))
        XCTAssertEqual([half.paid.fen, half.withheld.fen], [1, 0])
    }

    func testWhatIsPaidAndWithheldIsAlwaysTheApprovedAmount() throws {
        var random = SeededGenerator(seed: 0x125)
        for round in 0..<500 {
            let approved = Money(fen: Int64.random(in: 0...Int64.max, using: &random))
            let score = try Decimal(
                significand: Int128(Int.random(in: 0...10_000, using: &random)), scale: 2)
            let result = try Subsidy.byPerformance(approved: approved, score: score)
            XCTAssertEqual(try result.paid.adding(result.withheld), approved, "round \(round)")
            XCTAssertGreaterThanOrEqual(result.paid, .zero)
        }
    }

    private func fund(
        _ surplus: String, medical: String, provided: String, rate: String = "0.003",
        share: String = "1"
    ) throws -> [String] {
        let result = try RiskFund.standard.appropriation(
            of: .init(
                income: yuan(surplus), expenses: .zero, medicalIncome: yuan(medical),
                provided: yuan(provided)),
            rate: dec(rate), share: dec(share))
        return [result.surplus, result.limit, result.amount, result.left].map(\.description)
    }

    /// S-125: a surplus may feed the 医疗风险基金 up to 3‰ of the medical income in all: of
    /// 100,000,000.00 that is 300,000.00, of which 250,000.00 stand there already.
    func testS125ASurplusFeedsTheRiskFundUpToItsLimit() throws {
        XCTAssertEqual(
            try fund("80000", medical: "100000000", provided: "250000"),
            ["80000.00", "300000.00", "50000.00", "30000.00"])
        XCTAssertEqual(
            try fund("80000", medical: "100000000", provided: "250000", share: "0.25"),
            ["80000.00", "300000.00", "20000.00", "60000.00"])
        // 3‰ of 999.99 is 2.99997: the limit is cut and never passed.
        XCTAssertEqual(
            try fund("5", medical: "999.99", provided: "0"), ["5.00", "2.99", "2.99", "2.01"])
        XCTAssertEqual(
            try fund("-5", medical: "100000", provided: "0"), ["-5.00", "300.00", "0.00", "-5.00"])
        XCTAssertEqual(
            try fund("5", medical: "1000", provided: "4"), ["5.00", "3.00", "0.00", "5.00"],
            "nothing more, and nothing back")
        XCTAssertEqual(
            try fund("5", medical: "1000", provided: "0", rate: "0.001"),
            ["5.00", "1.00", "1.00", "4.00"])
    }
}
