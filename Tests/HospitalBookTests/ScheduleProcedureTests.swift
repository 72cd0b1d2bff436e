import HospitalBook
import Interchange
import XCTest

/// The procedures of schedules, rounds and visits, through their arguments.
final class ScheduleProcedureTests: XCTestCase {
    private func json(_ name: String, _ arguments: String) throws -> String {
        try XCTUnwrap(Procedure.named(name)).run(JSONValue(parsing: arguments)).json.text
    }

    private func refusal(_ name: String, _ arguments: String) -> String {
        do { return try json(name, arguments) } catch { return "\(error)" }
    }

    func testScheduleListsOccurrencesWithTheirWindows() throws {
        XCTAssertEqual(
            try json(
                "inspection.schedule",
                #"""
                {"schedules":[
                  {"schedule":"M","place":"A","frequency":"M","start":"2024-01-01T00:00",
                   "closed_day":"next","window_minutes":1440,"owner":"P1","checker":"P2"},
                  {"schedule":"E","place":"B","clamped_month_day":31,"start":"2024-01-31T08:00",
                   "activity":"patrol"}],
                 "from":"2024-01-01T00:00","through":"2024-01-31T23:59:59"}
                """#),
            #"{"occurrences":[{"schedule":"M","place":"A","activity":"inspection","owner":"P1","#
                + #""checker":"P2","occurrence":"M@20240101T000000","starts":20240102000000,"#
                + #""ends":20240103000000},"#
                + #"{"schedule":"E","place":"B","activity":"patrol","owner":null,"checker":null,"#
                + #""occurrence":"E@20240131T080000","starts":20240131080000,"#
                + #""ends":20240229080000}]}"#)
        let event = #"{"schedule":"E","place":"B","frequency":"E","start":"2024-01-01T00:00"}"#
        XCTAssertTrue(
            refusal(
                "inspection.schedule",
                #"{"schedules":[\#(event)],"from":"2024-01-01T00:00","#
                    + #""through":"2024-01-31T00:00"}"#
            ).contains("schedules[1].frequency"))
        let both = #"{"schedule":"E","place":"B","frequency":"M","rule":"FREQ=DAILY","#
            + #""start":"2024-01-01T00:00"}"#
        XCTAssertTrue(
            refusal(
                "inspection.schedule",
                #"{"schedules":[\#(both)],"from":"2024-01-01T00:00","#
                    + #""through":"2024-01-31T00:00"}"#
            ).contains("schedules[1].rule"))
    }

    /// S-133: five sites every month, four done: one missed.
    func testS133DueComputesStatusAndCompletion() throws {
        let sites = ["A", "B", "C", "D", "E"].map {
            #"{"schedule":"\#($0)","place":"\#($0)","rule":"FREQ=MONTHLY;COUNT=1","#
                + #""start":"2024-01-01T00:00","attendance":["leader"]}"#
        }
        let done = ["A", "B", "C", "D"].map {
            #"{"schedule":"\#($0)","at":"2024-01-09T10:00","attended":["leader"]}"#
        }
        let result = try json(
            "inspection.due",
            #"{"schedules":[\#(sites.joined(separator: ","))],"#
                + #""done":[\#(done.joined(separator: ",")),"#
                + #"{"schedule":"A","at":"2024-01-10T10:00","attended":["leader"]}],"#
                + #""from":"2024-01-01T00:00","now":"2024-02-01T00:00"}"#)
        XCTAssertTrue(result.contains(
            #"{"schedule":"E","ended":1,"done":0,"late":0,"due":0,"overdue":0,"missed":1,"#
                + #""shortfall":1,"percent":"0.00"}"#), result)
        XCTAssertTrue(result.contains(
            #"{"schedule":"","ended":5,"done":4,"late":0,"due":0,"overdue":0,"missed":1,"#
                + #""shortfall":1,"percent":"80.00"}"#), result)
        XCTAssertTrue(result.contains(
            #""unplanned":[{"schedule":"A","at":20240110100000}]"#), result)
        XCTAssertTrue(result.contains(
            #""status":"missed","done":null,"absent":"","late_ends":20240201000000,"#
                + #""overdue_seconds":0"#), result)
    }

    func testResponsibilityAndPatrol() throws {
        XCTAssertEqual(
            try json(
                "inspection.responsibility",
                #"{"items":[{"item":"lift","procedure":"SOP","owner":"P1"},"#
                    + #"{"item":"gas","procedure":"SOP","owner":"P1","checker":"P2"}]}"#),
            #"{"gaps":[{"item":"lift","gap":"checker"}],"#
                + #""summary":[{"items":2,"gaps":1,"complete":1}]}"#)
        XCTAssertEqual(
            try json(
                "inspection.patrol",
                #"""
                {"points":[{"place":"P1","ward":"W1"},{"place":"P2","ward":"W2"}],
                 "start":"2024-03-26T09:00","end":"2024-03-26T10:00",
                 "scans":[{"place":"P1","at":"2024-03-26T09:10"},
                          {"place":"P2","at":"2024-03-26T10:00"}],
                 "findings":[{"place":"P1","finding":"leak","department":"D"}]}
                """#),
            #"{"points":[{"place":"P1","ward":"W1","visited":20240326091000,"missed":0},"#
                + #"{"place":"P2","ward":"W2","visited":null,"missed":1}],"#
                + #""outside":[{"place":"P2","at":20240326100000}],"#
                + #""notifications":[{"place":"P1","finding":"leak","to":"D"},"#
                + #"{"place":"P1","finding":"leak","to":"W1"}],"#
                + #""completion":[{"points":2,"missed":1,"percent":"50.00"}]}"#)
    }

    func testDrillsAndCountdown() throws {
        let drills = try json(
            "inspection.drills",
            #"""
            {"drills":[{"id":"d","kind":"production_safety","day":"2024-03-01","serious":true}],
             "bodies":["消防"],"from":"2024-01-01","today":"2024-07-01"}
            """#)
        XCTAssertTrue(drills.contains(
            #"{"kind":"fire","start":20240101,"end":20240630,"held":0,"open":0,"shortfall":1}"#),
            drills)
        XCTAssertTrue(drills.contains(
            #"{"kind":"production_safety","start":20240101,"end":20240630,"held":1,"open":0,"#
                + #""shortfall":0}"#), drills)
        XCTAssertTrue(drills.contains(
            #""gaps":[{"drill":"d","gap":"BODY","about":"消防"},"#
                + #"{"drill":"d","gap":"UNREPORTED","about":""},"#
                + #"{"drill":"d","gap":"NO_HAZARD","about":""}]"#), drills)
        XCTAssertTrue(
            refusal(
                "inspection.drills",
                #"{"drills":[{"id":"d","kind":"fires","day":"2024-03-01"}],"#
                    + #""from":"2024-01-01","today":"2024-07-01"}"#
            ).contains("drillUnknown"))
        XCTAssertEqual(
            try json(
                "inspection.countdown",
                #"""
                {"event":"2024-09-01","today":"2024-08-01",
                 "tasks":[{"code":"a","lead_months":1},{"code":"b","lead_days":7,"due_days":2}],
                 "done":{"a":"2024-08-01"}}
                """#),
            #"{"tasks":[{"task":"a","name":"a","start":20240801,"due":20240901,"#
                + #""done":20240801,"status":"done"},"#
                + #"{"task":"b","name":"b","start":20240825,"due":20240830,"done":null,"#
                + #""status":"upcoming"}],"#
                + #""event":[{"day":20240901,"start":20240801,"days_left":31}]}"#)
    }

    func testJointInspectionAndSample() throws {
        XCTAssertEqual(
            try json(
                "inspection.joint",
                #"""
                {"bodies":[{"body":"公安","subjects":["火"],"signer":"a"},
                           {"body":"供电","subjects":["电"]}],
                 "subjects":["电","火"],"remarks":[{"body":"公安","place":"B1","item":"exit"}]}
                """#),
            #"{"findings":[{"place":"B1","item":"exit","bodies":"公安"}],"#
                + #""gaps":[{"gap":"ABSENT","about":"供电"},{"gap":"UNCOVERED","about":"电"}]}"#)
        let arguments = #""candidates":[{"code":"W3"},{"code":"W5","mandatory":false},"#
            + #"{"code":"K2"}],"counts":{"":1},"seed":"7391","round":"2024-06""#
        let drawn = #""drawn":[{"position":1,"code":"W5","stratum":"","mandatory":0,"#
            + #""ticket":"087bfcb5aca30c457c82b4dedc650f81e0f9d0b682eefbd6d84b057c7f5b5273"}]"#
        XCTAssertEqual(
            try json("inspection.sample", "{\(arguments)}"),
            "{\(drawn)," + #""outcome":[],"deviations":[]}"#)
        XCTAssertEqual(
            try json("inspection.sample", "{\(arguments)," + #""visits":{"K2":true}}"#),
            "{\(drawn)," + #""outcome":[{"visited":0,"passed":0,"percent":null}],"#
                + #""deviations":[{"deviation":"OMITTED","code":"W5"},"#
                + #"{"deviation":"NOT_DRAWN","code":"K2"}]}"#)
    }

    func testUnannouncedVisitsAndSupervision() throws {
        XCTAssertEqual(
            try json(
                "inspection.unannounced",
                #"{"kept":["no_notice","no_greeting","no_report","straight_to_unit","#
                    + #""straight_to_site"]}"#),
            #"{"broken":[{"rule":"no_company","name":"不用陪同接待"}]}"#)
        XCTAssertEqual(
            try json(
                "inspection.supervision",
                #"""
                {"visits":[{"id":"1","body":"卫生监督所","day":"2024-05-01","kind":"radiation",
                  "mode":"routine","samples":4,"failed_samples":1,"penalty":"5000",
                  "findings":[{"item":"door"},{"item":"sign","hazard":"H-1"}]}]}
                """#),
            #"{"kinds":[{"kind":"radiation","name":"放射卫生","mode":"routine","visits":1,"#
                + #""samples":4,"failed_samples":1,"passed_percent":"75.00","findings":2,"#
                + #""penalty":"5000.00","penalty_fen":500000}],"#
                + #""gaps":[{"gap":"NO_HAZARD","visit":"1","item":"door"},"#
                + #"{"gap":"NOT_REVIEWED","visit":"1","item":""}]}"#)
    }
}
