import Foundation
import Hosp
import XCTest

/// What can be wrong with the file or the disk under a book: each has its own error, and nothing is
/// half done.
final class BookStorageErrorTests: BookTestCase {
    private let march = "2025-03"

    private func entries(_ count: Int, from first: Int = 0) -> String {
        var text = "period_month,department_code,item_code,entry_code,amount_fen\n"
        for row in first..<first + count { text += "202503,lab,cost,W\(row),\(row)\n" }
        return text
    }

    private func assertThrows<Value>(
        _ expected: StorageError, line: UInt = #line, _ expression: () throws -> Value
    ) {
        XCTAssertThrowsError(try expression(), line: line) {
            XCTAssertEqual($0 as? StorageError, expected, line: line)
        }
    }

    func testADirectoryThatCannotBeWrittenIsNamed() {
        // Nobody can make a file in /proc, not even root.
        assertThrows(.directoryNotWritable(directory: "/proc")) { try emptyBook(at: "/proc/b.db") }
        assertThrows(.directoryMissing(path: path("no/book.db"))) {
            try emptyBook(at: path("no/book.db"))
        }
        XCTAssertFalse(FileManager.default.fileExists(atPath: path("no")))
    }

    func testAFileThatIsNoDatabaseStaysAsItIs() throws {
        let text = Data("会计期间,科室编码\n2025-03,lab\n".utf8)
        try text.write(to: URL(fileURLWithPath: path()))
        assertThrows(.noDatabase(path: path())) { try emptyBook(at: path()) }
        XCTAssertEqual(try Data(contentsOf: URL(fileURLWithPath: path())), text)
        XCTAssertEqual(
            try FileManager.default.contentsOfDirectory(atPath: directory.path), ["book.db"])
    }

    func testABookOfANewerLibraryIsRefusedAndStaysAsItIs() throws {
        let book = try monthBook(at: path())
        try book.store.execute(
            "INSERT INTO hosp_schema (migration, area, content_hash, applied_at, library_version) "
                + "VALUES ('cost.99', 'cost', 'x', 1, '9.0')")
        let before = try dump(book)
        book.close()
        assertThrows(.newerSchema(migrations: ["cost.99"])) { try emptyBook(at: path()) }
        let store = try SQLiteStore(path: path())
        try store.execute("DELETE FROM hosp_schema WHERE migration = 'cost.99'")
        store.close()
        XCTAssertEqual(
            try dump(try emptyBook(at: path())), before.filter { !$0.contains("cost.99") })
    }

    func testADatabaseThatNobodyKnowsIsRefusedAndItsPasswordIsNotTold() {
        XCTAssertThrowsError(try emptyBook(at: "odbc:DSN=no such source;PWD=hidden-1")) {
            guard case .database(.driverMissing(let server, let detail))? = $0 as? StorageError
            else { return XCTFail("\($0)") }
            XCTAssertEqual(server, "odbc:DSN=no such source")
            XCTAssertTrue(detail.hasPrefix("IM002"), detail)
        }
        assertThrows(.database(.locationInvalid(shown: "odbc:", member: nil))) {
            try emptyBook(at: "odbc:")
        }
    }

    func testALockedBookRefusesEveryChangeAndIsUsableAfterwards() throws {
        let book = try monthBook(at: path())
        let month = try Month(march)
        _ = try book.allocateCost(month: month, plan: "P1")
        _ = try book.store.rows("PRAGMA busy_timeout = 20")
        let other = try SQLiteStore(path: path())
        try other.begin(writing: true)
        let calls: [() throws -> Void] = [
            { try self.load(book, "hosp_cost_entry", "w", self.entries(10)) },
            { try book.withdraw(batch: "e1", from: "hosp_cost_entry") },
            { _ = try book.allocateCost(month: month, plan: "P1") },
            { try book.close(month, area: "cost") },
        ]
        for call in calls {
            try assertUnchanged(book) { try call() } _: {
                XCTAssertEqual(
                    $0 as? StorageError, .locked(path: path(), milliseconds: 10_000))
            }
        }
        XCTAssertFalse(try book.isClosed(month, area: "cost"), "reading does not wait")
        try other.rollback()
        XCTAssertEqual(
            try load(book, "hosp_cost_entry", "w", entries(10)).rowCount, 10)
    }

