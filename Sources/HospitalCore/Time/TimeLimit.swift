/// A time limit (时限): 24 hours, 7 work days, 2 days; its unit is part of it, so that “1 day”, “24
/// hours” and “8 working hours” are three different limits.
///
/// Hours run through nights and holidays; opening hours run only while the service is open; days
/// end at 24:00 of the last day. The day on which the limit begins does not count (次日起算) unless
/// the limit says so.
public struct TimeLimit: Hashable, Sendable {
    /// The length with its unit.
    public enum Length: Hashable, Sendable {
        /// Seconds of the clock, day and night.
        case clock(seconds: Int)
        /// Seconds in which the service is open (工作小时).
        case open(seconds: Int)
        /// Calendar days (日).
        case calendarDays(Int)
        /// Work days (工作日).
        case workDays(Int)

        /// So many hours of the clock.
        public static func hours(_ count: Int) -> Length {
            .clock(seconds: seconds(count, each: 3_600))
        }
        /// So many minutes of the clock.
        public static func minutes(_ count: Int) -> Length {
            .clock(seconds: seconds(count, each: 60))
        }
        /// So many hours in which the service is open.
        public static func openHours(_ count: Int) -> Length {
            .open(seconds: seconds(count, each: 3_600))
        }

        /// Counts beyond 64 bits of seconds become the longest; they lie outside of the calendar.
        private static func seconds(_ count: Int, each: Int) -> Int {
            let (product, overflow) = count.multipliedReportingOverflow(by: each)
            return overflow ? (count < 0 ? .min : .max) : product
        }

        var count: Int {
            switch self {
            case .clock(let count), .open(let count), .calendarDays(let count),
                .workDays(let count):
                return count
            }
        }
    }

    /// Whether the day on which a limit in days begins is its first day.
    public enum FirstDay: String, CaseIterable, Sendable {
        /// The day after is day 1 (次日起算), the rule.
        case dayAfter = "day_after"
        /// The day itself is day 1 (当日起算).
        case sameDay = "same_day"
    }

    /// The length.
    public let length: Length
    /// Which day is day 1; without effect on hours.
    public let firstDay: FirstDay
    /// Whether the last moment, or the whole last day, is still in time (“前”含当日).
    public let isInclusive: Bool

    /// A limit.
    /// - Throws: `limitInvalid` for a negative length, or for no day where the day itself is day 1.
    public init(
        _ length: Length, firstDay: FirstDay = .dayAfter, isInclusive: Bool = true
    ) throws(TimeError) {
        let isInDays: Bool
        switch length {
        case .calendarDays, .workDays: isInDays = true
        case .clock, .open: isInDays = false
        }
        let least = isInDays && firstDay == .sameDay ? 1 : 0
        guard length.count >= least else { throw .limitInvalid(String(length.count)) }
        self.length = length
        self.firstDay = firstDay
        self.isInclusive = isInclusive
    }

    /// When the limit ends that begins at a moment.
    ///
    /// - `service`: opening hours and work days; needed for opening hours and work days only.
    /// - `pausedDays`: days that do not count because the clock stood (中止).
    /// - Throws: `calendarMissing`; `yearNotCovered`; `outOfRange` after 2999.
    public func due(
        from start: Moment, service: ServiceHours? = nil, pausedDays: Int = 0
    ) throws(TimeError) -> DueTime {
        switch length {
        case .clock(let seconds):
            return try due(at: start.adding(seconds: seconds), from: start)
        case .open(let seconds):
            guard let service else { throw .calendarMissing(start.day) }
            return try due(at: service.moment(after: start, openSeconds: seconds), from: start)
        case .calendarDays(let count):
            let days = try Self.sum(count, pausedDays)
            return try due(
                on: start.day.adding(days: firstDay == .sameDay ? days - 1 : days), from: start)
        case .workDays(let count):
            guard let calendar = service?.calendar else { throw .calendarMissing(start.day) }
            let before = firstDay == .sameDay ? try start.day.adding(days: -1) : start.day
            let days = try Self.sum(count, pausedDays)
            return try due(on: calendar.adding(workDays: days, to: before), from: start)
        }
    }

