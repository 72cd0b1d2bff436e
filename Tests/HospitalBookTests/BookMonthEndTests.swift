import Hosp
import XCTest

/// Appraisal, pay and inspection of a month from imported tables to result tables.
final class BookMonthEndTests: XCTestCase {
    private let march = try? Month("2025-03")

    private func month() throws -> Month { try XCTUnwrap(march) }

    func testAnAppraisalScoresAndGradesEveryUnit() throws {
        let fixture = try MonthEndFixture()
        let appraisal = try fixture.book.runAppraisal(month: month(), scheme: "M")
        XCTAssertEqual(
            try fixture.rows(
                "SELECT subject_code, subject_name, composite_score, pay_coefficient, grade_name "
                    + "FROM hosp_score_card WHERE run_id = '\(appraisal.run.id)' "
                    + "ORDER BY subject_code"),
            ["med 内科 97.00 0.9700 优秀", "sur 外科 93.64 0.9364 优秀"])
        XCTAssertEqual(
            try fixture.rows(
                "SELECT indicator_code, item_points FROM hosp_score_item "
                    + "WHERE subject_code = 'sur' ORDER BY indicator_code"),
            ["energy 93.06", "quality 95.00"])
    }

    func testTheSameFactsGiveTheSameRunBack() throws {
        let fixture = try MonthEndFixture()
        let first = try fixture.book.runAppraisal(month: month(), scheme: "M")
        let pay = try fixture.book.distributePay(month: month(), pool: "PAY")
        try fixture.inspect("I1", month: "202503", day: "20250320", points: "20")
        let inspection = try fixture.book.scoreInspection(month: month(), inspection: "I1")
        let before = try fixture.written()
        XCTAssertTrue(try fixture.book.runAppraisal(month: month(), scheme: "M").run.isRepeated)
        XCTAssertTrue(try fixture.book.distributePay(month: month(), pool: "PAY").run.isRepeated)
        let again = try fixture.book.scoreInspection(month: month(), inspection: "I1")
        XCTAssertTrue(again.run.isRepeated)
        XCTAssertEqual(again.findings, inspection.findings)
        XCTAssertEqual(try fixture.written(), before)
        XCTAssertEqual(first.run.version, 1)
        XCTAssertEqual(pay.run.version, 1)
    }

    /// Weights: surgery 2 × 0.9364 = 1.8728, medicine 1 × 0.9700; total 2.8428. Surgery gets
    /// 1,000,000 × 1.8728 / 2.8428 = 658,787.11 fen. Its persons weigh 1.6 × 21 = 33.6 and
    /// 1.0 × 20 = 20: 658,787 × 33.6 / 53.6 = 412,971.25 and 245,815.75, the larger remainder.
    func testPayGoesToDepartmentsAndPersonsToTheFen() throws {
        let fixture = try MonthEndFixture()
        _ = try fixture.book.runAppraisal(month: month(), scheme: "M")
        let pay = try fixture.book.distributePay(month: month(), pool: "PAY")
        XCTAssertEqual(
            try fixture.rows("SELECT department_code, amount_fen FROM hosp_pay_department "
                + "ORDER BY department_code"), ["med 341213", "sur 658787"])
        XCTAssertEqual(
            try fixture.rows("SELECT person_code, person_name, amount_fen FROM hosp_pay_person "
                + "ORDER BY person_code"), ["P1 张一 412971", "P2 李二 245816", "P3 王三 341213"])
        XCTAssertEqual(
            try fixture.rows("SELECT holder_level, holder_code, difference_fen FROM hosp_pay_proof "
                + "ORDER BY holder_level, holder_code"), ["1 PAY 0", "2 med 0", "2 sur 0"])
        let upstream = try fixture.rows(
            "SELECT input_run_id FROM hosp_run_input WHERE run_id = '\(pay.run.id)' "
                + "AND input_run_id IS NOT NULL")
        XCTAssertEqual(upstream, ["202503-000001"])
    }

