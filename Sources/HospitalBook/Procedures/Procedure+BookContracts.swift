import HospitalCore
import Interchange

/// Procedures about the contracts, projects and promised jobs of a book.
extension Procedure {
    static let bookContractProcedures: [Procedure] = [
        bookContractRegister, bookContractResult, bookProjectStages, bookProjectChanges,
        bookTaskOverdue,
    ]

    /// `book.contract.register`: which contracts of a book run, end soon or are missing.
    static let bookContractRegister = Procedure(
        onBook: "book.contract.register",
        (
            zh: "账簿中合同在查询日的状态：执行、续签预警、到期；外包服务无有效合同清单。",
            en: "How the contracts of a book stand on a day; services without one."
        ),
        of: contractRegister,
        from: [
            TableRecords(
                "contracts", .contract,
                .objects([
                    "contract": "contract_code", "service": "service_name",
                    "partner": "partner_name", "from": "first_day", "through": "last_day",
                    "yearly_fee": "yearly_fee_fen",
                ])),
            TableRecords("outsourced", .outsourcedService, .values("service_name")),
        ])

    /// `book.project.stages`: the stages of the special projects of a book.
    static let bookProjectStages = Procedure(
        onBook: "book.project.stages",
        (
            zh: "账簿中专项项目已完成、未完成阶段与审计情况。",
            en: "The stages of the special projects of a book; what is missing and unaudited."
        ),
        of: projectStages,
        from: [
            TableRecords(
                "projects", .specialProject,
                .objects([
                    "project": "project_code", "responsible": "responsible_code",
                ])
            ).with {
                $0.parts = [
                    TableRecords(
                        "stages", .projectStage,
                        .objects([
                            "stage": "stage_name", "on": "done_day",
                        ])
                    ).linked(by: "project_code")
                ]
            }
        ])

    /// `book.contract.result`: what the units under contract of a book keep or bear in a month.
    static let bookContractResult = Procedure(
        onBook: "book.contract.result",
        (
            zh: "账簿中某月经营承包单位：收入减成本减定额上交，盈余留用、亏损自负。",
            en: "Units under contract in a month: income less cost less the fixed remittance."
        ),
        of: contractResult,
        own: [.needed("period", .text, zh: "会计期间（yyyy-mm）", en: "The accounting month")],
        from: [
            TableRecords(
                "units", .unitContract,
                .objects([
                    "unit": "department_code", "income": "income_fen", "cost": "cost_fen",
                    "remittance": "remittance_fen",
                ])
            ).with { $0.bounds = [.equal(column: "period_month", argument: "period")] }
        ])

    /// `book.project.changes`: the change orders of a project of a book against its contract.
    static let bookProjectChanges = Procedure(
        onBook: "book.project.changes",
        (
            zh: "账簿中某专项项目的设计变更与现场签证累计占合同比例；审减额、审减率。",
            en: "Change orders of a project in percent of its contract; what a review took off."
        ),
        of: projectChanges,
        own: [.needed("project", .text, zh: "专项项目", en: "The project")],
        from: [
            TableRecords(
                "changes", .projectChange,
                .objects([
                    "change": "change_code", "amount": "amount_fen",
                ])
            ).with { $0.bounds = [.equal(column: "project_code", argument: "project")] }
        ])

    /// `book.task.overdue`: which promised jobs of a book are done, open or overdue.
    static let bookTaskOverdue = Procedure(
        onBook: "book.task.overdue",
        (
            zh: "账簿中承诺事项在查询日的状态：完成、进行中、逾期。",
            en: "Which promised jobs of a book are done, open or overdue on a day."
        ),
        of: taskOverdue,
        from: [
            TableRecords(
                "tasks", .promisedTask,
                .objects([
                    "task": "task_code", "quantity": "promised_quantity", "due": "due_day",
                    "done": "done_quantity",
                ]))
        ])
}
