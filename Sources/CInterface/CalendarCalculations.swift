import HospitalCore

/// The period of a monthly cycle in which a day lies (考核周期).
///
/// With start day 26, periods run from the 26th to the 25th and are named after the month of their
/// last day: 2024-02-26 lies in 202403, from 20240226 to 20240325. With 1 they are calendar months.
///
/// - Parameters:
///   - day: the day as yyyymmdd.
///   - start_day: the day of the month on which periods begin, 1 to 28.
///   - out_month: receives the label as yyyymm; may be NULL.
///   - out_first_day: receives the first day as yyyymmdd; may be NULL.
///   - out_last_day: receives the last day as yyyymmdd; may be NULL.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_FORMAT` for a number that is no day, `HOSP_E_RANGE` for the start day or
///   beyond 1900 to 2999. The words are told by `hosp_error_text` for book 0.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_period_of")
public func hosp_period_of(
    _ day: Int32, _ start_day: Int32, _ out_month: UnsafeMutablePointer<Int32>?,
    _ out_first_day: UnsafeMutablePointer<Int32>?, _ out_last_day: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.free {
        let cycle = try PeriodCycle(monthsFromDay: Int(start_day))
        let period = try Period(containing: Day(yyyymmdd: day), cycle: cycle)
        if let out_month { write(period.labelMonth.yyyymm, to: out_month) }
        if let out_first_day { write(period.start.yyyymmdd, to: out_first_day) }
        if let out_last_day { write(period.end.yyyymmdd, to: out_last_day) }
        return .ok
    }
}

/// The day that is so many work days later or earlier (加减工作日).
///
/// Counted from the day after (次日起算), or from the day before when the number is negative; 0
/// leaves the day as it is. Seven work days after 20240301 end on 20240312. The calendar is a week
/// from Monday to Friday with the days given; with `first_year` 0 and `count` 0 it is the shipped
/// one, with the notices of China for 2007 to 2026. `calendar.workdays` of `hosp_run` does the
/// same.
///
/// - Parameters:
///   - day: the day as yyyymmdd.
///   - work_days: how many work days.
///   - days: `count` days as yyyymmdd that are off or worked in exchange; may be NULL when `count`
///     is 0. Days outside of the years say nothing.
///   - are_off: for each of them 1 when it is off, 0 when it is worked.
///   - count: number of those days.
///   - first_year: first year the days are known for; 0 for the shipped calendar.
///   - last_year: last year the days are known for; 0 for the shipped calendar.
///   - out_day: receives the day as yyyymmdd.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_FORMAT` for a number that is no day, `HOSP_E_MISSING` for a day outside of the
///   years, with the year in the message, `HOSP_E_DUPLICATE` for a day that stands twice,
///   `HOSP_E_RANGE` for the years, `HOSP_E_ARGUMENT`. The words are told by `hosp_error_text` for
///   book 0.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_workdays_add")
public func hosp_workdays_add(
    _ day: Int32, _ work_days: Int32, _ days: UnsafePointer<Int32>?,
    _ are_off: UnsafePointer<Int32>?, _ count: Int32, _ first_year: Int32, _ last_year: Int32,
    _ out_day: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.free {
        let place = try required(out_day, "out_day")
        let calendar = try CalendarArrays(days, are_off, count, first_year, last_year).calendar()
        let result = try calendar.adding(workDays: Int(work_days), to: Day(yyyymmdd: day))
        write(result.yyyymmdd, to: place)
        return .ok
    }
}

/// How many work days lie after a day, up to and including another (工作日数).
///
/// Negative when the other day is earlier. The calendar is given as to `hosp_workdays_add`.
///
/// - Parameters:
///   - day: the day as yyyymmdd; it does not count.
///   - other: the other day as yyyymmdd; it counts when it is worked.
///   - days: `count` days as yyyymmdd that are off or worked in exchange; may be NULL when `count`
///     is 0.
///   - are_off: for each of them 1 when it is off, 0 when it is worked.
///   - count: number of those days.
///   - first_year: first year the days are known for; 0 for the shipped calendar.
///   - last_year: last year the days are known for; 0 for the shipped calendar.
///   - out_work_days: receives the number.
/// - Returns: `HOSP_OK`.
/// - Errors: as `hosp_workdays_add`.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_workdays_between")
public func hosp_workdays_between(
    _ day: Int32, _ other: Int32, _ days: UnsafePointer<Int32>?,
    _ are_off: UnsafePointer<Int32>?, _ count: Int32, _ first_year: Int32, _ last_year: Int32,
    _ out_work_days: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.free {
        let place = try required(out_work_days, "out_work_days")
        let calendar = try CalendarArrays(days, are_off, count, first_year, last_year).calendar()
        let number = try calendar.workDays(
            after: Day(yyyymmdd: day), through: Day(yyyymmdd: other))
        // The days of eleven centuries are fewer than 2³¹.
        write(Int32(truncatingIfNeeded: number), to: place)
        return .ok
    }
}

