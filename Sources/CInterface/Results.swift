import HospitalCore

/// The whole result as JSON text.
///
/// - Parameters:
///   - result: the result.
///   - buffer: receives the text; may be NULL when `capacity` is 0.
///   - capacity: bytes of the buffer, terminator included.
///   - out_needed: receives the bytes needed, terminator included; may be NULL.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_BUFFER` when the buffer is too small, `HOSP_E_ENCODING` when the encoding of
///   the book lacks a character (see option `substitute`), `HOSP_E_ARGUMENT`, `HOSP_E_HANDLE`,
///   `HOSP_E_KIND`, `HOSP_E_FORKED`.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_result_json")
public func hosp_result_json(
    _ result: Int32, _ buffer: UnsafeMutablePointer<CChar>?, _ capacity: Int32,
    _ out_needed: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.on(ResultContext.self, result) { result in
        let buffer = try TextBuffer(buffer, capacity, out_needed)
        try result.withJSON { text in
            try text.bytes.withUnsafeBytes {
                try result.book.textOutput.write(bytes: $0, to: buffer)
            }
        }
        return .ok
    }
}

/// A piece of the result as JSON text, for hosts whose texts are short.
///
/// Start with offset 0, and add the bytes of each piece (terminator not counted) to the offset,
/// until `out_needed` is not above `capacity`: that was the last piece. A piece holds as many whole
/// characters as fit, and is never padded with blanks.
///
/// - Parameters:
///   - result: the result.
///   - offset: bytes of the text that come before the piece.
///   - buffer: receives the piece; may be NULL when `capacity` is 0.
///   - capacity: bytes of the buffer, terminator included.
///   - out_needed: receives the bytes from `offset` to the end of the text, terminator included;
///     may be NULL.
/// - Returns: `HOSP_OK`; the piece is empty when `offset` is the length of the text.
/// - Errors: `HOSP_E_BUFFER` when not even one character fits, `HOSP_E_ARGUMENT` for an offset
///   beyond the text or inside of a character, `HOSP_E_ENCODING` as in `hosp_result_json`,
///   `HOSP_E_HANDLE`, `HOSP_E_KIND`, `HOSP_E_FORKED`.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_result_json_part")
public func hosp_result_json_part(
    _ result: Int32, _ offset: Int32, _ buffer: UnsafeMutablePointer<CChar>?, _ capacity: Int32,
    _ out_needed: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.on(ResultContext.self, result) { result in
        let buffer = try TextBuffer(buffer, capacity, out_needed)
        var output = result.book.textOutput
        output.isPadding = false
        try result.withJSON { text in
            let room = Int(capacity) - text.encoding.unitSize
            guard let piece = text.piece(from: Int(offset), room: room) else {
                throw InterfaceError.argumentRange("offset", Int(offset))
            }
            let left = text.bytes.count - piece.lowerBound
            try text.bytes.withUnsafeBytes { bytes in
                if piece.isEmpty {
                    // Nothing is left, or not even a character fits.
                    let rest = UnsafeRawBufferPointer(rebasing: bytes[piece.lowerBound...])
                    try output.write(bytes: rest, to: buffer)
                } else {
                    let rest = UnsafeRawBufferPointer(rebasing: bytes[piece])
                    try output.write(bytes: rest, to: buffer)
                    try buffer.tell(left + text.encoding.unitSize)
                }
            }
        }
        return .ok
    }
}

/// Opens a cursor on a table of a result.
///
/// It stands before the first row.
///
/// - Parameters:
///   - result: the result.
///   - table: name of the table.
///   - table_length: bytes of `table`; −1 when it ends with a terminator.
///   - out_cursor: receives the handle of the cursor; close it with `hosp_close`.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_UNKNOWN` when the result has no such table (the message names the nearest),
///   `HOSP_E_ARGUMENT`, `HOSP_E_ENCODING`, `HOSP_E_HANDLE`, `HOSP_E_KIND`, `HOSP_E_FORKED`,
///   `HOSP_E_TOO_BIG` when all handles are open.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_result_table")
public func hosp_result_table(
    _ result: Int32, _ table: UnsafePointer<CChar>?, _ table_length: Int32,
    _ out_cursor: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.on(ResultContext.self, result) { result in
        let place = try required(out_cursor, "out_cursor")
        let name = try result.book.name(table, table_length, argument: "table")
        let cursor = CursorContext(try result.table(named: name), of: result.book)
        write(try HandleTable.open(cursor), to: place)
        return .ok
    }
}
