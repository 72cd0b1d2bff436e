import Storage

/// Who may decide what, and what was decided: separation of duties, chains of approval, the life of
/// results, messages that were received.
extension Area {
    /// The area `power`.
    public static let power = Area(
        "power", requires: ["book", "people"],
        tables: [
            .separationRule, .authorityStep, .approvalCase, .approvalDecision, .resultLife,
            .exchangeInbox,
        ])
}

extension TableDeclaration {
    /// The rules of separation of duties (不相容职责) of the hospital, beside those of the library.
    public static let separationRule = TableDeclaration(
        "hosp_separation_rule", .register,
        label: Label(zh: "不相容职责", en: "separation of duties"), key: ["rule_code"],
        columns: [
            ColumnDeclaration("rule_code", .code, zh: "规则编码", en: "rule"),
            ColumnDeclaration(
                "demand_kind", .code, zh: "要求", en: "apart, persons, once or posts_apart"),
            ColumnDeclaration("duty_code", .code, zh: "职责", en: "duty"),
            ColumnDeclaration(
                "other_duty_code", .code, zh: "另一职责", en: "other duty",
                null: Label(zh: "只涉及一项职责", en: "the rule is about one duty")),
            ColumnDeclaration(
                "person_minimum", .count, zh: "最少人数", en: "persons at least",
                null: Label(zh: "不限", en: "no minimum")
            ).unit("persons"),
            ColumnDeclaration(
                "citation_text", .text(500), zh: "依据", en: "source", null: .nothingSaid),
        ])

    /// The authority matrix (授权权限): the steps of each class of matter from an amount on.
    ///
    /// A row ends one fen before the next amount of its class.
    public static let authorityStep = TableDeclaration(
        "hosp_authority_step", .register, label: Label(zh: "授权权限", en: "authority matrix"),
        key: ["matter_class", "from_fen", "step_number"],
        columns: [
            ColumnDeclaration("matter_class", .code, zh: "事项类别", en: "class of matter"),
            ColumnDeclaration("from_fen", .fen, zh: "起始金额", en: "from the amount"),
            ColumnDeclaration("step_number", .count, zh: "步骤序号", en: "number of the step"),
            ColumnDeclaration("step_code", .code, zh: "步骤", en: "step"),
            ColumnDeclaration(
                "step_name", .text(200), zh: "步骤名称", en: "name of the step",
                null: Label(zh: "以编码为名", en: "the code is the name")),
            .roleCode,
        ])

    /// The matters in approval (审批单), a row per revision: a change of the amount begins anew.
    public static let approvalCase = TableDeclaration(
        "hosp_approval_case", .log, label: Label(zh: "审批单", en: "matters in approval"),
        key: ["case_code", "revision_number"],
        columns: [
            .caseCode, .revisionNumber,
            ColumnDeclaration("matter_class", .code, zh: "事项类别", en: "class of matter"),
            ColumnDeclaration("case_fen", .fen, zh: "金额", en: "amount"),
            ColumnDeclaration("requester_code", .code, zh: "申请人", en: "requester or changer"),
            ColumnDeclaration("requested_at", .moment, zh: "申请时间", en: "requested at"),
            ColumnDeclaration("state_name", .code, zh: "状态", en: "state"),
            ColumnDeclaration(
                "waiting_step", .code, zh: "待办步骤", en: "next step",
                null: Label(zh: "没有待办步骤", en: "no step is next")),
            .remark("case_remark"),
        ])

    /// What was decided on each step (审批意见).
    ///
    /// Who decides for another stands with the person in whose name it was.
    public static let approvalDecision = TableDeclaration(
        "hosp_approval_decision", .log, label: Label(zh: "审批意见", en: "decisions"),
        key: ["case_code", "revision_number", "step_code"],
        columns: [
            .caseCode, .revisionNumber,
            ColumnDeclaration("step_code", .code, zh: "步骤", en: "step"),
            ColumnDeclaration("verdict_name", .code, zh: "意见", en: "approve or refuse"),
            .personCode,
            ColumnDeclaration(
                "principal_code", .code, zh: "委托人", en: "in the name of",
                null: Label(zh: "本人", en: "in its own name")),
            ColumnDeclaration("decided_at", .moment, zh: "时间", en: "decided at"),
            .remark("decision_remark"),
        ])

    /// The life of results (结果流程): every step on every version.
    public static let resultLife = TableDeclaration(
        "hosp_result_life", .log, label: Label(zh: "结果流程", en: "life of results"),
        key: ["subject_code", "version_number", "event_number"],
        columns: [
            ColumnDeclaration("subject_code", .code, zh: "结果", en: "result"),
            ColumnDeclaration("version_number", .count, zh: "版本号", en: "version"),
            ColumnDeclaration("event_number", .count, zh: "序号", en: "number of the step"),
            .periodMonth, .runID,
            ColumnDeclaration("step_name", .code, zh: "步骤", en: "step"),
            ColumnDeclaration("state_name", .code, zh: "状态", en: "state after the step"),
            ColumnDeclaration("taken_on", .day, zh: "日期", en: "day"),
            .personCode,
            ColumnDeclaration(
                "second_person_code", .code, zh: "第二人", en: "second person",
                null: Label(zh: "不需要第二人", en: "no second person is needed")),
            ColumnDeclaration(
                "announced_until", .day, zh: "公示截止日", en: "announced until",
                null: Label(zh: "未公示", en: "not announced")),
            ColumnDeclaration(
                "reason_text", .text(500), zh: "原因", en: "reason", null: .nothingSaid),
        ])

    /// The messages that were received (收件登记), each once: the same message is answered with the
    /// same number again.
    public static let exchangeInbox = TableDeclaration(
        "hosp_exchange_inbox", .log, label: Label(zh: "收件登记", en: "messages received"),
        key: ["sender_code", "message_code"],
        columns: [
            ColumnDeclaration("sender_code", .code, zh: "发送方", en: "sender"),
            ColumnDeclaration("message_code", .code, zh: "报文编号", en: "message"),
            ColumnDeclaration("receiver_code", .code, zh: "接收方", en: "receiver"),
            ColumnDeclaration("message_kind", .code, zh: "报文类别", en: "kind of message"),
            ColumnDeclaration("content_hash", .code, zh: "内容散列值", en: "hash of the content"),
            ColumnDeclaration("receipt_number", .count, zh: "登记号", en: "number of the receipt"),
            ColumnDeclaration("received_at", .moment, zh: "接收时间", en: "received at"),
        ])
}

extension ColumnDeclaration {
    /// A matter in approval.
    static let caseCode = ColumnDeclaration("case_code", .code, zh: "审批单号", en: "matter")
    /// The revision of a matter.
    static let revisionNumber = ColumnDeclaration(
        "revision_number", .count, zh: "修订号", en: "revision")
}
