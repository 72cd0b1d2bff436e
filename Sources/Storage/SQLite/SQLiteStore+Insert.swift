import CSQLite
import CShims

/// Many rows into one table: in the order of its key, as many per statement as it may have
/// parameters for, bound from the bytes of the batch.
///
/// In the order of the key, rows that are neighbours in the index come one after the other: a page
/// is read and written once per batch and not once per row. A million cost entries, which come in
/// the order of vouchers, load three times as fast so.
extension SQLiteStore {
    /// Inserts the rows of a batch and returns those that the table refuses.
    ///
    /// Of rows with one key, the first gets in. A statement of several rows ends at the first that
    /// is refused and keeps those before it; the rows behind it are tried one by one, so that each
    /// bad one is named.
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
        let group = isLong
            ? try checkOut(SQLiteOwnStatements.insert(rows: size, into: table)) : nil
        defer { if let group { checkIn(group) } }
        let order = batch.rows(sortedBy: table.primaryKey.compactMap { key in
            table.columns.firstIndex { $0.name == key }
        })
        return try batch.withCells { (cells) throws(StorageError) in
            // The borrowed texts must not be reachable once the bytes of the batch may move.
            defer { for statement in [single, group] { forget(statement) } }
            var refused: [RefusedRow] = []
            var done = 0
            while done < order.count {
                if order.count - done >= size, let group {
                    let rows = order[done..<done + size]
                    let place = rows.startIndex
                    done = rows.endIndex
                    guard let error = try run(group, cells, rows: rows) else { continue }
                    // The rows before the refused one are in.
                    let refusedPlace = place + Int(sqlite3_changes(database))
                    refused.append(RefusedRow(position: order[refusedPlace], error: error))
                    done = refusedPlace + 1
                    try insert(order[done..<rows.endIndex], of: cells, by: single, &refused)
                    done = rows.endIndex
                } else {
                    try insert(order[done...], of: cells, by: single, &refused)
                    done = order.count
                }
            }
            return refused.sorted { $0.position < $1.position }
        }
    }

    /// Inserts rows one by one.
    private func insert(
        _ rows: ArraySlice<Int>, of cells: RowBatch.Cells, by single: SQLiteStatement,
        _ refused: inout [RefusedRow]
    ) throws(StorageError) {
        for place in rows.indices {
            if let error = try run(single, cells, rows: rows[place...place]) {
                refused.append(RefusedRow(position: rows[place], error: error))
            }
        }
    }

    private func forget(_ statement: SQLiteStatement?) {
        if let statement { sqlite3_clear_bindings(statement.pointer) }
    }

    /// Runs an insert; returns the error when a key or a mandatory column refuses a row, and throws
    /// what is wrong with the database as a whole.
    private func run(
        _ statement: SQLiteStatement, _ cells: RowBatch.Cells, rows: ArraySlice<Int>
    ) throws(StorageError) -> StorageError? {
        defer { sqlite3_reset(statement.pointer) }
        var position: Int32 = 0
        for row in rows { try bind(row, of: cells, to: statement, after: &position) }
        do throws(StorageError) {
            _ = try step(statement)
            return nil
        } catch {
            switch error {
            case .keyTwice, .valueMissing: return error
            default: throw error
            }
        }
    }

    private func bind(
        _ row: Int, of cells: RowBatch.Cells, to statement: SQLiteStatement,
        after position: inout Int32
    ) throws(StorageError) {
        for place in row * cells.width..<(row + 1) * cells.width {
            position += 1
            let code: Int32
            switch cells.cells[place] {
            case .null: code = sqlite3_bind_null(statement.pointer, position)
            case .integer(let number):
                code = sqlite3_bind_int64(statement.pointer, position, number)
            case .real(let number):
                guard number.isFinite else { throw .notFinite(position: Int(position)) }
                code = sqlite3_bind_double(statement.pointer, position, number)
            case .text(let offset, let length):
                guard let size = Int32(exactly: length) else { throw .tooBig(detail: "\(length)") }
                let start = cells.texts.map { $0 + offset }
                code = shim_sqlite_bind_borrowed(statement.pointer, position, start, size)
            }
            guard code == SQLITE_OK else { throw error(statement.sql) }
        }
    }
}
