import HospitalCore
import TestSupport
import XCTest

@testable import PerformanceAppraisal

/// What holds for every evaluation: numbers stay numbers, order and scale change nothing.
final class EvaluationLawTests: XCTestCase {
    private static let seed: UInt64 = 0xE7A1

    /// Small matrices full of zeros, ties, constant columns and extreme sizes.
    private func matrix(_ random: inout SeededGenerator) throws -> EvaluationMatrix {
        let rows = Int.random(in: 1...5, using: &random)
        let columns = Int.random(in: 1...4, using: &random)
        let kinds = (0..<columns).map { _ in Int.random(in: 0...4, using: &random) }
        return try EvaluationMatrix(
            alternatives: (0..<rows).map { "a\($0)" },
            criteria: (0..<columns).map {
                .init("c\($0)", Bool.random(using: &random) ? .higherIsBetter : .lowerIsBetter)
            },
            values: (0..<rows).map { _ in
                try kinds.map { kind -> Decimal in
                    let digit = Int128(Int.random(in: -2...3, using: &random))
                    switch kind {
                    case 0: return .zero
                    case 1: return Decimal(7)
                    case 2: return try Decimal(significand: digit, scale: 18)
                    case 3:
                        return try Decimal(
                            significand: digit * 30_000_000_000_000_000_000_000_000_000_000_000_000,
                            scale: 0)
                    default: return Decimal(Int(digit))
                    }
                }
            })
    }

    private func assertNumbers(_ values: [Double], _ what: String, line: UInt = #line) {
        XCTAssertTrue(values.allSatisfy(\.isFinite), "\(what): \(values)", line: line)
    }

    func testNoFiniteInputGivesAnythingButNumbers() throws {
        var random = SeededGenerator(seed: Self.seed)
        for run in 0..<400 {
            let matrix = try matrix(&random)
            let what = "seed \(Self.seed), run \(run): \(matrix)"
            let weights = CriterionWeights(equal: matrix.criteria.count)
            for way in Topsis.Positivisation.allCases {
                for size in Topsis.Normalisation.allCases {
                    guard let result = try? Topsis(
                        positivisation: way, normalisation: size, weighting: .matrix
                    ).evaluated(matrix, weights: weights) else { continue }
                    assertNumbers(result.closeness + result.best + result.worst, what)
                    XCTAssertTrue(result.closeness.allSatisfy { (0...1).contains($0) }, what)
                }
            }
            for share in EntropyWeights.Share.allCases {
                guard let entropy = try? EntropyWeights(matrix, share: share) else { continue }
                assertNumbers(entropy.entropies, what)
                XCTAssertEqual(entropy.weights.reduce(0, +), 1, accuracy: 1e-12, what)
            }
            let critic = CriticWeights(matrix)
            assertNumbers(critic.deviations, what)
            XCTAssertEqual(critic.weights.reduce(0, +), 1, accuracy: 1e-12, what)
            for size in [GreyRelation.Normalisation.minmax, .mean] {
                let grey = try GreyRelation(
                    matrix, weights: weights, normalisation: size, distinguishing: .one)
                assertNumbers(grey.grades, what)
            }
            for ranks in RankSumRatio.Ranks.allCases {
                let ratio = try RankSumRatio(matrix, weights: weights, ranks: ranks)
                assertNumbers(ratio.groups.map(\.probit), what)
                if let line = ratio.regression {
                    assertNumbers(
                        [line.intercept, line.slope, line.correlation, line.fStatistic ?? 0], what)
                }
                XCTAssertEqual(try ratio.levels(bands: 3).count, matrix.alternatives.count, what)
            }
            if let index = try? CompositeIndex(
                matrix, reference: matrix.criteria.map { _ in .one },
                classes: [matrix.criteria.map(\.code)], weights: weights)
            {
                assertNumbers(index.productSums + index.weightedMeans, what)
            }
        }
    }

    func testPermutingAlternativesPermutesResultsAndScaleChangesNothing() throws {
        var random = SeededGenerator(seed: Self.seed)
        for _ in 0..<200 {
            let values = (0..<5).map { _ in
                (0..<3).map { _ in Decimal(Int.random(in: 1...99, using: &random)) }
            }
            let criteria: [EvaluationMatrix.Criterion] = [
                .init("x", .higherIsBetter), .init("y", .lowerIsBetter),
                .init("z", .higherIsBetter),
            ]
            func evaluated(_ rows: [[Decimal]]) throws -> ([Double], [Rate]) {
                let matrix = try EvaluationMatrix(
                    alternatives: (0..<5).map(String.init), criteria: criteria, values: rows)
                let weights = CriterionWeights(equal: 3)
                return (
                    try Topsis(
                        positivisation: .reciprocal, normalisation: .vector, weighting: .none
                    ).evaluated(matrix, weights: weights).closeness,
                    try RankSumRatio(matrix, weights: weights, ranks: .average).ratios
                )
            }
            let (closeness, ratios) = try evaluated(values)
            let order = (0..<5).shuffled(using: &random)
            let (permuted, permutedRatios) = try evaluated(order.map { values[$0] })
            let column = Int.random(in: 0...2, using: &random)
            let factor = try Decimal(
                significand: Int128(Int.random(in: 1...99_999, using: &random)), scale: 3)
            let (scaled, scaledRatios) = try evaluated(try values.map { row in
                var row = row
                row[column] = try row[column].multiplied(by: factor)
                return row
            })
            for (place, row) in order.enumerated() {
                XCTAssertEqual(
                    permuted[place], closeness[row], accuracy: 1e-12, "seed \(Self.seed)")
                XCTAssertEqual(permutedRatios[place], ratios[row], "seed \(Self.seed)")
                XCTAssertEqual(scaled[row], closeness[row], accuracy: 1e-12, "seed \(Self.seed)")
            }
            XCTAssertEqual(scaledRatios, ratios, "seed \(Self.seed)")
        }
    }

    /// Values of CPython's math.log and statistics.NormalDist.
    func testLogarithmAndQuantileToTheLastDigits() {
        for (value, logarithm) in [
            (2.0, 0.6931471805599453), (10, 2.302585092994046), (0.1, -2.3025850929940455),
            (1e-300, -690.7755278982137), (1.0000001, 9.999999505838704e-08),
            (0.7071, -0.346583180371942), (1.4143, 0.34663470904431704),
        ] {
            let found = StatisticalFunctions.logarithm(value)
            XCTAssertEqual(found, logarithm, accuracy: logarithm.magnitude * 4e-16, "\(value)")
        }
        for (probability, quantile) in [
            (0.5, 0.0), (0.1, -1.2815515655446008), (0.25, -0.6744897501960816),
            (0.975, 1.9599639845400536), (0.001, -3.090232306167813), (1e-12, -7.034483825301132),
        ] {
            let found = StatisticalFunctions.normalQuantile(probability)
            XCTAssertEqual(found, quantile, accuracy: 1e-14, "\(probability)")
        }
        for outside in [0, 1, -1, Double.nan, .infinity] {
            XCTAssertEqual(StatisticalFunctions.normalQuantile(outside), 0)
        }
        for outside in [0, -1, Double.nan, .infinity] {
            XCTAssertEqual(StatisticalFunctions.logarithm(outside), 0)
        }
    }
}
