/// The rule for a day in the month after a period by which something must be filed: opinions by the
/// 7th, the month's report by the 10th.
///
/// - Source: requirements S-002 and S-003 of the hospital's own rules; the day, whether it still
///   counts, and what happens on a day off are data of the hospital (decision 16).
public struct DeadlineRule: Hashable, Sendable {
    /// What happens when the day is no working day.
    public enum Adjustment: String, CaseIterable, Sendable {
        /// The day stands (顺延: 否), the default.
        case none
        /// The next working day.
        case next
        /// The last working day before.
        case previous
    }

    /// The day of the month after the period's label, 1 to 28.
    public let dayOfNextMonth: Int
    /// Whether the day itself is still in time (“7日前”含当日).
    public let isInclusive: Bool
    /// What happens when the day is no working day.
    public let adjustment: Adjustment

    /// A deadline on a day of the next month.
    /// - Throws: `deadlineDayInvalid` outside 1–28, because a 29th does not exist in every month.
    public init(
        dayOfNextMonth: Int, isInclusive: Bool = true, adjustment: Adjustment = .none
    ) throws(TimeError) {
        guard (1...28).contains(dayOfNextMonth) else { throw .deadlineDayInvalid(dayOfNextMonth) }
        self.dayOfNextMonth = dayOfNextMonth
        self.isInclusive = isInclusive
        self.adjustment = adjustment
    }

    /// The deadline of a period.
    ///
    /// - `isWorkDay`: says whether a day is worked; asked only when the rule adjusts.
    /// - Throws: `calendarMissing` when the rule adjusts and no calendar is given; `noWorkDay` when
    ///   a whole year around the day has none; what the calendar throws; `outOfRange` after 2999.
    public func deadline(
        for period: Period, isWorkDay: ((Day) throws(TimeError) -> Bool)? = nil
    ) throws(TimeError) -> Deadline {
        let month = try period.labelMonth.adding(months: 1)
        let named = Day(unchecked: month.year, month.month, dayOfNextMonth)
        return Deadline(rule: self, namedDay: named, day: try adjusted(named, isWorkDay))
    }

    /// The deadline of a period by a calendar of work days.
    /// - Throws: `yearNotCovered` when the rule adjusts and the day lies outside of the calendar;
    ///   `outOfRange` after 2999.
    public func deadline(
        for period: Period, calendar: WorkCalendar
    ) throws(TimeError) -> Deadline {
        try deadline(for: period, isWorkDay: calendar.isWorkDay)
    }

    private func adjusted(
        _ named: Day, _ isWorkDay: ((Day) throws(TimeError) -> Bool)?
    ) throws(TimeError) -> Day {
        guard adjustment != .none else { return named }
        guard let isWorkDay else { throw .calendarMissing(named) }
        var day = named
        for _ in 0...366 {
            if try isWorkDay(day) { return day }
            day = try day.adding(days: adjustment == .next ? 1 : -1)
        }
        throw .noWorkDay(named)
    }
}

/// The day by which something must be filed, and what a filing on a day counts as.
public struct Deadline: Hashable, Sendable {
    /// The rule it comes from; it says whether and how the day was adjusted.
    public let rule: DeadlineRule
    /// The day the rule names.
    public let namedDay: Day
    /// The day that counts: the named day, or the working day it was moved to.
    public let day: Day

    /// Whether a filing on that day is in time.
    public func isOnTime(_ filed: Day) -> Bool { rule.isInclusive ? filed <= day : filed < day }

    /// What a filing, or its absence, counts as on a given day.
    ///
    /// - Parameters:
    ///   - filed: the day it was filed; `nil` when it was not.
    ///   - today: the day on which the question is asked.
    /// - Returns: in time, late, missing or still open.
    public func status(filed: Day?, today: Day) -> DeadlineStatus {
        if let filed { return isOnTime(filed) ? .onTime : .late }
        return isOnTime(today) ? .open : .missing
    }
}

/// How a filing stands against its deadline.
public enum DeadlineStatus: String, CaseIterable, Sendable {
    /// Filed in time (按时).
    case onTime = "ON_TIME"
    /// Filed after the deadline (逾期).
    case late = "LATE"
    /// Not filed and the deadline has passed (缺报).
    case missing = "MISSING"
    /// Not filed and not yet due: neither good nor bad.
    case open = "OPEN"
}
