import Foundation
import Hosp
import XCTest

/// Stores of a book: first expired first out, good days and balances, all lines or none.
final class BookStockTests: BookTestCase {
    private func run(_ name: String, _ arguments: String, in book: Book) throws -> [[String]] {
        let procedure = try XCTUnwrap(Procedure.named(name), name)
        let result = try procedure.run(JSONValue(parsing: arguments), in: book)
        XCTAssertEqual(result.tables.map(\.name), procedure.tables, name)
        return result.tables.map(\.printedRows)
    }

    private func move(
        _ document: String, on day: String = "2025-03-10", _ lines: String, in book: Book
    ) throws -> [[String]] {
        try run(
            "book.stock.move",
            #"{"document":"\#(document)","on":"\#(day)","lines":[\#(lines)]}"#, in: book)
    }

    private func stockBook(at location: String = ":memory:") throws -> Book {
        let book = try emptyBook(at: location)
        try load(book, "hosp_stock_goods", "g", """
            goods_code,unit_name,safety_quantity,minimum_quantity,maximum_quantity,is_beyond_allowed
            纱布,包,10,20,100,0
            氧气,瓶,,,,1
            医用外科口罩,只,,,,0
            """)
        try load(book, "hosp_stock_lot", "l", """
            lot_code,goods_code,received_on,good_through,maker_name,supplier_name,buyer_code,approver_code
            E,纱布,20240101,20250228,甲厂,乙公司,P1,P2
            F,纱布,20240601,20250630,甲厂,乙公司,P1,P2
            S,纱布,20240501,20251231,丙厂,,P1,
            N,纱布,20230101,,,,,
            O,氧气,20250301,,,,,
            """)
        return book
    }

    private func received(at location: String = ":memory:") throws -> Book {
        let book = try stockBook(at: location)
        let lots = [("E", 5), ("F", 10), ("S", 10), ("N", 2)].map {
            #"{"kind":"in","lot":"\#($0)","quantity":"\#($1)"}"#
        }
        _ = try move("R1", on: "2025-02-01", lots.joined(separator: ","), in: book)
        return book
    }

    /// E is expired; F goes first, then S; what does not expire comes last.
    func testGoodsAreIssuedFirstExpiredFirstOut() throws {
        let book = try received()
        let issued = try move(
            "I1", #"{"kind":"out","goods":"纱布","quantity":"12","receiver":"内科"}"#, in: book)
        XCTAssertEqual(issued[0], [
            "I1/1|out|F|2025-03-10|10|内科", "I1/2|out|S|2025-03-10|2|内科",
        ])
        XCTAssertEqual(issued[1], [
            "F|纱布|0|2025-06-30|甲厂|乙公司|P1|P2", "S|纱布|8|2025-12-31|丙厂|-|P1|-",
        ])
        // 15 in all, of which 5 are expired and 10 good: below the minimum of 20.
        let balance = try run("book.stock.balance", #"{"on":"2025-03-10"}"#, in: book)
        XCTAssertEqual(balance[0], [
            "医用外科口罩|0|0|-", "氧气|0|0|-", "纱布|15|10|below_minimum",
        ])
        XCTAssertEqual(balance[1].map { $0.split(separator: "|").prefix(3).joined(separator: "|") },
            ["E|纱布|5", "F|纱布|0", "N|纱布|2", "O|氧气|0", "S|纱布|8"])
        XCTAssertEqual(
            try run("book.stock.balance", #"{"on":"2025-02-28","goods":"纱布"}"#, in: book)[0],
            ["纱布|15|15|below_minimum"])
        let trace = try run("book.stock.trace", #"{"lot":"S"}"#, in: book)
        XCTAssertEqual(trace[0], ["S|纱布|8|2025-12-31|丙厂|-|P1|-"])
        XCTAssertEqual(
            trace[1], ["R1/3|in|S|2025-02-01|10|-", "I1/2|out|S|2025-03-10|2|内科"])
        XCTAssertGreaterThan(try book.verifyAudit(), 0)
    }

    /// Two limits of three are a gap in the register, not goods without limits.
    func testGoodsWithSomeLimitsAreNamed() throws {
        let book = try stockBook()
        try load(book, "hosp_stock_goods", "half", """
            goods_code,unit_name,safety_quantity,minimum_quantity,maximum_quantity,is_beyond_allowed
            绷带,卷,10,20,,0
            """)
        try assertUnchanged(book) {
            try run("book.stock.balance", #"{"on":"2025-03-10"}"#, in: book)
        } _: { XCTAssertEqual($0 as? StockError, .limitsInvalid("绷带")) }
        XCTAssertEqual(
            try run("book.stock.balance", #"{"on":"2025-03-10","goods":"氧气"}"#, in: book)[0],
            ["氧气|0|0|-"])
    }

    /// S-184: 10 − 4 + 1 − 2 = 5, and 6 are refused.
    func testS184WhatTheStoreDoesNotHaveIsNotIssued() throws {
        let book = try stockBook()
        for (number, (kind, quantity)) in [
            ("in", "10"), ("out", "4"), ("return", "1"), ("scrap", "2"),
        ].enumerated() {
            _ = try move(
                "D\(number)", #"{"kind":"\#(kind)","lot":"F","quantity":"\#(quantity)"}"#, in: book)
        }
        XCTAssertEqual(
            try run("book.stock.trace", #"{"lot":"F"}"#, in: book)[0],
            ["F|纱布|5|2025-06-30|甲厂|乙公司|P1|P2"])
        try assertUnchanged(book) {
            try move("D9", #"{"kind":"out","lot":"F","quantity":"6"}"#, in: book)
        } _: {
            XCTAssertEqual($0 as? StockError, .beyondBalance(
                StockLot.ID("F"), quantity: Decimal(6), balance: Decimal(5)))
        }
    }

    func testARefusedLineLeavesTheWholeDocumentOut() throws {
        let cases: [(lines: String, error: StockError)] = [
            (#"{"kind":"out","lot":"E","quantity":"1"}"#,
                .expired(StockLot.ID("E"), goodThrough: try Day(yyyymmdd: 20_250_228))),
            (#"{"kind":"out","lot":"S","quantity":"1"}"#,
                .laterLot(StockLot.ID("S"), first: StockLot.ID("F"), balance: Decimal(9))),
            (#"{"kind":"out","lot":"N","quantity":"1"}"#,
                .laterLot(StockLot.ID("N"), first: StockLot.ID("F"), balance: Decimal(9))),
            (#"{"kind":"out","goods":"纱布","quantity":"23"}"#,
                .onlyExpired("纱布", good: Decimal(21), asked: Decimal(23))),
            (#"{"kind":"out","goods":"纱布","quantity":"27"}"#,
                .outOfStock("纱布", good: Decimal(21), asked: Decimal(27))),
            (#"{"kind":"return","lot":"F","quantity":"2"}"#,
                .beyondIssued(StockLot.ID("F"), quantity: Decimal(2), issued: Decimal(1))),
            (#"{"kind":"out","goods":"医用外科口照","quantity":"1"}"#,
                .goodsUnknown("医用外科口照", nearest: "医用外科口罩")),
            (#"{"kind":"in","lot":"X","quantity":"1"}"#, .lotUnknown(StockLot.ID("X"))),
            (#"{"kind":"in","goods":"纱布","quantity":"1"}"#,
                .lotUnclear(document: "I2", line: 2)),
            (#"{"kind":"in","lot":"F","quantity":"0"}"#,
                .quantityInvalid("I2/2", quantity: .zero)),
        ]
        for (lines, error) in cases {
            let book = try received()
            let first = #"{"kind":"out","goods":"纱布","quantity":"1"},"#
            try assertUnchanged(book, lines) { try move("I2", first + lines, in: book) } _: {
                XCTAssertEqual($0 as? StockError, error, lines)
            }
        }
        let book = try received()
        try assertUnchanged(book) {
            try move("R1", #"{"kind":"out","lot":"F","quantity":"1"}"#, in: book)
        } _: { XCTAssertEqual($0 as? StockError, .twice("R1")) }
        XCTAssertThrowsError(try move("I3", "", in: book))
        // A named patient may get a later lot; an expired one can be scrapped.
        XCTAssertEqual(
            try move(
                "I4", #"{"kind":"out","lot":"S","quantity":"1","any_lot":true},"#
                    + #"{"kind":"scrap","lot":"E","quantity":"5"}"#, in: book)[0],
            ["I4/1|out|S|2025-03-10|1|-", "I4/2|scrap|E|2025-03-10|5|-"])
    }

    /// Goods that may be issued beyond the balance are, with a finding that stays.
    func testGoodsThatMayBeIssuedBeyondTheBalanceAreTold() throws {
        let book = try stockBook()
        let issued = try move("I1", #"{"kind":"out","lot":"O","quantity":"3"}"#, in: book)
        XCTAssertEqual(issued[1], ["O|氧气|-3|-|-|-|-|-"])
        XCTAssertEqual(issued[2].count, 1)
        XCTAssertEqual(
            try book.store.rows("SELECT is_beyond FROM hosp_stock_movement", []), [[1]])
    }

    /// Balances are the sums of the movements, whatever random documents come.
    func testBalancesAreTheSumsOfMovements() throws {
        let book = try received()
        var seed: UInt64 = 7
        func next(_ limit: UInt64) -> UInt64 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (seed >> 33) % limit
        }
        var refused = 0
        for number in 0..<60 {
            let kind = ["in", "out", "return", "scrap", "shortage", "surplus"][Int(next(6))]
            let lot = ["F", "S", "N"][Int(next(3))]
            do {
                _ = try move(
                    "Z\(number)", #"{"kind":"\#(kind)","lot":"\#(lot)","any_lot":true,"#
                        + #""quantity":"\#(next(9) + 1).5"}"#, in: book)
            } catch is StockError { refused += 1 }
        }
        XCTAssertTrue((1..<60).contains(refused), "\(refused)")
        let sums = try book.store.rows(
            "SELECT lot_code, SUM(CASE WHEN kind_name IN ('in', 'return', 'surplus') THEN 1 "
                + "ELSE -1 END * CAST(moved_quantity AS REAL) * 10) FROM hosp_stock_movement "
                + "GROUP BY lot_code ORDER BY lot_code", [])
        let standings = try book.store.rows(
            "SELECT lot_code, CAST(balance_quantity AS REAL) * 10 FROM hosp_stock_standing "
                + "ORDER BY lot_code", [])
        XCTAssertEqual(sums, standings)
    }

    /// Four clerks issue 40 single pieces of a lot of 25: 25 get one.
    func testClerksNeverIssueTheSamePiece() throws {
        let place = path()
        let book = try stockBook(at: place)
        _ = try move("R1", #"{"kind":"in","lot":"F","quantity":"25"}"#, in: book)
        book.close()
        let clerks = Clerks()
        DispatchQueue.concurrentPerform(iterations: 4) { clerk in
            do {
                let book = try Book(at: place, libraryVersion: "test")
                book.now = Self.moment
                for number in 0..<10 {
                    do {
                        _ = try book.move(
                            document: "C\(clerk)-\(number)", on: try Day(yyyymmdd: 20_250_310),
                            [Book.StockLine(.issue, goods: "纱布", quantity: .one)])
                        clerks.count { $0.taken += 1 }
                    } catch is StockError { clerks.count { $0.refused += 1 } }
                }
                book.close()
            } catch { clerks.count { $0.failures.append("\(error)") } }
        }
        XCTAssertEqual(clerks.failures, [])
        XCTAssertEqual([clerks.taken, clerks.refused], [25, 15])
    }
}

/// What clerks came to.
private final class Clerks: @unchecked Sendable {
    private let lock = NSLock()
    var taken = 0
    var refused = 0
    var failures: [String] = []

    func count(_ change: (Clerks) -> Void) {
        lock.lock()
        change(self)
        lock.unlock()
    }
}
