import HospitalBook
import Interchange
import XCTest

/// The procedures of internal control, through their arguments.
final class ControlProcedureTests: XCTestCase {
    private func json(_ name: String, _ arguments: String) throws -> String {
        try XCTUnwrap(Procedure.named(name)).run(JSONValue(parsing: arguments)).json.text
    }

    func testControlsAnswerInTables() throws {
        XCTAssertEqual(
            try json(
                "control.frequency",
                #"{"times":2,"days":["2024-03-05"],"from":"2024-03","through":"2024-03"}"#),
            #"{"months":[{"month":"2024-03","done":1,"shortfall":1}]}"#)
        XCTAssertEqual(
            try json(
                "control.bank",
                #"{"book":"100","bank":"97","items":[{"code":"a","side":"book_received","#
                    + #""amount":"3"}]}"#),
            #"{"sheet":[{"adjusted_book":"100.00","adjusted_book_fen":10000,"#
                + #""adjusted_bank":"100.00","adjusted_bank_fen":10000,"#
                + #""difference":"0.00","difference_fen":0}]}"#)
        XCTAssertEqual(
            try json(
                "control.documents", #"{"issued":[1,4,4],"found":[9]}"#),
            #"{"faults":[{"fault":"GAP","first":2,"last":3},"#
                + #"{"fault":"REPEATED","first":4,"last":4},"#
                + #"{"fault":"FOREIGN","first":9,"last":9}]}"#)
        XCTAssertEqual(
            try json(
                "control.eligibility",
                #"{"day":"2024-06-01","persons":[{"person":"a","certified_through":"2024-06-01"},"#
                    + #"{"person":"b"}]}"#),
            #"{"persons":[{"person":"a","verdict":"PAY"},{"person":"b","verdict":"HOLD"}]}"#)
        XCTAssertEqual(
            try json(
                "control.numbers",
                #"{"numbers":[{"number":"11010519491231002X","kind":"citizen"},"#
                    + #"{"number":"4111111111111112","kind":"bank_card"}]}"#),
            #"{"numbers":[{"position":1,"valid":1},{"position":2,"valid":0}]}"#)
    }

    func testReleasesAndForms() throws {
        XCTAssertEqual(
            try json(
                "control.releases",
                #"""
                {"releases":[
                  {"report":"R","period":"3","figures":{"a":1},"checked":true,"approver":"P"},
                  {"report":"R","period":"3","figures":{"a":"2"},"checked":true,"approver":"P"}]}
                """#),
            #"{"releases":[{"report":"R","period":"3","verdict":"RELEASED","changed":""},"#
                + #"{"report":"R","period":"3","verdict":"ALERT","changed":"a"}]}"#)
        XCTAssertEqual(
            try json(
                "control.form",
                #"""
                {"form":{"published":["form"],"evidence":{"name":["id"]},
                         "preconditions":["no_arrears"],"steps":["accept","review"]},
                 "request":{"asked":["form","photo"],"changed":["name"],
                            "signatures":{"accept":"P"}}}
                """#),
            #"{"faults":[{"fault":"EXTRA","about":"photo"},"#
                + #"{"fault":"EVIDENCE","about":"name: id"},"#
                + #"{"fault":"PRECONDITION","about":"no_arrears"},"#
                + #"{"fault":"UNSIGNED","about":"review"}]}"#)
    }
}
