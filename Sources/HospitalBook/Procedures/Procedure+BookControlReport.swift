import HospitalCore
import Interchange
import Storage

/// Procedures by which daily cost control of a book reaches its appraisals: execution of budgets,
/// quotas of energy, maintenance in time.
extension Procedure {
    static let bookControlProcedures: [Procedure] = [
        bookBudgetExecution, bookMaintenanceMonth, bookControlReport,
    ]

    /// `book.budget.execution`: how far budgets are spent at the end of a month.
    static let bookBudgetExecution = Procedure(
        onBook: Book.budgetExecutionProcedure,
        (
            zh: "账簿预算执行率：截至某月的累计实际支出占全年控制数（调整计至该月）的百分比，按预算和科室，结果写入结果表。",
            en: "The actual of the year so far in percent of the approved year, by line and "
                + "department, into a table."
        ),
        arguments: [accountingMonth], tables: ["execution", "run"]
    ) { members, book in
        try book.runBudgetExecution(month: members.needed("period").month()).procedureResult
    }

    /// `book.maintenance.month`: how the planned maintenance of a month was kept.
    static let bookMaintenanceMonth = Procedure(
        onBook: Book.maintenanceProcedure,
        (
            zh: "账簿保养计划：截至给定日各任务及时、逾期情况和科室及时率，结果写入结果表。",
            en: "How the planned maintenance of a month stood on a day: in time, late, overdue."
        ),
        arguments: [accountingMonth, .needed("on", .text, zh: "计算日", en: "The day")],
        tables: ["tasks", "rates", "run"]
    ) { members, book in
        try book.runMaintenance(
            month: members.needed("period").month(), on: members.needed("on").day()
        ).procedureResult
    }

    /// What of daily cost control is reported.
    private enum Source: String, CaseIterable {
        case budget, energy, maintenance
    }

    /// `book.control.report`: reports daily cost control to an appraisal.
    static let bookControlReport = Procedure(
        onBook: "book.control.report",
        (
            zh: "将现行预算执行率、用能超定额百分比或保养及时率作为指标填报导入考核，批次以运行号为依据；缺失的不填报。",
            en: "Reports current budget execution, energy beyond quotas or maintenance in time to "
                + "an appraisal, with evidence; what is missing is not reported."
        ),
        arguments: [
            accountingMonth, .needed("scheme", .text, zh: "考核方案编码", en: "The scheme"),
            .needed(
                "source", .text, zh: "budget预算执行率、energy超定额百分比、maintenance保养及时率",
                en: "budget, energy or maintenance"),
            .optional("on", .text, zh: "保养结果的计算日", en: "The day of a run of maintenance"),
            .needed(
                "values", .array,
                zh: "填报：subject、indicator、department（默认为subject）、line（预算，代替科室）、energy（能源品种）",
                en: "Values: subject, indicator, department (the subject unless given), line (a "
                    + "budget instead of a department), energy (its kind)"),
        ],
        tables: ["values"]
    ) { members, book in
        let source = try members.needed("source").choice(Source.self)
        let wanted = try members.elements("values").map { reader in
            let row = try reader.members(["subject", "indicator", "department", "line", "energy"])
            let subject = try row.text("subject")
            let department = try row.optionalText("department") ?? subject
            return Book.WantedIndicator(
                subject: subject, indicator: try row.text("indicator"),
                keys: try keys(of: row, source, department: department))
        }
        if source != .maintenance { try members.refuse(["on"], beside: "source") }
        let (table, procedure) = place(of: source)
        let reported = try book.reportIndicators(
            wanted, of: table, by: procedure,
            scope: source == .maintenance
                ? members.needed("on").day().description : Book.whole,
            month: members.needed("period").month(), scheme: members.text("scheme"))
        return ProcedureResult([.reported(wanted, reported.values, reported.evidence)])
    }

    private static func place(of source: Source) -> (TableDeclaration, procedure: String) {
        switch source {
        case .budget: (.budgetExecution, Book.budgetExecutionProcedure)
        case .energy: (.energyStanding, Book.energyProcedure)
        case .maintenance: (.maintenanceRate, Book.maintenanceProcedure)
        }
    }

    /// The keys of the row of a result after its run; members of another source are refused.
    private static func keys(
        of row: ArgumentMembers, _ source: Source, department: String
    ) throws -> [String] {
        switch source {
        case .budget:
            try row.refuse(["energy"], beside: "source")
            guard let line = try row.optionalText("line") else {
                return ["department", department]
            }
            try row.refuse(["department"], beside: "line")
            return ["line", line]
        case .energy:
            try row.refuse(["line"], beside: "source")
            return [department, try row.text("energy")]
        case .maintenance:
            try row.refuse(["line", "energy"], beside: "source")
            return [department]
        }
    }
}
