import Hosp
import XCTest

/// Safety of a book in its appraisals and its cost: scores, deductions and rectification money,
/// each with its evidence.
final class BookSafetyLinkTests: XCTestCase {
    private let month = try! Month("2025-03")

    private func run(
        _ fixture: MonthEndFixture, _ name: String, _ arguments: String
    ) throws -> ProcedureResult {
        let procedure = try XCTUnwrap(Procedure.named(name), name)
        let result = try procedure.run(JSONValue(parsing: arguments), in: fixture.book)
        XCTAssertEqual(result.tables.map(\.name), procedure.tables, name)
        return result
    }

    private func texts(_ table: ResultTable) -> [[String]] {
        table.rows.map { row in row.map { $0 == .null ? "-" : $0.text } }
    }

    /// Two inspections of the store room: 60 of 70 points and a full one, by hand 85.71 and 100.
    private func inspected() throws -> MonthEndFixture {
        let fixture = try MonthEndFixture()
        try fixture.load("hosp_appraisal_scheme", "ns", MonthEndFixture.scheme
            .replacing("M,月度考核", with: "N,安全考核"))
        try fixture.load("hosp_appraisal_part", "np", """
            scheme_code,part_code,part_name,part_weight,sort_number,scoring_rule
            N,score,得分,70,1,items
            N,found,问题,30,2,items
            """)
        try fixture.load("hosp_appraisal_indicator", "ni", """
            scheme_code,indicator_code,part_code,indicator_weight,sort_number,method_name,missing_rule
            N,safety,score,100,1,ratio,error
            N,hazards,found,100,2,deduction,error
            """)
        try fixture.load("hosp_appraisal_parameter", "nq", """
            scheme_code,indicator_code,line_number,parameter_name,parameter_value
            N,safety,0,target,100
            N,safety,0,mode,high
            N,hazards,1,code,finding
            N,hazards,1,each,2.5
            """)
        try fixture.load("hosp_appraisal_unit", "nu", "考核方案,考核对象,对象类别\nN,med,department\n")
        try fixture.inspect("I1", month: "202503", day: "20250305", points: "20")
        try fixture.inspect("I2", month: "202503", day: "20250312", points: "30")
        for code in ["I1", "I2"] {
            _ = try fixture.book.scoreInspection(month: month, inspection: code)
        }
        return fixture
    }

