/// Messages about the book as a database, its published tables and its audit trail: 3000–3099.
extension Message {
    static let storageMessages: [Message] = [
        storeCannotOpen, storeDirectoryMissing, storeDirectoryNotWritable, storeNoDatabase,
        storeDamaged, storeSchemaNewer, storeLocked, storeChangedMeanwhile, storeFull,
        storeInputOutput, storeReadOnly, storeStatement, storeBindings, storeKeyTwice,
        storeValueMissing, storeTooBig, storeMemory, storeInterrupted, storeClosed,
        transactionNested, transactionMissing, integrityFault, areaUnknown, valueNotFinite,
        rowWidth, storeTextInvalid, storeOpenBeforeFork, tableRule, statementRule,
        auditFieldTooLong, auditAlgorithmUnknown,
        auditHashMalformed, auditChainBroken,
    ]

    /// The file of a book cannot be opened.
    public static let storeCannotOpen = Message(
        3000, "store_cannot_open", .io,
        zh: "无法打开账簿文件“{path}”：{detail}。", en: "The book file \"{path}\" cannot be opened: {detail}."
    )
    /// The directory of a book does not exist.
    public static let storeDirectoryMissing = Message(
        3001, "store_directory_missing", .io,
        zh: "账簿文件“{path}”所在的目录不存在。", en: "The directory of the book file \"{path}\" does not exist."
    )
    /// Nothing can be written into the directory of a book.
    public static let storeDirectoryNotWritable = Message(
        3002, "store_directory_not_writable", .io,
        zh: "目录“{path}”不可写，无法建立账簿文件。",
        en: "The directory \"{path}\" cannot be written, so the book file cannot be made.")
    /// The file is something else than a database.
    public static let storeNoDatabase = Message(
        3003, "store_no_database", .corrupt,
        zh: "文件“{path}”不是账簿数据库。", en: "The file \"{path}\" is no database.")
    /// The database file is damaged.
    public static let storeDamaged = Message(
        3004, "store_damaged", .corrupt,
        zh: "账簿文件“{path}”已损坏：{detail}。", en: "The book file \"{path}\" is damaged: {detail}.")
    /// A newer library has written the book.
    public static let storeSchemaNewer = Message(
        3005, "store_schema_newer", .schema,
        zh: "账簿由更新版本的库建立，本库不认识：{names}。请升级libhosp。",
        en: "A newer library has written this book; unknown here: {names}. Please upgrade libhosp.")
    /// Somebody else holds the book.
    public static let storeLocked = Message(
        3006, "store_locked", .conflict,
        zh: "账簿“{path}”正被其他程序占用，等待{milliseconds}毫秒后仍未释放。",
        en: "The book \"{path}\" is held by another program, still after {milliseconds} ms.")
    /// Somebody else has written since the reading began.
    public static let storeChangedMeanwhile = Message(
        3007, "store_changed_meanwhile", .conflict,
        zh: "读取期间账簿“{path}”已被其他程序修改，请重试。",
        en: "The book \"{path}\" was changed by another program while it was read; try again.")
    /// The disk is full.
    public static let storeFull = Message(
        3008, "store_full", .full,
        zh: "磁盘空间不足，未写入账簿“{path}”。",
        en: "The disk is full; nothing was written to the book \"{path}\".")
    /// Reading or writing the file failed.
    public static let storeInputOutput = Message(
        3009, "store_input_output", .io,
        zh: "读写账簿“{path}”失败（代码{code}）：{detail}。",
        en: "Reading or writing the book \"{path}\" failed (code {code}): {detail}.")
    /// The book cannot be written through this connection.
    public static let storeReadOnly = Message(
        3010, "store_read_only", .io,
        zh: "账簿“{path}”只能读取，不能写入。", en: "The book \"{path}\" can only be read, not written.")
    /// The database refused a statement.
    public static let storeStatement = Message(
        3011, "store_statement", .sql,
        zh: "数据库拒绝了语句“{statement}”：{detail}。",
        en: "The database refused the statement \"{statement}\": {detail}.")
    /// A statement got another number of values than it takes.
    public static let storeBindings = Message(
        3012, "store_bindings", .sql,
        zh: "语句“{statement}”需要{expected}个值，得到{count}个。",
        en: "The statement \"{statement}\" takes {expected} values and got {count}.")
    /// A key stands in a table already.
    public static let storeKeyTwice = Message(
        3013, "store_key_twice", .duplicate,
        zh: "主键重复：{detail}。", en: "The key stands in the table already: {detail}.")
    /// A column that refuses null got null.
    public static let storeValueMissing = Message(
        3014, "store_value_missing", .missing,
        zh: "缺少必填的值：{detail}。", en: "A value that must be given is missing: {detail}.")
    /// A value or a statement is larger than the database takes.
    public static let storeTooBig = Message(
        3015, "store_too_big", .tooBig,
        zh: "数据超过数据库的长度限制：{detail}。", en: "The data is larger than the database takes: {detail}.")
    /// The database ran out of memory.
    public static let storeMemory = Message(
        3016, "store_memory", .memory, zh: "数据库内存不足。", en: "The database ran out of memory.")
    /// A statement was cancelled from another thread.
    public static let storeInterrupted = Message(
        3017, "store_interrupted", .cancelled, zh: "操作已取消。", en: "The operation was cancelled.")
    /// The book has been closed.
    public static let storeClosed = Message(
        3018, "store_closed", .handle, zh: "账簿“{path}”已关闭。",
        en: "The book \"{path}\" has been closed.")
    /// A transaction was begun inside of another one.
    public static let transactionNested = Message(
        3019, "transaction_nested", .busy,
        zh: "事务尚未结束，不能再开始新的事务。",
        en: "A transaction is open; another one cannot begin inside of it.")
    /// A transaction was ended that had not begun.
    public static let transactionMissing = Message(
        3020, "transaction_missing", .internal, zh: "没有进行中的事务。", en: "No transaction is open.")
    /// The integrity check found a fault.
    public static let integrityFault = Message(
        3021, "integrity_fault", .corrupt,
        zh: "完整性检查发现问题：{detail}。", en: "The integrity check found a fault: {detail}.")
    /// An area of tables that the library does not have.
    public static let areaUnknown = Message(
        3022, "area_unknown", .unknown,
        zh: "没有名为“{name}”的表区。", en: "There is no area of tables named \"{name}\".")
    /// A statistic that is no finite number.
    public static let valueNotFinite = Message(
        3023, "value_not_finite", .range,
        zh: "第{position}个值不是有限数。", en: "Value number {position} is no finite number.")
    /// A row with another number of values than the table has columns.
    public static let rowWidth = Message(
        3024, "row_width", .internal,
        zh: "表{table}每行{expected}列，得到{count}个值。",
        en: "Table {table} has {expected} columns; {count} values were given.")
    /// Bytes in a table that are no text.
    public static let storeTextInvalid = Message(
        3025, "store_text_invalid", .encoding,
        zh: "语句“{statement}”结果的第{column}列不是有效的UTF-8文本。",
        en: "Column {column} of the answer to \"{statement}\" is no valid UTF-8 text.")
    /// The parent of this process had the book open when it forked.
    public static let storeOpenBeforeFork = Message(
        3026, "store_open_before_fork", .forked,
        zh: "账簿“{path}”在创建子进程（fork）时已被父进程打开，子进程不能再打开；请先关闭账簿再创建子进程。",
        en:
            "The book \"{path}\" was open in the parent when this process was forked; close it before the fork."
    )
    /// A declaration breaks a rule of the published tables.
    public static let tableRule = Message(
        3030, "table_rule", .schema,
        zh: "表{table}[的列{column}]违反发布规则：{rule}[（{detail}）]。",
        en:
            "Table {table}[, column {column},] breaks a rule of published tables: {rule}[ ({detail})]."
    )
    /// A statement leaves the portable subset.
    public static let statementRule = Message(
        3031, "statement_rule", .sql,
        zh: "语句“{statement}”在“{detail}”处超出可移植范围：{rule}。",
        en: "The statement \"{statement}\" leaves the portable subset at \"{detail}\": {rule}.")
    /// A field of an audit row is too long.
    public static let auditFieldTooLong = Message(
        3040, "audit_field_too_long", .tooBig,
        zh: "审计行第{position}个字段有{length}字节，超过上限{limit}字节。",
        en: "Field {position} of the audit row has {length} bytes, more than the limit of {limit}.")
    /// An audit chain of an algorithm that this library does not have.
    public static let auditAlgorithmUnknown = Message(
        3041, "audit_algorithm_unknown", .unknown,
        zh: "审计链使用未知的算法“{name}”。", en: "The audit trail uses the unknown algorithm \"{name}\".")
    /// A hash that is none.
    public static let auditHashMalformed = Message(
        3042, "audit_hash_malformed", .format,
        zh: "“{value}”不是有效的审计散列值。", en: "\"{value}\" is no valid audit hash.")
    /// An audit row was changed, inserted or taken out.
    public static let auditChainBroken = Message(
        3043, "audit_chain_broken", .corrupt,
        zh: "审计链在第{position}行断开：该行或其前一行被改动。",
        en: "The audit trail breaks at row {position}: it or the row before was tampered with.")
}
