import Storage
import XCTest

/// Migrations: made at first use, applied once, refused when unknown.
final class SchemaTests: StorageTestCase {
    private static let absent = Label(zh: "无", en: "none")
    private static let remark = ColumnDeclaration(
        "remark", .text(40), zh: "摘要", en: "remark", null: absent)
    private static let paid = ColumnDeclaration(
        "paid_fen", .fen, zh: "已付", en: "paid", null: absent)

    private static func final(_ more: [ColumnDeclaration]) -> TableDeclaration {
        TableDeclaration(
            "hosp_test_final", .result, label: Label(zh: "结果", en: "results"),
            key: ["department_code"],
            columns: [
                ColumnDeclaration("run_id", .code, zh: "运行号", en: "run"),
                ColumnDeclaration("department_code", .code, zh: "科室", en: "department"),
            ] + more)
    }

    private static let run = Area("run", tables: [runTable])
    private static let other = Area("other", tables: [entryTable])
    private static func cost(_ tables: [TableDeclaration]) -> Area {
        Area("cost", requires: ["run"], tables: tables)
    }

    private let first = Schema(areas: [run, cost([final([])]), other], libraryVersion: "1.0.0")
    private let second = Schema(
        areas: [
            run,
            cost([final([remark.since(2), paid.since(3)]), entryTable.since(2)]),
        ], libraryVersion: "1.1.0")

    func testTablesOfAnAreaAndOfThoseItRequiresAreMadeAtFirstUse() throws {
        let store = try memory()
        try first.check(store)
        XCTAssertEqual(try first.appliedMigrations(in: store), [])
        try first.prepare(area: "cost", in: store, at: 20_250_401_083_000)
        XCTAssertEqual(try first.appliedMigrations(in: store), ["cost.1", "run.1", "schema.1"])
        for name in ["hosp_test_final", "hosp_test_final_current", "hosp_run_record"] {
            XCTAssertTrue(try store.tableExists(name), name)
        }
        XCTAssertFalse(try store.tableExists("hosp_test_entry"))
        let row = try store.rows(Schema.migrationsTable.select(where: ["migration"]), ["cost.1"])
        let hash = Self.cost([Self.final([])]).migrations(in: .sqlite)[0].contentHash
        XCTAssertEqual(row, [["cost.1", "cost", .text(hash), 20_250_401_083_000, "1.0.0"]])
    }

    func testPreparingAgainWritesNothing() throws {
        let store = try memory()
        try first.prepare(area: "cost", in: store, at: 1)
        var statements: [String] = []
        store.onStatement = { statements.append($0) }
        try first.prepare(area: "cost", in: store, at: 2)
        XCTAssertFalse(statements.contains { !$0.hasPrefix("SELECT") }, "\(statements)")
    }

    func testALaterVersionAddsColumnsAndKeepsTheRows() throws {
        let store = try memory()
        try first.prepare(area: "cost", in: store, at: 1)
        try store.execute(runTable.insert(rows: 1), ["r", 1])
        try store.execute(Self.final([]).insert(rows: 1), ["r", "lab"])
        try second.check(store)
        try second.prepare(area: "cost", in: store, at: 2)
        XCTAssertEqual(
            try second.appliedMigrations(in: store),
            ["cost.1", "cost.2", "cost.3", "run.1", "schema.1"])
        XCTAssertEqual(
            try store.rows(
                "SELECT department_code, remark, paid_yuan FROM hosp_test_final_current"),
            [["lab", nil, nil]])
        XCTAssertTrue(try store.tableExists("hosp_test_final_yuan"))
        XCTAssertTrue(try store.tableExists("hosp_test_entry"))
    }

    func testANewBookAndAnUpgradedOneHaveTheSameTables() throws {
        let (upgraded, new) = (try memory(), try memory())
        try first.prepare(area: "cost", in: upgraded, at: 1)
        for store in [upgraded, new] { try second.prepare(area: "cost", in: store, at: 2) }
        let names = [
            "hosp_test_final", "hosp_test_final_yuan", "hosp_test_final_current", "hosp_test_entry",
            "hosp_test_entry_yuan",
        ]
        for name in names {
            let sql = "PRAGMA table_info(\(name))"
            let columns = try new.rows(sql)
            XCTAssertFalse(columns.isEmpty, name)
            XCTAssertEqual(try upgraded.rows(sql), columns, name)
        }
    }

    func testAnAdditionChangesNoEarlierMigration() {
        let old = first.areas[2].migrations(in: .sqlite)
        let new = second.areas[2].migrations(in: .sqlite)
        XCTAssertEqual(new.map(\.name), ["cost.1", "cost.2", "cost.3"])
        XCTAssertEqual(old[0].contentHash, new[0].contentHash)
        XCTAssertEqual(
            new[1].statements.first, "DROP VIEW hosp_test_final_current")
        XCTAssertTrue(
            new[1].statements.contains("ALTER TABLE hosp_test_final ADD remark VARCHAR(40)"))
    }

