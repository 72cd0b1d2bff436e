/// A moment of local wall time to the second (时刻): `2026-01-31T09:00:00`.
///
/// China has one time zone and no daylight saving, so a moment carries no zone and every day has
/// 86,400 seconds. In C and in tables a moment is the number yyyymmddhhmmss.
public struct Moment: Hashable, Sendable {
    /// The day.
    public let day: Day
    /// Seconds since midnight, 0 to 86,399.
    public let secondOfDay: Int

    /// Seconds of a day.
    public static let secondsPerDay = 86_400

    /// The beginning of a day.
    public init(startOf day: Day) { self.init(unchecked: day, second: 0) }

    /// A moment by day and time of day.
    /// - Throws: `momentInvalid` outside 00:00:00–23:59:59.
    public init(_ day: Day, hour: Int, minute: Int = 0, second: Int = 0) throws(TimeError) {
        guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second)
        else { throw .momentInvalid("\(day)T\(hour):\(minute):\(second)") }
        self.init(unchecked: day, second: hour * 3_600 + minute * 60 + second)
    }

    /// A moment as the number yyyymmddhhmmss, the form of C and of tables.
    /// - Throws: `momentInvalid` when the number is no moment of 1900–2999.
    public init(yyyymmddhhmmss number: Int64) throws(TimeError) {
        let time = Int(number % 1_000_000)
        guard let date = Int32(exactly: number / 1_000_000), let day = try? Day(yyyymmdd: date),
            let valid = try? Moment(
                day, hour: time / 10_000, minute: time / 100 % 100, second: time % 100)
        else { throw .momentInvalid(String(number)) }
        self = valid
    }

    /// Reads a moment: `2024-03-01T09:00:00`, without seconds, or with a blank instead of the `T`.
    /// - Throws: `momentInvalid` with the text; zones and fractions of a second are refused.
    public init(_ text: String) throws(TimeError) {
        let bytes = text.utf8
        guard bytes.count == 16 || bytes.count == 19,
            let day = try? Day(String(Substring(bytes.prefix(10))))
        else { throw .momentInvalid(text) }
        let separator = bytes.dropFirst(10).first
        let parts = Substring(bytes.dropFirst(11)).utf8.split(
            separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        let numbers = parts.compactMap { Month.number(in: $0, digits: 2) }
        guard separator == UInt8(ascii: "T") || separator == UInt8(ascii: " "),
            numbers.count == parts.count, (2...3).contains(numbers.count),
            let valid = try? Moment(
                day, hour: numbers[0], minute: numbers[1], second: numbers.dropFirst(2).first ?? 0)
        else { throw .momentInvalid(text) }
        self = valid
    }

    init(unchecked day: Day, second: Int) {
        self.day = day
        secondOfDay = second
    }

    /// The number yyyymmddhhmmss.
    public var yyyymmddhhmmss: Int64 {
        let time = secondOfDay / 3_600 * 10_000 + secondOfDay / 60 % 60 * 100 + secondOfDay % 60
        return Int64(day.yyyymmdd) * 1_000_000 + Int64(time)
    }

    /// Seconds in one line with those of every other moment.
    var number: Int { day.number * Self.secondsPerDay + secondOfDay }

    /// The moment so many seconds later, or earlier when the count is negative.
    /// - Throws: `outOfRange` when it lies outside 1900–2999.
    public func adding(seconds count: Int) throws(TimeError) -> Moment {
        let (sum, overflow) = number.addingReportingOverflow(count)
        guard !overflow, sum >= 0, let day = Day(number: sum / Self.secondsPerDay) else {
            throw .outOfRange("\(self) \(count < 0 ? "-" : "+") \(count.magnitude)")
        }
        return Moment(unchecked: day, second: sum % Self.secondsPerDay)
    }

    /// How many seconds later `other` is; negative when it is earlier.
    public func seconds(until other: Moment) -> Int { other.number - number }
}

extension Moment: Comparable, CustomStringConvertible {
    /// Orders by time.
    public static func < (one: Moment, other: Moment) -> Bool {
        one.day == other.day ? one.secondOfDay < other.secondOfDay : one.day < other.day
    }

    /// The text `2024-03-01T09:00:00`.
    public var description: String {
        func two(_ value: Int) -> String { (value < 10 ? "0" : "") + String(value) }
        return "\(day)T\(two(secondOfDay / 3_600)):\(two(secondOfDay / 60 % 60))"
            + ":\(two(secondOfDay % 60))"
    }
}
