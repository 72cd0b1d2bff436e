/// One row of a table of days off and make-up working days: `2024-02-04, 春节, worked`.
public struct CalendarRow: Hashable, Sendable {
    /// The day.
    public let day: Day
    /// The holiday it belongs to.
    public let name: String
    /// Whether the day is off (放假); otherwise it is worked, as a make-up day (调休上班) is.
    public let isOff: Bool

    /// A row.
    public init(_ day: Day, name: String, isOff: Bool) {
        self.day = day
        self.name = name
        self.isOff = isOff
    }
}

/// Which days are worked (工作日历): a week pattern, with the days off and make-up days of a table.
///
/// Next year's holidays are announced in November, so nothing beyond the years of the table is
/// known: a day outside of them is refused with its year, never guessed. A caller who wants to plan
/// further names the year up to which plain weeks are assumed.
///
/// Work days are counted once when the calendar is made; adding and counting then take the same
/// short time however far they reach.
public struct WorkCalendar: Hashable, Sendable {
    /// The name shown in errors and results.
    public let name: String
    /// The years for which days off and make-up days are known.
    public let years: ClosedRange<Int>
    /// The last year in which plain weeks are assumed; the last known year when none are.
    public let assumedThrough: Int
    private let firstNumber: Int
    private let isWorked: [Bool]
    /// Work days before each day, and one entry more for all of them.
    private let rank: [Int32]
    /// The positions of the work days.
    private let workDays: [Int32]
    private let weekdays: Set<Weekday>

    /// Monday to Friday.
    public static let fiveDays: Set<Weekday> = [.monday, .tuesday, .wednesday, .thursday, .friday]

    /// A calendar of whole years.
    ///
    /// Rows outside of the years say nothing: the notice of a year also names days of its
    /// neighbours, without telling the rest of them.
    /// - `weekdays`: the days worked in a week without rows.
    /// - Throws: `calendarYearsInvalid`; `calendarDayRepeated` when two rows name one day.
    public init(
        name: String, years: ClosedRange<Int>, rows: [CalendarRow],
        weekdays: Set<Weekday> = fiveDays
    ) throws(TimeError) {
        guard Month.years.contains(years.lowerBound), Month.years.contains(years.upperBound)
        else { throw .calendarYearsInvalid(first: years.lowerBound, last: years.upperBound) }
        try Self.checkRepetition(of: rows, name: name)
        self.init(checkedRows: rows, name: name, years: years, weekdays: weekdays)
    }

    /// A calendar of rows and years that were checked.
    init(
        checkedRows rows: [CalendarRow], name: String, years: ClosedRange<Int>,
        weekdays: Set<Weekday> = fiveDays
    ) {
        let first = Day(unchecked: years.lowerBound, 1, 1)
        var worked = Self.plainWeeks(from: first, throughYear: years.upperBound, weekdays)
        Self.apply(rows, to: &worked, from: first.number)
        self.init(name, years, assumedThrough: years.upperBound, weekdays, worked)
    }

    private init(
        _ name: String, _ years: ClosedRange<Int>, assumedThrough: Int, _ weekdays: Set<Weekday>,
        _ isWorked: [Bool]
    ) {
        self.name = name
        self.years = years
        self.assumedThrough = assumedThrough
        self.weekdays = weekdays
        self.isWorked = isWorked
        firstNumber = Day(unchecked: years.lowerBound, 1, 1).number
        var counts: [Int32] = [0]
        var positions: [Int32] = []
        // Eleven centuries have 402,000 days, so positions and counts fit 32 bits.
        for (position, worked) in isWorked.enumerated() {
            if worked { positions.append(Int32(position)) }
            counts.append(Int32(positions.count))
        }
        rank = counts
        workDays = positions
    }

    private static func plainWeeks(
        from first: Day, throughYear last: Int, _ weekdays: Set<Weekday>
    ) -> [Bool] {
        let pattern = (0..<7).map { back in
            Weekday(rawValue: (first.weekday.rawValue - 1 + back) % 7 + 1).map(weekdays.contains)
                ?? false
        }
        let count = first.days(until: Day(unchecked: last, 12, 31)) + 1
        return (0..<max(0, count)).map { pattern[$0 % 7] }
    }

    private static func checkRepetition(of rows: [CalendarRow], name: String) throws(TimeError) {
        var seen: Set<Day> = []
        for row in rows {
            guard seen.insert(row.day).inserted
            else { throw .calendarDayRepeated(row.day, calendar: name) }
        }
    }

    private static func apply(
        _ rows: [CalendarRow], to worked: inout [Bool], from first: Int
    ) {
        for row in rows {
            let position = row.day.number - first
            if worked.indices.contains(position) { worked[position] = !row.isOff }
        }
    }

    /// The calendar with the hospital's own days on top (本院调整): a Saturday on which out-patients
    /// are seen, a founding day that is off.
    /// - Throws: `calendarDayRepeated` when two rows name one day; `yearNotCovered` for a row
    ///   outside of the calendar, which could have no effect.
    public func overlaid(by rows: [CalendarRow], name: String) throws(TimeError) -> WorkCalendar {
        for row in rows { _ = try position(of: row.day) }
        try Self.checkRepetition(of: rows, name: name)
        var worked = isWorked
        Self.apply(rows, to: &worked, from: firstNumber)
        return WorkCalendar(name, years, assumedThrough: assumedThrough, weekdays, worked)
    }

