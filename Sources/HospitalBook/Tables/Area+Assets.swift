import Storage

/// Assets: their cards with what changed, where they were counted, and what a month charges. Its
/// months are closed with those of `cost`, into which depreciation flows.
extension Area {
    /// The area `asset`.
    public static let asset = Area(
        "asset", requires: ["book", "organisation", "cost"], closing: "cost",
        tables: [
            .asset, .assetChange, .assetDisposal, .assetAudit, .assetCampaign, .assetScan,
            .assetCharge, .assetCount, .assetCountUnit, .assetAuditDue,
        ])
}

extension Label {
    fileprivate static let noOpening = Label(zh: "自取得起在本账簿计提", en: "all is in these books")
}

extension ColumnDeclaration {
    static let assetCode = ColumnDeclaration("asset_code", .code, zh: "资产编号", en: "asset")
    fileprivate static let campaignCode = ColumnDeclaration(
        "campaign_code", .code, zh: "清查批次", en: "counting campaign")
    fileprivate static let placeName = maybe("place_name", zh: "存放地点", en: "place")
}

/// What the hospital says once.
extension TableDeclaration {
    /// The cards of assets (资产卡片).
    ///
    /// An asset without a life is not depreciated, such as land, collections and relics.
    public static let asset = TableDeclaration(
        "hosp_asset", .register, label: Label(zh: "资产卡片", en: "cards of assets"),
        key: ["asset_code"],
        columns: [
            .assetCode, .name("asset_name", zh: "资产名称", en: "name of the asset"),
            .departmentCode, .itemCode,
            ColumnDeclaration("cost_fen", .fen, zh: "原值", en: "cost"),
            .maybe(
                "residual_fen", .fen, zh: "残值", en: "residual value",
                null: Label(zh: "无残值", en: "none")),
            ColumnDeclaration("acquired_on", .day, zh: "取得日期", en: "day of acquisition"),
            .maybe(
                "life_months", .count, zh: "使用年限（月）", en: "life",
                null: Label(zh: "不计提折旧", en: "not depreciated")
            ).unit("months"),
            .maybe(
                "rule_name", zh: "起止月规则：government、enterprise", en: "rule of first and last months",
                null: Label(zh: "政府会计准则", en: "government")),
            .fundingTag, .placeName, .maybe("keeper_code", zh: "保管人", en: "who keeps it"),
            .maybe(
                "opening_month", .month, zh: "期初起始月份", en: "first month in these books",
                null: .noOpening),
            .maybe(
                "opening_accumulated_fen", .fen, zh: "期初累计折旧", en: "charged before it",
                null: .noOpening),
            .maybe(
                "opening_months_left", .count, zh: "期初剩余月数", en: "months left from it on",
                null: .noOpening
            ).unit("months"),
            .optionalBatchKey,
        ])

    /// What changed of assets (资产变动), from a month on: cost and the months that are left (改建、扩建、
    /// 年限变更), or department, place and keeper (调拨).
    public static let assetChange = TableDeclaration(
        "hosp_asset_change", .register, label: Label(zh: "资产变动", en: "changes of assets"),
        key: ["asset_code", "change_month"],
        columns: [
            .assetCode,
            ColumnDeclaration("change_month", .month, zh: "起始月份", en: "first month"),
            .maybe(
                "cost_change_fen", .fen, zh: "原值增减", en: "change of the cost",
                null: Label(zh: "原值不变", en: "none")),
            .maybe(
                "months_left", .count, zh: "剩余年限（月）", en: "months that are left",
                null: Label(zh: "年限不变", en: "as before")
            ).unit("months"),
            .maybe(
                "department_code", zh: "调入科室", en: "new department",
                null: Label(zh: "科室不变", en: "as before")),
            .maybe(
                "place_name", zh: "新存放地点", en: "new place",
                null: Label(zh: "地点不变", en: "as before")),
            .maybe(
                "keeper_code", zh: "新保管人", en: "new keeper",
                null: Label(zh: "保管人不变", en: "as before")),
            .optionalBatchKey,
        ])

    /// The disposals of assets (资产处置).
    public static let assetDisposal = TableDeclaration(
        "hosp_asset_disposal", .register, label: Label(zh: "资产处置", en: "disposals of assets"),
        key: ["asset_code"],
        columns: [
            .assetCode, ColumnDeclaration("disposed_on", .day, zh: "处置日期", en: "day"),
            .maybe("disposal_name", zh: "处置方式", en: "how"), .remark(), .optionalBatchKey,
        ])

