import HospitalCore
import XCTest

@testable import Interchange

final class DelimitedTextReadingTests: XCTestCase {
    private func table(
        _ text: String, _ format: DelimitedText.Format = .init()
    ) throws -> DelimitedText.Table {
        try DelimitedText.table(bytes: try format.encoding.encoded(text), format: format)
    }

    private func error(_ bytes: [UInt8], line: UInt = #line) -> DelimitedTextError? {
        thrownError(line: line) { () throws(DelimitedTextError) in
            try DelimitedText.table(bytes: bytes)
        }
    }

    // MARK: worked examples

    func testQuotesHoldDelimitersBreaksAndQuotes() throws {
        let table = try table("code,name\r\n01,\"内科, 一病区\"\r\n02,\"a\"\"b\r\n\"\"\"\r\n03,\"\"\r\n")
        XCTAssertEqual(table.header, ["code", "name"])
        XCTAssertEqual(
            table.rows, [["01", "内科, 一病区"], ["02", "a\"b\r\n\""], ["03", ""]])
        XCTAssertEqual(table.rowNumbers, [2, 3, 4])
        XCTAssertEqual(table.faults, [])
    }

    func testEveryLineBreakEndsARecordAndTheLastMayLack() throws {
        for lineBreak in ["\r\n", "\n", "\r"] {
            for end in ["", lineBreak, lineBreak + lineBreak] {
                let table = try table(["a,b", "1,2", "3,"].joined(separator: lineBreak) + end)
                XCTAssertEqual(table.rows, [["1", "2"], ["3", ""]], "\(lineBreak.utf8) \(end.utf8)")
            }
        }
    }

    func testBlankLinesAreCountedAndLeftOut() throws {
        let table = try table("\na,b\n\n1,2\r\n\r\n3,4\n\n")
        XCTAssertEqual(table.header, ["a", "b"])
        XCTAssertEqual(table.rows, [["1", "2"], ["3", "4"]])
        XCTAssertEqual(table.rowNumbers, [4, 6])
    }

    func testAColumnOfQuotedEmptyCellsIsNoBlankLine() throws {
        let table = try table("a\n\"\"\n\n1\n")
        XCTAssertEqual(table.rows, [[""], ["1"]])
        XCTAssertEqual(table.rowNumbers, [2, 4])
    }

    func testEveryEncodingAndDelimiterGivesTheSameTable() throws {
        for encoding in TextEncoding.allCases {
            for delimiter in DelimitedText.Delimiter.allCases {
                let format = DelimitedText.Format(encoding: encoding, delimiter: delimiter)
                let mark = String(UnicodeScalar(delimiter.rawValue))
                for start in encoding == .gbk ? [""] : ["", "\u{FEFF}"] {
                    let lines = ["编码|科室", "医保;目录\t,|中国"].map {
                        $0.replacingOccurrences(of: "|", with: mark)
                    }
                    let text = start + lines[0] + "\r\n\"" + lines[1] + "\"" + mark + "x"
                    let table = try table(text, format)
                    XCTAssertEqual(table.header, ["编码", "科室"], encoding.name)
                    XCTAssertEqual(table.rows, [[lines[1], "x"]], encoding.name)
                }
            }
        }
    }

    func testTrailBytesOfGBKAreNoDelimiters() throws {
        // Trail bytes 0x40 to 0x7E are letters and signs in ASCII, `|` and `\` among them.
        let format = DelimitedText.Format(encoding: .gbk)
        for trail in UInt8(0x40)...0x7E {
            let bytes = Array("a,b\n".utf8) + [0x81, trail, 0x2C, 0x81, trail, 0x0A]
            let table = try DelimitedText.table(bytes: bytes, format: format)
            XCTAssertEqual(table.rows.count, 1)
            XCTAssertEqual(table.rows[0][0], try TextEncoding.gbk.decoded([0x81, trail]))
            XCTAssertEqual(table.rows[0][0], table.rows[0][1])
        }
    }

    func testHeaderNamesAreTrimmedAndFieldsAreNot() throws {
        let table = try table(" a ,\u{3000}科室\u{3000},\tc\n 1 , 2,3 \n")
        XCTAssertEqual(table.header, ["a", "科室", "c"])
        XCTAssertEqual(table.rows, [[" 1 ", " 2", "3 "]])
    }

