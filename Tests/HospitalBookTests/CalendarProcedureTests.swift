import Foundation
import Hosp
import XCTest

/// `calendar.workdays`, `calendar.recurrence` and `report.reconcile` as a host runs them.
final class CalendarProcedureTests: XCTestCase {
    private func run(_ name: String, _ arguments: String) throws -> ProcedureResult {
        try XCTUnwrap(Procedure.named(name)).run(JSONValue(parsing: Array(arguments.utf8)))
    }

    private func assertRefused(
        _ name: String, _ arguments: String, _ message: String, says figure: String = "",
        line: UInt = #line
    ) {
        XCTAssertThrowsError(try run(name, arguments), line: line) {
            let finding = ($0 as? any HospitalError)?.finding
            XCTAssertEqual(finding?.message.name, message, line: line)
            for language in Language.allCases {
                let text = finding?.text(in: language) ?? ""
                XCTAssertTrue(figure.isEmpty || text.contains(figure), text, line: line)
            }
        }
    }

    private func answers(_ arguments: String) throws -> [[ResultValue]] {
        try run("calendar.workdays", arguments).tables[0].rows.map { Array($0.dropFirst(3)) }
    }

    func testS262TheNoticeOfSevenWorkDaysByName() throws {
        let rows = try answers("""
            {"questions":[{"operation":"add","date":"2024-03-01","days":7},
             {"operation":"between","date":"2024-03-01","to":"2024-03-12"},
             {"operation":"is_workday","date":"2024-02-18"},
             {"operation":"previous","date":"2025-01-28"}]}
            """)
        XCTAssertEqual(rows, [
            [.integer(20_240_312), .null, .null, .integer(0)],
            [.null, .integer(7), .null, .integer(0)], [.null, .null, .integer(1), .integer(0)],
            [.integer(20_250_127), .null, .null, .integer(0)],
        ])
    }

