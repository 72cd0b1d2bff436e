import HospitalCore

/// How far several rankings of the same alternatives agree (方法一致性): Kendall's W over all, and
/// Spearman's coefficient of each with the first.
///
///     W = 12 S / (m² (n³ − n) − m Σ T)     S = Σ (R − R̄)²     T = Σ (t³ − t)
///
/// R is the sum of the average ranks of an alternative over m rankings of n alternatives, t the
/// number of alternatives that share a rank. W is an exact fraction from 0 to 1; it has no value
/// when every ranking puts all alternatives on one place.
/// - Source: Kendall and Smith 1939, with the correction for ties
public struct MethodAgreement: Equatable, Sendable {
    /// Kendall's W; `nil` when nothing is ranked.
    public let concordance: Rate?
    /// Spearman's coefficient of each ranking with the first; `nil` where one of them ranks
    /// nothing.
    public let spearman: [Double?]

    /// The agreement of rankings; each has a rank for every alternative, equal numbers are shared
    /// ranks.
    /// - Throws: `empty` without rankings or alternatives; `rowLength` for a ranking of another
    ///   length.
    public init(_ rankings: [[Int]]) throws(EvaluationError) {
        guard let first = rankings.first, !first.isEmpty else { throw .empty }
        for (position, ranking) in rankings.enumerated() where ranking.count != first.count {
            throw .rowLength(
                alternative: String(position + 1), expected: first.count, found: ranking.count)
        }
        let average = rankings.map(Self.averageRanks)
        concordance = Self.concordance(average.map(\.ranks), ties: average.map(\.ties))
        spearman = average.map { Self.correlation(average[0].ranks, $0.ranks) }
    }

    /// Average ranks and Σ (t³ − t).
    private static func averageRanks(_ ranking: [Int]) -> (ranks: [Rate], ties: Rate) {
        let order = ranking.indices.sorted { ranking[$0] < ranking[$1] }
        var ranks = [Rate](repeating: .zero, count: ranking.count)
        var (start, ties) = (0, Rate.zero)
        while start < order.count {
            var end = start + 1
            while end < order.count, ranking[order[end]] == ranking[order[start]] { end += 1 }
            let shared = Rate(end - start)
            ties = ties + shared * shared * shared - shared
            for place in start..<end {
                ranks[order[place]] = Rate(start + 1 + end) * Rate(hundredths: 50)
            }
            start = end
        }
        return (ranks, ties)
    }

    private static func concordance(_ ranks: [[Rate]], ties: [Rate]) -> Rate? {
        let (rankings, count) = (Rate(ranks.count), Rate(ranks[0].count))
        // Ranks 1 to n have the mean (n + 1) / 2, shared or not.
        let mean = rankings * (count + .one) * Rate(hundredths: 50)
        let squares = ranks[0].indices.reduce(Rate.zero) { sum, alternative in
            let deviation = ranks.reduce(Rate.zero) { $0 + $1[alternative] } - mean
            return sum + deviation * deviation
        }
        let most =
            rankings * rankings * (count * count * count - count)
            - rankings * ties.reduce(.zero, +)
        return try? (Rate(12) * squares).divided(by: most)
    }

    private static func correlation(_ one: [Rate], _ other: [Rate]) -> Double? {
        let mean = Rate(one.count + 1) * Rate(hundredths: 50)
        func covariance(_ a: [Rate], _ b: [Rate]) -> Double {
            zip(a, b).reduce(Rate.zero) { $0 + ($1.0 - mean) * ($1.1 - mean) }.real
        }
        let spread = (covariance(one, one) * covariance(other, other)).squareRoot()
        return spread > 0 ? covariance(one, other) / spread : nil
    }
}
