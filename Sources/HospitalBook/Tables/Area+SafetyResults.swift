import Storage

/// What scoring an inspection writes, and the register of hazards.
extension TableDeclaration {
    private static let earned = ColumnDeclaration(
        "earned_points", .decimal, zh: "得分", en: "points earned"
    ).unit("points")
    private static let maximum = ColumnDeclaration(
        "maximum_points", .decimal, zh: "应得分", en: "points that count"
    ).unit("points")
    private static func percent(
        _ name: String, zh chinese: String, en english: String
    ) -> ColumnDeclaration {
        ColumnDeclaration(
            name, .decimal, zh: chinese, en: english,
            null: Label(zh: "没有计分的项目", en: "nothing counts")
        ).unit("percent")
    }

    /// The scores of inspections (检查得分).
    public static let checkScore = TableDeclaration(
        "hosp_check_score", .result, label: Label(zh: "检查得分", en: "scores of inspections"),
        key: ["inspection_code"],
        columns: [
            .runID, .inspectionCode, .templateCode, .templateVersion, .policyCode, .placeCode,
            ColumnDeclaration("inspection_day", .day, zh: "检查日期", en: "day"),
            earned, maximum,
            percent("raw_percent", zh: "否决前得分率", en: "percent before a veto"),
            percent("score_percent", zh: "得分率", en: "percent"),
            ColumnDeclaration("result_name", .code, zh: "结论", en: "result"),
            ColumnDeclaration("grade_set", .code, zh: "等级表", en: "grade set"),
            ColumnDeclaration(
                "grade_name", .text(40), zh: "等级", en: "grade",
                null: Label(zh: "没有计分的项目", en: "nothing counts")),
            ColumnDeclaration("veto_total", .count, zh: "否决项数", en: "vetoes"),
            ColumnDeclaration("failed_total", .count, zh: "不合格项数", en: "failed items"),
        ])

    /// The sums of the sections.
    public static let checkSection = TableDeclaration(
        "hosp_check_section", .result, label: Label(zh: "检查部分得分", en: "scores of sections"),
        key: ["inspection_code", "section_code"],
        columns: [
            .runID, .inspectionCode, .sectionCode,
            .name("section_title", zh: "部分名称", en: "title of the section"), earned, maximum,
            percent("score_percent", zh: "得分率", en: "percent"), .sortNumber,
        ])

    /// The scores of the items and why they count as they do.
    public static let checkItem = TableDeclaration(
        "hosp_check_item", .result, label: Label(zh: "检查项目得分", en: "scores of items"),
        key: ["inspection_code", "check_item_code"],
        columns: [
            .runID, .inspectionCode, .checkItemCode, .criticalityRank,
            ColumnDeclaration("standing_name", .code, zh: "计分情况", en: "standing"),
            earned, maximum,
            ColumnDeclaration("is_failed", .flag, zh: "不合格", en: "failed"), .sortNumber,
        ])

    /// The findings (检查问题): every item that lost anything, and what became of it (decision 12).
    public static let checkFinding = TableDeclaration(
        "hosp_check_finding", .result, label: Label(zh: "检查问题", en: "findings"),
        key: ["inspection_code", "check_item_code"],
        columns: [
            .runID, .inspectionCode, .checkItemCode, .placeCode,
            ColumnDeclaration("found_day", .day, zh: "发现日期", en: "day"),
            ColumnDeclaration("finder_code", .code, zh: "发现人", en: "found by"),
            .criticalityRank, .lostPoints,
            ColumnDeclaration(
                "note_text", .text(500), zh: "备注", en: "note", null: .nothingSaid),
            ColumnDeclaration(
                "consequence_name", .code, zh: "处理",
                en: "noted, recorded_before, observed or opened"),
            ColumnDeclaration(
                "hazard_code", .code, zh: "隐患编号", en: "hazard",
                null: Label(zh: "不构成隐患", en: "no hazard")),
        ])

    /// The hazards (隐患台账): what opened each, and whether it is still open.
    public static let hazard = TableDeclaration(
        "hosp_hazard", .log, label: Label(zh: "隐患台账", en: "hazards"), key: ["hazard_code"],
        columns: [
            .hazardCode, .placeCode, .checkItemCode, .inspectionCode,
            ColumnDeclaration("opened_day", .day, zh: "发现日期", en: "day of discovery"),
            ColumnDeclaration("finder_code", .code, zh: "发现人", en: "found by"),
            .criticalityRank, .lostPoints,
            ColumnDeclaration(
                "note_text", .text(500), zh: "备注", en: "note", null: .nothingSaid),
            ColumnDeclaration("state_name", .code, zh: "状态", en: "state"),
            ColumnDeclaration(
                "ended_day", .day, zh: "销号日期", en: "day it was closed or rejected",
                null: Label(zh: "仍未销号", en: "still open")),
            ColumnDeclaration(
                "repeat_of", .code, zh: "重复隐患", en: "closed hazard that it repeats",
                null: Label(zh: "不是重复隐患", en: "no repeat")),
            ColumnDeclaration("opened_run_id", .code, zh: "运行号", en: "run that opened it"),
        ] + HazardClock.columns.map { $0.since(2) })

    /// Findings of the same while a hazard was open: they escalate nothing.
    public static let hazardObservation = TableDeclaration(
        "hosp_hazard_observation", .log, label: Label(zh: "隐患再次发现", en: "seen again while open"),
        key: ["hazard_code", "inspection_code"],
        columns: [
            .hazardCode, .inspectionCode,
            ColumnDeclaration("found_day", .day, zh: "发现日期", en: "day"),
            ColumnDeclaration("finder_code", .code, zh: "发现人", en: "found by"),
            .lostPoints,
            ColumnDeclaration(
                "note_text", .text(500), zh: "备注", en: "note", null: .nothingSaid),
            .runID,
        ])
}
