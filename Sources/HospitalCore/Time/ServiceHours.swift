/// A stretch of a day in which a service is open: 08:00 to 12:00.
public struct OpenSpan: Hashable, Sendable {
    /// The second of the day at which it opens.
    public let start: Int
    /// The second of the day at which it closes, up to 86,400.
    public let end: Int

    /// Reads a span in the form `08:00-12:00`; `24:00` ends a day.
    /// - Throws: `openingHoursInvalid` with the text.
    public init(_ text: String) throws(TimeError) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let start = Self.second(parts[0]), let end = Self.second(parts[1]),
            start < end
        else { throw .openingHoursInvalid(text) }
        self.start = start
        self.end = end
    }

    private static func second(_ text: Substring) -> Int? {
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2, let hour = Month.number(in: parts[0], digits: 2),
            let minute = Month.number(in: parts[1], digits: 2), minute < 60
        else { return nil }
        let second = hour * 3_600 + minute * 60
        return second <= Moment.secondsPerDay ? second : nil
    }
}

/// The hours in which a service is open: on work days, on days off, and on certain weekdays.
public struct OpeningHours: Hashable, Sendable {
    /// The spans of a work day; a make-up Saturday is a work day.
    public let workDay: [OpenSpan]
    /// The spans of a day off; none for most services.
    public let dayOff: [OpenSpan]
    /// Weekdays whose work days have other spans: Wednesday afternoon is for training.
    public let exceptions: [Weekday: [OpenSpan]]

    /// Day and night, on every day.
    public static func always() throws(TimeError) -> OpeningHours {
        let wholeDay = [try OpenSpan("00:00-24:00")]
        return try OpeningHours(workDay: wholeDay, dayOff: wholeDay)
    }

    /// Opening hours.
    /// - Throws: `openingHoursInvalid` when spans of a day overlap or are not in their order.
    public init(
        workDay: [OpenSpan], dayOff: [OpenSpan] = [], exceptions: [Weekday: [OpenSpan]] = [:]
    ) throws(TimeError) {
        for spans in [workDay, dayOff] + exceptions.values {
            for (one, next) in zip(spans, spans.dropFirst()) where next.start < one.end {
                throw .openingHoursInvalid("\(one.end / 60) > \(next.start / 60)")
            }
        }
        self.workDay = workDay
        self.dayOff = dayOff
        self.exceptions = exceptions
    }
}

/// A service with its work days and opening hours: what a service clock runs on (服务时间).
public struct ServiceHours: Hashable, Sendable {
    /// The work days.
    public let calendar: WorkCalendar
    /// The hours on them.
    public let hours: OpeningHours

    /// A service.
    /// - Throws: `noOpenHour` when it is never open, so that no clock waits for ever.
    public init(_ calendar: WorkCalendar, _ hours: OpeningHours) throws(TimeError) {
        let onWorkDays = !hours.workDay.isEmpty || hours.exceptions.values.contains { !$0.isEmpty }
        guard !hours.dayOff.isEmpty || (onWorkDays && !calendar.isAlwaysClosed)
        else { throw .noOpenHour(calendar: calendar.name) }
        self.calendar = calendar
        self.hours = hours
    }

    /// The spans in which the service is open on a day.
    /// - Throws: `yearNotCovered`.
    public func spans(on day: Day) throws(TimeError) -> [OpenSpan] {
        guard try calendar.isWorkDay(day) else { return hours.dayOff }
        return hours.exceptions[day.weekday] ?? hours.workDay
    }

    /// The moment itself when the service is open then, else its next opening.
    /// - Throws: `yearNotCovered` when it does not open within the calendar.
    public func nextOpening(from moment: Moment) throws(TimeError) -> Moment {
        var day = moment.day
        var second = moment.secondOfDay
        while true {
            for span in try spans(on: day) where span.end > second {
                return Moment(unchecked: day, second: max(span.start, second))
            }
            day = try day.adding(days: 1)
            second = 0
        }
    }

    /// How many seconds the service is open between two moments; 0 when the end is not later.
    /// - Throws: `yearNotCovered`.
    public func openSeconds(from start: Moment, to end: Moment) throws(TimeError) -> Int {
        guard start < end else { return 0 }
        var total = 0
        var day = start.day
        while day <= end.day {
            let first = day == start.day ? start.secondOfDay : 0
            let last = day == end.day ? end.secondOfDay : Moment.secondsPerDay
            for span in try spans(on: day) {
                total += max(0, min(span.end, last) - max(span.start, first))
            }
            guard day < end.day else { break }
            day = try day.adding(days: 1)
        }
        return total
    }

    /// The moment at which the service has been open for so many seconds since the start.
    ///
    /// A limit that is used up at closing time ends then, not at the next opening; a limit of
    /// nothing ends at the next opening.
    /// - Throws: `yearNotCovered` when that lies outside of the calendar.
    public func moment(after start: Moment, openSeconds: Int) throws(TimeError) -> Moment {
        var (left, day) = (max(0, openSeconds), start.day)
        var second = start.secondOfDay
        while true {
            for span in try spans(on: day) where span.end > second {
                let opens = max(span.start, second)
                guard left > span.end - opens else {
                    return try Moment(startOf: day).adding(seconds: opens + left)
                }
                left -= span.end - opens
            }
            day = try day.adding(days: 1)
            second = 0
        }
    }
}
