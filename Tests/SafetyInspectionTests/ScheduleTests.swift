import HospitalCore
import SafetyInspection
import TestSupport
import XCTest

/// Inspection schedules, and what of them is due, overdue, missed and done at a moment.
final class ScheduleTests: XCTestCase {
    private func moment(_ text: String) -> Moment { try! Moment(text) }

    private func schedule(
        _ code: String = "A", _ rule: String = "FREQ=MONTHLY", from start: String = "2024-01-01",
        minutes: Int? = nil, closed: DayAdjustment = .none, attendance: [String] = [],
        late: Int = 0
    ) throws -> InspectionSchedule {
        let recurrence = Recurrence(
            try RecurrenceRule(rule), start: Moment(startOf: try Day(start)))
        let policy = try minutes.map {
            try SchedulePlan.Policy(
                closedDay: closed, windowMinutes: $0, anchor: .schedule, catchUp: .all)
        } ?? .untilNext(closedDay: closed, anchor: .schedule, catchUp: .all)
        return try InspectionSchedule(
            SchedulePlan(code: code, recurrence, policy), at: .init("P-\(code)"),
            attendance: attendance, lateMinutes: late)
    }

    private func done(
        _ code: String, _ at: String, attended: [String] = [], key: String? = nil
    ) -> Performance {
        Performance(of: .init(code), at: moment(at), attended: attended, occurrence: key)
    }

    private func statuses(
        _ schedule: InspectionSchedule, _ performances: [Performance], now: String,
        horizon: String? = nil
    ) throws -> [String] {
        try ScheduleStanding(
            of: schedule, performances: performances, from: moment("2024-01-01T00:00"),
            at: moment(now), horizon: horizon.map { moment($0) }, calendar: .china
        ).entries.map(\.status.rawValue)
    }

    /// S-130: every safety item has a named owner and a named checker, every job a procedure.
    func testS130EveryItemHasAnOwnerACheckerAndAProcedure() throws {
        func item(_ code: String, _ owner: String?, _ checker: String?, _ procedure: String?)
            -> ResponsibilityTable.Item
        {
            .init(
                code, .init(owner: owner.map { .init($0) }, checker: checker.map { .init($0) }),
                procedure: procedure)
        }
        let table = try ResponsibilityTable([
            item("boiler", "P1", "P2", "SOP-1"), item("lift", nil, "P2", "SOP-2"),
            item("gas", "P1", "", ""), item("pump", "P1", "P1", "SOP-3"), 
            item("roof", nil, nil, nil),
        ])
        XCTAssertEqual(
            table.gaps.map { "\($0.item) \($0.gap.rawValue)" },
            [
                "lift owner", "gas procedure", "gas checker", "pump same_person",
                "roof procedure", "roof owner", "roof checker",
            ])
        XCTAssertEqual(
            fault { () throws(ScheduleError) in
                try ResponsibilityTable([item("a", nil, nil, nil), item("a", nil, nil, nil)])
            },
            .itemTwice("a"))
    }

    /// S-133: five sites every month, leader and security there, four done: one missed.
    func testS133OneOfFiveSitesIsMissed() throws {
        let sites = try ["A", "B", "C", "D", "E"].map {
            try schedule($0, attendance: ["leader", "security"])
        }
        let both = ["security", "leader"]
        let list = try DueList(
            of: sites,
            performances: [
                done("A", "2024-01-03T10:00", attended: both),
                done("B", "2024-01-31T23:59:59", attended: both),
                done("C", "2024-01-15T08:00", attended: both),
                done("D", "2024-01-15T09:00", attended: both + ["guest"]),
            ],
            from: moment("2024-01-01T00:00"), at: moment("2024-02-01T00:00"))
        XCTAssertEqual(list.ended, 5)
        XCTAssertEqual(list.count(.done), 4)
        XCTAssertEqual(list.count(.missed), 1)
        XCTAssertEqual(list.standings[4].count(.missed), 1)
        XCTAssertEqual(list.shortfall, 1)
        XCTAssertEqual(list.percent?.description, "80.00")
        XCTAssertEqual(list.count(.due), 5, "February is open")
        // Without the leader it is not done, and who was missing is told.
        let absent = try ScheduleStanding(
            of: sites[0], performances: [done("A", "2024-01-03T10:00", attended: ["security"])],
            from: moment("2024-01-01T00:00"), at: moment("2024-02-01T00:00"))
        XCTAssertEqual(absent.entries[0].status, .missed)
        XCTAssertEqual(absent.entries[0].absent, ["leader"])
        XCTAssertEqual(absent.percent?.description, "0.00")
    }

