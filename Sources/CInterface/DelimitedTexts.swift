import HospitalBook
import HospitalCore
import Interchange

/// Reads delimited text (CSV) and opens a cursor on its rows: every column is `HOSP_TEXT`, named by
/// the first row.
///
/// Fields are separated by commas and may be quoted; CRLF, LF and CR end a row; a byte order mark
/// and blank lines are skipped. Rows and columns in messages are counted as a spreadsheet shows
/// them: the header is row 1.
///
/// Rows that cannot be read never vanish silently: without `out_findings` the first of them is an
/// error. With it they are left out, and the second cursor tells each with the columns `row`,
/// `column`, `code`, `name`, `chinese`, `english`; it has no rows when all is well.
///
/// - Parameters:
///   - book: the book; the text is in its encoding.
///   - text: the text; may be NULL when `text_length` is 0.
///   - text_length: bytes of `text`; −1 when it ends with a terminator.
///   - out_cursor: receives the handle of a cursor on the rows; close it with `hosp_close`.
///   - out_findings: receives the handle of a cursor on the findings; close it with `hosp_close`.
///     May be NULL.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_MISSING` for a text without a header, `HOSP_E_DUPLICATE` for a column that
///   stands twice, `HOSP_E_FORMAT` for quotes that do not match or a wrong number of fields,
///   `HOSP_E_ENCODING`, `HOSP_E_TOO_BIG` for a text beyond `HOSP_MAX_TEXT`, a row beyond 1 MiB or
///   more than 16,777,216 cells, `HOSP_E_ARGUMENT`, `HOSP_E_HANDLE`, `HOSP_E_KIND`,
///   `HOSP_E_FORKED`.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_csv_open_text")
public func hosp_csv_open_text(
    _ book: Int32, _ text: UnsafePointer<CChar>?, _ text_length: Int32,
    _ out_cursor: UnsafeMutablePointer<Int32>?, _ out_findings: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.on(BookContext.self, book) { book in
        let place = try required(out_cursor, "out_cursor")
        let bytes = try BoundaryText.bytes(
            text, text_length, argument: "text", unit: book.encoding.unitSize,
            limit: BoundaryText.longestText)
        let reader = try DelimitedText.Reader(
            bytes: Array(bytes), format: DelimitedText.Format(encoding: book.encoding))
        try book.openCursors(on: reader, place, out_findings)
        return .ok
    }
}

/// Reads a file of delimited text (CSV) and opens a cursor on its rows, as `hosp_csv_open_text`
/// does.
///
/// - Parameters:
///   - book: the book; the path and the content of the file are in its encoding.
///   - path: the file.
///   - path_length: bytes of `path`; −1 when it ends with a terminator.
///   - out_cursor: receives the handle of a cursor on the rows; close it with `hosp_close`.
///   - out_findings: receives the handle of a cursor on the findings; close it with `hosp_close`.
///     May be NULL; then the first finding is an error.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_IO` for a file that cannot be read (the message says why); the others as in
///   `hosp_csv_open_text`, but for the size of the whole text, which is not limited here.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_csv_open_file")
public func hosp_csv_open_file(
    _ book: Int32, _ path: UnsafePointer<CChar>?, _ path_length: Int32,
    _ out_cursor: UnsafeMutablePointer<Int32>?, _ out_findings: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.on(BookContext.self, book) { book in
        let place = try required(out_cursor, "out_cursor")
        let path = try book.name(path, path_length, argument: "path")
        let reader = try DelimitedText.Reader(
            file: path, format: DelimitedText.Format(encoding: book.encoding))
        try book.openCursors(on: reader, place, out_findings)
        return .ok
    }
}

/// The whole table of a cursor as delimited text (CSV), wherever the cursor stands.
///
/// The first row names the columns, or holds their labels in the language of the book with option
/// `csv_labels`, as a printed form shows them; rows end with CRLF; an empty text is two quotes, no
/// value is nothing. `hosp_csv_open_text` reads it back.
///
/// - Parameters:
///   - cursor: the cursor, on a row or not.
///   - buffer: receives the text; may be NULL when `capacity` is 0.
///   - capacity: bytes of the buffer, terminator included.
///   - out_needed: receives the bytes needed, terminator included; may be NULL.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_BUFFER` when the buffer is too small, `HOSP_E_ENCODING` when the encoding of
///   the book lacks a character (the message names it and its row; see option `substitute`),
///   `HOSP_E_APPROVAL` for a table with sensitive columns when option `plain_export` is `refuse`,
///   `HOSP_E_TOO_BIG` beyond 2 GiB, `HOSP_E_ARGUMENT`, `HOSP_E_HANDLE`, `HOSP_E_KIND`,
///   `HOSP_E_FORKED`.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_cursor_csv")
public func hosp_cursor_csv(
    _ cursor: Int32, _ buffer: UnsafeMutablePointer<CChar>?, _ capacity: Int32,
    _ out_needed: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.on(CursorContext.self, cursor) { cursor in
        let buffer = try TextBuffer(buffer, capacity, out_needed)
        let options = cursor.book.options
        if options.isKeepingSensitive { try cursor.table.requirePlain() }
        try cursor.table.requireMemoryForText()
        let bytes = try cursor.table.delimitedText(
            in: cursor.book.encoding, substituting: options.isSubstituting,
            labels: options.isLabelling ? options.language : nil)
        try bytes.withUnsafeBytes { try cursor.book.textOutput.write(bytes: $0, to: buffer) }
        return .ok
    }
}

extension BookContext {
    /// Reads to the end and opens the cursors: both, or none.
    fileprivate func openCursors(
        on reader: consuming DelimitedText.Reader, _ cursorPlace: UnsafeMutablePointer<Int32>,
        _ findingsPlace: UnsafeMutablePointer<Int32>?
    ) throws {
        let (table, faults) = try ResultTable.reading(reader)
        if findingsPlace == nil, let first = faults.first { throw first }
        let cursor = try HandleTable.open(CursorContext(table, of: self))
        if let findingsPlace {
            do {
                let findings = CursorContext(ResultTable.findings(faults), of: self)
                write(try HandleTable.open(findings), to: findingsPlace)
            } catch {
                HandleTable.closeChild(cursor)
                throw error
            }
        }
        write(cursor, to: cursorPlace)
    }
}
