import HospitalCore

/// A certificate of a person (证书与证明): a licence with an expiry, or evidence of further education
/// such as a study leave, 援外, 援疆 or a degree.
///
/// It counts from the day of issue through its last day; without a last day it does not expire.
/// - Source: requirements S-233
public struct Certificate: Equatable, Sendable {
    /// How a certificate stands on a day.
    public enum Standing: String, CaseIterable, Sendable {
        /// Not issued yet.
        case notYet = "NOT_YET"
        /// In force.
        case valid = "VALID"
        /// In force, and so near its end that it must be renewed.
        case expiring = "EXPIRING"
        /// Its last day has passed.
        case expired = "EXPIRED"
    }

    /// Whose it is.
    public let person: Person.ID
    /// The kind: 电工证, 进修.
    public let kind: String
    /// The number: the evidence.
    public let number: String
    /// The days on which it holds.
    public let validity: Validity

    /// A certificate.
    /// - Throws: `daysReversed` when it ends before it was issued.
    public init(
        _ person: Person.ID, kind: String, number: String, issued: Day, through last: Day?
    ) throws(PeopleError) {
        self.person = person
        self.kind = kind
        self.number = number
        do { validity = try Validity(from: issued, to: last) } catch {
            throw .daysReversed(
                subject: "\(person) \(kind) \(number)", from: issued, to: last ?? issued)
        }
    }

    /// How it stands on a day; it is expiring on its last `warningDays` days.
    public func standing(on day: Day, warningDays: Int) -> Standing {
        guard day >= validity.from else { return .notYet }
        guard let last = validity.to else { return .valid }
        guard day <= last else { return .expired }
        return day.days(until: last) < warningDays ? .expiring : .valid
    }
}

/// A file of a person that was borrowed (学分档案借阅): a promotion borrows it and brings it back.
///
/// - Source: requirements S-233
public struct FileLoan: Equatable, Sendable {
    /// How a loan stands on a day.
    public typealias Standing = LentPeriod.Standing

    /// The file.
    public let file: String
    /// Who borrowed it.
    public let borrower: Person.ID
    /// What for: 职称晋升.
    public let purpose: String
    /// The day it was lent.
    public let from: Day
    /// The last day for its return.
    public let due: Day
    /// The day it came back; `nil` while it is out.
    public let returned: Day?

    /// A loan.
    /// - Throws: `daysReversed` when it is due or back before it was lent.
    public init(
        _ file: String, to borrower: Person.ID, purpose: String, from: Day, due: Day,
        returned: Day? = nil
    ) throws(PeopleError) {
        for last in [due, returned ?? due] where last < from {
            throw .daysReversed(subject: "\(file) \(borrower)", from: from, to: last)
        }
        self.file = file
        self.borrower = borrower
        self.purpose = purpose
        self.from = from
        self.due = due
        self.returned = returned
    }

    private var period: LentPeriod { LentPeriod(from: from, due: due, returned: returned) }

    /// How the loan stands on a day; what came later is not known yet.
    public func standing(on day: Day) -> Standing { period.standing(on: day) }

    /// Loans in the order of their days, no file lent while it was out.
    /// - Throws: `fileLent` with both loans; a file may go out again on the day it came back.
    public static func checked(_ loans: [FileLoan]) throws(PeopleError) -> [FileLoan] {
        let sorted = loans.sorted { LentPeriod.isBefore($0.period, $1.period) }
        if let (loan, holder) = LentPeriod.conflict(in: sorted, of: \.file, \.period) {
            throw .fileLent(loan, holder: holder)
        }
        return sorted
    }
}
