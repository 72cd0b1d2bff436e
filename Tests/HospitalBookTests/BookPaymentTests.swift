import Foundation
import Hosp
import XCTest

/// The payment table of a city from its published bytes to standards that recompute.
final class BookPaymentTests: BookTestCase {
    private static let directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../Examples/data/cn_drg_payment")

    private func reader(_ name: String, _ encoding: TextEncoding) throws -> DelimitedText.Reader {
        try DelimitedText.Reader(
            file: Self.directory.appendingPathComponent(name).path,
            format: .init(encoding: encoding))
    }

    private func suzhou() throws -> Book {
        let book = try emptyBook()
        try book.importBatch(
            Book.ImportBatch(
                table: "hosp_drg_payment", key: "suzhou",
                constants: ["city_code": "suzhou", "valid_year": "2023"])
        ) { try reader("suzhou_2023.csv", .gbk) }
        try book.importBatch(Book.ImportBatch(table: "hosp_drg_rate", key: "rates")) {
            try reader("rates.csv", .utf8)
        }
        return book
    }

    private func standards(
        _ book: Book, year: String = "2023"
    ) throws -> ProcedureResult {
        try XCTUnwrap(Procedure.named("book.payment.standards")).run(
            JSONValue(parsing: Array(#"{"city":"suzhou","year":\#(year)}"#.utf8)), in: book)
    }

    /// 648 groups × 3 levels: weight × coefficient × 9,435.25 with ten significant digits is what
    /// the city printed, text for text.
    func testAllStandardsOfSuzhouAreRecomputedToTheirPrintedDigits() throws {
        let result = try standards(suzhou())
        XCTAssertEqual(result.tables.map(\.name), ["standards", "findings"])
        XCTAssertEqual(result.tables[1].rows, [])
        let rows = result.tables[0].rows
        XCTAssertEqual(rows.count, 1_944)
        var recomputed: [String: String] = [:]
        for row in rows {
            recomputed["\(row[0].text)/\(row[1].text)"] = row[3].text
            XCTAssertEqual(row[5], .integer(1), "\(row)")
        }
        var file = try reader("suzhou_2023.csv", .gbk)
        var compared = 0
        while let batch = try file.nextBatch() {
            for row in 0..<batch.rowCount {
                for level in 1...3 {
                    let key = "\(batch.text(row, 0))/\(level)"
                    XCTAssertEqual(recomputed[key], batch.text(row, 6 + level), key)
                    compared += 1
                }
            }
        }
        XCTAssertEqual(compared, 1_944)
        XCTAssertEqual(rows.count { $0[2] == .text("base") }, 63)
    }

    func testAStandardThatDoesNotRecomputeIsToldAndMarksOfOtherCitiesCount() throws {
        let book = try emptyBook()
        try load(book, "hosp_drg_rate", "r", """
            city_code,valid_year,payment_rate,significant_digits
            suzhou,2023,100,4
            """)
        try load(book, "hosp_drg_payment", "p", """
            统筹区,执行年度,DRG编码,DRG名称,RW,基础病组,单议病组,稳定组,一级医院系数,二级医院系数,三级医院系数,一级医院支付标准,三级医院支付标准
            suzhou,2023,A,甲,1.2345,,,是,1,,1.1,123.5,135.9
            suzhou,2023,B,乙,0,,是,,,,,0,0
            """)
        let result = try standards(book)
        XCTAssertEqual(
            result.tables[0].rows.map { $0.map(\.text).joined(separator: " ") },
            [
                "A 1 weighted 123.5 123.5 1", "A 3 weighted 135.8 135.9 0", "B 1 individual 0 0 1",
                "B 2 individual 0  1", "B 3 individual 0 0 1",
            ])
        XCTAssertEqual(result.tables[1].rows.count, 1)
        let table = try book.paymentTable(city: "suzhou", year: 2023)
        XCTAssertEqual(table.groups.map(\.isStable), [true, false])
    }

    func testACityWithoutARateIsNamed() throws {
        for book in [try emptyBook(), try suzhou()] {
            XCTAssertThrowsError(try standards(book, year: "2024")) {
                let error = RunError.paymentRateMissing(city: "suzhou", year: 2024)
                XCTAssertEqual($0 as? RunError, error)
                XCTAssertEqual(
                    error.finding.text(in: .chinese), "统筹区“suzhou”2024年没有费率。")
                XCTAssertTrue(error.finding.text(in: .english).contains("2024"))
            }
        }
    }
}
