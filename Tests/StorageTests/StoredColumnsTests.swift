import HospitalCore
@testable import Storage
import TestSupport
import XCTest

/// Rows that are read into columns are the rows that a query hands out one by one.
final class StoredColumnsTests: StorageTestCase {
    private let select = "SELECT a, b FROM t ORDER BY c"

    /// A table whose columns hold values of any kind, as SQLite lets them.
    private func filled(rows: Int, seed: UInt64) throws -> SQLiteStore {
        var random = SeededGenerator(seed: seed)
        let texts = ["", "H000001", "院办", "a\0b", "👩‍⚕️", String(repeating: "隐患", count: 300)]
        let store = try memory()
        try store.execute("CREATE TABLE t (a, b, c INTEGER)")
        for row in 0..<rows {
            let values: [StoreValue] = (0..<2).map { _ in
                switch Int.random(in: 0..<6, using: &random) {
                case 0: .null
                case 1: .real(0.5)
                case 2, 3: .text(texts.randomElement(using: &random) ?? "")
                default: .integer(.random(in: .min ... .max, using: &random))
                }
            }
            try store.execute(
                "INSERT INTO t (a, b, c) VALUES (?, ?, ?)", values + [.integer(Int64(row))])
        }
        return store
    }

    private func values(_ columns: StoredColumns) -> [[StoreValue]] {
        (0..<columns.rowCount).map { row in
            (0..<columns.width).map { columns.value(row, $0) }
        }
    }

    func testColumnsHoldWhatAQueryFinds() throws {
        for (seed, count) in [0, 1, 63, 64, 65, 300].enumerated() {
            let store = try filled(rows: count, seed: UInt64(seed))
            let expected = try store.rows(select)
            for forms in [[.integers, .texts], [.texts, .integers]] as [[StoredColumns.Form]] {
                let columns = try XCTUnwrap(
                    store.columns(select, [], as: forms, rowLimit: count))
                XCTAssertEqual(values(columns), expected, "\(count) rows")
                let first = try XCTUnwrap(columns.column(0))
                for row in 0..<count {
                    XCTAssertEqual(first.isNull(row), expected[row][0] == .null)
                    XCTAssertEqual(
                        first.integer(row), forms[0] == .integers ? expected[row][0].integer : nil)
                    if forms[0] == .texts, let text = expected[row][0].text {
                        XCTAssertEqual(Array(first.text(row)), Array(text.utf8))
                    }
                }
                XCTAssertNil(columns.column(2))
                XCTAssertEqual(columns.value(count, 0), .null)
            }
        }
    }

    func testRowsComeInPiecesOfAnySize() throws {
        let store = try filled(rows: 200, seed: 7)
        let expected = try store.rows(select)
        for size in [0, 1, 64, 199, 200, 201] {
            var found: [[StoreValue]] = []
            try store.columns(select, [], as: [.texts, .integers], rowsAtOnce: size) { columns in
                XCTAssertLessThanOrEqual(columns.rowCount, max(1, size))
                XCTAssertGreaterThan(columns.rowCount, 0)
                found += values(columns)
            }
            XCTAssertEqual(found, expected, "\(size) at once")
        }
    }

    func testRowsAreSortedByTheBytesOfTheirTexts() throws {
        var random = SeededGenerator(seed: 8)
        let texts = ["", "a", "ab", "é", "院", "院办", "👩", "B", "b\0", "H-10", "H-9"]
        for count in [0, 1, 2, 150] {
            var rows: [[StoreValue]] = []
            let columns = StoredColumns([.integers, .texts, .texts])
            for number in 0..<count {
                let text = texts.randomElement(using: &random) ?? ""
                rows.append([.integer(Int64(number)), .text(text), number % 3 == 0 ? 5 : nil])
                columns.append(rows[number])
            }
            let sorted = columns.sorted(byTextsIn: 1)
            rows.sort {
                let (one, other) = (Array(($0[1].text ?? "").utf8), Array(($1[1].text ?? "").utf8))
                return one == other
                    ? $0[0].integer ?? 0 < $1[0].integer ?? 0
                    : one.lexicographicallyPrecedes(other)
            }
            XCTAssertEqual(values(sorted), rows, "\(count) rows")
            XCTAssertTrue(sorted.sorted(byTextsIn: 1) === sorted)
            XCTAssertTrue(columns.sorted(byTextsIn: 0) === columns)
        }
    }

