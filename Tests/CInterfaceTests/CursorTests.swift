import HospitalCore
import Interchange
import Storage
import TestSupport
import XCTest

@testable import CInterface
@testable import HospitalBook

/// A cursor answers alike, whether its table is kept in rows or in columns: the same values, the
/// same bytes and the same errors, in every encoding.
final class CursorTests: XCTestCase {
    private let columns: [ResultColumn] = [
        .text("name", zh: "名称", en: "Name"), .whole("count", zh: "数量", en: "Count"),
        .text("day", zh: "日期", en: "Day"), .text("goes_to", zh: "对象", en: "Goes to"),
        ResultColumn("ratio", .real, zh: "比率", en: "Ratio"),
    ]

    /// A table in columns with values of every kind in every column.
    private func table() -> ResultTable {
        let columns = StoredColumns([.texts, .integers, .integers, .integers, .integers])
        let rows: [[StoreValue]] = [
            ["H000001", 7, 20_250_610, 1, .real(0.25)], ["院办主任", -1, 20_240_229, 2, .real(-3)],
            ["", 0, nil, nil, nil], [nil, nil, 20_250_230, 9, nil],
            [5, "五", "text", -1, 4], [.real(1.5), .integer(.max), -5, "甲", .real(1)],
            ["表情👩‍⚕️", .integer(.min), 20_251_231, 0, nil], ["é", 1, 20_250_101, 2, nil],
        ]
        for row in rows { columns.append(row) }
        let choice = ResultCells.Shown.choice(of: ["", "责任科室主任", "院长、安委会"])
        return ResultTable(
            name: "t", columns: self.columns,
            cells: ResultCells([
                ResultCells.Source(columns, 0), ResultCells.Source(columns, 1),
                ResultCells.Source(columns, 2, as: .day),
                ResultCells.Source(columns, 3, as: choice),
                ResultCells.Source(columns, 4),
            ]))
    }

    /// All that a cursor says of all cells.
    private func said(
        _ table: ResultTable, of book: BookContext, _ handle: Int32
    ) throws -> [String] {
        let cursor = try HandleTable.open(CursorContext(table, of: book))
        defer { XCTAssertEqual(hosp_close(cursor), 0) }
        var said: [String] = []
        func say(_ status: Int32, _ answer: String) {
            var (text, needed) = ([CChar](repeating: 0, count: 600), Int32(0))
            if status < 0 { _ = hosp_error_text(handle, &text, 600, &needed) }
            said.append("\(status) \(answer) \(text[..<Int(needed)])")
        }
        func sayCells() {
            for column in 0...Int32(columns.count + 1) {
                for capacity in [0, 1, 8, 15, 64] as [Int32] {
                    var buffer = [CChar](repeating: 0x55, count: 64)
                    var needed: Int32 = -9
                    say(hosp_cursor_text(cursor, column, &buffer, capacity, &needed),
                        "\(needed) \(buffer)")
                }
                var (whole, real, isNull) = (Int64(-9), -9.5, Int32(-9))
                say(hosp_cursor_int64(cursor, column, &whole), "\(whole)")
                say(hosp_cursor_double(cursor, column, &real), "\(real)")
                say(hosp_cursor_is_null(cursor, column, &isNull), "\(isNull)")
                say(hosp_cursor_text(cursor, column, nil, 0, nil), "")
                say(hosp_cursor_int64(cursor, column, nil), "")
                say(hosp_cursor_is_null(cursor, column, nil), "")
            }
        }
        sayCells()
        while hosp_cursor_next(cursor) == Status.row.rawValue { sayCells() }
        say(hosp_cursor_next(cursor), "")
        sayCells()
        return said
    }

    func testRowsAndColumnsAreReadAlike() throws {
        let inColumns = table()
        let inRows = ResultTable(name: "t", columns: columns, rows: inColumns.rows)
        XCTAssertEqual(inColumns, inRows)
        XCTAssertEqual(inRows.row(0), [
            .text("H000001"), .integer(7), .text("2025-06-10"), .text("责任科室主任"), .real(0.25),
        ])
        XCTAssertEqual(inRows.row(3), [.null, .null, .integer(20_250_230), .null, .null])
        for encoding in TextEncoding.allCases {
            let book = try BookContext(at: "", encoding: encoding)
            let handle = try HandleTable.open(book)
            defer { XCTAssertEqual(hosp_close(handle), 0) }
            for (isPadding, isSubstituting) in [(false, false), (true, false), (false, true)] {
                book.options.isPadding = isPadding
                book.options.isSubstituting = isSubstituting
                let rows = try said(inRows, of: book, handle)
                XCTAssertGreaterThan(rows.count, 500)
                XCTAssertEqual(try said(inColumns, of: book, handle), rows, encoding.name)
            }
        }
    }

    func testTextsAreWrittenInTheEncodingOfTheBook() throws {
        let expected: [(TextEncoding, [UInt8])] = [
            (.utf8, Array("院办主任".utf8)),
            (.utf16le, [0x62, 0x96, 0x9E, 0x52, 0x3B, 0x4E, 0xFB, 0x4E]),
            (.gbk, [0xD4, 0xBA, 0xB0, 0xEC, 0xD6, 0xF7, 0xC8, 0xCE]),
            (.gb18030, [0xD4, 0xBA, 0xB0, 0xEC, 0xD6, 0xF7, 0xC8, 0xCE]),
        ]
        for (encoding, bytes) in expected {
            let book = try BookContext(at: "", encoding: encoding)
            let handle = try HandleTable.open(book)
            defer { XCTAssertEqual(hosp_close(handle), 0) }
            let cursor = try HandleTable.open(CursorContext(table(), of: book))
            XCTAssertEqual(hosp_cursor_next(cursor), Status.row.rawValue)
            XCTAssertEqual(hosp_cursor_next(cursor), Status.row.rawValue)
            var (buffer, needed) = ([CChar](repeating: 0, count: 64), Int32(0))
            XCTAssertEqual(hosp_cursor_text(cursor, 1, &buffer, 64, &needed), 0)
            XCTAssertEqual(Int(needed), bytes.count + encoding.unitSize)
            XCTAssertEqual(buffer[..<bytes.count].map { UInt8(bitPattern: $0) }, bytes)
        }
    }
}
