import Storage

/// Cost accounting: the ledger of a month, what each department used, how cost is passed on, and
/// what came of it.
extension Area {
    /// The area `cost`.
    public static let cost = Area(
        "cost", requires: ["book", "organisation"],
        tables: [
            .costItem, .costEntry, .driver, .driverStatistic, .costPlan, .costPlanStep,
            .costPlanReceiver, .costFinal, .costLine, .costMultiplier, .costLeft,
            .costReciprocated, .costDifference, .driverControl, .costStep, .costBasis,
        ])
}

extension ColumnDeclaration {
    static let departmentCode = ColumnDeclaration(
        "department_code", .code, zh: "科室编码", en: "department")
    static let itemCode = ColumnDeclaration("item_code", .code, zh: "成本项目", en: "cost item")
    static let driverCode = ColumnDeclaration("driver_code", .code, zh: "分摊参数", en: "driver")
    static let planCode = ColumnDeclaration("plan_code", .code, zh: "分摊方案", en: "allocation plan")
    static let stepNumber = ColumnDeclaration("step_number", .count, zh: "步骤", en: "step")
    static let sourceCode = ColumnDeclaration("source_code", .code, zh: "分摊科室", en: "source")
    static let receiverCode = ColumnDeclaration(
        "receiver_code", .code, zh: "受益科室", en: "receiver")
}

extension TableDeclaration {
    /// The cost items (成本项目) in the order of the reports.
    public static let costItem = TableDeclaration(
        "hosp_cost_item", .register, label: Label(zh: "成本项目", en: "cost items"),
        key: ["item_code"],
        columns: [
            .itemCode,
            ColumnDeclaration(
                "item_name", .text(200), zh: "项目名称", en: "name of the item",
                null: Label(zh: "以编码为名", en: "the code is the name")),
            ColumnDeclaration("sort_number", .count, zh: "排序号", en: "order in reports"),
            .optionalBatchKey,
            ColumnDeclaration(
                "valid_from", .day, zh: "启用日期", en: "first day", null: .alwaysBefore
            ).since(2),
            ColumnDeclaration(
                "valid_to", .day, zh: "停用日期", en: "last day", null: .stillValid
            ).since(2),
            ColumnDeclaration(
                "citation_text", .text(500), zh: "依据", en: "source of the item",
                null: .nothingSaid
            ).since(2),
        ])

    /// The cost ledger (成本明细): direct cost of a month by department and item.
    ///
    /// An entry is a line of a voucher, or the month's sum when the ledger of the host knows no
    /// more.
    public static let costEntry = TableDeclaration(
        "hosp_cost_entry", .fact, label: Label(zh: "成本明细", en: "cost entries"),
        key: ["department_code", "item_code", "entry_code"],
        columns: [
            .periodMonth, .departmentCode, .itemCode,
            ColumnDeclaration("entry_code", .code, zh: "凭证及行号", en: "voucher and line"),
            ColumnDeclaration("amount_fen", .fen, zh: "金额", en: "amount"),
            ColumnDeclaration(
                "funding_tag", .code, zh: "资金来源", en: "source of funds",
                null: Label(zh: "其他资金", en: "other funds")),
            ColumnDeclaration(
                "document_day", .day, zh: "单据日期", en: "date of the document",
                null: .nothingSaid),
            ColumnDeclaration(
                "service_month", .month, zh: "服务期间", en: "month of the service",
                null: Label(zh: "与会计期间相同", en: "the accounting month")),
            ColumnDeclaration(
                "reversal_of", .code, zh: "冲销凭证", en: "voucher reversed (红字)",
                null: Label(zh: "不是冲销", en: "no reversal")),
            .remark(), .batchKey,
            ColumnDeclaration.entryKind.since(2),
        ])

    /// The drivers (分摊参数): what is counted, and in which unit.
    public static let driver = TableDeclaration(
        "hosp_driver", .register, label: Label(zh: "分摊参数", en: "drivers"),
        key: ["driver_code"],
        columns: [
            .driverCode,
            ColumnDeclaration(
                "driver_name", .text(200), zh: "参数名称", en: "name of the driver",
                null: Label(zh: "以编码为名", en: "the code is the name")),
            ColumnDeclaration(
                "unit_name", .text(40), zh: "计量单位", en: "unit",
                null: Label(zh: "无单位", en: "no unit")),
            .optionalBatchKey,
            ColumnDeclaration(
                "suited_items", .text(500), zh: "适用成本项目", en: "cost items it suits, * for all",
                null: .nothingSaid
            ).since(3),
            ColumnDeclaration(
                "suited_classes", .text(200), zh: "适用科室分类", en: "classes of sources it suits",
                null: .nothingSaid
            ).since(3),
            ColumnDeclaration(
                "citation_text", .text(500), zh: "依据", en: "source of the driver",
                null: .nothingSaid
            ).since(3),
        ])

