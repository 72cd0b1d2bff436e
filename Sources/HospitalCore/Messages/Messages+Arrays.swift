/// Messages of calculations on arrays, where things have positions instead of codes: 4450–4479.
extension Message {
    static let arrayMessages: [Message] = [
        poolUnknown, poolWeightTotalZero, poolWeightsOutOfRange, scoreMatrixEmpty, scoreMatrixSize,
        scoreMatrixParameters, scoreMatrixValueMissing, scoreMatrixNothingReported,
        scoreMatrixIndicatorRange, scoreMatrixUnitRange, scoreMatrixGroupUnknown,
    ]

    /// A member of a pool that is not there.
    public static let poolUnknown = Message(
        4450, "pool_unknown", .unknown,
        zh: "第{position}个成员所属的奖金池为{pool}，奖金池共{count}个，从1起编号。",
        en: "Member number {position} is of pool {pool}; there are {count} pools, counted from 1.")
    /// A pool whose members weigh nothing.
    public static let poolWeightTotalZero = Message(
        4451, "pool_weight_total_zero", .unbalanced,
        zh: "第{pool}个奖金池的权数合计为0，尚有{amount}分未分配。",
        en: "The weights of pool number {pool} add up to 0; {amount} fen are left undistributed.")
    /// Weights that do not add up.
    public static let poolWeightsOutOfRange = Message(
        4452, "pool_weights_out_of_range", .overflow,
        zh: "第{pool}个奖金池的权数合计超出范围。",
        en: "The weights of pool number {pool} do not add up within range.")
    /// No unit or no indicator.
    public static let scoreMatrixEmpty = Message(
        4460, "score_matrix_empty", .missing,
        zh: "没有被考核单位或没有指标。", en: "There is no unit or no indicator.")
    /// An array of another length.
    public static let scoreMatrixSize = Message(
        4461, "score_matrix_size", .argument,
        zh: "数组{name}有{found}个元素，应为{expected}个。",
        en: "The array {name} has {found} elements, {expected} are needed.")
    /// A method with another number of parameters.
    public static let scoreMatrixParameters = Message(
        4462, "score_matrix_parameters", .argument,
        zh: "第{indicator}个指标有{found}个评分参数，应为{expected}个。",
        en: "Indicator {indicator} has {found} scoring parameters, {expected} are needed.")
    /// A value that is missing.
    public static let scoreMatrixValueMissing = Message(
        4463, "score_matrix_value_missing", .missing,
        zh: "第{unit}个单位的第{indicator}个指标没有上报。",
        en: "Unit {unit} has not reported indicator {indicator}.")
    /// A unit without any value.
    public static let scoreMatrixNothingReported = Message(
        4464, "score_matrix_nothing_reported", .missing,
        zh: "第{unit}个单位没有可计分的指标值，无法评分。",
        en: "Unit {unit} has no value that weighs anything; there is nothing to score it by.")
    /// Points that do not fit.
    public static let scoreMatrixIndicatorRange = Message(
        4465, "score_matrix_indicator_range", .overflow,
        zh: "前{indicator}个指标的分值或权重合计超出范围。",
        en: "The points or weights of the first {indicator} indicators are out of range.")
    /// A score that does not fit.
    public static let scoreMatrixUnitRange = Message(
        4466, "score_matrix_unit_range", .overflow,
        zh: "第{unit}个单位的得分超出范围。", en: "The score of unit {unit} is out of range.")
    /// A unit of a group that is not there.
    public static let scoreMatrixGroupUnknown = Message(
        4467, "score_matrix_group_unknown", .unknown,
        zh: "第{unit}个单位属于第{group}组，共{count}组，从1起编号。",
        en: "Unit {unit} is of group {group}; there are {count} groups, counted from 1.")
}
