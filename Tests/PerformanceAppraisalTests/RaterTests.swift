import HospitalCore
import PerformanceAppraisal
import XCTest

/// Who rates whom and what ratings come to: S-013, S-014, S-015, S-069 and rating from all sides.
final class RaterTests: XCTestCase {
    private func fault(_ body: () throws(RaterError) -> some Any) -> RaterError? {
        do {
            _ = try body()
            return nil
        } catch { return error }
    }

    /// S-013: the department panel scores staff and is confirmed by the working group; it does not
    /// score the head of its own department.
    func testS013TheLevelOfTheAppraisedDecidesThePanel() throws {
        let tiers = AppraisalTier.hospital
        XCTAssertEqual(try tiers.tier(of: "leader").panel, "领导小组")
        XCTAssertEqual(try tiers.tier(of: "leader").template, "院级领导绩效考核评分标准")
        XCTAssertEqual(try tiers.tier(of: "head").panel, "工作小组")
        let staff = try tiers.tier(of: "staff")
        XCTAssertEqual([staff.panel, staff.validator, staff.filedWith], ["科室小组", "工作小组", "人事科"])
        XCTAssertEqual(staff.exceptions, "领导小组")
        let panel = [Person.ID("head"), Person.ID("nurse"), Person.ID("speaker")]
        XCTAssertNoThrow(
            try tiers.check(panel: "科室小组", members: panel, scores: Person.ID("wu"), of: "staff"))
        XCTAssertEqual(
            fault { () throws(RaterError) in
                try tiers.check(
                    panel: "科室小组", members: panel, scores: Person.ID("head"), of: "head")
            },
            .wrongPanel(panel: "科室小组", person: "head", right: "工作小组"))
        XCTAssertEqual(
            fault { () throws(RaterError) in
                try tiers.check(
                    panel: "科室小组", members: panel, scores: Person.ID("nurse"), of: "staff")
            }, .ratesSelf("nurse"))
        XCTAssertEqual(
            fault { () throws(RaterError) in try tiers.tier(of: "staf") },
            .levelUnknown("staf", nearest: "staff"))
    }

    private func pair(_ rater: String, _ rated: String) -> PeerMatrix.Assignment {
        PeerMatrix.Assignment(rater: Department.ID(rater), rated: Department.ID(rated))
    }

    /// S-014: A → A is an error; the mean of (90 + 85 + 82) / 3 is 85.666…, printed 85.67.
    func testS014PeersRateEachOtherAndNeverThemselves() throws {
        XCTAssertEqual(
            fault { () throws(RaterError) in try PeerMatrix([self.pair("A", "A")]) },
            .ratesSelf("A"))
        let matrix = try PeerMatrix([
            pair("B", "A"), pair("C", "A"), pair("D", "A"), pair("A", "B"), pair("C", "B"),
        ])
        let results = try matrix.results(of: [
            pair("B", "A"): Decimal(90), pair("C", "A"): Decimal(85), pair("D", "A"): Decimal(82),
        ])
        XCTAssertEqual(results.map(\.department.code), ["A", "B"])
        XCTAssertEqual(results.map { $0.score?.description }, ["85.67", nil])
        XCTAssertEqual(results.map(\.ratings), [3, 0])
        XCTAssertEqual(results[1].missing.map(\.code), ["A", "C"], "missing is not zero")
    }

    func testWhatAPeerMatrixRefuses() throws {
        XCTAssertEqual(
            fault { () throws(RaterError) in
                try PeerMatrix([self.pair("A", "B"), self.pair("A", "B")])
            },
            .assignedTwice(rater: "A", rated: "B"))
        let matrix = try PeerMatrix([pair("A", "B")])
        XCTAssertEqual(
            fault { () throws(RaterError) in
                try matrix.results(of: [self.pair("C", "B"): Decimal(90)])
            },
            .notAssigned(rater: "C", rated: "B"))
        for value in ["-0.01", "100.01"] {
            XCTAssertEqual(
                fault { () throws(RaterError) in
                    try matrix.results(of: [self.pair("A", "B"): dec(value)])
                },
                .ratingOutOfRange(rater: "A", value: dec(value)))
        }
    }

    /// S-015: a template published on day 3 of the period is not usable for that period.
    func testS015ATemplateIsPublishedBeforeThePeriodBegins() throws {
        let start = try Day(yyyymmdd: 20_240_226)
        XCTAssertNoThrow(
            try TemplatePublication(template: "T", published: start).check(start: start))
        let third = try Day(yyyymmdd: 20_240_228)
        let error = fault { () throws(RaterError) in
            try TemplatePublication(template: "T", published: third).check(start: start)
        }
        XCTAssertEqual(error, .templateTooLate(template: "T", published: third, start: start))
        XCTAssertEqual(
            error?.finding.text(in: .chinese),
            "评分标准“T”于2024-02-28公布，晚于考核期开始日2024-02-26，不能用于本期。")
    }

