import Foundation
import HospitalCore
import Storage
import TestSupport
import XCTest

/// The SQLite store: values, batches, transactions, several connections.
final class SQLiteStoreTests: StorageTestCase {
    private func entries(_ store: SQLiteStore) throws -> [[StoreValue]] {
        try store.rows(entryTable.select())
    }

    private func prepared() throws -> SQLiteStore {
        let store = try memory()
        try store.execute(entryTable.createTable(in: .sqlite, version: 1))
        return store
    }

    private func row(_ line: Int64, remark: StoreValue = "x") -> [StoreValue] {
        [202_503, "lab", .integer(line), .integer(line * 100), remark, "b1"]
    }

    func testTheRowsOfABatchAreReadAsTheyWereWritten() {
        var batch = RowBatch(columnCount: 3)
        let shared = batch.share("院办")
        for number in 0..<2 {
            batch.append(shared: shared)
            batch.append(value: number == 0 ? .null : "")
            batch.append(integer: Int64(number))
        }
        batch.append(text: "open")
        XCTAssertEqual(
            [-1, 0, 1, 2].map { batch.row($0) }, [[], ["院办", nil, 0], ["院办", "", 1], []])
    }

    private func batch(_ rows: [[StoreValue]]) -> RowBatch {
        var batch = RowBatch(columnCount: entryTable.columns.count)
        for row in rows { batch.append(row: row) }
        return batch
    }

    func testEveryValueComesBackAsItWentIn() throws {
        let store = try memory()
        try store.execute("CREATE TABLE t (a VARCHAR(40), b BIGINT)")
        let texts = [
            "", "1.10", "007", "院办", "a\0b", "\0", "O'Neil\"; DROP TABLE t", "👩‍⚕️", "e\u{301}",
        ]
        let insert = "INSERT INTO t (a, b) VALUES (?, ?)"
        for text in texts {
            for number in [0, -1, Int64.min, Int64.max] {
                try store.execute("DELETE FROM t")
                try store.execute(insert, [.text(text), .integer(number)])
                let rows = try store.rows("SELECT a, b FROM t")
                XCTAssertEqual(rows.first?[0].text.map { Array($0.utf8) }, Array(text.utf8))
                XCTAssertEqual(rows.first?[1], .integer(number))
            }
        }
        try store.execute("DELETE FROM t")
        try store.execute(insert, [nil, nil])
        XCTAssertEqual(try store.rows("SELECT a, b FROM t"), [[nil, nil]])
        XCTAssertEqual(try store.rows("SELECT ? FROM t", [.real(0.5)]), [[.real(0.5)]])
    }

    func testABatchOfAnySizeGoesInCompletely() throws {
        for count in [0, 1, 15, 16, 17, 31, 32, 33, 1000] {
            let store = try prepared()
            let rows = (0..<count).map {
                row(Int64($0), remark: $0 % 3 == 0 ? nil : .text("r\($0)"))
            }
            XCTAssertEqual(try store.insert(batch(rows), into: entryTable), [])
            XCTAssertEqual(try entries(store), rows, "\(count) rows")
        }
    }

    func testATextWithNulBytesAndAnEmptyOneGoInThroughABatch() throws {
        let store = try prepared()
        let rows = [row(1, remark: "a\0b"), row(2, remark: ""), row(3, remark: nil)]
        XCTAssertEqual(try store.insert(batch(rows), into: entryTable), [])
        XCTAssertEqual(try entries(store), rows)
        var empty = RowBatch(columnCount: 1)
        empty.append(text: "")
        let single = TableDeclaration(
            "hosp_single", .register, label: Label(zh: "单列", en: "single"), key: ["c"],
            columns: [ColumnDeclaration("c", .code, zh: "列", en: "column")])
        try store.execute(single.createTable(in: .sqlite, version: 1))
        XCTAssertEqual(try store.insert(empty, into: single), [])
        XCTAssertEqual(try store.rows(single.select()), [[""]])
    }

    func testEveryRefusedRowOfABatchIsNamedAndTheOthersAreIn() throws {
        let store = try prepared()
        try store.execute(entryTable.insert(rows: 1), row(40))
        // Month, department, remark and batch have one value, so rows go 200 at a time: of the
        // first statement the second and the fifth row are bad, of the third the last ones.
        var rows = (0..<600).map { row(Int64($0)) }
        rows[3][3] = nil
        for (place, taken) in [(166, 0), (497, 496), (599, 598)] { rows[place] = row(Int64(taken)) }
        let refused = try store.insert(batch(rows), into: entryTable)
        XCTAssertEqual(refused.map(\.position), [3, 40, 166, 497, 599])
        XCTAssertEqual(refused[0].error, .valueMissing(detail: "hosp_test_entry.amount_fen"))
        XCTAssertEqual(
            refused[1].error,
            .keyTwice(
                detail: "hosp_test_entry.period_month, hosp_test_entry.department_code, "
                    + "hosp_test_entry.line"))
        XCTAssertEqual(try entries(store).count, 596)
    }

