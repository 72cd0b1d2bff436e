/// A calendar month, 1900-01 to 2999-12 (月份): the label under which costs and appraisals meet.
///
/// In C and in tables a month is the number yyyymm; as text it is `2024-03`.
public struct Month: Hashable, Sendable {
    /// Months since year 0: year × 12 + month − 1.
    private let number: Int

    /// The years the library knows.
    static let years = 1900...2999

    /// A month by year and number.
    /// - Throws: `monthInvalid` outside 1–12 or 1900–2999.
    public init(year: Int, month: Int) throws(TimeError) {
        guard Month.years.contains(year), (1...12).contains(month) else {
            throw .monthInvalid("\(year)-\(month)")
        }
        self.init(unchecked: year * 12 + month - 1)
    }

    /// A month as the number yyyymm, the form of C and of tables.
    /// - Throws: `monthInvalid` when the number is no month of 1900–2999.
    public init(yyyymm number: Int32) throws(TimeError) {
        guard let valid = try? Month(year: Int(number / 100), month: Int(number % 100)) else {
            throw .monthInvalid(String(number))
        }
        self = valid
    }

    /// Reads a month in the one form `2024-03`.
    /// - Throws: `monthInvalid` with the text.
    public init(_ text: String) throws(TimeError) {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count == 2,
            let year = Month.number(in: parts[0], digits: 4),
            let month = Month.number(in: parts[1], digits: 2),
            let valid = try? Month(year: year, month: month)
        else { throw .monthInvalid(text) }
        self = valid
    }

    /// A month whose number was checked by the caller.
    init(unchecked number: Int) { self.number = number }

    /// The year.
    public var year: Int { number / 12 }
    /// The month of the year, 1 to 12.
    public var month: Int { number % 12 + 1 }
    /// The number yyyymm.
    public var yyyymm: Int32 { Int32(year * 100 + month) }
    /// How many days the month has.
    public var dayCount: Int { Month.length(ofMonth: month, in: year) }
    /// The first day of the month.
    public var firstDay: Day { Day(unchecked: year, month, 1) }
    /// The last day of the month.
    public var lastDay: Day { Day(unchecked: year, month, dayCount) }

    /// The month that lies `count` months later, or earlier when the count is negative.
    /// - Throws: `outOfRange` when it lies outside 1900–2999.
    public func adding(months count: Int) throws(TimeError) -> Month {
        let (sum, overflow) = number.addingReportingOverflow(count)
        guard !overflow, sum >= 0, Month.years.contains(sum / 12) else {
            throw .outOfRange("\(self) \(count < 0 ? "-" : "+") \(count.magnitude)")
        }
        return Month(unchecked: sum)
    }

    /// How many months later `other` is; negative when it is earlier.
    public func months(until other: Month) -> Int { other.number - number }

    /// How many days a month (1 to 12) has; every fourth year is a leap year, of the centuries only
    /// every fourth.
    static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 2: return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: return 30
        default: return 31
        }
    }

    /// A number of exactly so many ASCII digits.
    static func number(in text: Substring.UTF8View, digits: Int) -> Int? {
        guard text.count == digits else { return nil }
        var value = 0
        for byte in text {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }
}

extension Month: Comparable, CustomStringConvertible {
    /// Orders by date.
    public static func < (one: Month, other: Month) -> Bool { one.number < other.number }

    /// The text `2024-03`.
    public var description: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }
}
