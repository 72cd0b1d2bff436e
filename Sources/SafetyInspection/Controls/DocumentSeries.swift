import HospitalCore

/// The numbers of documents that a system issues one after the other (单据连号).
///
/// A number that was never issued is a gap; a document whose number the system did not issue was
/// written by hand.
///
/// - Source: requirements S-297
public struct DocumentSeries: Equatable, Sendable {
    /// Numbers between the first and the last that are missing, in runs.
    public let gaps: [ClosedRange<Int64>]
    /// Numbers that stand more than once.
    public let repeated: [Int64]
    /// Numbers found outside that the system did not issue.
    public let foreign: [Int64]

    /// The series of what was issued, and what was found in use.
    /// - Throws: `numberInvalid` for a number that is not positive.
    public init(issued: [Int64], found: [Int64] = []) throws(ControlError) {
        for number in issued + found where number < 1 { throw .numberInvalid(number) }
        let sorted = issued.sorted()
        var gaps: [ClosedRange<Int64>] = []
        var repeated: [Int64] = []
        for (one, next) in zip(sorted, sorted.dropFirst()) {
            if one == next {
                if repeated.last != one { repeated.append(one) }
            } else if next - one > 1 {
                gaps.append((one + 1)...(next - 1))
            }
        }
        let known = Set(issued)
        self.gaps = gaps
        self.repeated = repeated
        foreign = Set(found).filter { !known.contains($0) }.sorted()
    }
}

/// Whether somebody may still be paid (资格认证): until the day of the last certificate.
///
/// - Source: requirements S-298
public enum Eligibility: String, CaseIterable, Sendable {
    /// It is paid.
    case pay = "PAY"
    /// The certificate has run out: the payment is held.
    case hold = "HOLD"

    /// How it stands on a day; without a certificate it is held.
    public init(certifiedThrough last: Day?, on day: Day) {
        self = last.map { day <= $0 } ?? false ? .pay : .hold
    }
}
