import CSQLite
import CShims

/// Many rows into one table: in the order of its key, as many per statement as it may have
/// parameters for, bound from the bytes of the batch. A value that all rows have, such as their
/// month and batch, is bound once.
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
        let keys = table.primaryKey.compactMap { key in
            table.columns.firstIndex { $0.name == key }
        }
        let order = batch.rows(sortedBy: keys)
        return try batch.withCells { (cells) throws(StorageError) in
            let single = InsertStatement(
                try checkOut(table.insert(rows: 1)), rows: 1,
                sharing: Array(repeating: false, count: width))
            defer { checkIn(single.statement) }
            let group = try group(for: cells, into: table)
            defer { if let group { checkIn(group.statement) } }
            if let group { try bind(row: 0, of: cells, to: group, areShared: true, after: 0) }
            var refused: [RefusedRow] = []
            var done = 0
            while let group, order.count - done >= group.rows {
                let rows = order[done..<done + group.rows]
                done = rows.endIndex
                guard let error = try run(group, cells, rows: rows) else { continue }
                // The rows before the refused one are in.
                let place = rows.startIndex + Int(sqlite3_changes(database))
                refused.append(RefusedRow(position: order[place], error: error))
                try insert(rows[(place + 1)...], of: cells, by: single, &refused)
            }
            try insert(order[done...], of: cells, by: single, &refused)
            return refused.sorted { $0.position < $1.position }
        }
    }

    /// A statement of many rows, whose columns of one value share a parameter; `nil` when there are
    /// fewer rows than it takes.
    private func group(
        for cells: RowBatch.Cells, into table: TableDeclaration
    ) throws(StorageError) -> InsertStatement? {
        let shared = (0..<cells.width).map { cells.hasOneValue(inColumn: $0) }
        let count = shared.count { $0 }
        let rows = dialect.rowsPerInsert(columns: cells.width - count, besides: count)
        guard rows > 1, cells.rowCount >= rows else { return nil }
        let sql = SQLiteOwnStatements.insert(rows: rows, into: table, sharing: shared)
        return InsertStatement(try checkOut(sql), rows: rows, sharing: shared)
    }

    /// Inserts rows one by one.
    private func insert(
        _ rows: ArraySlice<Int>, of cells: RowBatch.Cells, by single: InsertStatement,
        _ refused: inout [RefusedRow]
    ) throws(StorageError) {
        for place in rows.indices {
            if let error = try run(single, cells, rows: rows[place...place]) {
                refused.append(RefusedRow(position: rows[place], error: error))
            }
        }
    }

    /// Runs an insert; returns the error when a key or a mandatory column refuses a row, and throws
    /// what is wrong with the database as a whole.
    private func run(
        _ insert: InsertStatement, _ cells: RowBatch.Cells, rows: ArraySlice<Int>
    ) throws(StorageError) -> StorageError? {
        let statement = insert.statement
        defer { sqlite3_reset(statement.pointer) }
        var position = insert.sharedCount
        for row in rows {
            position = try bind(
                row: row, of: cells, to: insert, areShared: false, after: position)
        }
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

    /// Binds the cells of a row in the columns that share a parameter, or in the others.
    ///
    /// Texts are borrowed from the batch: they are forgotten when the statement is checked in,
    /// before the batch may move.
    /// - Returns: the position of the last parameter.
    @discardableResult
    private func bind(
        row: Int, of cells: RowBatch.Cells, to insert: InsertStatement, areShared: Bool,
        after start: Int32
    ) throws(StorageError) -> Int32 {
        let statement = insert.statement
        var position = start
        for column in 0..<cells.width where insert.isShared[column] == areShared {
            position += 1
            let cell = cells.cells[row * cells.width + column]
            let wasNull = insert.isNull[Int(position)]
            if case .null = cell {
                // Many columns are empty in row after row.
                if wasNull { continue }
                insert.isNull[Int(position)] = true
            } else if wasNull {
                insert.isNull[Int(position)] = false
            }
            let code: Int32
            switch cell {
            case .null: code = sqlite3_bind_null(statement.pointer, position)
            case .integer(let number):
                code = sqlite3_bind_int64(statement.pointer, position, number)
            case .real(let number):
                guard number.isFinite else { throw .notFinite(position: column + 1) }
                code = sqlite3_bind_double(statement.pointer, position, number)
            case .text(let offset, let length):
                guard let size = Int32(exactly: length) else { throw .tooBig(detail: "\(length)") }
                let start = cells.texts.map { $0 + offset }
                code = shim_sqlite_bind_borrowed(statement.pointer, position, start, size)
            }
            guard code == SQLITE_OK else { throw error(statement.sql) }
        }
        return position
    }
}

/// An INSERT with the number of its rows and the columns that have one parameter for all of them.
private final class InsertStatement {
    let statement: SQLiteStatement
    let rows: Int
    let isShared: [Bool]
    let sharedCount: Int32
    /// Which parameters are without a value, by their position from 1: all in the beginning.
    let isNull: UnsafeMutableBufferPointer<Bool>

    init(_ statement: SQLiteStatement, rows: Int, sharing isShared: [Bool]) {
        self.statement = statement
        self.rows = rows
        self.isShared = isShared
        sharedCount = Int32(truncatingIfNeeded: isShared.count { $0 })
        isNull = .allocate(capacity: 1 + rows * isShared.count)
        isNull.initialize(repeating: true)
    }

    deinit { isNull.deallocate() }
}
