import CostControl
import HospitalBook
import HospitalCore
import Interchange
import PerformanceAppraisal
import XCTest

@testable import CInterface

/// The numbers of the header are the numbers the library uses.
final class InterfaceConstantsTests: XCTestCase {
    private func value(_ name: String) -> Int32? {
        InterfaceConstants.all.first { $0.name == name }?.value
    }

    func testEveryStatusStandsInTheHeaderAndNoOther() {
        XCTAssertEqual(
            Set(InterfaceConstants.statuses.map(\.value)), Set(Status.allCases.map(\.rawValue)))
        XCTAssertEqual(InterfaceConstants.statuses.count, Status.allCases.count)
    }

    func testAStatusHasTheNameOfItsCase() {
        for status in Status.allCases {
            let words = "\(status)".map { $0.isUppercase ? "_\($0)" : $0.uppercased() }.joined()
            let name = status.rawValue < 0 ? "HOSP_E_\(words)" : "HOSP_\(words)"
            XCTAssertEqual(value(name), status.rawValue, name)
        }
    }

    func testEncodingsHaveTheNumbersOfTheHeader() {
        let names = ["HOSP_UTF8", "HOSP_GBK", "HOSP_GB18030", "HOSP_UTF16LE"]
        let encodings: [TextEncoding] = [.utf8, .gbk, .gb18030, .utf16le]
        XCTAssertEqual(names.map(value), encodings.map(\.rawValue))
        XCTAssertEqual(InterfaceConstants.encodings.count, TextEncoding.allCases.count)
    }

    func testResidualsHaveTheNumbersOfTheHeader() throws {
        let policies: [(String, Apportionment.Residual)] = [
            ("HOSP_LARGEST_REMAINDER", .largestRemainder), ("HOSP_LARGEST", .largest),
            ("HOSP_FIRST", .first), ("HOSP_LAST", .last),
        ]
        for (name, policy) in policies {
            XCTAssertEqual(
                try Apportionment.Residual(constant: XCTUnwrap(value(name))), policy, name)
        }
        XCTAssertEqual(policies.count, Apportionment.Residual.allCases.count)
        XCTAssertThrowsError(try Apportionment.Residual(constant: 4))
        XCTAssertThrowsError(try Apportionment.Residual(constant: -1))
    }

    /// Each case has a constant, and nothing stands beside them.
    private func assertConstants<Choice: Equatable>(
        _ choices: [(String, Choice)], of count: Int, line: UInt = #line,
        _ read: (Int32) throws -> Choice
    ) throws {
        for (name, choice) in choices {
            XCTAssertEqual(try read(XCTUnwrap(value(name), line: line)), choice, name, line: line)
        }
        XCTAssertEqual(choices.count, count, line: line)
        for outside in [-1, Int32(count)] { XCTAssertThrowsError(try read(outside), line: line) }
    }

    func testTheRulesOfDepreciationHaveTheNumbersOfTheHeader() throws {
        try assertConstants(
            [
                ("HOSP_DEPRECIATION_GOVERNMENT", .government),
                ("HOSP_DEPRECIATION_ENTERPRISE", .enterprise),
            ], of: DepreciationRule.allCases.count) { try DepreciationRule(constant: $0) }
    }

    func testChoicesOfAnEvaluationHaveTheNumbersOfTheHeader() throws {
        try assertConstants(
            [
                ("HOSP_HIGHER_IS_BETTER", .higherIsBetter),
                ("HOSP_LOWER_IS_BETTER", .lowerIsBetter),
            ], of: Direction.allCases.count) { try Direction(constant: $0) }
        try assertConstants(
            [
                ("HOSP_TURN_DIRECTION", .direction), ("HOSP_TURN_RECIPROCAL", .reciprocal),
                ("HOSP_TURN_MAX_MINUS", .maxMinus), ("HOSP_TURN_COMPLEMENT_100", .complement100),
            ], of: Topsis.Positivisation.allCases.count
        ) { try Topsis.Positivisation(constant: $0) }
        try assertConstants(
            [
                ("HOSP_NORM_VECTOR", .vector), ("HOSP_NORM_MINMAX", .minmax),
                ("HOSP_NORM_SUM", .sum), ("HOSP_NORM_MAX", .max),
            ], of: Topsis.Normalisation.allCases.count
        ) { try Topsis.Normalisation(constant: $0) }
        try assertConstants(
            [
                ("HOSP_WEIGHT_MATRIX", .matrix), ("HOSP_WEIGHT_DISTANCE", .distance),
                ("HOSP_WEIGHT_NONE", .none),
            ], of: Topsis.Weighting.allCases.count) { try Topsis.Weighting(constant: $0) }
        try assertConstants(
            [("HOSP_SHARE_RAW", .raw), ("HOSP_SHARE_MINMAX", .minmax)],
            of: EntropyWeights.Share.allCases.count) { try EntropyWeights.Share(constant: $0) }
        try assertConstants(
            [
                ("HOSP_MISSING_ERROR", .error), ("HOSP_MISSING_DROP", .notApplicable),
                ("HOSP_MISSING_ZERO", .zero), ("HOSP_MISSING_FULL", .full),
            ], of: MissingPolicy.allCases.count
        ) { try MissingPolicy(constant: $0) }
        try assertConstants(
            [("HOSP_RANK_COMPETITION", .competition), ("HOSP_RANK_DENSE", .dense)],
            of: ScoreTotals.Ties.allCases.count) { try ScoreTotals.Ties(constant: $0) }
    }

