/// Messages of the duties of safety work: 5140–5169.
extension Message {
    static let safetyDutyMessages: [Message] = [
        safetyCodeTwice, safetyUnknown, equipmentReplacedUnscrapped, handoverFieldsMissing,
        retentionHoursInvalid, sampleDiscardedBefore, sampleGramsNegative, intervalDaysInvalid,
        measuredTimesInvalid, measuredLimitsCrossed, coloursShared, colourCountInvalid,
        safetyCountNegative, areaMarksInvalid, areaScoreOutOfRange,
    ]

    /// A code stands twice.
    public static let safetyCodeTwice = Message(
        5140, "safety_code_twice", .duplicate,
        zh: "编码{code}重复。",
        en: "The code {code} stands twice.")
    /// Something that is not there.
    public static let safetyUnknown = Message(
        5141, "safety_unknown", .unknown,
        zh: "没有{kind}“{name}”[，是否为“{nearest}”]。",
        en: "There is no {kind} \"{name}\"[; did you mean \"{nearest}\"?]")
    /// Something replaces equipment that is still in use.
    public static let equipmentReplacedUnscrapped = Message(
        5142, "equipment_replaced_unscrapped", .rule,
        zh: "设施{code}有更换记录但未报废。",
        en: "Equipment {code} was replaced and is not scrapped.")
    /// A sheet without required facts.
    public static let handoverFieldsMissing = Message(
        5143, "handover_fields_missing", .missing,
        zh: "交接班单没有规定必填内容。",
        en: "The hand-over has no required facts.")
    /// Hours for which nothing can be kept.
    public static let retentionHoursInvalid = Message(
        5144, "retention_hours_invalid", .range,
        zh: "留样时间{hours}小时不在1至8784之间。",
        en: "A sample cannot be kept {hours} hours; 1 to 8784 can.")
    /// A sample that was thrown away before it was taken.
    public static let sampleDiscardedBefore = Message(
        5145, "sample_discarded_before", .range,
        zh: "{dish}的留样丢弃时刻{discarded}早于留样时刻{taken}。",
        en: "The sample of {dish} was discarded at {discarded}, before it was taken at {taken}.")
    /// A weight below zero.
    public static let sampleGramsNegative = Message(
        5146, "sample_grams_negative", .range,
        zh: "{dish}的留样重量不能为负：{grams}克。",
        en: "The sample of {dish} cannot weigh {grams} g.")
    /// Days within which nothing can be done.
    public static let intervalDaysInvalid = Message(
        5147, "interval_days_invalid", .range,
        zh: "间隔{days}天不在1至3660之间。",
        en: "An interval of {days} days is not from 1 to 3660.")
    /// A group that is measured less than once a day.
    public static let measuredTimesInvalid = Message(
        5148, "measured_times_invalid", .range,
        zh: "{group}每日测量次数{times}小于1。",
        en: "{group} is measured {times} times a day, fewer than once.")
    /// A lowest value above the highest.
    public static let measuredLimitsCrossed = Message(
        5149, "measured_limits_crossed", .range,
        zh: "{group}的下限{lowest}高于上限{highest}。",
        en: "{group}: the lowest value {lowest} is above the highest, {highest}.")
    /// Two zones with one colour.
    public static let coloursShared = Message(
        5150, "colours_shared", .duplicate,
        zh: "{tool}：{zone}和{other}都用{colour}。",
        en: "{tool}: {zone} and {other} both have {colour}.")
    /// More or fewer colours than there must be.
    public static let colourCountInvalid = Message(
        5151, "colour_count_invalid", .range,
        zh: "{tool}应有{needed}种颜色，现有{count}种。",
        en: "{tool} must have {needed} colours, it has {count}.")
    /// A count below zero.
    public static let safetyCountNegative = Message(
        5152, "safety_count_negative", .range,
        zh: "数量不能为负：{count}。",
        en: "A count cannot be negative: {count}.")
    /// More points than there are, or fewer than none.
    public static let areaMarksInvalid = Message(
        5153, "area_marks_invalid", .range,
        zh: "{area} {day}：得分{earned}不在0至{maximum}之间。",
        en: "{area} on {day}: {earned} points are not from 0 to {maximum}.")
    /// A score that does not fit.
    public static let areaScoreOutOfRange = Message(
        5154, "area_score_out_of_range", .overflow,
        zh: "评分超出可表示范围。",
        en: "A score does not fit.")
}