    private func group(
        _ name: String, _ weight: Int, _ ratings: [Int], isSelf: Bool = false
    ) -> MultiSourceRating.Group {
        MultiSourceRating.Group(
            name, weight: Decimal(weight), isSelf: isSelf, ratings: ratings.map { Decimal($0) })
    }

    /// 40 % × 90 + 30 % × 85 + 20 % × 80 + 10 % × 100 = 87.5; without the subordinates the weights
    /// 40, 30, 10 become 1/2, 3/8, 1/8: 45 + 31.875 + 12.5 = 89.375, printed 89.38.
    func testMissingGroupsAreRenormalised() throws {
        let all = try MultiSourceRating([
            group("superior", 40, [88, 92]), group("peer", 30, [85]),
            group("subordinate", 20, [70, 80, 90]), group("self", 10, [100], isSelf: true),
        ]).result()
        XCTAssertEqual(all.score.description, "87.50")
        XCTAssertEqual(all.missing, [])
        let some = try MultiSourceRating([
            group("superior", 40, [88, 92]), group("peer", 30, [85]),
            group("subordinate", 20, []), group("self", 10, [100], isSelf: true),
        ]).result()
        XCTAssertEqual(some.score.description, "89.38")
        XCTAssertEqual(some.missing, ["subordinate"])
        XCTAssertEqual(some.parts.map(\.share.description), ["1/2", "3/8", "0", "1/8"])
    }

    func testWhatARatingFromAllSidesRefuses() throws {
        func result(_ groups: [MultiSourceRating.Group]) -> RaterError? {
            fault { () throws(RaterError) in try MultiSourceRating(groups).result() }
        }
        XCTAssertEqual(result([group("self", 10, [100], isSelf: true)]), .selfOnly)
        XCTAssertEqual(result([group("peer", 10, [])]), .nobodyRated)
        XCTAssertEqual(result([]), .nobodyRated)
        XCTAssertEqual(result([group("a", 1, [1]), group("a", 1, [1])]), .groupTwice("a"))
        XCTAssertEqual(
            result([group("a", 0, [1])]), .weightInvalid(group: "a", value: Decimal(0)))
    }

    /// S-069: on x the others gave 90 and 92, on y 80 and 82, mean (91 + 81) / 2 = 86; c gave 70
    /// and 60, mean 65: 21 below. b is 92 against (80), 82 against (70): (87) − 75 = 12.
    func testS069AnOutlierIsFarFromTheOthersOnTheSameSubjects() throws {
        let ratings = [
            ("a", "x", 90), ("b", "x", 92), ("c", "x", 70), ("a", "y", 80), ("b", "y", 82),
            ("c", "y", 60), ("d", "z", 10),
        ].map { RaterOutliers.Rating(rater: $0, subject: $1, value: Decimal($2)) }
        let found = try RaterOutliers(limit: Decimal(12)).deviations(of: ratings)
        XCTAssertEqual(found.map(\.rater), ["a", "b", "c", "d"])
        XCTAssertEqual(
            found.map { $0.deviation?.description }, ["9.00", "12.00", "-21.00", nil])
        XCTAssertEqual(found.map(\.isOutlier), [false, false, true, false])
        XCTAssertEqual(found.map(\.compared), [2, 2, 2, 0])
        XCTAssertEqual(found[2].mean, Rate(Decimal(65)))
        XCTAssertEqual(found[2].others, Rate(Decimal(86)))
        let twice = ratings + [ratings[0]]
        XCTAssertEqual(
            fault { () throws(RaterError) in
                try RaterOutliers(limit: .one).deviations(of: twice)
            },
            .ratedTwice(rater: "a", subject: "x"))
        XCTAssertEqual(
            fault { () throws(RaterError) in try RaterOutliers(limit: dec("-1")) },
            .limitInvalid(dec("-1")))
    }

    /// The order of raters, ratings and assignments changes nothing.
    func testOrderNeverMatters() throws {
        let ratings = (0..<40).map {
            RaterOutliers.Rating(
                rater: "r\($0 % 5)", subject: "s\($0 / 5)", value: Decimal(60 + $0 * 7 % 40))
        }
        let report = try RaterOutliers(limit: Decimal(5))
        XCTAssertEqual(
            try report.deviations(of: ratings), try report.deviations(of: ratings.reversed()))
        let pairs = [pair("A", "B"), pair("C", "B"), pair("B", "C")]
        let given = [pairs[0]: Decimal(80), pairs[1]: Decimal(85), pairs[2]: Decimal(90)]
        XCTAssertEqual(
            try PeerMatrix(pairs).results(of: given),
            try PeerMatrix(pairs.reversed()).results(of: given))
    }
}