    private let report = #"""
        {"period":"2025-03","scheme":"N",
         "values":[{"subject":"med","indicator":"safety","inspections":["I1","I2"]}],
         "deductions":[{"subject":"med","indicator":"hazards","rule":"finding",
                        "inspections":["I1","I2"]}]}
        """#

    /// The mean of 85.71 and 100 is 92.86 (92.855 away from zero); one finding costs 2.5 of 100.
    func testScoresAndFindingsOfInspectionsReachTheAppraisal() throws {
        let fixture = try inspected()
        XCTAssertEqual(
            try fixture.rows(
                "SELECT inspection_code, score_percent FROM hosp_check_score_current "
                    + "ORDER BY inspection_code"), ["I1 85.71", "I2 100.00"])
        let reported = try run(fixture, "book.inspection.report", report)
        let values = texts(reported.tables[0])
        XCTAssertEqual(values.map { Array($0.prefix(3)) }, [["med", "safety", "92.86"]])
        let runs = try fixture.rows(
            "SELECT run_id FROM hosp_check_score_current ORDER BY inspection_code")
        let evidence = try XCTUnwrap(values.first?.last)
        XCTAssertTrue(
            evidence.hasPrefix(runs[1] + "+1-") && evidence.hasSuffix("/N"), evidence)
        let hazard = try XCTUnwrap(
            fixture.rows("SELECT hazard_code FROM hosp_hazard").first)
        XCTAssertEqual(
            texts(reported.tables[1]),
            [["med", "hazards", "finding", "1", "\(runs[0]) I1 B \(hazard)"]])
        XCTAssertEqual(
            try fixture.rows(
                "SELECT evidence_text, rater_code FROM hosp_appraisal_deduction"),
            ["\(runs[0]) I1 B \(hazard) P9"])
        XCTAssertEqual(
            try fixture.rows(
                "SELECT indicator_code, actual_value, batch_key FROM hosp_appraisal_value "
                    + "WHERE scheme_code = 'N' ORDER BY indicator_code"),
            ["hazards - \(evidence)", "safety 92.86 \(evidence)"])
        XCTAssertEqual(
            try fixture.rows(
                "SELECT source_name FROM hosp_import_batch WHERE batch_key = '\(evidence)' "
                    + "AND target_table = 'hosp_appraisal_value'"), [runs.joined(separator: ",")])
        // 0.7 × 92.86 + 0.3 × 97.5 = 94.252.
        _ = try fixture.book.runAppraisal(month: month, scheme: "N")
        XCTAssertEqual(
            try fixture.rows(
                "SELECT subject_code, composite_score FROM hosp_score_card_current "
                    + "WHERE subject_code = 'med'"), ["med 94.25"])
        // The same again changes nothing.
        let before = try fixture.written()
        _ = try run(fixture, "book.inspection.report", report)
        XCTAssertEqual(try fixture.written(), before)
    }

    /// No finding is told by a row without a value, so that the indicator is not missing.
    func testAnInspectionWithoutFindingsCostsNothing() throws {
        let fixture = try inspected()
        let reported = try run(fixture, "book.inspection.report", #"""
            {"period":"2025-03","scheme":"N",
             "values":[{"subject":"med","indicator":"safety","inspections":["I2"]}],
             "deductions":[{"subject":"med","indicator":"hazards","rule":"finding",
                            "inspections":["I2"],"criticality":1,"count":"lost_points"}]}
            """#)
        XCTAssertEqual(reported.tables[1].rows.count, 0)
        _ = try fixture.book.runAppraisal(month: month, scheme: "N")
        XCTAssertEqual(
            try fixture.rows(
                "SELECT composite_score FROM hosp_score_card_current WHERE subject_code = 'med'"),
            ["100.00"])
    }

    func testFiguresAndPointsOfInspections() throws {
        let fixture = try inspected()
        let reported = try run(fixture, "book.inspection.report", #"""
            {"period":"2025-03","scheme":"N","values":[
              {"subject":"a","indicator":"f","inspections":["I1","I2"],"figure":"failed_total"},
              {"subject":"a","indicator":"v","inspections":["I1","I2"],"figure":"veto_total"},
              {"subject":"a","indicator":"n","inspections":["I1","I2"],"figure":"inspections"}],
             "deductions":[
              {"subject":"a","indicator":"p","rule":"r","inspections":["I1"],"criticality":1,
               "count":"lost_points"},
              {"subject":"a","indicator":"q","rule":"r","inspections":["I1"],"criticality":2}]}
            """#)
        XCTAssertEqual(texts(reported.tables[0]).map { $0[2] }, ["1", "0", "2"])
        XCTAssertEqual(texts(reported.tables[1]).map { [$0[1], $0[3]] }, [["p", "10"]])
    }

    /// Numbers of a table may be anything: their sum is refused, not trapped on.
    func testASumThatDoesNotFitIsRefused() throws {
        let fixture = try inspected()
        try fixture.book.store.execute(
            "UPDATE hosp_check_score SET failed_total = 9223372036854775807")
        XCTAssertThrowsError(try run(fixture, "book.inspection.report", #"""
            {"period":"2025-03","scheme":"N","values":[
              {"subject":"a","indicator":"f","inspections":["I1","I2"],"figure":"failed_total"}]}
            """#)
        ) { XCTAssertEqual($0 as? NumberError, .outOfRange("failed_total")) }
    }

    /// A run that is not there, or is stale, is not reported; nothing is changed.
    func testWhatWasNotScoredOrIsStaleIsNotReported() throws {
        let fixture = try inspected()
        func refused(_ arguments: String) throws -> RunError? {
            let before = try fixture.written()
            defer { XCTAssertEqual(try? fixture.written(), before) }
            do { _ = try run(fixture, "book.inspection.report", arguments) } catch {
                return error as? RunError
            }
            return nil
        }
        XCTAssertEqual(
            try refused(report.replacing("\"I2\"", with: "\"I9\"")),
            .runNeeded(procedure: "book.inspection.score", scope: "I9", month: month))
        for wrong in [#""inspections":[]"#, #""inspections":["I1","I1"]"#] {
            XCTAssertThrowsError(
                try run(
                    fixture, "book.inspection.report",
                    report.replacing(#""inspections":["I1","I2"]"#, with: wrong)))
        }
        try fixture.replace("hosp_inspection_answer", "aI1", """
            会计期间,检查编号,检查项目,答案,备注
            202503,I1,A,否,
            202503,I1,B,20,
            202503,I1,C,不适用,
            """)
        guard case .runStale? = try refused(report) else { return XCTFail("not stale") }
        XCTAssertEqual(
            try fixture.rows("SELECT COUNT(*) FROM hosp_appraisal_value WHERE scheme_code = 'N'"),
            ["0"])
    }

    private func payments(_ amounts: [(String, String)], hazard: String) -> String {
        "period_month,hazard_code,payment_code,department_code,item_code,amount_yuan,"
            + "document_day,funding_tag\n"
            + amounts.map { "202503,\(hazard),\($0.0),med,repair,\($0.1),20250320,\n" }.joined()
    }

    private func hazardBook() throws -> (MonthEndFixture, String) {
        let fixture = try inspected()
        try fixture.load("hosp_cost_item", "ci", "item_code,sort_number\nrepair,1\n")
        let hazard = try XCTUnwrap(fixture.rows("SELECT hazard_code FROM hosp_hazard").first)
        for step in [
            #"{"step":"register","by":"P9","on":"2025-03-05"}"#,
            #"{"step":"grade","by":"P9","on":"2025-03-05","grade":"G1"}"#,
            #"{"step":"plan","by":"P9","on":"2025-03-06","responsible":"P1","#
                + #""deadline":"2025-03-20","measures":"清理","funds":"1000"}"#,
        ] {
            _ = try run(
                fixture, "book.hazard.step", #"{"hazard":"\#(hazard)","step":\#(step)}"#)
        }
        return (fixture, hazard)
    }

    private let costs = #"{"period":"2025-03"}"#

    /// Payments become entries of the ledger with the hazard as their evidence.
    func testRectificationMoneyIsCostWithItsHazard() throws {
        let (fixture, hazard) = try hazardBook()
        try fixture.load(
            "hosp_hazard_payment", "p1",
            payments([("V1", "600.50"), ("V2", "500")], hazard: hazard))
        let posted = try run(fixture, "book.hazard.costs", costs)
        XCTAssertEqual(
            texts(posted.tables[0]),
            [
                [hazard, "med", "repair", "\(hazard)/V1", "600.50", "60050"],
                [hazard, "med", "repair", "\(hazard)/V2", "500.00", "50000"],
            ])
        XCTAssertEqual(
            texts(posted.tables[1]),
            [[hazard, "1000.00", "100000", "1100.50", "110050", "100.50", "10050"]])
        XCTAssertEqual(texts(posted.tables[2]), [["hazard_payment/202503", "0"]])
        XCTAssertEqual(
            try fixture.rows(
                "SELECT department_code, item_code, entry_code, amount_fen, document_day, remark "
                    + "FROM hosp_cost_entry ORDER BY entry_code"),
            [
                "med repair \(hazard)/V1 60050 20250320 隐患治理 \(hazard)",
                "med repair \(hazard)/V2 50000 20250320 隐患治理 \(hazard)",
            ])
        XCTAssertEqual(
            texts(try run(fixture, "book.hazard.costs", costs).tables[2]),
            [["hazard_payment/202503", "1"]], "posted once")
        // A payment that comes later replaces the batch of the month; the ledger has each once.
        try fixture.load(
            "hosp_hazard_payment", "p2", payments([("V3", "-100.50")], hazard: hazard))
        XCTAssertEqual(
            texts(try run(fixture, "book.hazard.costs", costs).tables[1]).map { $0[5] }, ["0.00"])
        XCTAssertEqual(
            try fixture.rows("SELECT COUNT(*), SUM(amount_fen) FROM hosp_cost_entry"),
            ["3 100000"])
        _ = try fixture.book.verifyAudit()
    }

    /// A voucher that does not fit beside its hazard is told by its beginning and its digest.
    func testALongVoucherIsPosted() throws {
        let (fixture, hazard) = try hazardBook()
        let vouchers = ["1", "2"].map { String(repeating: "凭", count: 63) + $0 }
        try fixture.load(
            "hosp_hazard_payment", "p1", payments(vouchers.map { ($0, "600") }, hazard: hazard))
        let entries = texts(try run(fixture, "book.hazard.costs", costs).tables[0]).map { $0[3] }
        XCTAssertEqual(entries.count, 2)
        XCTAssertEqual(Set(entries).count, 2)
        for entry in entries {
            XCTAssertEqual(entry.unicodeScalars.count, 64)
            XCTAssertTrue(entry.hasPrefix("\(hazard)/凭"), entry)
        }
        XCTAssertEqual(
            texts(try run(fixture, "book.hazard.costs", costs).tables[2]),
            [["hazard_payment/202503", "1"]], "posted once")
    }

    /// Runs that read the ledger become stale, and a closed month takes no more.
    func testPostingMakesRunsStaleAndStopsAtAClosedMonth() throws {
        let (fixture, hazard) = try hazardBook()
        try fixture.load("hosp_hazard_payment", "p1", payments([("V1", "600")], hazard: hazard))
        try fixture.load("hosp_cost_plan", "cp", """
            plan_code,method_name,rounding_unit,residual_rule,negative_pool_rule,negative_driver_rule
            P1,step_down,0.01,largest_remainder,mirror,error
            """)
        try fixture.load("hosp_driver", "cd", "driver_code\nheads\n")
        try fixture.load("hosp_cost_plan_step", "cs", """
            plan_code,step_number,source_code,driver_code
            P1,10,med,heads
            """)
        try fixture.load("hosp_driver_statistic", "ct", """
            period_month,driver_code,department_code,driver_quantity
            202503,heads,sur,1
            """)
        try fixture.load("hosp_cost_entry", "ce", """
            会计期间,科室编码,成本项目,凭证及行号,金额
            2025-03,sur,repair,V1-1,100.00
            """)
        _ = try fixture.book.allocateCost(month: month, plan: "P1")
        XCTAssertEqual(try fixture.book.staleRuns(), [])
        _ = try run(fixture, "book.hazard.costs", costs)
        XCTAssertEqual(try fixture.book.staleRuns().count, 1)
        try fixture.book.close(month, area: "cost")
        let before = try fixture.written()
        XCTAssertThrowsError(try run(fixture, "book.hazard.costs", costs)) {
            XCTAssertEqual($0 as? BookError, .monthClosed(month))
        }
        XCTAssertThrowsError(
            try fixture.load(
                "hosp_hazard_payment", "p2", payments([("V2", "1")], hazard: hazard)))
        XCTAssertEqual(try fixture.written(), before)
    }

    /// A payment for a hazard that the book does not have is refused where it comes in.
    func testAPaymentForAnUnknownHazardIsRefused() throws {
        let (fixture, _) = try hazardBook()
        XCTAssertThrowsError(
            try fixture.load(
                "hosp_hazard_payment", "p1", payments([("V1", "600")], hazard: "H0")))
        XCTAssertEqual(
            fixture.book.importFindings.map { $0.column ?? "" }, ["hazard_code"])
        XCTAssertEqual(texts(try run(fixture, "book.hazard.costs", costs).tables[0]), [])
    }
}
