import Storage

/// The steps of hazards from registration to closing.
extension Area {
    /// The area `hazard_life`.
    public static let hazardLife = Area(
        "hazard_life", requires: ["safety"], tables: [.hazardStep, .hazardStepPart])
}

extension TableDeclaration {
    /// The steps of hazards (隐患治理步骤): nothing is overwritten; the last row of a hazard tells
    /// where it stands, and all of them, taken again, lead there.
    public static let hazardStep = TableDeclaration(
        "hosp_hazard_step", .log, label: Label(zh: "隐患治理步骤", en: "steps of hazards"),
        key: ["hazard_code", "step_number"],
        columns: [
            .hazardCode, .stepCount, .stepName, .stateAfterStep, .stepDay, .stepPerson,
            ColumnDeclaration(
                "deadline_day", .day, zh: "整改期限", en: "deadline after the step",
                null: Label(zh: "没有期限", en: "no deadline")),
            ColumnDeclaration(
                "suspended_since", .day, zh: "暂停起始日", en: "since when the clock stands",
                null: Label(zh: "未暂停", en: "the clock runs")),
            ColumnDeclaration("is_major", .flag, zh: "重大隐患", en: "major hazard"),
            .recordedAt,
        ])

    /// What the steps of hazards say (步骤内容): a JSON text, in parts where it is long.
    public static let hazardStepPart = TableDeclaration(
        "hosp_hazard_step_part", .log, label: Label(zh: "隐患步骤内容", en: "content of steps"),
        key: ["hazard_code", "step_number", "part_number"],
        columns: [
            .hazardCode, .stepCount, .partCount, .partText,
        ])
}
