/// A calendar day of the Gregorian calendar, 1900-01-01 to 2999-12-31 (日期).
///
/// Periods, deadlines and validity dates are whole local days without a time zone. A day that does
/// not exist (2023-02-29) cannot be made, so later code never checks again. In C and in tables a
/// day is the number yyyymmdd; as text it is `2024-03-26`.
public struct Day: Hashable, Sendable {
    /// The year, 1900 to 2999.
    public let year: Int
    /// The month of the year, 1 to 12.
    public let month: Int
    /// The day of the month, 1 to 31.
    public let dayOfMonth: Int

    /// The first day the library knows.
    public static let first = Day(unchecked: 1900, 1, 1)
    /// The last day the library knows.
    public static let last = Day(unchecked: 2999, 12, 31)

    /// A day by year, month and day of the month.
    /// - Throws: `dayInvalid` when there is no such day or it lies outside 1900–2999.
    public init(year: Int, month: Int, day: Int) throws(TimeError) {
        guard Month.years.contains(year), (1...12).contains(month),
            (1...Month.length(ofMonth: month, in: year)).contains(day)
        else { throw .dayInvalid("\(year)-\(month)-\(day)") }
        self.init(unchecked: year, month, day)
    }

    /// A day as the number yyyymmdd, the form of C and of tables.
    /// - Throws: `dayInvalid` when the number is no day of 1900–2999.
    public init(yyyymmdd number: Int32) throws(TimeError) {
        let (month, day) = (Int(number / 100 % 100), Int(number % 100))
        guard let valid = try? Day(year: Int(number / 10_000), month: month, day: day) else {
            throw .dayInvalid(String(number))
        }
        self = valid
    }

    /// Reads a day in the one form `2024-03-26`.
    ///
    /// `2024/3/26`, `26.3.2024` and blanks are refused: 03/04 is a different day in another
    /// country.
    /// - Throws: `dayInvalid` with the text.
    public init(_ text: String) throws(TimeError) {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count == 3,
            let year = Month.number(in: parts[0], digits: 4),
            let month = Month.number(in: parts[1], digits: 2),
            let day = Month.number(in: parts[2], digits: 2),
            let valid = try? Day(year: year, month: month, day: day)
        else { throw .dayInvalid(text) }
        self = valid
    }

    /// A day whose parts were checked by the caller.
    init(unchecked year: Int, _ month: Int, _ day: Int) {
        self.year = year
        self.month = month
        self.dayOfMonth = day
    }

    /// The number yyyymmdd.
    public var yyyymmdd: Int32 { Int32(year * 10_000 + month * 100 + dayOfMonth) }
}

extension Day: Comparable, CustomStringConvertible {
    /// Orders by date.
    public static func < (one: Day, other: Day) -> Bool { one.yyyymmdd < other.yyyymmdd }

    /// The text `2024-03-26`.
    public var description: String {
        // Digit by digit, because lists print a hundred thousand of them.
        String(unsafeUninitializedCapacity: 10) { text in
            var digits = Int(yyyymmdd)
            for place in [9, 8, 6, 5, 3, 2, 1, 0] {
                text[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digits % 10)
                digits /= 10
            }
            text[4] = UInt8(ascii: "-")
            text[7] = UInt8(ascii: "-")
            return 10
        }
    }

    /// The calendar month the day lies in.
    public var monthOfYear: Month { Month(unchecked: year * 12 + month - 1) }
}

extension Day {
    /// The running number of the day: days since 1 March of year 0, counted in whole Gregorian
    /// eras.
    ///
    /// Years begin in March here, so that the leap day is the last of its year and the days before
    /// month m (March = 0) are (153m + 2) / 5: the months repeat as 31, 30, 31, 30, 31.
    var number: Int {
        let shifted = month > 2 ? year : year - 1
        let monthFromMarch = (month + 9) % 12
        return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400
            + (153 * monthFromMarch + 2) / 5 + dayOfMonth - 1
    }

    /// The day with that running number, the inverse of ``number``; `nil` outside 1900–2999.
    init?(number: Int) {
        guard (Day.first.number...Day.last.number).contains(number) else { return nil }
        func start(_ year: Int) -> Int { year * 365 + year / 4 - year / 100 + year / 400 }
        // Years are at least 365 days, so the estimate is not too small; the leap days of 3,000
        // years are less than two years, so at most two steps lead down to the year.
        var shifted = number / 365
        while start(shifted) > number { shifted -= 1 }
        let dayOfYear = number - start(shifted)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        self.init(unchecked: month > 2 ? shifted : shifted + 1, month, day)
    }

    /// The day that lies `count` days later, or earlier when the count is negative.
    /// - Throws: `outOfRange` when it lies outside 1900–2999.
    public func adding(days count: Int) throws(TimeError) -> Day {
        let (sum, overflow) = number.addingReportingOverflow(count)
        guard !overflow, let day = Day(number: sum) else {
            throw .outOfRange("\(self) \(count < 0 ? "-" : "+") \(count.magnitude)")
        }
        return day
    }

    /// The same day of the month so many months later, or earlier when the count is negative; a
    /// month that does not have the day gives its last one.
    /// - Throws: `outOfRange` when it lies outside 1900–2999.
    public func adding(months count: Int) throws(TimeError) -> Day {
        let target = try monthOfYear.adding(months: count)
        return Day(
            unchecked: target.year, target.month, min(dayOfMonth, target.dayCount))
    }

    /// How many days later `other` is; negative when it is earlier, 0 for the same day.
    public func days(until other: Day) -> Int { other.number - number }

    /// The day of the week.
    public var weekday: Weekday { Weekday(rawValue: Day.weekdayNumber(ofDay: number)) ?? .monday }

    /// The number of the weekday, 1 for Monday to 7 for Sunday, of the day with a running number.
    static func weekdayNumber(ofDay number: Int) -> Int {
        // 1 March of year 0 in this calendar was a Wednesday, two days after Monday.
        (number + 2) % 7 + 1
    }
}

/// The days of the week, numbered from Monday as in ISO 8601.
public enum Weekday: Int, CaseIterable, Sendable {
    /// 星期一
    case monday = 1
    /// 星期二
    case tuesday
    /// 星期三
    case wednesday
    /// 星期四
    case thursday
    /// 星期五
    case friday
    /// 星期六
    case saturday
    /// 星期日
    case sunday
}
