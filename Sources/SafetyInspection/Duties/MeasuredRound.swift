import HospitalCore

/// Something measured so many times a day, with a limit that opens a gate (定时测量): the temperature
/// of boarders 4 times, of day pupils 3 times.
///
///     complete ⇔ as many values as the group needs          3 of 4 ⇒ incomplete
///     pass (card) ⇔ complete and every value within the limits
///     a value outside ⇒ a doctor's note before return; a note does not take the place of values
///
/// The limits themselves are in order.
/// - Source: requirements S-152
public struct MeasuredRound: Equatable, Sendable {
    /// How often a group is measured, and within which limits.
    public struct Rule: Equatable, Sendable {
        /// The group: `boarder`.
        public let group: String
        /// How many times a day.
        public let times: Int
        /// The lowest value in order; `nil` without one.
        public let lowest: Decimal?
        /// The highest value in order; `nil` without one.
        public let highest: Decimal?

        /// A rule.
        /// - Throws: `timesInvalid` below 1; `limitsCrossed`.
        public init(
            _ group: String, times: Int, lowest: Decimal? = nil, highest: Decimal? = nil
        ) throws(SafetyDutyError) {
            guard times >= 1 else { throw .timesInvalid(group, times: times) }
            if let lowest, let highest, lowest > highest {
                throw .limitsCrossed(group, lowest: lowest, highest: highest)
            }
            self.group = group
            self.times = times
            self.lowest = lowest
            self.highest = highest
        }

        /// Whether a value is in order.
        func allows(_ value: Decimal) -> Bool {
            (lowest.map { $0 <= value } ?? true) && (highest.map { value <= $0 } ?? true)
        }
    }

    /// What follows from the values of a day.
    public enum Verdict: String, CaseIterable, Sendable {
        /// 发卡: all there and in order.
        case pass = "PASS"
        /// 未测完: values are missing, and those that are there are in order or have a note.
        case incomplete = "INCOMPLETE"
        /// 须凭医生证明: a value was not in order, and no note was given.
        case needsNote = "NEEDS_NOTE"
        /// 已交证明: all there, a value was not in order, and a doctor's note allows the return.
        case cleared = "CLEARED"
    }

    /// The person.
    public let subject: String
    /// How often it must be measured.
    public let needed: Int
    /// How many values there are.
    public let count: Int
    /// The values that are not in order.
    public let outside: [Decimal]
    /// What follows.
    public let verdict: Verdict

    /// The values of a person on a day.
    /// - `hasNote`: whether a doctor's note was given.
    public init(of subject: String, _ values: [Decimal], by rule: Rule, hasNote: Bool = false) {
        self.subject = subject
        needed = rule.times
        count = values.count
        outside = values.filter { !rule.allows($0) }
        if !outside.isEmpty, !hasNote {
            verdict = .needsNote
        } else if values.count < rule.times {
            verdict = .incomplete
        } else {
            verdict = outside.isEmpty ? .pass : .cleared
        }
    }
}
