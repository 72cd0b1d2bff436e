import Storage

/// Energy: the meters with their readings, the prices and quotas, and what a month came to.
extension Area {
    /// The area `energy`.
    public static let energy = Area(
        "energy", requires: ["book", "organisation"],
        tables: [
            .meter, .tariffSlot, .tariffTier, .energyBand, .meterReading, .readingPlan,
            .energyQuota, .meterPeriod, .meterMissing, .meterMonth, .energyBill, .energyPart,
            .energyShare, .energyCost, .energyStanding,
        ])
}

extension Label {
    fileprivate static let notMeasured = Label(zh: "未计量", en: "not measured")
    fileprivate static let noLimit = Label(zh: "不限", en: "no limit")
}

extension ColumnDeclaration {
    static let meterCode = ColumnDeclaration(
        "meter_code", .code, zh: "计量表", en: "meter")
    static let energyCode = ColumnDeclaration(
        "energy_code", .code, zh: "能源品种", en: "kind of energy")
    fileprivate static let tariffCode = ColumnDeclaration(
        "tariff_code", .code, zh: "价格", en: "tariff")
    fileprivate static let firstDay = ColumnDeclaration(
        "valid_from", .day, zh: "启用日期", en: "first day")
    fileprivate static let lastDay = maybe(
        "valid_to", .day, zh: "停用日期", en: "last day", null: .stillValid)
    static let usedQuantity = maybe(
        "used_quantity", .decimal, zh: "用量", en: "use", null: .notMeasured)
}

/// What the hospital says once; what changes gets a second row that begins with a month.
extension TableDeclaration {
    /// The meters (计量表) with their place under each other.
    ///
    /// The tariff counts for a main meter; `loss_rule` says what happens with the loss between a
    /// meter and its sub-meters.
    public static let meter = TableDeclaration(
        "hosp_meter", .register, label: Label(zh: "计量表", en: "meters"),
        key: ["meter_code", "valid_from"],
        columns: [
            .meterCode, .name("meter_name", zh: "名称", en: "name of the meter"), .energyCode,
            .maybe(
                "capacity_quantity", .decimal, zh: "量程", en: "where it begins again at 0",
                null: Label(zh: "未知", en: "not known")),
            .maybe(
                "multiplier_value", .decimal, zh: "倍率", en: "multiplier",
                null: Label(zh: "1", en: "1")),
            .maybe(
                "daily_quantity", .decimal, zh: "日用量上限", en: "most of a day", null: .noLimit),
            .maybe(
                "parent_code", zh: "上级表", en: "meter above",
                null: Label(zh: "总表", en: "a main meter")),
            .maybe(
                "department_code", zh: "科室", en: "department",
                null: Label(zh: "公共", en: "nobody's own")),
            .maybe(
                "tariff_code", zh: "总表价格", en: "tariff of a main meter",
                null: Label(zh: "不计费", en: "not billed")),
            .maybe(
                "loss_rule", zh: "损耗：spread分摊、own单列", en: "loss: spread or own",
                null: Label(zh: "分摊", en: "spread")),
            .firstDay, .lastDay, .optionalBatchKey,
        ])

    /// The prices of energy by the time of the day (分时价格), in yuan for one unit.
    public static let tariffSlot = TableDeclaration(
        "hosp_tariff_slot", .register, label: Label(zh: "分时价格", en: "prices by time"),
        key: ["tariff_code", "start_minutes", "valid_from"],
        columns: [
            .tariffCode,
            ColumnDeclaration("start_minutes", .count, zh: "开始分钟（0–1439）", en: "minute it begins")
                .unit("minutes"),
            ColumnDeclaration("slot_name", .code, zh: "时段", en: "name of the slot"),
            ColumnDeclaration("price_value", .decimal, zh: "单价", en: "price").unit("yuan"),
            .firstDay, .lastDay, .optionalBatchKey,
        ])

    /// What is added to the price above a quantity of the month (阶梯价格).
    public static let tariffTier = TableDeclaration(
        "hosp_tariff_tier", .register, label: Label(zh: "阶梯价格", en: "tiers of prices"),
        key: ["tariff_code", "tier_number", "valid_from"],
        columns: [
            .tariffCode, ColumnDeclaration("tier_number", .count, zh: "阶梯序号", en: "tier"),
            ColumnDeclaration("above_quantity", .decimal, zh: "起始用量", en: "above"),
            ColumnDeclaration("surcharge_value", .decimal, zh: "加价", en: "added to the price")
                .unit("yuan"),
            .firstDay, .lastDay, .optionalBatchKey,
        ])

    /// The bands of deviations from quotas with their share of the money (节奖超罚档次).
    public static let energyBand = TableDeclaration(
        "hosp_energy_band", .register, label: Label(zh: "节奖超罚档次", en: "bands of quotas"),
        key: ["energy_code", "band_number", "valid_from"],
        columns: [
            .energyCode, ColumnDeclaration("band_number", .count, zh: "档次序号", en: "band"),
            .maybe(
                "from_share", .decimal, zh: "起始偏差（比例）", en: "deviation at which it begins",
                null: Label(zh: "首档", en: "the lowest band")),
            ColumnDeclaration("share_value", .decimal, zh: "奖罚比例", en: "share of the money"),
            .maybe("sanction_text", .text(200), zh: "处理", en: "what else happens"),
            .firstDay, .lastDay, .optionalBatchKey,
        ])
}

/// What is said for a month.
extension TableDeclaration {
    /// The readings and swaps of meters (抄表、换表), in the month that they close: a month uses what
    /// was counted from the last reading of earlier months to its own last one.
    ///
    /// A row with the end of the old meter is a swap, its register the start of the new one.
    public static let meterReading = TableDeclaration(
        "hosp_meter_reading", .fact, label: Label(zh: "抄表记录", en: "readings of meters"),
        key: ["meter_code", "read_at"],
        columns: [
            .periodMonth, .meterCode,
            ColumnDeclaration("read_at", .moment, zh: "抄表时刻", en: "when"),
            ColumnDeclaration("register_quantity", .decimal, zh: "读数", en: "register"),
            .maybe(
                "old_end_quantity", .decimal, zh: "旧表止数", en: "end of the old meter",
                null: Label(zh: "不是换表", en: "no swap")),
            .batchKey,
        ])

    /// When the meters of a kind of energy are to be read (抄表计划), with the reading that opens the
    /// month; without rows the periods are those between the readings.
    public static let readingPlan = TableDeclaration(
        "hosp_reading_plan", .fact, label: Label(zh: "抄表计划", en: "plan of readings"),
        key: ["energy_code", "planned_at"],
        columns: [
            .periodMonth, .energyCode,
            ColumnDeclaration("planned_at", .moment, zh: "应抄时刻", en: "when"), .batchKey,
        ])

    /// The quotas of departments (用能定额) with the price of what is saved or used beyond them.
    public static let energyQuota = TableDeclaration(
        "hosp_energy_quota", .fact, label: Label(zh: "用能定额", en: "quotas of energy"),
        key: ["department_code", "energy_code"],
        columns: [
            .periodMonth, .departmentCode, .energyCode,
            ColumnDeclaration("quota_quantity", .decimal, zh: "定额", en: "quota"),
            ColumnDeclaration("price_value", .decimal, zh: "单价", en: "price").unit("yuan"),
            .maybe("most_reward_fen", .fen, zh: "奖励上限", en: "most reward", null: .noLimit),
            .maybe("most_penalty_fen", .fen, zh: "处罚上限", en: "most penalty", null: .noLimit),
            .batchKey,
        ])
}
