/// Ranks of scores: the best is 1, equal ones share a rank and the next ones are left out (并列排名).
public enum Ranking {
    /// Scores closer than this are equal.
    public static let tolerance = 1e-12

    /// The ranks in the order of the scores, highest score first.
    public static func ranks(_ scores: [Double]) -> [Int] {
        let order = scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
        var ranks = [Int](repeating: 1, count: scores.count)
        var (rank, best) = (1, 0.0)
        for (position, index) in order.enumerated() {
            if position == 0 || best - scores[index] > tolerance {
                (rank, best) = (position + 1, scores[index])
            }
            ranks[index] = rank
        }
        return ranks
    }
}
