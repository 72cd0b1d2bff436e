import Hosp
import XCTest

/// The risks of a book, and its control points.
final class BookRiskTests: BookTestCase {
    private func run(
        _ name: String, _ arguments: String = "{}", in book: Book
    ) throws -> ProcedureResult {
        try XCTUnwrap(Procedure.named(name)).run(JSONValue(parsing: arguments), in: book)
    }

    @discardableResult
    private func take(_ step: String, of risk: String, in book: Book) throws -> [String] {
        texts(try run("book.risk.step", #"{"risk":"\#(risk)","step":{\#(step)}}"#, in: book))
    }

    private func texts(_ result: ProcedureResult, _ table: Int = 0) -> [String] {
        result.tables[table].rows.map { $0.map(\.text).joined(separator: " ") }
    }

    private func assess(
        _ values: String, on day: String, review: String, more: String = ""
    ) -> String {
        #""step":"assess","by":"A01","on":"\#(day)","method":"LEC","values":\#(values),"#
            + #""review":"\#(review)"\#(more)"#
    }

    /// Older libraries took steps of nobody: they stay readable, a new one is refused.
    func testAKeptStepOfNobodyStaysReadable() throws {
        let book = try emptyBook()
        let values = #"{"L":"3","E":"6","C":"7"}"#
        try take(assess(values, on: "2025-03-03", review: "2025-09-03"), of: "R-1", in: book)
        try book.store.execute(
            "UPDATE hosp_risk_step_part SET part_text = REPLACE(part_text, 'A01', '')")
        XCTAssertEqual(
            try take(
                assess(values, on: "2025-09-03", review: "2026-03-03"), of: "R-1", in: book),
            ["R-1 active LEC 126 III 3 yellow 1 2025-09-03 2026-03-03"])
        let retire = #""step":"retire","by":"","on":"2025-09-04","reason":"r""#
        XCTAssertThrowsError(try take(retire, of: "R-1", in: book)) {
            XCTAssertEqual(
                $0 as? ArgumentError, .value(path: "step.by", value: "", allowed: nil))
        }
    }

    /// 10 × 6 × 7 = 420, level I, red; 3 × 6 × 7 = 126, level III, yellow; 1 × 1 × 3 = 3, level V.
    func testRisksAreAssessedReviewedAndRetired() throws {
        let book = try emptyBook()
        XCTAssertEqual(texts(try run("book.risk.list", in: book)), [])
        let small = assess(#"{"L":"1","E":"1","C":"3"}"#, on: "2025-03-03", review: "2025-04-01")
        let middle = assess(#"{"L":"3","E":"6","C":"7"}"#, on: "2025-03-03", review: "2025-09-03")
        let great = assess(
            #"{"L":"10","E":"6","C":"7"}"#, on: "2025-03-04", review: "2025-06-30",
            more: #","residual":{"L":"10","E":"6","C":"7"}"#)
        XCTAssertEqual(
            try take(middle, of: "R-1", in: book),
            ["R-1 active LEC 126 III 3 yellow 1 2025-03-03 2025-09-03"])
        try take(great, of: "R-2", in: book)
        try take(small, of: "R-3", in: book)
        XCTAssertEqual(
            texts(try run("book.risk.list", in: book)).map { $0.prefix(3) }, ["R-2", "R-1", "R-3"])
        func overdue(_ day: String) throws -> [String] {
            try texts(run("book.risk.overdue", #"{"today":"\#(day)"}"#, in: book)).map {
                "\($0.prefix(3)) \($0.split(separator: " ").last ?? "")"
            }
        }
        XCTAssertEqual(try overdue("2025-04-01"), [])
        XCTAssertEqual(try overdue("2025-07-01"), ["R-2 1", "R-3 91"])
        try take(
            #""step":"retire","by":"A01","on":"2025-05-01","reason":"设备已报废""#, of: "R-3", in: book)
        try take(
            assess(#"{"L":"1","E":"6","C":"7"}"#, on: "2025-06-30", review: "2025-12-31"),
            of: "R-2", in: book)
        XCTAssertEqual(try overdue("2025-07-01"), [])
        XCTAssertEqual(
            texts(try run("book.risk.list", in: book)).map { $0.prefix(10) },
            ["R-1 active", "R-2 active", "R-3 retire"])
        XCTAssertEqual(
            try book.store.rows("SELECT step_name, level_code FROM hosp_risk_step "
                + "WHERE risk_code = 'R-2' ORDER BY step_number").map { $0.map { $0.text ?? "" } },
            [["assess", "I"], ["assess", "IV"]])
        XCTAssertEqual(
            try book.store.rows(
                "SELECT COUNT(*) FROM hosp_audit WHERE action_name LIKE 'risk.%'"), [[5]])
        XCTAssertNoThrow(try book.verifyAudit())
    }

    func testARefusedStepChangesNothing() throws {
        let book = try emptyBook()
        let values = #"{"L":"3","E":"6","C":"7"}"#
        let first = assess(values, on: "2025-03-03", review: "2025-09-03")
        XCTAssertThrowsError(
            try take(#""step":"retire","by":"A","on":"2025-03-03","reason":"r""#, of: "R", in: book)
        ) { XCTAssertEqual($0 as? RiskRecordError, .unknown(risk: .init("R"))) }
        try take(first, of: "R", in: book)
        func all() throws -> [[[StoreValue]]] {
            try ["hosp_risk", "hosp_risk_step", "hosp_risk_step_part", "hosp_audit"].map {
                try book.store.rows("SELECT * FROM \($0)")
            }
        }
        let before = try all()
        for step in [
            #""step":"restore","by":"A","on":"2025-03-03","reason":"r""#,
            #""step":"retire","by":"A","on":"2025-03-03""#,
            #""step":"retire","by":"A","on":"2025-03-02","reason":"r""#,
            assess(values, on: "2025-03-04", review: "2025-03-04"),
            assess(#"{"L":"4","E":"6","C":"7"}"#, on: "2025-03-04", review: "2025-09-04"),
            assess(#"{"L":"3","E":"6"}"#, on: "2025-03-04", review: "2025-09-04"),
        ] {
            XCTAssertThrowsError(try take(step, of: "R", in: book), step)
            XCTAssertEqual(try all(), before, step)
        }
        try book.store.execute("UPDATE hosp_risk SET review_day = 20991231")
        XCTAssertThrowsError(try take(first, of: "R", in: book)) {
            XCTAssertEqual($0 as? RiskRecordError, .historyBroken(risk: .init("R")))
        }
    }

    /// A code that no engine can keep under its key is refused.
    func testACodeThatDoesNotFitIsRefused() throws {
        let book = try emptyBook()
        let step = assess(#"{"L":"3","E":"6","C":"7"}"#, on: "2025-03-03", review: "2025-09-03")
        for (code, length) in [("", 0), ("  ", 0), (String(repeating: "险", count: 65), 65)] {
            XCTAssertThrowsError(try take(step, of: code, in: book)) {
                XCTAssertEqual(
                    $0 as? BookError,
                    .textUnfit(column: "risk_code", length: length, limit: 64))
            }
        }
        XCTAssertEqual(try book.store.rows("SELECT COUNT(*) FROM hosp_risk")[0][0].integer, 0)
        XCTAssertNoThrow(try take(step, of: String(repeating: "险", count: 64), in: book))
    }

    func testControlPointsOfTheBookMakeTheirChecklist() throws {
        let book = try emptyBook()
        XCTAssertEqual(texts(try run("book.risk.points", in: book)), [])
        try load(book, "hosp_control_point", "c", """
            流程,序号,风险点,风险来源,控制措施,对应风险
            支付,1,账号录错,operator_error,复核,R-1
            支付,3,重复付款,flow,,
            登记,1,冒用身份,outside_fraud,核验证件,
            """)
        let result = try run("book.risk.points", in: book)
        XCTAssertEqual(Set(texts(result)), ["支付 2 2", "登记 1 "])
        XCTAssertEqual(result.tables[2].rowCount, 3)
        try load(book, "hosp_control_point", "d", "流程,序号,风险来源\n支付,2,weather\n")
        XCTAssertThrowsError(try run("book.risk.points", in: book)) {
            guard case .value(let path, "weather", _)? = $0 as? ArgumentError else {
                return XCTFail("\($0)")
            }
            XCTAssertEqual(path, "支付 2 source_name")
        }
    }
}
