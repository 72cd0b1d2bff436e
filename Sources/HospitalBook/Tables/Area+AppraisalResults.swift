import Storage

extension Label {
    /// Null of a score where nothing applies.
    fileprivate static let nothingApplies = Label(zh: "没有适用的指标", en: "nothing applies")
    /// Null of the policy that stood in for a missing value.
    fileprivate static let wasReported = Label(zh: "已填报", en: "it was reported")
}

/// What an appraisal run writes: the scorecard of every unit, down to the evidence.
extension TableDeclaration {
    private static let missingRule = ColumnDeclaration(
        "missing_rule", .code, zh: "缺报处理", en: "policy that stood in", null: .wasReported)
    private static let isVetoed = ColumnDeclaration("is_vetoed", .flag, zh: "一票否决", en: "vetoed")

    private static func score(
        _ name: String, zh chinese: String, en english: String, unit: String = "points"
    ) -> ColumnDeclaration {
        ColumnDeclaration(name, .decimal, zh: chinese, en: english, null: .nothingApplies)
            .unit(unit)
    }

    /// The scorecards (考核评分表): composite, percent of the base, pay coefficient and grade.
    ///
    /// A unit to which nothing of the scheme applies has a card without a score.
    public static let scoreCard = TableDeclaration(
        "hosp_score_card", .result, label: Label(zh: "考核评分表", en: "scorecards"),
        key: ["subject_code"],
        columns: [
            .runID, .subjectCode, .subjectKind,
            .name("subject_name", zh: "对象名称", en: "name"),
            ColumnDeclaration("base_score", .decimal, zh: "基准分", en: "base").unit("points"),
            score("composite_score", zh: "综合得分", en: "composite"),
            score("base_percent", zh: "占基准分", en: "percent of the base", unit: "percent"),
            score("pay_coefficient", zh: "绩效系数", en: "pay coefficient", unit: "1"),
            ColumnDeclaration("grade_set", .code, zh: "等级表", en: "grade set"),
            ColumnDeclaration(
                "grade_name", .text(40), zh: "等级", en: "grade", null: .nothingApplies),
            ColumnDeclaration("is_grade_capped", .flag, zh: "等级受限", en: "held down by a veto"),
        ])

    /// The scores of the parts.
    public static let scorePart = TableDeclaration(
        "hosp_score_part", .result, label: Label(zh: "部分得分", en: "scores of parts"),
        key: ["subject_code", "part_code"],
        columns: [
            .runID, .subjectCode, .partCode,
            .name("part_name", zh: "部分名称", en: "name of the part"),
            ColumnDeclaration("part_weight", .decimal, zh: "权重", en: "weight").unit("percent"),
            ColumnDeclaration(
                "applicable_weight", .decimal, zh: "适用分值", en: "points that apply"
            ).unit("points"),
            score("part_score", zh: "得分", en: "score"),
            score("base_percent", zh: "占基准分", en: "percent of the base", unit: "percent"),
            missingRule, isVetoed,
        ])

    /// The points of the indicators.
    public static let scoreItem = TableDeclaration(
        "hosp_score_item", .result, label: Label(zh: "指标得分", en: "points of indicators"),
        key: ["subject_code", "indicator_code"],
        columns: [
            .runID, .subjectCode, .indicatorCode, .partCode,
            .name("indicator_name", zh: "指标名称", en: "name of the indicator"),
            .methodName,
            ColumnDeclaration("indicator_weight", .decimal, zh: "分值", en: "weight").unit("points"),
            score("item_points", zh: "得分", en: "points"),
            score("completion_percent", zh: "完成率", en: "completion", unit: "percent"),
            missingRule, isVetoed,
        ])

    /// What was taken off, by rule, with all its evidence.
    public static let scoreDeduction = TableDeclaration(
        "hosp_score_deduction", .result, label: Label(zh: "扣分明细", en: "points taken off"),
        key: ["subject_code", "indicator_code", "rule_code"],
        columns: [
            .runID, .subjectCode, .indicatorCode, .ruleCode,
            .name("rule_name", zh: "细则名称", en: "name of the rule"),
            ColumnDeclaration("rule_count", .decimal, zh: "次数", en: "how often"),
            ColumnDeclaration("points_off", .decimal, zh: "扣分", en: "points off").unit("points"),
            ColumnDeclaration(
                "evidence_text", .longText, zh: "依据", en: "evidence", null: .nothingSaid),
        ])
}
