/// Messages about raters and what they gave: 4350–4379.
extension Message {
    static let raterMessages: [Message] = [
        raterLevelUnknown, raterWrongPanel, raterRatesSelf, raterAssignedTwice, raterNotAssigned,
        ratingOutOfRange, raterGroupTwice, raterWeightInvalid, nobodyRated, selfRatingOnly,
        raterLimitInvalid, ratedTwice, templatePublishedTooLate,
    ]

    /// A level that no tier covers.
    public static let raterLevelUnknown = Message(
        4350, "rater_level_unknown", .unknown,
        zh: "没有“{level}”这一考核层级[，是否为“{nearest}”]。",
        en: "There is no level \"{level}\"[; did you mean \"{nearest}\"?]")
    /// A panel that is not the one of the person's level.
    public static let raterWrongPanel = Message(
        4351, "rater_wrong_panel", .rule,
        zh: "“{panel}”不能考核{person}，应由“{right}”考核。",
        en: "\"{panel}\" cannot appraise {person}; \"{right}\" does.")
    /// Somebody would rate oneself.
    public static let raterRatesSelf = Message(
        4352, "rater_rates_self", .separation,
        zh: "“{code}”不能给自己打分。", en: "\"{code}\" cannot rate itself.")
    /// An assignment stands twice.
    public static let raterAssignedTwice = Message(
        4353, "rater_assigned_twice", .duplicate,
        zh: "“{rater}”对“{rated}”的互评安排重复。", en: "\"{rater}\" is assigned twice to rate \"{rated}\".")
    /// A rating that nobody was asked for.
    public static let raterNotAssigned = Message(
        4354, "rater_not_assigned", .rule,
        zh: "互评安排中没有“{rater}”对“{rated}”的评价。",
        en: "\"{rater}\" was not assigned to rate \"{rated}\".")
    /// A rating outside of 0 to 100.
    public static let ratingOutOfRange = Message(
        4355, "rating_out_of_range", .range,
        zh: "“{rater}”的打分{value}不在0至100之间。",
        en: "\"{rater}\" gave {value}, which is not from 0 to 100.")
    /// A group of raters stands twice.
    public static let raterGroupTwice = Message(
        4356, "rater_group_twice", .duplicate,
        zh: "评价主体“{group}”重复出现。", en: "The group of raters \"{group}\" stands twice.")
    /// A weight that is not above zero.
    public static let raterWeightInvalid = Message(
        4357, "rater_weight_invalid", .range,
        zh: "评价主体“{group}”的权重{value}须大于0。",
        en: "The weight {value} of the group \"{group}\" must be above 0.")
    /// No group answered.
    public static let nobodyRated = Message(
        4358, "nobody_rated", .missing, zh: "没有任何评价主体打分。", en: "No group of raters answered.")
    /// Only the appraised person answered.
    public static let selfRatingOnly = Message(
        4359, "self_rating_only", .rule,
        zh: "只有本人自评，不能形成考核结果。", en: "Only the appraised person answered; that is no appraisal.")
    /// A negative limit.
    public static let raterLimitInvalid = Message(
        4360, "rater_limit_invalid", .range,
        zh: "偏差限值{value}不得为负。", en: "The limit of deviations, {value}, must not be negative.")
    /// A rater rated a subject twice.
    public static let ratedTwice = Message(
        4361, "rated_twice", .duplicate,
        zh: "“{rater}”对“{subject}”重复打分。", en: "\"{rater}\" rated \"{subject}\" twice.")
    /// A template that was published after the period began.
    public static let templatePublishedTooLate = Message(
        4362, "template_published_too_late", .rule,
        zh: "评分标准“{template}”于{published}公布，晚于考核期开始日{start}，不能用于本期。",
        en:
            "Template \"{template}\" was published on {published}, after the period began on {start}; it does not serve this period."
    )
}
