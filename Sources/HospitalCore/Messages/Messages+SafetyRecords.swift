/// Messages of what the records of safety say against themselves: 5290–5309.
extension Message {
    static let safetyRecordMessages: [Message] = [
        incidentKnownOutside, incidentFiledAfter, inspectionTemplateNotHeld,
        inspectionStartWithoutTemplate, textUnfit,
    ]

    /// An incident that was known before it happened, or after the day of its report.
    public static let incidentKnownOutside = Message(
        5290, "incident_known_outside", .range,
        zh: "事件{incident}：得知时间{known}应不早于发生时间{happened}，不晚于报告日期{day}。",
        en: "Incident {incident}: it was known at {known}, which is not between {happened}, when "
            + "it happened, and its report on {day}.")
    /// A report from after the day on which it is noted.
    public static let incidentFiledAfter = Message(
        5291, "incident_filed_after", .range,
        zh: "事件{incident}：上报时间{filed}晚于该步骤的日期{day}。",
        en: "Incident {incident}: the report of {filed} lies after {day}, the day of the step.")
    /// An inspection that starts on a day on which its checklist does not hold.
    public static let inspectionTemplateNotHeld = Message(
        5292, "inspection_template_not_held", .range,
        zh: "检查表{template}自{from}起[至{to}]有效，{day}不能据此检查。",
        en: "Checklist {template} holds from {from}[ to {to}], not on {day}.")
    /// An inspection that is started without its checklist.
    public static let inspectionStartWithoutTemplate = Message(
        5293, "inspection_start_without_template", .missing,
        zh: "检查{inspection}开始时须给出检查表。",
        en: "Inspection {inspection} is started without its checklist.")
    /// A text that its column cannot hold.
    public static let textUnfit = Message(
        5294, "text_unfit", .range,
        zh: "“{column}”有{length}个字符，编码须有1至{limit}个且不得全为空白，文本最多{limit}个。",
        en: "\"{column}\" has {length} characters; a code has 1 to {limit}, not all blank, a text "
            + "at most {limit}.")
}
