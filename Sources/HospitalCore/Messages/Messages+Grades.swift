/// Messages about grade sets, which appraisal and inspection share: 1400–1419.
extension Message {
    static let gradeMessages: [Message] = [
        gradeNameMissing, gradeNameRepeated, gradeCutsNotFalling, gradeSetUnknown,
    ]

    /// A grade without a word.
    public static let gradeNameMissing = Message(
        1400, "grade_name_missing", .missing,
        zh: "等级标准“{set}”中有等级没有名称。", en: "Grade set \"{set}\" has a grade without a name.")
    /// Two grades with the same word.
    public static let gradeNameRepeated = Message(
        1401, "grade_name_repeated", .duplicate,
        zh: "等级标准“{set}”中“{grade}”出现了两次。", en: "Grade set \"{set}\" names \"{grade}\" twice.")
    /// Cuts that do not fall from the best grade to the lowest.
    public static let gradeCutsNotFalling = Message(
        1402, "grade_cuts_not_falling", .range,
        zh: "等级标准“{set}”中“{grade}”的分数线{cut}不低于上一等级。",
        en:
            "Grade set \"{set}\": the cut {cut} of \"{grade}\" is not below that of the better grade."
    )
    /// A grade set that the library does not have.
    public static let gradeSetUnknown = Message(
        1403, "grade_set_unknown", .unknown,
        zh: "没有名为“{name}”的等级标准[，是否为“{nearest}”]。",
        en: "There is no grade set named \"{name}\"[; did you mean \"{nearest}\"?]")
}
