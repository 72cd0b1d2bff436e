import HospitalCore
import Interchange
import PerformanceAppraisal

/// Procedures about indicators by formulas in a book: freeze, run, report, explain.
extension Procedure {
    static let bookIndicatorProcedures: [Procedure] = [
        bookIndicatorFreeze, bookIndicatorRun, bookIndicatorReport, bookIndicatorExplain,
    ]

    private static let period = ProcedureArgument.needed(
        "period", .text, zh: "会计期间（yyyy-mm）", en: "The accounting month (yyyy-mm)")
    private static let scheme = ProcedureArgument.needed(
        "scheme", .text, zh: "考核方案编码", en: "The code of the scheme")

    /// `book.indicator.freeze`: freezes the formulas of a cycle.
    static let bookIndicatorFreeze = Procedure(
        onBook: "book.indicator.freeze",
        (
            zh: "按周期首日有效的指标定义编译考核方案的公式，并冻结至周期末；已冻结的月份须说明原因才能变更。",
            en: "Compiles the formulas of a scheme as of the first day and freezes them for months."
        ),
        arguments: [
            scheme, .needed("from", .text, zh: "周期首月（yyyy-mm）", en: "First month of the cycle"),
            .needed("to", .text, zh: "周期末月（yyyy-mm）", en: "Last month of the cycle"),
            .optional("reason", .text, zh: "变更原因", en: "Why frozen formulas are changed"),
        ],
        tables: ["formulas"]
    ) { members, book in
        let frozen = try book.freezeIndicators(
            scheme: members.text("scheme"), from: members.needed("from").month(),
            to: members.needed("to").month(), reason: members.optionalText("reason"))
        let table = ResultTable(
            name: "formulas", columns: [.text("code", zh: "公式编码", en: "Formula")],
            rows: frozen.formulas.map { [.text($0)] })
        return ProcedureResult(
            json: .object([
                "number": .number(String(frozen.number)), "version": .string(frozen.version),
                "formulas": table.json,
            ]),
            tables: [table])
    }

    /// `book.indicator.run`: the indicators of a month for all departments.
    static let bookIndicatorRun = Procedure(
        onBook: Book.indicatorProcedure,
        (
            zh: "按冻结的公式和账簿中各月采集数据计算考核方案一个月所有科室的指标；缺失注明原因，数据变动后标为过时。",
            en: "Computes the indicators of a month for all departments by the frozen formulas."
        ),
        arguments: [period, scheme], tables: ["values", "findings", "run"]
    ) { members, book in
        let outcome = try book.runIndicators(
            month: members.needed("period").month(), scheme: members.text("scheme"))
        return ProcedureResult(
            json: .object([
                "freeze": .number(String(outcome.freeze)), "version": .string(outcome.version),
                "values": outcome.values.json, "findings": outcome.findings.table.json,
                "run": outcome.run.json,
            ]),
            tables: [outcome.values, outcome.findings.table, outcome.run.table])
    }

    /// `book.indicator.report`: reports the values of a month to the appraisal.
    static let bookIndicatorReport = Procedure(
        onBook: "book.indicator.report",
        (
            zh: "将现行指标结果作为填报值导入考核，批次以运行号为依据；缺失的不填报，豁免的和扣分制指标除外。",
            en: "Reports the current values of a month to the appraisal, with the run as evidence."
        ),
        arguments: [period, scheme], tables: ["values"]
    ) { members, book in
        let reported = try book.reportFormulas(
            month: members.needed("period").month(), scheme: members.text("scheme"))
        return ProcedureResult([
            ResultTable.reported(reported.wanted, reported.values, reported.evidence)
        ])
    }

