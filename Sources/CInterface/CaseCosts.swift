import CShims
import HospitalBook
import HospitalCore
import Interchange

/// Costs cases from a file of charge lines (病例成本核算): tens of millions of lines in seconds and in
/// little memory.
///
///     cost of a line = quantity × unit cost of the item in the department (and the service month)
///
/// The files are delimited text (CSV) with a header, in the encoding of the book; columns stand in
/// any order, others are not looked at. Costs are summed exactly and rounded once per case, group
/// and department; what rounding leaves is told (尾差). Negative lines are refunds. A line that
/// cannot be costed is left out of every sum, counted and told with its row; the result is there
/// all the same, so look at its table `findings`. The option `threads` says how many threads read;
/// the result does not depend on it. The book is not changed. `cost.case_lines` of `hosp_run` does
/// the same with more choices.
///
/// Tables of the result: `cases`, `groups`, `departments`, `findings`, `reconciliation`.
///
/// - Parameters:
///   - book: the book.
///   - lines: path of the charge lines: `case`, `department`, `item`, `quantity` (at most six
///     decimals), `amount` (yuan) or `amount_fen`; perhaps `line_id`, of which no second line is
///     taken, and `service_period` (yyyy-mm).
///   - lines_length: bytes of `lines`; −1 when it ends with a terminator.
///   - unit_costs: path of the unit costs: `department`, `item`, `unit_cost` (yuan, at most eight
///     decimals), perhaps `period` (yyyy-mm); empty for those of `hosp_case_unit_cost`. May be NULL
///     when `unit_costs_length` is 0.
///   - unit_costs_length: bytes of `unit_costs`; −1 when it ends with a terminator.
///   - cases: path of the list of cases: `case`, perhaps `group` and `discharge` (day or month,
///     empty while in the house); empty when every case is taken. May be NULL when `cases_length`
///     is 0.
///   - cases_length: bytes of `cases`; −1 when it ends with a terminator.
///   - from_month: the first month that is reported, yyyymm; 0 when months are not told apart.
///     Lines of earlier months belong to cases that were in the house at the start.
///   - to_month: the last month that is reported, yyyymm; 0 with `from_month` 0.
///   - out_result: receives the handle of the result; close it with `hosp_close`.
/// - Returns: `HOSP_OK`, also when lines were left out.
/// - Errors: `HOSP_E_MISSING` for a column, unit costs or a header that must be there,
///   `HOSP_E_FORMAT` for bad rows in the unit costs or the cases (`hosp_import_findings` lists
///   them), a number that is no month, or a quote that is never closed, `HOSP_E_DUPLICATE` for two
///   unit costs of one item in one department, `HOSP_E_RANGE`, `HOSP_E_OVERFLOW`,
///   `HOSP_E_TOO_BIG`, `HOSP_E_CONFLICT` when the file changed while it was read,
///   `HOSP_E_CANCELLED` after `hosp_cancel`, `HOSP_E_IO`, `HOSP_E_ARGUMENT`,
///   `HOSP_E_ENCODING`, `HOSP_E_HANDLE`, `HOSP_E_KIND`, `HOSP_E_FORKED`. Nothing is half done.
/// - Thread: any; `hosp_progress` and `hosp_cancel` may be called meanwhile.
/// - Since: 1.0
@_cdecl("hosp_case_cost_file")
public func hosp_case_cost_file(
    _ book: Int32, _ lines: UnsafePointer<CChar>?, _ lines_length: Int32,
    _ unit_costs: UnsafePointer<CChar>?, _ unit_costs_length: Int32,
    _ cases: UnsafePointer<CChar>?, _ cases_length: Int32, _ from_month: Int32, _ to_month: Int32,
    _ out_result: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.on(BookContext.self, book) { book in
        let place = try required(out_result, "out_result")
        let unitCosts = try book.name(unit_costs, unit_costs_length, argument: "unit_costs")
        let cases = try book.name(cases, cases_length, argument: "cases")
        var request = CaseCostRequest(
            lines: .file(try book.name(lines, lines_length, argument: "lines")),
            unitCosts: unitCosts.isEmpty ? nil : .file(unitCosts),
            cases: cases.isEmpty ? nil : .file(cases),
            format: DelimitedText.Format(encoding: book.encoding))
        request.threads = Int(book.options.threads)
        if from_month != 0 || to_month != 0 {
            let (first, last) = (try Month(yyyymm: from_month), try Month(yyyymm: to_month))
            guard first <= last else {
                throw InterfaceError.argumentRange("to_month", Int(to_month))
            }
            request.months = first...last
        }
        let outcome = try book.long { try $0.costCases(request) }
        let result = ResultContext(try outcome.procedureResult(), of: book)
        write(try HandleTable.open(result), to: place)
        return .ok
    }
}

