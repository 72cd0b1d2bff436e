/// What can be wrong with a day, a month, a period or a deadline that comes from outside.
public enum TimeError: HospitalError, Hashable {
    /// There is no such day between 1900 and 2999.
    case dayInvalid(String)
    /// There is no such month between 1900 and 2999.
    case monthInvalid(String)
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

    /// The message with the value that was refused.
    public var finding: Finding {
        switch self {
        case .dayInvalid(let text): return Finding(.dayInvalid, ["value": .text(text)])
        case .monthInvalid(let text): return Finding(.monthInvalid, ["value": .text(text)])
        case .outOfRange(let text): return Finding(.dayOutOfRange, ["value": .text(text)])
        case .startDayInvalid(let day): return Finding(.startDayInvalid, ["value": .count(day)])
        case .deadlineDayInvalid(let day):
            return Finding(.deadlineDayInvalid, ["value": .count(day)])
        case .calendarMissing(let day):
            return Finding(.calendarMissing, ["day": .text(day.description)])
        case .noWorkDay(let day): return Finding(.noWorkDay, ["day": .text(day.description)])
        }
    }
}
