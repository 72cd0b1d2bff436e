import HospitalCore

/// Items that must be done, urgent ones at once (急办): an urgent item has the shortest time limit of
/// all priorities, and the one who must act is told by a second channel.
///
/// Limits are minutes of the clock from the moment it came in, inclusive; no norm gives them, so
/// they are settings of the hospital. A telling counts with its proof (a number of a call, a read
/// receipt) and by the time limit; two by one channel are one.
/// - Source: requirement S-267
public struct UrgentRule: Equatable, Sendable {
    /// By how many channels somebody is told of an urgent item.
    public static let channels = 2

    /// The minutes of each priority.
    public let minutes: [String: Int]
    /// The shortest of them.
    public let least: Int

    /// A rule.
    /// - Throws: `numberInvalid` without any priority, or for minutes below 0 or above ten years.
    public init(minutes: [String: Int]) throws(OfficeError) {
        let wrong = minutes.filter { !(0...5_270_400).contains($0.value) }
        if let (priority, limit) = wrong.min(by: { Code<Self>($0.key) < Code<Self>($1.key) }) {
            throw .numberInvalid(priority, value: "\(limit)")
        }
        guard let least = minutes.values.min()
        else { throw .numberInvalid("minutes", value: "0") }
        self.minutes = minutes
        self.least = least
    }

    /// How an item stands at a moment; what happened after it is not known yet.
    /// - Throws: `unknown` for a priority that the rule does not have; `timesInvalid` for an item
    ///   that was done or told before it came in, or whose limit lies outside of the calendar.
    public func standing(
        of item: UrgentItem, at now: Moment
    ) throws(OfficeError) -> UrgentItem.Standing {
        guard let own = minutes[item.priority] else { throw .unknown(item.priority) }
        guard item.done.map({ $0 >= item.created }) ?? true,
            item.notices.allSatisfy({ $0.at >= item.created })
        else { throw .timesInvalid(item.code) }
        let limit = item.isUrgent ? least : own
        let due: Moment
        do { due = try item.created.adding(seconds: limit * 60) } catch {
            throw .timesInvalid(item.code)
        }
        let told = item.notices.filter {
            $0.at <= min(due, now) && !($0.proof ?? "").isEmpty
        }
        let channels = Set(told.map { Code<UrgentItem>($0.channel) }).sorted().map(\.code)
        let done = item.done.flatMap { $0 <= now ? $0 : nil }
        var faults: [UrgentItem.Fault] = []
        if (done ?? now) > due { faults.append(.late) }
        if item.isUrgent, now > due || done != nil, channels.count < Self.channels {
            faults.append(.untold)
        }
        return UrgentItem.Standing(due: due, channels: channels, faults: faults)
    }
}

/// An item that must be done.
public struct UrgentItem: Equatable, Sendable {
    /// Somebody was told.
    public struct Notice: Equatable, Sendable {
        /// By which channel: the system, telephone, a short message, in person.
        public let channel: String
        /// When.
        public let at: Moment
        /// What proves it; `nil` when nothing does.
        public let proof: String?

        /// A notice.
        public init(by channel: String, at moment: Moment, proof: String?) {
            self.channel = channel
            at = moment
            self.proof = proof
        }
    }

    /// What is wrong.
    public enum Fault: String, CaseIterable, Sendable {
        /// It was not done in time.
        case late
        /// It is urgent and was not told by two channels in time.
        case untold
    }

    /// How an item stands.
    public struct Standing: Equatable, Sendable {
        /// By when it must be done.
        public let due: Moment
        /// The channels by which somebody was told in time, with proof.
        public let channels: [String]
        /// What is wrong, in the order of ``Fault``.
        public let faults: [Fault]
    }

    /// The number.
    public let code: String
    /// The priority without the flag.
    public let priority: String
    /// Whether it is flagged as urgent.
    public let isUrgent: Bool
    /// When it came in.
    public let created: Moment
    /// When it was done; `nil` while it is open.
    public let done: Moment?
    /// Who was told how.
    public let notices: [Notice]

    /// An item.
    public init(
        _ code: String, priority: String, isUrgent: Bool, created: Moment, done: Moment? = nil,
        notices: [Notice] = []
    ) {
        self.code = code
        self.priority = priority
        self.isUrgent = isUrgent
        self.created = created
        self.done = done
        self.notices = notices
    }
}
