import Hosp
import XCTest

/// What a plan chooses, and what a run keeps of it.
final class BookCostPlanTests: BookTestCase {
    private func march() throws -> Month { try Month("2025-03") }

    private func rows(_ book: Book, _ sql: String) throws -> [String] {
        try book.store.rows(sql).map { $0.map { $0.sealed ?? "-" }.joined(separator: " ") }
    }

    /// The documented month by a plan of three stages whose second step is chosen by the test.
    private func stagedBook(
        _ rules: String = "", _ values: String = "", driver: String = "orders"
    ) throws -> Book {
        let book = try monthBook()
        try load(book, "hosp_cost_plan", "p3", """
            plan_code,method_name,rounding_unit,residual_rule,negative_pool_rule,\
            negative_driver_rule\(rules)
            P3,three_stage,0.01,largest_remainder,mirror,error\(values)
            """)
        try load(book, "hosp_cost_plan_step", "s3", """
            plan_code,step_number,source_code,driver_code,stage_number
            P3,10,admin,headcount,1
            P3,20,lab,\(driver),3
            """)
        return book
    }

    func testTheStepsOfARunStayWithItWhenThePlanChanges() throws {
        let book = try stagedBook()
        let first = try book.allocateCost(month: march(), plan: "P3")
        XCTAssertEqual(
            try rows(book, "SELECT * FROM hosp_cost_step"),
            ["\(first.run.id) 10 admin headcount 1", "\(first.run.id) 20 lab orders 3"])
        try book.withdraw(batch: "s3", from: "hosp_cost_plan_step")
        try load(book, "hosp_cost_plan_step", "s4", """
            plan_code,step_number,source_code,driver_code,stage_number
            P3,15,admin,orders,1
            P3,25,lab,orders,3
            """)
        XCTAssertEqual(try book.staleRuns(), [first.run.id])
        let second = try book.allocateCost(month: march(), plan: "P3")
        XCTAssertEqual(second.run.version, 2)
        XCTAssertEqual(
            try rows(
                book, "SELECT run_id, step_number, driver_code FROM hosp_cost_step ORDER BY 1, 2"),
            [
                "\(first.run.id) 10 headcount", "\(first.run.id) 20 orders",
                "\(second.run.id) 15 orders", "\(second.run.id) 25 orders",
            ])
        // 100.00 and 50.00 over 1 : 3 against 54.17 and 95.83.
        XCTAssertEqual(
            try rows(
                book, "SELECT department_code, before_fen, after_fen, change_fen "
                    + "FROM hosp_cost_difference WHERE compared_run_id = '\(first.run.id)' "
                    + "ORDER BY 1"),
            ["ward-1 5417 3750 -1667", "ward-2 9583 11250 1667"])
    }

    func testCostThatIsADriverIsStoredWithTheRun() throws {
        let book = try stagedBook(driver: "accumulated_cost")
        // 100.00 over three heads; 83.34 over the 33.33 that each ward holds.
        let run = try book.allocateCost(month: march(), plan: "P3")
        XCTAssertEqual(
            try rows(
                book, "SELECT step_number, department_code, driver_code, amount_exact, amount_fen "
                    + "FROM hosp_cost_basis ORDER BY 1, 2"),
            ["20 ward-1 accumulated_cost 33.33 3333", "20 ward-2 accumulated_cost 33.33 3333"])
        XCTAssertEqual(
            try rows(book, "SELECT full_fen FROM hosp_cost_final WHERE run_id = '\(run.run.id)'"),
            ["7500", "7500"])
    }