    func testTheStatusFollowsFromTheMomentOfTheQuestion() throws {
        // Every day at midnight, two hours, one hour more late.
        let daily = try schedule("D", "FREQ=DAILY;COUNT=1", minutes: 120, late: 60)
        for (now, status) in [
            ("2024-01-01T00:00:00", "due"), ("2024-01-01T01:59:59", "due"),
            ("2024-01-01T02:00:00", "overdue"), ("2024-01-01T02:59:59", "overdue"),
            ("2024-01-01T03:00:00", "missed"),
        ] {
            XCTAssertEqual(try statuses(daily, [], now: now), [status], now)
        }
        for (at, status) in [
            ("2024-01-01T00:00:00", "done"), ("2024-01-01T01:59:59", "done"),
            ("2024-01-01T02:00:00", "late"), ("2024-01-01T02:59:59", "late"),
            ("2024-01-01T03:00:00", "missed"),
        ] {
            XCTAssertEqual(
                try statuses(daily, [done("D", at)], now: "2024-02-01T00:00"), [status], at)
        }
        XCTAssertEqual(
            try statuses(daily, [done("D", "2024-01-01T00:30")], now: "2024-01-01T00:10"), ["due"],
            "what comes later changes no older answer")
        let monthly = try schedule()
        XCTAssertEqual(
            try statuses(monthly, [], now: "2024-01-15T00:00", horizon: "2024-03-15T00:00"),
            ["due", "upcoming", "upcoming"])
        let standing = try ScheduleStanding(
            of: daily, performances: [done("D", "2024-01-01T02:30")],
            from: moment("2024-01-01T00:00"), at: moment("2024-01-01T05:00"))
        XCTAssertEqual(standing.entries[0].overdueSeconds, 1_800, "frozen when it was done")
        XCTAssertEqual([standing.ended, standing.completed, standing.shortfall], [1, 1, 0])
        XCTAssertNil(
            try ScheduleStanding(
                of: daily, performances: [], from: moment("2024-01-01T00:00"),
                at: moment("2024-01-01T01:00")
            ).percent, "nothing has ended")
    }

    func testSomethingDoneIsForAWindowFirstAndThenForWhatMayBeDoneLate() throws {
        // At 9 and at 15 o'clock, two hours each, and five hours more late.
        let twice = try InspectionSchedule(
            SchedulePlan(
                code: "T",
                Recurrence(
                    try RecurrenceRule("FREQ=DAILY;BYHOUR=9,15;COUNT=2"),
                    start: moment("2024-01-01T09:00")),
                try SchedulePlan.Policy(
                    closedDay: .none, windowMinutes: 120, anchor: .schedule, catchUp: .all)),
            at: .init("P"), .patrol, lateMinutes: 300)
        let now = "2024-01-02T00:00"
        XCTAssertEqual(
            try statuses(twice, [done("T", "2024-01-01T15:10")], now: now), ["missed", "done"])
        XCTAssertEqual(
            try statuses(twice, [done("T", "2024-01-01T12:00")], now: now), ["late", "missed"])
        XCTAssertEqual(
            try statuses(
                twice, [done("T", "2024-01-01T15:20"), done("T", "2024-01-01T15:10")], now: now),
            ["late", "done"], "the second settles the one that may still be late")
        XCTAssertEqual(
            try statuses(
                twice, [done("T", "2024-01-01T15:10", key: "T@20240101T090000")], now: now),
            ["late", "missed"], "its name decides")
        let standing = try ScheduleStanding(
            of: twice, performances: [done("T", "2024-01-01T08:59"), done("T", "2024-01-01T22:00")],
            from: moment("2024-01-01T00:00"), at: moment(now))
        XCTAssertEqual(standing.unplanned.count, 2, "too early and too late")
        XCTAssertEqual(standing.completed, 0)
    }

