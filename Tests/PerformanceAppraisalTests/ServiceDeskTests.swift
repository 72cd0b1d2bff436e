import HospitalCore
import PerformanceAppraisal
import TestSupport
import XCTest

/// The one-stop service desk: orders, clocks, lines, indicators.
final class ServiceDeskTests: XCTestCase {
    private let fields = ["content": "灯不亮", "place": "3楼", "reporter": "护士"]

    private func at(_ text: String) throws -> Moment { try Moment(text) }

    /// A moment of the 3rd of March 2025, a Monday.
    private func hour(_ text: String) throws -> Moment { try Moment("2025-03-03T\(text):00") }

    private func order(
        _ number: String, _ steps: [(OrderStep, String)], created: String = "08:00",
        priority: String = "normal", _ more: [String: String] = [:],
        details: [OrderStep: [String: String]] = [:]
    ) throws -> ServiceOrder {
        try ServiceOrder(
            number, priority: priority, created: hour(created),
            fields: fields.merging(more) { $1 },
            events: steps.map {
                OrderEvent($0.0, at: try hour($0.1), details[$0.0] ?? [:])
            })
    }

    private func desk(idle: [Int] = [], service: ServiceHours? = nil) throws -> ServiceDesk {
        let isWorking = service != nil
        func limit(_ minutes: Int) throws -> TimeLimit {
            try TimeLimit(isWorking ? .open(seconds: minutes * 60) : .minutes(minutes))
        }
        return try ServiceDesk(
            priorities: [
                ServicePriority("urgent", response: limit(10), completion: limit(60)),
                ServicePriority("normal", response: limit(30), completion: limit(240)),
                ServicePriority("visit", response: nil, completion: nil),
            ],
            service: service, idleMinutes: idle)
    }

    private func assertThrows<Value>(
        _ error: DeskError, line: UInt = #line, _ body: () throws -> Value
    ) {
        XCTAssertThrowsError(try body(), line: line) {
            XCTAssertEqual($0 as? DeskError, error, line: line)
        }
    }

    private func message<Value>(_ body: () throws -> Value) -> String? {
        do { _ = try body() } catch { return (error as? any HospitalError)?.finding.message.name }
        return nil
    }

    private let way: [(OrderStep, String)] = [
        (.accept, "08:10"), (.dispatch, "08:20"), (.undertake, "09:00"), (.finish, "10:00"),
        (.callBack, "11:00"), (.appraise, "12:00"),
    ]

    func testS163AnOrderWithoutAPlaceIsRefused() throws {
        assertThrows(.fieldMissing(order: "1", field: "place")) {
            try ServiceOrder(
                "1", priority: "normal", created: hour("08:00"),
                fields: ["content": "x", "reporter": "y", "place": ""], events: [])
        }
    }

    func testS164StagesAreNotSkippedAndHaveDurations() throws {
        let desk = try desk()
        let now = try hour("20:00")
        let skipped = try order("1", [(.accept, "08:10"), (.finish, "09:00")])
        XCTAssertEqual(message { try desk.standings(of: [skipped], at: now) }, "step_skipped")
        let unasked = try order("1", Array(way.prefix(4)) + [(.appraise, "12:00")])
        XCTAssertEqual(message { try desk.standings(of: [unasked], at: now) }, "step_skipped")
        let standings = try desk.standings(of: [try order("1", way)], at: now)
        XCTAssertEqual(standings[0].state, .appraised)
        let stages = try StageDuration.stages(of: StageDuration.log(of: standings, at: now))
        XCTAssertEqual(
            stages.map { $0.stage ?? "" },
            ["", "accept", "dispatch", "undertake", "finish", "call_back", "appraise"])
        XCTAssertEqual(
            stages.map { $0.median?.description },
            ["240.00", "10.00", "10.00", "40.00", "60.00", "60.00", "60.00"])
    }

    func testS162NumbersAreOfOneSeries() throws {
        let one = try order("1", [])
        assertThrows(.orderTwice("1")) {
            try desk().standings(of: [one, one], at: hour("09:00"))
        }
    }

    func testS165S167S177WhatIsKnownIsFilledIn() throws {
        let known = [
            OrderPrefill(field: "asset", value: "A-7", fills: ["place": "锅炉房", "model": "WNS4"]),
            OrderPrefill(field: "telephone", value: "8021", fills: ["department": "内科"]),
            OrderPrefill(
                field: "service", value: "repair", fills: ["team": "水电班", "trade": "电工"]),
        ]
        let filled = OrderPrefill.filled(
            ["asset": "A-7", "telephone": "8021", "service": "repair", "trade": "管道"], by: known)
        XCTAssertEqual(filled["place"], "锅炉房")
        XCTAssertEqual(filled["department"], "内科")
        XCTAssertEqual([filled["team"], filled["trade"]], ["水电班", "管道"])
    }

