import HospitalCore
import Interchange
import SafetyInspection

/// Procedures about contractors, special work and the money for hazards.
extension Procedure {
    static let contractorProcedures: [Procedure] = [
        contractorGate, contractorPermits, contractorFunds,
    ]

    /// `contractor.gate`: which work may start.
    static let contractorGate = Procedure(
        "contractor.gate",
        (
            zh: "外包作业准入：安全措施、施工方法、安全协议已审，资质和保险覆盖整个作业期方可开工。",
            en: "Which work may start: documents checked, licences and insurance to its last day."
        ),
        arguments: [
            .needed(
                "works", .array,
                zh: "作业：work、contractor、from、through、documents、coverages（kind、number、from、through）",
                en: "Work: work, contractor, from, through, documents, coverages (kind, number, "
                    + "from, through)"),
            .optional(
                "gate", .object, zh: "准入条件：documents（默认措施、方法、协议）、coverages（默认资质、保险）、source",
                en: "What is needed: documents (measures, methods, agreement), coverages "
                    + "(qualification, insurance), source"),
        ],
        tables: ["works", "blocks"]
    ) { members in
        let gate = try members.optional("gate")?.contractorGate() ?? .standard
        var works = ResultTable(
            name: "works",
            columns: [
                .text("work", zh: "作业", en: "Work"),
                .text("contractor", zh: "承包单位", en: "Contractor"),
                .text("verdict", zh: "结论", en: "Verdict"),
            ])
        var blocks = ResultTable(
            name: "blocks",
            columns: [
                .text("work", zh: "作业", en: "Work"), .text("block", zh: "类别", en: "Kind"),
                .text("about", zh: "事项", en: "What"),
                .whole("day", zh: "自何日起未覆盖", en: "First day without it"),
            ])
        let given = try members.elements("works").map { try $0.contractorWork() }
        try ContractorError.checkOnce(given.map(\.code), .work)
        for work in given {
            let found = gate.blocks(of: work)
            works.append([
                .text(work.code), .text(work.contractor),
                .text(found.isEmpty ? "MAY_START" : "BLOCKED"),
            ])
            for block in found {
                blocks.append([
                    .text(work.code), .text(block.parts.kind), .text(block.parts.about),
                    .day(block.parts.day),
                ])
            }
        }
        return ProcedureResult([works, blocks])
    }

    /// `contractor.permits`: how permits for special work stand at a moment, and what is wrong.
    static let contractorPermits = Procedure(
        "contractor.permits",
        (
            zh: "特殊作业票：时限、审批、监护、气体检测、措施和持证核验，以及给定时刻的状态。",
            en: "How permits for special work stand at a moment, and what is wrong with them."
        ),
        arguments: [
            .needed("now", .text, zh: "查询时刻", en: "The moment of the question"),
            .needed(
                "permits", .array,
                zh: "作业票：permit、kind、place、from、through、applicant、approver、guardian、workers（person、"
                    + "certified_through）、tested、measures、closed",
                en: "Permits: permit, kind, place, from, through, applicant, approver, guardian, "
                    + "workers (person, certified_through), tested, measures, closed"),
            .optional(
                "kinds", .array,
                zh: "作业类别：kind、name、hours、test_minutes、measures、source；省略为GB 30871的类别",
                en: "Kinds: kind, name, hours, test_minutes, measures, source; those of GB 30871 "
                    + "unless given"),
        ],
        tables: ["permits", "faults"]
    ) { members in
        let now = try members.needed("now").moment()
        let rules =
            try members.optional("kinds")?.elements().map { try $0.permitRule() }
            ?? PermitRule.standard
        try ContractorError.checkOnce(rules.map(\.kind), .kind)
        let given = try members.elements("permits").map { try $0.workPermit() }
        try ContractorError.checkOnce(given.map(\.id.code), .permit)
        var permits = ResultTable(
            name: "permits",
            columns: [
                .text("permit", zh: "作业票", en: "Permit"), .text("kind", zh: "类别", en: "Kind"),
                .text("standing", zh: "状态", en: "Standing"),
            ])
        var table = ResultTable(
            name: "faults",
            columns: [
                .text("permit", zh: "作业票", en: "Permit"), .text("fault", zh: "问题", en: "Fault"),
                .text("about", zh: "事项", en: "About"),
            ])
        for permit in given {
            permits.append([
                .text(permit.id.code), .text(permit.kind),
                .text(try permit.standing(at: now, by: rules).rawValue),
            ])
            for fault in try permit.faults(by: rules) {
                table.append([
                    .text(permit.id.code), .text(fault.texts.kind), .text(fault.texts.about),
                ])
            }
        }
        return ProcedureResult([permits, table])
    }

    /// `contractor.funds`: what was paid for hazards, and what a fund has left.
    static let contractorFunds = Procedure(
        "contractor.funds",
        (
            zh: "隐患治理资金：按隐患汇总支出和余额，超出余额的付款被拒绝。",
            en: "What was paid for hazards and what the fund has left; it is never overdrawn."
        ),
        arguments: [
            .needed("fund", .text, zh: "资金", en: "The fund"),
            .needed("budget", .decimal, zh: "预算（元）", en: "What was set aside in yuan"),
            .needed(
                "payments", .array, zh: "付款：number、hazard、amount（元）",
                en: "Payments: number, hazard, amount in yuan"),
        ],
        tables: ["hazards", "fund"]
    ) { members in
        let fund = try HazardFund(
            members.text("fund"), budget: members.money("budget"),
            payments: members.elements("payments").map { reader in
                let row = try reader.members(["number", "hazard", "amount"])
                return HazardFund.Payment(
                    try row.needed("number").textOrNumber(),
                    for: Hazard.ID(try row.text("hazard")), amount: try row.money("amount"))
            })
        return ProcedureResult([
            ResultTable(
                name: "hazards",
                columns: [
                    .text("hazard", zh: "隐患", en: "Hazard"),
                    .whole("payments", zh: "笔数", en: "Payments"),
                ] + ResultColumn.amount("amount", zh: "支出", en: "Paid"),
                rows: fund.totals.map {
                    [.text($0.hazard.code), .integer(Int64($0.count))]
                        + [ResultValue].amount($0.amount)
                }),
            ResultTable(
                name: "fund",
                columns: ResultColumn.amount("budget", zh: "预算", en: "Set aside")
                    + ResultColumn.amount("left", zh: "余额", en: "Left"),
                rows: [[ResultValue].amount(fund.budget) + [ResultValue].amount(fund.left)]),
        ])
    }
}
