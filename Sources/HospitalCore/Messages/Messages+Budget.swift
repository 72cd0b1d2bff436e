/// Messages of budgets: lines, documents and limits: 3200–3239.
extension Message {
    static let budgetMessages: [Message] = [
        budgetExceeded, budgetWarning, budgetLineUnknown, budgetLineTwice, budgetMonthUnknown,
        budgetLineAmountInvalid, budgetQuantityMissing, budgetQuantityUnknown, budgetEarmarked,
        budgetTransferMixes, budgetTransferRestricted, budgetUnusedExceeded, budgetOutOfRange,
        budgetDocumentUnknown, budgetDocumentTwice, budgetAmountInvalid, budgetStageInvalid,
        budgetLineDiffers, budgetOpenExceeded, budgetReleaseExceeded, budgetNothingReleased,
        budgetExpenseNotReleased, budgetNotReversible, budgetYearEnded, budgetSettingUnknown,
    ]

    /// A document beyond a limit that refuses.
    public static let budgetExceeded = Message(
        3200, "budget_exceeded", .budget,
        zh: "预算{line}{month}超出{limit}控制数：可用{available}，申请{asked}。",
        en: "Budget {line} has {available} left of {limit} in {month}; {asked} are asked.")
    /// A document beyond a limit that warns.
    public static let budgetWarning = Message(
        3201, "budget_warning", .budget,
        zh: "预警：预算{line}{month}超出{limit}控制数：可用{available}，申请{asked}，已受理。",
        en: "Warning: budget {line} had {available} left of {limit} in {month}; {asked} were taken."
    )
    /// A line that the budget does not have.
    public static let budgetLineUnknown = Message(
        3202, "budget_line_unknown", .unknown,
        zh: "没有预算“{line}”，无预算不得支出[；是否为“{nearest}”]。",
        en: "There is no budget \"{line}\", so nothing can be spent[; did you mean \"{nearest}\"?]")
    /// A line that stands twice.
    public static let budgetLineTwice = Message(
        3203, "budget_line_twice", .duplicate,
        zh: "预算{line}重复。", en: "The budget {line} stands twice.")
    /// A month without an approved amount.
    public static let budgetMonthUnknown = Message(
        3204, "budget_month_unknown", .unknown,
        zh: "预算{line}没有{month}的控制数。", en: "The budget {line} has no amount for {month}.")
    /// An approved amount or change that makes no sense.
    public static let budgetLineAmountInvalid = Message(
        3205, "budget_line_amount_invalid", .range,
        zh: "预算{line}的金额{amount}无效。", en: "The amount {amount} of budget {line} is not valid.")
    /// A document without a quantity.
    public static let budgetQuantityMissing = Message(
        3206, "budget_quantity_missing", .missing,
        zh: "预算{line}按{unit}控制数量，单据须给出数量。",
        en: "The budget {line} limits {unit}; the document gives no quantity.")
    /// A quantity where money alone is limited.
    public static let budgetQuantityUnknown = Message(
        3207, "budget_quantity_unknown", .argument,
        zh: "预算{line}不控制数量，不能给出数量。", en: "The budget {line} has no unit and takes no quantity.")
    /// A document for something else.
    public static let budgetEarmarked = Message(
        3208, "budget_earmarked", .rule,
        zh: "预算{line}专款专用：{earmark}须为{allowed}，单据为{value}。",
        en: "The budget {line} is earmarked: {earmark} must be {allowed}, not {value}.")
    /// A transfer that mixes money.
    public static let budgetTransferMixes = Message(
        3209, "budget_transfer_mixes", .rule,
        zh: "预算{line}与{to}的{earmark}不同，不得调剂。",
        en: "The budgets {line} and {to} differ in {earmark}; money cannot be moved.")
    /// A transfer into a restricted line.
    public static let budgetTransferRestricted = Message(
        3210, "budget_transfer_restricted", .rule,
        zh: "预算{line}为“三公”经费，不得调入。",
        en: "The budget {line} is restricted; nothing can be moved into it.")
    /// A cut of what is used.
    public static let budgetUnusedExceeded = Message(
        3211, "budget_unused_exceeded", .budget,
        zh: "预算{line}未使用额度为{available}，不能调出{asked}。",
        en: "The budget {line} has {available} that nobody uses; {asked} cannot be taken away.")
    /// A sum that does not fit.
    public static let budgetOutOfRange = Message(
        3212, "budget_out_of_range", .overflow,
        zh: "预算{line}的合计超出范围。", en: "A sum of the budget {line} is out of range.")
    /// A document that the budget does not have.
    public static let budgetDocumentUnknown = Message(
        3213, "budget_document_unknown", .unknown,
        zh: "没有单据“{document}”。", en: "There is no document \"{document}\".")
    /// A number that is taken.
    public static let budgetDocumentTwice = Message(
        3214, "budget_document_twice", .duplicate,
        zh: "单据{document}重复。", en: "The document {document} stands twice.")
    /// An amount that is not above zero.
    public static let budgetAmountInvalid = Message(
        3215, "budget_amount_invalid", .range,
        zh: "单据{document}的金额{amount}须大于零。",
        en: "The amount {amount} of document {document} must be above zero.")
    /// A conversion backwards.
    public static let budgetStageInvalid = Message(
        3216, "budget_stage_invalid", .rule,
        zh: "单据{document}（{stage}）不能由单据{from}（{source_stage}）转入。",
        en: "Document {document}, {stage}, cannot convert {from}, {source_stage}.")
    /// A conversion across lines.
    public static let budgetLineDiffers = Message(
        3217, "budget_line_differs", .rule,
        zh: "单据{document}的来源单据{from}属于预算{line}。",
        en: "Document {document} converts {from}, which uses the budget {line}.")
    /// More than what is open.
    public static let budgetOpenExceeded = Message(
        3218, "budget_open_exceeded", .budget,
        zh: "单据{document}金额{asked}超过来源单据{from}的未结余额{open}，容差{excess}。",
        en: "Document {document} of {asked} is more than the {open} open of {from}; "
            + "the tolerance is {excess}.")
    /// A release of more than what is open.
    public static let budgetReleaseExceeded = Message(
        3219, "budget_release_exceeded", .range,
        zh: "单据{document}未结余额为{open}，不能释放{asked}。",
        en: "Of document {document} {open} are open; {asked} cannot be released.")
    /// Nothing to restore.
    public static let budgetNothingReleased = Message(
        3220, "budget_nothing_released", .rule,
        zh: "单据{document}没有已释放的额度。", en: "Nothing of document {document} was released.")
    /// A release of a bill.
    public static let budgetExpenseNotReleased = Message(
        3221, "budget_expense_not_released", .rule,
        zh: "支出单据{document}不能释放，只能冲销。",
        en: "Document {document} is an expense; it is not released but reversed.")
    /// A document that cannot be taken back.
    public static let budgetNotReversible = Message(
        3222, "budget_not_reversible", .rule,
        zh: "单据{document}已冲销、已释放或已被转换，不能冲销。",
        en: "Document {document} was reversed, released or converted; it cannot be reversed.")
    /// A step of a year that has ended.
    public static let budgetYearEnded = Message(
        3223, "budget_year_ended", .closed,
        zh: "{year}年预算已结转，不能再变动。", en: "The budget year {year} has ended.")
    /// A setting of a line that is unknown or cannot be: a word nobody has, a tolerance below zero.
    public static let budgetSettingUnknown = Message(
        3224, "budget_setting_unknown", .argument,
        zh: "预算{line}的{setting}不能为“{value}”。",
        en: "The {setting} of the budget {line} cannot be \"{value}\".")
}
