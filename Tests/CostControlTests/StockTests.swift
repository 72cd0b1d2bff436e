import CostControl
import HospitalCore
import TestSupport
import XCTest

/// Stores: T-STK and requirements S-184 to S-187, S-191.
final class StockTests: XCTestCase {
    private let lot = StockLot.ID("A")

    private func day(_ text: String) throws -> Day { try Day(text) }

    private func stock(
        _ lots: [(String, good: String?)], beyond: StockLedger.Beyond = .refuse
    ) throws -> StockLedger {
        var ledger = StockLedger(beyond: beyond)
        for (place, one) in lots.enumerated() {
            try ledger.add(StockLot(
                StockLot.ID(one.0), item: "手套",
                received: day("2024-01-0\(place + 1)"), goodThrough: one.good.map { try day($0) }))
        }
        return ledger
    }

    private func move(
        _ code: String, _ kind: StockMovement.Kind, _ quantity: String, lot: String = "A",
        on date: String = "2024-03-01", to receiver: String? = nil
    ) throws -> StockMovement {
        StockMovement(
            code, kind, lot: StockLot.ID(lot), on: try day(date), quantity: dec(quantity),
            receiver: receiver)
    }

    /// S-184: 10 − 4 + 1 − 2 = 5; an issue of 6 is refused.
    func testS184TheBalanceIsTheSumOfItsMovements() throws {
        var ledger = try stock([("A", good: nil)])
        try ledger.take(move("1", .receipt, "10"))
        try ledger.take(move("2", .issue, "4"))
        try ledger.take(move("3", .giveBack, "1"))
        try ledger.take(move("4", .scrap, "2"))
        XCTAssertEqual(ledger.balance(of: lot), dec("5"))
        assertRefused(
            StockError.beyondBalance(lot, quantity: dec("6"), balance: dec("5")),
            says: ["6", "5"]
        ) { try ledger.take(move("5", .issue, "6")) }
        XCTAssertEqual(ledger.balance(of: lot), dec("5"))
        XCTAssertEqual(ledger.movements.count, 4)
        // More than the three that are out cannot come back.
        assertRefused(
            StockError.beyondIssued(lot, quantity: dec("4"), issued: dec("3")), says: ["4", "3"]
        ) { try ledger.take(move("5", .giveBack, "4")) }
    }

    /// T-STK: beyond the balance only where the store allows it, and then it is told.
    func testAnIssueBeyondTheBalanceIsTold() throws {
        var ledger = try stock([("A", good: nil)], beyond: .allow)
        try ledger.take(move("1", .receipt, "1"))
        try ledger.take(move("2", .issue, "3"))
        XCTAssertEqual(ledger.balance(of: lot), dec("-2"))
        XCTAssertEqual(ledger.findings.map(\.message), [.stockBeyondBalance])
        for kind in [StockMovement.Kind.scrap, .shortage] {
            assertRefused(
                StockError.beyondBalance(lot, quantity: .one, balance: dec("-2")), says: ["-2"]
            ) { try ledger.take(move("3", kind, "1")) }
        }
        XCTAssertEqual(ledger.findings.count, 1)
    }

