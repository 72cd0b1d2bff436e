import HospitalCore

/// Whether somebody may be handed to who asks for them (接送与出院核对): a child to the holder of its
/// card, a newborn to the person named on its card.
///
///     released ⇔ the card is for this person, holds on the day, and names who came
///     a stranger is verified first; afterwards the verifier is on record
///
/// - Source: requirements S-153
public struct ReleaseGate: Equatable, Sendable {
    /// A card.
    public struct Card: Equatable, Sendable {
        /// The number.
        public let number: String
        /// Who may be fetched with it.
        public let subject: String
        /// Who may fetch.
        public let collectors: [String]
        /// The days on which it holds.
        public let validity: Validity

        /// A card.
        public init(
            _ number: String, for subject: String, collectors: [String], validity: Validity
        ) {
            self.number = number
            self.subject = subject
            self.collectors = collectors
            self.validity = validity
        }
    }

    /// What follows.
    public enum Verdict: String, CaseIterable, Sendable {
        /// 放行
        case release = "RELEASE"
        /// 先核实: without a card, or a stranger.
        case verifyFirst = "VERIFY_FIRST"
        /// 核实后放行
        case releasedVerified = "RELEASED_VERIFIED"
        /// 拒绝: the card is of somebody else or does not hold.
        case refuse = "REFUSE"
    }

    /// What follows when somebody comes for a person.
    /// - `card`: what they show; `nil` without one.
    /// - `verifier`: who verified with the family or the ward that they may; `nil` when nobody did.
    public static func verdict(
        for subject: String, collector: String, card: Card?, on day: Day,
        verifier: Person.ID? = nil
    ) -> Verdict {
        if let card {
            guard card.subject == subject, card.validity.contains(day) else { return .refuse }
            if card.collectors.contains(collector) { return .release }
        }
        return verifier == nil ? .verifyFirst : .releasedVerified
    }
}