/// Costs cases from charge lines that come as an Arrow C stream; `hosp_case_cost_file` tells how.
///
/// The columns are those of a file of charge lines. `case`, `department`, `item` and `line_id` are
/// utf8, large_utf8, utf8_view, dictionaries of text, or whole numbers, which mean the codes
/// written like them (7 is the code 7, not 007); `quantity` is a whole number or decimal128;
/// `amount_fen` a whole number, `amount` decimal128 in yuan; `service_period` text or a number
/// yyyymm. Rows in findings are counted from 1. Nothing is copied: the batches stay with their
/// producer, up to 67,108,864 lines of them until the call ends, so that a table in memory takes
/// little more.
///
/// The stream is taken over: it is released before the call returns, also on error, and
/// `stream->release` is NULL then. Its functions are called by the calling thread alone, under the
/// lock of the book, so they must not call this book.
///
/// - Parameters:
///   - book: the book.
///   - arguments_json: the arguments of `cost.case_lines` without the lines, a JSON object such as
///     `{"unit_costs_file":"costs.csv","period":"2025"}`; empty for none. May be NULL when
///     `arguments_length` is 0.
///   - arguments_length: bytes of `arguments_json`; −1 when it ends with a terminator.
///   - stream: the charge lines; it is released.
///   - out_result: receives the handle of the result; close it with `hosp_close`.
/// - Returns: `HOSP_OK`, also when lines were left out.
/// - Errors: `HOSP_E_FORMAT` also for a type that a column does not take or a stream that breaks
///   the rules of the interface, `HOSP_E_RANGE` for an index outside of its dictionary, `HOSP_E_IO`
///   for an error of the producer, `HOSP_E_ARGUMENT` for a stream that is NULL or released and for
///   whole numbers where yuan are meant, `HOSP_E_UNKNOWN` for an argument that does not exist; the
///   others as in `hosp_case_cost_file`. Nothing is half done.
/// - Thread: any; `hosp_progress` and `hosp_cancel` may be called meanwhile.
/// - Since: 1.0
@_cdecl("hosp_case_cost_arrow")
public func hosp_case_cost_arrow(
    _ book: Int32, _ arguments_json: UnsafePointer<CChar>?, _ arguments_length: Int32,
    _ stream: UnsafeMutablePointer<ArrowArrayStream>?, _ out_result: UnsafeMutablePointer<Int32>?
) -> Int32 {
    let lines = ArrowStream(taking: stream)
    defer { lines.release() }
    return Call.on(BookContext.self, book) { book in
        let place = try required(out_result, "out_result")
        let arguments = try book.json(
            arguments_json, arguments_length, argument: "arguments_json")
        let outcome = try book.long { book in
            let request = try CaseCostRequest(
                columnArguments: arguments ?? .object(JSONObject()), in: book)
            return try book.costCases(request, lines: lines)
        }
        let result = ResultContext(try outcome.procedureResult(), of: book)
        write(try HandleTable.open(result), to: place)
        return .ok
    }
}

