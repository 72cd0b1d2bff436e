import HospitalCore
import TestSupport
import XCTest

/// Limits in hours, opening hours, calendar days and work days, and their reminders.
final class TimeLimitTests: XCTestCase {
    private func service() throws -> ServiceHours {
        try ServiceHours(
            .china,
            OpeningHours(workDay: [OpenSpan("08:00-12:00"), OpenSpan("14:00-18:00")]))
    }

    private func due(
        _ length: TimeLimit.Length, from start: String, inclusive: Bool = true,
        firstDay: TimeLimit.FirstDay = .dayAfter
    ) throws -> DueTime {
        try TimeLimit(length, firstDay: firstDay, isInclusive: inclusive)
            .due(from: Moment(start), service: service())
    }

    func testS262SevenWorkDaysOfNoticeEndOn12March() throws {
        let due = try due(.workDays(7), from: "2024-03-01T10:00:00")
        XCTAssertEqual(due.day.description, "2024-03-12")
        XCTAssertTrue(due.isOnTime(try Moment("2024-03-12T23:59:59")))
        XCTAssertFalse(due.isOnTime(try Moment("2024-03-13T00:00:00")))
    }

    func testS265MinutesAreOutWithinTwoDays() throws {
        let due = try due(.calendarDays(2), from: "2024-03-01T15:00:00")
        XCTAssertEqual(due.day.description, "2024-03-03")
        XCTAssertEqual(due.end.description, "2024-03-04T00:00:00")
    }

    func testS266TheReplyIsDueAfter24HoursToTheMinute() throws {
        let due = try due(.hours(24), from: "2024-03-01T09:00:00")
        XCTAssertEqual(due.end.description, "2024-03-02T09:00:00")
        XCTAssertTrue(due.isOnTime(try Moment("2024-03-02T09:00:00")))
        XCTAssertFalse(due.isOnTime(try Moment("2024-03-02T09:01:00")))
        XCTAssertEqual(due.overdueSeconds(at: try Moment("2024-03-02T09:01:00")), 60)
    }

    func testS286RefundsReachFinanceWithinThreeWorkDays() throws {
        XCTAssertEqual(
            try due(.workDays(3), from: "2024-03-01T09:00:00").day.description, "2024-03-06")
    }

    func testTheLastMomentCountsOnlyWhenTheLimitIsInclusive() throws {
        let hours = try due(.hours(24), from: "2024-03-01T09:00:00", inclusive: false)
        XCTAssertFalse(hours.isOnTime(try Moment("2024-03-02T09:00:00")))
        XCTAssertTrue(hours.isOnTime(try Moment("2024-03-02T08:59:59")))
        let days = try due(.workDays(3), from: "2024-03-01T09:00:00", inclusive: false)
        XCTAssertEqual(days.day.description, "2024-03-06")
        XCTAssertTrue(days.isOnTime(try Moment("2024-03-05T23:59:59")))
        XCTAssertFalse(days.isOnTime(try Moment("2024-03-06T00:00:00")))
    }

    func testTheDayItselfIsDayOneOnlyWhenTheLimitSaysSo() throws {
        XCTAssertEqual(
            try due(.workDays(3), from: "2024-03-01T09:00:00", firstDay: .sameDay).day.description,
            "2024-03-05")
        XCTAssertEqual(
            try due(.calendarDays(1), from: "2024-03-01T09:00:00", firstDay: .sameDay)
                .day.description, "2024-03-01")
        // A Saturday is no work day, so Monday is day 1.
        XCTAssertEqual(
            try due(.workDays(1), from: "2024-03-02T09:00:00", firstDay: .sameDay).day.description,
            "2024-03-04")
    }

    func testALimitThatCannotBeIsRefused() throws {
        assertThrows(TimeError.limitInvalid("-1")) { _ = try TimeLimit(.calendarDays(-1)) }
        assertThrows(TimeError.limitInvalid("0")) {
            _ = try TimeLimit(.workDays(0), firstDay: .sameDay)
        }
        let start = try Moment("2024-03-01T09:00:00")
        for length in [TimeLimit.Length.workDays(1), .openHours(1)] {
            assertThrows(TimeError.calendarMissing(start.day)) {
                _ = try TimeLimit(length).due(from: start)
            }
        }
        for length in [
            TimeLimit.Length.hours(.max), .calendarDays(.max), .workDays(.max), .openHours(.max),
        ] {
            XCTAssertThrowsError(
                try TimeLimit(length).due(from: start, service: service()), "\(length)")
        }
    }

    func testOverdueIsCountedFromTheQuestionAndFrozenWhenDone() throws {
        let due = try due(.workDays(3), from: "2024-03-01T09:00:00")  // Wednesday 6 March
        let (now, done) = (try Moment("2024-03-12T10:00:00"), try Moment("2024-03-08T10:00:00"))
        XCTAssertEqual(due.overdueDays(at: now), 6)
        XCTAssertEqual(try due.overdueWorkDays(at: now, calendar: .china), 4)
        XCTAssertEqual(due.overdueDays(at: now, done: done), 2)
        XCTAssertEqual(try due.overdueWorkDays(at: now, done: done, calendar: .china), 2)
        XCTAssertEqual(due.overdueSeconds(at: now, done: done), 86_400 + 36_000)
        let early = try Moment("2024-03-06T23:00:00")
        XCTAssertEqual(due.overdueDays(at: now, done: early), 0)
        XCTAssertEqual(due.overdueSeconds(at: now, done: early), 0)
        XCTAssertEqual(try due.overdueWorkDays(at: now, done: early, calendar: .china), 0)
    }

