/// Messages of safety inspection: templates 5000–5019, inspections 5020–5039.
extension Message {
    static let safetyMessages: [Message] = [
        templateIdentityMissing, templateCodeMissing, templateCodeRepeated,
        templatePointsOutOfRange, templateAnswerKindUnsound, templateConditionNotBefore,
        templateConditionUnsound, templateTooDeep, templateTooManyNodes, templateNoItem,
        templateTotalNotHundred, templateWeightNested, templateWeightMissing,
        templateWeightOutOfRange, templateWeightsNotHundred, templateTooManyWeights,
        templateUnknown,
        inspectionItemUnknown, inspectionAnsweredTwice, inspectionAnsweredNotDue,
        inspectionAnsweredNotAsked, inspectionAnswerKind, inspectionChoiceUnknown,
        inspectionNotApplicableRefused, inspectionScoreNegative, inspectionScoreAboveMaximum,
        inspectionScoreTooFine, inspectionUnanswered, inspectionSectionsWithoutWeights,
        inspectionPolicyOutOfRange,
    ]

    /// A template without code or version.
    public static let templateIdentityMissing = Message(
        5000, "template_identity_missing", .missing,
        zh: "检查模板缺少编码或版本号。", en: "The checklist template has no code or no version.")
    /// A section or item without a code.
    public static let templateCodeMissing = Message(
        5001, "template_code_missing", .missing,
        zh: "检查模板{template}：“{text}”没有编码。",
        en: "Checklist template {template}: \"{text}\" has no code.")
    /// A code that stands twice.
    public static let templateCodeRepeated = Message(
        5002, "template_code_repeated", .duplicate,
        zh: "检查模板{template}：编码{code}出现了两次。",
        en: "Checklist template {template}: the code {code} stands twice.")
    /// Points that no item can have.
    public static let templatePointsOutOfRange = Message(
        5003, "template_points_out_of_range", .range,
        zh: "检查模板{template}：项目{item}的分值{value}无效，须为0至1000000，最多6位小数。",
        en:
            "Checklist template {template}: item {item} cannot be worth {value} points; 0 to 1000000 "
            + "with at most 6 decimals are possible.")
    /// Deduction, limits or choices that contradict themselves.
    public static let templateAnswerKindUnsound = Message(
        5004, "template_answer_kind_unsound", .range,
        zh: "检查模板{template}：项目{item}的扣分、限值或选项设置自相矛盾。",
        en: "Checklist template {template}: the deduction, limits or choices of item {item} "
            + "contradict each other.")
    /// A condition that looks ahead or at nothing.
    public static let templateConditionNotBefore = Message(
        5005, "template_condition_not_before", .missing,
        zh: "检查模板{template}：{code}的启用条件引用了项目{item}，但它不在{code}之前。",
        en:
            "Checklist template {template}: the condition of {code} looks at item {item}, which does "
            + "not stand before {code}.")
    /// A condition that can never be judged.
    public static let templateConditionUnsound = Message(
        5006, "template_condition_unsound", .format,
        zh: "检查模板{template}：{code}的启用条件与项目“{item}”的答案类型不符。",
        en: "Checklist template {template}: the condition of {code} does not match the answers of "
            + "item \"{item}\".")
    /// Nesting beyond the limit.
    public static let templateTooDeep = Message(
        5007, "template_too_deep", .tooBig,
        zh: "检查模板{template}：{code}的嵌套超过{limit}层。",
        en: "Checklist template {template}: {code} is nested deeper than {limit} levels.")
    /// Too many sections and items.
    public static let templateTooManyNodes = Message(
        5008, "template_too_many_nodes", .tooBig,
        zh: "检查模板{template}：部分与项目合计超过{limit}个。",
        en: "Checklist template {template} has more than {limit} sections and items.")
    /// A template without items.
    public static let templateNoItem = Message(
        5009, "template_no_item", .missing,
        zh: "检查模板{template}没有检查项目。", en: "Checklist template {template} has no item.")
    /// A hundred-point template with another total.
    public static let templateTotalNotHundred = Message(
        5010, "template_total_not_hundred", .unbalanced,
        zh: "检查模板{template}的分值合计为{total}，应为100。",
        en: "The points of checklist template {template} total {total} and must total 100.")
    /// A weight below the top level.
    public static let templateWeightNested = Message(
        5011, "template_weight_nested", .rule,
        zh: "检查模板{template}：部分{section}不是一级部分，不能设权重。",
        en: "Checklist template {template}: section {section} is not at the top level and cannot "
            + "have a weight.")
    /// A section without a weight among sections with one.
    public static let templateWeightMissing = Message(
        5012, "template_weight_missing", .missing,
        zh: "检查模板{template}：部分{section}没有权重。",
        en: "Checklist template {template}: section {section} has no weight.")
    /// A weight outside 0 to 100.
    public static let templateWeightOutOfRange = Message(
        5013, "template_weight_out_of_range", .range,
        zh: "检查模板{template}：部分{section}的权重{value}无效，须为0至100，最多6位小数。",
        en: "Checklist template {template}: section {section} cannot have the weight {value}; 0 to "
            + "100 with at most 6 decimals are possible.")
    /// Section weights with another total.
    public static let templateWeightsNotHundred = Message(
        5014, "template_weights_not_hundred", .unbalanced,
        zh: "检查模板{template}的部分权重合计为{total}，应为100。",
        en: "The section weights of checklist template {template} total {total} and must total 100."
    )
    /// More weights than an exact mean is computed with.
    public static let templateTooManyWeights = Message(
        5016, "template_too_many_weights", .tooBig,
        zh: "检查模板{template}：有权重的部分超过{limit}个。",
        en: "Checklist template {template} has more than {limit} sections with a weight.")
    /// A standard checklist that the library does not have.
    public static let templateUnknown = Message(
        5015, "template_unknown", .unknown,
        zh: "没有名为“{name}”的标准检查表[，是否为“{nearest}”]。",
        en: "There is no standard checklist named \"{name}\"[; did you mean \"{nearest}\"?]")

