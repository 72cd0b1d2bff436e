import Foundation
import Hosp
import TestSupport
import XCTest

/// Twelve real cost reports from tables to tables, to the dollar.
final class BookFacilityTests: BookTestCase {
    /// A book with the facts of all reports; rows come in another order with a seed.
    private func book(
        _ facilities: Facilities, seed: UInt64? = nil, key: String = "f"
    ) throws -> Book {
        let book = try emptyBook()
        for (table, lines) in try facilities.tables() {
            var rows = Array(lines.dropFirst())
            if let seed {
                var random = SeededGenerator(seed: seed)
                rows.shuffle(using: &random)
            }
            try load(book, table, key, ([lines[0]] + rows).joined(separator: "\n"))
        }
        return book
    }

    private func text(_ value: StoreValue) -> String { value.sealed ?? "-" }

    /// What plain SQL reads from a result table, one text per row.
    private func rows(_ book: Book, _ sql: String, _ run: String) throws -> Set<String> {
        Set(try book.store.rows(sql, [.text(run)]).map { row in
            row.map(text).joined(separator: " ")
        })
    }

    private static let readFinals = "SELECT department_code, item_code, department_name, "
        + "direct_exact, direct_fen, received_exact, full_exact, full_fen "
        + "FROM hosp_cost_final WHERE run_id = ?"
    private static let readLines = "SELECT step_number, source_code, receiver_code, item_code, "
        + "amount_exact, amount_fen FROM hosp_cost_line WHERE run_id = ?"
    private static let readMultipliers = "SELECT step_number, source_code, item_code, "
        + "multiplier_text, amount_exact, amount_fen FROM hosp_cost_multiplier WHERE run_id = ?"
    private static let readLeft =
        "SELECT department_code, item_code, amount_exact, amount_fen FROM hosp_cost_left "
        + "WHERE run_id = ?"

    func testTheTablesHoldWhatTheCalculationGivesAndWhatWasPublished() throws {
        let facilities = try Facilities(self)
        let book = try book(facilities)
        var (allocations, finals) = (0, 0)
        for report in facilities.reports {
            let run = try book.allocateCost(
                month: facilities.month(report), plan: report).run.id
            try compare(book, run, with: try facilities.request(report).allocated())
            let amounts = try book.store.rows(
                "SELECT source_code, receiver_code, amount_exact FROM hosp_cost_line "
                    + "WHERE run_id = ?", [.text(run)])
            let shares = Dictionary(
                uniqueKeysWithValues: amounts.map {
                    ("\(text($0[0]))→\(text($0[1]))", text($0[2]))
                })
            for row in facilities.allocations where row["report"] == report {
                let key = Facilities.code(report, row["overhead_line"]) + "→"
                    + Facilities.code(report, row["receiving_line"])
                XCTAssertEqual(shares[key] ?? "0", row["allocated"], key)
                allocations += 1
            }
            let full = Dictionary(
                uniqueKeysWithValues: try book.store.rows(
                    "SELECT department_code, full_exact FROM hosp_cost_final_current "
                        + "WHERE run_id = ?", [.text(run)]
                ).map { (text($0[0]), text($0[1])) })
            for row in facilities.finals where row["report"] == report {
                let code = Facilities.code(report, row["line"])
                XCTAssertEqual(full[code], row["final_cost"], code)
                finals += 1
            }
        }
        XCTAssertEqual([allocations, finals], [455, 204])
        XCTAssertEqual(try book.store.integrityFindings(), [])
        XCTAssertEqual(try book.verifyAudit(), 8 + 12)
    }

    /// Compares every result table of a run with a result of the calculation.
    private func compare(_ book: Book, _ run: String, with result: AllocationResult) throws {
        let code = { (position: Int) in result.departments[position].id.code }
        let amount = { (units: Int128) in "\(units) \(units * 100)" }
        let numbers = try book.store.rows(
            "SELECT DISTINCT s.step_number FROM hosp_cost_plan_step s, hosp_run_record r "
                + "WHERE r.run_id = ? AND s.plan_code = r.scope_code ORDER BY s.step_number",
            [.text(run)]
        ).map { text($0[0]) }
        XCTAssertEqual(
            try rows(book, Self.readFinals, run),
            Set(result.finals.map { final in
                let direct = result.directCost(department: final.department, item: 0)
                let name = result.departments[final.department].name
                return "\(code(final.department)) cost \(name) \(amount(direct)) "
                    + "\(final.amounts[0] - direct) \(amount(final.amounts[0]))"
            }), run)
        XCTAssertEqual(
            try rows(book, Self.readLines, run),
            Set(result.lines.map {
                "\(numbers[$0.step - 1]) \(code($0.source)) \(code($0.receiver)) cost "
                    + amount($0.amount)
            }), run)
        XCTAssertEqual(
            try rows(book, Self.readMultipliers, run),
            Set(result.pools.map {
                "\(numbers[$0.step - 1]) \(code($0.source)) cost \($0.multiplier.text) "
                    + amount($0.amount)
            }), run)
        XCTAssertEqual(
            try rows(book, Self.readLeft, run),
            Set(result.leftInSource.map {
                "\(code($0.department)) cost \(amount($0.amount))"
            }), run)
    }

