import HospitalCore

/// Values as indices against a reference, put together (综合指数法).
///
///     index = value / reference where more is better, reference / value where less is
///     product sum = Σ over classes of the product of their indices
///     weighted mean = Σ weight × index
///
/// A class holds criteria of one kind; every criterion stands in exactly one.
/// - Source: 孙振球《医学统计学》
public struct CompositeIndex: Equatable, Sendable {
    /// The indices: a row for each alternative.
    public let indices: [[Double]]
    /// The sum over classes of their products.
    public let productSums: [Double]
    /// The weighted means of the indices.
    public let weightedMeans: [Double]

    /// Ranks by the product sums.
    public var productRanks: [Int] { Ranking.ranks(productSums) }
    /// Ranks by the weighted means.
    public var meanRanks: [Int] { Ranking.ranks(weightedMeans) }

    /// The indices of the alternatives of a matrix.
    /// - Parameters:
    ///   - matrix: the values.
    ///   - reference: a value above zero for each criterion.
    ///   - classes: the codes of the criteria of each class.
    ///   - weights: the weights of the mean.
    /// - Throws: `weightCount`; `parameterInvalid` for a reference that is not above zero or
    ///   missing; `notPositive` for a value of a low criterion; `classInvalid`; `outOfRange`.
    public init(
        _ matrix: EvaluationMatrix, reference: [Decimal], classes: [[String]],
        weights: CriterionWeights
    ) throws(EvaluationError) {
        try weights.require(matrix.criteria.count)
        guard reference.count == matrix.criteria.count else {
            throw .parameterInvalid(name: "reference", value: String(reference.count))
        }
        for value in reference where value <= .zero {
            throw .parameterInvalid(name: "reference", value: value.description)
        }
        for (position, criterion) in matrix.criteria.enumerated()
        where criterion.direction == .lowerIsBetter {
            try matrix.requirePositive(position)
        }
        let members = try Self.positions(matrix, classes)
        indices = matrix.values.map { row in
            zip(zip(row, reference), matrix.criteria).map { pair, criterion in
                criterion.direction == .higherIsBetter
                    ? pair.0.real / pair.1.real : pair.1.real / pair.0.real
            }
        }
        productSums = indices.map { row in
            members.reduce(0) { $0 + $1.reduce(1) { $0 * row[$1] } }
        }
        weightedMeans = indices.map { row in
            zip(row, weights.real).reduce(0) { $0 + $1.0 * $1.1 }
        }
        for (alternative, sum) in zip(matrix.alternatives, productSums) where !sum.isFinite {
            throw .outOfRange(alternative)
        }
    }

    /// The positions of the criteria of every class.
    private static func positions(
        _ matrix: EvaluationMatrix, _ classes: [[String]]
    ) throws(EvaluationError) -> [[Int]] {
        var seen: Set<Int> = []
        var positions: [[Int]] = []
        for codes in classes {
            var members: [Int] = []
            for code in codes {
                guard let position = matrix.criteria.firstIndex(where: { $0.code == code }),
                    seen.insert(position).inserted
                else { throw .classInvalid(criterion: code) }
                members.append(position)
            }
            if !members.isEmpty { positions.append(members) }
        }
        for (position, criterion) in matrix.criteria.enumerated() where !seen.contains(position) {
            throw .classInvalid(criterion: criterion.code)
        }
        return positions
    }
}
