import HospitalBook
import HospitalCore

/// Begins a batch of rows for a table: the same as an import, for hosts that have only loops.
///
/// Set the cells of a row with `hosp_rows_text`, `hosp_rows_int64` and `hosp_rows_null`, end it
/// with `hosp_rows_add`, and bring all rows in with `hosp_rows_commit`. Nothing is in the book
/// before. No published column holds binary fractions, so there is no call for `double`: decimals
/// go in as text.
///
/// - Parameters:
///   - book: the book.
///   - table: name of the table, such as `hosp_cost_entry`.
///   - table_length: bytes of `table`; −1 when it ends with a terminator.
///   - batch_key: the name of the batch: 1 to 64 characters.
///   - batch_key_length: bytes of `batch_key`; −1 when it ends with a terminator.
///   - out_rows: receives the handle of the batch; commit or discard it.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_UNKNOWN` for a table that does not exist (the message names the nearest),
///   `HOSP_E_RULE` for a table that only the library writes, `HOSP_E_TOO_BIG` when all handles are
///   open, `HOSP_E_ARGUMENT`, `HOSP_E_ENCODING`, `HOSP_E_HANDLE`, `HOSP_E_KIND`, `HOSP_E_FORKED`.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_rows_begin")
public func hosp_rows_begin(
    _ book: Int32, _ table: UnsafePointer<CChar>?, _ table_length: Int32,
    _ batch_key: UnsafePointer<CChar>?, _ batch_key_length: Int32,
    _ out_rows: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.on(BookContext.self, book) { book in
        let place = try required(out_rows, "out_rows")
        let batch = Book.ImportBatch(
            table: try book.name(table, table_length, argument: "table"),
            key: try book.name(batch_key, batch_key_length, argument: "batch_key"))
        let rows = try book.hospitalBook().collectRows(into: batch.table)
        write(try HandleTable.open(RowsContext(rows, batch, of: book)), to: place)
        return .ok
    }
}

/// Sets a cell of the open row to a text, which is read as the field of a file is: months
/// `2025-03`, amounts `1234.56` in yuan under the label or the `…_yuan` name.
///
/// - Parameters:
///   - rows: the batch.
///   - column: name or label of the column.
///   - column_length: bytes of `column`; −1 when it ends with a terminator.
///   - value: the text; may be NULL when `value_length` is 0.
///   - value_length: bytes of `value`; −1 when it ends with a terminator.
/// - Returns: `HOSP_OK`; whether the text fits the column is told by `hosp_rows_commit`.
/// - Errors: `HOSP_E_UNKNOWN` for a column that does not exist (the message names the nearest),
///   `HOSP_E_DUPLICATE` for a column that is set already in this row, or was given in another unit
///   in a row before, `HOSP_E_TOO_BIG` for more than 16,777,216 cells, `HOSP_E_ARGUMENT`,
///   `HOSP_E_ENCODING`, `HOSP_E_HANDLE`, `HOSP_E_KIND`, `HOSP_E_FORKED`. The row is unchanged on
///   error.
/// - Thread: any; a batch is best filled by one thread.
/// - Since: 1.0
@_cdecl("hosp_rows_text")
public func hosp_rows_text(
    _ rows: Int32, _ column: UnsafePointer<CChar>?, _ column_length: Int32,
    _ value: UnsafePointer<CChar>?, _ value_length: Int32
) -> Int32 {
    Call.on(RowsContext.self, rows) { rows in
        let name = try rows.book.name(column, column_length, argument: "column")
        let text = try BoundaryText.text(
            value, value_length, argument: "value", rows.book.encoding,
            limit: BoundaryText.longestText)
        try rows.collected.set(name, to: text)
        return .ok
    }
}

