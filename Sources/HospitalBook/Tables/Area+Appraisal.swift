import Storage

/// Performance appraisal: the schemes, what was reported for a month, and what came of it.
extension Area {
    /// The area `appraisal`.
    public static let appraisal = Area(
        "appraisal", requires: ["book", "organisation", "staff"],
        tables: [
            .appraisalScheme, .appraisalPart, .appraisalIndicator, .appraisalParameter,
            .appraisalUnit, .appraisalExemption, .appraisalValue, .appraisalDeduction,
            .appraisalVeto, .scoreCard, .scorePart, .scoreItem, .scoreDeduction,
        ])
}

extension ColumnDeclaration {
    static let schemeCode = ColumnDeclaration("scheme_code", .code, zh: "考核方案", en: "scheme")
    static let partCode = ColumnDeclaration("part_code", .code, zh: "考核部分", en: "part")
    static let indicatorCode = ColumnDeclaration(
        "indicator_code", .code, zh: "指标编码", en: "indicator")
    static let subjectCode = ColumnDeclaration(
        "subject_code", .code, zh: "考核对象", en: "who is appraised")
    static let subjectKind = ColumnDeclaration(
        "subject_kind", .code, zh: "对象类别", en: "department or person")
    static let sortNumber = ColumnDeclaration("sort_number", .count, zh: "排序号", en: "order")
    static let methodName = ColumnDeclaration("method_name", .code, zh: "评分方法", en: "method")
    static let ruleCode = ColumnDeclaration("rule_code", .code, zh: "扣分细则", en: "rule")
    static let raterCode = ColumnDeclaration(
        "rater_code", .code, zh: "评分人", en: "rater",
        null: Label(zh: "不由人评分", en: "judged by nobody"))
    static func name(_ name: String, zh chinese: String, en english: String) -> Self {
        ColumnDeclaration(
            name, .text(200), zh: chinese, en: english,
            null: Label(zh: "以编码为名", en: "the code is the name"))
    }
}

/// The schemes: data that stands before the month begins.
extension TableDeclaration {
    /// The schemes (考核方案) with every choice that can move a point; no scheme is graded by a scale
    /// that it does not name (decision 9).
    public static let appraisalScheme = TableDeclaration(
        "hosp_appraisal_scheme", .register, label: Label(zh: "考核方案", en: "appraisal schemes"),
        key: ["scheme_code"],
        columns: [
            .schemeCode, .name("scheme_name", zh: "方案名称", en: "name of the scheme"),
            ColumnDeclaration("base_score", .decimal, zh: "基准分", en: "base").unit("points"),
            ColumnDeclaration("basis_rule", .code, zh: "取值依据", en: "published or exact values"),
            ColumnDeclaration("divisor_rule", .code, zh: "系数分母", en: "divisor of the coefficient"),
            ColumnDeclaration("grade_set", .code, zh: "等级表", en: "grade set"),
            ColumnDeclaration("grade_basis", .code, zh: "评级依据", en: "what is graded"),
            .optionalBatchKey,
        ])

    /// The parts of a scheme (考核部分) with their weights, which total 100.
    public static let appraisalPart = TableDeclaration(
        "hosp_appraisal_part", .register, label: Label(zh: "考核部分", en: "parts of schemes"),
        key: ["scheme_code", "part_code"],
        columns: [
            .schemeCode, .partCode, .name("part_name", zh: "部分名称", en: "name of the part"),
            ColumnDeclaration("part_weight", .decimal, zh: "权重", en: "weight").unit("percent"),
            .sortNumber,
            ColumnDeclaration(
                "scoring_rule", .code, zh: "计分方式", en: "items or deductions from the base"),
            ColumnDeclaration(
                "missing_rule", .code, zh: "缺报处理", en: "when nothing is reported",
                null: Label(zh: "由指标决定", en: "the items decide")),
            .optionalBatchKey,
        ])

    /// The indicators of the parts (考核指标); those of a part total 100.
    public static let appraisalIndicator = TableDeclaration(
        "hosp_appraisal_indicator", .register,
        label: Label(zh: "考核指标", en: "indicators of schemes"),
        key: ["scheme_code", "indicator_code"],
        columns: [
            .schemeCode, .indicatorCode, .partCode,
            .name("indicator_name", zh: "指标名称", en: "name of the indicator"),
            ColumnDeclaration("indicator_weight", .decimal, zh: "分值", en: "weight").unit("points"),
            .sortNumber, .methodName,
            ColumnDeclaration("missing_rule", .code, zh: "缺报处理", en: "when nothing is reported"),
            .optionalBatchKey,
        ])

