import HospitalBook
import Interchange
import SafetyInspection
import XCTest

/// The procedures of incidents, through their arguments.
final class IncidentProcedureTests: XCTestCase {
    private func run(_ name: String, _ arguments: String) throws -> ProcedureResult {
        try XCTUnwrap(Procedure.named(name)).run(JSONValue(parsing: arguments))
    }

    private func texts(_ table: ResultTable, _ column: String) -> [String] {
        let place = table.columns.firstIndex { $0.name == column }!
        return table.rows.map { $0[place].text }
    }

    func testAccidentsAreGraded() throws {
        let result = try run(
            "incident.grade",
            #"""
            {"accidents":[{"accident":"a","deaths":3},{"accident":"b","loss":"9999999.99"},
              {"accident":"c","special_equipment":true,"trapped_minutes":30},
              {"accident":"d","special_equipment":true,"pressure_explosion":true}]}
            """#)
        XCTAssertEqual(texts(result.tables[0], "name"), ["较大", "一般", "", "较大"])
    }

    func testReportsHaveTheirDeadlines() throws {
        let result = try run(
            "incident.deadlines",
            #"""
            {"event":"device","start":"2024-02-08T23:30:00","now":"2024-02-20T08:00:00",
             "filed":{"serious":"2024-02-10T09:00:00"}}
            """#)
        let table = result.tables[0]
        XCTAssertEqual(texts(table, "occasion"), ["death", "serious"])
        XCTAssertEqual(texts(table, "limit"), ["7d", "20d"])
        XCTAssertEqual(texts(table, "due"), ["2024-02-15T23:59:59", "2024-02-28T23:59:59"])
        XCTAssertEqual(texts(table, "act_by"), ["2024-02-09", "2024-02-28"])
        XCTAssertEqual(texts(table, "status"), ["MISSING", "ON_TIME"])
        for arguments in [
            #"{"event":"devise","start":"2024-02-08T23:30","now":"2024-02-08T23:30"}"#,
            #"{"event":"device","start":"2024-02-08T23:30","now":"2024-02-08T23:30","#
                + #""filed":{"phone":"2024-02-08T23:30"}}"#,
            #"{"event":"accident","start":"2024-02-08T23:30","now":"2024-02-08T23:30","#
                + #""extended_days":60}"#,
        ] {
            XCTAssertThrowsError(try run("incident.deadlines", arguments), arguments)
        }
    }

    func testAnIncidentClosesOnlyWithAllFour() throws {
        func review(_ evidence: String) throws -> ProcedureResult {
            try run(
                "incident.review",
                #"""
                {"incident":"E-1","evidence":{\#(evidence)},"breaches":["operation"],
                 "actions":[{"code":"a","done":true},
                            {"code":"b","done":false,"accepted_because":"r"}],
                 "steps":[{"step":"triage","level":"II"},{"step":"investigate"},{"step":"review"},
                          {"step":"close"}]}
                """#)
        }
        let three = #""cause":["c"],"responsible":["r"],"measures":["m"]"#
        XCTAssertThrowsError(try review(three)) {
            XCTAssertEqual(
                $0 as? IncidentError, .checksMissing(incident: .init("E-1"), [.education]))
        }
        let closed = try review(three + #","education":["e"]"#)
        XCTAssertEqual(texts(closed.tables[0], "state"), ["closed"])
        XCTAssertEqual(texts(closed.tables[1], "missing"), ["0", "0", "0", "0"])
    }

    func testLiaisonsAndRules() throws {
        let roster = try run(
            "incident.liaisons",
            #"""
            {"departments":["W","L"],"event_in":"W",
             "liaisons":[{"department":"W","person":"n","profession":"nurse"},
                         {"department":"W","person":"d","profession":"doctor"}]}
            """#)
        XCTAssertEqual(texts(roster.tables[0], "valid"), ["1", "0"])
        XCTAssertEqual(texts(roster.tables[1], "person"), ["d", "n"])
        let rules = try run("incident.rules", "{}")
        XCTAssertEqual(rules.tables.map(\.rowCount), [4, 4, 4, 32])
        XCTAssertEqual(texts(rules.tables[0], "deaths"), ["30", "10", "3", "0"])
        XCTAssertEqual(texts(rules.tables[2], "name")[0], "原因未查清不放过")
    }
}
