import HospitalCore
import TestSupport
import XCTest

@testable import PerformanceAppraisal

/// Arrays give what matrices give, to the last bit, in every variant and for any number of workers.
final class EvaluationArrayTests: XCTestCase {
    private static let seed: UInt64 = 0xA7A1

    /// Workers that take turns: whoever shares the work, the result is one.
    private static func workers(_ count: Int) -> Workers {
        Workers(count: count) { count, body in
            for number in (0..<count).reversed() { body(number) }
        }
    }

    /// The same values as an array and as a matrix.
    private struct Problem {
        let rows: Int
        let directions: [Direction]
        let decimals: [Int]
        let values: [Int64]
        let weights: [Int64]

        /// Ties, constant and zero columns, narrow, wide and extreme values.
        init(rows: Int, columns: Int, _ random: inout SeededGenerator) {
            self.rows = rows
            directions = (0..<columns).map { _ in
                Bool.random(using: &random) ? .higherIsBetter : .lowerIsBetter
            }
            decimals = (0..<columns).map { _ in [0, 2, 18].randomElement(using: &random) ?? 0 }
            values = (0..<columns).flatMap { _ -> [Int64] in
                let range: ClosedRange<Int64> = [
                    0...0, 7...7, 1...3, 1...100_003, -5...9, 1...(1 << 62),
                    Int64.min...Int64.max, (Int64.max - 2)...Int64.max, 1...1_000_000_000,
                ].randomElement(using: &random) ?? 0...1
                let spread = range.upperBound.subtractingReportingOverflow(range.lowerBound)
                let crowd = spread.overflow ? 40 : min(spread.partialValue, 40)
                return (0..<rows).map { _ in
                    // Most lie at the lower end, so that some places are crowded.
                    Int.random(in: 0...3, using: &random) == 0
                        ? Int64.random(in: range, using: &random)
                        : range.lowerBound + Int64.random(in: 0...crowd, using: &random)
                }
            }
            let weights = (0..<columns).map { _ in Int64.random(in: 0...12, using: &random) }
            self.weights = weights.allSatisfy { $0 == 0 } ? weights.map { _ in 5 } : weights
        }

        func matrix() throws -> EvaluationMatrix {
            try EvaluationMatrix(
                alternatives: (1...rows).map(String.init),
                criteria: directions.enumerated().map { .init(String($0 + 1), $1) },
                values: (0..<rows).map { row in
                    try decimals.indices.map {
                        try Decimal(
                            significand: Int128(values[$0 * rows + row]), scale: decimals[$0])
                    }
                })
        }

        var exactWeights: CriterionWeights {
            get throws { try CriterionWeights(weights.map { Decimal(Int($0)) }) }
        }

        func withArray<Value>(_ body: (EvaluationArray) throws -> Value) throws -> Value {
            try values.withUnsafeBytes { bytes in
                try body(
                    EvaluationArray(
                        alternativeCount: rows, directions: directions, decimals: decimals,
                        values: NumberArray(bytes.baseAddress, count: values.count)))
            }
        }
    }

    private func problems() -> [Problem] {
        var random = SeededGenerator(seed: Self.seed)
        var problems = (0..<40).map { _ in
            Problem(
                rows: Int.random(in: 1...30, using: &random),
                columns: Int.random(in: 1...5, using: &random), &random)
        }
        problems.append(Problem(rows: 1_500, columns: 3, &random))
        return problems
    }

    private func written<Number: BitwiseCopyable>(
        _ count: Int, _ number: Number, _ body: (ResultArray<Number>) throws -> Void
    ) rethrows -> [Number] {
        var numbers = [Number](repeating: number, count: count)
        try numbers.withUnsafeMutableBytes { bytes in
            try body(ResultArray(bytes.baseAddress, count: count))
        }
        return numbers
    }

    private func evaluated(
        _ topsis: Topsis, _ problem: Problem, _ workers: Workers
    ) throws -> (closeness: [Double], ranks: [Int32]) {
        var ranks: [Int32] = []
        let closeness = try written(problem.rows, -1.0) { closeness in
            ranks = try written(problem.rows, Int32(-1)) { ranks in
                try problem.withArray {
                    try topsis.evaluate(
                        $0, weights: problem.exactWeights, into: closeness, ranks: ranks,
                        workers: workers)
                }
            }
        }
        return (closeness, ranks)
    }

