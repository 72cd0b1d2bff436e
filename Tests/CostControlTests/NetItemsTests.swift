import TestSupport
import XCTest

@testable import CostControl

/// Pairs of case and item that were named before lines are added.
final class NetItemsTests: XCTestCase {
    /// Pairs that are named again and again take no more room than their number asks for, and are
    /// found by case and item alone.
    func testNamedPairsAreFound() {
        let seed: UInt64 = 77
        var generator = SeededGenerator(seed: seed)
        for (cases, items, named) in [
            (1, 1, 3), (9, 3, 20), (3, 5_000, 9_000), (700, 40, 300_000), (1 << 30, 9, 500),
        ] {
            var (list, known) = (NetItems(listing: 0), Set<[Int32]>())
            for _ in 0..<named {
                let pair = [
                    Int32.random(in: 0..<Int32(cases), using: &generator) * 2,
                    Int32.random(in: 0..<Int32(items), using: &generator) * 3,
                ]
                known.insert(pair)
                list.insert(case: pair[0], item: pair[1])
            }
            XCTAssertLessThanOrEqual(list.count, max(1 << 16, 2 * known.count))
            list.settle()
            XCTAssertEqual(list.count, known.count)
            var places = Set<Int>()
            for pair in known {
                guard let place = list.namedPlace(of: pair[0], pair[1]) else {
                    return XCTFail("seed \(seed): \(pair) was named")
                }
                places.insert(place)
            }
            XCTAssertEqual(places, Set(0..<known.count))
            for _ in 0..<1_000 {
                let pair = [
                    Int32.random(in: -1...Int32(min(2 * cases, 1 << 31 - 1)), using: &generator),
                    Int32.random(in: -1...Int32(3 * items), using: &generator),
                ]
                XCTAssertEqual(
                    list.namedPlace(of: pair[0], pair[1]) != nil, known.contains(pair),
                    "seed \(seed): \(pair)")
            }
        }
    }

    func testListsThatDifferDoNotGoTogether() throws {
        func costing(_ pairs: [(Int32, Int32)]) throws -> CaseCosting {
            var list = NetItems(listing: 0)
            for pair in pairs { list.insert(case: pair.0, item: pair.1) }
            var costing = try CaseCosting(
                UnitCosts([(0, 0, "1"), (0, 1, "1")]), caseCount: 3, quantityScale: 0)
            try costing.take(list)
            return costing
        }
        let refund = ChargeLine(
            caseIndex: 1, department: 0, item: 1, quantity: -2, amount: -4, number: 9)
        var one = try costing([(1, 1), (0, 1), (1, 1)])
        try one.add([refund])
        for other in [try costing([(1, 1)]), try costing([(1, 1), (0, 0)])] {
            XCTAssertEqual(caseError { try one.merge(other) }, .doesNotFit)
        }
        // Named pairs keep their cases.
        var same = try costing([(0, 1), (1, 1)])
        XCTAssertEqual(caseError { try one.merge(same, caseOf: [1, 0, 2]) }, .doesNotFit)
        try same.add([refund])
        try one.merge(same, caseOf: [0, 1, 2])
        // Nothing was added to this one, which has no sums.
        try one.merge(costing([(0, 1), (1, 1)]))
        // They are named before lines are added.
        XCTAssertEqual(caseError { try same.take(NetItems(listing: 0)) }, .doesNotFit)
        let found = try one.finish(CaseRegister(caseCount: 3)).netNegativeItems
        XCTAssertEqual(found.map(\.quantity), [-4])
        XCTAssertEqual(found.map(\.chargeFen), [-8])
        XCTAssertEqual(found.map(\.firstRefund), [9])
    }
}
