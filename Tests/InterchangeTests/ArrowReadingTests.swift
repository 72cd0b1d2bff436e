import CShims
import HospitalCore
import TestSupport
import XCTest

@testable import Interchange

/// Hand-made streams: every type that is read, and what stands in its rows as text.
final class ArrowReadingTests: XCTestCase {
    /// The rows of a stream as a file of delimited text has them, and whether all came back.
    private func rows(
        _ producer: ArrowProducer, days: [Int] = [], line: UInt = #line
    ) throws -> [String] {
        var stream = producer.stream()
        var lines: [String] = []
        try withExtendedLifetime(ArrowStream(taking: &stream)) { taken in
            XCTAssertNil(stream.release, "the host's struct is marked as released", line: line)
            var rows = try ArrowRows(taken)
            for column in days { rows.readAsDays(column) }
            while let batch = try rows.nextBatch() {
                for row in 0..<batch.rowCount {
                    let fields = (0..<batch.columnCount).map { column in
                        let field = batch.field(row, column)
                        let text = batch.text(row, column)
                        return field.isQuoted ? "'\(text)'" : text
                    }
                    lines.append("\(batch.rowNumbers[row]): " + fields.joined(separator: "|"))
                }
                lines += batch.faults.map { "\($0)" }
            }
            taken.release()
        }
        XCTAssert(
            producer.isSettled, "\(producer.made) made, \(producer.released) released", line: line)
        return lines
    }

    private func column(
        _ node: ArrowNode, days: Bool = false, line: UInt = #line
    ) throws -> [String] {
        try rows(ArrowProducer([.batch([node])]), days: days ? [0] : [], line: line)
            .map { String($0.drop { $0 != ":" }.dropFirst(2)) }
    }

    func testWholeNumbersOfEveryWidth() throws {
        XCTAssertEqual(
            try column(.numbers("a", "c", [Int8.min, nil, .max])), ["-128", "", "127"])
        XCTAssertEqual(try column(.numbers("a", "C", [UInt8.min, .max])), ["0", "255"])
        XCTAssertEqual(try column(.numbers("a", "s", [Int16.min, .max])), ["-32768", "32767"])
        XCTAssertEqual(try column(.numbers("a", "S", [UInt16.max])), ["65535"])
        XCTAssertEqual(
            try column(.numbers("a", "i", [Int32.min, .max])), ["-2147483648", "2147483647"])
        XCTAssertEqual(try column(.numbers("a", "I", [UInt32.max])), ["4294967295"])
        XCTAssertEqual(
            try column(.numbers("a", "l", [Int64.min, .max, 0])),
            ["-9223372036854775808", "9223372036854775807", "0"])
        XCTAssertEqual(
            try column(.numbers("a", "L", [UInt64.max, 1])), ["18446744073709551615", "1"])
    }

    func testDecimalsOfEveryScale() throws {
        let nines = Int128("99999999999999999999999999999999999999")
        XCTAssertEqual(
            try column(.decimals("a", 38, 2, [nines, nines.map { -$0 }, 0, 5, -5, -12345, nil])),
            [
                "999999999999999999999999999999999999.99",
                "-999999999999999999999999999999999999.99", "0.00", "0.05", "-0.05", "-123.45", "",
            ])
        XCTAssertEqual(try column(.decimals("a", 19, 0, [-7])), ["-7"])
        XCTAssertEqual(try column(.decimals("a", 5, -3, [12, 0])), ["12000", "0"])
        // A decimal of the library has 18 decimals: zeros beyond them go, other digits stay.
        XCTAssertEqual(
            try column(.decimals("a", 38, 20, [Int128(15) * 1_000_000_000_000_000_000, 1_500, 15])),
            ["0.150000000000000000", "0.000000000000000015", "0.00000000000000000015"])
    }

    func testDaysAndMoments() throws {
        // 20,178 days behind 1970-01-01 is 2025-03-31; -25,567 is 1900-01-01.
        XCTAssertEqual(
            try column(.numbers("a", "tdD", [Int32(20_178), 0, -1, -25_567, nil])),
            ["20250331", "19700101", "19691231", "19000101", ""])
        XCTAssertEqual(
            try column(.numbers("a", "tdD", [Int32(-25_568), .max])),
            ["1970-01-01 + -25568 d", "1970-01-01 + 2147483647 d"])
        let noon = Int64(20_178) * 86_400 + 43_200
        XCTAssertEqual(
            try column(.numbers("a", "tss:", [noon, -1])), ["20250331120000", "19691231235959"])
        XCTAssertEqual(
            try column(.numbers("a", "tsm:", [noon * 1_000, noon * 1_000 + 5])),
            ["20250331120000", "20250331120000 + 5/1000 s"])
        XCTAssertEqual(try column(.numbers("a", "tsu:", [noon * 1_000_000])), ["20250331120000"])
        XCTAssertEqual(
            try column(.numbers("a", "tsn:", [noon * 1_000_000_000, Int64.min])).first,
            "20250331120000")
        let midnight = Int64(20_178) * 86_400
        XCTAssertEqual(try column(.numbers("a", "tss:", [midnight])), ["20250331000000"])
        XCTAssertEqual(
            try column(.numbers("a", "tss:", [midnight, noon]), days: true),
            ["20250331", "20250331120000"])
    }

