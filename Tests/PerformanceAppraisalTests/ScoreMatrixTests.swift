import HospitalCore
import TestSupport
import XCTest

@testable import PerformanceAppraisal

/// Points, scores and ranks of a matrix are those of one value after the other.
final class ScoreMatrixTests: XCTestCase {
    private static let seed: UInt64 = 0x5C0E
    /// Values have two decimals, points three.
    private static let (valueDecimals, pointDecimals) = (2, 3)

    private static func workers(_ count: Int) -> Workers {
        Workers(count: count) { count, body in
            for number in (0..<count).reversed() { body(number) }
        }
    }

    /// An indicator as a column of a matrix and as the method of one value.
    private struct Indicator {
        let column: ScoreColumn
        let method: ScoringMethod
        let weight: Decimal

        private static func value(_ units: Int64) throws -> Decimal {
            try Decimal(significand: Int128(units), scale: valueDecimals)
        }

        private static func points(_ units: Int64) throws -> Decimal {
            try Decimal(significand: Int128(units), scale: pointDecimals)
        }

        init(_ random: inout SeededGenerator) throws {
            func draw(_ range: ClosedRange<Int64>) -> Int64 { .random(in: range, using: &random) }
            let units = draw(0...9) == 0 ? 0 : draw(1...40_000)
            weight = try Self.points(units)
            let ends = Set((0..<4).map { _ in draw(-900...900) } + [-901, 901, 902, 903]).sorted()
            let (way, method): (ScoreColumn.Method, ScoringMethod)
            switch draw(0...4) {
            case 0, 1:
                let mode = RatioMethod.Mode.allCases.randomElement(using: &random) ?? .high
                let (target, cap) = (draw(1...30_000), draw(1...25_000))
                way = .ratio(target: target, mode: mode, capBasisPoints: cap)
                method = .ratio(
                    try RatioMethod(
                        target: Self.value(target), mode: mode,
                        cap: Decimal(significand: Int128(cap), scale: 4)))
            case 2:
                let (zero, full) = draw(0...1) == 0 ? (ends[0], ends[3]) : (ends[5], ends[2])
                way = .interval(zero: zero, full: full)
                method = .interval(
                    try IntervalMethod(zero: Self.value(zero), full: Self.value(full)))
            case 3:
                let best = draw(0...1) == 0 ? ends[1] : ends[2]
                way = .optimalRange(
                    zeroLower: ends[0], bestLower: ends[1], bestUpper: best, zeroUpper: ends[3])
                method = .optimalRange(
                    try OptimalRangeMethod(
                        best: Limits(from: Self.value(ends[1]), to: Self.value(best)),
                        zero: Limits(from: Self.value(ends[0]), to: Self.value(ends[3]))))
            default:
                let lowest = draw(-500...500)
                let steps = ends.prefix(Int(draw(1...5))).map {
                    ScoreColumn.Step(from: $0, points: draw(-500...40_000))
                }
                let closed: LadderMethod.Closed = draw(0...1) == 0 ? .left : .right
                way = .ladder(lowest: lowest, steps: steps, closed: closed)
                method = .ladder(try Self.ladder(lowest, steps, closed))
            }
            self.method = method
            column = try ScoreColumn(way, weight: units)
        }

        private static func ladder(
            _ lowest: Int64, _ steps: [ScoreColumn.Step], _ closed: LadderMethod.Closed
        ) throws -> LadderMethod {
            var (all, from): ([LadderMethod.Step], Decimal?) = ([], nil)
            var points = lowest
            for step in steps {
                all.append(
                    .init(from: from, to: try value(step.from), points: try Self.points(points)))
                (from, points) = (try value(step.from), step.points)
            }
            all.append(.init(from: from, to: nil, points: try Self.points(points)))
            return try LadderMethod(steps: all, closed: closed)
        }

        /// The points of one value in whole units.
        func points(of units: Int64) throws -> Int128 {
            let exact = try XCTUnwrap(
                method.points(.value(Self.value(units)), weight: weight))
            return try XCTUnwrap(
                exact.decimal(digits: pointDecimals, rounding: .halfAwayFromZero)
                    .significand(atScale: pointDecimals))
        }
    }

