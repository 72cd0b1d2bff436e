import Storage

/// The published tables of a book, by area; each area is created when it is first used.
///
/// These declarations are a contract for ever: columns are added with `.since(…)` at the end of a
/// table, and nothing is renamed, retyped or taken away. A test compares the hash of every
/// migration with a committed list.
extension Schema {
    /// The schema of a book as written by a version of the library.
    public static func book(libraryVersion: String) -> Schema {
        Schema(
            areas: [
                .book, .organisation, .cost, .costLedger, .payment, .staff, .people, .power,
                .appraisal, .pay, .safety, .calendar, .unitCost, .caseCost,
                .resultLife, .serviceDesk, .survey, .hazardLife, .budget, .hazardCost,
                .indicator,
                .incidentLife, .riskLife, .schedule, .training, .contractor, .emergency, .archive,
                .asset, .energy, .stock, .maintenance,
                .purchase, .contract, .office, .job, .attached, .exchange,
            ],
            libraryVersion: libraryVersion)
    }
}

extension Label {
    /// Null of a column that somebody fills in when there is something to say.
    static let nothingSaid = Label(zh: "未填写", en: "nothing said")
    /// Null of the batch of a row that no import brought.
    static let byHand = Label(zh: "不是批量导入", en: "not imported in a batch")
    /// Null of the actor when the host named none.
    static let noActor = Label(zh: "未指明操作人", en: "no actor named")
    /// Null of an amount in fen where the rounding unit of the run is smaller than a fen.
    static let noWholeFen = Label(zh: "金额不是整分", en: "the amount is no whole number of fen")
}

extension ColumnDeclaration {
    /// The month of a fact.
    static let periodMonth = ColumnDeclaration(
        "period_month", .month, zh: "会计期间", en: "accounting month")
    /// The batch that brought a fact.
    static let batchKey = ColumnDeclaration("batch_key", .code, zh: "导入批次", en: "import batch")
    /// The batch that brought a row of master data, if any.
    static let optionalBatchKey = ColumnDeclaration(
        "batch_key", .code, zh: "导入批次", en: "import batch", null: .byHand)
    /// The run of a result.
    static let runID = ColumnDeclaration("run_id", .code, zh: "运行号", en: "run")
    /// Who did it.
    static func actor(_ name: String, zh chinese: String, en english: String) -> Self {
        ColumnDeclaration(name, .code, zh: chinese, en: english, null: .noActor)
    }
    /// A column that may be left out.
    static func maybe(
        _ name: String, _ type: ColumnType = .code, zh chinese: String, en english: String,
        null absent: Label = .nothingSaid
    ) -> ColumnDeclaration {
        ColumnDeclaration(name, type, zh: chinese, en: english, null: absent)
    }
    /// A remark of at most 500 characters.
    static func remark(_ name: String = "remark") -> Self {
        ColumnDeclaration(name, .text(500), zh: "说明", en: "remark", null: .nothingSaid)
    }
    /// The number of a step in the life of something.
    static let stepCount = ColumnDeclaration(
        "step_number", .count, zh: "步骤序号", en: "number of the step")
    /// What the step was.
    static let stepName = ColumnDeclaration("step_name", .code, zh: "步骤", en: "step")
    /// Where the step led.
    static let stateAfterStep = ColumnDeclaration(
        "state_name", .code, zh: "步骤后的状态", en: "state after the step")
    /// When the step was taken.
    static let stepDay = ColumnDeclaration("step_day", .day, zh: "步骤日期", en: "day of the step")
    /// Who took the step.
    static let stepPerson = ColumnDeclaration("person_code", .code, zh: "操作人", en: "who took it")
    /// The number of a finding.
    static let findingCount = ColumnDeclaration(
        "finding_number", .count, zh: "序号", en: "number of the finding")
    /// What a finding says of a value: the value as it came, and the message in both languages.
    static let findingMessage = [
        ColumnDeclaration(
            "field_text", .text(500), zh: "原值", en: "value as it came",
            null: Label(zh: "没有值", en: "no value")),
        ColumnDeclaration("message_number", .integer, zh: "消息编号", en: "message number"),
        ColumnDeclaration("message_name", .code, zh: "消息名称", en: "message name"),
        maybe("message_zh", .text(2_000), zh: "中文说明", en: "Chinese"),
        maybe("message_en", .text(2_000), zh: "英文说明", en: "English"),
    ]
    /// The number of a part of what a step says.
    static let partCount = ColumnDeclaration(
        "part_number", .count, zh: "分段序号", en: "number of the part")
    /// A part of what a step says.
    static let partText = ColumnDeclaration(
        "part_text", .text(1_000), zh: "内容（JSON）", en: "part of the JSON")
    /// When a row was written.
    static let recordedAt = ColumnDeclaration(
        "recorded_at", .moment, zh: "记录时间", en: "recorded at")
}
