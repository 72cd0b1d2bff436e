/// Messages about facts that are read from tables of the hospital: 3090–3099.
extension Message {
    static let attachedMessages: [Message] = [
        attachedUnknown, attachedQueryInvalid, attachedNameInvalid, attachedColumnType,
        attachedPositionMissing, attachedPositionNeeded, attachedPeriod, attachedEmpty,
        attachedMeanwhile,
    ]

    /// A source that was not defined.
    public static let attachedUnknown = Message(
        3090, "attached_unknown", .unknown,
        zh: "没有名为“{source}”的外部数据源[，是否为“{nearest}”]。",
        en: "There is no attached source \"{source}\"[; did you mean \"{nearest}\"?]")
    /// A text that is not one query.
    public static let attachedQueryInvalid = Message(
        3091, "attached_query_invalid", .format,
        zh: "外部数据源“{source}”的查询不能用：“{detail}”。只能是一条SELECT语句，不带分号、注释和参数。",
        en:
            "The query of the attached source \"{source}\" cannot be used: \"{detail}\". It is one SELECT without semicolons, comments and parameters."
    )
    /// A name that cannot stand in a statement or a location.
    public static let attachedNameInvalid = Message(
        3092, "attached_name_invalid", .format,
        zh: "外部数据源“{source}”中的名称“{name}”不能用：只能含文字、数字、下划线[，最多{count}个字符]。",
        en:
            "The name \"{name}\" of the attached source \"{source}\" cannot be used: letters, digits and underscores[, at most {count}]."
    )
    /// A column that cannot be read exactly.
    public static let attachedColumnType = Message(
        3093, "attached_column_type", .schema,
        zh: "外部数据源“{source}”（{server}）的列“{column}”类型为{type}，不能精确读取；请在查询中转换为整数、精确小数、字符或日期。",
        en:
            "Column \"{column}\" of the attached source \"{source}\" ({server}) has the type {type}, which is not exact; turn it into a whole number, an exact decimal, characters or a date in the query."
    )
    /// A row without the value that says how far reading has come.
    public static let attachedPositionMissing = Message(
        3094, "attached_position_missing", .missing,
        zh: "外部数据源“{source}”第{row}行的列“{column}”没有值，不能增量读取。",
        en:
            "Row {row} of the attached source \"{source}\" has no value in column \"{column}\", so it cannot be read step by step."
    )
    /// A way of reading and a position that do not fit together.
    public static let attachedPositionNeeded = Message(
        3095, "attached_position_needed", .rule,
        zh: "外部数据源“{source}”：按键或按时间读取须指明递增列，整表读取不须指明。",
        en:
            "Attached source \"{source}\": by_key and by_time need a position column, full takes none."
    )
    /// A period that is needed, or that the rows have already.
    public static let attachedPeriod = Message(
        3096, "attached_period", .rule,
        zh: "外部数据源“{source}”：查询没有会计期间列时须给出期间，有会计期间列或目标表没有期间时不须给出。",
        en:
            "Attached source \"{source}\": a period is given when the query has no column of the accounting month, and only then."
    )
    /// A whole table without rows where there were some.
    public static let attachedEmpty = Message(
        3097, "attached_empty", .missing,
        zh: "外部数据源“{source}”的查询没有返回任何行，而以前读入过{count}行；没有改动，请核对查询。",
        en:
            "The query of the attached source \"{source}\" gave no rows where {count} were read before; nothing was changed, look at the query."
    )
    /// Somebody else has loaded the same source.
    public static let attachedMeanwhile = Message(
        3098, "attached_meanwhile", .conflict,
        zh: "外部数据源“{source}”同时被其他程序读入，本次没有改动，请重做。",
        en:
            "Another program has loaded the attached source \"{source}\" at the same time; nothing was changed, do it again."
    )
}
