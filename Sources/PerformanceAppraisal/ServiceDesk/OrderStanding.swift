import HospitalCore

/// How an order stands at a moment.
public struct OrderStanding: Equatable, Sendable {
    /// The order.
    public let order: ServiceOrder
    /// Its state.
    public internal(set) var state = OrderState.registered
    /// Its priority now.
    public internal(set) var priority: String
    /// Whether the clock of completion stands.
    public internal(set) var isPaused = false
    /// The line of support it is at, 1 to 3, with steps up that are due because it lay idle.
    public internal(set) var line = 1
    /// When it should have gone up because it lay idle; `nil` when it did not lie too long.
    public internal(set) var escalated: Moment?
    /// How often it was given to somebody else.
    public internal(set) var reassignments = 0
    /// How often it was reopened.
    public internal(set) var reopenings = 0
    /// How often somebody went there.
    public internal(set) var visits = 0
    /// When the desk took it.
    public internal(set) var accepted: Moment?
    /// When somebody last began to work on it.
    public internal(set) var undertaken: Moment?
    /// When the work was last done.
    public internal(set) var finished: Moment?
    /// Whether anybody asked the caller or told the caller.
    public internal(set) var isReplied = false
    /// The position of the level that the caller gave.
    public internal(set) var level: Int?
    /// Whether it was taken in time; `nil` when that is not due yet or there is no limit.
    public internal(set) var respondedInTime: Bool?
    /// Whether it was done in time; `nil` when that is not due yet or there is no limit.
    public internal(set) var completedInTime: Bool?
    /// When it must be done; `nil` when it is done, stands, or has no limit.
    public internal(set) var due: Moment?
    /// Seconds to completion without pauses, of the kind of its limit; `nil` while it is open.
    public internal(set) var usedSeconds: Int?
    /// The fields of the order with worker, team, cause, day of the call and priority.
    public internal(set) var fields: [String: String]
    /// The last thing that happened.
    public internal(set) var last: Moment

    init(_ order: ServiceOrder) {
        self.order = order
        priority = order.priority
        fields = order.fields
        fields["day"] = order.created.day.description
        last = order.created
    }

    /// Whether it is open and its time to completion has passed.
    public var isOverdue: Bool { state.isOpen && completedInTime == false }
    /// Minutes to completion without pauses, two decimals, half away from zero; `nil` while it is
    /// open.
    public var usedMinutes: Decimal? {
        usedSeconds.flatMap { try? Rate(numerator: Int128($0), denominator: 60).published() }
    }

    /// Seconds from the call to its acceptance; `nil` before.
    var responseSeconds: Int? { accepted.map { order.created.seconds(until: $0) } }
    /// Seconds from the beginning of the work to its end; `nil` before.
    var tripSeconds: Int? {
        guard state.isClosed, let undertaken, let finished else { return nil }
        return undertaken.seconds(until: finished)
    }
}
