import Hosp
import XCTest

/// Rows that come cell by cell, and reading tables by filters.
final class BookRowsTests: XCTestCase {
    private func book() throws -> Book {
        let book = try Book(at: ":memory:", libraryVersion: "test")
        book.now = 20_250_401_120_000
        return book
    }

    private func collected(_ book: Book, _ rows: [[(String, String?)]]) throws -> CollectedRows {
        var collected = try book.collectRows(into: "hosp_driver")
        for row in rows {
            for (column, text) in row { try collected.set(column, to: text) }
            collected.endRow()
        }
        return collected
    }

    private func names(_ book: Book) throws -> [[ResultValue]] {
        try book.select("hosp_driver").rows.map { Array($0[0...2]) }
    }

    func testNullAndEmptyTextAndTextArriveAsTheyWereSet() throws {
        let book = try book()
        let rows = try collected(book, [
            [("driver_code", "a"), ("driver_name", ""), ("unit_name", nil)],
            [("unit_name", "say \"m²\", twice\nand again"), ("driver_code", "b")],
            [("driver_code", "c"), ("driver_name", " ")],
        ])
        XCTAssertEqual(rows.rowCount, 3)
        let batch = Book.ImportBatch(table: "hosp_driver", key: "r")
        XCTAssertEqual(try book.importRows(rows, as: batch).rowCount, 3)
        XCTAssertEqual(try names(book), [
            [.text("a"), .text(""), .null],
            [.text("b"), .null, .text("say \"m²\", twice\nand again")],
            [.text("c"), .text(" "), .null],
        ])
    }

    func testTheSameCellsInAnotherOrderOfCallsAreTheSameBatch() throws {
        let book = try book()
        let batch = Book.ImportBatch(table: "hosp_driver", key: "r")
        let first = try collected(book, [[("driver_code", "a"), ("unit_name", "m2")]])
        XCTAssertFalse(try book.importRows(first, as: batch).isRepeated)
        let second = try collected(book, [[("unit_name", "m2"), ("driver_code", "a")]])
        XCTAssertTrue(try book.importRows(second, as: batch).isRepeated)
        let text = "driver_code,unit_name\na,m2\n"
        XCTAssertTrue(
            try book.importBatch(batch) {
                try DelimitedText.Reader(bytes: Array(text.utf8))
            }.isRepeated)
    }

    func testFindingsCountRowsAsTheyWereAdded() throws {
        let book = try book()
        let rows = try collected(book, [
            [("driver_code", "a")], [("driver_code", "a")], [("driver_code", nil)], [],
        ])
        let batch = Book.ImportBatch(table: "hosp_driver", key: "r")
        XCTAssertThrowsError(try book.importRows(rows, as: batch))
        XCTAssertEqual(
            book.importFindings.map { "\($0.row ?? -1) \($0.finding.message.name)" },
            ["2 row_twice", "3 field_missing", "4 field_missing"])
        XCTAssertEqual(
            book.importFindings.first?.finding.text(in: .english),
            "Row 2: its key (driver_code) is there already.")
        XCTAssertEqual(try names(book), [])
    }

    func testAmountsAsNumbersAreFenAndNothingElse() throws {
        let book = try book()
        var rows = try book.collectRows(into: "hosp_cost_entry")
        for name in ["金额", "amount", "amount_yuan"] {
            XCTAssertThrowsError(try rows.set(name, to: 500)) {
                XCTAssertEqual($0 as? BookError, .amountNotInFen(name, fen: "amount_fen"))
            }
        }
        try rows.set("amount_fen", to: 500)
        XCTAssertThrowsError(try rows.set("amount_fen", to: "1")) {
            XCTAssertEqual($0 as? BookError, .cellTwice("amount_fen"))
        }
        XCTAssertThrowsError(
            try book.importRows(rows, as: Book.ImportBatch(table: "hosp_cost_entry", key: "r"))
        ) {
            XCTAssertEqual($0 as? BookError, .rowOpen(1))
        }
    }

    func testThePaymentTableOfACityIsReadFromItsBytes() throws {
        let book = try book()
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Examples/data/cn_drg_payment/suzhou_2023.csv").path
        let outcome = try book.importBatch(
            Book.ImportBatch(
                table: "hosp_drg_payment", key: "suzhou",
                constants: ["city_code": "suzhou", "valid_year": "2023"])
        ) { try DelimitedText.Reader(file: path, format: .init(encoding: .gbk)) }
        XCTAssertEqual(outcome.rowCount, 648)
        let filter: JSONValue = .object(["group_code": .string("BR25")])
        // As the file has it: BR25,…,1.247342,是,1.02,1.02,1.02,12004.36328,12004.36328,12004.36328
        XCTAssertEqual(
            try book.select("hosp_drg_payment", where: filter).rows.first?[2...9].map(\.text), [
                "BR25", "脑缺血性疾患，不伴并发症或合并症", "1.247342", "是", "1.02", "1.02", "1.02",
                "12004.36328",
            ])
        let counts = try [JSONValue.null, .string("是")].map {
            try book.select("hosp_drg_payment", where: .object(["base_group_flag": $0])).rows.count
        }
        XCTAssertEqual(counts.reduce(0, +), 648)
        XCTAssertFalse(counts.contains(0))
    }

    func testAProcedureOnABookNeedsOne() throws {
        for procedure in Procedure.registry where procedure.needsBook {
            let members = procedure.arguments.map {
                JSONObject.Member(name: $0.name, value: .string("x"))
            }
            XCTAssertThrowsError(try procedure.run(.object(JSONObject(members)))) {
                XCTAssertEqual($0 as? BookError, .bookNeeded(procedure: procedure.name))
            }
        }
    }

    func testTheReferenceOfTablesNeedsNoBook() throws {
        let tables = try XCTUnwrap(Procedure.named("book.tables")).run(.object([:]))
        let columns = try XCTUnwrap(tables.tables.first)
        XCTAssertEqual(columns.columns.count, 14)
        XCTAssertTrue(columns.rows.contains {
            $0[0] == .text("hosp_cost_entry") && $0[4] == .text("amount_fen")
        })
    }

    func testATimeThatIsNoneIsRefusedBeforeAnythingIsWritten() throws {
        let book = try book()
        book.now = 20_250_431_120_000
        let rows = try collected(book, [[("driver_code", "a")]])
        XCTAssertThrowsError(
            try book.importRows(rows, as: Book.ImportBatch(table: "hosp_driver", key: "r"))
        ) {
            XCTAssertEqual($0 as? BookError, .momentInvalid("20250431120000"))
        }
        XCTAssertFalse(try book.store.tableExists("hosp_driver"))
    }
}