    /// When assets were audited before (资产清查记录); one without a row never was.
    public static let assetAudit = TableDeclaration(
        "hosp_asset_audit", .register, label: Label(zh: "资产清查记录", en: "audits of assets"),
        key: ["asset_code", "audited_on"],
        columns: [
            .assetCode, ColumnDeclaration("audited_on", .day, zh: "清查日期", en: "day"),
            .optionalBatchKey,
        ])
}

/// What is said for a month.
extension TableDeclaration {
    /// The counting campaigns (资产清查), each in one month.
    public static let assetCampaign = TableDeclaration(
        "hosp_asset_campaign", .fact, label: Label(zh: "资产清查", en: "counting campaigns"),
        key: ["campaign_code"],
        columns: [
            .periodMonth, .campaignCode,
            ColumnDeclaration("started_at", .moment, zh: "开始时刻", en: "when it began"),
            .maybe(
                "audit_months", .count, zh: "清查周期（月）", en: "months between audits",
                null: Label(zh: "12个月", en: "12")
            ).unit("months"),
            .batchKey,
        ])

    /// The scans of campaigns (清查扫描), in the month of their campaign.
    public static let assetScan = TableDeclaration(
        "hosp_asset_scan", .fact, label: Label(zh: "清查扫描", en: "scans of campaigns"),
        key: ["campaign_code", "scan_number"],
        columns: [
            .periodMonth, .campaignCode,
            ColumnDeclaration("scan_number", .count, zh: "扫描序号", en: "number of the scan"),
            .assetCode, ColumnDeclaration("place_name", .code, zh: "扫描地点", en: "where"),
            ColumnDeclaration("scanned_at", .moment, zh: "扫描时刻", en: "when"), .batchKey,
        ])
}

/// What came of it.
extension TableDeclaration {
    /// What a month charges each asset (固定资产折旧), by the department that has it in the month.
    public static let assetCharge = TableDeclaration(
        "hosp_asset_charge", .result, label: Label(zh: "固定资产折旧", en: "depreciation by asset"),
        key: ["asset_code"],
        columns: [
            .runID, .assetCode, .departmentCode, .itemCode, .fundingTag,
            .charged("amount", zh: "折旧额", en: "charge of the month"),
            .charged("accumulated", zh: "累计折旧", en: "all charges so far"),
            .charged("net", zh: "净值", en: "cost less all charges"),
        ])

    /// How a campaign found each asset, and what it found beside them.
    public static let assetCount = TableDeclaration(
        "hosp_asset_count", .result, label: Label(zh: "资产清查结果", en: "assets of a campaign"),
        key: ["asset_code"],
        columns: [
            .runID, .assetCode,
            ColumnDeclaration(
                "state_name", .code, zh: "状态：found、misplaced、missing、unknown", en: "state"),
            .maybe(
                "department_code", zh: "科室", en: "department",
                null: Label(zh: "账外", en: "not in the register")),
            .maybe(
                "seen_place", zh: "扫描地点", en: "seen at",
                null: Label(zh: "未扫描", en: "not scanned")),
            ColumnDeclaration("scan_count", .count, zh: "扫描次数", en: "how often"),
        ])

    /// How far a campaign is in each department.
    public static let assetCountUnit = TableDeclaration(
        "hosp_asset_count_unit", .result,
        label: Label(zh: "科室清查进度", en: "campaign by department"), key: ["department_code"],
        columns: [
            .runID, .departmentCode,
            ColumnDeclaration("expected_count", .count, zh: "账面数", en: "of the register"),
            ColumnDeclaration("found_count", .count, zh: "已清查数", en: "found"),
        ])

    /// Assets that are due for an audit or whose card lacks something (S-183).
    public static let assetAuditDue = TableDeclaration(
        "hosp_asset_audit_due", .result,
        label: Label(zh: "应清查及缺项资产", en: "assets due for an audit"), key: ["asset_code"],
        columns: [
            .runID, .assetCode,
            .maybe(
                "audited_on", .day, zh: "上次清查", en: "last audit",
                null: Label(zh: "从未清查", en: "never")),
            ColumnDeclaration("is_due", .flag, zh: "应清查", en: "due"),
            .maybe(
                "gap_names", zh: "缺项：keeper、place、life", en: "what the card lacks",
                null: Label(zh: "无缺项", en: "nothing")),
        ])
}

extension ColumnDeclaration {
    fileprivate static func charged(
        _ name: String, zh chinese: String, en english: String
    ) -> ColumnDeclaration {
        maybe(
            "\(name)_fen", .fen, zh: chinese, en: english,
            null: Label(zh: "不计提折旧", en: "not depreciated"))
    }
}
