/// What a response can break in its structure.
extension FHIRIssueCode {
    static let structureCodes: [FHIRIssueCode] = [
        duplicateName, questionnaireNotFound, questionnaireVersion, questionnaireDraft,
        questionnaireRetired, questionnaireInactive, invalidStatus, invalidAuthored, linkIDMissing,
        invalidLinkID, invalidType, displayAnswer, groupAnswer, invalidNesting, itemOrder,
        notEnabled, required, repeats, minCount, maxCount, expressionNotEvaluated,
        invariantNotEvaluated, tooCostly,
    ]

    /// A name stands twice in one object.
    public static let duplicateName = FHIRIssueCode(
        "duplicateName", .error, zh: "同一对象中成员名重复",
        en: "a member's name stands twice in one object")

    /// The response is to another form.
    public static let questionnaireNotFound = FHIRIssueCode(
        "questionnaireNotFound", .error, zh: "答卷所对应的不是该问卷",
        en: "the response is to another form")

    /// The response is to another version of the form.
    public static let questionnaireVersion = FHIRIssueCode(
        "questionnaireVersion", .warning, zh: "答卷所对应的问卷版本不同",
        en: "the response is to another version of the form")

    /// The form is a draft.
    public static let questionnaireDraft = FHIRIssueCode(
        "questionnaireDraft", .warning, zh: "问卷为草稿",
        en: "the form is a draft")

    /// The form is retired.
    public static let questionnaireRetired = FHIRIssueCode(
        "questionnaireRetired", .warning, zh: "问卷已停用",
        en: "the form is retired")

    /// The response was written outside of the days on which the form holds.
    public static let questionnaireInactive = FHIRIssueCode(
        "questionnaireInactive", .warning, zh: "答卷日期不在问卷有效期内",
        en: "it was written outside of the days on which the form holds")

    /// The state is missing or none that FHIR knows.
    public static let invalidStatus = FHIRIssueCode(
        "invalidStatus", .error, zh: "答卷状态缺失或无效",
        en: "the status is missing or unknown")

    /// The moment at which the response was written is none.
    public static let invalidAuthored = FHIRIssueCode(
        "invalidAuthored", .error, zh: "答卷时间无效",
        en: "the moment at which the response was written is none")

    /// An item does not say which one it is.
    public static let linkIDMissing = FHIRIssueCode(
        "linkIdMissing", .fatal, zh: "条目缺少linkId",
        en: "the item has no linkId")

    /// The form has no such item at this place.
    public static let invalidLinkID = FHIRIssueCode(
        "invalidLinkId", .fatal, zh: "问卷在此处没有该条目",
        en: "the form has no such item at this place")

    /// The item of the form has no type that can be answered.
    public static let invalidType = FHIRIssueCode(
        "invalidType", .fatal, zh: "问卷条目的类型不能作答",
        en: "the item of the form has no type that can be answered")

    /// A text to read has an answer.
    public static let displayAnswer = FHIRIssueCode(
        "displayAnswer", .fatal, zh: "说明文字不能有答案",
        en: "a display item has an answer")

    /// A group has answers in place of items.
    public static let groupAnswer = FHIRIssueCode(
        "groupShouldNotHaveAnswers", .fatal, zh: "分组不能有答案，应使用下级条目",
        en: "a group has answers; it takes items")

    /// Items stand beside the answers of a question, not below them.
    public static let invalidNesting = FHIRIssueCode(
        "invalidNesting", .fatal, zh: "问题的下级条目应放在答案之下",
        en: "the items below a question belong under its answer")

    /// An item stands before one that the form has earlier.
    public static let itemOrder = FHIRIssueCode(
        "itemOrder", .error, zh: "条目次序与问卷不同",
        en: "the items are not in the order of the form")

    /// An item is answered that is not asked under the answers given.
    public static let notEnabled = FHIRIssueCode(
        "notEnabled", .error, zh: "按已有答案该条目不应启用，却有内容",
        en: "the item is not enabled under the answers given, and it is there")

    /// A required item has no answer.
    public static let required = FHIRIssueCode(
        "required", .error, zh: "必填项没有回答",
        en: "a required item has no answer")

    /// An item that does not repeat has several answers or stands twice.
    public static let repeats = FHIRIssueCode(
        "repeats", .error, zh: "不可重复的条目有多个答案",
        en: "an item that does not repeat has more than one answer")

    /// There are fewer answers than needed.
    public static let minCount = FHIRIssueCode(
        "minCount", .error, zh: "答案数少于下限",
        en: "there are fewer answers than needed")

    /// There are more answers than allowed.
    public static let maxCount = FHIRIssueCode(
        "maxCount", .error, zh: "答案数多于上限",
        en: "there are more answers than allowed")

    /// A condition in FHIRPath was not decided; the item counts as enabled.
    public static let expressionNotEvaluated = FHIRIssueCode(
        "enableWhenExpression", .information, zh: "条件表达式未计算，该条目按启用处理",
        en: "the condition in FHIRPath is not evaluated; the item counts as enabled")

    /// A constraint in FHIRPath was not decided.
    public static let invariantNotEvaluated = FHIRIssueCode(
        "invariantExecution", .information, zh: "约束表达式未计算",
        en: "the constraint in FHIRPath is not evaluated")

    /// The check was given up.
    public static let tooCostly = FHIRIssueCode(
        "too-costly", .fatal, zh: "校验所需的比较次数过多，已停止",
        en: "the check takes too many comparisons and was given up")
}