    func testS168ClocksAreInclusiveAndHoldsDoNotCount() throws {
        let desk = try desk()
        let held = try order("1", [
            (.accept, "08:30"), (.dispatch, "08:30"), (.undertake, "08:30"), (.pause, "09:00"),
            (.resume, "10:00"), (.finish, "13:00"),
        ])
        let late = try order("2", [
            (.accept, "08:31"), (.dispatch, "08:31"), (.undertake, "08:31"), (.finish, "12:01"),
        ])
        let standings = try desk.standings(of: [held, late], at: hour("20:00"))
        XCTAssertEqual(standings.map(\.respondedInTime), [true, false])
        XCTAssertEqual(standings.map(\.completedInTime), [true, false])
        XCTAssertEqual(standings.map(\.usedSeconds), [14_400, 14_460])
    }

    func testWhatIsOpenIsDueOnlyWhenTheLimitHasPassed() throws {
        let desk = try desk()
        let open = try order("1", [])
        XCTAssertNil(try desk.standings(of: [open], at: hour("08:30"))[0].respondedInTime)
        XCTAssertEqual(try desk.standings(of: [open], at: hour("08:31"))[0].respondedInTime, false)
        let paused = try order("2", [(.accept, "08:01"), (.pause, "08:02")])
        let standing = try desk.standings(of: [paused], at: hour("23:00"))[0]
        XCTAssertNil(standing.completedInTime)
        XCTAssertTrue(standing.isPaused)
        XCTAssertNil(standing.due)
        let cancelled = try order("3", [(.cancel, "09:00")])
        XCTAssertNil(try desk.standings(of: [cancelled], at: hour("23:00"))[0].respondedInTime)
        XCTAssertEqual(try desk.standings(of: [open], at: hour("07:59")), [])
    }

    func testAPauseOutlivesAChangeOfPriority() throws {
        let changed = try order("1", [
            (.accept, "08:05"), (.dispatch, "08:05"), (.undertake, "08:05"), (.pause, "08:10"),
            (.change, "08:20"), (.resume, "09:10"), (.finish, "10:00"),
        ], details: [.change: ["priority": "urgent"]])
        let standing = try desk().standings(of: [changed], at: hour("20:00"))[0]
        XCTAssertEqual(standing.usedSeconds, 3_600)
        XCTAssertEqual(standing.completedInTime, true)
        XCTAssertEqual(standing.fields["priority"], "urgent")
    }

    func testWorkingTimeRunsOnTheWorkCalendar() throws {
        let hours = try ServiceHours(
            .china,
            OpeningHours(workDay: [try OpenSpan("08:00-12:00"), try OpenSpan("14:00-18:00")]))
        // 2025-01-26 is a Sunday that is worked; the Spring Festival begins on the 28th.
        let order = try ServiceOrder(
            "1", priority: "urgent", created: at("2025-01-25T20:00:00"), fields: fields,
            events: [
                OrderEvent(.accept, at: try at("2025-01-26T08:10:00")),
                OrderEvent(.dispatch, at: try at("2025-01-26T08:10:00")),
                OrderEvent(.undertake, at: try at("2025-01-26T11:30:00")),
                OrderEvent(.finish, at: try at("2025-01-26T14:30:00")),
            ])
        let desk = try desk(service: hours)
        let standing = try desk.standings(of: [order], at: at("2025-02-01T00:00:00"))[0]
        XCTAssertEqual(standing.respondedInTime, true)
        XCTAssertEqual(standing.usedSeconds, 16_200)
        XCTAssertEqual(standing.completedInTime, false)
    }

    func testS173EveryOrderHasAReply() throws {
        let orders = try (1...10).map {
            try order("\($0)", Array($0 == 7 ? way.prefix(4) : way.prefix(5)))
        }
        let desk = try desk()
        let rows = try desk.indicators(of: desk.standings(of: orders, at: hour("20:00")))
        XCTAssertEqual(rows.first { $0.name == "no_reply" }?.value, .one)
        XCTAssertEqual(rows.first { $0.name == "reply_rate" }?.value, dec("90"))
    }

    func testS174ReassignmentsAreCounted() throws {
        let passed = try order("1", [
            (.accept, "08:10"), (.dispatch, "08:20"), (.reassign, "08:30"), (.reassign, "08:40"),
            (.undertake, "08:50"), (.reassign, "09:00"), (.undertake, "09:10"),
        ], details: [.reassign: ["team": "二班"]])
        let standing = try desk().standings(of: [passed], at: hour("20:00"))[0]
        XCTAssertEqual(standing.reassignments, 3)
        XCTAssertEqual(standing.fields["team"], "二班")
    }