    func testABookOfANewerLibraryIsRefusedWithTheNames() throws {
        let store = try memory()
        try second.prepare(area: "cost", in: store, at: 1)
        let expected = StorageError.newerSchema(migrations: ["cost.2", "cost.3"])
        assertThrows(expected, try first.check(store))
        assertThrows(expected, try first.prepare(area: "other", in: store, at: 2))
        let small = Schema(areas: [Self.run], libraryVersion: "0.9")
        assertThrows(
            .newerSchema(migrations: ["cost.1", "cost.2", "cost.3"]), try small.check(store))
    }

    func testAnUnknownAreaIsRefused() throws {
        assertThrows(
            .areaUnknown("pay"), try first.prepare(area: "pay", in: try memory(), at: 1))
    }

    func testPreparingInsideOfATransactionIsRefused() throws {
        let store = try memory()
        assertThrows(
            .transactionNested,
            try store.transaction { try first.prepare(area: "run", in: store, at: 1) })
        XCTAssertFalse(try store.tableExists("hosp_schema"))
    }

    func testAMigrationThatFailsLeavesNothing() throws {
        let store = try memory()
        try store.execute("CREATE TABLE hosp_test_final (a BIGINT)")
        XCTAssertThrowsError(try first.prepare(area: "cost", in: store, at: 1))
        XCTAssertFalse(try store.tableExists("hosp_run_record"))
        XCTAssertFalse(try store.tableExists("hosp_schema"))
    }

    func testTwoConnectionsMayPrepareTheSameArea() throws {
        let (one, two) = (try SQLiteStore(path: path()), try SQLiteStore(path: path()))
        try first.prepare(area: "run", in: one, at: 1)
        try first.prepare(area: "cost", in: two, at: 2)
        try first.prepare(area: "cost", in: one, at: 3)
        XCTAssertEqual(
            try first.appliedMigrations(in: one), ["cost.1", "run.1", "schema.1"])
    }

    func testTheSchemaFindsFaultsOfTablesNamesAndOrder() {
        XCTAssertEqual(first.lint(), [])
        XCTAssertEqual(second.lint(), [])
        XCTAssertEqual(first.areasOutOfOrder, [])
        let final = Self.final([])
        let twice = Schema(areas: [Self.cost([final, final])], libraryVersion: "1")
        XCTAssertEqual(
            twice.lint().map(\.detail), ["hosp_test_final", "hosp_test_final_current"])
        XCTAssertEqual(twice.areasOutOfOrder, ["cost"])
        XCTAssertEqual(first.area(ofTable: "hosp_test_entry")?.name, "other")
        XCTAssertEqual(first.table(named: "hosp_run_record"), runTable)
        XCTAssertNil(first.table(named: "hosp_none"))
        XCTAssertEqual(first.reference(in: .sqlite).count, 5 + 2 + 2 + 6)
    }

    func testAllSqlOfTheModuleIsPortableOrOneOfTheFewOwnStatements() throws {
        let store = try memory()
        var statements: Set<String> = []
        store.onStatement = { statements.insert($0) }
        try first.prepare(area: "cost", in: store, at: 1)
        try second.prepare(area: "cost", in: store, at: 2)
        var batch = RowBatch(columnCount: entryTable.columns.count)
        for line in 0..<Int64(200) {
            batch.append(row: [202_503, "lab", .integer(line), 1, nil, "b"])
        }
        _ = try store.insert(batch, into: entryTable)
        let select = entryTable.select(where: ["period_month"])
        try store.snapshot { _ = try store.rows(select, [202_503]) }
        try store.transaction { try store.execute(entryTable.delete(where: ["batch_key"]), ["b"]) }
        _ = try store.integrityFindings()
        try? store.transaction { throw StorageError.outOfMemory }
        let own: Set<String> = [
            "BEGIN IMMEDIATE", "BEGIN", "COMMIT", "ROLLBACK", "PRAGMA integrity_check(100)",
            "SELECT name FROM sqlite_master WHERE name = ?",
        ]
        // Five of six columns have one value in all 200 rows.
        let inserts = statements.filter { $0.hasPrefix("INSERT OR FAIL INTO hosp_test_entry (") }
        XCTAssertEqual(inserts.count, 1)
        XCTAssertTrue(inserts.allSatisfy { $0.hasSuffix(", (?1, ?2, ?205, ?3, ?4, ?5)") })
        statements.subtract(inserts)
        XCTAssertEqual(own.subtracting(statements), [])
        XCTAssertGreaterThan(statements.count, 20)
        for sql in statements.subtracting(own) { XCTAssertEqual(SQLLint.faults(in: sql), [], sql) }
    }
}
