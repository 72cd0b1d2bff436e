import Foundation
import Hosp
import XCTest

/// Copies of whole books: backups, the way back, and other databases.
final class BookCopyTests: BookTestCase {
    /// A month that was allocated, reviewed and closed, with what imports and runs leave behind.
    private func finishedBook(at location: String) throws -> Book {
        let book = try monthBook(at: location)
        try load(book, "hosp_org_unit", "more", """
            unit_code,unit_name,valid_from
            "x'); DROP TABLE hosp_audit; --",𠮷👩‍⚕️e\u{301},20200101
            空,,20200101
            """)
        let run = try book.allocateCost(month: Month("2025-03"), plan: "P1")
        XCTAssertFalse(run.run.isRepeated)
        try book.close(Month("2025-03"), area: "cost")
        return book
    }

    /// Everything but when the tables were made.
    private func content(_ book: Book) throws -> [String] {
        try dump(book, without: [Schema.migrationsTable.name, "hosp_store_lock"])
    }

    private func copied(_ book: Book, to location: String) throws -> ProcedureResult {
        try XCTUnwrap(Procedure.named("book.copy"))
            .run(.object(["to": .string(location)]), in: book)
    }

    func testABackupHoldsEveryRowAndTheWayBackDoesToo() throws {
        let book = try finishedBook(at: path())
        let expected = try content(book)
        let table = try copied(book, to: path("backup.db")).tables[0]
        XCTAssertEqual(try content(book), expected)
        let backup = try emptyBook(at: path("backup.db"))
        XCTAssertEqual(try content(backup), expected)
        XCTAssertGreaterThan(expected.count, 40)
        XCTAssertEqual(try copied(backup, to: path("restored.db")).tables[0], table)
        let restored = try emptyBook(at: path("restored.db"))
        XCTAssertEqual(try content(restored), expected)
        let rows = table.rows.map { $0[1] }.reduce(Int64(0)) {
            if case .integer(let count) = $1 { $0 + count } else { $0 }
        }
        XCTAssertEqual(Int(rows), expected.count)
        // The audit trail is whole, and goes on where it was.
        XCTAssertEqual(try restored.verifyAudit(), try book.verifyAudit())
        try restored.reopen(Month("2025-03"), area: "cost", confirmedBy: "P9", reason: "核对")
        XCTAssertEqual(try restored.verifyAudit(), try book.verifyAudit() + 1)
        XCTAssertTrue(
            try restored.allocateCost(month: Month("2025-03"), plan: "P1").run.isRepeated)
        XCTAssertEqual(try restored.check(), [])
    }

    func testABookMovesIntoADatabaseAndBackUnchanged() throws {
        let book = try finishedBook(at: path())
        let expected = try content(book)
        let file = path("database.db")
        let place = "odbc:DRIVER=SQLite3;Database=\(file);Timeout=9000;PWD=hidden-1"
        let there = try copied(book, to: place)
        XCTAssertEqual(try content(try emptyBook(at: file)), expected)
        let database = try emptyBook(at: place)
        XCTAssertEqual(try copied(database, to: path("back.db")), there)
        XCTAssertEqual(try content(try emptyBook(at: path("back.db"))), expected)
        XCTAssertEqual(try database.check(), [])
        XCTAssertThrowsError(try book.copy(to: place)) {
            let text = (($0 as? BookCopyError)?.finding.text(in: .english)) ?? "\($0)"
            XCTAssertTrue(text.contains("Database=\(file)"), text)
            XCTAssertFalse(text.contains("hidden"), text)
        }
    }

