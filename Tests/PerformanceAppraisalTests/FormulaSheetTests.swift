import HospitalCore
import TestSupport
import XCTest

@testable import PerformanceAppraisal

/// Formulas on arrays give what the engine gives for one cell after the other.
final class FormulaSheetTests: XCTestCase {
    private static let seed: UInt64 = 0xF0_5EE7

    private static func workers(_ count: Int) -> Workers {
        Workers(count: count) { count, body in
            for number in (0..<count).reversed() { body(number) }
        }
    }

    /// Items with their values, units and months.
    private struct Facts {
        let items: [FormulaItem]
        let decimals: [Int]
        let places: [FormulaUnitPlace]
        let months: (first: Month, last: Month)
        let values: [Int64]
        let presence: [UInt8]

        init(
            _ values: [[Int64?]], decimals: [Int], units: Int = 1, from first: String = "2025-01",
            to last: String = "2025-01"
        ) throws {
            items = values.indices.map { FormulaItem("x\($0)") }
            self.decimals = decimals
            places = (0..<units).map { FormulaUnitPlace("u\($0)", below: $0 > 0 ? "u0" : nil) }
            months = (try Month(first), try Month(last))
            // What stands for a missing value does not matter.
            self.values = values.joined().map { $0 ?? .min }
            presence = values.joined().map { $0 == nil ? 0 : 9 }
        }

        func grid() throws -> FormulaGrid {
            try FormulaGrid(places, from: months.first, to: months.last, items: items)
        }

        /// The same facts as the engine takes them.
        func reported() throws -> FormulaGrid {
            var grid = try grid()
            for (item, cell) in items.indices.flatMap({ item in
                (0..<grid.cellCount).map { (item, $0) }
            }) {
                let place = item * grid.cellCount + cell
                guard presence[place] != 0 else { continue }
                try grid.report(
                    items[item].code, of: places[cell % places.count].code,
                    in: grid.months[cell / places.count],
                    Decimal(significand: Int128(values[place]), scale: decimals[item]))
            }
            return grid
        }

        /// The results of a sheet: numbers, and whether they are there.
        func computed(
            _ sheet: FormulaSheet, presence isGiven: Bool = true, _ workers: Workers = .alone
        ) throws -> [[(value: Int64, isThere: Bool)]] {
            let count = sheet.results.count * sheet.cellCount
            // Odd addresses: nothing may need an aligned place.
            var results = [UInt8](repeating: 0x77, count: 8 * count + 1)
            var flags = [UInt8](repeating: 0x77, count: count)
            let bytes = [0] + values.withUnsafeBytes { Array($0) }
            let presence = isGiven ? presence : []
            try bytes.withUnsafeBytes { bytes in
                try presence.withUnsafeBytes { presence in
                    try results.withUnsafeMutableBytes { results in
                        try flags.withUnsafeMutableBytes { flags in
                            try sheet.compute(
                                NumberArray(
                                    bytes.baseAddress.map { $0 + 1 }, count: values.count),
                                decimals: decimals,
                                presence: NumberArray(
                                    presence.baseAddress, count: presence.count),
                                into: ResultArray(
                                    results.baseAddress.map { $0 + 1 }, count: count),
                                presence: ResultArray(flags.baseAddress, count: count),
                                workers: workers)
                        }
                    }
                }
            }
            XCTAssertTrue(flags.allSatisfy { $0 < 2 })
            return results.withUnsafeBytes { results in
                (0..<sheet.results.count).map { row in
                    (0..<sheet.cellCount).map { cell in
                        let place = row * sheet.cellCount + cell
                        return (
                            results.loadUnaligned(fromByteOffset: 8 * place + 1, as: Int64.self),
                            flags[place] == 1
                        )
                    }
                }
            }
        }
    }

    /// What an array holds of a value of the engine.
    private func expected(_ value: FormulaValue, digits: Int?) throws -> (Int64, Bool) {
        switch value {
        case .claim(let holds): return (holds ? 1 : 0, true)
        case .missing(let reason): return (reason.rawValue, false)
        case .number(let rate):
            let decimal = try? rate.decimal(digits: digits ?? 0, rounding: .halfAwayFromZero)
            let whole = decimal?.significand(atScale: digits ?? 0)
            guard let whole = whole.flatMap({ Int64(exactly: $0) })
            else { return (MissingReason.outOfRange.rawValue, false) }
            return (whole, true)
        }
    }

    private func number(_ bits: Int, _ random: inout SeededGenerator) -> Int64 {
        Int64.random(in: .min...(.max), using: &random) >> Int64(64 - bits)
    }