    /// The limit of pages stands for a full disk: at every size at which it strikes.
    func testAFullDiskTakesNothingWhereverItStrikes() throws {
        let reference = try monthBook(at: path("reference.db"))
        try load(reference, "hosp_cost_entry", "w", entries(6_000))
        _ = try reference.allocateCost(month: try Month(march), plan: "P1")
        let book = try monthBook(at: path())
        let used = try XCTUnwrap(try book.store.rows("PRAGMA page_count").first?.first?.integer)
        var failures = 0
        for more in Int64(0)... {
            _ = try book.store.rows("PRAGMA max_page_count = \(used + more)")
            let before = try dump(book)
            do {
                try load(book, "hosp_cost_entry", "w", entries(6_000))
                break
            } catch {
                XCTAssertEqual(error as? StorageError, .full(path: path()))
                XCTAssertFalse(book.store.isInTransaction)
                XCTAssertEqual(try dump(book), before, "\(more) pages")
                failures += 1
            }
        }
        XCTAssertGreaterThan(failures, 20)
        for more in Int64(0)... {
            let pages = try XCTUnwrap(
                try book.store.rows("PRAGMA page_count").first?.first?.integer)
            _ = try book.store.rows("PRAGMA max_page_count = \(pages + more)")
            let before = try dump(book)
            do {
                _ = try book.allocateCost(month: try Month(march), plan: "P1")
                break
            } catch {
                XCTAssertEqual(error as? StorageError, .full(path: path()))
                XCTAssertEqual(try dump(book), before, "\(more) pages")
            }
        }
        XCTAssertEqual(try dump(book), try dump(reference))
        XCTAssertEqual(try book.store.integrityFindings(), [])
        XCTAssertEqual(try book.verifyAudit(), 9)
    }

    /// A real file system that is full, where the tests may mount one.
    func testAFullFileSystemTakesNothing() throws {
        let place = directory.appendingPathComponent("small")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        guard run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", place.path) == 0 else {
            throw XCTSkip("no file system can be mounted here")
        }
        defer { _ = run("umount", place.path) }
        let file = place.appendingPathComponent("book.db").path
        let book = try monthBook(at: file)
        let before = try dump(book)
        XCTAssertThrowsError(try load(book, "hosp_cost_entry", "w", entries(80_000))) {
            switch $0 as? StorageError {
            case .full?, .inputOutput?: break
            default: XCTFail("\($0)")
            }
        }
        XCTAssertFalse(book.store.isInTransaction)
        XCTAssertEqual(try dump(book), before)
        book.close()
        let again = try emptyBook(at: file)
        XCTAssertEqual(try dump(again), before)
        XCTAssertEqual(try again.store.integrityFindings(), [])
        XCTAssertEqual(try load(again, "hosp_cost_entry", "w", entries(100)).rowCount, 100)
        again.close()
    }

    private func run(_ command: String...) -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return -1 }
        process.waitUntilExit()
        return process.terminationStatus
    }

    func testAFileThatCannotBeReadIsNamedAndTheBookIsUnchanged() throws {
        let book = try monthBook()
        let missing = path("entries.csv")
        try assertUnchanged(book) {
            try book.importBatch(Book.ImportBatch(table: "hosp_cost_entry", key: "w")) {
                try DelimitedText.Reader(file: missing)
            }
        } _: {
            guard case .unreadable? = $0 as? DelimitedTextError else { return XCTFail("\($0)") }
        }
        try assertUnchanged(book) { try load(book, "hosp_cost_entry", "w", "") } _: {
            XCTAssertEqual($0 as? DelimitedTextError, .empty(file: nil))
        }
    }

    func testTwoConnectionsThatRunTheSameMonthShareOneRun() throws {
        let (one, two) = (try monthBook(at: path()), try emptyBook(at: path()))
        let month = try Month(march)
        let first = try one.allocateCost(month: month, plan: "P1").run
        let second = try two.allocateCost(month: month, plan: "P1").run
        XCTAssertEqual(second.id, first.id)
        XCTAssertTrue(second.isRepeated)
        try load(two, "hosp_cost_entry", "w", entries(3))
        XCTAssertEqual(try one.staleRuns(), [first.id])
        let versions = try [one, two, one].map { try $0.allocateCost(month: month, plan: "P1").run }
        XCTAssertEqual(versions.map(\.version), [2, 2, 2])
        XCTAssertEqual(versions.map(\.isRepeated), [false, true, true])
        XCTAssertTrue(try load(one, "hosp_cost_entry", "w", entries(3)).isRepeated)
        try one.close(month, area: "cost")
        XCTAssertThrowsError(try two.allocateCost(month: month, plan: "P1")) {
            XCTAssertEqual($0 as? BookError, .monthClosed(month))
        }
        XCTAssertThrowsError(try load(two, "hosp_cost_entry", "w2", entries(3, from: 5)))
        XCTAssertEqual(try two.verifyAudit(), try one.verifyAudit())
    }
}
