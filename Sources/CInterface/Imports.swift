import HospitalBook
import HospitalCore
import Interchange

/// Imports a file of delimited text (CSV) into a table of the book, as one transaction: all rows or
/// none.
///
/// The header names columns by name or by Chinese or English label; amounts stand in fen under
/// their name (`amount_fen`), in yuan under their label or their `…_yuan` name. Every bad row is
/// found, not only the first: `hosp_import_findings` tells each. The same batch again changes
/// nothing; another content under its key is refused. Facts of a closed month are refused.
///
/// - Parameters:
///   - book: the book; the path and the content of the file are in its encoding.
///   - table: name of the table, such as `hosp_cost_entry`.
///   - table_length: bytes of `table`; −1 when it ends with a terminator.
///   - path: the file.
///   - path_length: bytes of `path`; −1 when it ends with a terminator.
///   - batch_key: the name of the batch, for instance the file and its date: 1 to 64 characters.
///   - batch_key_length: bytes of `batch_key`; −1 when it ends with a terminator.
///   - constants_json: columns that have the same value in every row, a JSON object such as
///     `{"city_code":"suzhou"}`; empty for none. May be NULL when `constants_length` is 0.
///   - constants_length: bytes of `constants_json`; −1 when it ends with a terminator.
///   - out_rows: receives the number of rows of the batch; may be NULL.
/// - Returns: `HOSP_OK`, also when the batch was in the book before.
/// - Errors: `HOSP_E_FORMAT` when rows are bad (the message tells the first and the number),
///   `HOSP_E_UNKNOWN` for a table or a column that does not exist (with the nearest right name),
///   `HOSP_E_MISSING` for a column that must be there, a file without a header, an empty batch key
///   or when the option `now` is not set, `HOSP_E_DUPLICATE` for a column that is filled twice,
///   `HOSP_E_CONFLICT` for a batch key with another content or a book that another program holds,
///   `HOSP_E_RULE` for a table that only the library writes, `HOSP_E_IO`, `HOSP_E_FULL`,
///   `HOSP_E_ENCODING`, `HOSP_E_TOO_BIG`, `HOSP_E_ARGUMENT`, `HOSP_E_HANDLE`, `HOSP_E_KIND`,
///   `HOSP_E_FORKED`. The tables are unchanged on error.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_import_file")
public func hosp_import_file(
    _ book: Int32, _ table: UnsafePointer<CChar>?, _ table_length: Int32,
    _ path: UnsafePointer<CChar>?, _ path_length: Int32, _ batch_key: UnsafePointer<CChar>?,
    _ batch_key_length: Int32, _ constants_json: UnsafePointer<CChar>?, _ constants_length: Int32,
    _ out_rows: UnsafeMutablePointer<Int64>?
) -> Int32 {
    Call.on(BookContext.self, book) { book in
        let path = try book.name(path, path_length, argument: "path")
        let batch = Book.ImportBatch(
            table: try book.name(table, table_length, argument: "table"),
            key: try book.name(batch_key, batch_key_length, argument: "batch_key"),
            source: path, constants: try book.constants(constants_json, constants_length))
        let outcome = try book.hospitalBook().importBatch(batch) {
            try DelimitedText.Reader(
                file: path, format: DelimitedText.Format(encoding: book.encoding))
        }
        if let out_rows { write(Int64(outcome.rowCount), to: out_rows) }
        return .ok
    }
}

