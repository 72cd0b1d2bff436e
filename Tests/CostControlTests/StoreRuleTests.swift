import CostControl
import HospitalCore
import XCTest

/// Shelves, merged stores, mended goods, points of loss: S-193, S-194, S-203.
final class StoreRuleTests: XCTestCase {
    private let blocks = [6, 12, 11, 33, 9].enumerated().map {
        ShelfLedger.Block("\($0 + 1)", columns: $1)
    }

    private func move(_ code: String, _ block: String, _ columns: Int, _ day: String = "2024-01-01")
        throws -> ShelfLedger.Move
    {
        ShelfLedger.Move(code, block: block, on: try Day(day), columns: columns)
    }

    /// S-193: 6 + 12 + 11 + 33 + 9 = 71; of the last 9 one is used and 8 are spare.
    func testS193ShelvesHaveAColumnLedger() throws {
        let today = try Day("2024-06-30")
        let full = try [6, 12, 11, 33].enumerated().map { try move("\($0)", "\($0 + 1)", $1) }
        let ledger = try ShelfLedger(
            blocks, moves: full + [move("last", "5", 1), move("later", "5", 8, "2024-07-01")],
            on: today)
        XCTAssertEqual(ledger.columns, 71)
        XCTAssertEqual(ledger.lines.map(\.spare), [0, 0, 0, 0, 8])
        XCTAssertEqual([ledger.used, ledger.spare], [63, 8])
        let cleared = try ShelfLedger(
            blocks, moves: [move("b", "4", -3, "2024-02-01"), move("a", "4", 33)], on: today)
        XCTAssertEqual(cleared.lines[3].used, 30)
    }

    func testS193NothingBeyondTheShelves() throws {
        let today = try Day("2024-06-30")
        func ledger(_ moves: [ShelfLedger.Move]) throws -> ShelfLedger {
            try ShelfLedger(blocks, moves: moves, on: today)
        }
        let one = try move("1", "5", 1)
        let (nine, back) = (try move("2", "5", 9), try move("2", "5", -2))
        assertRefused(
            StockError.shelfBeyond("5", columns: 9, used: 1, spare: 8), says: ["9", "8"]
        ) { try ledger([one, nine]) }
        assertRefused(
            StockError.shelfBeyond("5", columns: -2, used: 1, spare: 8), says: ["-2", "1"]
        ) { try ledger([one, back]) }
        let huge = try move("2", "5", .max)
        assertRefused(StockError.shelfBeyond("5", columns: .max, used: 1, spare: 8)) {
            try ledger([one, huge])
        }
        let elsewhere = try move("1", "6", 1), none = try move("1", "5", 0)
        assertRefused(StockError.shelfUnknown("6"), says: ["6"]) { try ledger([elsewhere]) }
        assertRefused(StockError.quantityInvalid("1", quantity: .zero)) { try ledger([none]) }
        assertRefused(StockError.twice("1"), says: ["1"]) { try ledger([one, one]) }
        assertRefused(StockError.twice("A")) {
            try ShelfLedger(
                [.init("A", columns: 1), .init("A", columns: 1)], moves: [], on: today)
        }
        assertRefused(StockError.quantityInvalid("A", quantity: .zero)) {
            try ShelfLedger([.init("A", columns: 0)], moves: [], on: today)
        }
        assertRefused(StockError.outOfRange("columns"), says: ["columns"]) {
            try ShelfLedger(
                [.init("A", columns: .max), .init("B", columns: 1)], moves: [], on: today)
        }
    }

    /// S-194: two stores become one.
    func testS194StoresAreMerged() throws {
        func store(_ code: String, _ keeper: String, _ balances: [String: String])
            -> MergedStores.Store
        {
            .init(code, keeper: Person.ID(keeper), balances: balances.mapValues { dec($0) })
        }
        let merged = try MergedStores([
            store("被服", "甲", ["床单": "120", "枕套": "0.5"]), store("总务", "乙", ["床单": "30"]),
        ])
        XCTAssertEqual(merged.lines.map(\.item), ["床单", "枕套"])
        XCTAssertEqual(merged.lines.map(\.total), [dec("150"), dec("0.5")])
        XCTAssertEqual(merged.lines[0].stores, ["被服", "总务"])
        XCTAssertEqual(merged.keepers.count, 2)
        assertRefused(StockError.twice("A"), says: ["A"]) {
            try MergedStores([store("A", "甲", [:]), store("A", "甲", [:])])
        }
        assertRefused(StockError.quantityInvalid("A x", quantity: dec("-1")), says: ["-1"]) {
            try MergedStores([store("A", "甲", ["z": "-2", "x": "-1", "y": "-3"])])
        }
    }

