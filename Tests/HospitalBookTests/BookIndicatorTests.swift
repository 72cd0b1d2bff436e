import Hosp
import XCTest

/// Indicators by formulas in a book: frozen for a cycle, computed from what was reported for this
/// month and earlier ones, stored with everything they came from, and reported to an appraisal.
///
/// By hand, March 2025: W1 has 1200.00 of 10 cases = 120.00 a case, W2 2800.00 of 20 = 140.00, the
/// hospital 4000.00 of 30 = 133.33. In March 2024 they had 100.00, 150.00 and, with W3, which has
/// been closed since, 4500.00 of 35 = 128.571…; so the growth is 20.00 %, −6.67 % and
/// 100/27 = 3.70 %.
final class BookIndicatorTests: BookTestCase {
    private let definitions = """
        indicator_code,valid_from,indicator_name,formula_text,unit_name,digit_count,direction_name,source_text
        avg_cost,2024-01-01,次均费用,"比率（cost，cases）",money,2,fall,院内办法〔2024〕1号
        growth,2024-01-01,次均费用增幅,"growth(exact_cost,yoy)*100",percent,2,fall,
        exact_cost,2024-01-01,,"ratio(cost,cases)",,,,
        falls,2024-01-01,跌倒率,"fall/bed*1000",,2,fall,
        ytd_cases,2024-01-01,累计例数,ytd(cases),count,0,rise,
        coefficient,2024-01-01,系数,"lookup(level,tier)",,1,,
        broken,2024-01-01,与本方案无关,"cost+",,2,,
        """
    private let raw = """
        period_month,department_code,raw_code,raw_value,missing_text
        202403,W1,cost,1000.00,
        202403,W1,cases,10,
        202403,W2,cost,3000.00,
        202403,W2,cases,20,
        202403,W3,cost,500.00,
        202403,W3,cases,5,
        202501,W1,cases,8,
        202502,W1,cases,,停诊
        202503,W1,cost,1200.00,
        202503,W1,cases,10,
        202503,W2,cost,2800.00,
        202503,W2,cases,20,
        202503,W1,fall,0,
        202503,W1,bed,0,
        202503,W2,fall,1,
        202503,W2,bed,0,
        202503,W1,tier,2,
        """

    private func indicatorBook() throws -> Book {
        let book = try emptyBook()
        try load(book, "hosp_org_unit", "u", """
            科室编码,科室名称,科室分类,启用日期,停用日期,上级科室
            H,医院,clinical,2020-01-01,,
            W1,内科,clinical,2020-01-01,,H
            W2,外科,clinical,2020-01-01,,H
            W3,旧科,clinical,2020-01-01,2024-12-31,H
            """)
        try load(book, "hosp_indicator_item", "i", """
            采集项,单位（plain、money、count、percent）
            cost,money
            cases,count
            fall,count
            bed,count
            tier,plain
            """)
        try load(book, "hosp_indicator_lookup", "l", """
            lookup_code,line_number,key_values,row_value,month_from,month_to
            level,1,1,1.5,,
            level,2,2,1.2,,2024-12
            level,3,2,1.3,2025-01,
            """)
        try load(book, "hosp_indicator_definition", "d", definitions)
        try load(book, "hosp_indicator_raw", "r", raw)
        try load(book, "hosp_appraisal_scheme", "m", """
            scheme_code,base_score,basis_rule,divisor_rule,grade_set,grade_basis
            M,100,published,hundred,hospital_2015,score
            N,100,published,hundred,hospital_2015,score
            """)
        try load(book, "hosp_appraisal_part", "mp", """
            scheme_code,part_code,part_name,part_weight,sort_number,scoring_rule
            N,P,指标,100,1,items
            """)
        try load(book, "hosp_appraisal_indicator", "mi", """
            scheme_code,indicator_code,part_code,indicator_weight,sort_number,method_name,missing_rule
            M,growth,P,40,1,ratio,error
            M,avg_cost,P,20,2,ratio,error
            M,falls,P,20,3,ratio,error
            M,ytd_cases,P,20,4,deduction,error
            M,coefficient,P,20,5,ratio,error
            M,discipline,P,20,6,deduction,error
            N,avg_cost,P,100,1,ratio,error
            """)
        try load(book, "hosp_appraisal_parameter", "mq", """
            scheme_code,indicator_code,line_number,parameter_name,parameter_value
            N,avg_cost,0,target,120
            N,avg_cost,0,mode,low_reciprocal
            """)
        try load(book, "hosp_appraisal_unit", "ms", """
            scheme_code,subject_code,subject_kind
            M,W1,department
            M,W2,department
            N,W1,department
            N,W2,department
            """)
        try load(book, "hosp_appraisal_exemption", "me", """
            scheme_code,subject_code,indicator_code
            M,W2,growth
            """)
        return book
    }

