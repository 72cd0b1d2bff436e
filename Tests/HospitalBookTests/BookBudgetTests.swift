import Foundation
import Hosp
import XCTest

/// Budgets by name and in a book: check and write are one step, and nothing is taken twice.
final class BookBudgetTests: BookTestCase {
    private func run(
        _ name: String, _ arguments: String, in book: Book? = nil
    ) throws -> ProcedureResult {
        try XCTUnwrap(Procedure.named(name)).run(JSONValue(parsing: arguments), in: book)
    }

    private func rows(_ table: ResultTable) -> [String] { table.printedRows }

    private func step(_ text: String, _ book: Book) throws -> ProcedureResult {
        try run("book.budget.step", #"{"step":{\#(text)}}"#, in: book)
    }

    func testStepsOfABookAreCheckedAndKept() throws {
        let book = try budgetBook(approved: 50_000)
        try _ = step(
            #""step":"document","document":"PR","stage":"reserved","line":"L","month":"2025-01","#
                + #""amount":"600""#, book)
        let order = try step(
            #""step":"document","document":"PO","stage":"committed","line":"L","month":"2025-02","#
                + #""amount":"400","from":"PR""#, book)
        XCTAssertEqual(rows(order.tables[0]), ["L|后勤|维修|-|100000|20000|40000|0|40000|-|-|-"])
        XCTAssertEqual(
            rows(order.tables[2]),
            ["1|L|2025-01|reserved|-40000|0|PR", "1|L|2025-02|committed|40000|0|PO"])
        let bill = try step(
            #""step":"document","document":"B","stage":"actual","line":"L","month":"2025-02","#
                + #""amount":"420","from":"PO""#, book)
        XCTAssertEqual(rows(bill.tables[3]), [])
        for refused in [
            // 0.01 beyond the tolerance of 5 % of what is open: nothing is.
            #""step":"document","document":"B2","stage":"actual","line":"L","month":"2025-02","#
                + #""amount":"0.01","from":"PO""#,
            #""step":"document","document":"B2","stage":"actual","line":"L","month":"2025-02","#
                + #""amount":"380.01""#,
            #""step":"document","document":"X","stage":"actual","line":"E","month":"2025-01","#
                + #""amount":"1","quantity":"500.5""#,
            #""step":"document","document":"X","stage":"actual","line":"R","month":"2025-01","#
                + #""amount":"50.01","purpose":"公务接待""#,
            #""step":"document","document":"X","stage":"actual","line":"R","month":"2025-01","#
                + #""amount":"1","purpose":"会议""#,
            #""step":"release","document":"unknown""#,
        ] { XCTAssertThrowsError(try step(refused, book), refused) }
        let standing = try run("book.budget.standing", #"{"year":2025}"#, in: book)
        XCTAssertEqual(rows(standing.tables[0]), [
            "E|后勤|用电|kWh|100000|0|0|0|100000|500|0|500",
            "L|后勤|维修|-|100000|20000|0|42000|38000|-|-|-",
            "R|办公室|公务接待|-|5000|0|0|0|5000|-|-|-",
        ])
        XCTAssertEqual(
            rows(standing.tables[1]), ["PR|L|reserved|2025-01|60000|20000|0|0|0|-|0"])
        // Stored sums are those of the moves.
        let moves = try book.store.rows(
            "SELECT side_name, SUM(amount_fen) FROM hosp_budget_move WHERE line_code = 'L' "
                + "GROUP BY side_name ORDER BY side_name")
        XCTAssertEqual(moves.map { $0[1].integer }, [42_000, 0, 20_000])
        XCTAssertGreaterThan(try book.verifyAudit(), 0)
    }

    /// A book of an earlier version lacks columns and a table: its budgets are brought up to date
    /// when they are read, and do not look as if there were none.
    func testABudgetOfAnOlderBookIsThere() throws {
        let location = path()
        let first = try budgetBook(at: location)
        try _ = step(
            #""step":"document","document":"PR","stage":"reserved","line":"L","month":"2025-01","#
                + #""amount":"15""#, first)
        let standing = try run("book.budget.standing", #"{"year":2025}"#, in: first)
        for view in try first.store.rows(
            "SELECT name FROM sqlite_master WHERE type = 'view' AND (name LIKE "
                + "'hosp_budget_document%' OR name LIKE 'hosp_budget_execution%')")
        { try first.store.execute("DROP VIEW \(view[0].text ?? "")") }
        for column in ["beyond_fen", "beyond_quantity"] {
            try first.store.execute("ALTER TABLE hosp_budget_document DROP COLUMN \(column)")
        }
        try first.store.execute("DROP TABLE hosp_budget_execution")
        try first.store.execute(
            "CREATE VIEW hosp_budget_document_yuan AS SELECT * FROM hosp_budget_document")
        try first.store.execute(
            "DELETE FROM hosp_schema WHERE migration IN ('budget.2', 'budget.3')")
        first.close()
        let book = try emptyBook(at: location)
        let read = try run("book.budget.standing", #"{"year":2025}"#, in: book)
        XCTAssertEqual(rows(read.tables[0]), rows(standing.tables[0]))
        XCTAssertEqual(rows(read.tables[1]), rows(standing.tables[1]))
        XCTAssertFalse(rows(read.tables[1]).isEmpty)
    }

    func testAYearEndsOnce() throws {
        let book = try budgetBook(approved: 50_000)
        try _ = step(
            #""step":"document","document":"PR","stage":"reserved","line":"L","month":"2025-01","#
                + #""amount":"600""#, book)
        try _ = step(#""step":"release","document":"PR","amount":"100""#, book)
        let end = try run("book.budget.year_end", #"{"year":2025}"#, in: book)
        XCTAssertEqual(rows(end.tables[0]), [
            "E|100000|0|0|0|100000", "L|100000|50000|50000|0|0", "R|5000|0|0|0|5000",
        ])
        let next = try run("book.budget.standing", #"{"year":2026}"#, in: book)
        XCTAssertEqual(rows(next.tables[0])[1], "L|后勤|维修|-|150000|50000|0|0|100000|-|-|-")
        XCTAssertEqual(
            rows(next.tables[1]), ["PR|L|reserved|2026-01|50000|50000|0|0|0|-|0"])
        XCTAssertThrowsError(try run("book.budget.year_end", #"{"year":2025}"#, in: book)) {
            XCTAssertEqual($0 as? BudgetError, .yearEnded(2025))
        }
        XCTAssertThrowsError(
            try step(#""step":"adjust","line":"L","month":"2025-01","amount":"1""#, book)
        ) { XCTAssertEqual($0 as? BudgetError, .yearEnded(2025)) }
        // The request goes on in the new year.
        try _ = step(
            #""step":"document","document":"PO","stage":"committed","line":"L","#
                + #""month":"2026-01","amount":"500","from":"PR""#, book)
        XCTAssertEqual(
            rows(try run("book.budget.standing", #"{"year":2026}"#, in: book).tables[0])[1],
            "L|后勤|维修|-|150000|0|50000|0|100000|-|-|-")
    }

    func testAYearOutsideOfTheCalendarIsRefused() throws {
        let book = try budgetBook()
        for year in [Int.max, Int.min, 0] {
            for name in ["book.budget.standing", "book.budget.year_end"] {
                XCTAssertThrowsError(try run(name, "{\"year\":\(year)}", in: book)) {
                    XCTAssertTrue($0 is TimeError, "\($0)")
                }
            }
        }
    }

    func testAnUnknownSettingIsNamed() throws {
        let book = try budgetBook()
        try load(
            book, "hosp_budget_line", "x",
            "line_code,department_code,budget_item_code,is_restricted,year_treatment\n"
                + "X,D,I,0,hard\n")
        XCTAssertThrowsError(
            try step(#""step":"adjust","line":"X","month":"2025-01","amount":"1""#, book)
        ) {
            XCTAssertEqual(
                $0 as? BudgetError,
                .line(BudgetLine.ID("X"), .settingInvalid("year_treatment", value: "hard")))
        }
    }

    func testANumberBelongsToOneDocumentAndYearsEndInTheirOrder() throws {
        let book = try budgetBook(approved: 50_000)
        func order(_ month: String) throws {
            _ = try step(
                #""step":"document","document":"PO","stage":"committed","line":"L","#
                    + #""month":"\#(month)","amount":"1""#, book)
        }
        try order("2025-01")
        XCTAssertThrowsError(try order("2026-01")) {
            XCTAssertEqual(
                $0 as? BudgetError, .document(BudgetDocument.ID("PO"), .twice))
        }
        try load(
            book, "hosp_budget_month", "n",
            "period_month,line_code,approved_fen\n202701,L,1\n202701,E,1\n202701,R,1\n")
        _ = try run("book.budget.year_end", #"{"year":2026}"#, in: book)
        XCTAssertThrowsError(try run("book.budget.year_end", #"{"year":2025}"#, in: book)) {
            XCTAssertEqual($0 as? BudgetError, .yearEnded(2026))
        }
        let documents = try book.store.rows("SELECT budget_year FROM hosp_budget_document")
        XCTAssertEqual(documents.map { $0[0].integer }, [2025])
    }

    /// 1,000 reservations of 1 fen from 8 threads on a line of 600 fen: 600 are taken, no more.
    func testConcurrentReservationsNeverPassTheLimit() throws {
        let place = path()
        try budgetBook(at: place, approved: 300).close()
        let outcomes = Outcomes()
        let threads = (0..<8).map { thread in
            Thread {
                defer { outcomes.end() }
                do {
                    let book = try Book(at: place, libraryVersion: "test")
                    book.now = Self.moment
                    for number in 0..<125 {
                        let reservation = BudgetStep.document(
                            BudgetDocument.ID("T\(thread)-\(number)"), .reserved,
                            line: BudgetLine.ID("L"), month: try Month(year: 2025, month: 1),
                            amount: BudgetAmount(Money(fen: 1)), from: nil,
                            use: BudgetDocument.Use())
                        do {
                            _ = try book.take(reservation)
                            outcomes.took()
                        } catch BudgetError.exceeded { outcomes.refused() }
                    }
                    book.close()
                } catch { outcomes.failed("\(error)") }
            }
        }
        for thread in threads { thread.start() }
        outcomes.wait(for: threads.count)
        XCTAssertEqual(outcomes.failures, [])
        XCTAssertEqual(outcomes.taken, 600)
        XCTAssertEqual(outcomes.refusals, 400)
        let book = try emptyBook(at: place)
        let budget = try book.budget(of: 2025)
        XCTAssertEqual(try budget.standing(of: BudgetLine.ID("L")).available(), .zero)
        XCTAssertEqual(budget.documents.count, 600)
        XCTAssertGreaterThan(try book.verifyAudit(), 600)
    }
}

/// What threads came to.
private final class Outcomes: @unchecked Sendable {
    private let condition = NSCondition()
    private(set) var taken = 0
    private(set) var refusals = 0
    private(set) var failures: [String] = []
    private var ended = 0

    private func locked(_ body: () -> Void) {
        condition.lock()
        body()
        condition.signal()
        condition.unlock()
    }

    func took() { locked { taken += 1 } }
    func refused() { locked { refusals += 1 } }
    func failed(_ text: String) { locked { failures.append(text) } }
    func end() { locked { ended += 1 } }

    func wait(for count: Int) {
        condition.lock()
        while ended < count { condition.wait() }
        condition.unlock()
    }
}

extension BookTestCase {
    func budgetBook(
        at location: String = ":memory:", approved: Int = 1_000
    ) throws -> Book {
        let book = try emptyBook(at: location)
        try load(
            book, "hosp_org_unit", "o",
            "unit_code,valid_from\n后勤,20200101\n办公室,20200101\nD,20200101\n")
        try load(book, "hosp_budget_line", "l", """
            line_code,department_code,budget_item_code,project_code,funding_name,unit_name,is_restricted,\
            year_treatment,cumulative_treatment,month_treatment,tolerance_share,year_end_name
            L,后勤,维修,,,,0,stop,ignore,warn,0.05,carry
            E,后勤,用电,,,kWh,0,stop,,,,
            R,办公室,公务接待,,,,1,ignore,,,,
            """)
        try load(book, "hosp_budget_purpose", "u", "line_code,purpose_name\nR,公务接待\n")
        try load(book, "hosp_budget_month", "m", """
            period_month,line_code,approved_fen,approved_quantity
            202501,L,\(approved),
            202502,L,\(approved),
            202501,E,100000,500
            202501,R,5000,
            202601,L,\(approved),
            202601,E,0,0
            202601,R,0,
            """)
        return book
    }
}
