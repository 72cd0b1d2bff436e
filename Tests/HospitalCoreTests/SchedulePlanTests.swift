import HospitalCore
import XCTest

/// Plans of recurring work, by the defects of maintenance systems.
final class SchedulePlanTests: XCTestCase {
    private func plan(
        _ rule: String = "FREQ=DAILY;INTERVAL=10", from start: String = "2024-03-01T09:00:00",
        closed: DayAdjustment = .none, anchor: SchedulePlan.Anchor = .schedule,
        catchUp: SchedulePlan.CatchUp = .one
    ) throws -> SchedulePlan {
        SchedulePlan(
            code: "LIFT-3", Recurrence(try RecurrenceRule(rule), start: try Moment(start)),
            try SchedulePlan.Policy(
                closedDay: closed, windowMinutes: 120, anchor: anchor, catchUp: catchUp))
    }

    private func known(_ moments: String..., begun: Bool = false) throws -> [SchedulePlan.Known] {
        try moments.map { SchedulePlan.Known(named: try Moment($0), isBegun: begun) }
    }

    func testTPMFinishingTwoDaysEarlyDoesNotMoveTheNext() throws {
        let (named, done) = (try Moment("2024-03-11T09:00"), try Moment("2024-03-09T15:00"))
        XCTAssertEqual(
            try plan().next(after: named, doneAt: done)?.start.description, "2024-03-21T09:00:00")
        XCTAssertEqual(
            try plan(anchor: .completion).next(after: named, doneAt: done)?.start.description,
            "2024-03-19T15:00:00")
    }

    func testTPMFinishingLateDoesNotMoveTheNext() throws {
        let (named, done) = (try Moment("2024-03-11T09:00"), try Moment("2024-03-14T15:00"))
        XCTAssertEqual(
            try plan().next(after: named, doneAt: done)?.start.description, "2024-03-21T09:00:00")
        XCTAssertEqual(
            try plan(anchor: .completion).next(after: named, doneAt: done)?.start.description,
            "2024-03-24T15:00:00")
    }

    func testTPMMissedOccurrencesAreCaughtUpOnceAllOrNot() throws {
        let now = try Moment("2024-04-01T00:00")  // 1, 11, 21 and 31 March have passed
        let keys = ["0301", "0311", "0321", "0331"].map { "LIFT-3@2024\($0)T090000" }
        let expected: [SchedulePlan.CatchUp: Int] = [.one: 1, .all: 4, .none: 0]
        for (catchUp, count) in expected {
            let generation = try plan(catchUp: catchUp)
                .generated(at: now, horizon: now, known: [])
            XCTAssertEqual(generation.opened.map(\.key), Array(keys.suffix(count)))
            XCTAssertEqual(generation.missed.map(\.key), Array(keys.dropLast(count)))
        }
    }

    func testTPMAnOccurrenceOnADayOffStaysOrMoves() throws {
        // Saturday 2 March 2024.
        let expected: [DayAdjustment: [String]] = [
            .none: ["2024-03-02T09:00:00"], .next: ["2024-03-04T09:00:00"],
            .previous: ["2024-03-01T09:00:00"], .modifiedFollowing: ["2024-03-04T09:00:00"],
            .skip: [],
        ]
        for rule in DayAdjustment.allCases {
            let plan = try plan(from: "2024-03-02T09:00:00", closed: rule)
            let found = try plan.occurrences(
                from: Moment("2024-03-02T00:00"), through: Moment("2024-03-03T00:00"),
                calendar: .china)
            XCTAssertEqual(found.map(\.start.description), expected[rule])
            if let one = found.first {
                XCTAssertEqual(one.key, "LIFT-3@20240302T090000", "the key stays")
                XCTAssertEqual(one.start.seconds(until: one.end), 7_200)
            }
        }
        assertThrows(RecurrenceError.time(.calendarMissing(try Day("2024-03-01")))) {
            _ = try plan(closed: .next).occurrences(
                from: Moment("2024-03-01T00:00"), through: Moment("2024-03-03T00:00"))
        }
    }

    func testTPMGeneratingTwiceOpensNothingTwice() throws {
        let plan = try plan(catchUp: .all)
        let (now, horizon) = (try Moment("2024-03-12T00:00"), try Moment("2024-04-15T00:00"))
        let first = try plan.generated(at: now, horizon: horizon, known: [])
        XCTAssertEqual(first.opened.count, 5)
        let known = first.opened.map { SchedulePlan.Known(named: $0.named, isBegun: false) }
        let second = try plan.generated(at: now, horizon: horizon, known: known)
        XCTAssertEqual(second.opened, [])
        XCTAssertEqual(second.missed, [])
        XCTAssertEqual(second.obsolete, [])
        // A nearer horizon does not make what was opened further ahead obsolete.
        let nearer = try plan.generated(at: now, horizon: now, known: known)
        XCTAssertEqual(nearer.obsolete, [])
        XCTAssertEqual(Set(first.opened.map(\.key)).count, 5)
    }

