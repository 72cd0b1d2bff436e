import CostControl
import HospitalCore
import XCTest

/// Assets: T-AUD and requirements S-109, S-183, S-188, S-189.
final class AssetTests: XCTestCase {
    private func card(
        _ code: String, _ department: String = "D1", audited: String? = nil
    ) throws -> AssetCount.Card {
        AssetCount.Card(
            code, department: Department.ID(department), place: "101",
            keeper: Person.ID("K"), lifeMonths: 60, lastAudit: try audited.map { try Day($0) })
    }

    private func scan(_ code: String, _ place: String, _ day: Int) throws -> AssetCount.Scan {
        AssetCount.Scan(code, at: place, on: try Moment("2024-06-0\(day) 09:00"))
    }

    /// T-AUD: found, misplaced, missing, unknown and scanned twice, by department.
    func testACampaignTellsWhatIsWhere() throws {
        let count = try AssetCount(
            [card("B"), card("A"), card("C", "D2"), card("E", "D2")],
            scans: [
                scan("A", "101", 2), scan("B", "205", 2), scan("A", "101", 3),
                scan("X", "101", 2), scan("C", "101", 1), scan("E", "999", 2), scan("E", "101", 3),
            ],
            from: Moment("2024-06-02 00:00"))
        XCTAssertEqual(count.lines.map(\.code), ["A", "B", "C", "E", "X"])
        XCTAssertEqual(
            count.lines.map(\.state), [.found, .misplaced, .missing, .found, .unknown])
        XCTAssertEqual(count.lines.map(\.scans), [2, 1, 0, 2, 1])
        XCTAssertEqual(count.lines[1].seenAt, "205")
        XCTAssertEqual(count.departments.map(\.expected), [2, 2])
        XCTAssertEqual(count.departments.map(\.found), [2, 1])
        assertRefused(AssetError.twice("A"), says: ["A"]) {
            try AssetCount([card("A"), card("A")], scans: [], from: Moment("2024-06-02 00:00"))
        }
    }

    /// T-AUD: what was never audited is due.
    func testWhatWasNeverAuditedIsDue() throws {
        let today = try Day("2024-06-01")
        XCTAssertTrue(try card("A").isDue(on: today, everyMonths: 12))
        XCTAssertTrue(try card("A", audited: "2023-06-01").isDue(on: today, everyMonths: 12))
        XCTAssertFalse(try card("A", audited: "2023-06-02").isDue(on: today, everyMonths: 12))
    }

    /// S-183: everything has a keeper, a life and a place.
    func testS183ACardHasAKeeperAPlaceAndALife() throws {
        XCTAssertEqual(try card("A").gaps, [])
        let bare = AssetCount.Card("A", department: Department.ID("D"), place: "")
        XCTAssertEqual(bare.gaps, ["keeper", "place", "life"])
    }

    /// S-109: income 100 less depreciation 30, energy 10, repair 5 and parts 2.
    func testS109EquipmentEarnsAndCosts() throws {
        let machine = EquipmentReturn(
            "CT", income: yuan("100"),
            costs: [
                ("depreciation", yuan("30")), ("energy", yuan("10")), ("repair", yuan("5")),
                ("parts", yuan("2")),
            ])
        XCTAssertEqual(try machine.result(), yuan("53"))
        XCTAssertNil(try machine.utilisation())
        assertRefused(AssetError.outOfRange("X"), says: ["X"]) {
            try EquipmentReturn(
                "X", income: Money(fen: .min), costs: [("a", Money(fen: 1))]
            ).result()
        }
    }

    /// S-189: 60 of 160 hours are 37.5 %; idle below the limit and not without a record.
    func testS189IdleEquipment() throws {
        let machine = EquipmentReturn(
            "X", income: .zero, costs: [], usedHours: dec("60"), availableHours: dec("160"))
        XCTAssertEqual(try machine.utilisation()?.value, dec("37.5"))
        XCTAssertTrue(try machine.isIdle(below: dec("40")))
        XCTAssertFalse(try machine.isIdle(below: dec("37.5")))
        let silent = EquipmentReturn("X", income: .zero, costs: [])
        XCTAssertFalse(try silent.isIdle(below: dec("40")))
    }

    /// S-188: 50 minutes at 33.33 an hour are 27.775, 27.78 once; MTBF and MTTR.
    func testS188WorkOrdersAndReliability() throws {
        let cost = try WorkOrderCost.cost(
            of: "W",
            labour: [
                .init(minutes: 25, hourlyRate: yuan("33.33")),
                .init(minutes: 25, hourlyRate: yuan("33.33")),
            ], parts: yuan("10"), other: yuan("0.50"))
        XCTAssertEqual(cost.labour, yuan("27.78"))
        XCTAssertEqual(cost.total, yuan("38.28"))
        let reliability = try XCTUnwrap(
            try WorkOrderCost.reliability(
                of: "A", serviceMinutes: 43_200, downtimes: [120, 300, 60]))
        XCTAssertEqual(reliability.betweenFailures, dec("237.33"))
        XCTAssertEqual(reliability.toRepair, dec("2.67"))
        XCTAssertNil(
            try WorkOrderCost.reliability(of: "A", serviceMinutes: 1, downtimes: []))
        assertRefused(AssetError.negative("A"), says: ["A"]) {
            try WorkOrderCost.reliability(of: "A", serviceMinutes: 1, downtimes: [2])
        }
        assertRefused(AssetError.negative("W"), says: ["W"]) {
            try WorkOrderCost.cost(
                of: "W", labour: [.init(minutes: -1, hourlyRate: .zero)], parts: .zero,
                other: .zero)
        }
    }
}
