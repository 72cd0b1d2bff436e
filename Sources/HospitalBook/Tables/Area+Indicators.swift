import Storage

/// Indicators by formulas: their definitions, what departments reported, the formulas that are
/// frozen for a cycle, and what they came to.
extension Area {
    /// The area `indicator`; its months close with those of the appraisal it feeds.
    public static let indicator = Area(
        "indicator", requires: ["book", "organisation", "appraisal"], closing: "appraisal",
        tables: [
            .indicatorItem, .indicatorDefinition, .indicatorLookup, .indicatorRaw,
            .indicatorFreeze, .indicatorFrozen, .indicatorValue, .indicatorInput,
            .indicatorPlace,
        ])
}

extension ColumnDeclaration {
    fileprivate static let rawCode = ColumnDeclaration("raw_code", .code, zh: "采集项", en: "item")
    fileprivate static let unitName = ColumnDeclaration(
        "unit_name", .code, zh: "单位（plain、money、count、percent）",
        en: "unit: plain, money, count, percent")
    fileprivate static let freezeNumber = ColumnDeclaration(
        "freeze_number", .count, zh: "冻结版次", en: "number of the freezing")
    fileprivate static let formulaVersion = ColumnDeclaration(
        "formula_version", .code, zh: "公式版本（SHA-256）", en: "version of the formulas (SHA-256)")
    fileprivate static let validFrom = ColumnDeclaration(
        "valid_from", .day, zh: "起用日期", en: "first day")
    fileprivate static let rawValue = maybe(
        "raw_value", .decimal, zh: "数值", en: "value", null: Label(zh: "缺失", en: "missing"))
    fileprivate static let missingText = maybe(
        "missing_text", .text(200), zh: "缺失说明", en: "why it is missing")
    fileprivate static let digitCount = maybe(
        "digit_count", .count, zh: "公布小数位数", en: "decimals of the published value",
        null: Label(zh: "精确值，只作中间步骤", en: "exact, only a step on the way"))
    fileprivate static let sourceText = maybe(
        "source_text", .text(500), zh: "依据", en: "source")
}

/// What is defined and reported.
extension TableDeclaration {
    /// The raw numbers that departments report (采集项).
    public static let indicatorItem = TableDeclaration(
        "hosp_indicator_item", .register, label: Label(zh: "指标采集项", en: "items of indicators"),
        key: ["raw_code"],
        columns: [
            .rawCode, .name("raw_name", zh: "采集项名称", en: "name of the item"), .unitName,
            .optionalBatchKey,
        ])

    /// The definitions of indicators (指标定义) in their versions: each holds from a day on.
    ///
    /// A month or cycle takes the version that holds on its first day (S-015).
    public static let indicatorDefinition = TableDeclaration(
        "hosp_indicator_definition", .register,
        label: Label(zh: "指标定义", en: "definitions of indicators"),
        key: ["indicator_code", "valid_from"],
        columns: [
            .indicatorCode, .validFrom,
            .maybe(
                "valid_to", .day, zh: "停用日期", en: "last day",
                null: Label(zh: "仍在使用", en: "still in use")),
            .name("indicator_name", zh: "指标名称", en: "name of the indicator"),
            ColumnDeclaration("formula_text", .longText, zh: "公式", en: "formula"),
            .maybe(
                "unit_name", .code, zh: "单位", en: "unit",
                null: Label(zh: "由公式决定", en: "as the formula has it")),
            .digitCount,
            .maybe(
                "direction_name", .code, zh: "导向（rise、fall、compare、improve）",
                en: "which way is good: rise, fall, compare, improve"),
            .sourceText, .optionalBatchKey,
        ])

    /// The tables that formulas look values up in (查找表), row by row.
    public static let indicatorLookup = TableDeclaration(
        "hosp_indicator_lookup", .register,
        label: Label(zh: "指标查找表", en: "tables of indicators"),
        key: ["lookup_code", "line_number"],
        columns: [
            ColumnDeclaration("lookup_code", .code, zh: "查找表", en: "table"),
            ColumnDeclaration("line_number", .count, zh: "行号", en: "row"),
            ColumnDeclaration("key_values", .text(200), zh: "键值，以逗号分隔", en: "keys with commas"),
            ColumnDeclaration("row_value", .decimal, zh: "数值", en: "value"),
            .maybe("month_from", .month, zh: "起始月份", en: "first month"),
            .maybe("month_to", .month, zh: "截止月份", en: "last month"), .optionalBatchKey,
        ])

