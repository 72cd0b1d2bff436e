import Storage

/// Incidents from their report to their closing.
extension Area {
    /// The area `incident_life`.
    public static let incidentLife = Area(
        "incident_life", requires: ["book"],
        tables: [.incident, .incidentTerm, .incidentStep, .incidentStepPart])
}

extension ColumnDeclaration {
    static let incidentCode = ColumnDeclaration(
        "incident_code", .code, zh: "事件编号", en: "incident")
}

extension TableDeclaration {
    /// The incidents (事件台账): what was reported, and where each stands.
    public static let incident = TableDeclaration(
        "hosp_incident", .log, label: Label(zh: "事件台账", en: "incidents"),
        key: ["incident_code"],
        columns: [
            .incidentCode,
            ColumnDeclaration(
                "happened_at", .moment, zh: "发生时间", en: "moment at which it happened"),
            ColumnDeclaration(
                "department_code", .code, zh: "发生科室", en: "department", null: .nothingSaid),
            ColumnDeclaration("reporter_code", .code, zh: "报告人", en: "reported by"),
            ColumnDeclaration("reported_day", .day, zh: "报告日期", en: "day of the report"),
            ColumnDeclaration(
                "level_name", .code, zh: "等级", en: "level",
                null: Label(zh: "尚未分级", en: "not triaged yet")),
            ColumnDeclaration("state_name", .code, zh: "状态", en: "state"),
            ColumnDeclaration(
                "ended_day", .day, zh: "结案日期", en: "day it was closed",
                null: Label(zh: "尚未结案", en: "not closed")),
        ])

    /// What of an incident has a last moment (事件期限): reports that the law wants and corrective
    /// actions.
    public static let incidentTerm = TableDeclaration(
        "hosp_incident_term", .log, label: Label(zh: "事件期限", en: "terms of incidents"),
        key: ["incident_code", "term_kind", "term_code"],
        columns: [
            .incidentCode,
            ColumnDeclaration("term_kind", .code, zh: "类别", en: "report or action"),
            ColumnDeclaration("term_code", .code, zh: "事项", en: "report or action by its code"),
            ColumnDeclaration(
                "recipient_name", .text(200), zh: "报送对象或责任人",
                en: "to whom a report goes, who answers for an action", null: .nothingSaid),
            ColumnDeclaration(
                "due_at", .moment, zh: "最后时刻", en: "last moment",
                null: Label(zh: "法规未定时限", en: "the law gives no number")),
            ColumnDeclaration(
                "ended_at", .moment, zh: "完成时刻", en: "when it was filed, done or accepted",
                null: Label(zh: "尚未完成", en: "still open")),
        ])

    /// The steps of incidents (事件处理步骤): nothing is overwritten, and all of them, taken again,
    /// lead to where the incident stands.
    public static let incidentStep = TableDeclaration(
        "hosp_incident_step", .log, label: Label(zh: "事件处理步骤", en: "steps of incidents"),
        key: ["incident_code", "step_number"],
        columns: [
            .incidentCode, .stepCount, .stepName, .stateAfterStep, .stepDay, .stepPerson,
            .recordedAt,
        ])

    /// What the steps of incidents say (步骤内容): a JSON text, in parts where it is long.
    public static let incidentStepPart = TableDeclaration(
        "hosp_incident_step_part", .log, label: Label(zh: "事件步骤内容", en: "content of steps"),
        key: ["incident_code", "step_number", "part_number"],
        columns: [.incidentCode, .stepCount, .partCount, .partText])
}
