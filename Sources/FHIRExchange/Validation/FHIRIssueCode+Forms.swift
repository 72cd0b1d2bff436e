/// What a form can break.
extension FHIRIssueCode {
    static let formCodes: [FHIRIssueCode] = [
        groupItems, linkIDTwice, displayCode, optionsAndValueSet, optionsType, displayRequired,
        existsAnswer, groupInitial, displayReadOnly, maxLengthType, initialAndOptions,
        enableBehavior, severalInitial, statusMissing, typeUnknown, enableWhenQuestion,
        enableWhenLater, enableWhenOperator,
    ]

    /// A group has no items, or a text to read has some.
    public static let groupItems = FHIRIssueCode(
        "que-1", .error, zh: "分组没有下级条目，或说明文字有下级条目",
        en: "a group has no items, or a display item has some")

    /// A name of an item stands twice.
    public static let linkIDTwice = FHIRIssueCode(
        "que-2", .error, zh: "linkId重复",
        en: "the linkId stands twice")

    /// A text to read has codes.
    public static let displayCode = FHIRIssueCode(
        "que-3", .error, zh: "说明文字不能有code",
        en: "a display item has codes")

    /// A question has options and a value set.
    public static let optionsAndValueSet = FHIRIssueCode(
        "que-4", .error, zh: "不能同时有备选项和值集",
        en: "there are both answer options and a value set")

    /// A question of this type takes no options.
    public static let optionsType = FHIRIssueCode(
        "que-5", .error, zh: "该类型的问题不能有备选项或值集",
        en: "a question of this type has no options and no value set")

    /// A text to read is required or repeats.
    public static let displayRequired = FHIRIssueCode(
        "que-6", .error, zh: "说明文字不能必填或重复",
        en: "a display item is required or repeats")

    /// The test whether there is an answer compares with something else than a flag.
    public static let existsAnswer = FHIRIssueCode(
        "que-7", .error, zh: "exists条件应与布尔值比较",
        en: "the operator exists compares with something else than a flag")

    /// A group or a text to read has an initial value.
    public static let groupInitial = FHIRIssueCode(
        "que-8", .error, zh: "分组和说明文字不能有初始值",
        en: "a group or a display item has an initial value")

    /// A text to read is read-only.
    public static let displayReadOnly = FHIRIssueCode(
        "que-9", .error, zh: "说明文字不能设为只读",
        en: "a display item is read-only")

    /// A question of this type has no length.
    public static let maxLengthType = FHIRIssueCode(
        "que-10", .error, zh: "该类型的问题不能限制长度",
        en: "a question of this type has no greatest length")

    /// A question with options has an initial value beside them.
    public static let initialAndOptions = FHIRIssueCode(
        "que-11", .error, zh: "有备选项时不能另设初始值",
        en: "a question with answer options has an initial value")

    /// Several conditions do not say how they join.
    public static let enableBehavior = FHIRIssueCode(
        "que-12", .error, zh: "多个启用条件缺少enableBehavior",
        en: "several conditions have no enableBehavior")

    /// A question that does not repeat has several initial values.
    public static let severalInitial = FHIRIssueCode(
        "que-13", .error, zh: "不可重复的问题有多个初始值",
        en: "a question that does not repeat has several initial values")

    /// The form has no state, which FHIR demands.
    public static let statusMissing = FHIRIssueCode(
        "statusMissing", .warning, zh: "问卷缺少status",
        en: "the form has no status")

    /// An item has no type that FHIR knows.
    public static let typeUnknown = FHIRIssueCode(
        "typeUnknown", .error, zh: "条目类型缺失或无效",
        en: "the item has no known type")

    /// A condition looks at an item that is not there.
    public static let enableWhenQuestion = FHIRIssueCode(
        "enableWhenQuestionNotFound", .error, zh: "启用条件所依据的条目不存在",
        en: "the condition looks at an item that is not there")

    /// A condition looks at an item that comes later.
    public static let enableWhenLater = FHIRIssueCode(
        "enableWhenLater", .warning, zh: "启用条件所依据的条目在其后",
        en: "the condition looks at an item that comes later")

    /// A condition has no operator that FHIR knows, or nothing to compare with.
    public static let enableWhenOperator = FHIRIssueCode(
        "enableWhenOperator", .error, zh: "启用条件缺少运算符或比较值",
        en: "the condition has no known operator or nothing to compare with")
}
