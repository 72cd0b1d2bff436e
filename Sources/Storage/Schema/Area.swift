import HospitalCore

/// Tables that belong together and are created together, when the first of them is used.
///
/// A book with all areas would take longer to open than to use, so an area comes into being with
/// its first import or run. Its version is the newest of its tables and columns.
public struct Area: Hashable, Sendable {
    /// The name in snake case: `organisation`, `cost`.
    public let name: String
    /// The areas whose tables must exist before, by name.
    public let requires: [String]
    /// The area with whose months the facts and results of this one are closed: itself, or one that
    /// its facts flow into.
    public let closing: String
    /// The tables.
    public let tables: [TableDeclaration]
    /// Statements that give columns of later versions the values that older rows should have, by
    /// the version that brings them.
    ///
    /// The columns may be those of an area that this one requires.
    public let fillings: [Int: [String]]

    /// An area of tables.
    public init(
        _ name: String, requires: [String] = [], closing: String? = nil,
        tables: [TableDeclaration], filling fillings: [Int: [String]] = [:]
    ) {
        self.name = name
        self.requires = requires
        self.closing = closing ?? name
        self.tables = tables
        self.fillings = fillings
    }

    /// The newest version of a table, a column or a filling, at least 1.
    public var version: Int {
        tables.flatMap { [$0.version] + $0.columns.map(\.version) }
            .reduce(fillings.keys.max() ?? 1, max)
    }

    /// The migrations of the area, `organisation.1` first.
    ///
    /// A migration is derived from what its version added: new tables, new columns of older tables
    /// with their views made anew, then what fills columns of older rows. As additions never change
    /// what an earlier version derives, migrations are append-only; a test compares the hash of
    /// each with a committed list.
    public func migrations(in dialect: SQLDialect) -> [Migration] {
        // A version is a small number written in a declaration; the lint refuses those below 1.
        (1...version).map { version in
            let statements = tables.flatMap { table -> [String] in
                if table.version == version {
                    return [table.createTable(in: dialect, version: version)]
                        + table.createViews(in: dialect, version: version)
                }
                let added = table.addColumns(in: dialect, version: version)
                guard !added.isEmpty else { return [] }
                return table.dropViews(version: version - 1) + added
                    + table.createViews(in: dialect, version: version)
            }
            let filling = fillings[version, default: []]
            return Migration(area: name, version: version, statements: statements + filling)
        }
    }
}

/// One step that brings an area to a version; applied once, in one transaction, and never changed.
public struct Migration: Hashable, Sendable {
    /// The area.
    public let area: String
    /// The version that the area has afterwards.
    public let version: Int
    /// The statements in their order.
    public let statements: [String]

    /// The name that the book records: `organisation.1`.
    public var name: String { "\(area).\(version)" }

    /// The SHA-256 of the statements, each ended by a line feed, in hexadecimal digits.
    public var contentHash: String {
        var hash = SHA256()
        for statement in statements { hash.update(statement + "\n") }
        return hash.hexadecimal
    }
}
