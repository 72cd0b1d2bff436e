import Storage

/// What goes between the book and other systems (数据交换): how their rows become ours, which of their
/// codes are which of ours, the messages, and the events that the host delivers.
extension Area {
    /// The area `exchange`.
    public static let exchange = Area(
        "exchange", requires: ["book"],
        tables: [
            .adapter, .adapterColumn, .codeMap, .load, .loadFinding, .loadCode, .message,
            .hostEvent,
        ])
}

extension ColumnDeclaration {
    fileprivate static let adapterCode = ColumnDeclaration(
        "adapter_code", .code, zh: "导入适配", en: "adapter")
    fileprivate static let systemCode = ColumnDeclaration(
        "system_code", .code, zh: "来源系统", en: "host system")
    fileprivate static let targetTable = ColumnDeclaration(
        "target_table", .code, zh: "目标表", en: "table")
    fileprivate static let codeKind = ColumnDeclaration(
        "code_kind", .code, zh: "编码类别", en: "kind of code")
    fileprivate static let externalCode = ColumnDeclaration(
        "external_code", .code, zh: "来源编码", en: "code of the host system")
    fileprivate static let contentHash = ColumnDeclaration(
        "content_hash", .code, zh: "内容散列值", en: "hash of the content")
    fileprivate static let loadNumber = ColumnDeclaration(
        "load_number", .count, zh: "导入序号", en: "number of the load")
    fileprivate static func total(
        _ name: String, zh chinese: String, en english: String
    ) -> ColumnDeclaration {
        ColumnDeclaration(name, .count, zh: chinese, en: english).unit("rows")
    }
}

/// Adapters, maps of codes, and what loads did.
extension TableDeclaration {
    /// The adapters (导入适配): the rows of which system fill which table.
    ///
    /// Codes are looked up on the day of the day field, or on the day of the load.
    public static let adapter = TableDeclaration(
        "hosp_adapter", .register, label: Label(zh: "导入适配", en: "import adapters"),
        key: ["adapter_code"],
        columns: [
            .adapterCode, .systemCode, .targetTable,
            .maybe("day_field", .text(200), zh: "日期字段", en: "field that tells the day"),
            .remark(), .optionalBatchKey,
        ])

    /// The columns of the adapters (导入适配列): each is filled by a field of the host system, its code
    /// translated or its number multiplied, or by the same text in every row.
    public static let adapterColumn = TableDeclaration(
        "hosp_adapter_column", .register, label: Label(zh: "导入适配列", en: "columns of adapters"),
        key: ["adapter_code", "column_name"],
        columns: [
            .adapterCode,
            ColumnDeclaration("column_name", .code, zh: "目标列", en: "column of the table"),
            .maybe("source_field", .text(200), zh: "来源字段", en: "field of the host system"),
            .maybe("constant_text", .text(500), zh: "固定值", en: "same text in every row"),
            .maybe("code_kind", zh: "编码类别", en: "kind of code that is translated"),
            .maybe("factor_value", .decimal, zh: "换算倍数", en: "multiplied by"),
            .optionalBatchKey,
        ])

    /// The codes of the host systems and ours (编码对照), in versions and with the days on which a pair
    /// holds.
    ///
    /// Of the pairs of a code that hold on a day, the newest version counts.
    public static let codeMap = TableDeclaration(
        "hosp_code_map", .register, label: Label(zh: "编码对照", en: "codes of host systems"),
        key: ["system_code", "code_kind", "external_code", "version_number", "valid_from"],
        columns: [
            .systemCode, .codeKind, .externalCode,
            ColumnDeclaration("version_number", .count, zh: "版本号", en: "version"),
            ColumnDeclaration("valid_from", .day, zh: "启用日期", en: "first day"),
            ColumnDeclaration(
                "valid_to", .day, zh: "停用日期", en: "last day",
                null: Label(zh: "仍有效", en: "still valid")),
            ColumnDeclaration("own_code", .code, zh: "本账簿编码", en: "code of the book"),
            .remark(), .optionalBatchKey,
        ])

    /// What each load of an adapter did (导入报告); a refused load has written nothing else.
    public static let load = TableDeclaration(
        "hosp_load", .log, label: Label(zh: "导入报告", en: "loads"),
        key: ["adapter_code", "load_number"],
        columns: [
            .adapterCode, .loadNumber, .systemCode, .targetTable,
            .maybe(
                "batch_key", zh: "导入批次", en: "import batch",
                null: Label(zh: "没有新行", en: "no row was new")),
            .maybe("source_name", .text(500), zh: "来源文件", en: "source file"),
            .contentHash,
            ColumnDeclaration(
                "state_name", .code, zh: "结果", en: "loaded, same or refused"),
            .total("read_total", zh: "读取行数", en: "rows read"),
            .total("taken_total", zh: "导入行数", en: "rows taken"),
            .total("same_total", zh: "相同行数", en: "rows that were there"),
            .total("replaced_total", zh: "替换行数", en: "rows that were replaced"),
            .total("refused_total", zh: "拒绝行数", en: "rows refused"),
            ColumnDeclaration("loaded_at", .moment, zh: "导入时间", en: "loaded at"),
            .actor("loaded_by", zh: "导入人", en: "loaded by"),
        ])

