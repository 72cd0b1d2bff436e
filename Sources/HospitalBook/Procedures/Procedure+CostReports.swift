import CostControl
import HospitalCore
import Interchange

/// The procedure that fills the printed forms of cost accounting.
extension Procedure {
    static let costReportProcedures: [Procedure] = [costReport]

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
}
