/// Messages about a book: its tables, imports, runs and months: 3100–3199.
extension Message {
    static let bookMessages: [Message] = [
        momentMissing, bookNeeded, tableNotDeclared,
        tableNotImported, columnNotDeclared, columnMissing, columnTwice, batchKeyMissing,
        batchDiffers, batchMissing, importRefused, fieldInvalid, fieldTooLong, fieldMissing,
        fieldUnknown, rowTwice, rowMonthClosed, monthClosed, monthOpen, factsMissing, planMissing,
        planHasNoSteps, runMissing, filterInvalid, tableTooLarge, constantTwice, rowsOpenCell,
        importMonthWanted, rowOpen, amountNotInFen, planStepMixed, planStepMissing,
        calendarUnknown, actorMissing, reportUnknown,
    ]

    /// The host has not said what time it is.
    public static let momentMissing = Message(
        3101, "moment_missing", .missing,
        zh: "请先用选项“now”设置当前时间（yyyymmddhhmmss）：库本身没有时钟。",
        en: "Set the option \"now\" (yyyymmddhhmmss) first: the library has no clock of its own.")
    /// A procedure that works on a book was run without one.
    public static let bookNeeded = Message(
        3103, "book_needed", .argument,
        zh: "过程“{name}”需要打开的账簿。", en: "Procedure \"{name}\" needs an open book.")
    /// A table that the library does not have.
    public static let tableNotDeclared = Message(
        3104, "table_not_declared", .unknown,
        zh: "没有名为“{table}”的表[，是否为“{nearest}”]。",
        en: "There is no table \"{table}\"[; did you mean \"{nearest}\"?]")
    /// A table that is written by the library only.
    public static let tableNotImported = Message(
        3105, "table_not_imported", .rule,
        zh: "表“{table}”由库本身写入，不能导入。", en: "Table \"{table}\" is written by the library itself.")
    /// A column that the table does not have.
    public static let columnNotDeclared = Message(
        3106, "column_not_declared", .unknown,
        zh: "表“{table}”没有名为“{column}”的列[，是否为“{nearest}”]。",
        en: "Table \"{table}\" has no column \"{column}\"[; did you mean \"{nearest}\"?]")
    /// A column that must be there is not in the file.
    public static let columnMissing = Message(
        3107, "column_missing", .missing,
        zh: "缺少“{label}”列（{column}），表“{table}”必须有此列。",
        en: "Column {column} (\"{label}\") is missing; table \"{table}\" needs it.")
    /// Two columns of a file fill one column of the table.
    public static let columnTwice = Message(
        3108, "column_twice", .duplicate,
        zh: "表“{table}”的列{column}在文件中出现了两次。",
        en: "Column {column} of table \"{table}\" stands twice in the file.")
    /// An import without the key of its batch.
    public static let batchKeyMissing = Message(
        3109, "batch_key_missing", .missing,
        zh: "请给出批次号：同一批次再次导入时不会重复入账。",
        en: "Name a batch key: importing the same batch again then changes nothing.")
    /// Another content under a batch key that was imported before.
    public static let batchDiffers = Message(
        3110, "batch_differs", .conflict,
        zh: "批次“{batch}”已导入表“{table}”（{rows}行），内容不同；请换批次号或先撤销该批次。",
        en:
            "Batch \"{batch}\" is in table \"{table}\" already ({rows} rows) with another content; use another key or withdraw the batch first."
    )
    /// A batch that is not in the book.
    public static let batchMissing = Message(
        3111, "batch_missing", .unknown,
        zh: "表“{table}”没有批次“{batch}”。", en: "Table \"{table}\" has no batch \"{batch}\".")
    /// An import with bad rows; the first is told, the others are findings.
    public static let importRefused = Message(
        3112, "import_refused", .format,
        zh: "{first}共{count}处问题，本批未导入。",
        en: "{first} {count} findings in all; nothing was imported.")
    /// A field that is not of its column's type.
    public static let fieldInvalid = Message(
        3113, "field_invalid", .format,
        zh: "第{row}行“{column}”列：“{value}”不是有效{kind}。",
        en: "Row {row}, column \"{column}\": \"{value}\" is no valid {kind}.")
    /// A field longer than its column.
    public static let fieldTooLong = Message(
        3114, "field_too_long", .range,
        zh: "第{row}行“{column}”列：有{length}个字符，最多{limit}个。",
        en: "Row {row}, column \"{column}\": {length} characters, at most {limit} fit.")
    /// A field that must have a value has none.
    public static let fieldMissing = Message(
        3115, "field_missing", .missing,
        zh: "第{row}行“{column}”列：必须填写。", en: "Row {row}, column \"{column}\": a value is needed.")
    /// A code that is not in the table it refers to.
    public static let fieldUnknown = Message(
        3116, "field_unknown", .unknown,
        zh: "第{row}行“{column}”列：“{value}”不在{table}中[，是否为“{nearest}”]。",
        en:
            "Row {row}, column \"{column}\": \"{value}\" is not in {table}[; did you mean \"{nearest}\"?]"
    )
    /// A row whose key stands in the file or the table already.
    public static let rowTwice = Message(
        3117, "row_twice", .duplicate,
        zh: "第{row}行：主键（{key}）已存在。", en: "Row {row}: its key ({key}) is there already.")
    /// A row of a month that is closed.
    public static let rowMonthClosed = Message(
        3118, "row_month_closed", .closed,
        zh: "第{row}行：{period}已结账。", en: "Row {row}: {period} is closed.")
    /// A run or a change in a month that is closed.
    public static let monthClosed = Message(
        3119, "month_closed", .closed, zh: "{period}已结账，不能再更改。",
        en: "{period} is closed and cannot be changed.")
    /// A month that is open already.
    public static let monthOpen = Message(
        3120, "month_open", .rule, zh: "{period}尚未结账。", en: "{period} is not closed.")
    /// A month without facts.
    public static let factsMissing = Message(
        3121, "facts_missing", .missing,
        zh: "{period}在表“{table}”中没有数据。", en: "{period} has no rows in table \"{table}\".")
    /// A plan that is not in the book.
    public static let planMissing = Message(
        3122, "plan_missing", .unknown,
        zh: "没有编码为“{plan}”的分摊方案[，是否为“{nearest}”]。",
        en: "There is no allocation plan \"{plan}\"[; did you mean \"{nearest}\"?]")
    /// A plan without steps.
    public static let planHasNoSteps = Message(
        3123, "plan_has_no_steps", .missing,
        zh: "分摊方案“{plan}”没有步骤。", en: "Allocation plan \"{plan}\" has no steps.")
    /// A run that is not in the book.
    public static let runMissing = Message(
        3124, "run_missing", .unknown, zh: "没有运行号“{run}”。", en: "There is no run \"{run}\".")
    /// A filter that does not fit the table.
    public static let filterInvalid = Message(
        3125, "filter_invalid", .format,
        zh: "筛选条件{column}的值“{value}”与该列的类型不符。",
        en: "The filter for {column} has the value \"{value}\", which is not of the column's type.")
    /// More rows than one cursor holds.
    public static let tableTooLarge = Message(
        3126, "table_too_large", .tooBig,
        zh: "表“{table}”的行数超过一个游标的上限（{limit}个单元格），请加筛选条件。",
        en: "Table \"{table}\" has more rows than one cursor holds ({limit} cells); use a filter.")
    /// A constant for a column that the file fills.
    public static let constantTwice = Message(
        3127, "constant_twice", .duplicate,
        zh: "列{column}既在文件中又作为常量给出。", en: "Column {column} is in the file and given as a constant.")
    /// A column was set twice in one row.
    public static let rowsOpenCell = Message(
        3128, "rows_cell_twice", .duplicate,
        zh: "列{column}在本行中已有值。", en: "Column {column} has a value in this row already.")
    /// A month that is none.
    public static let importMonthWanted = Message(
        3129, "month_wanted", .format,
        zh: "“{value}”不是有效的会计期间（yyyy-mm）。", en: "\"{value}\" is no accounting month (yyyy-mm).")
    /// A row that was begun and not added.
    public static let rowOpen = Message(
        3130, "row_open", .argument,
        zh: "第{row}行尚未添加：请先添加该行再提交。",
        en: "Row {row} was begun and not added; add it before the batch is committed.")
    /// An amount given as a number under a name that means yuan.
    public static let amountNotInFen = Message(
        3131, "amount_not_in_fen", .argument,
        zh: "“{column}”以元计，只接受文本（如“1234.56”）；整分的数值请用列{fen}。",
        en:
            "\"{column}\" is in yuan and takes text (such as \"1234.56\"); give whole fen as a number under {fen}."
    )
    /// A step of a plan whose rows differ where they must agree.
    public static let planStepMixed = Message(
        3132, "plan_step_mixed", .conflict,
        zh: "分摊方案“{plan}”第{step}步各行的{column}不同：同一步骤的科室一起分摊，只能有一个。",
        en:
            "Step {step} of allocation plan \"{plan}\" has rows with different {column}: its sources are allocated together, by one."
    )
    /// Receivers of a step that the plan does not have.
    public static let planStepMissing = Message(
        3133, "plan_step_missing", .unknown,
        zh: "分摊方案“{plan}”没有第{step}步，但为该步骤列出了受益科室。",
        en: "Allocation plan \"{plan}\" has no step {step}, but receivers are named for it.")
    /// A work calendar that is not in the book.
    public static let calendarUnknown = Message(
        3134, "calendar_unknown", .unknown,
        zh: "没有编码为“{calendar}”的工作日历[，是否为“{nearest}”]。",
        en: "There is no work calendar \"{calendar}\"[; did you mean \"{nearest}\"?]")
    /// The host has not said who works.
    public static let actorMissing = Message(
        3135, "actor_missing", .missing,
        zh: "请先用选项“actor”设置操作人：此操作需要两个人。",
        en: "Set the option \"actor\" first: this action takes two persons.")
    /// A report that does not exist.
    public static let reportUnknown = Message(
        3136, "report_unknown", .unknown,
        zh: "没有名为“{name}”的报告[，是否为“{nearest}”]。",
        en: "There is no report named \"{name}\"[; did you mean \"{nearest}\"?]")
}
