import Foundation
import HospitalCore
import Storage
import XCTest

/// Each way in which a book can fail has its own error, and nothing is left half done.
final class SQLiteErrorTests: StorageTestCase {
    private let impatient = SQLiteStore.Options(busyMilliseconds: 60)

    private func prepared() throws -> SQLiteStore {
        let store = try SQLiteStore(path: path(), options: impatient)
        try store.execute(entryTable.createTable(in: .sqlite, version: 1))
        return store
    }

    private func row(_ line: Int64) -> [StoreValue] {
        [202_503, "lab", .integer(line), 1, "x", "b1"]
    }

    func testAFileThatIsNoDatabaseIsSaidToBeNone() throws {
        for content in ["科室,金额\n", String(repeating: "no database ", count: 500)] {
            try content.write(toFile: path(), atomically: true, encoding: .utf8)
            assertThrows(.noDatabase(path: path()), try SQLiteStore(path: path()))
            XCTAssertEqual(try String(contentsOfFile: path(), encoding: .utf8), content)
        }
    }

    func testADamagedFileIsSaidToBeDamaged() throws {
        try prepared().close()
        let file = try XCTUnwrap(FileHandle(forUpdatingAtPath: path()))
        try file.seek(toOffset: 100)
        try file.write(contentsOf: Data(repeating: 0xee, count: 400))
        try file.close()
        XCTAssertThrowsError(try SQLiteStore(path: path())) {
            guard case .damaged(let damaged, _)? = $0 as? StorageError else {
                return XCTFail("\($0)")
            }
            XCTAssertEqual(damaged, self.path())
        }
    }

    func testTheIntegrityCheckFindsATornPage() throws {
        let store = try prepared()
        var batch = RowBatch(columnCount: entryTable.columns.count)
        for line in 0..<2000 { batch.append(row: row(Int64(line))) }
        try store.transaction { _ = try store.insert(batch, into: entryTable) }
        store.close()
        let size = try XCTUnwrap(
            FileManager.default.attributesOfItem(atPath: path())[.size] as? UInt64)
        let file = try XCTUnwrap(FileHandle(forUpdatingAtPath: path()))
        try file.seek(toOffset: size / 2 / 4096 * 4096)
        try file.write(contentsOf: Data(repeating: 0xee, count: 64))
        try file.close()
        let findings = try SQLiteStore(path: path()).integrityFindings()
        XCTAssertFalse(findings.isEmpty)
        XCTAssertTrue(findings.allSatisfy { $0.message == .integrityFault })
    }

    func testAMissingDirectoryIsNamed() {
        let missing = directory.appendingPathComponent("no/book.db").path
        assertThrows(.directoryMissing(path: missing), try SQLiteStore(path: missing))
        assertThrows(.directoryMissing(path: "/etc/passwd/book.db"),
                     try SQLiteStore(path: "/etc/passwd/book.db"))
    }

    func testAPathThatIsTooLongIsNoFaultOfItsDirectory() {
        let long = directory.path + "/" + String(repeating: "x", count: 600)
        assertThrows(
            .cannotOpen(path: long, detail: String(cString: strerror(ENAMETOOLONG))),
            try SQLiteStore(path: long))
    }

    func testADirectoryThatTakesNoFileIsNamed() {
        // Nobody can make a file in /proc, not even root.
        assertThrows(.directoryNotWritable(directory: "/proc"),
                     try SQLiteStore(path: "/proc/book.db"))
    }

    func testADirectoryInPlaceOfTheFileCannotBeOpened() {
        XCTAssertThrowsError(try SQLiteStore(path: directory.path)) {
            guard case .cannotOpen? = $0 as? StorageError else { return XCTFail("\($0)") }
        }
    }

    func testAPathWithANulCannotBeOpened() {
        assertThrows(.cannotOpen(path: "a\0b", detail: "NUL"), try SQLiteStore(path: "a\0b"))
    }

    func testReadingABookThatDoesNotExistMakesNone() {
        XCTAssertThrowsError(try SQLiteStore(path: path(), options: .init(isReadOnly: true))) {
            guard case .cannotOpen? = $0 as? StorageError else { return XCTFail("\($0)") }
        }
        XCTAssertFalse(FileManager.default.fileExists(atPath: path()))
    }

    func testABookOpenedForReadingRefusesToBeWritten() throws {
        try prepared().close()
        let store = try SQLiteStore(path: path(), options: .init(isReadOnly: true))
        assertThrows(.readOnly(path: path()), try store.begin(writing: true))
        assertThrows(.readOnly(path: path()), try store.execute(entryTable.insert(rows: 1), row(1)))
        XCTAssertEqual(try store.rows(entryTable.select()), [])
    }

    func testALockOfAnotherConnectionIsNamedAfterTheTimeout() throws {
        let (store, other) = (try prepared(), try SQLiteStore(path: path()))
        try other.begin(writing: true)
        let expected = StorageError.locked(path: path(), milliseconds: 60)
        assertThrows(expected, try store.begin(writing: true))
        assertThrows(expected, try store.execute(entryTable.insert(rows: 1), row(1)))
        XCTAssertEqual(try store.rows(entryTable.select()), [], "reading does not wait")
        try other.rollback()
        try store.transaction { try store.execute(entryTable.insert(rows: 1), row(1)) }
    }

