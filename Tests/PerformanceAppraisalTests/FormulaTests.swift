import Foundation
import HospitalCore
import PerformanceAppraisal
import XCTest

/// What formulas of indicators compute.
final class FormulaTests: XCTestCase {
    /// The values of formulas over items of one unit in one month; `nil` is not reported.
    private func values(
        _ texts: [String], _ facts: [String: String?] = [:], tables: [LookupTable] = []
    ) throws -> [String?] {
        let items = facts.keys.sorted().map { FormulaItem($0) }
        let month = try Month("2025-05")
        var grid = try FormulaGrid([FormulaUnitPlace("u")], from: month, to: month, items: items)
        for (item, value) in facts {
            try grid.report(item, of: "u", in: month, value.map(dec))
        }
        let formulas = texts.enumerated().map { FormulaText("f\($0)", $1) }
        let set = try FormulaSet(formulas, items: items, tables: tables)
        var results: [String: String?] = [:]
        var failure: (any Error)?
        set.evaluate(on: grid) { values in
            do {
                results[values.formula.code] = try values.value(of: "u", in: month)
                    .text(digits: nil)
            } catch { failure = error }
        }
        if let failure { throw failure }
        return formulas.map { results[$0.code] ?? nil }
    }

    func testExpressionsOfTheWorkedCase() throws {
        let file = try CaseFile("lang.eval")
        let facts = try XCTUnwrap(file.inputs["vars"] as? [String: Any]).mapValues { $0 as? String }
        let texts = try XCTUnwrap(file.inputs["exprs"] as? [String])
        let expected = try XCTUnwrap(file.expected["values"] as? [Any]).map { value in
            value is NSNumber ? "true" : value as? String
        }
        let found = try values(texts, facts)
        for (text, pair) in zip(texts, zip(found, expected)) {
            XCTAssertEqual(pair.0, pair.1, text)
        }
    }

    /// What a Chinese keyboard types reads like the canonical form.
    func testFullWidthPunctuationAndChineseNamesAreRead() throws {
        let items = ["甲", "乙", "K-01"].map { FormulaItem($0) }
        for (typed, canonical) in [
            ("（甲＋乙）÷２", "(甲+乙)/2"),
            ("如果（甲≥乙，甲－乙，０）", "if(甲>=乙,甲-乙,0)"),
            ("四舍五入(甲×100，2)", "round(甲*100,2)"),
            ("空值取（乙）＋｛K-01｝", "nz(乙)+{K-01}"),
            ("甲≠乙 且 非 （乙＞０ 或 甲≤３）", "甲<>乙 and not (乙>0 or 甲<=3)"),
            ("分档（甲，９０：１０、６０：５、０：０）", "band(甲,90:10,60:5,0:0)"),
            ("窗口（甲，１２，求和）", "win(甲,12,sum)"),
            ("增幅(甲,yoy)", "growth(甲,yoy)"), ("SUM( 甲 , 乙 )", "sum(甲,乙)"),
            ("甲-(乙-1)-1", "甲-(乙-1)-1"), ("((甲*乙))/(甲/乙)", "甲*乙/(甲/乙)"),
            ("-(甲+乙)*--2", "-(甲+乙)*--2"), ("百分位(90,甲,乙)", "pctl(90,甲,乙)"),
            ("本月天数()", "days()"), ("比率(甲,乙)*100.0", "ratio(甲,乙)*100"),
        ] {
            let set = try FormulaSet([FormulaText("f", typed)], items: items)
            XCTAssertEqual(set.formulas[0].canonical, canonical, typed)
            let again = try FormulaSet([FormulaText("f", canonical)], items: items)
            XCTAssertEqual(again.formulas[0].canonical, canonical)
            XCTAssertEqual(again.version, set.version, typed)
        }
    }

