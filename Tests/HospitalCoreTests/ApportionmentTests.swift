import XCTest

@testable import HospitalCore

/// Worked splits and one test per error; the laws stand in `ApportionmentLawTests`.
final class ApportionmentTests: XCTestCase {
    private typealias Residual = Apportionment.Residual

    /// 6.85 by 6: Odoo pull request 190449, https://github.com/odoo/odoo/pull/190449; the others by
    /// hand.
    func testWorkedSplits() throws {
        let equal = [Int128](repeating: 1, count: 6)
        let cases: [(Int128, [Int128], Residual, [Int128])] = [
            (685, equal, .largestRemainder, [115, 114, 114, 114, 114, 114]),
            (685, equal, .last, [114, 114, 114, 114, 114, 115]),
            (685, equal, .first, [115, 114, 114, 114, 114, 114]),
            (685, equal, .largest, [115, 114, 114, 114, 114, 114]),
            (-685, equal, .last, [-114, -114, -114, -114, -114, -115]),
            (1, [1, 1], .largestRemainder, [1, 0]),
            (1, [1, 1], .last, [1, 0]),
            (1, [1, 1], .first, [0, 1]),
            (100, [1, 1, 1], .largestRemainder, [34, 33, 33]),
            (10, [0, 3, 0, 7], .largestRemainder, [0, 3, 0, 7]),
            // Quotas 1.428…, 2.857…, 5.714…: remainders .428, .857, .714; two units are left.
            (10, [1, 2, 4], .largestRemainder, [1, 3, 6]),
            // 33.33 + 33.33 + 33.33: the unit goes to the largest share, the earlier of equals.
            (100, [1, 1, 1], .largest, [34, 33, 33]),
            // Quotas 2.25, 3.75, 4: rounded 2, 4, 4, nothing is left.
            (10, [9, 15, 16], .largest, [2, 4, 4]),
            // Quotas 0.2, 0.2, 1.6: rounded 0, 0, 2.
            (2, [1, 1, 8], .first, [0, 0, 2]),
            // Quotas of 0.75, rounded to 1: the last one with a weight gives back one unit.
            (3, [5, 5, 5, 5, 0], .last, [1, 1, 1, 0, 0]),
            // Quotas of 0.25, rounded to 0: the unit goes to one of them, not to a weight of zero.
            (1, [0, 5, 5, 5, 5, 0], .last, [0, 0, 0, 0, 1, 0]),
            (1, [0, 5, 5, 5, 5, 0], .largest, [0, 1, 0, 0, 0, 0]),
            (0, [1, 2], .last, [0, 0]),
            (7, [5], .largest, [7]),
        ]
        for (total, weights, residual, expected) in cases {
            XCTAssertEqual(
                try Apportionment.shares(of: total, weights: weights, residual: residual), expected,
                "\(total) by \(weights), \(residual)")
        }
    }

    func testShareNeverFallsBelowZeroByTheDifference() throws {
        // Quotas of a half are all rounded up, and two units must come back.
        let halves: [Int128] = [1, 1, 1, 1]
        XCTAssertEqual(
            try Apportionment.shares(of: 2, weights: halves, residual: .last), [1, 1, 0, 0])
        XCTAssertEqual(
            try Apportionment.shares(of: 2, weights: halves, residual: .first), [0, 0, 1, 1])
        XCTAssertEqual(
            try Apportionment.shares(of: 2, weights: halves, residual: .largest), [0, 0, 1, 1])
        XCTAssertEqual(
            try Apportionment.shares(of: -2, weights: halves, residual: .last), [-1, -1, 0, 0])
    }

    func testSplitsMoneyOverDecimals() throws {
        let weights = try ["2.5", "7.50", "0"].map { try Decimal($0) }
        XCTAssertEqual(
            try Apportionment.shares(of: Money(fen: 8_334), weights: weights, residual: .last),
            [Money(fen: 2_084), Money(fen: 6_250), .zero])
        XCTAssertEqual(
            try Apportionment.shares(of: Money(fen: .min), weights: [.one], residual: .largest),
            [Money(fen: .min)])
    }

    func testDecimalWeightsMeetAtTheSmallestScale() throws {
        let weights = try ["1.50", "2.000", "0.25"].map { try Decimal($0) }
        XCTAssertEqual(try Apportionment.wholeWeights(weights), [150, 200, 25])
        XCTAssertEqual(try Apportionment.wholeWeights([Decimal("3.00")]), [3])
    }

    func testRoundedMultiplierFollowsTheMedicareRule() throws {
        // 14.29 × 3, 3, 1 = 42.87, 42.87, 14.29: rounded 43 + 43 + 14 = 100.
        XCTAssertEqual(
            try Apportionment.shares(
                of: 100, weights: [3, 3, 1], ratio: (1_429, 100), residual: .largest), [43, 43, 14])
        // 15 × 3, 3, 1 = 45 + 45 + 15 = 105, five too many.
        XCTAssertEqual(
            try Apportionment.shares(
                of: 100, weights: [3, 3, 1], ratio: (15, 1), residual: .largest), [40, 45, 15])
        // A multiplier of zero: the whole amount is the difference.
        XCTAssertEqual(
            try Apportionment.shares(of: -9, weights: [0, 1, 1], ratio: (0, 1), residual: .first),
            [0, -9, 0])
    }

