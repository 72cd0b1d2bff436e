/// Messages about numbers, money, measures and splitting: 1200–1299.
extension Message {
    static let numberMessages: [Message] = [
        numberMalformed, numberTooManyDecimals, numberOutOfRange, divisionByZero,
        weightTotalZero, negativeWeight, multiplierTooCoarse, weightsOutOfRange, sharesUnbalanced,
        linearSystemSingular, linearSystemTooLarge, linearSystemShape, linearSystemOutOfRange,
        denominatorZero, unitsDiffer, measureUnitUnknown, unitFactorInvalid, cascadeUnbalanced,
        cascadeTooDeep, ratioMissing,
    ]

    /// A text is no plain decimal number.
    public static let numberMalformed = Message(
        1200, "number_malformed", .format,
        zh: "“{value}”不是有效数字（只接受符号、数字和小数点）。",
        en: "\"{value}\" is not a valid number (only a sign, digits and a decimal point).")
    /// A number has more decimals than allowed.
    public static let numberTooManyDecimals = Message(
        1201, "number_too_many_decimals", .format,
        zh: "“{value}”的小数位过多，最多{allowed}位。",
        en: "\"{value}\" has too many decimals, at most {allowed} are allowed.")
    /// A number or an exact result has too many digits.
    public static let numberOutOfRange = Message(
        1202, "number_out_of_range", .range,
        zh: "“{value}”超出可表示的范围。",
        en: "\"{value}\" is out of range.")
    /// A division by zero.
    public static let divisionByZero = Message(
        1203, "division_by_zero", .range,
        zh: "“{value}”不能除以零。",
        en: "\"{value}\" cannot be divided by zero.")
    /// An amount is left and the weights add up to zero.
    public static let weightTotalZero = Message(
        1210, "weight_total_zero", .unbalanced,
        zh: "权数合计为0，尚有{amount}未分摊。",
        en: "The weights add up to 0; {amount} is left unallocated.")
    /// A weight is negative.
    public static let negativeWeight = Message(
        1211, "negative_weight", .range,
        zh: "第{position}个权数为负数：{value}。",
        en: "Weight number {position} is negative: {value}.")
    /// A rounded multiplier leaves more units than receivers.
    public static let multiplierTooCoarse = Message(
        1212, "multiplier_too_coarse", .unbalanced,
        zh: "分摊系数位数过少，尾差{amount}个单位无法按最大余额法处理。",
        en:
            "The multiplier has too few digits: {amount} units are left, more than largest remainders can take."
    )
    /// Weights do not fit.
    public static let weightsOutOfRange = Message(
        1213, "weights_out_of_range", .overflow,
        zh: "权数或其合计超出可计算的范围。",
        en: "The weights or their total are out of range.")
    /// Exact shares do not add up to the amount.
    public static let sharesUnbalanced = Message(
        1214, "shares_unbalanced", .unbalanced,
        zh: "各份额合计为{sum}，与总额{amount}不符。",
        en: "The shares add up to {sum}, not to the total of {amount}.")
    /// A system of equations has no solution or more than one.
    public static let linearSystemSingular = Message(
        1220, "linear_system_singular", .range,
        zh: "{count}个未知数的线性方程组没有唯一解。",
        en: "The linear system of {count} unknowns has no unique solution.")
    /// A system of equations has too many unknowns.
    public static let linearSystemTooLarge = Message(
        1221, "linear_system_too_large", .tooBig,
        zh: "线性方程组有{count}个未知数，精确求解最多{limit}个。",
        en: "The linear system has {count} unknowns; at most {limit} are solved exactly.")
    /// Coefficients or right-hand sides of the wrong number.
    public static let linearSystemShape = Message(
        1222, "linear_system_shape", .argument,
        zh: "线性方程组需要{expected}个系数，实有{count}个。",
        en: "The linear system needs {expected} coefficients, {count} were given.")
    /// The coefficients are too large.
    public static let linearSystemOutOfRange = Message(
        1223, "linear_system_out_of_range", .overflow,
        zh: "线性方程组的系数超出可计算的范围。",
        en: "The coefficients of the linear system are out of range.")
    /// A ratio over nothing.
    public static let denominatorZero = Message(
        1230, "denominator_zero", .range,
        zh: "{numerator}÷{denominator}：分母为0而分子不为0，请检查数据。",
        en:
            "{numerator} over {denominator}: the denominator is 0 and the numerator is not; check the data."
    )
    /// Nothing of nothing: a ratio that nobody can tell.
    public static let ratioMissing = Message(
        1234, "ratio_missing", .missing,
        zh: "{numerator}÷{denominator}：分子和分母都为0，比率缺失。",
        en: "{numerator} over {denominator}: both are 0, so the ratio is missing.")
    /// Units that do not convert.
    public static let unitsDiffer = Message(
        1231, "units_differ", .argument,
        zh: "单位“{one}”与“{other}”不是同类单位，不能换算。",
        en: "The units \"{one}\" and \"{other}\" measure different things and do not convert.")
    /// A unit that the library does not know.
    public static let measureUnitUnknown = Message(
        1232, "measure_unit_unknown", .unknown,
        zh: "没有单位“{unit}”[，是否为“{nearest}”]。",
        en: "There is no unit \"{unit}\"[; did you mean \"{nearest}\"?]")
    /// A unit that is no multiple of its base.
    public static let unitFactorInvalid = Message(
        1233, "unit_factor_invalid", .range,
        zh: "单位“{unit}”的换算系数{value}无效，须大于0。",
        en: "The factor {value} of the unit \"{unit}\" is not possible; it must be above 0.")
    /// Parts of a target that do not add up.
    public static let cascadeUnbalanced = Message(
        1240, "cascade_unbalanced", .unbalanced,
        zh: "“{unit}”的目标为{amount}，下级合计为{sum}，两者不符。",
        en: "The target of \"{unit}\" is {amount}; its parts add up to {sum}.")
    /// A tree of targets with too many levels.
    public static let cascadeTooDeep = Message(
        1241, "cascade_too_deep", .tooBig,
        zh: "目标分解超过{limit}级。",
        en: "The cascade of targets has more than {limit} levels.")
}
