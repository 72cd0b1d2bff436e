import Storage

/// The steps of hazards from registration to closing.
extension Area {
    /// The area `hazard_life`.
    ///
    /// Hazards of a book that was written before they had a clock of their own take it from their
    /// last step.
    public static let hazardLife = Area(
        "hazard_life", requires: ["safety"], tables: [.hazardStep, .hazardStepPart],
        filling: [2: [HazardClock.filling]])
}

/// What says whether a hazard is overdue on a day: its deadline, since when its clock stands, and
/// whether it is a major one.
///
/// Each step has them, and the hazard has those of its last step, so that a list of all overdue
/// hazards looks at no step. Whether it is overdue is never stored.
enum HazardClock {
    /// The deadline.
    static let deadline = ColumnDeclaration(
        "deadline_day", .day, zh: "整改期限", en: "deadline after the step",
        null: Label(zh: "没有期限", en: "no deadline"))
    /// Since when the clock stands.
    static let suspension = ColumnDeclaration(
        "suspended_since", .day, zh: "暂停起始日", en: "since when the clock stands",
        null: Label(zh: "未暂停", en: "the clock runs"))
    /// The columns of a hazard.
    static let columns = [
        deadline, suspension,
        ColumnDeclaration(
            "is_major", .flag, zh: "重大隐患", en: "major hazard",
            null: Label(zh: "尚无治理步骤", en: "no step was taken")),
    ]

    /// Takes the clock of each hazard from its last step.
    static var filling: String {
        let last =
            "(SELECT MAX(x.step_number) FROM hosp_hazard_step x "
            + "WHERE x.hazard_code = hosp_hazard.hazard_code)"
        let values = columns.map {
            "\($0.name) = (SELECT s.\($0.name) FROM hosp_hazard_step s "
                + "WHERE s.hazard_code = hosp_hazard.hazard_code AND s.step_number = \(last))"
        }
        return "UPDATE hosp_hazard SET " + values.joined(separator: ", ")
    }
}

extension TableDeclaration {
    /// The steps of hazards (隐患治理步骤): nothing is overwritten; the last row of a hazard tells
    /// where it stands, and all of them, taken again, lead there.
    public static let hazardStep = TableDeclaration(
        "hosp_hazard_step", .log, label: Label(zh: "隐患治理步骤", en: "steps of hazards"),
        key: ["hazard_code", "step_number"],
        columns: [
            .hazardCode, .stepCount, .stepName, .stateAfterStep, .stepDay, .stepPerson,
            HazardClock.deadline, HazardClock.suspension,
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