    func testTextsAreQuotedAsInAFile() throws {
        let values = ["药品", "", nil, "a,b", "say \"hi\"", " x", "x\ny", "\u{FEFF}x"]
        let shown = [
            "药品", "''", "", "'a,b'", "'say \"hi\"'", "' x'", "'x\ny'", "'\u{FEFF}x'",
        ]
        XCTAssertEqual(try column(.texts("a", values)), shown)
        XCTAssertEqual(try column(.texts("a", values, isLarge: true)), shown)
    }

    /// Short texts stand in their views, long ones in either buffer.
    func testTextsByViews() throws {
        let long = "内科一病区二组", longer = "a text of more than twelve bytes"
        let values = ["药品", "", nil, "twelve bytes", "thirteen byte", long, nil, longer, long]
        let shown = ["药品", "''", "", "twelve bytes", "thirteen byte", long, "", longer, long]
        XCTAssertEqual(try column(.views("a", values)), shown)
        XCTAssertEqual(
            try rows(
                ArrowProducer([.batch([ArrowNode.views("a", values).sliced(3..<6)], rows: 3)])),
            ["1: twelve bytes", "2: thirteen byte", "3: " + long])
        let dictionary = ArrowNode.views("", [long, nil, "外科"])
        XCTAssertEqual(
            try column(.codes("a", "I", [UInt32(2), nil, 0, 1], of: dictionary)),
            ["外科", "", long, ""])
        let none = ArrowNode(
            "a", "vu", length: 1, buffers: [ArrowNode.bytes([Int32(0), 0, 0, 0]), nil])
        XCTAssertEqual(try column(none), ["''"])
    }

    func testBoolsAndNulls() throws {
        XCTAssertEqual(
            try column(.bools("a", [true, false, nil, true, true, true, true, true, false])),
            ["1", "0", "", "1", "1", "1", "1", "1", "0"])
        XCTAssertEqual(try column(.nulls("a", 2)), ["", ""])
    }

    func testDictionariesWithEveryIndexType() throws {
        func dictionary(_ isLarge: Bool) -> ArrowNode {
            .texts("", ["内科", nil, "外科"], isLarge: isLarge)
        }
        let shown = ["外科", "", "内科", ""]
        XCTAssertEqual(
            try column(.codes("a", "c", [Int8(2), nil, 0, 1], of: dictionary(false))), shown)
        XCTAssertEqual(
            try column(.codes("a", "C", [UInt8(2), nil, 0, 1], of: dictionary(true))), shown)
        XCTAssertEqual(
            try column(.codes("a", "s", [Int16(2), nil, 0, 1], of: dictionary(false))), shown)
        XCTAssertEqual(
            try column(.codes("a", "S", [UInt16(2), nil, 0, 1], of: dictionary(false))), shown)
        XCTAssertEqual(
            try column(.codes("a", "i", [Int32(2), nil, 0, 1], of: dictionary(false))), shown)
        XCTAssertEqual(
            try column(.codes("a", "I", [UInt32(2), nil, 0, 1], of: dictionary(false))), shown)
        XCTAssertEqual(
            try column(.codes("a", "l", [Int64(2), nil, 0, 1], of: dictionary(false))), shown)
        XCTAssertEqual(
            try column(.codes("a", "L", [UInt64(2), nil, 0, 1], of: dictionary(false))), shown)
    }

    func testSlicesStartInTheMiddleOfEveryBuffer() throws {
        let values: [String?] = ["zero", nil, "two", "three", nil, "five", "six", "seven", "eight",
            "nine"]
        let rows = 3..<9
        let shown = ["three", "", "five", "six", "seven", "eight"]
        XCTAssertEqual(try column(.texts("a", values).sliced(rows)), shown)
        XCTAssertEqual(
            try column(
                .codes("a", "i", (0..<10).map { $0 % 3 == 0 ? nil : Int32($0) },
                    of: .texts("", values)).sliced(rows)),
            ["", "", "five", "", "seven", "eight"])
        // The dictionary may be a slice, too.
        let dictionary = ArrowNode.texts("", values).sliced(5..<8)
        XCTAssertEqual(
            try column(.codes("a", "i", [Int32(2), 0], of: dictionary)), ["seven", "five"])
        XCTAssertEqual(
            try column(.bools("a", (0..<10).map { $0 == 4 }).sliced(rows)),
            ["0", "1", "0", "0", "0", "0"])
        XCTAssertEqual(
            try column(.numbers("a", "s", (0..<10).map { Int16($0) }).sliced(rows)),
            ["3", "4", "5", "6", "7", "8"])
        // The offset of the batch counts on top of that of its columns.
        let batch = ArrowNode.batch([
            .numbers("a", "l", (0..<10).map { Int64($0) }).sliced(2..<10),
            .texts("b", values),
        ])
        batch.offset = 3
        batch.length = 2
        XCTAssertEqual(try self.rows(ArrowProducer([batch])), ["1: 5|three", "2: 6|"])
    }

