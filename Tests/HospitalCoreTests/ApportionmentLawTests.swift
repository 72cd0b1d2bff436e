import TestSupport
import XCTest

@testable import HospitalCore

/// What holds for every split, tried on all small ones and on random ones of any width.
final class ApportionmentLawTests: XCTestCase {
    private typealias Residual = Apportionment.Residual

    private struct Split {
        let total: Int128
        let weights: [Int128]
        let residual: Residual
        let shares: [Int128]
        let label: String

        init(
            _ total: Int128, _ weights: [Int128], _ residual: Residual, label: String = ""
        ) throws {
            (self.total, self.weights, self.residual) = (total, weights, residual)
            shares = try Apportionment.shares(of: total, weights: weights, residual: residual)
            self.label = "\(label)\(total) by \(weights), \(residual): \(shares)"
        }
    }

    func testEverySmallSplitObeysTheLaws() throws {
        for weights in (1...4).flatMap(vectors) where weights.contains(where: { $0 > 0 }) {
            for total in Int128(-12)...12 {
                for residual in Residual.allCases {
                    let split = try Split(total, weights, residual)
                    checkWholeAndSigns(split)
                    checkNearness(split)
                    let mirror = try Split(-total, weights, residual)
                    XCTAssertEqual(mirror.shares, split.shares.map { -$0 }, split.label)
                    let doubled = try Split(total, weights.map { $0 * 2 }, residual)
                    XCTAssertEqual(doubled.shares, split.shares, split.label)
                }
            }
        }
    }

    /// All vectors of a length with entries from 0 to 3.
    private func vectors(_ length: Int) -> [[Int128]] {
        (0..<length).reduce([[]]) { vectors, _ in
            vectors.flatMap { vector in (0...3).map { vector + [Int128($0)] } }
        }
    }

    /// The shares are the whole, none has the other sign, and a weight of zero gets nothing.
    private func checkWholeAndSigns(_ split: Split) {
        XCTAssertEqual(split.shares.reduce(0, +), split.total, split.label)
        XCTAssertEqual(split.shares.count, split.weights.count, split.label)
        for (share, weight) in zip(split.shares, split.weights) {
            XCTAssertTrue(share == 0 || (share < 0) == (split.total < 0), split.label)
            if weight == 0 { XCTAssertEqual(share, 0, split.label) }
        }
    }

    /// With largest remainders every share is less than a unit from its quota and no smaller weight
    /// gets more; with the others every share but the receiver's is its quota to the nearest unit,
    /// unless the receiver has nothing left.
    private func checkNearness(_ split: Split) {
        let sum = split.weights.reduce(0, +)
        let errors = zip(split.shares, split.weights).map { abs($0 * sum - split.total * $1) }
        guard split.residual != .largestRemainder else {
            for error in errors { XCTAssertLessThan(error, sum, split.label) }
            for (one, weight) in zip(split.shares, split.weights) {
                for (other, smaller) in zip(split.shares, split.weights) where smaller < weight {
                    XCTAssertLessThanOrEqual(abs(other), abs(one), split.label)
                }
            }
            return
        }
        let moved = errors.filter { $0 * 2 > sum }.count
        let positive = split.weights.indices.filter { split.weights[$0] > 0 }
        let receiver = split.residual == .last ? positive.last : positive.first
        if split.residual == .largest || receiver.map({ split.shares[$0] }) == 0 { return }
        XCTAssertLessThanOrEqual(moved, 1, split.label)
        for index in positive where index != receiver {
            XCTAssertLessThanOrEqual(errors[index] * 2, sum, split.label)
        }
    }

    func testLargestPolicyMovesOnlyOneShareWhenItCan() throws {
        for weights in (1...4).flatMap(vectors) where weights.contains(where: { $0 > 0 }) {
            for total in Int128(3)...12 {
                let split = try Split(total, weights, .largest)
                let sum = weights.reduce(0, +)
                let moved = zip(split.shares, weights).filter { share, weight in
                    abs(share * sum - total * weight) * 2 > sum
                }
                // With at least as many units as halves to give back, the largest share has them.
                XCTAssertLessThanOrEqual(moved.count, 1, split.label)
            }
        }
    }

    func testRandomSplitsOfAnyWidthObeyTheLaws() throws {
        let seed: UInt64 = 20_250_301
        var generator = SeededGenerator(seed: seed)
        for round in 0..<100_000 {
            // Every tenth is wider than 64 bits; 16 weights below 2¹²³ add up to less than 2¹²⁷.
            let isWide = round % 10 == 0
            let count = Int.random(in: 1...(isWide ? 16 : 12), using: &generator)
            var weights = (0..<count).map { _ in
                generator.magnitude(bits: isWide ? 123 : 44)
            }
            if weights.allSatisfy({ $0 == 0 }) { weights[0] = 1 }
            let total = generator.number(bits: isWide ? 127 : 60)
            let residual = Residual.allCases[round % 4]
            let split = try Split(total, weights, residual, label: "seed \(seed), \(round): ")
            checkWholeAndSigns(split)
            if residual == .largestRemainder { checkWithinOneUnit(split) }
        }
    }

    private func checkWithinOneUnit(_ split: Split) {
        let sum = BigInteger(split.weights.reduce(0, +))
        for (share, weight) in zip(split.shares, split.weights) {
            let error = BigInteger(share) * sum - BigInteger(split.total) * BigInteger(weight)
            XCTAssertLessThan(error.magnitude, sum, split.label)
        }
    }

    func testLongSplitGivesTheUnitsToTheLargestRemainders() throws {
        let seed: UInt64 = 3
        var generator = SeededGenerator(seed: seed)
        for pattern in 0..<4 {
            let weights = (0..<5_000).map { index -> Int128 in
                switch pattern {
                case 0: return Int128(index)
                case 1: return Int128(5_000 - index)
                case 2: return Int128(index % 2 == 0 ? index : 5_000 - index)
                default: return generator.magnitude(bits: 40)
                }
            }
            let total: Int128 = 1_000_003
            let sum = weights.reduce(0, +)
            // The same by sorting: the quotas cut, then the units in order of the remainders.
            var expected = weights.map { total * $0 / sum }
            let order = weights.indices.sorted {
                let (one, other) = (total * weights[$0] % sum, total * weights[$1] % sum)
                return one == other ? $0 < $1 : one > other
            }
            let left = Int(total - expected.reduce(0, +))
            for index in order.prefix(left) { expected[index] += 1 }
            XCTAssertEqual(
                try Apportionment.shares(of: total, weights: weights, residual: .largestRemainder),
                expected, "seed \(seed), pattern \(pattern)")
        }
    }
}
