import HospitalCore

/// A promised job with its quantity and day (承诺实事): done, open or overdue on a day.
/// - Source: requirement S-114
public struct PlannedTask: Equatable, Sendable {
    /// How a task stands.
    public enum State: String, CaseIterable, Sendable {
        /// The whole quantity is done.
        case done
        /// Not done, and the day has not passed.
        case open
        /// Not done, and the day has passed.
        case overdue
    }

    /// The job.
    public let name: String
    /// How much is promised.
    public let quantity: Decimal
    /// The last day in time.
    public let due: Day
    /// How much is done.
    public let done: Decimal

    /// A job.
    public init(_ name: String, quantity: Decimal, due: Day, done: Decimal) {
        self.name = name
        self.quantity = quantity
        self.due = due
        self.done = done
    }

    /// How it stands on a day.
    public func state(on today: Day) -> State {
        if done >= quantity { return .done }
        return today > due ? .overdue : .open
    }
}
