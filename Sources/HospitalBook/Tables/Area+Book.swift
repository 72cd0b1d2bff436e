import Storage

/// What every book keeps about itself: what was imported, what was run, which months are closed,
/// and the sealed trail of all changes.
extension Area {
    /// The area `book`; every other area requires it.
    public static let book = Area(
        "book",
        tables: [
            .importBatch, .importFinding, .runRecord, .runInput, .periodState, .audit,
        ])
}

extension TableDeclaration {
    /// The batches that were imported (导入批次).
    ///
    /// A batch key that stands here already is not imported again; its content hash tells a
    /// repeated batch from another one of the same key.
    public static let importBatch = TableDeclaration(
        "hosp_import_batch", .log, label: Label(zh: "导入批次", en: "import batches"),
        key: ["target_table", "batch_key"],
        columns: [
            ColumnDeclaration("target_table", .code, zh: "目标表", en: "table"),
            .batchKey,
            ColumnDeclaration(
                "source_name", .text(500), zh: "来源文件", en: "source file",
                null: Label(zh: "不是文件", en: "not from a file")),
            ColumnDeclaration("content_hash", .code, zh: "内容散列值", en: "hash of the content"),
            ColumnDeclaration("row_total", .count, zh: "行数", en: "rows").unit("rows"),
            ColumnDeclaration("finding_total", .count, zh: "提示数", en: "findings"),
            ColumnDeclaration("imported_at", .moment, zh: "导入时间", en: "imported at"),
            .actor("imported_by", zh: "导入人", en: "imported by"),
            ColumnDeclaration("library_version", .code, zh: "库版本", en: "library version"),
        ])

    /// What an import had to say about rows that it took (导入提示).
    ///
    /// An import that refuses a row writes nothing; its findings are the result of the call, with
    /// these columns.
    public static let importFinding = TableDeclaration(
        "hosp_import_finding", .log, label: Label(zh: "导入提示", en: "import findings"),
        key: ["target_table", "batch_key", "finding_number"],
        columns: [
            ColumnDeclaration("target_table", .code, zh: "目标表", en: "table"),
            .batchKey,
            .findingCount,
            ColumnDeclaration(
                "row_line", .count, zh: "行号", en: "line",
                null: Label(zh: "针对整个文件", en: "about the whole file")),
            ColumnDeclaration(
                "column_label", .text(200), zh: "列名", en: "column",
                null: Label(zh: "针对整行", en: "about the whole row")),
        ] + ColumnDeclaration.findingMessage)

    /// The runs (运行记录): what was calculated, from which inputs, by whom, and whether it still
    /// holds.
    ///
    /// Of all runs of a procedure, scope and month one is current: the newest version.
    public static let runRecord = TableDeclaration(
        "hosp_run_record", .log, label: Label(zh: "运行记录", en: "runs"), key: ["run_id"],
        columns: [
            .runID,
            ColumnDeclaration("procedure_name", .code, zh: "过程", en: "procedure"),
            ColumnDeclaration(
                "scope_code", .code, zh: "方案", en: "plan or other scope",
                null: Label(zh: "整个期间", en: "the whole month")),
            ColumnDeclaration(
                "period_month", .month, zh: "会计期间", en: "accounting month",
                null: Label(zh: "不属于某个月", en: "of no single month")),
            ColumnDeclaration("version_number", .count, zh: "版本号", en: "version"),
            ColumnDeclaration(
                "previous_run_id", .code, zh: "上一版运行号", en: "run of the version before",
                null: Label(zh: "首版", en: "the first version")),
            ColumnDeclaration("is_current", .flag, zh: "是否现行版本", en: "current version"),
            ColumnDeclaration("is_stale", .flag, zh: "是否已过时", en: "inputs have changed since"),
            ColumnDeclaration("state_name", .code, zh: "状态", en: "state"),
            ColumnDeclaration("inputs_hash", .code, zh: "输入散列值", en: "hash of the inputs"),
            ColumnDeclaration("rule_version", .code, zh: "规则版本", en: "version of the rules"),
            ColumnDeclaration("library_version", .code, zh: "库版本", en: "library version"),
            .actor("calculated_by", zh: "运行人", en: "run by"),
            ColumnDeclaration("calculated_at", .moment, zh: "运行时间", en: "run at"),
            ColumnDeclaration(
                "arguments_json", .longText, zh: "参数", en: "arguments", null: .nothingSaid),
        ])

    /// The versions that a run used (decision 15): tables with the hash of the rows it read, and
    /// other runs whose results it read.
    public static let runInput = TableDeclaration(
        "hosp_run_input", .log, label: Label(zh: "运行输入", en: "inputs of runs"),
        key: ["run_id", "input_name"],
        columns: [
            .runID,
            ColumnDeclaration("input_name", .code, zh: "输入", en: "input"),
            ColumnDeclaration(
                "input_run_id", .code, zh: "上游运行号", en: "run that was read",
                null: Label(zh: "读取的是事实表", en: "a table of facts was read")),
            ColumnDeclaration("input_hash", .code, zh: "内容散列值", en: "hash of the rows"),
            ColumnDeclaration("row_total", .count, zh: "行数", en: "rows").unit("rows"),
        ])

    /// The months that are closed for an area (结账): their facts and results stay as they are.
    public static let periodState = TableDeclaration(
        "hosp_period_state", .register, label: Label(zh: "期间状态", en: "states of months"),
        key: ["area_name", "period_month"],
        columns: [
            ColumnDeclaration("area_name", .code, zh: "业务", en: "area"),
            .periodMonth,
            ColumnDeclaration("is_closed", .flag, zh: "是否已结账", en: "closed"),
            ColumnDeclaration("changed_at", .moment, zh: "变更时间", en: "changed at"),
            .actor("changed_by", zh: "变更人", en: "changed by"),
            .remark(),
        ])

    /// The audit trail (审计链): one sealed row per change of state.
    ///
    /// The hash of a row covers every column before it, in declared order, and the hash of the row
    /// before (`AuditTrail`).
    public static let audit = TableDeclaration(
        "hosp_audit", .log, label: Label(zh: "审计链", en: "audit trail"),
        key: ["chain_name", "chain_number"],
        columns: [
            ColumnDeclaration("chain_name", .code, zh: "链名", en: "chain"),
            ColumnDeclaration("chain_number", .count, zh: "序号", en: "number in the chain"),
            ColumnDeclaration("algorithm_name", .code, zh: "散列算法", en: "hash algorithm"),
            ColumnDeclaration("recorded_at", .moment, zh: "时间", en: "recorded at"),
            .actor("recorded_by", zh: "操作人", en: "actor"),
            ColumnDeclaration("action_name", .code, zh: "操作", en: "action"),
            ColumnDeclaration("subject_kind", .code, zh: "对象类别", en: "kind of subject"),
            ColumnDeclaration("subject_key", .code, zh: "对象编号", en: "key of the subject"),
            ColumnDeclaration(
                "detail_json", .longText, zh: "内容", en: "detail", null: .nothingSaid),
            ColumnDeclaration("row_hash", .code, zh: "散列值", en: "hash of the row"),
        ])
}
