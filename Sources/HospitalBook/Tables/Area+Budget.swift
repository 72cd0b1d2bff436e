import Storage

/// Budgets: what is approved, the documents that use it, and where each line stands.
extension Area {
    /// The area `budget`.
    public static let budget = Area(
        "budget", requires: ["book", "organisation"],
        tables: [
            .budgetLine, .budgetPurpose, .budgetMonth, .budgetYear, .budgetDocument, .budgetMove,
            .budgetStanding, .budgetExecution,
        ])
}

extension Label {
    fileprivate static let nothingBeyond = Label(zh: "未超出", en: "nothing beyond")
}

extension ColumnDeclaration {
    fileprivate static let lineCode = ColumnDeclaration(
        "line_code", .code, zh: "预算编号", en: "budget line")
    fileprivate static let budgetYear = ColumnDeclaration(
        "budget_year", .count, zh: "预算年度", en: "budget year")
    fileprivate static let documentCode = ColumnDeclaration(
        "document_code", .code, zh: "单据编号", en: "document")
    fileprivate static func fen(
        _ name: String, zh chinese: String, en english: String
    ) -> ColumnDeclaration {
        ColumnDeclaration("\(name)_fen", .fen, zh: chinese, en: english)
    }
    fileprivate static func quantity(
        _ name: String, zh chinese: String, en english: String
    ) -> ColumnDeclaration {
        ColumnDeclaration("\(name)_quantity", .decimal, zh: chinese, en: english)
    }
    fileprivate static func treatment(
        _ name: String, zh chinese: String, en english: String
    ) -> ColumnDeclaration {
        ColumnDeclaration(
            "\(name)_treatment", .code, zh: chinese, en: english,
            null: Label(zh: "全年为stop，其余为ignore", en: "stop for the year, else ignore"))
    }
}

extension TableDeclaration {
    /// The lines of budgets (预算指标): what they are for and how they are controlled.
    public static let budgetLine = TableDeclaration(
        "hosp_budget_line", .register, label: Label(zh: "预算指标", en: "budget lines"),
        key: ["line_code"],
        columns: [
            .lineCode, .departmentCode,
            ColumnDeclaration("budget_item_code", .code, zh: "预算项目", en: "item"),
            .maybe("project_code", zh: "专项", en: "project"),
            .maybe("funding_name", zh: "资金性质", en: "funding tag"),
            .maybe("unit_name", zh: "数量单位", en: "unit of quantities"),
            ColumnDeclaration("is_restricted", .flag, zh: "三公经费", en: "restricted"),
            .treatment("year", zh: "全年控制：stop、warn、ignore", en: "limit of the year"),
            .treatment("cumulative", zh: "累计控制", en: "limit of the months so far"),
            .treatment("month", zh: "当月控制", en: "limit of a month"),
            ColumnDeclaration(
                "tolerance_share", .decimal, zh: "超额容差比例", en: "tolerance as a share",
                null: Label(zh: "无容差", en: "none")),
            ColumnDeclaration(
                "tolerance_most_fen", .fen, zh: "容差上限", en: "most of the tolerance",
                null: Label(zh: "不限", en: "no limit")),
            ColumnDeclaration(
                "year_end_name", .code, zh: "年终：carry结转、return缴回、lapse收回",
                en: "carry, return or lapse", null: Label(zh: "收回", en: "lapse")),
            .optionalBatchKey,
        ])

    /// The purposes of lines (专款用途); a line without any pays for everything.
    public static let budgetPurpose = TableDeclaration(
        "hosp_budget_purpose", .register, label: Label(zh: "预算用途", en: "purposes of lines"),
        key: ["line_code", "purpose_name"],
        columns: [
            .lineCode, ColumnDeclaration("purpose_name", .code, zh: "用途", en: "purpose"),
            .optionalBatchKey,
        ])

    /// The approved amounts (预算控制数) by month; the budget year is the calendar year.
    public static let budgetMonth = TableDeclaration(
        "hosp_budget_month", .fact, label: Label(zh: "预算控制数", en: "approved amounts"),
        key: ["line_code"],
        columns: [
            .periodMonth, .lineCode, .fen("approved", zh: "控制数", en: "approved"),
            ColumnDeclaration(
                "approved_quantity", .decimal, zh: "控制数量", en: "approved quantity",
                null: Label(zh: "不控制数量", en: "no quantity")),
            .batchKey,
        ])

    /// The years that have ended (年终结转): nothing of them changes any more.
    public static let budgetYear = TableDeclaration(
        "hosp_budget_year", .log, label: Label(zh: "已结转年度", en: "ended budget years"),
        key: ["budget_year"], columns: [.budgetYear, .recordedAt])

