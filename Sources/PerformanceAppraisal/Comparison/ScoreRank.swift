import HospitalCore

/// The place of a score among others, in the four ways it is printed (名次).
///
/// | scores 95, 91, 88, 88, 70 | 95 | 91 | 88 | 88 | 70 |
/// |---|---|---|---|---|---|
/// | competition (并列占位) | 1 | 2 | 3 | 3 | 5 |
/// | dense (并列不占位) | 1 | 2 | 3 | 3 | 4 |
/// | average (平均名次) | 1 | 2 | 3.5 | 3.5 | 5 |
/// | percent (百分位) | 1 | 3/4 | 1/4 | 1/4 | 0 |
///
/// The highest score is best. The percent rank is the number of lower scores over n − 1; a single
/// score has 1. Scores are compared exactly, so the published ones decide (decision 1).
public struct ScoreRank: Equatable, Sendable {
    /// Equal scores share the first of their places, the next score is after all of them.
    public let competition: Int
    /// Equal scores share a place, the next score has the next one.
    public let dense: Int
    /// Equal scores share the mean of their places.
    public let average: Rate
    /// Lower scores over n − 1.
    public let percent: Rate

    /// The ranks of scores, in their order.
    public static func ranks(of scores: [Decimal]) -> [ScoreRank] {
        let order = scores.indices.sorted { scores[$0] > scores[$1] }
        var ranks: [Int: ScoreRank] = [:]
        var (start, dense) = (0, 0)
        while start < order.count {
            var end = start + 1
            while end < order.count, scores[order[end]] == scores[order[start]] { end += 1 }
            dense += 1
            let below = Rate(order.count - end)
            let rank = ScoreRank(
                competition: start + 1, dense: dense,
                // Places start + 1 to end have the mean (start + 1 + end) / 2.
                average: Rate(start + 1 + end) * Rate(hundredths: 50),
                percent: (try? below.divided(by: Rate(order.count - 1))) ?? .one)
            for position in start..<end { ranks[order[position]] = rank }
            start = end
        }
        return scores.indices.compactMap { ranks[$0] }
    }
}