    /// The calendar continued by plain weeks to the end of a year; days in them are guesses, and
    /// ``isAssumed(_:)`` says so.
    /// - Throws: `calendarYearsInvalid` after 2999.
    public func assumingWeeks(throughYear last: Int) throws(TimeError) -> WorkCalendar {
        guard Month.years.contains(last)
        else { throw .calendarYearsInvalid(first: years.lowerBound, last: last) }
        guard last > assumedThrough else { return self }
        let next = Day(unchecked: assumedThrough + 1, 1, 1)
        return WorkCalendar(
            name, years, assumedThrough: last, weekdays,
            isWorked + Self.plainWeeks(from: next, throughYear: last, weekdays))
    }

    /// Whether nothing is known about the day but the plain week.
    public func isAssumed(_ day: Day) -> Bool {
        day.year > years.upperBound && day.year <= assumedThrough
    }

    /// Whether the calendar has no work day at all.
    public var isAlwaysClosed: Bool { workDays.isEmpty }
}

extension WorkCalendar {
    /// Whether the day is worked.
    /// - Throws: `yearNotCovered`.
    public func isWorkDay(_ day: Day) throws(TimeError) -> Bool {
        isWorked[try position(of: day)]
    }

    /// The day that is so many work days later, counted from the day after (次日起算); with a negative
    /// count, so many work days earlier, counted from the day before.
    ///
    /// Zero leaves the day as it is.
    /// - Throws: `yearNotCovered` when the day or the result lies outside of the calendar.
    public func adding(workDays count: Int, to day: Day) throws(TimeError) -> Day {
        let position = try position(of: day)
        guard count != 0 else { return day }
        // The work day before which `known` others lie is number `known`, counted from 0.
        let known = Int(count > 0 ? rank[position + 1] : rank[position])
        let (sum, overflow) = known.addingReportingOverflow(count > 0 ? count - 1 : count)
        guard !overflow, workDays.indices.contains(sum) else { throw beyond(isLater: count > 0) }
        return try self.day(at: Int(workDays[sum]))
    }

    /// How many work days lie after `start` up to and including `end`; negative when `end` is
    /// earlier.
    /// - Throws: `yearNotCovered`.
    public func workDays(after start: Day, through end: Day) throws(TimeError) -> Int {
        Int(rank[try position(of: end) + 1]) - Int(rank[try position(of: start) + 1])
    }

    /// The day itself when it is worked, else the next work day.
    /// - Throws: `yearNotCovered`.
    public func next(onOrAfter day: Day) throws(TimeError) -> Day {
        let index = Int(rank[try position(of: day)])
        guard index < workDays.count else { throw beyond(isLater: true) }
        return try self.day(at: Int(workDays[index]))
    }

    /// The day itself when it is worked, else the last work day before.
    /// - Throws: `yearNotCovered`.
    public func previous(onOrBefore day: Day) throws(TimeError) -> Day {
        let index = Int(rank[try position(of: day) + 1]) - 1
        guard index >= 0 else { throw beyond(isLater: false) }
        return try self.day(at: Int(workDays[index]))
    }

    /// The day an occurrence on this day moves to; `nil` when it is skipped.
    /// - Throws: `yearNotCovered`; never for the adjustment `none`, which asks nothing.
    public func adjusted(_ day: Day, by rule: DayAdjustment) throws(TimeError) -> Day? {
        switch rule {
        case .none: return day
        case .next: return try next(onOrAfter: day)
        case .previous: return try previous(onOrBefore: day)
        case .skip: return try isWorkDay(day) ? day : nil
        case .modifiedFollowing:
            // The next work day may lie beyond the table; then it lies beyond the month, too.
            if try isWorkDay(day) { return day }
            let following = try? next(onOrAfter: day)
            if let following, following.monthOfYear == day.monthOfYear { return following }
            return try previous(onOrBefore: day)
        }
    }

    private func position(of day: Day) throws(TimeError) -> Int {
        let position = day.number - firstNumber
        guard isWorked.indices.contains(position)
        else { throw .yearNotCovered(day, calendar: name, years: years) }
        return position
    }

    private func day(at position: Int) throws(TimeError) -> Day {
        guard let day = Day(number: firstNumber + position)
        else { throw .outOfRange("\(firstNumber) + \(position)") }
        return day
    }

    /// The error of a count that leaves the calendar: the first day outside of it on that side.
    private func beyond(isLater: Bool) -> TimeError {
        let number = isLater ? firstNumber + isWorked.count : firstNumber - 1
        let outside = Day(number: number) ?? (isLater ? .last : .first)
        return .yearNotCovered(outside, calendar: name, years: years)
    }
}

/// Where something that falls on a day off goes (遇节假日).
///
/// The choice belongs to the schedule, not to the calendar: daily patrols never skip a holiday,
/// paperwork does.
public enum DayAdjustment: String, CaseIterable, Sendable {
    /// It stays.
    case none
    /// To the next work day.
    case next
    /// To the last work day before.
    case previous
    /// To the next work day, unless that lies in the next month: then to the last one before.
    case modifiedFollowing = "modified_following"
    /// It does not take place.
    case skip
}
