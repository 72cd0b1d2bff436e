import HospitalCore
import PerformanceAppraisal
import XCTest

/// One refused formula, table or fact for each thing that can be wrong.
final class FormulaErrorTests: XCTestCase {
    private let items = [
        FormulaItem("visits", unit: .count), FormulaItem("income", unit: .money),
        FormulaItem("rate", unit: .percent), FormulaItem("a"),
    ]

    private func assertReadable(
        _ error: some HospitalError, says words: [String] = [], line: UInt = #line
    ) {
        for language in Language.allCases {
            let text = error.finding.text(in: language)
            XCTAssertNil(text.firstMatch(of: /\{[a-z_]+\}/), text, line: line)
            for word in words { XCTAssertTrue(text.contains(word), text, line: line) }
        }
    }

    private func assertFault(
        _ text: String, at position: Int, _ fault: FormulaFault, line: UInt = #line
    ) {
        let faults = FormulaSet.faults(
            of: [FormulaText("f", text)], items: items,
            tables: [try? LookupTable(name: "t", rows: [.init(keys: [.one], value: .one)])]
                .compactMap(\.self))
        XCTAssertEqual(
            faults, [.fault(formula: "f", position: position, fault)], text, line: line)
        for error in faults {
            assertReadable(error, says: ["\"f\"", "\(position)"].suffix(1), line: line)
        }
    }

    func testSyntaxIsRefusedWithItsPlace() {
        assertFault("a+#", at: 3, .character("#"))
        assertFault("a+{b", at: 3, .character("{"))
        assertFault("a+", at: 3, .token(""))
        assertFault("", at: 1, .token(""))
        assertFault("(a+1", at: 5, .token(""))
        assertFault("a b", at: 3, .token("b"))
        assertFault("甲（", at: 1, .functionUnknown("甲", nearest: nil))
        assertFault("1.2.3", at: 1, .number("1.2.3"))
        assertFault("a*" + String(repeating: "9", count: 39), at: 3,
            .number(String(repeating: "9", count: 39)))
        assertFault(String(repeating: "(", count: 65) + "a", at: 66, .tooDeep)
        assertFault(String(repeating: "-", count: 100) + "a", at: 66, .tooDeep)
        assertFault(String(repeating: "a", count: 4_001), at: 4_000, .tooLong)
        XCTAssertEqual(
            FormulaSet.faults(
                of: [FormulaText("f", String(repeating: "(", count: 64) + "a"
                    + String(repeating: ")", count: 64))], items: items), [])
    }

    func testNamesAndArgumentsAreRefused() {
        assertFault("summ(a)", at: 1, .functionUnknown("summ", nearest: "sum"))
        assertFault("a+visit", at: 3, .nameUnknown("visit", nearest: "visits"))
        assertFault("lookup(u,a)", at: 1, .nameUnknown("u", nearest: nil))
        assertFault("a+random()", at: 3, .undetermined("random"))
        assertFault("今天()", at: 1, .undetermined("今天"))
        assertFault("if(a>1,2)", at: 1, .arity(function: "if", found: 2, allowed: "3"))
        assertFault("days(a)", at: 1, .arity(function: "days", found: 1, allowed: "0"))
        assertFault("div(a,1,2,3)", at: 1, .arity(function: "div", found: 4, allowed: "2—3"))
        assertFault("sum()", at: 1, .arity(function: "sum", found: 0, allowed: "≥1"))
        assertFault("lookup(t,a,a)", at: 1, .arity(function: "lookup", found: 3, allowed: "2"))
        assertFault("round(a,19)", at: 1, .argument(function: "round", value: "19"))
        assertFault("round(a,2,up_down)", at: 1, .argument(function: "round", value: "up_down"))
        assertFault("prev(a,0)", at: 1, .argument(function: "prev", value: "0"))
        assertFault("ma(a,1.5)", at: 1, .argument(function: "ma", value: "1.5"))
        assertFault("win(a,3,mode)", at: 1, .argument(function: "win", value: "mode"))
        assertFault("rollup(a,abs)", at: 1, .argument(function: "rollup", value: "abs"))
        assertFault("growth(a,ytd)", at: 1, .argument(function: "growth", value: "ytd"))
        assertFault("pctl(101,a)", at: 1, .argument(function: "pctl", value: "101"))
        assertFault("band(a,1:2,1.0:3)", at: 1, .argument(function: "band", value: "1"))
    }

    func testTypesAndUnitsAreRefused() {
        assertFault("a+(a>1)", at: 2, .type(.number))
        assertFault("if(a,1,2)", at: 1, .type(.claim))
        assertFault("a and a>1", at: 3, .type(.claim))
        assertFault("if(a>1,a,a>1)", at: 1, .type(.number))
        assertFault("income+visits", at: 7, .unitMismatch(.money, .count))
        assertFault("rate>visits", at: 5, .unitMismatch(.percent, .count))
        assertFault("income*income", at: 7, .unitMismatch(.money, .money))
        assertFault("sum(a,income,rate)", at: 1, .unitMismatch(.money, .percent))
        for (text, unit) in [
            ("income/visits", FormulaUnit.money), ("income/income*100", .plain),
            ("visits*rate/100", .count), ("income*visits", .money), ("growth(income,yoy)", .plain),
            ("rollup(income,count)", .count), ("rate*rate", .percent), ("visits/days()", .count),
            ("nz(income,0)", .money), ("band(a,0:income,1:5)", .money),
            ("div(income,visits,0)", .money), ("peeravg(rate)", .percent), ("a/income", .plain),
        ] {
            let set = try? FormulaSet([FormulaText("f", text)], items: items)
            XCTAssertEqual(set?.formulas.first?.unit, unit, text)
        }
        let wrong = FormulaError.unitWrong(formula: "f", declared: .percent, found: .money)
        XCTAssertEqual(
            FormulaSet.faults(
                of: [FormulaText("f", "income+1", unit: .percent)], items: items), [wrong])
        assertReadable(wrong, says: ["f"])
        let digits = FormulaError.digitsInvalid(formula: "f", digits: 19)
        XCTAssertEqual(
            FormulaSet.faults(of: [FormulaText("f", "a", digits: 19)], items: items), [digits])
        assertReadable(digits, says: ["19"])
    }

