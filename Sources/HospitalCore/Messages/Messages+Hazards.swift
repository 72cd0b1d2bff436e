/// Messages of hazards and their rectification: 5040–5059 and 5070–5079.
extension Message {
    static let hazardMessages: [Message] = [
        hazardIllegalStep, hazardDayBeforeLastStep, hazardRectifierReinspects,
        hazardRectifierApproves, hazardResponsibleApproves, hazardReasonMissing,
        hazardEvidenceMissing, hazardNotFixableAtOnce, hazardPlanIncomplete, hazardDeadlinePast,
        hazardDeadlineTooLate, hazardDeadlineOutOfCalendar, hazardIDTaken, hazardUnknown,
        hazardGradeUnknown, hazardNoticeWithoutPlan, hazardNoticeWithoutRecipient,
        hazardLadderUnsound, hazardHistoryBroken,
    ]

    /// A step that the state of the hazard does not allow.
    public static let hazardIllegalStep = Message(
        5040, "hazard_illegal_step", .rule,
        zh: "隐患{hazard}处于“{state}”状态，不能{step}。",
        en: "Hazard {hazard} is {state} and cannot {step}.")
    /// A step dated before the last one.
    public static let hazardDayBeforeLastStep = Message(
        5041, "hazard_day_before_last_step", .range,
        zh: "隐患{hazard}：日期{day}早于上一步骤的日期{last}。",
        en: "Hazard {hazard}: {day} lies before the last step on {last}.")
    /// The rectifier re-inspects.
    public static let hazardRectifierReinspects = Message(
        5042, "hazard_rectifier_reinspects", .separation,
        zh: "隐患{hazard}由{person}整改，不能由本人复查。",
        en: "Hazard {hazard} was rectified by {person}, who cannot re-inspect it.")
    /// The rectifier stops the clock.
    public static let hazardRectifierApproves = Message(
        5043, "hazard_rectifier_approves", .separation,
        zh: "隐患{hazard}由{person}整改，不能由本人批准暂停。",
        en: "Hazard {hazard} is being rectified by {person}, who cannot approve a suspension.")
    /// The responsible person approves the plan.
    public static let hazardResponsibleApproves = Message(
        5044, "hazard_responsible_approves", .separation,
        zh: "隐患{hazard}的治理方案由{person}负责，不能由本人批准。",
        en: "Hazard {hazard}: {person} is responsible for the plan and cannot approve it.")
    /// A step without its reason.
    public static let hazardReasonMissing = Message(
        5045, "hazard_reason_missing", .missing,
        zh: "隐患{hazard}：“{step}”须说明原因。", en: "Hazard {hazard} cannot {step} without a reason.")
    /// A step without its evidence.
    public static let hazardEvidenceMissing = Message(
        5046, "hazard_evidence_missing", .missing,
        zh: "隐患{hazard}缺少整改证据。", en: "Hazard {hazard} has no evidence of the rectification.")
    /// A veto item settled on the spot.
    public static let hazardNotFixableAtOnce = Message(
        5047, "hazard_not_fixable_at_once", .rule,
        zh: "隐患{hazard}由否决项引起，不能当场整改销号。",
        en: "Hazard {hazard} comes from a veto item and cannot be settled on the spot.")
    /// A plan that lacks a part.
    public static let hazardPlanIncomplete = Message(
        5048, "hazard_plan_incomplete", .missing,
        zh: "隐患{hazard}为重大隐患，治理方案缺少“{part}”。",
        en: "Hazard {hazard} is major and its plan lacks: {part}.")
    /// A deadline before the step.
    public static let hazardDeadlinePast = Message(
        5049, "hazard_deadline_past", .range,
        zh: "隐患{hazard}的整改期限{deadline}早于{day}。",
        en: "Hazard {hazard}: the deadline {deadline} lies before {day}.")
    /// A deadline later than the grade allows.
    public static let hazardDeadlineTooLate = Message(
        5050, "hazard_deadline_too_late", .range,
        zh: "隐患{hazard}的整改期限{deadline}超过该等级允许的{limit}。",
        en: "Hazard {hazard}: the deadline {deadline} is later than its grade allows, {limit}.")
    /// A deadline outside of the calendar.
    public static let hazardDeadlineOutOfCalendar = Message(
        5051, "hazard_deadline_out_of_calendar", .range,
        zh: "隐患{hazard}的整改期限超出日历范围。",
        en: "Hazard {hazard}: the deadline leaves the calendar.")
    /// A code of a hazard that is in use.
    public static let hazardIDTaken = Message(
        5052, "hazard_id_taken", .duplicate,
        zh: "隐患编号{hazard}已被使用。", en: "The hazard code {hazard} is in use.")
    /// A hazard that the register does not have.
    public static let hazardUnknown = Message(
        5053, "hazard_unknown", .unknown,
        zh: "没有编号为{hazard}的隐患。", en: "There is no hazard with the code {hazard}.")
    /// A grade that the rules do not have.
    public static let hazardGradeUnknown = Message(
        5070, "hazard_grade_unknown", .unknown,
        zh: "隐患{hazard}：没有隐患等级{code}。", en: "Hazard {hazard}: there is no grade {code}.")
    /// A notice of a hazard without a plan.
    public static let hazardNoticeWithoutPlan = Message(
        5071, "hazard_notice_without_plan", .rule,
        zh: "隐患{hazard}没有在治的整改方案，不能签发整改通知单。",
        en: "Hazard {hazard} has no plan at work, so no notice can be issued.")
    /// A notice to nobody.
    public static let hazardNoticeWithoutRecipient = Message(
        5072, "hazard_notice_without_recipient", .missing,
        zh: "隐患{hazard}的整改通知单没有送达科室。", en: "The notice of hazard {hazard} goes to nobody.")
    /// A ladder that does not rise from 0.
    public static let hazardLadderUnsound = Message(
        5073, "hazard_ladder_unsound", .rule,
        zh: "逾期升级的工作日须从0开始逐级增加。",
        en: "The work days of an overdue ladder must begin at 0 and rise.")
    /// A state that the steps do not lead to.
    public static let hazardHistoryBroken = Message(
        5074, "hazard_history_broken", .rule,
        zh: "隐患{hazard}的状态与其步骤记录不符。",
        en: "The state of hazard {hazard} does not follow from its steps.")
}
