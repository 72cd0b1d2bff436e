/// Messages about a book in a hospital's own database, which is reached by ODBC: 3050–3079.
extension Message {
    static let databaseMessages: [Message] = [
        odbcMissing, odbcDriverMissing, odbcLoginRefused, odbcUnreachable, odbcKindUnknown,
        odbcConnectionLost, odbcCommitUncertain, odbcLockHeld, odbcConflict, odbcTimeout,
        odbcColumnType, odbcTextTooLong, odbcRefused, clockBackwards,
        odbcFull, odbcReadOnly,
    ]

    /// The manager of database drivers is not installed.
    public static let odbcMissing = Message(
        3050, "odbc_missing", .unknown,
        zh: "本机没有安装unixODBC（找不到{name}），不能打开数据库中的账簿；请安装unixODBC和数据库的ODBC驱动。",
        en: "unixODBC is not installed ({name} was not found), so a book in a database cannot be "
            + "opened; install unixODBC and the ODBC driver of the database.")
    /// The driver manager does not know a data source or a driver.
    public static let odbcDriverMissing = Message(
        3051, "odbc_driver_missing", .unknown,
        zh: "unixODBC没有“{server}”所指的数据源或驱动：{detail}。请查看odbc.ini和odbcinst.ini。",
        en: "unixODBC has no data source or driver for \"{server}\": {detail}. "
            + "See odbc.ini and odbcinst.ini.")
    /// A user or a password is wrong.
    public static let odbcLoginRefused = Message(
        3052, "odbc_login_refused", .io,
        zh: "数据库“{server}”拒绝登录，请核对用户名和口令：{detail}。",
        en: "The database \"{server}\" refused the user or the password: {detail}.")
    /// A server does not answer.
    public static let odbcUnreachable = Message(
        3053, "odbc_unreachable", .io,
        zh: "连接不上数据库“{server}”：{detail}。",
        en: "The database \"{server}\" cannot be reached: {detail}.")
    /// A server of a kind that the library has no words for.
    public static let odbcKindUnknown = Message(
        3054, "odbc_kind_unknown", .unknown,
        zh: "数据库“{server}”自称“{name}”，本库不认识；可用HOSP_DIALECT指明。",
        en: "The database \"{server}\" calls itself \"{name}\", which is unknown here; "
            + "name it with HOSP_DIALECT.")
    /// A server is gone in the middle of a transaction.
    public static let odbcConnectionLost = Message(
        3055, "odbc_connection_lost", .io,
        zh: "与数据库“{server}”的连接中断，本次事务的内容都没有保存，请重做。语句“{statement}”，表{table}。",
        en:
            "The connection to the database \"{server}\" broke; nothing of this transaction was kept, "
            + "do it again. Statement \"{statement}\", table {table}.")
    /// A server is gone while it was told to keep a transaction.
    public static let odbcCommitUncertain = Message(
        3056, "odbc_commit_uncertain", .io,
        zh: "提交时与数据库“{server}”的连接中断，不知道是否已保存；请重新打开账簿核对后再决定是否重做。",
        en: "The connection to the database \"{server}\" broke while it was told to keep the "
            + "transaction, so nobody knows whether it did; look into the book before doing it again."
    )
    /// A lock of somebody else was not given up in time.
    public static let odbcLockHeld = Message(
        3057, "odbc_lock_held", .conflict,
        zh: "数据库“{server}”的表{table}正被其他程序锁定，等待{count}秒后仍未释放；什么都没有保存。语句“{statement}”。",
        en:
            "In the database \"{server}\" another program holds a lock on table {table}, still after "
            + "{count} s; nothing was kept. Statement \"{statement}\".")
    /// Two transactions stood in each other's way.
    public static let odbcConflict = Message(
        3058, "odbc_conflict", .conflict,
        zh: "数据库“{server}”的表{table}同时被其他程序修改，本次事务已撤销，请重做。语句“{statement}”。",
        en:
            "In the database \"{server}\" another program changed table {table} at the same time; this "
            + "transaction was taken back, do it again. Statement \"{statement}\".")
    /// A statement took too long.
    public static let odbcTimeout = Message(
        3059, "odbc_timeout", .timeout,
        zh: "数据库“{server}”在{count}秒内没有完成语句“{statement}”，表{table}；什么都没有保存。",
        en:
            "The database \"{server}\" did not finish the statement \"{statement}\" on table {table} "
            + "within {count} s; nothing was kept.")
    /// A column of a type that cannot be read exactly.
    public static let odbcColumnType = Message(
        3060, "odbc_column_type", .schema,
        zh: "数据库“{server}”的表{table}：列{column}的类型（ODBC类型{code}）不能用于账簿，"
            + "应为整数、精确小数、字符或日期。语句“{statement}”。",
        en:
            "In the database \"{server}\", table {table}: column {column} has a type (ODBC type {code}) "
            + "that a book does not take; whole numbers, exact decimals, characters and dates are "
            + "taken. Statement \"{statement}\".")
    /// A text is longer than its column.
    public static let odbcTextTooLong = Message(
        3061, "odbc_text_too_long", .tooBig,
        zh: "数据库“{server}”的表{table}：数据超过列的长度：{detail}。语句“{statement}”。",
        en:
            "In the database \"{server}\", table {table}: a value is longer than its column: {detail}. "
            + "Statement \"{statement}\".")
    /// The database refused a statement.
    public static let odbcRefused = Message(
        3062, "odbc_refused", .sql,
        zh: "数据库“{server}”拒绝了对表{table}的语句“{statement}”：{detail}。",
        en: "The database \"{server}\" refused the statement \"{statement}\" on table {table}: "
            + "{detail}.")
    /// The disk of the server is full.
    public static let odbcFull = Message(
        3068, "odbc_full", .full,
        zh: "数据库“{server}”的存储空间不足，对表{table}的语句“{statement}”没有完成；什么都没有保存。",
        en:
            "The database \"{server}\" has no space left; the statement \"{statement}\" on table {table} "
            + "was not done and nothing was kept.")
    /// The server takes no changes.
    public static let odbcReadOnly = Message(
        3069, "odbc_read_only", .io,
        zh: "数据库“{server}”只读，不接受对表{table}的语句“{statement}”；什么都没有保存。",
        en:
            "The database \"{server}\" is read-only and does not take the statement \"{statement}\" on "
            + "table {table}; nothing was kept.")
    /// The clock of a host is behind what another host has written.
    public static let clockBackwards = Message(
        3063, "clock_backwards", .conflict,
        zh: "时钟倒退：本次时间{moment}早于数据库“{server}”中账簿最后一次改动的时间{last}，什么都没有保存；请校准本机时钟。",
        en: "The clock runs backwards: {moment} is before the last change of the book in the "
            + "database \"{server}\", {last}; nothing was kept, set the clock of this host.")
}
