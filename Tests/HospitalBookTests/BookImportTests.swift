import Foundation
import Hosp
import XCTest

/// What an import takes: encodings, headers, constants, batches that come again or are withdrawn.
final class BookImportTests: BookTestCase {
    private let entries = """
        会计期间,科室编码,成本项目,凭证及行号,金额,说明
        2025-03,ward-1,cost,V2-1,1.50,"药品，""急""\"
        2025-03,ward-2,cost,V2-2,-3,红字冲销
        2025-03,ward-2,cost,V2-3,0.07,

        """

    func testGBKAndUTF8FilesGiveTheSameTablesAndTheSameHash() throws {
        var dumps: [[String]] = []
        for encoding in [TextEncoding.utf8, .gbk, .gb18030, .utf16le] {
            let book = try monthBook()
            try load(
                book, "hosp_cost_entry", "e2", bytes: try encoding.encoded(entries),
                encoding: encoding)
            dumps.append(try dump(book))
        }
        // Another system's line breaks are no other content either.
        let book = try monthBook()
        try load(book, "hosp_cost_entry", "e2", entries.split(
            separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"))
        dumps.append(try dump(book))
        for other in dumps.dropFirst() { XCTAssertEqual(other, dumps[0]) }
        XCTAssertEqual(
            try book.store.rows(
                "SELECT department_code, amount_fen, remark FROM hosp_cost_entry "
                    + "WHERE batch_key = ? ORDER BY entry_code", ["e2"]),
            [
                ["ward-1", 150, "药品，\"急\""], ["ward-2", -300, "红字冲销"],
                ["ward-2", 7, .null],
            ])
    }

    func testAFileReadFromDiskIsTheSameBatchAsItsText() throws {
        let book = try monthBook()
        try load(book, "hosp_cost_entry", "e2", entries)
        try Data(entries.utf8).write(to: URL(fileURLWithPath: path("entries.csv")))
        let again = try book.importBatch(
            Book.ImportBatch(table: "hosp_cost_entry", key: "e2", source: "entries.csv")
        ) { try DelimitedText.Reader(file: path("entries.csv")) }
        XCTAssertEqual(again.rowCount, 3)
        XCTAssertTrue(again.isRepeated)
    }

    func testTheSameRowsUnderAnotherHeaderAreAnotherContent() throws {
        let book = try monthBook()
        let rows = "202503,lab,cost,V9,12\n"
        let names = "period_month,department_code,item_code,entry_code,"
        try load(book, "hosp_cost_entry", "k", names + "amount_fen\n" + rows)
        let differs = BookError.batchDiffers("k", table: "hosp_cost_entry", rows: 1)
        for header in [names + "amount_yuan\n", "item_code,department_code,period_month,"
            + "entry_code,amount_fen\n"]
        {
            try assertUnchanged(book) {
                try load(book, "hosp_cost_entry", "k", header + rows)
            } _: {
                XCTAssertEqual($0 as? BookError, differs)
            }
        }
        // The label of a column in fen means yuan, other labels mean the same as the names.
        XCTAssertTrue(
            try load(
                book, "hosp_cost_entry", "k",
                "会计期间,科室编码,成本项目,凭证及行号,amount_fen\n" + rows
            ).isRepeated)
    }

    func testConstantsFillTheirColumnInEveryRow() throws {
        let book = try monthBook()
        let text = "department_code,entry_code\nlab,V9\nward-1,V9\n"
        let constants = ["会计期间": "2025-04", "item_code": "cost", "金额": "1.50"]
        try load(book, "hosp_cost_entry", "k", text, constants: constants)
        XCTAssertEqual(
            try book.store.rows(
                "SELECT period_month, item_code, amount_fen FROM hosp_cost_entry "
                    + "WHERE batch_key = ?", ["k"]),
            [[202_504, "cost", 150], [202_504, "cost", 150]])
        try assertUnchanged(book) {
            try load(
                book, "hosp_cost_entry", "k", text,
                constants: constants.merging(["金额": "1.60"]) { $1 })
        } _: {
            XCTAssertEqual(
                $0 as? BookError, .batchDiffers("k", table: "hosp_cost_entry", rows: 2))
        }
    }

    func testAConstantThatIsWrongIsOneFinding() throws {
        let book = try monthBook()
        let text = "department_code,entry_code,amount_fen\nlab,V9,1\nward-1,V9,x\n"
        try assertUnchanged(book) {
            try load(
                book, "hosp_cost_entry", "k", text,
                constants: ["period_month": "2025-13", "item_code": "drugs"])
        }
        XCTAssertEqual(
            findings(book),
            ["1 会计期间 field_invalid", "1 成本项目 field_unknown", "3 amount_fen field_invalid"])
    }

    func testAWithdrawnBatchLeavesNothingAndMayComeAgain() throws {
        let book = try monthBook()
        let before = try dump(book, without: ["hosp_audit"])
        try load(book, "hosp_cost_entry", "e2", entries)
        XCTAssertEqual(try book.withdraw(batch: "e2", from: "hosp_cost_entry"), 3)
        XCTAssertEqual(try dump(book, without: ["hosp_audit"]), before)
        try assertUnchanged(book) { try book.withdraw(batch: "e2", from: "hosp_cost_entry") } _: {
            XCTAssertEqual(
                $0 as? BookError, .batchMissing("e2", table: "hosp_cost_entry"))
        }
        XCTAssertFalse(try load(book, "hosp_cost_entry", "e2", entries).isRepeated)
    }

    func testABatchOfAClosedMonthStays() throws {
        let book = try monthBook()
        let march = try Month("2025-03")
        try book.close(march, area: "cost")
        try assertUnchanged(book) { try book.withdraw(batch: "e1", from: "hosp_cost_entry") } _: {
            XCTAssertEqual($0 as? BookError, .monthClosed(march))
        }
        try book.reopen(march, area: "cost", confirmedBy: "second", reason: "补记")
        XCTAssertEqual(try book.withdraw(batch: "e1", from: "hosp_cost_entry"), 2)
    }

    func testEveryStatementOfABookIsPortable() throws {
        let book = try emptyBook()
        var statements: Set<String> = []
        (book.store as? SQLiteStore)?.onStatement = { statements.insert($0) }
        let march = try Month("2025-03")
        let month = try monthBook()
        (month.store as? SQLiteStore)?.onStatement = { statements.insert($0) }
        try load(month, "hosp_cost_entry", "e2", entries)
        _ = try month.allocateCost(month: march, plan: "P1")
        try month.withdraw(batch: "e2", from: "hosp_cost_entry")
        _ = try month.staleRuns()
        _ = try month.allocateCost(month: march, plan: "P1")
        try month.close(march, area: "cost")
        try month.verifyAudit()
        try load(book, "hosp_cost_item", "i", "item_code,sort_number\ncost,1\n")
        let own = ["BEGIN", "COMMIT", "ROLLBACK", "PRAGMA", "SELECT name FROM sqlite_master"]
        let portable = statements.filter { statement in !own.contains { statement.hasPrefix($0) } }
        XCTAssertGreaterThan(portable.count, 40)
        for statement in portable { XCTAssertEqual(SQLLint.faults(in: statement), [], statement) }
    }
}
