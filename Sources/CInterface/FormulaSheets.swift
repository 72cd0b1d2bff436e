import HospitalBook
import HospitalCore
import PerformanceAppraisal

/// Reads and checks formulas and makes them ready to be computed on arrays (公式表): thousands of
/// formulas for hundreds of units and dozens of months by `hosp_formula_columns`, as often as
/// there are new values.
///
/// - Parameters:
///   - book: the book, whose encoding the text has; its tables are not touched.
///   - arguments_json: the arguments of the procedure `formula.evaluate`, without facts and without
///     months to give: items, formulas, tables, departments, from, to, frozen.
///   - arguments_length: bytes of `arguments_json`; −1 when it ends with a terminator.
///   - out_formulas: receives the handle; close it with `hosp_close`.
///   - out_results: receives how many results there are: one for each formula with decimals
///     (`digits`) and for each claim, in the order in which they stand. Other formulas are steps on
///     the way. May be NULL.
/// - Returns: `HOSP_OK`.
/// - Errors: those of `formula.evaluate` for what is wrong with formulas, units or months,
///   `HOSP_E_FORMAT` for arguments that are no JSON or do not fit, `HOSP_E_TOO_BIG` beyond
///   `HOSP_MAX_TEXT`, `HOSP_E_ARGUMENT`, `HOSP_E_ENCODING`, `HOSP_E_HANDLE`, `HOSP_E_KIND`,
///   `HOSP_E_FORKED`.
/// - Thread: any; calls on one book run one after the other.
/// - Since: 1.0
@_cdecl("hosp_formula_open")
public func hosp_formula_open(
    _ book: Int32, _ arguments_json: UnsafePointer<CChar>?, _ arguments_length: Int32,
    _ out_formulas: UnsafeMutablePointer<Int32>?, _ out_results: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.on(BookContext.self, book) { book in
        let place = try required(out_formulas, "out_formulas")
        let arguments = try book.json(arguments_json, arguments_length, argument: "arguments_json")
        let sheet = try FormulaSheet(arguments: arguments ?? .null)
        write(try HandleTable.open(FormulaContext(sheet, of: book)), to: place)
        if let out_results {
            write(Int32(truncatingIfNeeded: sheet.results.count), to: out_results)
        }
        return .ok
    }
}

/// Computes formulas for all units and months of `hosp_formula_open` on arrays: 10,000 formulas for
/// 200 departments and 24 months in one call.
///
/// The results are those of the procedure `formula.evaluate`, exactly: fractions on the way, one
/// rounding half away from zero to the decimals of the formula, and a formula that uses another one
/// with decimals takes its published value.
///
/// An item and a result have units × months numbers: those of all units for the first month, in the
/// order of `departments`, then for the next month.
///
/// - Parameters:
///   - formulas: the handle of `hosp_formula_open`.
///   - values: items × months × units values, item after item, as whole numbers of the last decimal
///     of the item.
///   - decimals: the decimals of the values of each item, 0 to 18.
///   - presence: a byte for each value, in the same order, 0 where it is missing; NULL when all are
///     there. What stands in `values` for a missing one does not matter.
///   - presence_length: bytes of `presence`; 0 when it is NULL.
///   - threads: how many threads may share the work, 1 to 64; the result does not depend on it, and
///     all have ended when the call returns.
///   - out_values: receives results × months × units numbers, formula after formula, as whole
///     numbers of the last decimal of the formula; 1 or 0 for a claim. Where a result is missing it
///     receives why: `HOSP_WHY_*`.
///   - out_presence: receives a byte for each result, 1 where it is there, 0 where it is missing.
/// - Returns: `HOSP_OK`. A result that does not fit 64 bits is missing (`HOSP_WHY_OUT_OF_RANGE`);
///   formulas that use it take its value all the same.
/// - Errors: `HOSP_E_ARGUMENT`, `HOSP_E_HANDLE`, `HOSP_E_KIND`, `HOSP_E_FORKED`. Nothing is written
///   then.
/// - Thread: any; calls on one book run one after the other.
/// - Since: 1.0
@_cdecl("hosp_formula_columns")
public func hosp_formula_columns(
    _ formulas: Int32, _ values: UnsafePointer<Int64>?, _ decimals: UnsafePointer<Int32>?,
    _ presence: UnsafeRawPointer?, _ presence_length: Int64, _ threads: Int32,
    _ out_values: UnsafeMutablePointer<Int64>?, _ out_presence: UnsafeMutablePointer<CChar>?
) -> Int32 {
    Call.on(FormulaContext.self, formulas) { context in
        let sheet = context.sheet
        let items = sheet.set.items.count
        let scales = try BoundaryArray.numbers(
            decimals, Int32(truncatingIfNeeded: items), "decimals")
        for scale in scales where !(0...18).contains(scale) {
            throw InterfaceError.argumentRange("decimals", Int(scale))
        }
        // A text that is read has fewer items and formulas than bytes, and a grid is limited.
        let (given, results) = (items * sheet.cellCount, sheet.results.count * sheet.cellCount)
        guard presence_length == (presence == nil ? 0 : given) else {
            throw ScoreMatrixError.size(
                array: "presence", expected: given, found: Int(presence_length))
        }
        guard out_presence != nil || results == 0 else {
            throw InterfaceError.argumentNull("out_presence")
        }
        try sheet.compute(
            BoundaryArray.inPlace(values, given, "values"), decimals: scales.map { Int($0) },
            presence: NumberArray(presence, count: presence == nil ? 0 : given),
            into: BoundaryArray.room(out_values, results, "out_values"),
            presence: ResultArray(
                UnsafeMutableRawPointer(out_presence), count: results),
            workers: BoundaryArray.workers(threads).worth(
                results >= EvaluationArray.valuesOfThread))
        return .ok
    }
}

/// What stands behind the handle of a sheet of formulas.
final class FormulaContext: HandleContext {
    static let kind = HandleKind.formulas
    let book: BookContext
    let sheet: FormulaSheet

    init(_ sheet: FormulaSheet, of book: BookContext) {
        (self.sheet, self.book) = (sheet, book)
    }
}