    func testARowIsACellAndFourNumbers() {
        let source = StoredColumns([.texts, .texts])
        source.append(["甲", nil])
        source.append([7, "乙"])
        let columns = StoredColumns([.texts, .integers, .integers, .integers, .integers])
        for (row, column) in [(0, 0), (1, 0), (0, 1), (1, 1), (2, 0), (-1, 0)] {
            columns.append(row, column, of: source, (1, -2, 3, .max))
        }
        let numbers: [StoreValue] = [1, -2, 3, .integer(.max)]
        XCTAssertEqual(
            values(columns), [["甲"] + numbers, [7] + numbers, [nil] + numbers, ["乙"] + numbers])
    }

    func testMoreRowsThanTheLimitAreNone() throws {
        let store = try filled(rows: 5, seed: 1)
        XCTAssertNil(try store.columns(select, [], as: [.integers, .texts], rowLimit: 4))
        XCTAssertEqual(
            try store.columns(select, [], as: [.integers, .texts], rowLimit: 5)?.rowCount, 5)
    }

    func testWhatIsWrongWithAStatementIsSaid() throws {
        let store = try filled(rows: 1, seed: 1)
        assertThrows(
            .statement(select, detail: "2 columns, 1 forms"),
            try store.columns(select, [], as: [.texts], rowLimit: 1))
        let invalid = "SELECT 1, CAST(x'41ff' AS TEXT)"
        for form in [StoredColumns.Form.texts, .integers] {
            assertThrows(
                .textInvalid(statement: invalid, column: 2),
                try store.columns(invalid, [], as: [.integers, form], rowLimit: 1))
            XCTAssertThrowsError(
                try store.columns(invalid, [], as: [form], rowsAtOnce: 9) { _ in XCTFail("rows") })
        }
    }

    func testMemoryIsAskedForBeforeATextGrows() throws {
        let columns = StoredColumns([.texts])
        XCTAssertTrue(columns.hasMemory(forText: 1 << 20, in: 0))
        // More than a process can address.
        XCTAssertFalse(columns.hasMemory(forText: 1 << 48, in: 0))
        XCTAssertFalse(columns.hasMemory(forText: .max, in: 0))
        let long = String(repeating: "床", count: 100_000)
        columns.append([.text(long)])
        XCTAssertEqual(columns.value(0, 0), .text(long))
    }

    func testATakenBackRowLeavesTheTextsOfTheOthers() throws {
        let store = try memory()
        try store.execute(entryTable.createTable(in: .sqlite, version: 1))
        var batch = RowBatch(columnCount: entryTable.columns.count)
        // An empty text that all rows share stands where the texts of the first row begin.
        let (key, remark) = (batch.share("b"), batch.share(""))
        for (line, code) in ["lab", "ward", "x-ray"].enumerated() {
            batch.append(integer: 202_503)
            batch.append(text: code)
            for number in [line, line] { batch.append(integer: Int64(number)) }
            batch.append(shared: remark)
            batch.append(shared: key)
        }
        let before = batch.byteCount
        batch.append(row: [202_503, "", 9, 9, "long remark", "own"])
        batch.discardLastRow()
        XCTAssertEqual(batch.byteCount, before)
        batch.append(row: [202_503, "", 9, 9, "", ""])
        batch.discardLastRow()
        XCTAssertEqual(batch.byteCount, before)
        batch.discardLastRow()
        XCTAssertEqual(try store.insert(batch, into: entryTable), [])
        XCTAssertEqual(
            try store.rows("SELECT department_code, remark, batch_key FROM hosp_test_entry"),
            [["lab", "", "b"], ["ward", "", "b"]])
    }

    func testAValueOfAllRowsOfABatchIsKeptOnce() throws {
        let store = try memory()
        try store.execute(entryTable.createTable(in: .sqlite, version: 1))
        var batch = RowBatch(columnCount: entryTable.columns.count)
        for round in 0..<2 {
            let (month, key) = (batch.share(202_503), batch.share("批次 7"))
            for line in 0..<300 {
                batch.append(shared: month)
                batch.append(text: "lab\(round)")
                for number in [line, line * 10] { batch.append(integer: Int64(number)) }
                batch.append(text: "r\(line)")
                batch.append(shared: key)
                // A row that was taken back leaves what all of them share.
                if line % 3 == 0 { batch.discardLastRow() }
            }
            XCTAssertEqual(try store.insert(batch, into: entryTable), [])
            batch.removeAll()
        }
        XCTAssertEqual(
            try store.rows("SELECT DISTINCT period_month, batch_key FROM hosp_test_entry"),
            [[202_503, "批次 7"]])
        XCTAssertEqual(
            try store.rows(
                "SELECT COUNT(*), SUM(line), COUNT(DISTINCT remark) FROM hosp_test_entry"),
            [[400, .integer(2 * (44_850 - 14_850)), 200]])
    }
}
