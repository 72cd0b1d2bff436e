/// Reading many rows of a database into columns.
extension ODBCStore {
    /// The rows of a statement in columns of those forms; `nil` where there are more than
    /// `rowLimit`.
    public func columns(
        _ sql: String, _ bindings: [StoreValue], as forms: [StoredColumns.Form], rowLimit: Int
    ) throws(StorageError) -> StoredColumns? {
        let statement = try started(sql, bindings)
        defer { checkIn(statement) }
        let width = statement.columns.count
        guard width == forms.count else {
            throw .statement(sql, detail: "\(width) columns, \(forms.count) forms")
        }
        let columns = StoredColumns(forms)
        var row = [StoreValue](repeating: .null, count: width)
        while try fetch(statement, &row) {
            guard columns.rowCount < rowLimit else { return nil }
            try Self.append(row, to: columns)
        }
        return columns
    }

    /// Hands out the rows of a statement in columns of those forms, so many at once.
    public func columns(
        _ sql: String, _ bindings: [StoreValue], as forms: [StoredColumns.Form],
        rowsAtOnce: Int, _ body: (StoredColumns) throws -> Void
    ) throws {
        let columns = StoredColumns(forms)
        try query(sql, bindings) { row in
            guard row.count == forms.count else {
                throw StorageError.statement(
                    sql, detail: "\(row.count) columns, \(forms.count) forms")
            }
            try Self.append(row, to: columns)
            if columns.rowCount >= max(1, rowsAtOnce) {
                try body(columns)
                columns.removeAll()
            }
            return true
        }
        if columns.rowCount > 0 { try body(columns) }
    }

    private static func append(
        _ row: [StoreValue], to columns: StoredColumns
    ) throws(StorageError) {
        guard columns.hasMemoryForRow else { throw .outOfMemory }
        for (column, value) in row.enumerated() {
            guard case .text(let text) = value else { continue }
            guard columns.hasMemory(forText: text.utf8.count, in: column) else {
                throw .outOfMemory
            }
        }
        columns.append(row)
    }
}
