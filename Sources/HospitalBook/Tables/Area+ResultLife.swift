import Storage

/// The steps that results of runs took from calculation to payment (decision 13).
extension Area {
    /// The area `result_life`.
    public static let resultLife = Area("result_life", requires: ["book"], tables: [.resultStep])
}

extension TableDeclaration {
    /// The steps of results (结果流转): who reviewed, signed, announced, locked, paid or unlocked a
    /// run, and when.
    ///
    /// Nothing is overwritten; the last row tells where the run stands.
    public static let resultStep = TableDeclaration(
        "hosp_result_step", .log, label: Label(zh: "结果流转", en: "steps of results"),
        key: ["run_id", "step_number"],
        columns: [
            .runID, .stepCount, .stepName, .stateAfterStep, .stepDay, .stepPerson,
            ColumnDeclaration(
                "confirmer_code", .code, zh: "确认人", en: "who confirmed it",
                null: Label(zh: "无须确认", en: "nobody had to")),
            ColumnDeclaration(
                "announced_until", .day, zh: "公示截止日", en: "last day of the announcement",
                null: Label(zh: "不是公示", en: "no announcement")),
            ColumnDeclaration(
                "step_reason", .text(500), zh: "原因", en: "reason", null: .nothingSaid),
            .recordedAt,
        ])
}
