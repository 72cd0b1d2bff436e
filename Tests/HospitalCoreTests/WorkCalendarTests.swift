import Foundation
import HospitalCore
import TestSupport
import XCTest

final class WorkCalendarTests: XCTestCase {
    private let china = WorkCalendar.china

    private struct Vector: Decodable {
        struct Added: Decodable { let n: Int, date: String }
        struct Counted: Decodable { let to: String, workdays: Int }
        let id: String, date: String, weekday: Int
        let is_workday: Bool
        let next_workday: String, prev_workday: String, modified_following: String
        let add: Added, between: Counted
    }
    private struct VectorFile: Decodable { let vectors: [Vector] }

    /// The published list of days off and make-up days: date,name,is_off.
    private func publishedRows() throws -> [CalendarRow] {
        let text = String(decoding: try fixtureData("cn_holidays_2007_2026.csv"), as: UTF8.self)
        return try text.split(whereSeparator: \.isNewline).dropFirst().map { line in
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            return CalendarRow(
                try Day(String(fields[0])), name: String(fields[1]), isOff: fields[2] == "1")
        }
    }

    private func loaded() throws -> WorkCalendar {
        try WorkCalendar(name: "loaded", years: 2007...2026, rows: publishedRows())
    }

    func testEveryVectorPassesOnTheLoadedAndOnTheShippedTable() throws {
        let vectors = try JSONDecoder().decode(
            VectorFile.self, from: fixtureData("workday_vectors.json")).vectors
        XCTAssertEqual(vectors.count, 77)
        for calendar in [china, try loaded()] {
            for vector in vectors {
                let day = try Day(vector.date)
                XCTAssertEqual(day.weekday.rawValue, vector.weekday, vector.id)
                XCTAssertEqual(try calendar.isWorkDay(day), vector.is_workday, vector.id)
                XCTAssertEqual(
                    try calendar.next(onOrAfter: day).description, vector.next_workday, vector.id)
                XCTAssertEqual(
                    try calendar.previous(onOrBefore: day).description, vector.prev_workday,
                    vector.id)
                XCTAssertEqual(
                    try calendar.adjusted(day, by: .modifiedFollowing)?.description,
                    vector.modified_following, vector.id)
                XCTAssertEqual(
                    try calendar.adding(workDays: vector.add.n, to: day).description,
                    vector.add.date, vector.id)
                XCTAssertEqual(
                    try calendar.workDays(after: day, through: Day(vector.between.to)),
                    vector.between.workdays, vector.id)
            }
        }
    }

    func testTheShippedTableIsThePublishedListOnEveryDay() throws {
        let published = try publishedRows().filter { china.years.contains($0.day.year) }
        XCTAssertEqual(published.count, 676)
        XCTAssertEqual(Set(published.map(\.day)), Set(WorkCalendar.chinaRows.map(\.day)))
        let names = Dictionary(
            uniqueKeysWithValues: WorkCalendar.chinaRows.map { ($0.day, $0) })
        for row in published { XCTAssertEqual(names[row.day], row) }
        let loaded = try loaded()
        var day = try Day("2007-01-01")
        while day <= (try Day("2026-12-31")) {
            XCTAssertEqual(try china.isWorkDay(day), try loaded.isWorkDay(day), "\(day)")
            day = try day.adding(days: 1)
        }
    }

    /// Published counts: 248 work days in 2025 and in 2026.
    func testYearsHaveThePublishedNumberOfWorkDays() throws {
        for (year, count) in [(2025, 248), (2026, 248)] {
            XCTAssertEqual(
                try china.workDays(after: Day("\(year - 1)-12-31"), through: Day("\(year)-12-31")),
                count, "\(year)")
        }
        XCTAssertTrue(try china.isWorkDay(Day("2024-02-09")), "除夕 of 2024 was worked")
        XCTAssertFalse(try china.isWorkDay(Day("2025-01-28")), "除夕 of 2025 was off")
    }

    func testADayIn2027IsRefusedWithItsYear() throws {
        let day = try Day("2027-01-04")
        let expected = TimeError.yearNotCovered(day, calendar: "china", years: 2007...2026)
        assertThrows(expected) { _ = try china.isWorkDay(day) }
        assertThrows(expected) { _ = try china.next(onOrAfter: day) }
        assertThrows(expected) { _ = try china.previous(onOrBefore: day) }
        assertThrows(expected) { _ = try china.adjusted(day, by: .modifiedFollowing) }
        assertThrows(expected) { _ = try china.workDays(after: Day("2026-12-31"), through: day) }
        // The 11th work day after 21 December 2026 would lie in 2027.
        assertThrows(
            TimeError.yearNotCovered(try Day("2027-01-01"), calendar: "china", years: 2007...2026)
        ) { _ = try china.adding(workDays: 11, to: Day("2026-12-21")) }
        assertThrows(
            TimeError.yearNotCovered(try Day("2006-12-31"), calendar: "china", years: 2007...2026)
        ) { _ = try china.adding(workDays: -1, to: Day("2007-01-04")) }
        for language in Language.allCases {
            XCTAssertTrue(expected.finding.text(in: language).contains("2027"))
        }
    }

    func testPlainWeeksAreAssumedOnlyUpToTheYearThatIsNamed() throws {
        let planned = try china.assumingWeeks(throughYear: 2028)
        let day = try Day("2027-01-01")
        XCTAssertTrue(try planned.isWorkDay(day), "a Friday, taken for worked")
        XCTAssertTrue(planned.isAssumed(day))
        XCTAssertFalse(planned.isAssumed(try Day("2026-12-31")))
        XCTAssertThrowsError(try planned.isWorkDay(Day("2029-01-01")))
        assertThrows(TimeError.calendarYearsInvalid(first: 2007, last: 3000)) {
            _ = try china.assumingWeeks(throughYear: 3000)
        }
    }