/// Imports delimited text (CSV) into a table of the book, as `hosp_import_file` does.
///
/// - Parameters:
///   - book: the book; the text is in its encoding.
///   - table: name of the table.
///   - table_length: bytes of `table`; −1 when it ends with a terminator.
///   - text: the text; its first row names the columns.
///   - text_length: bytes of `text`; −1 when it ends with a terminator.
///   - batch_key: the name of the batch: 1 to 64 characters.
///   - batch_key_length: bytes of `batch_key`; −1 when it ends with a terminator.
///   - constants_json: columns that have the same value in every row, a JSON object; empty for
///     none. May be NULL when `constants_length` is 0.
///   - constants_length: bytes of `constants_json`; −1 when it ends with a terminator.
///   - out_rows: receives the number of rows of the batch; may be NULL.
/// - Returns: `HOSP_OK`, also when the batch was in the book before.
/// - Errors: as `hosp_import_file`; `HOSP_E_TOO_BIG` for a text beyond `HOSP_MAX_TEXT`.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_import_text")
public func hosp_import_text(
    _ book: Int32, _ table: UnsafePointer<CChar>?, _ table_length: Int32,
    _ text: UnsafePointer<CChar>?, _ text_length: Int32, _ batch_key: UnsafePointer<CChar>?,
    _ batch_key_length: Int32, _ constants_json: UnsafePointer<CChar>?, _ constants_length: Int32,
    _ out_rows: UnsafeMutablePointer<Int64>?
) -> Int32 {
    Call.on(BookContext.self, book) { book in
        let bytes = try BoundaryText.bytes(
            text, text_length, argument: "text", unit: book.encoding.unitSize,
            limit: BoundaryText.longestText)
        let batch = Book.ImportBatch(
            table: try book.name(table, table_length, argument: "table"),
            key: try book.name(batch_key, batch_key_length, argument: "batch_key"),
            constants: try book.constants(constants_json, constants_length))
        let outcome = try book.hospitalBook().importBatch(batch) {
            try DelimitedText.Reader(
                bytes: Array(bytes), format: DelimitedText.Format(encoding: book.encoding))
        }
        if let out_rows { write(Int64(outcome.rowCount), to: out_rows) }
        return .ok
    }
}

/// Opens a cursor on what the last import of this book found; it has no rows when all was well.
///
/// The columns are `row` (as a spreadsheet counts, the header being row 1; rows of row calls are
/// counted from 1), `column`, `value`, `code`, `name`, `chinese`, `english`. They have no value
/// where a finding is about a whole row or the whole file.
///
/// - Parameters:
///   - book: the book.
///   - out_cursor: receives the handle of the cursor; close it with `hosp_close`.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_TOO_BIG` when all handles are open, `HOSP_E_ARGUMENT`, `HOSP_E_HANDLE`,
///   `HOSP_E_KIND`, `HOSP_E_FORKED`.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_import_findings")
public func hosp_import_findings(
    _ book: Int32, _ out_cursor: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.on(BookContext.self, book) { book in
        let place = try required(out_cursor, "out_cursor")
        let findings = try book.hospitalBook().importFindings
        write(try HandleTable.open(CursorContext(findings.table, of: book)), to: place)
        return .ok
    }
}

extension BookContext {
    /// A JSON value from outside; `nil` for no text.
    func json(
        _ text: UnsafePointer<CChar>?, _ length: Int32, argument: String
    ) throws -> JSONValue? {
        let bytes = try BoundaryText.bytes(
            text, length, argument: argument, unit: encoding.unitSize,
            limit: BoundaryText.longestText)
        return bytes.isEmpty ? nil : try json(bytes)
    }

    /// Positions in messages count in UTF-8, the form in which JSON is read.
    func json(_ bytes: UnsafeRawBufferPointer) throws -> JSONValue {
        if encoding == .utf8 {
            try WorkingMemory.require(WorkingMemory.bytes(forJSON: bytes))
            return try JSONValue(parsing: bytes.assumingMemoryBound(to: UInt8.self))
        }
        let text = try encoding.transcoded(bytes)
        try text.withUnsafeBytes { try WorkingMemory.require(WorkingMemory.bytes(forJSON: $0)) }
        return try JSONValue(parsing: text)
    }

    /// Constant columns: a text, or a number as it is written.
    func constants(
        _ text: UnsafePointer<CChar>?, _ length: Int32
    ) throws -> [String: String] {
        guard let json = try json(text, length, argument: "constants_json") else { return [:] }
        var constants: [String: String] = [:]
        for member in try ArgumentReader(json).namedMembers() {
            constants[member.name] = try member.reader.textOrNumber()
        }
        return constants
    }
}
