/// Messages of the evaluation of alternatives: 4200–4249.
extension Message {
    static let evaluationMessages: [Message] = [
        evaluationEmpty, evaluationRowLength, evaluationDuplicate, evaluationWeightCount,
        evaluationWeightInvalid, evaluationNotPositive, evaluationLowNotAllowed,
        evaluationParameterInvalid, comparisonNotReciprocal, comparisonTableTooShort,
        evaluationClassInvalid, evaluationOutOfRange, evaluationZeroColumn,
        evaluationConstantColumn, evaluationAllEqual, evaluationFewGroups, comparisonInconsistent,
    ]

    /// No alternative or no criterion.
    public static let evaluationEmpty = Message(
        4200, "evaluation_empty", .missing,
        zh: "没有评价对象或没有指标。", en: "There is no alternative or no criterion.")
    /// A row of another length.
    public static let evaluationRowLength = Message(
        4201, "evaluation_row_length", .argument,
        zh: "评价对象“{alternative}”有{found}个值，应为{expected}个。",
        en: "Alternative \"{alternative}\" has {found} values, {expected} are needed.")
    /// A code stands twice.
    public static let evaluationDuplicate = Message(
        4202, "evaluation_duplicate", .duplicate,
        zh: "评价对象或指标“{code}”重复出现。", en: "\"{code}\" stands twice among alternatives or criteria.")
    /// Another number of weights than criteria.
    public static let evaluationWeightCount = Message(
        4203, "evaluation_weight_count", .argument,
        zh: "权重有{found}个，指标有{expected}个。", en: "There are {found} weights for {expected} criteria.")
    /// A weight that cannot be.
    public static let evaluationWeightInvalid = Message(
        4204, "evaluation_weight_invalid", .range,
        zh: "权重{value}无效：不得为负，且不得全为0。",
        en: "Weight {value} is invalid: none is negative, and not all are 0.")
    /// A value that a method cannot take.
    public static let evaluationNotPositive = Message(
        4205, "evaluation_not_positive", .range,
        zh: "指标“{criterion}”中“{alternative}”的值为{value}，所选方法要求大于0（占比法要求不为负）。",
        en:
            "Criterion \"{criterion}\": \"{alternative}\" has {value}; the chosen method needs values above 0 (shares: not negative)."
    )
    /// A method for criteria where more is better.
    public static let evaluationLowNotAllowed = Message(
        4206, "evaluation_low_not_allowed", .argument,
        zh: "指标“{criterion}”为低优指标，{method}只适用于高优指标。",
        en:
            "Criterion \"{criterion}\" is better when low; {method} takes only criteria that are better when high."
    )
    /// A parameter outside of its range.
    public static let evaluationParameterInvalid = Message(
        4207, "evaluation_parameter_invalid", .range,
        zh: "评价参数{name}的值{value}无效。", en: "The parameter {name} cannot be {value}.")
    /// A comparison matrix that is not reciprocal.
    public static let comparisonNotReciprocal = Message(
        4208, "comparison_not_reciprocal", .unbalanced,
        zh: "判断矩阵第{row}行第{column}列与其对称位置不互为倒数，或不在1/1000至1000之间。",
        en:
            "The comparison in row {row}, column {column} is not the reciprocal of its mirror, or not within 1/1000 to 1000."
    )
    /// A table of random indices that is too short.
    public static let comparisonTableTooShort = Message(
        4209, "comparison_table_too_short", .tooBig,
        zh: "判断矩阵有{count}阶，随机一致性指标表{table}没有这一阶。",
        en: "The table {table} has no random index for {count} criteria.")
    /// Classes that do not hold each criterion once.
    public static let evaluationClassInvalid = Message(
        4210, "evaluation_class_invalid", .argument,
        zh: "指标“{criterion}”不存在，或未恰好归入一个类别。",
        en: "Criterion \"{criterion}\" is not there, or not in exactly one class.")
    /// A result that is too large.
    public static let evaluationOutOfRange = Message(
        4211, "evaluation_out_of_range", .overflow,
        zh: "“{object}”的评价结果超出范围。", en: "The evaluation of \"{object}\" is out of range.")
    /// A criterion of zeros.
    public static let evaluationZeroColumn = Message(
        4220, "evaluation_zero_column", .ok,
        zh: "指标“{criterion}”全为0，不参与区分。",
        en: "Criterion \"{criterion}\" is 0 everywhere and distinguishes nothing.")
    /// A criterion that is the same everywhere.
    public static let evaluationConstantColumn = Message(
        4221, "evaluation_constant_column", .ok,
        zh: "指标“{criterion}”各对象取值相同，不参与区分。",
        en: "Criterion \"{criterion}\" is the same everywhere and distinguishes nothing.")
    /// Alternatives that cannot be told apart.
    public static let evaluationAllEqual = Message(
        4222, "evaluation_all_equal", .ok,
        zh: "各评价对象没有差别，并列第1。", en: "The alternatives do not differ and share rank 1.")
    /// Too few groups for a regression.
    public static let evaluationFewGroups = Message(
        4223, "evaluation_few_groups", .ok,
        zh: "秩和比只有{count}组，少于5组，回归结果仅供参考。",
        en:
            "There are only {count} groups of rank-sum ratios, fewer than 5; the regression is a hint."
    )
    /// Judgements that contradict each other.
    public static let comparisonInconsistent = Message(
        4224, "comparison_inconsistent", .ok,
        zh: "判断矩阵的一致性比率不小于{limit}，应重新判断。",
        en: "The consistency ratio is not below {limit}; the judgements should be made anew.")
}