    /// The parameters of the methods (评分参数), by the names that `appraise.score` takes.
    ///
    /// Line 0 is a single value, such as `target`; lines from 1 are those of a list, such as the
    /// steps of a ladder or the rules of a deduction. The indicator is the part for one that is
    /// scored by deductions.
    public static let appraisalParameter = TableDeclaration(
        "hosp_appraisal_parameter", .register,
        label: Label(zh: "评分参数", en: "parameters of methods"),
        key: ["scheme_code", "indicator_code", "line_number", "parameter_name"],
        columns: [
            .schemeCode, .indicatorCode,
            ColumnDeclaration("line_number", .count, zh: "行次", en: "line, or 0"),
            ColumnDeclaration("parameter_name", .code, zh: "参数名称", en: "parameter"),
            ColumnDeclaration(
                "parameter_value", .text(200), zh: "参数值", en: "value", null: .nothingSaid),
            .optionalBatchKey,
        ])

    /// Who is appraised by a scheme (考核对象); who is listed and reports nothing is missed.
    public static let appraisalUnit = TableDeclaration(
        "hosp_appraisal_unit", .register, label: Label(zh: "考核对象", en: "units appraised"),
        key: ["scheme_code", "subject_code"],
        columns: [.schemeCode, .subjectCode, .subjectKind, .optionalBatchKey])

    /// Indicators that do not apply to a unit, said before the month (decision 6).
    public static let appraisalExemption = TableDeclaration(
        "hosp_appraisal_exemption", .register,
        label: Label(zh: "不适用指标", en: "indicators that do not apply"),
        key: ["scheme_code", "subject_code", "indicator_code"],
        columns: [.schemeCode, .subjectCode, .indicatorCode, .remark(), .optionalBatchKey])
}

/// What is reported for a month.
extension TableDeclaration {
    private static func optionalValue(
        _ name: String, zh chinese: String, en english: String
    ) -> ColumnDeclaration {
        ColumnDeclaration(
            name, .decimal, zh: chinese, en: english, null: Label(zh: "未填报", en: "not reported"))
    }

    /// The reported values (指标填报): a value, or numerator and denominator, or a rater's score.
    ///
    /// A row without any says, for an indicator that is scored by deductions, that somebody looked;
    /// for any other it reports nothing.
    public static let appraisalValue = TableDeclaration(
        "hosp_appraisal_value", .fact, label: Label(zh: "指标填报", en: "reported values"),
        key: ["scheme_code", "subject_code", "indicator_code"],
        columns: [
            .periodMonth, .schemeCode, .subjectCode, .indicatorCode,
            optionalValue("actual_value", zh: "实际值", en: "value"),
            optionalValue("numerator_value", zh: "分子", en: "numerator"),
            optionalValue("denominator_value", zh: "分母", en: "denominator"),
            optionalValue("previous_value", zh: "上期值", en: "value of the last period"),
            optionalValue("rated_score", zh: "评分", en: "score of a rater"),
            .raterCode, .batchKey,
        ])

    /// What was found against a unit (扣分记录), each with its evidence (S-015).
    public static let appraisalDeduction = TableDeclaration(
        "hosp_appraisal_deduction", .fact, label: Label(zh: "扣分记录", en: "deductions"),
        key: ["scheme_code", "subject_code", "indicator_code", "deduction_number"],
        columns: [
            .periodMonth, .schemeCode, .subjectCode, .indicatorCode,
            ColumnDeclaration("deduction_number", .count, zh: "序号", en: "number"),
            .ruleCode,
            ColumnDeclaration("rule_count", .decimal, zh: "次数", en: "how often"),
            ColumnDeclaration(
                "evidence_text", .text(500), zh: "依据", en: "evidence",
                null: Label(zh: "没有依据，不能扣分", en: "none, which is refused")),
            .raterCode, .batchKey,
        ])

    /// Faults that decide by themselves (一票否决), with reason and evidence.
    public static let appraisalVeto = TableDeclaration(
        "hosp_appraisal_veto", .fact, label: Label(zh: "一票否决", en: "vetoes"),
        key: ["scheme_code", "subject_code", "indicator_code", "scope_name"],
        columns: [
            .periodMonth, .schemeCode, .subjectCode, .indicatorCode,
            ColumnDeclaration(
                "scope_name", .code, zh: "否决范围", en: "item, group, total or grade_cap"),
            ColumnDeclaration(
                "grade_name", .text(40), zh: "最高等级", en: "highest grade left",
                null: Label(zh: "不限制等级", en: "no cap on the grade")),
            ColumnDeclaration(
                "reason_text", .text(500), zh: "事由", en: "reason",
                null: Label(zh: "没有事由，不能否决", en: "none, which is refused")),
            ColumnDeclaration(
                "evidence_text", .text(500), zh: "依据", en: "evidence",
                null: Label(zh: "没有依据，不能否决", en: "none, which is refused")),
            .batchKey,
        ])
}
