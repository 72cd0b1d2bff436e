/// What is told when a form is taken as a checklist; the form itself keeps everything.
extension FHIRIssueCode {
    static let mappingCodes: [FHIRIssueCode] = [
        displayDropped, groupFlattened, sectionAdded, kindNearest, versionAssumed,
        conditionNotTaken, conditionJoined, limitNotTaken, pointsMissing,
    ]

    /// A text to read has no place in a checklist.
    public static let displayDropped = FHIRIssueCode(
        "displayDropped", .information, zh: "说明文字未列入检查表",
        en: "a display item has no place in the checklist")

    /// Questions of a group below a question follow the question itself.
    public static let groupFlattened = FHIRIssueCode(
        "groupFlattened", .information, zh: "问题下的分组已展开",
        en: "the questions of the group follow the question itself")

    /// Questions outside of any group stand in a section of their own.
    public static let sectionAdded = FHIRIssueCode(
        "sectionAdded", .information, zh: "不在分组内的问题归入单独部分",
        en: "questions outside of any group stand in a section of their own")

    /// The checklist has no such kind of answer and takes the nearest.
    public static let kindNearest = FHIRIssueCode(
        "kindNearest", .information, zh: "检查表没有该答案类型，取最接近者",
        en: "the checklist has no such kind of answer and takes the nearest")

    /// The form has no version; 1 is taken.
    public static let versionAssumed = FHIRIssueCode(
        "versionAssumed", .information, zh: "问卷没有版本，按1处理",
        en: "the form has no version; 1 is taken")

    /// A condition in FHIRPath is not taken over.
    public static let conditionNotTaken = FHIRIssueCode(
        "conditionNotTaken", .warning, zh: "条件表达式未转入检查表",
        en: "the condition in FHIRPath is not taken over")

    /// The item is asked under the condition of its group and its own.
    public static let conditionJoined = FHIRIssueCode(
        "conditionJoined", .information, zh: "分组的启用条件已并入条目的启用条件",
        en: "the condition of the group is joined to that of the item")

    /// A checklist does not limit what may be answered in this way.
    public static let limitNotTaken = FHIRIssueCode(
        "limitNotTaken", .warning, zh: "重复作答、字数或格式的限制未转入检查表",
        en: "repetition or a limit of length or form is not taken over")

    /// The item has no points and is not scored.
    public static let pointsMissing = FHIRIssueCode(
        "pointsMissing", .information, zh: "条目没有分值，不计分",
        en: "the item has no points and is not scored")
}
