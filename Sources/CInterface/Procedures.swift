import HospitalBook
import HospitalCore
import Interchange

/// Runs a procedure by its name: every calculation of the library is one, and every step of a book
/// (`book.cost.allocate`), which reads and writes its tables in one transaction.
///
/// The result is a snapshot: nothing that happens afterwards changes it.
///
/// - Parameters:
///   - book: the book.
///   - procedure: name of the procedure: `cost.allocate`.
///   - procedure_length: bytes of `procedure`; −1 when it ends with a terminator.
///   - arguments_json: the arguments, a JSON object. Empty takes what `hosp_arguments_append` has
///     collected, and no arguments when that is nothing. May be NULL when `arguments_length` is 0.
///   - arguments_length: bytes of `arguments_json`; −1 when it ends with a terminator.
///   - out_result: receives the handle of the result; close it with `hosp_close`.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_UNKNOWN` for a name that is no procedure (the message names the nearest),
///   `HOSP_E_FORMAT` for arguments that are no JSON (the message names line and column) or do not
///   fit, `HOSP_E_TOO_BIG` beyond `HOSP_MAX_TEXT`, `HOSP_E_ARGUMENT`, `HOSP_E_ENCODING`,
///   `HOSP_E_HANDLE`, `HOSP_E_KIND`, `HOSP_E_FORKED`, and every error of the procedure itself.
///   There is no partial result.
/// - Thread: any; calls on one book run one after the other.
/// - Since: 1.0
@_cdecl("hosp_run")
public func hosp_run(
    _ book: Int32, _ procedure: UnsafePointer<CChar>?, _ procedure_length: Int32,
    _ arguments_json: UnsafePointer<CChar>?, _ arguments_length: Int32,
    _ out_result: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.on(BookContext.self, book) { book in
        let place = try required(out_result, "out_result")
        let name = try book.name(procedure, procedure_length, argument: "procedure")
        let procedure = try Procedure.needed(name)
        let arguments = try book.arguments(arguments_json, arguments_length)
        let answer =
            procedure.needsBook
            ? try book.long { try procedure.run(arguments, in: $0) } : try procedure.run(arguments)
        let result = ResultContext(answer, of: book)
        write(try HandleTable.open(result), to: place)
        return .ok
    }
}

/// Collects the arguments of the next `hosp_run` in pieces, for hosts whose texts are short.
///
/// The next `hosp_run` with empty arguments uses all that was collected and forgets it, whether it
/// succeeds or not. A piece may end in the middle of a character.
///
/// - Parameters:
///   - book: the book.
///   - text: the next piece; may be NULL when `length` is 0.
///   - length: bytes of `text`; −1 when it ends with a terminator.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_TOO_BIG` when the pieces have more than `HOSP_MAX_TEXT` bytes together (what
///   was collected before stays), `HOSP_E_ARGUMENT`, `HOSP_E_HANDLE`, `HOSP_E_KIND`,
///   `HOSP_E_FORKED`.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_arguments_append")
public func hosp_arguments_append(
    _ book: Int32, _ text: UnsafePointer<CChar>?, _ length: Int32
) -> Int32 {
    Call.on(BookContext.self, book) { book in
        let piece = try BoundaryText.bytes(
            text, length, argument: "text", unit: book.encoding.unitSize,
            limit: BoundaryText.longestText)
        let size = book.pendingArguments.count + piece.count
        guard size <= BoundaryText.longestText else {
            throw InterfaceError.textTooLong(size: size, limit: BoundaryText.longestText)
        }
        book.pendingArguments.append(contentsOf: piece)
        return .ok
    }
}

extension BookContext {
    /// The arguments of a run: those given, else those collected, else none.
    fileprivate func arguments(
        _ json: UnsafePointer<CChar>?, _ length: Int32
    ) throws -> JSONValue {
        if let given = try self.json(json, length, argument: "arguments_json") { return given }
        let collected = pendingArguments
        pendingArguments = []
        guard !collected.isEmpty else { return .object(JSONObject()) }
        return try collected.withUnsafeBytes { try self.json($0) }
    }
}