    func testOfRowsWithOneKeyTheFirstGetsInWhateverTheirOrder() throws {
        let seed: UInt64 = 7
        var random = SeededGenerator(seed: seed)
        let codes = ["lab", "lab2", "la", "检验科", "", "检验", "LAB", "ward-10", "ward-9"]
        let rows = (0..<600).map { number -> [StoreValue] in
            [
                202_503, .text(codes.randomElement(using: &random) ?? ""),
                .integer(Int64.random(in: -20...20, using: &random)), .integer(number), "x", "b1",
            ]
        }
        var first: [[StoreValue]: Int] = [:]
        var later: [Int] = []
        for (position, row) in rows.enumerated() {
            let key = Array(row[0...2])
            if first[key] == nil { first[key] = position } else { later.append(position) }
        }
        let store = try prepared()
        let refused = try store.insert(batch(rows), into: entryTable)
        XCTAssertEqual(refused.map(\.position), later, "seed \(seed)")
        XCTAssertGreaterThan(later.count, 200)
        XCTAssertEqual(
            Set(try store.rows("SELECT amount_fen FROM hosp_test_entry").map { $0[0] }),
            Set(first.values.map { .integer(Int64($0)) }), "seed \(seed)")
        // The rows went in by their key, as the database itself sorts it.
        let stored = "SELECT department_code, line FROM hosp_test_entry"
        XCTAssertEqual(
            try store.rows(stored + " ORDER BY rowid").filter { $0[1] != nil },
            try store.rows(stored + " ORDER BY period_month, department_code, line"))
    }

    func testABatchIsFilledCellByCellAndABadRowTakenBack() {
        var batch = RowBatch(columnCount: 3)
        batch.append(text: "a")
        batch.append(integer: 1)
        XCTAssertEqual(batch.openCellCount, 2)
        batch.discardOpenRow()
        XCTAssertEqual(batch.openCellCount, 0)
        batch.append(row: ["b", 2, nil])
        XCTAssertEqual(batch.rowCount, 1)
        batch.append(row: ["c", nil, "d"])
        XCTAssertEqual(batch.lastValue, "d")
        batch.discardLastRow()
        XCTAssertEqual(batch.rowCount, 1)
        batch.append(row: [3, "e", .real(1.5)])
        XCTAssertEqual(batch.lastValue, .real(1.5))
        batch.removeAll()
        XCTAssertEqual(batch.rowCount, 0)
    }

    func testAWideTableStaysWithinTheParameterLimit() throws {
        for columns in [1, 62, 63, 100, 999] {
            let rows = SQLDialect.sqlite.rowsPerInsert(columns: columns)
            XCTAssertLessThanOrEqual(rows * columns, 999)
        }
        XCTAssertEqual(SQLDialect.sqlite.rowsPerInsert(columns: 7), 142)
        XCTAssertEqual(SQLDialect.sqlite.rowsPerInsert(columns: 4), 200)
        XCTAssertEqual(SQLDialect.sqlite.rowsPerInsert(columns: 2000), 1)
    }

    func testExecuteSaysHowManyRowsChanged() throws {
        let store = try prepared()
        _ = try store.insert(batch((0..<5).map { row(Int64($0)) }), into: entryTable)
        let sql = "DELETE FROM hosp_test_entry WHERE line >= ?"
        XCTAssertEqual(try store.execute(sql, [3]), 2)
        XCTAssertEqual(try store.execute(sql, [3]), 0)
        XCTAssertEqual(try store.execute("SELECT line FROM hosp_test_entry"), 0)
    }

    func testAQueryMayStopEarlyAndMayRunInsideOfItself() throws {
        let store = try prepared()
        _ = try store.insert(batch((0..<4).map { row(Int64($0)) }), into: entryTable)
        let sql = "SELECT line FROM hosp_test_entry ORDER BY line"
        var seen: [Int64] = []
        try store.query(sql, []) { outer in
            try store.query(sql, []) { inner in
                seen.append((outer[0].integer ?? 0) * 10 + (inner[0].integer ?? 0))
                return inner[0] != 1
            }
            return outer[0] != 2
        }
        XCTAssertEqual(seen, [0, 1, 10, 11, 20, 21])
    }

    func testMoreStatementsThanTheCacheHoldsStillRun() throws {
        let store = try prepared()
        for round in 0..<3 {
            for number in 1...40 {
                let columns = Array(repeating: "line", count: number).joined(separator: ", ")
                XCTAssertEqual(
                    try store.rows("SELECT \(columns) FROM hosp_test_entry"), [], "\(round)")
            }
        }
    }

