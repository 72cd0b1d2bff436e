import Storage

/// Contracts with others and with units of the hospital, special projects, and promised jobs.
extension Area {
    /// The area `contract`.
    public static let contract = Area(
        "contract", requires: ["book", "organisation"],
        tables: [
            .contract, .outsourcedService, .unitContract, .specialProject, .projectStage,
            .projectChange, .promisedTask,
        ])
}

extension ColumnDeclaration {
    fileprivate static let serviceName = ColumnDeclaration(
        "service_name", .code, zh: "服务", en: "service")
    fileprivate static let projectCode = ColumnDeclaration(
        "project_code", .code, zh: "专项项目", en: "project")
}

extension TableDeclaration {
    /// The contracts (合同台账).
    public static let contract = TableDeclaration(
        "hosp_contract", .register, label: Label(zh: "合同台账", en: "contracts"),
        key: ["contract_code"],
        columns: [
            ColumnDeclaration("contract_code", .code, zh: "合同编号", en: "contract"), .serviceName,
            ColumnDeclaration("partner_name", .text(200), zh: "对方", en: "partner"),
            ColumnDeclaration("first_day", .day, zh: "起始日", en: "first day"),
            ColumnDeclaration("last_day", .day, zh: "终止日", en: "last day"),
            ColumnDeclaration("yearly_fee_fen", .fen, zh: "年度费用", en: "fee of a year"),
            .optionalBatchKey,
        ])

    /// The services that others do for the hospital (外包服务): each needs a contract that runs.
    public static let outsourcedService = TableDeclaration(
        "hosp_outsourced_service", .register,
        label: Label(zh: "外包服务", en: "outsourced services"), key: ["service_name"],
        columns: [.serviceName, .optionalBatchKey])

    /// What units under contract (经营承包) earned and cost in a month, and what they remit.
    public static let unitContract = TableDeclaration(
        "hosp_unit_contract", .fact, label: Label(zh: "经营承包", en: "units under contract"),
        key: ["department_code"],
        columns: [
            .periodMonth, .departmentCode,
            ColumnDeclaration("income_fen", .fen, zh: "收入", en: "income"),
            ColumnDeclaration("cost_fen", .fen, zh: "成本", en: "cost"),
            ColumnDeclaration("remittance_fen", .fen, zh: "定额上交", en: "fixed remittance"),
            .batchKey,
        ])
}

/// Special projects and promised jobs.
extension TableDeclaration {
    /// The special projects (专项项目) and who answers for them.
    public static let specialProject = TableDeclaration(
        "hosp_special_project", .register, label: Label(zh: "专项项目", en: "special projects"),
        key: ["project_code"],
        columns: [
            .projectCode,
            ColumnDeclaration("responsible_code", .code, zh: "负责人", en: "who answers for it"),
            .optionalBatchKey,
        ])

    /// The stages that are done (已完成阶段), numbered in the order in which they were done.
    public static let projectStage = TableDeclaration(
        "hosp_project_stage", .register, label: Label(zh: "项目阶段", en: "stages of projects"),
        key: ["project_code", "stage_number"],
        columns: [
            .projectCode, ColumnDeclaration("stage_number", .count, zh: "序号", en: "number"),
            ColumnDeclaration(
                "stage_name", .code,
                zh: "阶段：proposal、budget、execution、acceptance、final_accounts、audit",
                en: "stage"),
            ColumnDeclaration("done_day", .day, zh: "完成日期", en: "day it was done"),
            .optionalBatchKey,
        ])

    /// The change orders of projects (设计变更与现场签证), numbered in their order.
    public static let projectChange = TableDeclaration(
        "hosp_project_change", .register,
        label: Label(zh: "设计变更与签证", en: "change orders of projects"),
        key: ["project_code", "change_number"],
        columns: [
            .projectCode, ColumnDeclaration("change_number", .count, zh: "序号", en: "number"),
            ColumnDeclaration("change_code", .code, zh: "变更编号", en: "change order"),
            .amountFen, .optionalBatchKey,
        ])

    /// The jobs that were promised by a day (承诺事项), and how much of each is done.
    public static let promisedTask = TableDeclaration(
        "hosp_promised_task", .register, label: Label(zh: "承诺事项", en: "promised jobs"),
        key: ["task_code"],
        columns: [
            ColumnDeclaration("task_code", .code, zh: "事项", en: "job"),
            ColumnDeclaration("promised_quantity", .decimal, zh: "承诺数量", en: "promised"),
            ColumnDeclaration("due_day", .day, zh: "承诺期限", en: "last day"),
            ColumnDeclaration("done_quantity", .decimal, zh: "已完成数量", en: "done"),
            .optionalBatchKey,
        ])
}
