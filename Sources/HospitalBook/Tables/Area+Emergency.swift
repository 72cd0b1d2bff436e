import Storage

/// Emergency plans and drills.
extension Area {
    /// The area `emergency`.
    public static let emergency = Area(
        "emergency", requires: ["book", "organisation", "staff", "safety"],
        tables: [
            .emergencyPlan, .planStep, .planReview, .planChange, .drillRule, .drill, .drillBody,
        ])
}

extension ColumnDeclaration {
    static let emergencyPlanCode = ColumnDeclaration(
        "emergency_plan_code", .code, zh: "预案编码", en: "emergency plan")
    static let versionDay = ColumnDeclaration(
        "version_day", .day, zh: "版本日期", en: "day of the version")
    static let drillCode = ColumnDeclaration("drill_code", .code, zh: "演练项目", en: "kind of drill")
    static let drillNumber = ColumnDeclaration(
        "drill_number", .code, zh: "演练编号", en: "number of the drill")
}

/// Emergency plans.
extension TableDeclaration {
    /// The emergency plans (应急预案) in their versions; that of the day is the last one before it.
    public static let emergencyPlan = TableDeclaration(
        "hosp_emergency_plan", .register, label: Label(zh: "应急预案", en: "emergency plans"),
        key: ["emergency_plan_code", "version_day"],
        columns: [
            .emergencyPlanCode, .versionDay, .name("plan_name", zh: "预案名称", en: "name of the plan"),
            ColumnDeclaration(
                "principle_text", .text(2_000), zh: "工作原则", en: "principles",
                null: Label(zh: "未写明", en: "none are written down")),
            ColumnDeclaration(
                "responsible_code", .code, zh: "责任人", en: "who answers for it",
                null: Label(zh: "未落实", en: "nobody is named")),
            .optionalBatchKey,
        ])

    /// The steps of the flow of a version (处置流程).
    public static let planStep = TableDeclaration(
        "hosp_plan_step", .register, label: Label(zh: "预案处置流程", en: "steps of plans"),
        key: ["emergency_plan_code", "version_day", "step_number"],
        columns: [
            .emergencyPlanCode, .versionDay, .stepCount,
            ColumnDeclaration("step_text", .text(500), zh: "步骤内容", en: "what is done"),
            .optionalBatchKey,
        ])

    /// What followed a drill (演练后续): summary, final text, training of the staff.
    public static let planReview = TableDeclaration(
        "hosp_plan_review", .register, label: Label(zh: "演练后续", en: "what followed drills"),
        key: ["emergency_plan_code", "part_name", "review_day"],
        columns: [
            .emergencyPlanCode,
            ColumnDeclaration(
                "part_name", .code, zh: "事项", en: "summary, final or retraining"),
            ColumnDeclaration("review_day", .day, zh: "完成日期", en: "day"), .optionalBatchKey,
        ])

    /// The days on which law, organisation, risk or resources changed (预案修订事由).
    public static let planChange = TableDeclaration(
        "hosp_plan_change", .register, label: Label(zh: "预案修订事由", en: "changes"),
        key: ["emergency_plan_code", "change_day"],
        columns: [
            .emergencyPlanCode, ColumnDeclaration("change_day", .day, zh: "变化日期", en: "day"),
            .remark(), .optionalBatchKey,
        ])
}

/// Drills.
extension TableDeclaration {
    /// The drills that a hospital holds again and again (演练项目).
    public static let drillRule = TableDeclaration(
        "hosp_drill_rule", .register, label: Label(zh: "演练项目", en: "kinds of drills"),
        key: ["drill_code"],
        columns: [
            .drillCode, .name("drill_name", zh: "项目名称", en: "name of the kind"), .monthInterval,
            ColumnDeclaration("valid_from", .day, zh: "起算日期", en: "first day that counts"),
            ColumnDeclaration(
                "source_text", .text(200), zh: "依据", en: "source", null: .nothingSaid),
            .optionalBatchKey,
        ])

    /// The drills that were held (演练记录); a drill may be that of an emergency plan.
    public static let drill = TableDeclaration(
        "hosp_drill", .fact, label: Label(zh: "演练记录", en: "drills"), key: ["drill_number"],
        columns: [
            .periodMonth, .drillNumber, .drillCode,
            ColumnDeclaration(
                "emergency_plan_code", .code, zh: "预案编码", en: "emergency plan",
                null: Label(zh: "不属于预案", en: "of none")),
            ColumnDeclaration("drill_day", .day, zh: "演练日期", en: "day"),
            ColumnDeclaration("form_name", .code, zh: "演练形式", en: "form"),
            ColumnDeclaration(
                "is_serious", .flag, zh: "发现重大问题", en: "it found a serious problem"),
            ColumnDeclaration(
                "reported_day", .day, zh: "报送日期", en: "day of the report to the regulator",
                null: Label(zh: "未报送", en: "it was not reported")),
            ColumnDeclaration(
                "hazard_code", .code, zh: "隐患编号", en: "hazard that follows its problem up",
                null: Label(zh: "没有", en: "there is none")),
            .batchKey,
        ])

    /// The bodies that took part (参加单位).
    public static let drillBody = TableDeclaration(
        "hosp_drill_body", .fact, label: Label(zh: "参加单位", en: "bodies that took part"),
        key: ["drill_number", "body_name"],
        columns: [
            .periodMonth, .drillNumber,
            ColumnDeclaration("body_name", .code, zh: "单位", en: "body"), .batchKey,
        ])
}