    /// A random formula of items and of formulas before it.
    private func text(
        _ depth: Int, _ names: [String], _ random: inout SeededGenerator
    ) -> String {
        guard depth > 0 else {
            if Int.random(in: 0...3, using: &random) > 0 {
                return names.randomElement(using: &random) ?? "1"
            }
            return ["0", "1", "2.5", "100", "0.0001", "7", "99999999999"]
                .randomElement(using: &random) ?? "1"
        }
        let left = text(depth - 1, names, &random), right = text(depth - 1, names, &random)
        switch Int.random(in: 0...14, using: &random) {
        case 0...2: return "(\(left)+\(right))"
        case 3...5: return "(\(left)-\(right))"
        case 6, 7: return "(\(left)*\(right))"
        case 8...11: return "(\(left))/(\(right))"
        case 12: return "-(\(left))"
        case 13: return "nz(\(left),\(right))"
        default: return Bool.random(using: &random) ? "yoy(\(left),1)" : "rollup(\(left),sum)"
        }
    }

    func testRandomFormulasGiveWhatTheEngineGives() throws {
        var random = SeededGenerator(seed: Self.seed)
        var (there, long, shortFormulas, steps, claims) = (0, 0, 0, 0, 0)
        for round in 0..<60 {
            let units = Int.random(in: 1...4, using: &random)
            let bits = [4, 9, 24, 40, 64][round % 5]
            let last = round % 7 == 0 ? "2025-03" : "2024-02"
            let cells = units * (round % 7 == 0 ? 15 : 2)
            let values = (0..<3).map { _ in
                (0..<cells).map { _ in
                    round % 3 > 0 && Int.random(in: 0...5, using: &random) == 0
                        ? nil : number(bits, &random)
                }
            }
            let facts = try Facts(
                values, decimals: (0..<3).map { _ in .random(in: 0...4, using: &random) },
                units: units, from: "2024-01", to: last)
            var (texts, names) = ([FormulaText](), facts.items.map(\.code))
            for place in 0..<8 {
                let code = "f\(place)"
                let formula = text(.random(in: 0...3, using: &random), names, &random)
                if place == 7 {
                    texts.append(FormulaText(code, "\(formula) > 3"))
                    continue
                }
                let digits = Int.random(in: 0...6, using: &random)
                texts.append(FormulaText(code, formula, digits: digits == 6 ? nil : digits))
                names.append(code)
            }
            texts.shuffle(using: &random)
            let sheet = try FormulaSheet(texts, items: facts.items, on: facts.grid())
            shortFormulas += sheet.programs.filter { $0 != nil }.count
            steps += texts.count - sheet.results.count
            let found = try facts.computed(sheet, Self.workers(1 + round % 4))
            let codes = texts.map(\.code).filter { sheet.results.contains($0) }
            XCTAssertEqual(sheet.results, codes)
            let set = try FormulaSet(texts, items: facts.items)
            var failure: (any Error)?
            try set.evaluate(on: facts.reported()) { values in
                guard let row = codes.firstIndex(of: values.formula.code) else { return }
                do {
                    for cell in 0..<cells {
                        let value = values.value(at: cell)
                        let (number, isThere) = try expected(value, digits: values.formula.digits)
                        let text = values.formula.canonical
                        let what = "seed \(Self.seed), \(round): \(text), \(cell)"
                        XCTAssertEqual(found[row][cell].isThere, isThere, what)
                        XCTAssertEqual(found[row][cell].value, number, what)
                        there += isThere ? 1 : 0
                        if case .number = value, !isThere { long += 1 }
                        if case .claim = value { claims += 1 }
                    }
                } catch { failure = error }
            }
            if let failure { throw failure }
        }
        XCTAssertGreaterThan(there, 1_500)
        XCTAssertGreaterThan(long, 30)
        XCTAssertGreaterThan(shortFormulas, 200)
        XCTAssertGreaterThan(steps, 20)
        XCTAssertGreaterThan(claims, 100)
    }

    /// By hand: 1/3 and −1/3 with two decimals, halves away from zero, and why values are missing.
    func testValuesAndReasonsByHand() throws {
        let facts = try Facts(
            [[100, -100, 5, 0, 7, nil], [300, 300, 200, 0, 0, 1]], decimals: [2, 2], units: 6)
        let sheet = try FormulaSheet(
            [
                FormulaText("third", "x0 / x1", digits: 2),
                FormulaText("tenth", "x0 / 1.00", digits: 1), FormulaText("step", "x0 * 2"),
                FormulaText("more", "third + 1", digits: 0), FormulaText("high", "x0 > 0.5"),
                FormulaText("less", "-x1 - x0", digits: 2),
            ], items: facts.items, on: facts.grid())
        XCTAssertEqual(sheet.results, ["third", "tenth", "more", "high", "less"])
        XCTAssertEqual(sheet.programs.filter { $0 != nil }.count, 4)
        let found = try facts.computed(sheet)
        let there = found.map { $0.map(\.isThere) }, values = found.map { $0.map(\.value) }
        // 0.333…, −0.333…, 0.025, 0/0, 0.07/0, nothing.
        XCTAssertEqual(values[0], [33, -33, 3, 1, 2, 0])
        XCTAssertEqual(there[0], [true, true, true, false, false, false])
        // 1.0, −1.0, 0.05, 0, 0.07, nothing.
        XCTAssertEqual(values[1], [10, -10, 1, 0, 1, 0])
        XCTAssertEqual(there[1], [true, true, true, true, true, false])
        // 1.33, 0.67, 1.03.
        XCTAssertEqual(values[2], [1, 1, 1, 1, 2, 0])
        XCTAssertEqual(there[2], there[0])
        XCTAssertEqual(values[3], [1, 0, 0, 0, 0, 0])
        XCTAssertEqual(there[3], there[1])
        XCTAssertEqual(values[4], [-400, -200, -205, 0, -7, 0])
        XCTAssertEqual(there[4], there[1])
    }

