import HospitalCore
import PerformanceAppraisal
import XCTest

/// One test for each thing that can be wrong with a method or a value.
final class ScoringErrorTests: XCTestCase {
    private func assertThrows<Value>(
        _ error: ScoringError, line: UInt = #line, _ body: () throws -> Value
    ) {
        XCTAssertThrowsError(try body(), line: line) {
            XCTAssertEqual($0 as? ScoringError, error, line: line)
        }
    }

    func testParametersThatMustBePositiveAre() throws {
        let minus = dec("-1")
        assertThrows(.parameterNotPositive(parameter: "target", value: .zero)) {
            try RatioMethod(target: .zero, mode: .high)
        }
        assertThrows(.parameterNotPositive(parameter: "cap", value: minus)) {
            try RatioMethod(target: .one, mode: .high, cap: minus)
        }
        assertThrows(.parameterNotPositive(parameter: "each", value: .zero)) {
            try CountMethod(each: .zero, cap: .one)
        }
        assertThrows(.parameterNotPositive(parameter: "limit", value: .zero)) {
            try GrowthMethod(
                factor: .one, limit: .zero, direction: .higherIsBetter, missingLast: .full)
        }
        assertThrows(.parameterNotPositive(parameter: "unit", value: .zero)) {
            try StepMethod(
                base: .one, target: .one,
                size: StepMethod.Size(points: .one, unit: .zero, counting: .exact),
                limits: Limits(from: .zero, to: .one))
        }
    }

    func testParametersThatMustDifferOrRiseDo() throws {
        assertThrows(.parametersNotOrdered(parameter: "zero, full", values: [.one, dec("1.0")])) {
            try IntervalMethod(zero: .one, full: dec("1.0"))
        }
        assertThrows(
            .parametersNotOrdered(parameter: "unacceptable, satisfactory", values: [.one, .one])
        ) { try EfficacyMethod(unacceptable: .one, satisfactory: .one) }
        assertThrows(.parametersNotOrdered(parameter: "limits", values: [.one, .zero])) {
            try Limits(from: .one, to: .zero)
        }
        let best = try Limits(from: .one, to: dec("2"))
        let zero = try Limits(from: .one, to: dec("3"))
        assertThrows(
            .parametersNotOrdered(
                parameter: "zero, best", values: [.one, .one, dec("2"), dec("3")])
        ) { try OptimalRangeMethod(best: best, zero: zero) }
        for standards in [["1", "2", "3", "4"], ["5", "4", "3", "3", "1"], []] {
            let values = standards.map(dec)
            assertThrows(.parametersNotOrdered(parameter: "standards", values: values)) {
                try TieredEfficacyMethod(standards: values)
            }
        }
    }

    func testAMethodRefusesAValueOfAnotherKind() throws {
        let ratio = ScoringMethod.ratio(try RatioMethod(target: .one, mode: .high))
        assertThrows(.valueKind(method: "ratio", expected: "value, quotient")) {
            try ratio.score(.assessed(.one), weight: .one)
        }
        assertThrows(.valueKind(method: "assessed", expected: "assessed")) {
            try ScoringMethod.assessed.score(.value(.one), weight: .one)
        }
        let growth = ScoringMethod.growth(
            try GrowthMethod(
                factor: .one, limit: .one, direction: .higherIsBetter, missingLast: .missing))
        assertThrows(.valueKind(method: "growth", expected: "change")) {
            try growth.score(.value(.one), weight: .one)
        }
        XCTAssertNil(try growth.score(.change(now: .one, last: nil), weight: .one))
        let deduction = ScoringMethod.deduction(try DeductionMethod(rules: []))
        assertThrows(.valueKind(method: "deduction", expected: "deductions")) {
            try deduction.score(.value(.one), weight: .one)
        }
    }

    func testAQuotientWithoutDenominatorIsADataError() throws {
        let ratio = ScoringMethod.ratio(try RatioMethod(target: .one, mode: .high))
        assertThrows(.denominatorZero(numerator: dec("3"))) {
            try ratio.score(.quotient(numerator: dec("3"), denominator: .zero), weight: .one)
        }
    }

