/// The occurrences of a rule from a first moment on (发生时刻), in local time and in order.
///
/// A moment occurs when the rule says so; the start itself occurs only if it fits the rule. Parts
/// that the rule leaves open are those of the start: its day of the month, its weekday, its time. A
/// day that does not exist, such as 31 April, is skipped. Everything ends with the year 2999. A
/// rule that never gives anything, such as every 30 February, is an error and not an empty list.
public struct Recurrence: Hashable, Sendable {
    /// The rule.
    public let rule: RecurrenceRule
    /// The moment from which on the rule counts.
    public let start: Moment

    /// The most occurrences listed at once: more than every hour of 20 years.
    public static let longestList = 200_000

    /// A recurrence.
    public init(_ rule: RecurrenceRule, start: Moment) {
        self.rule = rule
        self.start = start
    }

    /// The same without the end of the rule.
    var endless: Recurrence {
        var rule = rule
        rule.end = .never
        return Recurrence(rule, start: start)
    }

    /// The first occurrences, at most so many.
    /// - Throws: `tooMany` below 0 or beyond ``longestList``; `noOccurrence`.
    public func first(_ count: Int) throws(RecurrenceError) -> [Moment] {
        guard (0...Self.longestList).contains(count)
        else { throw .tooMany(asked: count, limit: Self.longestList) }
        var expansion = RecurrenceExpansion(self)
        var moments: [Moment] = []
        while moments.count < count, let moment = try expansion.next() { moments.append(moment) }
        return moments
    }

    /// The occurrences between two moments, both of which count.
    /// - Throws: `tooMany`; `noOccurrence`.
    public func occurrences(
        from first: Moment, through last: Moment
    ) throws(RecurrenceError) -> [Moment] {
        var expansion = RecurrenceExpansion(self)
        var moments: [Moment] = []
        while let moment = try expansion.next(), moment <= last {
            guard moment >= first else { continue }
            guard moments.count < Self.longestList
            else { throw .tooMany(asked: moments.count + 1, limit: Self.longestList) }
            moments.append(moment)
        }
        return moments
    }

    /// The first occurrence after a moment; `nil` when there is none.
    /// - Throws: `noOccurrence`.
    public func next(after moment: Moment) throws(RecurrenceError) -> Moment? {
        var expansion = RecurrenceExpansion(self)
        while let occurrence = try expansion.next() {
            if occurrence > moment { return occurrence }
        }
        return nil
    }
}

/// The walk over the periods of a rule: the days of a period that fit, times the times of day.
///
/// A period's set has days × times members in order, so the member at a place is found by division
/// and the set itself is never written out.
struct RecurrenceExpansion {
    private let filter: RecurrenceDays
    private let rule: RecurrenceRule
    private let start: Moment
    private var days: [Int] = []
    /// The days that `days` was chosen from; hours and minutes of one day share it.
    private var filteredRange: ClosedRange<Int>?
    /// The times of every day in seconds; from the beginning of the hour or the minute, when the
    /// rule counts those.
    ///
    /// They are the same for every period, so they are made once.
    private let times: [Int]
    /// Where the times of the period count from, in seconds of the day.
    private var origin = 0
    /// How many times the period has: all of them, or none in an hour that does not fit.
    private var timeCount = 0
    /// The places of the set that count, when the rule chooses some.
    private var chosen: [Int]?
    /// How many members the set had that the places were chosen from.
    private var chosenCount: Int?
    private var cursor = 0
    private var emitted = 0
    /// Periods in a row that gave nothing.
    private var emptyPeriods = 0
    /// The next period in its own unit: year, month, day number, hour or minute.
    private var period: Int

    /// A rule that gives nothing over so many periods, more than the calendar has days, contradicts
    /// itself; the rarest one that does not, 29 February on a certain weekday, comes within 40
    /// years.
    private static let longestGap = 450_000

    init(_ recurrence: Recurrence) {
        rule = recurrence.rule
        start = recurrence.start
        filter = RecurrenceDays(recurrence.rule, start: recurrence.start.day)
        times = Self.times(of: recurrence.rule, start: recurrence.start.secondOfDay)
        let day = start.day
        switch rule.frequency {
        case .yearly: period = day.year
        case .monthly: period = day.year * 12 + day.month - 1
        case .weekly:
            let back = (day.weekday.rawValue - rule.weekStart.rawValue + 7) % 7
            period = day.number - back
        case .daily: period = day.number
        case .hourly: period = day.number * 24 + start.secondOfDay / 3_600
        case .minutely: period = day.number * 1_440 + start.secondOfDay / 60
        }
    }

