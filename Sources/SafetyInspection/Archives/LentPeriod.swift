import HospitalCore

/// The days on which a file or an archive is out of the house (借出期间): from the day it is handed out
/// to the day it comes back.
///
///     day < from                 NOT_YET
///     returned ≤ day             RETURNED, or RETURNED_LATE when that was after the day it was due
///     otherwise                  OUT up to the day it is due, OVERDUE after it
///
/// What came after the day of the question is not known yet. A file may go out again on the day on
/// which it came back.
/// - Source: requirements S-222, S-233
public struct LentPeriod: Equatable, Sendable {
    /// How a loan stands on a day.
    public enum Standing: String, CaseIterable, Sendable {
        /// Not lent yet.
        case notYet = "NOT_YET"
        /// Lent, and not due.
        case out = "OUT"
        /// Lent, and the day of return has passed.
        case overdue = "OVERDUE"
        /// Back in time.
        case returned = "RETURNED"
        /// Back too late.
        case returnedLate = "RETURNED_LATE"
    }

    /// The day it was handed out.
    public let from: Day
    /// The last day for its return; `nil` without a term.
    public let due: Day?
    /// The day it came back; `nil` while it is out.
    public let returned: Day?

    /// How the loan stands on a day.
    public func standing(on day: Day) -> Standing {
        guard day >= from else { return .notYet }
        if let returned, returned <= day {
            return due.map { returned > $0 } == true ? .returnedLate : .returned
        }
        return due.map { day > $0 } == true ? .overdue : .out
    }

    /// Whether a period comes before another: begins earlier, or on one day and ends earlier.
    static func isBefore(_ one: LentPeriod, _ other: LentPeriod) -> Bool {
        guard one.from == other.from else { return one.from < other.from }
        guard let end = one.returned else { return false }
        return other.returned.map { end < $0 } ?? true
    }

    /// The first loan of what was out, with the loan that had it.
    /// - Parameters:
    ///   - loans: the loans in the order of their days.
    ///   - item: what a loan lends.
    ///   - period: from when to when.
    /// - Returns: both loans; `nil` when no two overlap.
    static func conflict<Loan>(
        in loans: [Loan], of item: (Loan) -> String, _ period: (Loan) -> LentPeriod
    ) -> (loan: Loan, holder: Loan)? {
        var last: [String: Loan] = [:]
        for loan in loans {
            let begins = period(loan).from
            if let holder = last.updateValue(loan, forKey: item(loan)),
                period(holder).returned.map({ $0 > begins }) ?? true
            {
                return (loan, holder)
            }
        }
        return nil
    }
}
