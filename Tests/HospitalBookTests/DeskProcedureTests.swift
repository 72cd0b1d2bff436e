import HospitalBook
import Interchange
import XCTest

/// The procedures about surveys and the service desk, through their arguments.
final class DeskProcedureTests: XCTestCase {
    private func rows(
        _ name: String, _ table: String, _ columns: [String], _ arguments: String
    ) throws -> [[String]] {
        let procedure = try XCTUnwrap(Procedure.named(name))
        let result = try procedure.run(JSONValue(parsing: arguments))
        XCTAssertEqual(result.tables.map(\.name), procedure.tables, name)
        let found = try XCTUnwrap(result.tables.first { $0.name == table })
        let places = try columns.map { column in
            try XCTUnwrap(found.columns.firstIndex { $0.name == column }, column)
        }
        return found.rows.map { row in places.map { row[$0].text } }
    }

    func testScoresOfASurvey() throws {
        XCTAssertEqual(
            try rows(
                "survey.scores", "scores",
                ["subject", "part", "dimension", "valid", "invalid", "score", "rate", "status"],
                #"""
                {"dimensions":[{"dimension":"态度","weight":60},{"dimension":"质量","weight":"40"}],
                 "min_valid":2,"closes":"2025-03-31","answers":[
                  {"subject":"总务科","dimension":"态度","level":"满意","group":"患者"},
                  {"subject":"总务科","dimension":"态度","level":5,"respondent":"p",
                   "day":"2025-03-31"},
                  {"subject":"总务科","dimension":"质量","level":3,"count":4},
                  {"subject":"总务科","dimension":"质量","level":"NA"}]}
                """#),
            [
                ["总务科", "", "", "6", "1", "78.00", "33.33", "OK"],
                ["总务科", "", "态度", "2", "0", "90.00", "100.00", "OK"],
                ["总务科", "", "质量", "4", "1", "60.00", "0.00", "OK"],
                ["总务科", "患者", "", "1", "0", "", "", "INSUFFICIENT"],
                ["总务科", "患者", "态度", "1", "0", "", "", "INSUFFICIENT"],
                ["总务科", "患者", "质量", "0", "0", "", "", "INSUFFICIENT"],
            ])
    }

    func testTheThirdScoreBelowTheLimitCallsForANotice() throws {
        XCTAssertEqual(
            try rows(
                "survey.streak", "standings", ["count", "event", "actions"],
                #"{"scores":["79.9",79,"78",70,"80.0"]}"#),
            [
                ["1", "", ""], ["2", "", ""],
                ["", "TRIGGER", "rectification_notice,contract_action"], ["", "CONTINUED", ""],
                ["0", "", ""],
            ])
    }

    func testNoticesSuppliersSupervisorsAndPublication() throws {
        let notices = #"""
            {"today":"2025-03-20","notices":[
             {"notice":"1","department":"总务科","issued":"2025-03-01","due":"2025-03-10",
              "closed":"2025-03-10"},
             {"notice":"2","department":"膳食科","issues":"冷","issued":"2025-03-01",
              "due":"2025-03-10"}]}
            """#
        XCTAssertEqual(
            try rows(
                "survey.notices", "rates", ["rate", "numerator", "denominator", "value"], notices),
            [["in_time_rate", "1", "2", "50.00"], ["closure_rate", "1", "2", "50.00"]])
        XCTAssertEqual(
            try rows("survey.notices", "notices", ["closed", "in_time", "overdue_days"], notices),
            [["1", "1", "0"], ["0", "0", "10"]])
        XCTAssertEqual(
            try rows(
                "survey.supplier", "suppliers", ["supplier", "percent", "deduction_fen"],
                #"""
                {"ladder":[{"from":90,"percent":0},{"from":80,"percent":"2"},
                 {"from":0,"percent":5}],
                 "suppliers":[{"supplier":"s","score":"89.99","payment":"100000.00"}]}
                """#),
            [["s", "2", "200000"]])
        XCTAssertEqual(
            try rows(
                "survey.supervisors", "issues", ["supervisor", "issue"],
                #"""
                {"appointed":["a","b"],"returns":[{"supervisor":"a","issue":"送餐迟"},
                 {"supervisor":"a","issue":"已修","open":false}]}
                """#),
            [["a", "送餐迟"]])
        let complete = try XCTUnwrap(Procedure.named("survey.complete"))
        XCTAssertThrowsError(
            try complete.run(
                JSONValue(parsing: #"{"survey":"s","closes":"2025-03-31","today":"2025-04-01"}"#)))
        XCTAssertEqual(
            try complete.run(
                JSONValue(
                    parsing: #"""
                        {"survey":"s","closes":"2025-03-31","published":"2025-04-01",
                         "today":"2025-04-01"}
                        """#)
            ).json.text, #"{"state":"complete"}"#)
    }

    private let desk = #"""
        {"now":"2025-03-03T12:00:00","by":["trade"],"idle_minutes":[60],
         "hours":{"work_day":["08:00-12:00","14:00-18:00"]},
         "priorities":[{"priority":"urgent","response_minutes":10,"completion_minutes":60,
                        "clock":"working"},
                       {"priority":"normal","response_minutes":30,"completion_minutes":240}],
         "known":[{"field":"asset","value":"A-1","fills":{"place":"3楼","trade":"电工"}}],
         "thresholds":[{"indicator":"completion_in_time","minimum":95},
                       {"indicator":"overdue","maximum":0},
                       {"indicator":"satisfaction_score","minimum":80}],
         "orders":[
          {"order":"1","priority":"urgent","created":"2025-03-03T08:00:00",
           "fields":{"content":"灯","reporter":"护士","asset":"A-1"},
           "events":[{"step":"accept","at":"2025-03-03T08:05:00"},
            {"step":"dispatch","at":"2025-03-03T08:06:00","team":"电工班"},
            {"step":"undertake","at":"2025-03-03T08:20:00","worker":"w"},
            {"step":"finish","at":"2025-03-03T09:30:00","cause":"老化"},
            {"step":"call_back","at":"2025-03-03T10:00:00","level":4}]},
          {"order":"2","priority":"normal","created":"2025-03-03T09:00:00",
           "fields":{"content":"灯","reporter":"护士","place":"4楼"}}]}
        """#

    func testTheDeskAtAMoment() throws {
        XCTAssertEqual(
            try rows(
                "desk.orders", "orders",
                [
                    "order", "state", "line", "in_time_response", "in_time_completion", "due",
                    "used_minutes", "age_minutes", "queue", "place", "worker",
                ], desk),
            [
                ["1", "called_back", "1", "1", "0", "", "90.00", "", "", "3楼", "w"],
                ["2", "registered", "2", "0", "", "20250303130000", "", "180", "1", "4楼", ""],
            ])
        XCTAssertEqual(
            try rows("desk.orders", "alerts", ["indicator", "value", "limit"], desk),
            [["completion_in_time", "0.00", "95"]])
        let indicators = try rows(
            "desk.orders", "indicators",
            ["by", "value_of_by", "indicator", "numerator", "denominator", "value"], desk)
        XCTAssertTrue(indicators.contains(["", "", "response_in_time", "1", "2", "50.00"]))
        XCTAssertTrue(indicators.contains(["trade", "电工", "mttr_mean", "5400", "1", "90.00"]))
        XCTAssertTrue(indicators.contains(["", "", "satisfaction_score", "80", "1", "80.00"]))
        XCTAssertEqual(
            try rows("desk.orders", "stages", ["stage", "count", "mean"], desk).last,
            ["call_back", "1", "30.00"])
    }

    /// S-175: one of two was accepted in time, level four of five is 80 points. A limit that is
    /// met exactly gives no alert.
    func testS175IndicatorsAndSatisfactionBeyondTheirLimitsGiveAlerts() throws {
        func alerts(_ thresholds: String) throws -> [[String]] {
            let start = try XCTUnwrap(desk.range(of: "\"thresholds\":["))
            let end = try XCTUnwrap(desk.range(of: "\"orders\":["))
            return try rows(
                "desk.orders", "alerts", ["indicator", "value", "limit"],
                desk[..<start.upperBound] + thresholds + "]," + desk[end.lowerBound...])
        }
        XCTAssertEqual(
            try alerts(#"""
                {"indicator":"response_in_time","minimum":"50.01"},
                {"indicator":"response_in_time","minimum":50},
                {"indicator":"open","maximum":0},{"indicator":"open","maximum":1},
                {"indicator":"satisfaction_score","minimum":"80.01"},
                {"indicator":"satisfaction_rate","minimum":100,"maximum":100}
                """#),
            [
                ["response_in_time", "50.00", "50.01"], ["open", "1", "0"],
                ["satisfaction_score", "80.00", "80.01"],
            ])
        XCTAssertThrowsError(try alerts(#"{"indicator":"opne","maximum":0}"#))
    }

    func testTheRosterByTrade() throws {
        let workers = #"""
            {"worker":"w","trade":"电工","minutes":700},
            {"worker":"x","trade":"电工","contract":true,"minutes":0}
            """#
        let columns = [
            "trade", "own", "contract", "persons", "orders", "used_minutes", "available_minutes",
            "utilisation",
        ]
        // From 08:20 to 09:30.
        XCTAssertEqual(
            try rows(
                "desk.roster", "trades", columns, #"""
                    {"now":"2025-03-03T12:00:00","workers":[\#(workers)],
                     "priorities":[{"priority":"normal"}],
                     "orders":[{"order":"1","priority":"normal","created":"2025-03-03T08:00:00",
                      "fields":{"content":"灯","reporter":"护士","place":"3楼"},
                      "events":[{"step":"accept","at":"2025-03-03T08:05:00"},
                       {"step":"dispatch","at":"2025-03-03T08:06:00"},
                       {"step":"undertake","at":"2025-03-03T08:20:00","worker":"w"},
                       {"step":"finish","at":"2025-03-03T09:30:00"}]}]}
                    """#),
            [
                ["", "1", "1", "2", "1", "70.00", "700", "10.00"],
                ["电工", "1", "1", "2", "1", "70.00", "700", "10.00"],
            ])
        XCTAssertEqual(
            try rows("desk.roster", "trades", ["persons"], #"{"workers":[\#(workers)]}"#),
            [["2"], ["2"]])
    }

    func testStagesOfALogWithItsOwnNames() throws {
        XCTAssertEqual(
            try rows(
                "desk.stages", "stages", ["stage", "count", "mean", "median", "p90"],
                #"""
                {"events":[{"order":1,"stage":1,"at":"2012-04-03 16:55:38"},
                 {"order":2,"stage":1,"at":"2012-04-03 16:00:00"},
                 {"order":1,"stage":8,"at":"2012-04-03 16:57:38"},
                 {"order":2,"stage":8,"at":"2012-04-03 16:10:00"}]}
                """#),
            [["", "2", "6.00", "6.00", "9.20"], ["8", "2", "6.00", "6.00", "9.20"]])
    }

    /// A log and a table of percentages as they are published, with invented figures; the local
    /// recount reads the same columns of the real ones.
    func testExtractsWithTheColumnsOfPublishedData() throws {
        let log = """
            CaseID,ActivityID,CompleteTimestamp
            2,1,2012-04-03 16:00:00
            2,8,2012-04-03 16:15:00
            2,6,2012-04-05 16:15:00
            3,1,2012-04-04 08:00:00
            3,6,2012-04-04 09:00:00
            """.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
        let events = log.map { #"{"order":\#($0[0]),"stage":\#($0[1]),"at":"\#($0[2])"}"# }
        XCTAssertEqual(
            try rows(
                "desk.stages", "stages", ["stage", "count", "mean", "median", "p90"],
                #"{"events":[\#(events.joined(separator: ","))]}"#),
            [
                ["", "2", "1477.50", "1477.50", "2611.50"],
                ["8", "1", "15.00", "15.00", "15.00"],
                ["6", "2", "1470.00", "1470.00", "2598.00"],
            ])
        let shares = """
            State,Measure ID,Bottom-box Percentage,Middle-box Percentage,Top-box Percentage
            AA,H_COMP_1,10,20,70
            BB,H_COMP_1,0,30,70
            """.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
        let answers = shares.flatMap { row in
            zip(["bottom", "middle", "top"], row.dropFirst(2)).map {
                #"{"subject":"\#(row[0])","dimension":"\#(row[1])","#
                    + #""level":"\#($0)","count":\#($1)}"#
            }
        }
        XCTAssertEqual(
            try rows(
                "survey.scores", "scores", ["subject", "dimension", "score", "rate", "rank"],
                #"""
                {"levels":[{"level":"bottom","points":0},{"level":"middle","points":50},
                 {"level":"top","points":100,"satisfied":true}],
                 "dimensions":[{"dimension":"H_COMP_1"}],
                 "answers":[\#(answers.joined(separator: ","))]}
                """#),
            [
                ["AA", "", "80.00", "70.00", "2"], ["AA", "H_COMP_1", "80.00", "70.00", ""],
                ["BB", "", "85.00", "70.00", "1"], ["BB", "H_COMP_1", "85.00", "70.00", ""],
            ])
    }
}