    func testReasonsOfMissingValuesHaveTheNumbersOfTheHeader() throws {
        let reasons: [(String, MissingReason)] = [
            ("HOSP_WHY_NOT_REPORTED", .notReported),
            ("HOSP_WHY_NOTHING_OF_NOTHING", .nothingOfNothing),
            ("HOSP_WHY_DIVISION_BY_ZERO", .divisionByZero), ("HOSP_WHY_NO_MATCH", .noMatch),
            ("HOSP_WHY_OUT_OF_RANGE", .outOfRange),
        ]
        for (name, reason) in reasons {
            XCTAssertEqual(MissingReason(rawValue: Int64(try XCTUnwrap(value(name)))), reason, name)
        }
        XCTAssertEqual(reasons.count, MissingReason.allCases.count)
    }

    func testModesOfARatioHaveTheNumbersOfTheHeader() throws {
        let modes: [(String, RatioMethod.Mode)] = [
            ("HOSP_RATIO_HIGH", .high), ("HOSP_RATIO_LOW_RECIPROCAL", .lowReciprocal),
            ("HOSP_RATIO_LOW_LINEAR", .lowLinear),
        ]
        for (name, mode) in modes {
            XCTAssertEqual(try RatioMethod.Mode(constant: XCTUnwrap(value(name))), mode, name)
        }
        XCTAssertEqual(modes.count, RatioMethod.Mode.allCases.count)
        XCTAssertThrowsError(try RatioMethod.Mode(constant: 3))
    }

    func testAdjustmentsHaveTheNumbersOfTheHeader() throws {
        let days: [(String, DayAdjustment)] = [
            ("HOSP_DAY_NEXT", .next), ("HOSP_DAY_PREVIOUS", .previous),
            ("HOSP_DAY_MODIFIED_FOLLOWING", .modifiedFollowing),
        ]
        for (name, rule) in days {
            XCTAssertEqual(try DayAdjustment(constant: XCTUnwrap(value(name))), rule, name)
        }
        let deadlines: [(String, DeadlineRule.Adjustment)] = [
            ("HOSP_DAY_NONE", .none), ("HOSP_DAY_NEXT", .next), ("HOSP_DAY_PREVIOUS", .previous),
        ]
        for (name, rule) in deadlines {
            XCTAssertEqual(
                try DeadlineRule.Adjustment(constant: XCTUnwrap(value(name))), rule, name)
        }
        XCTAssertEqual(deadlines.count, DeadlineRule.Adjustment.allCases.count)
        XCTAssertThrowsError(try DayAdjustment(constant: 0))
        XCTAssertThrowsError(try DeadlineRule.Adjustment(constant: 3))
    }

    func testColumnKindsHaveTheNumbersOfTheHeader() {
        let kinds: [ResultColumn.Kind] = [.text, .integer, .real]
        XCTAssertEqual(
            ["HOSP_TEXT", "HOSP_INTEGER", "HOSP_REAL"].map(value), kinds.map(\.rawValue))
    }

    func testLimitsAreThoseThatHold() {
        XCTAssertEqual(value("HOSP_MAX_HANDLES"), HandleTable.capacity)
        XCTAssertEqual(value("HOSP_MAX_TEXT").map(Int.init), BoundaryText.longestText)
        XCTAssertEqual(value("HOSP_MAX_NAME").map(Int.init), BoundaryText.longestName)
        XCTAssertEqual(value("HOSP_MAX_COUNT"), BoundaryArray.longest)
        XCTAssertEqual(value("HOSP_VERSION_NUMBER"), LibraryVersion.number)
        XCTAssertEqual(value("HOSP_ABI"), LibraryVersion.abi)
    }

    func testNoNameStandsTwice() {
        let names = InterfaceConstants.all.map(\.name)
        XCTAssertEqual(Set(names).count, names.count)
    }
}
