/// The days from the first to the last on which something holds (有效期): a unit exists, a person
/// holds a post, a delegation counts.
///
/// Both days belong to it; without a last day it holds until further notice.
public struct Validity: Hashable, Sendable {
    /// The first day (启用日期).
    public let from: Day
    /// The last day (停用日期); `nil` until further notice.
    public let to: Day?

    /// The days from the first to the last.
    /// - Throws: `reversed` when the last day lies before the first.
    public init(from: Day, to: Day? = nil) throws(ValidityError) {
        if let to, to < from { throw .reversed(from: from, to: to) }
        self.from = from
        self.to = to
    }

    /// The last day, or the last day the library knows.
    var lastDay: Day { to ?? Day.last }

    /// Whether it holds on the day.
    public func contains(_ day: Day) -> Bool { from <= day && day <= lastDay }

    /// The first day on which both hold; `nil` when there is none.
    public func firstCommonDay(with other: Validity) -> Day? {
        let day = max(from, other.from)
        return day <= min(lastDay, other.lastDay) ? day : nil
    }

    /// How many days of a period it holds.
    public func dayCount(in period: Period) -> Int {
        max(0, max(from, period.start).days(until: min(lastDay, period.end)) + 1)
    }
}

/// What can be wrong with a validity.
public enum ValidityError: HospitalError, Hashable {
    /// The last day lies before the first.
    case reversed(from: Day, to: Day)

    /// The message with both days.
    public var finding: Finding {
        switch self {
        case .reversed(let from, let to):
            return Finding(
                .validityReversed, ["from": .text(from.description), "to": .text(to.description)])
        }
    }
}
