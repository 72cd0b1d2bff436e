/// Messages of incidents, their reports and the liaisons who make them: 5080–5099.
extension Message {
    static let incidentMessages: [Message] = [
        incidentLevelMissing, incidentEvidenceMissing, incidentClosed, incidentChecksMissing,
        incidentActionsOpen, accidentHarmNegative, incidentEventUnknown, incidentExtensionTooLong,
        liaisonTwice, liaisonDepartmentUnknown, liaisonsInvalid,
    ]

    /// Triage without a level.
    public static let incidentLevelMissing = Message(
        5080, "incident_level_missing", .missing,
        zh: "事件{incident}分级时须给出等级。", en: "Incident {incident} is triaged without a level.")
    /// Evidence that is empty.
    public static let incidentEvidenceMissing = Message(
        5081, "incident_evidence_missing", .missing,
        zh: "事件{incident}的“{check}”缺少证据。", en: "Incident {incident} has no evidence that {check}.")
    /// A change of a closed incident.
    public static let incidentClosed = Message(
        5082, "incident_closed", .closed,
        zh: "事件{incident}已结案，不能再更改。", en: "Incident {incident} is closed.")
    /// A closing without all checks.
    public static let incidentChecksMissing = Message(
        5083, "incident_checks_missing", .rule,
        zh: "事件{incident}不能结案，尚未落实：{checks}。",
        en: "Incident {incident} cannot be closed before this is evidenced: {checks}.")
    /// A closing with open actions.
    public static let incidentActionsOpen = Message(
        5084, "incident_actions_open", .rule,
        zh: "事件{incident}不能结案，整改措施未完成：{actions}。",
        en: "Incident {incident} cannot be closed while corrective actions are open: {actions}.")
    /// A number below zero.
    public static let accidentHarmNegative = Message(
        5085, "accident_harm_negative", .range,
        zh: "事故后果{name}不能为负：{value}。",
        en: "The harm of an accident cannot be negative: {name} {value}.")
    /// An event without a duty to report.
    public static let incidentEventUnknown = Message(
        5086, "incident_event_unknown", .unknown,
        zh: "没有事件“{event}”的报告时限[，是否为“{nearest}”]。",
        en: "There is no duty to report \"{event}\"[; did you mean \"{nearest}\"?]")
    /// An extension beyond the law.
    public static let incidentExtensionTooLong = Message(
        5087, "incident_extension_too_long", .range,
        zh: "“{duty}”的时限延长{days}日，最多可延长{limit}日。",
        en: "\"{duty}\" cannot be extended by {days} days, at most by {limit}.")
    /// A person who is named twice.
    public static let liaisonTwice = Message(
        5088, "liaison_twice", .duplicate,
        zh: "联络员{person}重复。", en: "The liaison {person} is named twice.")
    /// A department that is not in the list.
    public static let liaisonDepartmentUnknown = Message(
        5089, "liaison_department_unknown", .unknown,
        zh: "科室{department}不在名单中。", en: "The department {department} is not in the list.")
    /// Liaisons who are not one doctor and one nurse.
    public static let liaisonsInvalid = Message(
        5090, "liaisons_invalid", .rule,
        zh: "科室{department}的联络员须为1名医师和1名护士，现为{doctors}名医师、{nurses}名护士。",
        en:
            "The liaisons of {department} must be one doctor and one nurse, not {doctors} and {nurses}."
    )
}
