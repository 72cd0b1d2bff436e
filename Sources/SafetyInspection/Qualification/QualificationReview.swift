import HospitalCore

/// What becomes of a qualification that is scored again and again (年度考评): so many failures in a row
/// revoke it.
///
/// Once revoked it stays revoked, until it is granted anew. A period without a score neither counts
/// nor ends a row, and is told.
/// - Source: requirements S-258; ``StreakRule``
public struct QualificationReview: Equatable, Sendable {
    /// A period.
    public struct Period: Equatable, Sendable {
        /// The label: `2024`, `2024-H1`.
        public let label: String
        /// Whether it was passed; `nil` without a result.
        public let isPassed: Bool?

        /// A period.
        public init(_ label: String, isPassed: Bool?) {
            self.label = label
            self.isPassed = isPassed
        }

        /// A period with its score: the pass mark itself passes.
        public init(_ label: String, score: Decimal?, passMark: Decimal) {
            self.init(label, isPassed: score.map { $0 >= passMark })
        }
    }

    /// How the qualification stands after a period.
    public enum Verdict: String, CaseIterable, Sendable {
        /// It is kept.
        case keep = "KEEP"
        /// It is revoked with this period.
        case revoke = "REVOKE"
        /// It was revoked before.
        case revoked = "REVOKED"
        /// Nobody scored the period.
        case missing = "MISSING"
    }

    /// A period with its verdict.
    public struct Standing: Equatable, Sendable {
        /// The period.
        public let period: Period
        /// Failures in a row up to the period; those in a row before it, when it has no result.
        public let failures: Int
        /// How the qualification stands.
        public let verdict: Verdict
    }

    /// How it stands after each period.
    public let standings: [Standing]

    /// A review of periods in their order.
    /// - `failures`: so many in a row revoke.
    /// - Throws: `check` below 1; `twice` for a label that stands twice.
    public init(_ periods: [Period], revokedAfter failures: Int) throws(QualificationError) {
        let streak: StreakRule
        do { streak = try StreakRule(length: failures) } catch { throw .check(error) }
        var seen: Set<String> = []
        for period in periods where !seen.insert(period.label).inserted {
            throw .twice(rule: "review", period.label)
        }
        var (row, isRevoked) = (0, false)
        let rows = streak.standings(of: periods.map { $0.isPassed.map { !$0 } })
        standings = zip(periods, rows).map { period, standing in
            let verdict: Verdict
            switch standing {
            case .count(let count):
                row = count
                verdict = isRevoked ? .revoked : .keep
            case .triggered, .continued:
                row += 1
                verdict = isRevoked ? .revoked : .revoke
            case .missing: verdict = isRevoked ? .revoked : .missing
            }
            if verdict == .revoke { isRevoked = true }
            return Standing(period: period, failures: row, verdict: verdict)
        }
    }
}
