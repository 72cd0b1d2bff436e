/// Which areas of tables a book can have, and bringing a book to them.
///
/// The table `hosp_schema` names the migrations a book has had. A book that names one this library
/// does not know was written by a newer library and is refused: an older library would not fill the
/// columns that were added and could break what the newer one relies on.
public struct Schema: Sendable {
    /// The areas; each stands behind those it requires.
    public let areas: [Area]
    /// The version of the library, recorded with each migration.
    public let libraryVersion: String

    /// The schema of a library.
    public init(areas: [Area], libraryVersion: String) {
        self.areas = [Schema.ownArea] + areas
        self.libraryVersion = libraryVersion
    }

    /// The table of applied migrations, present in every book that has any table.
    public static let migrationsTable = TableDeclaration(
        "hosp_schema", .log, label: Label(zh: "表结构版本", en: "schema migrations"),
        key: ["migration"],
        columns: [
            ColumnDeclaration("migration", .code, zh: "迁移名", en: "migration"),
            ColumnDeclaration("area", .code, zh: "表区", en: "area of tables"),
            ColumnDeclaration("content_hash", .code, zh: "内容散列值", en: "hash of the statements"),
            ColumnDeclaration("applied_at", .moment, zh: "执行时间", en: "applied at"),
            ColumnDeclaration("library_version", .code, zh: "库版本", en: "library version"),
        ])

    static let ownArea = Area("schema", tables: [migrationsTable])

    /// The declared table of that name; `nil` when there is none.
    public func table(named name: String) -> TableDeclaration? {
        areas.lazy.flatMap(\.tables).first { $0.name == name }
    }

    /// The area of the table of that name; `nil` when there is none.
    public func area(ofTable name: String) -> Area? {
        areas.first { $0.tables.contains { $0.name == name } }
    }

    /// The names of the migrations a book has had, in the order of their names.
    public func appliedMigrations(in store: any Store) throws -> [String] {
        guard try store.tableExists(Schema.migrationsTable.name) else { return [] }
        let sql = "SELECT migration FROM hosp_schema ORDER BY migration"
        return try store.rows(sql).compactMap { $0.first?.text }
    }

    /// The version that an area has in a book; 0 before its first migration.
    public func version(of area: Area, in store: any Store) throws -> Int {
        let applied = Set(try appliedMigrations(in: store))
        return (1...area.version).last { applied.contains("\(area.name).\($0)") } ?? 0
    }

    /// Refuses a book that a newer library has written; called when a book is opened.
    /// - Throws: `newerSchema` with the names of the migrations that are not known here.
    public func check(_ store: any Store) throws { _ = try known(in: store) }

    /// Creates or upgrades the tables of an area and of those it requires, if that is still to do.
    ///
    /// Does nothing, and writes nothing, when the tables are there. Several processes may call it
    /// at once: what is still to do is looked up again under the write lock. It may not be called
    /// in a transaction, because some databases end one at each CREATE TABLE.
    /// - `moment`: the wall time yyyymmddhhmmss that is recorded.
    /// - Throws: `areaUnknown`, `newerSchema`, `transactionNested`, `readOnly`, and what the
    ///   database refuses.
    public func prepare(area name: String, in store: any Store, at moment: Int64) throws {
        let migrations = try needed(for: name).flatMap { $0.migrations(in: store.dialect) }
        let known = try known(in: store)
        guard !migrations.allSatisfy({ known.contains($0.name) }) else { return }
        try store.transaction {
            let applied = try self.known(in: store)
            for migration in migrations where !applied.contains(migration.name) {
                try apply(migration, to: store, at: moment)
            }
        }
    }

    private func known(in store: any Store) throws -> Set<String> {
        let applied = try appliedMigrations(in: store)
        let names = Set(areas.flatMap { area in (1...area.version).map { "\(area.name).\($0)" } })
        let unknown = applied.filter { !names.contains($0) }
        guard unknown.isEmpty else { throw StorageError.newerSchema(migrations: unknown) }
        return Set(applied)
    }

    /// The area with everything it requires, in the order in which the areas are declared.
    private func needed(for name: String) throws(StorageError) -> [Area] {
        guard areas.contains(where: { $0.name == name }) else { throw .areaUnknown(name) }
        var names: Set<String> = [name, Schema.ownArea.name]
        for area in areas.reversed() where names.contains(area.name) {
            names.formUnion(area.requires)
        }
        return areas.filter { names.contains($0.name) }
    }

    private func apply(_ migration: Migration, to store: any Store, at moment: Int64) throws {
        for statement in migration.statements { try store.define(statement) }
        let row: [StoreValue] = [
            .text(migration.name), .text(migration.area), .text(migration.contentHash),
            .integer(moment), .text(libraryVersion),
        ]
        do throws(StorageError) {
            try store.execute(Schema.migrationsTable.insert(rows: 1), row)
        } catch {
            // Where definitions end the transaction, another program may have done the same.
            guard store.dialect.isDefinitionKeptAtOnce, case .keyTwice = error else { throw error }
        }
    }
}

extension Schema {
    /// Every rule that the declared tables break, and every name that stands twice among them and
    /// their views; empty for a library that may be shipped.
    public func lint() -> [TableFault] {
        let tables = areas.flatMap(\.tables)
        var seen: Set<String> = []
        let twice = tables.flatMap { table in
            [table.name, table.currentViewName, table.yuanViewName].compactMap(\.self)
                .filter { !seen.insert($0).inserted }
                .map { TableFault(table: table.name, column: nil, rule: .nameTwice, detail: $0) }
        }
        return tables.flatMap { $0.lint() } + twice
    }

    /// The areas that require one which does not stand before them; empty when the order is right.
    public var areasOutOfOrder: [String] {
        areas.indices.filter { index in
            let before = Set(areas[..<index].map(\.name))
            return !before.isSuperset(of: areas[index].requires)
        }.map { areas[$0].name }
    }

    /// The reference of all tables, one row per column.
    public func reference(in dialect: SQLDialect) -> [TableReferenceRow] {
        areas.flatMap(\.tables).flatMap { $0.reference(in: dialect) }
    }
}
