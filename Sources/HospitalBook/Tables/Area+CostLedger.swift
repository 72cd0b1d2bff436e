import Storage

/// What stands around the cost ledger: kinds of entries, shared bills, income, volumes, and the
/// totals of the financial ledger. Its months are closed with those of `cost`.
extension Area {
    /// The area `cost_ledger`.
    public static let costLedger = Area(
        "cost_ledger", requires: ["book", "organisation", "cost"], closing: "cost",
        tables: [
            .costKind, .costBill, .costBillReceiver, .ledgerTotal, .incomeItem, .incomeEntry,
            .serviceVolume, .driverQuality, .costScopeTotal, .costDirect, .costExcluded,
            .costBillShare, .costReconciliation, .costQuality, .costQualityTotal, .incomeFinal,
            .incomeLine, .costMargin, .costMarginTotal, .costMarginAccount,
        ])
}

extension Label {
    /// Null of a first day.
    static let alwaysBefore = Label(zh: "一直有效", en: "always before")
    /// Null of a last day.
    static let stillValid = Label(zh: "仍有效", en: "until further notice")
}

extension ColumnDeclaration {
    static let entryKind = ColumnDeclaration(
        "entry_kind", .code, zh: "支出性质", en: "kind of entry",
        null: Label(zh: "一般成本", en: "ordinary cost"))
    static let billCode = ColumnDeclaration("bill_code", .code, zh: "账单编号", en: "bill")
    static let incomeItemCode = ColumnDeclaration(
        "income_item_code", .code, zh: "收入项目", en: "income item")
    static let volumeKind = ColumnDeclaration(
        "volume_kind", .code, zh: "业务量类别", en: "visits or bed_days")
    static let fundingTag = ColumnDeclaration(
        "funding_tag", .code, zh: "资金来源", en: "source of funds",
        null: Label(zh: "其他资金", en: "other funds"))
}

/// What the hospital says once.
extension TableDeclaration {
    /// The hospital's own kinds of entries (支出性质), beside those that the standard names: what
    /// happens to an entry of the kind (`cost`, `hospital_only`, `never_cost`).
    ///
    /// A row with the code of a standard kind takes its place.
    public static let costKind = TableDeclaration(
        "hosp_cost_kind", .register, label: Label(zh: "支出性质", en: "kinds of entries"),
        key: ["kind_code"],
        columns: [
            ColumnDeclaration("kind_code", .code, zh: "支出性质", en: "kind of entry"),
            .name("kind_name", zh: "名称", en: "name of the kind"),
            ColumnDeclaration("treatment_rule", .code, zh: "处理方式", en: "what happens to it"),
            ColumnDeclaration(
                "valid_from", .day, zh: "启用日期", en: "first day", null: .alwaysBefore),
            ColumnDeclaration("valid_to", .day, zh: "停用日期", en: "last day", null: .stillValid),
            ColumnDeclaration(
                "citation_text", .text(500), zh: "依据", en: "source", null: .nothingSaid),
            .optionalBatchKey,
        ])

    /// The income items (收入项目) in the order of the reports.
    public static let incomeItem = TableDeclaration(
        "hosp_income_item", .register, label: Label(zh: "收入项目", en: "income items"),
        key: ["income_item_code"],
        columns: [
            .incomeItemCode, .name("item_name", zh: "项目名称", en: "name of the item"),
            .sortNumber, .optionalBatchKey,
        ])

    /// How good the hospital holds its drivers (动因质量): a value on a scale that ends at its maximum,
    /// 1 or 100.
    ///
    /// A driver without a row is not rated.
    public static let driverQuality = TableDeclaration(
        "hosp_driver_quality", .register, label: Label(zh: "动因质量", en: "quality of drivers"),
        key: ["driver_code"],
        columns: [
            .driverCode,
            ColumnDeclaration("quality_value", .decimal, zh: "质量分", en: "quality"),
            ColumnDeclaration("quality_maximum", .decimal, zh: "满分", en: "best quality"),
            .optionalBatchKey,
        ])
}

/// What is said for a month.
extension TableDeclaration {
    /// Shared bills (公共费用账单) that are split over departments by a driver before the stages
    /// (计算计入): water, power, rent, cleaning.
    public static let costBill = TableDeclaration(
        "hosp_cost_bill", .fact, label: Label(zh: "公共费用账单", en: "shared bills"),
        key: ["bill_code"],
        columns: [
            .periodMonth, .billCode, .itemCode, .driverCode, .amountFen, .fundingTag, .entryKind,
            .remark(), .batchKey,
        ])

    /// The departments that share a bill (账单受益科室), where not all do: a bill without rows is
    /// shared by all departments.
    public static let costBillReceiver = TableDeclaration(
        "hosp_cost_bill_receiver", .fact,
        label: Label(zh: "账单受益科室", en: "receivers of bills"),
        key: ["bill_code", "receiver_code"],
        columns: [.periodMonth, .billCode, .receiverCode, .batchKey])

    /// The totals of the financial ledger (总账) by cost item, to reconcile with.
    public static let ledgerTotal = TableDeclaration(
        "hosp_ledger_total", .fact, label: Label(zh: "总账余额", en: "financial ledger"),
        key: ["item_code"], columns: [.periodMonth, .itemCode, .amountFen, .batchKey])

    /// The income of a month (收入明细) with the department that ordered and the one that carried out.
    ///
    /// An entry is a receipt, or the month's sum of a pair of departments.
    public static let incomeEntry = TableDeclaration(
        "hosp_income_entry", .fact, label: Label(zh: "收入明细", en: "income entries"),
        key: ["entry_code"],
        columns: [
            .periodMonth, ColumnDeclaration("entry_code", .code, zh: "凭证及行号", en: "entry"),
            .incomeItemCode,
            ColumnDeclaration(
                "ordering_code", .code, zh: "开单科室", en: "ordering department",
                null: .nothingSaid),
            ColumnDeclaration(
                "executing_code", .code, zh: "执行科室", en: "executing department",
                null: .nothingSaid),
            .amountFen, .batchKey,
        ])

    /// What departments served in a month (业务量): visits or bed-days.
    ///
    /// A department without a row has neither; a row without a quantity was not reported, which is
    /// not zero.
    public static let serviceVolume = TableDeclaration(
        "hosp_service_volume", .fact, label: Label(zh: "科室业务量", en: "volumes of departments"),
        key: ["department_code", "volume_kind"],
        columns: [
            .periodMonth, .departmentCode, .volumeKind,
            ColumnDeclaration(
                "volume_quantity", .decimal, zh: "业务量", en: "volume",
                null: Label(zh: "未上报", en: "not reported")),
            .batchKey,
        ])
}
