import CostControl
import HospitalCore
import Interchange

/// The procedure that fills the printed forms of cost accounting.
extension Procedure {
    static let costReportProcedures: [Procedure] = [costReport, bookCostReport]

    /// The tables of a form: what is printed, what each row is, the columns, and the pages.
    static let costReportTables = ["form", "rows", "columns", "heading"]

    /// `cost.report`: a printed form from an allocation, unit costs or case groups.
    ///
    /// ```json
    /// {"form":"cost_03","language":"zh",
    ///  "heading":{"organisation":"示例医院","prepared_by":"张三","rows_per_page":40},
    ///  "allocation":{…the arguments of cost.allocate…},
    ///  "items":[{"id":"personnel","name":"人员经费"}],
    ///  "visits":{"D1":"11"}, "bed_days":{"D2":"3"}, "income":{"D1":"200.00"}}
    /// {"form":"visit", "allocation":{…}, "visits":{"D1":"11"}, "prior":{"D1":"16.000000"},
    ///  "prior_hospital":"16.000000"}
    /// {"form":"service_item","period":"2025-03","items":[{"id":"personnel"}],"pool":"100.00",
    ///  "services":[{"id":"X1","name":"血常规","volume":3,"income":"120.00",
    ///               "unit_costs":{"personnel":"100/3"}}]}
    /// {"form":"drg","items":[{"id":"personnel"}],
    ///  "groups":[{"id":"ES15","name":"肺炎","cases":3,"costs":{"personnel":"100.00"},
    ///             "fees":"180.00","standard":"60.50"}]}
    /// ```
    static let costReport = Procedure(
        "cost.report",
        (
            zh: "编制成本报表：成本01至03、分摊汇总表、诊次床日成本表、项目成本汇总表、病种和DRG成本表。",
            en: "Fills a printed form of cost accounting from an allocation, unit costs or groups."
        ),
        arguments: CostReportArguments.every, tables: costReportTables
    ) { members in
        let form: CostForm = try members.needed("form").choice()
        let printed = try PrintedReport(
            CostReportArguments.report(form, members),
            heading: CostReportArguments.heading(members.optional("heading")),
            language: members.optional("language")?.choice() ?? .chinese)
        return printed.procedureResult
    }

    /// `book.cost.report`: a printed form from the results that a run stored.
    ///
    /// 成本01 to 成本03, `allocation`, `stages` and `matrix` are printed from a run of
    /// `book.cost.allocate`; 成本03 takes income and unit costs from the runs of `book.cost.margin`
    /// and `book.cost.unit` that read it, and leaves them empty where there are none. `visit` and
    /// `bed_day` are printed from `book.cost.unit`, `service_item` from `book.cost.items`.
    static let bookCostReport = Procedure(
        onBook: "book.cost.report",
        (
            zh: "由账簿中已存的运行结果编制成本报表；按期间和方案取现行运行，过时则拒绝，按运行号可打印任何版本。",
            en: "Prints a form from a stored run: the current one of a month, or any by its number."
        ),
        arguments: [
            CostReportArguments.form,
            .optional("period", .text, zh: "会计期间（yyyy-mm）", en: "The accounting month (yyyy-mm)"),
            .optional("plan", .text, zh: "分摊方案编码", en: "The code of the allocation plan"),
            .optional("run", .text, zh: "运行号，代替期间和方案", en: "A run, in place of period and plan"),
            .optional(
                "department", .text, zh: "服务项目表：科室，默认全院",
                en: "service_item: the department, the hospital unless given"),
            CostReportArguments.headingObject, CostReportArguments.language,
        ],
        tables: costReportTables
    ) { members, book in
        let form: CostForm = try members.needed("form").choice()
        let heading = try CostReportArguments.heading(
            members.optional("heading"), isStored: true)
        let department = members.optional("department")
        if let department, form != .serviceItem {
            throw ArgumentError.unknown(path: department.path, nearest: nil)
        }
        let selection: Book.ReportSelection
        if let run = members.optional("run") {
            for other in [members.optional("period"), members.optional("plan")].compactMap(\.self) {
                throw ArgumentError.unknown(path: other.path, nearest: nil)
            }
            selection = .run(try run.text())
        } else {
            selection = .current(
                try Month(members.needed("period").text()),
                plan: try members.needed("plan").text())
        }
        let stored = try book.costReport(
            form, of: selection, heading: heading, department: department?.text())
        return PrintedReport(
            stored.report, heading: stored.heading,
            language: try members.optional("language")?.choice() ?? .chinese
        ).procedureResult
    }
}