    func testNumbersStayExact() throws {
        XCTAssertEqual(
            try values(
                [
                    "a/3", "a/3*3", "99999999999999999999*99999999999999999999-a",
                    "(9223372036854775807+1)*2", "1/3+1/6", "round(-0.005,2)",
                    "round(2.5,0,half_to_even)", "trunc(-2.7)", "abs(-a)", "0.1*0.1",
                    "9223372036854775807*9223372036854775807/9223372036854775807",
                ], ["a": "10"]),
            [
                "10/3", "10", "9999999999999999999799999999999999999991",
                "18446744073709551616", "0.5", "-0.01", "2", "-2", "10", "0.01",
                "9223372036854775807",
            ])
    }

    func testMissingIsNotZero() throws {
        XCTAssertEqual(
            try values(
                [
                    "a*m", "if(m>0,1,2)", "case(a>1,5,m)", "case(a<1,5)", "nz(m)", "nz(m,a)",
                    "sum(m,m)", "count(m,m)", "min(m,a)", "m>1 or a>1", "m>1 and a<1",
                    "m>1 and a>1", "0/z", "a/z", "if(z=0,0,a/z)", "clamp(a,m,1)", "div(m,z,1)",
                    "band(m,0:1)", "band(-5,0:1)",
                ], ["a": "10", "m": nil, "z": "0"]),
            [
                nil, nil, "5", nil, "0", "10", nil, "0", "10", "true", "false", nil, nil, nil, "0",
                nil, nil, nil, nil,
            ])
    }

    /// 0/0 is missing; anything else over 0 is a fault in the data (decision 6).
    func testAMissingValueSaysWhy() throws {
        let items = ["a", "z", "m"].map { FormulaItem($0) }
        let month = try Month("2025-05")
        var grid = try FormulaGrid([FormulaUnitPlace("u")], from: month, to: month, items: items)
        try grid.report("a", of: "u", in: month, dec("1"))
        try grid.report("z", of: "u", in: month, .zero)
        let power = String(repeating: "*99999999999999999999", count: 70)
        let texts = [
            ("z/z", MissingReason.nothingOfNothing), ("a/z+1", .divisionByZero),
            ("m+a/z", .notReported), ("band(a,5:1)", .noMatch), ("a" + power, .outOfRange),
        ]
        let set = try FormulaSet(
            texts.enumerated().map { FormulaText("f\($0)", $1.0) }, items: items)
        set.evaluate(on: grid) { values in
            let position = Int(values.formula.code.dropFirst()) ?? 0
            XCTAssertEqual(
                try? values.value(of: "u", in: month), .missing(texts[position].1))
        }
        XCTAssertEqual(
            MissingReason.allCases.filter(\.isIssue), [.divisionByZero, .outOfRange])
        XCTAssertEqual(Set(MissingReason.allCases.map(\.name)).count, 5)
    }

    /// R-7 of 1, 2, 3, 10: h = 3 × 0.9 = 2.7, so 3 + 0.7 × 7 = 7.9.
    func testAggregates() throws {
        XCTAssertEqual(
            try values([
                "median(3,1,10,2)", "median(3,1,2)", "pctl(90,1,2,3,10)", "pctl(0,2,1)",
                "pctl(100,2,1)", "pctl(50,7)", "max(1,3,2)", "avg(1,2)", "sum(0.1,0.2)",
            ]),
            ["2.5", "2", "7.9", "1", "2", "7", "3", "1.5", "0.3"])
    }

    func testTablesAnswerByKeysAndMonth() throws {
        let table = try LookupTable(
            name: "tariff",
            rows: [
                .init(keys: [dec("1")], value: dec("50"), to: Month("2025-04")),
                .init(keys: [dec("1.0")], value: dec("55"), from: Month("2025-05")),
                .init(keys: [dec("2")], value: dec("70"), from: Month("2026-01")),
            ])
        XCTAssertEqual(
            try values(
                ["lookup(tariff,a)", "lookup(tariff,a+1)", "lookup(tariff,1/3)", "查表(tariff,m)"],
                ["a": "1", "m": nil], tables: [table]),
            ["55", nil, nil, nil])
    }

