import HospitalCore

/// The lending of archives (档案借阅): asked for, approved by somebody else, handed out, returned, with
/// what it was good for (利用效果).
///
/// What is not approved is not handed out, and what is out cannot be lent again.
/// - Source: requirements S-222, S-223
public struct ArchiveLoan: Equatable, Sendable {
    /// What happened to a loan.
    public struct Dates: Equatable, Sendable {
        /// Asked for.
        public let requested: Day
        /// Handed out; `nil` when not yet.
        public let lent: Day?
        /// To be returned by; `nil` without a term.
        public let due: Day?
        /// Returned; `nil` when not yet.
        public let returned: Day?

        /// Dates.
        public init(requested: Day, lent: Day? = nil, due: Day? = nil, returned: Day? = nil) {
            self.requested = requested
            self.lent = lent
            self.due = due
            self.returned = returned
        }
    }

    /// Where a loan stands.
    public enum State: String, CaseIterable, Sendable {
        /// Asked for.
        case requested
        /// Handed out.
        case lent
        /// Not returned by the day it is due.
        case overdue
        /// Returned.
        case returned
    }

    /// The code of the loan.
    public let id: String
    /// The archive.
    public let item: String
    /// Who asked for it.
    public let borrower: Person.ID
    /// Who approved it; `nil` when nobody has.
    public let approver: Person.ID?
    /// When.
    public let dates: Dates
    /// What it was good for; empty when nothing is written down.
    public let effect: String

    /// A loan.
    /// - Throws: `loanApprovedBySelf`; `loanUnapproved` when it was handed out all the same;
    ///   `dayBeforeLast` when the days do not follow each other, or it is due before it was handed
    ///   out; `fieldMissing` when something was
    ///   returned that was never handed out.
    public init(
        _ id: String, item: String, borrower: Person.ID, approver: Person.ID?, dates: Dates,
        effect: String = ""
    ) throws(ArchiveError) {
        if approver == borrower { throw .loanApprovedBySelf(id, borrower) }
        if dates.lent != nil, approver == nil { throw .loanUnapproved(id) }
        guard dates.returned == nil || dates.lent != nil else {
            throw .fieldMissing(id, field: "借出日期")
        }
        let days = [dates.requested, dates.lent, dates.returned].compactMap(\.self)
        for (last, next) in zip(days, days.dropFirst()) where next < last {
            throw .dayBeforeLast(id, day: next, last: last)
        }
        let begun = dates.lent ?? dates.requested
        if let due = dates.due, due < begun { throw .dayBeforeLast(id, day: due, last: begun) }
        self.id = id
        self.item = item
        self.borrower = borrower
        self.approver = approver
        self.dates = dates
        self.effect = effect
    }

    /// Where it stands on a day; what came later is not known yet.
    public func state(on day: Day) -> State {
        guard let lent = dates.lent else { return .requested }
        let period = LentPeriod(from: lent, due: dates.due, returned: dates.returned)
        switch period.standing(on: day) {
        case .notYet: return .requested
        case .out: return .lent
        case .overdue: return .overdue
        case .returned, .returnedLate: return .returned
        }
    }

    /// Loans of which no two have one archive out at a time.
    /// - Throws: `duplicate` for a code that stands twice; `itemOut` for the later loan.
    public static func checkShelves(_ loans: [ArchiveLoan]) throws(ArchiveError) {
        var seen: Set<String> = []
        for loan in loans where !seen.insert(loan.id).inserted { throw .duplicate(loan.id) }
        let out = loans.compactMap { loan in
            loan.dates.lent.map { lent in
                (
                    loan: loan,
                    period: LentPeriod(
                        from: lent, due: loan.dates.due, returned: loan.dates.returned)
                )
            }
        }.sorted { one, other in
            LentPeriod.isBefore(one.period, other.period)
                || !LentPeriod.isBefore(other.period, one.period) && one.loan.id < other.loan.id
        }
        if let (later, holder) = LentPeriod.conflict(in: out, of: \.loan.item, \.period) {
            throw .itemOut(later.loan.item, loan: holder.loan.id)
        }
    }
}

/// What lending came to in a period (利用统计).
public struct LoanUse: Equatable, Sendable {
    /// Archives handed out.
    public let lent: Int
    /// Those returned.
    public let returned: Int
    /// Those not returned by the day they are due.
    public let overdue: Int
    /// Those returned with what they were good for.
    public let withEffect: Int

    /// The use of loans as it stands on a day.
    public init(_ loans: [ArchiveLoan], on day: Day) {
        let states = loans.map { $0.state(on: day) }
        lent = states.count { $0 != .requested }
        returned = states.count { $0 == .returned }
        overdue = states.count { $0 == .overdue }
        withEffect = zip(loans, states).count { $1 == .returned && !$0.effect.isEmpty }
    }
}
