import Storage

/// Facts that are read from tables of the hospital (外部数据源): where they stand, how far they have
/// been read, and what each reading did.
extension Area {
    /// The area `attached`.
    public static let attached = Area(
        "attached", requires: ["book"],
        tables: [.attachedSource, .attachedColumn, .attachedLoad, .attachedRefusal])
}

extension ColumnDeclaration {
    fileprivate static let attachedCode = ColumnDeclaration(
        "attached_code", .code, zh: "数据源", en: "source")
    fileprivate static let loadCount = ColumnDeclaration(
        "load_number", .count, zh: "读入次序", en: "number of the reading")
    fileprivate static func rows(
        _ name: String, zh chinese: String, en english: String
    ) -> ColumnDeclaration {
        ColumnDeclaration(name, .count, zh: chinese, en: english).unit("rows")
    }
}

extension Label {
    fileprivate static let nothingRead = Label(zh: "尚未读入", en: "nothing read yet")
}

extension TableDeclaration {
    /// The sources (外部数据源).
    ///
    /// No password stands here: `location_name` is the name of a place that the host tells, or of a
    /// data source of the machine.
    public static let attachedSource = TableDeclaration(
        "hosp_attached_source", .register, label: Label(zh: "外部数据源", en: "attached sources"),
        key: ["attached_code"],
        columns: [
            .attachedCode,
            .maybe(
                "location_name", zh: "位置名", en: "name of the place",
                null: Label(zh: "账簿所在的数据库", en: "the database of the book")),
            ColumnDeclaration("target_table", .code, zh: "目标表", en: "table"),
            ColumnDeclaration("query_text", .longText, zh: "查询", en: "query"),
            ColumnDeclaration("mode_name", .code, zh: "读取方式", en: "way of reading"),
            .maybe(
                "position_column", zh: "递增列", en: "column that grows",
                null: Label(zh: "每次读取全部", en: "all is read each time")),
            .maybe(
                "last_position", .text(200), zh: "已读至", en: "read up to",
                null: .nothingRead),
            .maybe(
                "position_kind", zh: "递增列的类型", en: "type of the column that grows",
                null: .nothingRead),
            ColumnDeclaration("load_number", .count, zh: "读入次数", en: "readings"),
            .actor("defined_by", zh: "定义人", en: "defined by"),
            ColumnDeclaration("defined_at", .moment, zh: "定义时间", en: "defined at"),
        ])

    /// Which column of a query fills which column of the table (外部数据源列对照).
    public static let attachedColumn = TableDeclaration(
        "hosp_attached_column", .register,
        label: Label(zh: "外部数据源列对照", en: "columns of attached sources"),
        key: ["attached_code", "target_column"],
        columns: [
            .attachedCode,
            ColumnDeclaration("target_column", .code, zh: "目标列", en: "column of the table"),
            ColumnDeclaration("query_column", .code, zh: "查询的列", en: "column of the query"),
            ColumnDeclaration("sort_number", .count, zh: "顺序", en: "order"),
        ])

    /// What each reading did (读入报告): either all rows were taken or none.
    public static let attachedLoad = TableDeclaration(
        "hosp_attached_load", .log, label: Label(zh: "外部数据读入报告", en: "readings of sources"),
        key: ["attached_code", "load_number"],
        columns: [
            .attachedCode, .loadCount,
            ColumnDeclaration("loaded_at", .moment, zh: "读入时间", en: "read at"),
            .actor("loaded_by", zh: "读入人", en: "read by"),
            ColumnDeclaration(
                "period_month", .month, zh: "会计期间", en: "accounting month",
                null: Label(zh: "行内自带或不分期间", en: "of the rows themselves, or of none")),
            .rows("read_total", zh: "读取行数", en: "rows read"),
            .rows("new_total", zh: "新增行数", en: "new rows"),
            .rows("changed_total", zh: "更新行数", en: "changed rows"),
            .rows("same_total", zh: "未变行数", en: "rows as before"),
            .rows("gone_total", zh: "删除行数", en: "rows that are gone"),
            .rows("refused_total", zh: "拒绝行数", en: "findings; with any nothing was taken"),
            .maybe(
                "position_text", .text(200), zh: "读至", en: "read up to", null: .nothingRead),
        ])

    /// Why rows of a reading were refused (拒绝明细), at most 1000 of one reading.
    public static let attachedRefusal = TableDeclaration(
        "hosp_attached_refusal", .log,
        label: Label(zh: "外部数据拒绝明细", en: "refused rows of sources"),
        key: ["attached_code", "load_number", "finding_number"],
        columns: [
            .attachedCode, .loadCount,
            .findingCount,
            ColumnDeclaration(
                "row_line", .count, zh: "行号", en: "row of the query",
                null: Label(zh: "针对整个查询", en: "about the whole query")),
            ColumnDeclaration(
                "column_label", .text(200), zh: "列名", en: "column",
                null: Label(zh: "针对整行", en: "about the whole row")),
        ] + ColumnDeclaration.findingMessage)
}
