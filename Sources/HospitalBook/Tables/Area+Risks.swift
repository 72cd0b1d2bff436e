import Storage

/// The register of risks and of the points at which they are controlled.
extension Area {
    /// The area `risk_life`.
    public static let riskLife = Area(
        "risk_life", requires: ["book"], tables: [.controlPoint, .risk, .riskStep, .riskStepPart])
}

extension ColumnDeclaration {
    static let riskCode = ColumnDeclaration("risk_code", .code, zh: "风险编号", en: "risk")
}

extension TableDeclaration {
    /// The control points of processes (风险点登记册): what can go wrong at a step, and what is done
    /// against it.
    public static let controlPoint = TableDeclaration(
        "hosp_control_point", .register, label: Label(zh: "风险点登记册", en: "control points"),
        key: ["process_name", "point_number"],
        columns: [
            ColumnDeclaration("process_name", .code, zh: "流程", en: "process"),
            ColumnDeclaration("point_number", .count, zh: "序号", en: "number in the process"),
            ColumnDeclaration(
                "risk_text", .text(500), zh: "风险点", en: "what can go wrong",
                null: Label(zh: "以序号为内容", en: "the number says it")),
            ColumnDeclaration("source_name", .code, zh: "风险来源", en: "where it comes from"),
            ColumnDeclaration(
                "control_text", .text(500), zh: "控制措施", en: "what is done against it",
                null: Label(zh: "没有控制措施", en: "nothing is done")),
            ColumnDeclaration(
                "risk_code", .code, zh: "对应风险", en: "assessed risk",
                null: Label(zh: "未单独评价", en: "not assessed by itself")),
            .optionalBatchKey,
        ])

    /// The risks (风险台账): the last assessment of each and the day of its next review.
    public static let risk = TableDeclaration(
        "hosp_risk", .log, label: Label(zh: "风险台账", en: "risks"), key: ["risk_code"],
        columns: [
            .riskCode,
            ColumnDeclaration("state_name", .code, zh: "状态", en: "state"),
            ColumnDeclaration("method_code", .code, zh: "评价方法", en: "method"),
            ColumnDeclaration(
                "risk_score", .decimal, zh: "风险值", en: "score",
                null: Label(zh: "方法没有分值", en: "the method has no score")),
            ColumnDeclaration("level_code", .code, zh: "等级", en: "level"),
            ColumnDeclaration(
                "level_rank", .count, zh: "等级位次，1最高", en: "rank of the level, 1 is worst"),
            ColumnDeclaration(
                "colour_name", .code, zh: "颜色", en: "colour",
                null: Label(zh: "方法没有颜色", en: "the method has no colours")),
            ColumnDeclaration("needs_action", .flag, zh: "须采取措施", en: "needs action"),
            ColumnDeclaration("assessed_day", .day, zh: "评价日期", en: "day of the assessment"),
            ColumnDeclaration(
                "review_day", .day, zh: "下次评审期限", en: "last day for the next review",
                null: Label(zh: "已注销", en: "retired")),
        ])

    /// The steps of risks (风险管理步骤): nothing is overwritten, and all of them, taken again, lead to
    /// where the risk stands.
    public static let riskStep = TableDeclaration(
        "hosp_risk_step", .log, label: Label(zh: "风险管理步骤", en: "steps of risks"),
        key: ["risk_code", "step_number"],
        columns: [
            .riskCode, .stepCount, .stepName, .stateAfterStep, .stepDay, .stepPerson,
            ColumnDeclaration("level_code", .code, zh: "步骤后的等级", en: "level after the step"),
            .recordedAt,
        ])

    /// What the steps of risks say (步骤内容): a JSON text, in parts where it is long.
    public static let riskStepPart = TableDeclaration(
        "hosp_risk_step_part", .log, label: Label(zh: "风险步骤内容", en: "content of steps"),
        key: ["risk_code", "step_number", "part_number"],
        columns: [.riskCode, .stepCount, .partCount, .partText])
}