    func testRemindersComeAtTheirSharesAndNoneIsLostOvernight() throws {
        let due = try due(.hours(10), from: "2024-03-01T08:00:00")
        XCTAssertEqual(
            try Reminders.standard.moments(for: due).map(\.moment.description),
            ["2024-03-01T13:00:00", "2024-03-01T16:00:00", "2024-03-01T18:00:00"])
        XCTAssertEqual(
            try Reminders.standard.pending(
                for: due, after: nil, through: Moment("2024-03-01T12:59:59")), [])
        XCTAssertEqual(
            try Reminders.standard.pending(
                for: due, after: Moment("2024-03-01T12:59:59"),
                through: Moment("2024-03-02T07:00:00")), [50, 80, 100])
        XCTAssertEqual(
            try Reminders.standard.pending(
                for: due, after: Moment("2024-03-01T16:00:00"),
                through: Moment("2024-03-01T18:00:00")), [100])
        XCTAssertEqual(try Reminders(percents: [100, 50, 100]).percents, [50, 100])
        for percent in [-1, 1_001] {
            assertThrows(TimeError.reminderInvalid(percent)) {
                _ = try Reminders(percents: [50, percent])
            }
        }
    }

    func testMomentsAreReadInOneForm() throws {
        XCTAssertEqual(try Moment("2024-03-01 09:05").yyyymmddhhmmss, 20_240_301_090_500)
        XCTAssertEqual(
            try Moment(yyyymmddhhmmss: 20_240_229_235_959).description, "2024-02-29T23:59:59")
        for text in [
            "", "2024-03-01", "2024-03-01T24:00:00", "2024-03-01T09:60", "2024-03-01T9:00:000",
            "2024-02-30T09:00", "2024-03-01T09:00:00Z", "2024-03-01x09:00", "2024-03-01T09-00",
            "2024-03-01T09:00:0a", "２０２４-03-01T09",
        ] {
            assertThrows(TimeError.momentInvalid(text)) { _ = try Moment(text) }
        }
        for number in [0, -20_240_301_090_500, 20_240_301_096_000, 20_240_230_000_000, .max, .min] {
            assertThrows(TimeError.momentInvalid(String(number))) {
                _ = try Moment(yyyymmddhhmmss: Int64(number))
            }
        }
        let last = try Moment("2999-12-31T23:59:59")
        assertThrows(TimeError.outOfRange("2999-12-31T23:59:59 + 1")) {
            _ = try last.adding(seconds: 1)
        }
        XCTAssertThrowsError(try last.adding(seconds: .min))
        XCTAssertEqual(
            try Moment("2024-02-29T00:00").adding(seconds: -1).description, "2024-02-28T23:59:59")
    }

    /// Opening time counted second by second over the minutes of two weeks.
    func testOpenTimeIsWhatAWalkOverEveryMinuteCounts() throws {
        let service = try service()
        let seed: UInt64 = 20_260_103
        var random = SeededGenerator(seed: seed)
        let origin = try Moment("2024-02-08T00:00")  // the Spring Festival is inside
        var open: [Bool] = []
        for minute in 0..<20_160 {
            let moment = try origin.adding(seconds: minute * 60)
            let spans = try service.spans(on: moment.day)
            open.append(spans.contains { ($0.start..<$0.end).contains(moment.secondOfDay) })
        }
        for _ in 0..<2_000 {
            let one = Int.random(in: 0..<20_160, using: &random)
            let two = Int.random(in: one..<20_160, using: &random)
            let (start, end) = (
                try origin.adding(seconds: one * 60), try origin.adding(seconds: two * 60)
            )
            let seconds = open[one..<two].count { $0 } * 60
            XCTAssertEqual(
                try service.openSeconds(from: start, to: end), seconds, "seed \(seed)")
            let reached = try service.moment(after: start, openSeconds: seconds)
            XCTAssertEqual(
                try service.openSeconds(from: start, to: reached), seconds, "seed \(seed)")
            if seconds > 0 { XCTAssertLessThanOrEqual(reached, end, "seed \(seed)") }
        }
    }

    func testEveryNewTimeErrorSpeaksBothLanguagesWithItsFigures() throws {
        let day = try Day("2027-01-04")
        let cases: [(TimeError, Int32, [String])] = [
            (.momentInvalid("x"), 1303, ["x"]), (.periodInvalid("y"), 1311, ["y"]),
            (.yearNotCovered(day, calendar: "c", years: 2007...2026), 1330,
             ["2027", "2027-01-04", "c", "2007", "2026"]),
            (.calendarDayRepeated(day, calendar: "c"), 1331, ["2027-01-04", "c"]),
            (.calendarYearsInvalid(first: 1, last: 2), 1332, ["1", "2"]),
            (.limitInvalid("-1"), 1340, ["-1"]), (.openingHoursInvalid("z"), 1341, ["z"]),
            (.noOpenHour(calendar: "c"), 1342, ["c"]), (.reminderInvalid(-5), 1345, ["-5"]),
        ]
        for (error, number, figures) in cases {
            XCTAssertEqual(error.finding.message.number, number)
            for language in Language.allCases {
                let text = error.finding.text(in: language)
                for figure in figures { XCTAssertTrue(text.contains(figure), text) }
                XCTAssertFalse(text.contains("{"), text)
            }
        }
    }
}