    func testRowsAreNumberedOverAllBatchesAndEmptyOnesAreSkipped() throws {
        func batch(_ values: [Int32?]) -> ArrowNode { .batch([.numbers("a", "i", values)]) }
        XCTAssertEqual(
            try rows(ArrowProducer([batch([]), batch([7, nil]), batch([]), batch([9]), batch([])])),
            ["1: 7", "2: ", "3: 9"])
        // Without rows no buffer is needed.
        let empty = ArrowNode.batch([ArrowNode("a", "u", length: 0, buffers: [nil, nil])])
        XCTAssertEqual(try rows(ArrowProducer([empty])), [])
        XCTAssertEqual(try rows(ArrowProducer([], schema: batch([]))), [])
    }

    func testABatchLongerThanOneReadingKeepsItsRows() throws {
        let count = 10_000
        let producer = ArrowProducer([
            .batch([
                .numbers("a", "i", (0..<count).map { Int32($0) }),
                .texts("b", (0..<count).map { "text \($0)" }),
            ])
        ])
        XCTAssertEqual(
            try rows(producer), (0..<count).map { "\($0 + 1): \($0)|text \($0)" })
    }

    func testAFieldThatIsNoTextIsAFaultOfItsRow() throws {
        // Whole characters in the buffer, but cut between two values.
        let cut: [[UInt8]?] = [[0xE8, 0x8D], [0xAF], Array("药".utf8), [0xFF], nil]
        XCTAssertEqual(
            try rows(ArrowProducer([.batch([.raw("名称", cut), .nulls("b", 5)])])),
            [
                "3: 药|", "5: |", "fieldEncoding(row: 1, column: \"名称\")",
                "fieldEncoding(row: 2, column: \"名称\")",
                "fieldEncoding(row: 4, column: \"名称\")",
            ])
        // A value that no row refers to harms nobody.
        let dictionary = ArrowNode.raw("", [[0xFF], Array("a".utf8)])
        XCTAssertEqual(
            try column(.codes("a", "c", [Int8(1), 1], of: dictionary)), ["a", "a"])
    }

    func testATextLongerThanARecordIsAFaultOfItsRow() throws {
        let long = String(repeating: "x", count: DelimitedText.recordLimit + 1)
        let nearly = String(repeating: "x", count: DelimitedText.recordLimit)
        XCTAssertEqual(
            try rows(
                ArrowProducer([
                    .batch([.texts("a", [long, "b", nearly]), .texts("b", ["", "", "y"])])
                ])), [
                "2: b|''", "recordTooLong(row: 1, limit: 1048576)",
                "recordTooLong(row: 3, limit: 1048576)",
            ])
    }

    func testTheNamesAndTypesOfTheColumns() throws {
        var stream = ArrowProducer([
            .batch([
                .numbers("金额", "l", [Int64(1)]), .decimals("b", 18, 2, [1]),
                .codes("c", "S", [UInt16(0)], of: .texts("", ["x"])), .nulls("", 1),
            ])
        ]).stream()
        let fields = try ArrowStream(taking: &stream).fields()
        XCTAssertEqual(fields.map(\.name), ["金额", "b", "c", ""])
        XCTAssertEqual(
            fields.map(\.type.name), ["int64", "decimal128(18,2)", "dictionary", "null"])
    }

    func testAnUnalignedStructOfTheHostIsTakenAndMarked() throws {
        let producer = ArrowProducer([.batch([.numbers("a", "i", [Int32(4)])])])
        var stream = producer.stream()
        let size = MemoryLayout<ArrowArrayStream>.size
        let room = UnsafeMutableRawPointer.allocate(byteCount: size + 1, alignment: 16)
        defer { room.deallocate() }
        (room + 1).copyMemory(from: &stream, byteCount: size)
        let odd = (room + 1).assumingMemoryBound(to: ArrowArrayStream.self)
        var taken: ArrowStream? = ArrowStream(taking: odd)
        XCTAssertEqual(try taken?.nextBatch()?.rowCount, 1)
        taken = nil
        XCTAssert(producer.isSettled)
        XCTAssertThrowsError(try ArrowStream(taking: odd).fields()) {
            XCTAssertEqual($0 as? ArrowError, .streamEmpty)
        }
    }
}
