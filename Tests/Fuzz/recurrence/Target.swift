import HospitalCore

/// A rule that is accepted prints as a rule that reads back as the same; what occurs lies in order,
/// not before the start, and the next one after each is the one listed. The first two bytes choose
/// the start.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRecurrence(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let bytes, count > 2, let text = Law.text(bytes + 2, count - 2),
        let rule = try? RecurrenceRule(text)
    else { return 0 }
    Law.holds(text.utf8.allSatisfy { $0 < 0x80 }, "\(text) is ASCII")
    let printed = rule.description
    let again = Law.succeeds("\(printed) is read back") { try RecurrenceRule(printed) }
    Law.holds(again == rule, "\(text) prints as \(printed), which prints as \(again)")
    let start = start(Int(bytes[0]) * 256 + Int(bytes[1]))
    let recurrence = Recurrence(rule, start: start)
    guard let moments = try? recurrence.first(50) else { return 0 }
    Law.holds(moments.allSatisfy { $0 >= start }, "\(printed) gives nothing before \(start)")
    for (one, next) in zip(moments, moments.dropFirst()) {
        Law.holds(one < next, "\(printed) from \(start) gives \(one) before \(next)")
    }
    switch rule.end {
    case .count(let most): Law.holds(moments.count <= most, "\(printed) gives \(moments.count)")
    case .until(let last):
        Law.holds(moments.allSatisfy { $0 <= last }, "\(printed) gives nothing after \(last)")
    case .never: break
    }
    let few = Law.succeeds("\(printed) gives fewer") { try recurrence.first(25) }
    Law.holds(few == Array(moments.prefix(25)), "\(printed) begins in the same way")
    for (one, next) in zip(moments.prefix(3), moments.dropFirst()) {
        let following = Law.succeeds("\(printed) has a next") { try recurrence.next(after: one) }
        Law.holds(following == next, "\(printed): after \(one) comes \(next)")
    }
    return 0
}

/// Any day of 1900 to 2999, with times that are not all at midnight.
private func start(_ choice: Int) -> Moment {
    let moment = try? Moment(startOf: Day.first).adding(seconds: choice * 529_200)
    return moment ?? Moment(startOf: Day.first)
}
