import HospitalBook
import HospitalCore
import Interchange
import XCTest

/// Tables as delimited text, out and in.
final class ResultTableTextTests: XCTestCase {
    private let columns = [
        ResultColumn("code", .text, zh: "编码", en: "Code"),
        ResultColumn("amount_fen", .integer, zh: "金额", en: "Amount"),
        ResultColumn("ratio", .real, zh: "比率", en: "Ratio"),
    ]

    private func text(_ table: ResultTable) throws -> String {
        String(
            decoding: try table.delimitedText(in: .utf8, substituting: false), as: UTF8.self)
    }

    private func reading(
        _ text: String
    ) throws -> (table: ResultTable, faults: [DelimitedTextError]) {
        try ResultTable.reading(DelimitedText.Reader(bytes: Array(text.utf8)))
    }

    func testRowsEndWithCRLFAndQuotesStandWhereTheyMust() throws {
        var table = ResultTable(name: "t", columns: columns)
        table.append([.text("a,b"), .integer(-5), .real(0.5)])
        table.append([.text("say \"hi\""), .null, .null])
        table.append([.text(""), .integer(0), .real(1)])
        table.append([.text("one\ntwo"), .null, .null])
        table.append([.text(" blank"), .null, .null])
        XCTAssertEqual(
            try text(table),
            "code,amount_fen,ratio\r\n\"a,b\",-5,0.5\r\n\"say \"\"hi\"\"\",,\r\n\"\",0,1.0\r\n"
                + "\"one\ntwo\",,\r\n\" blank\",,\r\n")
    }

    func testATableWithoutRowsHasItsHeader() throws {
        XCTAssertEqual(
            try text(ResultTable(name: "t", columns: columns)), "code,amount_fen,ratio\r\n")
    }

    func testWhatIsWrittenIsReadBack() throws {
        let texts = ["", "检验科", "a\"b", "\"", "x,y", "line\r\nbreak", " ", "=1+1", "𠀀"]
        var table = ResultTable(
            name: "rows",
            columns: [
                ResultColumn("a", .text, zh: "a", en: "a"),
                ResultColumn("b", .text, zh: "b", en: "b"),
            ])
        for one in texts {
            table.append([.text(one), .text("end")])
            table.append([.null, .text(one)])
        }
        let (back, faults) = try reading(try text(table))
        XCTAssertEqual(faults, [])
        XCTAssertEqual(back, table)
    }

    func testACharacterThatTheEncodingLacksIsNamedWithItsRow() throws {
        var table = ResultTable(name: "t", columns: Array(columns.prefix(1)))
        table.append([.text("检验科")])
        table.append([.text("🏥")])
        XCTAssertThrowsError(try table.delimitedText(in: .gbk, substituting: false)) { error in
            XCTAssertEqual(
                error as? TextEncodingError,
                .unmappable(scalar: "\u{1F3E5}", encoding: .gbk, row: 3))
        }
        let bytes = try table.delimitedText(in: .gbk, substituting: true)
        XCTAssertEqual(bytes.suffix(3), [0x3F, 0x0D, 0x0A])
    }

    func testRowsWithAFaultAreListedWithRowAndColumn() throws {
        let (table, faults) = try reading("a,b\n1,2\n3\n4,x\"y\n5,6\n")
        XCTAssertEqual(table.rows, [[.text("1"), .text("2")], [.text("5"), .text("6")]])
        let findings = ResultTable.findings(faults)
        XCTAssertEqual(findings.rows.map { Array($0.prefix(4)) }, [
            [.integer(3), .null, .integer(1122), .text("csv_field_count")],
            [.integer(4), .integer(2), .integer(1121), .text("csv_quote")],
        ])
        XCTAssertEqual(findings.rows[0][4], .text("第3行有1个字段，标题行有2个。"))
        XCTAssertEqual(findings.rows[0][5], .text("Row 3 has 1 fields, the header has 2."))
    }

    func testTheLimitOfCellsIsSaidInBothLanguages() {
        let finding = ResultTableError.tooManyCells(limit: 16_777_216).finding
        XCTAssertEqual(finding.message.status, .tooBig)
        XCTAssertEqual(finding.text(in: .chinese), "表格超过16777216个单元格。")
        XCTAssertEqual(finding.text(in: .english), "The table has more than 16777216 cells.")
    }
}
