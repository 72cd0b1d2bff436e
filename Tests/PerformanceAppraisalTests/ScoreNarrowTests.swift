import HospitalCore
import TestSupport
import XCTest

@testable import PerformanceAppraisal

/// Points of 32 bits are those of the formulas, calculated in 128 bits.
final class ScoreNarrowTests: XCTestCase {
    private static let seed: UInt64 = 0x32B1

    /// A column with its formula.
    private struct Indicator {
        let column: ScoreColumn
        let points: (Int64) -> Int128

        /// From nothing at one value to the weight at the other, rounded half up.
        static func interval(_ zero: Int64, _ full: Int64, _ weight: Int64) throws -> Indicator {
            Indicator(
                column: try ScoreColumn(.interval(zero: zero, full: full), weight: weight),
                points: { value in
                    let held = min(max(value, min(zero, full)), max(zero, full))
                    let reached = (Int128(held) - Int128(zero)).magnitude
                    let distance = (Int128(full) - Int128(zero)).magnitude
                    return Int128(
                        (2 * UInt128(weight) * reached + distance) / (2 * distance))
                })
        }

        static func ladder(_ lowest: Int64, _ steps: [ScoreColumn.Step]) throws -> Indicator {
            Indicator(
                column: try ScoreColumn(
                    .ladder(lowest: lowest, steps: steps, closed: .left), weight: 0),
                points: { value in
                    Int128(steps.last { value >= $0.from }?.points ?? lowest)
                })
        }

        init(column: ScoreColumn, points: @escaping (Int64) -> Int128) {
            (self.column, self.points) = (column, points)
        }

        init(_ random: inout SeededGenerator) throws {
            let bits = Int64.random(in: 2...31, using: &random)
            let end = Int64(1) << bits
            func draw() -> Int64 { .random(in: -end...end, using: &random) }
            if Bool.random(using: &random) {
                let (zero, full) = (draw(), draw())
                let weights = Int64(1) << Int64.random(in: 0...27, using: &random)
                self = try .interval(
                    zero, full == zero ? zero + 1 : full,
                    .random(in: 0...weights, using: &random))
                return
            }
            let ends = Set((0..<Int.random(in: 0...9, using: &random)).map { _ in draw() })
            func points() -> Int64 { .random(in: -(1 << 29)...(1 << 29), using: &random) }
            self = try .ladder(
                points(), ends.sorted().map { ScoreColumn.Step(from: $0, points: points()) })
        }
    }

    private func scores(
        _ indicators: [Indicator], _ values: [Int64], units: Int
    ) throws -> [Int64] {
        let matrix = try ScoreMatrix(indicators.map(\.column))
        var found = [Int64](repeating: 7, count: units)
        try values.withUnsafeBytes { values in
            let totals = try matrix.scores(
                NumberArray(values.baseAddress, count: units * indicators.count),
                presence: NumberArray(nil, count: 0), unitCount: units, missing: .zero)
            try found.withUnsafeMutableBytes { found in
                try totals.write(
                    into: ResultArray(found.baseAddress, count: units),
                    ranks: ResultArray(nil, count: 0), groupOf: NumberArray(nil, count: 0),
                    groupCount: 0, ties: .dense)
            }
        }
        return found
    }

    func testPointsOf32BitsAreThoseOfTheFormula() throws {
        var random = SeededGenerator(seed: Self.seed)
        let edge: Int64 = 1 << 30
        var (narrow, quotients, wide) = (0, 0, 0)
        for number in 0..<250 {
            // Four stretches of eight are read side by side, and what is left after them.
            let units = [9, 32, 45, 70][number % 4]
            // Points of eight such columns do not fit 32 bits together.
            let indicators = try (0..<8).map { _ in try Indicator(&random) }
            let range = number % 3 == 0 ? -edge...(edge - 1) : -40...40
            let values = indicators.indices.flatMap { indicator in
                (0..<units).map { unit -> Int64 in
                    switch (number % 5, unit, indicator) {
                    case (0, 0, _): -edge
                    case (0, 1, _): edge - 1
                    case (1, 0, 3): -edge - 1
                    case (1, 0, 4): edge
                    case (1, 1, 5): .min
                    case (2, 31, 2): edge
                    case (3, 44, 6): -edge - 1
                    default: .random(in: range, using: &random)
                    }
                }
            }
            let expected = (0..<units).map { unit in
                indicators.enumerated().reduce(Int128(0)) {
                    $0 + $1.element.points(values[$1.offset * units + unit])
                }
            }
            XCTAssertEqual(
                try scores(indicators, values, units: units).map { Int128($0) }, expected,
                "seed \(Self.seed), problem \(number)")
            for indicator in indicators {
                switch indicator.column.narrow {
                case .quotient?: quotients += 1
                case .whole?, .steps?: narrow += 1
                case nil: wide += 1
                }
            }
        }
        XCTAssertGreaterThan(quotients, 150)
        XCTAssertGreaterThan(narrow, 400)
        XCTAssertGreaterThan(wide, 200)
    }

    /// Around every change of a point, for divisors and numerators at the end of their range.
    func testQuotientsOf32BitsAreThoseOfDividing() throws {
        var random = SeededGenerator(seed: Self.seed)
        var quotients = 0
        for _ in 0..<300 {
            let bits = Int64.random(in: 1...29, using: &random)
            let end = Int64(1) << bits
            let full = Int64.random(in: end / 2 + 1...end, using: &random)
            let most = ((Int64(1) << 31) - 1 - full) / (2 * full)
            guard most > 0 else { continue }
            let indicator = try Indicator.interval(
                0, full, Int64.random(in: max(1, most - 3)...most, using: &random))
            if case .quotient? = indicator.column.narrow { quotients += 1 }
            let values = (0..<20).map { _ in Int64.random(in: 0...full, using: &random) }
                + [0, 1, full - 1, full, full / 2, full / 2 + 1, -1, full + 1]
            XCTAssertEqual(
                try scores([indicator], values, units: values.count).map { Int128($0) },
                values.map(indicator.points), "seed \(Self.seed), 0 to \(full)")
        }
        XCTAssertGreaterThan(quotients, 150)
    }
}
