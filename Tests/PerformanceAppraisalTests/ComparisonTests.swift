import HospitalCore
import PerformanceAppraisal
import XCTest

/// Ranks, quotas of the best, and panels of raters.
final class ComparisonTests: XCTestCase {
    func testRanksInFourWays() throws {
        let ranks = ScoreRank.ranks(of: ["91.2", "88", "88.00", "95", "70", "88"].map(dec))
        XCTAssertEqual(ranks.map(\.competition), [2, 3, 3, 1, 6, 3])
        XCTAssertEqual(ranks.map(\.dense), [2, 3, 3, 1, 4, 3])
        XCTAssertEqual(
            ranks.map(\.average), ["2", "4", "4", "1", "6", "4"].map { Rate(dec($0)) })
        XCTAssertEqual(
            ranks.map(\.percent), ["0.8", "0.2", "0.2", "1", "0", "0.2"].map { Rate(dec($0)) })
        XCTAssertEqual(ScoreRank.ranks(of: [.one]).map(\.percent), [.one])
        XCTAssertEqual(ScoreRank.ranks(of: []), [])
    }

    /// 20 % of 23 are 4 places; three with 93 stand on places 4 to 6.
    private let scores = [
        97, 96, 95, 93, 93, 93, 92, 91, 90, 90, 89, 88, 88, 87, 86, 85, 84, 83, 82, 80, 78, 75, 71,
    ]

    private func selection(
        _ tie: TopQuota.Tie, percent: String = "20", keys: [Int: String] = [:]
    ) throws -> TopQuota.Selection {
        try TopQuota(percent: dec(percent), tie: tie).selection(
            among: scores.enumerated().map { place, score in
                TopQuota.Candidate(
                    String(UnicodeScalar(UInt8(97 + place))), score: Decimal(score),
                    key: keys[place].map(dec))
            })
    }

    func testTiesAcrossTheLastPlaceFollowThePolicy() throws {
        XCTAssertEqual(try selection(.strict).selected, ["a", "b", "c"])
        XCTAssertEqual(try selection(.promote).selected, ["a", "b", "c", "d", "e", "f"])
        let open = try selection(.key)
        XCTAssertEqual(open.places, 4)
        XCTAssertEqual(open.selected, ["a", "b", "c"])
        XCTAssertEqual(open.contested, ["d", "e", "f"])
        XCTAssertEqual(open.open, 1)
    }

    func testASecondNumberDecidesOrLeavesThePlaceOpen() throws {
        let decided = try selection(.key, keys: [3: "1", 4: "3", 5: "2"])
        XCTAssertEqual(decided.selected, ["a", "b", "c", "e"])
        XCTAssertEqual([decided.open, decided.contested.count], [0, 0])
        let equal = try selection(.key, keys: [3: "1", 4: "3", 5: "3"])
        XCTAssertEqual(equal.contested, ["e", "f"])
        XCTAssertEqual(equal.open, 1)
        // 22 % are 5 places: e has one of the two, d and f contest the other.
        let half = try selection(.key, percent: "22", keys: [3: "1", 4: "3", 5: "1"])
        XCTAssertEqual(half.selected, ["a", "b", "c", "e"])
        XCTAssertEqual(half.contested, ["d", "f"])
        XCTAssertEqual(half.open, 1)
    }

    func testPlacesAreRoundedDownAndMayBeNoneOrAll() throws {
        XCTAssertEqual(try selection(.strict, percent: "4.34").selected, [])
        XCTAssertEqual(try selection(.strict, percent: "4.35").selected, ["a"])
        XCTAssertEqual(try selection(.strict, percent: "100").selected.count, 23)
    }

    func testAPanelLeavesItsExtremesOut() throws {
        func panel(_ ratings: [String], _ trimmed: Int) throws -> RaterPanel {
            try RaterPanel(ratings: ratings.map(dec), trimmed: trimmed)
        }
        let usual = try panel(["95", "88", "90", "72", "99", "91", "90"], 1)
        XCTAssertEqual(try usual.score().description, "90.80")
        XCTAssertEqual(usual.findings, [])
        let small = try panel(["80", "90"], 1)
        XCTAssertEqual(try small.score().description, "85.00")
        XCTAssertEqual(small.findings.map(\.message.name), ["panel_too_small"])
        XCTAssertEqual(try panel(["60", "60", "90", "90"], 1).score().description, "75.00")
        XCTAssertEqual(try panel(["1", "2", "9"], 1).score().description, "2.00")
        XCTAssertEqual(try panel(["1", "2"], 0).findings, [])
        XCTAssertTrue(try panel(["1"], .max).isTooSmall)
    }

    func testWhatCannotBeComparedIsRefused() {
        func assertRefused<Value>(
            _ error: ComparisonError, line: UInt = #line, _ body: () throws -> Value
        ) {
            XCTAssertThrowsError(try body(), line: line) {
                XCTAssertEqual($0 as? ComparisonError, error, line: line)
                XCTAssertFalse(error.finding.text(in: .chinese).contains("{"), line: line)
            }
        }
        for percent in ["-0.1", "100.01"] {
            assertRefused(.quotaInvalid(dec(percent))) {
                try TopQuota(percent: dec(percent), tie: .strict)
            }
        }
        assertRefused(.duplicate("a")) {
            try TopQuota(percent: .one, tie: .strict).selection(
                among: [.init("a", score: .one), .init("a", score: .zero)])
        }
        assertRefused(.panelEmpty) { try RaterPanel(ratings: [], trimmed: 0) }
        assertRefused(.trimInvalid(-1)) { try RaterPanel(ratings: [.one], trimmed: -1) }
        assertRefused(.outOfRange) {
            try RaterPanel(ratings: [dec(String(repeating: "9", count: 38))], trimmed: 0).score()
        }
    }
}
