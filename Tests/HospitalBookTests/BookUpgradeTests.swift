import Hosp
import XCTest

/// Books of every earlier version of the tables are brought up to date with all that is in them.
final class BookUpgradeTests: BookTestCase {
    private let schema = Schema.book(libraryVersion: "test")

    /// A value for a column that an older library may have written.
    private func value(of column: ColumnDeclaration) -> StoreValue {
        switch column.type {
        case .code: "K"
        case .text, .longText: "文"
        case .decimal: "1.10"
        case .fen, .count, .integer: 7
        case .flag: 1
        case .day: 20_250_331
        case .month: 202_503
        case .moment: .integer(Self.moment)
        }
    }

    /// A book whose areas are of a version, or of their newest where that is older, with one row in
    /// each table that was there.
    private func book(of version: Int, at location: String) throws -> [String: [StoreValue]] {
        let store = try SQLiteStore(path: location)
        var rows: [String: [StoreValue]] = [:]
        var applied: [(Migration, Int64)] = []
        for area in schema.areas {
            for migration in area.migrations(in: .sqlite).prefix(version) {
                for statement in migration.statements { try store.execute(statement) }
                applied.append((migration, Self.moment))
            }
        }
        for area in schema.areas {
            for table in area.tables
            where table.version <= version && table.name != Schema.migrationsTable.name {
                let columns = table.columns.filter { $0.version <= version }
                let row = columns.map(value)
                let names = columns.map(\.name).joined(separator: ", ")
                let marks = columns.map { _ in "?" }.joined(separator: ", ")
                try store.execute("INSERT INTO \(table.name) (\(names)) VALUES (\(marks))", row)
                rows[table.name] = row
            }
        }
        for (migration, moment) in applied {
            try store.execute(
                Schema.migrationsTable.insert(rows: 1),
                [
                    .text(migration.name), .text(migration.area), .text(migration.contentHash),
                    .integer(moment), "0.9",
                ])
        }
        store.close()
        return rows
    }

    func testABookOfEachEarlierVersionIsUpgradedWithItsRows() throws {
        let newest = schema.areas.map(\.version).max() ?? 1
        XCTAssertGreaterThan(newest, 1, "there is something to upgrade")
        for version in 1...newest {
            let file = path("\(version).db")
            let rows = try book(of: version, at: file)
            XCTAssertGreaterThan(rows.count, 150)
            let old = try emptyBook(at: file)
            for area in schema.areas {
                try schema.prepare(area: area.name, in: old.store, at: Self.moment)
            }
            let fresh = try emptyBook(at: path("fresh\(version).db"))
            for area in schema.areas {
                try schema.prepare(area: area.name, in: fresh.store, at: Self.moment)
                XCTAssertEqual(try schema.version(of: area, in: old.store), area.version)
            }
            let names = "SELECT type, name FROM sqlite_master WHERE name LIKE 'hosp%' ORDER BY 1, 2"
            XCTAssertEqual(try old.store.rows(names), try fresh.store.rows(names))
            for table in schema.areas.flatMap(\.tables) {
                for view in [table.name, table.yuanViewName, table.currentViewName]
                    .compactMap(\.self)
                {
                    let shape = "PRAGMA table_info(\(view))"
                    XCTAssertEqual(
                        try old.store.rows(shape).map { $0[1...2] },
                        try fresh.store.rows(shape).map { $0[1...2] }, "\(version): \(view)")
                }
                guard let row = rows[table.name] else { continue }
                let kept = table.columns.filter { $0.version <= version }.map(\.name)
                XCTAssertEqual(
                    try old.store.rows(
                        "SELECT \(kept.joined(separator: ", ")) FROM \(table.name)"), [row],
                    "\(version): \(table.name)")
            }
            old.close()
        }
    }
}