    func testNegativeWeightIsNamedByItsPosition() {
        assertThrows(ApportionmentError.negativeWeight(position: 2, weight: "-3")) {
            _ = try Apportionment.shares(of: 0, weights: [1, -3, -4], residual: .last)
        }
        assertThrows(ApportionmentError.negativeWeight(position: 2, weight: "-0.50")) {
            _ = try Apportionment.shares(
                of: Money(fen: 1), weights: [.one, Decimal("-0.50")], residual: .last)
        }
        assertThrows(ApportionmentError.negativeWeight(position: 1, weight: "-1")) {
            _ = try Apportionment.shares(of: 1, weights: [-1], ratio: (1, 1), residual: .last)
        }
    }

    func testAmountWithNothingToSplitItByIsAnError() throws {
        for weights in [[], [0], [0, 0]] as [[Int128]] {
            assertThrows(ApportionmentError.weightTotalZero(amount: "-5")) {
                _ = try Apportionment.shares(of: -5, weights: weights, residual: .largest)
            }
            XCTAssertEqual(
                try Apportionment.shares(of: 0, weights: weights, residual: .largest), weights)
        }
        assertThrows(ApportionmentError.weightTotalZero(amount: "12.34")) {
            _ = try Apportionment.shares(
                of: Money(fen: 1_234), weights: [.zero], residual: .largest)
        }
        assertThrows(ApportionmentError.weightTotalZero(amount: "5")) {
            _ = try Apportionment.shares(of: 5, weights: [0], ratio: (1, 1), residual: .last)
        }
    }

    func testMultiplierTooCoarseForLargestRemaindersIsAnError() {
        assertThrows(ApportionmentError.multiplierTooCoarse(left: "-5")) {
            _ = try Apportionment.shares(
                of: 100, weights: [3, 3, 1], ratio: (15, 1), residual: .largestRemainder)
        }
        // 13.9 × 3, 3, 1 = 41.7, 41.7, 13.9: cut they leave 5 units for 3 remainders.
        assertThrows(ApportionmentError.multiplierTooCoarse(left: "5")) {
            _ = try Apportionment.shares(
                of: 100, weights: [3, 3, 1], ratio: (139, 10), residual: .largestRemainder)
        }
    }

    func testNumbersBeyond128BitsAreAnError() throws {
        // 9 × 10³⁷ has no place for one more decimal: 9 × 10³⁸ is above 2¹²⁷.
        let large = "9" + String(repeating: "0", count: 37)
        let splits: [() throws -> Void] = [
            { _ = try Apportionment.shares(of: 1, weights: [.max, 1], residual: .last) },
            { _ = try Apportionment.shares(of: .min, weights: [1], residual: .last) },
            { _ = try Apportionment.shares(of: 1, weights: [1], ratio: (1, 0), residual: .last) },
            {
                _ = try Apportionment.shares(of: 1, weights: [2], ratio: (.max, 1), residual: .last)
            },
            // Each rounded quota fits, rounding the first up does not, nor does their sum.
            {
                _ = try Apportionment.shares(
                    of: 1, weights: [.max], ratio: (UInt128(1) << 127, (1 << 127) - 1),
                    residual: .last)
            },
            {
                _ = try Apportionment.shares(
                    of: 1, weights: [.max, .max, .max], ratio: (1, 1), residual: .first)
            },
            {
                _ = try Apportionment.shares(
                    of: 1, weights: [.max, .max, .max], ratio: (1, 1), residual: .largestRemainder)
            },
            { _ = try Apportionment.wholeWeights([Decimal("0.5"), Decimal(large)]) },
        ]
        for split in splits { assertThrows(ApportionmentError.outOfRange, split) }
        XCTAssertEqual(
            try Apportionment.shares(of: .max, weights: [.max], residual: .largest), [.max])
    }

    func testEveryErrorHasItsMessage() {
        let cases: [(ApportionmentError, String)] = [
            (.weightTotalZero(amount: "1.00"), "权数合计为0，尚有1.00未分摊。"),
            (.negativeWeight(position: 3, weight: "-2"), "第3个权数为负数：-2。"),
            (.multiplierTooCoarse(left: "5"), "分摊系数位数过少，尾差5个单位无法按最大余额法处理。"),
            (.sharesUnbalanced(amount: "5", sum: "9/2"), "各份额合计为9/2，与总额5不符。"),
            (.outOfRange, "权数或其合计超出可计算的范围。"),
        ]
        for (error, text) in cases { XCTAssertEqual(error.finding.text(in: .chinese), text) }
    }
}
