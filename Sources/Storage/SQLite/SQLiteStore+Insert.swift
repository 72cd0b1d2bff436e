import CSQLite

/// Many rows into one table: in the order of its key, sixteen per statement, bound from the bytes
/// of the batch.
///
/// In the order of the key, rows that are neighbours in the index come one after the other: a page
/// is read and written once per batch and not once per row. A million cost entries, which come in
/// the order of vouchers, load three times as fast so.
extension SQLiteStore {
    /// Inserts the rows of a batch and returns those that the table refuses.
    ///
    /// Of rows with one key, the first gets in. A statement of several rows fails as a whole, so
    /// when one is refused its rows are tried one by one: the good ones get in, and each bad one is
    /// named.
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
        let order = batch.rows(sortedBy: table.primaryKey.compactMap { key in
            table.columns.firstIndex { $0.name == key }
        })
        var refused: [RefusedRow] = []
        var done = 0
        while done < order.count {
            let isWhole = order.count - done >= size
            let rows = order[done..<done + (isWhole ? size : 1)]
            done = rows.endIndex
            if isWhole, let group, try run(group, batch, rows: rows) == nil { continue }
            for row in rows {
                if let error = try run(single, batch, rows: [row]) {
                    refused.append(RefusedRow(position: row, error: error))
                }
            }
        }
        return refused.sorted { $0.position < $1.position }
    }

    /// Runs an insert; returns the error when a key or a mandatory column refuses a row, and throws
    /// what is wrong with the database as a whole.
    private func run(
        _ statement: SQLiteStatement, _ batch: RowBatch, rows: ArraySlice<Int>
    ) throws(StorageError) -> StorageError? {
        let width = batch.columnCount
        let failure = batch.bytes.withUnsafeBytes { bytes -> StorageError? in
            do throws(StorageError) {
                var position: Int32 = 0
                for row in rows {
                    let cells = batch.cells[row * width..<(row + 1) * width]
                    try bind(
                        cells, of: bytes.bindMemory(to: CChar.self), to: statement,
                        after: position)
                    position += Int32(truncatingIfNeeded: width)
                }
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
        to statement: SQLiteStatement, after start: Int32
    ) throws(StorageError) {
        var position = start
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
