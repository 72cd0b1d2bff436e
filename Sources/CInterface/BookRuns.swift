import HospitalBook
import HospitalCore

/// Allocates the cost of a month from the tables of a book into its result tables (成本分摊).
///
/// Reads departments, cost items, entries, shared bills, driver statistics and the plan, splits the
/// bills, keeps what belongs to the scope of the plan, allocates, and stores `hosp_cost_final`,
/// `hosp_cost_line`, `hosp_cost_excluded` and the others with the record of the run, in one
/// transaction. The same facts again give the same run back and write nothing; changed facts make a
/// new version and the rows of `hosp_cost_difference`. `book.cost.allocate` of `hosp_run` is the
/// same.
///
/// - Parameters:
///   - book: the book.
///   - month: the accounting month, yyyymm.
///   - plan: code of the plan in `hosp_cost_plan`.
///   - plan_length: bytes of `plan`; −1 when it ends with a terminator.
///   - out_result: receives the handle of the result, with the tables of `cost.allocate`, `run`,
///     `difference` and those of `cost.ledger`; close it with `hosp_close`.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_CLOSED` for a closed month, `HOSP_E_UNKNOWN` for a plan, a department or a
///   kind of entry that is not there (the message names the nearest), `HOSP_E_MISSING` for a month
///   without entries, a plan without steps or when the option `now` is not set,
///   `HOSP_E_UNBALANCED` for a source or a bill with cost and no driver, `HOSP_E_RANGE`,
///   `HOSP_E_DUPLICATE`, `HOSP_E_OVERFLOW`, `HOSP_E_FORMAT` for a number that is no month,
///   `HOSP_E_CONFLICT` for a book that another program holds, `HOSP_E_IO`, `HOSP_E_FULL`,
///   `HOSP_E_ARGUMENT`, `HOSP_E_ENCODING`, `HOSP_E_HANDLE`, `HOSP_E_KIND`, `HOSP_E_FORKED`. The
///   book is unchanged on error.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_cost_allocate")
public func hosp_cost_allocate(
    _ book: Int32, _ month: Int32, _ plan: UnsafePointer<CChar>?, _ plan_length: Int32,
    _ out_result: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.on(BookContext.self, book) { book in
        let place = try required(out_result, "out_result")
        let plan = try book.name(plan, plan_length, argument: "plan")
        let tables = try book.hospitalBook()
        let allocation = try tables.allocateCost(month: Month(yyyymm: month), plan: plan)
        let result = ResultContext(try allocation.procedureResult(in: tables), of: book)
        write(try HandleTable.open(result), to: place)
        return .ok
    }
}

/// Closes a month for an area (结账): imports and runs of the month are refused from now on.
///
/// - Parameters:
///   - book: the book.
///   - area: the area of tables: `cost`.
///   - area_length: bytes of `area`; −1 when it ends with a terminator.
///   - month: the accounting month, yyyymm.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_CLOSED` when it is closed already, `HOSP_E_UNKNOWN` for an area that does not
///   exist, `HOSP_E_MISSING` when the option `now` is not set, `HOSP_E_FORMAT` for a number that is
///   no month, `HOSP_E_CONFLICT`, `HOSP_E_IO`, `HOSP_E_FULL`, `HOSP_E_ARGUMENT`, `HOSP_E_ENCODING`,
///   `HOSP_E_HANDLE`, `HOSP_E_KIND`, `HOSP_E_FORKED`.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_month_close")
public func hosp_month_close(
    _ book: Int32, _ area: UnsafePointer<CChar>?, _ area_length: Int32, _ month: Int32
) -> Int32 {
    Call.on(BookContext.self, book) { book in
        let area = try book.name(area, area_length, argument: "area")
        try book.hospitalBook().close(Month(yyyymm: month), area: area)
        return .ok
    }
}

/// Opens a closed month again (反结账): the actor of the book acts and a second person confirms.
///
/// Both and the reason stand in the audit trail.
///
/// - Parameters:
///   - book: the book.
///   - area: the area of tables: `cost`.
///   - area_length: bytes of `area`; −1 when it ends with a terminator.
///   - month: the accounting month, yyyymm.
///   - confirmed_by: the second person; another than the option `actor`.
///   - confirmed_by_length: bytes of `confirmed_by`; −1 when it ends with a terminator.
///   - reason: why, 1 to 500 characters.
///   - reason_length: bytes of `reason`; −1 when it ends with a terminator.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_RULE` when it is not closed, `HOSP_E_SEPARATION` when one person acts and
///   confirms, `HOSP_E_MISSING` when there is no actor, `HOSP_E_FORMAT` for no reason or one that
///   is too long; the others as in `hosp_month_close`.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_month_reopen")
public func hosp_month_reopen(
    _ book: Int32, _ area: UnsafePointer<CChar>?, _ area_length: Int32, _ month: Int32,
    _ confirmed_by: UnsafePointer<CChar>?, _ confirmed_by_length: Int32,
    _ reason: UnsafePointer<CChar>?, _ reason_length: Int32
) -> Int32 {
    Call.on(BookContext.self, book) { book in
        let area = try book.name(area, area_length, argument: "area")
        let confirmer = try book.name(confirmed_by, confirmed_by_length, argument: "confirmed_by")
        let reason = try book.name(reason, reason_length, argument: "reason")
        try book.hospitalBook().reopen(
            Month(yyyymm: month), area: area, confirmedBy: confirmer, reason: reason)
        return .ok
    }
}