    func testNegativeCountsScoresWeightsAndRulesAreRefused() throws {
        let minus = dec("-1")
        let count = ScoringMethod.count(try CountMethod(each: .one, cap: .one))
        assertThrows(.negativeValue(minus)) { try count.score(.value(minus), weight: .one) }
        assertThrows(.negativeValue(minus)) {
            try ScoringMethod.assessed.score(.assessed(minus), weight: .one)
        }
        assertThrows(.negativeValue(minus)) {
            try ScoringMethod.assessed.score(.assessed(.one), weight: minus)
        }
        assertThrows(.negativeValue(minus)) {
            try DeductionRule(code: "a", name: "a", each: minus)
        }
        assertThrows(.negativeValue(minus)) {
            try DeductionRule(code: "a", name: "a", each: .one, cap: minus)
        }
        let rule = try DeductionRule(code: "a", name: "a", each: .one)
        let method = try DeductionMethod(rules: [rule])
        assertThrows(.negativeValue(minus)) {
            try method.applied(.deductions([Deduction(rule: "a", count: minus, evidence: "e")]))
        }
    }

    func testAScoreAboveItsMaximumIsRefused() throws {
        assertThrows(.scoreAboveMaximum(score: dec("10.01"), maximum: dec("10"))) {
            try ScoringMethod.assessed.score(.assessed(dec("10.01")), weight: dec("10"))
        }
        XCTAssertEqual(
            try ScoringMethod.assessed.score(.assessed(dec("10.00")), weight: dec("10")), dec("10"))
    }

    func testADeductionNeedsAKnownRuleAndEvidence() throws {
        let rule = try DeductionRule(code: "late_report", name: "迟报", each: .one)
        let method = try DeductionMethod(rules: [rule])
        assertThrows(.deductionRuleUnknown(rule: "late_reprot", nearest: "late_report")) {
            try method.applied(.deductions([Deduction(rule: "late_reprot", evidence: "e")]))
        }
        assertThrows(.evidenceMissing(rule: "late_report")) {
            try method.applied(.deductions([Deduction(rule: "late_report", evidence: "")]))
        }
        assertThrows(.ruleDuplicate(rule: "late_report")) {
            try DeductionMethod(rules: [rule, rule])
        }
    }

    func testPointsBeyond38DigitsAreRefusedAndNotWrapped() throws {
        let huge = dec("99999999999999999999999999999999999999")
        let ratio = ScoringMethod.ratio(try RatioMethod(target: .one, mode: .high, cap: huge))
        XCTAssertThrowsError(try ratio.score(.value(huge), weight: huge)) {
            guard case .outOfRange = $0 as? ScoringError else { return XCTFail("\($0)") }
        }
    }

    func testEveryScoringErrorSpeaksBothLanguagesWithItsFigures() {
        let cases: [(ScoringError, Int32, String)] = [
            (.parameterNotPositive(parameter: "cap", value: dec("-1.5")), 4000, "-1.5"),
            (.parametersNotOrdered(parameter: "limits", values: [.one, .zero]), 4001, "1, 0"),
            (.ladderGap(from: dec("89"), to: nil), 4002, "∞"),
            (.ladderOverlap(from: dec("80"), to: dec("85")), 4003, "85"),
            (.valueKind(method: "ratio", expected: "value"), 4004, "ratio"),
            (.denominatorZero(numerator: dec("3")), 4005, "3"),
            (.negativeValue(dec("-2")), 4006, "-2"),
            (.scoreAboveMaximum(score: dec("11"), maximum: dec("10")), 4007, "11"),
            (.deductionRuleUnknown(rule: "x", nearest: "y"), 4008, "y"),
            (.evidenceMissing(rule: "late"), 4009, "late"),
            (.ruleDuplicate(rule: "late"), 4010, "late"),
            (.outOfRange("1/3"), 4011, "1/3"),
        ]
        for (error, number, figure) in cases {
            XCTAssertEqual(error.finding.message.number, number)
            for language in Language.allCases {
                XCTAssertTrue(error.finding.text(in: language).contains(figure), "\(error)")
            }
        }
        XCTAssertEqual(ScoringError.benchmarkMissing.finding.message.number, 4012)
    }
}
