/// A rule by which something recurs (重复规则): the part of RFC 5545 that schedules of a hospital use.
///
/// | part | values |
/// |---|---|
/// | `FREQ` | `MINUTELY`, `HOURLY`, `DAILY`, `WEEKLY`, `MONTHLY`, `YEARLY` |
/// | `INTERVAL` | every so many of them |
/// | `COUNT`, `UNTIL` | the end, one of both; `UNTIL` is local time and counts |
/// | `BYMONTH`, `BYMONTHDAY`, `BYYEARDAY` | negative days count from the end |
/// | `BYDAY` | weekdays; `1MO` the first Monday, `-1FR` the last Friday |
/// | `BYHOUR`, `BYMINUTE`, `BYSECOND` | times of day |
/// | `BYSETPOS` | places in the set of a period: -1 is the last |
/// | `WKST` | the first day of the week |
///
/// What the library does not do is refused by its name: `SECONDLY`, `BYWEEKNO`, `BYEASTER`, time
/// zones. A rule never yields something other than it says.
///
/// - Source: RFC 5545, section 3.3.10.
public struct RecurrenceRule: Hashable, Sendable {
    /// The period in which a rule counts.
    public enum Frequency: String, CaseIterable, Comparable, Sendable {
        /// Every minute.
        case minutely = "MINUTELY"
        /// Every hour.
        case hourly = "HOURLY"
        /// Every day.
        case daily = "DAILY"
        /// Every week.
        case weekly = "WEEKLY"
        /// Every month.
        case monthly = "MONTHLY"
        /// Every year.
        case yearly = "YEARLY"

        /// Orders from the shortest to the longest period.
        public static func < (one: Frequency, other: Frequency) -> Bool { one.rank < other.rank }

        private var rank: Int {
            switch self {
            case .minutely: return 0
            case .hourly: return 1
            case .daily: return 2
            case .weekly: return 3
            case .monthly: return 4
            case .yearly: return 5
            }
        }
    }

    /// A weekday, or the so-manyth of its month or year.
    public struct WeekdayPlace: Hashable, Sendable {
        /// Which one, from the end when negative; `nil` means every one.
        public let place: Int?
        /// The weekday.
        public let weekday: Weekday
    }

    /// The end of a rule.
    public enum End: Hashable, Sendable {
        /// It has none.
        case never
        /// After so many occurrences.
        case count(Int)
        /// At a moment, which still counts.
        case until(Moment)
    }

    /// The longest interval taken.
    public static let longestInterval = 1_000_000

    /// The period.
    public internal(set) var frequency: Frequency
    /// Every so many periods.
    public internal(set) var interval = 1
    /// The end.
    public internal(set) var end = End.never
    /// Months, 1 to 12, ascending; empty when every month counts.
    public internal(set) var months: [Int] = []
    /// Days of the year, −366 to 366 without 0.
    public internal(set) var yearDays: [Int] = []
    /// Days of the month, −31 to 31 without 0.
    public internal(set) var monthDays: [Int] = []
    /// Weekdays.
    public internal(set) var weekdays: [WeekdayPlace] = []
    /// Hours, ascending.
    public internal(set) var hours: [Int] = []
    /// Minutes, ascending.
    public internal(set) var minutes: [Int] = []
    /// Seconds, ascending.
    public internal(set) var seconds: [Int] = []
    /// Places in the set of a period, negative ones from the end.
    public internal(set) var setPlaces: [Int] = []
    /// The first day of the week.
    public internal(set) var weekStart = Weekday.monday

    init(frequency: Frequency) { self.frequency = frequency }

    /// Every so many months on a day of the month; in shorter months on their last day (月末顺取).
    ///
    /// RFC 5545 would skip a month without a 31st; this is what people mean by “every 31st”.
    /// - Throws: `partMalformed` for a day outside 1–31 or an interval outside 1–1,000,000.
    public static func monthly(
        onDay day: Int, every interval: Int = 1
    ) throws(RecurrenceError) -> RecurrenceRule {
        guard (1...31).contains(day) else { throw .partMalformed("BYMONTHDAY=\(day)") }
        guard (1...longestInterval).contains(interval)
        else { throw .partMalformed("INTERVAL=\(interval)") }
        var rule = RecurrenceRule(frequency: .monthly)
        rule.interval = interval
        rule.monthDays = day > 28 ? Array(28...day) : [day]
        rule.setPlaces = day > 28 ? [-1] : []
        return rule
    }
}

/// What can be wrong with a rule of recurrence or a question to it.
public enum RecurrenceError: HospitalError, Hashable {
    /// A part is not `NAME=VALUE`, or its value is not one it can have.
    case partMalformed(String)
    /// A part stands twice.
    case partRepeated(String)
    /// A part of RFC 5545, or of another dialect, that the library does not do.
    case partRefused(String)
    /// The rule does not say how often.
    case frequencyMissing
    /// Parts that cannot stand together.
    case partsConflict(String, with: String)
    /// More occurrences are asked for than the library lists at once.
    case tooMany(asked: Int, limit: Int)
    /// The rule yields nothing over so long a time that it can be taken for contradictory.
    case noOccurrence(rule: String)
    /// A moment or day is refused.
    case time(TimeError)

    /// The message with the part.
    public var finding: Finding {
        switch self {
        case .partMalformed(let part):
            return Finding(.recurrencePartMalformed, ["part": .text(part)])
        case .partRepeated(let name):
            return Finding(.recurrencePartRepeated, ["part": .text(name)])
        case .partRefused(let name):
            return Finding(.recurrencePartRefused, ["part": .text(name)])
        case .frequencyMissing: return Finding(.recurrenceFrequencyMissing)
        case .partsConflict(let part, let other):
            return Finding(.recurrencePartsConflict, ["part": .text(part), "other": .text(other)])
        case .tooMany(let asked, let limit):
            return Finding(
                .recurrenceTooMany, ["count": .count(asked), "limit": .count(limit)])
        case .noOccurrence(let rule):
            return Finding(.recurrenceEmpty, ["rule": .text(rule)])
        case .time(let error): return error.finding
        }
    }
}
