import HospitalCore

/// The factor that a published score has on pay (绩效系数).
public enum PayCoefficient: Equatable, Sendable {
    /// By bands: the coefficient of the highest band whose lowest score is reached.
    case bands([Band])
    /// Linear: 1 + (score − base) × step, between two limits.
    case linear(base: Decimal, step: Decimal, limits: Limits)

    /// A band of scores with one coefficient.
    public struct Band: Equatable, Sendable {
        /// The lowest score of the band.
        public let lowest: Decimal
        /// The coefficient.
        public let coefficient: Decimal

        /// A band.
        public init(from lowest: Decimal, _ coefficient: Decimal) {
            self.lowest = lowest
            self.coefficient = coefficient
        }
    }

    /// The coefficient of a score.
    ///
    /// The score is rounded half away from zero to two decimals first:
    /// 79.995 is published as 80.00 and counts as 80.00 (decision 1).
    /// - Throws: `ladderGap` when no band takes the score; `outOfRange`.
    public func coefficient(of score: Decimal) throws(ScoringError) -> Decimal {
        let published = try ScoringError.checked { () throws(NumberError) in
            try score.rounded(toScale: 2, .halfAwayFromZero)
        }
        switch self {
        case .bands(let bands):
            let reached = bands.filter { $0.lowest <= published }
            guard let best = reached.max(by: { $0.lowest < $1.lowest }) else {
                throw .ladderGap(from: nil, to: bands.map(\.lowest).min())
            }
            return best.coefficient
        case .linear(let base, let step, let limits):
            return try ScoringError.checked { () throws(NumberError) in
                let raw = try Decimal.one.adding(published.subtracting(base).multiplied(by: step))
                return max(limits.lower, min(limits.upper, raw))
            }
        }
    }
}
