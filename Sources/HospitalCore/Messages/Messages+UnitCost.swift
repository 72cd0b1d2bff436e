/// Messages of unit cost, break-even and depreciation: 2100–2199.
extension Message {
    static let unitCostMessages: [Message] = [
        unitCostDenominatorZero, unitCostNegative, unitCostDuplicate, unitCostUnknown,
        unitCostNothing, unitCostOutOfRange, capacityExceeded, caseCostRatioMissing,
        caseCostPerDiemMissing, unitCostQuantityMissing, unitCostTakenOut, careDischargesMissing,
        caseItemNegative, noBreakEven, breakEvenNegative, breakEvenShareInvalid,
        breakEvenSharesNotOne, breakEvenOutOfRange,
        depreciationLifeInvalid, depreciationAmountInvalid, depreciationResidualNotAllowed,
        depreciationDisposedTooEarly, depreciationOutOfCalendar, depreciationRevisionInvalid,
        depreciationUnitsInvalid, depreciationDayInvalid, depreciationOpeningInvalid,
    ]

    /// There is cost and nothing to divide it by.
    public static let unitCostDenominatorZero = Message(
        2100, "unit_cost_denominator_zero", .unbalanced,
        zh: "[{period}，]“{object}”的{quantity}合计为0，[“{item}”]尚有{amount}元成本无法计算单位成本。",
        en:
            "[{period}, ]\"{object}\": the {quantity} totals 0, {amount} yuan of cost[ of \"{item}\"] have nothing to be divided by."
    )
    /// A quantity below zero.
    public static let unitCostNegative = Message(
        2101, "unit_cost_negative", .range,
        zh: "“{object}”的{quantity}为负数：{value}。",
        en: "\"{object}\": the {quantity} is negative: {value}.")
    /// A code stands twice.
    public static let unitCostDuplicate = Message(
        2102, "unit_cost_duplicate", .duplicate,
        zh: "成本核算对象“{code}”重复出现。", en: "\"{code}\" stands twice among what is costed.")
    /// A code that is not known.
    public static let unitCostUnknown = Message(
        2103, "unit_cost_unknown", .unknown,
        zh: "{place}：没有“{code}”[，是否为“{nearest}”]。",
        en: "{place}: there is no \"{code}\"[; did you mean \"{nearest}\"?]")
    /// Nothing to cost.
    public static let unitCostNothing = Message(
        2104, "unit_cost_nothing", .missing,
        zh: "没有成本核算对象。", en: "There is nothing to cost.")
    /// An exact result that does not fit.
    public static let unitCostOutOfRange = Message(
        2105, "unit_cost_out_of_range", .overflow,
        zh: "“{object}”的成本计算超出范围。", en: "The cost of \"{object}\" is out of range.")
    /// More was used than the capacity has.
    public static let capacityExceeded = Message(
        2106, "capacity_exceeded", .ok,
        zh: "“{object}”已用{used}分钟，超过实际产能{capacity}分钟。",
        en: "\"{object}\" used {used} minutes, more than the practical capacity of {capacity}.")
    /// Charges in a unit that has no ratio.
    public static let caseCostRatioMissing = Message(
        2107, "case_cost_ratio_missing", .missing,
        zh: "{place}：服务单元“{unit}”既无成本也无收入，没有成本收入比。",
        en: "{place}: service unit \"{unit}\" has neither cost nor income, so there is no ratio.")
    /// Days in a unit that has no cost per day.
    public static let caseCostPerDiemMissing = Message(
        2108, "case_cost_per_diem_missing", .missing,
        zh: "{place}：服务单元“{unit}”没有床日成本，住院天数无法计算。",
        en: "{place}: service unit \"{unit}\" has no cost per day for the days spent there.")
    /// Cost and no word about what it is divided by.
    public static let unitCostQuantityMissing = Message(
        2110, "unit_cost_quantity_missing", .missing,
        zh: "[{period}，]“{object}”有成本，但没有{quantity}。",
        en: "[{period}, ]\"{object}\" has cost, and no {quantity} was given.")
    /// More taken out of a cost than it has.
    public static let unitCostTakenOut = Message(
        2111, "unit_cost_taken_out", .unbalanced,
        zh: "“{object}”[的“{item}”]成本为{cost}元，不足以扣除{taken}元。",
        en: "\"{object}\"[, item \"{item}\"]: {taken} yuan cannot be taken out of a cost of {cost}."
    )
    /// A department whose patients leave from elsewhere.
    public static let careDischargesMissing = Message(
        2112, "care_discharges_missing", .ok,
        zh: "“{object}”没有出院人次，其成本只计入全院的出院患者次均成本。",
        en:
            "\"{object}\" has no number of discharges; its cost counts in the hospital's cost of a discharge only."
    )
    /// More of an item was taken back than given.
    public static let caseItemNegative = Message(
        2113, "case_item_negative", .ok,
        zh: "病例“{case}”的项目“{item}”数量合计为负：{quantity}。",
        en: "Case \"{case}\": the quantity of item \"{item}\" adds up to {quantity}, below 0.")

