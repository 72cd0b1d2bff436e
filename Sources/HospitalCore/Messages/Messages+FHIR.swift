/// Messages of forms in FHIR: 5300–5309.
extension Message {
    static let fhirMessages: [Message] = [
        fhirOtherResource, fhirShape, fhirTooManyItems, fhirNotMapped, fhirIssue, fhirTooDeep,
    ]

    /// A document is another resource than the one that is needed.
    public static let fhirOtherResource = Message(
        5300, "fhir_other_resource", .format,
        zh: "此处应为FHIR资源{expected}[，实际为{found}]。",
        en: "A FHIR {expected} is needed here[, not {found}].")
    /// A member has not the shape that FHIR gives it.
    public static let fhirShape = Message(
        5301, "fhir_shape", .format,
        zh: "{path}应为{expected}。",
        en: "{path} must be {expected}.")
    /// A resource with more items than are taken.
    public static let fhirTooManyItems = Message(
        5302, "fhir_too_many_items", .range,
        zh: "{resource}的条目超过{limit}个。",
        en: "The {resource} has more than {limit} items.")
    /// A form and a checklist that do not fit one another.
    public static let fhirNotMapped = Message(
        5303, "fhir_not_mapped", .format,
        zh: "{path}无法转换：{detail}。",
        en: "{path} cannot be converted: {detail}.")
    /// Something that a check found.
    public static let fhirIssue = Message(
        5304, "fhir_issue", .rule,
        zh: "{path}[（条目{item}）]：{detail}。",
        en: "{path}[ (item {item})]: {detail}.")
    /// A resource whose items stand too deep in one another.
    public static let fhirTooDeep = Message(
        5305, "fhir_too_deep", .range,
        zh: "{resource}的条目嵌套超过{limit}层。",
        en: "The items of the {resource} stand more than {limit} deep in one another.")
}
