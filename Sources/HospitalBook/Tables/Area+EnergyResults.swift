import Storage

/// What a month of energy came to.
extension TableDeclaration {
    /// What meters used by period; a period without a use is missing and not 0.
    public static let meterPeriod = TableDeclaration(
        "hosp_meter_period", .result, label: Label(zh: "分期用量", en: "uses by period"),
        key: ["meter_code", "period_start"],
        columns: [
            .runID, .meterCode, ColumnDeclaration("period_start", .moment, zh: "起", en: "from"),
            ColumnDeclaration("period_end", .moment, zh: "止", en: "to"), .usedQuantity,
            .maybe(
                "flag_names", zh: "标记：roll_over、swapped、spike、estimated", en: "flags",
                null: Label(zh: "无", en: "none")),
        ])

    /// The planned readings that are not there.
    public static let meterMissing = TableDeclaration(
        "hosp_meter_missing", .result, label: Label(zh: "缺抄", en: "missing readings"),
        key: ["meter_code", "planned_at"],
        columns: [
            .runID, .meterCode,
            ColumnDeclaration("planned_at", .moment, zh: "应抄时刻", en: "planned for"),
        ])

    /// What each meter used in the month.
    public static let meterMonth = TableDeclaration(
        "hosp_meter_month", .result, label: Label(zh: "计量表月用量", en: "uses of the month"),
        key: ["meter_code"],
        columns: [
            .runID, .meterCode, .energyCode, .maybe("department_code", zh: "科室", en: "department"),
            .usedQuantity,
        ])

    /// The bills of main meters, and what meters below them with sub-meters of their own pass on.
    public static let energyBill = TableDeclaration(
        "hosp_energy_bill", .result, label: Label(zh: "能源账单", en: "bills of energy"),
        key: ["meter_code"],
        columns: [
            .runID, .meterCode,
            .maybe(
                "main_code", zh: "所属总表", en: "main meter whose bill it is",
                null: Label(zh: "本表为总表", en: "its own")),
            .maybe(
                "amount_fen", .fen, zh: "金额", en: "amount",
                null: Label(zh: "总表未抄", en: "the main meter was not read")),
            .maybe(
                "loss_quantity", .decimal, zh: "损耗", en: "loss",
                null: Label(zh: "无分表或分表未抄", en: "no sub-meters, or one was not read")),
            .maybe(
                "loss_percent", .decimal, zh: "损耗率", en: "loss in percent",
                null: Label(zh: "无损耗或总表为零", en: "no loss, or nothing used")
            ).unit("percent"),
            .maybe(
                "loss_fen", .fen, zh: "单列损耗金额", en: "loss on its own",
                null: Label(zh: "无分表", en: "no sub-meters")),
            .maybe(
                "unread_code", zh: "未抄分表，金额未下分", en: "sub-meter that was not read",
                null: Label(zh: "均已抄", en: "all were read")),
        ])

    /// The bills of main meters by slot and tier.
    public static let energyPart = TableDeclaration(
        "hosp_energy_part", .result, label: Label(zh: "分时阶梯电费", en: "bills by slot and tier"),
        key: ["meter_code", "slot_name", "tier_number"],
        columns: [
            .runID, .meterCode, ColumnDeclaration("slot_name", .code, zh: "时段", en: "slot"),
            ColumnDeclaration("tier_number", .count, zh: "阶梯", en: "tier"),
            ColumnDeclaration("used_quantity", .decimal, zh: "用量（六位小数）", en: "use, six digits"),
            .amountFen,
        ])

    /// What each last meter bears of the bill of its main meter.
    public static let energyShare = TableDeclaration(
        "hosp_energy_share", .result, label: Label(zh: "账单分摊", en: "bills by meter"),
        key: ["meter_code"],
        columns: [
            .runID, .meterCode, ColumnDeclaration("main_code", .code, zh: "总表", en: "main meter"),
            .departmentCode, .amountFen,
        ])

    /// What the energy of the month costs each department.
    public static let energyCost = TableDeclaration(
        "hosp_energy_cost", .result, label: Label(zh: "科室能源费用", en: "energy by department"),
        key: ["department_code", "energy_code"],
        columns: [.runID, .departmentCode, .energyCode, .amountFen])

    /// How departments stand against their quotas, with reward (positive) and penalty (negative).
    public static let energyStanding = TableDeclaration(
        "hosp_energy_standing", .result, label: Label(zh: "定额执行", en: "quotas of the month"),
        key: ["department_code", "energy_code"],
        columns: [
            .runID, .departmentCode, .energyCode,
            ColumnDeclaration(
                "state_name", .code, zh: "状态：under、met、over、missing", en: "state"),
            .usedQuantity,
            .maybe(
                "difference_quantity", .decimal, zh: "超（节）量", en: "use less quota",
                null: Label(zh: "未计量", en: "not measured")),
            .maybe(
                "overrun_percent", .decimal, zh: "超（节）百分比", en: "the same in percent",
                null: Label(zh: "未计量", en: "not measured")
            ).unit("percent"),
            .amountFen, .maybe("sanction_text", .text(200), zh: "处理", en: "what else happens"),
        ])
}
