import HospitalBook
import HospitalCore

/// Goes to the next row; the first call goes to the first row.
///
/// - Parameter cursor: the cursor.
/// - Returns: `HOSP_ROW` when the cursor stands on a row, `HOSP_DONE` after the last one.
/// - Errors: `HOSP_E_HANDLE`, `HOSP_E_KIND`, `HOSP_E_FORKED`.
/// - Thread: any; a cursor is best used by one thread.
/// - Since: 1.0
@_cdecl("hosp_cursor_next")
public func hosp_cursor_next(_ cursor: Int32) -> Int32 {
    Call.on(CursorContext.self, cursor) { $0.advance() ? .row : .done }
}

/// The number of rows of the table.
///
/// - Parameters:
///   - cursor: the cursor.
///   - out_rows: receives the number of rows, wherever the cursor stands.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_ARGUMENT`, `HOSP_E_HANDLE`, `HOSP_E_KIND`, `HOSP_E_FORKED`.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_cursor_rows")
public func hosp_cursor_rows(_ cursor: Int32, _ out_rows: UnsafeMutablePointer<Int64>?) -> Int32 {
    Call.on(CursorContext.self, cursor) { cursor in
        write(Int64(cursor.rowCount), to: try required(out_rows, "out_rows"))
        return .ok
    }
}

/// The number of columns of the table.
///
/// - Parameters:
///   - cursor: the cursor.
///   - out_columns: receives the number of columns.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_ARGUMENT`, `HOSP_E_HANDLE`, `HOSP_E_KIND`, `HOSP_E_FORKED`.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_cursor_columns")
public func hosp_cursor_columns(
    _ cursor: Int32, _ out_columns: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.on(CursorContext.self, cursor) { cursor in
        let place = try required(out_columns, "out_columns")
        write(Int32(clamping: cursor.columnCount), to: place)
        return .ok
    }
}

/// The name of a column: lower case with underscores; amounts in fen end in `_fen`.
///
/// - Parameters:
///   - cursor: the cursor, on a row or not.
///   - column: number of the column, counted from 1.
///   - buffer: receives the name; may be NULL when `capacity` is 0.
///   - capacity: bytes of the buffer, terminator included.
///   - out_needed: receives the bytes needed, terminator included; may be NULL.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_BUFFER` when the buffer is too small, `HOSP_E_ARGUMENT` for a column that does
///   not exist, `HOSP_E_ENCODING`, `HOSP_E_HANDLE`, `HOSP_E_KIND`, `HOSP_E_FORKED`.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_cursor_name")
public func hosp_cursor_name(
    _ cursor: Int32, _ column: Int32, _ buffer: UnsafeMutablePointer<CChar>?, _ capacity: Int32,
    _ out_needed: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.on(CursorContext.self, cursor) { cursor in
        let buffer = try TextBuffer(buffer, capacity, out_needed)
        try cursor.book.textOutput.write(try cursor.column(column).name, to: buffer)
        return .ok
    }
}

/// What the values of a column are.
///
/// - Parameters:
///   - cursor: the cursor, on a row or not.
///   - column: number of the column, counted from 1.
///   - out_type: receives `HOSP_TEXT`, `HOSP_INTEGER` or `HOSP_REAL`.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_ARGUMENT` for a column that does not exist or a NULL pointer, `HOSP_E_HANDLE`,
///   `HOSP_E_KIND`, `HOSP_E_FORKED`.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_cursor_type")
public func hosp_cursor_type(
    _ cursor: Int32, _ column: Int32, _ out_type: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.on(CursorContext.self, cursor) { cursor in
        let place = try required(out_type, "out_type")
        write(try cursor.column(column).kind.rawValue, to: place)
        return .ok
    }
}

