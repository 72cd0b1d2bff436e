/// How the year is cut into periods (考核周期).
///
/// A hospital that closes on the 25th appraises from the 26th to the 25th; costs run by calendar
/// month. Both are monthly cycles and are joined by their label, the month of the last day
/// (decision 17).
public struct PeriodCycle: Hashable, Sendable {
    /// The length of a period.
    public enum Length: String, CaseIterable, Sendable {
        /// One month, from the start day.
        case month
        /// Three months; the first quarter ends with the monthly period of March.
        case quarter
        /// Twelve months; the year ends with the monthly period of December.
        case year
    }

    /// The length of a period.
    public let length: Length
    /// The day of the month on which a period begins: 1 to 28, so that every month has it.
    public let startDay: Int

    /// Calendar months.
    public static let calendarMonth = PeriodCycle(length: .month, startDay: 1)
    /// Calendar quarters.
    public static let quarter = PeriodCycle(length: .quarter, startDay: 1)
    /// Calendar years.
    public static let year = PeriodCycle(length: .year, startDay: 1)

    private init(length: Length, startDay: Int) {
        self.length = length
        self.startDay = startDay
    }

    /// Quarters or years made of the months that begin on a day: with 26, the first quarter of 2024
    /// runs from 2023-12-26 to 2024-03-25.
    /// - Throws: `startDayInvalid` outside 1–28, because a 29th does not exist in every month.
    public init(_ length: Length, fromDay startDay: Int) throws(TimeError) {
        guard (1...28).contains(startDay) else { throw .startDayInvalid(startDay) }
        self.init(length: length, startDay: startDay)
    }

    /// Months that begin on a day of the calendar month: 26 for 26th–25th, 1 for calendar months.
    /// - Throws: `startDayInvalid` outside 1–28, because a 29th does not exist in every month.
    public init(monthsFromDay startDay: Int) throws(TimeError) {
        guard (1...28).contains(startDay) else { throw .startDayInvalid(startDay) }
        self.init(length: .month, startDay: startDay)
    }

    /// How many months a period has.
    var monthCount: Int {
        switch length {
        case .month: return 1
        case .quarter: return 3
        case .year: return 12
        }
    }
}

/// A period of appraisal or account: its days, its label, and its neighbours (期间).
///
///     2024-03 from the 26th      2024-02-26 … 2024-03-25      29 days
///
/// The label is that of the last day: `2024-03`, `2024-Q1` or `2024`.
public struct Period: Hashable, Sendable {
    /// How periods are cut.
    public let cycle: PeriodCycle
    /// The month of the last day: the key by which periods of different cycles are joined.
    public let labelMonth: Month
    /// The first day.
    public let start: Day
    /// The last day; it belongs to the period.
    public let end: Day

    /// The period in which a day lies.
    /// - Throws: `outOfRange` when a part of the period lies outside 1900–2999.
    public init(containing day: Day, cycle: PeriodCycle) throws(TimeError) {
        let month = day.monthOfYear
        let isNextLabel = cycle.startDay > 1 && day.dayOfMonth >= cycle.startDay
        try self.init(label: isNextLabel ? month.adding(months: 1) : month, cycle: cycle)
    }

    /// The period with that label: the one whose last day lies in the month.
    ///
    /// For quarters and years, the one the month belongs to.
    /// - Throws: `outOfRange` when a part of the period lies outside 1900–2999.
    public init(label month: Month, cycle: PeriodCycle) throws(TimeError) {
        let count = cycle.monthCount
        let last = try month.adding(months: count - 1 - (month.month - 1) % count)
        self.cycle = cycle
        labelMonth = last
        if cycle.startDay == 1 {
            start = try last.adding(months: 1 - count).firstDay
            end = last.lastDay
        } else {
            let before = try last.adding(months: -count)
            start = Day(unchecked: before.year, before.month, cycle.startDay)
            end = Day(unchecked: last.year, last.month, cycle.startDay - 1)
        }
    }

    /// How many days the period has.
    public var dayCount: Int { start.days(until: end) + 1 }

    /// Whether the day lies in the period; both ends belong to it.
    public func contains(_ day: Day) -> Bool { (start...end).contains(day) }

    /// The period that lies `count` periods later, or earlier when the count is negative.
    /// - Throws: `outOfRange` when it lies outside 1900–2999.
    public func adding(periods count: Int) throws(TimeError) -> Period {
        let (months, overflow) = count.multipliedReportingOverflow(by: cycle.monthCount)
        guard !overflow else { throw .outOfRange("\(label) × \(count)") }
        return try Period(label: labelMonth.adding(months: months), cycle: cycle)
    }

    /// The period before (上期), the basis of 环比.
    /// - Throws: `outOfRange` at the first period.
    public func previous() throws(TimeError) -> Period { try adding(periods: -1) }

    /// The period after.
    /// - Throws: `outOfRange` at the last period.
    public func next() throws(TimeError) -> Period { try adding(periods: 1) }

    /// The period of the same label one year before (上年同期), the basis of 同比.
    /// - Throws: `outOfRange` in the first year.
    public func samePeriodLastYear() throws(TimeError) -> Period {
        try Period(label: labelMonth.adding(months: -12), cycle: cycle)
    }

    /// The periods of the label's year up to this one (本年累计): both cycles begin their year with
    /// the period labelled January, so 26th–25th runs from 26 December of the year before.
    /// - Throws: `outOfRange` when the first of them begins before 1900.
    public func yearToDate() throws(TimeError) -> [Period] {
        let before = (labelMonth.month - 1) / cycle.monthCount
        var periods: [Period] = []
        for back in stride(from: before, through: 0, by: -1) {
            periods.append(try adding(periods: -back))
        }
        return periods
    }

    /// The longer period this one lies in: the quarter or the year of the same start day.
    /// - Throws: `outOfRange` when a part of it lies outside 1900–2999.
    public func enclosing(_ length: PeriodCycle.Length) throws(TimeError) -> Period {
        try Period(label: labelMonth, cycle: PeriodCycle(length, fromDay: cycle.startDay))
    }

    /// Reads a label of the cycle: `2024-03`, `2024-Q1` or `2024`.
    /// - Throws: `periodInvalid` with the text; `outOfRange` as ``init(label:cycle:)``.
    public init(_ label: String, cycle: PeriodCycle) throws(TimeError) {
        let text: String
        switch cycle.length {
        case .month: text = label
        case .quarter:
            guard label.utf8.count == 7, label.utf8.dropFirst(4).starts(with: "-Q".utf8),
                let quarter = Int(label.suffix(1)), (1...4).contains(quarter)
            else { throw .periodInvalid(label) }
            text = "\(label.prefix(4))-\(quarter == 4 ? "" : "0")\(quarter * 3)"
        case .year: text = "\(label)-12"
        }
        guard let month = try? Month(text) else { throw .periodInvalid(label) }
        try self.init(label: month, cycle: cycle)
    }

    /// The label: `2024-03` for months, `2024-Q1` for quarters, `2024` for years.
    public var label: String {
        switch cycle.length {
        case .month: return labelMonth.description
        case .quarter: return "\(labelMonth.year)-Q\(labelMonth.month / 3)"
        case .year: return String(labelMonth.year)
        }
    }
}
