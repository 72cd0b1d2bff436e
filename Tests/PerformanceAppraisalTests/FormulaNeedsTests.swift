import HospitalCore
import PerformanceAppraisal
import TestSupport
import XCTest

/// What formulas need: other formulas and names, and the months before their own.
final class FormulaNeedsTests: XCTestCase {
    private let texts = [
        FormulaText("a", "b+x"), FormulaText("b", "lookup(t,y)"), FormulaText("c", "z"),
        FormulaText("d", "a+("),
    ]

    func testNeedsAreFollowedThroughOtherFormulas() {
        let needs = FormulaSet.needs(of: ["a", "unknown"], in: texts)
        XCTAssertEqual(needs.texts.map(\.code), ["a", "b"])
        XCTAssertEqual(needs.names, ["b", "x", "t", "y"])
        XCTAssertEqual(FormulaSet.needs(of: ["d"], in: texts).texts.map(\.code), ["d"])
        XCTAssertEqual(FormulaSet.needs(of: [], in: texts).texts, [])
        let circle = [FormulaText("a", "b"), FormulaText("b", "a")]
        XCTAssertEqual(FormulaSet.needs(of: ["b"], in: circle).texts, circle)
    }

    func testTheEarliestMonth() throws {
        let cases: [(formulas: [String], earliest: String)] = [
            (["x+1"], "2025-05"), (["prev(x,3)"], "2025-02"), (["yoy(x,2)"], "2023-05"),
            (["ytd(x)"], "2025-01"), (["yoy(ytd(x))"], "2024-01"), (["ytd(prev(x))"], "2024-12"),
            (["prev(ytd(x),5)"], "2024-01"), (["prev(ytd(x),4)"], "2025-01"),
            (["win(prev(x),3,sum)"], "2025-02"), (["ma(x,12)"], "2024-06"),
            (["growth(x,prev)"], "2025-04"), (["growth(x,yoy)"], "2024-05"),
            (["yoy(x)", "prev(f0)"], "2024-04"), (["prev(x)", "yoy(y)"], "2024-05"),
            (["win(x,1200,sum)"], "1925-06"), (["win(win(x,1200,sum),1200,sum)"], "1925-06"),
        ]
        let items = [FormulaItem("x"), FormulaItem("y")]
        for row in cases {
            let set = try FormulaSet(
                row.formulas.enumerated().map { FormulaText("f\($0)", $1) }, items: items)
            XCTAssertEqual(
                set.earliestMonth(for: try Month("2025-05")).description, row.earliest,
                "\(row.formulas)")
        }
        let old = try FormulaSet([FormulaText("f", "yoy(x,9)")], items: items)
        XCTAssertEqual(
            old.earliestMonth(for: try Month("1903-02")).description, "1900-01",
            "the calendar begins there")
    }

    /// Facts before the earliest month never change a value; those of the earliest month do in some
    /// formula or other.
    func testFactsBeforeTheEarliestMonthNeverMatter() throws {
        let seed: UInt64 = 2_025
        var random = SeededGenerator(seed: seed)
        let items = [FormulaItem("x")]
        func formula(_ depth: Int) -> String {
            guard depth > 0 else { return "x" }
            let (one, count) = (formula(depth - 1), Int.random(in: 1...3, using: &random))
            switch Int.random(in: 0...6, using: &random) {
            case 0: return "prev(\(one),\(count))"
            case 1: return "yoy(\(one))"
            case 2: return "ytd(\(one))"
            case 3: return "win(\(one),\(count),sum)"
            case 4: return "growth(\(one),prev)"
            case 5: return "(\(one)+\(formula(depth - 1)))"
            default: return "nz(\(one),7)"
            }
        }
        for round in 0..<120 {
            let text = formula(3)
            let month = try Month(year: 2020, month: Int.random(in: 1...12, using: &random))
            let set = try FormulaSet([FormulaText("f", text)], items: items)
            let earliest = set.earliestMonth(for: month)
            func value(from first: Month) throws -> FormulaValue? {
                var grid = try FormulaGrid(
                    [FormulaUnitPlace("u")], from: first, to: month, items: items)
                for step in 0...first.months(until: month) {
                    let now = try first.adding(months: step)
                    try grid.report("x", of: "u", in: now, Decimal(Int(now.yyyymm) % 89))
                }
                var found: FormulaValue?
                set.evaluate(on: grid) { found = try? $0.value(of: "u", in: month) }
                return found
            }
            XCTAssertEqual(
                try value(from: earliest), try value(from: earliest.adding(months: -30)),
                "seed \(seed), \(round): \(text) in \(month)")
        }
    }
}
