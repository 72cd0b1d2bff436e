import XCTest

@testable import HospitalCore

final class RoundingTests: XCTestCase {
    /// By rule: 2.5, 3.5, 2.4, 2.6, 2.0 and the same below zero; worked by hand.
    private let table: [Rounding: [Int128]] = [
        .halfAwayFromZero: [3, 4, 2, 3, 2, -3, -4, -2, -3, -2],
        .halfToEven: [2, 4, 2, 3, 2, -2, -4, -2, -3, -2],
        .towardZero: [2, 3, 2, 2, 2, -2, -3, -2, -2, -2],
        .awayFromZero: [3, 4, 3, 3, 2, -3, -4, -3, -3, -2],
        .down: [2, 3, 2, 2, 2, -3, -4, -3, -3, -2],
        .up: [3, 4, 3, 3, 2, -2, -3, -2, -2, -2],
    ]

    func testEveryRuleFollowsItsTruthTable() throws {
        let tenths: [Int128] = [25, 35, 24, 26, 20, -25, -35, -24, -26, -20]
        for rule in Rounding.allCases {
            let expected = try XCTUnwrap(table[rule])
            for (value, result) in zip(tenths, expected) {
                let label = "\(rule) \(value)/10"
                XCTAssertEqual(value.divided(by: 10, rounding: rule), result, label)
                XCTAssertEqual((-value).divided(by: -10, rounding: rule), result, label)
                let wide = BigInteger(value).divided(by: BigInteger(10), rounding: rule)
                XCTAssertEqual(wide, BigInteger(result), label)
            }
        }
    }

    func testQuotientsBelowOneAreRoundedBySignOfTheExactValue() {
        // −1/3 is cut to zero, which has no sign: the rule must look at the exact quotient.
        XCTAssertEqual(Int128(-1).divided(by: 3, rounding: .down), -1)
        XCTAssertEqual(Int128(1).divided(by: -3, rounding: .awayFromZero), -1)
        XCTAssertEqual(Int128(-1).divided(by: 3, rounding: .up), 0)
        XCTAssertEqual(Int128(-1).divided(by: 2, rounding: .halfAwayFromZero), -1)
        XCTAssertEqual(Int128(-1).divided(by: 2, rounding: .halfToEven), 0)
    }

    func testDivisionThatIsNotPossibleHasNoResult() {
        for rule in Rounding.allCases {
            XCTAssertNil(Int128(1).divided(by: 0, rounding: rule))
            XCTAssertNil(Int128.min.divided(by: -1, rounding: rule))
            XCTAssertNil(BigInteger.one.divided(by: .zero, rounding: rule))
        }
    }

    func testWholeRangeIsDividedWithoutOverflow() {
        // (2¹²⁷ − 1) / 2 = 2¹²⁶ − ½ and −2¹²⁷ / (2¹²⁷ − 1) = −1.000…
        XCTAssertEqual(Int128.max.divided(by: 2, rounding: .halfAwayFromZero), 1 << 126)
        XCTAssertEqual(Int128.max.divided(by: 2, rounding: .towardZero), (1 << 126) - 1)
        XCTAssertEqual(Int128.min.divided(by: .max, rounding: .halfAwayFromZero), -1)
        XCTAssertEqual(Int128.min.divided(by: .max, rounding: .down), -2)
        XCTAssertEqual(Int128.max.divided(by: .min, rounding: .halfToEven), -1)
        XCTAssertEqual(Int128.max.divided(by: .min, rounding: .up), 0)
    }
}