    private func repair(
        damaged: String, mended: String, price: String, cost: String, by: String? = "甲",
        reason: String? = nil
    ) throws -> RepairRecord {
        try RepairRecord(
            "R", item: "床单", count: .init(damaged: dec(damaged), mended: dec(mended)),
            price: yuan(price), cost: yuan(cost), repairer: by.map { Person.ID($0) },
            reason: reason)
    }

    /// S-194: of 40 damaged sheets 30 were mended for 300.00; new ones would have cost 750.00.
    func testS194MendingInsteadOfReplacingIsWrittenDown() throws {
        let record = try repair(damaged: "40", mended: "30", price: "25", cost: "300")
        XCTAssertEqual(record.saved, yuan("450"))
        XCTAssertEqual(record.scrapped, dec("10"))
        XCTAssertEqual(record.faults, [.reason])
        let dear = try repair(damaged: "1", mended: "1", price: "10", cost: "10.01", by: nil)
        XCTAssertEqual(dear.saved, yuan("-0.01"))
        XCTAssertEqual(dear.faults, [.repairer, .notWorthIt])
        XCTAssertEqual(
            try repair(
                damaged: "1", mended: "0", price: "10", cost: "0", by: nil, reason: "无法修补"
            ).faults, [])
        // Half a fen rounds away from zero.
        XCTAssertEqual(
            try repair(damaged: "0.5", mended: "0.5", price: "0.01", cost: "0").saved,
            yuan("0.01"))
        for (damaged, mended) in [("0", "0"), ("1", "-1"), ("1", "1.1")] {
            let wrong = damaged == "0" ? damaged : mended
            assertRefused(StockError.quantityInvalid("R", quantity: dec(wrong)), says: [wrong]) {
                try repair(damaged: damaged, mended: mended, price: "1", cost: "0")
            }
        }
        assertRefused(StockError.quantityInvalid("R", quantity: dec("-1"))) {
            try repair(damaged: "1", mended: "1", price: "-1", cost: "0")
        }
        assertRefused(StockError.twice("R"), says: ["R"]) {
            try RepairRecord.check([record, dear])
        }
    }

    private func point(
        _ code: String, _ medium: String = "电", _ kind: LossRegister.Kind = .theft,
        cleared: String? = "2024-03-01", recovered: String?
    ) throws -> LossRegister.Point {
        LossRegister.Point(
            code, medium: medium, kind: kind, found: try Day("2024-02-01"),
            cleared: try cleared.map { try Day($0) }, recovered: recovered.map { dec($0) })
    }

    /// S-203: 45 points of theft are cleared and 5,000,000 kWh come back.
    func testS203PointsOfLossAreClearedAndCounted() throws {
        var points = try (1...44).map { try point("P\($0)", recovered: "111111") }
        points.append(try point("P45", recovered: "111116"))
        let theft = try LossRegister(points).lines
        XCTAssertEqual(theft.map(\.cleared), [45])
        XCTAssertEqual(theft[0].recovered, dec("5000000"))
        points += [
            try point("P46", cleared: nil, recovered: nil), try point("P47", recovered: nil),
            try point("W", "水", .leak, recovered: nil),
        ]
        let lines = try LossRegister(points).lines
        XCTAssertEqual(lines.map(\.medium), ["水", "电"])
        XCTAssertEqual([lines[1].found, lines[1].cleared], [47, 46])
        XCTAssertEqual(lines[1].unmeasured, ["P47"])
        XCTAssertEqual(lines[1].recovered, dec("5000000"))
        XCTAssertNil(lines[0].recovered)
    }

    func testS203RefusesWhatCannotBe() throws {
        let one = try point("A", recovered: "1"), below = try point("A", recovered: "-1")
        let early = try point("A", cleared: "2024-01-31", recovered: nil)
        assertRefused(EnergyError.twice("A"), says: ["A"]) { try LossRegister([one, one]) }
        assertRefused(EnergyError.numberInvalid("A", value: "-1"), says: ["-1"]) {
            try LossRegister([below])
        }
        let day = Moment(startOf: try Day("2024-01-31"))
        assertRefused(EnergyError.outOfOrder("A", at: day), says: ["2024-01-31"]) {
            try LossRegister([early])
        }
    }
}
