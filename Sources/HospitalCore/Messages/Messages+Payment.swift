/// Messages of payment, limits and comparisons of cost: 2125–2139 and 2150–2199.
extension Message {
    static let paymentMessages: [Message] = [
        paymentBaseGroupUneven, paymentDigitsInvalid, paymentPriceMissing,
        paymentRateMissing, paymentStandardDiffers, fundYearExceeded, fundCumulativeExceeded,
        ratioLimitExceeded, priceCeilingExceeded, reformNotNeutral, reformAgainstStructure,
        ownIsCheaper, offerIsCheaper, offerBelowQuality, ownBelowQuality, offersMissing,
        directCostMisleads, demandUnstable, incomeBelowCost, incomeAboveCost, managementWeak,
        itemMethodMissing,
    ]

    /// A base group whose levels have unlike coefficients.
    public static let paymentBaseGroupUneven = Message(
        2125, "payment_base_group_uneven", .unbalanced,
        zh: "基础病组“{group}”各级医院的系数不相同。",
        en: "Base group \"{group}\" has unlike coefficients for the levels of hospitals.")
    /// A number of significant digits that cannot be.
    public static let paymentDigitsInvalid = Message(
        2126, "payment_digits_invalid", .argument,
        zh: "支付标准的有效位数{digits}无效，须在1至30之间。",
        en: "{digits} significant digits are not possible for a payment standard; use 1 to 30.")
    /// A case that is priced by itself, without its price.
    public static let paymentPriceMissing = Message(
        2127, "payment_price_missing", .missing,
        zh: "病例“{case}”属于单议病组“{group}”，没有议定金额。",
        en: "Case \"{case}\" is of group \"{group}\", which is priced one by one, and has no price."
    )
    /// A city and year without a rate.
    public static let paymentRateMissing = Message(
        2128, "payment_rate_missing", .missing,
        zh: "统筹区“{city}”{year}年没有费率。", en: "There is no payment rate of city \"{city}\" for {year}."
    )
    /// A printed standard that does not recompute.
    public static let paymentStandardDiffers = Message(
        2129, "payment_standard_differs", .ok,
        zh: "病组“{group}”{level}级医院的支付标准为{published}，按权重、系数和费率应为{printed}。",
        en:
            "Group \"{group}\", level {level}: the standard is {published}; weight, coefficient and rate make {printed}."
    )
    /// More of a year is left in a fund than may be.
    public static let fundYearExceeded = Message(
        2130, "fund_year_exceeded", .ok,
        zh: "{fund}当年结余率{percent}%，超过{limit}%。",
        en: "Fund {fund}: {percent} % of the year is left, more than {limit} %.")
    /// More of all years is left in a fund than may be.
    public static let fundCumulativeExceeded = Message(
        2131, "fund_cumulative_exceeded", .ok,
        zh: "{fund}累计结余{amount}元，超过限额{limit}元。",
        en: "Fund {fund}: {amount} yuan are left of all years, more than {limit}.")
    /// A ratio above its limit.
    public static let ratioLimitExceeded = Message(
        2150, "ratio_limit_exceeded", .ok,
        zh: "“{object}”的{ratio}为{percent}%，超过{limit}%。",
        en: "\"{object}\": {ratio} is {percent} %, above {limit} %.")
    /// A charge above the highest price.
    public static let priceCeilingExceeded = Message(
        2151, "price_ceiling_exceeded", .ok,
        zh: "“{object}”收费{amount}元，超过最高限价{limit}元，超出{excess}元。",
        en: "\"{object}\" was charged {amount} yuan; the ceiling is {limit}, {excess} are too much."
    )
    /// A reform of prices that changes the income as a whole.
    public static let reformNotNeutral = Message(
        2152, "reform_not_neutral", .ok,
        zh: "价格调整使总收入变化{amount}元，超出允许的{limit}元，不符合总量控制。",
        en:
            "The change of prices moves income by {amount} yuan, more than {limit}: it is not revenue-neutral."
    )
    /// A price that moves against the aim of the reform.
    public static let reformAgainstStructure = Message(
        2153, "reform_against_structure", .ok,
        zh: "项目“{item}”（{kind}）的价格由{before}元调整为{after}元，与结构调整方向相反。",
        en:
            "Item \"{item}\" ({kind}): the price goes from {before} to {after} yuan, against the aim of the reform."
    )
    /// Doing it oneself costs no more than the best offer.
    public static let ownIsCheaper = Message(
        2154, "own_is_cheaper", .ok,
        zh: "自营全成本{cost}元，不高于“{offer}”报价{price}元。",
        en: "Full cost of one's own is {cost} yuan, not above the offer of \"{offer}\" at {price}.")
    /// The best offer costs less than doing it oneself.
    public static let offerIsCheaper = Message(
        2155, "offer_is_cheaper", .ok,
        zh: "“{offer}”报价{price}元，低于自营全成本{cost}元。",
        en: "The offer of \"{offer}\" at {price} yuan is below the full cost of one's own, {cost}.")
    /// An offer that is not good enough.
    public static let offerBelowQuality = Message(
        2156, "offer_below_quality", .ok,
        zh: "“{offer}”质量得分{quality}，低于要求的{limit}，不予考虑。",
        en: "\"{offer}\" has the quality {quality}, below {limit}, and is left out.")
    /// One's own work is not good enough.
    public static let ownBelowQuality = Message(
        2157, "own_below_quality", .ok,
        zh: "自营质量得分{quality}，低于要求的{limit}。", en: "One's own quality is {quality}, below {limit}.")
    /// No offer that is good enough.
    public static let offersMissing = Message(
        2158, "offers_missing", .ok,
        zh: "没有质量合格的报价。", en: "No offer is good enough.")
    /// Direct cost alone says otherwise than full cost.
    public static let directCostMisleads = Message(
        2159, "direct_cost_misleads", .ok,
        zh: "只比直接成本{direct}元会得出相反结论，未计的折旧和资金占用费为{hidden}元。",
        en:
            "Direct cost alone, {direct} yuan, says the opposite; depreciation and capital charge left out are {hidden}."
    )
    /// Demand that is not steady.
    public static let demandUnstable = Message(
        2160, "demand_unstable", .ok, zh: "需求不稳定。", en: "Demand is not steady.")
    /// Income that does not cover the cost.
    public static let incomeBelowCost = Message(
        2161, "income_below_cost", .ok,
        zh: "收入{income}元低于成本{cost}元，超出允许的差异。",
        en: "Income of {income} yuan is below the cost of {cost} by more than is tolerated.")
    /// Income that exceeds the cost.
    public static let incomeAboveCost = Message(
        2162, "income_above_cost", .ok,
        zh: "收入{income}元高于成本{cost}元，超出允许的差异。",
        en: "Income of {income} yuan is above the cost of {cost} by more than is tolerated.")
    /// Management that cannot carry a service.
    public static let managementWeak = Message(
        2163, "management_weak", .ok, zh: "自身管理能力不足。",
        en: "One's own management is not strong enough.")
    /// A department with service items and no method.
    public static let itemMethodMissing = Message(
        2164, "item_method_missing", .missing,
        zh: "{period}，科室“{department}”有服务项目，但没有指定项目成本核算方法。",
        en: "{period}, department \"{department}\" has service items and no method to cost them by."
    )
}
