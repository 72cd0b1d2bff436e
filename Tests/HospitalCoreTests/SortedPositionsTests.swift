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
}