    func testTheHashIsThatOfTheSealedFields() throws {
        let book = try emptyBook(at: path())
        try load(book, "hosp_cost_item", "i", "item_code,item_name,sort_number\nb,床,2\na,,1\n")
        let row = try XCTUnwrap(
            try book.copy(to: path("copy.db")).first { $0.name == "hosp_cost_item" })
        XCTAssertEqual(row.rowCount, 2)
        let columns = try XCTUnwrap(
            Schema.book(libraryVersion: "").table(named: "hosp_cost_item")).columnNames
        // By the hashlib of Python, over the file that SQLite reads there.
        let script = """
            import hashlib, sqlite3, sys
            h = hashlib.sha256()
            for row in sqlite3.connect(sys.argv[1]).execute(
                    'SELECT \(columns.joined(separator: ", ")) FROM hosp_cost_item ORDER BY 1'):
                for v in row:
                    t = b'' if v is None else str(v).encode()
                    h.update(b'\\xff' * 4 if v is None else len(t).to_bytes(4, 'big'))
                    h.update(t)
            print(h.hexdigest())
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script, path()]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let answer = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        XCTAssertEqual(String(decoding: answer, as: UTF8.self), row.contentHash + "\n")
    }

    func testABookThatHoldsSomethingIsLeftAsItIs() throws {
        let book = try finishedBook(at: path())
        let other = try emptyBook(at: path("other.db"))
        try load(other, "hosp_cost_item", "i", "item_code,sort_number\na,1\nb,2\n")
        let before = try content(other)
        XCTAssertThrowsError(try book.copy(to: path("other.db"))) {
            XCTAssertEqual(
                $0 as? BookCopyError,
                .notEmpty(location: path("other.db"), table: "hosp_import_batch", rows: 1))
        }
        XCTAssertEqual(try content(other), before)
        XCTAssertThrowsError(try book.copy(to: path())) {
            guard case .notEmpty(path(), _, _)? = $0 as? BookCopyError
            else { return XCTFail("\($0)") }
        }
        for location in ["", ":memory:"] {
            XCTAssertThrowsError(try book.copy(to: location)) {
                XCTAssertEqual($0 as? BookCopyError, .inMemory)
            }
        }
        XCTAssertThrowsError(try book.copy(to: path("none/book.db"))) {
            XCTAssertEqual(
                $0 as? StorageError, .directoryMissing(path: path("none/book.db")))
        }
    }

    func testACopyThatIsInterruptedLeavesNoRowAndIsMadeAgain() throws {
        let book = try finishedBook(at: path())
        let expected = try content(book)
        // After each step but the last; the last call is let through.
        for steps in 1... {
            guard let failure = interruption(of: book, after: steps) else {
                XCTAssertGreaterThan(steps, 20)
                break
            }
            XCTAssertEqual(failure as? RunMonitorError, .cancelled)
            let copy = try emptyBook(at: path("copy.db"))
            XCTAssertEqual(try content(copy), [])
            copy.close()
        }
        XCTAssertEqual(try content(try emptyBook(at: path("copy.db"))), expected)
        XCTAssertFalse(book.store.isInTransaction)
    }

    private func interruption(of book: Book, after steps: Int) -> (any Error)? {
        let counter = Counter(steps)
        book.monitor = RunMonitor { _, _ in counter.step() }
        do {
            try book.copy(to: path("copy.db"))
            return nil
        } catch {
            return error
        }
    }

    private final class Counter: @unchecked Sendable {
        private var left: Int
        init(_ count: Int) { left = count }
        func step() -> Bool {
            left -= 1
            return left > 0
        }
    }

    /// Another connection goes on working while the copy is made: the copy is of the moment before.
    func testACopyIsOfOneMoment() throws {
        let book = try finishedBook(at: path())
        let expected = try content(book)
        let worker = Worker(try emptyBook(at: path()))
        book.monitor = RunMonitor { done, total in worker.work(done, total) }
        try book.copy(to: path("copy.db"))
        XCTAssertNil(worker.failure)
        XCTAssertEqual(try content(try emptyBook(at: path("copy.db"))), expected)
        XCTAssertNotEqual(try content(book), expected)
        XCTAssertEqual(worker.seen.last, worker.total)
        XCTAssertEqual(worker.seen, worker.seen.sorted())
    }

    private final class Worker: @unchecked Sendable {
        let book: Book
        var failure: (any Error)?
        var seen: [Int64] = []
        var total: Int64 = 0

        init(_ book: Book) { self.book = book }

        func work(_ done: Int64, _ total: Int64) -> Bool {
            if seen.isEmpty {
                let text = "item_code,sort_number\nlate,9\n"
                do {
                    try book.importBatch(Book.ImportBatch(table: "hosp_cost_item", key: "late")) {
                        try DelimitedText.Reader(bytes: Array(text.utf8))
                    }
                } catch { failure = error }
            }
            seen.append(done)
            self.total = total
            return true
        }
    }

    func testACopyThatCameOutOtherwiseIsNotKept() throws {
        let book = try finishedBook(at: path())
        let copy = try emptyBook(at: path("copy.db"))
        try load(copy, "hosp_cost_item", "i", "item_code,sort_number\na,1\n")
        try copy.withdraw(batch: "i", from: "hosp_cost_item")
        try copy.store.execute("DELETE FROM hosp_audit")
        try copy.store.execute(
            "CREATE TRIGGER t AFTER INSERT ON hosp_cost_item BEGIN "
                + "UPDATE hosp_cost_item SET sort_number = 7; END")
        XCTAssertThrowsError(try book.copy(to: path("copy.db"))) {
            XCTAssertEqual(
                $0 as? BookCopyError,
                .differs(location: path("copy.db"), table: "hosp_cost_item", rows: 1))
        }
        XCTAssertEqual(try content(copy), [])
    }
}
