import HospitalCore
import PerformanceAppraisal
import XCTest

/// Formulas that look at other months and other units, and how a value is explained.
final class FormulaPlaceTests: XCTestCase {
    private func grid(
        _ places: [FormulaUnitPlace], _ from: String, _ to: String,
        _ facts: [(item: String, department: String, month: String, value: String?)]
    ) throws -> FormulaGrid {
        var grid = try FormulaGrid(
            places, from: Month(from), to: Month(to),
            items: Set(facts.map(\.item)).sorted().map { FormulaItem($0) })
        for fact in facts {
            try grid.report(
                fact.item, of: fact.department, in: Month(fact.month), fact.value.map(dec))
        }
        return grid
    }

    private func values(
        _ texts: [String], _ items: [String], on grid: FormulaGrid, digits: Int? = nil
    ) throws -> [[String?]] {
        let formulas = texts.enumerated().map { FormulaText("f\(100 + $0)", $1, digits: digits) }
        let set = try FormulaSet(formulas, items: items.map { FormulaItem($0) })
        var rows: [[String?]] = []
        set.evaluate(on: grid) { values in
            var row: [String?] = []
            for month in grid.months {
                for department in grid.departments {
                    row.append(try? values.value(of: department, in: month).text(digits: digits))
                }
            }
            rows.append(row)
        }
        return rows
    }

    func testPeriodsOfTheWorkedCase() throws {
        let file = try CaseFile("lang.period")
        let series = try XCTUnwrap(file.inputs["series"] as? [String: Any])
        let texts = try XCTUnwrap(file.inputs["exprs"] as? [String])
        let months = try XCTUnwrap(file.inputs["at"] as? [String])
        let grid = try grid(
            [FormulaUnitPlace("u")], "2024-01", "2025-05",
            series.map { ("x", "u", $0.key, $0.value as? String) })
        let expected = try XCTUnwrap(file.expected["values"] as? [[Any]])
        for (text, column) in zip(texts, try texts.indices.map { index in
            try values(
                [texts[index]], ["x"], on: grid, digits: texts[index].hasPrefix("growth") ? 6 : nil)
        }) {
            for (month, row) in zip(months, expected) {
                let place = try grid.months.firstIndex(of: Month(month))
                XCTAssertEqual(
                    column[0][try XCTUnwrap(place)],
                    row[try XCTUnwrap(texts.firstIndex(of: text))] as? String, "\(text) \(month)")
            }
        }
    }

    func testLookingBackStopsAtTheFirstMonth() throws {
        let grid = try grid(
            [FormulaUnitPlace("u")], "2024-11", "2025-02",
            [
                ("x", "u", "2024-11", "1"), ("x", "u", "2024-12", "2"), ("x", "u", "2025-01", "4"),
                ("x", "u", "2025-02", "8"),
            ])
        XCTAssertEqual(
            try values(
                ["prev(x,2)", "win(x,3,max)", "ytd(x)", "yoy(x)", "days()", "ma(prev(x),2)"],
                ["x"], on: grid),
            [
                [nil, nil, "1", "2"], ["1", "2", "4", "8"], ["1", "3", "4", "12"],
                [nil, nil, nil, nil], ["30", "31", "31", "28"], [nil, "1", "1.5", "3"],
            ])
    }

    /// 30/100, 5/10, 0/0 and a missing one: 35/110 = 31.82 %, the mean of ratios is 40 %.
    func testUnitsOfTheWorkedCase() throws {
        let file = try CaseFile("lang.rollup")
        let children = try XCTUnwrap(file.inputs["children"] as? [[String: Any]])
        let places = [FormulaUnitPlace("H")]
            + children.indices.map { FormulaUnitPlace("D\($0)", below: "H") }
        let grid = try grid(
            places, "2025-01", "2025-01",
            children.enumerated().flatMap { index, child in
                ["num", "den"].map { item in
                    (item, "D\(index)", "2025-01", (child[item] as? Int).map { String($0) })
                }
            })
        let rows = try values(
            ["ratio(num,den)*100", "rollup(num/den,avg)*100"], ["num", "den"], on: grid, digits: 2)
        XCTAssertEqual(rows[0][0], try file.expected.text("ratio_of_sums"))
        XCTAssertEqual(rows[1][0], try file.expected.text("mean_of_ratios_wrong"))
        XCTAssertEqual(Array(rows[0].dropFirst()), ["30.00", "50.00", nil, nil])
    }