    private struct Problem {
        let indicators: [Indicator]
        let units: Int
        let values: [Int64]
        let presence: [UInt8]
        let groupOf: [Int32]

        init(units: Int, _ random: inout SeededGenerator) throws {
            self.units = units
            indicators = try (0..<Int.random(in: 1...5, using: &random)).map { _ in
                try Indicator(&random)
            }
            let range: ClosedRange<Int64> = Bool.random(using: &random)
                ? -1_000...1_000 : -100...70_000
            values = (0..<units * indicators.count).map { _ in
                switch Int.random(in: 0...60, using: &random) {
                case 0: .min
                case 1: .max
                default: .random(in: range, using: &random)
                }
            }
            let gaps = Int.random(in: 0...2, using: &random)
            presence = values.map { _ in
                gaps > 0 && Int.random(in: 0...9, using: &random) < gaps ? 0 : 200
            }
            groupOf = (0..<units).map { _ in .random(in: 1...4, using: &random) }
        }

        var weightTotal: Int128 { indicators.reduce(0) { $0 + Int128($1.column.weight) } }

        /// The score of a unit by one value after the other; `nil` when it cannot be scored.
        func score(_ unit: Int, _ missing: MissingPolicy) throws -> Int128? {
            var (score, there): (Int128, Int128) = (0, 0)
            for (position, indicator) in indicators.enumerated() {
                let cell = position * units + unit
                if presence[cell] != 0 {
                    score += try indicator.points(of: values[cell])
                    there += Int128(indicator.column.weight)
                } else if missing == .error {
                    return nil
                } else if missing == .full {
                    score += Int128(indicator.column.weight)
                }
            }
            let isComplete = indicators.indices.allSatisfy { presence[$0 * units + unit] != 0 }
            guard missing == .notApplicable, !isComplete else { return score }
            // Nothing that weighs something is there.
            guard there > 0 else { return nil }
            return try Rate(numerator: score * weightTotal, denominator: there)
                .decimal(digits: 0, rounding: .halfAwayFromZero).significand
        }

        func written(
            _ missing: MissingPolicy, grouped: Bool, ties: ScoreTotals.Ties, workers: Workers
        ) throws -> (scores: [Int64], ranks: [Int32]) {
            var scores = [Int64](repeating: 7, count: units)
            var ranks = [Int32](repeating: 7, count: units)
            let matrix = try ScoreMatrix(indicators.map(\.column))
            let groups = grouped ? groupOf : []
            try values.withUnsafeBytes { values in
                try presence.withUnsafeBytes { presence in
                    let totals = try matrix.scores(
                        NumberArray(values.baseAddress, count: units * indicators.count),
                        presence: NumberArray(presence.baseAddress, count: presence.count),
                        unitCount: units, missing: missing, workers: workers)
                    try groups.withUnsafeBytes { groups in
                        try scores.withUnsafeMutableBytes { scores in
                            try ranks.withUnsafeMutableBytes { ranks in
                                try totals.write(
                                    into: ResultArray(scores.baseAddress, count: units),
                                    ranks: ResultArray(ranks.baseAddress, count: units),
                                    groupOf: NumberArray(
                                        groups.baseAddress, count: grouped ? units : 0),
                                    groupCount: grouped ? 5 : 0, ties: ties)
                            }
                        }
                    }
                }
            }
            return (scores, ranks)
        }
    }

