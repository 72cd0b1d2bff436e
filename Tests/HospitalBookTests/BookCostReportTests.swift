import Foundation
import Hosp
import XCTest

/// Printed forms from the runs that a book stores.
final class BookCostReportTests: BookTestCase {
    private func march() throws -> Month { try Month("2025-03") }

    /// The hospital of `CostReportTests` in tables, allocated, with the unit costs of its care, the
    /// service items of its laboratory, and its margins.
    ///
    /// Laboratory after stage 2: 46.00 and 17.00, over an income of 100.00 and 110.00: 21.90 and
    /// 24.10, 8.10 and 8.90 by largest remainder; X1 10.952380… and 4.047619… each of 2, X2
    /// 24.095238… and 8.904761…
    private func hospital(method: String = "three_stage") throws -> Book {
        let book = try emptyBook()
        try load(book, "hosp_org_unit", "u", """
            unit_code,unit_name,unit_class,unit_level,valid_from
            H,示例医院,,hospital,2020-01-01
            A1,院办,admin_logistics,,2020-01-01
            B1,供应室,medical_auxiliary,,2020-01-01
            C1,检验科,medical_technology,,2020-01-01
            D1,内科门诊,clinical,,2020-01-01
            D2,外科病房,clinical,,2020-01-01
            """)
        try load(book, "hosp_cost_item", "i", """
            item_code,item_name,sort_number
            materials,卫生材料费,2
            personnel,人员经费,1
            """)
        try load(book, "hosp_driver", "d", "driver_code\nheads\npacks\norders\n")
        try load(book, "hosp_cost_plan", "p", """
            plan_code,method_name,rounding_unit,residual_rule,negative_pool_rule,negative_driver_rule
            P1,\(method),0.01,largest_remainder,mirror,error
            """)
        try load(book, "hosp_cost_plan_step", "s", """
            plan_code,step_number,source_code,driver_code,stage_number
            P1,1,A1,heads,1
            P1,2,B1,packs,2
            P1,3,C1,orders,3
            """)
        try load(book, "hosp_cost_entry", "e", """
            period_month,department_code,item_code,entry_code,amount_fen
            202503,A1,personnel,V1,6000
            202503,B1,personnel,V2,2000
            202503,B1,materials,V3,1000
            202503,C1,personnel,V4,3000
            202503,C1,materials,V5,1500
            202503,D1,personnel,V6,10000
            202503,D1,materials,V7,4000
            202503,D2,personnel,V8,20000
            202503,D2,materials,V9,6000
            """)
        try load(book, "hosp_driver_statistic", "q", """
            period_month,driver_code,department_code,driver_quantity
            202503,heads,B1,1
            202503,heads,C1,1
            202503,heads,D1,2
            202503,heads,D2,2
            202503,packs,C1,1
            202503,packs,D1,1
            202503,packs,D2,3
            202503,orders,D1,1
            202503,orders,D2,2
            """)
        _ = try book.allocateCost(month: march(), plan: "P1")
        return book
    }

    private func addCare(_ book: Book) throws {
        try load(book, "hosp_care_volume", "v", """
            period_month,department_code,care_unit,class_code,care_quantity
            202503,D1,visit,all,11
            202503,D2,bed_day,all,3
            """)
        try load(book, "hosp_item_pool", "ip", """
            period_month,department_code,method_name
            202503,C1,income
            """)
        try load(book, "hosp_item_volume", "iv", """
            period_month,department_code,service_code,service_name,item_quantity,income_fen
            202503,C1,X1,血常规,2,10000
            202503,C1,X2,尿常规,1,11000
            """)
        try load(book, "hosp_income_item", "ii", "income_item_code,sort_number\nexam,1\n")
        try load(book, "hosp_income_entry", "ie", """
            period_month,entry_code,income_item_code,executing_code,amount_fen
            202503,R1,exam,D1,20000
            202503,R2,exam,D2,30000
            """)
        _ = try book.costUnits(month: march(), plan: "P1")
        _ = try book.costItems(month: march(), plan: "P1")
        _ = try book.allocateIncome(month: march(), plan: "P1")
        _ = try book.stateMargins(month: march(), plan: "P1")
    }

    private func run(_ book: Book, _ arguments: String) throws -> ProcedureResult {
        try XCTUnwrap(Procedure.named("book.cost.report"))
            .run(try JSONValue(parsing: Array(arguments.utf8)), in: book)
    }