    func testTopsisIsThatOfAMatrixInEveryVariant() throws {
        var (refused, distinct) = (0, 0)
        for (number, problem) in problems().enumerated() {
            let matrix = try problem.matrix()
            for turn in Topsis.Positivisation.allCases {
                for size in Topsis.Normalisation.allCases {
                    for place in Topsis.Weighting.allCases {
                        // The large problem once per way to turn.
                        if problem.rows > 100, size != .vector || place != .matrix { continue }
                        let topsis = Topsis(
                            positivisation: turn, normalisation: size, weighting: place)
                        let what = "seed \(Self.seed), problem \(number), \(topsis)"
                        let workers = Self.workers(1 + number % 5)
                        do {
                            let exact = try topsis.evaluated(
                                matrix, weights: problem.exactWeights)
                            let found = try evaluated(topsis, problem, workers)
                            XCTAssertEqual(
                                found.closeness.map(\.bitPattern),
                                exact.closeness.map(\.bitPattern), what)
                            XCTAssertEqual(found.ranks.map { Int($0) }, exact.ranks, what)
                            if Set(exact.ranks).count > 2 { distinct += 1 }
                        } catch let error as EvaluationError {
                            refused += 1
                            XCTAssertThrowsError(try evaluated(topsis, problem, workers), what) {
                                XCTAssertEqual($0 as? EvaluationError, error, what)
                            }
                        }
                    }
                }
            }
        }
        XCTAssertGreaterThan(refused, 50, "reciprocals are refused")
        XCTAssertGreaterThan(distinct, 500, "most problems tell alternatives apart")
    }

    func testRankSumRatiosAreThoseOfAMatrix() throws {
        for (number, problem) in problems().enumerated() where number % 2 == 0 {
            let what = "seed \(Self.seed), problem \(number)"
            let exact = try RankSumRatio(
                problem.matrix(), weights: problem.exactWeights, ranks: .average)
            let workers = Self.workers(1 + number / 2 % 5)
            let bands = 3 + number % 5
            let found = try problem.withArray {
                try RankSumArray($0, weights: problem.weights, workers: workers)
            }
            var (ranks, levels): ([Int32], [Int32]) = ([], [])
            var probits: [Double] = []
            let sums = try written(problem.rows, Int64(-1)) { sums in
                ranks = try written(problem.rows, -1) { ranks in
                    levels = try written(problem.rows, -1) { levels in
                        probits = try written(problem.rows, -1) { probits in
                            try found.write(
                                sums: sums, ranks: ranks, probits: probits, levels: levels,
                                bands: bands)
                        }
                    }
                }
            }
            XCTAssertEqual(
                try sums.map {
                    try Rate(numerator: Int128($0), denominator: Int128(found.denominator))
                }, exact.ratios, what)
            XCTAssertEqual(levels.map { Int($0) }, try exact.levels(bands: bands), what)
            XCTAssertEqual(found.groupCount, exact.groups.count, what)
            XCTAssertEqual(found.regression, exact.regression, what)
            var above = problem.rows
            for group in exact.groups {
                above -= group.members.count
                for member in group.members {
                    XCTAssertEqual(probits[member].bitPattern, group.probit.bitPattern, what)
                    XCTAssertEqual(Int(ranks[member]), above + 1, what)
                }
            }
        }
    }

    /// Two and three values that lie further apart than half of the type reaches: twice the ranks
    /// are 2 and 4, or 2, 4 and 6.
    func testRankSumsOfFewValuesAtTheEndsOfTheirType() throws {
        let far: Int64 = 6_000_000_000_000_000_000
        let cases: [(values: [Int64], sums: [Int64])] = [
            ([-far, far], [2, 4]), ([.min, .max], [2, 4]),
            ([-far, far, 0], [2, 6, 4]), ([.min, .max, .min], [3, 6, 3]),
        ]
        for (values, expected) in cases {
            let top = Int64(2 * values.count)
            for direction in [Direction.higherIsBetter, .lowerIsBetter] {
                let sums = try values.withUnsafeBytes { bytes in
                    let array = try EvaluationArray(
                        alternativeCount: values.count, directions: [direction], decimals: [0],
                        values: NumberArray(bytes.baseAddress, count: values.count))
                    let ratios = try RankSumArray(array, weights: [1], workers: Self.workers(2))
                    XCTAssertEqual(ratios.denominator, top)
                    return try written(values.count, Int64(-1)) { sums in
                        try ratios.write(
                            sums: sums, ranks: ResultArray(nil, count: 0),
                            probits: ResultArray(nil, count: 0),
                            levels: ResultArray(nil, count: 0), bands: 3)
                    }
                }
                XCTAssertEqual(
                    sums, direction == .higherIsBetter ? expected : expected.map { top + 2 - $0 },
                    "\(values), \(direction)")
            }
        }
    }

