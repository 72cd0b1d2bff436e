import TestSupport
import XCTest

@testable import HospitalCore

/// The one sort that the lists of all types share.
final class SortedPositionsTests: XCTestCase {
    /// Equal elements stay as they were: the second numbers of equal first ones ascend.
    func testEqualElementsKeepTheirOrder() {
        for seed in UInt64(1)...200 {
            var random = SeededGenerator(seed: seed)
            let keys = (0..<Int.random(in: 0...60, using: &random)).map { _ in
                Int.random(in: 0...5, using: &random)
            }
            let sorted = keys.enumerated().map { ($1, $0) }.sorted { $0.0 < $1.0 }
            XCTAssertEqual(sorted.map(\.0), keys.sorted(), "seed \(seed)")
            for (one, next) in zip(sorted, sorted.dropFirst()) where one.0 == next.0 {
                XCTAssertLessThan(one.1, next.1, "seed \(seed)")
            }
        }
    }

    /// Whole numbers are put in order alike, whichever of their digits differ.
    func testKeysAreOrderedAsTheyAreSorted() {
        for seed in UInt64(1)...200 {
            var random = SeededGenerator(seed: seed)
            let (shift, width) = (seed % 60, UInt64.random(in: 1...40, using: &random))
            let keys = (0..<Int.random(in: 0...60, using: &random)).map { _ in
                UInt64.random(in: 0..<1 << width, using: &random) << shift
            }
            let order = KeyOrder.positions(of: keys).map { Int($0) }
            // Pairs tell equal keys apart, so that nothing depends on how a sort treats them.
            let pairs = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
            XCTAssertEqual(order, pairs, "seed \(seed)")
        }
    }
}
