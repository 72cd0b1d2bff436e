/// Messages of performance pay: 4050–4099.
extension Message {
    static let payMessages: [Message] = [
        payDuplicate, payFactorsMissing, payFactorNegative, payPersonWithoutDepartment,
        payDepartmentUnknown, paySetAsideNegative, paySetAsideExceeds, payWeightTotalZero,
        payOverCap,
        payAmountNegative, payOutOfRange, payBoundsCrossed, payBoundsImpossible, payMonthsMissing,
        payCodesDiffer, payReserveExceeded, payNotBalanced,
    ]

    /// A department or person takes part twice.
    public static let payDuplicate = Message(
        4050, "pay_duplicate", .duplicate,
        zh: "绩效分配中“{code}”重复。", en: "\"{code}\" stands twice in the distribution of pay.")
    /// A weight without factors.
    public static let payFactorsMissing = Message(
        4051, "pay_factors_missing", .missing,
        zh: "“{code}”没有分配系数。", en: "\"{code}\" has no factors for its weight.")
    /// A factor below zero.
    public static let payFactorNegative = Message(
        4052, "pay_factor_negative", .range,
        zh: "“{code}”的{factor}为负数：{value}。", en: "\"{code}\": {factor} is negative: {value}.")
    /// A person without department.
    public static let payPersonWithoutDepartment = Message(
        4053, "pay_person_without_department", .missing,
        zh: "职工“{person}”没有所属科室。", en: "Person \"{person}\" is in no department.")
    /// A person in a department that takes no part.
    public static let payDepartmentUnknown = Message(
        4054, "pay_department_unknown", .unknown,
        zh: "职工“{person}”的科室“{department}”不在本次分配中。",
        en: "Department \"{department}\" of person \"{person}\" takes no part in the distribution.")
    /// A set-aside below zero.
    public static let paySetAsideNegative = Message(
        4055, "pay_set_aside_negative", .range,
        zh: "“{code}”的预留“{name}”为负数：{value}。",
        en: "The set-aside \"{name}\" of \"{code}\" is negative: {value}.")
    /// More set aside than there is.
    public static let paySetAsideExceeds = Message(
        4056, "pay_set_aside_exceeds", .unbalanced,
        zh: "“{code}”预留{value}元，超过可分配的{amount}元。",
        en: "\"{code}\" sets aside {value}, more than its amount of {amount}.")
    /// An amount without weights to split it by.
    public static let payWeightTotalZero = Message(
        4057, "pay_weight_total_zero", .unbalanced,
        zh: "“{code}”的分配权数合计为0，尚有{amount}元未分配。",
        en: "The weights of \"{code}\" total 0; {amount} is left undistributed.")
    /// More pay than the approved total.
    public static let payOverCap = Message(
        4058, "pay_over_cap", .budget,
        zh: "绩效合计{demand}元，超过核定总量{cap}元。",
        en: "Pay totals {demand}, above the approved total of {cap}.")
    /// An amount below zero.
    public static let payAmountNegative = Message(
        4059, "pay_amount_negative", .range,
        zh: "“{code}”的金额为负数：{amount}元。", en: "The amount of \"{code}\" is negative: {amount}.")
    /// Weights or amounts that do not fit.
    public static let payOutOfRange = Message(
        4060, "pay_out_of_range", .overflow,
        zh: "“{code}”的分配计算超出范围。", en: "A calculation of pay for \"{code}\" is out of range.")
    /// A floor above its ceiling, or below zero.
    public static let payBoundsCrossed = Message(
        4061, "pay_bounds_crossed", .range,
        zh: "“{code}”的保底{floor}元、封顶{ceiling}元无效。",
        en: "\"{code}\": a floor of {floor} and a ceiling of {ceiling} are invalid.")
    /// Floors need more than the pool, or ceilings take less.
    public static let payBoundsImpossible = Message(
        4062, "pay_bounds_impossible", .unbalanced,
        zh: "可分配{amount}元，与保底或封顶合计{value}元不能同时满足。",
        en: "A pool of {amount} cannot meet floors or ceilings that total {value}.")
    /// Months of a quarter that were not appraised.
    public static let payMonthsMissing = Message(
        4063, "pay_months_missing", .missing,
        zh: "{months}没有考核系数，本季不能结算。",
        en: "{months} were not appraised; the quarter cannot be settled.")
    /// A receiver that one of two distributions lacks.
    public static let payCodesDiffer = Message(
        4064, "pay_codes_differ", .unknown,
        zh: "调整前后的分配对象不一致：“{code}”。", en: "\"{code}\" is not in both distributions.")
    /// Accepted appeals need more than the reserve.
    public static let payReserveExceeded = Message(
        4065, "pay_reserve_exceeded", .budget,
        zh: "申诉补发合计{demand}元，超过预留{amount}元。",
        en: "Accepted appeals need {demand}, more than the reserve of {amount}.")
    /// A new distribution does not total what was paid.
    public static let payNotBalanced = Message(
        4066, "pay_not_balanced", .unbalanced,
        zh: "重新分配与原发放合计相差{value}元，应为0。",
        en: "The new distribution differs from what was paid by {value}; it must be 0.")
}
