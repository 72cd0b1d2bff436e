import Foundation
import HospitalCore
import TestSupport
import XCTest

final class RecurrenceTests: XCTestCase {
    private struct Vector: Decodable {
        let id: String, rrule: String, dtstart: String
        let n: Int
        let expect: [String]
    }
    private struct VectorFile: Decodable { let vectors: [Vector] }

    private func first(_ count: Int, _ rule: String, from start: String) throws -> [String] {
        try Recurrence(RecurrenceRule(rule), start: Moment(start)).first(count).map(\.description)
    }

    private func days(_ count: Int, _ rule: String, from start: String) throws -> [String] {
        try first(count, rule, from: start + "T09:00:00").map { String($0.prefix(10)) }
    }

    private func vectors() throws -> [Vector] {
        try JSONDecoder().decode(VectorFile.self, from: fixtureData("rrule_vectors.json")).vectors
    }

    func testEveryVectorPasses() throws {
        let vectors = try vectors()
        XCTAssertEqual(vectors.count, 78)
        for vector in vectors {
            XCTAssertEqual(
                try first(vector.n, vector.rrule, from: vector.dtstart), vector.expect,
                "\(vector.id) \(vector.rrule)")
        }
    }

    func testReadingTheCanonicalTextGivesTheSameRule() throws {
        for vector in try vectors() {
            let rule = try RecurrenceRule(vector.rrule)
            XCTAssertEqual(try RecurrenceRule(rule.description), rule, vector.id)
        }
    }

    /// By RFC 5545 the entries of BYDAY are joined, also plain and numbered ones together. Mondays
    /// of January 2026: 5, 12, 19, 26; the fifth Thursday is the 29th. February has no fifth.
    func testPlainAndNumberedWeekdaysAreJoined() throws {
        XCTAssertEqual(
            try days(7, "FREQ=MONTHLY;BYDAY=MO,5TH", from: "2026-01-05"),
            ["2026-01-05", "2026-01-12", "2026-01-19", "2026-01-26", "2026-01-29", "2026-02-02",
             "2026-02-09"])
    }

    /// 29 February falls on a Saturday in 2020, 2048 and 2076.
    func testRareDaysAreFound() throws {
        XCTAssertEqual(
            try days(3, "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;BYDAY=SA", from: "2020-01-01"),
            ["2020-02-29", "2048-02-29", "2076-02-29"])
        XCTAssertEqual(
            try first(2, "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=29;BYDAY=SA;BYHOUR=3;BYMINUTE=7",
                from: "2020-03-01T00:00:05"),
            ["2048-02-29T03:07:05", "2076-02-29T03:07:05"])
        XCTAssertEqual(
            try days(3, "FREQ=YEARLY", from: "2024-02-29"),
            ["2024-02-29", "2028-02-29", "2032-02-29"])
        XCTAssertEqual(
            try days(2, "FREQ=YEARLY;BYYEARDAY=-1", from: "2024-01-01"),
            ["2024-12-31", "2025-12-31"])
    }

    func testRoundsAtFixedHoursKeepTheRhythmOfTheStart() throws {
        XCTAssertEqual(
            try first(4, "FREQ=DAILY;BYHOUR=22,3", from: "2026-01-01T09:00:00"),
            ["2026-01-01T22:00:00", "2026-01-02T03:00:00", "2026-01-02T22:00:00",
             "2026-01-03T03:00:00"])
        // Every 7 hours from Thursday 1 January, on Mondays only: hour 98 = Monday 02:00.
        XCTAssertEqual(
            try first(4, "FREQ=HOURLY;INTERVAL=7;BYDAY=MO", from: "2026-01-01T00:00:00"),
            ["2026-01-05T02:00:00", "2026-01-05T09:00:00", "2026-01-05T16:00:00",
             "2026-01-05T23:00:00"])
        // Every 50 minutes, in the hour of 9: 09:10; next day 09:00 and 09:50.
        XCTAssertEqual(
            try first(3, "FREQ=MINUTELY;INTERVAL=50;BYHOUR=9", from: "2026-01-01T00:00:00"),
            ["2026-01-01T09:10:00", "2026-01-02T09:20:00", "2026-01-03T09:30:00"])
    }

