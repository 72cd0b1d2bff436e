import CShims
import HospitalCore
import TestSupport
import XCTest

@testable import Interchange

/// Streams that the library makes: read back through the C structs, released in any order.
final class ArrowWritingTests: XCTestCase {
    private final class Kept {}

    /// A table of one column for each type; every third row has no values.
    private func table(
        rows: Int, batchRows: Int, keeping kept: Kept = Kept()
    ) throws -> ArrowTable {
        let day = try Day("2025-03-31")
        return ArrowTable(
            columns: [
                ArrowTable.Column("整数", .integers), ArrowTable.Column("元", .decimals(scale: 2)),
                ArrowTable.Column("日", .days), ArrowTable.Column("文", .texts),
                ArrowTable.Column("码", .codes(["内科", "外科"])), ArrowTable.Column("值", .reals),
            ], rowCount: rows, batchRows: batchRows
        ) { row, columns in
            withExtendedLifetime(kept) {
                guard row % 3 != 2 else {
                    for position in columns.indices { columns[position].appendNull() }
                    return
                }
                columns[0].append(integer: Int64(row) - 1)
                columns[1].append(significand: -Int128(row) * 1_000_000_000_000_000_000_000)
                columns[2].append(day: (try? day.adding(days: row)) ?? day)
                columns[3].append(text: row == 1 ? "" : "文\(row)")
                columns[4].append(index: row % 2)
                columns[5].append(real: Double(row) / 2)
            }
        }
    }

    /// Everything but the statistics, which no import reads.
    private func lines(_ rows: Int, batchRows: Int) throws -> [String] {
        var stream = ArrowArrayStream()
        try table(rows: rows, batchRows: batchRows).export(to: &stream)
        defer { XCTAssertNil(stream.release) }
        let taken = ArrowStream(taking: &stream)
        var lines: [String] = []
        var written = try ArrowRows(taken)
        XCTAssertEqual(
            written.fields.map(\.type.name),
            ["int64", "decimal128(38,2)", "date32", "utf8", "dictionary", "float64"])
        XCTAssertEqual(written.header, ["整数", "元", "日", "文", "码", "值"])
        while let batch = try written.nextBatch() {
            for row in 0..<batch.rowCount {
                lines.append((0..<5).map { batch.text(row, $0) }.joined(separator: "|"))
            }
        }
        return lines
    }

    func testWhatIsWrittenIsRead() throws {
        let expected = [
            "-1|0.00|20250331|文0|内科", "0|-10000000000000000000.00|20250401||外科", "||||",
            "2|-30000000000000000000.00|20250403|文3|外科",
            "3|-40000000000000000000.00|20250404|文4|内科", "||||",
            "5|-60000000000000000000.00|20250406|文6|内科",
        ]
        for batchRows in [1, 2, 3, 6, 7, 8, 100] {
            XCTAssertEqual(try lines(7, batchRows: batchRows), expected, "\(batchRows)")
        }
        XCTAssertEqual(try lines(0, batchRows: 8), [])
    }

    func testABatchEndsBeforeItsTextsAreTooLong() throws {
        let text = String(repeating: "x", count: 1 << 20)
        let table = ArrowTable(columns: [ArrowTable.Column("a", .texts)], rowCount: 40) {
            _, columns in columns[0].append(text: text)
        }
        var stream = ArrowArrayStream()
        table.export(to: &stream)
        let taken = ArrowStream(taking: &stream)
        var counts: [Int] = []
        while let batch = try taken.nextBatch() { counts.append(batch.rowCount) }
        XCTAssertEqual(counts, [16, 16, 8])
    }

    func testBuffersAreAlignedAndValidityIsLeftOutWhereAllIsThere() throws {
        var stream = ArrowArrayStream()
        try table(rows: 2, batchRows: 8).export(to: &stream)
        defer { stream.release?(&stream) }
        var array = ArrowArray()
        XCTAssertEqual(stream.get_next?(&stream, &array), 0)
        defer { array.release?(&array) }
        XCTAssertEqual(array.n_children, 6)
        XCTAssertEqual(array.null_count, 0)
        for position in 0..<6 {
            let child = try XCTUnwrap(array.children?[position]?.pointee)
            XCTAssertNil(child.buffers?[0])
            for buffer in 1..<Int(child.n_buffers) {
                let start = try XCTUnwrap(child.buffers?[buffer])
                XCTAssertEqual(Int(bitPattern: start) % 64, 0)
            }
        }
    }

