import Storage

/// Safety inspection: places and checklists, what was answered, what it scored, and the hazards.
extension Area {
    /// The area `safety`.
    public static let safety = Area(
        "safety", requires: ["book", "organisation", "staff"],
        tables: [
            .place, .safetyPolicy, .safetyTemplate, .safetySection, .safetyItem, .safetyChoice,
            .inspection, .inspectionAnswer, .checkScore, .checkSection, .checkItem, .checkFinding,
            .hazard, .hazardObservation,
        ])
}

extension ColumnDeclaration {
    static let placeCode = ColumnDeclaration("place_code", .code, zh: "检查部位", en: "place")
    static let templateCode = ColumnDeclaration(
        "template_code", .code, zh: "检查模板", en: "checklist")
    static let templateVersion = ColumnDeclaration(
        "template_version", .code, zh: "模板版本", en: "version of the checklist")
    static let policyCode = ColumnDeclaration("policy_code", .code, zh: "评分规则", en: "policy")
    static let sectionCode = ColumnDeclaration("section_code", .code, zh: "部分编码", en: "section")
    static let checkItemCode = ColumnDeclaration(
        "check_item_code", .code, zh: "检查项目", en: "item of the checklist")
    static let inspectionCode = ColumnDeclaration(
        "inspection_code", .code, zh: "检查编号", en: "inspection")
    static let hazardCode = ColumnDeclaration("hazard_code", .code, zh: "隐患编号", en: "hazard")
    static let criticalityRank = ColumnDeclaration(
        "criticality_rank", .count, zh: "关键程度", en: "0 ordinary, 1 key, 2 veto")
    static let inspectorCode = ColumnDeclaration(
        "inspector_code", .code, zh: "检查人", en: "inspector")
    static let itemPoints = ColumnDeclaration(
        "item_points", .decimal, zh: "分值", en: "points of the item"
    ).unit("points")
    static let lostPoints = ColumnDeclaration(
        "lost_points", .decimal, zh: "扣分", en: "points lost"
    ).unit("points")
    static let evidenceText = ColumnDeclaration(
        "evidence_text", .text(500), zh: "依据", en: "evidence", null: .nothingSaid)
}

/// Places, checklists and the rules by which they are scored.
extension TableDeclaration {
    /// The places that are inspected (检查部位).
    public static let place = TableDeclaration(
        "hosp_place", .register, label: Label(zh: "检查部位", en: "places"), key: ["place_code"],
        columns: [
            .placeCode, .name("place_name", zh: "部位名称", en: "name of the place"),
            ColumnDeclaration(
                "department_code", .code, zh: "责任科室", en: "department that answers for it",
                null: .nothingSaid),
            .optionalBatchKey,
        ])

    /// The rules by which inspections are scored (评分规则): every choice on which programs differ.
    public static let safetyPolicy = TableDeclaration(
        "hosp_safety_policy", .register, label: Label(zh: "检查评分规则", en: "scoring policies"),
        key: ["policy_code"],
        columns: [
            .policyCode,
            ColumnDeclaration("pass_mark", .decimal, zh: "合格分数线", en: "pass mark").unit("percent"),
            ColumnDeclaration("grade_set", .code, zh: "等级表", en: "grade set"),
            ColumnDeclaration("not_applicable_rule", .code, zh: "不适用项", en: "not applicable"),
            ColumnDeclaration("unanswered_rule", .code, zh: "未答项", en: "unanswered"),
            ColumnDeclaration("section_rule", .code, zh: "汇总方式", en: "how sections join"),
            ColumnDeclaration("veto_effect", .code, zh: "否决后果", en: "what a veto does"),
            ColumnDeclaration("veto_trigger", .code, zh: "否决条件", en: "what a veto is"),
            ColumnDeclaration("decimal_count", .count, zh: "小数位", en: "decimals"),
            .optionalBatchKey,
        ])

    /// The checklists (检查模板): one that ships with the library, by its code, or one of the
    /// hospital's own with sections and items.
    public static let safetyTemplate = TableDeclaration(
        "hosp_safety_template", .register, label: Label(zh: "检查模板", en: "checklists"),
        key: ["template_code", "template_version"],
        columns: [
            .templateCode, .templateVersion,
            .name("template_title", zh: "模板名称", en: "title of the checklist"),
            ColumnDeclaration(
                "standard_code", .code, zh: "标准检查表", en: "checklist of the library",
                null: Label(zh: "医院自定模板", en: "the hospital's own")),
            ColumnDeclaration(
                "total_rule", .code, zh: "总分规则", en: "hundred or percent",
                null: Label(zh: "按标准检查表", en: "as in the checklist of the library")),
            ColumnDeclaration(
                "pass_rule", .code, zh: "合格规则", en: "percent or every_item",
                null: Label(zh: "按标准检查表", en: "as in the checklist of the library")),
            .optionalBatchKey,
        ])

