/// Which days of a period fit a rule: what it says, and from the start what it leaves open.
///
/// Days fit when every list of the rule that is not empty has them: month, day of the month, day of
/// the year, weekday. The walk goes month by month and looks only at days of the month that are
/// named, so that a rule which seldom fits is still quick.
struct RecurrenceDays {
    private let months: [Int]
    private let monthDays: [Int]
    private let yearDays: [Int]
    private let weekdays: [RecurrenceRule.WeekdayPlace]
    private let placesAreOfYear: Bool

    init(_ rule: RecurrenceRule, start: Day) {
        let isOpen = rule.monthDays.isEmpty && rule.yearDays.isEmpty && rule.weekdays.isEmpty
        let takesDay = isOpen && (rule.frequency == .monthly || rule.frequency == .yearly)
        monthDays = takesDay ? [start.dayOfMonth] : rule.monthDays
        let takesMonth = isOpen && rule.frequency == .yearly && rule.months.isEmpty
        months = takesMonth ? [start.month] : rule.months
        let takesWeekday = isOpen && rule.frequency == .weekly
        weekdays =
            takesWeekday
            ? [RecurrenceRule.WeekdayPlace(place: nil, weekday: start.weekday)] : rule.weekdays
        yearDays = rule.yearDays
        // “The 20th Monday” is counted in the year, unless the rule speaks of months.
        placesAreOfYear = rule.frequency == .yearly && rule.months.isEmpty
    }

    /// The numbers of the days of a range that fit, ascending.
    func days(in range: ClosedRange<Int>) -> [Int] {
        let (low, high) = (max(range.lowerBound, Day.first.number), range.upperBound)
        guard let first = Day(number: low), let last = Day(number: min(high, Day.last.number))
        else { return [] }
        var found: [Int] = []
        var (year, month) = (first.year, first.month)
        // The number of the day before the month begins.
        var before = low - first.dayOfMonth
        while year < last.year || (year == last.year && month <= last.month) {
            let length = Month.length(ofMonth: month, in: year)
            if months.isEmpty || months.contains(month) {
                for day in candidates(length, from: range.lowerBound - before, to: high - before)
                where fits(day, length, number: before + day, year) {
                    found.append(before + day)
                }
            }
            before += length
            (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
        }
        return found
    }

    /// The first day from this one on whose month is named; the day itself at the end of the
    /// calendar.
    func firstDay(notBefore number: Int) -> Int {
        guard !months.isEmpty, let day = Day(number: number) else { return number }
        guard !months.contains(day.month) else { return number }
        let next = months.first { $0 > day.month }
        let year = next == nil ? day.year + 1 : day.year
        return Day(unchecked: year, next ?? months[0], 1).number
    }

    /// The days of a month within bounds that are named, ascending and each once; all of them when
    /// none are.
    private func candidates(_ length: Int, from first: Int, to last: Int) -> [Int] {
        let (low, high) = (max(1, first), min(length, last))
        guard low <= high else { return [] }
        guard !monthDays.isEmpty else { return Array(low...high) }
        let days = monthDays.map { $0 > 0 ? $0 : length + 1 + $0 }
            .filter { (low...high).contains($0) }
        return days.count > 1 ? Set(days).sorted() : days
    }

    private func fits(_ day: Int, _ length: Int, number: Int, _ year: Int) -> Bool {
        if yearDays.isEmpty, weekdays.isEmpty { return true }
        var (before, after) = (day - 1, length - day)
        if placesAreOfYear || !yearDays.isEmpty {
            let (first, last) = (Day(unchecked: year, 1, 1), Day(unchecked: year, 12, 31))
            let (fromFirst, toLast) = (number - first.number, last.number - number)
            if !yearDays.isEmpty, !yearDays.contains(fromFirst + 1),
                !yearDays.contains(-toLast - 1)
            {
                return false
            }
            if placesAreOfYear { (before, after) = (fromFirst, toLast) }
        }
        guard !weekdays.isEmpty else { return true }
        let weekday = Day.weekdayNumber(ofDay: number)
        return weekdays.contains { entry in
            guard entry.weekday.rawValue == weekday else { return false }
            guard let place = entry.place else { return true }
            return place == before / 7 + 1 || place == -(after / 7) - 1
        }
    }
}
