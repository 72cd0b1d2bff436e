import Foundation
import HospitalCore
import TestSupport
import XCTest

@testable import Storage

/// The store in a database: values, batches, transactions and errors.
///
/// The database is SQLite through its ODBC driver, unless `HOSP_TEST_DATABASE` names another one by
/// its location; `Tests/Gates/databases.sh` names private servers. What it holds is taken away.
final class ODBCStoreTests: StorageTestCase {
    private struct NoCoder: StoreTextCoder {
        func bytes(of text: String) -> [UInt8]? { nil }
        func text(of bytes: UnsafeRawBufferPointer) -> String? { nil }
    }

    private func location(_ options: String = "") -> String {
        let named = ProcessInfo.processInfo.environment["HOSP_TEST_DATABASE"]
        let file = "odbc:DRIVER=SQLite3;Database=\(path());Timeout=300;SyncPragma=OFF;PWD=hidden-1"
        return (named ?? file) + ";" + options
    }

    private func store(_ options: String = "") throws -> ODBCStore {
        try ODBCStore(location(options), gb18030: NoCoder())
    }

    /// A store whose database has the tables named, and nothing in them.
    private func prepared(_ tables: [TableDeclaration] = [entryTable]) throws -> ODBCStore {
        let store = try store("HOSP_LOCK_SECONDS=1")
        for table in tables.reversed() where try store.tableExists(table.name) {
            for view in [table.yuanViewName, table.currentViewName].compactMap(\.self)
            where try store.tableExists(view) {
                try store.execute("DROP VIEW \(view)")
            }
            try store.execute("DROP TABLE \(table.name)")
        }
        for table in tables {
            try store.execute(table.createTable(in: store.dialect, version: table.version))
            for view in table.createViews(in: store.dialect, version: 1) {
                try store.execute(view)
            }
        }
        return store
    }

    private func entries(_ store: ODBCStore) throws -> [[StoreValue]] {
        try store.rows(entryTable.select())
    }

    private func row(_ line: Int64, remark: StoreValue = "x") -> [StoreValue] {
        [202_503, "lab", .integer(line), .integer(line * 100), remark, "b1"]
    }

    private func batch(_ rows: [[StoreValue]]) -> RowBatch {
        var batch = RowBatch(columnCount: entryTable.columns.count)
        for row in rows { batch.append(row: row) }
        return batch
    }

    /// Every type of column, with a key.
    private let allTypes = TableDeclaration(
        "hosp_test_type", .register, label: Label(zh: "类型", en: "types"), key: ["code"],
        columns: [TypedColumns.key]
            + TypedColumns.others(null: Label(zh: "无", en: "none")))

    func testEveryValueComesBackAsItWentIn() throws {
        let store = try prepared([allTypes])
        let texts = [
            "", "1.10", "007", "院办", "O'Neil\"; DROP TABLE t", "👩‍⚕️", "e\u{301}", "𠮷", " x ",
            "line\r\nfeed\n", "?", "{d '2025-01-01'}", "%s\\", "㎡€",
        ]
        let insert = allTypes.insert(rows: 1)
        for (number, text) in texts.enumerated() {
            for (place, whole) in [0, -1, Int64.min, Int64.max].enumerated() {
                let long = String(repeating: text + "床", count: 3000)
                let row: [StoreValue] = [
                    .text("\(number)-\(place)"), .text(text), .text(long), "-0.10",
                    .integer(whole), 20_250_331, .integer(Int64(place % 2)),
                ]
                try store.execute(insert, row)
                XCTAssertEqual(try store.rows(allTypes.select(where: ["code"]), [row[0]]), [row])
                let found = try store.rows(
                    "SELECT code FROM hosp_test_type WHERE words = ? AND amount_fen = ?",
                    [.text(text), .integer(whole)])
                XCTAssertEqual(found, [[row[0]]], "\(text.debugDescription) is found as it is")
            }
        }
        try store.execute(insert, ["none", nil, nil, nil, nil, nil, nil])
        let none: [StoreValue] = ["none", nil, nil, nil, nil, nil, nil]
        XCTAssertEqual(try store.rows(allTypes.select(where: ["code"]), ["none"]), [none])
    }

