import Hosp
import XCTest

/// The procedures of hazards, through their arguments and on a book.
final class HazardProcedureTests: XCTestCase {
    private func run(
        _ name: String, _ arguments: String, in book: Book? = nil
    ) throws -> ProcedureResult {
        try XCTUnwrap(Procedure.named(name)).run(JSONValue(parsing: arguments), in: book)
    }

    private func texts(_ table: ResultTable, _ column: String) -> [String] {
        let place = table.columns.firstIndex { $0.name == column }!
        return table.rows.map { $0[place].text }
    }

    private func hazard(_ code: String, _ steps: String, more: String = "") -> String {
        #"{"hazard":"\#(code)","place":"P","item":"A","found":"2024-03-26","finder":"f","#
            + #""steps":[\#(steps)]\#(more)}"#
    }

    private let register = #"{"step":"register","by":"f","on":"2024-03-26"}"#
    private let plan = #"{"step":"grade","by":"f","on":"2024-03-26","grade":"G2"},"#
        + #"{"step":"plan","by":"f","on":"2024-03-26","responsible":"w","#
        + #""deadline":"2024-04-02","measures":"换锁"}"#

    func testHazardsAreTakenThroughTheirStepsAndSummed() throws {
        let fixed = #"{"step":"fix_at_once","by":"c","on":"2024-03-26","rectifier":"w","#
            + #""before":["b"],"after":["a"]}"#
        let notice = #","notice":{"issued":"2024-03-27","to":["maintenance","ward"]}"#
        let result = try run(
            "hazard.review",
            #"{"today":"2024-04-08","hazards":["#
                + [
                    hazard("H1", "\(register),\(fixed)"),
                    hazard("H2", "\(register),\(plan)", more: notice), hazard("H3", ""),
                ].joined(separator: ",") + "]}")
        let table = result.tables[0]
        XCTAssertEqual(texts(table, "state"), ["closed", "planned", "discovered"])
        XCTAssertEqual(texts(table, "class"), ["IMMEDIATE", "PLANNED", "UNDECIDED"])
        XCTAssertEqual(texts(table, "deadline"), ["", "2024-04-02", ""])
        // 4 to 6 April 2024 were a holiday and the 7th a work day: the 3rd, the 7th, the 8th.
        XCTAssertEqual(texts(table, "work_days"), ["0", "3", "0"])
        XCTAssertEqual(texts(table, "recipient"), ["", "分管部门", ""])
        XCTAssertEqual(texts(table, "next_steps"), ["", "accept", "register"])
        XCTAssertEqual(texts(result.tables[1], "to"), ["maintenance", "ward"])
        XCTAssertEqual(texts(result.tables[2], "closed_percent"), ["33.3"])
    }

