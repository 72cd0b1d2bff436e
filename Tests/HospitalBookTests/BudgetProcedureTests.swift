import Hosp
import XCTest

/// The procedures of budgets, through their arguments.
final class BudgetProcedureTests: XCTestCase {
    private func run(_ name: String, _ arguments: String) throws -> ProcedureResult {
        try XCTUnwrap(Procedure.named(name)).run(JSONValue(parsing: arguments))
    }

    private func rows(_ table: ResultTable) -> [String] { table.printedRows }

    private func columns(_ places: ClosedRange<Int>, of table: ResultTable) -> [String] {
        rows(table).map { $0.split(separator: "|")[places].joined(separator: "|") }
    }

    private let line = #"{"line":"L","department":"D","item":"I","months":["#
        + #"{"month":"2026-01","amount":"100"},{"month":"2026-02","amount":"100"}],"#
        + #""control":{"month":"warn"},"tolerance":{"share":"0.1","most":"5"},"year_end":"return"}"#

    func testABudgetIsRun() throws {
        let result = try run(
            "budget.run",
            #"{"lines":[\#(line)],"steps":["#
                + #"{"step":"document","document":"PR","stage":"reserved","line":"L","#
                + #""month":"2026-01","amount":"120"},"#
                + #"{"step":"release","document":"PR","amount":"20"},"#
                + #"{"step":"restore","document":"PR"},"#
                + #"{"step":"document","document":"B","stage":"actual","line":"L","#
                + #""month":"2026-02","amount":"125","from":"PR"},"#
                + #"{"step":"reverse","document":"B"},"#
                + #"{"step":"adjust","line":"L","month":"2026-02","amount":"-50"}]}"#)
        XCTAssertEqual(columns(2...6, of: result.tables[2]), [
            "20000|12000|0|0|8000", "20000|10000|0|0|10000", "20000|12000|0|0|8000",
            "20000|0|0|12500|7500", "20000|12000|0|0|8000", "15000|12000|0|0|3000",
        ])
        XCTAssertEqual(
            columns(0...3, of: result.tables[4]),
            ["1|L|2026-01|month", "3|L|2026-01|month", "4|L|2026-02|month", "5|L|2026-01|month"])
    }

    func testACarryOverAndProgressAndALabourPlan() throws {
        let end = try run(
            "budget.carry_over",
            #"{"lines":[\#(line)],"steps":[{"step":"document","document":"PO","#
                + #""stage":"committed","line":"L","month":"2026-01","amount":"30"}]}"#)
        XCTAssertEqual(rows(end.tables[0]), ["L|20000|3000|0|17000|0"])
        XCTAssertEqual(end.tables[1].rows.count, 1)
        let progress = try run(
            "budget.progress",
            #"{"items":[{"item":"参保","target":"9500","actual":"6097"},"#
                + #"{"item":"专项","target":"3032","actual":"3201.63"}],"elapsed":8}"#)
        XCTAssertEqual(rows(progress.tables[0]), [
            "参保|9500|6097|3403|-|64.18|9146", "专项|3032|3201.63|-169.63|169.63|105.59|4802.45",
        ])
        let plan = try run(
            "budget.labour_plan",
            #"{"line":"LG","department":"D","item":"临时用工","year":2026,"#
                + #""routine":[{"month":"2026-01","amount":"5000"}],"#
                + #""reserves":[{"purpose":"雨季防汛","from":6,"through":9,"monthly":"800"}]}"#)
        XCTAssertEqual(rows(plan.tables[0]), [
            "LG|-|2026-01|500000", "LG-1|雨季防汛|2026-06|80000", "LG-1|雨季防汛|2026-07|80000",
            "LG-1|雨季防汛|2026-08|80000", "LG-1|雨季防汛|2026-09|80000",
        ])
    }

    func testWhatIsWrongInTheArgumentsIsNamed() throws {
        func line(_ months: String, _ more: String = "") -> String {
            #"{"lines":[{"line":"L","department":"D","item":"I","months":[\#(months)]\#(more)}],"#
                + #""steps":[]}"#
        }
        let january = #"{"month":"2026-01","amount":"1"}"#
        for (name, arguments) in [
            ("budget.run", #"{"lines":[\#(self.line)],"steps":[{"document":"A"}]}"#),
            (
                "budget.run",
                #"{"lines":[\#(self.line)],"steps":["#
                    + #"{"step":"restore","document":"A","amount":"1"}]}"#
            ),
            (
                "budget.run",
                #"{"lines":[\#(self.line)],"steps":["#
                    + #"{"step":"document","document":"A","stage":"reserved","line":"L","#
                    + #""month":"2026-01","amount":"1"},"#
                    + #"{"step":"release","document":"A","quantity":"1"}]}"#
            ),
            (
                "budget.progress",
                #"{"items":[{"item":"x","target":"1","actual":"1"}],"elapsed":-3}"#
            ),
            (
                "budget.progress",
                #"{"items":[{"item":"x","target":"1","actual":"1"}],"periods":0}"#
            ),
            (
                "budget.labour_plan",
                #"{"line":"L","department":"D","item":"I","year":2026,"reserves":[],"#
                    + #""routine":[{"month":"2027-01","amount":"1"}]}"#
            ),
            ("budget.run", line("\(january),\(january)")),
            ("budget.run", line("", #","tolerance":{"share":"1.5"}"#)),
            ("budget.progress", #"{"items":[{"item":"x","target":"0","actual":"1"}]}"#),
            (
                "budget.labour_plan",
                #"{"line":"L","department":"D","item":"I","year":2026,"reserves":[],"#
                    + #""routine":[{"month":"2026-01","amount":"1"},"#
                    + #"{"month":"2026-01","amount":"2"}]}"#
            ),
            (
                "budget.labour_plan",
                #"{"line":"L","department":"D","item":"I","year":2026,"routine":[],"#
                    + #""reserves":[{"purpose":"p","from":0,"through":9,"monthly":"1"}]}"#
            ),
        ] { XCTAssertThrowsError(try run(name, arguments), arguments) }
    }
}
