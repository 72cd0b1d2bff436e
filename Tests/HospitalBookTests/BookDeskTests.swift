import Hosp
import XCTest

/// The desk and the surveys of a book, from tables to tables.
final class BookDeskTests: BookTestCase {
    private let steps = """
        period_month,order_number,step_number,step_name,step_at,worker_code,cause_text,level_code
        202503,G1,1,accept,2025-03-03 08:05:00,,,
        202503,G1,2,dispatch,2025-03-03 08:06:00,,,
        202503,G1,3,undertake,2025-03-03 08:20:00,W1,,
        202503,G1,4,finish,2025-03-03 09:30:00,,老化,
        202503,G1,5,call_back,2025-03-03 10:00:00,,,4
        """

    private func deskBook() throws -> Book {
        let book = try emptyBook()
        try load(book, "hosp_service_priority", "p", """
            priority_code,sort_number,clock_rule,response_minutes,completion_minutes
            urgent,1,working,10,90
            normal,2,calendar,30,240
            """)
        try load(book, "hosp_opening_hours", "h", """
            日历编码,日期类型,开始时间,结束时间
            desk,work_day,800,1200
            desk,work_day,1400,1800
            """)
        try load(book, "hosp_service_reference", "r", """
            field_name,field_value,fill_name,fill_value
            asset,A1,place,3楼
            service,repair,team,水电班
            service,repair,priority,normal
            """)
        try load(book, "hosp_place", "pl", "place_code\n3楼\n4楼\n")
        try load(book, "hosp_service_order", "o", """
            period_month,order_number,priority_code,created_at,content_text,place_code,reporter_code,service_code,asset_code
            202503,G1,urgent,2025-03-03 07:00:00,灯,,护士,repair,A1
            202503,G2,,2025-03-03 09:00:00,灯,4楼,护士,repair,
            """)
        try load(book, "hosp_service_step", "s", steps)
        return book
    }

    private func value(_ book: Book, _ sql: String) throws -> String? {
        try book.store.rows(sql).first?[0].sealed
    }

    func testTheDeskOfABookAtAMoment() throws {
        let book = try deskBook()
        let month = try Month("2025-03")
        let noon = try book.runDesk(month: month, at: Moment("2025-03-03T12:00:00"))
        XCTAssertEqual(
            try book.store.rows(
                "SELECT order_number, state_name, priority_code, is_response_in_time, "
                    + "is_completion_in_time, used_minutes FROM hosp_desk_order_current "
                    + "ORDER BY order_number"
            ).map { $0.map { $0.sealed ?? "-" } },
            [
                ["G1", "called_back", "urgent", "1", "1", "90.00"],
                ["G2", "registered", "normal", "0", "-", "-"],
            ])
        let indicator = "SELECT indicator_value FROM hosp_desk_indicator_current WHERE "
        XCTAssertEqual(
            try value(
                book, indicator + "indicator_code = 'response_in_time' AND group_name = '*'"),
            "50.00")
        XCTAssertEqual(
            try value(
                book, indicator + "indicator_code = 'orders' AND group_code = '水电班'"), "2")
        // The same moment again is the same run; a later one is another.
        XCTAssertTrue(
            try book.runDesk(month: month, at: Moment("2025-03-03T12:00:00")).run.isRepeated)
        let evening = try book.runDesk(month: month, at: Moment("2025-03-03T18:00:00"))
        XCTAssertNotEqual(evening.run.id, noon.run.id)
        try book.withdraw(batch: "s", from: "hosp_service_step")
        let more = "\n202503,G2,1,cancel,20250303090100,,,\n"
        try load(book, "hosp_service_step", "s2", steps + more)
        XCTAssertEqual(try book.staleRuns(), [noon.run.id, evening.run.id].sorted())
        XCTAssertEqual(try book.store.integrityFindings(), [])
        _ = try book.verifyAudit()
    }

    /// S-294: two work days from Monday 3 March end with Wednesday the 5th.
    func testS294APromiseInWorkDaysIsKeptThroughItsLastDay() throws {
        let book = try deskBook()
        try book.withdraw(batch: "p", from: "hosp_service_priority")
        try load(book, "hosp_service_priority", "p2", """
            priority_code,sort_number,clock_rule,completion_days,completion_work_days
            urgent,1,calendar,1,
            normal,2,calendar,,2
            """)
        func overdue(_ moment: String) throws -> [String?] {
            _ = try book.runDesk(month: Month("2025-03"), at: Moment(moment))
            return try book.store.rows(
                "SELECT is_completion_in_time FROM hosp_desk_order_current "
                    + "WHERE order_number = 'G2' ORDER BY run_id DESC").map { $0[0].sealed }
        }
        XCTAssertEqual(try overdue("2025-03-05T23:59:59").first, .some(nil))
        XCTAssertEqual(try overdue("2025-03-06T00:00:00").first, "0")
        try book.withdraw(batch: "p2", from: "hosp_service_priority")
        try load(book, "hosp_service_priority", "p3", """
            priority_code,sort_number,clock_rule,completion_minutes,completion_days
            urgent,1,calendar,1,1
            normal,2,calendar,,2
            """)
        XCTAssertThrowsError(try overdue("2025-03-05T23:59:59")) {
            XCTAssertEqual(($0 as? any HospitalError)?.finding.message.name, "argument_value")
        }
    }

