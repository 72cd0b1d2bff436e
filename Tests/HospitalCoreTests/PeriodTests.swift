import HospitalCore
import XCTest

final class PeriodTests: XCTestCase {
    private func from26th() throws -> PeriodCycle { try PeriodCycle(monthsFromDay: 26) }

    func testS001TheMonthRunsFromThe26thAndIsNamedAfterItsLastDay() throws {
        let cases: [(day: String, label: String, start: String, end: String, days: Int)] = [
            ("2024-02-25", "2024-02", "2024-01-26", "2024-02-25", 31),
            ("2024-02-26", "2024-03", "2024-02-26", "2024-03-25", 29),
            ("2023-02-26", "2023-03", "2023-02-26", "2023-03-25", 28),
            ("2024-12-26", "2025-01", "2024-12-26", "2025-01-25", 31),
        ]
        for row in cases {
            let period = try Period(containing: Day(row.day), cycle: from26th())
            XCTAssertEqual(period.label, row.label, row.day)
            XCTAssertEqual(period.start.description, row.start, row.day)
            XCTAssertEqual(period.end.description, row.end, row.day)
            XCTAssertEqual(period.dayCount, row.days, row.day)
        }
    }

    func testCalendarMonthsQuartersAndYearsCarryTheirLabels() throws {
        let day = try Day("2024-05-31")
        let cases: [(cycle: PeriodCycle, label: String, start: String, end: String)] = [
            (.calendarMonth, "2024-05", "2024-05-01", "2024-05-31"),
            (.quarter, "2024-Q2", "2024-04-01", "2024-06-30"),
            (.year, "2024", "2024-01-01", "2024-12-31"),
        ]
        for row in cases {
            let period = try Period(containing: day, cycle: row.cycle)
            XCTAssertEqual(period.label, row.label)
            XCTAssertEqual(period.start.description, row.start, row.label)
            XCTAssertEqual(period.end.description, row.end, row.label)
        }
    }

    func testPeriodsTouchWithoutGapOrOverlapInEveryCycle() throws {
        var cycles = try (1...28).map { try PeriodCycle(monthsFromDay: $0) }
        cycles += [.quarter, .year]
        for cycle in cycles {
            var period = try Period(containing: Day("2023-11-27"), cycle: cycle)
            for _ in 0..<30 {
                let next = try period.next()
                XCTAssertEqual(try period.end.adding(days: 1), next.start, "\(cycle)")
                XCTAssertEqual(try next.previous(), period, "\(cycle)")
                XCTAssertEqual(try Period(containing: period.start, cycle: cycle), period)
                XCTAssertEqual(try Period(containing: period.end, cycle: cycle), period)
                XCTAssertTrue(period.contains(period.end) && !period.contains(next.start))
                period = next
            }
        }
    }

    func testNeighboursAreFoundAcrossTheYear() throws {
        let january = try Period(label: Month("2025-01"), cycle: from26th())
        XCTAssertEqual(try january.previous().label, "2024-12")
        XCTAssertEqual(try january.samePeriodLastYear().start.description, "2023-12-26")
        let quarter = try Period(label: Month("2024-02"), cycle: .quarter)
        XCTAssertEqual(try quarter.previous().label, "2023-Q4")
        XCTAssertEqual(try quarter.samePeriodLastYear().label, "2023-Q1")
        XCTAssertEqual(try quarter.adding(periods: 5).label, "2025-Q2")
        XCTAssertEqual(
            try Period(label: Month("2024-05"), cycle: .year).samePeriodLastYear().label, "2023")
    }

    func testPeriodsOfDifferentCyclesMeetByLabel() throws {
        let appraisal = try Period(containing: Day("2024-02-28"), cycle: from26th())
        let cost = try Period(label: appraisal.labelMonth, cycle: .calendarMonth)
        XCTAssertEqual(cost.start.description, "2024-03-01")
        XCTAssertEqual(cost.label, appraisal.label)
    }

    func testAStartDayThatNotEveryMonthHasIsRefused() {
        for day in [0, 29, 31, -1, .max, .min] {
            XCTAssertThrowsError(try PeriodCycle(monthsFromDay: day)) {
                XCTAssertEqual($0 as? TimeError, .startDayInvalid(day))
            }
        }
    }

    func testPeriodsStopAtTheEndsOfTheCalendar() throws {
        let cycle = try from26th()
        XCTAssertThrowsError(try Period(label: Month("1900-01"), cycle: cycle)) {
            XCTAssertEqual($0 as? TimeError, .outOfRange("1900-01 - 1"))
        }
        XCTAssertThrowsError(try Period(containing: .last, cycle: cycle))
        XCTAssertThrowsError(
            try Period(label: Month("2024-01"), cycle: .year).adding(periods: .max))
    }

    func testTheYearToDateBeginsWithThePeriodLabelledJanuary() throws {
        let march = try Period(label: Month("2024-03"), cycle: from26th())
        let months = try march.yearToDate()
        XCTAssertEqual(months.map(\.label), ["2024-01", "2024-02", "2024-03"])
        XCTAssertEqual(months.first?.start.description, "2023-12-26")
        XCTAssertEqual(
            try Period(label: Month("2024-08"), cycle: .quarter).yearToDate().map(\.label),
            ["2024-Q1", "2024-Q2", "2024-Q3"])
        XCTAssertEqual(
            try Period(label: Month("2024-08"), cycle: .year).yearToDate().map(\.label), ["2024"])
    }

    func testQuartersAndYearsOfThe26thAreMadeOfItsMonths() throws {
        let march = try Period(label: Month("2024-02"), cycle: from26th())
        let quarter = try march.enclosing(.quarter)
        XCTAssertEqual(quarter.label, "2024-Q1")
        XCTAssertEqual(quarter.start.description, "2023-12-26")
        XCTAssertEqual(quarter.end.description, "2024-03-25")
        let year = try march.enclosing(.year)
        XCTAssertEqual(year.label, "2024")
        XCTAssertEqual(year.start.description, "2023-12-26")
        XCTAssertEqual(year.end.description, "2024-12-25")
        XCTAssertEqual(try Period(containing: Day("2023-12-26"), cycle: year.cycle), year)
        XCTAssertEqual(try Period(containing: Day("2023-12-25"), cycle: year.cycle).label, "2023")
        XCTAssertEqual(try quarter.samePeriodLastYear().start.description, "2022-12-26")
        XCTAssertThrowsError(try PeriodCycle(.quarter, fromDay: 29)) {
            XCTAssertEqual($0 as? TimeError, .startDayInvalid(29))
        }
    }

    func testEveryLabelIsReadBackAndNothingElse() throws {
        let cycles = try [
            from26th(), .calendarMonth, .quarter, .year, PeriodCycle(.year, fromDay: 26),
        ]
        for cycle in cycles {
            var period = try Period(containing: Day("2023-11-27"), cycle: cycle)
            for _ in 0..<14 {
                XCTAssertEqual(try Period(period.label, cycle: cycle), period)
                period = try period.next()
            }
        }
        let wrong: [(PeriodCycle, [String])] = [
            (.calendarMonth, ["2024", "2024-Q1", "2024-13", "2024-3", ""]),
            (.quarter, ["2024-Q0", "2024-Q5", "2024-01", "2024", "2024-q1", "2024Q1-", "年024-Q1"]),
            (.year, ["2024-01", "24", "20245", "", "1899"]),
        ]
        for (cycle, labels) in wrong {
            for label in labels {
                XCTAssertThrowsError(try Period(label, cycle: cycle), label) {
                    XCTAssertEqual($0 as? TimeError, .periodInvalid(label))
                }
            }
        }
    }
}
