import HospitalCore
import PerformanceAppraisal
import XCTest

/// One refused request per rule of evaluation, and what degenerate inputs are told.
final class EvaluationErrorTests: XCTestCase {
    private func matrix(
        _ values: [[String]], _ directions: [Direction] = [.higherIsBetter, .lowerIsBetter]
    ) throws -> EvaluationMatrix {
        try EvaluationMatrix(
            alternatives: values.indices.map { "a\($0)" },
            criteria: directions.enumerated().map { .init("c\($0)", $1) },
            values: values.map { $0.map(dec) })
    }

    private func assertRefused<Value>(
        _ expected: EvaluationError, says words: [String], line: UInt = #line,
        _ body: () throws -> Value
    ) {
        XCTAssertThrowsError(try body(), line: line) {
            XCTAssertEqual($0 as? EvaluationError, expected, line: line)
            for language in Language.allCases {
                let text = expected.finding.text(in: language)
                XCTAssertFalse(text.contains("{"), text, line: line)
                for word in words { XCTAssertTrue(text.contains(word), text, line: line) }
            }
        }
    }

    func testAMatrixIsARectangleOfDifferentNames() {
        assertRefused(.empty, says: []) { try matrix([]) }
        assertRefused(.rowLength(alternative: "a1", expected: 2, found: 1), says: ["a1", "2"]) {
            try matrix([["1", "2"], ["1"]])
        }
        assertRefused(.rowLength(alternative: "—", expected: 1, found: 2), says: ["2"]) {
            try EvaluationMatrix(
                alternatives: ["a"], criteria: [.init("c", .higherIsBetter)],
                values: [[.one], [.one]])
        }
        assertRefused(.duplicate("a"), says: ["a"]) {
            try EvaluationMatrix(
                alternatives: ["a", "a"], criteria: [.init("c", .higherIsBetter)],
                values: [[.one], [.one]])
        }
    }

    func testWeightsAreAsManyAsCriteriaAndNotNegative() throws {
        let matrix = try matrix([["1", "2"], ["2", "1"]])
        assertRefused(.weightCount(expected: 2, found: 1), says: ["1", "2"]) {
            try RankSumRatio(matrix, weights: CriterionWeights(equal: 1), ranks: .average)
        }
        assertRefused(.weightInvalid(value: dec("-1")), says: ["-1"]) {
            try CriterionWeights([.one, dec("-1")])
        }
        assertRefused(.weightInvalid(value: .zero), says: ["0"]) {
            try CriterionWeights([.zero, .zero])
        }
    }

    func testValuesThatAMethodCannotTakeAreNamed() throws {
        let zero = try matrix([["1", "0"], ["2", "1"]])
        assertRefused(
            .notPositive(criterion: "c1", alternative: "a0", value: .zero), says: ["c1", "a0"]
        ) {
            try Topsis(positivisation: .reciprocal, normalisation: .vector, weighting: .none)
                .evaluated(zero, weights: CriterionWeights(equal: 2))
        }
        assertRefused(.lowNotAllowed(criterion: "c1", method: "raw"), says: ["c1", "raw"]) {
            try EntropyWeights(zero, share: .raw)
        }
        assertRefused(.lowNotAllowed(criterion: "c1", method: "score"), says: ["c1"]) {
            try EntropyWeights(zero, share: .minmax).scores(of: zero)
        }
        assertRefused(
            .notPositive(criterion: "c0", alternative: "a0", value: dec("-1")), says: ["-1"]
        ) { try EntropyWeights(matrix([["-1"], ["1"]], [.higherIsBetter]), share: .raw) }
        for rho in ["0", "1.01"] {
            assertRefused(.parameterInvalid(name: "rho", value: rho), says: [rho]) {
                try GreyRelation(
                    zero, weights: CriterionWeights(equal: 2), normalisation: .mean,
                    distinguishing: dec(rho))
            }
        }
        assertRefused(.parameterInvalid(name: "bands", value: "8"), says: ["8"]) {
            try RankSumRatio.cuts(bands: 8)
        }
    }

