import Hosp
import XCTest

/// The check of a whole book: each thing that is wrong is told with its figures, and nothing else.
final class BookCheckTests: BookTestCase {
    private func checked(_ book: Book) throws -> [String] {
        let result = try XCTUnwrap(Procedure.named("book.check")).run(.object([:]), in: book)
        let table = result.tables[0]
        for row in table.rows { XCTAssertNotEqual(row[2], row[3]) }
        return table.rows.map { "\($0[1].text): \($0[3].text)" }
    }

    /// A month with costs, pay, budgets and two runs of which one replaced the other.
    private func fullBook() throws -> Book {
        let book = try monthBook()
        _ = try book.allocateCost(month: Month("2025-03"), plan: "P1")
        try load(book, "hosp_cost_entry", "e2", """
            period_month,department_code,item_code,entry_code,amount_fen
            202503,ward-1,cost,V9,105
            """)
        _ = try book.allocateCost(month: Month("2025-03"), plan: "P1")
        try load(book, "hosp_budget_line", "l", """
            line_code,department_code,budget_item_code,is_restricted
            L,lab,维修,0
            """)
        try load(book, "hosp_budget_month", "m", """
            period_month,line_code,approved_fen
            202503,L,100000
            """)
        let step = try XCTUnwrap(Procedure.named("book.budget.step"))
        for text in [
            #"{"step":{"step":"document","document":"R1","stage":"reserved","line":"L","#
                + #""month":"2025-03","amount":"30"}}"#,
            #"{"step":{"step":"document","document":"O1","stage":"committed","line":"L","#
                + #""month":"2025-03","amount":"20","from":"R1"}}"#,
        ] {
            _ = try step.run(JSONValue(parsing: text), in: book)
        }
        return book
    }

    func testASoundBookHasNoFindings() throws {
        XCTAssertEqual(try checked(try emptyBook()), [])
        XCTAssertEqual(try checked(try fullBook()), [])
        let month = try MonthEndFixture()
        _ = try month.book.runAppraisal(month: Month("2025-03"), scheme: "M")
        XCTAssertEqual(try checked(month.book), [])
    }

    func testEachFaultIsToldWithItsFigures() throws {
        let runs = try fullBook().store.rows(
            "SELECT run_id FROM hosp_run_record ORDER BY run_id").compactMap { $0[0].text }
        XCTAssertEqual(runs.count, 2)
        let (old, new) = (runs[0], runs[1])
        let faults: [([String], [String])] = [
            (["DROP VIEW hosp_cost_final_yuan"], [
                "check_table_missing: The book has no \"hosp_cost_final_yuan\", though the tables "
                    + "of area \"cost\" are of version 3.",
            ]),
            (["UPDATE hosp_schema SET content_hash = 'x' WHERE migration = 'budget.1'"], [
                "check_migration_differs: Migration \"budget.1\" was recorded with other "
                    + "statements than those of this library.",
            ]),
            (["UPDATE hosp_audit SET recorded_by = 'x' WHERE chain_number = 3"], [
                "audit_chain_broken: The audit trail breaks at row 3: it or the row before was "
                    + "tampered with.",
            ]),
            (["DELETE FROM hosp_cost_entry WHERE department_code = 'lab'"], [
                "check_batch_rows: Table hosp_cost_entry, batch \"e1\": 2 rows are registered and "
                    + "1 are there.",
            ]),
            (["DELETE FROM hosp_import_batch WHERE batch_key = 'e2'"], [
                "check_batch_rows: Table hosp_cost_entry, batch \"e2\": 0 rows are registered and "
                    + "1 are there.",
            ]),
            (["UPDATE hosp_cost_line SET run_id = 'gone' WHERE run_id = '\(old)'"], [
                "check_run_unknown: Table hosp_cost_line, column run_id: 5 rows name run \"gone\", "
                    + "which was not recorded.",
            ]),
            (["UPDATE hosp_run_record SET previous_run_id = 'x' WHERE run_id = '\(new)'"], [
                "check_run_unknown: Table hosp_run_record, column previous_run_id: 1 rows name run "
                    + "\"x\", which was not recorded.",
            ]),
            (["UPDATE hosp_run_record SET is_current = 1"], [
                "check_run_current: book.cost.allocate of P1, month 202503: 2 versions are "
                    + "current, where one should be.",
            ]),
            (
                [
                    "INSERT INTO hosp_run_record SELECT 'z', 'other', scope_code, period_month, "
                        + "version_number, previous_run_id, is_current, is_stale, state_name, "
                        + "inputs_hash, rule_version, library_version, calculated_by, "
                        + "calculated_at, arguments_json FROM hosp_run_record "
                        + "WHERE run_id = '\(new)'",
                ],
                [
                    "check_run_unsealed: Run \"z\" was recorded, but the audit trail does not know "
                        + "that it was calculated.",
                ]
            ),
            (["UPDATE hosp_budget_move SET amount_fen = 2001 WHERE side_name = 'committed'"], [
                "check_total: Table hosp_budget_standing, \"L\": committed_fen is 2000 fen, where "
                    + "table hosp_budget_move gives 2001.",
            ]),
            (["UPDATE hosp_budget_document SET open_fen = 999 WHERE document_code = 'R1'"], [
                "check_total: Table hosp_budget_standing, \"L\": reserved_fen is 1000 fen, where "
                    + "table hosp_budget_document gives 999.",
            ]),
            (
                [
                    "UPDATE hosp_cost_final SET received_fen = received_fen - 1 "
                        + "WHERE run_id = '\(old)' AND department_code = 'ward-1'",
                ],
                [
                    "check_total: Table hosp_cost_final, \"\(old) ward-1\": full_fen is 5417 fen, "
                        + "where table hosp_cost_final gives 5416.",
                ]
            ),
        ]
        for (statements, expected) in faults {
            let book = try fullBook()
            for statement in statements { try book.store.execute(statement) }
            XCTAssertEqual(try checked(book), expected, statements[0])
        }
    }

    func testAPoolThatDoesNotComeToItsPartsIsTold() throws {
        let month = try MonthEndFixture()
        _ = try month.book.runAppraisal(month: Month("2025-03"), scheme: "M")
        _ = try month.book.distributePay(month: Month("2025-03"), pool: "PAY")
        XCTAssertEqual(try checked(month.book), [])
        try month.book.store.execute(
            "UPDATE hosp_pay_proof SET undivided_fen = undivided_fen + 1 "
                + "WHERE holder_code = 'sur'")
        let found = try checked(month.book)
        XCTAssertEqual(found.count, 1)
        XCTAssertTrue(
            found.allSatisfy { $0.hasPrefix("check_total: Table hosp_pay_proof") }, "\(found)")
    }
}
