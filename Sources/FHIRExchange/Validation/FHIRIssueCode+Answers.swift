/// What an answer can break.
extension FHIRIssueCode {
    static let answerCodes: [FHIRIssueCode] = [
        invalidAnswerType, invalidAnswerOption, exclusiveAnswerOption, invalidCoding,
        valueSetUnavailable, maxLength, minLength, regex, regexNotEvaluated, invalidNewLine,
        minValue, maxValue, minValueUnits, maxValueUnits, maxDecimalPlaces, invalidUnit,
        invalidUnitValueSet, maxAttachmentSize, attachmentSize, attachmentType, invalidURL,
        invalidReference, invalidReferenceType, referenceRestriction,
    ]

    /// The value is of another type than the question.
    public static let invalidAnswerType = FHIRIssueCode(
        "invalidAnswerType", .fatal, zh: "答案的类型与问题不符",
        en: "the value is of another type than the question")

    /// The value is none of those offered.
    public static let invalidAnswerOption = FHIRIssueCode(
        "invalidAnswerOption", .error, zh: "答案不在备选项之中",
        en: "the value is none of those offered")

    /// An answer that excludes others stands with others.
    public static let exclusiveAnswerOption = FHIRIssueCode(
        "exclusiveAnswerOption", .error, zh: "排他选项与其他答案并存",
        en: "an answer that excludes others stands with others")

    /// The code is not in the value set, or is shown by another name.
    public static let invalidCoding = FHIRIssueCode(
        "invalidCoding", .error, zh: "编码不在值集之中，或名称与值集不符",
        en: "the code is not in the value set, or has another display")

    /// The value set is not at hand; the code was not checked.
    public static let valueSetUnavailable = FHIRIssueCode(
        "tsError", .warning, zh: "值集不可得，未核对编码",
        en: "the value set is not at hand; the code was not checked")

    /// The text is too long.
    public static let maxLength = FHIRIssueCode(
        "maxLength", .error, zh: "文本过长",
        en: "the text is too long")

    /// The text is too short.
    public static let minLength = FHIRIssueCode(
        "minLength", .error, zh: "文本过短",
        en: "the text is too short")

    /// The text does not match the pattern.
    public static let regex = FHIRIssueCode(
        "regex", .error, zh: "文本与格式不符",
        en: "the text does not match the pattern")

    /// The pattern is not one that can be decided in bounded time.
    public static let regexNotEvaluated = FHIRIssueCode(
        "regexTimeout", .information, zh: "格式表达式未计算",
        en: "the pattern was not evaluated")

    /// A text of one line has more.
    public static let invalidNewLine = FHIRIssueCode(
        "invalidNewLine", .fatal, zh: "单行文本不能换行",
        en: "a text of one line has a line break")

    /// The value is below the least one.
    public static let minValue = FHIRIssueCode(
        "minValue", .error, zh: "数值小于下限",
        en: "the value is below the least one")

    /// The value is above the greatest one.
    public static let maxValue = FHIRIssueCode(
        "maxValue", .error, zh: "数值大于上限",
        en: "the value is above the greatest one")

    /// The unit cannot be converted to that of the least value.
    public static let minValueUnits = FHIRIssueCode(
        "minValueIncompatUnits", .error, zh: "单位不能换算为下限的单位",
        en: "the unit cannot be converted to that of the least value")

    /// The unit cannot be converted to that of the greatest value.
    public static let maxValueUnits = FHIRIssueCode(
        "maxValueIncompatUnits", .error, zh: "单位不能换算为上限的单位",
        en: "the unit cannot be converted to that of the greatest value")

    /// The number has more decimals than allowed.
    public static let maxDecimalPlaces = FHIRIssueCode(
        "maxDecimalPlaces", .error, zh: "小数位数过多",
        en: "the number has more decimals than allowed")

    /// The unit is none of those offered.
    public static let invalidUnit = FHIRIssueCode(
        "invalidUnit", .error, zh: "单位不在备选单位之中",
        en: "the unit is none of those offered")

    /// The unit has no code, or none of the value set.
    public static let invalidUnitValueSet = FHIRIssueCode(
        "invalidUnitValueSet", .error, zh: "单位没有编码，或不在值集之中",
        en: "the unit has no code, or none of the value set")

    /// The file is too big.
    public static let maxAttachmentSize = FHIRIssueCode(
        "maxAttachmentSize", .error, zh: "附件过大",
        en: "the file is too big")

    /// The size told is not that of the data.
    public static let attachmentSize = FHIRIssueCode(
        "attachmentSizeInconsistent", .fatal, zh: "附件所报大小与数据不符",
        en: "the size told is not that of the data")

    /// The file is of a type that is not taken.
    public static let attachmentType = FHIRIssueCode(
        "invalidAttachmentType", .error, zh: "附件类型不允许",
        en: "the file is of a type that is not taken")

    /// The text is no address.
    public static let invalidURL = FHIRIssueCode(
        "invalidUrlValue", .error, zh: "地址格式不正确",
        en: "the text is no address")

    /// The reference is no address of a resource.
    public static let invalidReference = FHIRIssueCode(
        "invalidRefValue", .error, zh: "引用不是资源地址",
        en: "the reference is no address of a resource")

    /// The reference names a resource that FHIR does not have.
    public static let invalidReferenceType = FHIRIssueCode(
        "invalidRefResourceType", .error, zh: "引用的资源类型不存在",
        en: "the reference names a resource that FHIR does not have")

    /// The reference is to a resource of another type than allowed.
    public static let referenceRestriction = FHIRIssueCode(
        "invalidRefResourceTypeRestriction", .error, zh: "引用的资源类型不允许",
        en: "the reference is to a resource of another type than allowed")
}
