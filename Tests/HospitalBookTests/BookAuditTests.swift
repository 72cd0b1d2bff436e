import Foundation
import Hosp
import XCTest

/// The audit trail of a book: one row per change of state, and no byte of it can change unseen.
final class BookAuditTests: BookTestCase {
    /// A book with every kind of change in its trail.
    private func changedBook() throws -> Book {
        let book = try monthBook()
        let march = try Month("2025-03")
        _ = try book.allocateCost(month: march, plan: "P1")
        try load(book, "hosp_cost_entry", "e2", """
            period_month,department_code,item_code,entry_code,amount_fen
            202503,ward-1,cost,V2-1,500
            """)
        try book.withdraw(batch: "e2", from: "hosp_cost_entry")
        _ = try book.allocateCost(month: march, plan: "P1")
        book.actor = nil
        try book.close(march, area: "cost")
        book.actor = "院长"
        try book.reopen(march, area: "cost", confirmedBy: "second", reason: "补记凭证")
        return book
    }

    private func actions(_ book: Book, after number: Int64) throws -> [String] {
        try book.store.rows(
            "SELECT action_name, subject_key FROM hosp_audit WHERE chain_number > ? "
                + "ORDER BY chain_number", [.integer(number)]
        ).map { "\($0[0].text ?? "") \($0[1].text ?? "")" }
    }

    func testEveryChangeOfStateIsOneRow() throws {
        let book = try changedBook()
        XCTAssertEqual(
            try actions(book, after: 0),
            [
                "batch.import u", "batch.import i", "batch.import d", "batch.import p",
                "batch.import s", "batch.import e1", "batch.import q1",
                "run.compute 202503-000001",
                "batch.import e2", "run.stale 202503-000001",
                "batch.withdraw e2",
                "run.fresh 202503-000001",
                "month.close cost/202503", "month.open cost/202503",
            ])
        XCTAssertEqual(try book.verifyAudit(), 14)
    }

    func testWhatChangesNothingAndWhatFailsLeavesNoRow() throws {
        let book = try changedBook()
        let march = try Month("2025-03")
        let items = "item_code,sort_number\ncost,1\n"
        XCTAssertTrue(try load(book, "hosp_cost_item", "i", items).isRepeated)
        XCTAssertTrue(try book.allocateCost(month: march, plan: "P1").run.isRepeated)
        XCTAssertEqual(try book.staleRuns(), [])
        XCTAssertThrowsError(try load(book, "hosp_cost_item", "i2", items))
        XCTAssertThrowsError(try book.allocateCost(month: march, plan: "P2"))
        XCTAssertThrowsError(
            try book.reopen(march, area: "cost", confirmedBy: "second", reason: "again"))
        XCTAssertThrowsError(try book.withdraw(batch: "no", from: "hosp_cost_item"))
        XCTAssertEqual(try book.verifyAudit(), 14)
    }

    func testABatchThatChangesTwoInputsOfARunMarksItStaleOnce() throws {
        let book = try monthBook()
        try load(book, "hosp_cost_plan", "p2", """
            plan_code,method_name,rounding_unit,residual_rule,negative_pool_rule,negative_driver_rule
            P2,step_down,0.01,largest_remainder,mirror,previous_period
            """)
        try load(book, "hosp_cost_plan_step", "s2", """
            plan_code,step_number,source_code,driver_code
            P2,1,admin,headcount
            P2,2,lab,orders
            """)
        let run = try book.allocateCost(month: try Month("2025-03"), plan: "P2").run.id
        let before = Int64(try book.verifyAudit())
        try load(book, "hosp_driver_statistic", "q2", """
            period_month,driver_code,department_code,driver_quantity
            202502,headcount,lab,1
            202503,headcount,admin,3
            """)
        XCTAssertEqual(try actions(book, after: before), ["batch.import q2", "run.stale \(run)"])
    }

    /// Every byte of every field of every row is changed once, and so is every null.
    func testAnyChangedByteOfAnyColumnIsFound() throws {
        let book = try changedBook()
        let columns = TableDeclaration.audit.columnNames
        let rows = try book.store.rows(TableDeclaration.audit.select())
        var changes = 0
        for row in rows {
            for (position, column) in columns.enumerated() {
                for changed in Self.changed(row[position]) {
                    try book.store.begin(writing: true)
                    try book.store.execute(
                        "UPDATE hosp_audit SET \(column) = ? "
                            + "WHERE chain_name = ? AND chain_number = ?",
                        [changed, row[0], row[1]])
                    XCTAssertThrowsError(
                        try book.verifyAudit(), "row \(row[1]) \(column) → \(changed)"
                    ) {
                        guard case .chainBroken? = $0 as? AuditError else {
                            return XCTFail("\($0)")
                        }
                    }
                    try book.store.rollback()
                    changes += 1
                }
            }
        }
        XCTAssertGreaterThan(changes, 1_900)
        XCTAssertEqual(try book.verifyAudit(), rows.count)
    }

    /// The value with each of its bytes changed, cut by one, and with one more; the other kinds of
    /// nothing for no value.
    private static func changed(_ value: StoreValue) -> [StoreValue] {
        switch value {
        case .integer(let number):
            return [.integer(number + 1_000), .integer(-number), .integer(0)]
        case .text(let text):
            let scalars = Array(text.unicodeScalars)
            return scalars.indices.map { index in
                var other = String.UnicodeScalarView()
                for (place, scalar) in scalars.enumerated() {
                    let next = UnicodeScalar(scalar.value ^ 1) ?? "?"
                    other.append(place == index ? next : scalar)
                }
                return .text(String(other))
            } + [.text(String(text.dropLast())), .text(text + " "), .text(text + "\0")]
        case .null: return [.text(""), .text("null")]
        case .real: return []
        }
    }

    func testARowTakenOutMovedOrPutInIsFound() throws {
        let book = try changedBook()
        let changes = [
            "DELETE FROM hosp_audit WHERE chain_number = 1",
            "DELETE FROM hosp_audit WHERE chain_number = 7",
            "UPDATE hosp_audit SET chain_number = 15 WHERE chain_number = 7",
            "INSERT INTO hosp_audit SELECT chain_name, 15, algorithm_name, recorded_at, "
                + "recorded_by, action_name, subject_kind, subject_key, detail_json, row_hash "
                + "FROM hosp_audit WHERE chain_number = 14",
            "INSERT INTO hosp_audit SELECT 'other', chain_number, algorithm_name, recorded_at, "
                + "recorded_by, action_name, subject_kind, subject_key, detail_json, row_hash "
                + "FROM hosp_audit WHERE chain_number = 14",
        ]
        for change in changes {
            try book.store.begin(writing: true)
            XCTAssertEqual(try book.store.execute(change), 1)
            XCTAssertThrowsError(try book.verifyAudit(), change)
            try book.store.rollback()
        }
        XCTAssertEqual(try book.verifyAudit(), 14)
    }

    func testBytesThatAreNoTextAreFound() throws {
        let book = try changedBook()
        try book.store.execute(
            "UPDATE hosp_audit SET subject_key = CAST(X'FF' AS TEXT) WHERE chain_number = 3")
        XCTAssertThrowsError(try book.verifyAudit())
    }
}