    func testTPMAFirstOccurrenceInThePastIsHandledLikeAnyOther() throws {
        let plan = try plan(from: "2020-01-01T09:00:00", catchUp: .none)
        let (now, horizon) = (try Moment("2020-01-20T00:00"), try Moment("2020-01-22T00:00"))
        let generation = try plan.generated(at: now, horizon: horizon, known: [])
        XCTAssertEqual(generation.missed.count, 2)
        XCTAssertEqual(generation.opened.map(\.start.description), ["2020-01-21T09:00:00"])
    }

    func testTPMAChangedPlanTakesBackOnlyWhatWasNotBegun() throws {
        let changed = try plan("FREQ=DAILY;INTERVAL=5")
        let now = try Moment("2024-03-06T00:00")
        let known = try known("2024-03-11T09:00", "2024-03-13T09:00")
            + known("2024-03-08T09:00", begun: true)
            + known("2024-03-01T09:00", begun: true)
        let generation = try changed.generated(
            at: now, horizon: Moment("2024-03-12T00:00"), known: known)
        XCTAssertEqual(generation.opened.map(\.key), ["LIFT-3@20240306T090000"])
        XCTAssertEqual(generation.obsolete, ["LIFT-3@20240313T090000"])
    }

    func testAWindowOfNothingIsRefused() {
        for minutes in [0, -1, 527_041] {
            assertThrows(RecurrenceError.time(.limitInvalid(String(minutes)))) {
                _ = try SchedulePlan.Policy(
                    closedDay: .none, windowMinutes: minutes, anchor: .schedule, catchUp: .one)
            }
        }
    }

    func testSkippedDaysLeadToTheNextOneThatIsWorked() throws {
        let plan = try plan("FREQ=DAILY", closed: .skip)
        let friday = try Moment("2024-03-01T09:00")
        XCTAssertEqual(
            try plan.next(after: friday, doneAt: friday, calendar: .china)?.start.description,
            "2024-03-04T09:00:00")
    }

    func testAWindowWithoutMinutesLastsUntilTheNextOccurrenceBegins() throws {
        func ends(_ rule: String, _ closed: DayAdjustment = .none) throws -> [String] {
            let plan = SchedulePlan(
                code: "M",
                Recurrence(try RecurrenceRule(rule), start: try Moment("2024-01-01T00:00")),
                .untilNext(closedDay: closed, anchor: .schedule, catchUp: .all))
            return try plan.occurrences(
                from: try Moment("2024-01-01T00:00"), through: try Moment("2024-03-31T00:00"),
                calendar: .china
            ).map { "\($0.start.day) \($0.end.day)" }
        }
        let months = [
            "2024-01-01 2024-02-01", "2024-02-01 2024-03-01", "2024-03-01 2024-04-01",
        ]
        XCTAssertEqual(try ends("FREQ=MONTHLY"), months)
        XCTAssertEqual(
            try ends("FREQ=MONTHLY;UNTIL=20240315T000000"), months,
            "the last one lasts as long as if the rule went on")
        // 1 January is a holiday, and so is all of 10 to 17 February 2024.
        XCTAssertEqual(
            try ends("FREQ=MONTHLY;BYMONTHDAY=1,10", .next),
            [
                "2024-01-02 2024-01-10", "2024-01-10 2024-02-01", "2024-02-01 2024-02-18",
                "2024-02-18 2024-03-01", "2024-03-01 2024-03-11", "2024-03-11 2024-04-01",
            ])
        // Two that move to the same day have the same window; none is empty.
        XCTAssertEqual(
            try ends("FREQ=MONTHLY;BYMONTHDAY=10,11", .next).dropFirst(2).prefix(2),
            ["2024-02-18 2024-03-11", "2024-02-18 2024-03-11"])
    }

    func testEveryRecurrenceErrorSpeaksBothLanguagesWithItsFigures() {
        let cases: [(RecurrenceError, [String])] = [
            (.partMalformed("a"), ["a"]), (.partRepeated("b"), ["b"]), (.partRefused("c"), ["c"]),
            (.frequencyMissing, ["FREQ"]), (.partsConflict("d", with: "e"), ["d", "e"]),
            (.tooMany(asked: 7, limit: 5), ["7", "5"]), (.noOccurrence(rule: "f"), ["f"]),
            (.time(.limitInvalid("g")), ["g"]),
        ]
        for (error, figures) in cases {
            for language in Language.allCases {
                let text = error.finding.text(in: language)
                for figure in figures { XCTAssertTrue(text.contains(figure), text) }
                XCTAssertFalse(text.contains("{"), text)
            }
        }
    }
}
