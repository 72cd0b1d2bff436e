/// Messages about copies of a whole book and about what its check finds: 3070–3089.
extension Message {
    static let bookKeepingMessages: [Message] = [
        copyInMemory, copyNotEmpty, copyDiffers, checkTableMissing, checkMigrationDiffers,
        checkBatchRows, checkRunUnknown, checkRunCurrent, checkRunUnsealed, checkTotal,
    ]

    /// A copy into memory, which nobody could read.
    public static let copyInMemory = Message(
        3070, "copy_in_memory", .argument,
        zh: "账簿不能复制到内存；请给出文件路径或数据库。",
        en: "A book is not copied into memory; name a file or a database.")
    /// A copy into a book that holds something.
    public static let copyNotEmpty = Message(
        3071, "copy_not_empty", .conflict,
        zh: "目标账簿“{location}”不是空的：表{table}有{count}行；只能复制到空账簿。",
        en:
            "The book \"{location}\" is not empty: table {table} has {count} rows; a copy goes into "
            + "an empty book.")
    /// A table that came out of the copy otherwise than it went in.
    public static let copyDiffers = Message(
        3072, "copy_differs", .corrupt,
        zh: "复制到“{location}”的表{table}与原表不一致（{count}行）；副本未保留。",
        en: "Table {table} ({count} rows) came out of the copy in \"{location}\" otherwise than it "
            + "went in; the copy was not kept.")
    /// A table or a view that the book should have.
    public static let checkTableMissing = Message(
        3073, "check_table_missing", .schema,
        zh: "账簿没有“{table}”，而业务“{area}”的表结构版本是{version}。",
        en: "The book has no \"{table}\", though the tables of area \"{area}\" are of version "
            + "{version}.")
    /// A migration that was recorded with other statements.
    public static let checkMigrationDiffers = Message(
        3074, "check_migration_differs", .schema,
        zh: "表结构迁移“{name}”的登记内容与本版本库的不一致。",
        en: "Migration \"{name}\" was recorded with other statements than those of this library.")
    /// A batch that has other rows than are registered.
    public static let checkBatchRows = Message(
        3075, "check_batch_rows", .corrupt,
        zh: "表{table}的批次“{batch}”：登记{expected}行，实有{count}行。",
        en:
            "Table {table}, batch \"{batch}\": {expected} rows are registered and {count} are there."
    )
    /// Rows of a run that was not recorded.
    public static let checkRunUnknown = Message(
        3076, "check_run_unknown", .corrupt,
        zh: "表{table}的列{column}引用运行“{run}”（{count}行），运行记录中没有该运行。",
        en:
            "Table {table}, column {column}: {count} rows name run \"{run}\", which was not recorded."
    )
    /// Not one version of a result is current.
    public static let checkRunCurrent = Message(
        3077, "check_run_current", .corrupt,
        zh: "{procedure}[（{scope}）]，期间{month}：有{count}个现行版本，应为1个。",
        en:
            "{procedure}[ of {scope}], month {month}: {count} versions are current, where one should "
            + "be.")
    /// A run that the audit trail does not know.
    public static let checkRunUnsealed = Message(
        3078, "check_run_unsealed", .corrupt,
        zh: "运行“{run}”在运行记录中，审计链中没有它的计算记录。",
        en: "Run \"{run}\" was recorded, but the audit trail does not know that it was calculated.")
    /// Parts that do not add up to their whole.
    public static let checkTotal = Message(
        3079, "check_total", .unbalanced,
        zh: "表{table}“{subject}”的{column}是{value}分，按表{source}应为{expected}分。",
        en: "Table {table}, \"{subject}\": {column} is {value} fen, where table {source} gives "
            + "{expected}.")
}
