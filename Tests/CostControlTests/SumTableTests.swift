import TestSupport
import XCTest

@testable import CostControl

/// Sums of costs in two halves, beside sums of 128 bits.
final class SumTableTests: XCTestCase {
    /// Adds a line as the costing does.
    private func add(
        _ quantity: Int64, _ unitCost: Int64, _ charge: Int64, to table: inout SumTable,
        at place: Int
    ) {
        table.withPlaces { places in
            let product = quantity.multipliedFullWidth(by: unitCost)
            let lower = Int64(bitPattern: product.low)
            places.add(place, lower, higher: product.high - (lower >> 63), charge: charge)
            places.counts[place] += 1
        }
    }

    /// Small numbers, those near the ends of 63 and 64 bits, and any.
    private func number(_ generator: inout SeededGenerator) -> Int64 {
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: Int64.random(in: -9...9, using: &generator)
        case 1: Int64.max - Int64.random(in: 0...9, using: &generator)
        case 2: -Int64.max + Int64.random(in: 0...9, using: &generator)
        default: Int64.random(in: -Int64.max...Int64.max, using: &generator)
        }
    }

    private func assertEqual(
        _ table: SumTable, _ expected: [CaseCosting.Sums], _ message: String, line: UInt = #line
    ) {
        for (place, sums) in expected.enumerated() {
            XCTAssertEqual(table[place].cost, sums.cost, message, line: line)
            XCTAssertEqual(table[place].charge, sums.charge, message, line: line)
            XCTAssertEqual(table[place].lines, sums.lines, message, line: line)
        }
    }

    /// Lines are added and taken back in any order, and tables are added to one another.
    func testSumsAreThoseOf128Bits() {
        let seed: UInt64 = 41
        var generator = SeededGenerator(seed: seed)
        for round in 0..<200 {
            var tables = [SumTable(count: 4), SumTable(count: 4)]
            var expected = [[CaseCosting.Sums]](
                repeating: [CaseCosting.Sums](repeating: CaseCosting.Sums(), count: 4), count: 2)
            var lines: [(table: Int, place: Int, cost: Int128, charge: Int64)] = []
            let isWide = round % 2 == 0
            for _ in 0..<Int.random(in: 1...8, using: &generator) {
                let (table, place) = (
                    Int.random(in: 0...1, using: &generator),
                    Int.random(in: 0..<4, using: &generator)
                )
                // Up to eight products of 2¹²² stay below 2¹²⁷.
                let quantity = isWide ? number(&generator) >> 4 : number(&generator)
                let unitCost =
                    isWide ? number(&generator) : Int64.random(in: -1...1, using: &generator)
                let charge = Int64.random(in: -999...999, using: &generator)
                add(quantity, unitCost, charge, to: &tables[table], at: place)
                let cost = Int128(quantity) * Int128(unitCost)
                expected[table][place].add(
                    CaseCosting.Sums(cost: cost, charge: charge, lines: 1))
                lines.append((table, place, cost, charge))
            }
            let message = "seed \(seed), round \(round)"
            assertEqual(tables[0], expected[0], message)
            assertEqual(tables[1], expected[1], message)
            for line in lines.shuffled(using: &generator).dropFirst(4) {
                tables[line.table].withPlaces {
                    $0.takeBack(line.place, cost: line.cost, charge: line.charge)
                }
                expected[line.table][line.place].add(
                    CaseCosting.Sums(cost: -line.cost, charge: -line.charge, lines: -1))
            }
            assertEqual(tables[0], expected[0], message)
            // The last position of a table that is added stands for what is left out.
            let positions: [Int32]? = round % 3 == 0 ? [2, 0, 1] : nil
            tables[0].add(tables[1], at: positions)
            for place in 0..<3 {
                expected[0][positions.map { Int($0[place]) } ?? place].add(expected[1][place])
            }
            assertEqual(tables[0], expected[0], message)
        }
    }

    func testWatchedItemsAreNoLines() {
        var table = SumTable(count: 1)
        table.append(count: 2)
        table.watch(1 << 31, at: 1)
        table.watch(1, at: 1)
        add(3, 4, 5, to: &table, at: 1)
        XCTAssertEqual(table[1].lines, 1)
        XCTAssertEqual(table[1].cost, 12)
        table.withPlaces { XCTAssertEqual($0.counts[1], Int64(bitPattern: 0x8000_0001_0000_0001)) }
        add(1, 1, 1, to: &table, at: 2)
        table.clearLast()
        XCTAssertEqual(table[2].lines, 0)
        XCTAssertEqual(table.count, 3)
    }
}
