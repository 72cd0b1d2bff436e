import HospitalCore
import XCTest

/// The acceptance tests of a service clock, taken from defects of other desks.
final class BusinessClockTests: XCTestCase {
    private func service() throws -> ServiceHours {
        try ServiceHours(
            .china,
            OpeningHours(workDay: [OpenSpan("08:00-12:00"), OpenSpan("14:00-18:00")]))
    }

    private func clock(_ length: TimeLimit.Length, from start: String) throws -> BusinessClock {
        BusinessClock(
            started: try Moment(start), limit: try TimeLimit(length), service: try service())
    }

    private func due(_ clock: BusinessClock) throws -> String? { try clock.due()?.end.description }

    func testTSLAaAPauseIsKeptWhenThePriorityChanges() throws {
        let clock = try clock(.hours(8), from: "2024-03-01T09:00:00")
            .applying(.pause, at: Moment("2024-03-01T10:00:00"))
            .applying(.change(TimeLimit(.hours(4))), at: Moment("2024-03-01T11:00:00"))
            .applying(.resume, at: Moment("2024-03-01T15:00:00"))
        // One hour was used before the five-hour pause; three of the new four are left.
        XCTAssertEqual(try due(clock), "2024-03-01T18:00:00")
        XCTAssertEqual(try clock.usedSeconds(at: Moment("2024-03-01T16:00:00")), 7_200)
        XCTAssertEqual(clock.limit, try TimeLimit(.hours(4)))
    }

    func testTSLAbWhilePausedItIsNotRunningAndNeverBreached() throws {
        let paused = try clock(.hours(2), from: "2024-03-01T09:00:00")
            .applying(.pause, at: Moment("2024-03-01T10:00:00"))
        XCTAssertNil(try paused.due())
        XCTAssertEqual(try paused.standing(at: Moment("2024-12-31T00:00:00")), .notRunning)
        // What was broken before the pause stays broken.
        let late = try clock(.hours(2), from: "2024-03-01T09:00:00")
            .applying(.pause, at: Moment("2024-03-01T11:00:01"))
        guard case .breached(let due) = try late.standing(at: Moment("2024-03-01T12:00:00"))
        else { return XCTFail("not breached") }
        XCTAssertEqual(due.end.description, "2024-03-01T11:00:00")
    }

    func testTSLAcReopeningSaysWhetherTheIdleTimeCounts() throws {
        let solved = try clock(.hours(100), from: "2024-03-01T09:00:00")
            .applying(.solve, at: Moment("2024-03-01T19:00:00"))
        XCTAssertEqual(try solved.standing(at: Moment("2024-06-01T00:00:00")), .met)
        let back = try Moment("2024-03-04T19:00:00")  // three days later
        XCTAssertEqual(
            try due(solved.applying(.reopen(.exclude), at: back)), "2024-03-08T13:00:00")
        XCTAssertEqual(
            try due(solved.applying(.reopen(.include), at: back)), "2024-03-05T13:00:00")
        XCTAssertEqual(
            try solved.applying(.reopen(.exclude), at: back).usedSeconds(at: back), 36_000)
        XCTAssertEqual(
            try solved.applying(.reopen(.include), at: back).usedSeconds(at: back), 82 * 3_600)
    }

    func testTSLAdLunchDoesNotCount() throws {
        XCTAssertEqual(
            try due(clock(.openHours(2), from: "2024-03-01T11:00:00")), "2024-03-01T15:00:00")
        XCTAssertEqual(
            try service().openSeconds(
                from: Moment("2024-03-01T11:30:00"), to: Moment("2024-03-01T14:30:00")), 3_600)
    }

    /// Sunday 4 and 18 February 2024 were worked in exchange for days of the Spring Festival, which
    /// was off from Saturday the 10th to Saturday the 17th. 11 May 2024 was a Saturday worked.
    func testTSLAeAMakeUpSaturdayCountsAndTheMondayItPaysForDoesNot() throws {
        XCTAssertEqual(
            try due(clock(.openHours(12), from: "2024-05-10T14:00:00")), "2024-05-11T18:00:00")
        XCTAssertEqual(
            try due(clock(.openHours(5), from: "2024-02-09T14:00:00")), "2024-02-18T09:00:00")
        XCTAssertEqual(
            try service().openSeconds(
                from: Moment("2024-02-12T00:00:00"), to: Moment("2024-02-13T00:00:00")), 0)
    }

    func testTSLAfAStartOutsideOfTheHoursBeginsAtTheNextOpening() throws {
        for start in ["2024-03-01T19:00:00", "2024-03-02T10:00:00", "2024-03-04T07:00:00"] {
            XCTAssertEqual(
                try service().nextOpening(from: Moment(start)).description, "2024-03-04T08:00:00")
            XCTAssertEqual(try due(clock(.openHours(1), from: start)), "2024-03-04T09:00:00")
        }
        XCTAssertEqual(
            try service().nextOpening(from: Moment("2024-03-01T12:00:00")).description,
            "2024-03-01T14:00:00")
        XCTAssertEqual(
            try service().nextOpening(from: Moment("2024-03-01T09:30:00")).description,
            "2024-03-01T09:30:00")
    }

    func testTSLAgOneDayAnd24HoursAndEightWorkingHoursAreThreeLimits() throws {
        let start = "2024-03-01T09:00:00"  // a Friday
        XCTAssertEqual(try due(clock(.hours(24), from: start)), "2024-03-02T09:00:00")
        XCTAssertEqual(try due(clock(.calendarDays(1), from: start)), "2024-03-03T00:00:00")
        XCTAssertEqual(try due(clock(.workDays(1), from: start)), "2024-03-05T00:00:00")
        XCTAssertEqual(try due(clock(.openHours(8), from: start)), "2024-03-04T09:00:00")
    }