    func testARepeatIsGradedWorseAndWhatIsWrongIsNamed() throws {
        let graded = #"{"step":"grade","by":"f","on":"2024-03-26","grade":"G1"}"#
        let again = hazard("H2", register + "," + graded, more: #","repeat_of":"H1""#)
        let repeated = try run(
            "hazard.review", #"{"today":"2024-03-26","hazards":[\#(again)]}"#)
        XCTAssertEqual(texts(repeated.tables[0], "grade"), ["M"])
        for steps in [
            #"{"step":"grade","by":"f","on":"2024-03-26","grade":"G2"}"#,
            #"{"by":"f","on":"2024-03-26"}"#,
            #"{"step":"register","by":"f","on":"2024-03-26","reason":"x"}"#,
            register + #",{"step":"grade","by":"f","on":"2024-03-26","grade":"G9"}"#,
        ] {
            let arguments = #"{"today":"2024-03-26","hazards":[\#(hazard("H1", steps))]}"#
            XCTAssertThrowsError(try run("hazard.review", arguments), steps)
        }
        let one = hazard("H1", "")
        XCTAssertThrowsError(
            try run("hazard.review", #"{"today":"2024-03-26","hazards":[\#(one),\#(one)]}"#)
        ) { XCTAssertEqual($0 as? HazardError, .idTaken(hazard: .init("H1"))) }
    }

    func testOverdueIsComputedForTheDayAsked() throws {
        func overdue(_ today: String, _ more: String = "") throws -> ResultTable {
            try run(
                "hazard.overdue",
                #"""
                {"today":"\#(today)"\#(more),"hazards":[{"hazard":"a","deadline":"2024-04-02"},
                  {"hazard":"b","deadline":"2024-04-02","major":true},
                  {"hazard":"c","deadline":"2024-04-02","suspended_since":"2024-04-01"},
                  {"hazard":"d","deadline":"2024-04-02","repeat":true}]}
                """#
            ).tables[0]
        }
        XCTAssertEqual(try overdue("2024-04-02").rowCount, 0)
        let table = try overdue("2024-04-03")
        XCTAssertEqual(texts(table, "hazard"), ["a", "b", "d"])
        XCTAssertEqual(texts(table, "rung"), ["1", "4", "2"])
        let own = #","ladder":[{"work_days":0,"recipient":"x"},{"work_days":1,"recipient":"y"}]"#
        XCTAssertEqual(texts(try overdue("2024-04-03", own), "recipient"), ["y", "y", "y"])
    }

    func testTheRulesOfTheLibraryAreListed() throws {
        let tables = try run("hazard.rules", "{}").tables
        XCTAssertEqual(tables.map(\.name), ["grades", "labels", "parts", "ladder", "penalties"])
        XCTAssertEqual(tables.map(\.rowCount), [4, 5, 6, 4, 3])
    }

    private func step(_ text: String, of fixture: MonthEndFixture) throws -> ProcedureResult {
        try run(
            "book.hazard.step", #"{"hazard":"H20250320-1","step":\#(text)}"#, in: fixture.book)
    }

    /// A hazard that the book opened on 20 March 2025, planned until the 27th, in two rounds.
    func testAHazardOfTheBookGoesItsWayToClosing() throws {
        let fixture = try MonthEndFixture()
        let book = fixture.book
        XCTAssertEqual(
            try run("book.hazard.overdue", #"{"today":"2025-04-01"}"#, in: book).tables[0].rowCount,
            0)
        try fixture.inspect("I1", month: "202503", day: "20250320", points: "20")
        _ = try book.scoreInspection(month: Month("2025-03"), inspection: "I1")
        let long = String(repeating: "更换", count: 1_200)
        for text in [
            #"{"step":"register","by":"P9","on":"2025-03-20"}"#,
            #"{"step":"grade","by":"P9","on":"2025-03-20","grade":"G2"}"#,
            #"{"step":"plan","by":"P9","on":"2025-03-21","responsible":"P2","#
                + #""deadline":"2025-03-27","measures":"\#(long)","funds":"1200.5"}"#,
            #"{"step":"accept","by":"P2","on":"2025-03-21"}"#,
        ] {
            _ = try step(text, of: fixture)
        }
        let overdue = try run("book.hazard.overdue", #"{"today":"2025-04-01"}"#, in: book)
        XCTAssertEqual(texts(overdue.tables[0], "work_days"), ["3"])
        XCTAssertEqual(texts(overdue.tables[0], "recipient"), ["分管部门"])
        _ = try step(
            #"{"step":"submit","by":"P2","on":"2025-04-01","evidence":["photo"]}"#, of: fixture)
        XCTAssertThrowsError(
            try step(#"{"step":"pass","by":"P2","on":"2025-04-02"}"#, of: fixture)
        ) {
            XCTAssertEqual(
                $0 as? HazardError,
                .rectifierReinspects(hazard: .init("H20250320-1"), person: .init("P2")))
        }
        let closed = try step(#"{"step":"pass","by":"P9","on":"2025-04-02"}"#, of: fixture)
        XCTAssertEqual(texts(closed.tables[0], "state"), ["closed"])
        XCTAssertEqual(
            try fixture.rows("SELECT state_name, ended_day FROM hosp_hazard"), ["closed 20250402"])
        XCTAssertEqual(
            try fixture.rows("SELECT step_name FROM hosp_hazard_step ORDER BY step_number"),
            ["register", "grade", "plan", "accept", "submit", "pass"])
        XCTAssertEqual(
            try fixture.rows("SELECT COUNT(*) FROM hosp_hazard_step_part WHERE step_number = 3"),
            ["3"])
        XCTAssertEqual(
            try fixture.rows(
                "SELECT COUNT(*) FROM hosp_audit WHERE action_name LIKE 'hazard.%'"), ["7"])
        XCTAssertNoThrow(try book.verifyAudit())
        XCTAssertEqual(
            try run("book.hazard.overdue", #"{"today":"2025-05-01"}"#, in: book).tables[0].rowCount,
            0)
        try fixture.inspect("I2", month: "202504", day: "20250420", points: "20")
        let again = try book.scoreInspection(month: Month("2025-04"), inspection: "I2")
        XCTAssertEqual(
            again.findings.map(\.consequence),
            [.opened(.init("H20250420-2"), repeatOf: .init("H20250320-1"))])
    }

    func testAStateThatTheStepsDoNotLeadToIsRefused() throws {
        let fixture = try MonthEndFixture()
        try fixture.inspect("I1", month: "202503", day: "20250320", points: "20")
        _ = try fixture.book.scoreInspection(month: Month("2025-03"), inspection: "I1")
        try fixture.book.store.execute("UPDATE hosp_hazard SET state_name = 'closed'")
        XCTAssertThrowsError(
            try step(#"{"step":"register","by":"P9","on":"2025-03-20"}"#, of: fixture)
        ) {
            XCTAssertEqual(
                $0 as? HazardError, .historyBroken(hazard: .init("H20250320-1")))
        }
        XCTAssertThrowsError(
            try run(
                "book.hazard.step",
                #"{"hazard":"H9","step":{"step":"register","by":"P9","on":"2025-03-20"}}"#,
                in: fixture.book)
        ) { XCTAssertEqual($0 as? HazardError, .unknown(hazard: .init("H9"))) }
    }
}