    func testADateIn2027IsRefusedWithItsYearUnlessWeeksAreAssumed() throws {
        let question = #""questions":[{"operation":"is_workday","date":"2027-01-01"}]"#
        assertRefused("calendar.workdays", "{\(question)}", "year_not_covered", says: "2027")
        XCTAssertEqual(
            try answers(#"{\#(question),"calendar":{"assume_through":2027}}"#),
            [[.null, .null, .integer(1), .integer(1)]])
        assertRefused(
            "calendar.workdays", #"{\#(question),"calendar":{"assume_through":2026}}"#,
            "year_not_covered", says: "2027")
    }

    func testTheHospitalLoadsItsOwnTable() throws {
        let calendar = """
            {"name":"本院","first_year":2030,"last_year":2030,"weekdays":[1,2,3,4,5,6],
             "days":[{"date":"2030-01-01","name":"元旦","is_off":true}],
             "overlay":[{"date":"2030-01-06","is_off":false}]}
            """
        // Tuesday 1 January is off, Sunday the 6th is worked.
        XCTAssertEqual(
            try answers("""
                {"calendar":\(calendar),"questions":[
                 {"operation":"next","date":"2030-01-01"},
                 {"operation":"add","date":"2030-01-01","days":5}]}
                """),
            [[.integer(20_300_102), .null, .null, .integer(0)],
             [.integer(20_300_106), .null, .null, .integer(0)]])
        let question = #""questions":[]"#
        for (calendar, message) in [
            (#"{"first_year":2030}"#, "argument_missing"),
            (#"{"days":[],"last_year":2030}"#, "argument_missing"),
            (#"{"days":[],"first_year":2031,"last_year":2030}"#, "calendar_years_invalid"),
            (#"{"days":[],"first_year":2030,"last_year":2030,"weekdays":[8]}"#, "argument_value"),
            (#"{"days":[{"date":"2030-02-30","is_off":true}],"first_year":2030,"last_year":2030}"#,
             "argument_value"),
            (#"{"holidays":[]}"#, "argument_unknown"),
        ] {
            assertRefused("calendar.workdays", "{\(question),\"calendar\":\(calendar)}", message)
        }
        assertRefused(
            "calendar.workdays", #"{"questions":[{"operation":"add","date":"2024-03-01"}]}"#,
            "argument_missing", says: "questions[1].days")
    }

    func testOccurrencesHaveKeysThatDoNotMoveWithTheDay() throws {
        let result = try run("calendar.recurrence", """
            {"clamped_month_day":31,"start":"2024-01-31T09:00:00","count":4,"plan":"LIFT-3",
             "closed_day":"previous"}
            """)
        XCTAssertEqual(result.tables[0].rows[2], [
            .integer(3), .integer(20_240_331_090_000), .integer(20_240_329_090_000),
            .text("LIFT-3@20240331T090000"),
        ])
        XCTAssertEqual(result.tables[0].rows.count, 4)
        guard case .object(let json) = result.json else { return XCTFail("no object") }
        XCTAssertEqual(
            json["rule"], .string("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"))
        let through = try run("calendar.recurrence", """
            {"rule":"FREQ=DAILY","start":"2024-01-31T09:00:00","through":"2024-02-02T09:00:00"}
            """)
        XCTAssertEqual(through.tables[0].rows.count, 3)
        let both = try run("calendar.recurrence", """
            {"rule":"FREQ=DAILY","start":"2024-01-31T09:00:00","through":"2024-02-02T09:00:00",
             "count":2}
            """)
        XCTAssertEqual(both.tables[0].rows.count, 2)
    }

    func testRulesThatAreNotDoneAreRefusedByName() {
        let start = #""start":"2024-01-31T09:00:00","count":1"#
        for (arguments, message, figure) in [
            (#"{"rule":"FREQ=YEARLY;BYWEEKNO=53",\#(start)}"#, "recurrence_part_refused",
             "BYWEEKNO"),
            (#"{"rule":"FREQ=DAILY;BYHOUR=24",\#(start)}"#, "recurrence_part_malformed",
             "BYHOUR=24"),
            (#"{"rule":"FREQ=DAILY","start":"2024-01-31"}"#, "argument_value", "start"),
            (#"{"rule":"FREQ=DAILY","start":"2024-01-31T09:00:00"}"#, "argument_missing", "count"),
            (#"{\#(start)}"#, "argument_missing", "rule"),
            (#"{"rule":"FREQ=DAILY","clamped_month_day":31,\#(start)}"#, "argument_value",
             "clamped_month_day"),
            (#"{"rule":"FREQ=DAILY","interval":2,\#(start)}"#, "argument_value", "interval"),
            (#"{"rule":"FREQ=DAILY","closed_day":"next","start":"2027-01-01T09:00:00","count":1}"#,
             "year_not_covered", "2027"),
        ] {
            assertRefused("calendar.recurrence", arguments, message, says: figure)
        }
    }

    func testS117ReportsAreReconciledByName() throws {
        let result = try run("report.reconcile", """
            {"first":[{"key":"一","amount":"383.7"},{"key":"一","amount":"374.28"},
             {"key":"一","amount":"389.16"},{"key":"二","amount":"546.57"}],
             "second":[{"key":"一","amount":"1122.85"},{"key":"二","amount":"925.19"},
             {"key":"三","amount":"1"}]}
            """)
        XCTAssertEqual(result.tables[0].rows, [
            [.text("一"), .text("1147.14"), .text("1122.85"), .text("24.29"), .text("different")],
            [.text("三"), .null, .text("1"), .text("-1"), .text("second_only")],
            [.text("二"), .text("546.57"), .text("925.19"), .text("-378.62"), .text("different")],
        ])
        guard case .object(let json) = result.json else { return XCTFail("no object") }
        XCTAssertEqual(json["ties_out"], .bool(false))
        XCTAssertEqual(json["difference"], .string("-355.33"))
        assertRefused(
            "report.reconcile", #"{"first":[],"second":[],"tolerance":"-1"}"#,
            "number_out_of_range", says: "-1")
    }
}
