import HospitalCore
import PerformanceAppraisal
import TestSupport
import XCTest

/// Laws over random formulas: the value is that of a second, recursive calculation; the canonical
/// form means the same; long and short numbers agree; the order of units does not matter.
final class FormulaLawTests: XCTestCase {
    /// A formula with the value a plain recursive calculation gives it; `nil` is missing.
    private func expression(
        _ depth: Int, _ facts: [Rate?], _ generator: inout SeededGenerator
    ) -> (text: String, value: Rate?) {
        guard depth > 0 else {
            let index = Int.random(in: 0...facts.count, using: &generator)
            if index < facts.count { return ("x\(index)", facts[index]) }
            let number = Int.random(in: 0...20, using: &generator)
            return ("\(number).5", Rate(dec("\(number).5")))
        }
        let left = expression(depth - 1, facts, &generator)
        let right = expression(depth - 1, facts, &generator)
        func both(_ operation: (Rate, Rate) -> Rate?) -> Rate? {
            guard let one = left.value, let other = right.value else { return nil }
            return operation(one, other)
        }
        switch Int.random(in: 0...8, using: &generator) {
        case 0: return ("(\(left.text)+\(right.text))", both { $0 + $1 })
        case 1: return ("(\(left.text)-\(right.text))", both { $0 - $1 })
        case 2: return ("(\(left.text)*\(right.text))", both { $0 * $1 })
        case 3: return ("(\(left.text))/(\(right.text))", both(Self.quotient))
        case 4:
            return ("sum(\(left.text),\(right.text))", Self.skipping(left.value, right.value, +))
        case 5:
            return (
                "max(\(left.text),\(right.text))", Self.skipping(left.value, right.value, max)
            )
        case 6: return ("nz(\(left.text),\(right.text))", left.value ?? right.value)
        case 7: return ("-(\(left.text))", left.value.map { -$0 })
        default:
            let value = both { $0 < $1 ? $0 : $1 }
            return ("if(\(left.text)<\(right.text),\(left.text),\(right.text))", value)
        }
    }

    private static func quotient(_ one: Rate, _ other: Rate) -> Rate? {
        guard other != .zero else { return nil }
        let parts = other.description.split(separator: "/")
        let turned = "\(parts.count == 2 ? parts[1] : "1")/\(parts[0].drop { $0 == "-" })"
        let inverse = try? Rate(turned)
        return inverse.map { one * (parts[0].hasPrefix("-") ? -$0 : $0) }
    }

    private static func skipping(
        _ one: Rate?, _ other: Rate?, _ operation: (Rate, Rate) -> Rate
    ) -> Rate? {
        guard let one, let other else { return one ?? other }
        return operation(one, other)
    }

    func testRandomFormulasGiveWhatASecondCalculationGives() throws {
        let seed: UInt64 = 20_251
        var generator = SeededGenerator(seed: seed)
        let month = try Month("2025-05")
        for round in 0..<400 {
            // Long numbers leave the 64-bit path.
            let texts: [String?] = (0..<4).map { _ in
                switch Int.random(in: 0...5, using: &generator) {
                case 0: return nil
                case 1:
                    return String(
                        repeating: "9", count: Int.random(in: 15...30, using: &generator))
                default: return "\(Int.random(in: -50...50, using: &generator))"
                }
            }
            let items = texts.indices.map { FormulaItem("x\($0)") }
            var grid = try FormulaGrid(
                [FormulaUnitPlace("u")], from: month, to: month, items: items)
            for (index, text) in texts.enumerated() {
                try grid.report("x\(index)", of: "u", in: month, text.map(dec))
            }
            let built = expression(4, texts.map { $0.map { Rate(dec($0)) } }, &generator)
            let set = try FormulaSet([FormulaText("f", built.text)], items: items)
            let canonical = set.formulas[0].canonical
            let again = try FormulaSet([FormulaText("f", canonical)], items: items)
            XCTAssertEqual(again.formulas[0].canonical, canonical)
            for set in [set, again] {
                set.evaluate(on: grid) { values in
                    let value = try? values.value(of: "u", in: month)
                    let expected: FormulaValue? = built.value.map { .number($0) }
                    if let expected {
                        XCTAssertEqual(value, expected, "seed \(seed), \(round): \(built.text)")
                    } else if case .missing? = value {} else {
                        XCTFail("seed \(seed), \(round): \(built.text) is not missing")
                    }
                }
            }
        }
    }

    func testTheOrderOfUnitsDoesNotMatter() throws {
        let month = try Month("2025-05")
        let items = [FormulaItem("x"), FormulaItem("y")]
        let set = try FormulaSet(
            ["rollup(x,sum)", "ratio(x,y)", "parent(x)", "peeravg(x)", "rank(x)", "pctrank(x/y)"]
                .enumerated().map { FormulaText("f\($0)", $1) }, items: items)
        var generator = SeededGenerator(seed: 7)
        let parents = (0..<20).map {
            $0 == 0 ? nil : "u\(Int.random(in: 0..<$0, using: &generator))"
        }
        let facts = parents.map { _ in
            (Decimal(Int.random(in: 0...5, using: &generator)),
             Decimal(Int.random(in: 0...5, using: &generator)))
        }
        func results(_ order: [Int]) throws -> [String: FormulaValue] {
            var grid = try FormulaGrid(
                order.map { FormulaUnitPlace("u\($0)", below: parents[$0]) }, from: month,
                to: month, items: items)
            for unit in order {
                try grid.report("x", of: "u\(unit)", in: month, facts[unit].0)
                try grid.report("y", of: "u\(unit)", in: month, facts[unit].1)
            }
            var found: [String: FormulaValue] = [:]
            set.evaluate(on: grid) { values in
                for unit in order {
                    found["\(values.formula.code) \(unit)"] = try? values.value(
                        of: "u\(unit)", in: month)
                }
            }
            return found
        }
        let first = try results(Array(0..<20))
        XCTAssertEqual(first.count, 120)
        for _ in 0..<10 {
            XCTAssertEqual(try results(Array(0..<20).shuffled(using: &generator)), first)
        }
    }
}
