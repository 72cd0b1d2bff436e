import Storage

/// What the runs about ledger, income and margin write.
extension TableDeclaration {
    private static let lineNumber = ColumnDeclaration(
        "line_number", .count, zh: "行次", en: "line")
    private static let lineCode = ColumnDeclaration("line_code", .code, zh: "项目", en: "line")
    private static let departmentName = ColumnDeclaration.name(
        "department_name", zh: "科室名称", en: "name of the department")
    private static let nothingCompared = Label(zh: "不作比较", en: "nothing is compared")
    private static let noVolume = Label(zh: "无业务量或未上报", en: "no volume, or not reported")

    private static func yuan(
        _ name: String, zh chinese: String, en english: String, null absent: Label? = nil
    ) -> ColumnDeclaration {
        ColumnDeclaration(name, .decimal, zh: chinese, en: english, null: absent).unit("yuan")
    }

    /// The totals of the ledger and of the four scopes (成本口径汇总): ledger, scope, 直接计入 and
    /// 计算计入, what was left out, then each scope with what it adds to the one inside of it.
    public static let costScopeTotal = TableDeclaration(
        "hosp_cost_scope_total", .result, label: Label(zh: "成本口径汇总", en: "totals of scopes"),
        key: ["line_number"],
        columns: [
            .runID, lineNumber, lineCode, .amountFen,
            ColumnDeclaration(
                "layer_fen", .fen, zh: "较内层口径增加", en: "added to the scope inside",
                null: Label(zh: "不是口径", en: "no scope")),
        ])

    /// The direct cost (直接成本) that was allocated, by department and item: what the ledger has on
    /// the department (直接计入), and its shares of bills (计算计入).
    public static let costDirect = TableDeclaration(
        "hosp_cost_direct", .result, label: Label(zh: "科室直接成本", en: "direct cost"),
        key: ["department_code", "item_code"],
        columns: [
            .runID, .departmentCode, .itemCode,
            ColumnDeclaration("entered_fen", .fen, zh: "直接计入", en: "entered"),
            ColumnDeclaration("shared_fen", .fen, zh: "计算计入", en: "shares of bills"),
            ColumnDeclaration("direct_fen", .fen, zh: "直接成本", en: "direct cost"),
        ])

    /// What the ledger has and the scope has not (未计入口径), and why.
    public static let costExcluded = TableDeclaration(
        "hosp_cost_excluded", .result, label: Label(zh: "未计入口径", en: "left out of the scope"),
        key: ["reason_name", "cause_code", "department_code", "item_code"],
        columns: [
            .runID,
            ColumnDeclaration(
                "reason_name", .code, zh: "原因", en: "never_cost, or the scope that holds it"),
            ColumnDeclaration(
                "cause_code", .code, zh: "依据", en: "kind, funding tag or class that decided"),
            .departmentCode, .itemCode, .amountFen,
            ColumnDeclaration("entry_total", .count, zh: "笔数", en: "entries").unit("entries"),
        ])

    /// The shares of bills (公共费用分摊明细).
    public static let costBillShare = TableDeclaration(
        "hosp_cost_bill_share", .result, label: Label(zh: "公共费用分摊", en: "shares of bills"),
        key: ["bill_code", "department_code"],
        columns: [
            .runID, .billCode, .departmentCode, .itemCode, .driverCode,
            ColumnDeclaration("driver_quantity", .decimal, zh: "数量", en: "quantity"),
            .amountFen, ColumnDeclaration("is_in_scope", .flag, zh: "是否本口径", en: "in the scope"),
        ])

    /// From the ledger to the final departments (成本与账簿对账表).
    public static let costReconciliation = TableDeclaration(
        "hosp_cost_reconcile", .result,
        label: Label(zh: "成本对账表", en: "ledger and cost reconciled"), key: ["line_number"],
        columns: [
            .runID, lineNumber,
            ColumnDeclaration("section_name", .code, zh: "步骤", en: "step"),
            ColumnDeclaration(
                "section_label", .text(200), zh: "步骤名称", en: "name of the step",
                null: .nothingSaid),
            ColumnDeclaration(
                "line_key", .code, zh: "项目", en: "item, bill, cause or department",
                null: Label(zh: "合计", en: "a total")),
            yuan("amount_exact", zh: "金额", en: "amount"),
            yuan("expected_exact", zh: "应为", en: "expected", null: nothingCompared),
            yuan("difference_exact", zh: "差异", en: "difference", null: nothingCompared),
        ])

