import CostControl
import HospitalCore
import TestSupport
import XCTest

/// Cases and groups from the departments down and from the items up.
final class CaseMethodTests: XCTestCase {
    private static let seed: UInt64 = 20_250_303

    private func patient(
        _ code: String, _ group: String?, days: String, own: String = "0"
    ) -> TopDownCosting.Patient {
        TopDownCosting.Patient(
            code, group: group, stays: [.init(unit: "ward", days: dec(days))],
            own: [.init("ward", yuan(own))])
    }

    /// The ward cost 1,000.00, of which patients had 400.00: 600.00 over 9 days is 66.67 a day.
    /// p1: 2 × 66.6… + 100 = 233.33, p2: 1 × 66.6… + 250.50 = 317.17; together 550.50, mean 275.25.
    /// p3 is in the house: 6 × 66.6… + 49.50 = 449.50.
    func testDepartmentCostIsSpreadByDays() throws {
        let cost = try TopDownCosting(
            centres: [.init("ward", cost: yuan("1000"))],
            patients: [
                patient("p1", "G", days: "2", own: "100"),
                patient("p2", "G", days: "1", own: "250.50"),
                patient("p3", nil, days: "6", own: "49.50"),
            ]
        ).costed()
        XCTAssertEqual(cost.units[0].own, yuan("400"))
        XCTAssertEqual(cost.units[0].rate, try Rate(numerator: 200, denominator: 3))
        XCTAssertEqual(cost.carried.cases.map(\.cost), [yuan("233.33"), yuan("317.17")])
        XCTAssertEqual(cost.carried.groups.map(\.code), ["G"])
        XCTAssertEqual(cost.carried.groups[0].total, yuan("550.50"))
        XCTAssertEqual(cost.carried.groups[0].mean, Rate(dec("275.25")))
        XCTAssertEqual(cost.carried.groups[0].difference, .zero)
        XCTAssertEqual(cost.inHouse, yuan("449.50"))
    }

    private func refused(
        _ cost: String, _ patients: [TopDownCosting.Patient]
    ) -> UnitCostError? {
        do throws(UnitCostError) {
            _ = try TopDownCosting(
                period: "2025-03", centres: [.init("ward", cost: yuan(cost))], patients: patients
            ).costed()
            return nil
        } catch { return error }
    }

    func testACostWithoutDaysAndTooManyDrugsAreRefused() {
        XCTAssertEqual(
            refused("5", [patient("p", "G", days: "0", own: "2")]),
            .denominatorZero(
                object: "ward", quantity: .careTime, amount: "3.00", period: "2025-03"))
        XCTAssertNil(refused("2", [patient("p", "G", days: "0", own: "2")]))
        let much = UnitCostError.takenOutTooMuch(
            object: "ward", item: nil, cost: yuan("1"), taken: yuan("2"))
        XCTAssertEqual(refused("1", [patient("p", "G", days: "1", own: "2")]), much)
        XCTAssertEqual(
            much.finding.text(in: .chinese), "“ward”成本为1.00元，不足以扣除2.00元。")
        XCTAssertEqual(
            refused("1", [patient("p", "G", days: "-1")]),
            .negative(object: "p", quantity: .careTime, value: dec("-1")))
        XCTAssertEqual(refused("1", []), .nothingToCost)
        let lost = TopDownCosting.Patient("p", group: "G", stays: [.init(unit: "war", days: .one)])
        XCTAssertEqual(refused("1", [lost]), .unknown("war", place: "p", nearest: "ward"))
        let twice = patient("p", "G", days: "1")
        XCTAssertEqual(refused("1", [twice, twice]), .duplicate("p"))
    }

    /// Groups and in-house patients carry all of the departments' cost, to the fen of rounding.
    func testGroupsAndInHousePatientsCarryTheWholeCost() throws {
        var random = SeededGenerator(seed: Self.seed)
        for _ in 0..<200 {
            let centres = (0..<3).map {
                TopDownCosting.Centre(
                    "d\($0)",
                    cost: Money(fen: Int64.random(in: 100_000...9_000_000, using: &random)))
            }
            let patients = (0..<8).map { number in
                TopDownCosting.Patient(
                    "p\(number)", group: number == 7 ? nil : "G\(number % 3)",
                    stays: centres.map {
                        .init(
                            unit: $0.code, days: Decimal(Int.random(in: 1...30, using: &random)))
                    },
                    own: [.init("d0", Money(fen: Int64.random(in: 0...10_000, using: &random)))])
            }
            let cost = try TopDownCosting(centres: centres, patients: patients).costed()
            let carried = try (cost.carried.groups.map(\.total) + [cost.inHouse]).total()
            let difference = try carried.subtracting(centres.map(\.cost).total())
            // Three groups and one cell of patients in the house, half a fen each at most.
            XCTAssertLessThanOrEqual(difference.fen.magnitude, 2, "seed \(Self.seed)")
        }
    }

    /// 2 × 85.25 + 1 × 90 (the department's own cost) + 300.00 = 560.50; p2 gave an item back:
    /// 1 × 85.25 − 2 × 90 = −94.75, and one CT more than was done was taken back.
    func testItemsMakeACase() throws {
        let (ct, own) = (BottomUpCosting.Item("CT"), BottomUpCosting.Item("CT", in: "R"))
        let (costs, findings) = try BottomUpCosting(
            unitCosts: [ct: dec("85.25"), own: dec("90")],
            cases: [
                .init(
                    "p1", group: "G",
                    uses: [.init(ct, dec("2")), .init(own, .one)],
                    atCost: [.init("drug", yuan("300"))]),
                .init("p2", group: "G", uses: [.init(ct, .one), .init(own, dec("-2"))]),
            ]
        ).costed()
        XCTAssertEqual(costs.cases.map(\.cost), [yuan("560.50"), yuan("-94.75")])
        XCTAssertEqual(costs.groups[0].total, yuan("465.75"))
        XCTAssertEqual(costs.groups[0].mean, Rate(dec("232.875")))
        XCTAssertEqual(findings.map(\.message), [.caseItemNegative])
        XCTAssertEqual(findings[0].text(in: .chinese), "病例“p2”的项目“CT”数量合计为负：-1。")
        XCTAssertTrue(findings[0].text(in: .english).contains("-1"))
    }

    func testAnItemWithoutAUnitCostIsNamed() {
        func refused(_ cases: [BottomUpCosting.Case]) -> UnitCostError? {
            do throws(UnitCostError) {
                _ = try BottomUpCosting(unitCosts: [.init("CT01"): .one], cases: cases).costed()
                return nil
            } catch { return error }
        }
        let use = BottomUpCosting.Use(.init("CT02"), .one)
        XCTAssertEqual(
            refused([.init("p", group: "G", uses: [use])]),
            .unknown("CT02", place: "p", nearest: "CT01"))
        XCTAssertEqual(refused([]), .nothingToCost)
    }
}