    func testS176ThreeLinesWithEscalationOfWhatLiesIdle() throws {
        let desk = try desk(idle: [60, 120])
        let open = try order("1", [(.accept, "08:10")])
        func line(_ now: String) throws -> Int {
            try desk.standings(of: [open], at: hour(now))[0].line
        }
        XCTAssertEqual(try ["09:10", "09:11", "11:10", "11:11", "23:00"].map(line), [1, 2, 2, 3, 3])
        let standing = try desk.standings(of: [open], at: hour("12:00"))[0]
        XCTAssertEqual(standing.escalated, try hour("11:10"))
        let byHand = try order("2", [
            (.accept, "08:10"), (.escalate, "08:20"), (.dispatch, "08:30"), (.escalate, "08:40"),
            (.undertake, "08:50"), (.finish, "09:00"),
        ])
        let first = try order("3", Array(way.prefix(4)))
        let closed = try desk.standings(of: [byHand, first, open], at: hour("23:00"))
        XCTAssertEqual(closed.map(\.line), [3, 1, 3])
        let rows = try desk.indicators(of: closed)
        XCTAssertEqual(rows.first { $0.name == "first_line_rate" }?.value, dec("50"))
        let paused = try order("4", [(.accept, "08:10"), (.pause, "08:20")])
        XCTAssertEqual(try desk.standings(of: [paused], at: hour("23:00"))[0].line, 1)
    }

    func testS177TheQueueGoesByPriorityThenAge() throws {
        let desk = try desk()
        let orders = [
            try order("a", [], created: "09:00"), try order("b", [], created: "08:00"),
            try order("c", [], created: "10:00", priority: "urgent"),
            try order("d", way), try order("e", [(.cancel, "09:00")]),
        ]
        let queue = desk.queue(try desk.standings(of: orders, at: hour("20:00")))
        XCTAssertEqual(queue.map(\.order.number), ["c", "b", "a"])
    }

    func testS178FaultsThatComeAgain() throws {
        let orders = try (1...5).map { number in
            try order(
                "\(number)", Array(way.prefix(4)), ["asset": number == 5 ? "B" : "A"],
                details: [.finish: ["cause": number == 4 ? "磨损" : "漏水"]])
        } + [try order("6", [(.cancel, "09:00")], ["asset": "A", "cause": "漏水"])]
        let standings = try desk().standings(of: orders, at: hour("20:00"))
        let faults = try RepeatedFault.faults(in: standings)
        XCTAssertEqual(faults.map(\.asset), ["A"])
        XCTAssertEqual(faults.first?.orders, ["1", "2", "3"])
        XCTAssertEqual(try RepeatedFault.faults(in: standings, atLeast: 4), [])
        assertThrows(.settingInvalid("repeat_minimum", 1)) {
            try RepeatedFault.faults(in: standings, atLeast: 1)
        }
    }

    func testS169S179S180S182OrdersAreCountedByAnyField() throws {
        let desk = try desk()
        let orders = [
            try order("1", Array(way.prefix(4)), ["kind": "complaint"]),
            try order("2", [], ["kind": "praise"]),
            try order("3", [], priority: "visit", ["kind": "complaint"]),
            try order("4", []),
        ]
        let groups = ServiceDesk.groups(
            try desk.standings(of: orders, at: hour("20:00")), by: "kind")
        XCTAssertEqual(groups.map(\.value), ["complaint", "praise"])
        XCTAssertEqual(groups.map(\.standings.count), [2, 1])
        let rows = try desk.indicators(of: groups[0].standings)
        let values = ["orders", "closed", "response_mean", "trip_mean", "response_in_time"].map {
            name in rows.first { $0.name == name }?.value?.description
        }
        XCTAssertEqual(values, ["2", "1", "10.00", "60.00", "100.00"])
        XCTAssertEqual(
            ServiceDesk.groups(
                try desk.standings(of: orders, at: hour("20:00")), by: "day"
            ).map(\.value), ["2025-03-03"])
    }

    func testS170WorkThatNeedsAProofIsNotDoneWithoutIt() throws {
        let desk = try desk()
        let now = try hour("20:00")
        assertThrows(.proofMissing(order: "1")) {
            try desk.standings(
                of: [order("1", Array(way.prefix(4)), ["proof": "required"])], at: now)
        }
        let proven = try order(
            "1", Array(way.prefix(4)), ["proof": "required"],
            details: [.finish: ["evidence": "照片1"]])
        XCTAssertEqual(try desk.standings(of: [proven], at: now)[0].state, .finished)
    }