    func testALockOfAnotherProcessIsNamedAndReleased() throws {
        let store = try prepared()
        let script = """
            import sqlite3, sys
            book = sqlite3.connect(sys.argv[1], isolation_level=None)
            book.execute("BEGIN IMMEDIATE")
            print("held", flush=True)
            sys.stdin.readline()
            book.execute("ROLLBACK")
            """
        let (process, input, output) = try python(script, path())
        XCTAssertEqual(output.fileHandleForReading.readData(ofLength: 4).count, 4)
        assertThrows(.locked(path: path(), milliseconds: 60), try store.begin(writing: true))
        try input.fileHandleForWriting.write(contentsOf: Data("\n".utf8))
        process.waitUntilExit()
        try store.begin(writing: true)
        try store.rollback()
    }

    func testABookLockedWhileItIsMadeIsNamedAfterTheTimeout() throws {
        let script = """
            import sqlite3, sys
            book = sqlite3.connect(sys.argv[1], isolation_level=None)
            book.execute("BEGIN EXCLUSIVE")
            book.execute("CREATE TABLE other (a)")
            print("held", flush=True)
            sys.stdin.readline()
            """
        let (process, input, output) = try python(script, path())
        XCTAssertEqual(output.fileHandleForReading.readData(ofLength: 4).count, 4)
        assertThrows(
            .locked(path: path(), milliseconds: 60),
            try SQLiteStore(path: path(), options: impatient))
        try input.fileHandleForWriting.write(contentsOf: Data("\n".utf8))
        process.waitUntilExit()
    }

    func testAReaderThatBecomesAWriterTooLateIsTold() throws {
        let (store, other) = (try prepared(), try SQLiteStore(path: path()))
        try store.begin(writing: false)
        XCTAssertEqual(try store.rows(entryTable.select()), [])
        try other.execute(entryTable.insert(rows: 1), row(1))
        assertThrows(
            .changedMeanwhile(path: path()), try store.execute(entryTable.insert(rows: 1), row(2)))
        try store.rollback()
    }

    func testAFullDiskTakesNothingAndLeavesABookThatOpens() throws {
        let store = try prepared()
        XCTAssertNotEqual(try store.rows("PRAGMA max_page_count = 8"), [])
        var batch = RowBatch(columnCount: entryTable.columns.count)
        for line in 0..<5000 { batch.append(row: row(Int64(line))) }
        assertThrows(
            .full(path: path()),
            try store.transaction { _ = try store.insert(batch, into: entryTable) })
        XCTAssertFalse(store.isInTransaction)
        XCTAssertEqual(try store.rows(entryTable.select()), [])
        try store.transaction { try store.execute(entryTable.insert(rows: 1), row(1)) }
        store.close()
        XCTAssertEqual(try SQLiteStore(path: path()).rows(entryTable.select()).count, 1)
    }

    func testAStatementTheDatabaseRefusesIsShownWithoutValues() throws {
        let store = try memory()
        XCTAssertThrowsError(try store.execute("SELEKT a FROM t WHERE b = ?", ["private"])) {
            guard case .statement(let sql, let detail)? = $0 as? StorageError else {
                return XCTFail("\($0)")
            }
            XCTAssertEqual(sql, "SELEKT a FROM t WHERE b = ?")
            XCTAssertTrue(detail.contains("SELEKT"), detail)
        }
    }

    func testTwoStatementsNoneOrANulInOneTextAreRefused() throws {
        let store = try memory()
        for sql in ["DROP VIEW IF EXISTS a; DROP VIEW IF EXISTS b", "", " "] {
            assertThrows(
                .statement(sql, detail: "not exactly one statement"), try store.execute(sql))
        }
        assertThrows(.statement("SELECT\0 1", detail: "NUL"), try store.execute("SELECT\0 1"))
    }

    func testTooFewOrTooManyValuesAreRefused() throws {
        let store = try memory()
        try store.execute("CREATE TABLE t (a BIGINT, b BIGINT)")
        let sql = "INSERT INTO t (a, b) VALUES (?, ?)"
        for values in [[], [1], [1, 2, 3]] as [[StoreValue]] {
            assertThrows(
                .bindings(sql, expected: 2, given: values.count), try store.execute(sql, values))
        }
        XCTAssertEqual(try store.rows("SELECT a FROM t"), [])
    }

    func testAKeyThatStandsTwiceAndAMissingValueAreNamedByColumn() throws {
        let store = try prepared()
        let sql = entryTable.insert(rows: 1)
        try store.execute(sql, row(1))
        assertThrows(
            .keyTwice(
                detail: "hosp_test_entry.period_month, hosp_test_entry.department_code, "
                    + "hosp_test_entry.line"),
            try store.execute(sql, row(1)))
        assertThrows(
            .valueMissing(detail: "hosp_test_entry.batch_key"),
            try store.execute(sql, [202_503, "lab", 2, 1, nil, nil]))
    }