    func testANewAppraisalMakesPayStaleAndAStaleAppraisalIsNotPaid() throws {
        let fixture = try MonthEndFixture()
        let book = fixture.book
        XCTAssertThrowsError(try book.distributePay(month: month(), pool: "PAY")) {
            XCTAssertEqual(($0 as? RunError)?.finding.message, .runNeeded)
        }
        let first = try book.runAppraisal(month: month(), scheme: "M")
        let pay = try book.distributePay(month: month(), pool: "PAY")
        XCTAssertEqual(try book.staleRuns(), [])
        try fixture.replace("hosp_appraisal_value", "v", MonthEndFixture.values
            .replacingOccurrences(of: "sur,quality,,95", with: "sur,quality,,85"))
        // The facts changed: the appraisal is stale, and so is the pay that read it.
        XCTAssertEqual(try book.staleRuns(), [first.run.id, pay.run.id])
        XCTAssertThrowsError(try book.distributePay(month: month(), pool: "PAY")) {
            XCTAssertEqual($0 as? RunError, .runStale(first.run.id))
        }
        let second = try book.runAppraisal(month: month(), scheme: "M")
        XCTAssertEqual(second.run.version, 2)
        XCTAssertEqual(try book.staleRuns(), [pay.run.id])
        let paidAgain = try book.distributePay(month: month(), pool: "PAY")
        XCTAssertEqual(paidAgain.run.version, 2)
        XCTAssertEqual(try book.staleRuns(), [])
        XCTAssertGreaterThan(try book.verifyAudit(), 20)
    }

    func testAChangeOfMasterDataOfAnotherMonthMakesNothingStale() throws {
        let fixture = try MonthEndFixture()
        _ = try fixture.book.runAppraisal(month: month(), scheme: "M")
        _ = try fixture.book.distributePay(month: month(), pool: "PAY")
        try fixture.load("hosp_person_assignment", "b",
            "工号,科室编码,起始日期,岗位系数,工作份额\nP9,sur,20250401,1,1\n")
        XCTAssertEqual(try fixture.book.staleRuns(), [])
    }

    func testAFailedKeyItemOpensAHazardAndIsObservedOnItWhileItIsOpen() throws {
        let fixture = try MonthEndFixture()
        let book = fixture.book
        try fixture.inspect("I1", month: "202503", day: "20250320", points: "20")
        let first = try book.scoreInspection(month: month(), inspection: "I1")
        // 40 + 20 of 70: C does not apply.
        XCTAssertEqual(first.score.percent?.description, "85.71")
        XCTAssertEqual(first.score.failedItems, ["B"])
        XCTAssertEqual(
            first.findings.map(\.consequence), [.opened(Hazard.ID("H20250320-1"), repeatOf: nil)])
        try fixture.inspect("I2", month: "202504", day: "20250420", points: "25")
        let second = try book.scoreInspection(month: Month("2025-04"), inspection: "I2")
        XCTAssertEqual(second.findings.map(\.consequence), [.observed(Hazard.ID("H20250320-1"))])
        XCTAssertEqual(
            try fixture.rows("SELECT hazard_code, inspection_code, lost_points "
                + "FROM hosp_hazard_observation"), ["H20250320-1 I2 5"])
        XCTAssertEqual(
            try fixture.rows("SELECT check_item_code, lost_points, consequence_name, note_text "
                + "FROM hosp_check_finding ORDER BY inspection_code"),
            ["B 10 opened 通道堵塞", "B 5 observed 通道堵塞"])
    }

    func testAClosedHazardSeenAgainWithinAYearIsRepeatedAndLaterIsNot() throws {
        for (day, isRepeat) in [("20260419", true), ("20260420", true), ("20260421", false)] {
            let fixture = try MonthEndFixture()
            try fixture.inspect("I1", month: "202503", day: "20250320", points: "20")
            _ = try fixture.book.scoreInspection(month: month(), inspection: "I1")
            try fixture.book.store.execute(
                "UPDATE hosp_hazard SET state_name = 'closed', ended_day = 20250420")
            try fixture.inspect("I2", month: "202604", day: day, points: "0")
            let again = try fixture.book.scoreInspection(
                month: Month("2026-04"), inspection: "I2")
            let first = Hazard.ID("H20250320-1")
            XCTAssertEqual(
                again.findings.map(\.consequence),
                [.opened(Hazard.ID("H\(day)-2"), repeatOf: isRepeat ? first : nil)], day)
        }
    }

    func testCorrectedAnswersMakeANewVersionThatRecordsNothingTwice() throws {
        let fixture = try MonthEndFixture()
        try fixture.inspect("I1", month: "202503", day: "20250320", points: "20")
        _ = try fixture.book.scoreInspection(month: month(), inspection: "I1")
        try fixture.replace("hosp_inspection_answer", "aI1", """
            会计期间,检查编号,检查项目,答案
            202503,I1,A,否
            202503,I1,B,20
            202503,I1,C,未到期
            """)
        let again = try fixture.book.scoreInspection(month: month(), inspection: "I1")
        XCTAssertEqual(again.run.version, 2)
        XCTAssertEqual(
            again.findings.map(\.consequence),
            [.noted, .recordedBefore(Hazard.ID("H20250320-1"))])
        XCTAssertEqual(again.score.count(of: .notDue), 1)
        XCTAssertEqual(try fixture.rows("SELECT COUNT(*) FROM hosp_hazard"), ["1"])
        XCTAssertEqual(try fixture.rows("SELECT COUNT(*) FROM hosp_hazard_observation"), ["0"])
    }

