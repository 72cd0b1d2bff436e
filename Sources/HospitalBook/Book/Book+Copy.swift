import HospitalCore
import Storage

/// Copying a whole book (整本复制) between files and databases: a backup (备份), the way back (恢复) and
/// the move to another database are one thing.
///
/// - The copy is of one moment; others may go on working with the book meanwhile.
/// - It goes into a book without any row, in one transaction: one that was interrupted has left no
///   row, and the same call again makes it whole.
/// - Every table is read back before the copy is kept, and must have the hash of what was copied:
///   results, runs and audit trail are the same to the bit.
/// - The tables of the copy are made by this library; `hosp_schema` says when and by which version.
extension Book {
    /// A table as it was copied.
    public struct CopiedTable: Equatable, Sendable {
        /// The name of the table.
        public let name: String
        /// How many rows it has.
        public let rowCount: Int
        /// The SHA-256 of all rows in the order of their key, each field sealed as the audit trail
        /// seals one; the same in every database.
        public let contentHash: String
    }

    /// Copies the book into an empty one.
    /// - Parameter location: where the copy goes, as ``init(at:libraryVersion:)`` takes it.
    /// - Returns: every table of the book, in the order of the areas.
    /// - Throws: ``BookCopyError``; `changedMeanwhile` when somebody made tables at the same time;
    ///   `momentMissing`; `cancelled`; a ``StorageError`` of either book. The copy has no row then.
    @discardableResult
    public func copy(to location: String) throws -> [CopiedTable] {
        guard !Book.isInMemory(location) else { throw BookCopyError.inMemory }
        let areas = try existingAreas()
        let other = try Book(at: location, libraryVersion: libraryVersion)
        defer { other.close() }
        (other.now, other.actor) = (now, actor)
        for area in areas { try other.prepare(area.name) }
        return try store.snapshot {
            // An area that came to be since would be left out.
            guard try existingAreas() == areas else {
                throw StorageError.changedMeanwhile(path: shownLocation)
            }
            return try other.store.transaction {
                try other.refuseRows()
                return try copy(areas.flatMap(\.tables), to: other)
            }
        }
    }

    /// The areas whose tables are there, brought up to date; that of the migrations is left out.
    func existingAreas() throws -> [Area] {
        try schema.areas.filter {
            try !$0.tables.contains(Schema.migrationsTable) && isPrepared($0)
        }
    }

    /// Where the book is, without secrets.
    private var shownLocation: String {
        (store as? ODBCStore)?.server ?? (store as? SQLiteStore)?.path ?? ""
    }

    private func refuseRows() throws {
        for table in try existingAreas().flatMap(\.tables) {
            let rows = try rowCount(of: table)
            guard rows == 0 else {
                throw BookCopyError.notEmpty(
                    location: shownLocation, table: table.name, rows: rows)
            }
        }
    }

    private func rowCount(of table: TableDeclaration) throws -> Int {
        let count = try store.rows("SELECT COUNT(*) FROM \(table.name)").first?[0].integer ?? 0
        return Int(count)
    }

    private func copy(
        _ tables: [TableDeclaration], to other: Book
    ) throws -> [CopiedTable] {
        // Each row is read twice: here, and from the copy.
        let total = try tables.reduce(Int64(0)) { $0 + Int64(try rowCount(of: $1)) } * 2
        var done: Int64 = 0
        return try tables.map { table in
            let copied = try read(table) { rows in
                if let refused = try other.store.insert(rows, into: table).first {
                    throw refused.error
                }
                done += Int64(rows.rowCount)
                try monitor?.tell(done, of: total)
            }
            let found = try other.read(table) { rows in
                done += Int64(rows.rowCount)
                try monitor?.tell(done, of: total)
            }
            guard found == copied else {
                throw BookCopyError.differs(
                    location: other.shownLocation, table: table.name, rows: copied.rowCount)
            }
            return copied
        }
    }

    /// Hands out all rows of a table, some at a time, and returns what they are together.
    private func read(
        _ table: TableDeclaration, _ body: (RowBatch) throws -> Void
    ) throws -> CopiedTable {
        var rows = RowBatch(columnCount: table.columns.count)
        var (count, hash) = (0, SHA256())
        try store.query(table.select(), []) { row in
            for value in row { hash.update(sealed: value.sealed) }
            rows.append(row: row)
            count += 1
            if rows.byteCount >= Self.bytesAtOnce {
                try body(rows)
                rows.removeAll()
            }
            return true
        }
        if rows.rowCount > 0 { try body(rows) }
        return CopiedTable(name: table.name, rowCount: count, contentHash: hash.hexadecimal)
    }

    /// Bytes of the rows that are carried at a time.
    private static let bytesAtOnce = 4 << 20
}

extension SHA256 {
    /// Takes in a field: its length in four bytes and its UTF-8, or FFFFFFFF for no value.
    fileprivate mutating func update(sealed field: String?) {
        guard let field else { return update([0xff, 0xff, 0xff, 0xff]) }
        update([24, 16, 8, 0].map { UInt8(truncatingIfNeeded: field.utf8.count >> $0) })
        update(field)
    }
}
