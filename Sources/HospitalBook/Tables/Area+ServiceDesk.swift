import Storage

/// The one-stop service desk: what it knows, its orders with their steps, and what they came to.
extension Area {
    /// The area `service_desk`.
    public static let serviceDesk = Area(
        "service_desk", requires: ["book", "calendar", "safety"],
        tables: [
            .servicePriority, .serviceReference, .serviceOrder, .serviceStep, .deskOrder,
            .deskIndicator,
        ])
}

extension ColumnDeclaration {
    fileprivate static let orderNumber = ColumnDeclaration(
        "order_number", .code, zh: "工单编号", en: "order")
    fileprivate static let priorityCode = ColumnDeclaration(
        "priority_code", .code, zh: "优先级", en: "priority")
}

extension TableDeclaration {
    /// The priorities with their limits (优先级与时限); `clock_rule` is `calendar` or `working`, the
    /// latter by the calendar `desk` of the book.
    ///
    /// Completion may be promised in days or in work days of that calendar instead of minutes
    /// (承诺时限).
    public static let servicePriority = TableDeclaration(
        "hosp_service_priority", .register, label: Label(zh: "工单优先级", en: "priorities of orders"),
        key: ["priority_code"],
        columns: [
            .priorityCode, .sortNumber,
            ColumnDeclaration("clock_rule", .code, zh: "计时方式", en: "calendar or working"),
            .maybe("response_minutes", .count, zh: "受理时限", en: "limit to acceptance")
                .unit("minutes"),
            .maybe("completion_minutes", .count, zh: "办结时限", en: "limit to completion")
                .unit("minutes"),
            .optionalBatchKey,
            .maybe("completion_days", .count, zh: "承诺办结天数", en: "promise in days")
                .unit("days").since(2),
            .maybe("completion_work_days", .count, zh: "承诺办结工作日", en: "promise in work days")
                .unit("days").since(2),
        ])

    /// What is known beforehand and filled into orders (基础档案): an asset tells its place, a service
    /// its team, a telephone its department.
    public static let serviceReference = TableDeclaration(
        "hosp_service_reference", .register, label: Label(zh: "服务基础档案", en: "known beforehand"),
        key: ["field_name", "field_value", "fill_name"],
        columns: [
            ColumnDeclaration("field_name", .code, zh: "依据字段", en: "found by this field"),
            ColumnDeclaration("field_value", .code, zh: "字段值", en: "its value"),
            ColumnDeclaration("fill_name", .code, zh: "带出字段", en: "field that is filled"),
            ColumnDeclaration("fill_value", .text(200), zh: "带出值", en: "with this"),
            .optionalBatchKey,
        ])

    /// The orders (服务工单), in the month in which somebody called.
    public static let serviceOrder = TableDeclaration(
        "hosp_service_order", .fact, label: Label(zh: "服务工单", en: "service orders"),
        key: ["order_number"],
        columns: [
            .periodMonth, .orderNumber,
            .maybe("priority_code", zh: "优先级", en: "priority, or that of the service"),
            ColumnDeclaration("created_at", .moment, zh: "登记时间", en: "when somebody called"),
            .maybe("content_text", .text(500), zh: "内容", en: "what is wanted"),
            .maybe("place_code", zh: "地点", en: "where"),
            .maybe("reporter_code", zh: "报告人", en: "who called"),
            .maybe("service_code", zh: "服务项目", en: "service"),
            .maybe("asset_code", zh: "设备编号", en: "asset"),
            .maybe("telephone_number", zh: "来电号码", en: "telephone").sensitive(),
            .maybe("order_kind", zh: "工单类别", en: "repair, visit, complaint, praise"),
            .batchKey,
        ])

    /// The steps of the orders (工单步骤), in the month of their order.
    public static let serviceStep = TableDeclaration(
        "hosp_service_step", .fact, label: Label(zh: "工单步骤", en: "steps of orders"),
        key: ["order_number", "step_number"],
        columns: [
            .periodMonth, .orderNumber,
            ColumnDeclaration("step_number", .count, zh: "步骤序号", en: "number of the step"),
            ColumnDeclaration("step_name", .code, zh: "步骤", en: "step"),
            ColumnDeclaration("step_at", .moment, zh: "步骤时间", en: "when"),
            .maybe("worker_code", zh: "承办人", en: "worker"),
            .maybe("team_code", zh: "班组", en: "team"),
            .maybe("priority_code", zh: "变更后优先级", en: "priority after a change"),
            .maybe("cause_text", .text(200), zh: "原因", en: "cause"),
            .maybe("evidence_text", .text(500), zh: "完成凭证", en: "proof"),
            .maybe("level_code", zh: "满意度", en: "level of satisfaction"),
            .batchKey,
        ])

    /// How the orders of a run stood at its moment.
    public static let deskOrder = TableDeclaration(
        "hosp_desk_order", .result, label: Label(zh: "工单状态", en: "orders of a run"),
        key: ["order_number"],
        columns: [
            .runID, .orderNumber,
            ColumnDeclaration("state_name", .code, zh: "状态", en: "state"), .priorityCode,
            ColumnDeclaration("support_line", .count, zh: "支持线", en: "line of support"),
            ColumnDeclaration("reassignment_count", .count, zh: "改派次数", en: "reassignments"),
            .maybe("is_response_in_time", .flag, zh: "受理及时", en: "accepted in time"),
            .maybe("is_completion_in_time", .flag, zh: "办结及时", en: "done in time"),
            .maybe("due_at", .moment, zh: "办结期限", en: "due"),
            .maybe("used_minutes", .decimal, zh: "办结用时", en: "minutes used").unit("minutes"),
            ColumnDeclaration("is_replied", .flag, zh: "已回访", en: "called back"),
        ])

    /// The indicators of the desk, of all orders (`*`) and by service, team, worker and kind.
    public static let deskIndicator = TableDeclaration(
        "hosp_desk_indicator", .result, label: Label(zh: "服务台指标", en: "indicators of the desk"),
        key: ["group_name", "group_code", "indicator_code"],
        columns: [
            .runID, ColumnDeclaration("group_name", .code, zh: "分组字段", en: "grouped by"),
            ColumnDeclaration("group_code", .code, zh: "分组", en: "group"), .indicatorCode,
            ColumnDeclaration("unit_name", .code, zh: "单位", en: "unit"),
            .maybe("numerator_value", .decimal, zh: "分子", en: "numerator"),
            ColumnDeclaration("denominator_value", .count, zh: "分母", en: "denominator"),
            .maybe("indicator_value", .decimal, zh: "指标值", en: "value"),
        ])
}