    func testSumsAndCountsAreWholeNumbers() throws {
        let store = try prepared()
        XCTAssertEqual(
            try store.rows("SELECT COUNT(*), MAX(line), SUM(amount_fen) FROM hosp_test_entry"),
            [[0, nil, nil]])
        XCTAssertEqual(try store.insert(batch((1...5).map { row($0) }), into: entryTable), [])
        XCTAssertEqual(
            try store.rows("SELECT COUNT(*), MAX(line), SUM(amount_fen) FROM hosp_test_entry"),
            [[5, 5, 1500]])
        XCTAssertEqual(
            try store.execute("UPDATE hosp_test_entry SET remark = ? WHERE line < ?", ["y", 3]), 2)
    }

    func testAWholeNumberBeyondSixtyFourBitsIsOutOfRange() throws {
        let store = try prepared()
        // The driver of SQLite knows no exact decimals, and sums in SQLite end by themselves.
        if store.dialect == .sqlite {
            return XCTAssertEqual(ODBCStatement.column(ofType: 3), .exact)
        }
        let largest = "9223372036854775807"
        for number in [largest, "-9223372036854775808"] {
            XCTAssertEqual(
                try store.rows("SELECT CAST('\(number)' AS DECIMAL(30))"),
                [[.integer(try XCTUnwrap(Int64(number)))]])
        }
        for number in ["9223372036854775808", "-9223372036854775809"] {
            XCTAssertThrowsError(
                try store.rows("SELECT CAST('\(number)' AS DECIMAL(30)) AS total")
            ) {
                guard case .database(.refused(store.server, _, let detail))? = $0 as? StorageError
                else { return XCTFail("\($0)") }
                XCTAssertTrue(detail.hasPrefix("22003 "), detail)
                XCTAssertTrue(detail.contains("total"), detail)
            }
        }
        XCTAssertEqual(
            try store.rows("SELECT CAST('\(largest)1.50' AS DECIMAL(30, 2))"),
            [[.text(largest + "1.50")]])
        guard store.dialect == .mariadb else { return }
        XCTAssertThrowsError(try store.rows("SELECT CAST('18446744073709551615' AS UNSIGNED)"))
        XCTAssertEqual(
            try store.rows("SELECT CAST('\(largest)' AS UNSIGNED)"), [[.integer(.max)]])
    }