    func testScoresAndRanksAreThoseOfOneValueAfterTheOther() throws {
        var random = SeededGenerator(seed: Self.seed)
        var (scored, refused) = (0, 0)
        for number in 0..<80 {
            let units = number == 0 ? 4_200 : Int.random(in: 1...25, using: &random)
            let problem = try Problem(units: units, &random)
            for missing in MissingPolicy.allCases {
                let what = "seed \(Self.seed), problem \(number), \(missing)"
                let (grouped, ties) = (number % 3 > 0, ScoreTotals.Ties.allCases[number % 2])
                let expected = try (0..<units).map { try problem.score($0, missing) }
                let workers = Self.workers(1 + number % 5)
                guard let first = expected.firstIndex(where: { $0 == nil }) else {
                    let found = try problem.written(
                        missing, grouped: grouped, ties: ties, workers: workers)
                    XCTAssertEqual(found.scores.map { Int128($0) }, expected, what)
                    assertRanks(found.scores, found.ranks, problem, grouped, ties, what)
                    scored += 1
                    continue
                }
                refused += 1
                XCTAssertThrowsError(
                    try problem.written(missing, grouped: grouped, ties: ties, workers: workers),
                    what
                ) { error in
                    let error = error as? ScoreMatrixError
                    guard missing == .error else {
                        return XCTAssertEqual(error, .nothingReported(unit: first + 1), what)
                    }
                    let indicator = problem.indicators.indices.first {
                        problem.presence[$0 * units + first] == 0
                    }
                    XCTAssertEqual(
                        error, .missing(unit: first + 1, indicator: (indicator ?? -1) + 1), what)
                }
            }
        }
        XCTAssertGreaterThan(scored, 150)
        XCTAssertGreaterThan(refused, 30)
    }

    private func assertRanks(
        _ scores: [Int64], _ ranks: [Int32], _ problem: Problem, _ grouped: Bool,
        _ ties: ScoreTotals.Ties, _ what: String
    ) {
        for group in grouped ? Array(Set(problem.groupOf)) : [0] {
            let members = scores.indices.filter { !grouped || problem.groupOf[$0] == group }
            let exact = ScoreRank.ranks(of: members.map { Decimal(Int(scores[$0])) })
            XCTAssertEqual(
                members.map { Int(ranks[$0]) },
                exact.map { ties == .dense ? $0.dense : $0.competition }, what)
        }
    }