    /// A value beyond 64 bits is missing, and what uses it still has it: 9 × 10¹⁸ × 4 / 4.
    func testAFormulaTakesAValueThatNoArrayHolds() throws {
        let facts = try Facts([[9_000_000_000_000_000_000, 2]], decimals: [0], units: 2)
        let sheet = try FormulaSheet(
            [
                FormulaText("long", "x0 * 4", digits: 0),
                FormulaText("short", "long / 4", digits: 0),
            ], items: facts.items, on: facts.grid())
        let found = try facts.computed(sheet)
        XCTAssertEqual(found[0].map(\.isThere), [false, true])
        XCTAssertEqual(found[0].map(\.value), [MissingReason.outOfRange.rawValue, 8])
        XCTAssertEqual(found[1].map(\.isThere), [true, true])
        XCTAssertEqual(found[1].map(\.value), [9_000_000_000_000_000_000, 2])
    }

    /// More cells than are computed together, with a gap in the last ones: 3x / 2, of 0 to 1,099.
    func testManyCellsAreComputedInBlocks() throws {
        let values = (0..<1_100).map { $0 == 1_050 ? nil : Int64($0) }
        let facts = try Facts([values], decimals: [0], units: 1_100)
        let sheet = try FormulaSheet(
            [FormulaText("f", "(x0 + x0 + x0) / 2", digits: 1)], items: facts.items,
            on: facts.grid())
        let found = try facts.computed(sheet)
        for (cell, value) in values.enumerated() {
            XCTAssertEqual(found[0][cell].isThere, value != nil, "\(cell)")
            XCTAssertEqual(found[0][cell].value, (value ?? 0) * 15, "\(cell)")
        }
    }

    func testArraysOfAnotherSizeAreRefused() throws {
        let facts = try Facts([[1, 2], [3, 4]], decimals: [0, 0], units: 2)
        let sheet = try FormulaSheet(
            [FormulaText("f", "x0 + x1", digits: 0)], items: facts.items, on: facts.grid())
        var results: [Int64] = [7, 7]
        var flags: [UInt8] = [7, 7]
        try results.withUnsafeMutableBytes { results in
            try flags.withUnsafeMutableBytes { flags in
                try facts.values.withUnsafeBytes { values in
                    func refuse(
                        _ error: ScoreMatrixError, values count: Int = 4, presence: Int = 0,
                        decimals: [Int] = [0, 0], room: Int = 2, flags flagCount: Int = 2
                    ) {
                        XCTAssertThrowsError(
                            try sheet.compute(
                                NumberArray(values.baseAddress, count: count), decimals: decimals,
                                presence: NumberArray(values.baseAddress, count: presence),
                                into: ResultArray(results.baseAddress, count: room),
                                presence: ResultArray(flags.baseAddress, count: flagCount))
                        ) { XCTAssertEqual($0 as? ScoreMatrixError, error) }
                    }
                    refuse(.size(array: "values", expected: 4, found: 3), values: 3)
                    refuse(.size(array: "presence", expected: 4, found: 3), presence: 3)
                    refuse(.size(array: "decimals", expected: 2, found: 1), decimals: [0])
                    refuse(.size(array: "out_values", expected: 2, found: 1), room: 1)
                    refuse(.size(array: "out_presence", expected: 2, found: 1), flags: 1)
                    XCTAssertThrowsError(
                        try sheet.compute(
                            NumberArray(values.baseAddress, count: 4), decimals: [0, 19],
                            presence: NumberArray(nil, count: 0),
                            into: ResultArray(results.baseAddress, count: 2),
                            presence: ResultArray(flags.baseAddress, count: 2))
                    ) { XCTAssertTrue($0 is NumberError, "\($0)") }
                }
            }
        }
        XCTAssertEqual(results, [7, 7])
        XCTAssertEqual(flags, [7, 7])
    }
}