/// Sets a cell of the open row to a whole number: a count, a day yyyymmdd, a month yyyymm, an
/// amount in fen under its `…_fen` name.
///
/// - Parameters:
///   - rows: the batch.
///   - column: name or label of the column.
///   - column_length: bytes of `column`; −1 when it ends with a terminator.
///   - value: the number.
/// - Returns: `HOSP_OK`; whether the number fits the column is told by `hosp_rows_commit`.
/// - Errors: `HOSP_E_ARGUMENT` for an amount under a name that means yuan; the others as in
///   `hosp_rows_text`.
/// - Thread: any; a batch is best filled by one thread.
/// - Since: 1.0
@_cdecl("hosp_rows_int64")
public func hosp_rows_int64(
    _ rows: Int32, _ column: UnsafePointer<CChar>?, _ column_length: Int32, _ value: Int64
) -> Int32 {
    Call.on(RowsContext.self, rows) { rows in
        let name = try rows.book.name(column, column_length, argument: "column")
        try rows.collected.set(name, to: value)
        return .ok
    }
}

/// Says that a cell of the open row has no value; so has every cell that is not set.
///
/// - Parameters:
///   - rows: the batch.
///   - column: name or label of the column.
///   - column_length: bytes of `column`; −1 when it ends with a terminator.
/// - Returns: `HOSP_OK`.
/// - Errors: as `hosp_rows_text`.
/// - Thread: any; a batch is best filled by one thread.
/// - Since: 1.0
@_cdecl("hosp_rows_null")
public func hosp_rows_null(
    _ rows: Int32, _ column: UnsafePointer<CChar>?, _ column_length: Int32
) -> Int32 {
    Call.on(RowsContext.self, rows) { rows in
        try rows.collected.set(
            try rows.book.name(column, column_length, argument: "column"), to: nil)
        return .ok
    }
}

/// Ends the open row; the next cell belongs to a new one.
///
/// - Parameter rows: the batch.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_HANDLE`, `HOSP_E_KIND`, `HOSP_E_FORKED`.
/// - Thread: any; a batch is best filled by one thread.
/// - Since: 1.0
@_cdecl("hosp_rows_add")
public func hosp_rows_add(_ rows: Int32) -> Int32 {
    Call.on(RowsContext.self, rows) { rows in
        rows.collected.endRow()
        return .ok
    }
}

/// Brings all rows of a batch into the table, as one transaction, and closes the batch.
///
/// Every bad row is found: `hosp_import_findings` tells each, the rows counted from 1 as they were
/// added. On error nothing is in the book and the batch stays open: commit again when the reason
/// lay outside of it, or discard it.
///
/// - Parameters:
///   - rows: the batch.
///   - out_count: receives the number of rows of the batch; may be NULL.
/// - Returns: `HOSP_OK`, also when the batch was in the book before.
/// - Errors: `HOSP_E_ARGUMENT` when a row was begun and not added; the others as in
///   `hosp_import_file`.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_rows_commit")
public func hosp_rows_commit(_ rows: Int32, _ out_count: UnsafeMutablePointer<Int64>?) -> Int32 {
    let status = Call.on(RowsContext.self, rows) { rows in
        let outcome = try rows.book.hospitalBook().importRows(rows.collected, as: rows.batch)
        if let out_count { write(Int64(outcome.rowCount), to: out_count) }
        return .ok
    }
    if status == Status.ok.rawValue { _ = HandleTable.close(rows) }
    return status
}

/// Closes a batch and forgets its rows; nothing of it is in the book.
///
/// - Parameter rows: the batch.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_HANDLE`, `HOSP_E_KIND`, `HOSP_E_FORKED`.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_rows_discard")
public func hosp_rows_discard(_ rows: Int32) -> Int32 {
    let status = Call.on(RowsContext.self, rows) { _ in .ok }
    if status == Status.ok.rawValue { _ = HandleTable.close(rows) }
    return status
}

/// What stands behind the handle of a batch of rows.
private final class RowsContext: HandleContext {
    static let kind = HandleKind.rows
    let book: BookContext
    let batch: Book.ImportBatch
    var collected: CollectedRows

    init(_ rows: CollectedRows, _ batch: Book.ImportBatch, of book: BookContext) {
        self.book = book
        self.batch = batch
        collected = rows
    }
}
