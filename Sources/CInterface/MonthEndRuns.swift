import HospitalBook
import HospitalCore

/// Appraises everybody of a scheme for a month, from the tables of a book into its result tables
/// (绩效考核).
///
/// Reads the scheme, its units and what was reported, and stores `hosp_score_card`,
/// `hosp_score_part`, `hosp_score_item` and `hosp_score_deduction` with the record of the run, in
/// one transaction. The same facts again give the same run back and write nothing; changed facts
/// make a new version, and every pay run that read the old one is stale. `book.appraisal.run` of
/// `hosp_run` is the same.
///
/// - Parameters:
///   - book: the book.
///   - month: the month, yyyymm; it is the label of the period of the appraisal.
///   - scheme: code of the scheme in `hosp_appraisal_scheme`.
///   - scheme_length: bytes of `scheme`; −1 when it ends with a terminator.
///   - out_result: receives the handle of the result, with the tables `cards`, `parts`,
///     `items` and `deductions`; close it with `hosp_close`.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_CLOSED` for a closed month, `HOSP_E_UNKNOWN` for a scheme, unit or
///   indicator that is not there (the message names the nearest), `HOSP_E_UNBALANCED` for weights
///   that do not total 100, `HOSP_E_MISSING` for a value that is not reported or when the option
///   `now` is not set, `HOSP_E_SEPARATION` for a rater who is the rated, `HOSP_E_RANGE` for a
///   score above its maximum, `HOSP_E_DUPLICATE`, `HOSP_E_OVERFLOW`, `HOSP_E_FORMAT`,
///   `HOSP_E_CONFLICT`, `HOSP_E_IO`, `HOSP_E_FULL`, `HOSP_E_ARGUMENT`, `HOSP_E_ENCODING`,
///   `HOSP_E_HANDLE`, `HOSP_E_KIND`, `HOSP_E_FORKED`. The book is unchanged on error.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_appraisal_run")
public func hosp_appraisal_run(
    _ book: Int32, _ month: Int32, _ scheme: UnsafePointer<CChar>?, _ scheme_length: Int32,
    _ out_result: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.on(BookContext.self, book) { book in
        let place = try required(out_result, "out_result")
        let scheme = try book.name(scheme, scheme_length, argument: "scheme")
        let tables = try book.hospitalBook()
        let appraisal = try tables.runAppraisal(month: Month(yyyymm: month), scheme: scheme)
        let result = ResultContext(try appraisal.procedureResult(in: tables), of: book)
        write(try HandleTable.open(result), to: place)
        return .ok
    }
}

/// Distributes a pool of performance pay of a month to departments and from there to persons, from
/// the tables of a book into its result tables (绩效工资两级分配).
///
///     weight of a department = product of its factors × pay coefficient of the appraisal
///     weight of a person     = coefficient of the post × share of working time × days worked
///
/// Stores `hosp_pay_department`, `hosp_pay_person`, `hosp_pay_proof` and the others with the record
/// of the run, in one transaction; both levels tie out to the fen. The appraisal that the pool
/// names is an input of the run: without one, and with one whose facts have changed since, nothing
/// is distributed. `book.pay.distribute` of `hosp_run` is the same.
///
/// - Parameters:
///   - book: the book.
///   - month: the month, yyyymm.
///   - pool: code of the pool in `hosp_pay_pool`.
///   - pool_length: bytes of `pool`; −1 when it ends with a terminator.
///   - out_result: receives the handle of the result, with the tables of `pay.distribute`;
///     close it with `hosp_close`.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_CLOSED` for a closed month, `HOSP_E_RULE` for an appraisal that is stale,
///   `HOSP_E_MISSING` for an appraisal, a score, attendance or an assignment that is not there or
///   when the option `now` is not set, `HOSP_E_UNBALANCED` for weights that total zero,
///   `HOSP_E_UNKNOWN` for a pool or a department that is not there, `HOSP_E_RANGE`,
///   `HOSP_E_DUPLICATE`, `HOSP_E_OVERFLOW`, `HOSP_E_FORMAT`, `HOSP_E_CONFLICT`, `HOSP_E_IO`,
///   `HOSP_E_FULL`, `HOSP_E_ARGUMENT`, `HOSP_E_ENCODING`, `HOSP_E_HANDLE`, `HOSP_E_KIND`,
///   `HOSP_E_FORKED`. The book is unchanged on error.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_pay_distribute")
public func hosp_pay_distribute(
    _ book: Int32, _ month: Int32, _ pool: UnsafePointer<CChar>?, _ pool_length: Int32,
    _ out_result: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.on(BookContext.self, book) { book in
        let place = try required(out_result, "out_result")
        let pool = try book.name(pool, pool_length, argument: "pool")
        let pay = try book.hospitalBook().distributePay(month: Month(yyyymm: month), pool: pool)
        let result = ResultContext(pay.procedureResult, of: book)
        write(try HandleTable.open(result), to: place)
        return .ok
    }
}

/// Scores an inspection of a month from the tables of a book, records its findings, and opens
/// hazards for those on key and veto items (安全检查评分).
///
/// Stores `hosp_check_score`, `hosp_check_section`, `hosp_check_item` and `hosp_check_finding` with
/// the record of the run, and hazards in `hosp_hazard`, in one transaction. A finding while a
/// hazard of the same place and item is open is an observation on it; one within 365 days after it
/// was closed opens a hazard that repeats it. Scoring again records nothing twice.
/// `book.inspection.score` of `hosp_run` is the same.
///
/// - Parameters:
///   - book: the book.
///   - month: the month, yyyymm.
///   - inspection: code of the inspection in `hosp_inspection`.
///   - inspection_length: bytes of `inspection`; −1 when it ends with a terminator.
///   - out_result: receives the handle of the result, with the tables of `safety.score` and
///     `findings`; close it with `hosp_close`.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_CLOSED` for a closed month, `HOSP_E_UNKNOWN` for an inspection, checklist,
///   policy or item that is not there, `HOSP_E_UNBALANCED` for a checklist of a hundred points
///   with another total, `HOSP_E_RANGE` for points above their maximum, `HOSP_E_MISSING` for an
///   item without an answer where the policy says so or when the option `now` is not set,
///   `HOSP_E_RULE`, `HOSP_E_DUPLICATE`, `HOSP_E_FORMAT`, `HOSP_E_CONFLICT`, `HOSP_E_IO`,
///   `HOSP_E_FULL`, `HOSP_E_ARGUMENT`, `HOSP_E_ENCODING`, `HOSP_E_HANDLE`, `HOSP_E_KIND`,
///   `HOSP_E_FORKED`. The book is unchanged on error.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_inspection_score")
public func hosp_inspection_score(
    _ book: Int32, _ month: Int32, _ inspection: UnsafePointer<CChar>?,
    _ inspection_length: Int32, _ out_result: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.on(BookContext.self, book) { book in
        let place = try required(out_result, "out_result")
        let inspection = try book.name(inspection, inspection_length, argument: "inspection")
        let scored = try book.hospitalBook().scoreInspection(
            month: Month(yyyymm: month), inspection: inspection)
        let result = ResultContext(scored.procedureResult, of: book)
        write(try HandleTable.open(result), to: place)
        return .ok
    }
}