/// The work day to which a day moves (遇节假日顺延); a work day stays.
///
/// The calendar is given as to `hosp_workdays_add`. Whether a day is worked: it stays under
/// `HOSP_DAY_NEXT`.
///
/// - Parameters:
///   - day: the day as yyyymmdd.
///   - adjustment: `HOSP_DAY_NEXT`, `HOSP_DAY_PREVIOUS`, or `HOSP_DAY_MODIFIED_FOLLOWING`, which is
///     the next unless that lies in the next month.
///   - days: `count` days as yyyymmdd that are off or worked in exchange; may be NULL when `count`
///     is 0.
///   - are_off: for each of them 1 when it is off, 0 when it is worked.
///   - count: number of those days.
///   - first_year: first year the days are known for; 0 for the shipped calendar.
///   - last_year: last year the days are known for; 0 for the shipped calendar.
///   - out_day: receives the day as yyyymmdd.
/// - Returns: `HOSP_OK`.
/// - Errors: as `hosp_workdays_add`.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_workday_adjust")
public func hosp_workday_adjust(
    _ day: Int32, _ adjustment: Int32, _ days: UnsafePointer<Int32>?,
    _ are_off: UnsafePointer<Int32>?, _ count: Int32, _ first_year: Int32, _ last_year: Int32,
    _ out_day: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.free {
        let place = try required(out_day, "out_day")
        let rule = try DayAdjustment(constant: adjustment)
        let calendar = try CalendarArrays(days, are_off, count, first_year, last_year).calendar()
        let named = try Day(yyyymmdd: day)
        write((try calendar.adjusted(named, by: rule) ?? named).yyyymmdd, to: place)
        return .ok
    }
}

/// The day of the next month by which a period is filed (截止日), and the last day that is in time.
///
/// The opinions on 202403 by the 7th: 20240407, whatever the cycle, because a period is named after
/// the month of its last day. A deadline that does not count its own day (不含当日) is in time up to
/// the day before. The calendar is given as to `hosp_workdays_add`; it is asked only when the
/// deadline moves.
///
/// - Parameters:
///   - month: the label of the period as yyyymm.
///   - day_of_next_month: the day of the month after, 1 to 28.
///   - is_inclusive: 1 when a filing on the day itself is in time, else 0.
///   - adjustment: on a day off: `HOSP_DAY_NONE`, `HOSP_DAY_NEXT` or `HOSP_DAY_PREVIOUS`.
///   - days: `count` days as yyyymmdd that are off or worked in exchange; may be NULL when `count`
///     is 0.
///   - are_off: for each of them 1 when it is off, 0 when it is worked.
///   - count: number of those days.
///   - first_year: first year the days are known for; 0 for the shipped calendar.
///   - last_year: last year the days are known for; 0 for the shipped calendar.
///   - out_day: receives the deadline as yyyymmdd; may be NULL.
///   - out_last_day: receives the last day in time as yyyymmdd; may be NULL.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_FORMAT` for a number that is no month, `HOSP_E_RANGE` for the day of the
///   month, `HOSP_E_ARGUMENT` for the adjustment; the others as `hosp_workdays_add`.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_deadline_of")
public func hosp_deadline_of(
    _ month: Int32, _ day_of_next_month: Int32, _ is_inclusive: Int32, _ adjustment: Int32,
    _ days: UnsafePointer<Int32>?, _ are_off: UnsafePointer<Int32>?, _ count: Int32,
    _ first_year: Int32, _ last_year: Int32, _ out_day: UnsafeMutablePointer<Int32>?,
    _ out_last_day: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.free {
        guard is_inclusive == 0 || is_inclusive == 1 else {
            throw InterfaceError.argumentRange("is_inclusive", Int(is_inclusive))
        }
        let rule = try DeadlineRule(
            dayOfNextMonth: Int(day_of_next_month), isInclusive: is_inclusive == 1,
            adjustment: DeadlineRule.Adjustment(constant: adjustment))
        let calendar = try CalendarArrays(days, are_off, count, first_year, last_year).calendar()
        let period = try Period(label: Month(yyyymm: month), cycle: .calendarMonth)
        let day = try rule.deadline(for: period, calendar: calendar).day
        let last = rule.isInclusive ? day : try day.adding(days: -1)
        if let out_day { write(day.yyyymmdd, to: out_day) }
        if let out_last_day { write(last.yyyymmdd, to: out_last_day) }
        return .ok
    }
}