    func testTheTableIsKeptUntilTheStreamIsReleased() throws {
        weak var watched: Kept?
        var stream = ArrowArrayStream()
        do {
            let kept = Kept()
            watched = kept
            try table(rows: 4, batchRows: 2, keeping: kept).export(to: &stream)
        }
        XCTAssertNotNil(watched)
        var array = ArrowArray()
        XCTAssertEqual(stream.get_next?(&stream, &array), 0)
        stream.release?(&stream)
        XCTAssertNil(stream.release)
        XCTAssertNil(watched)
        // A batch needs nothing of its stream.
        let batch = try ArrowBatch(
            taking: array, fields: [
                ArrowField(name: "a", type: .integer(bits: 64, isSigned: true)),
                ArrowField(name: "b", type: .decimal(precision: 38, scale: 2)),
                ArrowField(name: "c", type: .day),
                ArrowField(name: "d", type: .text(.offsets32)),
                ArrowField(
                    name: "e",
                    type: .dictionary(index: .integer(bits: 32, isSigned: true), .offsets32)),
                ArrowField(name: "f", type: .float(bits: 64)),
            ], number: 1, rowsBefore: 0)
        XCTAssertEqual(batch.rowCount, 2)
        XCTAssertEqual(batch.columns[0].number(1), 0)
        XCTAssertEqual(
            batch.columns[4].texts.bytes(1).map { String(decoding: $0, as: UTF8.self) }, "外科")
    }

    func testAColumnThatWasMovedOutOutlivesItsBatch() throws {
        var stream = ArrowArrayStream()
        try table(rows: 2, batchRows: 2).export(to: &stream)
        var array = ArrowArray()
        XCTAssertEqual(stream.get_next?(&stream, &array), 0)
        stream.release?(&stream)
        let place = try XCTUnwrap(array.children?[4])
        var moved = place.pointee
        place.pointee.release = nil
        array.release?(&array)
        XCTAssertNil(array.release)
        let indices = try XCTUnwrap(moved.buffers?[1])
        XCTAssertEqual(indices.load(fromByteOffset: 4, as: Int32.self), 1)
        let texts = try XCTUnwrap(moved.dictionary?.pointee.buffers?[2])
        XCTAssertEqual(
            String(decoding: UnsafeRawBufferPointer(start: texts, count: 12), as: UTF8.self),
            "内科外科")
        moved.release?(&moved)
        XCTAssertNil(moved.release)
    }

    func testTheSchemaMayBeAskedForAgainAndTheEndStaysTheEnd() throws {
        var stream = ArrowArrayStream()
        try table(rows: 1, batchRows: 2).export(to: &stream)
        for _ in 0..<2 {
            var schema = ArrowSchema()
            XCTAssertEqual(stream.get_schema?(&stream, &schema), 0)
            XCTAssertEqual(schema.n_children, 6)
            XCTAssertEqual(schema.children?[4]?.pointee.flags, 2)
            XCTAssertEqual(schema.format.map { String(cString: $0) }, "+s")
            schema.release?(&schema)
            XCTAssertNil(schema.release)
        }
        var array = ArrowArray()
        XCTAssertEqual(stream.get_next?(&stream, &array), 0)
        XCTAssertNotNil(array.release)
        array.release?(&array)
        for _ in 0..<2 {
            XCTAssertEqual(stream.get_next?(&stream, &array), 0)
            XCTAssertNil(array.release)
        }
        XCTAssertNil(stream.get_last_error?(&stream))
        // Misuse by the consumer is refused, not followed.
        XCTAssertEqual(stream.get_next?(&stream, nil), 22)
        XCTAssertEqual(stream.get_schema?(nil, nil), 22)
        let next = stream.get_next
        let release = stream.release
        stream.release?(&stream)
        XCTAssertEqual(next?(&stream, &array), 22)
        release?(&stream)
        release?(nil)
    }
}