    /// A formula with decimals is published; whoever uses it takes what was published (decision 1).
    func testFormulasUsePublishedValues() throws {
        let month = try Month("2025-05")
        let set = try FormulaSet(
            [
                FormulaText("twice", "third*3"), FormulaText("third", "1/3", digits: 2),
                FormulaText("exact", "1/3"), FormulaText("whole", "exact*3", digits: 1),
            ], items: [])
        XCTAssertEqual(set.formulas.map(\.code), ["third", "twice", "exact", "whole"])
        let grid = try FormulaGrid([FormulaUnitPlace("u")], from: month, to: month, items: [])
        var found: [String?] = []
        set.evaluate(on: grid) { values in
            found.append(
                try? values.value(of: "u", in: month).text(digits: values.formula.digits))
        }
        XCTAssertEqual(found, ["0.33", "0.99", "1/3", "1.0"])
    }

    func testFormulasAreFrozenByTheirVersion() throws {
        let items = [FormulaItem("a"), FormulaItem("b", unit: .money)]
        let one = try FormulaSet(
            [FormulaText("f", "a + 1"), FormulaText("g", "f*2")], items: items)
        let same = try FormulaSet(
            [FormulaText("g", "（f×2.0）"), FormulaText("f", "a+1")], items: items.reversed())
        XCTAssertEqual(one.version, same.version)
        XCTAssertEqual(one.version.count, 64)
        XCTAssertNoThrow(try one.check(frozen: same.version))
        for other in [
            try FormulaSet([FormulaText("f", "a+2"), FormulaText("g", "f*2")], items: items),
            try FormulaSet(
                [FormulaText("f", "a+1", digits: 2), FormulaText("g", "f*2")], items: items),
        ] { XCTAssertNotEqual(one.version, other.version) }
    }

    private func system(_ name: String) throws -> [String: String] {
        let url = Bundle.module.url(
            forResource: name, withExtension: "json",
            subdirectory: "Fixtures/payment_formulas")
        let data = try Data(contentsOf: XCTUnwrap(url))
        let object = try XCTUnwrap(JSONSerialization.jsonObject(with: data) as? [String: Any])
        return object.mapValues { "\($0)" }
    }

    /// The quarterly system gives its published solution; in the other system, worked by hand, act
    /// 1 of January claims 40 for 33 verified, 21.2 % too much, so its quarter pays nothing.
    func testFormulaSystemsGiveTheirSolutions() throws {
        let quarter = try system("quarterly_problem")
        let codes = quarter.keys.sorted()
        let set = try FormulaSet(codes.map { FormulaText($0, quarter[$0] ?? "") }, items: [])
        XCTAssertEqual(try solution(of: set), try system("quarterly_solution"))
        let payment = try system("senegal_problem")
        let found = try solution(of: FormulaSet(
            payment.keys.sorted().map { code in
                FormulaText(
                    code,
                    (payment[code] ?? "").replacing("safe_div(", with: "div("))
            }, items: []))
        XCTAssertEqual(found.count, 79)
        for (code, value) in [
            ("act1_difference_percentage_for_1_and_201601", "700/33"),
            ("act1_monthly_sanction_for_1_and_201601", "1"),
            ("act1_quarterly_sanction_for_1_and_201603", "0"),
            ("act2_qtt_percent_rule_for_1_and_201601", "80"),
            ("quantity_total_ps_for_1_and_201601", "80"),
            ("quantity_total_ps_for_1_and_201602", "0"),
        ] { XCTAssertEqual(found["quantity_" + code], value, code) }
    }

    private func solution(of set: FormulaSet) throws -> [String: String] {
        let month = try Month("2016-01")
        let grid = try FormulaGrid([FormulaUnitPlace("u")], from: month, to: month, items: [])
        var found: [String: String] = [:]
        set.evaluate(on: grid) { values in
            let value = try? values.value(of: "u", in: month).text(digits: nil)
            found[values.formula.code] = value ?? "missing"
        }
        return found
    }
}
