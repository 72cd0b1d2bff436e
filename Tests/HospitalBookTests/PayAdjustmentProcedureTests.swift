import HospitalBook
import Interchange
import XCTest

/// The procedures of pay between bounds, over a quarter and after appeals, by their arguments.
final class PayAdjustmentProcedureTests: XCTestCase {
    private func json(_ name: String, _ arguments: String) throws -> String {
        try XCTUnwrap(Procedure.named(name)).run(JSONValue(parsing: arguments)).json.text
    }

    func testPoolsQuartersAndAppeals() throws {
        XCTAssertEqual(
            try json(
                "pay.bounded",
                #"""
                {"pool":"10.00","receivers":[{"id":"a","weight":"1","floor":"2.50"},
                 {"id":"b","weight":"2"},{"id":"c","weight":"7","ceiling":"6.00"}]}
                """#),
            #"{"receivers":[{"id":"a","amount":"2.50","bound":"floor"},"#
                + #"{"id":"b","amount":"1.67","bound":null},"#
                + #"{"id":"c","amount":"5.83","bound":null}]}"#)
        XCTAssertEqual(
            try json(
                "pay.quarter",
                #"""
                {"months":[{"month":"2024-01","base":"1000.00","coefficient":"0.95"},
                 {"month":"2024-02","base":"1000.00","coefficient":"1.00"},
                 {"month":"2024-03","base":"1000.00","coefficient":"1.05"}]}
                """#),
            #"{"amount":"3000.00"}"#)
        XCTAssertEqual(
            try json(
                "pay.appeal",
                #"""
                {"before":{"a":"5.00","b":"3.00"},"after":{"a":"4.80","b":"3.20"},
                 "appellants":["b"],"reserve":"0.50"}
                """#),
            #"{"changes":[{"id":"b","before":"3.00","after":"3.20","difference":"0.20"}],"#
                + #""reserve_left":"0.30"}"#)
    }
}
