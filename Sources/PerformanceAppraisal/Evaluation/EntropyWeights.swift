import HospitalCore

/// Weights by how much a criterion tells alternatives apart (熵权法).
///
///     p = share of an alternative in its criterion          e = − Σ p ln p / ln n
///     weight = (1 − e) / Σ (1 − e)                           0 ln 0 = 0
///
/// The share is the raw value over its total, or the value scaled between 0 for the worst and 1 for
/// the best of its own criterion. A constant criterion weighs 0 and is told; when all are constant
/// they weigh the same. Weights keep full precision: printed to two decimals they no longer total 1
/// and change every score.
public struct EntropyWeights: Equatable, Sendable {
    /// What an alternative's share is taken of.
    public enum Share: String, CaseIterable, Sendable {
        /// The values themselves, not negative.
        case raw
        /// The values scaled between the worst and the best of their criterion.
        case minmax
    }

    /// What the share was taken of.
    public let share: Share
    /// The entropy of every criterion, 0 to 1.
    public let entropies: [Double]
    /// The weights; they total 1.
    public let weights: [Double]
    /// Criteria that distinguish nothing.
    public let findings: [Finding]

    /// The weights of the criteria of a matrix.
    /// - Throws: `lowNotAllowed` for raw shares of a criterion that is better when low;
    ///   `notPositive` for raw shares of negative values.
    public init(_ matrix: EvaluationMatrix, share: Share) throws(EvaluationError) {
        let size = StatisticalFunctions.logarithm(Double(matrix.alternatives.count))
        var entropies: [Double] = []
        for criterion in matrix.criteria.indices {
            if share == .raw { try Self.requireShares(matrix, criterion) }
            guard !matrix.isConstant(criterion) else {
                entropies.append(1)
                continue
            }
            let column = share == .raw ? matrix.units(criterion) : matrix.scaled(criterion)
            let total = column.reduce(0, +)
            let sum = column.reduce(0) {
                let part = $1 / total
                return part > 0 ? $0 + part * StatisticalFunctions.logarithm(part) : $0
            }
            entropies.append(min(1, max(0, -sum / size)))
        }
        self.init(share: share, entropies: entropies, findings: matrix.findings)
    }

    /// The weights that entropies give.
    init(share: Share, entropies: [Double], findings: [Finding]) {
        self.share = share
        self.entropies = entropies
        weights = WeightShares.shares(entropies.map { 1 - $0 })
        self.findings = findings
    }

    private static func requireShares(
        _ matrix: EvaluationMatrix, _ criterion: Int
    ) throws(EvaluationError) {
        guard matrix.criteria[criterion].direction == .higherIsBetter else {
            throw .lowNotAllowed(criterion: matrix.criteria[criterion].code, method: "raw")
        }
        for (row, alternative) in zip(matrix.values, matrix.alternatives)
        where row[criterion] < .zero {
            throw .notPositive(
                criterion: matrix.criteria[criterion].code, alternative: alternative,
                value: row[criterion])
        }
    }

    /// The weighted sum of the values themselves, which criteria in one unit allow (加权得分).
    /// - Throws: `lowNotAllowed` for a criterion that is better when low.
    public func scores(of matrix: EvaluationMatrix) throws(EvaluationError) -> [Double] {
        for criterion in matrix.criteria where criterion.direction == .lowerIsBetter {
            throw .lowNotAllowed(criterion: criterion.code, method: "score")
        }
        return matrix.values.map { row in
            zip(row, weights).reduce(0) { $0 + $1.0.real * $1.1 }
        }
    }
}

/// Brings what criteria contribute to weights that total 1.
enum WeightShares {
    /// Shares of the total; equal ones when nothing contributes.
    static func shares(_ contributions: [Double]) -> [Double] {
        let total = contributions.reduce(0, +)
        guard total > 0 else {
            return contributions.map { _ in 1 / Double(contributions.count) }
        }
        return contributions.map { $0 / total }
    }
}
