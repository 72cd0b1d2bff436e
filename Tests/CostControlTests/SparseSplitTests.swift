import CostControl
import TestSupport
import XCTest

/// Splitting one pool over the receivers of a sparse step, against a split that is written out
/// here: quotas are cut to whole fen, and what is left goes to the largest remainders, of equal
/// ones to the smaller position. A negative pool is the mirror image.
final class SparseSplitTests: XCTestCase {
    private func shares(of pool: Int64, _ weights: [Int64]) -> [Int64] {
        let total = weights.reduce(0) { $0 + UInt64($1) }
        var left = pool.magnitude
        var quotas: [UInt64] = []
        var remainders: [(rest: UInt64, place: Int)] = []
        for (place, weight) in weights.enumerated() {
            let (quota, rest) = total.dividingFullWidth(
                pool.magnitude.multipliedFullWidth(by: UInt64(weight)))
            quotas.append(quota)
            remainders.append((rest, place))
            left -= quota
        }
        remainders.sort { ($1.rest, $0.place) < ($0.rest, $1.place) }
        for (_, place) in remainders.prefix(Int(left)) { quotas[place] += 1 }
        return quotas.map { pool < 0 ? -Int64($0) : Int64($0) }
    }

    /// Pools that one source, position 0, hands to all others.
    private func check(
        _ pools: [Int64], _ weights: [Int64], _ claim: String, line: UInt = #line
    ) throws {
        let allocation = try SparseAllocation(
            departmentCount: weights.count + 1, itemCount: pools.count,
            steps: SparseSteps(
                sources: [0], receiverOffsets: [0, Int32(weights.count)],
                receivers: weights.indices.map { Int32($0 + 1) }, weights: weights),
            method: .stepDown)
        let zeros = [Int64](repeating: 0, count: weights.count * pools.count)
        let final = try allocation.finalFen(of: pools + zeros)
        for (item, pool) in pools.enumerated() {
            let found = stride(from: pools.count + item, to: final.count, by: pools.count)
                .map { final[$0] }
            XCTAssertEqual(found, shares(of: pool, weights), "\(claim), \(pool)", line: line)
        }
    }

    private func pools(_ limit: Int64, _ random: inout SeededGenerator) -> [Int64] {
        (0..<11).map { _ in Int64.random(in: -limit...limit, using: &random) }
    }

    /// Rounding leaves many fen, so counting has to lead to the cut first.
    func testManyReceiversAreSplitByTheLargestRemainder() throws {
        var random = SeededGenerator(seed: 41)
        for count in [1, 2, 7, 8, 9, 64, 257, 1_500] {
            for most: Int64 in [2, 40, 90_000_000] {
                let weights = (0..<count).map { _ in Int64.random(in: 1...most, using: &random) }
                try check(pools(900_000_000, &random), weights, "\(count) up to \(most)")
            }
        }
    }

    /// Pools around the largest one that is proposed in one piece, and beyond.
    func testPoolsOfEverySizeAreSplitByTheLargestRemainder() throws {
        var random = SeededGenerator(seed: 42)
        for bits in 1...60 {
            let edge = Int64(1) << bits
            let weights = (0..<30).map { _ in Int64.random(in: 1...5_000, using: &random) }
            try check([edge - 1, edge, edge + 1, -edge + 1, -edge, -edge - 1], weights, "edge")
            try check(pools(edge, &random), weights, "random")
        }
    }

    /// Sums of weights up to the largest one, whose products no longer fit 64 bits.
    func testWeightsOfEverySizeAreSplitByTheLargestRemainder() throws {
        var random = SeededGenerator(seed: 43)
        for bits in 1...58 {
            let most = Int64(1) << bits
            let weights = (0..<16).map { _ in Int64.random(in: 1...most, using: &random) }
            for limit: Int64 in [9, 1 << 33, 1 << 50] {
                try check(pools(limit, &random), weights, "\(bits) bits")
            }
        }
    }