    /// `book.indicator.explain`: how a value of a run came about.
    static let bookIndicatorExplain = Procedure(
        onBook: "book.indicator.explain",
        (
            zh: "说明一个指标结果的计算过程：冻结的公式、每一步的取值、数据的单位、月份和导入批次。",
            en: "Shows how a value came about: formula, every part, items with their batches."
        ),
        arguments: [
            .needed("indicator", .text, zh: "指标编码", en: "The indicator"),
            .needed("department", .text, zh: "科室编码", en: "The department"),
            .optional("run", .text, zh: "运行号；缺省为现行运行", en: "The run; the current one"),
            .optional("period", .text, zh: "会计期间，未给运行号时", en: "The month, without a run"),
            .optional("scheme", .text, zh: "考核方案，未给运行号时", en: "The scheme, without a run"),
        ],
        tables: ["value", "steps"]
    ) { members, book in
        let run =
            try members.optionalText("run")
            ?? book.indicatorRun(
                of: members.needed("period").month(), scheme: members.text("scheme"))
        return try book.explainIndicator(
            members.text("indicator"), of: members.text("department"), run: run
        ).procedureResult()
    }
}

extension Book.IndicatorExplanation {
    fileprivate func procedureResult() throws -> ProcedureResult {
        let formula = explanation.formula
        let value = ResultTable(
            name: "value",
            columns: [
                .text("indicator", zh: "指标编码", en: "Indicator"),
                .text("name", zh: "指标名称", en: "Name"),
                .text("formula", zh: "公式", en: "Formula"),
                .text("unit", zh: "单位", en: "Unit"),
                .text("direction", zh: "导向", en: "Direction"),
                .text("source", zh: "依据", en: "Source"),
                .text("value", zh: "结果", en: "Value"),
                .text("missing", zh: "缺失原因", en: "Why it is missing"),
                .whole("issue", zh: "须核查", en: "To be looked at"),
                .whole("freeze", zh: "冻结版次", en: "Number of the freezing"),
                .text("version", zh: "公式版本", en: "Version of the formulas"),
                .text("run", zh: "运行号", en: "Run"),
            ],
            rows: [
                [
                    .text(formula.code), .text(optional: name), .text(formula.canonical),
                    .text(formula.unit.rawValue), .text(optional: direction),
                    .text(optional: source),
                ] + (try Procedure.cells(of: explanation.value, digits: formula.digits))
                    + [.integer(freeze), .text(explanation.version), .text(run)]
            ])
        return ProcedureResult([value, try stepTable()])
    }

    private func stepTable() throws -> ResultTable {
        ResultTable(
            name: "steps",
            columns: [
                .whole("depth", zh: "层次", en: "Depth"), .text("text", zh: "算式", en: "Part"),
                .whole("input", zh: "引用", en: "Input"),
                .text("department", zh: "科室", en: "Department"),
                .text("month", zh: "月份", en: "Month"), .text("value", zh: "取值", en: "Value"),
                .text("missing", zh: "缺失原因", en: "Why it is missing"),
                .whole("issue", zh: "须核查", en: "To be looked at"),
                .text("batch", zh: "导入批次", en: "Batch"),
                .text("said", zh: "缺失说明", en: "What was said of it"),
            ],
            rows: try steps.map { step in
                [
                    .integer(Int64(step.part.depth)), .text(step.part.text),
                    .integer(step.part.isInput ? 1 : 0), .text(step.part.department),
                    .text(step.part.month.description),
                ] + (try Procedure.cells(of: step.part.value, digits: nil))
                    + [.text(optional: step.batch), .text(optional: step.missing)]
            })
    }
}

extension ResultTable {
    /// What was reported to an appraisal; the value and its evidence are null for what is missing.
    static func reported(
        _ wanted: [Book.WantedIndicator], _ values: [String?], _ evidence: String
    ) -> ResultTable {
        ResultTable(
            name: "values",
            columns: [
                .text("subject", zh: "考核对象", en: "Who is appraised"),
                .text("indicator", zh: "指标", en: "Indicator"),
                .text("value", zh: "填报值", en: "Value"),
                .text("evidence", zh: "依据（批次）", en: "Evidence (batch)"),
            ],
            rows: zip(wanted, values).map {
                [
                    .text($0.subject), .text($0.indicator), .text(optional: $1),
                    .text(optional: $1 == nil ? nil : evidence),
                ]
            })
    }
}
