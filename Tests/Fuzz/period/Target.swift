import HospitalCore

/// Labels, months and days that are accepted print as they were written, and a period holds its
/// days and no others. The first byte chooses the cycle.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPeriod(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let bytes, count > 0, let text = Law.text(bytes + 1, count - 1) else { return 0 }
    let choice = Int(bytes[0])
    let lengths = PeriodCycle.Length.allCases
    let cycle = Law.succeeds("28 start days") {
        try PeriodCycle(lengths[choice % lengths.count], fromDay: choice / lengths.count % 28 + 1)
    }
    if let month = try? Month(text) {
        Law.holds(same(month.description, text), "\(text) prints as \(month)")
        Law.holds((try? Month(yyyymm: month.yyyymm)) == month, "\(text) is \(month.yyyymm)")
    }
    if let moment = try? Moment(text) {
        let again = Law.succeeds("\(moment) is read back") { try Moment(moment.description) }
        Law.holds(again == moment, "\(text) prints as \(moment)")
        Law.holds(
            (try? Moment(yyyymmddhhmmss: moment.yyyymmddhhmmss)) == moment,
            "\(text) is \(moment.yyyymmddhhmmss)")
    }
    if let day = try? Day(text) {
        Law.holds(same(day.description, text), "\(text) prints as \(day)")
        Law.holds((try? Day(yyyymmdd: day.yyyymmdd)) == day, "\(text) is \(day.yyyymmdd)")
        if let period = try? Period(containing: day, cycle: cycle) {
            Law.holds(period.contains(day), "\(period.label) contains \(day)")
            check(period)
        }
    }
    if let period = try? Period(text, cycle: cycle) {
        Law.holds(same(period.label, text), "\(text) prints as \(period.label)")
        check(period)
    }
    return 0
}

private func same(_ one: String, _ other: String) -> Bool { one.utf8.elementsEqual(other.utf8) }

private func check(_ period: Period) {
    let label = period.label
    let again = Law.succeeds("\(label) is read back") { try Period(label, cycle: period.cycle) }
    Law.holds(again == period, "\(label) reads as \(again)")
    Law.holds(period.contains(period.start) && period.contains(period.end), "\(label) has its ends")
    for day in [period.start, period.end] {
        let found = Law.succeeds("\(day) lies in a period") {
            try Period(containing: day, cycle: period.cycle)
        }
        Law.holds(found == period, "\(day) lies in \(label), not in \(found.label)")
    }
    Law.holds(period.end.monthOfYear == period.labelMonth, "\(label) is the month of its end")
    Law.holds((28...366).contains(period.dayCount), "\(label) has \(period.dayCount) days")
    if let next = try? period.next() {
        Law.holds(period.end.days(until: next.start) == 1, "\(next.label) follows \(label)")
        Law.holds((try? next.previous()) == period, "\(label) is before \(next.label)")
    }
    if let months = try? period.yearToDate() {
        Law.holds(months.last == period, "the year to \(label) ends with it")
    }
}