    private static func sum(_ one: Int, _ other: Int) throws(TimeError) -> Int {
        let (sum, overflow) = one.addingReportingOverflow(other)
        guard !overflow, sum > Int.min else { throw .outOfRange("\(one) + \(other)") }
        return sum
    }

    private func due(at moment: Moment, from start: Moment) throws(TimeError) -> DueTime {
        DueTime(
            start: start, day: moment.day, end: moment,
            lastMoment: isInclusive ? moment : try moment.adding(seconds: -1))
    }

    private func due(on day: Day, from start: Moment) throws(TimeError) -> DueTime {
        let end = Moment(startOf: isInclusive ? try day.adding(days: 1) : day)
        return DueTime(
            start: start, day: day, end: end, lastMoment: try end.adding(seconds: -1))
    }
}

/// When something is due, and how late a given moment is (到期与逾期).
///
/// Overdue is never a stored mark: it follows from the moment of the question, and from the moment
/// of completion once there is one.
public struct DueTime: Hashable, Sendable {
    /// When the limit began.
    public let start: Moment
    /// The day the limit names.
    public let day: Day
    /// Where the span ends: the named moment, or 24:00 of the named day.
    public let end: Moment
    /// The last moment that is still in time.
    public let lastMoment: Moment

    /// Whether something done at a moment is in time.
    public func isOnTime(_ moment: Moment) -> Bool { moment <= lastMoment }

    /// How long it is overdue, in seconds; 0 when it is in time.
    ///
    /// Something done stays as late as it was done.
    public func overdueSeconds(at now: Moment, done: Moment? = nil) -> Int {
        let moment = done ?? now
        return isOnTime(moment) ? 0 : end.seconds(until: moment)
    }

    /// How many calendar days after the due day; 0 when it is in time.
    public func overdueDays(at now: Moment, done: Moment? = nil) -> Int {
        isOnTime(done ?? now) ? 0 : day.days(until: (done ?? now).day)
    }

    /// How many work days after the due day, the count of an overdue ladder; 0 when it is in time.
    /// - Throws: `yearNotCovered`.
    public func overdueWorkDays(
        at now: Moment, done: Moment? = nil, calendar: WorkCalendar
    ) throws(TimeError) -> Int {
        let moment = done ?? now
        return isOnTime(moment) ? 0 : try calendar.workDays(after: day, through: moment.day)
    }
}

/// At which shares of a time limit somebody is reminded (催办): 50, 80 and 100 percent.
///
/// A reminder fires when its moment has passed since the last look, not on one exact day, so a
/// night in which nobody asked loses none.
public struct Reminders: Hashable, Sendable {
    /// The shares in percent of the span, ascending; above 100 reminds after the end.
    public let percents: [Int]

    /// 50, 80 and 100 percent.
    public static let standard = Reminders(checked: [50, 80, 100])

    private init(checked percents: [Int]) { self.percents = percents }

    /// Reminders at shares in percent.
    /// - Throws: `reminderInvalid` outside 0–1000.
    public init(percents: [Int]) throws(TimeError) {
        for percent in percents where !(0...1_000).contains(percent) {
            throw .reminderInvalid(percent)
        }
        self.init(checked: Set(percents).sorted())
    }

    /// The moment of each reminder: start + span × percent / 100, cut to the second.
    /// - Throws: `outOfRange` after 2999.
    public func moments(for due: DueTime) throws(TimeError) -> [(percent: Int, moment: Moment)] {
        // The span is below 2^36 seconds, so the product fits 64 bits.
        let span = due.start.seconds(until: due.end)
        var moments: [(percent: Int, moment: Moment)] = []
        for percent in percents {
            moments.append((percent, try due.start.adding(seconds: span * percent / 100)))
        }
        return moments
    }

    /// The reminders that have come up after the last look and not later than now.
    /// - Throws: `outOfRange` after 2999.
    public func pending(
        for due: DueTime, after last: Moment?, through now: Moment
    ) throws(TimeError) -> [Int] {
        try moments(for: due)
            .filter { reminder in
                reminder.moment <= now && last.map { $0 < reminder.moment } ?? true
            }
            .map(\.percent)
    }
}
