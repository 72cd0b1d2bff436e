import XCTest

@testable import HospitalCore

final class ExactFractionSharesTests: XCTestCase {
    private func shares(
        _ total: Int128, _ numerators: [Int128], over denominator: Int128,
        by residual: Apportionment.Residual = .largestRemainder
    ) throws -> [Int128] {
        try Apportionment.shares(
            of: total, exactNumerators: numerators.map { BigInteger($0) },
            denominator: BigInteger(denominator), residual: residual)
    }

    func testWorkedSplits() throws {
        XCTAssertEqual(try shares(1, [1, 1, 1], over: 3), [1, 0, 0])
        XCTAssertEqual(try shares(-1, [-1, -1, -1], over: 3), [-1, 0, 0])
        XCTAssertEqual(try shares(100, [100, 50, 150], over: 3), [33, 17, 50])
        // 2.5 and −1.5: cut down to 2 and −2, both remainders a half, the earlier one first.
        XCTAssertEqual(try shares(1, [5, -3], over: 2), [3, -2])
        XCTAssertEqual(try shares(-1, [-5, 3], over: 2), [-3, 2])
        XCTAssertEqual(try shares(0, [1, -1, 0], over: 2), [1, -1, 0])
        XCTAssertEqual(try shares(0, [], over: 1), [])
        XCTAssertEqual(try shares(.min, [.min], over: 1), [.min])
    }

    func testTheDifferenceGoesToTheShareThePolicyNames() throws {
        // 1 in four quarters rounds to 0 each; 1/2 + 1/2 rounds to 1 each.
        XCTAssertEqual(try shares(1, [1, 1, 0, 2], over: 4, by: .first), [0, 0, 0, 1])
        XCTAssertEqual(try shares(1, [1, 1, 1, 1], over: 4, by: .first), [1, 0, 0, 0])
        XCTAssertEqual(try shares(1, [1, 1, 1, 1], over: 4, by: .last), [0, 0, 0, 1])
        XCTAssertEqual(try shares(1, [1, 1], over: 2, by: .first), [0, 1])
        XCTAssertEqual(try shares(-1, [-1, -1], over: 2, by: .last), [-1, 0])
        XCTAssertEqual(try shares(10, [13, 14, 3], over: 3, by: .largest), [4, 5, 1])
        // 4.4, 4.4 and 1.2 round to 9 in all; the tenth unit goes to the earlier of the largest.
        XCTAssertEqual(try shares(10, [22, 22, 6], over: 5, by: .largest), [5, 4, 1])
    }

    func testLawsHoldForAllSmallFractions() throws {
        for denominator in Int128(1)...4 {
            for first in Int128(-7)...7 {
                for second in Int128(-7)...7 {
                    for total in Int128(-3)...3 {
                        let numerators = [first, second, total * denominator - first - second]
                        try check(total, numerators, over: denominator)
                    }
                }
            }
        }
    }

    private func check(_ total: Int128, _ numerators: [Int128], over denominator: Int128) throws {
        let result = try shares(total, numerators, over: denominator)
        let label = "\(total): \(numerators) over \(denominator) is \(result)"
        XCTAssertEqual(result.reduce(0, +), total, label)
        for (share, numerator) in zip(result, numerators) {
            XCTAssertLessThan(abs(share * denominator - numerator), denominator, label)
        }
        if total != 0 {
            let mirror = try shares(-total, numerators.map { -$0 }, over: denominator)
            XCTAssertEqual(mirror, result.map { -$0 }, label)
        }
        if total >= 0, numerators.allSatisfy({ $0 >= 0 }), total * denominator > 0 {
            // Fractions in proportion to weights are split like the weights.
            XCTAssertEqual(
                try Apportionment.shares(
                    of: total, weights: numerators, residual: .largestRemainder), result, label)
        }
    }

    func testFractionsThatAreNotTheTotalAreAnError() {
        assertThrows(ApportionmentError.sharesUnbalanced(amount: "2", sum: "3/2")) {
            _ = try shares(2, [1, 2], over: 2)
        }
        assertThrows(ApportionmentError.sharesUnbalanced(amount: "1", sum: "0")) {
            _ = try shares(1, [], over: 2)
        }
    }

    func testSharesBeyond128BitsAndDenominatorsThatAreNotPositiveAreErrors() {
        for denominator in [0, -2] as [Int128] {
            assertThrows(ApportionmentError.outOfRange) {
                _ = try shares(1, [1, 1], over: denominator)
            }
        }
        let large = BigInteger(.max) + .one
        assertThrows(ApportionmentError.outOfRange) {
            _ = try Apportionment.shares(
                of: 0, exactNumerators: [large, -large], denominator: .one,
                residual: .largestRemainder)
        }
    }
}