    /// T-STK: first expired first out, equal days by receipt; what is expired is never issued.
    func testFirstExpiredFirstOut() throws {
        var ledger = try stock([
            ("A", good: "2024-06-30"), ("B", good: "2024-04-30"), ("C", good: "2024-04-30"),
            ("D", good: "2024-02-01"), ("E", good: nil),
        ])
        for (place, code) in ["A", "B", "C", "D", "E"].enumerated() {
            try ledger.take(move("r\(place)", .receipt, "2", lot: code, on: "2024-01-10"))
        }
        let today = try day("2024-03-01")
        let parts = try ledger.allocate(dec("7"), of: "手套", on: today)
        XCTAssertEqual(parts.map(\.lot.code), ["B", "C", "A", "E"])
        XCTAssertEqual(parts.map(\.quantity), [dec("2"), dec("2"), dec("2"), dec("1")])
        assertRefused(
            StockError.onlyExpired("手套", good: dec("8"), asked: dec("9")), says: ["8", "9"]
        ) { try ledger.allocate(dec("9"), of: "手套", on: today) }
        assertRefused(
            StockError.outOfStock("手套", good: dec("8"), asked: dec("11")), says: ["8", "11"]
        ) { try ledger.allocate(dec("11"), of: "手套", on: today) }
        assertRefused(
            StockError.expired(StockLot.ID("D"), goodThrough: try day("2024-02-01")),
            says: ["2024-02-01"]
        ) { try ledger.take(move("x", .issue, "1", lot: "D")) }
        try ledger.take(move("x", .scrap, "2", lot: "D"))
        assertRefused(
            StockError.outOfStock("手套", good: dec("8"), asked: dec("9")), says: ["8", "9"]
        ) { try ledger.allocate(dec("9"), of: "手套", on: today) }
        XCTAssertEqual(try ledger.balance(of: "手套", on: today).good, dec("8"))
    }

    /// S-185 and S-191: from a fitted part to its supplier, buyer and approver, and to its users.
    func testS185AndS191ALotIsTraced() throws {
        var ledger = StockLedger()
        var lamp = StockLot(lot, item: "节能灯", received: try day("2024-01-01"))
        lamp.maker = "厂"
        lamp.supplier = "供应商"
        lamp.buyer = Person.ID("采购员")
        lamp.approver = Person.ID("科长")
        try ledger.add(lamp)
        try ledger.take(move("1", .receipt, "10", on: "2024-01-01"))
        try ledger.take(move("2", .issue, "4", to: "病房楼3层"))
        try ledger.take(move("3", .issue, "1", to: "门诊大厅"))
        let trace = try ledger.trace(lot)
        XCTAssertEqual(trace.lot, lamp)
        XCTAssertEqual(trace.lot.approver, Person.ID("科长"))
        XCTAssertEqual(trace.receivers.map(\.receiver), ["病房楼3层", "门诊大厅"])
        assertRefused(StockError.lotUnknown(StockLot.ID("X")), says: ["X"]) {
            try ledger.trace(StockLot.ID("X"))
        }
    }

    /// T-STK: a count of a day is compared with that day, whatever moved since.
    func testACountWhileMovementsContinue() throws {
        var ledger = try stock([("A", good: nil)])
        try ledger.take(move("1", .receipt, "10", on: "2024-03-01"))
        try ledger.take(move("2", .issue, "3", on: "2024-03-05"))
        let count = try ledger.count(lot, counted: dec("9"), on: day("2024-03-03"), code: "K")
        XCTAssertEqual(count?.kind, .shortage)
        XCTAssertEqual(count?.quantity, .one)
        XCTAssertNil(try ledger.count(lot, counted: dec("7"), on: day("2024-03-05"), code: "K"))
        let more = try XCTUnwrap(
            try ledger.count(lot, counted: dec("8"), on: day("2024-03-05"), code: "K"))
        try ledger.take(more)
        XCTAssertEqual(ledger.balance(of: lot), dec("8"))
    }

    /// S-187: 9 with a safety quantity of 10 is an alert. S-186: dead stock.
    func testS186AndS187LevelsAndDeadStock() throws {
        let limits = try StockLevel.Limits(
            safety: dec("10"), minimum: dec("20"), maximum: dec("50"))
        func state(_ balance: String) -> StockLevel.State {
            StockLevel.state(of: dec(balance), limits)
        }
        XCTAssertEqual(
            ["0", "9", "10", "20", "50", "50.1"].map(state),
            [.out, .belowSafety, .belowMinimum, .usual, .usual, .aboveMaximum])
        assertRefused(StockError.limitsInvalid("纱布"), says: ["纱布"]) {
            try StockLevel.Limits(of: "纱布", safety: .one, minimum: .zero, maximum: .one)
        }
        func isDead(_ last: String?, _ balance: String = "1") throws -> Bool {
            StockLevel.isDead(
                balance: dec(balance), lastIssue: try last.map { try day($0) },
                received: try day("2023-01-01"), on: try day("2024-03-01"), after: 180)
        }
        XCTAssertTrue(try isDead(nil))
        XCTAssertTrue(try isDead("2023-09-02"))
        XCTAssertFalse(try isDead("2023-09-03"))
        XCTAssertFalse(try isDead(nil, "0"))
    }