    /// A contribution that covers no fixed cost.
    public static let noBreakEven = Message(
        2120, "no_break_even", .rule,
        zh: "“{object}”的单位边际贡献为{contribution}元，不大于0，没有保本点。",
        en:
            "\"{object}\" contributes {contribution} yuan each, not more than 0: there is no break-even."
    )
    /// A figure below zero.
    public static let breakEvenNegative = Message(
        2121, "break_even_negative", .range,
        zh: "本量利分析的{figure}为负数：{value}。", en: "Break-even: {figure} is negative: {value}.")
    /// A ratio outside of 0 to 1.
    public static let breakEvenShareInvalid = Message(
        2122, "break_even_share_invalid", .range,
        zh: "本量利分析的{figure}须在0至1之间，现为{value}。",
        en: "Break-even: {figure} must lie from 0 to 1; it is {value}.")
    /// Shares of a mix that do not add up to one.
    public static let breakEvenSharesNotOne = Message(
        2123, "break_even_shares_not_one", .unbalanced,
        zh: "服务组合的构成比合计为{total}，应为1。", en: "The shares of the mix add up to {total}, not to 1.")
    /// A result that does not fit.
    public static let breakEvenOutOfRange = Message(
        2124, "break_even_out_of_range", .overflow,
        zh: "本量利分析的{figure}超出范围。", en: "Break-even: {figure} is out of range.")

    /// A life of no months or of too many.
    public static let depreciationLifeInvalid = Message(
        2140, "depreciation_life_invalid", .range,
        zh: "资产“{asset}”的使用年限为{months}个月，须在1至{limit}个月之间。",
        en: "Asset \"{asset}\" has a life of {months} months; it must be 1 to {limit}.")
    /// A cost or residual value that cannot be.
    public static let depreciationAmountInvalid = Message(
        2141, "depreciation_amount_invalid", .range,
        zh: "资产“{asset}”的原值{cost}元、残值{residual}元无效：残值不得为负，也不得超过原值。",
        en:
            "Asset \"{asset}\": cost {cost} and residual value {residual} are invalid; the residual value lies from 0 to the cost."
    )
    /// A residual value where the rule knows none.
    public static let depreciationResidualNotAllowed = Message(
        2142, "depreciation_residual_not_allowed", .rule,
        zh: "资产“{asset}”按政府会计准则折旧，不考虑残值，现填残值{residual}元。",
        en:
            "Asset \"{asset}\" depreciates by the government rule, which has no residual value; {residual} was given."
    )
    /// A disposal before the acquisition.
    public static let depreciationDisposedTooEarly = Message(
        2143, "depreciation_disposed_too_early", .rule,
        zh: "资产“{asset}”的处置日期{disposed}早于取得日期{acquired}。",
        en: "Asset \"{asset}\" was disposed of on {disposed}, before it was acquired on {acquired}."
    )
    /// A life that ends after the last year the library knows.
    public static let depreciationOutOfCalendar = Message(
        2144, "depreciation_out_of_calendar", .range,
        zh: "资产“{asset}”的折旧期超出2999年。",
        en: "The depreciation of asset \"{asset}\" goes beyond the year 2999.")
    /// A revision that does not fit the life.
    public static let depreciationRevisionInvalid = Message(
        2145, "depreciation_revision_invalid", .rule,
        zh: "资产“{asset}”在{month}的变更无效：应晚于上次变更、在折旧期内，且净值不为负。",
        en:
            "Asset \"{asset}\": the revision of {month} is invalid; it must follow the one before, lie within the life and leave no negative value."
    )
    /// Units of work that cannot be.
    public static let depreciationUnitsInvalid = Message(
        2146, "depreciation_units_invalid", .range,
        zh: "资产“{asset}”的工作量{units}无效：总工作量须大于0，各月工作量不得为负。",
        en:
            "Asset \"{asset}\": {units} units of work are invalid; the total is above 0, no month is negative."
    )
    /// A day of an asset that is no day.
    public static let depreciationDayInvalid = Message(
        2147, "depreciation_day_invalid", .format,
        zh: "资产“{asset}”的日期“{day}”不是有效日期（如20240326，1900年至2999年）。",
        en: "Asset \"{asset}\": \"{day}\" is no valid day (such as 20240326, years 1900 to 2999).")
    /// An opening balance that cannot be.
    public static let depreciationOpeningInvalid = Message(
        2148, "depreciation_opening_invalid", .rule,
        zh: "资产“{asset}”的期初折旧无效：起始月份、累计折旧和剩余月数须同时填写，起始月份不早于首月，累计折旧不超过应计折旧额，未提足时剩余月数为1个月以上。",
        en:
            "Asset \"{asset}\": its opening balance is invalid; it needs month, accumulated charges and months left, not before the first month, not more than is charged in all, and a month where something is left."
    )
}
