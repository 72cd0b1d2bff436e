import Storage

/// What is inspected, patrolled and maintained again and again, and what was done of it.
extension Area {
    /// The area `schedule`.
    public static let schedule = Area(
        "schedule", requires: ["book", "organisation", "staff", "safety"],
        tables: [
            .safetyDuty, .schedule, .schedulePost, .patrolPoint, .scheduleRecord,
            .schedulePresence, .patrolScan,
        ])
}

extension ColumnDeclaration {
    static let scheduleCode = ColumnDeclaration(
        "schedule_code", .code, zh: "计划编码", en: "schedule")
    static let postCode = ColumnDeclaration("post_code", .code, zh: "岗位", en: "post")
    static let scheduleRecordCode = ColumnDeclaration(
        "record_code", .code, zh: "执行记录编号", en: "number of the record")
    static let ownerCode = ColumnDeclaration(
        "owner_code", .code, zh: "责任人", en: "who answers for it",
        null: Label(zh: "未落实", en: "nobody is named"))
    static let checkerCode = ColumnDeclaration(
        "checker_code", .code, zh: "检查人", en: "who checks it",
        null: Label(zh: "未落实", en: "nobody is named"))
    static let monthInterval = ColumnDeclaration(
        "month_interval", .count, zh: "间隔月数", en: "every so many months"
    ).unit("months")
}

/// Who answers for what, and when.
extension TableDeclaration {
    /// The jobs and safety items with procedure, owner and checker (责任落实).
    public static let safetyDuty = TableDeclaration(
        "hosp_safety_duty", .register, label: Label(zh: "安全责任事项", en: "safety duties"),
        key: ["duty_code"],
        columns: [
            ColumnDeclaration("duty_code", .code, zh: "事项编码", en: "job or safety item"),
            .name("duty_name", zh: "事项名称", en: "name of the duty"),
            ColumnDeclaration(
                "procedure_name", .text(200), zh: "操作规程", en: "operating procedure",
                null: Label(zh: "没有规程", en: "there is none")),
            .ownerCode, .checkerCode, .optionalBatchKey,
        ])

    /// The schedules (检查计划): what is done where, by which rule, who answers for it.
    ///
    /// The rule is a code of frequency, a rule of RFC 5545, or a day of the month.
    public static let schedule = TableDeclaration(
        "hosp_schedule", .register, label: Label(zh: "检查计划", en: "schedules"),
        key: ["schedule_code"],
        columns: [
            .scheduleCode, .name("schedule_name", zh: "计划名称", en: "name of the schedule"),
            .placeCode,
            ColumnDeclaration(
                "activity_name", .code, zh: "活动", en: "inspection, patrol, drill or upkeep",
                null: Label(zh: "检查", en: "an inspection")),
            ColumnDeclaration(
                "frequency_code", .code, zh: "频次", en: "frequency, as checklists have it",
                null: Label(zh: "见重复规则或每月几日", en: "see the rule or the day of the month")),
            ColumnDeclaration(
                "rule_text", .text(500), zh: "重复规则", en: "rule of recurrence (RFC 5545)",
                null: Label(zh: "见频次或每月几日", en: "see the frequency or the day of the month")),
            ColumnDeclaration(
                "month_day", .count, zh: "每月几日", en: "day of the month, the last in short ones",
                null: Label(zh: "见频次或重复规则", en: "see the frequency or the rule")),
            ColumnDeclaration(
                "month_interval", .count, zh: "间隔月数", en: "every so many months",
                null: Label(zh: "每月", en: "every month")
            ).unit("months"),
            ColumnDeclaration("starts_at", .moment, zh: "起始时刻", en: "first moment"),
            ColumnDeclaration(
                "window_minutes", .count, zh: "时长", en: "how long an occurrence may take",
                null: Label(zh: "到下一场次开始", en: "until the next one begins")
            ).unit("minutes"),
            ColumnDeclaration(
                "closed_day_rule", .code, zh: "遇非工作日", en: "what happens on a day off",
                null: Label(zh: "照常", en: "it is done all the same")),
            ColumnDeclaration(
                "late_minutes", .count, zh: "可补做时长", en: "how long it may be done late",
                null: Label(zh: "不可补做", en: "it may not")
            ).unit("minutes"),
            .ownerCode, .checkerCode, .optionalBatchKey,
        ])

    /// Who must be there (应到岗位): without one of them nothing was done.
    public static let schedulePost = TableDeclaration(
        "hosp_schedule_post", .register, label: Label(zh: "应到岗位", en: "posts that must be there"),
        key: ["schedule_code", "post_code"],
        columns: [.scheduleCode, .postCode, .optionalBatchKey])

    /// The points of patrols (巡查点位) in the order of the walk.
    public static let patrolPoint = TableDeclaration(
        "hosp_patrol_point", .register, label: Label(zh: "巡查点位", en: "points of patrols"),
        key: ["schedule_code", "place_code"],
        columns: [.scheduleCode, .placeCode, .departmentCode, .sortNumber, .optionalBatchKey])
}

/// What was done.
extension TableDeclaration {
    /// What was done for schedules (执行记录).
    public static let scheduleRecord = TableDeclaration(
        "hosp_schedule_record", .fact, label: Label(zh: "执行记录", en: "what was done"),
        key: ["schedule_code", "record_code"],
        columns: [
            .periodMonth, .scheduleCode, .scheduleRecordCode,
            ColumnDeclaration("performed_at", .moment, zh: "完成时刻", en: "when it was done"),
            ColumnDeclaration(
                "occurrence_code", .code, zh: "场次", en: "the occurrence it is for",
                null: Label(zh: "按时刻确定", en: "its moment decides")),
            .batchKey,
        ])

    /// Who was there (实到岗位).
    public static let schedulePresence = TableDeclaration(
        "hosp_schedule_presence", .fact, label: Label(zh: "实到岗位", en: "posts that were there"),
        key: ["schedule_code", "record_code", "post_code"],
        columns: [.periodMonth, .scheduleCode, .scheduleRecordCode, .postCode, .batchKey])

    /// The labels that patrols read (巡查扫码).
    public static let patrolScan = TableDeclaration(
        "hosp_patrol_scan", .fact, label: Label(zh: "巡查扫码", en: "labels read on patrols"),
        key: ["schedule_code", "place_code", "scanned_at"],
        columns: [
            .periodMonth, .scheduleCode, .placeCode,
            ColumnDeclaration("scanned_at", .moment, zh: "扫码时刻", en: "when it was read"),
            .batchKey,
        ])
}