    func testAPlanSolvesAStageAndPoolsSources() throws {
        let book = try stagedBook(
            ",pooling_rule,within_stage_rule", ",by_driver,reciprocal")
        try load(book, "hosp_org_unit", "u2", """
            科室编码,科室名称,科室分类,启用日期
            it,信息科,admin_logistics,2020-01-01
            """)
        try load(book, "hosp_cost_plan_step", "s5", """
            plan_code,step_number,source_code,driver_code,stage_number
            P3,12,it,work_orders,1
            """)
        try load(book, "hosp_cost_entry", "e5", """
            会计期间,科室编码,成本项目,凭证及行号,金额
            2025-03,it,cost,V5-1,60.00
            """)
        try load(book, "hosp_driver_statistic", "q5", """
            period_month,driver_code,department_code,driver_quantity
            202503,headcount,it,1
            202503,work_orders,admin,1
            202503,work_orders,ward-1,1
            """)
        // X = 100 + Y ÷ 2 and Y = 60 + X ÷ 4 give 148.571428… and 97.142857…; the laboratory and
        // ward-2 get 37.142857…, ward-1 85.714285… and the fen that is left; then 87.14 over 1 : 3.
        let run = try book.allocateCost(month: march(), plan: "P3")
        XCTAssertEqual(run.result.solution, .exact)
        XCTAssertEqual(
            try rows(book, "SELECT department_code, amount_fen FROM hosp_cost_reciprocated"),
            ["admin 14857", "it 9714"])
        XCTAssertEqual(
            try rows(book, "SELECT department_code, full_fen FROM hosp_cost_final ORDER BY 1"),
            ["ward-1 10751", "ward-2 10249"])
        XCTAssertEqual(
            try book.store.rows("SELECT arguments_json FROM hosp_run_record").first?[0].text?
                .contains(#""pools":"by_driver","within_stage":"reciprocal""#), true)
        let report = try XCTUnwrap(Procedure.named("book.cost.report"))
        for form in ["allocation", "stages", "matrix"] {
            let arguments = #"{"form":"\#(form)","period":"2025-03","plan":"P3"}"#
            XCTAssertNoThrow(
                try report.run(JSONValue(parsing: Array(arguments.utf8)), in: book), form)
        }
    }

    func testADriverThatMissesItsControlTotalLeavesTheBookAsItWas() throws {
        let book = try monthBook()
        let text = "period_month,driver_code,control_quantity\n202503,headcount,4\n"
        let first = try book.allocateCost(month: march(), plan: "P1")
        try load(book, "hosp_driver_control", "c", text)
        XCTAssertEqual(try book.staleRuns(), [first.run.id])
        try assertUnchanged(book) { try book.allocateCost(month: march(), plan: "P1") } _: {
            XCTAssertEqual(
                $0 as? AllocationError,
                .driverControl(
                    .init(
                        driver: "headcount", total: "3", control: "4", difference: "-1",
                        period: "2025-03")))
        }
        try book.withdraw(batch: "c", from: "hosp_driver_control")
        try load(book, "hosp_driver_control", "c", text.replacingOccurrences(of: ",4", with: ",3"))
        XCTAssertEqual(try book.allocateCost(month: march(), plan: "P1").run.version, 2)
    }

    func testMissingIsNotZeroWhereThePlanSaysSo() throws {
        let book = try stagedBook(",missing_driver_rule", ",error")
        XCTAssertNoThrow(try book.allocateCost(month: march(), plan: "P3"))
        try load(book, "hosp_org_unit", "u2", """
            科室编码,科室名称,科室分类,启用日期
            ward-3,儿科,clinical,2020-01-01
            """)
        XCTAssertThrowsError(try book.allocateCost(month: march(), plan: "P3")) {
            XCTAssertEqual(
                $0 as? AllocationError,
                .driverMissing("headcount", department: "ward-3", period: "2025-03"))
        }
    }

    func testAChoiceThatThereIsNotIsNamed() throws {
        let rules = ["missing_driver_rule", "pooling_rule", "within_stage_rule"]
        for rule in rules {
            let book = try stagedBook("," + rule, ",sometimes")
            XCTAssertThrowsError(try book.allocateCost(month: march(), plan: "P3")) {
                guard case .value(rule, "sometimes", _)? = $0 as? ArgumentError else {
                    return XCTFail("\($0)")
                }
            }
        }
    }
}
