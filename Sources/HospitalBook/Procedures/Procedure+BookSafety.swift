import HospitalCore
import Interchange
import SafetyInspection
import Storage

/// Procedures by which the safety of a book reaches its appraisals and its cost.
extension Procedure {
    static let bookSafetyProcedures: [Procedure] = [bookInspectionReport, bookHazardCosts]

    private static let period = ProcedureArgument.needed(
        "period", .text, zh: "会计期间（yyyy-mm）", en: "The accounting month (yyyy-mm)")

    /// `book.inspection.report`: reports scores and findings of inspections to an appraisal.
    static let bookInspectionReport = Procedure(
        onBook: "book.inspection.report",
        (
            zh: "将现行安全检查得分作为指标值、检查问题作为扣分填报导入考核，以运行号、检查、项目和隐患编号为依据。",
            en: "Reports scores and findings of inspections to an appraisal, with their evidence."
        ),
        arguments: [
            period, .needed("scheme", .text, zh: "考核方案编码", en: "The code of the scheme"),
            .optional(
                "values", .array,
                zh: "指标：subject、indicator、inspections、figure（score_percent为默认，取平均；failed_total、"
                    + "veto_total、inspections）",
                en: "Values: subject, indicator, inspections, figure (score_percent, their mean, "
                    + "unless given; failed_total, veto_total, inspections)"),
            .optional(
                "deductions", .array,
                zh: "扣分：subject、indicator、rule、inspections、criticality（最低关键程度，默认0）、count（finding为"
                    + "默认，每项一次；lost_points按扣分计次）",
                en: "Deductions: subject, indicator, rule, inspections, criticality (the lowest, "
                    + "0 unless given), count (finding, once each, unless given; lost_points)"),
        ],
        tables: ["values", "deductions"]
    ) { members, book in
        let values = try members.elements("values").map { reader in
            let row = try reader.members(["subject", "indicator", "inspections", "figure"])
            return Book.WantedInspectionValue(
                subject: try row.text("subject"), indicator: try row.text("indicator"),
                inspections: try row.needed("inspections").distinctTexts(),
                figure: try row.optional("figure")?.choice() ?? .score)
        }
        let findings = try members.elements("deductions").map { reader in
            let row = try reader.members([
                "subject", "indicator", "rule", "inspections", "criticality", "count",
            ])
            return Book.WantedFindings(
                subject: try row.text("subject"), indicator: try row.text("indicator"),
                rule: try row.text("rule"),
                inspections: try row.needed("inspections").distinctTexts(),
                criticality: try row.optional("criticality")?.whole() ?? 0,
                count: try row.optional("count")?.choice() ?? .finding)
        }
        let reported = try book.reportInspections(
            values: values, findings: findings, month: members.needed("period").month(),
            scheme: members.text("scheme"))
        let who: [ResultColumn] = [
            .text("subject", zh: "考核对象", en: "Who is appraised"),
            .text("indicator", zh: "指标", en: "Indicator"),
        ]
        return ProcedureResult([
            ResultTable(
                name: "values",
                columns: who + [
                    .text("value", zh: "填报值", en: "Value"),
                    .text("evidence", zh: "依据（批次）", en: "Evidence (batch)"),
                ],
                rows: zip(values, reported.values).map {
                    [
                        .text($0.subject), .text($0.indicator), .text(optional: $1),
                        .text(optional: $1 == nil ? nil : reported.evidence),
                    ]
                }),
            ResultTable(
                name: "deductions",
                columns: who + [
                    .text("rule", zh: "扣分规则", en: "Rule"),
                    .text("count", zh: "次数", en: "How often"),
                    .text("evidence", zh: "依据", en: "Evidence"),
                ],
                rows: reported.deductions.map {
                    [
                        .text($0.wanted.subject), .text($0.wanted.indicator),
                        .text($0.wanted.rule), .text($0.count), .text($0.evidence),
                    ]
                }),
        ])
    }

    /// `book.hazard.costs`: posts what was paid for hazards to the cost ledger.
    static let bookHazardCosts = Procedure(
        onBook: "book.hazard.costs",
        (
            zh: "将一个月的隐患治理支出记入成本明细，凭证号和说明含隐患编号；并与整改方案资金比较。",
            en: "Posts payments for hazards to the cost ledger and compares them with the plans."
        ),
        arguments: [period], tables: ["entries", "hazards", "batch"]
    ) { members, book in
        let posted = try book.postHazardCosts(month: members.needed("period").month())
        return ProcedureResult([
            ResultTable(
                name: "entries",
                columns: [
                    .text("hazard", zh: "隐患", en: "Hazard"),
                    .text("department", zh: "科室", en: "Department"),
                    .text("item", zh: "成本项目", en: "Cost item"),
                    .text("entry", zh: "凭证及行号", en: "Voucher and line"),
                ] + ResultColumn.amount("amount", zh: "金额", en: "Amount"),
                rows: posted.payments.map {
                    [.text($0.hazard), .text($0.department), .text($0.item), .text($0.entry)]
                        + [ResultValue].amount($0.amount)
                }),
            ResultTable(
                name: "hazards",
                columns: [.text("hazard", zh: "隐患", en: "Hazard")]
                    + ResultColumn.amount("planned", zh: "方案资金", en: "Money of the plan")
                    + ResultColumn.amount("paid", zh: "累计支出", en: "Paid so far")
                    + ResultColumn.amount("excess", zh: "超出方案", en: "Beyond the plan"),
                rows: posted.costs.map {
                    [.text($0.hazard.code)] + [ResultValue].amount(optional: $0.planned)
                        + [ResultValue].amount($0.paid) + [ResultValue].amount(optional: $0.excess)
                }),
            ResultTable(
                name: "batch",
                columns: [
                    .text("batch", zh: "批次", en: "Batch"),
                    .whole("repeated", zh: "未变化", en: "Unchanged"),
                ], rows: [[.text(posted.batch), .flag(posted.isRepeated)]]),
        ])
    }
}

extension ArgumentReader {
    /// A list of texts, each once, at least one.
    fileprivate func distinctTexts() throws -> [String] {
        let texts = try texts()
        guard Set(texts).count == texts.count, !texts.isEmpty else {
            throw ArgumentError.value(path: path, value: texts.joined(separator: ","), allowed: nil)
        }
        return texts
    }
}
