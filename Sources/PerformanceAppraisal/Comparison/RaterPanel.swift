import HospitalCore

/// The score of a panel of raters without its extremes (评委去极值平均).
///
///     score = mean of the ratings without the k highest and the k lowest, two decimals
///
/// Rounded once, half away from zero. A panel of 2k or fewer raters has nothing left over: its
/// plain mean counts and a finding says so.
public struct RaterPanel: Equatable, Sendable {
    /// The ratings.
    public let ratings: [Decimal]
    /// How many are left out at each end.
    public let trimmed: Int

    /// A panel.
    /// - Throws: `panelEmpty`; `trimInvalid` for a negative number.
    public init(ratings: [Decimal], trimmed: Int) throws(ComparisonError) {
        guard !ratings.isEmpty else { throw .panelEmpty }
        guard trimmed >= 0 else { throw .trimInvalid(trimmed) }
        self.ratings = ratings
        self.trimmed = trimmed
    }

    /// Whether too few ratings are left over to leave any out.
    public var isTooSmall: Bool { trimmed > (ratings.count - 1) / 2 }

    /// The published score.
    /// - Throws: `outOfRange`.
    public func score() throws(ComparisonError) -> Decimal {
        let sorted = ratings.sorted()
        let counted = isTooSmall ? sorted[...] : sorted.dropFirst(trimmed).dropLast(trimmed)
        let sum = counted.reduce(Rate.zero) { $0 + Rate($1) }
        guard let score = try? sum.divided(by: Rate(counted.count)).published() else {
            throw .outOfRange
        }
        return score
    }

    /// A panel that is too small to be trimmed.
    public var findings: [Finding] {
        guard isTooSmall, trimmed > 0 else { return [] }
        return [
            Finding(
                .panelTooSmall,
                [
                    "count": .count(ratings.count), "trimmed": .count(trimmed),
                ])
        ]
    }
}
