import HospitalCore
import Interchange

/// A table of days off as hospitals load it: `date,name,is_off`, one row a day. A calendar that is
/// accepted finds only work days, and counting leads back to where it came from. The first byte
/// chooses the weekdays.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCalendar(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let bytes, count > 1 else { return 0 }
    let text = Array(UnsafeBufferPointer(start: bytes + 1, count: count - 1))
    guard let table = try? DelimitedText.table(bytes: text), table.header.count == 3
    else { return 0 }
    let rows = table.rows.compactMap { cells in
        (try? Day(cells[0])).map { CalendarRow($0, name: cells[1], isOff: cells[2] == "1") }
    }
    let weekdays = Set(Weekday.allCases.filter { bytes[0] >> ($0.rawValue - 1) & 1 == 1 })
    // Long spans cost time and hold nothing new.
    guard let first = rows.map(\.day).min(), let last = rows.map(\.day).max(),
        last.year - first.year <= 5
    else { return 0 }
    let calendar: WorkCalendar
    do {
        calendar = try WorkCalendar(
            name: "table", years: first.year...last.year, rows: rows, weekdays: weekdays)
    } catch {
        Law.holds(Set(rows.map(\.day)).count < rows.count, "\(rows.count) days are refused")
        return 0
    }
    Law.holds(Set(rows.map(\.day)).count == rows.count, "no day stands twice")
    for row in rows {
        Law.holds((try? calendar.isWorkDay(row.day)) == !row.isOff, "\(row) holds")
        check(calendar, row.day)
    }
    for year in first.year...last.year {
        let days = [(1, 1), (2, 28), (12, 31)].compactMap {
            try? Day(year: year, month: $0, day: $1)
        }
        for day in days { check(calendar, day) }
    }
    if let outside = try? Day(year: last.year + 1, month: 1, day: 1) {
        Law.holds((try? calendar.isWorkDay(outside)) == nil, "\(outside) is refused")
    }
    return 0
}

private func check(_ calendar: WorkCalendar, _ day: Day) {
    let isWorked = Law.succeeds("\(day) is covered") { try calendar.isWorkDay(day) }
    if let next = try? calendar.next(onOrAfter: day) {
        Law.holds((try? calendar.isWorkDay(next)) == true, "\(next) is worked")
        Law.holds(next >= day && (next == day) == isWorked, "\(next) is the next after \(day)")
        let between = Law.succeeds("days are counted") {
            try calendar.workDays(after: day, through: next)
        }
        Law.holds(between == (isWorked ? 0 : 1), "\(between) work days from \(day) to \(next)")
    }
    if let previous = try? calendar.previous(onOrBefore: day) {
        Law.holds((try? calendar.isWorkDay(previous)) == true, "\(previous) is worked")
        Law.holds(
            previous <= day && (previous == day) == isWorked, "\(previous) is before \(day)")
    }
    for count in [1, 7, 300, Int.max, -1, -7, Int.min] {
        guard let other = try? calendar.adding(workDays: count, to: day) else { continue }
        Law.holds((try? calendar.isWorkDay(other)) == true, "\(day) + \(count) is worked")
        let back = Law.succeeds("days are counted") {
            try calendar.workDays(after: day, through: other)
        }
        // Backwards the day itself, when it is worked, is one of those that are left behind.
        let left = count < 0 && !isWorked ? count + 1 : count
        Law.holds(back == left, "\(day) + \(count) is \(other), \(back) days away")
    }
    for rule in DayAdjustment.allCases where rule != .none {
        guard let moved = try? calendar.adjusted(day, by: rule) else { continue }
        Law.holds((try? calendar.isWorkDay(moved)) == true, "\(day) by \(rule) is \(moved)")
    }
}