    func testAStatisticThatIsNoNumberIsRefused() throws {
        let store = try memory()
        try store.execute("CREATE TABLE t (a BIGINT)")
        for number in [Double.nan, .infinity, -.infinity] {
            assertThrows(
                .notFinite(position: 1),
                try store.execute("INSERT INTO t (a) VALUES (?)", [.real(number)]))
        }
    }

    func testABatchThatDoesNotFitTheTableIsRefused() throws {
        let store = try prepared()
        var narrow = RowBatch(columnCount: 2)
        narrow.append(row: [1, 2])
        assertThrows(
            .rowWidth(table: "hosp_test_entry", expected: 6, given: 2),
            try store.insert(narrow, into: entryTable))
        var open = RowBatch(columnCount: 6)
        open.append(row: [1, 2, 3, 4])
        assertThrows(
            .rowWidth(table: "hosp_test_entry", expected: 6, given: 4),
            try store.insert(open, into: entryTable))
    }

    func testAValueLongerThanTheDatabaseTakesIsRefused() throws {
        let store = try memory()
        // One byte beyond SQLITE_MAX_LENGTH; the database refuses before it asks for memory.
        assertThrows(
            .tooBig(detail: "string or blob too big"),
            try store.rows("SELECT zeroblob(1000000001)"))
    }

    func testAnInputOutputErrorIsNamedWithItsCode() throws {
        let store = try prepared()
        var batch = RowBatch(columnCount: entryTable.columns.count)
        for line in 0..<5000 { batch.append(row: row(Int64(line))) }
        // A file that may not grow fails as a broken disk does: EFBIG is no lack of space.
        var old = rlimit()
        let resource = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
        XCTAssertEqual(getrlimit(resource, &old), 0)
        let oldHandler = signal(SIGXFSZ, SIG_IGN)
        var small = rlimit(rlim_cur: 60_000, rlim_max: old.rlim_max)
        XCTAssertEqual(setrlimit(resource, &small), 0)
        let result = Result {
            try store.transaction { _ = try store.insert(batch, into: entryTable) }
        }
        XCTAssertEqual(setrlimit(resource, &old), 0)
        signal(SIGXFSZ, oldHandler)
        XCTAssertThrowsError(try result.get()) {
            // 778 is SQLITE_IOERR_WRITE.
            XCTAssertEqual(
                $0 as? StorageError,
                .inputOutput(path: path(), code: 778, detail: "disk I/O error"))
        }
        XCTAssertEqual(try store.rows(entryTable.select()), [])
        try store.transaction { try store.execute(entryTable.insert(rows: 1), row(1)) }
    }

    func testBytesThatAreNoTextAreNamedByColumn() throws {
        let store = try memory()
        let sql = "SELECT 1, CAST(x'c4e3' AS TEXT)"
        assertThrows(.textInvalid(statement: sql, column: 2), try store.rows(sql))
    }

    func testATransactionInsideOfAnotherIsRefusedAndEndsIt() throws {
        let store = try prepared()
        assertThrows(
            .transactionNested,
            try store.transaction {
                try store.execute(entryTable.insert(rows: 1), row(1))
                try store.transaction {}
            })
        XCTAssertFalse(store.isInTransaction)
        XCTAssertEqual(try store.rows(entryTable.select()), [])
        assertThrows(.transactionMissing, try store.commit())
        try store.rollback()
    }

    func testAClosedStoreRefusesEverything() throws {
        let store = try prepared()
        store.close()
        let expected = StorageError.closed(path: path())
        assertThrows(expected, try store.execute("SELECT 1"))
        assertThrows(expected, try store.rows("SELECT 1"))
        assertThrows(expected, try store.begin(writing: true))
        assertThrows(expected, try store.tableExists("t"))
        assertThrows(expected, try store.integrityFindings())
        assertThrows(expected, try store.insert(RowBatch(columnCount: 6), into: entryTable))
        store.interrupt()
        XCTAssertFalse(store.isInTransaction)
    }

    func testClosingInsideOfAQueryEndsItWithAnError() throws {
        let store = try prepared()
        try store.execute(entryTable.insert(rows: 1), row(1))
        try store.execute(entryTable.insert(rows: 1), row(2))
        var rows = 0
        try? store.query(entryTable.select(), []) { _ in
            rows += 1
            store.close()
            return rows < 10
        }
        XCTAssertLessThanOrEqual(rows, 2)
        XCTAssertEqual(try SQLiteStore(path: path()).rows(entryTable.select()).count, 2)
    }

    func testAnInterruptedStatementEndsAndLeavesTheStoreUsable() throws {
        let store = try prepared()
        var batch = RowBatch(columnCount: entryTable.columns.count)
        for line in 0..<100 { batch.append(row: row(Int64(line))) }
        _ = try store.insert(batch, into: entryTable)
        let sql = "SELECT a.line FROM hosp_test_entry a, hosp_test_entry b, hosp_test_entry c"
        var count = 0
        assertThrows(
            .interrupted,
            try store.query(sql, []) { _ in
                count += 1
                if count == 5 { store.interrupt() }
                return true
            })
        XCTAssertEqual(try store.rows(entryTable.select()).count, 100)
    }
}
