import HospitalCore
import TestSupport
import XCTest

@testable import PerformanceAppraisal

/// Agreement between methods, what a choice of method moves, and the measures of a region.
final class EvaluationReviewTests: XCTestCase {
    /// Three judges, four items: 1 2 3 4, 1 3 2 4, 2 1 3 4. Sums 4, 6, 8, 12, mean 7.5:
    /// S = 12.25 + 2.25 + 0.25 + 20.25 = 35; W = 12 × 35 / (9 × 60) = 7/9.
    func testKendallsWOfThreeRankings() throws {
        let agreement = try MethodAgreement([[1, 2, 3, 4], [1, 3, 2, 4], [2, 1, 3, 4]])
        XCTAssertEqual(agreement.concordance?.description, "7/9")
        // 1 − 6 Σd² / (n³ − n): Σd² is 0, 2 and 2.
        XCTAssertEqual(agreement.spearman[0] ?? 0, 1, accuracy: 1e-12)
        XCTAssertEqual(agreement.spearman[1] ?? 0, 0.8, accuracy: 1e-12)
        XCTAssertEqual(agreement.spearman[2] ?? 0, 0.8, accuracy: 1e-12)
    }

    /// With ties: 1 1 3 is 1.5, 1.5, 3 and 1 2 3. Sums 2.5, 3.5, 6, mean 4: S = 2.25 + 0.25 + 4 =
    /// 6.5; T = 2³ − 2 = 6; W = 78 / (4 × 24 − 2 × 6) = 78/84 = 13/14.
    func testSharedRanksAreCorrected() throws {
        XCTAssertEqual(
            try MethodAgreement([[1, 1, 3], [1, 2, 3]]).concordance?.description, "13/14")
    }

    func testAgreementIsOneForEqualZeroForOppositeAndNothingForNoRanking() throws {
        XCTAssertEqual(try MethodAgreement([[2, 1, 3], [2, 1, 3]]).concordance, .one)
        XCTAssertEqual(try MethodAgreement([[1, 2, 3], [3, 2, 1]]).concordance, .zero)
        let none = try MethodAgreement([[1, 1], [1, 1]])
        XCTAssertNil(none.concordance)
        XCTAssertEqual(none.spearman, [nil, nil])
        XCTAssertThrowsError(try MethodAgreement([]))
        XCTAssertThrowsError(try MethodAgreement([[1, 2], [1]])) {
            XCTAssertEqual(
                $0 as? EvaluationError, .rowLength(alternative: "2", expected: 2, found: 1))
        }
    }

    func testWLiesFromZeroToOneAndDoesNotDependOnTheOrder() throws {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<500 {
            let count = Int.random(in: 2...7, using: &random)
            let rankings = (0..<Int.random(in: 1...5, using: &random)).map { _ in
                (0..<count).map { _ in Int.random(in: 1...4, using: &random) }
            }
            let agreement = try MethodAgreement(rankings)
            let turned = try MethodAgreement(rankings.reversed().map { $0.reversed() })
            XCTAssertEqual(agreement.concordance, turned.concordance)
            if let w = agreement.concordance {
                XCTAssertTrue(w >= .zero && w <= .one, "\(rankings): \(w)")
            }
            for rho in agreement.spearman.compactMap(\.self) {
                XCTAssertLessThanOrEqual(rho.magnitude, 1 + 1e-9)
            }
        }
    }

    /// The children's hospital ranks 98>95>94>97>96 by reciprocals and 97>98>95>94>96 by
    /// max-minus: the report shows that the choice moves the winner.
    func testTheReportShowsThatTheVariantDecidesTheWinner() throws {
        let file = try CaseFile("mcdm.topsis.children.reciprocal")
        let rows = try XCTUnwrap(file.inputs["matrix"] as? [[Any]])
        let directions = try XCTUnwrap(file.inputs["directions"] as? [Int])
        let matrix = try EvaluationMatrix(
            alternatives: (1994...1998).map(String.init),
            criteria: directions.enumerated().map {
                .init("c\($0)", $1 == 1 ? .higherIsBetter : .lowerIsBetter)
            },
            values: rows.map { $0.map { dec("\($0)") } })
        let report = try SensitivityReport(
            of: matrix, weights: CriterionWeights(equal: matrix.criteria.count),
            reference: Topsis(
                positivisation: .reciprocal, normalisation: .vector, weighting: .none))
        func ranks(_ variant: String) -> [Int]? {
            report.rankings.first { $0.variant == variant }?.ranks
        }
        XCTAssertEqual(report.rankings.count, 48 + 2 + GreyRelation.Normalisation.allCases.count)
        // 1994, 1995, 1996, 1997, 1998.
        XCTAssertEqual(ranks("reciprocal/vector/none"), [3, 2, 5, 4, 1])
        XCTAssertEqual(ranks("max_minus/vector/none"), [4, 3, 5, 1, 2])
        XCTAssertEqual(ranks("direction/vector/none"), [5, 3, 4, 2, 1])
        let of1997 = try XCTUnwrap(report.spans.first { $0.alternative == "1997" })
        XCTAssertEqual(of1997.best, 1)
        XCTAssertGreaterThanOrEqual(of1997.worst, 4)
        XCTAssertGreaterThan(of1997.moved, 0)
    }

