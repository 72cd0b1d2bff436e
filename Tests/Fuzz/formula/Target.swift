import HospitalCore
import PerformanceAppraisal

/// Formulas that are accepted have one written form that means the same, whatever their order, and
/// each value is that of its explanation. Every line is a formula; the first two bytes choose what
/// departments reported and to how many decimals the formulas are published.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFormula(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let bytes, count > 2, let text = Law.text(bytes + 2, count - 2) else { return 0 }
    let texts = text.split(separator: "\n").prefix(6).enumerated().map { place, line in
        FormulaText("f\(place)", String(line), digits: digits(Int(bytes[0]), place))
    }
    let faults = FormulaSet.faults(of: texts, items: World.items, tables: World.tables)
    let set: FormulaSet
    do throws(FormulaError) {
        set = try FormulaSet(texts, items: World.items, tables: World.tables)
    } catch {
        Law.holds(faults.first == error, "\(error) is the first of \(faults)")
        for fault in faults { check(fault, texts) }
        return 0
    }
    Law.holds(faults.isEmpty, "formulas that are accepted have no faults: \(faults)")
    Law.holds(set.formulas.count == texts.count, "every formula is there")
    let canonical = set.formulas.map {
        FormulaText($0.code, $0.canonical, digits: $0.digits)
    }
    let again = Law.succeeds("\(canonical) is read back") { () throws(FormulaError) in
        try FormulaSet(canonical.reversed(), items: World.items, tables: World.tables)
    }
    Law.holds(again.version == set.version, "\(text) is written as \(canonical)")
    let grid = World.grid(Int(bytes[1]))
    Law.holds(values(set, grid) == values(again, grid), "\(canonical) gives the same values")
    explain(set, grid)
    return 0
}

/// Places are counted from 1, and the end of a text counts as one.
private func check(_ fault: FormulaError, _ texts: [FormulaText]) {
    let words = fault.finding.text(in: .english)
    Law.holds(!words.contains("{") || texts.contains { $0.text.contains("{") }, words)
    guard case .fault(let code, let position, _) = fault else { return }
    let length = texts.first { $0.code == code }?.text.unicodeScalars.count ?? 0
    Law.holds((1...length + 1).contains(position), "\(words) in \(length) characters")
}

/// None for every fourth, else 0 to 18.
private func digits(_ choice: Int, _ place: Int) -> Int? {
    let value = choice / 4 + place
    return (choice + place) % 4 == 0 ? nil : value % 19
}

private func values(_ set: FormulaSet, _ grid: FormulaGrid) -> [String: FormulaValue] {
    var found: [String: FormulaValue] = [:]
    set.evaluate(on: grid) { values in
        for department in grid.departments {
            for month in grid.months {
                let value = Law.succeeds("a value is there") { () throws(FormulaFactError) in
                    try values.value(of: department, in: month)
                }
                found["\(values.formula.code) \(department) \(month)"] = value
                checkText(value, values.formula)
            }
        }
    }
    return found
}

private func checkText(_ value: FormulaValue, _ formula: Formula) {
    guard let digits = formula.digits, case .number(let number) = value,
        let text = try? value.text(digits: digits)
    else { return }
    let printed = Law.succeeds("\(text) is a decimal") { try Decimal(text) }
    Law.holds(
        printed.scale == digits && Rate(printed) == number,
        "\(formula.canonical) is \(number), published as \(text)")
}

private func explain(_ set: FormulaSet, _ grid: FormulaGrid) {
    guard let formula = set.formulas.last, let month = grid.months.last else { return }
    let found = values(set, grid)
    for department in grid.departments {
        let explanation = Law.succeeds("a value is explained") { () throws(FormulaFactError) in
            try set.explanation(of: formula.code, for: department, in: month, on: grid)
        }
        let value = found["\(formula.code) \(department) \(month)"]
        Law.holds(explanation.value == value, "\(formula.canonical) is explained as it is")
    }
}

/// Two wards under a department, fourteen months, four items and a table with one key and two.
private enum World {
    static let items = [
        FormulaItem("x", unit: .money), FormulaItem("y", unit: .count),
        FormulaItem("z", unit: .percent), FormulaItem("w"),
    ]

    static let tables = Law.succeeds("the tables are sound") { () throws(FormulaError) in
        [
            try LookupTable(name: "t", rows: [
                .init(keys: [Decimal(1)], value: Decimal(10)),
                .init(keys: [Decimal(2)], value: Decimal(20)),
            ]),
            try LookupTable(name: "u", rows: [
                .init(keys: [Decimal(1), Decimal(2)], value: Decimal(-3)),
            ]),
        ]
    }

    /// Small numbers, long ones, none and zeros, chosen by one byte.
    static func grid(_ choice: Int) -> FormulaGrid {
        Law.succeeds("the grid is sound") {
            let first = try Month("2024-01")
            let places = [
                FormulaUnitPlace("d"), FormulaUnitPlace("a", below: "d"),
                FormulaUnitPlace("b", below: "d"),
            ]
            var grid = try FormulaGrid(
                places, from: first, to: try Month("2025-02"), items: items)
            var state = UInt64(choice) &* 0x9E37_79B9_7F4A_7C15 | 1
            for month in grid.months {
                for place in places {
                    for item in items {
                        state ^= state << 13
                        state ^= state >> 7
                        state ^= state << 17
                        try grid.report(item.code, of: place.code, in: month, value(state))
                    }
                }
            }
            return grid
        }
    }

    private static func value(_ state: UInt64) throws -> Decimal? {
        let number = Int128(state >> 8)
        switch state % 8 {
        case 0: return nil
        case 1: return .zero
        case 2: return try Decimal(significand: number * number * 4, scale: 18)
        case 3: return try Decimal(significand: -(number % 1_000), scale: 2)
        default: return try Decimal(significand: number % 50, scale: Int(state % 3))
        }
    }
}
