import Storage
import TestSupport
import XCTest

/// SQL, CSV header and reference that a declaration gives.
final class TableSQLTests: StorageTestCase {
    func testCreateTableKeepsKeysExplicitAndTextThatMayBeEmptyNullable() {
        XCTAssertEqual(
            entryTable.createTable(in: .sqlite, version: 1),
            "CREATE TABLE hosp_test_entry (period_month INTEGER NOT NULL, "
                + "department_code VARCHAR(64) NOT NULL, line BIGINT NOT NULL, "
                + "amount_fen BIGINT NOT NULL, remark VARCHAR(200), "
                + "batch_key VARCHAR(64) NOT NULL, "
                + "PRIMARY KEY (period_month, department_code, line))")
    }

    func testTheHeaderAndTheStatementsNameEveryColumnInOrder() {
        XCTAssertEqual(
            resultTable.columnNames, ["run_id", "department_code", "amount_fen", "factor"])
        XCTAssertEqual(
            resultTable.insert(rows: 2),
            "INSERT INTO hosp_test_final (run_id, department_code, amount_fen, factor) "
                + "VALUES (?, ?, ?, ?), (?, ?, ?, ?)")
        XCTAssertEqual(
            resultTable.select(where: ["run_id"]),
            "SELECT run_id, department_code, amount_fen, factor FROM hosp_test_final "
                + "WHERE run_id = ? ORDER BY run_id, department_code")
        XCTAssertEqual(
            resultTable.delete(where: ["run_id", "factor"]),
            "DELETE FROM hosp_test_final WHERE run_id = ? AND factor = ?")
    }

    func testTheYuanViewShowsEveryAmountExactly() throws {
        let store = try memory()
        try store.execute(resultTable.createTable(in: .sqlite, version: 1))
        for view in resultTable.createViews(in: .sqlite, version: 1) { try store.execute(view) }
        // Amounts in yuan written by hand; the last two are the ends of 64 bits.
        let examples: [(Int64?, String?)] = [
            (nil, nil), (0, "0.00"), (1, "0.01"), (-1, "-0.01"), (10, "0.10"), (-99, "-0.99"),
            (100, "1.00"), (-100, "-1.00"), (12345, "123.45"), (-123_450, "-1234.50"),
            (9_223_372_036_854_775_807, "92233720368547758.07"),
            (-9_223_372_036_854_775_808, "-92233720368547758.08"),
        ]
        for (index, example) in examples.enumerated() {
            try store.execute(
                resultTable.insert(rows: 1),
                ["run", .text("d\(index)"), example.0.map { .integer($0) } ?? .null, "1.10"])
            let rows = try store.rows(
                "SELECT amount_yuan, amount_fen, factor FROM hosp_test_final_yuan "
                    + "WHERE department_code = ?", [.text("d\(index)")])
            let expected: [StoreValue] = [
                example.1.map { .text($0) } ?? .null,
                example.0.map { .integer($0) } ?? .null, "1.10",
            ]
            XCTAssertEqual(rows, [expected])
        }
    }

    func testTheCurrentViewShowsOnlyRowsOfCurrentRuns() throws {
        let store = try memory()
        for table in [runTable, resultTable] {
            try store.execute(table.createTable(in: .sqlite, version: 1))
            for view in table.createViews(in: .sqlite, version: 1) { try store.execute(view) }
        }
        for (run, current, amount) in [("r1", 0, 100), ("r2", 1, 250)] as [(String, Int64, Int64)] {
            try store.execute(runTable.insert(rows: 1), [.text(run), .integer(current)])
            try store.execute(
                resultTable.insert(rows: 1), [.text(run), "lab", .integer(amount), "1"])
        }
        let rows = try store.rows("SELECT run_id, amount_yuan FROM hosp_test_final_current")
        XCTAssertEqual(rows, [["r2", "2.50"]])
    }

    func testTheReferenceSaysEverythingOfAColumn() {
        let row = entryTable.reference(in: .sqlite)[4]
        XCTAssertEqual(row.values.count, TableReferenceRow.names.count)
        XCTAssertEqual(
            row.values,
            [
                "hosp_test_entry", "fact", "测试凭证", "test entries", "remark", "text(200)",
                "VARCHAR(200)", nil, "摘要", "remark", nil, "无摘要", "no remark", nil,
            ])
        XCTAssertEqual(entryTable.reference(in: .sqlite).map { $0.values[7] },
                       ["1", "2", "3", nil, nil, nil])
        XCTAssertEqual(entryTable.reference(in: .sqlite).map { $0.values[10] },
                       ["yyyymm", nil, nil, "fen", nil, nil])
    }

