/// Messages of comparing scores: ranks, quotas and panels, 4250–4269.
extension Message {
    static let comparisonMessages: [Message] = [
        topQuotaInvalid, comparisonDuplicate, panelEmpty, panelTrimInvalid, panelTooSmall,
        comparisonOutOfRange,
    ]

    /// A percentage outside of 0 to 100.
    public static let topQuotaInvalid = Message(
        4250, "top_quota_invalid", .range,
        zh: "优秀比例{value}%无效，须在0至100之间。",
        en: "A quota of {value} % is invalid; it lies from 0 to 100.")
    /// Somebody stands twice.
    public static let comparisonDuplicate = Message(
        4251, "comparison_duplicate", .duplicate,
        zh: "“{code}”重复出现。", en: "\"{code}\" stands twice.")
    /// A panel without ratings.
    public static let panelEmpty = Message(
        4252, "panel_empty", .missing, zh: "没有评委打分。", en: "The panel has no ratings.")
    /// A negative number of ratings to leave out.
    public static let panelTrimInvalid = Message(
        4253, "panel_trim_invalid", .range,
        zh: "去极值个数{value}不得为负。",
        en: "The number of ratings to leave out, {value}, must not be negative.")
    /// A panel that is too small to be trimmed.
    public static let panelTooSmall = Message(
        4254, "panel_too_small", .ok,
        zh: "评委只有{count}人，不足以各去掉{trimmed}个最高分和最低分，按全部打分平均。",
        en:
            "The panel of {count} is too small to leave out {trimmed} at each end; all ratings count."
    )
    /// A result that does not fit.
    public static let comparisonOutOfRange = Message(
        4255, "comparison_out_of_range", .overflow,
        zh: "得分比较的计算超出范围。", en: "A comparison of scores is out of range.")
}