    /// Remainders that are equal, differ by one, or lie at the end of a fen.
    func testNearlyEqualRemaindersAreOrderedExactly() throws {
        var random = SeededGenerator(seed: 44)
        for count in [2, 3, 20, 150] {
            for spread: Int64 in [0, 1, 2, 5] {
                for base: Int64 in [1, 3, 1_000_000, 100_000_007, 1 << 40] {
                    let weights = (0..<count).map { _ in
                        base + Int64.random(in: 0...spread, using: &random)
                    }
                    try check(pools(300, &random), weights, "\(count) × \(base) + \(spread)")
                    try check(pools(1 << 32, &random), weights, "\(count) × \(base) + \(spread)")
                }
            }
        }
    }

    /// One large receiver beside many whose shares are next to nothing.
    func testSmallSharesBesideALargeOneAreSplitByTheLargestRemainder() throws {
        var random = SeededGenerator(seed: 45)
        for large: Int64 in [1_000, 100_000_000, 1 << 61] {
            let weights = [large] + (0..<90).map { _ in Int64.random(in: 1...3, using: &random) }
            try check(pools(70, &random), weights, "beside \(large)")
            try check(pools(8_000_000_000, &random), weights, "beside \(large)")
        }
    }

    /// Around the most receivers and the largest weights whose remainders are found in words, and
    /// the largest share of a weight of 1 with them: 2¹⁹ fen. Weights in arithmetic progression
    /// have remainders that are equal or nearly so.
    func testSmallWeightsAreSplitByTheLargestRemainder() throws {
        var random = SeededGenerator(seed: 48)
        for count in [2, 50, 250, 251] {
            for most: Int64 in [9, 8_192, 8_193] {
                let first = Int64.random(in: 1...most, using: &random)
                for step: Int64 in [0, 7] {
                    let weights = (0..<Int64(count)).map { place in
                        step == 0 ? Int64.random(in: 1...most, using: &random)
                            : 1 + (first + place * step) % most
                    }
                    let total = weights.reduce(0, +)
                    let edge = total << 19
                    let claim = "\(count) up to \(most), \(step) apart"
                    try check(
                        [edge, edge - 1, 1 - edge, -edge, total / 2, 0, 1, -total], weights, claim)
                    try check(pools(1_000_000, &random), weights, claim)
                    try check(pools(edge, &random), weights, claim)
                }
            }
        }
    }

    /// Steps without cost hand nothing out, beside items that have some and after others.
    func testStepsWithoutCostGiveNothing() throws {
        let allocation = try SparseAllocation(
            departmentCount: 5, itemCount: 9,
            steps: SparseSteps(
                sources: [0, 1], receiverOffsets: [0, 3, 6], receivers: [1, 2, 3, 2, 3, 4],
                weights: [1, 2, 4, 1, 2, 3]),
            method: .stepDown)
        var direct = [Int64](repeating: 0, count: 45)
        XCTAssertEqual(try allocation.finalFen(of: direct), direct)
        // The ninth item of the second source only.
        direct[17] = 600
        var expected = [Int64](repeating: 0, count: 45)
        (expected[26], expected[35], expected[44]) = (100, 200, 300)
        XCTAssertEqual(try allocation.finalFen(of: direct), expected)
    }

    /// As many receivers as are split by doubles at all: half of them equal, so that the cut lies
    /// among equal remainders, with pools of both signs.
    func testTheMostReceiversSplitByDoubles() throws {
        var random = SeededGenerator(seed: 47)
        let weights = (0..<32_767).map { place in
            place % 2 == 0 ? 40 : Int64.random(in: 1...99, using: &random)
        }
        let pools: [Int64] = [
            98_765, -98_765, 1, -16_384, 32_767, -900_000_001, 900_000_000, 7_777_777, -123_456_789,
        ]
        try check(pools, weights, "the most by doubles")
    }

    /// More receivers than are split by doubles.
    func testVeryManyReceiversAreSplitByTheLargestRemainder() throws {
        var random = SeededGenerator(seed: 46)
        let weights = (0..<33_000).map { _ in Int64.random(in: 1...99, using: &random) }
        try check([-98_765], weights, "very many")
    }
}
