import HospitalCore

/// Weights by spread and by what other criteria do not tell already (CRITIC).
///
///     C = s × Σ (1 − r)          weight = C / Σ C
///
/// s is the sample standard deviation of the scaled criterion (0 for the worst, 1 for the best), r
/// its correlation with each other criterion. A constant criterion weighs 0, is told, and is left
/// out of the correlations; when none is left over, all weigh the same.
/// - Source: Diakoulaki, Mavrotas and Papayannakis 1995
public struct CriticWeights: Equatable, Sendable {
    /// The sample standard deviations of the scaled criteria.
    public let deviations: [Double]
    /// The weights; they total 1.
    public let weights: [Double]
    /// Criteria that distinguish nothing.
    public let findings: [Finding]

    /// The weights of the criteria of a matrix.
    public init(_ matrix: EvaluationMatrix) {
        let columns = matrix.criteria.indices.map { Self.centred(matrix.scaled($0)) }
        let squares = columns.map { column in column.reduce(0) { $0 + $1 * $1 } }
        let count = Double(max(1, matrix.alternatives.count - 1))
        deviations = squares.map { ($0 / count).squareRoot() }
        let contributions = columns.indices.map { one -> Double in
            guard squares[one] > 0 else { return 0 }
            let conflict = columns.indices.reduce(0.0) { sum, other in
                guard other != one, squares[other] > 0 else { return sum }
                let product = zip(columns[one], columns[other]).reduce(0) { $0 + $1.0 * $1.1 }
                return sum + 1 - product / (squares[one] * squares[other]).squareRoot()
            }
            return (squares[one] / count).squareRoot() * max(0, conflict)
        }
        weights = WeightShares.shares(contributions)
        findings = matrix.findings
    }

    private static func centred(_ column: [Double]) -> [Double] {
        let mean = column.reduce(0, +) / Double(column.count)
        return column.map { $0 - mean }
    }
}