    /// The sections of the hospital's own checklists.
    public static let safetySection = TableDeclaration(
        "hosp_safety_section", .register,
        label: Label(zh: "检查模板部分", en: "sections of checklists"),
        key: ["template_code", "template_version", "section_code"],
        columns: [
            .templateCode, .templateVersion, .sectionCode,
            .name("section_title", zh: "部分名称", en: "title of the section"),
            ColumnDeclaration(
                "section_weight", .decimal, zh: "权重", en: "weight",
                null: Label(zh: "部分没有权重", en: "sections have no weights")
            ).unit("percent"),
            .sortNumber, .optionalBatchKey,
        ])

    /// The items of the hospital's own checklists.
    public static let safetyItem = TableDeclaration(
        "hosp_safety_item", .register, label: Label(zh: "检查模板项目", en: "items of checklists"),
        key: ["template_code", "template_version", "check_item_code"],
        columns: [
            .templateCode, .templateVersion, .checkItemCode, .sectionCode,
            ColumnDeclaration(
                "item_text", .text(500), zh: "检查内容", en: "question",
                null: Label(zh: "以编码为内容", en: "the code is the question")),
            .itemPoints, .criticalityRank,
            ColumnDeclaration("answer_kind", .code, zh: "答案类型", en: "kind of answer"),
            optionalNumber("deduction_points", zh: "每处扣分", en: "points off for each"),
            optionalNumber("floor_points", zh: "最低得分", en: "lowest points"),
            optionalNumber("lower_limit", zh: "下限", en: "lowest reading in order"),
            optionalNumber("upper_limit", zh: "上限", en: "highest reading in order"),
            ColumnDeclaration(
                "unit_name", .text(40), zh: "计量单位", en: "unit",
                null: Label(zh: "无单位", en: "no unit")),
            ColumnDeclaration("allows_absence", .flag, zh: "允许不适用", en: "may be not applicable"),
            ColumnDeclaration("is_required", .flag, zh: "必答", en: "must be answered"),
            .sortNumber, .optionalBatchKey,
        ])

    private static func optionalNumber(
        _ name: String, zh chinese: String, en english: String
    ) -> ColumnDeclaration {
        ColumnDeclaration(
            name, .decimal, zh: chinese, en: english, null: Label(zh: "不设", en: "none"))
    }

    /// The answers that an item of the kind `choice` offers.
    public static let safetyChoice = TableDeclaration(
        "hosp_safety_choice", .register, label: Label(zh: "检查模板选项", en: "choices of items"),
        key: ["template_code", "template_version", "check_item_code", "choice_code"],
        columns: [
            .templateCode, .templateVersion, .checkItemCode,
            ColumnDeclaration("choice_code", .code, zh: "选项", en: "choice"),
            ColumnDeclaration(
                "choice_text", .text(200), zh: "选项内容", en: "text of the choice",
                null: Label(zh: "以编码为内容", en: "the code is the text")),
            optionalNumber("choice_score", zh: "选项得分", en: "points earned"),
            ColumnDeclaration("is_failure", .flag, zh: "不合格", en: "a failure by itself"),
            .sortNumber, .optionalBatchKey,
        ])
}

/// What was looked at.
extension TableDeclaration {
    /// The inspections (安全检查): where, when, by whom, by which checklist and rules.
    public static let inspection = TableDeclaration(
        "hosp_inspection", .fact, label: Label(zh: "安全检查", en: "inspections"),
        key: ["inspection_code"],
        columns: [
            .periodMonth, .inspectionCode, .placeCode,
            ColumnDeclaration("inspection_day", .day, zh: "检查日期", en: "day"),
            .inspectorCode, .templateCode, .templateVersion, .policyCode, .batchKey,
        ])

    /// The answers (检查记录).
    ///
    /// One text for all kinds: `是` or `yes`, points, a count, a reading, the code of a choice;
    /// `不适用` or `not_applicable`; `未到期` or `not_due`.
    public static let inspectionAnswer = TableDeclaration(
        "hosp_inspection_answer", .fact, label: Label(zh: "检查记录", en: "answers"),
        key: ["inspection_code", "check_item_code"],
        columns: [
            .periodMonth, .inspectionCode, .checkItemCode,
            ColumnDeclaration(
                "answer_text", .text(500), zh: "答案", en: "answer",
                null: Label(zh: "未作答", en: "not answered")),
            ColumnDeclaration(
                "note_text", .text(500), zh: "备注", en: "note", null: .nothingSaid),
            .evidenceText, .batchKey,
        ])
}