    func testABatchShowsFieldsWithoutMakingStrings() throws {
        var reader = try DelimitedText.Reader(bytes: Array("a,b\n\"\",\n\"x\"\"y\",12\n".utf8))
        XCTAssertEqual(reader.column(named: "b"), 1)
        XCTAssertNil(reader.column(named: "c"))
        let batch = try XCTUnwrap(try reader.nextBatch())
        XCTAssertEqual(batch.rowCount, 2)
        XCTAssertTrue(batch.field(0, 0).isQuoted)
        XCTAssertFalse(batch.field(0, 1).isQuoted)
        XCTAssertTrue(batch.field(1, 0).hasDoubledQuotes)
        XCTAssertEqual(batch.withField(1, 0) { Array($0) }, Array("x\"y".utf8))
        let digits = batch.withFields { text, fields in
            (0..<fields[3].length).map { text[Int(fields[3].offset) + $0] }
        }
        XCTAssertEqual(digits, Array("12".utf8))
        XCTAssertNil(try reader.nextBatch())
        XCTAssertNil(try reader.nextBatch())
    }

    func testARowOfVeryManyFieldsIsRead() throws {
        let line = { (text: String) in repeatElement(text, count: 100_000) }
        let names = (0..<100_000).map(String.init).joined(separator: ",")
        let text = names + "\n" + line("").joined(separator: ",") + "\n1\n"
            + line("7").joined(separator: ",") + "\n"
        let table = try DelimitedText.table(bytes: Array(text.utf8))
        XCTAssertEqual(table.rows, [Array(line("")), Array(line("7"))])
        XCTAssertEqual(table.faults, [.fieldCount(row: 3, count: 1, expected: 100_000)])
    }

    func testABatchOutlivesTheReader() throws {
        let line = String(repeating: "x", count: 100)
        let text = "a,b\n" + (0..<5_000).map { "\($0),\(line)\n" }.joined()
        var reader = try DelimitedText.Reader(bytes: Array(text.utf8), blockSize: 4_096)
        var batches: [DelimitedText.Batch] = []
        while let batch = try reader.nextBatch() { batches.append(batch) }
        XCTAssertGreaterThan(batches.count, 50)
        let firsts = batches.flatMap { batch in (0..<batch.rowCount).map { batch.text($0, 0) } }
        XCTAssertEqual(firsts, (0..<5_000).map(String.init))
    }

    func testAFileIsReadLikeItsBytes() throws {
        let format = DelimitedText.Format(encoding: .gbk)
        let path = try Fixture.path("gbk_broken_row.csv")
        let file = try DelimitedText.table(file: path, format: format)
        let memory = try DelimitedText.table(
            bytes: try Fixture.bytes("gbk_broken_row.csv"), format: format)
        XCTAssertEqual(file, memory)
    }

    // MARK: faults of single rows

    func testABrokenRowOfAGBKFileIsNamedAndTheOthersCome() throws {
        let table = try DelimitedText.table(
            file: try Fixture.path("gbk_broken_row.csv"),
            format: DelimitedText.Format(encoding: .gbk))
        XCTAssertEqual(table.header, ["科室编码", "科室名称", "金额"])
        XCTAssertEqual(
            table.rows,
            [["0101", "内科", "1200.00"], ["0102", "外科", "880.50"], ["0201", "检验科", "43.20"]])
        XCTAssertEqual(table.rowNumbers, [2, 3, 5])
        XCTAssertEqual(
            table.faults, [.encoding(.invalid(offset: 68, encoding: .gbk, row: 4))])
        XCTAssertEqual(
            table.faults.first?.finding.text(in: .chinese),
            "第68字节处的内容不是有效的GBK文本（第4行）。")
    }

    func testAnotherNumberOfFieldsIsAFaultOfTheRow() throws {
        let table = try table("a,b\n1\n1,2\n1,2,3\n")
        XCTAssertEqual(table.rows, [["1", "2"]])
        XCTAssertEqual(
            table.faults,
            [
                .fieldCount(row: 2, count: 1, expected: 2),
                .fieldCount(row: 4, count: 3, expected: 2),
            ])
        XCTAssertEqual(table.faults.map(\.row), [2, 4])
        XCTAssertEqual(table.faults[1].finding.text(in: .chinese), "第4行有3个字段，标题行有2个。")
    }

    func testAMisplacedQuoteIsAFaultOfTheRow() throws {
        let table = try table("a,b\n1,2\"\n\"1\"x,2\n\"1\" ,2\n1,\"2\"\"\"\n3,\"4\"5\"6\n5,6\n")
        XCTAssertEqual(table.rows, [["1", "2\""], ["5", "6"]])
        XCTAssertEqual(
            table.faults,
            [
                .quote(row: 2, column: 2), .quote(row: 3, column: 1), .quote(row: 4, column: 1),
                .quote(row: 6, column: 2),
            ])
        XCTAssertEqual(
            table.faults[0].finding.text(in: .english), "Row 2 column 2: the quotes do not match.")
    }

