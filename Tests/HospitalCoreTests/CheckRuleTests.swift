import Foundation
import HospitalCore
import XCTest

/// Rows of breaches, frequencies of checks and the last places of a ranking.
final class CheckRuleTests: XCTestCase {
    private func triggers(
        _ scores: [String?], length: Int = 3, missing: StreakRule.MissingResult = .skip
    ) throws -> [Int] {
        let values = try scores.map { try $0.map { try Decimal($0) } }
        return try StreakRule(length: length, missingResult: missing)
            .triggers(in: StreakRule.breaches(below: Decimal("80"), in: values))
    }

    func testS066ThreeInARowBelow80CallTheHeadToAccount() throws {
        XCTAssertEqual(try triggers(["79.9", "79", "78"]), [2])
        XCTAssertEqual(try triggers(["79", "80", "79", "79"]), [])
        XCTAssertEqual(try triggers(["80.0", "80.0", "80.0"]), [], "80.0 is no breach")
    }

    func testS066ACancelledSurveyNeitherCountsNorResets() throws {
        XCTAssertEqual(try triggers(["79", nil, "78", "77"]), [3])
        XCTAssertEqual(try triggers(["79", nil, "78", "77"], missing: .end), [])
    }

    /// The case `desk.three_below_80` of the project's own rule.
    func testTheConsequenceIsDueOnceUntilTheRowEnds() throws {
        let scores = ["82", "79.99", "75", "80", "70", "71", "72", "60", "85", "79", "78"]
        let rule = try StreakRule(length: 3)
        let values: [Decimal?] = try scores.map { try Decimal($0) }
        XCTAssertEqual(
            rule.standings(of: StreakRule.breaches(below: try Decimal("80"), in: values)),
            [.count(0), .count(1), .count(2), .count(0), .count(1), .count(2), .triggered,
             .continued, .count(0), .count(1), .count(2)])
    }

    func testS258TwoFailedHalfYearsInARowRevoke() throws {
        let rule = try StreakRule(length: 2)
        XCTAssertEqual(rule.triggers(in: [true, false, true]), [])
        XCTAssertEqual(rule.triggers(in: [true, true]), [1])
    }

    func testS028TwoChecksAWeekAndTheResultsOnFriday() throws {
        let rule = try FrequencyRule(minimum: 2, in: .week(due: .friday))
        let monday = try Day("2024-02-26")
        let one = try rule.compliance(
            around: Day("2024-02-28"), checks: [monday, Day("2024-02-25"), Day("2024-03-04")])
        XCTAssertEqual(one.count, 1)
        XCTAssertEqual(one.shortfall, 1)
        XCTAssertEqual(one.due.description, "2024-03-01")
        XCTAssertEqual(one.start, monday)
        let three = try rule.compliance(
            around: monday, checks: [monday, Day("2024-03-01"), Day("2024-03-03")])
        XCTAssertEqual(three.shortfall, 0)
    }

    func testS029ThreeComprehensiveChecksAMonth() throws {
        let rule = try FrequencyRule(minimum: 3, in: .period(PeriodCycle(monthsFromDay: 26)))
        let found = try rule.compliance(
            around: Day("2024-03-10"),
            checks: [Day("2024-02-26"), Day("2024-03-25"), Day("2024-03-26"), Day("2024-02-25")])
        XCTAssertEqual(found.count, 2)
        XCTAssertEqual(found.shortfall, 1)
        XCTAssertEqual(found.due.description, "2024-03-25")
        XCTAssertEqual(found.start.description, "2024-02-26")
    }

    private func unit(_ code: String, _ scores: [String], tieBreak: String? = nil) throws
        -> LastPlaces.Unit
    {
        LastPlaces.Unit(
            code: code, scores: try scores.map { try Decimal($0) },
            tieBreak: try tieBreak.map { try Decimal($0) })
    }

