import Hosp
import XCTest

/// Unit cost of a month from imported tables to result tables.
///
/// The documented month: office 100.00 to lab, ward-1 and ward-2 (33.34, 33.33, 33.33), lab 83.34
/// to the wards 1 : 3 by orders (20.84, 62.50). Full cost: ward-1 54.17, ward-2 95.83. After stage
/// 2: lab 83.34, ward-1 33.33, ward-2 33.33.
final class BookUnitCostTests: BookTestCase {
    private func rows(_ book: Book, _ sql: String, _ run: String) throws -> [String] {
        try book.store.rows(sql + " WHERE run_id = ? ORDER BY 1, 2, 3", [.text(run)])
            .map { $0.map { $0.sealed ?? "-" }.joined(separator: " ") }
    }

    private func run(_ book: Book, _ name: String) throws -> ProcedureResult {
        try XCTUnwrap(Procedure.named(name)).run(
            JSONValue(parsing: Array(#"{"period":"2025-03","plan":"P1"}"#.utf8)), in: book)
    }

    /// ward-1: 54.17 is split 27.09 : 27.08, the fen left over to the out-patients.
    func testCareIsCostedFromTheCurrentAllocation() throws {
        let book = try careBook()
        let first = try book.costUnits(month: Month("2025-03"), plan: "P1")
        XCTAssertEqual(first.run.version, 1)
        XCTAssertEqual(first.findings.map(\.message), [.careDischargesMissing])
        XCTAssertEqual(
            try rows(
                book, "SELECT department_code, care_unit, item_code, cost_fen, care_quantity, "
                    + "unit_cost, weighted_unit_cost, prior_unit_cost FROM hosp_unit_cost",
                first.run.id
            ).filter { !$0.contains(" cost ") },
            [
                "* bed_day * 12291 19 6.468947 5.121250 -",
                "* discharge * 12291 2 61.455000 61.455000 -",
                "* visit * 2709 10 2.709000 2.709000 -",
                "ward-1 bed_day * 2708 4 6.770000 6.770000 -",
                "ward-1 discharge * 2708 - - - -",
                "ward-1 visit * 2709 10 2.709000 2.709000 -",
                "ward-2 bed_day * 9583 15 6.388667 4.791500 -",
                "ward-2 discharge * 9583 2 47.915000 47.915000 -",
            ])
        let again = try run(book, "book.cost.unit")
        XCTAssertEqual(again.tables.map(\.name), Procedure.named("book.cost.unit")?.tables)
        XCTAssertEqual(again.tables[0].rows[0][3], .integer(1))
        XCTAssertEqual(again.tables[2].rows.count, 16)
    }

    /// Another volume of ward-1 moves its visits and those of the hospital, and nothing else.
    func testANewVersionSaysWhatMoved() throws {
        let book = try careBook()
        let march = try Month("2025-03")
        let first = try book.costUnits(month: march, plan: "P1")
        try load(book, "hosp_care_volume", "v6", """
            会计期间,科室编码,care_unit,类别,数量
            202503,ward-1,visit,more,5
            """)
        let second = try book.costUnits(month: march, plan: "P1")
        XCTAssertEqual(second.run.previousID, first.run.id)
        // 27.09 over 10, then over 15.
        XCTAssertEqual(
            try book.store.rows(
                "SELECT compared_run_id, department_code, item_code, before_fen, after_fen, "
                    + "change_fen, before_unit_cost, after_unit_cost, unit_change "
                    + "FROM hosp_unit_cost_change WHERE run_id = ? AND item_code = '*' "
                    + "ORDER BY department_code", [.text(second.run.id)]
            ).map { $0.map { $0.sealed ?? "-" }.joined(separator: " ") },
            ["*", "ward-1"].map {
                "\(first.run.id) \($0) * 2709 2709 0 2.709000 1.806000 -0.903000"
            })
        XCTAssertEqual(
            try book.store.rows(
                "SELECT COUNT(*) FROM hosp_unit_cost_change WHERE care_unit <> 'visit'"), [[0]])
        let again = try run(book, "book.cost.unit")
        XCTAssertEqual(again.tables.last?.name, "difference")
        XCTAssertEqual(again.tables.last?.rowCount, 4)
    }

    func testTheMonthBeforeIsComparedWith() throws {
        let book = try careBook()
        _ = try book.costUnits(month: Month("2025-03"), plan: "P1")
        try load(book, "hosp_cost_entry", "e4", """
            会计期间,科室编码,成本项目,凭证及行号,金额
            2025-04,ward-2,cost,V1,100.00
            """)
        let april = try Month("2025-04")
        _ = try book.allocateCost(month: april, plan: "P1")
        try load(book, "hosp_care_volume", "v4", """
            会计期间,科室编码,care_unit,类别,数量
            202504,ward-2,bed_day,general,12
            202504,ward-2,discharge,all,2
            """)
        let second = try book.costUnits(month: april, plan: "P1")
        // 100.00 over 12 is 8.333333; 8.333333 − 6.388667 = 1.944666, 30.44 % of it.
        XCTAssertEqual(
            try rows(
                book, "SELECT department_code, care_unit, item_code, unit_cost, prior_unit_cost, "
                    + "change_amount, change_percent FROM hosp_unit_cost", second.run.id
            ).first { $0.hasPrefix("ward-2 bed_day *") },
            "ward-2 bed_day * 8.333333 6.388667 1.944666 30.44")
        // Another March makes April stale.
        try load(book, "hosp_care_volume", "v5", """
            会计期间,科室编码,care_unit,类别,数量
            202503,ward-2,bed_day,extra,1
            """)
        XCTAssertThrowsError(try book.costUnits(month: april, plan: "P1")) {
            guard case .runStale? = $0 as? RunError else { return XCTFail("\($0)") }
        }
        _ = try book.costUnits(month: Month("2025-03"), plan: "P1")
        XCTAssertEqual(try book.staleRuns(), [second.run.id])
        XCTAssertEqual(try book.costUnits(month: april, plan: "P1").run.version, 2)
    }

    func testAnAllocationIsNeededAndMustNotBeStale() throws {
        let book = try monthBook()
        let march = try Month("2025-03")
        XCTAssertThrowsError(try book.costUnits(month: march, plan: "P1")) {
            XCTAssertEqual(
                $0 as? RunError,
                .runNeeded(procedure: "book.cost.allocate", scope: "P1", month: march))
        }
        let other = try careBook()
        let first = try other.costUnits(month: march, plan: "P1")
        try load(other, "hosp_cost_entry", "e9", """
            会计期间,科室编码,成本项目,凭证及行号,金额
            2025-03,ward-1,cost,V9,1.00
            """)
        XCTAssertThrowsError(try other.costUnits(month: march, plan: "P1")) {
            guard case .runStale? = $0 as? RunError else { return XCTFail("\($0)") }
        }
        _ = try other.allocateCost(month: march, plan: "P1")
        XCTAssertTrue(try other.staleRuns().contains(first.run.id))
        XCTAssertEqual(try other.costUnits(month: march, plan: "P1").run.version, 2)
    }

    func testWhatCannotBeCostedLeavesTheBookAsItWas() throws {
        let march = try Month("2025-03")
        func refused(_ table: String, _ text: String, _ error: some HospitalError) throws {
            let book = try careBook()
            try load(book, table, "bad", text)
            try assertUnchanged(book, table) {
                try book.costUnits(month: march, plan: "P1")
            } _: {
                XCTAssertEqual(($0 as? HospitalError)?.finding, error.finding, "\($0)")
            }
        }
        try refused(
            "hosp_care_volume", """
                会计期间,科室编码,care_unit,类别,数量
                202503,lab,visit,all,1
                """, UnitCostError.unknown("lab", place: "hosp_care_volume", nearest: nil))
        try refused(
            "hosp_care_volume", """
                会计期间,科室编码,care_unit,类别,数量
                202503,ward-2,visit,all,1
                """,
            UnitCostError.quantityMissing(
                object: "ward-2", quantity: .careSplit, period: "2025-03"))
        try refused(
            "hosp_care_volume", """
                会计期间,科室编码,care_unit,类别,数量
                202503,ward-2,visits,all,1
                """,
            ArgumentError.value(
                path: "hosp_care_volume.care_unit", value: "visits",
                allowed: "visit, bed_day, discharge"))
        let book = try careBook()
        try book.close(march, area: "unit_cost")
        XCTAssertThrowsError(try book.costUnits(month: march, plan: "P1")) {
            XCTAssertEqual($0 as? BookError, .monthClosed(march))
        }
    }

    private func itemBook(_ methods: String) throws -> Book {
        let book = try allocated()
        try load(book, "hosp_item_pool", "m", methods)
        try load(book, "hosp_item_volume", "iv", """
            period_month,department_code,service_code,service_name,item_quantity,income_yuan,unit_minutes,work_quantity,relative_value,own_materials
            202503,lab,L1,血常规,10,100.00,5,10,1,0.5
            202503,lab,L2,生化,5,300.00,10,30,4,
            202503,ward-1,L1,血常规,2,30.00,,1,,
            """)
        return book
    }

    /// lab: 83.34 − 3.34 charged apart = 80.00, of which 10 × 0.50 are L1's own; 75.00 by work
    /// 10 : 30 are 18.75 and 56.25. ward-1: 33.33 to L1 alone. Hospital: L1 23.75 + 33.33 over 12.
    func testItemsAreCostedByTheMethodOfEachDepartment() throws {
        let book = try itemBook("""
            会计期间,科室编码,核算方法,自有材料所属成本项目
            202503,lab,work,cost
            202503,ward-1,income,
            """)
        try load(book, "hosp_item_charged", "c", """
            period_month,department_code,item_code,amount_yuan
            202503,lab,cost,3.34
            """)
        let items = try book.costItems(month: Month("2025-03"), plan: "P1")
        XCTAssertEqual(
            try rows(
                book, "SELECT department_code, service_code, method_name, period_month, "
                    + "service_name, cost_fen, unit_cost, margin_fen FROM hosp_item_cost",
                items.run.id),
            [
                "* L1 weighted_mean 202503 血常规 5708 4.756667 7292",
                "* L2 weighted_mean 202503 生化 5625 11.250000 24375",
                "lab L1 work 202503 血常规 2375 2.375000 7625",
                "lab L2 work 202503 生化 5625 11.250000 24375",
                "ward-1 L1 income 202503 血常规 3333 16.665000 -333",
            ])
        let result = try run(book, "book.cost.items")
        XCTAssertEqual(result.tables.map(\.name), Procedure.named("book.cost.items")?.tables)
        XCTAssertEqual(result.tables[0].rows[0][3], .integer(1))
        XCTAssertEqual(result.tables[4].rows.count, 0)
        XCTAssertEqual(result.tables[5].rows.count, 5)
        XCTAssertEqual(result.tables[6].rows.count, 3)
    }

    func testTimeAndActivitiesAreStoredWithWhatExplainsThem() throws {
        let timed = try itemBook("""
            会计期间,科室编码,核算方法,实际产能（分钟）,自有材料所属成本项目
            202503,lab,time_driven,110,cost
            202503,ward-1,work,,
            """)
        // Own materials 5.00 leave 78.34 over 110 minutes, of which 10 × 5 + 5 × 10 are used:
        // 71.218… → 71.22, and 7.12 are not.
        let run = try timed.costItems(month: Month("2025-03"), plan: "P1").run.id
        XCTAssertEqual(
            try rows(
                timed, "SELECT department_code, unused_minutes, unused_fen FROM hosp_item_capacity",
                run),
            ["lab 10 712"])
        let active = try itemBook("""
            会计期间,科室编码,核算方法,自有材料所属成本项目
            202503,lab,activity,cost
            202503,ward-1,work,
            """)
        try load(active, "hosp_activity_driver", "ad", """
            period_month,department_code,item_code,activity_code,driver_quantity
            202503,lab,cost,draw,1
            202503,lab,cost,run,3
            """)
        try load(active, "hosp_activity_use", "au", """
            period_month,department_code,service_code,activity_code,use_quantity
            202503,lab,L1,draw,1
            202503,lab,L1,run,1
            202503,lab,L2,run,2
            """)
        // 78.34 is 19.585 and 58.755; both remainders are a half, so the lower code takes the fen.
        let id = try active.costItems(month: Month("2025-03"), plan: "P1").run.id
        XCTAssertEqual(
            try rows(
                active, "SELECT department_code, activity_code, item_code, amount_fen "
                    + "FROM hosp_activity_cost", id),
            ["lab draw cost 1959", "lab run cost 5875"])
        // L1: 5.00 + 19.59 + 58.75 / 2 = 53.965 over 10, L2: 29.375 over 5; the odd fen of run
        // goes to L1.
        XCTAssertEqual(
            try rows(
                active, "SELECT department_code, service_code, cost_fen, unit_cost "
                    + "FROM hosp_item_cost", id
            ).filter { $0.hasPrefix("lab") },
            ["lab L1 5397 5.396500", "lab L2 2937 5.875000"])
    }

    func testItemsWithoutMethodOrCostAreNamed() throws {
        let march = try Month("2025-03")
        let book = try itemBook("会计期间,科室编码,核算方法\n202503,lab,relative_value\n")
        try assertUnchanged(book) {
            try book.costItems(month: march, plan: "P1")
        } _: {
            let error = RunError.itemMethodMissing(Department.ID("ward-1"), march)
            XCTAssertEqual($0 as? RunError, error)
            XCTAssertEqual(
                error.finding.text(in: .chinese),
                "2025年3月，科室“ward-1”有服务项目，但没有指定项目成本核算方法。")
            XCTAssertTrue(error.finding.text(in: .english).contains("ward-1"))
        }
        let other = try allocated()
        try load(
            other, "hosp_item_pool", "m", "会计期间,科室编码,核算方法\n202503,lab,work\n")
        try load(other, "hosp_activity_use", "au", """
            period_month,department_code,service_code,activity_code,use_quantity
            202503,lab,L9,draw,1
            """)
        try assertUnchanged(other) {
            try other.costItems(month: march, plan: "P1")
        } _: {
            XCTAssertEqual(
                $0 as? UnitCostError,
                .unknown("L9", place: "hosp_activity_use", nearest: nil))
        }
    }

    /// Drugs of ward-1 for 7.00 are in its full cost and in no service item.
    func testDrugsLeaveThePool() throws {
        let book = try monthBook()
        try load(book, "hosp_cost_item", "i2", "item_code,sort_number\ndrug,2\n")
        try load(book, "hosp_cost_entry", "e2", """
            会计期间,科室编码,成本项目,凭证及行号,金额
            2025-03,ward-1,drug,V2,7.00
            """)
        let march = try Month("2025-03")
        let full = try book.allocateCost(month: march, plan: "P1")
        XCTAssertEqual(full.result.amount(of: Department.ID("ward-1"), item: "drug"), 700)
        try load(book, "hosp_item_exclusion", "x", "item_code\ndrug\n")
        try load(
            book, "hosp_item_pool", "m", "会计期间,科室编码,核算方法\n202503,ward-1,relative_value\n")
        try load(book, "hosp_item_volume", "iv", """
            period_month,department_code,service_code,item_quantity,relative_value
            202503,ward-1,L1,1,1
            """)
        let run = try book.costItems(month: march, plan: "P1").run.id
        XCTAssertEqual(
            try rows(
                book, "SELECT department_code, service_code, cost_fen FROM hosp_item_cost", run),
            ["* L1 3333", "ward-1 L1 3333"])
        XCTAssertEqual(
            try rows(
                book, "SELECT department_code, item_code, cost_fen FROM hosp_item_cost_part", run),
            ["ward-1 cost 3333"])
    }
}

extension BookTestCase {
    func allocated() throws -> Book {
        let book = try monthBook()
        _ = try book.allocateCost(month: Month("2025-03"), plan: "P1")
        return book
    }

    func careBook() throws -> Book {
        let book = try allocated()
        try load(book, "hosp_care_volume", "v", """
            会计期间,科室编码,care_unit,类别,数量,权重
            202503,ward-1,visit,all,10,
            202503,ward-1,bed_day,general,4,
            202503,ward-2,bed_day,general,10,
            202503,ward-2,bed_day,icu,5,2
            202503,ward-2,discharge,all,2,
            """)
        try load(book, "hosp_care_split", "s", """
            period_month,department_code,outpatient_basis,inpatient_basis
            202503,ward-1,1,1
            """)
        return book
    }
}