    /// An answer or a not-due code of no item.
    public static let inspectionItemUnknown = Message(
        5020, "inspection_item_unknown", .unknown,
        zh: "检查模板{template}没有项目{item}。",
        en: "Checklist template {template} has no item {item}.")
    /// Two answers to one item.
    public static let inspectionAnsweredTwice = Message(
        5021, "inspection_answered_twice", .duplicate,
        zh: "项目{item}有两个答案。", en: "Item {item} has two answers.")
    /// An answer to an item that is not due.
    public static let inspectionAnsweredNotDue = Message(
        5022, "inspection_answered_not_due", .rule,
        zh: "项目{item}本次未到检查期，不应作答。",
        en: "Item {item} is not due at this inspection and must not be answered.")
    /// An answer to an item that its condition switches off.
    public static let inspectionAnsweredNotAsked = Message(
        5023, "inspection_answered_not_asked", .rule,
        zh: "项目{item}的启用条件不成立，不应作答。",
        en: "Item {item} is not asked, by its condition, and must not be answered.")
    /// An answer of another kind.
    public static let inspectionAnswerKind = Message(
        5024, "inspection_answer_kind", .format,
        zh: "项目{item}的答案类型不符。", en: "Item {item} does not take an answer of this kind.")
    /// A choice that the item does not offer.
    public static let inspectionChoiceUnknown = Message(
        5025, "inspection_choice_unknown", .unknown,
        zh: "项目{item}没有选项“{value}”。", en: "Item {item} does not offer the choice \"{value}\".")
    /// Not applicable where that is not allowed.
    public static let inspectionNotApplicableRefused = Message(
        5026, "inspection_not_applicable_refused", .rule,
        zh: "项目{item}不允许填“不适用”。", en: "Item {item} cannot be answered as not applicable.")
    /// Negative points or counts.
    public static let inspectionScoreNegative = Message(
        5027, "inspection_score_negative", .range,
        zh: "项目{item}的得分或次数{value}为负数。",
        en: "Item {item} cannot have negative points or a negative count: {value}.")
    /// More points than the item is worth.
    public static let inspectionScoreAboveMaximum = Message(
        5028, "inspection_score_above_maximum", .range,
        zh: "项目{item}的得分{value}超过满分{maximum}。",
        en: "Item {item} was given {value} points and is worth {maximum}.")
    /// Points with too many decimals.
    public static let inspectionScoreTooFine = Message(
        5029, "inspection_score_too_fine", .format,
        zh: "项目{item}的得分{value}超过6位小数。",
        en: "Item {item} was given {value} points, which has more than 6 decimals.")
    /// A required item without an answer.
    public static let inspectionUnanswered = Message(
        5030, "inspection_unanswered", .missing,
        zh: "项目{item}没有答案。", en: "Item {item} has no answer.")
    /// Weighted scoring of a template without weights.
    public static let inspectionSectionsWithoutWeights = Message(
        5031, "inspection_sections_without_weights", .missing,
        zh: "检查模板{template}的部分没有权重，不能按部分加权计分。",
        en: "The sections of checklist template {template} have no weights to score by.")
    /// A setting of the scoring policy out of its range.
    public static let inspectionPolicyOutOfRange = Message(
        5032, "inspection_policy_out_of_range", .range,
        zh: "评分规则的设置“{setting}”不能为{value}。",
        en: "The scoring setting \"{setting}\" cannot be {value}.")
}