/// Costs cases from charge lines in arrays; `hosp_case_cost_file` tells how.
///
/// Cases, departments, items and line identifiers are whole numbers that mean the codes written
/// like them (7 is the code 7, not 007) in the unit costs and the list of cases. The arrays are not
/// copied; lines are counted from 1.
///
/// - Parameters:
///   - book: the book.
///   - arguments_json: the arguments of `cost.case_lines` without the lines, a JSON object such as
///     `{"unit_costs_file":"costs.csv","period":"2025"}`; empty for none. May be NULL when
///     `arguments_length` is 0.
///   - arguments_length: bytes of `arguments_json`; −1 when it ends with a terminator.
///   - count: number of lines, at most 2,147,483,647; each array has so many elements.
///   - cases: the case of each line.
///   - departments: the department that performed the service.
///   - items: the service item.
///   - quantities: the quantity; negative for refunds.
///   - quantity_decimals: decimals of the quantities, 0 to 9: with 2, a quantity of 150 means 1.50.
///   - amounts_fen: the charge in fen; negative for refunds.
///   - service_months: the service month yyyymm; NULL when lines have none.
///   - line_ids: identifiers, of which no second line is taken; NULL when lines have none.
///   - out_result: receives the handle of the result; close it with `hosp_close`.
/// - Returns: `HOSP_OK`, also when lines were left out.
/// - Errors: `HOSP_E_ARGUMENT` also for an array that is NULL, a count below 0 or too large, and
///   decimals outside of 0 to 9, `HOSP_E_UNKNOWN` for an argument that does not exist; the others
///   as in `hosp_case_cost_file`. Nothing is half done.
/// - Thread: any; `hosp_progress` and `hosp_cancel` may be called meanwhile.
/// - Since: 1.0
@_cdecl("hosp_case_cost_arrays")
public func hosp_case_cost_arrays(
    _ book: Int32, _ arguments_json: UnsafePointer<CChar>?, _ arguments_length: Int32,
    _ count: Int64, _ cases: UnsafePointer<Int64>?, _ departments: UnsafePointer<Int32>?,
    _ items: UnsafePointer<Int32>?, _ quantities: UnsafePointer<Int64>?,
    _ quantity_decimals: Int32, _ amounts_fen: UnsafePointer<Int64>?,
    _ service_months: UnsafePointer<Int32>?, _ line_ids: UnsafePointer<Int64>?,
    _ out_result: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.on(BookContext.self, book) { book in
        let place = try required(out_result, "out_result")
        guard (0...Int64(ArrowBatch.rowLimit)).contains(count) else {
            throw InterfaceError.argumentRange("count", Int(count))
        }
        guard (0...9).contains(quantity_decimals) else {
            throw InterfaceError.argumentRange("quantity_decimals", Int(quantity_decimals))
        }
        let quantity = ArrowType.scaledInteger(decimals: Int(quantity_decimals))
        var columns: [ArrowColumn] = []
        func add(
            _ name: String, _ type: ArrowType, _ start: UnsafeRawPointer?, _ argument: String
        ) throws(InterfaceError) {
            guard start != nil || count == 0 else { throw .argumentNull(argument) }
            columns.append(ArrowColumn(name, type, at: start, rowCount: Int(count)))
        }
        try add("case", .int64, cases, "cases")
        try add("department", .int32, departments, "departments")
        try add("item", .int32, items, "items")
        try add("quantity", quantity, quantities, "quantities")
        try add("amount_fen", .int64, amounts_fen, "amounts_fen")
        if service_months != nil { try add("service_period", .int32, service_months, "") }
        if line_ids != nil { try add("line_id", .int64, line_ids, "") }
        let lines = ArrowBatch(borrowing: columns, rowCount: Int(count))
        let arguments = try book.json(
            arguments_json, arguments_length, argument: "arguments_json")
        let outcome = try book.long { book in
            let request = try CaseCostRequest(
                columnArguments: arguments ?? .object(JSONObject()), in: book)
            return try book.costCases(request, lines: lines)
        }
        let result = ResultContext(try outcome.procedureResult(), of: book)
        write(try HandleTable.open(result), to: place)
        return .ok
    }
}

/// How far the call under way on a book is: case costing from files tells it.
///
/// It does not wait for the call, so it can be asked from another thread at any time.
///
/// - Parameters:
///   - book: the book.
///   - out_done: receives how much is done, in bytes read; 0 while no such call runs. May be NULL.
///   - out_total: receives how much there is to do; 0 while no such call runs, or when it is not
///     known. May be NULL.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_HANDLE`, `HOSP_E_KIND`, `HOSP_E_FORKED`. The words are told by
///   `hosp_error_text` for book 0.
/// - Thread: any; it takes no lock of the book.
/// - Since: 1.0
@_cdecl("hosp_progress")
public func hosp_progress(
    _ book: Int32, _ out_done: UnsafeMutablePointer<Int64>?,
    _ out_total: UnsafeMutablePointer<Int64>?
) -> Int32 {
    Call.free {
        let slot = try HandleTable.bookSlot(book)
        if let out_done { write(shim_progress_done(slot), to: out_done) }
        if let out_total { write(shim_progress_total(slot), to: out_total) }
        return .ok
    }
}

/// Ends the call under way on a book: case costing from files returns `HOSP_E_CANCELLED` soon and
/// leaves nothing half done.
///
/// When no such call runs, nothing happens: the next one is not ended.
///
/// - Parameter book: the book.
/// - Returns: `HOSP_OK`; the call may have ended by itself meanwhile.
/// - Errors: `HOSP_E_HANDLE`, `HOSP_E_KIND`, `HOSP_E_FORKED`. The words are told by
///   `hosp_error_text` for book 0.
/// - Thread: any; it takes no lock of the book.
/// - Since: 1.0
@_cdecl("hosp_cancel")
public func hosp_cancel(_ book: Int32) -> Int32 {
    Call.free {
        shim_progress_cancel(try HandleTable.bookSlot(book))
        return .ok
    }
}
