import HospitalCore

/// Likeness to the best of every criterion (灰色关联分析).
///
///     Δ = |best − value| after normalising          ξ = (Δmin + ρ Δmax) / (Δ + ρ Δmax)
///     grade = Σ weight × ξ
///
/// The smallest and largest Δ are those of the whole matrix. Values are scaled between worst and
/// best, or divided by the mean size of their criterion. Where nothing differs every ξ is 1.
/// - Source: 邓聚龙 1982
public struct GreyRelation: Equatable, Sendable {
    /// How criteria are made comparable.
    public enum Normalisation: String, CaseIterable, Sendable {
        /// Between 0 for the worst and 1 for the best.
        case minmax
        /// By the mean of the values without their signs.
        case mean
    }

    /// How criteria were made comparable.
    public let normalisation: Normalisation
    /// The distinguishing coefficient ρ.
    public let distinguishing: Decimal
    /// The grades, above 0 to 1.
    public let grades: [Double]
    /// Ranks, 1 for the highest grade.
    public let ranks: [Int]
    /// Criteria that distinguish nothing.
    public let findings: [Finding]

    /// The grades of the alternatives of a matrix.
    /// - Throws: `weightCount`; `parameterInvalid` unless 0 < ρ ≤ 1.
    public init(
        _ matrix: EvaluationMatrix, weights: CriterionWeights, normalisation: Normalisation,
        distinguishing: Decimal
    ) throws(EvaluationError) {
        try weights.require(matrix.criteria.count)
        guard distinguishing > .zero, distinguishing <= .one else {
            throw .parameterInvalid(name: "rho", value: distinguishing.description)
        }
        let distances = matrix.criteria.indices.map {
            Self.distances(matrix, $0, normalisation)
        }
        let least = distances.joined().min() ?? 0
        let most = (distances.joined().max() ?? 0) * distinguishing.real
        grades = matrix.alternatives.indices.map { row in
            zip(distances, weights.real).reduce(0) { sum, part in
                sum + part.1 * (most > 0 ? (least + most) / (part.0[row] + most) : 1)
            }
        }
        self.normalisation = normalisation
        self.distinguishing = distinguishing
        ranks = Ranking.ranks(grades)
        findings = matrix.findings
    }

    private static func distances(
        _ matrix: EvaluationMatrix, _ criterion: Int, _ normalisation: Normalisation
    ) -> [Double] {
        guard !matrix.isConstant(criterion) else { return matrix.alternatives.map { _ in 0 } }
        if normalisation == .minmax { return matrix.scaled(criterion).map { 1 - $0 } }
        let column = matrix.real(criterion)
        let mean = column.reduce(0) { $0 + $1.magnitude } / Double(column.count)
        let best =
            matrix.criteria[criterion].direction == .higherIsBetter
            ? column.max() : column.min()
        return column.map { (($0 - (best ?? $0)) / mean).magnitude }
    }
}