    func testFormulasThatNeedEachOtherAreRefusedWithTheirPath() {
        let texts = [
            FormulaText("x", "a+y"), FormulaText("y", "z*2"), FormulaText("z", "prev(x)"),
            FormulaText("self", "self+1"), FormulaText("good", "a"),
        ]
        let cycles = [FormulaError.cycle(["x", "y", "z", "x"]), .cycle(["self", "self"])]
        XCTAssertEqual(FormulaSet.faults(of: texts, items: items), cycles)
        assertReadable(cycles[0], says: ["x→y→z→x"])
        XCTAssertThrowsError(try FormulaSet(texts, items: items)) {
            XCTAssertEqual($0 as? FormulaError, cycles[0])
        }
    }

    func testEveryFaultIsListed() {
        XCTAssertEqual(
            FormulaSet.faults(
                of: [FormulaText("x", "a+"), FormulaText("y", "x+b"), FormulaText("a", "1")],
                items: items),
            [
                .codeDuplicate("a"), .fault(formula: "x", position: 3, .token("")),
                .fault(formula: "y", position: 3, .nameUnknown("b", nearest: nil)),
            ])
        assertReadable(FormulaError.codeDuplicate("a"), says: ["a"])
    }

    func testTablesAreRefused() throws {
        let rows: [LookupTable.Row] = [
            .init(keys: [.one], value: .one, to: try Month("2025-03")),
            .init(keys: [dec("1.0")], value: .zero, from: try Month("2025-03")),
        ]
        let overlap = FormulaError.rowsOverlap(table: "t", row: 2, other: 1)
        XCTAssertThrowsError(try LookupTable(name: "t", rows: rows)) {
            XCTAssertEqual($0 as? FormulaError, overlap)
        }
        assertReadable(overlap, says: ["t", "1", "2"])
        let keys = FormulaError.rowKeys(table: "t", row: 2, found: 2, expected: 1)
        XCTAssertThrowsError(
            try LookupTable(
                name: "t", rows: [rows[0], .init(keys: [.one, .one], value: .one)])
        ) { XCTAssertEqual($0 as? FormulaError, keys) }
        assertReadable(keys, says: ["t", "2", "1"])
        XCTAssertThrowsError(try LookupTable(name: "t", rows: [.init(keys: [], value: .one)]))
        let table = try LookupTable(name: "t", rows: [rows[0]])
        XCTAssertEqual(
            FormulaSet.faults(of: [], items: [], tables: [table, table]), [.codeDuplicate("t")])
    }

    private func assertRefused(
        _ expected: FormulaFactError, says words: [String], line: UInt = #line,
        _ body: () throws -> some Any
    ) {
        XCTAssertThrowsError(try body(), line: line) {
            XCTAssertEqual($0 as? FormulaFactError, expected, line: line)
        }
        assertReadable(expected, says: words, line: line)
    }

    func testFactsAreRefused() throws {
        let (first, last) = (try Month("2025-01"), try Month("2025-02"))
        let places = [FormulaUnitPlace("H"), FormulaUnitPlace("A", below: "H")]
        var grid = try FormulaGrid(places, from: first, to: last, items: items)
        assertRefused(.factOutside(item: "b", month: "2025-01"), says: ["b"]) {
            try grid.report("b", of: "A", in: first, .one)
        }
        assertRefused(.factOutside(item: "a", month: "2025-03"), says: ["a"]) {
            try grid.report("a", of: "A", in: Month("2025-03"), .one)
        }
        assertRefused(.departmentUnknown("HH", nearest: nil), says: ["HH"]) {
            try grid.report("a", of: "HH", in: first, .one)
        }
        try grid.report("a", of: "A", in: first, nil)
        try grid.report("a", of: "A", in: first, .one)
        assertRefused(
            .factTwice(item: "a", department: "A", month: "2025-01"), says: ["a", "A"]
        ) { try grid.report("a", of: "A", in: first, .zero) }
        assertRefused(.departmentTwice("H"), says: ["H"]) {
            try FormulaGrid(places + places, from: first, to: last, items: [])
        }
        assertRefused(.departmentUnknown("X", nearest: nil), says: ["X"]) {
            try FormulaGrid([FormulaUnitPlace("A", below: "X")], from: first, to: last, items: [])
        }
        assertRefused(.departmentLoop("A"), says: ["A"]) {
            try FormulaGrid(
                [FormulaUnitPlace("A", below: "B"), FormulaUnitPlace("B", below: "A")],
                from: first, to: last, items: [])
        }
        assertRefused(.gridTooLarge(cells: 1_201), says: ["1201"]) {
            try FormulaGrid(
                [FormulaUnitPlace("A")], from: first, to: first.adding(months: 1_200), items: [])
        }
        let set = try FormulaSet([FormulaText("f", "a")], items: items)
        assertRefused(.versionChanged(frozen: "0", found: set.version), says: [set.version]) {
            try set.check(frozen: "0")
        }
        assertRefused(.factOutside(item: "g", month: "2025-01"), says: ["g"]) {
            try set.explanation(of: "g", for: "A", in: first, on: grid)
        }
    }
}
