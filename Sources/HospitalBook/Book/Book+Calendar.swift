import HospitalCore
import Storage

/// The work calendars of a book (工作日历): which days are worked, and when a service is open.
///
/// `china` is the shipped table with the rows that the book has under that code on top, so that the
/// notice of the next year is an import. Every other code is a calendar of the hospital: its rows
/// lie on top of `china`. Nothing is guessed: a day in a year without rows is refused with its
/// year.
extension Book {
    /// The code of the calendar that the library ships.
    public static let shippedCalendarCode = "china"

    /// The calendar of a code.
    ///
    /// It covers the years of the shipped table and those next to them in which rows of `china`
    /// stand.
    /// - Throws: `calendarUnknown` with the nearest code; `yearNotCovered` for a row of the
    ///   hospital in a year that `china` lacks, and for a year left out between the notices;
    ///   `dayInvalid` for a row written past the library; ``StorageError``.
    public func workCalendar(_ code: String) throws -> WorkCalendar {
        let notices = try calendarRows(of: Self.shippedCalendarCode)
        let china = try Self.chinaCalendar(with: notices)
        guard code != Self.shippedCalendarCode else { return china }
        let rows = try calendarRows(of: code)
        let hours = try openingRows(of: code)
        guard !rows.isEmpty || !hours.isEmpty else {
            throw BookError.calendarUnknown(
                code, nearest: NearestName.nearest(to: code, in: try calendarCodes()))
        }
        return try china.overlaid(by: rows, name: code)
    }

    /// The calendar of a code with its opening hours.
    /// - Throws: what ``workCalendar(_:)`` throws; `noOpenHour` when no hours stand under the code;
    ///   `openingHoursInvalid` for a span that is none, overlaps another or stands beside the row
    ///   that closes the day; ``ArgumentError`` for a kind of day that does not exist.
    public func serviceHours(_ code: String) throws -> ServiceHours {
        let calendar = try workCalendar(code)
        var spans: [DayKind: [OpenSpan]] = [:]
        for (kind, rows) in Dictionary(grouping: try openingRows(of: code), by: \.kind) {
            spans[kind] = try Self.spans(of: rows)
        }
        var exceptions: [Weekday: [OpenSpan]] = [:]
        for (kind, open) in spans {
            if let weekday = kind.weekday { exceptions[weekday] = open }
        }
        return try ServiceHours(
            calendar,
            OpeningHours(
                workDay: spans[.workDay] ?? [], dayOff: spans[.dayOff] ?? [],
                exceptions: exceptions))
    }

    /// The shipped calendar with notices on top; a year between them may not be left out.
    private static func chinaCalendar(with notices: [CalendarRow]) throws -> WorkCalendar {
        let shipped = WorkCalendar.china
        var (first, last) = (shipped.years.lowerBound, shipped.years.upperBound)
        let years = Set(notices.map(\.day.year))
        while years.contains(last + 1) { last += 1 }
        while years.contains(first - 1) { first -= 1 }
        let beyond = years.filter { !(first...last).contains($0) }
        if let stray = beyond.min() {
            let missing = stray > last ? (last + 1) * 10_000 + 101 : (first - 1) * 10_000 + 1231
            throw TimeError.yearNotCovered(
                try Day(yyyymmdd: Int32(clamping: missing)), calendar: shipped.name,
                years: first...last)
        }
        let told = Set(notices.map(\.day))
        return try WorkCalendar(
            name: shipped.name, years: first...last,
            rows: WorkCalendar.chinaRows.filter { !told.contains($0.day) } + notices)
    }

    private func calendarRows(of code: String) throws -> [CalendarRow] {
        guard try isPrepared(.calendar) else { return [] }
        let rows = try store.rows(
            TableDeclaration.calendarDay.select(where: ["calendar_code"]), [.text(code)])
        return try rows.map { row in
            CalendarRow(
                try Day(yyyymmdd: Int32(clamping: row[1].integer ?? 0)), name: row[3].text ?? "",
                isOff: row[2].integer != 1)
        }
    }

    private func calendarCodes() throws -> [String] {
        guard try isPrepared(.calendar) else { return [Self.shippedCalendarCode] }
        let tables = [TableDeclaration.calendarDay, .openingHours]
        let codes = try tables.flatMap { try store.rows($0.select()).compactMap { $0[0].text } }
        return Set(codes + [Self.shippedCalendarCode]).sorted()
    }
}

/// The days to which a span of opening hours belongs.
private enum DayKind: String, CaseIterable {
    case workDay = "work_day"
    case dayOff = "day_off"
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    var weekday: Weekday? {
        switch self {
        case .workDay, .dayOff: nil
        case .monday: .monday
        case .tuesday: .tuesday
        case .wednesday: .wednesday
        case .thursday: .thursday
        case .friday: .friday
        case .saturday: .saturday
        case .sunday: .sunday
        }
    }
}

/// A row of the opening hours.
private struct OpeningRow {
    let kind: DayKind
    let opens: Int64
    /// `nil` when the service is closed on such days.
    let closes: Int64?

    /// The span as it is read: `08:00-12:00`.
    var text: String {
        "\(Self.clock(opens))-\(closes.map(Self.clock) ?? "")"
    }

    private static func clock(_ hhmm: Int64) -> String {
        let (hour, minute) = hhmm.quotientAndRemainder(dividingBy: 100)
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }
}

extension Book {
    private func openingRows(of code: String) throws -> [OpeningRow] {
        guard try isPrepared(.calendar) else { return [] }
        let table = TableDeclaration.openingHours
        return try store.rows(table.select(where: ["calendar_code"]), [.text(code)]).map { row in
            let text = row[1].text ?? ""
            guard let kind = DayKind(rawValue: text) else {
                throw ArgumentError.value(
                    path: "\(table.name).day_kind", value: text,
                    allowed: DayKind.allCases.map(\.rawValue).joined(separator: ", "))
            }
            return OpeningRow(kind: kind, opens: row[2].integer ?? 0, closes: row[3].integer)
        }
    }

    /// The spans of one kind of day, earlier first; a row without an end closes such days.
    private static func spans(of rows: [OpeningRow]) throws(TimeError) -> [OpenSpan] {
        if let closed = rows.first(where: { $0.closes == nil }) {
            guard rows.count == 1 else { throw .openingHoursInvalid(closed.text) }
            return []
        }
        var spans: [OpenSpan] = []
        for row in rows.sorted(by: { $0.opens < $1.opens }) { spans.append(try OpenSpan(row.text)) }
        return spans
    }
}