    func testACompositeIndexNeedsReferencesAndClasses() throws {
        let positive = try matrix([["1", "2"], ["2", "1"]])
        func index(
            _ reference: [String], _ classes: [[String]], _ matrix: EvaluationMatrix
        ) throws -> CompositeIndex {
            try CompositeIndex(
                matrix, reference: reference.map(dec), classes: classes,
                weights: CriterionWeights(equal: 2))
        }
        assertRefused(.parameterInvalid(name: "reference", value: "0"), says: ["0"]) {
            try index(["1", "0"], [["c0", "c1"]], positive)
        }
        assertRefused(.parameterInvalid(name: "reference", value: "1"), says: ["1"]) {
            try index(["1"], [["c0", "c1"]], positive)
        }
        for (classes, code) in [
            ([["c0"]], "c1"), ([["c0", "c1"], ["c0"]], "c0"), ([["c0", "c1", "x"]], "x"),
        ] {
            assertRefused(.classInvalid(criterion: code), says: [code]) {
                try index(["1", "1"], classes, positive)
            }
        }
        let huge = String(repeating: "9", count: 38)
        let many = try EvaluationMatrix(
            alternatives: ["医院"], criteria: (0..<9).map { .init("c\($0)", .higherIsBetter) },
            values: [Array(repeating: dec(huge), count: 9)])
        assertRefused(.outOfRange("医院"), says: ["医院"]) {
            try CompositeIndex(
                many, reference: Array(repeating: .one, count: 9),
                classes: [many.criteria.map(\.code)], weights: CriterionWeights(equal: 9))
        }
    }

    func testJudgementsMirrorEachOther() throws {
        func comparison(_ rows: [[String]]) throws -> PairwiseComparison {
            try PairwiseComparison(rows.map { try $0.map { try Rate($0) } }, table: .saaty1980)
        }
        assertRefused(.empty, says: []) { try comparison([]) }
        assertRefused(.rowLength(alternative: "2", expected: 2, found: 1), says: ["2"]) {
            try comparison([["1", "3"], ["1/3"]])
        }
        for (entry, mirror) in [("3", "1/2"), ("0", "0"), ("-3", "-1/3"), ("1001", "1/1001")] {
            assertRefused(.notReciprocal(row: 2, column: 1), says: ["2", "1"]) {
                try comparison([["1", entry], [mirror, "1"]])
            }
        }
        assertRefused(.notReciprocal(row: 1, column: 1), says: ["1"]) { try comparison([["2"]]) }
        let twelve = Array(repeating: Array(repeating: "1", count: 12), count: 12)
        assertRefused(.tableTooShort(table: "saaty1980", count: 12), says: ["12"]) {
            try comparison(twelve)
        }
        XCTAssertEqual(try comparison([["1"]]).weights, [1])
    }

    func testAlternativesThatDoNotDifferShareTheFirstRank() throws {
        let same = try matrix([["3", "0"], ["3", "0"]])
        let weights = CriterionWeights(equal: 2)
        let topsis = try Topsis(
            positivisation: .direction, normalisation: .sum, weighting: .distance
        ).evaluated(same, weights: weights)
        XCTAssertEqual(topsis.closeness, [0.5, 0.5])
        XCTAssertEqual(topsis.ranks, [1, 1])
        XCTAssertEqual(
            topsis.findings.map(\.message.name),
            ["evaluation_constant_column", "evaluation_zero_column", "evaluation_all_equal"])
        XCTAssertEqual(CriticWeights(same).weights, [0.5, 0.5])
        XCTAssertEqual(try EntropyWeights(same, share: .minmax).weights, [0.5, 0.5])
        let grey = try GreyRelation(
            same, weights: weights, normalisation: .minmax, distinguishing: dec("0.5"))
        XCTAssertEqual(grey.grades, [1, 1])
        let ratio = try RankSumRatio(same, weights: weights, ranks: .linear)
        XCTAssertNil(ratio.regression)
        XCTAssertEqual(ratio.ranks[0], [Rate(dec("1.5")), Rate(dec("1.5"))])
    }
}
