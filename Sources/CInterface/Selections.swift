import HospitalBook
import HospitalCore
import Interchange

/// Opens a cursor on the rows of a table or view of the book: on all, or on those that a filter
/// takes.
///
/// The cursor is a snapshot: it holds no lock, and nothing that happens later changes it.
///
/// Result tables have a view of the rows of current runs (`hosp_cost_final_current`), tables with
/// amounts one with yuan beside fen (`hosp_cost_entry_yuan`). Rows come in the order of the primary
/// key. A table that nothing was written to yet has no rows.
///
/// - Parameters:
///   - book: the book.
///   - table: name of the table or view; `book.tables` of `hosp_run` lists all.
///   - table_length: bytes of `table`; −1 when it ends with a terminator.
///   - filter_json: a JSON object of columns and the values they must have, such as
///     `{"period_month":"2025-03","department_code":"lab"}`; `null` takes the rows without a value.
///     Empty takes all rows. May be NULL when `filter_length` is 0.
///   - filter_length: bytes of `filter_json`; −1 when it ends with a terminator.
///   - out_cursor: receives the handle of the cursor; close it with `hosp_close`.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_UNKNOWN` for a table or a column that does not exist (the message names the
///   nearest), `HOSP_E_FORMAT` for a value that is not of the column's type or a filter that is no
///   JSON object, `HOSP_E_DUPLICATE` for a column that stands twice, `HOSP_E_TOO_BIG` for more than
///   16,777,216 cells or when all handles are open, `HOSP_E_IO`, `HOSP_E_CORRUPT`,
///   `HOSP_E_CONFLICT`, `HOSP_E_ARGUMENT`, `HOSP_E_ENCODING`, `HOSP_E_HANDLE`, `HOSP_E_KIND`,
///   `HOSP_E_FORKED`.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_select")
public func hosp_select(
    _ book: Int32, _ table: UnsafePointer<CChar>?, _ table_length: Int32,
    _ filter_json: UnsafePointer<CChar>?, _ filter_length: Int32,
    _ out_cursor: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.on(BookContext.self, book) { book in
        let place = try required(out_cursor, "out_cursor")
        let name = try book.name(table, table_length, argument: "table")
        let filter = try book.json(filter_json, filter_length, argument: "filter_json")
        let rows = try book.hospitalBook().select(name, where: filter ?? .object(JSONObject()))
        write(try HandleTable.open(CursorContext(rows, of: book)), to: place)
        return .ok
    }
}
