/// Messages of schedules, rounds, drills and visits: 5110–5139.
extension Message {
    static let scheduleMessages: [Message] = [
        scheduleRefused, scheduleDelayInvalid, scheduleTwice, scheduleUnknown,
        scheduleOccurrenceUnknown, schedulePerformedForAnother, scheduleItemTwice,
        patrolPointTwice, patrolPointUnknown, patrolEndsBeforeStart, drillMonthsInvalid,
        drillUnknown, countdownTaskUnknown, countdownTaskNeverOpen, jointBodyUnknown,
        jointBodyAbsent, sampleSeedMissing, sampleCountInvalid, supervisionSamplesInvalid,
        supervisionPenaltyNegative, supervisionOutOfRange,
    ]

    /// A rule or calendar refuses the occurrences of a schedule.
    public static let scheduleRefused = Message(
        5110, "schedule_refused", .range,
        zh: "检查计划{schedule}：{reason}",
        en: "Schedule {schedule}: {reason}")
    /// Minutes of delay that cannot be.
    public static let scheduleDelayInvalid = Message(
        5111, "schedule_delay_invalid", .range,
        zh: "检查计划{schedule}：允许逾期的分钟数{minutes}不在0至{limit}之间。",
        en: "Schedule {schedule}: the minutes of delay, {minutes}, are not from 0 to {limit}.")
    /// A schedule stands twice.
    public static let scheduleTwice = Message(
        5112, "schedule_twice", .duplicate,
        zh: "检查计划{schedule}重复。",
        en: "Schedule {schedule} stands twice.")
    /// Something was done for a schedule that is not there.
    public static let scheduleUnknown = Message(
        5113, "schedule_unknown", .unknown,
        zh: "没有检查计划“{schedule}”[，是否为“{nearest}”]。",
        en: "There is no schedule \"{schedule}\"[; did you mean \"{nearest}\"?]")
    /// Something was done for an occurrence that the schedule does not have.
    public static let scheduleOccurrenceUnknown = Message(
        5114, "schedule_occurrence_unknown", .unknown,
        zh: "检查计划{schedule}没有场次{key}。",
        en: "Schedule {schedule} has no occurrence {key}.")
    /// Something that was done for another schedule.
    public static let schedulePerformedForAnother = Message(
        5115, "schedule_performed_for_another", .argument,
        zh: "检查计划{schedule}的执行记录属于{performed}。",
        en: "What was done belongs to schedule {performed}, not to {schedule}.")
    /// A code stands twice.
    public static let scheduleItemTwice = Message(
        5116, "schedule_item_twice", .duplicate,
        zh: "编码{code}重复。",
        en: "The code {code} stands twice.")
    /// A point stands twice on a walk.
    public static let patrolPointTwice = Message(
        5117, "patrol_point_twice", .duplicate,
        zh: "巡查点{point}重复。",
        en: "The point {point} stands twice on the round.")
    /// A point that is not on the walk.
    public static let patrolPointUnknown = Message(
        5118, "patrol_point_unknown", .unknown,
        zh: "巡查路线没有点位“{point}”[，是否为“{nearest}”]。",
        en: "The round has no point \"{point}\"[; did you mean \"{nearest}\"?]")
    /// A round that ends before it begins.
    public static let patrolEndsBeforeStart = Message(
        5119, "patrol_ends_before_start", .range,
        zh: "巡查的结束时刻{end}不晚于开始时刻{start}。",
        en: "The round ends at {end}, not after its start at {start}.")
    /// Months that do not divide a year.
    public static let drillMonthsInvalid = Message(
        5120, "drill_months_invalid", .range,
        zh: "演练{drill}的间隔{months}个月不能整除一年。",
        en: "The drill {drill} is held every {months} months, which do not divide a year.")
    /// A drill without a duty.
    public static let drillUnknown = Message(
        5121, "drill_unknown", .unknown,
        zh: "没有演练“{drill}”的规定[，是否为“{nearest}”]。",
        en: "There is no duty of a drill \"{drill}\"[; did you mean \"{nearest}\"?]")
    /// Something was done that is no task of the event.
    public static let countdownTaskUnknown = Message(
        5122, "countdown_task_unknown", .unknown,
        zh: "倒计时没有任务“{task}”[，是否为“{nearest}”]。",
        en: "The countdown has no task \"{task}\"[; did you mean \"{nearest}\"?]")
    /// A task that must be done before it begins.
    public static let countdownTaskNeverOpen = Message(
        5123, "countdown_task_never_open", .range,
        zh: "任务{task}的开始日{start}不早于截止日{due}。",
        en: "The task {task} begins on {start}, not before it is due on {due}.")
    /// A remark by a body that does not take part.
    public static let jointBodyUnknown = Message(
        5124, "joint_body_unknown", .unknown,
        zh: "联合检查没有单位“{body}”[，是否为“{nearest}”]。",
        en: "No body \"{body}\" takes part in the inspection[; did you mean \"{nearest}\"?]")
    /// A remark by a body that was not there.
    public static let jointBodyAbsent = Message(
        5125, "joint_body_absent", .rule,
        zh: "{body}未到场签字，不能登记其检查意见。",
        en: "{body} did not sign, so it cannot have remarks.")
    /// A draw without a seed.
    public static let sampleSeedMissing = Message(
        5126, "sample_seed_missing", .missing,
        zh: "抽检缺少随机种子。",
        en: "The draw has no seed.")
    /// A number that a stratum cannot give.
    public static let sampleCountInvalid = Message(
        5127, "sample_count_invalid", .range,
        zh: "[{stratum}：]抽检数{count}不在0至{size}之间。",
        en: "[{stratum}: ]{count} cannot be drawn from {size}.")
    /// More samples failed than were taken, or fewer than none.
    public static let supervisionSamplesInvalid = Message(
        5128, "supervision_samples_invalid", .range,
        zh: "监督检查{visit}：采样{samples}份，不合格{failed}份，数目不成立。",
        en: "Visit {visit}: {failed} of {samples} samples cannot have failed.")
    /// A penalty below zero.
    public static let supervisionPenaltyNegative = Message(
        5129, "supervision_penalty_negative", .range,
        zh: "监督检查{visit}的罚款不能为负：{amount}元。",
        en: "Visit {visit}: a penalty cannot be negative: {amount} yuan.")
    /// A total that does not fit.
    public static let supervisionOutOfRange = Message(
        5130, "supervision_out_of_range", .overflow,
        zh: "监督检查的合计超出可表示范围。",
        en: "A total of the visits does not fit.")
}