    func testS035TheLastThreeOfSixAreBarred() throws {
        let units = try [
            unit("a", ["90", "92"]), unit("b", ["80", "81"]), unit("c", ["70"]),
            unit("d", ["85", "85"]), unit("e", ["60", "99"]), unit("f", ["95"]),
        ]
        let last = try LastPlaces(places: 3, ties: .all).units(among: units)
        XCTAssertEqual(last.map(\.code), ["c", "e", "b"])
        XCTAssertEqual(last.map(\.mean.description), ["70.00", "79.50", "80.50"])
    }

    func testS035ATieAtTheThirdPlaceFollowsThePolicy() throws {
        let units = try [
            unit("a", ["60"]), unit("b", ["70"]), unit("d", ["80"], tieBreak: "5"),
            unit("c", ["79.996", "80"], tieBreak: "7"), unit("e", ["90"]),
        ]
        func barred(_ ties: LastPlaces.Ties) throws -> [String] {
            try LastPlaces(places: 3, ties: ties).units(among: units).map(\.code)
        }
        // 79.998 is published as 80.00, and what is published decides.
        XCTAssertEqual(try barred(.all), ["a", "b", "c", "d"])
        XCTAssertEqual(try barred(.none), ["a", "b"])
        XCTAssertEqual(try barred(.tieBreak), ["a", "b", "d"])
        XCTAssertEqual(
            try LastPlaces(places: 9, ties: .none).units(among: units).count, 5)
    }

    func testWhatCannotBeJudgedIsRefused() throws {
        assertThrows(CheckError.streakLengthInvalid(0)) { _ = try StreakRule(length: 0) }
        assertThrows(CheckError.frequencyInvalid(0)) {
            _ = try FrequencyRule(minimum: 0, in: .week(due: .friday))
        }
        assertThrows(CheckError.placesInvalid(0)) { _ = try LastPlaces(places: 0, ties: .all) }
        assertThrows(CheckError.number(.outOfRange("19"))) {
            _ = try LastPlaces(places: 1, ties: .all, digits: 19)
        }
        assertThrows(CheckError.unitWithoutScore("x")) {
            _ = try LastPlaces(places: 1, ties: .all).units(among: [unit("x", [])])
        }
        assertThrows(CheckError.tieUnbroken(["x", "y"])) {
            _ = try LastPlaces(places: 1, ties: .tieBreak)
                .units(among: [unit("x", ["1"]), unit("y", ["1"])])
        }
        let errors: [(CheckError, String)] = [
            (.streakLengthInvalid(0), "0"), (.frequencyInvalid(-1), "-1"),
            (.placesInvalid(-2), "-2"),
            (.unitWithoutScore("x"), "x"), (.tieUnbroken(["x", "y"]), "x, y"),
            (.number(.outOfRange("99")), "99"),
        ]
        for (error, figure) in errors {
            for language in Language.allCases {
                XCTAssertTrue(error.finding.text(in: language).contains(figure), "\(error)")
            }
        }
    }

    /// Every sequence of up to nine periods that were kept, broken or without a result.
    func testARowIsFoundExactlyWhereItIsOfEveryShortSequence() throws {
        for length in 1...4 {
            let rule = try StreakRule(length: length)
            for count in 0...9 {
                for number in 0..<Int(pow(3.0, Double(count))) {
                    var rest = number
                    let breaches: [Bool?] = (0..<count).map { _ in
                        defer { rest /= 3 }
                        return [nil, false, true][rest % 3]
                    }
                    // A row ends in its place when the last results before it are all breaches and
                    // the one before them is none.
                    let expected = breaches.indices.filter { index in
                        guard breaches[index] == true else { return false }
                        let past = breaches[...index].compactMap { $0 }
                        return past.count >= length && past.suffix(length).allSatisfy { $0 }
                            && (past.count == length || !past[past.count - length - 1])
                    }
                    XCTAssertEqual(rule.triggers(in: breaches), expected, "\(breaches)")
                }
            }
        }
    }
}