    /// The documents that use budgets (预算占用单据) and what of each still counts.
    public static let budgetDocument = TableDeclaration(
        "hosp_budget_document", .log, label: Label(zh: "预算单据", en: "documents of budgets"),
        key: ["budget_year", "document_code"],
        columns: [
            .budgetYear, .documentCode, .lineCode,
            ColumnDeclaration(
                "stage_name", .code, zh: "阶段：reserved、committed、actual", en: "stage"),
            .periodMonth, .fen("amount", zh: "金额", en: "amount"),
            .quantity("amount", zh: "数量", en: "quantity"),
            .maybe("source_code", zh: "来源单据", en: "converted document"),
            .fen("source", zh: "转入金额", en: "taken over from it"),
            .quantity("source", zh: "转入数量", en: "quantity taken over"),
            .maybe("funding_name", zh: "资金性质", en: "funding tag"),
            .maybe("project_code", zh: "专项", en: "project"),
            .maybe("purpose_name", zh: "用途", en: "purpose"),
            .fen("open", zh: "未结金额", en: "still counting"),
            .quantity("open", zh: "未结数量", en: "quantity still counting"),
            .fen("released", zh: "已释放金额", en: "released"),
            .quantity("released", zh: "已释放数量", en: "released quantity"),
            ColumnDeclaration("is_reversed", .flag, zh: "已冲销", en: "reversed"), .recordedAt,
            ColumnDeclaration(
                "beyond_fen", .fen, zh: "超出金额", en: "taken beyond it by later documents",
                null: .nothingBeyond
            ).since(2),
            ColumnDeclaration(
                "beyond_quantity", .decimal, zh: "超出数量", en: "quantity taken beyond it",
                null: .nothingBeyond
            ).since(2),
        ])

    /// The signed moves (预算变动明细): none is ever changed, and their sums are where lines stand.
    public static let budgetMove = TableDeclaration(
        "hosp_budget_move", .log, label: Label(zh: "预算变动明细", en: "moves of budgets"),
        key: ["move_number"],
        columns: [
            ColumnDeclaration("move_number", .count, zh: "变动序号", en: "number of the move"),
            .lineCode, .periodMonth,
            ColumnDeclaration(
                "side_name", .code, zh: "栏目：approved、reserved、committed、actual", en: "side"),
            .fen("amount", zh: "金额", en: "amount"),
            .quantity("amount", zh: "数量", en: "quantity"),
            .maybe("document_code", zh: "单据编号", en: "document"), .recordedAt,
        ])

    /// Where a line stands in a month (预算执行情况): adjustments and what documents take.
    public static let budgetStanding = TableDeclaration(
        "hosp_budget_standing", .log, label: Label(zh: "预算执行情况", en: "where budgets stand"),
        key: ["line_code", "period_month"],
        columns: [
            .lineCode, .periodMonth, .fen("adjusted", zh: "调整", en: "adjusted"),
            .quantity("adjusted", zh: "调整数量", en: "adjusted quantity"),
            .fen("reserved", zh: "申请占用", en: "reserved"),
            .quantity("reserved", zh: "申请占用数量", en: "reserved quantity"),
            .fen("committed", zh: "合同占用", en: "committed"),
            .quantity("committed", zh: "合同占用数量", en: "committed quantity"),
            .fen("actual", zh: "实际支出", en: "actual"),
            .quantity("actual", zh: "实际支出数量", en: "actual quantity"), .recordedAt,
        ])

    /// How far budgets are spent at the end of a month (预算执行率), by line and by department: the
    /// actual of the year so far in percent of the year's approved amount.
    public static let budgetExecution = TableDeclaration(
        "hosp_budget_execution", .result, label: Label(zh: "预算执行率", en: "execution of budgets"),
        key: ["group_name", "group_code"],
        columns: [
            .runID,
            ColumnDeclaration(
                "group_name", .code, zh: "分组：line、department", en: "line or department"),
            ColumnDeclaration("group_code", .code, zh: "预算或科室", en: "budget line or department"),
            .fen(
                "approved", zh: "全年控制数（调整计至本月）",
                en: "approved for the year, adjusted through the month"),
            .fen("actual", zh: "累计实际支出", en: "actual of the year so far"),
            .maybe(
                "execution_percent", .decimal, zh: "执行率", en: "actual in percent",
                null: Label(zh: "控制数为零", en: "nothing was approved")
            ).unit("percent"),
        ]
    ).since(3)
}