    /// T-STK: the average by its method and over closed months only.
    func testAveragesLookAtClosedMonths() throws {
        let use = [
            try month(1): dec("10"), try month(2): .zero, try month(3): dec("5"),
            try month(4): dec("99"),
        ]
        func average(_ method: StockLevel.Average) throws -> Decimal? {
            try StockLevel.average(use, before: month(4), by: method, digits: 2)
        }
        XCTAssertEqual(try average(.mean), dec("5.00"))
        XCTAssertEqual(try average(.used), dec("7.50"))
        // (10 × 1 + 0 × 2 + 5 × 3) / 6
        XCTAssertEqual(try average(.weighted), dec("4.17"))
        XCTAssertEqual(try average(.median), dec("5.00"))
        XCTAssertEqual(
            try StockLevel.average(use, before: month(3), by: .median, digits: 1), dec("5.0"))
        XCTAssertNil(try StockLevel.average(use, before: month(1), by: .mean, digits: 0))
    }

    func testWrongMovementsAreNamed() throws {
        var ledger = try stock([("A", good: nil)])
        assertRefused(StockError.twice("A"), says: ["A"]) {
            try ledger.add(StockLot(lot, item: "x", received: day("2024-01-01")))
        }
        assertRefused(StockError.lotUnknown(StockLot.ID("B")), says: ["B"]) {
            try ledger.take(move("1", .receipt, "1", lot: "B"))
        }
        assertRefused(StockError.quantityInvalid("1", quantity: .zero), says: ["0"]) {
            try ledger.take(move("1", .receipt, "0"))
        }
        try ledger.take(move("1", .receipt, "1"))
        assertRefused(StockError.twice("1"), says: ["1"]) {
            try ledger.take(move("1", .receipt, "1"))
        }
    }

    /// Random lives of a store: balances are the sums of the movements that were taken, none is
    /// below zero, and an allocation takes the earliest good lots first.
    func testRandomLivesKeepTheirBalances() throws {
        var random = SeededGenerator(seed: 0x570C)
        for _ in 0..<60 {
            var ledger = try stock([
                ("A", good: "2024-03-05"), ("B", good: "2024-04-01"), ("C", good: nil),
            ])
            for number in 0..<40 {
                let kind = StockMovement.Kind.allCases.randomElement(using: &random)
                _ = try? ledger.take(move(
                    "\(number)", kind ?? .receipt,
                    "\(Int.random(in: 1...9, using: &random))",
                    lot: ["A", "B", "C"].randomElement(using: &random) ?? "A",
                    on: "2024-03-0\(Int.random(in: 1...9, using: &random))"))
            }
            for code in ["A", "B", "C"] {
                let sum = ledger.movements.filter { $0.lot.code == code }.reduce(0) { sum, one in
                    let whole = Int(one.quantity.significand)
                    let adds = [.receipt, .giveBack, .surplus].contains(one.kind)
                    return sum + (adds ? whole : -whole)
                }
                XCTAssertEqual(ledger.balance(of: StockLot.ID(code)), Decimal(sum))
                XCTAssertGreaterThanOrEqual(sum, 0)
            }
            let today = try day("2024-03-09")
            let good = try ledger.balance(of: "手套", on: today).good
            guard good > .zero else { continue }
            let parts = try ledger.allocate(good, of: "手套", on: today)
            XCTAssertFalse(parts.map(\.lot.code).contains("A"))
            XCTAssertEqual(parts.map(\.lot.code), parts.map(\.lot.code).sorted())
        }
    }
}
