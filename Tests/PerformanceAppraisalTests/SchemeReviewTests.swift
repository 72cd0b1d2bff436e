import HospitalCore
import PerformanceAppraisal
import XCTest

/// What a scheme is looked at for before it is agreed: S-019, S-020, S-031, S-039, S-040.
final class SchemeReviewTests: XCTestCase {
    /// S-020: 7 roots and 29 leaves; without one owner there is one orphan.
    func testS020EveryLeafHasOneParentAndOneOwner() {
        let roots = (1...7).map { IndicatorTree.Node("I\($0)") }
        let leaves = (1...29).map {
            IndicatorTree.Node("II\($0)", parent: "I\($0 % 7 + 1)", owner: "post\($0 % 3)")
        }
        let whole = IndicatorTree(leaves + roots).coverage
        XCTAssertEqual([whole.roots, whole.leaves], [7, 29])
        XCTAssertTrue(whole.isComplete)
        let orphan = IndicatorTree.Node("II5", parent: "I6", owner: nil)
        let less = IndicatorTree(leaves.map { $0.code == "II5" ? orphan : $0 } + roots).coverage
        XCTAssertEqual(less.ownerless, ["II5"])
        XCTAssertFalse(less.isComplete)
    }

    func testLooseBareAndRepeatedIndicatorsAreTold() {
        let coverage = IndicatorTree([
            .init("A"), .init("B"), .init("a1", parent: "A", owner: "x"),
            .init("a1", parent: "A", owner: "x"), .init("c1", parent: "C", owner: "x"),
            .init("p", parent: "q", owner: "x"), .init("q", parent: "p", owner: "x"),
        ]).coverage
        XCTAssertEqual(coverage.bare, ["B"])
        XCTAssertEqual(coverage.loose, ["c1", "p", "q"])
        XCTAssertEqual(coverage.repeated, ["a1"])
    }

    private func sound(_ code: String, _ department: String = "lab") -> SchemeReview.Indicator {
        var indicator = SchemeReview.Indicator(
            code, department: Department.ID(department), weight: Decimal(10))
        indicator.definition = "报告及时率"
        indicator.unit = "%"
        indicator.goal = "服务质量"
        indicator.period = "month"
        indicator.target = Decimal(95)
        indicator.best = Decimal(97)
        return indicator
    }

    /// S-019: an indicator without a period fails T.
    func testS019TheUnmetLettersOfSmartAreNamed() {
        XCTAssertEqual(sound("a").unmet, [])
        var timeless = sound("a")
        timeless.period = ""
        XCTAssertEqual(timeless.unmet, [.timed])
        XCTAssertEqual(timeless.unmet.map(\.rawValue), ["T"])
        let bare = SchemeReview.Indicator("b", department: Department.ID("lab"), weight: .one)
        XCTAssertEqual(bare.unmet.map(\.rawValue), ["S", "M", "R", "T"])
        var unreachable = sound("c")
        unreachable.target = Decimal(98)
        XCTAssertEqual(unreachable.unmet, [.achievable])
        unreachable.isLowerBetter = true
        XCTAssertEqual(unreachable.unmet, [], "98 is easier than 97 when lower is better")
        unreachable.target = Decimal(96)
        XCTAssertEqual(unreachable.unmet, [.achievable])
    }

    /// S-039: targets from the plan and what is not quantified, by department.
    func testS039PlanTargetsAndUnquantifiedIndicatorsAreCounted() {
        var planned = sound("plan", "office")
        planned.plan = planned.target
        var vague = sound("vague", "office")
        vague.unit = ""
        let review = SchemeReview([planned, vague, sound("x", "office"), sound("y", "lab")])
        XCTAssertEqual(review.targetsFromPlan, ["plan"])
        XCTAssertEqual(review.quantification.map(\.department.code), ["lab", "office"])
        XCTAssertEqual(review.quantification.map(\.unquantified), [0, 1])
        XCTAssertEqual(review.quantification.map(\.share.description), ["0", "1/3"])
        XCTAssertEqual(review.unsound.map(\.code), ["vague"])
    }

    /// S-040: two of four indicators are main ones and carry 20 of 40 points.
    func testS040MainIndicatorsAreFewAndCarryTheirWeight() {
        var main = sound("m1")
        main.isMain = true
        var other = sound("m2")
        other.isMain = true
        let focus = SchemeReview([main, other, sound("x"), sound("y")]).focus
        XCTAssertEqual(focus.count, 2)
        XCTAssertEqual(focus.share?.description, "1/2")
        XCTAssertNil(SchemeReview([]).focus.share, "of no weight there is no share")
    }

    /// S-031: rules without a control point, control points without a rule.
    func testS031RulesHangOnControlPoints() {
        let links = ControlLinks(
            points: ["p1", "p2", "p3"],
            rules: [("r1", "p1"), ("r2", nil), ("r3", "p9"), ("r4", "p1")])
        XCTAssertEqual(links.rulesWithoutPoint, ["r2", "r3"])
        XCTAssertEqual(links.pointsWithoutRule, ["p2", "p3"])
    }
}
