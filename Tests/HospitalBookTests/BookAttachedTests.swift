import Foundation
import Hosp
import XCTest

/// Facts that stand in tables of the hospital are read by a mapping (S-239, S-240): with a report,
/// all rows or none, and again without a change.
final class BookAttachedTests: BookTestCase {
    @discardableResult
    private func run(_ name: String, _ arguments: String, in book: Book) throws -> [String] {
        try XCTUnwrap(Procedure.named(name)).run(JSONValue(parsing: arguments), in: book)
            .tables.flatMap(\.printedRows)
    }

    /// A book whose database has a table of the hospital's own, with its own names and types.
    private func hospital(at location: String = ":memory:") throws -> Book {
        let book = try monthBook(at: location)
        try book.store.execute(
            "CREATE TABLE his_pz (PZH TEXT, KSBM TEXT, JE TEXT, QJ TEXT, GXSJ TEXT, "
                + "XH INTEGER)")
        try fill(book.store, "('W1', 'lab', '81.50', '2025-03', '20250305080000', 1)")
        try fill(book.store, "('W2', 'admin', '-3.00', '2025-03', '20250306080000', 2)")
        return book
    }

    private func fill(_ store: any Store, _ row: String) throws {
        try store.execute("INSERT INTO his_pz VALUES \(row)")
    }

