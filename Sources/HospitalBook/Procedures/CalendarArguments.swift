import HospitalCore
import Interchange

/// How procedures read a work calendar, and a moment.
///
///     {"name":"hospital","first_year":2025,"last_year":2026,
///      "days":[{"date":"2025-01-01","name":"元旦","is_off":true}],
///      "overlay":[{"date":"2025-03-08","name":"门诊","is_off":false}],
///      "weekdays":[1,2,3,4,5],"assume_through":2027}
///
/// Without `days` the calendar is the shipped one, `china`, with the notices of 2007 to 2026.
/// `overlay` puts the hospital's own days on top. `weekdays` are the days worked in a plain week (1
/// Monday to 7 Sunday). Beyond the last year everything is refused, unless `assume_through` names
/// the year up to which plain weeks are assumed.
extension ArgumentReader {
    /// The argument of every procedure that needs work days.
    static let calendarArgument = ProcedureArgument.optional(
        "calendar", .object,
        zh: "工作日历：name、first_year、last_year、days（date、name、is_off）、overlay（本院调整）、"
            + "weekdays、assume_through；省略时用国务院2007至2026年放假安排",
        en: "The work calendar: name, first_year, last_year, days (date, name, is_off), overlay, "
            + "weekdays, assume_through; without it the notices of China for 2007 to 2026")

    /// A moment as `2026-01-31T09:00:00`.
    func moment() throws -> Moment {
        let text = try text()
        do { return try Moment(text) } catch {
            throw ArgumentError.value(path: path, value: text, allowed: nil)
        }
    }

    /// A day as text, `2024-03-26`.
    func day() throws -> Day {
        let text = try text()
        guard let day = try? Day(text) else {
            throw ArgumentError.value(path: path, value: text, allowed: "2024-03-26")
        }
        return day
    }

    /// A month as text, `2024-03`.
    func month() throws -> Month {
        let text = try text()
        guard let month = try? Month(text) else {
            throw ArgumentError.value(path: path, value: text, allowed: "2024-03")
        }
        return month
    }

    /// A work calendar.
    func workCalendar() throws -> WorkCalendar {
        let members = try members([
            "name", "first_year", "last_year", "days", "overlay", "weekdays", "assume_through",
        ])
        var calendar = try Self.table(members)
        if let overlay = try members.optional("overlay")?.calendarRows() {
            let name = try members.optional("name")?.text()
            calendar = try calendar.overlaid(by: overlay, name: name ?? calendar.name)
        }
        if let last = try members.optional("assume_through")?.whole() {
            calendar = try calendar.assumingWeeks(throughYear: last)
        }
        return calendar
    }

    private static func table(_ members: ArgumentMembers) throws -> WorkCalendar {
        guard let days = members.optional("days") else {
            // A part of a table would be a table with nothing in it.
            for name in ["first_year", "last_year", "weekdays"]
            where members.optional(name) != nil {
                _ = try members.needed("days")
            }
            return .china
        }
        let first = try members.needed("first_year").whole()
        let last = try members.needed("last_year").whole()
        guard first <= last else { throw TimeError.calendarYearsInvalid(first: first, last: last) }
        let weekdays = try members.optional("weekdays")?.elements().map { element in
            guard let weekday = Weekday(rawValue: try element.whole()) else {
                throw ArgumentError.value(
                    path: element.path, value: "\(try element.whole())", allowed: "1, 2, … 7")
            }
            return weekday
        }
        return try WorkCalendar(
            name: try members.optional("name")?.text() ?? "days", years: first...last,
            rows: try days.calendarRows(),
            weekdays: weekdays.map(Set.init) ?? WorkCalendar.fiveDays)
    }

    private func calendarRows() throws -> [CalendarRow] {
        try elements().map { element in
            let row = try element.members(["date", "name", "is_off"])
            return CalendarRow(
                try row.needed("date").day(), name: try row.optional("name")?.text() ?? "",
                isOff: try row.needed("is_off").flag())
        }
    }
}
