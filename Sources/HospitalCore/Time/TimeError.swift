/// What can be wrong with a day, a month, a period, a deadline or a calendar from outside.
public enum TimeError: HospitalError, Hashable {
    /// There is no such day between 1900 and 2999.
    case dayInvalid(String)
    /// There is no such month between 1900 and 2999.
    case monthInvalid(String)
    /// A text is no moment of local time.
    case momentInvalid(String)
    /// A text is no label of a period of the cycle.
    case periodInvalid(String)
    /// A calculated day or period lies outside 1900–2999.
    case outOfRange(String)
    /// A monthly cycle cannot begin on this day of the month.
    case startDayInvalid(Int)
    /// A deadline cannot fall on this day of the month.
    case deadlineDayInvalid(Int)
    /// A deadline moves to a working day and no calendar was given.
    case calendarMissing(Day)
    /// The calendar has no working day within a year of the deadline.
    case noWorkDay(Day)
    /// A day lies in a year for which the calendar has no table.
    case yearNotCovered(Day, calendar: String, years: ClosedRange<Int>)
    /// A table of days off names the same day twice.
    case calendarDayRepeated(Day, calendar: String)
    /// The years of a table do not lie within 1900–2999, or their order is wrong.
    case calendarYearsInvalid(first: Int, last: Int)
    /// A time limit is negative, or counts its own first day and has none.
    case limitInvalid(String)
    /// Opening hours overlap, are out of order or lie outside of a day.
    case openingHoursInvalid(String)
    /// A calendar with opening hours is never open.
    case noOpenHour(calendar: String)
    /// A reminder lies outside 0–1000 % of the time limit.
    case reminderInvalid(Int)

    /// The message with the value that was refused.
    public var finding: Finding {
        switch self {
        case .dayInvalid(let text): return Finding(.dayInvalid, ["value": .text(text)])
        case .monthInvalid(let text): return Finding(.monthInvalid, ["value": .text(text)])
        case .momentInvalid(let text): return Finding(.momentInvalid, ["value": .text(text)])
        case .periodInvalid(let text): return Finding(.periodInvalid, ["value": .text(text)])
        case .outOfRange(let text): return Finding(.dayOutOfRange, ["value": .text(text)])
        case .startDayInvalid(let day): return Finding(.startDayInvalid, ["value": .count(day)])
        case .deadlineDayInvalid(let day):
            return Finding(.deadlineDayInvalid, ["value": .count(day)])
        case .calendarMissing(let day):
            return Finding(.calendarMissing, ["day": .text(day.description)])
        case .noWorkDay(let day): return Finding(.noWorkDay, ["day": .text(day.description)])
        case .limitInvalid(let text): return Finding(.limitInvalid, ["value": .text(text)])
        case .openingHoursInvalid(let text):
            return Finding(.openingHoursInvalid, ["value": .text(text)])
        case .reminderInvalid(let percent):
            return Finding(.reminderInvalid, ["value": .count(percent)])
        case .yearNotCovered(let day, let calendar, let years):
            return Finding(
                .yearNotCovered,
                [
                    "day": .text(day.description), "year": .count(day.year),
                    "calendar": .text(calendar), "first": .count(years.lowerBound),
                    "last": .count(years.upperBound),
                ])
        case .calendarDayRepeated(let day, let calendar):
            return Finding(
                .calendarDayRepeated,
                [
                    "day": .text(day.description), "calendar": .text(calendar),
                ])
        case .calendarYearsInvalid(let first, let last):
            return Finding(.calendarYearsInvalid, ["first": .count(first), "last": .count(last)])
        case .noOpenHour(let calendar):
            return Finding(.noOpenHour, ["calendar": .text(calendar)])
        }
    }
}
