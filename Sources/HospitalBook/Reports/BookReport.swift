import HospitalCore
import Interchange
import Reports
import Storage

/// The reports that a book can write, each from the tables of current results.
///
/// - `cost.step_down` (`period`, `plan`): how cost flows to the departments, and what each costs.
/// - `appraisal.overview` (`period`, `scheme`): scores, grades and coefficients of all units.
/// - `appraisal.scorecard` (`period`, `scheme`, `subject`): one unit: parts, items, deductions with
///   their evidence, earlier months.
/// - `pay.person` (`period`, `pool`, `person`): one number, from the pool to the person.
/// - `safety.inspection` (`period`, `inspection`): sections, items, findings.
/// - `safety.hazards` (`day`): hazards by place and colour, ageing and closure on a day.
/// - `energy.month` (`period`): bills, losses, what departments bear, quotas with their money.
/// - `budget.status` (`year`): what is approved, bound, spent and left of every budget line.
/// - `cost.unit` (`period`, `plan`): visits, bed-days, discharges and service items.
/// - `cost.payment` (`models`, `cases`): surplus by group under payment models.
/// - `procedure.result` (`procedure`, `arguments`): the tables of a calculation.
/// - `book.table` (`table`, `filter`): a table or view of the book.
///
/// All take `unit`, `prepared_by`, `reviewed_by` and `responsible` for the printed form, and
/// `encoding` for a file of CSV.
public enum BookReport: String, CaseIterable, Sendable {
    /// How cost flows to the departments.
    case costStepDown = "cost.step_down"
    /// The units of a scheme.
    case appraisalOverview = "appraisal.overview"
    /// One unit of a scheme.
    case scorecard = "appraisal.scorecard"
    /// What a person is paid, and why.
    case personPay = "pay.person"
    /// One inspection.
    case inspection = "safety.inspection"
    /// The hazards on a day.
    case hazards = "safety.hazards"
    /// The energy of a month.
    case energy = "energy.month"
    /// The budgets of a year.
    case budget = "budget.status"
    /// Units of care and service items of a month.
    case unitCost = "cost.unit"
    /// Surplus under payment models.
    case payment = "cost.payment"
    /// The tables of a calculation.
    case procedure = "procedure.result"
    /// A table of the book.
    case table = "book.table"

    /// The arguments besides those of the form.
    var arguments: [String] {
        switch self {
        case .costStepDown: ["period", "plan"]
        case .appraisalOverview: ["period", "scheme"]
        case .scorecard: ["period", "scheme", "subject"]
        case .personPay: ["period", "pool", "person"]
        case .inspection: ["period", "inspection"]
        case .hazards: ["day"]
        case .energy: ["period"]
        case .budget: ["year"]
        case .unitCost: ["period", "plan"]
        case .payment: ["models", "cases"]
        case .procedure: ["procedure", "arguments"]
        case .table: ["table", "filter"]
        }
    }

    static let formArguments = [
        "unit", "prepared_by", "reviewed_by", "responsible", "encoding",
    ]
}

extension Book {
    /// A report of the book.
    /// - Parameters:
    ///   - name: the name of the report, as in ``BookReport``.
    ///   - arguments: a JSON object with what it needs.
    /// - Returns: the report, which can be written in either language.
    /// - Throws: `reportUnknown` with the nearest name; ``ArgumentError``; `runNeeded` when its
    ///   results are not there; `subjectUnknown`; ``StorageError``.
    public func report(_ name: String, _ arguments: JSONValue) throws -> HospitalReport {
        guard let report = BookReport(rawValue: name) else {
            throw BookError.reportUnknown(
                name,
                nearest: NearestName.nearest(to: name, in: BookReport.allCases.map(\.rawValue)))
        }
        let members = try ArgumentReader(arguments)
            .members(report.arguments + BookReport.formArguments)
        switch report {
        case .costStepDown: return try costReport(members)
        case .appraisalOverview: return try overviewReport(members)
        case .scorecard: return try scorecardReport(members)
        case .personPay: return try personPayReport(members)
        case .inspection: return try inspectionReport(members)
        case .hazards: return try hazardReport(members)
        case .energy: return try energyReport(members)
        case .budget: return try budgetReport(members)
        case .unitCost: return try unitCostReport(members)
        case .payment: return try paymentReport(members)
        case .procedure: return try procedureReport(members)
        case .table: return try tableReport(members)
        }
    }

    /// The form of a report of a run.
    func form(
        _ title: ReportText, of run: ShownRun?, period: String, _ members: ArgumentMembers
    ) throws -> ReportForm {
        var form = ReportForm(title, period: period)
        form.unit = try members.optionalText("unit")
        form.preparedBy = try members.optionalText("prepared_by")
        form.reviewedBy = try members.optionalText("reviewed_by")
        form.responsible = try members.optionalText("responsible")
        if let run {
            form.run = (run.id, run.version)
            form.isStale = run.isStale
        }
        return form
    }

    /// The current run of a procedure in a month, also of a book that has no such area yet.
    /// - Throws: `runNeeded`.
    func reportedRun(
        _ procedure: String, of area: Area, _ month: Month, scope: String
    ) throws -> ShownRun {
        guard try isPrepared(area) else {
            throw RunError.runNeeded(procedure: procedure, scope: scope, month: month)
        }
        return try shownRun(procedure, month: month, scope: scope)
    }
}

extension StoreValue {
    /// The value as a cell of a report: whole numbers and exact decimals as they stand.
    var cell: ReportCell {
        switch self {
        case .null: .missing
        case .integer(let number): .number(String(number))
        case .text(let text): .text(text)
        case .real(let number): .number(String(number))
        }
    }

    /// An amount in fen.
    var amountCell: ReportCell { integer.map { .amount(Money(fen: $0)) } ?? .missing }

    /// A number in hundredths, as long as a bar is drawn; `nil` when there is none.
    var hundredths: Int64? {
        guard let text, let number = try? Decimal(text),
            let rounded = try? number.rounded(toScale: 2, .halfAwayFromZero)
        else { return nil }
        return Int64(clamping: rounded.significand)
    }

    /// A part of a whole of 100 as a bar with its name: one that is there and below 80 is marked.
    func percentBar(_ label: String) -> BarChart.Bar {
        BarChart.Bar(
            label, length: hundredths, printed: text ?? "–",
            isMarked: hundredths.map { $0 < 8_000 } ?? false)
    }
}