    func testEntropiesAreThoseOfAMatrix() throws {
        var refused = 0
        for (number, problem) in problems().enumerated() {
            let what = "seed \(Self.seed), problem \(number)"
            for share in EntropyWeights.Share.allCases {
                let workers = Self.workers(1 + number % 5)
                do {
                    let exact = try EntropyWeights(problem.matrix(), share: share)
                    let found = try problem.withArray {
                        try EntropyWeights($0, share: share, workers: workers)
                    }
                    XCTAssertEqual(
                        found.entropies.map(\.bitPattern), exact.entropies.map(\.bitPattern), what)
                    XCTAssertEqual(
                        found.weights.map(\.bitPattern), exact.weights.map(\.bitPattern), what)
                } catch let error as EvaluationError {
                    refused += 1
                    XCTAssertThrowsError(
                        try problem.withArray { try EntropyWeights($0, share: share) }, what
                    ) { XCTAssertEqual($0 as? EvaluationError, error, what) }
                }
            }
        }
        XCTAssertGreaterThan(refused, 10, "raw shares are refused")
    }

    /// 12.5 of 20 and 3 of 4 in percent: the values of Python's fractions and decimal.
    func testFractionsBecomeStatisticsThroughEighteenDecimals() {
        for (numerator, denominator, statistic) in [
            (1, 3, 0.333333333333333333), (2, 3, 0.666666666666666667), (1, 1, 1), (0, 5, 0),
            (1, 1 << 62, 0), (Int.max, Int.max, 1), (1, 8, 0.125),
            (Int.max - 1, Int.max, 1), (3, 2_000_000_000_000_000_000, 2e-18),
            (1, 2_000_000_000_000_000_000, 0),
        ] {
            XCTAssertEqual(
                RankSumArray.statistic(numerator, over: denominator), statistic,
                "\(numerator)/\(denominator)")
        }
    }

    func testWhatCannotBeAnArrayIsRefused() throws {
        func array(_ rows: Int, _ decimals: [Int], _ values: Int) throws -> EvaluationArray {
            try [Int64](repeating: 1, count: max(1, values)).withUnsafeBytes { bytes in
                try EvaluationArray(
                    alternativeCount: rows, directions: [.higherIsBetter, .lowerIsBetter],
                    decimals: decimals, values: NumberArray(bytes.baseAddress, count: values))
            }
        }
        func assertRefused(
            _ expected: EvaluationError, line: UInt = #line, _ body: () throws -> Void
        ) {
            XCTAssertThrowsError(try body(), line: line) {
                XCTAssertEqual($0 as? EvaluationError, expected, line: line)
            }
        }
        assertRefused(.empty) { _ = try array(0, [0, 0], 0) }
        assertRefused(.rowLength(alternative: "—", expected: 4, found: 3)) {
            _ = try array(2, [0, 0], 3)
        }
        assertRefused(.rowLength(alternative: "decimals", expected: 2, found: 1)) {
            _ = try array(2, [0], 4)
        }
        assertRefused(.parameterInvalid(name: "decimals", value: "19")) {
            _ = try array(2, [0, 19], 4)
        }
        var random = SeededGenerator(seed: Self.seed)
        let problem = Problem(rows: 4, columns: 2, &random)
        try problem.withArray { array in
            assertRefused(.weightCount(expected: 2, found: 1)) {
                _ = try RankSumArray(array, weights: [1])
            }
            assertRefused(.weightInvalid(value: .zero)) {
                _ = try RankSumArray(array, weights: [0, 0])
            }
            assertRefused(.weightInvalid(value: dec("-3"))) {
                _ = try RankSumArray(array, weights: [1, -3])
            }
            assertRefused(.outOfRange("weights")) {
                _ = try RankSumArray(array, weights: [1 << 60, (1 << 60) + 1])
            }
            // Without their common divisor the same proportions fit.
            XCTAssertEqual(
                try RankSumArray(array, weights: [1 << 60, 1 << 60]).denominator, 16)
            let ratios = try RankSumArray(array, weights: [1, 1])
            assertRefused(.parameterInvalid(name: "bands", value: "8")) {
                _ = try written(4, Int32(0)) { levels in
                    try ratios.write(
                        sums: ResultArray(nil, count: 0), ranks: ResultArray(nil, count: 0),
                        probits: ResultArray(nil, count: 0), levels: levels, bands: 8)
                }
            }
        }
    }
}
