import HospitalCore
import PerformanceAppraisal
import XCTest

/// The worked cases of the scoring methods.
final class ScoringMethodTests: XCTestCase {
    private func score(
        _ method: ScoringMethod, _ value: ReportedValue, weight: Decimal
    ) throws -> String {
        try XCTUnwrap(method.score(value, weight: weight)).description
    }

    func testRatioCompletesATargetInBothDirections() throws {
        let file = try CaseFile("score.ratio")
        let scores = try file.rows().map { row in
            let mode = row["mode"].map { "low_\($0)" } ?? "high"
            let method = try RatioMethod(
                target: row.decimal("target"), mode: XCTUnwrap(RatioMethod.Mode(rawValue: mode)),
                cap: row.optionalDecimal("cap") ?? .one)
            return try score(
                .ratio(method), .value(row.decimal("actual")), weight: file.decimal("weight"))
        }
        XCTAssertEqual(scores, try file.texts("scores"))
    }

    func testIntervalIsLinearInEitherDirection() throws {
        let file = try CaseFile("score.interval")
        let scores = try file.rows().map { row in
            try score(
                .interval(IntervalMethod(zero: row.decimal("zero"), full: row.decimal("full"))),
                .value(row.decimal("actual")), weight: file.decimal("weight"))
        }
        XCTAssertEqual(scores, try file.texts("scores"))
    }

    func testEfficacyRunsFrom60To100AndBeyond() throws {
        let file = try CaseFile("score.efficacy")
        var coefficients: [String] = []
        let scores = try file.rows().map { row in
            let method = try EfficacyMethod(
                unacceptable: row.decimal("unacceptable"),
                satisfactory: row.decimal("satisfactory"))
            let actual = try row.decimal("actual")
            coefficients.append(try method.coefficient(of: Rate(actual)).description)
            return try score(.efficacy(method), .value(actual), weight: file.decimal("weight"))
        }
        XCTAssertEqual(scores, try file.texts("score"))
        XCTAssertEqual(coefficients, try file.texts("coefficient"))
    }

    func testClampedEfficacyStaysBetween0And100() throws {
        let method = ScoringMethod.efficacy(
            try EfficacyMethod(unacceptable: dec("80"), satisfactory: dec("95"), isClamped: true))
        XCTAssertEqual(try score(method, .value(dec("98")), weight: dec("20")), "20.00")
        XCTAssertEqual(try score(method, .value(dec("0")), weight: dec("20")), "0.00")
    }

    /// Hand calculation: between 80 (0.8) and 70 (0.6), 73 lies 0.3 of the way: 0.66.
    func testTieredEfficacyInterpolatesBetweenFiveStandards() throws {
        let high = ScoringMethod.tieredEfficacy(
            try TieredEfficacyMethod(standards: ["90", "80", "70", "60", "50"].map(dec)))
        for (actual, points) in [
            ("95", "10.00"), ("90", "10.00"), ("85", "9.00"), ("73", "6.60"), ("50", "2.00"),
            ("49.99", "0.00"),
        ] {
            XCTAssertEqual(try score(high, .value(dec(actual)), weight: dec("10")), points, actual)
        }
        let low = ScoringMethod.tieredEfficacy(
            try TieredEfficacyMethod(standards: ["1", "2", "3", "4", "5"].map(dec)))
        for (actual, points) in [
            ("0.5", "10.00"), ("1.5", "9.00"), ("5", "2.00"), ("5.1", "0.00"),
        ] {
            XCTAssertEqual(try score(low, .value(dec(actual)), weight: dec("10")), points, actual)
        }
    }

    func testDeductionsAreCappedByRuleAndFloored() throws {
        let file = try CaseFile("score.deduction")
        for (rows, expected) in [("items", "score"), ("extreme", "extreme")] {
            let items = try file.rows(rows)
            let rules = try items.enumerated().map { index, row in
                try DeductionRule(
                    code: "r\(index)", name: "rule", each: row.decimal("each"),
                    cap: row.optionalDecimal("cap"))
            }
            let found = try items.enumerated().map { index, row in
                Deduction(rule: "r\(index)", count: try row.decimal("count"), evidence: "记录")
            }
            let method = try DeductionMethod(rules: rules, floor: file.decimal("floor"))
            XCTAssertEqual(
                try score(.deduction(method), .deductions(found), weight: file.decimal("weight")),
                file.expected[expected] as? String)
        }
    }

