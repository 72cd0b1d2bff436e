import HospitalBook
import HospitalCore
import Interchange

/// Writes a report of the book as a file.
///
/// A page of HTML can be looked at, sent and printed on A4: its pictures are inside, and it loads
/// nothing from elsewhere and runs no script. A path that ends in .csv gets the tables as text that
/// Excel opens, in UTF-8 with a byte order mark or in the `encoding` of the arguments (GBK,
/// GB18030); one that ends in .xlsx gets a workbook, written through libxlsxwriter where that is
/// installed.
///
///     cost.step_down        period, plan              how cost flows, and what departments cost
///     appraisal.overview    period, scheme            scores and grades of all units
///     appraisal.scorecard   period, scheme, subject   one unit, with every deduction
///     pay.person            period, pool, person      one number, from the pool to the person
///     safety.inspection     period, inspection        sections, items and findings
///     safety.hazards        day                       hazards by place, ageing, closure
///     energy.month          period                    bills, losses, departments, quotas
///     budget.status         year                      what is approved, bound, spent and left
///     cost.unit             period, plan              visits, bed-days and service items
///     cost.payment          models, cases             surplus by group, as the procedure has it
///     procedure.result      procedure, arguments      the tables of any calculation
///     book.table            table, filter             a table or view of the book
///
/// All take unit, prepared_by, reviewed_by and responsible for the printed form. The language is
/// that of the book. Figures are those of the tables of current runs; nothing is calculated anew.
///
/// - Parameters:
///   - book: the book.
///   - report: name of the report.
///   - report_length: bytes of `report`; −1 when it ends with a terminator.
///   - arguments_json: what the report needs, a JSON object such as
///     `{"period":"2025-03","plan":"FT"}`. May be NULL when `arguments_length` is 0.
///   - arguments_length: bytes of `arguments_json`; −1 when it ends with a terminator.
///   - path: the file; what stood there gives way once all is written.
///   - path_length: bytes of `path`; −1 when it ends with a terminator.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_UNKNOWN` for a report, a unit or a person that is not there (the message names
///   the nearest), `HOSP_E_MISSING` for an argument or a run that is not there, `HOSP_E_FORMAT` for
///   arguments that are no JSON or do not fit, `HOSP_E_IO` for a file that cannot be written, which
///   then is what it was, `HOSP_E_CONFLICT`, `HOSP_E_CORRUPT`, `HOSP_E_ARGUMENT`,
///   `HOSP_E_ENCODING`, `HOSP_E_HANDLE`, `HOSP_E_KIND`, `HOSP_E_FORKED`.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_report_write")
public func hosp_report_write(
    _ book: Int32, _ report: UnsafePointer<CChar>?, _ report_length: Int32,
    _ arguments_json: UnsafePointer<CChar>?, _ arguments_length: Int32,
    _ path: UnsafePointer<CChar>?, _ path_length: Int32
) -> Int32 {
    Call.on(BookContext.self, book) { book in
        let name = try book.name(report, report_length, argument: "report")
        let arguments = try book.json(
            arguments_json, arguments_length, argument: "arguments_json")
        let path = try book.name(path, path_length, argument: "path")
        try book.hospitalBook().writeReport(
            name, arguments ?? .object(JSONObject()), in: book.options.language, to: path)
        return .ok
    }
}