    /// The next occurrence; `nil` after the last one.
    mutating func next() throws(RecurrenceError) -> Moment? {
        if case .count(let count) = rule.end, emitted >= count { return nil }
        while true {
            let count = chosen?.count ?? days.count * timeCount
            while cursor < count {
                let place = chosen?[cursor] ?? cursor
                cursor += 1
                guard let day = Day(number: days[place / timeCount]) else { continue }
                let moment = Moment(unchecked: day, second: origin + times[place % timeCount])
                guard moment >= start else { continue }
                if case .until(let last) = rule.end, moment > last { return nil }
                emitted += 1
                emptyPeriods = 0
                return moment
            }
            emptyPeriods += 1
            guard emptyPeriods <= Self.longestGap
            else { throw .noOccurrence(rule: rule.description) }
            guard advance() else {
                if emitted == 0, !isEndedByDate { throw .noOccurrence(rule: rule.description) }
                return nil
            }
        }
    }

    private var isEndedByDate: Bool {
        if case .until = rule.end { return true }
        return false
    }

    /// Fills the set of the current period and steps on; `false` at the end of the calendar.
    private mutating func advance() -> Bool {
        cursor = 0
        guard let range = dayRange() else { return false }
        if case .until(let last) = rule.end, range.lowerBound > last.day.number { return false }
        if range != filteredRange {
            days = filter.days(in: range)
            filteredRange = range
        }
        findTimes()
        choosePlaces(of: days.count * timeCount)
        stepOn()
        return true
    }

    /// The days of the current period.
    private func dayRange() -> ClosedRange<Int>? {
        switch rule.frequency {
        case .yearly:
            guard Month.years.contains(period) else { return nil }
            return Day(unchecked: period, 1, 1).number...Day(unchecked: period, 12, 31).number
        case .monthly:
            let month = Month(unchecked: period)
            guard Month.years.contains(month.year) else { return nil }
            return month.firstDay.number...month.lastDay.number
        case .weekly: return period > Day.last.number ? nil : period...(period + 6)
        case .daily: return single(period)
        case .hourly: return single(period / 24)
        case .minutely: return single(period / 1_440)
        }
    }

    private func single(_ day: Int) -> ClosedRange<Int>? {
        day > Day.last.number ? nil : day...day
    }

    private static func times(of rule: RecurrenceRule, start second: Int) -> [Int] {
        var hours = rule.hours.isEmpty ? [second / 3_600] : rule.hours
        var minutes = rule.minutes.isEmpty ? [second / 60 % 60] : rule.minutes
        let seconds = rule.seconds.isEmpty ? [second % 60] : rule.seconds
        if rule.frequency <= .hourly { hours = [0] }
        if rule.frequency == .minutely { minutes = [0] }
        return hours.flatMap { hour in
            minutes.flatMap { minute in seconds.map { hour * 3_600 + minute * 60 + $0 } }
        }
    }

    /// Whether the hour and the minute of the current period fit, and where they begin.
    private mutating func findTimes() {
        (origin, timeCount) = (0, 0)
        guard !days.isEmpty else { return }
        if rule.frequency <= .hourly {
            let hour = rule.frequency == .hourly ? period % 24 : period / 60 % 24
            guard rule.hours.isEmpty || rule.hours.contains(hour) else { return }
            origin = hour * 3_600
        }
        if rule.frequency == .minutely {
            let minute = period % 60
            guard rule.minutes.isEmpty || rule.minutes.contains(minute) else { return }
            origin += minute * 60
        }
        timeCount = times.count
    }

    private mutating func choosePlaces(of count: Int) {
        guard !rule.setPlaces.isEmpty, count != chosenCount else { return }
        let places = rule.setPlaces.map { $0 > 0 ? $0 - 1 : count + $0 }
        chosen = Set(places.filter { (0..<count).contains($0) }).sorted()
        chosenCount = count
    }

    /// To the next period; what cannot fit is passed over: days, hours and minutes of a month that
    /// is not named, hours and minutes of a day that does not fit, minutes of such an hour.
    private mutating func stepOn() {
        let steps = rule.frequency == .weekly ? 7 * rule.interval : rule.interval
        var target = period + steps
        let perDay = rule.frequency == .hourly ? 24 : rule.frequency == .minutely ? 1_440 : 1
        if days.isEmpty, rule.frequency <= .daily {
            let day = filter.firstDay(notBefore: period / perDay + 1)
            target = max(target, day * perDay)
        } else if timeCount == 0, rule.frequency == .minutely,
            !rule.hours.isEmpty, !rule.hours.contains(period / 60 % 24)
        {
            target = max(target, (period / 60 + 1) * 60)
        }
        // Whole steps of the interval, so that the rhythm from the start is kept.
        period += (target - period + steps - 1) / steps * steps
    }
}
