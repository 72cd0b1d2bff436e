import Hosp
import XCTest

/// The incidents of a book, step by step.
final class BookIncidentTests: BookTestCase {
    private func run(
        _ name: String, _ arguments: String, in book: Book
    ) throws -> ProcedureResult {
        try XCTUnwrap(Procedure.named(name)).run(JSONValue(parsing: arguments), in: book)
    }

    @discardableResult
    private func take(
        _ step: String, on day: String = "2025-03-03", by person: String = "N01", more: String = "",
        of incident: String = "E-1", in book: Book
    ) throws -> ProcedureResult {
        try run(
            "book.incident.step",
            #"{"incident":"\#(incident)","step":{"step":"\#(step)","by":"\#(person)","#
                + #""on":"\#(day)"\#(more)}}"#, in: book)
    }

    private func rows(_ book: Book, _ sql: String) throws -> [String] {
        try book.store.rows(sql).map { row in
            row.map { $0.sealed ?? "" }.joined(separator: " ")
        }
    }

    private let report = #","happened":"2025-03-03T08:30:00","event":"device","#
        + #""occasions":["serious"],"department":"icu","text":"输液泵流速异常""#

    private func overdue(_ now: String, in book: Book) throws -> [String] {
        try run("book.incident.overdue", #"{"now":"\#(now)"}"#, in: book).tables[0].rows.map {
            $0.map(\.text).joined(separator: " ")
        }
    }

    func testAnIncidentGoesItsWayToClosing() throws {
        let book = try emptyBook(at: path())
        XCTAssertEqual(try overdue("2025-12-31T00:00:00", in: book), [])
        try take("report", more: report, in: book)
        let long = String(repeating: "已更换。", count: 900)
        try take("order", more: #","action":"pump","responsible":"W","due":"2025-03-10""#, in: book)
        try take("triage", more: #","level":"II""#, in: book)
        try take("investigate", on: "2025-03-04", in: book)
        XCTAssertEqual(
            try overdue("2025-03-25T08:00:00", in: book),
            [
                "E-1 action pump W 2025-03-10T23:59:59 15",
                "E-1 report device/serious 国家监测信息系统并告知注册人 2025-03-23T23:59:59 2",
            ])
        try take(
            "file", on: "2025-03-20",
            more: #","occasion":"device/serious","at":"2025-03-20T10:00:00""#, in: book)
        try take("complete", on: "2025-03-21", more: #","action":"pump""#, in: book)
        XCTAssertEqual(try overdue("2025-12-31T00:00:00", in: book), [])
        try take("review", on: "2025-03-21", in: book)
        for check in ["cause", "responsible", "measures"] {
            try take(
                "evidence", on: "2025-03-22",
                more: #","check":"\#(check)","references":["\#(long)"]"#, in: book)
        }
        XCTAssertThrowsError(try take("close", on: "2025-03-22", in: book)) {
            XCTAssertEqual(
                $0 as? IncidentCaseError,
                .incident(.checksMissing(incident: .init("E-1"), [.education])))
        }
        XCTAssertEqual(try rows(book, "SELECT state_name FROM hosp_incident"), ["four_checks"])
        try take(
            "evidence", on: "2025-03-22", more: #","check":"education","references":["签到表"]"#,
            in: book)
        let closed = try take("close", on: "2025-03-23", in: book)
        XCTAssertEqual(closed.tables.map(\.name), ["incident", "checks", "terms"])
        XCTAssertEqual(
            try rows(
                book, "SELECT state_name, level_name, ended_day, happened_at, department_code, "
                    + "reporter_code, reported_day FROM hosp_incident"),
            ["closed II 20250323 20250303083000 icu N01 20250303"])
        XCTAssertEqual(
            try rows(book, "SELECT step_name FROM hosp_incident_step ORDER BY step_number"),
            [
                "report", "order", "triage", "investigate", "file", "complete", "review",
                "evidence", "evidence", "evidence", "evidence", "close",
            ])
        XCTAssertEqual(
            try rows(book, "SELECT term_kind, ended_at FROM hosp_incident_term ORDER BY term_kind"),
            ["action 20250321000000", "report 20250320100000"])
        XCTAssertEqual(
            try rows(
                book, "SELECT COUNT(*) FROM hosp_incident_step_part WHERE step_number = 8"), ["4"])
        XCTAssertEqual(
            try rows(book, "SELECT COUNT(*) FROM hosp_audit WHERE action_name LIKE 'incident.%'"),
            ["12"])
        XCTAssertNoThrow(try book.verifyAudit())
    }

    func testARefusedStepChangesNothing() throws {
        let book = try emptyBook()
        XCTAssertThrowsError(try take("triage", more: #","level":"I""#, in: book)) {
            XCTAssertEqual($0 as? IncidentCaseError, .unknown(incident: .init("E-1")))
        }
        try take("report", more: report, in: book)
        try take("order", more: #","action":"pump","responsible":"W","due":"2025-03-10""#, in: book)
        let tables = ["hosp_incident", "hosp_incident_step", "hosp_incident_step_part",
                      "hosp_incident_term", "hosp_audit"]
        func all() throws -> [[String]] {
            try tables.map { try rows(book, "SELECT * FROM \($0)") }
        }
        let before = try all()
        let refused: [(String, String)] = [
            ("report", report), ("investigate", ""), ("review", ""), ("close", ""),
            ("triage", ""), ("evidence", #","check":"cause","references":[]"#),
            ("complete", #","action":"pomp""#), ("accept", #","action":"pump","reason":"""#),
            ("order", #","action":"pump","responsible":"W","due":"2025-03-10""#),
            ("order", #","action":"p2","responsible":"W","due":"2025-03-02""#),
            ("file", #","occasion":"device/death","at":"2025-03-20T10:00:00""#),
            ("file", #","occasion":"device/serious","at":"2025-03-01T10:00:00""#),
            ("report", #","happened":"2025-03-03T08:30:00","event":"device""#),
            ("report", #","happened":"2025-03-03T08:30:00","occasions":["serious"]"#),
            ("leave", ""), ("close", #","level":"I""#),
        ]
        for (step, more) in refused {
            XCTAssertThrowsError(try take(step, more: more, in: book), step + more)
            XCTAssertEqual(try all(), before, step)
        }
        XCTAssertThrowsError(try take("triage", on: "2025-03-02", more: #","level":"I""#, in: book))
        XCTAssertEqual(try all(), before)
    }

    /// The law that was read when it was reported decides, also after a later one is in force.
    func testATermStaysWhatItWasWhenTheLawChanges() throws {
        let book = try emptyBook()
        try take("report", more: report, in: book)
        for sql in [
            "UPDATE hosp_incident_term SET term_code = 'device/past', recipient_name = '旧机构', "
                + "due_at = 20250310235959",
            "UPDATE hosp_incident_step_part SET part_text = "
                + "REPLACE(part_text, 'serious', 'past')",
        ] { try book.store.execute(sql) }
        let tables = try take("triage", more: #","level":"II""#, in: book).tables
        XCTAssertEqual(
            tables[2].rows.map { $0.prefix(4).map(\.text) },
            [["report", "device/past", "旧机构", "2025-03-10T23:59:59"]])
        XCTAssertEqual(
            try overdue("2025-03-11T08:00:00", in: book),
            ["E-1 report device/past 旧机构 2025-03-10T23:59:59 1"])
    }

    /// Older libraries took steps of nobody: what they lead to stays readable.
    func testAKeptStepOfNobodyStaysReadable() throws {
        let book = try emptyBook()
        try take("report", more: report, in: book)
        try book.store.execute(
            "UPDATE hosp_incident_step_part SET part_text = "
                + "REPLACE(part_text, '\"by\":\"N01\"', '\"by\":\" \"')")
        XCTAssertEqual(try book.store.rows(
            "SELECT COUNT(*) FROM hosp_incident_step_part WHERE part_text LIKE '%\" \"%'", []
        ), [[1]])
        XCTAssertNoThrow(try take("triage", more: #","level":"II""#, in: book))
    }

    func testAnIncidentKnownLaterIsDueLater() throws {
        let book = try emptyBook()
        let report = #","happened":"2025-03-03T08:00:00","known":"2025-03-07T08:00:00","#
            + #""event":"infection","occasions":["cluster"]"#
        try take("report", on: "2025-03-07", more: report, in: book)
        XCTAssertEqual(try overdue("2025-03-07T20:00:00", in: book), [])
        let tables = try take("triage", on: "2025-03-07", more: #","level":"II""#, in: book).tables
        XCTAssertEqual(tables[2].rows.map { $0[3].text }, ["2025-03-07T20:00:00"])
        let fresh = try emptyBook()
        for code in ["", " ", String(repeating: "事", count: 65)] {
            XCTAssertThrowsError(try take("report", more: self.report, of: code, in: fresh), code)
        }
        XCTAssertEqual(try rows(fresh, "SELECT COUNT(*) FROM hosp_incident"), ["0"])
    }

    func testAStateThatDoesNotFollowFromTheStepsIsFound() throws {
        let book = try emptyBook()
        try take("report", more: report, in: book)
        try book.store.execute("UPDATE hosp_incident SET state_name = 'closed'")
        XCTAssertThrowsError(try take("triage", more: #","level":"I""#, in: book)) {
            XCTAssertEqual($0 as? IncidentCaseError, .historyBroken(incident: .init("E-1")))
        }
        try book.store.execute("UPDATE hosp_incident SET state_name = 'reported'")
        try take("triage", more: #","level":"I""#, in: book)
        try book.store.execute("DELETE FROM hosp_incident_step_part WHERE step_number = 2")
        XCTAssertThrowsError(try take("investigate", in: book)) {
            XCTAssertEqual($0 as? IncidentCaseError, .historyBroken(incident: .init("E-1")))
        }
    }
}
