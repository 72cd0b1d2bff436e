import CSQLite

/// Reading many rows into columns: each value goes from the database into its place, without a
/// `StoreValue` or a `String` between.
extension SQLiteStore {
    /// The rows of a statement in columns of those forms; `nil` where there are more than
    /// `rowLimit`.
    public func columns(
        _ sql: String, _ bindings: [StoreValue], as forms: [StoredColumns.Form], rowLimit: Int
    ) throws(StorageError) -> StoredColumns? {
        let statement = try checkOut(sql, bindings, as: forms)
        defer { checkIn(statement) }
        let columns = StoredColumns(forms)
        guard try fill(columns, from: statement, rowLimit: rowLimit) else { return columns }
        return try step(statement) ? nil : columns
    }

    /// Hands out the rows of a statement in columns of those forms, so many at once.
    public func columns(
        _ sql: String, _ bindings: [StoreValue], as forms: [StoredColumns.Form],
        rowsAtOnce: Int, _ body: (StoredColumns) throws -> Void
    ) throws {
        let statement = try checkOut(sql, bindings, as: forms)
        defer { checkIn(statement) }
        let columns = StoredColumns(forms)
        var isMore = true
        while isMore {
            columns.removeAll()
            isMore = try fill(columns, from: statement, rowLimit: max(1, rowsAtOnce))
            if columns.rowCount > 0 { try body(columns) }
        }
    }

    private func checkOut(
        _ sql: String, _ bindings: [StoreValue], as forms: [StoredColumns.Form]
    ) throws(StorageError) -> SQLiteStatement {
        let statement = try checkOut(sql)
        do throws(StorageError) {
            let width = Int(sqlite3_column_count(statement.pointer))
            guard width == forms.count else {
                throw .statement(sql, detail: "\(width) columns, \(forms.count) forms")
            }
            try bind(bindings, to: statement)
            return statement
        } catch {
            checkIn(statement)
            throw error
        }
    }

    /// Reads rows up to a limit; returns whether it was reached.
    private func fill(
        _ columns: StoredColumns, from statement: SQLiteStatement, rowLimit: Int
    ) throws(StorageError) -> Bool {
        let width = columns.width
        while columns.rowCount < rowLimit {
            guard try step(statement) else { return false }
            guard columns.hasMemoryForRow else { throw .outOfMemory }
            for column in 0..<width { try read(column, of: statement, into: columns) }
            columns.endRow()
        }
        return true
    }

    /// Reads one cell.
    ///
    /// The value is asked for once and then looked at: each `sqlite3_column_…` would look it up
    /// anew. Nobody else uses the connection meanwhile, as such a value demands.
    @inline(__always)
    private func read(
        _ column: Int, of statement: SQLiteStatement, into columns: StoredColumns
    ) throws(StorageError) {
        let value = sqlite3_column_value(statement.pointer, Int32(truncatingIfNeeded: column))
        switch sqlite3_value_type(value) {
        case SQLITE_NULL: break
        case SQLITE_INTEGER: columns.set(integer: sqlite3_value_int64(value), in: column)
        case SQLITE_TEXT:
            let start = sqlite3_value_text(value)
            // No text is an empty one, or one that there was no memory for.
            guard start != nil || sqlite3_errcode(database) != SQLITE_NOMEM else {
                throw .outOfMemory
            }
            let count = Int(sqlite3_value_bytes(value))
            let text = UnsafeBufferPointer(start: start, count: start == nil ? 0 : count)
            guard Self.isUTF8(text) else {
                throw .textInvalid(statement: statement.sql, column: column + 1)
            }
            guard columns.hasMemory(forText: text.count, in: column) else { throw .outOfMemory }
            columns.set(utf8: text, in: column)
        default:
            columns.setOther(try self.value(of: statement, column: column), in: column)
        }
    }

    /// Whether the bytes are text; most texts are short and plain.
    private static func isUTF8(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var joined: UInt8 = 0
        for byte in text { joined |= byte }
        return joined < 0x80 || (try? UTF8Span(validating: text.span)) != nil
    }
}