    func testAStatementIsEndedFromAnotherThread() throws {
        let store = try prepared()
        let long = switch store.dialect {
        case .postgresql: "SELECT COUNT(*) FROM generate_series(1, 9000000000) AS n"
        case .mariadb: "SELECT SUM(seq % 7) FROM seq_1_to_9000000000"
        default:
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 90000000000) "
                + "SELECT COUNT(*) FROM n"
        }
        // Nothing runs: nothing is ended.
        store.interrupt()
        XCTAssertEqual(try store.rows("SELECT 1"), [[1]])
        let other = Interrupter(store)
        let thread = Thread { other.run() }
        thread.start()
        assertThrows(.interrupted, try store.rows(long))
        other.end()
        XCTAssertEqual(try store.rows("SELECT 1"), [[1]])
    }

    /// Asks a store to end what it runs, again and again, until it is told that it has ended.
    private final class Interrupter: @unchecked Sendable {
        private let store: ODBCStore
        private let lock = NSCondition()
        private var (isWanted, isOver) = (true, false)

        init(_ store: ODBCStore) { self.store = store }

        func run() {
            lock.withLock {
                while isWanted {
                    _ = lock.wait(until: Date(timeIntervalSinceNow: 0.1))
                    if isWanted { store.interrupt() }
                }
                isOver = true
                lock.broadcast()
            }
        }

        func end() {
            lock.withLock {
                isWanted = false
                lock.broadcast()
                while !isOver { lock.wait() }
            }
        }
    }

    func testABatchOfAnySizeGoesInCompletely() throws {
        for count in [0, 1, 9, 167, 350] {
            let store = try prepared()
            let rows = (0..<count).map {
                row(Int64($0), remark: $0 % 3 == 0 ? nil : .text("床\($0)"))
            }
            XCTAssertEqual(try store.insert(batch(rows), into: entryTable), [])
            XCTAssertEqual(try entries(store), rows, "\(count) rows")
        }
    }

    func testEveryRefusedRowOfABatchIsNamedAndTheOthersAreIn() throws {
        let store = try prepared()
        var savepoints = 0
        store.onStatement = { sql in
            if sql.hasPrefix("SAVEPOINT") { savepoints += 1 }
            if sql.hasPrefix("RELEASE SAVEPOINT") { savepoints -= 1 }
        }
        try store.transaction {
            try store.execute(entryTable.insert(rows: 1), row(40))
            var rows = (0..<400).map { row(Int64($0)) }
            rows[3][3] = nil
            for (place, taken) in [(166, 0), (397, 396), (399, 398)] {
                rows[place] = row(Int64(taken))
            }
            let refused = try store.insert(batch(rows), into: entryTable)
            XCTAssertEqual(refused.map(\.position), [3, 40, 166, 397, 399])
            XCTAssertEqual(
                refused.first?.error, .valueMissing(detail: "hosp_test_entry.amount_fen"))
            XCTAssertEqual(
                refused.last?.error,
                .keyTwice(
                    detail: "hosp_test_entry.period_month, hosp_test_entry.department_code, "
                        + "hosp_test_entry.line"))
        }
        XCTAssertEqual(try entries(store).count, 396)
        XCTAssertEqual(savepoints, 0, "none is left behind")
    }

    func testCodesAreToldApartAndSortedByTheirCodePoints() throws {
        let codes = ["lab", "lab2", "la", "检验科", "检验", "LAB", "lab ", "Lab", "é", "e\u{301}"]
        let store = try prepared()
        let rows = codes.map { code -> [StoreValue] in [202_503, .text(code), 1, 1, "", "b1"] }
        XCTAssertEqual(try store.insert(batch(rows + rows), into: entryTable).map(\.position),
                       Array(rows.count..<2 * rows.count))
        let sorted = codes.sorted {
            Array($0.unicodeScalars).lexicographicallyPrecedes($1.unicodeScalars)
        }
        XCTAssertEqual(
            try entries(store).map { $0[1].text.map { Array($0.utf8) } },
            sorted.map { Array($0.utf8) })
    }

    func testAViewShowsYuanAsExactText() throws {
        let store = try prepared([runTable, resultTable])
        let amounts: [(StoreValue, StoreValue)] = [
            (0, "0.00"), (5, "0.05"), (-5, "-0.05"), (123_456, "1234.56"), (-100, "-1.00"),
            (.integer(.max), "92233720368547758.07"), (.integer(.min), "-92233720368547758.08"),
            (nil, nil),
        ]
        try store.execute(runTable.insert(rows: 1), ["r1", 1])
        for (number, amount) in amounts.enumerated() {
            try store.execute(
                resultTable.insert(rows: 1), ["r1", .text("d\(number)"), amount.0, "1.10"])
        }
        for view in ["hosp_test_final_yuan", "hosp_test_final_current"] {
            let rows = try store.rows("SELECT amount_yuan FROM \(view) ORDER BY department_code")
            XCTAssertEqual(rows.map { $0[0] }, amounts.map(\.1), view)
        }
    }

    func testWhatATransactionWroteIsTakenBackOrKept() throws {
        let store = try prepared()
        struct Stop: Error {}
        XCTAssertThrowsError(try store.transaction {
            try store.execute(entryTable.insert(rows: 1), row(1))
            XCTAssertEqual(try entries(store).count, 1)
            throw Stop()
        })
        XCTAssertEqual(try entries(store), [])
        XCTAssertFalse(store.isInTransaction)
        try store.transaction {
            try store.execute(entryTable.insert(rows: 1), row(1))
            assertThrows(.transactionNested, try store.begin(writing: false))
        }
        XCTAssertEqual(try store.snapshot { try entries(store) }, [row(1)])
        assertThrows(.transactionMissing, try store.commit())
        try store.rollback()
        try store.begin(writing: true)
        try store.execute(entryTable.insert(rows: 1), row(2))
        store.close()
        assertThrows(.closed(path: store.server), try store.rows("SELECT line FROM x"))
        XCTAssertEqual(try entries(try self.store()), [row(1)])
    }

    func testAWriterWaitsForTheOtherAndSaysSoWhenItWaitedInVain() throws {
        let (one, two) = (try prepared(), try store("HOSP_LOCK_SECONDS=1"))
        try one.begin(writing: true)
        try one.execute(entryTable.insert(rows: 1), row(1))
        XCTAssertThrowsError(try two.begin(writing: true)) {
            guard case .database(.lockHeld(let server, let place, let seconds))?
                = $0 as? StorageError else { return XCTFail("\($0)") }
            XCTAssertEqual(server, two.server)
            XCTAssertEqual(place.table, "hosp_store_lock")
            XCTAssertEqual(seconds, 1)
        }
        XCTAssertFalse(two.isInTransaction)
        try one.commit()
        try two.transaction { try two.execute(entryTable.insert(rows: 1), row(2)) }
        XCTAssertEqual(try entries(one).count, 2)
    }

    func testAReaderSeesOneStateOfAllTables() throws {
        let (one, two) = (try prepared(), try store("HOSP_LOCK_SECONDS=1"))
        try two.begin(writing: false)
        // The driver of SQLite keeps a journal, in which a reader holds a writer up.
        if one.dialect == .sqlite {
            XCTAssertEqual(try entries(two), [])
            XCTAssertThrowsError(
                try one.transaction { try one.execute(entryTable.insert(rows: 1), row(1)) }
            ) {
                guard case .database(.lockHeld(one.server, _, 1))? = $0 as? StorageError
                else { return XCTFail("\($0)") }
            }
            XCTAssertEqual(try entries(two), [])
            try two.commit()
            return XCTAssertEqual(try entries(two), [])
        }
        XCTAssertEqual(try entries(two), [])
        try one.transaction { try one.execute(entryTable.insert(rows: 1), row(1)) }
        XCTAssertEqual(try entries(two), [])
        try two.commit()
        XCTAssertEqual(try entries(two), [row(1)])
    }

    func testAStatementThatFailedIsToldWithServerStatementAndTable() throws {
        let store = try store()
        let sql = "SELECT a FROM hosp_no_table WHERE b = ?"
        XCTAssertThrowsError(try store.rows(sql, ["secret"])) {
            guard case .database(.refused(let server, let place, let detail))?
                = $0 as? StorageError else { return XCTFail("\($0)") }
            XCTAssertEqual(server, store.server)
            XCTAssertEqual(place, DatabaseError.Place(sql))
            XCTAssertTrue(detail.contains("hosp_no_table"), detail)
            XCTAssertFalse("\($0)".contains("secret"))
            XCTAssertEqual("\($0)", store.location.withoutSecrets("\($0)"))
        }
        assertThrows(
            .bindings("SELECT 1 WHERE 1 = ?", expected: 1, given: 2),
            try store.rows("SELECT 1 WHERE 1 = ?", [1, 2]))
        assertThrows(.statement("a\0", detail: "NUL"), try store.execute("a\0"))
        assertThrows(
            .notFinite(position: 1), try store.rows("SELECT 1 WHERE 1 = ?", [.real(.nan)]))
    }

    func testATransactionThatAFailureBrokeIsNotKept() throws {
        let store = try prepared()
        try store.begin(writing: true)
        try store.execute(entryTable.insert(rows: 1), row(1))
        XCTAssertThrowsError(try store.rows("SELECT a FROM hosp_no_table"))
        // Elsewhere the transaction goes on, and keeps what it wrote.
        guard store.dialect == .postgresql else {
            try store.commit()
            return XCTAssertEqual(try entries(store), [row(1)])
        }
        XCTAssertThrowsError(try store.commit()) {
            guard case .database(.refused)? = $0 as? StorageError else { return XCTFail("\($0)") }
        }
        XCTAssertFalse(store.isInTransaction)
        XCTAssertEqual(try entries(store), [])
    }

    func testAColumnOfABinaryFractionIsRefused() throws {
        let store = try prepared()
        let type = store.dialect == .postgresql ? "DOUBLE PRECISION" : "DOUBLE"
        for name in ["hosp_test_double"] where try store.tableExists(name) {
            try store.execute("DROP TABLE \(name)")
        }
        try store.execute("CREATE TABLE hosp_test_double (amount \(type))")
        try store.execute("INSERT INTO hosp_test_double (amount) VALUES (1.5)")
        let sql = "SELECT amount FROM hosp_test_double"
        XCTAssertThrowsError(try store.rows(sql)) {
            guard case .database(.columnType(store.server, let place, "amount", let type))?
                = $0 as? StorageError else { return XCTFail("\($0)") }
            XCTAssertEqual(place.table, "hosp_test_double")
            // SQL_FLOAT, SQL_REAL, SQL_DOUBLE.
            XCTAssertTrue((6...8).contains(type), "\(type)")
        }
        try store.execute("DROP TABLE hosp_test_double")
    }

    func testAnAreaIsMadeUpgradedAndReadAgain() throws {
        let first = TableDeclaration(
            "hosp_test_area", .register, label: Label(zh: "试", en: "test"), key: ["code"],
            columns: [
                ColumnDeclaration("code", .code, zh: "码", en: "code"),
                ColumnDeclaration("paid_fen", .fen, zh: "额", en: "paid"),
            ])
        let second = TableDeclaration(
            "hosp_test_area", .register, label: first.label, key: ["code"],
            columns: first.columns + [
                ColumnDeclaration(
                    "due_fen", .fen, zh: "应付", en: "due", null: Label(zh: "无", en: "none")
                ).since(2),
            ])
        let store = try prepared([Schema.migrationsTable, first])
        try store.execute("DROP VIEW hosp_test_area_yuan")
        try store.execute("DROP TABLE hosp_test_area")
        try store.execute("DROP TABLE hosp_schema")
        for table in [first, second] {
            let schema = Schema(areas: [Area("test", tables: [table])], libraryVersion: "1")
            for _ in 0..<2 { try schema.prepare(area: "test", in: store, at: 20_250_331_120_000) }
            let again = try self.store()
            XCTAssertEqual(
                try schema.version(of: schema.areas[1], in: again), table == first ? 1 : 2)
            if table == first { try store.execute(first.insert(rows: 1), ["a", 105]) }
        }
        XCTAssertEqual(
            try store.rows("SELECT paid_yuan, due_yuan FROM hosp_test_area_yuan"), [["1.05", nil]])
    }

    func testTheManagerTheDriverAndTheSourceAreMissingEachInItsWords() {
        assertThrows(
            .database(.managerMissing(library: "libodbc-none.so.9")),
            try ODBCStore("odbc:his", gb18030: NoCoder(), library: "libodbc-none.so.9"))
        for text in ["odbc:DSN=no such source", "odbc:DRIVER=NoSuchDriver", "odbc:DRIVER=/no.so"] {
            XCTAssertThrowsError(try ODBCStore(text + ";PWD=hidden", gb18030: NoCoder()), text) {
                guard case .database(.driverMissing(let server, _))? = $0 as? StorageError
                else { return XCTFail("\(text): \($0)") }
                XCTAssertEqual(server, text)
            }
        }
    }
}