    func testDeductionsExplainThemselvesRuleByRule() throws {
        let rule = try DeductionRule(code: "late", name: "迟报", each: dec("0.5"), cap: dec("3"))
        let method = try DeductionMethod(rules: [rule])
        let applied = try XCTUnwrap(method.applied(.deductions([
            Deduction(rule: "late", count: dec("4"), evidence: "3月7日未报"),
            Deduction(rule: "late", count: dec("3"), evidence: "3月14日未报"),
        ])))
        XCTAssertEqual(applied.map(\.points), [dec("3")])
        XCTAssertEqual(applied.map(\.count), [dec("7")])
        XCTAssertEqual(applied.first?.evidence, ["3月7日未报", "3月14日未报"])
        XCTAssertNil(try method.applied(.notReported))
    }

    func testStepsCountWholeUnitsOrParts() throws {
        let file = try CaseFile("score.addsub")
        let clamp = try XCTUnwrap(file.inputs["clamp"] as? [String])
        for counting in StepMethod.Counting.allCases {
            let method = try StepMethod(
                base: file.decimal("base"), target: file.decimal("target"),
                size: StepMethod.Size(
                    points: file.decimal("step"), unit: file.decimal("unit"), counting: counting),
                limits: Limits(from: dec(clamp[0]), to: dec(clamp[1])))
            let actuals = try XCTUnwrap(file.inputs["actuals"] as? [String])
            let scores = try actuals.map {
                try score(.steps(method), .value(dec($0)), weight: file.decimal("base"))
            }
            XCTAssertEqual(scores, try file.texts(counting.rawValue))
        }
    }

    func testStepsTurnRoundWhereLessIsBetter() throws {
        let method = try StepMethod(
            base: dec("10"), target: dec("5"),
            size: StepMethod.Size(points: dec("1"), unit: dec("0.5"), counting: .wholeSteps),
            limits: Limits(from: dec("-3"), to: dec("2")), direction: .lowerIsBetter)
        for (actual, points) in [("4.1", "11.00"), ("5.9", "9.00"), ("9", "7.00"), ("1", "12.00")] {
            XCTAssertEqual(
                try score(.steps(method), .value(dec(actual)), weight: dec("10")), points, actual)
        }
    }

    func testALadderTakesEveryValueOnItsStep() throws {
        for id in ["score.ladder", "score.ladder.rightclosed"] {
            let file = try CaseFile(id)
            let closed = file.inputs["closed"] as? String ?? "left"
            let method = try LadderMethod(
                steps: ladder(file.rows("bands")),
                closed: XCTUnwrap(LadderMethod.Closed(rawValue: closed)))
            let actuals = try XCTUnwrap(file.inputs["actuals"] as? [String])
            let scores = try actuals.map {
                try XCTUnwrap(
                    ScoringMethod.ladder(method).score(.value(dec($0)), weight: dec("10")))
            }
            XCTAssertEqual(scores, try file.texts("scores").map(dec), id)
        }
    }

    func testALadderWithAGapOrAnOverlapIsRefused() throws {
        let file = try CaseFile("score.ladder")
        XCTAssertThrowsError(try LadderMethod(steps: ladder(file.rows("bad_gap")), closed: .left)) {
            XCTAssertEqual($0 as? ScoringError, .ladderGap(from: dec("89"), to: dec("90")))
        }
        XCTAssertThrowsError(
            try LadderMethod(steps: ladder(file.rows("bad_overlap")), closed: .left)
        ) {
            XCTAssertEqual($0 as? ScoringError, .ladderOverlap(from: dec("80"), to: dec("85")))
        }
        XCTAssertThrowsError(try LadderMethod(steps: [], closed: .left)) {
            XCTAssertEqual($0 as? ScoringError, .ladderGap(from: nil, to: nil))
        }
        let step = LadderMethod.Step(from: dec("1"), to: dec("1"), points: .one)
        XCTAssertThrowsError(try LadderMethod(steps: [step], closed: .left)) {
            XCTAssertEqual(
                $0 as? ScoringError,
                .parametersNotOrdered(parameter: "step", values: [dec("1"), dec("1")]))
        }
        for (from, to) in [(dec("1"), nil), (nil, dec("1"))] {
            let open = LadderMethod.Step(from: from, to: to, points: .one)
            XCTAssertThrowsError(try LadderMethod(steps: [open], closed: .left))
        }
        let whole = LadderMethod.Step(from: nil, to: nil, points: .one)
        XCTAssertThrowsError(try LadderMethod(steps: [whole, whole], closed: .left)) {
            XCTAssertEqual($0 as? ScoringError, .ladderOverlap(from: nil, to: nil))
        }
    }

    private func ladder(_ rows: [[String: Any]]) throws -> [LadderMethod.Step] {
        try rows.map {
            try LadderMethod.Step(
                from: $0.optionalDecimal("lo"), to: $0.optionalDecimal("hi"),
                points: $0.decimal("score"))
        }
    }