    func testAVariantThatRefusesTheDataIsListedWithItsReason() throws {
        let matrix = try EvaluationMatrix(
            alternatives: ["a", "b"], criteria: [.init("deaths", .lowerIsBetter)],
            values: [[.zero], [.one]])
        let report = try SensitivityReport(
            of: matrix, weights: CriterionWeights(equal: 1),
            reference: Topsis(
                positivisation: .maxMinus, normalisation: .vector, weighting: .none))
        let refused = report.rankings.filter { $0.ranks == nil }
        XCTAssertTrue(refused.contains { $0.variant == "reciprocal/vector/matrix" })
        XCTAssertTrue(refused.allSatisfy { $0.refusal != nil })
        XCTAssertThrowsError(
            try SensitivityReport(
                of: matrix, weights: CriterionWeights(equal: 1),
                reference: Topsis(
                    positivisation: .reciprocal, normalisation: .vector, weighting: .none)))
    }

    /// S-250: 1,530,000 visits / 2752 staff / 365 days = 1.523; 78,000 / 2106 beds = 37.04.
    func testS250MeasuresOfAHospital() throws {
        var figures = RegionalMeasures.Figures(days: 365)
        figures.visits = Decimal(1_530_000)
        figures.staff = Decimal(2752)
        figures.discharges = Decimal(78_000)
        figures.beds = Decimal(2106)
        let some = RegionalMeasures(figures)
        XCTAssertEqual(try rounded(some.visitsPerStaffDay, 3), "1.523")
        XCTAssertEqual(try rounded(some.dischargesPerBed, 2), "37.04")
        XCTAssertNil(some.feePerVisit, "income is missing, not zero")
        XCTAssertNil(some.incomePer100Assets)
        figures.outpatientIncome = Money(fen: 45_900_000_000)
        figures.inpatientIncome = Money(fen: 78_000_000_000)
        figures.bedDays = Decimal(780_000)
        figures.fixedAssets = Money(fen: 100_000_000_000)
        let all = RegionalMeasures(figures)
        // 459,000,000 yuan / 1,530,000 = 300; 780,000,000 / 780,000 = 1,000; 1,239 / 1,000 × 100.
        XCTAssertEqual(try rounded(all.feePerVisit, 2), "300.00")
        XCTAssertEqual(try rounded(all.feePerBedDay, 2), "1000.00")
        XCTAssertEqual(try rounded(all.incomePer100Assets, 2), "123.90")
        figures.beds = .zero
        XCTAssertNil(RegionalMeasures(figures).dischargesPerBed)
    }

    private func rounded(_ rate: Rate?, _ digits: Int) throws -> String? {
        try rate?.decimal(digits: digits, rounding: .halfAwayFromZero).description
    }

    private let source = Citation(title: "医改实施方案")

    /// S-253: 999 of 1000 is 99.9 %, not the 100 % that is asked.
    func testS253DischargeReturnBookingIsAllOrNot() {
        let goal = CoverageGoal("出院复诊预约率", minimum: Decimal(100), citation: source)
        XCTAssertEqual(
            goal.standing(part: Decimal(999), whole: Decimal(1000)),
            .unmet(percent: Rate(dec("99.9"))))
        XCTAssertEqual(
            goal.standing(part: Decimal(1000), whole: Decimal(1000)),
            .met(percent: Rate(Decimal(100))))
        XCTAssertEqual(goal.standing(part: nil, whole: Decimal(1)), .missing)
        XCTAssertEqual(goal.standing(part: .zero, whole: .zero), .missing)
    }

    /// S-254: 13 points; a missing one is named.
    func testS254AMissingMonitoringPointIsNamed() {
        let points = (1...13).map { "point\($0)" }
        XCTAssertEqual(CoverageGoal.missing(points, reported: Set(points)), [])
        XCTAssertEqual(
            CoverageGoal.missing(points, reported: Set(points.filter { $0 != "point7" })),
            ["point7"])
    }

    /// S-255: 89.9 of 90 is unmet, 90 is met.
    func testS255TheGoalItselfIsMet() {
        let goal = CoverageGoal("农村一体化管理率", minimum: Decimal(90), citation: source)
        XCTAssertEqual(
            goal.standing(part: Decimal(899), whole: Decimal(1000)),
            .unmet(percent: Rate(dec("89.9"))))
        XCTAssertEqual(
            goal.standing(part: Decimal(900), whole: Decimal(1000)),
            .met(percent: Rate(Decimal(90))))
    }
}