    func testAnotherOrderOfRowsGivesBitIdenticalTables() throws {
        let facilities = try Facilities(self)
        let names: Set = [
            "hosp_schema", "hosp_audit", "hosp_import_batch", "batch_key", "calculated_at",
            "calculated_by",
        ]
        var dumps: [[String]] = []
        for seed in [nil, 1, 2] as [UInt64?] {
            let book = try book(facilities, seed: seed, key: "f\(seed ?? 0)")
            book.now = Self.moment + Int64(seed ?? 0)
            book.actor = seed.map { "actor \($0)" }
            for report in facilities.reports {
                _ = try book.allocateCost(month: facilities.month(report), plan: report)
            }
            dumps.append(try dump(book, without: names))
        }
        XCTAssertGreaterThan(dumps[0].count, 455 + 204)
        XCTAssertEqual(dumps[1], dumps[0])
        XCTAssertEqual(dumps[2], dumps[0])
    }

    func testRunningAgainWritesNothing() throws {
        let facilities = try Facilities(self)
        let book = try book(facilities)
        let report = facilities.reports[0]
        let month = try facilities.month(report)
        let first = try book.allocateCost(month: month, plan: report)
        let before = try dump(book)
        book.now = Self.moment + 1
        let again = try book.allocateCost(month: month, plan: report)
        XCTAssertEqual(again.result, first.result)
        XCTAssertEqual(again.run.id, first.run.id)
        XCTAssertEqual(try dump(book), before)
    }

    /// One more entry on the first overhead line of each report moves what an own recount says.
    func testTheNextVersionSaysExactlyWhatMoved() throws {
        let facilities = try Facilities(self)
        let book = try book(facilities)
        for report in facilities.reports {
            let month = try facilities.month(report)
            let first = try book.allocateCost(month: month, plan: report).run
            let source = try XCTUnwrap(try facilities.request(report).steps.first?.sources.first)
            try load(book, "hosp_cost_entry", "late-\(report)", """
                period_month,department_code,item_code,entry_code,amount_yuan
                \(month.yyyymm),\(source.code),cost,late,1000
                """)
            XCTAssertEqual(try book.staleRuns(), [first.id])
            let second = try book.allocateCost(month: month, plan: report).run
            XCTAssertEqual(second.version, 2)
            XCTAssertEqual(second.previousID, first.id)
            XCTAssertEqual(try book.staleRuns(), [])

            let before = try facilities.request(report).allocated()
            let after = try facilities.request(report, more: [source.code: 1000]).allocated()
            var expected: Set<String> = []
            for department in before.departments {
                let old = before.amount(of: department.id, item: "cost")
                let new = after.amount(of: department.id, item: "cost")
                guard old ?? 0 != new ?? 0 else { continue }
                let cells = [old, new, (new ?? 0) - (old ?? 0)].map { amount in
                    amount.map { "\($0) \($0 * 100)" } ?? "- -"
                }
                expected.insert(
                    "\(first.id) \(department.id.code) cost " + cells.joined(separator: " "))
            }
            XCTAssertFalse(expected.isEmpty)
            XCTAssertEqual(
                try rows(
                    book, "SELECT compared_run_id, department_code, item_code, before_exact, "
                        + "before_fen, after_exact, after_fen, change_exact, change_fen "
                        + "FROM hosp_cost_difference WHERE run_id = ?", second.id),
                expected, report)
            try compare(book, first.id, with: before)
            try compare(book, second.id, with: after)
        }
    }

    func testAClosedMonthRefusesARunAndItsNeighboursDoNot() throws {
        let facilities = try Facilities(self)
        let book = try book(facilities)
        let (first, second) = (facilities.reports[0], facilities.reports[1])
        let january = try facilities.month(first)
        _ = try book.allocateCost(month: january, plan: first)
        try book.close(january, area: "cost")
        try assertUnchanged(book) { try book.allocateCost(month: january, plan: first) } _: {
            XCTAssertEqual($0 as? BookError, .monthClosed(january))
        }
        _ = try book.allocateCost(month: facilities.month(second), plan: second)
        try book.reopen(january, area: "cost", confirmedBy: "second", reason: "late voucher")
        XCTAssertTrue(try book.allocateCost(month: january, plan: first).run.isRepeated)
    }
}