    func testTheCalendarBelongsToTheSchedule() throws {
        // 1 January 2024 is a holiday, 4 February a Sunday that is worked.
        let paper = try schedule("W", "FREQ=MONTHLY", minutes: 1_440, closed: .next)
        let patrol = try schedule("N", "FREQ=MONTHLY", minutes: 1_440)
        func starts(_ schedule: InspectionSchedule) throws -> [String] {
            try ScheduleStanding(
                of: schedule, performances: [], from: moment("2024-01-01T00:00"),
                at: moment("2024-01-31T00:00"), calendar: .china
            ).entries.map(\.occurrence.start.day.description)
        }
        XCTAssertEqual(try starts(paper), ["2024-01-02"])
        XCTAssertEqual(try starts(patrol), ["2024-01-01"], "a patrol never skips a holiday")
        // What is named on 1 May moves back to 30 April, so it has begun on 30 April.
        let before = try schedule(
            "B", "FREQ=YEARLY", from: "2024-05-01", minutes: 1_440, closed: .previous)
        XCTAssertEqual(
            try ScheduleStanding(
                of: before, performances: [], from: moment("2024-01-01T00:00"),
                at: moment("2024-04-30T12:00"), calendar: .china
            ).entries.map(\.status), [.due])
        let error = fault { () throws(ScheduleError) in
            try ScheduleStanding(
                of: paper, performances: [], from: self.moment("2024-01-01T00:00"),
                at: self.moment("2024-02-01T00:00"))
        }
        let told = error?.finding.text(in: .chinese) ?? ""
        XCTAssertTrue(told.hasPrefix("检查计划W："), told)
    }

    func testAListRefusesWhatItDoesNotKnow() throws {
        let one = try schedule()
        func refusal(
            _ schedules: [InspectionSchedule], _ done: [Performance]
        ) -> ScheduleError? {
            fault { () throws(ScheduleError) in
                try DueList(
                    of: schedules, performances: done, from: self.moment("2024-01-01T00:00"),
                    at: self.moment("2024-01-31T00:00"))
            }
        }
        XCTAssertEqual(refusal([one, one], []), .scheduleTwice("A"))
        XCTAssertEqual(
            refusal([one], [done("a", "2024-01-02T00:00")]), .scheduleUnknown("a", nearest: nil))
        XCTAssertEqual(
            refusal([one], [done("A", "2024-01-02T00:00", key: "A@x")]),
            .occurrenceUnknown(schedule: "A", key: "A@x"))
        XCTAssertEqual(
            fault { () throws(ScheduleError) in
                try InspectionSchedule(one.plan, at: .init("P"), lateMinutes: 527_041)
            },
            .delayInvalid(schedule: "A", minutes: 527_041))
        XCTAssertEqual(
            fault { () throws(ScheduleError) in
                try ScheduleStanding(
                    of: one, performances: [self.done("B", "2024-01-02T00:00")],
                    from: self.moment("2024-01-01T00:00"), at: self.moment("2024-01-31T00:00"))
            },
            .performedForAnother(schedule: "A", performed: "B"))
    }

    /// Seeded: every occurrence has one status, every performance settles at most one occurrence,
    /// and the counts add up.
    func testStatusesAndCountsAddUp() throws {
        var generator = SeededGenerator(seed: 20_240_601)
        for _ in 0..<60 {
            let minutes = Int.random(in: 1...3_000, using: &generator)
            let late = Int.random(in: 0...3_000, using: &generator)
            let daily = try schedule("L", "FREQ=DAILY;COUNT=40", minutes: minutes, late: late)
            let performances = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
                Performance(of: .init("L"), at: try! moment("2024-01-01T00:00").adding(
                    seconds: Int.random(in: 0...(40 * 86_400), using: &generator)))
            }
            let now = try moment("2024-01-01T00:00").adding(
                seconds: Int.random(in: 0...(50 * 86_400), using: &generator))
            let standing = try ScheduleStanding(
                of: daily, performances: performances, from: moment("2024-01-01T00:00"), at: now)
            let settled = standing.count(.done) + standing.count(.late)
            XCTAssertEqual(
                settled + standing.unplanned.count, performances.count { $0.moment <= now })
            XCTAssertEqual(
                OccurrenceStatus.allCases.reduce(0) { $0 + standing.count($1) },
                standing.entries.count)
            let early = standing.entries.count { $0.status == .done && $0.occurrence.end > now }
            XCTAssertEqual(standing.completed, settled - early)
            for entry in standing.entries {
                switch entry.status {
                case .upcoming, .due, .done: XCTAssertEqual(entry.overdueSeconds, 0)
                case .overdue, .late: XCTAssertLessThan(entry.overdueSeconds, late * 60)
                case .missed: XCTAssertGreaterThanOrEqual(entry.overdueSeconds, late * 60)
                }
                if let done = entry.done {
                    XCTAssertTrue(entry.occurrence.start <= done && done < entry.lateEnd)
                }
            }
        }
    }
}