    func testAFailedTransactionLeavesNothingAndTheStoreUsable() throws {
        let store = try prepared()
        XCTAssertThrowsError(
            try store.transaction {
                _ = try store.insert(batch([row(1)]), into: entryTable)
                throw NumberError.malformed("x")
            }
        ) { XCTAssertEqual($0 as? NumberError, .malformed("x")) }
        XCTAssertFalse(store.isInTransaction)
        XCTAssertEqual(try entries(store), [])
        let count = try store.transaction { try store.execute(entryTable.insert(rows: 1), row(2)) }
        XCTAssertEqual(count, 1)
        XCTAssertEqual(try entries(store).count, 1)
    }

    func testASnapshotSeesOneStateWhileAnotherConnectionWrites() throws {
        let writer = try SQLiteStore(path: path())
        try writer.execute(entryTable.createTable(in: .sqlite, version: 1))
        let reader = try SQLiteStore(path: path(), options: .init(isReadOnly: true))
        try reader.snapshot {
            XCTAssertEqual(try entries(reader).count, 0)
            try writer.transaction { try writer.execute(entryTable.insert(rows: 1), row(1)) }
            XCTAssertEqual(try entries(reader).count, 0)
        }
        XCTAssertEqual(try entries(reader).count, 1)
    }

    func testABookSurvivesClosingAndPassesTheIntegrityCheck() throws {
        let store = try SQLiteStore(path: path())
        try store.execute(entryTable.createTable(in: .sqlite, version: 1))
        try store.transaction { try store.execute(entryTable.insert(rows: 1), row(7)) }
        store.close()
        store.close()
        let again = try SQLiteStore(path: path())
        XCTAssertEqual(try entries(again), [row(7)])
        XCTAssertEqual(try again.integrityFindings(), [])
        XCTAssertTrue(try again.tableExists("hosp_test_entry"))
        XCTAssertFalse(try again.tableExists("hosp_other"))
    }

    func testABookKeepsAWriteAheadLogThatReachesTheDiskAtEachCommit() throws {
        let store = try SQLiteStore(path: path())
        XCTAssertEqual(try store.rows("PRAGMA journal_mode"), [["wal"]])
        XCTAssertEqual(try store.rows("PRAGMA synchronous"), [[2]])
        XCTAssertEqual(try store.rows("PRAGMA temp_store"), [[2]], "no files elsewhere")
    }

    func testAWriterInAnotherProcessIsWaitedFor() throws {
        let store = try SQLiteStore(path: path())
        try store.execute(entryTable.createTable(in: .sqlite, version: 1))
        let script = """
            import sqlite3, sys, time
            book = sqlite3.connect(sys.argv[1], isolation_level=None)
            book.execute("BEGIN IMMEDIATE")
            book.execute("INSERT INTO hosp_test_entry VALUES (202503, 'lab', 1, 5, NULL, 'p')")
            print("held", flush=True)
            time.sleep(0.3)
            book.execute("COMMIT")
            """
        let (process, _, output) = try python(script, path())
        XCTAssertEqual(output.fileHandleForReading.readData(ofLength: 4), Data("held".utf8))
        try store.transaction { try store.execute(entryTable.insert(rows: 1), row(2)) }
        process.waitUntilExit()
        XCTAssertEqual(process.terminationStatus, 0)
        XCTAssertEqual(try entries(store).count, 2)
    }

    func testSeveralProcessesMayMakeTheSameBookAtOnce() throws {
        // The others hold the exclusive lock that turning the log on needs, again and again.
        let script = """
            import sqlite3, sys, time
            book = sqlite3.connect(sys.argv[1], isolation_level=None)
            book.execute("BEGIN EXCLUSIVE")
            book.execute("CREATE TABLE other (a)")
            print("held", flush=True)
            time.sleep(0.3)
            book.execute("COMMIT")
            """
        let (process, _, output) = try python(script, path())
        XCTAssertEqual(output.fileHandleForReading.readData(ofLength: 4).count, 4)
        let store = try SQLiteStore(path: path())
        process.waitUntilExit()
        XCTAssertEqual(try store.rows("PRAGMA journal_mode"), [["wal"]])
        XCTAssertTrue(try store.tableExists("other"))
    }

    func testACommittedBatchSurvivesAKilledProcess() throws {
        // The child writes through the log and is killed before it can close the book.
        let store = try SQLiteStore(path: path())
        try store.execute(entryTable.createTable(in: .sqlite, version: 1))
        let script = """
            import os, signal, sqlite3, sys
            book = sqlite3.connect(sys.argv[1], isolation_level=None)
            book.execute("INSERT INTO hosp_test_entry VALUES (202503, 'lab', 1, 5, NULL, 'p')")
            book.execute("BEGIN IMMEDIATE")
            book.execute("INSERT INTO hosp_test_entry VALUES (202503, 'lab', 2, 5, NULL, 'p')")
            os.kill(os.getpid(), signal.SIGKILL)
            """
        let (process, _, _) = try python(script, path())
        process.waitUntilExit()
        XCTAssertEqual(try entries(store).map { $0[2] }, [1])
        XCTAssertEqual(try store.integrityFindings(), [])
        try store.transaction { try store.execute(entryTable.insert(rows: 1), row(2)) }
    }
}