    func testARowOfInvalidBytesKeepsItsDelimitersAndLineBreak() throws {
        let bytes = Array("a,b\n1,".utf8) + [0xD6, 0x0A] + Array("2,3\n".utf8) + [0xFF]
        for encoding in [TextEncoding.utf8, .gbk, .gb18030] {
            let table = try DelimitedText.table(
                bytes: bytes, format: DelimitedText.Format(encoding: encoding))
            XCTAssertEqual(table.rows, [["2", "3"]])
            XCTAssertEqual(
                table.faults,
                [
                    .encoding(.invalid(offset: 6, encoding: encoding, row: 2)),
                    .encoding(.invalid(offset: 12, encoding: encoding, row: 4)),
                ])
        }
    }

    func testAHundredThousandBadRowsAreAllReported() throws {
        let text = "a,b\n" + String(repeating: "1\n1,2\n", count: 100_000)
        let table = try DelimitedText.table(bytes: Array(text.utf8))
        XCTAssertEqual(table.rows.count, 100_000)
        XCTAssertEqual(table.faults.count, 100_000)
        XCTAssertEqual(table.faults.last, .fieldCount(row: 200_000, count: 1, expected: 2))
    }

    // MARK: errors that end the reading

    func testAnEmptyTextIsAnError() {
        for text in ["", "\n", "\r\n\r\n", "\u{FEFF}", "\u{FEFF}\n"] {
            XCTAssertEqual(error(Array(text.utf8)), .empty(file: nil))
        }
        XCTAssertEqual(
            DelimitedTextError.empty(file: "a.csv").finding.text(in: .chinese),
            "a.csv：没有内容，连标题行也没有。")
        XCTAssertEqual(
            DelimitedTextError.empty(file: nil).finding.text(in: .chinese), "没有内容，连标题行也没有。")
    }

    func testADuplicateHeaderNameIsAnError() {
        let error = error(Array("科室,a, 科室\n".utf8))
        XCTAssertEqual(error, .duplicateName("科室"))
        XCTAssertEqual(error?.finding.text(in: .chinese), "标题行中“科室”出现了两次。")
    }

    func testAFaultInTheHeaderIsAnError() {
        XCTAssertEqual(
            error([0x61, 0x2C, 0xD6, 0x0A]),
            .encoding(.invalid(offset: 2, encoding: .utf8, row: 1)))
        XCTAssertEqual(error(Array("a,b\"\n".utf8)), .quote(row: 1, column: 2))
    }

    func testAQuoteThatIsNeverClosedIsAnErrorAfterTheRowsBefore() throws {
        var reader = try DelimitedText.Reader(bytes: Array("a,b\n1,2\n3,\"4\n5,6\n".utf8))
        XCTAssertEqual(try reader.nextBatch()?.rowNumbers, [2])
        for _ in 0..<2 {
            do throws(DelimitedTextError) {
                _ = try reader.nextBatch()
                XCTFail("no error")
            } catch {
                XCTAssertEqual(error, .quote(row: 3, column: 2))
            }
        }
    }

    func testALineOfTenMegabytesIsAnErrorWithItsRow() {
        let long = [UInt8](repeating: UInt8(ascii: "x"), count: 10 << 20)
        let expected = DelimitedTextError.recordTooLong(row: 2, limit: 1_048_576)
        XCTAssertEqual(error(Array("a\n".utf8) + long), expected)
        XCTAssertEqual(error(Array("a\n\"".utf8) + long), expected)
        XCTAssertEqual(error(long), .recordTooLong(row: 1, limit: 1_048_576))
        XCTAssertEqual(expected.finding.text(in: .chinese), "第2行超过1048576字节。")
    }

    func testARecordAsLongAsTheLimitIsRead() throws {
        for lineBreak in ["", "\n", "\r\n", "\r"] {
            for blockSize in [1, 3, 8, 9, 100] {
                for length in 7...9 {
                    let text = "a\n" + String(repeating: "x", count: length) + lineBreak
                    let source = ByteSource.memory(Array(text.utf8), read: 0)
                    var reader = try DelimitedText.Reader(
                        source, .init(), blockSize: blockSize, recordLimit: 8)
                    if length <= 8 {
                        XCTAssertEqual(try reader.nextBatch()?.text(0, 0).count, length)
                    } else {
                        do throws(DelimitedTextError) {
                            _ = try reader.nextBatch()
                            XCTFail("no error")
                        } catch {
                            XCTAssertEqual(error, .recordTooLong(row: 2, limit: 8))
                        }
                    }
                }
            }
        }
    }

    func testAFileThatCannotBeReadIsAnError() {
        let error = thrownError { () throws(DelimitedTextError) in
            try DelimitedText.table(file: "/no/such/file.csv")
        }
        XCTAssertEqual(error, .unreadable(.unreadable(path: "/no/such/file.csv", fault: .notFound)))
        XCTAssertEqual(
            error?.finding.text(in: .chinese), "无法读取文件“/no/such/file.csv”：没有这个文件。")
    }
}