    func testParentsPeersAndRanks() throws {
        let grid = try grid(
            [
                FormulaUnitPlace("H"), FormulaUnitPlace("A", below: "H"),
                FormulaUnitPlace("B", below: "H"), FormulaUnitPlace("C", below: "H"),
                FormulaUnitPlace("D", below: "H"), FormulaUnitPlace("E", below: "A"),
            ], "2025-01", "2025-01",
            [
                ("x", "A", "2025-01", "10"), ("x", "B", "2025-01", "20"),
                ("x", "C", "2025-01", "20"), ("x", "H", "2025-01", "5"),
                ("x", "E", "2025-01", "1"),
            ])
        XCTAssertEqual(
            try values(
                [
                    "parent(x)", "peeravg(x)", "rank(x)", "pctrank(x)", "rollup(x,sum)",
                    "rollup(x,count)", "rollup(x,median)",
                ], ["x"], on: grid),
            [
                [nil, "5", "5", "5", "5", "10"], ["5", "50/3", "50/3", "50/3", "50/3", "1"],
                ["1", "3", "1", "1", nil, "1"], ["1", "0", "0.5", "0.5", nil, "1"],
                ["56", "11", "20", "20", nil, "1"], ["5", "2", "1", "1", "0", "1"],
                ["10", "5.5", "20", "20", nil, "1"],
            ])
    }

    func testAValueIsExplained() throws {
        let grid = try grid(
            [FormulaUnitPlace("H"), FormulaUnitPlace("A", below: "H")], "2025-01", "2025-02",
            [("x", "A", "2025-01", "10"), ("x", "A", "2025-02", "15"), ("y", "A", "2025-02", "3")])
        let set = try FormulaSet(
            [
                FormulaText("rise", "(x-prev(x))/half*100", digits: 1), FormulaText("half", "y/2"),
                FormulaText("all", "rollup(x,sum)+ma(x,2)"),
                FormulaText("big", "if(x>3,growth(x,prev),parent(x))"),
            ], items: [FormulaItem("x"), FormulaItem("y")])
        let month = try Month("2025-02")
        let explanation = try set.explanation(of: "rise", for: "A", in: month, on: grid)
        XCTAssertEqual(explanation.version, set.version)
        XCTAssertEqual(explanation.value, .number(Rate(dec("333.3"))))
        XCTAssertEqual(
            try explanation.steps.map { step in
                "\(step.depth) \(step.text) \(step.month) \(step.isInput) "
                    + (try step.value.text(digits: nil) ?? "-")
            },
            [
                "0 (x-prev(x))/half*100 2025-02 false 1000/3",
                "1 (x-prev(x))/half 2025-02 false 10/3", "2 x-prev(x) 2025-02 false 5",
                "3 x 2025-02 true 15", "3 prev(x) 2025-02 false 10", "4 x 2025-01 true 10",
                "2 half 2025-02 true 1.5",
            ])
        let all = try set.explanation(of: "all", for: "H", in: month, on: grid)
        XCTAssertEqual(
            all.steps.map { "\($0.text) \($0.department) \($0.month)" },
            [
                "rollup(x,sum)+ma(x,2) H 2025-02", "rollup(x,sum) H 2025-02", "x H 2025-02",
                "x A 2025-02", "ma(x,2) H 2025-02", "x H 2025-01", "x H 2025-02",
            ])
        let big = try set.explanation(of: "big", for: "A", in: month, on: grid)
        XCTAssertEqual(
            big.steps.map(\.value).prefix(2), [.number(Rate(dec("0.5"))), .claim(true)])
    }
}
