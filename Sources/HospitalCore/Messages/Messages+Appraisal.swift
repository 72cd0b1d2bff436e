/// Messages of performance appraisal: 4000–4049. Pay stands in the file beside.
extension Message {
    static let appraisalMessages: [Message] = [
        scoringParameterNotPositive, scoringParametersNotOrdered, ladderGap, ladderOverlap,
        scoringValueKind, scoringDenominatorZero, scoringNegativeValue, scoreAboveMaximum,
        deductionRuleUnknown, deductionEvidenceMissing, deductionRuleDuplicate, scoreOutOfRange,
        benchmarkMissing, itemWeightsTotal, partWeightsTotal, appraisalCodeDuplicate,
        profileViolated, appraisalItemUnknown, appraisalItemTwice, appraisalItemNotReported,
        appraisalItemNotApplicable, raterIsRated, vetoIncomplete, nothingApplicable, gradeUnknown,
    ]

    /// A parameter of a method is zero or negative.
    public static let scoringParameterNotPositive = Message(
        4000, "scoring_parameter_not_positive", .range,
        zh: "[{item}：]评分参数{name}须大于0，现为{value}。",
        en: "[{item}: ]The scoring parameter {name} must be above 0; it is {value}.")
    /// Parameters of a method that must differ or rise do not.
    public static let scoringParametersNotOrdered = Message(
        4001, "scoring_parameters_not_ordered", .range,
        zh: "[{item}：]评分参数{name}的取值{value}相等或次序不对。",
        en: "[{item}: ]The scoring parameters {name} are equal or in the wrong order: {value}.")
    /// A ladder leaves values without points.
    public static let ladderGap = Message(
        4002, "ladder_gap", .missing,
        zh: "[{item}：]阶梯在{from}与{to}之间有空档。",
        en: "[{item}: ]The ladder has a gap between {from} and {to}.")
    /// A ladder gives a value two points.
    public static let ladderOverlap = Message(
        4003, "ladder_overlap", .duplicate,
        zh: "[{item}：]阶梯在{from}与{to}之间重叠。",
        en: "[{item}: ]The ladder overlaps between {from} and {to}.")
    /// A method is given a value it does not score.
    public static let scoringValueKind = Message(
        4004, "scoring_value_kind", .format,
        zh: "[{item}：]评分方法{method}需要{expected}类型的填报值。",
        en: "[{item}: ]The scoring method {method} needs a reported value of kind {expected}.")
    /// A ratio of something to nothing.
    public static let scoringDenominatorZero = Message(
        4005, "scoring_denominator_zero", .range,
        zh: "[{item}：]分母为0而分子为{value}。",
        en: "[{item}: ]The denominator is 0 and the numerator is {value}.")
    /// A count, weight or given score below zero.
    public static let scoringNegativeValue = Message(
        4006, "scoring_negative_value", .range,
        zh: "[{item}：]{value}不能为负数。", en: "[{item}: ]{value} must not be negative.")
    /// A rater gave more points than there are.
    public static let scoreAboveMaximum = Message(
        4007, "score_above_maximum", .range,
        zh: "[{item}：]评分{value}超过满分{maximum}。",
        en: "[{item}: ]The score {value} is above the maximum {maximum}.")
    /// A deduction by a rule that is not in the scheme.
    public static let deductionRuleUnknown = Message(
        4008, "deduction_rule_unknown", .unknown,
        zh: "[{item}：]没有扣分细则“{rule}”[，是否为“{nearest}”]。",
        en: "[{item}: ]There is no deduction rule \"{rule}\"[; did you mean \"{nearest}\"?]")
    /// A deduction without evidence.
    public static let deductionEvidenceMissing = Message(
        4009, "deduction_evidence_missing", .missing,
        zh: "[{item}：]按细则“{rule}”扣分没有附依据。",
        en: "[{item}: ]The deduction by rule \"{rule}\" carries no evidence.")
    /// Two deduction rules with one code.
    public static let deductionRuleDuplicate = Message(
        4010, "deduction_rule_duplicate", .duplicate,
        zh: "[{item}：]扣分细则“{rule}”重复。", en: "[{item}: ]The deduction rule \"{rule}\" stands twice.")
    /// Points that do not fit.
    public static let scoreOutOfRange = Message(
        4011, "score_out_of_range", .overflow,
        zh: "[{item}：]评分计算超出范围：{value}。",
        en: "[{item}: ]A calculation of the score is out of range: {value}.")
    /// Neither history nor industry gives a benchmark.
    public static let benchmarkMissing = Message(
        4012, "benchmark_missing", .missing,
        zh: "[{item}：]既无历史值也无行业值，不能确定标杆值。",
        en:
            "[{item}: ]There is neither a historical nor an industry value to pick a benchmark from."
    )

