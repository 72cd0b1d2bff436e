import XCTest

@testable import Interchange

final class DelimitedTextWritingTests: XCTestCase {
    private func written(
        _ rows: [[String?]], _ style: DelimitedText.Style = .init()
    ) throws -> String {
        var writer = DelimitedText.Writer(style: style)
        for row in rows { try writer.append(row) }
        return try style.format.encoding.decoded(writer.bytes)
    }

    func testCellsAreQuotedOnlyWhenTheyMustBe() throws {
        XCTAssertEqual(
            try written([["a", "b;c", nil], ["1,2", "x\"y", "a\nb"], [" a", "b ", "c d"], [""]]),
            "a,b;c,\r\n\"1,2\",\"x\"\"y\",\"a\nb\"\r\n\" a\",\"b \",c d\r\n\"\"\r\n")
        let semicolons = DelimitedText.Style(format: .init(delimiter: .semicolon), lineBreak: .lf)
        XCTAssertEqual(try written([["a;b", "c,d"]], semicolons), "\"a;b\";c,d\n")
    }

    func testNoValueIsNothingAndAnEmptyTextIsTwoQuotes() throws {
        XCTAssertEqual(
            try written([[nil, ""], ["", nil], [nil, nil], [nil]]),
            ",\"\"\r\n\"\",\r\n,\r\n\"\"\r\n")
    }

    func testTheByteOrderMarkStandsOnceAndNotInGBK() throws {
        for encoding in TextEncoding.allCases {
            let format = DelimitedText.Format(encoding: encoding)
            let style = DelimitedText.Style(format: format, hasByteOrderMark: true)
            let mark = encoding == .gbk ? "" : "\u{FEFF}"
            XCTAssertEqual(try written([["科"], ["室"]], style), mark + "科\r\n室\r\n")
        }
    }

    func testFormulasAreNeutralisedAndNumbersAreNot() throws {
        let style = DelimitedText.Style(lineBreak: .lf, neutralisesFormulas: true)
        XCTAssertEqual(
            try written([["=1+1", "+1", "-12.50", "-2+3", "@SUM(A1)", "-", "a=b", nil]], style),
            "'=1+1,+1,-12.50,'-2+3,'@SUM(A1),'-,a=b,\n")
        XCTAssertEqual(try written([["=1+1"]], .init(lineBreak: .lf)), "=1+1\n")
    }

    func testACharacterTheEncodingLacksNamesItsRowAndWritesNothingOfIt() throws {
        var style = DelimitedText.Style(format: .init(encoding: .gbk), lineBreak: .lf)
        var writer = DelimitedText.Writer(style: style)
        try writer.append(["单位"])
        let error = thrownError { () throws(TextEncodingError) in try writer.append(["m²"]) }
        XCTAssertEqual(error, .unmappable(scalar: "²", encoding: .gbk, row: 2))
        XCTAssertEqual(try TextEncoding.gbk.decoded(writer.bytes), "单位\n")
        style.substitutes = true
        XCTAssertEqual(try written([["m²"]], style), "m?\n")
    }

    func testWrittenBytesCanBeTakenPieceByPiece() throws {
        var writer = DelimitedText.Writer(style: .init(lineBreak: .lf))
        try writer.append(["a"])
        XCTAssertEqual(writer.takeBytes(), Array("a\n".utf8))
        XCTAssertEqual(writer.takeBytes(), [])
        try writer.append(["b"])
        XCTAssertEqual(writer.takeBytes(), Array("b\n".utf8))
        XCTAssertEqual(writer.rowCount, 2)
    }
}