/// Whether there is no value in a column of this row.
///
/// Missing is not zero and not empty text.
///
/// - Parameters:
///   - cursor: the cursor, on a row.
///   - column: number of the column, counted from 1.
///   - out_is_null: receives 1 when there is no value, else 0.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_ARGUMENT` for a column that does not exist, a cursor that is not on a row or a
///   NULL pointer, `HOSP_E_HANDLE`, `HOSP_E_KIND`, `HOSP_E_FORKED`.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_cursor_is_null")
public func hosp_cursor_is_null(
    _ cursor: Int32, _ column: Int32, _ out_is_null: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.on(CursorContext.self, cursor) { cursor in
        let place = try required(out_is_null, "out_is_null")
        let isNull = try cursor.heldNull(column) ?? (cursor.value(column) == .null)
        write(isNull ? 1 as Int32 : 0, to: place)
        return .ok
    }
}

/// The value of a column as text, whatever its type; empty when there is no value.
///
/// - Parameters:
///   - cursor: the cursor, on a row.
///   - column: number of the column, counted from 1.
///   - buffer: receives the text; may be NULL when `capacity` is 0.
///   - capacity: bytes of the buffer, terminator included.
///   - out_needed: receives the bytes needed, terminator included; may be NULL.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_BUFFER` when the buffer is too small, `HOSP_E_ARGUMENT` for a column that does
///   not exist or a cursor that is not on a row, `HOSP_E_ENCODING` when the encoding of the book
///   lacks a character (see option `substitute`), `HOSP_E_HANDLE`, `HOSP_E_KIND`, `HOSP_E_FORKED`.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_cursor_text")
public func hosp_cursor_text(
    _ cursor: Int32, _ column: Int32, _ buffer: UnsafeMutablePointer<CChar>?, _ capacity: Int32,
    _ out_needed: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.on(CursorContext.self, cursor) { cursor in
        let buffer = try TextBuffer(buffer, capacity, out_needed)
        if let text = cursor.heldText(column) {
            try cursor.book.textOutput.write(utf8: text, to: buffer)
        } else {
            try cursor.book.textOutput.write(try cursor.value(column).text, to: buffer)
        }
        return .ok
    }
}

/// The value of a whole-number column.
///
/// - Parameters:
///   - cursor: the cursor, on a row.
///   - column: number of the column, counted from 1.
///   - out_value: receives the value: a count, a day yyyymmdd, an amount in fen.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_MISSING` when there is no value, `HOSP_E_ARGUMENT` for a column that does not
///   exist or is not `HOSP_INTEGER`, a cursor that is not on a row or a NULL pointer,
///   `HOSP_E_HANDLE`, `HOSP_E_KIND`, `HOSP_E_FORKED`.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_cursor_int64")
public func hosp_cursor_int64(
    _ cursor: Int32, _ column: Int32, _ out_value: UnsafeMutablePointer<Int64>?
) -> Int32 {
    Call.on(CursorContext.self, cursor) { cursor in
        let place = try required(out_value, "out_value")
        if let number = cursor.heldNumber(column) {
            write(number, to: place)
            return .ok
        }
        let value = try cursor.value(column)
        guard case .integer(let number) = value else {
            throw try cursor.noNumber(value, in: column)
        }
        write(number, to: place)
        return .ok
    }
}

/// The value of a column of statistics.
///
/// - Parameters:
///   - cursor: the cursor, on a row.
///   - column: number of the column, counted from 1.
///   - out_value: receives the value; never money.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_MISSING` when there is no value, `HOSP_E_ARGUMENT` for a column that does not
///   exist or is not `HOSP_REAL`, a cursor that is not on a row or a NULL pointer, `HOSP_E_HANDLE`,
///   `HOSP_E_KIND`, `HOSP_E_FORKED`.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_cursor_double")
public func hosp_cursor_double(
    _ cursor: Int32, _ column: Int32, _ out_value: UnsafeMutablePointer<Double>?
) -> Int32 {
    Call.on(CursorContext.self, cursor) { cursor in
        let place = try required(out_value, "out_value")
        let value = try cursor.value(column)
        guard case .real(let number) = value else {
            throw try cursor.noNumber(value, in: column)
        }
        write(number, to: place)
        return .ok
    }
}