/// The next moment at which something recurs (下一次发生时刻).
///
/// The rule is RFC 5545 without BYWEEKNO and BYEASTER: `FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;
/// BYSETPOS=-1` on one line is every last day from the 28th on. The start counts as an occurrence
/// only if it fits the rule. `calendar.recurrence` of `hosp_run` lists many at once.
///
/// - Parameters:
///   - rule: the rule.
///   - length: bytes of `rule`, or -1 when it ends with a terminator.
///   - start: the moment from which on the rule counts, as yyyymmddhhmmss of local time.
///   - after: the occurrence must be later than this moment; 0 asks for the first one.
///   - out_moment: receives the moment as yyyymmddhhmmss.
/// - Returns: `HOSP_OK`, or `HOSP_DONE` when there is no further occurrence.
/// - Errors: `HOSP_E_FORMAT` for a moment or a part of the rule, `HOSP_E_ARGUMENT` for a part that
///   the library does not do or that cannot stand with another, `HOSP_E_DUPLICATE`,
///   `HOSP_E_MISSING`, `HOSP_E_RANGE` for a rule that never happens, `HOSP_E_ENCODING`. The words
///   are told by `hosp_error_text` for book 0.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_recurrence_next")
public func hosp_recurrence_next(
    _ rule: UnsafePointer<CChar>?, _ length: Int32, _ start: Int64, _ after: Int64,
    _ out_moment: UnsafeMutablePointer<Int64>?
) -> Int32 {
    Call.free {
        let place = try required(out_moment, "out_moment")
        let text = try BoundaryText.name(rule, length, argument: "rule", ThreadState.encoding)
        let recurrence = Recurrence(
            try RecurrenceRule(text), start: try Moment(yyyymmddhhmmss: start))
        let next =
            after == 0
            ? try recurrence.first(1).first
            : try recurrence.next(after: Moment(yyyymmddhhmmss: after))
        guard let next else { return .done }
        write(next.yyyymmddhhmmss, to: place)
        return .ok
    }
}

/// A work calendar as it comes from C: days with a mark each, and the years they are known for.
private struct CalendarArrays {
    let days: [Int32]
    let marks: [Int32]
    let firstYear: Int32
    let lastYear: Int32

    init(
        _ days: UnsafePointer<Int32>?, _ marks: UnsafePointer<Int32>?, _ count: Int32,
        _ firstYear: Int32, _ lastYear: Int32
    ) throws(InterfaceError) {
        self.days = try BoundaryArray.numbers(days, count, "days")
        self.marks = try BoundaryArray.numbers(marks, count, "are_off")
        self.firstYear = firstYear
        self.lastYear = lastYear
    }

    /// The calendar; the shipped one when nothing is given.
    func calendar() throws -> WorkCalendar {
        if days.isEmpty, firstYear == 0, lastYear == 0 { return .china }
        guard firstYear <= lastYear else {
            throw TimeError.calendarYearsInvalid(first: Int(firstYear), last: Int(lastYear))
        }
        let rows = try zip(days, marks).map { day, mark in
            guard mark == 0 || mark == 1 else {
                throw InterfaceError.argumentRange("are_off", Int(mark))
            }
            return CalendarRow(try Day(yyyymmdd: day), name: "", isOff: mark == 1)
        }
        return try WorkCalendar(
            name: "days", years: Int(firstYear)...Int(lastYear), rows: rows)
    }
}

extension DayAdjustment {
    /// The rule of a `HOSP_DAY_*` constant.
    /// - Throws: `argumentRange`.
    init(constant: Int32) throws(InterfaceError) {
        switch constant {
        case 1: self = .next
        case 2: self = .previous
        case 3: self = .modifiedFollowing
        default: throw .argumentRange("adjustment", Int(constant))
        }
    }
}

extension DeadlineRule.Adjustment {
    /// The rule of a `HOSP_DAY_*` constant.
    /// - Throws: `argumentRange`, also for the modified following day, which no deadline knows.
    init(constant: Int32) throws(InterfaceError) {
        switch constant {
        case 0: self = .none
        case 1: self = .next
        case 2: self = .previous
        default: throw .argumentRange("adjustment", Int(constant))
        }
    }
}
