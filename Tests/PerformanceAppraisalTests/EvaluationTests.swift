import HospitalCore
import PerformanceAppraisal
import XCTest

/// Worked examples of the evaluation methods, mostly as printed by their sources.
final class EvaluationTests: XCTestCase {
    /// The matrix of a worked case; low criteria carry −1.
    private func matrix(_ file: CaseFile) throws -> EvaluationMatrix {
        let rows = try XCTUnwrap(file.inputs["matrix"] as? [[Any]])
        let values = rows.map { $0.map { dec("\($0)") } }
        let directions = file.inputs["directions"] as? [Int] ?? values[0].map { _ in 1 }
        return try EvaluationMatrix(
            alternatives: values.indices.map(String.init),
            criteria: directions.enumerated().map {
                .init("c\($0)", $1 == 1 ? .higherIsBetter : .lowerIsBetter)
            },
            values: values)
    }

    private func weights(_ file: CaseFile, _ matrix: EvaluationMatrix) throws -> CriterionWeights {
        guard let given = file.inputs["weights"] as? [Double] else {
            return CriterionWeights(equal: matrix.criteria.count)
        }
        return try CriterionWeights(given.map { dec("\($0)") })
    }

    private func numbers(_ file: CaseFile, _ name: String) throws -> [Double] {
        try XCTUnwrap(file.expected[name] as? [Double], name)
    }

    private func assertEqual(
        _ found: [Double], _ expected: [Double], within accuracy: Double = 1e-9, _ what: String,
        line: UInt = #line
    ) {
        XCTAssertEqual(found.count, expected.count, what, line: line)
        for (one, other) in zip(found, expected) {
            XCTAssertEqual(one, other, accuracy: accuracy, what, line: line)
        }
    }

    func testThreeWaysToTurnLowCriteriaGiveThreeOrders() throws {
        for way in Topsis.Positivisation.allCases where way != .complement100 {
            let file = try CaseFile("mcdm.topsis.children.\(way.rawValue)")
            let matrix = try matrix(file)
            let result = try Topsis(
                positivisation: way, normalisation: .vector, weighting: .matrix
            ).evaluated(matrix, weights: CriterionWeights(equal: 7))
            assertEqual(
                result.closeness, try numbers(file, "closeness"), way.rawValue)
            XCTAssertEqual(result.ranks, file.expected["rank"] as? [Int], way.rawValue)
        }
    }

    func testTopsisOfTheTextbooks() throws {
        for (id, normalisation) in [
            ("tzeng2011", Topsis.Normalisation.vector), ("hodgett", .vector),
            ("opricovic2004", .minmax), ("children.minmax", .minmax),
            ("edge.zero_column", .vector),
        ] {
            let file = try CaseFile("mcdm.topsis.\(id)")
            let matrix = try matrix(file)
            let result = try Topsis(
                positivisation: .direction, normalisation: normalisation, weighting: .matrix
            ).evaluated(matrix, weights: weights(file, matrix))
            assertEqual(result.closeness, try numbers(file, "closeness"), id)
            XCTAssertEqual(result.ranks, file.expected["rank"] as? [Int], id)
            XCTAssertEqual(
                result.findings.map(\.message.name),
                file.expected["warning"] == nil ? [] : ["evaluation_zero_column"], id)
        }
    }

    /// Distances by hand: (0, 0), (3, 4) and (6, 8) of the largest 6 and 8 lie at 0, ½ and 1.
    func testTheWeightStandsInTheMatrixOrInTheDistance() throws {
        let matrix = try EvaluationMatrix(
            alternatives: ["a", "b", "c"],
            criteria: [.init("x", .higherIsBetter), .init("y", .higherIsBetter)],
            values: [[dec("0"), dec("8")], [dec("3"), dec("4")], [dec("6"), dec("0")]])
        let weights = try CriterionWeights([dec("3"), dec("1")])
        for (weighting, closeness) in [
            (Topsis.Weighting.matrix, [0.25, 0.5, 0.75]),
            (.distance, [0.5 / (0.5 + 0.75.squareRoot()), 0.5, 0.0]), (.none, [0.5, 0.5, 0.5]),
        ] {
            for normalisation in [Topsis.Normalisation.max, .minmax] {
                let result = try Topsis(
                    positivisation: .direction, normalisation: normalisation, weighting: weighting
                ).evaluated(matrix, weights: weights)
                XCTAssertEqual(result.closeness[0], closeness[0], accuracy: 1e-15)
                XCTAssertEqual(result.closeness[1], 0.5, accuracy: 1e-15)
            }
        }
    }

    func testEntropyWeights() throws {
        for (id, share) in [
            ("nursing11", EntropyWeights.Share.minmax), ("xu2004", .raw), ("zavadskas2016", .raw),
            ("edge.zero_and_constant", .raw),
        ] {
            let file = try CaseFile("mcdm.entropy.\(id)")
            let result = try EntropyWeights(matrix(file), share: share)
            assertEqual(result.weights, try numbers(file, "weights"), id)
            XCTAssertEqual(result.findings.count, file.expected["warning"] == nil ? 0 : 1, id)
        }
        let file = try CaseFile("mcdm.entropy.nursing11")
        let matrix = try matrix(file)
        let scores = try EntropyWeights(matrix, share: .minmax).scores(of: matrix)
        assertEqual(scores, try numbers(file, "score"), "scores")
        XCTAssertEqual(Ranking.ranks(scores), file.expected["rank"] as? [Int])
    }