    func testNobodyRatesTheOwnWork() throws {
        let own = try order("1", Array(way.prefix(5)), details: [
            .undertake: ["worker": "w"], .callBack: ["level": "5", "rater": "w"],
        ])
        assertThrows(.ownWork(order: "1", worker: "w")) {
            try desk().standings(of: [own], at: hour("20:00"))
        }
        let unknown = try order("1", Array(way.prefix(5)), details: [.callBack: ["level": "9"]])
        assertThrows(.survey(.levelUnknown("9", allowed: "5, 4, 3, 2, 1"))) {
            try desk().standings(of: [unknown], at: hour("20:00"))
        }
    }

    func testReopenedOrdersCountOnceTheyAreDone() throws {
        let steps: [(OrderStep, String)] = Array(way.prefix(5)) + [(.reopen, "12:00")]
        let desk = try desk()
        let open = try desk.standings(of: [order("1", steps)], at: hour("12:30"))[0]
        XCTAssertEqual(open.state, .undertaken)
        XCTAssertNil(open.completedInTime)
        let again = try order("1", steps + [(.finish, "13:00")])
        let done = try desk.standings(of: [again], at: hour("20:00"))
        // Two hours before, one after; the time in between does not count.
        XCTAssertEqual(done[0].usedSeconds, 10_800)
        let rows = try desk.indicators(of: done)
        XCTAssertEqual(rows.first { $0.name == "reopen_rate" }?.value, dec("100"))
        XCTAssertEqual(rows.first { $0.name == "first_time_fix" }?.value, dec("0"))
        XCTAssertEqual(rows.first { $0.name == "no_reply" }?.value, .one)
    }

    func testPercentilesOfManyLogs() throws {
        var random = SeededGenerator(seed: 7)
        let start = try at("2025-03-03T00:00:00")
        for count in 1...60 {
            let seconds = (0..<count).map { _ in Int.random(in: 0...5_000, using: &random) }
            let log = try seconds.enumerated().flatMap { number, second in
                [
                    StageDuration.Event(order: "\(number)", stage: "a", at: start),
                    StageDuration.Event(
                        order: "\(number)", stage: "b", at: try start.adding(seconds: second)),
                ]
            }
            let stages = try StageDuration.stages(of: log)
            XCTAssertEqual(stages[0].ninetieth, stages[1].ninetieth)
            let sorted = seconds.sorted()
            let place = Double(count - 1) * 0.9
            let low = Int(place)
            let high = min(low + 1, count - 1)
            let value = Double(sorted[low])
                + Double(sorted[high] - sorted[low]) * (place - Double(low))
            let printed = try XCTUnwrap(stages[1].ninetieth.flatMap { Double($0.description) })
            XCTAssertEqual(printed, value / 60, accuracy: 0.0051)
        }
        XCTAssertEqual(try StageDuration.stages(of: []).map(\.count), [0])
    }

    func testTheClassesOfABadDesk() throws {
        let one = ServicePriority("a", response: nil, completion: nil)
        assertThrows(.priorityTwice("a")) { try ServiceDesk(priorities: [one, one]) }
        assertThrows(.settingInvalid("idle_minutes", -1)) {
            try ServiceDesk(priorities: [one], idleMinutes: [-1])
        }
        assertThrows(.settingInvalid("idle_minutes", 3)) {
            try ServiceDesk(priorities: [one], idleMinutes: [1, 2, 3])
        }
        assertThrows(.priorityUnknown(order: "1", priority: "norml", nearest: "normal")) {
            try desk().standings(of: [order("1", [], priority: "norml")], at: hour("20:00"))
        }
        let backwards = try order("1", [(.accept, "09:00"), (.dispatch, "08:30")])
        let (before, last) = (try hour("08:30"), try hour("09:00"))
        assertThrows(.backwards(order: "1", at: before, last: last)) {
            try desk().standings(of: [backwards], at: hour("20:00"))
        }
        let twice = try order("1", [(.accept, "08:10"), (.pause, "08:20"), (.pause, "08:30")])
        XCTAssertEqual(
            message { try desk().standings(of: [twice], at: hour("20:00")) }, "order_refused")
        let log = [
            StageDuration.Event(order: "1", stage: "a", at: last),
            StageDuration.Event(order: "1", stage: "b", at: before),
        ]
        assertThrows(.backwards(order: "1", at: before, last: last)) {
            try StageDuration.stages(of: log)
        }
    }
}