    /// The drivers with what they split and how good they are (动因质量明细).
    public static let costQuality = TableDeclaration(
        "hosp_cost_quality", .result, label: Label(zh: "动因质量明细", en: "drivers rated"),
        key: ["driver_code"],
        columns: [
            .runID, .driverCode, yuan("amount_exact", zh: "分摊金额", en: "cost it splits"),
            ColumnDeclaration(
                "quality_value", .decimal, zh: "质量（0至1）", en: "quality, 0 to 1",
                null: Label(zh: "未评定", en: "not rated")),
            ColumnDeclaration(
                "cost_share", .decimal, zh: "成本占比", en: "share of rated cost",
                null: Label(zh: "未评定", en: "not rated")),
        ])

    /// The score of the drivers (MAQS) with the cost that it says nothing about.
    public static let costQualityTotal = TableDeclaration(
        "hosp_cost_maqs", .result, label: Label(zh: "动因质量评分", en: "MAQS"),
        key: ["line_code"],
        columns: [
            .runID, lineCode, yuan("rated_exact", zh: "已评定成本", en: "rated cost"),
            yuan("unrated_exact", zh: "未评定成本", en: "cost not rated"),
            ColumnDeclaration(
                "score_value", .decimal, zh: "得分", en: "score, 0 to 100",
                null: Label(zh: "没有已评定的成本", en: "no cost is rated")),
        ])

    /// The income of the departments that pass none on (科室全收入), by item.
    public static let incomeFinal = TableDeclaration(
        "hosp_income_final", .result, label: Label(zh: "科室收入", en: "income of departments"),
        key: ["department_code", "income_item_code"],
        columns: [.runID, .departmentCode, .incomeItemCode, departmentName]
            + amount("direct", zh: "归集收入", en: "attributed")
            + amount("received", zh: "分摊收入", en: "received")
            + amount("full", zh: "收入合计", en: "income"))

    /// Every amount of income that went from a source to a receiver (收入分摊明细).
    public static let incomeLine = TableDeclaration(
        "hosp_income_line", .result, label: Label(zh: "收入分摊明细", en: "income lines"),
        key: ["step_number", "source_code", "receiver_code", "income_item_code"],
        columns: [.runID, .stepNumber, .sourceCode, .receiverCode, .incomeItemCode]
            + amount("amount", zh: "分摊金额", en: "amount"))

    private static func amount(
        _ name: String, zh chinese: String, en english: String
    ) -> [ColumnDeclaration] {
        [
            yuan(name + "_exact", zh: chinese, en: english),
            ColumnDeclaration(name + "_fen", .fen, zh: chinese, en: english, null: .noWholeFen),
        ]
    }

    private static let marginColumns: [ColumnDeclaration] = [
        ColumnDeclaration("income_fen", .fen, zh: "收入", en: "income"),
        ColumnDeclaration("cost_fen", .fen, zh: "成本", en: "cost"),
        ColumnDeclaration("margin_fen", .fen, zh: "结余", en: "margin"),
        ColumnDeclaration(
            "volume_kind", .code, zh: "业务量类别", en: "visits or bed_days", null: noVolume),
        ColumnDeclaration("volume_quantity", .decimal, zh: "业务量", en: "volume", null: noVolume),
        yuan("income_per_volume", zh: "单位收入", en: "income per volume", null: noVolume),
        yuan("cost_per_volume", zh: "单位成本", en: "cost per volume", null: noVolume),
        yuan("margin_per_volume", zh: "单位结余", en: "margin per volume", null: noVolume),
    ]

    /// Income, cost and margin of the departments (科室收支结余表).
    public static let costMargin = TableDeclaration(
        "hosp_cost_margin", .result, label: Label(zh: "科室收支结余", en: "margins of departments"),
        key: ["department_code"],
        columns: [.runID, .departmentCode, departmentName] + marginColumns)

    /// Income, cost and margin of the hospital, and per visit and bed-day (经济运行监测表).
    public static let costMarginTotal = TableDeclaration(
        "hosp_cost_margin_total", .result, label: Label(zh: "全院收支结余", en: "hospital margins"),
        key: ["line_code"],
        columns: [.runID, lineCode] + marginColumns + [
            ColumnDeclaration(
                "missing_text", .longText, zh: "未上报科室", en: "departments that did not report",
                null: Label(zh: "全部已上报", en: "all reported"))
        ])

    /// The two accounts of a department by item (收支两条线).
    public static let costMarginAccount = TableDeclaration(
        "hosp_cost_margin_item", .result,
        label: Label(zh: "科室收支明细", en: "income and cost by item"),
        key: ["department_code", "account_side", "account_item"],
        columns: [
            .runID, .departmentCode,
            ColumnDeclaration("account_side", .code, zh: "收支", en: "income or cost"),
            ColumnDeclaration("account_item", .code, zh: "项目", en: "item"), .amountFen,
        ])
}