    private func define(
        _ book: Book, _ mode: String, _ more: String = "", query: String = "SELECT * FROM his_pz"
    ) throws {
        try run("attach.define", #"""
            {"source":"凭证","table":"hosp_cost_entry","query":"\#(query)","mode":"\#(mode)",
             "columns":{"entry_code":"PZH","department_code":"KSBM","amount_yuan":"JE","会计期间":"QJ",
             "item_code":"XM"}\#(more)}
            """#.replacingOccurrences(of: "SELECT * FROM", with: "SELECT 'cost' AS XM, h.* FROM")
            .replacingOccurrences(of: "FROM his_pz", with: "FROM his_pz h"), in: book)
    }

    private func load(_ book: Book, _ more: String = "") throws -> String {
        try run("attach.load", #"{"source":"凭证"\#(more)}"#, in: book).joined(separator: "\n")
    }

    private func entries(_ book: Book) throws -> [String] {
        try book.store.rows(
            "SELECT entry_code, department_code, amount_fen FROM hosp_cost_entry "
                + "WHERE batch_key = 'attached:凭证' ORDER BY entry_code"
        ).map { $0.map { $0.sealed ?? "-" }.joined(separator: " ") }
    }

    private func refused(_ book: Book) throws -> [String] {
        try book.store.rows(
            "SELECT load_number, row_line, column_label, field_text, message_name "
                + "FROM hosp_attached_refusal ORDER BY load_number, finding_number"
        ).map { $0.map { $0.sealed ?? "-" }.joined(separator: " ") }
    }

    func testAWholeQueryIsReadAndReadAgainWithoutAChange() throws {
        let book = try hospital()
        try define(book, "full")
        XCTAssertEqual(try load(book), "2|2|0|0|0|-")
        XCTAssertEqual(try entries(book), ["W1 lab 8150", "W2 admin -300"])
        let month = try Month("2025-03")
        let first = try book.allocateCost(month: month, plan: "P1")
        XCTAssertEqual(try load(book), "2|0|0|2|0|-")
        XCTAssertEqual(try book.allocateCost(month: month, plan: "P1").run.id, first.run.id)
        // One row changed, one is gone, one is new: the run has another version now.
        try book.store.execute("UPDATE his_pz SET JE = '81.51' WHERE PZH = 'W1'")
        try book.store.execute("DELETE FROM his_pz WHERE PZH = 'W2'")
        try fill(book.store, "('W3', 'lab', '7', '2025-03', '20250307080000', 3)")
        XCTAssertEqual(try load(book), "2|1|1|0|1|-")
        XCTAssertEqual(try entries(book), ["W1 lab 8151", "W3 lab 700"])
        XCTAssertEqual(try book.staleRuns(), [first.run.id])
        XCTAssertEqual(
            try book.store.rows("SELECT row_total FROM hosp_import_batch WHERE "
                + "batch_key = 'attached:凭证'"), [[2]])
        XCTAssertEqual(
            try book.store.rows("SELECT COUNT(*) FROM hosp_attached_load"), [[3]])
        XCTAssertGreaterThan(try book.verifyAudit(), 5)
        XCTAssertEqual(try book.withdraw(batch: "attached:凭证", from: "hosp_cost_entry"), 2)
    }

    func testOnlyRowsBehindTheLastKeyAreRead() throws {
        let book = try hospital()
        try define(book, "by_key", #","position":"XH""#)
        XCTAssertEqual(try load(book), "2|2|0|0|0|2")
        XCTAssertEqual(try load(book), "0|0|0|0|0|2")
        try fill(book.store, "('W9', 'lab', '1', '2025-03', '20250307080000', 10)")
        XCTAssertEqual(try load(book), "1|1|0|0|0|10", "10 is more than 2 as a number")
        // Defined anew it is read from the beginning: all is as before.
        try define(book, "by_key", #","position":"XH""#)
        XCTAssertEqual(try load(book), "3|0|0|3|0|10")
        // What is only added does not change.
        try book.store.execute("UPDATE his_pz SET JE = '2', XH = 11 WHERE PZH = 'W9'")
        try assertRefused(book, [.rowTwice])
        XCTAssertEqual(try entries(book).last, "W9 lab 100")
    }

    func testRowsThatChangedSinceTheLastTimeTakeThePlaceOfOldOnes() throws {
        let book = try hospital()
        try define(book, "by_time", #","position":"GXSJ""#)
        XCTAssertEqual(try load(book), "2|2|0|0|0|20250306080000")
        // The last second is read again: a row of it may have come later.
        try fill(book.store, "('W3', 'lab', '5', '2025-03', '20250306080000', 3)")
        try book.store.execute(
            "UPDATE his_pz SET JE = '9.99', GXSJ = '20250308080000' WHERE PZH = 'W1'")
        XCTAssertEqual(try load(book), "3|1|1|1|0|20250308080000")
        XCTAssertEqual(try entries(book), ["W1 lab 999", "W2 admin -300", "W3 lab 500"])
    }

    private func assertRefused(
        _ book: Book, _ messages: [Message], _ more: String = "", line: UInt = #line
    ) throws {
        let before = try entries(book)
        XCTAssertThrowsError(try load(book, more), line: line) {
            guard case .importRefused(let findings)? = $0 as? BookError else {
                return XCTFail("\($0)", line: line)
            }
            XCTAssertEqual(findings.map(\.finding.message), messages, line: line)
            XCTAssertEqual(book.importFindings, findings, line: line)
        }
        XCTAssertEqual(try entries(book), before, line: line)
    }

    func testOneBadRowRefusesAllAndEveryBadRowIsReported() throws {
        let book = try hospital()
        try define(book, "by_key", #","position":"XH""#)
        _ = try load(book)
        try fill(book.store, "('W3', 'lab', '1.005', '2025-03', '1', 3)")
        try fill(book.store, "('W4', 'labor', '1', '2025-03', '1', 4)")
        try fill(book.store, "('W5', 'lab', NULL, '2025-13', '1', 5)")
        try fill(book.store, "('W6', 'lab', '6', '2025-03', '1', 6)")
        try fill(book.store, "('W6', 'lab', '6', '2025-03', '1', 7)")
        try assertRefused(book, [
            .fieldInvalid, .fieldUnknown, .fieldInvalid, .fieldMissing, .rowTwice,
        ])
        XCTAssertEqual(try refused(book), [
            "2 1 amount_yuan 1.005 field_invalid", "2 2 department_code labor field_unknown",
            "2 3 会计期间 2025-13 field_invalid", "2 3 amount_yuan  field_missing",
            "2 5 - - row_twice",
        ])
        XCTAssertEqual(
            try book.store.rows("SELECT read_total, new_total, refused_total, position_text "
                + "FROM hosp_attached_load WHERE load_number = 2"), [[5, 0, 5, "2"]])
        // Corrected at its source, it is read from where it was.
        try book.store.execute("DELETE FROM his_pz WHERE XH IN (3, 4, 5, 7)")
        XCTAssertEqual(try load(book), "1|1|0|0|0|6")
    }

    func testAClosedMonthKeepsItsRowsAndRowsAsBeforeAreNoChange() throws {
        let book = try hospital()
        try define(book, "full")
        _ = try load(book)
        try book.close(Month("2025-03"), area: "cost")
        XCTAssertEqual(try load(book), "2|0|0|2|0|-")
        try fill(book.store, "('W4', 'lab', '1', '2025-04', '1', 4)")
        XCTAssertEqual(try load(book), "3|1|0|2|0|-")
        try book.store.execute("UPDATE his_pz SET JE = '1' WHERE PZH = 'W1'")
        try book.store.execute("DELETE FROM his_pz WHERE PZH = 'W2'")
        try fill(book.store, "('W5', 'lab', '1', '2025-03', '1', 5)")
        try assertRefused(book, [.rowMonthClosed, .rowMonthClosed, .monthClosed])
    }

    func testRowsThatSomebodyElseBroughtStay() throws {
        let book = try hospital()
        try fill(book.store, "('V1-1', 'admin', '100', '2025-03', '1', 3)")
        try fill(book.store, "('V1-2', 'lab', '51', '2025-03', '1', 4)")
        try define(book, "full")
        // V1-1 is as it was imported, V1-2 has another amount.
        try assertRefused(book, [.rowTwice])
        try book.store.execute("UPDATE his_pz SET JE = '50' WHERE PZH = 'V1-2'")
        XCTAssertEqual(try load(book), "4|2|0|2|0|-")
    }

    func testRowsWithoutAMonthAreGivenOne() throws {
        let book = try hospital()
        try run("attach.define", #"""
            {"source":"凭证","table":"hosp_cost_entry","query":
             "SELECT PZH, KSBM, JE, 'cost' AS XM FROM his_pz","columns":{"entry_code":"PZH",
             "department_code":"KSBM","amount_yuan":"JE","item_code":"XM"}}
            """#, in: book)
        XCTAssertThrowsError(try load(book)) {
            XCTAssertEqual($0 as? AttachedError, .period(source: "凭证"))
        }
        XCTAssertEqual(try load(book, #","period":"2025-05""#), "2|2|0|0|0|-")
        XCTAssertEqual(try load(book, #","period":"2025-05""#), "2|0|0|2|0|-")
        // Another month has rows of its own; those of May stay.
        XCTAssertEqual(try load(book, #","period":"2025-06""#), "2|2|0|0|0|-")
        try book.store.execute("DELETE FROM his_pz")
        XCTAssertThrowsError(try load(book, #","period":"2025-06""#)) {
            XCTAssertEqual($0 as? AttachedError, .empty(source: "凭证", rows: 2))
        }
    }

    func testMasterDataIsReadToo() throws {
        let book = try hospital()
        try book.store.execute("CREATE TABLE ks (BM TEXT, MC TEXT, QY TEXT)")
        try book.store.execute("INSERT INTO ks VALUES ('icu', '重症医学科', '2020-01-01 00:00:00')")
        try run("attach.define", #"""
            {"source":"ks","table":"hosp_org_unit","query":"SELECT BM, MC, QY FROM ks",
             "columns":{"unit_code":"BM","unit_name":"MC","valid_from":"QY"}}
            """#, in: book)
        XCTAssertEqual(try run("attach.load", #"{"source":"ks"}"#, in: book), ["1|1|0|0|0|-"])
        XCTAssertEqual(
            try book.store.rows(
                "SELECT unit_name, valid_from FROM hosp_org_unit WHERE unit_code = 'icu'"),
            [["重症医学科", 20_200_101]])
    }

    func testATableOfAnotherDatabaseIsOnlyRead() throws {
        let other = try SQLiteStore(path: path("his.db"))
        try other.execute("CREATE TABLE his_pz (PZH TEXT, KSBM TEXT, JE TEXT, QJ TEXT, XH INTEGER)")
        try other.execute("INSERT INTO his_pz VALUES ('W1', 'lab', '81.50', '2025-03', 1)")
        let book = try monthBook()
        try define(book, "full", #","location":"HIS""#)
        // Without a place of that name it is a data source of the machine.
        XCTAssertThrowsError(try load(book)) {
            guard case .database(.driverMissing(let server, _))? = $0 as? StorageError else {
                return XCTFail("\($0)")
            }
            XCTAssertEqual(server, "odbc:DSN=HIS")
        }
        book.attachedLocations["HIS"] = path("his.db")
        XCTAssertEqual(try load(book), "1|1|0|0|0|-")
        XCTAssertEqual(try other.rows("SELECT COUNT(*) FROM his_pz"), [[1]])
        XCTAssertFalse(try other.tableExists("hosp_store_lock"))
        XCTAssertFalse(try dump(book).contains { $0.contains(self.path("his.db")) })
    }

    func testAPasswordIsInNoErrorAndInNoRow() throws {
        let book = try hospital()
        try define(book, "full", #","location":"HIS""#)
        book.attachedLocations["HIS"] = "odbc:DSN=no such source;UID=u;PWD=hidden-1"
        XCTAssertThrowsError(try load(book)) {
            let finding = ($0 as? any HospitalError)?.finding
            XCTAssertEqual(finding?.message, .odbcDriverMissing)
            XCTAssertFalse("\(String(describing: finding))".contains("hidden-1"))
        }
        XCTAssertFalse(try dump(book).contains { $0.contains("hidden-1") })
    }

    func testAColumnThatIsNotExactIsNamed() throws {
        let book = try hospital(at: path())
        try define(
            book, "full", query: "SELECT PZH, KSBM, QJ, 1.5 * XH AS JE, 'cost' AS XM FROM his_pz")
        XCTAssertThrowsError(try load(book)) {
            XCTAssertEqual(
                $0 as? AttachedError,
                .columnType(source: "凭证", server: path(), column: "JE", type: "REAL"))
        }
    }

    func testAPositionIsNeverMissing() throws {
        let book = try hospital()
        try book.store.execute("UPDATE his_pz SET XH = NULL WHERE PZH = 'W1'")
        try define(book, "by_key", #","position":"XH""#)
        XCTAssertThrowsError(try load(book)) {
            XCTAssertEqual(
                $0 as? AttachedError, .positionMissing(source: "凭证", row: 1, column: "XH"))
        }
    }

    func testADefinitionThatCannotWorkIsRefusedAtOnce() throws {
        let book = try hospital()
        let good = #""source":"wards","table":"hosp_driver","columns":{"driver_code":"a"},"#
        let query = #""query":"SELECT a FROM t""#
        let refused: [(String, Message)] = [
            (#"{\#(good)"query":"DELETE FROM t"}"#, .attachedQueryInvalid),
            (#"{\#(good)\#(query),"location":"x;PWD=y"}"#, .attachedNameInvalid),
            (#"{\#(good)\#(query),"mode":"by_key"}"#, .attachedPositionNeeded),
            (#"{\#(good)\#(query),"position":"a"}"#, .attachedPositionNeeded),
            (#"{\#(good)\#(query),"mode":"sometimes"}"#, .argumentValue),
            (
                #"{"source":"s","table":"hosp_run_record","columns":{},\#(query)}"#,
                .tableNotImported
            ),
            (#"{"source":"s","table":"hosp_drivers","columns":{},\#(query)}"#, .tableNotDeclared),
            (#"{"source":"s","table":"hosp_driver","columns":{},\#(query)}"#, .columnMissing),
            (
                #"{"source":"s","table":"hosp_driver","columns":{"driver_kode":"a"},\#(query)}"#,
                .columnNotDeclared
            ),
            (
                #"{"source":"s","table":"hosp_driver","columns":{"driver_code":"a b"},\#(query)}"#,
                .attachedNameInvalid
            ),
            (
                #"{"source":"s","table":"hosp_driver","columns":{"driver_code":"a","#
                    + #""batch_key":"b"},\#(query)}"#, .constantTwice
            ),
        ]
        for (arguments, message) in refused {
            XCTAssertThrowsError(try run("attach.define", arguments, in: book), arguments) {
                XCTAssertEqual(
                    ($0 as? any HospitalError)?.finding.message, message, "\(arguments): \($0)")
            }
        }
        XCTAssertThrowsError(try load(book)) {
            XCTAssertEqual($0 as? AttachedError, .unknown("凭证", nearest: nil))
        }
        try run("attach.define", "{\(good)\(query)}", in: book)
        XCTAssertThrowsError(try run("attach.load", #"{"source":"ward"}"#, in: book)) {
            XCTAssertEqual($0 as? AttachedError, .unknown("ward", nearest: "wards"))
        }
    }

    func testTwoReadersOfOneSourceDoNotUndoEachOther() throws {
        let book = try hospital(at: path())
        try define(book, "full")
        let other = try emptyBook(at: path())
        // While this one reads, the other one has loaded the source already.
        (book.store as? SQLiteStore)?.onStatement = { statement in
            guard statement.hasPrefix("BEGIN IMMEDIATE") else { return }
            (book.store as? SQLiteStore)?.onStatement = nil
            do { try other.load(attached: "凭证") } catch { XCTFail("\(error)") }
        }
        XCTAssertThrowsError(try load(book)) {
            XCTAssertEqual($0 as? AttachedError, .meanwhile(source: "凭证"))
        }
        XCTAssertEqual(try load(book), "2|0|0|2|0|-")
    }
}
