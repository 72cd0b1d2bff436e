import HospitalCore
import XCTest

final class DayTests: XCTestCase {
    /// Every day of 1900–2999 is visited by a second counter that knows only the months' lengths.
    func testEveryDayOfElevenCenturiesFollowsTheDayBefore() throws {
        var expected = (year: 1900, month: 1, day: 1)
        var weekday = 1  // 1 January 1900 was a Monday.
        var day = Day.first
        var count = 0
        while true {
            let text = "\(expected.year)-\(two(expected.month))-\(two(expected.day))"
            guard day.description == text, day.weekday.rawValue == weekday else {
                return XCTFail("\(day) \(day.weekday) should be \(text) \(weekday)")
            }
            count += 1
            if day == .last { break }
            day = try day.adding(days: 1)
            weekday = weekday % 7 + 1
            expected.day += 1
            let year = expected.year
            let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            if expected.day > lengths[expected.month - 1] {
                expected.day = 1
                expected.month += 1
                if expected.month == 13 { expected = (expected.year + 1, 1, 1) }
            }
        }
        // 1,100 years with 267 leap years: 275 fourth years less 11 centuries (1900 … 2900) and
        // plus the three (2000, 2400, 2800) that divide by 400.
        XCTAssertEqual(count, 1_100 * 365 + 267)
        XCTAssertEqual(Day.first.days(until: .last), count - 1)
    }

    func testOnlyDaysThatExistCanBeMade() throws {
        for valid in ["2024-02-29", "2000-02-29", "1900-01-01", "2999-12-31"] {
            XCTAssertEqual(try Day(valid).description, valid)
        }
        for invalid in [
            "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "1899-12-31",
            "3000-01-01", "2024-1-1", "2024/01/01", " 2024-01-01", "2024-01-01 ", "", "2024-01",
            "20240101", "２０２４-01-01", "2024-01-0a", "2024--1-01",
        ] {
            XCTAssertThrowsError(try Day(invalid), invalid) {
                XCTAssertEqual($0 as? TimeError, .dayInvalid(invalid))
            }
        }
    }

    func testANumberIsADayOrRefused() throws {
        XCTAssertEqual(try Day(yyyymmdd: 20_240_229).yyyymmdd, 20_240_229)
        for invalid: Int32 in [0, 20_230_229, 20_241_301, -20_240_101, .min, .max] {
            XCTAssertThrowsError(try Day(yyyymmdd: invalid)) {
                XCTAssertEqual($0 as? TimeError, .dayInvalid(String(invalid)))
            }
        }
        XCTAssertThrowsError(try Day(year: .max, month: .min, day: 0))
    }

    func testCalculationsStopAtTheEndsOfTheCalendar() throws {
        XCTAssertThrowsError(try Day.last.adding(days: 1)) {
            XCTAssertEqual($0 as? TimeError, .outOfRange("2999-12-31 + 1"))
        }
        XCTAssertThrowsError(try Day.first.adding(days: -1)) {
            XCTAssertEqual($0 as? TimeError, .outOfRange("1900-01-01 - 1"))
        }
        XCTAssertThrowsError(try Day.first.adding(days: .max))
        XCTAssertThrowsError(try Day.first.adding(days: .min))
    }

    func testAMonthLaterIsTheSameDayOrTheLastOfAShorterMonth() throws {
        for (day, months, expected) in [
            ("2024-09-01", -1, "2024-08-01"), ("2024-03-31", -1, "2024-02-29"),
            ("2023-03-31", -1, "2023-02-28"), ("2024-01-31", 1, "2024-02-29"),
            ("2024-02-29", 12, "2025-02-28"), ("2024-05-15", 0, "2024-05-15"),
        ] {
            XCTAssertEqual(try Day(day).adding(months: months).description, expected)
        }
        XCTAssertThrowsError(try Day.first.adding(months: -1))
        XCTAssertThrowsError(try Day.last.adding(months: .max))
    }

    func testAMonthIsReadCountedAndRefused() throws {
        let month = try Month("2024-11")
        XCTAssertEqual(month.yyyymm, 202_411)
        XCTAssertEqual(try month.adding(months: 3).description, "2025-02")
        XCTAssertEqual(try month.adding(months: -11).description, "2023-12")
        XCTAssertEqual(month.months(until: try Month(yyyymm: 202_512)), 13)
        XCTAssertEqual(try Month("2024-02").lastDay.description, "2024-02-29")
        for invalid in ["2024-13", "2024-0", "2024", "2024-03-01", "202403", "1899-12"] {
            XCTAssertThrowsError(try Month(invalid), invalid) {
                XCTAssertEqual($0 as? TimeError, .monthInvalid(invalid))
            }
        }
        XCTAssertThrowsError(try Month(yyyymm: -1))
        XCTAssertThrowsError(try month.adding(months: .max))
        XCTAssertThrowsError(try month.adding(months: .min))
        XCTAssertThrowsError(try month.adding(months: 12 * 976)) {
            XCTAssertEqual($0 as? TimeError, .outOfRange("2024-11 + 11712"))
        }
    }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    func testMonthsAheadEndInShortMonths() throws {
        for (from, months, to) in [
            ("2024-01-31", 1, "2024-02-29"), ("2023-01-31", 1, "2023-02-28"),
            ("2024-02-29", 12, "2025-02-28"), ("2024-08-31", 6, "2025-02-28"),
            ("2024-03-31", -1, "2024-02-29"), ("2024-12-15", 1, "2025-01-15"),
            ("2024-05-05", 0, "2024-05-05"),
        ] {
            XCTAssertEqual(try Day(from).adding(months: months).description, to)
        }
        XCTAssertThrowsError(try Day.last.adding(months: 1))
        XCTAssertThrowsError(try Day.first.adding(months: .min))
    }
}
