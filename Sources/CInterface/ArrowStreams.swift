import CShims
import HospitalBook
import HospitalCore
import Interchange

/// Imports a table that comes as an Arrow C stream into a table of the book, as one transaction:
/// all rows or none.
///
/// It means what `hosp_import_file` means with a file of the same columns: they are found by name
/// or label, every bad row is found and told by `hosp_import_findings` (rows are counted from 1),
/// the same batch again changes nothing. Read are int8 to int64 and uint8 to uint64, decimal128,
/// bool (for flags), date32 and timestamp without a zone (for days and moments), utf8, large_utf8,
/// utf8_view, dictionaries of text with any integer index, and null. An amount is a whole number of
/// fen under its `…_fen` name, or decimal128 or text in yuan under its label or `…_yuan` name; a
/// whole number under a name that means yuan is refused, and so are floats everywhere.
///
/// The stream is taken over: it is released before the call returns, also on error, and
/// `stream->release` is NULL then. Its functions are called under the lock of the book, so they
/// must not call this book.
///
/// - Parameters:
///   - book: the book.
///   - table: name of the table, such as `hosp_cost_entry`.
///   - table_length: bytes of `table`; −1 when it ends with a terminator.
///   - stream: the stream; it is released.
///   - batch_key: the name of the batch: 1 to 64 characters.
///   - batch_key_length: bytes of `batch_key`; −1 when it ends with a terminator.
///   - constants_json: columns that have the same value in every row, a JSON object; empty for
///     none. May be NULL when `constants_length` is 0.
///   - constants_length: bytes of `constants_json`; −1 when it ends with a terminator.
///   - out_rows: receives the number of rows of the batch; may be NULL.
/// - Returns: `HOSP_OK`, also when the batch was in the book before.
/// - Errors: `HOSP_E_FORMAT` for a type that the column does not take or a stream that breaks the
///   rules of the interface, `HOSP_E_RANGE` for an index outside of its dictionary, `HOSP_E_IO` for
///   an error of the producer (the message holds its words), `HOSP_E_ARGUMENT` for a stream that is
///   NULL or released and for whole numbers where yuan are meant, `HOSP_E_TOO_BIG` for a batch of
///   more than 2,147,483,647 rows; the others as in `hosp_import_file`. The tables are unchanged on
///   error.
/// - Thread: any. With option `threads` of 2 or more the stream is read on a thread of the
///   library, one call at a time.
/// - Since: 1.0
@_cdecl("hosp_import_arrow")
public func hosp_import_arrow(
    _ book: Int32, _ table: UnsafePointer<CChar>?, _ table_length: Int32,
    _ stream: UnsafeMutablePointer<ArrowArrayStream>?, _ batch_key: UnsafePointer<CChar>?,
    _ batch_key_length: Int32, _ constants_json: UnsafePointer<CChar>?, _ constants_length: Int32,
    _ out_rows: UnsafeMutablePointer<Int64>?
) -> Int32 {
    let rows = ArrowStream(taking: stream)
    defer { rows.release() }
    return Call.on(BookContext.self, book) { book in
        let batch = Book.ImportBatch(
            table: try book.name(table, table_length, argument: "table"),
            key: try book.name(batch_key, batch_key_length, argument: "batch_key"),
            constants: try book.constants(constants_json, constants_length))
        let outcome = try book.hospitalBook().importBatch(batch, from: rows)
        if let out_rows { write(Int64(outcome.rowCount), to: out_rows) }
        return .ok
    }
}

/// The whole table of a cursor as an Arrow C stream, wherever the cursor stands.
///
/// Whole numbers are int64 (amounts in fen, months yyyymm, moments yyyymmddhhmmss), days date32,
/// codes dictionary text, other texts utf8, statistics float64; exact decimals and amounts in yuan
/// are decimal128(38,s), s being the most decimals that the column has. Batches have at most 65,536
/// rows. `hosp_import_arrow` reads it back.
///
/// The stream keeps the rows: it stays good when the cursor and the book are closed. Who calls
/// releases it, with `out_stream->release(out_stream)`.
///
/// - Parameters:
///   - cursor: the cursor, on a row or not.
///   - out_stream: receives the stream; what stood there is overwritten.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_FORMAT` for a value that is not what its column says (the message tells row
///   and column), `HOSP_E_APPROVAL` for a table with sensitive columns when option `plain_export`
///   is `refuse`, `HOSP_E_ARGUMENT` for a NULL pointer, `HOSP_E_HANDLE`, `HOSP_E_KIND`,
///   `HOSP_E_FORKED`.
/// - Thread: any; a stream is read by one thread at a time, and needs no lock of the book.
/// - Since: 1.0
@_cdecl("hosp_cursor_arrow")
public func hosp_cursor_arrow(
    _ cursor: Int32, _ out_stream: UnsafeMutablePointer<ArrowArrayStream>?
) -> Int32 {
    Call.on(CursorContext.self, cursor) { cursor in
        let place = try required(out_stream, "out_stream")
        if cursor.book.options.isKeepingSensitive { try cursor.table.requirePlain() }
        try cursor.table.arrowTable().export(to: place)
        return .ok
    }
}
