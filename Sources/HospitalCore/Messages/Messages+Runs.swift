/// Messages about runs over the tables of a book and what they read: 3150–3199.
extension Message {
    static let runMessages: [Message] = [
        schemeMissing, unitsMissing, subjectUnknown, valueUnclear, poolMissing, reserveUnclear,
        runNeeded, runStale, payScoreMissing, attendanceMissing, assignmentMissing,
        inspectionMissing, templateMissing, policyMissing,
        runNotCurrent, runFrozen, upstreamOpen, runStateUnknown,
    ]

    /// A scheme that is not in the book.
    public static let schemeMissing = Message(
        3150, "scheme_missing", .unknown,
        zh: "没有编码为“{scheme}”的考核方案[，是否为“{nearest}”]。",
        en: "There is no appraisal scheme \"{scheme}\"[; did you mean \"{nearest}\"?]")
    /// A scheme that nobody is appraised by.
    public static let unitsMissing = Message(
        3151, "units_missing", .missing,
        zh: "考核方案“{scheme}”没有考核对象。", en: "Nobody is appraised by scheme \"{scheme}\".")
    /// A row about somebody who is not appraised, or who does not exist in the month.
    public static let subjectUnknown = Message(
        3152, "subject_unknown", .unknown,
        zh: "表“{table}”中的“{subject}”不是本期有效的考核对象[，是否为“{nearest}”]。",
        en: "Table \"{table}\": \"{subject}\" is nobody who is appraised in this month[; did you "
            + "mean \"{nearest}\"?]")
    /// A reported value that is two things at once, or half of one.
    public static let valueUnclear = Message(
        3153, "value_unclear", .format,
        zh: "{subject}的指标{indicator}：请只填实际值、分子和分母、评分三者之一。",
        en: "{subject}, indicator {indicator}: give a value, or numerator and denominator, or a "
            + "score.")
    /// A pool that the month does not have.
    public static let poolMissing = Message(
        3154, "pool_missing", .unknown,
        zh: "{period}没有编码为“{pool}”的绩效总量[，是否为“{nearest}”]。",
        en: "{period} has no pay pool \"{pool}\"[; did you mean \"{nearest}\"?]")
    /// A set-aside with amount and percentage, or with neither.
    public static let reserveUnclear = Message(
        3155, "reserve_unclear", .format,
        zh: "预留项目“{reserve}”须填金额或百分比之一。",
        en: "Set-aside \"{reserve}\" needs an amount or a percentage, and not both.")
    /// A run whose results are needed has not been made.
    public static let runNeeded = Message(
        3156, "run_needed", .missing,
        zh: "{period}还没有“{scope}”的运行结果，请先运行{procedure}。",
        en: "{period} has no results of \"{scope}\" yet; run {procedure} first.")
    /// A run whose inputs have changed since.
    public static let runStale = Message(
        3157, "run_stale", .rule,
        zh: "运行{run}所用的数据已变更，请先重新运行。",
        en: "The facts that run {run} used have changed; run it again first.")
    /// A department that takes part in a pool without a score.
    public static let payScoreMissing = Message(
        3158, "pay_score_missing", .missing,
        zh: "科室“{department}”参加分配，但考核方案“{scheme}”没有它的得分。",
        en: "Department \"{department}\" takes part in the pool and has no score by scheme "
            + "\"{scheme}\".")
    /// Somebody is assigned and no attendance was reported.
    public static let attendanceMissing = Message(
        3159, "attendance_missing", .missing,
        zh: "职工“{person}”在科室“{department}”没有本月考勤。",
        en: "Person \"{person}\" has no attendance in department \"{department}\" for the month.")
    /// Somebody worked where nobody assigned the person to.
    public static let assignmentMissing = Message(
        3160, "assignment_missing", .missing,
        zh: "职工“{person}”有科室“{department}”的考勤，但本月没有分配到该科室。",
        en: "Person \"{person}\" has attendance in department \"{department}\" and is not assigned "
            + "to it in the month.")
    /// An inspection that the month does not have.
    public static let inspectionMissing = Message(
        3161, "inspection_missing", .unknown,
        zh: "{period}没有编号为“{inspection}”的检查[，是否为“{nearest}”]。",
        en: "{period} has no inspection \"{inspection}\"[; did you mean \"{nearest}\"?]")
    /// A checklist in a version that is not in the book.
    public static let templateMissing = Message(
        3162, "template_missing", .unknown,
        zh: "没有检查模板“{template}”的版本“{version}”。",
        en: "There is no version \"{version}\" of checklist \"{template}\".")
    /// A scoring policy that is not in the book.
    public static let policyMissing = Message(
        3163, "policy_missing", .unknown,
        zh: "没有编码为“{policy}”的检查评分规则。", en: "There is no scoring policy \"{policy}\".")
    /// A version of a run that a newer one has replaced.
    public static let runNotCurrent = Message(
        3164, "run_not_current", .rule,
        zh: "运行{run}已有新版本，不能再流转。", en: "Run {run} has a newer version and takes no more steps.")
    /// A run that is calculated anew after somebody has reviewed it.
    public static let runFrozen = Message(
        3165, "run_frozen", .rule,
        zh: "运行{run}已{state}，重新计算前须由两人解锁；发放后只能作调整。",
        en: "Run {run} is {state}; two persons unlock it before it is calculated anew, and after "
            + "payment it is only adjusted.")
    /// A payment from a result that is not locked.
    public static let upstreamOpen = Message(
        3166, "upstream_open", .rule,
        zh: "运行{run}依据的运行{upstream}尚未锁定（{state}），不能发放。",
        en: "Run {run} was calculated from run {upstream}, which is {state} and not locked; it is "
            + "not paid.")
    /// A state in the record that no result has.
    public static let runStateUnknown = Message(
        3167, "run_state_unknown", .corrupt,
        zh: "运行{run}的状态“{state}”无法识别。",
        en: "Run {run} has the state \"{state}\", which no result has.")
}
