import Storage

/// Satisfaction surveys: their rules and answers, notices, and what they came to.
extension Area {
    /// The area `survey`.
    public static let survey = Area(
        "survey", requires: ["book", "organisation"],
        tables: [.survey, .surveyDimension, .surveyLevel, .surveyAnswer, .notice, .surveyScore])
}

extension ColumnDeclaration {
    fileprivate static let surveyCode = ColumnDeclaration(
        "survey_code", .code, zh: "调查编号", en: "survey")
    fileprivate static let surveySubject = ColumnDeclaration(
        "subject_code", .code, zh: "调查对象", en: "whom it is about")
}

extension TableDeclaration {
    /// The surveys (满意度调查); only a published one is complete (S-065).
    public static let survey = TableDeclaration(
        "hosp_survey", .register, label: Label(zh: "满意度调查", en: "surveys"), key: ["survey_code"],
        columns: [
            .surveyCode, .maybe("survey_title", .text(200), zh: "调查名称", en: "title"),
            .maybe("closes_on", .day, zh: "截止日", en: "last day of answers"),
            .maybe("published_on", .day, zh: "公布日", en: "day of publication"),
            ColumnDeclaration("minimum_valid", .count, zh: "最少有效份数", en: "fewest valid answers"),
            .optionalBatchKey,
        ])

    /// The dimensions of a survey; one without rows has the five of logistics (S-063).
    public static let surveyDimension = TableDeclaration(
        "hosp_survey_dimension", .register, label: Label(zh: "调查维度", en: "dimensions of surveys"),
        key: ["survey_code", "dimension_code"],
        columns: [
            .surveyCode,
            ColumnDeclaration("dimension_code", .code, zh: "维度", en: "dimension"),
            ColumnDeclaration("dimension_weight", .decimal, zh: "权重", en: "weight"), .sortNumber,
            .optionalBatchKey,
        ])

    /// The levels of a survey; one without rows has the usual five.
    public static let surveyLevel = TableDeclaration(
        "hosp_survey_level", .register, label: Label(zh: "满意度等级", en: "levels of surveys"),
        key: ["survey_code", "level_code"],
        columns: [
            .surveyCode, ColumnDeclaration("level_code", .code, zh: "等级", en: "level"),
            .maybe("level_name", .text(40), zh: "等级名称", en: "name of the level"),
            ColumnDeclaration("level_points", .decimal, zh: "分值", en: "points").unit("points"),
            ColumnDeclaration("is_satisfied", .flag, zh: "计为满意", en: "satisfied"),
            .optionalBatchKey,
        ])

    /// The answers (调查答卷); one without a level is not valid.
    public static let surveyAnswer = TableDeclaration(
        "hosp_survey_answer", .fact, label: Label(zh: "调查答卷", en: "answers of surveys"),
        key: ["survey_code", "answer_number"],
        columns: [
            .periodMonth, .surveyCode,
            ColumnDeclaration("answer_number", .count, zh: "答卷序号", en: "number of the answer"),
            .surveySubject,
            ColumnDeclaration("dimension_code", .code, zh: "维度", en: "dimension"),
            .maybe("level_code", zh: "等级", en: "level"),
            ColumnDeclaration("answer_count", .count, zh: "份数", en: "how many answered so"),
            .maybe("respondent_code", zh: "答卷人", en: "who answered"),
            .maybe("answered_on", .day, zh: "答卷日期", en: "day of the answer"),
            .maybe("respondent_group", zh: "答卷人群", en: "staff or patients"),
            .maybe("team_code", zh: "班组", en: "team"),
            .maybe("worker_code", zh: "被评人", en: "worker"), .batchKey,
        ])

    /// The notices to put something right (限期整改通知单, S-064).
    public static let notice = TableDeclaration(
        "hosp_rectification_notice", .register,
        label: Label(zh: "限期整改通知单", en: "notices to put something right"),
        key: ["notice_code"],
        columns: [
            ColumnDeclaration("notice_code", .code, zh: "通知单编号", en: "notice"),
            .departmentCode,
            .maybe("issues_text", .text(500), zh: "问题", en: "what is to be put right"),
            ColumnDeclaration("issued_on", .day, zh: "下达日期", en: "issued"),
            ColumnDeclaration("due_on", .day, zh: "整改期限", en: "due"),
            .maybe("closed_on", .day, zh: "关闭日期", en: "closed"), .optionalBatchKey,
        ])

    /// What a survey came to; `*` stands for all answers of a subject and for all dimensions.
    public static let surveyScore = TableDeclaration(
        "hosp_survey_score", .result, label: Label(zh: "满意度得分", en: "scores of surveys"),
        key: ["subject_code", "group_name", "group_code", "dimension_code"],
        columns: [
            .runID, .surveySubject,
            ColumnDeclaration("group_name", .code, zh: "分组类别", en: "kind of part"),
            ColumnDeclaration("group_code", .code, zh: "分组", en: "part"),
            ColumnDeclaration("dimension_code", .code, zh: "维度", en: "dimension"),
            ColumnDeclaration("valid_count", .count, zh: "有效份数", en: "valid answers"),
            ColumnDeclaration("invalid_count", .count, zh: "无效份数", en: "answers not valid"),
            ColumnDeclaration("satisfied_count", .count, zh: "满意份数", en: "satisfied answers"),
            .maybe("survey_score", .decimal, zh: "满意度得分", en: "score").unit("points"),
            .maybe("satisfied_percent", .decimal, zh: "满意率", en: "satisfied").unit("percent"),
            .maybe("rank_number", .count, zh: "名次", en: "rank"),
        ])
}
