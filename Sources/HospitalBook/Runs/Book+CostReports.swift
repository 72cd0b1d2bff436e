import CostControl
import HospitalCore
import Storage

/// Printed forms from the results that runs stored (成本报表).
extension Book {
    /// Which run a form is printed from.
    public enum ReportSelection: Equatable, Sendable {
        /// A run by its number: any version, whether its facts have changed since or not.
        case run(String)
        /// The current run of a month by a plan; one whose facts have changed is refused.
        case current(Month, plan: String)
    }

    /// A form with what stands around it.
    public struct StoredReport: Sendable {
        /// The form.
        public let report: CostReport
        /// What stands around it: the run with its version and state, the hospital's name.
        public let heading: ReportHeading
    }

    /// Prints a form from the results of a run and changes nothing.
    ///
    /// Names and classes of departments are those of the month of the run. The name of the only
    /// hospital of the book is 编制单位, unless the heading has another.
    /// - `heading`: who prepared and reviewed, and how many rows a page has.
    /// - `department`: the department of a form of service items; `nil` for the hospital.
    /// - Throws: `reportRunUnknown`, `runNeeded`, `runStale`; `value` for a form that is not
    ///   printed from a run; every `CostReportError`, ``StorageError``.
    public func costReport(
        _ form: CostForm, of selection: ReportSelection, heading: ReportHeading,
        department: String? = nil
    ) throws -> StoredReport {
        guard let procedure = Self.procedure(of: form) else {
            throw ArgumentError.value(
                path: "form", value: form.rawValue,
                allowed: CostForm.allCases.filter { Self.procedure(of: $0) != nil }
                    .map(\.rawValue).joined(separator: ", "))
        }
        try prepare("cost_ledger")
        try prepare("unit_cost")
        return try store.transaction {
            let run = try reportedRun(selection, of: procedure)
            let facts = try StoredCosts(run, in: store)
            let report: CostReport
            switch form {
            case .visit, .bedDay:
                report = try facts.care(form == .visit ? .visits : .bedDays)
            case .serviceItem: report = try facts.services(of: department)
            default:
                let activity =
                    form == .costStructure
                    ? try facts.activity() : DepartmentActivity()
                report = try facts.costs().report(
                    form, activity, unitDigits: CostReport.unitCostDigits)
            }
            var heading = heading
            heading.organisation = heading.organisation ?? facts.hospital
            heading.run = run.id
            heading.version = run.version
            heading.state = run.state
            return StoredReport(report: report, heading: heading)
        }
    }

    /// The procedure whose runs a form is printed from.
    private static func procedure(of form: CostForm) -> String? {
        switch form {
        case .directCost, .fullCost, .costStructure, .allocation, .stages, .matrix:
            allocationProcedure
        case .visit, .bedDay: unitCostProcedure
        case .serviceItem: itemCostProcedure
        case .disease, .diseaseStructure, .drg, .drgStructure: nil
        }
    }

    private func reportedRun(
        _ selection: ReportSelection, of procedure: String
    ) throws -> ReportedRun {
        let id: String
        switch selection {
        case .run(let run): id = run
        case .current(let month, let plan):
            id = try upstreamRun(procedure, month: month, scope: plan)
        }
        let rows = try store.rows(
            "SELECT period_month, scope_code, version_number, is_current, is_stale "
                + "FROM hosp_run_record WHERE run_id = ? AND procedure_name = ?",
            [.text(id), .text(procedure)])
        guard let row = rows.first,
            let month = row[0].integer.flatMap({ Int32(exactly: $0) })
        else {
            let known = try store.rows(
                "SELECT run_id FROM hosp_run_record WHERE procedure_name = ? ORDER BY run_id",
                [.text(procedure)])
            throw RunError.reportRunUnknown(
                id, nearest: NearestName.nearest(to: id, in: known.compactMap { $0[0].text }))
        }
        return ReportedRun(
            id: id, month: try Month(yyyymm: month), plan: row[1].text ?? "",
            version: row[2].integer ?? 0, isCurrent: row[3].integer == 1,
            isStale: row[4].integer == 1)
    }
}

/// A run as the heading of a form names it.
struct ReportedRun {
    let id: String
    let month: Month
    let plan: String
    let version: Int64
    let isCurrent: Bool
    let isStale: Bool

    /// 现行, 旧版 or 已过时.
    var state: MessageValue {
        guard isCurrent else { return .phrase(chinese: "旧版", english: "superseded") }
        return isStale
            ? .phrase(chinese: "已过时", english: "stale")
            : .phrase(chinese: "现行", english: "current")
    }
}
