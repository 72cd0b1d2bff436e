/// Messages of the cost ledger, shared bills, income and what is reported of them: 2050–2079.
extension Message {
    static let costLedgerMessages: [Message] = [
        ledgerEntryTwice, entryKindUnknown, entryKindTwice, fundingTagUnknown, scopeClassMissing,
        reversalDiffers, scopeLayerNegative, ledgerAmountOutOfRange, billTwice, billDriverUnknown,
        billDriverTotalZero, billReceiverUnknown, billReceiverTwice, billTooLarge,
        incomeDepartmentMissing, qualityOutOfRange, qualityCostNegative,
        volumeZero, volumeTwice, volumeNegative, reconciliationDifference, subsidyScoreInvalid,
        subsidyNegative, riskFundRateInvalid, riskFundNegative, billUnknown,
    ]

    /// An entry stands twice.
    public static let ledgerEntryTwice = Message(
        2050, "ledger_entry_twice", .duplicate,
        zh: "凭证“{entry}”：科室“{department}”的“{item}”重复出现。",
        en: "Entry \"{entry}\": item \"{item}\" of department \"{department}\" stands twice.")
    /// A kind of entry that is neither standard nor the hospital's own.
    public static let entryKindUnknown = Message(
        2051, "entry_kind_unknown", .unknown,
        zh: "凭证“{entry}”：没有名为“{kind}”的支出性质[，是否为“{nearest}”]。",
        en: "Entry \"{entry}\": there is no kind of entry \"{kind}\"[; did you mean \"{nearest}\"?]"
    )
    /// A kind of entry stands twice.
    public static let entryKindTwice = Message(
        2052, "entry_kind_twice", .duplicate,
        zh: "支出性质“{kind}”重复出现。", en: "Kind of entry \"{kind}\" stands twice.")
    /// A funding tag that is none.
    public static let fundingTagUnknown = Message(
        2053, "funding_tag_unknown", .unknown,
        zh: "凭证“{entry}”：资金来源“{value}”无效，可用：{allowed}。",
        en: "Entry \"{entry}\": funding tag \"{value}\" is unknown; use {allowed}.")
    /// A department without a class, which a scope asks for.
    public static let scopeClassMissing = Message(
        2054, "scope_class_missing", .missing,
        zh: "凭证“{entry}”：科室“{department}”没有科室分类，无法确定成本口径。",
        en:
            "Entry \"{entry}\": department \"{department}\" has no class, which the cost scope needs."
    )
    /// A reversal that is not tagged as its original.
    public static let reversalDiffers = Message(
        2055, "reversal_differs", .unbalanced,
        zh: "红字凭证“{entry}”与所冲销的“{original}”在科室、项目、资金来源或支出性质上不一致。",
        en: "Reversal \"{entry}\" differs from \"{original}\" in department, item, funding or kind."
    )
    /// What a scope adds to the one inside of it is below zero.
    public static let scopeLayerNegative = Message(
        2056, "scope_layer_negative", .ok,
        zh: "[{period}，]{scope}比内层口径少{amount}元：本期红字冲销大于发生额。",
        en:
            "[{period}, ]{scope} is {amount} yuan below the scope inside of it: corrections exceed the cost of the period."
    )
    /// A total beyond the range of money.
    public static let ledgerAmountOutOfRange = Message(
        2057, "ledger_amount_out_of_range", .overflow,
        zh: "{place}：金额合计超出范围。", en: "{place}: the total of the amounts is out of range.")
    /// A bill stands twice.
    public static let billTwice = Message(
        2058, "bill_twice", .duplicate,
        zh: "账单“{bill}”重复出现。", en: "Bill \"{bill}\" stands twice.")
    /// A bill whose driver is not there.
    public static let billDriverUnknown = Message(
        2059, "bill_driver_unknown", .unknown,
        zh: "账单“{bill}”：没有名为“{driver}”的分摊参数[，是否为“{nearest}”]。",
        en: "Bill \"{bill}\": there is no driver \"{driver}\"[; did you mean \"{nearest}\"?]")
    /// A bill that cannot be split, because its driver adds up to zero.
    public static let billDriverTotalZero = Message(
        2060, "bill_driver_total_zero", .unbalanced,
        zh: "[{period}，]账单“{bill}”→{driver}：分摊基数合计为0，尚有{amount}元未计入科室。",
        en:
            "[{period}, ]bill \"{bill}\" → {driver}: the driver adds up to 0, {amount} yuan reach no department."
    )
    /// A bill that names a receiver that is no department of the period.
    public static let billReceiverUnknown = Message(
        2061, "bill_receiver_unknown", .unknown,
        zh: "账单“{bill}”：没有编码为“{department}”的科室[，是否为“{nearest}”]。",
        en:
            "Bill \"{bill}\": there is no department \"{department}\"[; did you mean \"{nearest}\"?]"
    )
    /// A bill that names a receiver twice.
    public static let billReceiverTwice = Message(
        2062, "bill_receiver_twice", .duplicate,
        zh: "账单“{bill}”：受益科室“{department}”重复出现。",
        en: "Bill \"{bill}\" names receiver \"{department}\" twice.")
    /// A bill whose driver does not fit 128 bits.
    public static let billTooLarge = Message(
        2063, "bill_too_large", .overflow,
        zh: "账单“{bill}”：分摊参数“{driver}”超出可计算的范围。",
        en: "Bill \"{bill}\": driver \"{driver}\" is too large to calculate with.")
    /// An income entry without the department by which it is attributed.
    public static let incomeDepartmentMissing = Message(
        2064, "income_department_missing", .missing,
        zh: "收入凭证“{entry}”没有{role}，无法归集。",
        en: "Income entry \"{entry}\" has no {role} to attribute it to.")
    /// A quality outside of its scale.
    public static let qualityOutOfRange = Message(
        2066, "quality_out_of_range", .range,
        zh: "分摊参数“{driver}”：质量分{value}不在0至{maximum}之间。",
        en: "Driver \"{driver}\": quality {value} is not between 0 and {maximum}.")
    /// A negative cost, which cannot weigh a quality.
    public static let qualityCostNegative = Message(
        2067, "quality_cost_negative", .range,
        zh: "分摊参数“{driver}”：按其分摊的成本合计为负数（{amount}元），不能作为权数。",
        en:
            "Driver \"{driver}\": the cost it splits is negative ({amount} yuan) and cannot be a weight."
    )
    /// Cost or income and a volume of zero.
    public static let volumeZero = Message(
        2068, "volume_zero", .unbalanced,
        zh: "科室“{department}”：{volume}为0，尚有收入{income}元、成本{cost}元。",
        en:
            "Department \"{department}\": {volume} is 0 with an income of {income} and a cost of {cost} yuan left."
    )
    /// A department that stands twice, or has visits and bed-days.
    public static let volumeTwice = Message(
        2069, "volume_twice", .duplicate,
        zh: "科室“{department}”重复出现，或同时有门急诊人次和床日：请先分为门诊、住院两个核算单元。",
        en:
            "Department \"{department}\" stands twice or has visits and bed-days: split it into outpatient and inpatient units first."
    )
    /// A volume below zero.
    public static let volumeNegative = Message(
        2070, "volume_negative", .range,
        zh: "科室“{department}”：{volume}为负数（{value}）。",
        en: "Department \"{department}\": {volume} is negative ({value}).")
    /// A step of the reconciliation that does not tie.
    public static let reconciliationDifference = Message(
        2071, "reconciliation_difference", .ok,
        zh: "对账差异：{section}[（{key}）]为{amount}元，应为{expected}元，相差{difference}元。",
        en:
            "Difference: {section}[ ({key})] is {amount} yuan, expected {expected}, difference {difference}."
    )
    /// A score outside of 0 to 100.
    public static let subsidyScoreInvalid = Message(
        2072, "subsidy_score_invalid", .range,
        zh: "绩效得分{value}不在0至100之间。", en: "The performance score {value} is not between 0 and 100.")
    /// A negative amount or count in a subsidy.
    public static let subsidyNegative = Message(
        2073, "subsidy_negative", .range,
        zh: "“{unit}”：补助的人数、标准或核定额不能为负数。",
        en: "\"{unit}\": persons, standard or approved amount of a subsidy cannot be negative.")
    /// A rate of the risk fund above its limit.
    public static let riskFundRateInvalid = Message(
        2074, "risk_fund_rate_invalid", .range,
        zh: "医疗风险基金提取比例{value}不在{lowest}至{highest}之间（{citation}）。",
        en:
            "The rate of the medical risk fund {value} is not between {lowest} and {highest} ({citation})."
    )
    /// A negative balance or medical income.
    public static let riskFundNegative = Message(
        2075, "risk_fund_negative", .range,
        zh: "医疗风险基金：医疗收入、已提余额不能为负数，结余提取比例应在0至1之间。",
        en:
            "Medical risk fund: medical income and provision cannot be negative, the share of the surplus is 0 to 1."
    )
    /// Receivers of a bill that the period does not have.
    public static let billUnknown = Message(
        2076, "bill_unknown", .unknown,
        zh: "账单受益科室：没有编号为“{bill}”的账单。", en: "Receivers of bills: there is no bill \"{bill}\".")
}
