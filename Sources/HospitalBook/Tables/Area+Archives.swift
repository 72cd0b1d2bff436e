import Storage

/// Archives: what is kept how long, who has it, and how the store is kept.
extension Area {
    /// The area `archive`.
    public static let archive = Area(
        "archive", requires: ["book", "organisation", "staff"],
        tables: [
            .archive, .archiveHold, .archiveLoan, .archiveTransfer, .archiveMeter, .archiveReading,
        ])
}

extension ColumnDeclaration {
    static let archiveCode = ColumnDeclaration("archive_code", .code, zh: "档号", en: "archive")
    static let climateMeterCode = ColumnDeclaration("meter_code", .code, zh: "温湿度计", en: "meter")
}

/// What is kept.
extension TableDeclaration {
    /// The archives (档案) with the term for which they are kept.
    public static let archive = TableDeclaration(
        "hosp_archive", .register, label: Label(zh: "档案", en: "archives"), key: ["archive_code"],
        columns: [
            .archiveCode, .name("archive_title", zh: "题名", en: "title"),
            ColumnDeclaration("year_number", .count, zh: "年度", en: "year it belongs to"),
            ColumnDeclaration(
                "keep_years", .count, zh: "保管期限", en: "term",
                null: Label(zh: "永久", en: "for ever")
            ).unit("years"),
            .optionalBatchKey,
        ])

    /// Why archives are kept beyond their term (暂缓销毁).
    public static let archiveHold = TableDeclaration(
        "hosp_archive_hold", .register, label: Label(zh: "暂缓销毁", en: "holds of archives"),
        key: ["archive_code", "hold_number"],
        columns: [
            .archiveCode, ColumnDeclaration("hold_number", .count, zh: "序号", en: "number"),
            ColumnDeclaration("reason_text", .text(200), zh: "原因", en: "reason"),
            ColumnDeclaration(
                "valid_to", .day, zh: "截止日期", en: "last day",
                null: Label(zh: "另行通知前", en: "until further notice")),
            .optionalBatchKey,
        ])

    /// The loans of archives (档案借阅).
    public static let archiveLoan = TableDeclaration(
        "hosp_archive_loan", .register, label: Label(zh: "档案借阅", en: "loans of archives"),
        key: ["loan_code"],
        columns: [
            ColumnDeclaration("loan_code", .code, zh: "借阅编号", en: "loan"), .archiveCode,
            ColumnDeclaration("borrower_code", .code, zh: "借阅人", en: "who asked for it"),
            ColumnDeclaration(
                "approver_code", .code, zh: "批准人", en: "who approved it",
                null: Label(zh: "未批准", en: "nobody")),
            ColumnDeclaration("requested_day", .day, zh: "申请日期", en: "day of the request"),
            ColumnDeclaration(
                "lent_day", .day, zh: "借出日期", en: "day it was handed out",
                null: Label(zh: "未借出", en: "it was not")),
            ColumnDeclaration(
                "due_day", .day, zh: "应还日期", en: "last day for its return",
                null: Label(zh: "没有期限", en: "no term")),
            ColumnDeclaration(
                "returned_day", .day, zh: "归还日期", en: "day it came back",
                null: Label(zh: "未归还", en: "it did not")),
            ColumnDeclaration(
                "effect_text", .text(500), zh: "利用效果", en: "what it was good for",
                null: .nothingSaid),
            .optionalBatchKey,
        ])

    /// Who handed archives to whom (档案移交).
    public static let archiveTransfer = TableDeclaration(
        "hosp_archive_transfer", .register, label: Label(zh: "档案移交", en: "hand-overs"),
        key: ["archive_code", "transfer_number"],
        columns: [
            .archiveCode,
            ColumnDeclaration("transfer_number", .count, zh: "移交序号", en: "number"),
            ColumnDeclaration(
                "giver_code", .code, zh: "移交人", en: "who gave it",
                null: Label(zh: "入库", en: "it came in")),
            ColumnDeclaration(
                "receiver_person", .code, zh: "接收人", en: "who took it",
                null: Label(zh: "移出", en: "it went out")),
            ColumnDeclaration("transfer_day", .day, zh: "移交日期", en: "day"), .optionalBatchKey,
        ])
}

/// How the store is kept.
extension TableDeclaration {
    /// The meters of archive stores (温湿度计).
    public static let archiveMeter = TableDeclaration(
        "hosp_archive_meter", .register, label: Label(zh: "库房温湿度计", en: "meters of stores"),
        key: ["meter_code"],
        columns: [
            .climateMeterCode, .name("meter_name", zh: "名称", en: "name of the meter"),
            .optionalBatchKey,
        ])

    /// What the meters showed (温湿度记录).
    public static let archiveReading = TableDeclaration(
        "hosp_archive_reading", .fact, label: Label(zh: "温湿度记录", en: "readings of meters"),
        key: ["meter_code", "reading_day"],
        columns: [
            .periodMonth, .climateMeterCode,
            ColumnDeclaration("reading_day", .day, zh: "日期", en: "day"),
            ColumnDeclaration("temperature_value", .decimal, zh: "温度", en: "temperature")
                .unit("degree Celsius"),
            ColumnDeclaration("humidity_percent", .decimal, zh: "相对湿度", en: "humidity")
                .unit("percent"),
            .batchKey,
        ])
}
