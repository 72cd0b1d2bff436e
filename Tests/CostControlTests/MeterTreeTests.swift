import CostControl
import HospitalCore
import XCTest

/// Meters under each other: who bears a bill, to the fen.
final class MeterTreeTests: XCTestCase {
    private typealias Node = MeterTree.Node

    private func id(_ code: String) -> Meter.ID { Meter.ID(code) }

    private func node(
        _ code: String, under parent: String? = nil, _ used: Int?, department: String? = "D",
        loss: EnergyBalance.LossRule = .spread
    ) -> Node {
        Node(
            id(code), under: parent.map { id($0) },
            department: department.map { Department.ID($0) }, loss: loss,
            used: used.map { Decimal($0) })
    }

    /// S-202: 1000 against 930; 100.00 over 500 and 430: 53.76 and 46.24, or with the loss of 70 on
    /// its own 50.00, 43.00 and 7.00.
    func testS202TheLossIsSpreadOrStandsAlone() throws {
        for (rule, shares, loss) in [
            (EnergyBalance.LossRule.spread, [5_376, 4_624], 0), (.own, [5_000, 4_300], 700),
        ] {
            let tree = try MeterTree([
                node("T", 1_000, department: nil, loss: rule), node("A", under: "T", 500),
                node("B", under: "T", 430),
            ])
            let split = try tree.split(Money(fen: 10_000), of: id("T"))
            XCTAssertEqual(split.shares.map(\.amount.fen), shares.map { Int64($0) })
            XCTAssertEqual(split.branches.map(\.lossAmount.fen), [Int64(loss)])
            XCTAssertEqual(split.branches.map(\.lossPercent?.description), ["7.00"])
        }
    }

    /// A meter alone is borne by its department, and a bill of nothing by nobody's use.
    func testSmallTrees() throws {
        let alone = try MeterTree([node("T", 10)])
        XCTAssertEqual(try alone.split(Money(fen: 7), of: id("T")).shares.map(\.amount.fen), [7])
        XCTAssertEqual(try alone.split(Money(fen: 7), of: id("T")).branches, [])
        let idle = try MeterTree([node("T", 0, department: nil), node("A", under: "T", 0)])
        let split = try idle.split(.zero, of: id("T"))
        XCTAssertEqual(split.shares.map(\.amount), [.zero])
        XCTAssertEqual(split.branches.map(\.lossPercent), [nil])
        XCTAssertThrowsError(try idle.split(Money(fen: 1), of: id("T"))) {
            XCTAssertEqual($0 as? EnergyError, .nothingUsed("T", Money(fen: 1)))
        }
    }

    /// Over random trees: shares, losses on their own, and what stops above a meter that was not
    /// read are the bill.
    func testSharesAndLossesAreTheBill() throws {
        var seed: UInt64 = 11
        func next(_ limit: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % limit
        }
        var stopped = 0
        for _ in 0..<60 {
            let size = next(12) + 2
            var nodes: [Node] = []
            for place in 0..<size {
                let parent: String? = place == 0 ? nil : "\(next(place))"
                let isUnread = place > 0 && next(15) == 0
                let used: Int? = isUnread ? nil : (size - place) * 1_000 + next(900) + 1
                nodes.append(node("\(place)", under: parent, used))
            }
            let bill = Money(fen: Int64(next(1_000_000)))
            let split = try MeterTree(nodes).split(bill, of: id("0"))
            let held = split.branches.filter { $0.unread != nil }.map(\.amount.fen)
            stopped += held.count
            var sum = held.reduce(0, +)
            for share in split.shares { sum += share.amount.fen }
            for branch in split.branches { sum += branch.lossAmount.fen }
            XCTAssertEqual(sum, bill.fen)
        }
        XCTAssertGreaterThan(stopped, 0)
    }

    func testBrokenTreesAreNamed() throws {
        let trees: [([Node], EnergyError)] = [
            ([node("A", 1), node("A", 2)], .twice("A")),
            ([node("A", under: "B", 1)], .parentUnknown("A", parent: "B")),
            ([node("A", under: "B", 1), node("B", under: "A", 1)], .circular("A")),
        ]
        for (nodes, error) in trees {
            XCTAssertThrowsError(try MeterTree(nodes)) {
                XCTAssertEqual($0 as? EnergyError, error)
            }
        }
        let tree = try MeterTree([
            node("T", nil), node("U", 5, department: nil),
            node("V", 5, loss: .own), node("V1", under: "V", 6),
        ])
        for (main, error) in [
            ("T", EnergyError.notRead("T")), ("U", .departmentMissing("U")),
            ("V", .lossNegative("V", Decimal(-1))), ("X", .meterUnknown("X")),
        ] {
            XCTAssertThrowsError(try tree.split(Money(fen: 100), of: id(main))) {
                XCTAssertEqual($0 as? EnergyError, error)
            }
        }
    }
}