    func testTheOptimalRangeFallsOnBothSides() throws {
        let file = try CaseFile("score.range_optimal")
        let best = try XCTUnwrap(file.inputs["best"] as? [String]).map(dec)
        let zero = try XCTUnwrap(file.inputs["zero"] as? [String]).map(dec)
        let method = try OptimalRangeMethod(
            best: Limits(from: best[0], to: best[1]), zero: Limits(from: zero[0], to: zero[1]))
        let scores = try XCTUnwrap(file.inputs["actuals"] as? [String]).map {
            try score(.optimalRange(method), .value(dec($0)), weight: file.decimal("weight"))
        }
        XCTAssertEqual(scores, try file.texts("scores"))
    }

    func testGrowthComparesWithTheLastPeriod() throws {
        let file = try CaseFile("score.growth")
        let scores = try file.rows().map { row in
            let method = try GrowthMethod(
                factor: row.decimal("k"), limit: dec("10"),
                direction: XCTUnwrap(Direction(rawValue: row.text("dir"))), missingLast: .full)
            let value = ReportedValue.change(
                now: try row.decimal("now"), last: try row.optionalDecimal("last"))
            return try score(.growth(method), value, weight: dec("10"))
        }
        XCTAssertEqual(scores, try file.texts("scores"))
    }

    /// A loss of 100 that shrinks to 50 is an improvement of 50 %.
    func testGrowthFromALossIsAnImprovement() throws {
        let method = ScoringMethod.growth(
            try GrowthMethod(
                factor: dec("10"), limit: dec("10"), direction: .higherIsBetter,
                missingLast: .zero))
        XCTAssertEqual(
            try score(method, .change(now: dec("-50"), last: dec("-100")), weight: .one), "5.00")
        XCTAssertEqual(try score(method, .change(now: .one, last: nil), weight: .one), "0.00")
        XCTAssertNil(try method.score(.change(now: .zero, last: .zero), weight: .one))
        XCTAssertThrowsError(try method.score(.change(now: .one, last: .zero), weight: .one)) {
            XCTAssertEqual($0 as? ScoringError, .denominatorZero(numerator: .one))
        }
    }

    func testCountsEarnPointsUpToTheCap() throws {
        let method = ScoringMethod.count(try CountMethod(each: dec("5"), cap: dec("10")))
        for (count, points) in [("0", "0.00"), ("1", "5.00"), ("2", "10.00"), ("3", "10.00")] {
            XCTAssertEqual(try score(method, .value(dec(count)), weight: dec("10")), points)
        }
    }

    func testARatioOfNothingToNothingIsMissingAndNotZero() throws {
        let method = ScoringMethod.ratio(try RatioMethod(target: .one, mode: .high))
        XCTAssertNil(
            try method.score(.quotient(numerator: .zero, denominator: .zero), weight: dec("10")))
        XCTAssertEqual(
            try score(
                method, .quotient(numerator: dec("47"), denominator: dec("50")), weight: dec("10")),
            "9.40")
    }

    func testS021TheBenchmarkIsTheBetterOfHistoryAndIndustry() throws {
        let own = try Benchmark.pick(
            history: [dec("340.0"), dec("316.4")], industry: dec("320"), direction: .lowerIsBetter)
        XCTAssertEqual(own.value, dec("316.4"))
        XCTAssertEqual(own.origin.rawValue, "history")
        let high = try Benchmark.pick(
            history: [dec("340.0"), dec("316.4")], industry: dec("341"), direction: .higherIsBetter)
        XCTAssertEqual(high.value, dec("341"))
        XCTAssertEqual(high.origin, .industry)
        let tie = try Benchmark.pick(
            history: [dec("5")], industry: dec("5.0"), direction: .higherIsBetter)
        XCTAssertEqual(tie.origin, .history)
        XCTAssertEqual(
            try Benchmark.pick(history: [], industry: dec("7"), direction: .lowerIsBetter).origin,
            .industry)
        XCTAssertEqual(
            try Benchmark.pick(history: [dec("9")], industry: nil, direction: .lowerIsBetter).value,
            dec("9"))
        XCTAssertThrowsError(
            try Benchmark.pick(history: [], industry: nil, direction: .lowerIsBetter)
        ) { XCTAssertEqual($0 as? ScoringError, .benchmarkMissing) }
    }

    func testS022CompletionAgainstTheBenchmarkWorksInBothDirections() throws {
        let power = try Benchmark.pick(
            history: [dec("316.4")], industry: nil, direction: .lowerIsBetter)
        XCTAssertEqual(
            try power.completion().percent(of: Rate(dec("340.0"))).description, "93.06")
        let boiler = try Benchmark.pick(
            history: [dec("83.42")], industry: nil, direction: .higherIsBetter)
        XCTAssertEqual(
            try boiler.completion().percent(of: Rate(dec("77.69"))).description, "93.13")
        XCTAssertEqual(
            try boiler.completion(cap: dec("1.2")).percent(of: Rate(dec("200"))).description,
            "120.00")
    }
}