    /// The answer of a procedure as its members, and what the tables hold, row by row.
    func testTheTablesHoldWhatTheProceduresAnswer() throws {
        let fixture = try MonthEndFixture()
        try fixture.inspect("I1", month: "202503", day: "20250320", points: "20")
        let cards = try answer("book.appraisal.run", "scheme", "M", in: fixture)
        try assertRows(cards["cards"], ["subject", "name", "composite", "pay_coefficient", "grade"],
            "SELECT subject_code, subject_name, composite_score, pay_coefficient, grade_name "
                + "FROM hosp_score_card ORDER BY subject_code", in: fixture)
        let pay = try answer("book.pay.distribute", "pool", "PAY", in: fixture)
        try assertRows(pay["departments"], ["id", "weight", "amount", "undivided"],
            "SELECT department_code, weight_value, amount_yuan, undivided_yuan "
                + "FROM hosp_pay_department_current ORDER BY department_code", in: fixture)
        try assertRows(pay["proof"], ["amount", "set_aside", "distributed", "difference"],
            "SELECT amount_yuan, set_aside_yuan, distributed_yuan, difference_yuan "
                + "FROM hosp_pay_proof_current ORDER BY holder_level, holder_code", in: fixture)
        let score = try answer("book.inspection.score", "inspection", "I1", in: fixture)
        try assertRows(score["items"], ["code", "standing", "earned", "maximum"],
            "SELECT check_item_code, standing_name, earned_points, maximum_points "
                + "FROM hosp_check_item ORDER BY sort_number", in: fixture)
        try assertRows(score["findings"], ["item", "lost_points", "consequence", "hazard"],
            "SELECT check_item_code, lost_points, consequence_name, hazard_code "
                + "FROM hosp_check_finding", in: fixture)
        XCTAssertEqual(
            try fixture.rows("SELECT earned_points, score_percent, result_name "
                + "FROM hosp_check_score"),
            [["earned", "percent", "result"].map { text(score[$0]) }.joined(separator: " ")])
    }

    private func answer(
        _ procedure: String, _ argument: String, _ code: String, in fixture: MonthEndFixture
    ) throws -> JSONObject {
        let arguments: JSONValue = .object([
            "period": .string("2025-03"), argument: .string(code),
        ])
        let result = try XCTUnwrap(Procedure.named(procedure)).run(arguments, in: fixture.book)
        guard case .object(let object) = result.json else { return JSONObject() }
        XCTAssertNotNil(object["run"], procedure)
        return object
    }

    private func assertRows(
        _ list: JSONValue?, _ members: [String], _ sql: String, in fixture: MonthEndFixture,
        line: UInt = #line
    ) throws {
        guard case .array(let elements)? = list else { return XCTFail("no list", line: line) }
        let answered = elements.map { element -> String in
            guard case .object(let object) = element else { return "" }
            return members.map { text(object[$0]) }.joined(separator: " ")
        }
        XCTAssertFalse(answered.isEmpty, line: line)
        XCTAssertEqual(answered, try fixture.rows(sql), line: line)
    }

    private func text(_ value: JSONValue?) -> String {
        switch value {
        case .string(let text)?, .number(let text)?: text
        default: "-"
        }
    }

    func testTheArchiveSelfInspectionShipsAndTotalsAHundred() throws {
        let fixture = try MonthEndFixture()
        try fixture.load("hosp_safety_template", "std",
            "template_code,template_version,standard_code\nARC,2014.1,ARCHIVE100\n")
        try fixture.load("hosp_inspection", "arc", "period_month,inspection_code,place_code,"
            + "inspection_day,inspector_code,template_code,template_version,policy_code\n"
            + "202503,S206,store,20250320,P9,ARC,2014.1,R\n")
        let checklist = try StandardChecklist.named("ARCHIVE100").template()
        let answers = checklist.items.map { "202503,S206,\($0.code),\($0.points)" }
        try fixture.load("hosp_inspection_answer", "arc",
            (["period_month,inspection_code,check_item_code,answer_text"] + answers)
                .joined(separator: "\n"))
        _ = try fixture.book.scoreInspection(month: month(), inspection: "S206")
        XCTAssertEqual(
            try fixture.rows("SELECT earned_points FROM hosp_check_section ORDER BY sort_number"),
            ["20", "25", "40", "15"])
        XCTAssertEqual(
            try fixture.rows(
                "SELECT earned_points, score_percent, grade_name FROM hosp_check_score"),
            ["100 100.00 优秀"])
    }
}
