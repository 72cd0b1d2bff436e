import HospitalCore

/// Alternatives by their ranks in every criterion, sorted into bands (秩和比法, RSR).
///
///     RSR = Σ weight × rank / n          rank 1 for the worst, equal values share the mean rank
///     p = mean position of a group of equal RSR / n, for the last group 1 − 1/(4n)
///     probit = 5 + Φ⁻¹(p)               RSR = a + b × probit by least squares over the groups
///     band = number of cuts that the group's probit reaches, and 1 more
///
/// Ranks and ratios are exact fractions, so equal ones are equal; only the probits and the
/// regression are statistics. Band 1 is the worst. Linear ranks, 1 + (n − 1) × (x − worst) /
/// (best − worst), keep distances; a constant criterion gives every alternative the mean rank. With
/// fewer than five groups the regression is told to be a hint, with one group there is none.
/// - Source: 田凤调 1993; 孙振球《医学统计学》
public struct RankSumRatio: Equatable, Sendable {
    /// How values become ranks.
    public enum Ranks: String, CaseIterable, Sendable {
        /// By order; equal values share the mean of their places (整次秩和比).
        case average
        /// By distance (非整次秩和比).
        case linear
    }

    /// Alternatives with the same ratio.
    public struct Group: Equatable, Sendable {
        /// The ratio.
        public let ratio: Rate
        /// The positions of the alternatives in the matrix.
        public let members: [Int]
        /// The mean of their places from the lowest ratio on.
        public let meanRank: Rate
        /// The cumulative frequency.
        public let frequency: Rate
        /// 5 + Φ⁻¹(frequency).
        public let probit: Double
    }

    /// How values became ranks.
    public let rankedBy: Ranks
    /// A row of ranks for each alternative.
    public let ranks: [[Rate]]
    /// The ratio of each alternative.
    public let ratios: [Rate]
    /// The groups from the lowest ratio to the highest.
    public let groups: [Group]
    /// The line through the groups; `nil` with one group.
    public let regression: LineOfBestFit?
    /// Criteria that distinguish nothing, too few groups.
    public let findings: [Finding]

    /// The ratios of the alternatives of a matrix.
    /// - Throws: `weightCount`.
    public init(
        _ matrix: EvaluationMatrix, weights: CriterionWeights, ranks rankedBy: Ranks
    ) throws(EvaluationError) {
        try weights.require(matrix.criteria.count)
        let columns = matrix.criteria.indices.map { criterion -> [Rate] in
            let values = matrix.column(criterion).map { Rate($0) }
            let turned =
                matrix.criteria[criterion].direction == .higherIsBetter
                ? values : values.map { -$0 }
            return rankedBy == .linear && !matrix.isConstant(criterion)
                ? Self.linearRanks(turned) : Self.averageRanks(turned)
        }
        let count = Rate(matrix.alternatives.count)
        let rows = matrix.alternatives.indices.map { row in columns.map { $0[row] } }
        let ratios = rows.map { row in
            let sum = zip(row, weights.exact).reduce(Rate.zero) { $0 + $1.0 * $1.1 }
            return (try? sum.divided(by: count)) ?? .zero
        }
        self.rankedBy = rankedBy
        ranks = rows
        self.ratios = ratios
        let groups = Self.groups(ratios)
        self.groups = groups
        regression = LineOfBestFit(groups.map { ($0.probit, $0.ratio.real) })
        let isFew = groups.count < 5
        findings =
            matrix.findings
            + (isFew ? [Finding(.evaluationFewGroups, ["count": .count(groups.count)])] : [])
    }

    /// Places from the lowest value on; equal values share the mean of theirs.
    static func averageRanks(_ values: [Rate]) -> [Rate] {
        var ranks = [Rate](repeating: .zero, count: values.count)
        for (places, members) in placed(values) {
            for member in members { ranks[member] = places }
        }
        return ranks
    }

    private static func linearRanks(_ values: [Rate]) -> [Rate] {
        guard let least = values.min(), let most = values.max() else { return [] }
        let steps = Rate(values.count - 1)
        return values.map {
            .one + steps * ((try? ($0 - least).divided(by: most - least)) ?? .zero)
        }
    }

    /// The mean place of each set of equal values, from the lowest on.
    private static func placed(_ values: [Rate]) -> [(Rate, members: [Int])] {
        let order = values.indices.sorted { values[$0] < values[$1] }
        var placed: [(Rate, members: [Int])] = []
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
            // Places start + 1 to end have the mean (start + 1 + end) / 2.
            let mean = Rate(start + 1 + end) * Rate(hundredths: 50)
            placed.append((mean, order[start..<end].sorted()))
            start = end
        }
        return placed
    }

    private static func groups(_ ratios: [Rate]) -> [Group] {
        let placed = placed(ratios)
        let quarter = (try? Rate(numerator: 1, denominator: Int128(4 * ratios.count))) ?? .zero
        return placed.enumerated().map { position, group in
            let frequency =
                position == placed.count - 1
                ? .one - quarter : (try? group.0.divided(by: Rate(ratios.count))) ?? .zero
            return Group(
                ratio: ratios[group.members[0]], members: group.members, meanRank: group.0,
                frequency: frequency,
                probit: 5 + StatisticalFunctions.normalQuantile(frequency.real))
        }
    }
}

extension RankSumRatio {
    /// The probits at which bands begin, by number of bands: 3 to 7.
    /// - Throws: `parameterInvalid` for another number.
    public static func cuts(bands: Int) throws(EvaluationError) -> [Decimal] {
        guard let hundredths = cutTable[bands] else {
            throw .parameterInvalid(name: "bands", value: String(bands))
        }
        return hundredths.map { $0.normalized }
    }

    private static let cutTable: [Int: [Decimal]] = [
        3: [400, 600], 4: [350, 500, 650], 5: [320, 440, 560, 680], 6: [300, 400, 500, 600, 700],
        7: [286, 372, 457, 543, 628, 714],
    ].mapValues { hundredths in
        hundredths.compactMap { try? Decimal(significand: $0, scale: 2) }
    }

    /// The band of each alternative, 1 for the worst.
    /// - Throws: `parameterInvalid`.
    public func levels(bands: Int) throws(EvaluationError) -> [Int] {
        let cuts = try Self.cuts(bands: bands).map(\.real)
        var levels = [Int](repeating: 1, count: ratios.count)
        for group in groups {
            let level = 1 + cuts.count { $0 <= group.probit }
            for member in group.members { levels[member] = level }
        }
        return levels
    }
}
