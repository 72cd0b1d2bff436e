import HospitalCore

/// The number of the last error: of a book, or of this thread.
///
/// A thread's last error is that of its last failed call, whatever it was called on. A call that
/// succeeds leaves the last error as it is.
///
/// - Parameter book: the book; 0 for this thread.
/// - Returns: the number of the message, above 0; 0 when there was no error yet.
/// - Errors: `HOSP_E_HANDLE`, `HOSP_E_KIND`, `HOSP_E_FORKED`; they do not become the last error.
/// - Thread: any; the errors of book 0 are those of the calling thread.
/// - Since: 1.0
@_cdecl("hosp_error_code")
public func hosp_error_code(_ book: Int32) -> Int32 {
    Call.aboutError(
        of: book, thread: { ThreadState.errorNumber },
        book: { $0.lastError?.message.number ?? 0 })
}

/// The last error in words, with every figure: which table, row, column, department, period.
///
/// The language is the one that is set now, not the one that was set when the error happened.
///
/// - Parameters:
///   - book: the book; 0 for this thread, then the text is in the encoding of the thread's last
///     failed `hosp_open`, or of its first one when none failed, and is cut at 1024 bytes of UTF-8.
///   - buffer: receives the text; may be NULL when `capacity` is 0.
///   - capacity: bytes of the buffer, terminator included.
///   - out_needed: receives the bytes needed, terminator included; may be NULL.
/// - Returns: `HOSP_OK`; the text is empty when there was no error yet.
/// - Errors: `HOSP_E_BUFFER` when the buffer is too small, `HOSP_E_ARGUMENT`, `HOSP_E_HANDLE`,
///   `HOSP_E_KIND`, `HOSP_E_FORKED`; they do not become the last error.
/// - Thread: any; the errors of book 0 are those of the calling thread.
/// - Since: 1.0
@_cdecl("hosp_error_text")
public func hosp_error_text(
    _ book: Int32, _ buffer: UnsafeMutablePointer<CChar>?, _ capacity: Int32,
    _ out_needed: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.aboutError(
        of: book,
        thread: {
            let buffer = try TextBuffer(buffer, capacity, out_needed)
            try ThreadState.textOutput.write(ThreadState.errorText, to: buffer)
            return Status.ok.rawValue
        },
        book: { book in
            let buffer = try TextBuffer(buffer, capacity, out_needed)
            let text = book.lastError?.text(in: book.options.language) ?? ""
            try book.errorOutput.write(text, to: buffer)
            return Status.ok.rawValue
        })
}

/// The name of the last error in lower case with underscores, for programs and logs.
///
/// - Parameters:
///   - book: the book; 0 for this thread.
///   - buffer: receives the name; may be NULL when `capacity` is 0.
///   - capacity: bytes of the buffer, terminator included.
///   - out_needed: receives the bytes needed, terminator included; may be NULL.
/// - Returns: `HOSP_OK`; the name is empty when there was no error yet.
/// - Errors: as `hosp_error_text`.
/// - Thread: any; the errors of book 0 are those of the calling thread.
/// - Since: 1.0
@_cdecl("hosp_error_name")
public func hosp_error_name(
    _ book: Int32, _ buffer: UnsafeMutablePointer<CChar>?, _ capacity: Int32,
    _ out_needed: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.aboutError(
        of: book,
        thread: {
            let buffer = try TextBuffer(buffer, capacity, out_needed)
            let number = ThreadState.errorNumber
            let message = Message.catalogue.first { $0.number == number }
            try ThreadState.textOutput.write(message?.name ?? "", to: buffer)
            return Status.ok.rawValue
        },
        book: { book in
            let buffer = try TextBuffer(buffer, capacity, out_needed)
            try book.errorOutput.write(book.lastError?.message.name ?? "", to: buffer)
            return Status.ok.rawValue
        })
}