    /// The items of a part do not weigh 100 in all.
    public static let itemWeightsTotal = Message(
        4020, "item_weights_total", .unbalanced,
        zh: "“{part}”部分的指标权重合计为{total}，须为100。",
        en: "The item weights of part \"{part}\" total {total}; they must total 100.")
    /// The parts do not weigh 100 % in all.
    public static let partWeightsTotal = Message(
        4021, "part_weights_total", .unbalanced,
        zh: "方案“{scheme}”各部分权重合计为{total}%，须为100%。",
        en: "The part weights of scheme \"{scheme}\" total {total} %; they must total 100 %.")
    /// A code of a scheme stands twice.
    public static let appraisalCodeDuplicate = Message(
        4022, "appraisal_code_duplicate", .duplicate,
        zh: "编码“{code}”重复。", en: "The code \"{code}\" stands twice.")
    /// The weights do not suit the kind of unit.
    public static let profileViolated = Message(
        4023, "profile_violated", .rule,
        zh: "{profile}单位的{parts}权重为{weight}%，须在{minimum}%至{maximum}%之间。",
        en:
            "The weight of {parts} is {weight} %; for {profile} it must lie from {minimum} % to {maximum} %."
    )

    /// A report for an item that the scheme does not have.
    public static let appraisalItemUnknown = Message(
        4030, "appraisal_item_unknown", .unknown,
        zh: "方案中没有指标“{item}”[，是否为“{nearest}”]。",
        en: "The scheme has no item \"{item}\"[; did you mean \"{nearest}\"?]")
    /// Two reports for one item.
    public static let appraisalItemTwice = Message(
        4031, "appraisal_item_twice", .duplicate,
        zh: "指标“{item}”填报了两次。", en: "Item \"{item}\" is reported twice.")
    /// An item that must be reported is not.
    public static let appraisalItemNotReported = Message(
        4032, "appraisal_item_not_reported", .missing,
        zh: "“{item}”未填报，不能计算得分。",
        en: "\"{item}\" is not reported; the score cannot be calculated.")
    /// A report for an item that does not apply.
    public static let appraisalItemNotApplicable = Message(
        4033, "appraisal_item_not_applicable", .rule,
        zh: "“{item}”在方案中为不适用，却有填报值。",
        en: "\"{item}\" does not apply by the scheme, yet a value is reported.")
    /// A rater rates himself or the own department.
    public static let raterIsRated = Message(
        4034, "rater_is_rated", .separation,
        zh: "“{item}”的考核人{rater}不得考核自己。",
        en: "\"{item}\": {rater} must not rate themselves.")
    /// A veto without reason or evidence.
    public static let vetoIncomplete = Message(
        4035, "veto_incomplete", .missing,
        zh: "对“{item}”的一票否决缺少理由或依据。",
        en: "The veto on \"{item}\" lacks a reason or evidence.")
    /// Nothing of the scheme applies to the unit.
    public static let nothingApplicable = Message(
        4036, "nothing_applicable", .missing,
        zh: "方案“{scheme}”没有适用的指标，不能计算得分。",
        en: "Nothing in scheme \"{scheme}\" applies; there is no score.")

    /// A grade that the set does not have.
    public static let gradeUnknown = Message(
        4042, "grade_unknown", .unknown,
        zh: "等级表“{set}”中没有等级“{grade}”[，是否为“{nearest}”]。",
        en: "The grade set \"{set}\" has no grade \"{grade}\"[; did you mean \"{nearest}\"?]")
}
