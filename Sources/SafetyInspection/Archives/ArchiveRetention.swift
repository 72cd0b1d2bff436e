import HospitalCore

/// How long an archive is kept, and when it may be destroyed (保管期限与鉴定销毁).
///
///     kept until = 31 December of (year + term)          for ever without a term
///
/// An archive whose term has ended is put before the appraisal group; it is destroyed only when
/// nothing holds it and it stands on a list that was approved. An audit or finance reply that asks
/// for accounting vouchers to be kept is a hold, however old they are.
/// - Source: requirement S-219
public struct ArchiveRetention: Equatable, Sendable {
    /// Why an archive is kept beyond its term.
    public struct Hold: Equatable, Sendable {
        /// Who asked for it and why: 审计未完.
        public let reason: String
        /// The last day it holds; `nil` until further notice.
        public let until: Day?

        /// A hold.
        public init(_ reason: String, until: Day? = nil) {
            self.reason = reason
            self.until = until
        }

        /// Whether it holds on a day.
        func holds(on day: Day) -> Bool {
            guard let until else { return true }
            return day <= until
        }
    }

    /// Where an archive stands on a day.
    public enum State: String, CaseIterable, Sendable {
        /// Kept, the term has not ended.
        case keep = "KEEP"
        /// The term has ended, for the appraisal group.
        case expired = "EXPIRED"
        /// The term has ended and something holds it.
        case hold = "HOLD"
    }

    /// The code of the archive.
    public let item: String
    /// The year it belongs to.
    public let year: Int
    /// The term in years; `nil` for ever (永久).
    public let years: Int?
    /// What holds it.
    public let holds: [Hold]
    /// The last day it must be kept; `nil` for ever.
    public let keepUntil: Day?

    /// An archive with its term.
    /// - Throws: `termInvalid` for a term that is not above zero or ends outside of the years the
    ///   library knows.
    public init(
        _ item: String, year: Int, years: Int?, holds: [Hold] = []
    ) throws(ArchiveError) {
        self.item = item
        self.year = year
        self.years = years
        self.holds = holds
        guard let years else {
            keepUntil = nil
            return
        }
        let (last, overflow) = year.addingReportingOverflow(years)
        guard years > 0, !overflow, let day = try? Month(year: last, month: 12).lastDay
        else { throw .termInvalid(item, years: years) }
        keepUntil = day
    }

    /// The reason that holds it on a day; `nil` when nothing does.
    public func hold(on day: Day) -> Hold? { holds.first { $0.holds(on: day) } }

    /// Where it stands on a day.
    public func state(on day: Day) -> State {
        guard let keepUntil, keepUntil < day else { return .keep }
        return hold(on: day) == nil ? .expired : .hold
    }
}

/// A list of archives to be destroyed (销毁清册), kept for ever.
public struct DestructionList: Equatable, Sendable {
    /// The code of the list.
    public let id: String
    /// The archives on it.
    public let items: [String]
    /// The appraisal group that looked at them (鉴定小组).
    public let group: [Person.ID]
    /// Who approved it; `nil` when nobody has.
    public let approver: Person.ID?

    /// A list.
    public init(_ id: String, items: [String], group: [Person.ID], approver: Person.ID?) {
        self.id = id
        self.items = items
        self.group = group
        self.approver = approver
    }

    /// Whether a group looked at it and somebody approved it.
    var isApproved: Bool { !group.isEmpty && approver != nil }

    /// Whether an archive may be destroyed on a day.
    /// - Throws: `notExpired`, `held`, `destructionUnapproved`, checked in this order.
    public func check(_ archive: ArchiveRetention, on day: Day) throws(ArchiveError) {
        if archive.state(on: day) == .keep {
            throw .notExpired(archive.item, keepUntil: archive.keepUntil)
        }
        if let hold = archive.hold(on: day) { throw .held(archive.item, reason: hold.reason) }
        guard isApproved, items.contains(archive.item) else {
            throw .destructionUnapproved(archive.item)
        }
    }
}
