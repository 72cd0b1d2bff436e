import HospitalCore

/// Something numbered that must be done again within so many days (编号物品定期消毒、维保): toys and cups
/// every 7 days, a lift every 15.
///
///     due = last day + 7         overdue ⇔ due < today
///     a gap in the past is a day on which it was done more than 7 days after the one before
///
/// Without any record it is due counted from the first day of the rule.
/// - Source: requirements S-151; 特种设备安全监察条例 article 31 (lifts: 15 days)
public struct IntervalDuty: Equatable, Sendable {
    /// The number on it.
    public let item: String
    /// The last day on which it was done; `nil` when it never was.
    public let last: Day?
    /// The last day in time for the next.
    public let due: Day
    /// How many days it is overdue; 0 in time.
    public let daysOverdue: Int
    /// The days on which it was done too late.
    public let lateDays: [Day]

    /// How an item stands on a day; what is done later does not count.
    /// - `days`: on which it was done, in any order; a day counts once.
    /// - `first`: the day from which the rule holds.
    /// - Throws: `intervalInvalid` outside 1–3660 days; `time` after 2999.
    public init(
        _ item: String, done days: [Day], within interval: Int, from first: Day, asOf today: Day
    ) throws(SafetyDutyError) {
        guard (1...3_660).contains(interval) else { throw .intervalInvalid(interval) }
        let known = Set(days).filter { first <= $0 && $0 <= today }.sorted()
        var previous = first
        var late: [Day] = []
        for day in known {
            if previous.days(until: day) > interval { late.append(day) }
            previous = day
        }
        self.item = item
        last = known.last
        do { due = try previous.adding(days: interval) } catch { throw .time(error) }
        daysOverdue = max(0, due.days(until: today))
        lateDays = late
    }
}