    func testTSLAhACalendarThatIsNeverOpenIsAnError() throws {
        let closed = try WorkCalendar(name: "closed", years: 2024...2024, rows: [], weekdays: [])
        assertThrows(TimeError.noOpenHour(calendar: "closed")) {
            _ = try ServiceHours(closed, OpeningHours(workDay: [OpenSpan("08:00-12:00")]))
        }
        assertThrows(TimeError.noOpenHour(calendar: "china")) {
            _ = try ServiceHours(.china, OpeningHours(workDay: []))
        }
        // Open on Sundays only, in a calendar that ends before the next one.
        let sundays = try ServiceHours(
            .china, OpeningHours(workDay: [], exceptions: [.sunday: [OpenSpan("08:00-09:00")]]))
        XCTAssertThrowsError(try sundays.moment(after: Moment("2026-12-01T00:00"), openSeconds: 1))
        {
            guard case .yearNotCovered(let day, _, _)? = $0 as? TimeError
            else { return XCTFail("\($0)") }
            XCTAssertEqual(day.description, "2027-01-01")
        }
    }

    func testLimitsInDaysArePutOffByTheDaysOfThePause() throws {
        for (length, end) in [
            (TimeLimit.Length.calendarDays(5), "2024-03-10T00:00:00"),
            (.workDays(5), "2024-03-12T00:00:00"),
        ] {
            // Friday to Monday: three days, one of them worked.
            let clock = try clock(length, from: "2024-03-01T09:00:00")
                .applying(.pause, at: Moment("2024-03-01T12:00:00"))
                .applying(.resume, at: Moment("2024-03-04T12:00:00"))
            XCTAssertEqual(try due(clock), end)
        }
        let sameDay = try clock(.workDays(5), from: "2024-03-01T09:00:00")
            .applying(.pause, at: Moment("2024-03-01T10:00:00"))
            .applying(.resume, at: Moment("2024-03-01T16:00:00"))
        XCTAssertEqual(try due(sameDay), "2024-03-09T00:00:00")
    }

    func testTheStandingIsJudgedWhenItWasSolved() throws {
        let clock = try clock(.hours(2), from: "2024-03-01T09:00:00")
        guard case .running = try clock.standing(at: Moment("2024-03-01T11:00:00"))
        else { return XCTFail("the last moment counts") }
        guard case .breached = try clock.standing(at: Moment("2024-03-01T11:00:01"))
        else { return XCTFail("one second late") }
        XCTAssertEqual(
            try clock.applying(.solve, at: Moment("2024-03-01T11:00:00"))
                .standing(at: Moment("2024-04-01T00:00:00")), .met)
        guard case .breached = try clock.applying(.solve, at: Moment("2024-03-01T11:00:01"))
            .standing(at: Moment("2024-04-01T00:00:00"))
        else { return XCTFail("solved late") }
    }

    func testStepsOutOfTurnAreRefused() throws {
        let running = try clock(.hours(2), from: "2024-03-01T09:00:00")
        let noon = try Moment("2024-03-01T12:00:00")
        let paused = try running.applying(.pause, at: noon)
        let solved = try running.applying(.solve, at: noon)
        let wrong: [(BusinessClock, BusinessClock.Step)] = [
            (running, .resume), (running, .reopen(.exclude)), (paused, .pause),
            (paused, .reopen(.include)), (solved, .solve), (solved, .pause), (solved, .resume),
            (solved, .change(try TimeLimit(.hours(1)))),
        ]
        for (clock, step) in wrong {
            assertThrows(ClockError.stepRefused(step, state: clock.state)) {
                _ = try clock.applying(step, at: noon)
            }
        }
        XCTAssertNoThrow(try paused.applying(.solve, at: noon))
        let early = try Moment("2024-03-01T08:59:59")
        assertThrows(ClockError.stepBackwards(early, last: running.started)) {
            _ = try running.applying(.pause, at: early)
        }
        let without = BusinessClock(
            started: running.started, limit: try TimeLimit(.openHours(1)))
        assertThrows(ClockError.calendar(.calendarMissing(running.started.day))) {
            _ = try without.due()
        }
        for error in [
            ClockError.stepRefused(.pause, state: .paused),
            .stepBackwards(early, last: noon), .calendar(.limitInvalid("x")),
        ] {
            for language in Language.allCases {
                XCTAssertFalse(error.finding.text(in: language).contains("{"))
            }
        }
        XCTAssertEqual(
            ClockError.stepRefused(.pause, state: .paused).finding.text(in: .chinese),
            "计时器已暂停，不能执行“暂停”。")
    }

    func testOpeningHoursOutOfOrderAreRefused() throws {
        for text in ["", "08:00", "12:00-08:00", "08:00-08:00", "08:00-24:01", "8:00-12:00", "a-b"]
        {
            assertThrows(TimeError.openingHoursInvalid(text)) { _ = try OpenSpan(text) }
        }
        XCTAssertThrowsError(
            try OpeningHours(workDay: [OpenSpan("08:00-12:00"), OpenSpan("11:00-14:00")]))
        let always = try ServiceHours(.china, .always())
        XCTAssertEqual(
            try always.openSeconds(
                from: Moment("2024-02-10T00:00"), to: Moment("2024-02-12T06:00")),
            54 * 3_600)
    }
}