    /// 340.0 against a benchmark of 316.4, less being better: 93.06 of 100 (S-022).
    func testS022TheBenchmarkOfTheSourceIsMet() throws {
        let column = try ScoreColumn(
            .ratio(target: 3_164, mode: .lowReciprocal, capBasisPoints: 10_000), weight: 10_000)
        var sums: [Int64] = [0, 0, 0]
        [3_400, 3_164, 0].withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return XCTFail("no values") }
            sums.withUnsafeMutableBufferPointer { sums in
                guard let sums = sums.baseAddress else { return XCTFail("no sums") }
                column.add(ScoreValues(start, 3), to: sums)
            }
        }
        XCTAssertEqual(sums, [9_306, 10_000, 10_000])
    }

    /// Against division, at the ends of what a line takes and around every change of a point.
    func testQuotientsWithoutDividingAreThoseOfDividing() throws {
        var random = SeededGenerator(seed: Self.seed)
        for _ in 0..<400 {
            let bits = Int64.random(in: 1...40, using: &random)
            let full = Int64.random(in: 1...(1 << bits), using: &random)
            let weight = Int64.random(in: 1...(1 << (60 - bits)), using: &random)
            let line = try ScoreLine(from: 0, to: full, weight: weight)
            let values = (0..<40).map { _ in Int64.random(in: 0...full, using: &random) }
                + [0, 1, full - 1, full, full / 2, full / 2 + 1]
            var sums = [Int64](repeating: 0, count: values.count)
            values.withUnsafeBytes { bytes in
                sums.withUnsafeMutableBufferPointer { sums in
                    guard let start = bytes.baseAddress, let sums = sums.baseAddress else { return }
                    let values = ScoreValues(start, values.count)
                    line.add(values, to: sums)
                }
            }
            for (value, points) in zip(values, sums) {
                let product = 2 * Int128(weight) * Int128(value) + Int128(full)
                XCTAssertEqual(
                    Int128(points), product / (2 * Int128(full)),
                    "seed \(Self.seed): \(weight) × \(value) / \(full)")
            }
        }
    }

    /// Ends and values at the limits of their type, where differences would not fit.
    func testLaddersReachTheLimitsOfTheirType() throws {
        let ends: [Int64] = [.min, -(1 << 62), -1, 0, 1 << 61, (1 << 62) + 5, .max]
        let values = ends + ends.map { $0 &- 1 } + ends.map { $0 &+ 1 } + [7, 1 << 60]
        for closed in [LadderMethod.Closed.left, .right] {
            for count in 0...ends.count {
                for first in 0...(ends.count - count) {
                    let steps = ends[first..<first + count].enumerated().map {
                        ScoreColumn.Step(from: $1, points: Int64(10 * $0 + 10))
                    }
                    let column = try ScoreColumn(
                        .ladder(lowest: 1, steps: steps, closed: closed), weight: 0)
                    var sums = [Int64](repeating: 0, count: values.count)
                    values.withUnsafeBytes { bytes in
                        sums.withUnsafeMutableBufferPointer { sums in
                            guard let start = bytes.baseAddress, let sums = sums.baseAddress
                            else { return }
                            // One after the other, so that small ones stand alone.
                            for place in values.indices {
                                column.add(ScoreValues(start + 8 * place, 1), to: sums + place)
                            }
                        }
                    }
                    let expected = values.map { value in
                        steps.last { closed == .left ? value >= $0.from : value > $0.from }?
                            .points ?? 1
                    }
                    XCTAssertEqual(sums, expected, "\(closed), \(steps)")
                }
            }
        }
    }

    private func assertRefused<Value>(
        _ expected: ScoreMatrixError, says words: [String], line: UInt = #line,
        _ body: () throws -> Value
    ) {
        XCTAssertThrowsError(try body(), line: line) {
            XCTAssertEqual($0 as? ScoreMatrixError, expected, line: line)
            for language in Language.allCases {
                let text = expected.finding.text(in: language)
                XCTAssertFalse(text.contains("{"), text, line: line)
                for word in words { XCTAssertTrue(text.contains(word), text, line: line) }
            }
        }
    }

    func testWhatCannotBeScoredIsNamed() throws {
        let whole = try ScoreColumn(.interval(zero: 0, full: 1), weight: 1 << 59)
        assertRefused(.empty, says: []) { try ScoreMatrix([]) }
        assertRefused(.indicatorOutOfRange(8), says: ["8"]) {
            try ScoreMatrix(Array(repeating: whole, count: 9))
        }
        let matrix = try ScoreMatrix([whole])
        let none = NumberArray<UInt8>(nil, count: 0)
        var cells: [Int64] = [3, 4]
        try cells.withUnsafeMutableBytes { bytes in
            let values = NumberArray<Int64>(bytes.baseAddress, count: 2)
            assertRefused(.empty, says: []) {
                try matrix.scores(values, presence: none, unitCount: 0, missing: .zero)
            }
            assertRefused(
                .size(array: "values", expected: 3, found: 2), says: ["values", "3", "2"]
            ) { try matrix.scores(values, presence: none, unitCount: 3, missing: .zero) }
            assertRefused(.size(array: "presence", expected: 2, found: 1), says: ["presence"]) {
                try matrix.scores(
                    values, presence: NumberArray(bytes.baseAddress, count: 1), unitCount: 2,
                    missing: .zero)
            }
            let totals = try matrix.scores(values, presence: none, unitCount: 2, missing: .zero)
            let groups: [Int32] = [1, 4]
            groups.withUnsafeBytes { groups in
                assertRefused(
                    .groupUnknown(unit: 2, group: 4, count: 3), says: ["2", "4", "3"]
                ) {
                    try totals.write(
                        into: ResultArray(nil, count: 0), ranks: ResultArray(nil, count: 0),
                        groupOf: NumberArray(groups.baseAddress, count: 2), groupCount: 3,
                        ties: .dense)
                }
                assertRefused(.size(array: "group_of", expected: 2, found: 1), says: ["group_of"]) {
                    try totals.write(
                        into: ResultArray(nil, count: 0), ranks: ResultArray(nil, count: 0),
                        groupOf: NumberArray(groups.baseAddress, count: 1), groupCount: 3,
                        ties: .dense)
                }
            }
        }
    }

    /// Points of a ladder do not depend on its weight. Without any value there is nothing to rate
    /// by, even where nothing that weighs something is missing.
    func testAUnitWithoutAnyValueIsRefusedWhenNothingWeighs() throws {
        let ladder = ScoreColumn.Method.ladder(lowest: 70, steps: [], closed: .left)
        let matrix = try ScoreMatrix([ScoreColumn(ladder, weight: 0)])
        let (cells, presence): ([Int64], [UInt8]) = ([3, 4], [1, 0])
        cells.withUnsafeBytes { cells in
            presence.withUnsafeBytes { presence in
                assertRefused(.nothingReported(unit: 2), says: ["2"]) {
                    try matrix.scores(
                        NumberArray(cells.baseAddress, count: 2),
                        presence: NumberArray(presence.baseAddress, count: 2), unitCount: 2,
                        missing: .notApplicable)
                }
            }
        }
    }

    /// One that weighs nearly nothing stands for all: its 2⁶¹ points become far too many.
    func testAScoreThatDoesNotFitIsRefused() throws {
        let ladder = try ScoreColumn(
            .ladder(lowest: 1 << 60, steps: [], closed: .left), weight: 1)
        let heavy = try ScoreColumn(.interval(zero: 0, full: 10), weight: 1 << 40)
        let matrix = try ScoreMatrix([ladder, heavy])
        let (cells, presence): ([Int64], [UInt8]) = ([3, 4], [1, 0])
        cells.withUnsafeBytes { cells in
            presence.withUnsafeBytes { presence in
                assertRefused(.unitOutOfRange(1), says: ["1"]) {
                    try matrix.scores(
                        NumberArray(cells.baseAddress, count: 2),
                        presence: NumberArray(presence.baseAddress, count: 2), unitCount: 1,
                        missing: .notApplicable)
                }
            }
        }
    }

    func testParametersThatAMethodDoesNotTakeAreRefused() {
        let cases: [(ScoreColumn.Method, Int64, ScoringError)] = [
            (.interval(zero: 1, full: 2), -1, .negativeValue(dec("-1"))),
            (
                .ratio(target: 0, mode: .high, capBasisPoints: 1), 1,
                .parameterNotPositive(parameter: "target", value: .zero)
            ),
            (
                .ratio(target: 1, mode: .high, capBasisPoints: 0), 1,
                .parameterNotPositive(parameter: "cap", value: .zero)
            ),
            (
                .interval(zero: 5, full: 5), 1,
                .parametersNotOrdered(parameter: "zero, full", values: [dec("5"), dec("5")])
            ),
            (
                .optimalRange(zeroLower: 1, bestLower: 1, bestUpper: 2, zeroUpper: 3), 1,
                .parametersNotOrdered(
                    parameter: "zero, best", values: [.one, .one, dec("2"), dec("3")])
            ),
            (
                .ladder(
                    lowest: 0, steps: [.init(from: 4, points: 1), .init(from: 4, points: 2)],
                    closed: .left), 1,
                .parametersNotOrdered(parameter: "step", values: [dec("4"), dec("4")])
            ),
            (.interval(zero: 0, full: (1 << 40) - 1), 1 << 40, .outOfRange("1099511627775")),
            (
                .ratio(target: 1 << 40, mode: .lowReciprocal, capBasisPoints: 1), 1 << 40,
                .outOfRange("weight × target")
            ),
            (.ratio(target: 1, mode: .high, capBasisPoints: .max), .max, .outOfRange("cap")),
        ]
        for (method, weight, expected) in cases {
            XCTAssertThrowsError(try ScoreColumn(method, weight: weight), "\(method)") {
                XCTAssertEqual($0 as? ScoringError, expected, "\(method)")
            }
            assertRefused(.method(indicator: 12, expected), says: ["12"]) {
                throw ScoreMatrixError.method(indicator: 12, expected)
            }
        }
        assertRefused(
            .parameterCount(indicator: 3, expected: "2", found: 5), says: ["3", "2", "5"]
        ) { throw ScoreMatrixError.parameterCount(indicator: 3, expected: "2", found: 5) }
    }
}
