/// One sitting of a panel and its vote (会议表决).
///
///     passed  ⇔  votes in favour / members present > share    (≥ when the share itself is enough)
///
/// A member who is present and does not vote counts as present. A sitting at which a needed seat is
/// empty decides nothing.
public struct PanelSitting: Hashable, Sendable {
    /// A vote.
    public enum Vote: String, CaseIterable, Sendable {
        /// 同意
        case inFavour = "in_favour"
        /// 反对
        case against
        /// 弃权
        case abstained
    }

    /// The share of the members present that a decision needs (通过比例).
    public struct Majority: Hashable, Sendable {
        /// The share.
        public let share: Rate
        /// Whether exactly the share is enough.
        public let isInclusive: Bool

        /// A majority.
        public init(_ share: Rate, isInclusive: Bool) {
            self.share = share
            self.isInclusive = isInclusive
        }
    }

    /// What came of the vote.
    public struct Result: Hashable, Sendable {
        /// Members present.
        public let present: Int
        /// Votes of each kind.
        public let votes: [Vote: Int]
        /// Whether the motion passed.
        public let isPassed: Bool
    }

    /// The rule of the panel.
    public let rule: PanelRule
    /// The members who are present.
    public let present: [Actor]

    /// A sitting.
    /// - Throws: the first fault of the members that is no warning.
    public init(_ rule: PanelRule, present: [Actor]) throws(PanelError) {
        if let fault = rule.faults(in: present).first(where: { !$0.isWarning }) { throw fault }
        self.rule = rule
        self.present = present
    }

    /// The result of a vote.
    /// - Throws: `voterUnknown`, `votedTwice`.
    public func result(
        of votes: [(person: Person.ID, vote: Vote)], majority: Majority
    ) throws(PanelError) -> Result {
        let seated = Set(present.map(\.person))
        var voted: Set<Person.ID> = []
        var counts: [Vote: Int] = [:]
        for (person, vote) in votes {
            guard seated.contains(person) else {
                throw .voterUnknown(panel: rule.name, person)
            }
            guard voted.insert(person).inserted else { throw .votedTwice(panel: rule.name, person) }
            counts[vote, default: 0] += 1
        }
        // A panel without members passes nothing: 0/0 is no majority.
        let reached = try? Rate(
            numerator: Int128(counts[.inFavour, default: 0]), denominator: Int128(seated.count))
        let isPassed = reached.map {
            $0 > majority.share || majority.isInclusive && $0 == majority.share
        }
        return Result(present: seated.count, votes: counts, isPassed: isPassed ?? false)
    }
}