    /// What departments reported for a month (指标采集数据).
    ///
    /// Missing is not zero, and says why.
    public static let indicatorRaw = TableDeclaration(
        "hosp_indicator_raw", .fact, label: Label(zh: "指标采集数据", en: "reported items"),
        key: ["department_code", "raw_code"],
        columns: [
            .periodMonth, .departmentCode, .rawCode, .rawValue, .missingText, .batchKey,
        ])
}

/// What is frozen and computed.
extension TableDeclaration {
    /// The freezings of formulas (公式冻结): of those that cover a month the last one counts.
    public static let indicatorFreeze = TableDeclaration(
        "hosp_indicator_freeze", .log, label: Label(zh: "公式冻结", en: "frozen formulas of cycles"),
        key: ["scheme_code", "freeze_number"],
        columns: [
            .schemeCode, .freezeNumber, .validFrom,
            ColumnDeclaration("valid_to", .day, zh: "截止日期", en: "last day"), .formulaVersion,
            ColumnDeclaration("formula_count", .count, zh: "公式数", en: "how many formulas"),
            .maybe("reason_text", .text(500), zh: "变更原因", en: "why it was changed"),
            .actor("recorded_by", zh: "操作人", en: "who froze them"), .recordedAt,
        ])

    /// What was frozen, word for word: formulas in canonical form, items, rows of tables.
    public static let indicatorFrozen = TableDeclaration(
        "hosp_indicator_frozen", .log, label: Label(zh: "冻结的公式", en: "frozen formulas"),
        key: ["scheme_code", "freeze_number", "entry_kind", "entry_code", "entry_number"],
        columns: [
            .schemeCode, .freezeNumber,
            ColumnDeclaration(
                "entry_kind", .code, zh: "类别（formula、item、row）", en: "formula, item or row"),
            ColumnDeclaration("entry_code", .code, zh: "编码", en: "code"),
            ColumnDeclaration("entry_number", .count, zh: "行号", en: "row of a table, or 0"),
            .maybe(
                "entry_text", .longText, zh: "公式或键值", en: "formula or keys",
                null: Label(zh: "采集项", en: "an item")),
            .maybe("unit_name", .code, zh: "单位", en: "unit"), .digitCount,
            .maybe("row_value", .decimal, zh: "查找表数值", en: "value of the row"),
            .maybe("month_from", .month, zh: "起始月份", en: "first month"),
            .maybe("month_to", .month, zh: "截止月份", en: "last month"),
            .maybe("entry_name", .text(200), zh: "名称", en: "name"),
            .maybe("direction_name", .code, zh: "导向", en: "which way is good"), .sourceText,
        ])

    /// What the formulas of a run came to (指标结果).
    public static let indicatorValue = TableDeclaration(
        "hosp_indicator_value", .result, label: Label(zh: "指标结果", en: "values of indicators"),
        key: ["department_code", "indicator_code"],
        columns: [
            .runID, .departmentCode, .indicatorCode,
            .maybe(
                "indicator_value", .decimal, zh: "指标值（条件为1或0）", en: "value, a claim as 1 or 0",
                null: Label(zh: "缺失，见缺失原因", en: "missing, for the reason named")),
            .maybe(
                "missing_reason", .code, zh: "缺失原因", en: "why it is missing",
                null: Label(zh: "有结果", en: "there is a value")),
            ColumnDeclaration("is_issue", .flag, zh: "须核查", en: "somebody should look"),
            .freezeNumber, .formulaVersion,
        ])

    /// The reported items that a run read (指标计算所用数据), of all months it looked at, with the
    /// batches that brought them.
    public static let indicatorInput = TableDeclaration(
        "hosp_indicator_input", .result,
        label: Label(zh: "指标计算所用数据", en: "items that a run read"),
        key: ["input_month", "department_code", "raw_code"],
        columns: [
            .runID, ColumnDeclaration("input_month", .month, zh: "数据月份", en: "month"),
            .departmentCode, .rawCode, .rawValue, .missingText, .batchKey,
        ])

    /// The units of a run with the one above each (指标计算所用组织关系).
    public static let indicatorPlace = TableDeclaration(
        "hosp_indicator_place", .result, label: Label(zh: "指标计算单位", en: "units of a run"),
        key: ["department_code"],
        columns: [
            .runID, .departmentCode,
            .maybe(
                "parent_code", .code, zh: "上级科室", en: "parent",
                null: Label(zh: "最高一级", en: "at the top")),
            ColumnDeclaration("is_open", .flag, zh: "当月启用", en: "in use in the month"),
        ])
}