    func testThePlaceInASetCountsTimesOfDayToo() throws {
        XCTAssertEqual(
            try first(2, "FREQ=MONTHLY;BYDAY=MO;BYHOUR=9,15;BYSETPOS=-1,2",
                from: "2026-01-01T00:00:00"),
            ["2026-01-05T15:00:00", "2026-01-26T15:00:00"])
    }

    func testUntilIsLocalAndADayOfItCountsWhole() throws {
        XCTAssertEqual(
            try days(9, "FREQ=DAILY;UNTIL=20260103", from: "2026-01-01"),
            ["2026-01-01", "2026-01-02", "2026-01-03"])
        XCTAssertEqual(
            try days(9, "FREQ=DAILY;UNTIL=20260103T085959", from: "2026-01-01"),
            ["2026-01-01", "2026-01-02"])
        XCTAssertEqual(try days(9, "FREQ=DAILY;UNTIL=20251231", from: "2026-01-01"), [])
    }

    func testTPMTheThirtyFirstIsAnchoredAndShortMonthsTakeTheirLastDay() throws {
        let rule = try RecurrenceRule.monthly(onDay: 31)
        XCTAssertEqual(rule.description, "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1")
        let moments = try Recurrence(rule, start: Moment("2024-01-31T09:00:00")).first(4)
        XCTAssertEqual(
            moments.map(\.day.description),
            ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"])
        for (day, february) in [(28, 28), (29, 28), (30, 28), (31, 28), (15, 15)] {
            let rule = try RecurrenceRule.monthly(onDay: day)
            let moments = try Recurrence(rule, start: Moment("2025-01-01T00:00")).first(12)
            XCTAssertEqual(moments.count, 12)
            XCTAssertEqual(moments[1].day.description, "2025-02-\(february)")
            XCTAssertEqual(moments[11].day.dayOfMonth, day)
        }
        assertThrows(RecurrenceError.partMalformed("BYMONTHDAY=32")) {
            _ = try RecurrenceRule.monthly(onDay: 32)
        }
        assertThrows(RecurrenceError.partMalformed("INTERVAL=0")) {
            _ = try RecurrenceRule.monthly(onDay: 1, every: 0)
        }
    }

    func testWhatIsNotDoneIsRefusedByName() {
        let cases: [(String, RecurrenceError)] = [
            ("FREQ=SECONDLY", .partRefused("FREQ=SECONDLY")),
            ("FREQ=YEARLY;BYWEEKNO=53", .partRefused("BYWEEKNO")),
            ("FREQ=YEARLY;BYEASTER=0", .partRefused("BYEASTER")),
            ("FREQ=DAILY;RSCALE=CHINESE", .partRefused("RSCALE")),
            ("FREQ=DAILY;DTSTART=20260101", .partRefused("DTSTART")),
            ("FREQ=DAILY;UNTIL=20260101T000000Z", .partRefused("UNTIL=20260101T000000Z")),
            ("FREQ=MONTHLY;BYYEARDAY=1", .partsConflict("BYYEARDAY", with: "FREQ=MONTHLY")),
            ("FREQ=WEEKLY;BYMONTHDAY=1", .partsConflict("BYMONTHDAY", with: "FREQ=WEEKLY")),
            ("FREQ=WEEKLY;BYDAY=1MO", .partsConflict("BYDAY", with: "FREQ=WEEKLY")),
            ("FREQ=DAILY;BYSETPOS=1", .partsConflict("BYSETPOS", with: "FREQ=DAILY")),
            ("FREQ=DAILY;COUNT=1;UNTIL=20260101", .partsConflict("COUNT", with: "UNTIL")),
            ("INTERVAL=2", .frequencyMissing), ("FREQ=DAILY;FREQ=DAILY", .partRepeated("FREQ")),
            ("", .partMalformed("")), ("FREQ=DAILY;", .partMalformed("")),
            ("RRULE:FREQ=DAILY", .frequencyMissing), ("FREQ=daily", .partMalformed("FREQ=daily")),
            ("FREQ=DAILY;INTERVAL=0", .partMalformed("INTERVAL=0")),
            ("FREQ=DAILY;INTERVAL=1000001", .partMalformed("INTERVAL=1000001")),
            ("FREQ=DAILY;COUNT=0", .partMalformed("COUNT=0")),
            ("FREQ=DAILY;COUNT=1.5", .partMalformed("COUNT=1.5")),
            ("FREQ=DAILY;BYMONTH=13", .partMalformed("BYMONTH=13")),
            ("FREQ=DAILY;BYMONTH=1,", .partMalformed("BYMONTH=")),
            ("FREQ=DAILY;BYMONTHDAY=0", .partMalformed("BYMONTHDAY=0")),
            ("FREQ=DAILY;BYHOUR=24", .partMalformed("BYHOUR=24")),
            ("FREQ=DAILY;BYSECOND=60", .partMalformed("BYSECOND=60")),
            ("FREQ=MONTHLY;BYDAY=0MO", .partMalformed("BYDAY=0MO")),
            ("FREQ=MONTHLY;BYDAY=MX", .partMalformed("BYDAY=MX")),
            ("FREQ=MONTHLY;BYDAY=54MO", .partMalformed("BYDAY=54")),
            ("FREQ=WEEKLY;WKST=XX", .partMalformed("WKST=XX")),
            ("FREQ=DAILY;UNTIL=20260230", .partMalformed("UNTIL=20260230")),
            ("FREQ=DAILY;UNTIL=2026-01-01", .partMalformed("UNTIL=2026-01-01")),
            ("FREQ=DAILY;UNTIL=20260101T", .partMalformed("UNTIL=20260101T")),
        ]
        for (text, expected) in cases {
            XCTAssertThrowsError(try RecurrenceRule(text), text) {
                XCTAssertEqual($0 as? RecurrenceError, expected, text)
            }
        }
        let long = "FREQ=DAILY;BYHOUR=" + String(repeating: "1,", count: 2_000) + "1"
        XCTAssertThrowsError(try RecurrenceRule(long))
    }

    func testARuleThatNeverHappensIsAnErrorAndEndsSoon() throws {
        for rule in [
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;BYMONTH=4;BYMONTHDAY=31",
            "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31", "FREQ=MINUTELY;INTERVAL=2;BYMINUTE=1",
            "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=HOURLY;BYMONTH=1,12;BYSETPOS=4",
            "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30;BYHOUR=\(all(24));BYMINUTE=\(all(60))"
                + ";BYSECOND=\(all(60))",
        ] {
            XCTAssertThrowsError(try first(1, rule, from: "2026-01-01T00:00:00"), rule) {
                guard case .noOccurrence? = $0 as? RecurrenceError else {
                    return XCTFail("\(rule): \($0)")
                }
            }
        }
    }

    func testThePlaceOfATimeInADayOfAllSecondsIsListedSoon() throws {
        let times = "BYHOUR=\(all(24));BYMINUTE=\(all(60));BYSECOND=\(all(60))"
        let rule = "FREQ=DAILY;\(times);BYSETPOS=-1"
        let moments = try first(1_000, rule, from: "2026-01-01T00:00:00")
        XCTAssertEqual(moments.count, 1_000)
        XCTAssertTrue(moments.allSatisfy { $0.hasSuffix("T23:59:59") })
    }

    private func all(_ count: Int) -> String {
        (0..<count).map(String.init).joined(separator: ",")
    }

    /// Both are equal to texts of ASCII: U+037E to the semicolon, U+212A to the K.
    func testCharactersThatCountAsEqualAreRefused() {
        for rule in [
            "FREQ=DAILY\u{37E}COUNT=3", "FREQ=WEE\u{212A}LY", "FREQ=DAILY;W\u{212A}ST=MO",
        ] {
            XCTAssertThrowsError(try RecurrenceRule(rule), rule)
        }
    }

    func testListsAreLimited() throws {
        let daily = Recurrence(
            try RecurrenceRule("FREQ=DAILY"), start: try Moment("2026-01-01T00:00"))
        for count in [-1, 200_001, .max] {
            assertThrows(RecurrenceError.tooMany(asked: count, limit: 200_000)) {
                _ = try daily.first(count)
            }
        }
        let minutely = Recurrence(
            try RecurrenceRule("FREQ=MINUTELY"), start: try Moment("2026-01-01T00:00"))
        assertThrows(RecurrenceError.tooMany(asked: 200_001, limit: 200_000)) {
            _ = try minutely.occurrences(from: minutely.start, through: Moment("2999-01-01T00:00"))
        }
        XCTAssertEqual(
            try daily.occurrences(
                from: Moment("2026-01-03T00:00"), through: Moment("2026-01-04T00:00")
            ).map(\.day.dayOfMonth), [3, 4])
        XCTAssertEqual(
            try daily.next(after: Moment("2026-01-03T00:00"))?.description, "2026-01-04T00:00:00")
    }

    /// A rule made at random from the parts that may stand together.
    private func randomRule(_ random: inout SeededGenerator) -> String {
        func some(_ range: ClosedRange<Int>) -> String {
            (0...Int.random(in: 0...2, using: &random)).map { _ in
                String(Int.random(in: range, using: &random))
            }.joined(separator: ",")
        }
        let frequency = RecurrenceRule.Frequency.allCases.randomElement(using: &random) ?? .daily
        var parts = ["FREQ=\(frequency.rawValue)"]
        if Bool.random(using: &random) {
            parts.append("INTERVAL=\(Int.random(in: 1...5, using: &random))")
        }
        // Every fourth month may never be March, and the first Monday never the 20th.
        if frequency != .monthly, Int.random(in: 0...3, using: &random) == 0 {
            parts.append("BYMONTH=\(some(1...12))")
        }
        let namesDays = frequency != .weekly && Bool.random(using: &random)
        if namesDays { parts.append("BYMONTHDAY=\(some(1...28))") }
        let weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
        if !namesDays || frequency >= .monthly, Bool.random(using: &random) {
            let place = frequency >= .monthly && !namesDays && Bool.random(using: &random)
                ? String([1, 2, -1, -2].randomElement(using: &random) ?? 1) : ""
            parts.append("BYDAY=\(place)\(weekdays.randomElement(using: &random) ?? "MO")")
        }
        if frequency > .hourly, Bool.random(using: &random) {
            parts.append("BYHOUR=\(some(0...23))")
        }
        let names = parts.contains { $0.hasPrefix("BY") }
        if names, Int.random(in: 0...3, using: &random) == 0 {
            parts.append("BYSETPOS=\([1, -1].randomElement(using: &random) ?? 1)")
        }
        return parts.joined(separator: ";")
    }

    func testOccurrencesAscendWithoutRepetitionAndTheFirstOnesStayTheFirst() throws {
        let seed: UInt64 = 20_260_102
        var random = SeededGenerator(seed: seed)
        for _ in 0..<100_000 {
            let text = randomRule(&random)
            let start = try Moment(
                Day(year: 2024, month: .random(in: 1...12, using: &random),
                    day: .random(in: 1...28, using: &random)),
                hour: Int.random(in: 0..<24, using: &random))
            let recurrence = Recurrence(try RecurrenceRule(text), start: start)
            let four = try recurrence.first(4)
            guard four.count == 4, zip(four, four.dropFirst()).allSatisfy({ $0 < $1 }),
                four.allSatisfy({ $0 >= start }), try recurrence.first(2) == Array(four.prefix(2))
            else { return XCTFail("seed \(seed): \(text) from \(start): \(four)") }
        }
    }
}
