/// The months of an area that are closed (结账): their facts and results stay as they are.
///
/// A closed month is only reopened by a ``PrivilegedAction`` of two persons with a reason (S-291).
public struct PeriodLock: Hashable, Sendable {
    /// The area of business: `cost`, `pay`.
    public let area: String
    /// The closed months.
    public private(set) var closedMonths: Set<Month>

    /// The lock of an area.
    public init(area: String, closed closedMonths: Set<Month> = []) {
        self.area = area
        self.closedMonths = closedMonths
    }

    /// How a privileged action names a month of the area: `cost 2025-03`.
    public func subject(of month: Month) -> String { "\(area) \(month)" }

    /// Whether the month is closed.
    public func isClosed(_ month: Month) -> Bool { closedMonths.contains(month) }

    /// Refuses to change a closed month.
    /// - Throws: `closed`.
    public func checkOpen(_ month: Month) throws(PeriodLockError) {
        guard !isClosed(month) else { throw .closed(area: area, month) }
    }

    /// The first month, from the given one on, that is open.
    /// - Throws: `outOfRange` when every later month of the calendar is closed.
    public func firstOpenMonth(from month: Month) throws(TimeError) -> Month {
        var month = month
        while isClosed(month) { month = try month.adding(months: 1) }
        return month
    }

    /// The lock with one more month closed.
    /// - Throws: `alreadyClosed`.
    public func closing(_ month: Month) throws(PeriodLockError) -> PeriodLock {
        guard !isClosed(month) else { throw .alreadyClosed(area: area, month) }
        var lock = self
        lock.closedMonths.insert(month)
        return lock
    }

    /// The lock with a month opened again.
    /// - Throws: `notClosed`; `privilege` when the action was confirmed for something else.
    public func reopening(
        _ month: Month, by action: PrivilegedAction
    ) throws(PeriodLockError) -> PeriodLock {
        guard isClosed(month) else { throw .notClosed(area: area, month) }
        do {
            try action.check(.reopenPeriod, of: subject(of: month))
        } catch { throw .privilege(error) }
        var lock = self
        lock.closedMonths.remove(month)
        return lock
    }
}

/// Why a change of a month, or of its lock, is refused.
public enum PeriodLockError: HospitalError, Hashable {
    /// The month is closed.
    case closed(area: String, Month)
    /// The month is closed and is closed again.
    case alreadyClosed(area: String, Month)
    /// The month is open and is opened again.
    case notClosed(area: String, Month)
    /// The action was confirmed for something else.
    case privilege(PrivilegeError)

    /// The message with the area and the month.
    public var finding: Finding {
        switch self {
        case .closed(let area, let month): return Finding(.periodClosed, Self.values(area, month))
        case .alreadyClosed(let area, let month):
            return Finding(.periodAlreadyClosed, Self.values(area, month))
        case .notClosed(let area, let month):
            return Finding(.periodNotClosed, Self.values(area, month))
        case .privilege(let error): return error.finding
        }
    }

    private static func values(_ area: String, _ month: Month) -> [String: MessageValue] {
        ["area": .text(area), "period": .period(month.description)]
    }
}
