import CSQLite

/// Reading many rows into columns: each value goes from the database into its place, without a
/// `StoreValue` or a `String` between.
extension SQLiteStore {
    /// The rows of a statement in columns of those forms; `nil` where there are more than
    /// `rowLimit`.
    public func columns(
        _ sql: String, _ bindings: [StoreValue], as forms: [StoredColumns.Form], rowLimit: Int
    ) throws(StorageError) -> StoredColumns? {
        let statement = try checkOut(sql)
        defer { checkIn(statement) }
        try bind(bindings, to: statement)
        let width = Int(sqlite3_column_count(statement.pointer))
        guard width == forms.count else {
            throw .statement(sql, detail: "\(width) columns, \(forms.count) forms")
        }
        let columns = StoredColumns(forms)
        while try step(statement) {
            guard columns.rowCount < rowLimit else { return nil }
            for column in 0..<width { try read(column, of: statement, into: columns) }
            columns.endRow()
        }
        return columns
    }

    @inline(__always)
    private func read(
        _ column: Int, of statement: SQLiteStatement, into columns: StoredColumns
    ) throws(StorageError) {
        let index = Int32(truncatingIfNeeded: column)
        switch sqlite3_column_type(statement.pointer, index) {
        case SQLITE_NULL: break
        case SQLITE_INTEGER:
            columns.set(integer: sqlite3_column_int64(statement.pointer, index), in: column)
        case SQLITE_TEXT:
            let start = sqlite3_column_text(statement.pointer, index)
            let count = Int(sqlite3_column_bytes(statement.pointer, index))
            let text = UnsafeBufferPointer(start: start, count: start == nil ? 0 : count)
            guard Self.isUTF8(text) else {
                throw .textInvalid(statement: statement.sql, column: column + 1)
            }
            columns.set(utf8: text, in: column)
        default: columns.setOther(try value(of: statement, column: column), in: column)
        }
    }

    /// Whether the bytes are text; most texts are short and plain.
    private static func isUTF8(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var joined: UInt8 = 0
        for byte in text { joined |= byte }
        return joined < 0x80 || (try? UTF8Span(validating: text.span)) != nil
    }
}