    /// How much of a driver each department used in a month (分摊参数值).
    ///
    /// A department without a row used nothing, unless the plan asks for a value of every receiver.
    public static let driverStatistic = TableDeclaration(
        "hosp_driver_statistic", .fact, label: Label(zh: "分摊参数值", en: "driver statistics"),
        key: ["driver_code", "department_code"],
        columns: [
            .periodMonth, .driverCode, .departmentCode,
            ColumnDeclaration("driver_quantity", .decimal, zh: "数量", en: "quantity"),
            .batchKey,
        ])

    /// What the values of a driver must add up to in a month, by a count of its own (控制总数).
    public static let driverControl = TableDeclaration(
        "hosp_driver_control", .fact,
        label: Label(zh: "分摊参数控制总数", en: "control totals of drivers"),
        key: ["driver_code"],
        columns: [
            .periodMonth, .driverCode,
            ColumnDeclaration("control_quantity", .decimal, zh: "控制总数", en: "control total"),
            .batchKey,
        ]
    ).since(3)

    /// The allocation plans (分摊方案): the method and every choice that can move a fen.
    public static let costPlan = TableDeclaration(
        "hosp_cost_plan", .register, label: Label(zh: "分摊方案", en: "allocation plans"),
        key: ["plan_code"],
        columns: [
            .planCode,
            ColumnDeclaration(
                "plan_name", .text(200), zh: "方案名称", en: "name of the plan",
                null: Label(zh: "以编码为名", en: "the code is the name")),
            ColumnDeclaration("method_name", .code, zh: "分摊方法", en: "method"),
            ColumnDeclaration("rounding_unit", .decimal, zh: "取整单位", en: "rounding unit")
                .unit("yuan"),
            ColumnDeclaration("residual_rule", .code, zh: "尾差处理", en: "residual policy"),
            ColumnDeclaration(
                "multiplier_digits", .count, zh: "系数小数位", en: "decimals of the multiplier",
                null: Label(zh: "精确分数", en: "the exact fraction")),
            ColumnDeclaration("negative_pool_rule", .code, zh: "红字处理", en: "negative pools"),
            ColumnDeclaration(
                "negative_driver_rule", .code, zh: "负参数处理", en: "negative drivers"),
            .optionalBatchKey,
            ColumnDeclaration(
                "scope_name", .code, zh: "成本口径", en: "cost scope",
                null: Label(zh: "全部成本", en: "everything that is cost")
            ).since(2),
            ColumnDeclaration(
                "income_basis", .code, zh: "收入归集依据", en: "department that income belongs to",
                null: Label(zh: "执行科室", en: "the executing department")
            ).since(2),
            ColumnDeclaration(
                "missing_driver_rule", .code, zh: "缺参数处理", en: "receivers without a value",
                null: Label(zh: "视为未使用", en: "they used nothing")
            ).since(3),
            ColumnDeclaration(
                "pooling_rule", .code, zh: "合并分摊", en: "what is split as one amount",
                null: Label(zh: "逐个科室分摊", en: "each source on its own")
            ).since(3),
            ColumnDeclaration(
                "within_stage_rule", .code, zh: "同级科室互相服务", en: "sources of one stage",
                null: Label(zh: "互不分摊", en: "they do not feed each other")
            ).since(3),
        ])

    /// The steps of a plan (分摊步骤): sources with one step number are closed together, by one driver.
    ///
    /// The order of the steps is part of the method.
    public static let costPlanStep = TableDeclaration(
        "hosp_cost_plan_step", .register, label: Label(zh: "分摊步骤", en: "steps of plans"),
        key: ["plan_code", "step_number", "source_code"],
        columns: [
            .planCode, .stepNumber, .sourceCode, .driverCode,
            ColumnDeclaration(
                "stage_number", .count, zh: "阶段", en: "stage",
                null: Label(zh: "方法不分阶段", en: "the method has no stages")),
            .optionalBatchKey,
        ])

    /// The receivers of a step (受益科室), where a plan names them; a step without any leaves it to
    /// the method.
    public static let costPlanReceiver = TableDeclaration(
        "hosp_cost_plan_receiver", .register,
        label: Label(zh: "步骤受益科室", en: "receivers of steps"),
        key: ["plan_code", "step_number", "receiver_code"],
        columns: [.planCode, .stepNumber, .receiverCode, .optionalBatchKey])
}