    func testCriticWeights() throws {
        let file = try CaseFile("mcdm.critic.tus2019")
        assertEqual(
            try CriticWeights(matrix(file)).weights, try numbers(file, "weights"), "tus2019")
    }

    func testJudgementsOfPairs() throws {
        for id in ["river4", "tour5", "drinks7", "inconsistent", "edge.n2"] {
            let file = try CaseFile("mcdm.ahp.\(id)")
            let rows = try XCTUnwrap(file.inputs["matrix"] as? [[String]])
            let result = try PairwiseComparison(
                rows.map { try $0.map { try Rate($0) } }, table: .saaty1980)
            assertEqual(result.weights, try numbers(file, "weights"), id)
            XCTAssertEqual(
                result.ratio, try XCTUnwrap(file.expected["cr"] as? Double), accuracy: 1e-9, id)
            XCTAssertEqual(result.isConsistent, file.expected["acceptable"] as? Bool, id)
            XCTAssertEqual(result.findings.isEmpty, result.isConsistent, id)
        }
        // The textbook table says 0.89 where Saaty says 0.90: another ratio of the same matrix.
        let rows = try XCTUnwrap(try CaseFile("mcdm.ahp.river4").inputs["matrix"] as? [[String]])
        let textbook = try PairwiseComparison(
            rows.map { try $0.map { try Rate($0) } }, table: .chineseTextbook)
        XCTAssertEqual(textbook.ratio, 0.014497820536 / 0.89, accuracy: 1e-11)
    }

    func testRankSumRatios() throws {
        for id in ["maternal10", "mathmodels3", "toptie"] {
            let file = try CaseFile("mcdm.rsr.\(id)")
            let matrix = try matrix(file)
            let result = try RankSumRatio(
                matrix, weights: weights(file, matrix), ranks: .average)
            assertEqual(
                try result.ratios.map { try number($0) }, try numbers(file, "rsr"), id)
            let groups = try XCTUnwrap(file.expected["distribution"] as? [[String: Any]])
            assertEqual(
                result.groups.map(\.probit),
                try groups.map { try XCTUnwrap($0["probit"] as? Double) }, within: 1e-8, id)
            let line = try XCTUnwrap(file.expected["regression"] as? [String: Double])
            let found = try XCTUnwrap(result.regression)
            assertEqual(
                [found.intercept, found.slope, found.correlation],
                try ["a", "b", "r"].map { try XCTUnwrap(line[$0]) }, within: 1e-8, id)
            for bands in 3...5 {
                XCTAssertEqual(
                    try result.levels(bands: bands), file.expected["level\(bands)"] as? [Int], id)
            }
        }
        XCTAssertEqual(
            try RankSumRatio.cuts(bands: 7).map(\.description),
            ["2.86", "3.72", "4.57", "5.43", "6.28", "7.14"])
    }

    /// Linear ranks of 10, 12 and 20: 1, 1.4 and 3; ratios are a third of them.
    func testLinearRanksKeepDistances() throws {
        let matrix = try EvaluationMatrix(
            alternatives: ["a", "b", "c"], criteria: [.init("x", .higherIsBetter)],
            values: [[dec("10")], [dec("12")], [dec("20")]])
        let result = try RankSumRatio(matrix, weights: CriterionWeights(equal: 1), ranks: .linear)
        XCTAssertEqual(result.ranks.map { $0[0] }, [Rate.one, Rate(dec("1.4")), Rate(dec("3"))])
        XCTAssertEqual(result.ratios[1], try Rate(numerator: 7, denominator: 15))
        XCTAssertEqual(result.findings.map(\.message.name), ["evaluation_few_groups"])
    }

    func testGreyRelationAndCompositeIndex() throws {
        let file = try CaseFile("mcdm.gra.small")
        let grey = try matrix(file)
        let grades = try GreyRelation(
            grey, weights: weights(file, grey), normalisation: .minmax, distinguishing: dec("0.5"))
        assertEqual(grades.grades, try numbers(file, "grade"), "grey")
        XCTAssertEqual(grades.ranks, file.expected["rank"] as? [Int])
        let children = try CaseFile("mcdm.composite.children")
        let matrix = try matrix(children)
        let index = try CompositeIndex(
            matrix,
            reference: try XCTUnwrap(children.inputs["reference"] as? [Double]).map { dec("\($0)") },
            classes: [["c0"], ["c1", "c2"], ["c3", "c4", "c5"], ["c6"]],
            weights: CriterionWeights(equal: 7))
        assertEqual(index.productSums, try numbers(children, "product_sum"), "products")
        assertEqual(index.weightedMeans, try numbers(children, "weighted_mean"), "means")
        XCTAssertEqual(index.productRanks, children.expected["rank_product_sum"] as? [Int])
    }

    private func number(_ rate: Rate) throws -> Double {
        try XCTUnwrap(Double(rate.decimal(digits: 15, rounding: .halfToEven).description))
    }

    func testEqualScoresShareARank() {
        XCTAssertEqual(Ranking.ranks([0.5, 0.6, 0.5 + 1e-14, 0.1]), [2, 1, 2, 4])
        XCTAssertEqual(Ranking.ranks([]), [])
    }
}