    private func form(_ book: Book, _ form: String, _ more: String = "") throws -> [String] {
        try lines(
            run(book, #"{"form":"\#(form)","period":"2025-03","plan":"P1"\#(more)}"#))
    }

    private func lines(_ result: ProcedureResult) throws -> [String] {
        let bytes = try result.tables[0].delimitedText(
            in: .utf8, substituting: false, labels: .chinese)
        return String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").map(String.init)
    }

    private func heading(_ result: ProcedureResult) throws -> [String: String] {
        let table = try XCTUnwrap(result.tables.first { $0.name == "heading" })
        return Dictionary(uniqueKeysWithValues: zip(table.columns, table.rows[0]).map {
            ($0.name, $1.text)
        })
    }

    /// A stored run prints what the calculation prints, table by table and byte by byte.
    func testAStoredRunPrintsWhatTheCalculationPrints() throws {
        let calculation = try XCTUnwrap(Procedure.named("cost.report"))
        for method in ["three_stage", "step_down", "reciprocal", "iterative"] {
            let book = try hospital(method: method)
            for form in ["cost_01", "cost_02", "allocation", "stages", "matrix"] {
                let arguments = CostReportProcedureTests.departments(form)
                    .replacing("three_stage", with: method)
                let expected = try calculation.run(try JSONValue(parsing: Array(arguments.utf8)))
                let stored = try run(
                    book, #"{"form":"\#(form)","period":"2025-03","plan":"P1"}"#)
                XCTAssertEqual(
                    stored.tables.prefix(3), expected.tables.prefix(3), "\(method) \(form)")
            }
        }
    }

    func testStructureWithPublishedUnitCostsAndMargins() throws {
        let book = try hospital()
        XCTAssertEqual(try form(book, "cost_03").suffix(4), [
            ",科室收入,,,,,,", ",收入-成本,,,,,,", ",床日成本,,,,,,", ",诊次成本,,,,,,",
        ])
        try addCare(book)
        XCTAssertEqual(try form(book, "cost_03"), [
            "成本项目编码,成本项目,内科门诊-金额,内科门诊-%,外科病房-金额,外科病房-%,各临床服务类科室合计-金额,"
                + "各临床服务类科室合计-%",
            "personnel,人员经费,141.33,74.78,268.67,77.65,410.00,76.64",
            "materials,卫生材料费,47.67,25.22,77.33,22.35,125.00,23.36",
            ",科室全成本合计,189.00,100.00,346.00,100.00,535.00,100.00",
            ",科室收入,200.00,,300.00,,500.00,", ",收入-成本,11.00,,-46.00,,-35.00,",
            ",床日成本,,,115.333333,,115.333333,", ",诊次成本,17.181818,,,,17.181818,",
        ])
    }

    func testCareAndServicesFromTheirRuns() throws {
        let book = try hospital()
        try addCare(book)
        XCTAssertEqual(try form(book, "visit"), [
            "科室编码,科室名称,人员经费,卫生材料费,合计,门急诊人次,诊次成本,上期单位成本,增减额,增减率(%)",
            "D1,内科门诊,141.33,47.67,189.00,11,17.181818,,,",
            ",合计,141.33,47.67,189.00,11,17.181818,,,",
        ])
        XCTAssertEqual(
            try form(book, "bed_day").dropFirst().first,
            "D2,外科病房,268.67,77.33,346.00,3,115.333333,,,")
        let services = [
            "项目编码,项目名称,业务量,收入,人员经费-单位成本,卫生材料费-单位成本,单位成本,总成本,收益",
            "X1,血常规,2,100.00,10.952381,4.047619,15.000000,30.00,70.00",
            "X2,尿常规,1,110.00,24.095238,8.904762,33.000000,33.00,77.00",
            ",合计,,210.00,,,,63.00,147.00",
        ]
        XCTAssertEqual(try form(book, "service_item"), services)
        XCTAssertEqual(try form(book, "service_item", #","department":"C1""#), services)
        XCTAssertThrowsError(try form(book, "service_item", #","department":"C2""#)) {
            XCTAssertEqual($0 as? CostReportError, .nothingToReport(.serviceItem))
        }
    }

    func testTheHeadingNamesHospitalRunVersionAndState() throws {
        let book = try hospital()
        let result = try run(book, """
            {"form":"cost_01","period":"2025-03","plan":"P1",
             "heading":{"prepared_by":"张三","rows_per_page":7}}
            """)
        let heading = try heading(result)
        XCTAssertEqual(heading["organisation"], "示例医院")
        XCTAssertEqual(heading["period"], "2025年3月")
        XCTAssertEqual(heading["run_id"], "202503-000001")
        XCTAssertEqual(heading["version_number"], "1")
        XCTAssertEqual(heading["run_state"], "现行")
        XCTAssertEqual(heading["prepared_by"], "张三")
        XCTAssertEqual(heading["page_text"], "第1页/共2页")
        let other = try run(book, """
            {"form":"cost_01","run":"202503-000001","language":"en",
             "heading":{"organisation":"总院"}}
            """)
        XCTAssertEqual(try self.heading(other)["organisation"], "总院")
        XCTAssertEqual(try self.heading(other)["run_state"], "current")
    }

    /// A version that has been followed by another prints as it was, and says so.
    func testEveryVersionCanBePrinted() throws {
        let book = try hospital()
        let before = try form(book, "cost_02")
        try load(book, "hosp_cost_entry", "e2", """
            period_month,department_code,item_code,entry_code,amount_fen
            202503,D1,personnel,V99,100
            """)
        XCTAssertThrowsError(try form(book, "cost_02")) {
            XCTAssertEqual($0 as? RunError, .runStale("202503-000001"))
        }
        let first = #"{"form":"cost_02","run":"202503-000001"}"#
        XCTAssertEqual(try heading(run(book, first))["run_state"], "已过时")
        _ = try book.allocateCost(month: march(), plan: "P1")
        XCTAssertEqual(try heading(run(book, first))["run_state"], "旧版")
        XCTAssertEqual(try lines(run(book, first)), before)
        XCTAssertTrue(try form(book, "cost_02").last?.hasSuffix(",536.00") ?? false)
        XCTAssertEqual(
            try heading(run(book, #"{"form":"cost_02","period":"2025-03","plan":"P1"}"#))[
                "version_number"], "2")
    }

    func testPrintingChangesNothing() throws {
        let book = try hospital()
        try addCare(book)
        let before = try dump(book)
        for name in ["cost_01", "cost_03", "visit", "service_item"] { _ = try form(book, name) }
        XCTAssertEqual(try dump(book), before)
    }

    func testWhatCannotBePrintedIsRefused() throws {
        let book = try hospital()
        XCTAssertThrowsError(try run(book, #"{"form":"cost_01","run":"202503-000011"}"#)) {
            XCTAssertEqual(
                $0 as? RunError,
                .reportRunUnknown("202503-000011", nearest: "202503-000001"))
            for language in Language.allCases {
                let text = ($0 as? RunError)?.finding.text(in: language) ?? ""
                XCTAssertTrue(text.contains("202503-000011") && text.contains("202503-000001"))
            }
        }
        XCTAssertThrowsError(try form(book, "visit")) {
            guard case .runNeeded("book.cost.unit", scope: "P1", _)? = $0 as? RunError else {
                return XCTFail("\($0)")
            }
        }
        XCTAssertThrowsError(try form(book, "drg")) {
            guard case .value("form", "drg", _)? = $0 as? ArgumentError else {
                return XCTFail("\($0)")
            }
        }
        for (arguments, path) in [
            (#"{"form":"cost_01","run":"r","plan":"P1"}"#, "plan"),
            (#"{"form":"cost_01","period":"2025-03","plan":"P1","department":"C1"}"#, "department"),
            (#"{"form":"cost_01","run":"r","heading":{"run":"x"}}"#, "heading.run"),
        ] {
            XCTAssertThrowsError(try run(book, arguments)) {
                guard case .unknown(path, _)? = $0 as? ArgumentError else {
                    return XCTFail("\(path): \($0)")
                }
            }
        }
        XCTAssertThrowsError(try run(book, #"{"form":"cost_01","plan":"P1"}"#)) {
            XCTAssertEqual($0 as? ArgumentError, .missing(path: "period"))
        }
    }

    /// Somebody who changes a stored figure past the library gets no form that does not tie out.
    func testAChangedResultIsNotPrinted() throws {
        let book = try hospital()
        try book.store.execute(
            "UPDATE hosp_cost_line SET amount_exact = ? WHERE source_code = ? AND "
                + "receiver_code = ? AND item_code = ?", ["15.34", "C1", "D1", "personnel"])
        XCTAssertThrowsError(try form(book, "cost_01")) {
            XCTAssertEqual(
                ($0 as? CostReportError)?.finding.text(in: .chinese),
                "《医院临床服务类科室全成本表》“C1”行“人员经费”列：应为-0.01，现为0.00，表不平。")
        }
    }

    /// Departments and items that the registers have lost since keep their codes.
    func testARunOutlivesItsRegisters() throws {
        let book = try hospital()
        try book.store.execute("DELETE FROM hosp_cost_item WHERE item_code = ?", ["personnel"])
        try book.store.execute("DELETE FROM hosp_org_unit WHERE unit_code = ?", ["D2"])
        let result = try run(book, #"{"form":"matrix","run":"202503-000001"}"#)
        XCTAssertEqual(result.tables[0].rows.last?.last, .text("535.00"))
        XCTAssertTrue(result.tables[0].rows.contains { $0[0] == .text("D2") && $0[1] == .text("D2") })
        XCTAssertThrowsError(try run(book, #"{"form":"cost_01","run":"202503-000001"}"#)) {
            XCTAssertEqual(
                $0 as? CostReportError, .classMissing(.directCost, department: "D2"))
        }
    }
}
