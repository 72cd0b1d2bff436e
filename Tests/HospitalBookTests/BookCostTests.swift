import Hosp
import XCTest

/// A month of cost from imported tables to result tables.
final class BookCostTests: BookTestCase {
    private func finals(_ book: Book, _ run: String) throws -> [String] {
        try book.store.rows(
            "SELECT department_code, full_fen FROM hosp_cost_final WHERE run_id = ? "
                + "ORDER BY department_code", [.text(run)]
        ).map { "\($0[0].text ?? "")=\($0[1].integer ?? -1)" }
    }

    func testTheDocumentedExampleRunsFromTablesToTables() throws {
        let book = try monthBook()
        let march = try Month("2025-03")
        let first = try book.allocateCost(month: march, plan: "P1")
        XCTAssertEqual(try finals(book, first.run.id), ["ward-1=5417", "ward-2=9583"])
        XCTAssertEqual(first.run.version, 1)
        let again = try book.allocateCost(month: march, plan: "P1")
        XCTAssertTrue(again.run.isRepeated)
        XCTAssertEqual(again.run.id, first.run.id)
        XCTAssertGreaterThan(try book.verifyAudit(), 7)
    }

    func testAChangedFactMarksTheRunStaleAndTheNextVersionSaysWhatMoved() throws {
        let book = try monthBook()
        let march = try Month("2025-03")
        let first = try book.allocateCost(month: march, plan: "P1")
        XCTAssertEqual(try book.staleRuns(), [])
        try load(book, "hosp_cost_entry", "e2", """
            period_month,department_code,item_code,entry_code,amount_fen
            202503,ward-1,cost,V2-1,500
            """)
        XCTAssertEqual(try book.staleRuns(), [first.run.id])
        let second = try book.allocateCost(month: march, plan: "P1")
        XCTAssertEqual(second.run.version, 2)
        let moved = try book.store.rows(
            "SELECT department_code, before_fen, after_fen, change_fen FROM hosp_cost_difference "
                + "WHERE run_id = ?", [.text(second.run.id)])
        XCTAssertEqual(moved, [["ward-1", 5417, 5917, 500]])
        XCTAssertEqual(try book.staleRuns(), [])
    }

    func testAClosedMonthTakesNoFactsAndNoRuns() throws {
        let book = try monthBook()
        let march = try Month("2025-03")
        try book.close(march, area: "cost")
        XCTAssertThrowsError(try book.allocateCost(month: march, plan: "P1")) {
            XCTAssertEqual($0 as? BookError, .monthClosed(march))
        }
        XCTAssertThrowsError(
            try load(book, "hosp_cost_entry", "e3", """
                period_month,department_code,item_code,entry_code,amount_fen
                202503,ward-1,cost,V3-1,500
                """))
        XCTAssertEqual(book.importFindings.map(\.finding.message), [.rowMonthClosed])
        XCTAssertEqual(book.importFindings.first?.row, 2)
    }

    /// S-291: who acts does not confirm, and both stand in the audit trail with the reason.
    func testS291AMonthIsReopenedByTwoPersonsOnly() throws {
        let book = try monthBook()
        let march = try Month("2025-03")
        try book.close(march, area: "cost")
        XCTAssertThrowsError(
            try book.reopen(march, area: "cost", confirmedBy: "tester", reason: "补记")
        ) { XCTAssertEqual(($0 as? PrivilegeError)?.finding.message.status, .separation) }
        book.actor = nil
        XCTAssertThrowsError(
            try book.reopen(march, area: "cost", confirmedBy: "院长", reason: "补记")
        ) { XCTAssertEqual($0 as? BookError, .actorMissing) }
        XCTAssertTrue(try book.isClosed(march, area: "cost"))
        book.actor = "tester"
        try book.reopen(march, area: "cost", confirmedBy: "院长", reason: "补记凭证")
        XCTAssertFalse(try book.isClosed(march, area: "cost"))
        let details = try book.store.rows(
            "SELECT detail_json FROM hosp_audit WHERE action_name = ?", ["month.open"])
        XCTAssertEqual(details, [[#"{"confirmed_by":"院长","reason":"补记凭证"}"#]])
    }

    func testEveryBadRowIsReportedAndNothingIsImported() throws {
        let book = try monthBook()
        XCTAssertThrowsError(
            try load(book, "hosp_cost_entry", "bad", """
                会计期间,科室编码,成本项目,凭证及行号,金额
                2025-03,lab,cost,V9-1,"1,2O3.00"
                2025-03,labb,cost,V9-2,1.00
                2025-03,lab,cost,V9-3,1.00
                2025-03,lab,cost,V9-3,2.00
                2025-13,lab,cost,V9-4,1.00
                2025-03,lab,cost,,1.00
                """)
        ) {
            XCTAssertTrue(
                ($0 as? BookError)?.finding.text(in: .chinese).hasPrefix(
                    "第2行“金额”列：“1,2O3.00”不是有效金额（元，最多两位小数）。") ?? false, "\($0)")
        }
        XCTAssertEqual(
            book.importFindings.map {
                "\($0.row ?? 0) \($0.column ?? "") \($0.finding.message.name)"
            },
            [
                "2 金额 field_invalid", "3 科室编码 field_unknown", "5  row_twice",
                "6 会计期间 field_invalid", "7 凭证及行号 field_missing",
            ])
        let count = try book.store.rows("SELECT COUNT(*) FROM hosp_cost_entry")
        XCTAssertEqual(count, [[2]])
    }

    func testTheSameBatchAgainChangesNothing() throws {
        let book = try monthBook()
        let text = "item_code,sort_number\ndrugs,2\n"
        XCTAssertFalse(try load(book, "hosp_cost_item", "i2", text).isRepeated)
        let rows = try book.verifyAudit()
        XCTAssertTrue(try load(book, "hosp_cost_item", "i2", text).isRepeated)
        XCTAssertEqual(try book.verifyAudit(), rows)
        XCTAssertThrowsError(try load(book, "hosp_cost_item", "i2", text + "x,3\n")) {
            XCTAssertEqual(
                $0 as? BookError, .batchDiffers("i2", table: "hosp_cost_item", rows: 1))
        }
        XCTAssertEqual(try book.withdraw(batch: "i2", from: "hosp_cost_item"), 1)
        XCTAssertFalse(try load(book, "hosp_cost_item", "i2", text).isRepeated)
    }
}
