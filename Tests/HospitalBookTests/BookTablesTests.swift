import Foundation
import HospitalCore
import Interchange
import Storage
import XCTest

@testable import HospitalBook

/// The published tables of the book: sound, frozen, and accepted by the database.
final class BookTablesTests: XCTestCase {
    private let schema = Schema.book(libraryVersion: "1.0.0")

    private func created() throws -> SQLiteStore {
        let store = try SQLiteStore(path: ":memory:")
        for area in schema.areas { try schema.prepare(area: area.name, in: store, at: 1) }
        return store
    }

    func testEveryTableKeepsTheRulesOfPublishedTables() {
        XCTAssertEqual(schema.lint(), [])
        XCTAssertEqual(schema.areasOutOfOrder, [])
        XCTAssertGreaterThan(schema.areas.flatMap(\.tables).count, 20)
    }

    func testNoMigrationThatWasPublishedHasChanged() throws {
        let url = try XCTUnwrap(
            Bundle.module.url(
                forResource: "migrations", withExtension: "txt", subdirectory: "Fixtures"))
        let published = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
            .filter { !$0.hasPrefix("#") }.map(String.init)
        let now = schema.areas.flatMap { $0.migrations(in: .sqlite) }
            .map { "\($0.name) \($0.contentHash)" }
        XCTAssertEqual(now, published, "a published migration may never change; add a version")
    }

    func testEveryStatementOfEveryMigrationIsPortable() {
        let migrations = schema.areas.flatMap { $0.migrations(in: .sqlite) }
        for statement in migrations.flatMap(\.statements) {
            XCTAssertEqual(SQLLint.faults(in: statement), [])
        }
    }

    func testEveryTableAndViewCanBeReadAndWritten() throws {
        let store = try created()
        for table in schema.areas.flatMap(\.tables) where table != Schema.migrationsTable {
            var batch = RowBatch(columnCount: table.columns.count)
            batch.append(
                row: table.columns.map {
                    $0.type.isInteger ? .integer(1) : .text("1")
                })
            XCTAssertEqual(try store.insert(batch, into: table), [], table.name)
            let views = [table.name, table.yuanViewName, table.currentViewName].compactMap(\.self)
            for view in views {
                // The run record inserted here is current, so each view shows the row.
                let rows = try store.rows("SELECT * FROM \(view)")
                XCTAssertEqual(rows.count, 1, view)
                XCTAssertGreaterThanOrEqual(rows.first?.count ?? 0, table.columns.count, view)
            }
        }
    }

    func testEveryLabelCanBeWrittenInGBK() {
        for row in schema.reference(in: .sqlite) {
            for text in row.values.compactMap(\.self) {
                XCTAssertTrue(TextEncoding.gbk.canEncode(text), text)
            }
        }
    }

    func testTheAuditTableHoldsAChainThatVerifies() throws {
        let store = try created()
        var trail = try AuditTrail()
        let table = TableDeclaration.audit
        XCTAssertEqual(table.columnNames.last, "row_hash")
        for number in 1...5 {
            let fields: [StoreValue] = [
                "book", .integer(Int64(number)), .text(trail.algorithm.rawValue),
                20_250_401_083_000, number == 3 ? nil : "院办", "period.close", "period",
                "2025-03", number == 4 ? "" : nil,
            ]
            let hash = try trail.append(fields.map(\.sealed))
            try store.execute(table.insert(rows: 1), fields + [.text(hash)])
        }
        func broken() throws -> Int? {
            let rows = try store.rows(table.select(where: ["chain_name"]), ["book"]).map {
                SealedRow(fields: $0.dropLast().map(\.sealed), hash: $0.last?.text ?? "")
            }
            return AuditTrail.brokenPosition(in: rows, endingWith: trail.lastHash)
        }
        XCTAssertNil(try broken())
        let change = "UPDATE hosp_audit SET recorded_by = ? WHERE chain_number = ?"
        try store.execute(change, ["财务科", 3])
        XCTAssertEqual(try broken(), 3)
    }
}
