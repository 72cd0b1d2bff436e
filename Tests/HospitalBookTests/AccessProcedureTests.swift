import CostControl
import Hosp
import HospitalBook
import HospitalCore
import Interchange
import XCTest

/// The procedures of view lists, accounts, forms, reports, urgent items, tasks and plans.
final class AccessProcedureTests: XCTestCase {
    private func run(_ name: String, _ arguments: String) throws -> [[String]] {
        try ProcedureRows.tables(name, arguments)
    }

    func testS269ViewLists() throws {
        let items =
            #""items":[{"item":"S","secret":true,"list":{"persons":["A"],"roles":["r"]}},"#
            + #"{"item":"N"}]"#
        XCTAssertEqual(
            try run(
                "access.check",
                "{\(items)," + #""requests":[{"item":"S","person":"A"},"#
                    + #"{"item":"S","person":"B","roles":["r"]},{"item":"S","person":"C"},"#
                    + #"{"item":"N","person":"C"}]}"#)[0], ["S|A|1", "S|B|1", "S|C|0", "N|C|1"])
        assertRefused(
            AccessError.unknown("X"), "access.check",
            "{\(items)," + #""requests":[{"item":"X","person":"A"}]}"#)
    }

    func testS268Accounts() throws {
        XCTAssertEqual(
            try run(
                "account.review",
                #"{"today":"2024-06-15","accounts":["#
                    + #"{"account":"a","person":"A","state":"active","rights":["x"]},"#
                    + #"{"account":"b","person":"B","state":"active","rights":["x"]},"#
                    + #"{"account":"c","person":"C","state":"active","rights":["x"]}],"#
                    + #""staff":[{"person":"A"},{"person":"B","last_day":"2024-06-14"},"#
                    + #"{"person":"C","breaches":[{"on":"2024-06-15"}]}],"#
                    + #""posts":[{"role":"p","actions":["y"]}],"#
                    + #""holdings":[{"person":"A","role":"p","from":"2024-01-01"}],"#
                    + #""applications":[{"application":"1","person":"A","right":"z","#
                    + #""give":true,"approver":"B","from":"2024-06-01"},"#
                    + #"{"application":"2","person":"A","right":"w","give":true,"#
                    + #""approver":"A","from":"2024-06-01"},"#
                    + #"{"application":"3","person":"A","right":"v","give":true,"#
                    + #""approver":" ","from":"2024-06-01"}]}"#),
            [["a|adjust|x|y,z", "b|cancel|x|", "c|suspend||"], ["2", "3"]])
    }

    func testS129FormsAndReports() throws {
        XCTAssertEqual(
            try run(
                "finance.forms",
                #"{"bands":[{"class":"loan","from":"0","steps":[{"step":"s","role":"r"}]}],"#
                    + #""forms":[{"form":"1","kind":"loan","amount":"10","#
                    + #""fields":{"purpose":"p"}}]}"#)[0], ["1|loan|s|repay_by"])
        func report(_ reader: String) -> String {
            #"{"by":"quarter","access":{"persons":["L"],"roles":["finance"]},"#
                + #""reader":{"person":""# + reader + #""},"#
                + #""entries":[{"on":"2024-03-31","kind":"income","amount":"9.99"},"#
                + #"{"on":"2024-01-01","kind":"expense","amount":"10"}]}"#
        }
        XCTAssertEqual(try run("finance.report", report("L"))[0], ["2024-Q1|999|1000|-1"])
        assertRefused(
            AccessError.denied(Person.ID("X"), object: "income_report"), "finance.report",
            report("X"))
    }

    func testS267UrgentItems() throws {
        XCTAssertEqual(
            try run(
                "office.urgent",
                #"{"minutes":{"h":10,"n":60},"now":"2024-03-01T10:00","items":["#
                    + #"{"item":"1","priority":"n","urgent":true,"created":"2024-03-01T09:00","#
                    + #""notices":[{"channel":"system","at":"2024-03-01T09:00","proof":"read"},"#
                    + #"{"channel":"telephone","at":"2024-03-01T09:01"}]},"#
                    + #"{"item":"2","priority":"n","created":"2024-03-01T09:00"}]}"#)[0],
            ["1|2024-03-01T09:10:00|system|late,untold", "2|2024-03-01T10:00:00||"])
    }

    /// The log of tasks is what `audit.verify` checks.
    func testS276TasksAndTheirLog() throws {
        let result = try ProcedureRows(
            "office.tasks",
            #"{"today":"2024-03-03","events":[{"task":"T","step":"assign","person":"G","#
                + #""at":"2024-03-01T08:00","assignee":"A","due":"2024-03-02"},"#
                + #"{"task":"T","step":"accept","person":"A","at":"2024-03-01T09:00"},"#
                + #"{"task":"T","step":"urge","person":"G","at":"2024-03-02T09:00","#
                + #""note":"n"}]}"#
        )
        XCTAssertEqual(result["tasks"], ["T|G|A|accepted|1|2024-03-02T09:00:00|1"])
        let log = try XCTUnwrap(result.result.tables.last)
        func sealed(_ change: (Int, Int) -> JSONValue?) -> String {
            let rows = log.rows.enumerated().map { place, row -> JSONValue in
                let values = row.enumerated().map { column, value -> JSONValue in
                    if let changed = change(place, column) { return changed }
                    if case .text(let text) = value { return .string(text) }
                    return .null
                }
                return .object([
                    "fields": .array(Array(values.dropLast())), "hash": values.last ?? .null,
                ])
            }
            return JSONValue.object(["rows": .array(rows)]).text
        }
        XCTAssertEqual(try run("audit.verify", sealed { _, _ in nil })[0], ["3|1|-"])
        let denied = sealed { $0 == 1 && $1 == 2 ? .string("B") : nil }
        XCTAssertEqual(try run("audit.verify", denied)[0], ["3|0|2"])
    }

    func testS278Plans() throws {
        let plans =
            #""plans":[{"plan":"P","owner":"S"},"#
            + #"{"plan":"Q","parent":"P","owner":"A","progress":"100"},"#
            + #"{"plan":"R","parent":"P","owner":"B","progress":"50","weight":"3"}]"#
        XCTAssertEqual(
            try run("office.plans", #"{"viewer":"S","# + plans + "}")[0],
            ["P|S|0|2|2|62.50", "Q|A|1|1|1|100.00", "R|B|1|1|1|50.00"])
        XCTAssertEqual(
            try run("office.plans", #"{"viewer":"B","# + plans + "}")[0], ["R|B|1|1|1|50.00"])
    }
}