    private func month(_ text: String = "2025-03") throws -> Month { try Month(text) }

    private func rows(_ book: Book, _ sql: String) throws -> [[String]] {
        try book.store.rows(sql).map { $0.map { $0.sealed ?? "-" } }
    }

    private func run(
        _ book: Book, _ name: String, _ arguments: String
    ) throws -> ProcedureResult {
        try XCTUnwrap(Procedure.named(name)).run(JSONValue(parsing: arguments), in: book)
    }

    private let values = "SELECT department_code, indicator_code, indicator_value, missing_reason, "
        + "is_issue FROM hosp_indicator_value_current ORDER BY department_code, indicator_code"

    func testTheIndicatorsOfAMonthComeFromThisMonthAndEarlierOnes() throws {
        let book = try indicatorBook()
        let result = try run(book, "book.indicator.run", #"{"period":"2025-03","scheme":"M"}"#)
        XCTAssertEqual(result.tables.map(\.name), ["values", "findings", "run"])
        XCTAssertEqual(
            try rows(book, values),
            [
                ["H", "avg_cost", "133.33", "-", "0"],
                ["H", "coefficient", "-", "not_reported", "0"],
                ["H", "exact_cost", "133.333333333333333333", "-", "0"],
                ["H", "falls", "-", "not_reported", "0"],
                ["H", "growth", "3.70", "-", "0"],
                ["H", "ytd_cases", "-", "not_reported", "0"],
                ["W1", "avg_cost", "120.00", "-", "0"],
                ["W1", "coefficient", "1.3", "-", "0"],
                ["W1", "exact_cost", "120", "-", "0"],
                ["W1", "falls", "-", "nothing_of_nothing", "0"],
                ["W1", "growth", "20.00", "-", "0"],
                ["W1", "ytd_cases", "18", "-", "0"],
                ["W2", "avg_cost", "140.00", "-", "0"],
                ["W2", "coefficient", "-", "not_reported", "0"],
                ["W2", "exact_cost", "140", "-", "0"],
                ["W2", "falls", "-", "division_by_zero", "1"],
                ["W2", "growth", "-6.67", "-", "0"],
                ["W2", "ytd_cases", "20", "-", "0"],
            ])
        XCTAssertEqual(
            result.tables[1].rows.map { $0[2].text },
            ["2025年3月W2的指标“falls”没有结果，须核查数据：除数为0。"])
        // The same facts again are the same run.
        XCTAssertTrue(try book.runIndicators(month: month(), scheme: "M").run.isRepeated)
        XCTAssertEqual(try book.store.integrityFindings(), [])
        _ = try book.verifyAudit()
    }

    func testAFormulaIsFrozenForItsCycleWhateverIsEditedLater() throws {
        let book = try indicatorBook()
        let frozen = try run(
            book, "book.indicator.freeze", #"{"scheme":"M","from":"2025-01","to":"2025-12"}"#)
        XCTAssertEqual(Set(frozen.tables[0].rows.map { $0[0].text }).count, 6)
        let first = try book.runIndicators(month: month(), scheme: "M")
        try book.withdraw(batch: "d", from: "hosp_indicator_definition")
        try load(
            book, "hosp_indicator_definition", "d2",
            definitions.replacingOccurrences(of: "ytd(cases)", with: "ytd(cases)+1"))
        XCTAssertEqual(try book.staleRuns(), [])
        XCTAssertEqual(try book.runIndicators(month: month(), scheme: "M").run.id, first.run.id)
        // Another cycle takes the new words; the same one only with a reason.
        XCTAssertThrowsError(
            try book.freezeIndicators(scheme: "M", from: month("2025-12"), to: month("2026-03"))
        ) {
            XCTAssertEqual(
                ($0 as? IndicatorError)?.finding.text(in: .english),
                "The formulas of \"M\" are frozen from 2025-12 to 2026-03 (number 1); "
                    + "a change needs a reason.")
        }
        let second = try book.freezeIndicators(
            scheme: "M", from: month("2025-03"), to: month("2025-12"), reason: "口径调整")
        XCTAssertEqual(second.number, 2)
        XCTAssertNotEqual(second.version, first.version)
        XCTAssertEqual(try book.staleRuns(), [first.run.id])
        let again = try book.runIndicators(month: month(), scheme: "M")
        XCTAssertEqual([again.run.version, again.freeze], [2, 2])
        let of = "SELECT indicator_value FROM hosp_indicator_value WHERE department_code = 'W1' "
            + "AND indicator_code = 'ytd_cases' AND run_id = "
        XCTAssertEqual(try rows(book, of + "'\(first.run.id)'"), [["18"]])
        XCTAssertEqual(try rows(book, of + "'\(again.run.id)'"), [["19"]])
        XCTAssertEqual(try book.runIndicators(month: month("2025-01"), scheme: "M").freeze, 1)
    }

    func testTheVersionOfTheFirstDayHolds() throws {
        let book = try indicatorBook()
        try load(book, "hosp_indicator_definition", "d3", """
            indicator_code,valid_from,formula_text,digit_count
            discipline,2025-03-02,cases,0
            """)
        func codes(_ period: String) throws -> [String] {
            try book.freezeIndicators(scheme: "M", from: month(period), to: month(period)).formulas
        }
        XCTAssertFalse(try codes("2025-03").contains("discipline"))
        XCTAssertTrue(try codes("2025-04").contains("discipline"))
        try load(book, "hosp_indicator_definition", "d4", """
            indicator_code,valid_from,formula_text,digit_count
            discipline,2025-03-03,cases,1
            """)
        // Two versions of one day are one too many.
        try assertUnchanged(book) { try codes("2025-05") } _: {
            XCTAssertEqual($0 as? FormulaError, .codeDuplicate("discipline"))
        }
    }

    func testChangedFactsOfAMonthThatWasLookedAtMakeTheRunStale() throws {
        let book = try indicatorBook()
        let march = try book.runIndicators(month: month(), scheme: "M").run.id
        try load(book, "hosp_indicator_raw", "r0", """
            period_month,department_code,raw_code,raw_value
            202402,W1,cases,7
            """)
        XCTAssertEqual(try book.staleRuns(), [], "no formula looks at February 2024")
        try load(book, "hosp_indicator_raw", "r1", """
            period_month,department_code,raw_code,raw_value
            202501,W2,cases,7
            """)
        XCTAssertEqual(try book.staleRuns(), [march])
        _ = try book.runIndicators(month: month(), scheme: "M")
        XCTAssertEqual(
            try rows(
                book, "SELECT indicator_value FROM hosp_indicator_value_current "
                    + "WHERE department_code = 'W2' AND indicator_code = 'ytd_cases'"), [["27"]])
    }

    /// `b/c` of `a` and `c` of `a/b` are two things.
    func testAnInputIsFoundWhateverItsCodes() throws {
        let book = try indicatorBook()
        try load(book, "hosp_org_unit", "u2", """
            科室编码,科室名称,科室分类,启用日期
            a,甲,clinical,2020-01-01
            a/b,乙,clinical,2020-01-01
            """)
        try load(book, "hosp_indicator_item", "i2", """
            采集项,单位（plain、money、count、percent）
            b/c,count
            c,count
            """)
        for (batch, row) in [("r1", "a,b/c,1"), ("r2", "a/b,c,2")] {
            try load(
                book, "hosp_indicator_raw", batch,
                "period_month,department_code,raw_code,raw_value\n202503,\(row)\n")
        }
        try load(book, "hosp_indicator_definition", "d2", """
            indicator_code,valid_from,indicator_name,formula_text,unit_name,digit_count,direction_name,source_text
            both,2024-01-01,两项,"{b/c}",count,0,rise,
            other,2024-01-01,另项,"c",count,0,rise,
            """)
        try load(book, "hosp_appraisal_indicator", "mi2", """
            scheme_code,indicator_code,part_code,indicator_weight,sort_number,method_name,missing_rule
            M,both,P,20,7,ratio,error
            M,other,P,20,8,ratio,error
            """)
        try load(book, "hosp_appraisal_unit", "ms2", """
            scheme_code,subject_code,subject_kind
            M,a,department
            M,a/b,department
            """)
        _ = try book.runIndicators(month: month(), scheme: "M")
        for (indicator, department, batch) in [("both", "a", "r1"), ("other", "a/b", "r2")] {
            let explained = try run(
                book, "book.indicator.explain",
                #"{"period":"2025-03","scheme":"M","indicator":"\#(indicator)","#
                    + #""department":"\#(department)"}"#)
            XCTAssertEqual(
                explained.tables[1].rows.map { $0[8].text }, [batch], indicator)
        }
    }

    func testAValueIsExplainedByWhatItsRunKept() throws {
        let book = try indicatorBook()
        let first = try book.runIndicators(month: month(), scheme: "M").run.id
        try book.withdraw(batch: "r", from: "hosp_indicator_raw")
        let explained = try run(
            book, "book.indicator.explain",
            #"{"period":"2025-03","scheme":"M","indicator":"ytd_cases","department":"W1"}"#)
        let value = explained.tables[0].rows[0].map(\.text)
        XCTAssertEqual(
            value.prefix(7),
            ["ytd_cases", "累计例数", "ytd(cases)", "count", "rise", "", "18"])
        XCTAssertEqual(value.last, first)
        XCTAssertEqual(
            explained.tables[1].rows.map { row in [0, 1, 3, 4, 5, 6, 8, 9].map { row[$0].text } },
            [
                ["0", "ytd(cases)", "W1", "2025-03", "18", "", "", ""],
                ["1", "cases", "W1", "2025-01", "8", "", "r", ""],
                ["1", "cases", "W1", "2025-02", "", "not_reported", "r", "停诊"],
                ["1", "cases", "W1", "2025-03", "10", "", "r", ""],
            ])
        let growth = try book.explainIndicator("growth", of: "H", run: first)
        XCTAssertEqual(try growth.explanation.value.text(digits: 2), "3.70")
        let cost = try book.explainIndicator("exact_cost", of: "H", run: first)
        XCTAssertEqual(try cost.explanation.value.text(digits: nil), "400/3")
        XCTAssertThrowsError(try book.explainIndicator("growth", of: "W3", run: first)) {
            XCTAssertEqual(
                $0 as? IndicatorError,
                .notComputed(indicator: "growth", department: "W3", run: first))
        }
    }

    func testValuesAreReportedToTheAppraisalWithTheirRun() throws {
        let book = try indicatorBook()
        XCTAssertThrowsError(
            try run(book, "book.indicator.report", #"{"period":"2025-03","scheme":"M"}"#))
        let number = try book.runIndicators(month: month(), scheme: "M").run.id
        let reported = try run(
            book, "book.indicator.report", #"{"period":"2025-03","scheme":"M"}"#
        ).tables[0].rows.map { $0.map(\.text) }
        XCTAssertEqual(
            reported,
            [
                ["W1", "avg_cost", "120.00", "\(number)/M"],
                ["W1", "coefficient", "1.3", "\(number)/M"], ["W1", "falls", "", ""],
                ["W1", "growth", "20.00", "\(number)/M"],
                ["W2", "avg_cost", "140.00", "\(number)/M"], ["W2", "coefficient", "", ""],
                ["W2", "falls", "", ""],
            ])
        XCTAssertEqual(
            try rows(
                book, "SELECT subject_code, indicator_code, actual_value, batch_key "
                    + "FROM hosp_appraisal_value ORDER BY subject_code, indicator_code"),
            reported.filter { !$0[2].isEmpty })
        // 120 / 120 and 120 / 140 of 100 points.
        _ = try book.runIndicators(month: month(), scheme: "N")
        _ = try run(book, "book.indicator.report", #"{"period":"2025-03","scheme":"N"}"#)
        let appraisal = try book.runAppraisal(month: month(), scheme: "N")
        XCTAssertEqual(
            appraisal.units.map { $0.card?.composite.description }, ["100.00", "85.71"])
    }

    func testWhatIndicatorsRefuseLeavesTheBookAsItWas() throws {
        let book = try indicatorBook()
        func refused<Refusal: HospitalError & Equatable>(
            _ error: Refusal, _ body: () throws -> some Any
        ) throws {
            try assertUnchanged(book) { try body() } _: {
                XCTAssertEqual($0 as? Refusal, error)
                for language in Language.allCases {
                    let text = ($0 as? any HospitalError)?.finding.text(in: language) ?? "{a}"
                    XCTAssertNil(text.firstMatch(of: /\{[a-z]+\}/), text)
                }
            }
        }
        let march = try month()
        try refused(IndicatorError.spanInvalid(from: march, to: try month("2025-02"))) {
            try book.freezeIndicators(scheme: "M", from: march, to: month("2025-02"))
        }
        try refused(IndicatorError.spanInvalid(from: march, to: try month("2035-03"))) {
            try book.freezeIndicators(scheme: "M", from: march, to: month("2035-03"))
        }
        try refused(
            IndicatorError.definitionsMissing(scheme: "M", on: try month("2023-12").firstDay)
        ) { try book.runIndicators(month: month("2023-12"), scheme: "M") }
        try refused(RunError.schemeMissing("MM", nearest: nil)) {
            try book.runIndicators(month: march, scheme: "MM")
        }
        try load(book, "hosp_indicator_raw", "bad", """
            period_month,department_code,raw_code,raw_value
            202503,W1,casses,7
            """)
        try refused(
            IndicatorError.itemUnknown("casses", department: "W1", month: march, nearest: "cases")
        ) { try book.runIndicators(month: march, scheme: "M") }
        try book.withdraw(batch: "bad", from: "hosp_indicator_raw")
        _ = try book.freezeIndicators(scheme: "M", from: march, to: march)
        try book.store.execute(
            "UPDATE hosp_indicator_frozen SET entry_text = ? WHERE entry_code = ?",
            ["ytd(cases)+2", "ytd_cases"])
        XCTAssertThrowsError(try book.runIndicators(month: march, scheme: "M")) {
            XCTAssertEqual(
                ($0 as? FormulaFactError)?.finding.message.name, "formula_version_changed")
        }
    }
}