    func testTheHospitalPutsItsOwnDaysOnTop() throws {
        let saturday = try Day("2024-03-09")
        let founding = try Day("2024-05-08")
        let own = try china.overlaid(
            by: [
                CalendarRow(saturday, name: "门诊", isOff: false),
                CalendarRow(founding, name: "院庆", isOff: true),
            ], name: "hospital")
        XCTAssertFalse(try china.isWorkDay(saturday))
        XCTAssertTrue(try own.isWorkDay(saturday))
        XCTAssertFalse(try own.isWorkDay(founding))
        XCTAssertEqual(try own.adding(workDays: 1, to: Day("2024-03-08")), saturday)
        assertThrows(
            TimeError.yearNotCovered(try Day("2027-05-08"), calendar: "china", years: 2007...2026)
        ) {
            _ = try china.overlaid(
                by: [CalendarRow(Day("2027-05-08"), name: "院庆", isOff: true)], name: "hospital")
        }
    }

    func testSixDayWeeksAreACalendarOfTheirOwn() throws {
        let six = try WorkCalendar(
            name: "six", years: 2024...2024, rows: [],
            weekdays: WorkCalendar.fiveDays.union([.saturday]))
        XCTAssertEqual(try six.adding(workDays: 6, to: Day("2024-03-01")).description, "2024-03-08")
    }

    func testBadTablesAreRefused() throws {
        let day = try Day("2024-05-01")
        let rows = [
            CalendarRow(day, name: "a", isOff: true), CalendarRow(day, name: "b", isOff: false),
        ]
        assertThrows(TimeError.calendarDayRepeated(day, calendar: "x")) {
            _ = try WorkCalendar(name: "x", years: 2024...2024, rows: rows)
        }
        assertThrows(TimeError.calendarDayRepeated(day, calendar: "x")) {
            _ = try china.overlaid(by: rows, name: "x")
        }
        assertThrows(TimeError.calendarYearsInvalid(first: 1899, last: 2024)) {
            _ = try WorkCalendar(name: "x", years: 1899...2024, rows: [])
        }
    }

    func testADayOffMovesByTheRuleOfTheSchedule() throws {
        let day = try Day("2025-01-28")  // off until 4 February
        let expected: [DayAdjustment: String?] = [
            .none: "2025-01-28", .next: "2025-02-05", .previous: "2025-01-27",
            .modifiedFollowing: "2025-01-27", .skip: nil,
        ]
        for rule in DayAdjustment.allCases {
            XCTAssertEqual(
                try china.adjusted(day, by: rule)?.description, try XCTUnwrap(expected[rule]),
                rule.rawValue)
        }
        XCTAssertEqual(try china.adjusted(Day("2025-01-27"), by: .skip)?.description, "2025-01-27")
    }

    /// The last day of the table is off: the next work day is unknown but certainly next month.
    func testModifiedFollowingAtTheEndOfTheTableGoesBack() throws {
        let closed = try WorkCalendar(
            name: "x", years: 2024...2024,
            rows: [CalendarRow(Day("2024-12-31"), name: "盘点", isOff: true)])
        XCTAssertEqual(
            try closed.adjusted(Day("2024-12-31"), by: .modifiedFollowing)?.description,
            "2024-12-30")
    }

    func testAddingThenCountingGivesTheSameNumber() throws {
        let seed: UInt64 = 20_260_101
        var random = SeededGenerator(seed: seed)
        let first = try Day("2008-01-01")
        for _ in 0..<100_000 {
            let day = try first.adding(days: Int.random(in: 0..<6_000, using: &random))
            let count = Int.random(in: -200...400, using: &random)
            let end = try china.adding(workDays: count, to: day)
            if count >= 0 {
                XCTAssertEqual(
                    try china.workDays(after: day, through: end), count, "seed \(seed): \(day)")
            } else {
                let before = try china.isWorkDay(day) ? -count : -count - 1
                XCTAssertEqual(
                    try china.workDays(after: end, through: day), before, "seed \(seed): \(day)")
            }
            if count != 0 { XCTAssertTrue(try china.isWorkDay(end), "seed \(seed): \(day)") }
        }
    }

    /// Every small count from every day of two years, by walking day by day.
    func testAddingIsWalkingDayByDay() throws {
        var day = try Day("2023-06-01")
        for _ in 0..<800 {
            var (forward, backward) = (day, day)
            for count in 1...12 {
                repeat { forward = try forward.adding(days: 1) }
                while try !china.isWorkDay(forward)
                repeat { backward = try backward.adding(days: -1) }
                while try !china.isWorkDay(backward)
                XCTAssertEqual(try china.adding(workDays: count, to: day), forward, "\(day)")
                XCTAssertEqual(try china.adding(workDays: -count, to: day), backward, "\(day)")
            }
            XCTAssertEqual(try china.adding(workDays: 0, to: day), day)
            day = try day.adding(days: 1)
        }
    }

    func testADeadlineMovesByTheCalendar() throws {
        // 7 April 2024 was a Sunday worked in exchange, 5 May 2024 a day off.
        let cycle = try PeriodCycle(monthsFromDay: 26)
        let march = try Period(label: Month("2024-03"), cycle: cycle)
        let next = try DeadlineRule(dayOfNextMonth: 7, adjustment: .next)
        XCTAssertEqual(
            try next.deadline(for: march, calendar: china).day.description, "2024-04-07")
        let fifth = try DeadlineRule(dayOfNextMonth: 4, adjustment: .next)
        XCTAssertEqual(
            try fifth.deadline(for: Period(label: Month("2024-04"), cycle: cycle), calendar: china)
                .day.description, "2024-05-06")
    }
}
