import HospitalCore

/// Closeness to the best and distance from the worst alternative (TOPSIS, 优劣解距离法).
///
///     z = normalised, turned values          v = weight × z, or the weight inside the distance
///     D+ = distance to the best v of each criterion, D− to the worst
///     closeness = D− / (D+ + D−)
///
/// The same data give three different winners by three ways to turn low criteria, so the variant is
/// part of every request and every result. A criterion that is zero or the same everywhere
/// contributes 0 and is told; alternatives that do not differ all get 0.5 and rank 1. Closeness
/// that differs by less than 10⁻¹² shares a rank.
/// - Source: Hwang and Yoon 1981; 孙振球《医学统计学》
public struct Topsis: Equatable, Sendable {
    /// How a criterion that is better when low is turned.
    public enum Positivisation: String, CaseIterable, Sendable {
        /// Not at all: the lowest value is the best one.
        case direction
        /// 1 / x; every value is above zero.
        case reciprocal
        /// The largest value less x.
        case maxMinus = "max_minus"
        /// 100 − x, for rates in percent.
        case complement100 = "complement100"
    }

    /// How criteria are made comparable.
    public enum Normalisation: String, CaseIterable, Sendable {
        /// By the root of the sum of squares.
        case vector
        /// Between 0 for the worst and 1 for the best; turns low criteria itself.
        case minmax
        /// By the sum of the values without their signs.
        case sum
        /// By the largest value without its sign.
        case max
    }

    /// Where the weights stand.
    public enum Weighting: String, CaseIterable, Sendable {
        /// v = w × z
        case matrix
        /// D² = Σ w × d²
        case distance
        /// Nowhere.
        case none
    }

    /// How low criteria are turned.
    public let positivisation: Positivisation
    /// How criteria are made comparable.
    public let normalisation: Normalisation
    /// Where the weights stand.
    public let weighting: Weighting

    /// A named variant.
    public init(
        positivisation: Positivisation, normalisation: Normalisation, weighting: Weighting
    ) {
        self.positivisation = positivisation
        self.normalisation = normalisation
        self.weighting = weighting
    }

    /// The closeness of every alternative.
    /// - Throws: `weightCount`; `notPositive` for the reciprocal of a value that is not above zero;
    ///   `outOfRange`.
    public func evaluated(
        _ matrix: EvaluationMatrix, weights: CriterionWeights
    ) throws(EvaluationError) -> TopsisResult {
        try weights.require(matrix.criteria.count)
        var best = matrix.alternatives.map { _ in 0.0 }
        var worst = best
        for (criterion, weight) in weights.real.enumerated() where !matrix.isConstant(criterion) {
            let column = try comparable(matrix, criterion)
            let (inside, outside) = factors(weight)
            let top = column.top * inside
            let bottom = column.bottom * inside
            for (row, value) in column.values.enumerated() {
                let (up, down) = (value * inside - top, value * inside - bottom)
                best[row] += outside * up * up
                worst[row] += outside * down * down
            }
        }
        let (plus, minus) = (best.map { $0.squareRoot() }, worst.map { $0.squareRoot() })
        let isEqual = zip(plus, minus).allSatisfy { $0 + $1 == 0 }
        let closeness = zip(plus, minus).map { $0 + $1 == 0 ? 0.5 : $1 / ($0 + $1) }
        for (alternative, value) in zip(matrix.alternatives, closeness) where !value.isFinite {
            throw .outOfRange(alternative)
        }
        return TopsisResult(
            variant: self, best: plus, worst: minus, closeness: closeness,
            ranks: Ranking.ranks(closeness),
            findings: matrix.findings + (isEqual ? [Finding(.evaluationAllEqual)] : []))
    }

    /// The weight inside of the values, and the one outside of the distances.
    func factors(_ weight: Double) -> (inside: Double, outside: Double) {
        switch weighting {
        case .matrix: return (weight, 1)
        case .distance: return (1, weight)
        case .none: return (1, 1)
        }
    }

    /// The turned and normalised values of a criterion that is not constant.
    private func comparable(
        _ matrix: EvaluationMatrix, _ criterion: Int
    ) throws(EvaluationError) -> (values: [Double], top: Double, bottom: Double) {
        if normalisation == .minmax { return (matrix.scaled(criterion), 1, 0) }
        // What is divided by its own size has no unit.
        var column = matrix.units(criterion)
        var isLow = matrix.criteria[criterion].direction == .lowerIsBetter
        if isLow, positivisation != .direction {
            if positivisation == .reciprocal { try matrix.requirePositive(criterion) }
            column = turned(column, hundred: Self.hundred(matrix.decimals(criterion)))
            isLow = false
        }
        let size = scale(of: column)
        // A column that is not constant may still vanish when it is turned and so tiny.
        let values = size > 0 ? column.map { $0 / size } : column
        let (least, most) = (values.min() ?? 0, values.max() ?? 0)
        return (values, isLow ? least : most, isLow ? most : least)
    }

    /// What 100 is in units of the last decimal.
    static func hundred(_ decimals: Int) -> Double { 100 * Double(Decimal.powerOfTen(decimals)) }

    private func turned(_ column: [Double], hundred: Double) -> [Double] {
        switch positivisation {
        case .direction: return column
        case .reciprocal: return column.map { 1 / $0 }
        case .maxMinus:
            let most = column.max() ?? 0
            return column.map { most - $0 }
        case .complement100: return column.map { hundred - $0 }
        }
    }

    private func scale(of column: [Double]) -> Double {
        switch normalisation {
        case .vector: return column.reduce(0) { $0 + $1 * $1 }.squareRoot()
        case .sum: return column.reduce(0) { $0 + $1.magnitude }
        case .max: return column.reduce(0) { Swift.max($0, $1.magnitude) }
        case .minmax: return 1
        }
    }
}

/// The alternatives by closeness, with the variant that made it.
public struct TopsisResult: Equatable, Sendable {
    /// The variant.
    public let variant: Topsis
    /// The distance to the best, for each alternative.
    public let best: [Double]
    /// The distance to the worst.
    public let worst: [Double]
    /// Closeness, 0 to 1.
    public let closeness: [Double]
    /// Ranks, 1 for the closest.
    public let ranks: [Int]
    /// Criteria that distinguish nothing, alternatives that do not differ.
    public let findings: [Finding]
}
