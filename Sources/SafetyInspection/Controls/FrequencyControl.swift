import HospitalCore

/// Something that must be done so many times a month (定期控制): reconcile twice, pass slips twice.
///
/// - Source: requirements S-285
public struct FrequencyControl: Equatable, Sendable {
    /// How a month stands.
    public struct Standing: Equatable, Sendable {
        /// The month.
        public let month: Month
        /// How often it was done; a day counts once.
        public let done: Int
        /// How often it is missing.
        public let shortfall: Int
    }

    /// How often it must be done in a month.
    public let timesPerMonth: Int

    /// A control.
    public init(timesPerMonth: Int) { self.timesPerMonth = timesPerMonth }

    /// How every month stands from the first to the last.
    /// - Throws: `monthsOutOfOrder` when the last month is before the first.
    public func standings(
        of days: [Day], from first: Month, through last: Month
    ) throws(ControlError) -> [Standing] {
        guard first <= last else { throw .monthsOutOfOrder(first: first, last: last) }
        var counts: [Month: Int] = [:]
        for day in Set(days) { counts[day.monthOfYear, default: 0] += 1 }
        var standings: [Standing] = []
        var month = first
        while month <= last {
            let done = counts[month] ?? 0
            standings.append(
                Standing(
                    month: month, done: done, shortfall: max(0, timesPerMonth - done)))
            guard let next = try? month.adding(months: 1) else { break }
            month = next
        }
        return standings
    }
}
