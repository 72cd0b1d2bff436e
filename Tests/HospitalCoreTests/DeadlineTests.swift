import HospitalCore
import XCTest

final class DeadlineTests: XCTestCase {
    private func march2024() throws -> Period {
        try Period(label: Month("2024-03"), cycle: PeriodCycle(monthsFromDay: 26))
    }

    func testS002OpinionsAreDueOnThe7thOfTheNextMonth() throws {
        let deadline = try DeadlineRule(dayOfNextMonth: 7).deadline(for: march2024())
        XCTAssertEqual(deadline.day.description, "2024-04-07")
        let today = try Day("2024-04-20")
        let (seventh, eighth) = (try Day("2024-04-07"), try Day("2024-04-08"))
        XCTAssertEqual(deadline.status(filed: seventh, today: today).rawValue, "ON_TIME")
        XCTAssertEqual(deadline.status(filed: eighth, today: today).rawValue, "LATE")
        XCTAssertEqual(deadline.status(filed: nil, today: today).rawValue, "MISSING")
        XCTAssertEqual(deadline.status(filed: nil, today: deadline.day).rawValue, "OPEN")
    }

    func testS002TheDayItselfCountsOnlyWhenTheRuleIsInclusive() throws {
        let rule = try DeadlineRule(dayOfNextMonth: 7, isInclusive: false)
        let deadline = try rule.deadline(for: march2024())
        XCTAssertTrue(deadline.isOnTime(try Day("2024-04-06")))
        XCTAssertFalse(deadline.isOnTime(try Day("2024-04-07")))
        XCTAssertEqual(deadline.status(filed: nil, today: deadline.day), .missing)
    }

    func testS003TheReportIsFinishedByThe10thOfTheNextMonth() throws {
        let rule = try DeadlineRule(dayOfNextMonth: 10)
        XCTAssertEqual(try rule.deadline(for: march2024()).day.description, "2024-04-10")
        let december = try Period(label: Month("2024-12"), cycle: PeriodCycle(monthsFromDay: 26))
        XCTAssertEqual(try rule.deadline(for: december).day.description, "2025-01-10")
    }

    /// 7 April 2024 was a Sunday and, after the Qingming days off, a day worked in exchange.
    func testADeadlineMovesToTheWorkingDayTheCalendarNames() throws {
        let weekend: (Day) throws(TimeError) -> Bool = { $0.weekday.rawValue <= 5 }
        let exchanged: (Day) throws(TimeError) -> Bool = {
            $0.weekday.rawValue <= 5 || $0.yyyymmdd == 20_240_407
        }
        let next = try DeadlineRule(dayOfNextMonth: 7, adjustment: .next)
        let previous = try DeadlineRule(dayOfNextMonth: 7, adjustment: .previous)
        let moved = try next.deadline(for: march2024(), isWorkDay: weekend)
        XCTAssertEqual(moved.day.description, "2024-04-08")
        XCTAssertEqual(moved.namedDay.description, "2024-04-07")
        XCTAssertEqual(moved.rule.adjustment, .next)
        XCTAssertEqual(
            try previous.deadline(for: march2024(), isWorkDay: weekend).day.description,
            "2024-04-05")
        XCTAssertEqual(
            try next.deadline(for: march2024(), isWorkDay: exchanged).day.description, "2024-04-07")
    }

    func testARuleThatAdjustsNeedsACalendarWithWorkingDays() throws {
        let rule = try DeadlineRule(dayOfNextMonth: 7, adjustment: .next)
        let named = try Day("2024-04-07")
        XCTAssertThrowsError(try rule.deadline(for: march2024())) {
            XCTAssertEqual($0 as? TimeError, .calendarMissing(named))
        }
        let never: (Day) throws(TimeError) -> Bool = { _ in false }
        XCTAssertThrowsError(try rule.deadline(for: march2024(), isWorkDay: never)) {
            XCTAssertEqual($0 as? TimeError, .noWorkDay(named))
        }
    }

    func testADeadlineDayThatNotEveryMonthHasIsRefused() {
        for day in [0, 29, .max] {
            XCTAssertThrowsError(try DeadlineRule(dayOfNextMonth: day)) {
                XCTAssertEqual($0 as? TimeError, .deadlineDayInvalid(day))
            }
        }
    }

    func testEveryTimeErrorSpeaksBothLanguagesWithItsFigures() throws {
        let day = try Day("2024-04-07")
        let cases: [(TimeError, Int32, String)] = [
            (.dayInvalid("x"), 1300, "x"), (.monthInvalid("y"), 1301, "y"),
            (.outOfRange("2999-12-31 + 1"), 1302, "2999-12-31 + 1"),
            (.startDayInvalid(31), 1310, "31"),
            (.deadlineDayInvalid(30), 1320, "30"), (.calendarMissing(day), 1321, "2024-04-07"),
            (.noWorkDay(day), 1322, "2024-04-07"),
        ]
        for (error, number, figure) in cases {
            XCTAssertEqual(error.finding.message.number, number)
            for language in Language.allCases {
                XCTAssertTrue(error.finding.text(in: language).contains(figure), "\(error)")
            }
        }
    }
}
