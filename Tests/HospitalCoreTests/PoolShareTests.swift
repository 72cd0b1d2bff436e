import TestSupport
import XCTest

@testable import HospitalCore

/// Many pools at once are many single splits, whoever shares the work.
final class PoolShareTests: XCTestCase {
    /// Workers that are no threads: the parts run one after the other, the last one first.
    private func workers(_ count: Int) -> Workers {
        Workers(count: count) { count, body in (0..<count).reversed().forEach(body) }
    }

    private func shares(
        _ pools: [Int64], _ poolOf: [Int32], _ weights: [Int64], workers: Workers = .alone
    ) throws -> [Int64] {
        var shares = [Int64](repeating: 77, count: poolOf.count)
        do {
            try pools.withUnsafeBytes { pools in
                try poolOf.withUnsafeBytes { poolOf in
                    try weights.withUnsafeBytes { weights in
                        try shares.withUnsafeMutableBytes { shares in
                            try Apportionment.shares(
                                of: NumberArray(pools.baseAddress, count: pools.count / 8),
                                poolOf: NumberArray(poolOf.baseAddress, count: poolOf.count / 4),
                                weights: NumberArray(weights.baseAddress, count: weights.count / 8),
                                into: ResultArray(shares.baseAddress, count: shares.count / 8),
                                workers: workers)
                        }
                    }
                }
            }
        } catch {
            XCTAssertEqual(shares.first { $0 != 77 }, nil, "written in spite of \(error)")
            throw error
        }
        return shares
    }

    private func singly(_ pools: [Int64], _ poolOf: [Int32], _ weights: [Int64]) throws -> [Int64] {
        var shares = [Int64](repeating: 0, count: poolOf.count)
        for (pool, amount) in pools.enumerated() {
            let members = poolOf.indices.filter { Int(poolOf[$0]) == pool + 1 }
            guard !members.isEmpty else { continue }
            let own = try Apportionment.shares(
                of: Int128(amount), weights: members.map { Int128(weights[$0]) },
                residual: .largestRemainder)
            for (member, share) in zip(members, own) { shares[member] = Int64(share) }
        }
        return shares
    }

    /// Numbers of any width, so that products of 64 and of 128 bits and many ties occur.
    func testEveryPoolIsSplitAsIfItWereAlone() throws {
        var random = SeededGenerator(seed: 20_261)
        for round in 0..<400 {
            let width = Int.random(in: 1...62, using: &random)
            let pools = (0..<Int.random(in: 1...9, using: &random)).map { _ in
                Int64.random(in: -(1 << width)...(1 << width), using: &random)
            }
            let bound: Int64 = 1 << Int.random(in: 0...57, using: &random)
            let poolOf = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                Int32.random(in: 1...Int32(pools.count), using: &random)
            }
            let weights = poolOf.map { _ in 1 + Int64.random(in: 0...bound, using: &random) }
            let expected = try singly(pools, poolOf, weights)
            XCTAssertEqual(try shares(pools, poolOf, weights), expected, "round \(round)")
        }
    }

    func testWorkersDoNotChangeTheShares() throws {
        var random = SeededGenerator(seed: 7)
        let pools = (0..<500).map { _ in Int64.random(in: -9_000_000...9_000_000, using: &random) }
        let poolOf = (0..<60_000).map { _ in Int32.random(in: 1...500, using: &random) }
        let weights = poolOf.map { _ in Int64.random(in: 1...999, using: &random) }
        let alone = try shares(pools, poolOf, weights)
        for count in [2, 3] {
            XCTAssertEqual(
                try shares(pools, poolOf, weights, workers: workers(count)), alone, "\(count)")
        }
        var sums = [Int64](repeating: 0, count: pools.count)
        for (pool, share) in zip(poolOf, alone) { sums[Int(pool) - 1] += share }
        XCTAssertEqual(sums, pools)
    }

    /// One pool whose remainders fall steeply, and one whose quota is as wide as can be.
    func testExtremes() throws {
        XCTAssertEqual(try shares([.min], [1], [1]), [.min])
        XCTAssertEqual(try shares([.min, .max], [2, 1], [.max, .max]), [.max, .min])
        XCTAssertEqual(try shares([5, 0], [1, 2, 1, 1], [0, 0, 1, 1]), [0, 0, 3, 2])
        XCTAssertEqual(try shares([5], [], []), [])
        XCTAssertEqual(try shares([], [], []), [])
    }

    func testErrorsNameThePoolOrThePosition() throws {
        let cases: [([Int64], [Int32], [Int64], ApportionmentError)] = [
            ([5, 6], [1, 3], [1, 1], .poolUnknown(position: 2, pool: 3, count: 2)),
            ([5, 6], [0, 3], [1, 1], .poolUnknown(position: 1, pool: 0, count: 2)),
            ([], [1], [1], .poolUnknown(position: 1, pool: 1, count: 0)),
            ([5, 6], [1, 2], [1, -4], .negativeWeight(position: 2, weight: "-4")),
            ([5, 6], [1, 2, 1], [1, 0, 0], .poolWeightTotalZero(pool: 2, amount: 6)),
            ([5, 0], [2, 2, 1], [.max, 1, 1], .poolWeightsOutOfRange(2)),
            ([5], [1, 1, 1], [.max, .max, .max], .poolWeightsOutOfRange(1)),
        ]
        for (pools, poolOf, weights, error) in cases {
            XCTAssertThrowsError(try shares(pools, poolOf, weights)) {
                XCTAssertEqual($0 as? ApportionmentError, error)
            }
        }
    }

    /// Values in the order that defeats a partition at the middle are selected all the same.
    func testTheLargestIsSelectedWhateverTheOrder() {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<300 {
            let bound = UInt64(1) << UInt64.random(in: 0...63, using: &random)
            var values = (0..<Int.random(in: 1...70, using: &random)).map { _ in
                UInt64.random(in: 0...bound, using: &random)
            }
            let sorted = values.sorted(by: >)
            for rank in 1...values.count {
                let found = values.withUnsafeMutableBufferPointer {
                    LargestSelection.value(rank, of: $0)
                }
                XCTAssertEqual(found, sorted[rank - 1])
            }
        }
    }
}
