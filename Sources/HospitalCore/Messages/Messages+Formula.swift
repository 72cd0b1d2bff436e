/// Messages of the formulas of indicators: 4100–4149, 4493–4498.
extension Message {
    static let formulaMessages: [Message] = [
        formulaCharacter, formulaToken, formulaTooDeep, formulaTooLong, formulaNumber,
        formulaFunctionUnknown, formulaNameUnknown, formulaUndetermined, formulaArity, formulaType,
        formulaUnitMismatch, formulaArgument, formulaCycle, formulaCodeDuplicate, formulaUnitWrong,
        formulaDigitsInvalid, lookupRowKeys, lookupRowsOverlap, formulaVersionChanged,
        formulaDepartmentUnknown, formulaDepartmentLoop, formulaFactOutside, formulaFactTwice,
        formulaGridTooLarge, indicatorDefinitionsMissing, indicatorFrozenAlready,
        indicatorSpanInvalid, indicatorItemUnknown, indicatorValueDoubtful, indicatorNotComputed,
    ]

    /// A character that no formula has.
    public static let formulaCharacter = Message(
        4100, "formula_character", .format,
        zh: "公式“{formula}”第{position}个字符：不能识别“{character}”。",
        en: "Formula \"{formula}\", character {position}: \"{character}\" is not understood.")
    /// A word that cannot stand there.
    public static let formulaToken = Message(
        4101, "formula_token", .format,
        zh: "公式“{formula}”第{position}个字符：语法错误[，此处不能是“{found}”]。",
        en:
            "Formula \"{formula}\", character {position}: syntax error[; \"{found}\" cannot stand here]."
    )
    /// Brackets too deep.
    public static let formulaTooDeep = Message(
        4102, "formula_too_deep", .range,
        zh: "公式“{formula}”第{position}个字符：嵌套超过64层。",
        en: "Formula \"{formula}\", character {position}: nested more than 64 levels deep.")
    /// A formula that is too long.
    public static let formulaTooLong = Message(
        4103, "formula_too_long", .range,
        zh: "公式“{formula}”超过{position}个字符。",
        en: "Formula \"{formula}\" has more than {position} characters.")
    /// A number with too many digits.
    public static let formulaNumber = Message(
        4104, "formula_number", .format,
        zh: "公式“{formula}”第{position}个字符：“{value}”不是有效数值。",
        en: "Formula \"{formula}\", character {position}: \"{value}\" is no valid number.")
    /// A function that does not exist.
    public static let formulaFunctionUnknown = Message(
        4105, "formula_function_unknown", .unknown,
        zh: "公式“{formula}”第{position}个字符：没有函数“{name}”[，是否为“{nearest}”]。",
        en:
            "Formula \"{formula}\", character {position}: there is no function \"{name}\"[; did you mean \"{nearest}\"?]"
    )
    /// A name that does not exist.
    public static let formulaNameUnknown = Message(
        4106, "formula_name_unknown", .unknown,
        zh: "公式“{formula}”第{position}个字符：没有采集项、公式或查找表“{name}”[，是否为“{nearest}”]。",
        en:
            "Formula \"{formula}\", character {position}: there is no item, formula or table \"{name}\"[; did you mean \"{nearest}\"?]"
    )
    /// A function that depends on chance or on the clock.
    public static let formulaUndetermined = Message(
        4107, "formula_undetermined", .rule,
        zh: "公式“{formula}”第{position}个字符：“{name}”每次结果可能不同，不能用于考核公式。",
        en:
            "Formula \"{formula}\", character {position}: \"{name}\" may give another value each time and has no place in a formula."
    )
    /// Too many or too few arguments.
    public static let formulaArity = Message(
        4108, "formula_arity", .argument,
        zh: "公式“{formula}”第{position}个字符：{function}应有{allowed}个参数，现有{found}个。",
        en:
            "Formula \"{formula}\", character {position}: {function} takes {allowed} arguments, found {found}."
    )
    /// A claim where a number is needed, or the other way round.
    public static let formulaType = Message(
        4109, "formula_type", .argument,
        zh: "公式“{formula}”第{position}个字符：此处需要{expected}。",
        en: "Formula \"{formula}\", character {position}: {expected} is needed here.")
    /// Units that do not go together.
    public static let formulaUnitMismatch = Message(
        4110, "formula_unit_mismatch", .rule,
        zh: "公式“{formula}”第{position}个字符：{one}与{other}单位不一致。",
        en: "Formula \"{formula}\", character {position}: {one} and {other} do not go together.")
    /// A number or word that a function does not take.
    public static let formulaArgument = Message(
        4111, "formula_argument", .argument,
        zh: "公式“{formula}”第{position}个字符：{function}的参数不能是“{value}”。",
        en: "Formula \"{formula}\", character {position}: {function} does not take \"{value}\".")
    /// Formulas that need each other.
    public static let formulaCycle = Message(
        4112, "formula_cycle", .rule,
        zh: "公式循环引用：{path}。", en: "Formulas need each other: {path}.")
    /// A code that stands twice.
    public static let formulaCodeDuplicate = Message(
        4113, "formula_code_duplicate", .duplicate,
        zh: "采集项、公式、查找表或单位“{code}”重复。",
        en: "\"{code}\" stands twice among items, formulas, tables or units.")
    /// A formula whose unit is not the declared one.
    public static let formulaUnitWrong = Message(
        4114, "formula_unit_wrong", .rule,
        zh: "公式“{formula}”的结果为{found}，与声明的{declared}不符。",
        en: "Formula \"{formula}\" gives {found}, but {declared} is declared.")
    /// A number of decimals out of range.
    public static let formulaDigitsInvalid = Message(
        4115, "formula_digits_invalid", .range,
        zh: "公式“{formula}”的小数位数{digits}不在0至18之间。",
        en: "Formula \"{formula}\" asks for {digits} decimals, which is not from 0 to 18.")
    /// A row with another number of keys.
    public static let lookupRowKeys = Message(
        4116, "lookup_row_keys", .argument,
        zh: "查找表“{table}”第{row}行有{found}个键，应为{expected}个且至少1个。",
        en: "Table \"{table}\", row {row}: {found} keys instead of {expected}, at least 1.")
    /// Two rows with one answer too many.
    public static let lookupRowsOverlap = Message(
        4117, "lookup_rows_overlap", .duplicate,
        zh: "查找表“{table}”第{row}行与第{other}行键相同且有效期重叠。",
        en: "Table \"{table}\": rows {row} and {other} have the same keys and common months.")
    /// Other formulas than those that were frozen.
    public static let formulaVersionChanged = Message(
        4120, "formula_version_changed", .rule,
        zh: "公式已变更：本周期冻结的版本为{frozen}，现为{found}。",
        en: "The formulas have changed: frozen for the cycle is {frozen}, found is {found}.")
    /// A unit that does not exist.
    public static let formulaDepartmentUnknown = Message(
        4121, "formula_department_unknown", .unknown,
        zh: "没有单位“{code}”[，是否为“{nearest}”]。",
        en: "There is no unit \"{code}\"[; did you mean \"{nearest}\"?]")
    /// Units that are above each other.
    public static let formulaDepartmentLoop = Message(
        4122, "formula_department_loop", .rule,
        zh: "单位“{code}”的上级关系成环或超过64级。",
        en: "Unit \"{code}\" is above itself, or lies more than 64 levels deep.")
    /// A fact outside of what is computed.
    public static let formulaFactOutside = Message(
        4123, "formula_fact_outside", .unknown,
        zh: "{month}，“{item}”：没有该采集项，或月份不在计算范围内。",
        en:
            "{month}, \"{item}\": there is no such item, or the month is outside of what is computed."
    )
    /// A fact that stands twice.
    public static let formulaFactTwice = Message(
        4124, "formula_fact_twice", .duplicate,
        zh: "{month}，{department}，“{item}”的数据重复。",
        en: "{month}, {department}: the number of \"{item}\" stands twice.")
    /// Too many units and months.
    public static let formulaGridTooLarge = Message(
        4125, "formula_grid_too_large", .range,
        zh: "单位数乘月份数为{cells}，超过上限10000000。",
        en: "{cells} units times months are more than the limit of 10000000.")
    /// A scheme none of whose indicators has a formula.
    public static let indicatorDefinitionsMissing = Message(
        4493, "indicator_definitions_missing", .missing,
        zh: "考核方案“{scheme}”的指标在{day}都没有公式。",
        en: "No indicator of the scheme \"{scheme}\" has a formula on {day}.")
    /// Frozen months are frozen anew without a reason.
    public static let indicatorFrozenAlready = Message(
        4494, "indicator_frozen_already", .rule,
        zh: "考核方案“{scheme}”{from}至{to}的公式已冻结（第{number}版），变更须说明原因。",
        en:
            "The formulas of \"{scheme}\" are frozen from {from} to {to} (number {number}); a change needs a reason."
    )
    /// A cycle that ends before it begins.
    public static let indicatorSpanInvalid = Message(
        4495, "indicator_span_invalid", .range,
        zh: "周期{from}至{to}须不少于1个月、不超过120个月。",
        en: "A cycle from {from} to {to} must have 1 to 120 months.")
    /// A reported item that nobody declared.
    public static let indicatorItemUnknown = Message(
        4496, "indicator_item_unknown", .unknown,
        zh: "{period}{department}填报的“{item}”不是已登记的采集项[，是否为“{nearest}”]。",
        en: "{period}, {department}: \"{item}\" is no declared item[; did you mean \"{nearest}\"?]")
    /// A value that cannot be relied on.
    public static let indicatorValueDoubtful = Message(
        4497, "indicator_value_doubtful", .rule,
        zh: "{period}{department}的指标“{indicator}”没有结果，须核查数据：{reason}。",
        en:
            "{period}, {department}: the indicator \"{indicator}\" has no value, look at the data: {reason}."
    )
    /// A value that a run does not have.
    public static let indicatorNotComputed = Message(
        4498, "indicator_not_computed", .unknown,
        zh: "运行{run}没有“{department}”的指标“{indicator}”。",
        en: "The run {run} has no indicator \"{indicator}\" of \"{department}\".")
}
