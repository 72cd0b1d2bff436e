import HospitalCore
import Storage

/// A query of the hospital whose rows fill a table of the book (外部数据源).
public struct AttachedSource: Equatable, Sendable {
    /// How much of the query is read each time.
    public enum Mode: String, CaseIterable, Sendable {
        /// All of it; rows that are gone are taken out of the table.
        case full
        /// Rows whose position is greater than the last one; rows are only added.
        case byKey = "by_key"
        /// Rows whose position, a time, is the last one or later; changed rows take the place of
        /// those they were.
        case byTime = "by_time"
    }

    /// Which column of the query fills which column of the table.
    public struct Column: Equatable, Sendable {
        /// The column of the table, by its name; amounts in yuan by their `…_yuan` name.
        public let target: String
        /// The column of the query.
        public let query: String

        /// A pair of columns.
        public init(target: String, query: String) {
            self.target = target
            self.query = query
        }
    }

    /// The name of the source.
    public let code: String
    /// The name of the place; `nil` for the database of the book.
    public let location: String?
    /// The table that is filled.
    public let table: String
    /// The query.
    public let query: String
    /// The columns.
    public let columns: [Column]
    /// How much is read.
    public let mode: Mode
    /// The column of the query that grows; `nil` when all is read each time.
    public let position: String?

    /// A source.
    public init(
        _ code: String, location: String?, table: String, query: String, columns: [Column],
        mode: Mode, position: String?
    ) {
        self.code = code
        self.location = location
        self.table = table
        self.query = query
        self.columns = columns
        self.mode = mode
        self.position = position
    }

    /// The longest name of a source, so that its rows can be told from those of imports.
    static let longestCode = 50

    /// The batch that holds the rows of the source.
    var batchKey: String { "attached:" + code }
}

extension AttachedSource {
    /// What the statements of a source are made of.
    /// - Throws: `queryInvalid`, `nameInvalid`, `positionNeeded`.
    func reading() throws -> ReadingQuery {
        guard (1...Self.longestCode).contains(code.unicodeScalars.count) else {
            throw AttachedError.nameInvalid(source: code, name: code, limit: Self.longestCode)
        }
        // A name and nothing else: it must not carry members of a connection string.
        for name in columns.map(\.query) + [position, location].compactMap(\.self)
        where !ReadingQuery.isName(name) {
            throw AttachedError.nameInvalid(source: code, name: name, limit: 64)
        }
        guard (position == nil) == (mode == .full) else {
            throw AttachedError.positionNeeded(source: code)
        }
        do throws(ReadingQuery.Refusal) { return try ReadingQuery(query) } catch {
            throw AttachedError.queryInvalid(source: code, detail: error.detail)
        }
    }

    /// The header of the rows as an import would have it.
    func columns(of table: TableDeclaration, month: Month?) throws -> ImportColumns {
        do {
            return try ImportColumns(
                columns.map(\.target),
                constants: month.map { ["period_month": String($0.yyyymm)] } ?? [:],
                batchKey: batchKey, table: table)
        } catch {
            throw error.findings.first?.error ?? AttachedError.period(source: code)
        }
    }

    /// Whether rows have no month of their own and are given one.
    func needsMonth(in table: TableDeclaration) -> Bool {
        let names =
            ["period_month"]
            + (table.column(named: "period_month").map {
                [$0.label.chinese, $0.label.english]
            } ?? [])
        return table.kind == .fact && !columns.contains { names.contains($0.target) }
    }
}

/// What a reading of a source did: how many rows of the query are new, changed or as before.
public struct AttachedLoad: Equatable, Sendable {
    /// Rows of the query.
    public internal(set) var read = 0
    /// Rows that were not there.
    public internal(set) var new = 0
    /// Rows that had other values.
    public internal(set) var changed = 0
    /// Rows that are as before.
    public internal(set) var same = 0
    /// Rows that the query no longer has.
    public internal(set) var gone = 0
    /// How far the source has been read; `nil` where all is read.
    public internal(set) var position: String?
}