    func testValuesOfTheDeskAndOfASurveyAreReportedWithTheirEvidence() throws {
        let book = try deskBook()
        try load(book, "hosp_survey", "v", "survey_code,minimum_valid\n2025Q1,1\n")
        try load(book, "hosp_survey_dimension", "d", """
            survey_code,dimension_code,dimension_weight,sort_number
            2025Q1,态度,60,1
            2025Q1,质量,40,2
            """)
        try load(book, "hosp_survey_answer", "a", """
            period_month,survey_code,answer_number,subject_code,dimension_code,level_code,answer_count,respondent_group
            202503,2025Q1,1,总务科,态度,5,1,患者
            202503,2025Q1,2,总务科,态度,满意,1,
            202503,2025Q1,3,总务科,质量,3,4,
            202503,2025Q1,4,总务科,质量,,1,
            """)
        try load(book, "hosp_appraisal_scheme", "m", """
            scheme_code,base_score,basis_rule,divisor_rule,grade_set,grade_basis
            M,100,published,hundred,hospital_2015,score
            """)
        func run(_ name: String, _ arguments: String) throws -> ProcedureResult {
            try XCTUnwrap(Procedure.named(name)).run(JSONValue(parsing: arguments), in: book)
        }
        let scores = try run("book.survey.run", #"{"period":"2025-03","survey":"2025Q1"}"#)
        XCTAssertEqual(scores.tables.map(\.name), ["scores", "run"])
        XCTAssertEqual(
            try value(
                book, "SELECT survey_score FROM hosp_survey_score_current WHERE "
                    + "group_name = '*' AND dimension_code = '*'"), "78.00")
        let report = #"""
            {"period":"2025-03","scheme":"M","survey":"2025Q1","values":[
             {"subject":"总务科","indicator":"satisfaction"},
             {"subject":"总务科","indicator":"say \"so\""},
             {"subject":"总务科","indicator":"patients","group":"group","code":"患者"}]}
            """#
        let reported = try run("book.desk.report", report).tables[0].rows
        XCTAssertEqual(reported.map { $0[2].text }, ["78.00", "78.00", ""])
        let evidence = try XCTUnwrap(reported.first?[3].text)
        XCTAssertTrue(evidence.hasSuffix("/M"), evidence)
        XCTAssertEqual(try run("book.desk.report", report).tables[0].rows, reported)
        _ = try run("book.desk.run", #"{"period":"2025-03","at":"2025-03-03T12:00:00"}"#)
        _ = try run("book.desk.report", #"""
            {"period":"2025-03","scheme":"M","at":"2025-03-03T12:00:00","values":[
             {"subject":"总务科","indicator":"response","name":"response_in_time"}]}
            """#)
        XCTAssertEqual(
            try book.store.rows(
                "SELECT indicator_code, actual_value FROM hosp_appraisal_value "
                    + "WHERE subject_code = '总务科' ORDER BY indicator_code"
            ).map { $0.map { $0.sealed ?? "-" } },
            [
                ["response", "50.00"], ["satisfaction", "78.00"], ["say \"so\"", "78.00"],
            ])
        XCTAssertEqual(
            try value(
                book, "SELECT batch_key FROM hosp_appraisal_value "
                    + "WHERE indicator_code = 'satisfaction'"), evidence)
        // A run that is not there has no values.
        XCTAssertThrowsError(try run("book.desk.report", #"""
            {"period":"2025-03","scheme":"M","survey":"2025Q2","values":[]}
            """#))
    }

    func testASurveyThatIsNotThereAndNoticesOfTheBook() throws {
        let book = try emptyBook()
        XCTAssertThrowsError(
            try book.runSurvey(month: Month("2025-03"), survey: "Q9")
        ) { XCTAssertEqual($0 as? SurveyError, .surveyUnknown("Q9")) }
        try load(book, "hosp_org_unit", "u", """
            科室编码,科室名称,科室分类,启用日期
            总务科,总务科,admin_logistics,2020-01-01
            """)
        try load(book, "hosp_rectification_notice", "n", """
            notice_code,department_code,issues_text,issued_on,due_on,closed_on
            1,总务科,漏水,2025-03-01,2025-03-10,2025-03-10
            2,总务科,,2025-03-01,2025-03-10,
            """)
        let notices = try XCTUnwrap(Procedure.named("book.survey.notices")).run(
            JSONValue(parsing: #"{"today":"2025-03-20"}"#), in: book)
        XCTAssertEqual(notices.tables[1].rows.map { $0[3].text }, ["50.00", "50.00"])
    }

    func testS166FourThousandPlacesComeInByOneCallAndDuplicatesAreReported() throws {
        let book = try emptyBook()
        let places = (1...4_000).map { "B\($0),地点\($0)" }
        let text = (["place_code,place_name"] + places).joined(separator: "\n") + "\n"
        XCTAssertEqual(try load(book, "hosp_place", "all", text).rowCount, 4_000)
        try assertUnchanged(book) { try load(book, "hosp_place", "again", "place_code\nB7\n") }
        XCTAssertFalse(book.importFindings.isEmpty)
    }
}
