/// Messages about how a function was called: 1000–1099.
extension Message {
    static let callerMessages: [Message] = [
        argumentNull, argumentRange, handleInvalid, handleKind, bufferTooSmall, textLength,
        optionUnknown, procedureUnknown, internalFault, handlesExhausted, columnRange, columnType,
        tableUnknown, notOnRow, forkedHandle, optionValue,
        storageUnavailable, valueNull, memoryMissing,
    ]

    /// A pointer that must not be NULL is NULL.
    public static let argumentNull = Message(
        1000, "argument_null", .argument,
        zh: "{function}：参数{argument}不能为NULL。",
        en: "{function}: argument {argument} must not be NULL.")
    /// A number passed to a function is outside of what it takes.
    public static let argumentRange = Message(
        1001, "argument_range", .argument,
        zh: "{function}：参数{argument}的值{value}无效。",
        en: "{function}: argument {argument} has the invalid value {value}.")
    /// The handle is unknown, stale or closed.
    public static let handleInvalid = Message(
        1002, "handle_invalid", .handle,
        zh: "{function}：句柄{value}无效或已关闭。", en: "{function}: handle {value} is invalid or closed.")
    /// The handle is of another kind.
    public static let handleKind = Message(
        1003, "handle_kind", .kind,
        zh: "{function}：句柄{value}的类型不符，需要{expected}。",
        en: "{function}: handle {value} is of the wrong kind; {expected} is needed.")
    /// The buffer is too small.
    public static let bufferTooSmall = Message(
        1004, "buffer_too_small", .buffer,
        zh: "{function}：缓冲区太小，需要{value}字节。",
        en: "{function}: the buffer is too small, {value} bytes are needed.")
    /// A text length below −1 or beyond the limit.
    public static let textLength = Message(
        1005, "text_length", .argument,
        zh: "{function}：参数{argument}的长度{value}无效。",
        en: "{function}: the length {value} of argument {argument} is invalid.")
    /// An option name that does not exist.
    public static let optionUnknown = Message(
        1006, "option_unknown", .unknown,
        zh: "没有名为“{name}”的选项[，是否为“{nearest}”]。",
        en: "There is no option named \"{name}\"[; did you mean \"{nearest}\"?]")
    /// A procedure name that does not exist.
    public static let procedureUnknown = Message(
        1007, "procedure_unknown", .unknown,
        zh: "没有名为“{name}”的过程[，是否为“{nearest}”]。",
        en: "There is no procedure named \"{name}\"[; did you mean \"{nearest}\"?]")
    /// A fault of the library itself.
    public static let internalFault = Message(
        1008, "internal_fault", .internal,
        zh: "库内部错误：{detail}。请将此信息报告给开发者。",
        en: "Internal fault of the library: {detail}. Please report this text.")
    /// All 65,535 handles are open.
    public static let handlesExhausted = Message(
        1009, "handles_exhausted", .tooBig,
        zh: "同时打开的句柄已达上限{value}个，请先关闭不用的句柄。",
        en: "All {value} handles are open; close those that are no longer needed.")
    /// A column number outside of the table.
    public static let columnRange = Message(
        1010, "column_range", .argument,
        zh: "{function}：列号{value}无效，本表共{count}列。",
        en: "{function}: column {value} does not exist, the table has {count} columns.")
    /// A value of another type than asked for.
    public static let columnType = Message(
        1011, "column_type", .argument,
        zh: "{function}：第{value}列“{name}”不是所要求的类型。",
        en: "{function}: column {value} \"{name}\" is not of the type asked for.")
    /// A result has no table of this name.
    public static let tableUnknown = Message(
        1012, "table_unknown", .unknown,
        zh: "结果中没有名为“{name}”的表[，是否为“{nearest}”]。",
        en: "The result has no table named \"{name}\"[; did you mean \"{nearest}\"?]")
    /// A cursor was read before the first or after the last row.
    public static let notOnRow = Message(
        1013, "not_on_row", .argument,
        zh: "{function}：游标不在任何行上。", en: "{function}: the cursor does not stand on a row.")
    /// A handle from before a fork.
    public static let forkedHandle = Message(
        1014, "forked_handle", .forked,
        zh: "{function}：句柄{value}属于父进程，子进程须重新打开。",
        en: "{function}: handle {value} belongs to the parent process; the child must open its own."
    )
    /// An option does not take the value.
    public static let optionValue = Message(
        1015, "option_value", .argument,
        zh: "选项“{name}”不接受值“{value}”。", en: "Option \"{name}\" does not take the value \"{value}\"."
    )
    /// A place for a book that is none.
    public static let storageUnavailable = Message(
        1016, "storage_unavailable", .unknown,
        zh: "不能打开“{location}”[：选项{name}未知或取值无效]：账簿可以是文件路径、"
            + "\":memory:\"（空文本，内存账簿）或“odbc:”加数据库连接串。",
        en: "\"{location}\" cannot be opened[: the option {name} is unknown or does not take its "
            + "value]: a book is a file, \":memory:\" or \"odbc:\" with a connection string.")
    /// A number was asked for where there is no value.
    public static let valueNull = Message(
        1017, "value_null", .missing,
        zh: "{function}：第{value}列“{name}”在本行没有值。",
        en: "{function}: column {value} \"{name}\" has no value in this row.")
    /// The system does not give the memory that a call needs.
    public static let memoryMissing = Message(
        1018, "memory_missing", .memory,
        zh: "内存不足：还需要约{size} MiB。",
        en: "There is not enough memory: about {size} MiB more are needed.")
}
