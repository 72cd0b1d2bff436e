/// Messages of purchases, projects and suppliers: 3240–3259.
extension Message {
    static let procurementMessages: [Message] = [
        quotesShort, quoteUnknown, quoteReasonMissing, projectStageSkipped, projectStageTwice,
        procurementDayBefore, supplierOut, supplierSanctionSkipped, priceBandsInvalid,
        procurementNegative, procurementOutOfRange, procurementTwice,
    ]

    /// Too few suppliers.
    public static let quotesShort = Message(
        3240, "quotes_short", .rule,
        zh: "{item}只有{suppliers}家有效报价，至少需要{needed}家。",
        en: "{item} has valid quotations of {suppliers} suppliers; {needed} are needed.")
    /// A supplier that does not offer.
    public static let quoteUnknown = Message(
        3241, "quote_unknown", .unknown,
        zh: "{item}没有供应商{supplier}的有效报价。", en: "{supplier} has no valid quotation for {item}.")
    /// A choice without a reason.
    public static let quoteReasonMissing = Message(
        3242, "quote_reason_missing", .missing,
        zh: "{item}选择{supplier}（{price}），不是最低价{lowest}，须说明理由。",
        en:
            "{supplier} is chosen for {item} at {price} above the lowest {lowest}; a reason is needed."
    )
    /// A stage before others.
    public static let projectStageSkipped = Message(
        3243, "project_stage_skipped", .rule,
        zh: "项目{project}不能进入{stage}，尚未完成：{missing}。",
        en: "Project {project} cannot reach {stage} before: {missing}.")
    /// A stage that was done.
    public static let projectStageTwice = Message(
        3244, "project_stage_twice", .duplicate,
        zh: "项目{project}的{stage}已完成。", en: "The {stage} of project {project} is done.")
    /// A day before the last.
    public static let procurementDayBefore = Message(
        3245, "procurement_day_before", .range,
        zh: "{object}的日期{day}早于上一步骤{last}。", en: "{object}: {day} is before {last}.")
    /// A supplier that is out.
    public static let supplierOut = Message(
        3246, "supplier_out", .rule,
        zh: "供应商{supplier}{status}，不能再变动。", en: "The supplier {supplier} is {status}.")
    /// A sanction out of turn.
    public static let supplierSanctionSkipped = Message(
        3247, "supplier_sanction_skipped", .rule,
        zh: "供应商{supplier}当前为{status}，须按警告、限期整改、清退的次序处理。",
        en: "The supplier {supplier} is {status}; the order is warning, rectification, exit.")
    /// Bands that do not rise from 0.
    public static let priceBandsInvalid = Message(
        3248, "price_bands_invalid", .range,
        zh: "阶梯须从0开始并递增。", en: "Bands must begin at 0 and rise.")
    /// A number below what it may be.
    public static let procurementNegative = Message(
        3249, "procurement_negative", .range,
        zh: "{object}的数值{value}无效。", en: "{object} has the invalid number {value}.")
    /// A sum that does not fit.
    public static let procurementOutOfRange = Message(
        3250, "procurement_out_of_range", .overflow,
        zh: "{object}的合计超出范围。", en: "A sum of {object} is out of range.")
    /// A code that stands twice.
    public static let procurementTwice = Message(
        3251, "procurement_twice", .duplicate, zh: "{object}重复。", en: "{object} stands twice.")
}