    func testS244AColumnMayBeSensitiveAndTheReferenceSaysSo() {
        let column = ColumnDeclaration("pay_fen", .fen, zh: "工资", en: "pay").sensitive()
        XCTAssertTrue(column.isSensitive)
        let table = TableDeclaration(
            "hosp_test_pay", .register, label: Label(zh: "工资", en: "pay"), key: ["pay_fen"],
            columns: [column])
        XCTAssertEqual(table.reference(in: .sqlite)[0].values.last, "1")
    }

    func testAColumnMaySayItsUnit() {
        let column = ColumnDeclaration("area_quantity", .decimal, zh: "面积", en: "area").unit("m2")
        XCTAssertEqual(column.unit, "m2")
    }

    func testAnyDeclarationThatPassesTheLintIsAcceptedByTheDatabase() throws {
        let seed: UInt64 = 20_250_331
        var generator = SeededGenerator(seed: seed)
        for round in 0..<300 {
            let table = randomTable(round, &generator)
            XCTAssertEqual(table.lint(), [], "seed \(seed), round \(round)")
            let store = try memory()
            try store.execute(runTable.createTable(in: .sqlite, version: 1))
            let area = Area("test", tables: [table])
            for statement in area.migrations(in: .sqlite).flatMap(\.statements) {
                XCTAssertEqual(SQLLint.faults(in: statement), [], "seed \(seed), round \(round)")
                try store.execute(statement)
            }
            try assertRowsSurvive(in: table, store, "seed \(seed), round \(round)")
        }
    }

    /// Three rows go in, come back as they were, and are refused a second time.
    private func assertRowsSurvive(
        in table: TableDeclaration, _ store: SQLiteStore, _ label: String
    ) throws {
        let rows = (1...3).map { row in
            table.columns.enumerated().map { index, column -> StoreValue in
                if column.type.isInteger { return .integer(Int64(row * 1000 + index)) }
                return .text("\(row).\(index)0")
            }
        }
        var batch = RowBatch(columnCount: table.columns.count)
        for row in rows { batch.append(row: row) }
        XCTAssertEqual(try store.insert(batch, into: table), [], label)
        XCTAssertEqual(try store.rows(table.select()), rows, label)
        for view in [table.yuanViewName, table.currentViewName].compactMap(\.self) {
            XCTAssertTrue(try store.tableExists(view), label)
        }
        XCTAssertEqual(try store.insert(batch, into: table).map(\.position), [0, 1, 2], label)
    }

    private func randomTable(
        _ number: Int, _ generator: inout SeededGenerator
    ) -> TableDeclaration {
        let kind = TableDeclaration.Kind.allCases.randomElement(using: &generator) ?? .log
        let keyTypes: [ColumnType] = [.code, .count, .integer, .day, .month, .moment, .flag, .fen]
        let types = keyTypes + [.text(1), .text(2000), .longText, .decimal]
        let absent = Label(zh: "无", en: "none")
        var columns: [ColumnDeclaration] = []
        switch kind {
        case .fact:
            columns.append(ColumnDeclaration("period_month", .month, zh: "月", en: "month"))
            columns.append(ColumnDeclaration("batch_key", .code, zh: "批", en: "batch"))
        case .result: columns.append(ColumnDeclaration("run_id", .code, zh: "运行", en: "run"))
        case .register, .log: break
        }
        func add(_ type: ColumnType, null: Label?) -> String {
            let name = "c\(columns.count)" + (type == .fen ? "_fen" : "_x")
            columns.append(ColumnDeclaration(name, type, zh: "列", en: "column", null: null))
            return name
        }
        let key = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
            add(keyTypes.randomElement(using: &generator) ?? .code, null: nil)
        }
        for _ in 0..<Int.random(in: 0...20, using: &generator) {
            let isText2000 = columns.filter { $0.type == .text(2000) }.count >= 6
            let type = types.randomElement(using: &generator) ?? .code
            _ = add(
                isText2000 ? .flag : type, null: Bool.random(using: &generator) ? absent : nil)
        }
        if Bool.random(using: &generator) {
            let later = ColumnDeclaration("later_fen", .fen, zh: "后", en: "later", null: absent)
            columns.append(later.since(2))
        }
        return TableDeclaration(
            "hosp_random_\(number)", kind, label: Label(zh: "随机", en: "random"), key: key,
            columns: columns)
    }
}
