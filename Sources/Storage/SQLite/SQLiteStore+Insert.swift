import CSQLite

/// Many rows into one table: sixteen per statement, bound from the bytes of the batch.
extension SQLiteStore {
    /// Inserts the rows of a batch and returns those that the table refuses.
    ///
    /// A statement of several rows fails as a whole, so when one is refused its rows are tried one
    /// by one: the good ones get in, and each bad one is named.
    public func insert(
        _ batch: RowBatch, into table: TableDeclaration
    ) throws(StorageError) -> [RefusedRow] {
        let width = batch.columnCount
        guard width == table.columns.count, batch.openCellCount == 0 else {
            let given = batch.openCellCount == 0 ? width : batch.openCellCount
            throw .rowWidth(table: table.name, expected: table.columns.count, given: given)
        }
        let size = dialect.rowsPerInsert(columns: width)
        let single = try checkOut(table.insert(rows: 1))
        defer { checkIn(single) }
        let isLong = size > 1 && batch.rowCount >= size
        let group = isLong ? try checkOut(table.insert(rows: size)) : nil
        defer { if let group { checkIn(group) } }
        var refused: [RefusedRow] = []
        var row = 0
        while row < batch.rowCount {
            let isWhole = batch.rowCount - row >= size
            if isWhole, let group, try run(group, batch, from: row, rows: size) == nil {
                row += size
                continue
            }
            let end = row + (isWhole ? size : 1)
            while row < end {
                if let error = try run(single, batch, from: row, rows: 1) {
                    refused.append(RefusedRow(position: row, error: error))
                }
                row += 1
            }
        }
        return refused
    }

    /// Runs an insert; returns the error when a key or a mandatory column refuses a row, and throws
    /// what is wrong with the database as a whole.
    private func run(
        _ statement: SQLiteStatement, _ batch: RowBatch, from row: Int, rows: Int
    ) throws(StorageError) -> StorageError? {
        let first = row * batch.columnCount
        let cells = batch.cells[first..<first + rows * batch.columnCount]
        let failure = batch.bytes.withUnsafeBytes { bytes -> StorageError? in
            do throws(StorageError) {
                try bind(cells, of: bytes.bindMemory(to: CChar.self), to: statement)
                _ = try step(statement)
                sqlite3_reset(statement.pointer)
                return nil
            } catch {
                sqlite3_reset(statement.pointer)
                return error
            }
        }
        // The borrowed texts must not be reachable once the bytes of the batch may move.
        sqlite3_clear_bindings(statement.pointer)
        switch failure {
        case nil: return nil
        case .keyTwice?, .valueMissing?: return failure
        case .some(let error): throw error
        }
    }

    private func bind(
        _ cells: ArraySlice<RowBatch.Cell>, of bytes: UnsafeBufferPointer<CChar>,
        to statement: SQLiteStatement
    ) throws(StorageError) {
        var position: Int32 = 0
        for cell in cells {
            position += 1
            let code: Int32
            switch cell {
            case .null: code = sqlite3_bind_null(statement.pointer, position)
            case .integer(let number):
                code = sqlite3_bind_int64(statement.pointer, position, number)
            case .real(let number):
                guard number.isFinite else { throw .notFinite(position: Int(position)) }
                code = sqlite3_bind_double(statement.pointer, position, number)
            case .text(let offset, let length):
                guard let size = Int32(exactly: length) else { throw .tooBig(detail: "\(length)") }
                let start = bytes.baseAddress.map { $0 + offset }
                code = shim_sqlite_bind_borrowed(statement.pointer, position, start, size)
            }
            guard code == SQLITE_OK else { throw error(statement.sql) }
        }
    }
}
