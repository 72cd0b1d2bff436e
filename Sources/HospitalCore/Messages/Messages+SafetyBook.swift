/// Messages of the life of incidents and risks: 5260–5289.
extension Message {
    static let safetyBookMessages: [Message] = [
        incidentUnknown, incidentReportedTwice, incidentDayBeforeLastStep, incidentHappenedAfter,
        incidentActionTwice, incidentActionUnknown, incidentActionEnded,
        incidentActionDueBefore, incidentReasonMissing, incidentResponsibleAccepts,
        incidentDutyUnknown, incidentFiledTwice, incidentFiledBefore, incidentHistoryBroken,
        incidentBreachTwice, riskUnknown, riskIllegalStep, riskDayBeforeLastStep,
        riskReviewNotAfter, riskReasonMissing, riskHistoryBroken,
    ]

    /// An incident that nobody has reported.
    public static let incidentUnknown = Message(
        5260, "incident_unknown", .unknown,
        zh: "没有事件{incident}，应先报告。",
        en: "There is no incident {incident}; it must be reported first.")
    /// An incident that is reported again.
    public static let incidentReportedTwice = Message(
        5261, "incident_reported_twice", .duplicate,
        zh: "事件{incident}已报告。", en: "Incident {incident} has been reported already.")
    /// A step dated before the last one.
    public static let incidentDayBeforeLastStep = Message(
        5262, "incident_day_before_last_step", .range,
        zh: "事件{incident}：日期{day}早于上一步骤的日期{last}。",
        en: "Incident {incident}: {day} lies before the last step on {last}.")
    /// A report of something that has not happened yet.
    public static let incidentHappenedAfter = Message(
        5263, "incident_happened_after", .range,
        zh: "事件{incident}：发生时间{happened}晚于报告日期{day}。",
        en: "Incident {incident}: it happened at {happened}, after its report on {day}.")
    /// A corrective action that is there.
    public static let incidentActionTwice = Message(
        5264, "incident_action_twice", .duplicate,
        zh: "事件{incident}的整改措施{action}重复。",
        en: "Incident {incident} has the action {action} already.")
    /// A corrective action that is not there.
    public static let incidentActionUnknown = Message(
        5265, "incident_action_unknown", .unknown,
        zh: "事件{incident}没有整改措施{action}[，是否为{nearest}]。",
        en: "Incident {incident} has no action {action}[; did you mean {nearest}?]")
    /// A corrective action that is done or accepted.
    public static let incidentActionEnded = Message(
        5266, "incident_action_ended", .rule,
        zh: "事件{incident}的整改措施{action}已完成或已认可。",
        en: "The action {action} of incident {incident} is done or accepted already.")
    /// A corrective action that is due before it is ordered.
    public static let incidentActionDueBefore = Message(
        5267, "incident_action_due_before", .range,
        zh: "事件{incident}的整改措施{action}：期限{due}早于日期{day}。",
        en: "The action {action} of incident {incident} is due on {due}, before {day}.")
    /// An action that is accepted undone without a reason.
    public static let incidentReasonMissing = Message(
        5268, "incident_reason_missing", .missing,
        zh: "事件{incident}的整改措施{action}：认可须说明原因。",
        en: "The action {action} of incident {incident} is not accepted without a reason.")
    /// The responsible person accepts that an action stays undone.
    public static let incidentResponsibleAccepts = Message(
        5269, "incident_responsible_accepts", .separation,
        zh: "事件{incident}的整改措施{action}由{person}负责，不能由本人认可。",
        en: "{person} answers for the action {action} of incident {incident} and cannot accept it.")
    /// A report that the incident does not owe.
    public static let incidentDutyUnknown = Message(
        5270, "incident_duty_unknown", .unknown,
        zh: "事件{incident}没有报告事项“{occasion}”[，是否为“{nearest}”]。",
        en: "Incident {incident} owes no report \"{occasion}\"[; did you mean \"{nearest}\"?]")
    /// A report that is there.
    public static let incidentFiledTwice = Message(
        5271, "incident_filed_twice", .duplicate,
        zh: "事件{incident}的报告事项“{occasion}”重复。",
        en: "Incident {incident} has the report \"{occasion}\" already.")
    /// A report made before anything happened.
    public static let incidentFiledBefore = Message(
        5272, "incident_filed_before", .range,
        zh: "事件{incident}：报告时间{filed}早于发生时间{happened}。",
        en: "Incident {incident}: the report of {filed} lies before it happened at {happened}.")
    /// A stored incident whose state is not what its steps lead to.
    public static let incidentHistoryBroken = Message(
        5273, "incident_history_broken", .rule,
        zh: "事件{incident}的状态与其步骤记录不符。",
        en: "The state of incident {incident} does not follow from its steps.")
    /// A broken rule that is noted already.
    public static let incidentBreachTwice = Message(
        5274, "incident_breach_twice", .duplicate,
        zh: "事件{incident}的“{breach}”已记录。",
        en: "Incident {incident} has the breach \"{breach}\" already.")
    /// A risk that was never assessed.
    public static let riskUnknown = Message(
        5280, "risk_unknown", .unknown,
        zh: "没有风险{risk}，应先评价。", en: "There is no risk {risk}; it must be assessed first.")
    /// A step that the state of the risk does not allow.
    public static let riskIllegalStep = Message(
        5281, "risk_illegal_step", .rule,
        zh: "风险{risk}处于“{state}”状态，不能{step}。", en: "Risk {risk} is {state} and cannot {step}.")
    /// A step dated before the last one.
    public static let riskDayBeforeLastStep = Message(
        5282, "risk_day_before_last_step", .range,
        zh: "风险{risk}：日期{day}早于上一步骤的日期{last}。",
        en: "Risk {risk}: {day} lies before the last step on {last}.")
    /// A review that is not after its assessment.
    public static let riskReviewNotAfter = Message(
        5283, "risk_review_not_after", .range,
        zh: "风险{risk}：下次评审日期{review}不晚于评价日期{day}。",
        en: "Risk {risk}: the next review on {review} does not lie after {day}.")
    /// A risk that is retired or brought back without a reason.
    public static let riskReasonMissing = Message(
        5284, "risk_reason_missing", .missing,
        zh: "风险{risk}：“{step}”须说明原因。", en: "Risk {risk} cannot {step} without a reason.")
    /// A stored risk whose state is not what its steps lead to.
    public static let riskHistoryBroken = Message(
        5285, "risk_history_broken", .rule,
        zh: "风险{risk}的状态与其步骤记录不符。", en: "The state of risk {risk} does not follow from its steps.")
}