    /// Why rows of a load were refused (导入拒绝明细); the first thousand of a load.
    public static let loadFinding = TableDeclaration(
        "hosp_load_finding", .log, label: Label(zh: "导入拒绝明细", en: "findings of loads"),
        key: ["adapter_code", "load_number", "finding_number"],
        columns: [
            .adapterCode, .loadNumber,
            .findingCount,
            ColumnDeclaration(
                "row_line", .count, zh: "行号", en: "line",
                null: Label(zh: "针对整个文件", en: "about the whole file")),
            ColumnDeclaration(
                "column_label", .text(200), zh: "字段或列", en: "field or column",
                null: Label(zh: "针对整行", en: "about the whole row")),
        ] + ColumnDeclaration.findingMessage)

    /// The codes of a load that have no pair, or several (未对照编码); the first thousand of a load.
    public static let loadCode = TableDeclaration(
        "hosp_load_code", .log, label: Label(zh: "未对照编码", en: "codes without a pair"),
        key: ["adapter_code", "load_number", "code_kind", "code_number"],
        columns: [
            .adapterCode, .loadNumber, .codeKind,
            ColumnDeclaration("code_number", .count, zh: "序号", en: "number of the code"),
            ColumnDeclaration(
                "external_text", .text(500), zh: "来源编码", en: "code of the host system",
                null: .nothingSaid),
            ColumnDeclaration(
                "standing_name", .code, zh: "情况", en: "unmapped or ambiguous"),
            ColumnDeclaration("use_total", .count, zh: "出现次数", en: "how often"),
        ])
}

/// Messages and events.
extension TableDeclaration {
    /// The messages that came and that were made (交换报文), each once.
    ///
    /// Direction is `in` or `out`; the state `received`, or `prepared` and, when the answer has
    /// come, `acknowledged`.
    public static let message = TableDeclaration(
        "hosp_message", .log, label: Label(zh: "交换报文", en: "messages"),
        key: ["direction_name", "sender_code", "message_id"],
        columns: [
            ColumnDeclaration("direction_name", .code, zh: "方向", en: "in or out"),
            ColumnDeclaration("sender_code", .code, zh: "发送方", en: "sender"),
            ColumnDeclaration("message_id", .code, zh: "报文编号", en: "message"),
            ColumnDeclaration("receiver_code", .code, zh: "接收方", en: "receiver"),
            ColumnDeclaration("message_type", .code, zh: "报文类型", en: "type"),
            ColumnDeclaration("version_name", .code, zh: "报文版本", en: "version of the form"),
            ColumnDeclaration("made_at", .moment, zh: "报文时间", en: "made at"),
            .targetTable, .total("row_total", zh: "行数", en: "rows"), .contentHash,
            ColumnDeclaration("record_number", .count, zh: "登记序号", en: "number of the record"),
            ColumnDeclaration("state_name", .code, zh: "状态", en: "state"),
            .maybe(
                "batch_key", zh: "导入批次", en: "import batch",
                null: Label(zh: "不是收到的报文", en: "not received")),
            .maybe("document_text", .longText, zh: "报文内容", en: "the message as XML"),
            .maybe("acknowledged_at", .moment, zh: "回执时间", en: "acknowledged at"),
            .recordedAt, .actor("recorded_by", zh: "操作人", en: "recorded by"),
        ])

    /// What the host shall deliver (待发事件): the library sends nothing.
    ///
    /// The state is `pending`, `taken`, `delivered` or `failed`.
    public static let hostEvent = TableDeclaration(
        "hosp_event", .log, label: Label(zh: "待发事件", en: "events to deliver"),
        key: ["event_code"],
        columns: [
            ColumnDeclaration("event_code", .code, zh: "事件编号", en: "event"),
            ColumnDeclaration("event_kind", .code, zh: "事件类别", en: "kind of event"),
            ColumnDeclaration("channel_name", .code, zh: "渠道", en: "sms, telephone, screen …"),
            ColumnDeclaration("receiver_code", .code, zh: "接收者", en: "receiver"),
            .maybe("text_zh", .text(1000), zh: "中文内容", en: "Chinese text"),
            .maybe("text_en", .text(1000), zh: "英文内容", en: "English text"),
            ColumnDeclaration("due_at", .moment, zh: "应发时间", en: "due"),
            ColumnDeclaration("state_name", .code, zh: "状态", en: "state"),
            .maybe(
                "taken_by", zh: "领取者", en: "taken by",
                null: Label(zh: "无人领取", en: "nobody took it")),
            .maybe(
                "held_until", .moment, zh: "领取有效期", en: "held until",
                null: Label(zh: "不在手中", en: "not held")),
            ColumnDeclaration("attempt_total", .count, zh: "领取次数", en: "attempts"),
            .maybe("reason_text", .text(500), zh: "失败原因", en: "why it did not arrive"),
            .maybe("ended_at", .moment, zh: "办结时间", en: "delivered or given up at"),
            .recordedAt, .actor("recorded_by", zh: "登记人", en: "recorded by"),
        ])
}
