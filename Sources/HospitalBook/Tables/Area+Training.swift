import Storage

/// What people were taught, which certificates they have, and what they must have.
extension Area {
    /// The area `training`.
    public static let training = Area(
        "training", requires: ["book", "organisation", "staff"],
        tables: [
            .certificate, .certificateNeed, .training, .trainingPresence, .trainingNeed,
            .trainingTotal, .safetyEducation, .personHolding,
        ])
}

extension ColumnDeclaration {
    static let trainingCode = ColumnDeclaration(
        "training_code", .code, zh: "培训编号", en: "training")
    static let certificateKind = ColumnDeclaration(
        "certificate_kind", .code, zh: "证书类别", en: "kind of certificate")
    static let trainingKind = ColumnDeclaration(
        "training_kind", .code, zh: "培训类别", en: "kind of training")
}

/// Certificates.
extension TableDeclaration {
    /// The certificates of persons (证书), with their first and last day.
    public static let certificate = TableDeclaration(
        "hosp_certificate", .register, label: Label(zh: "证书", en: "certificates"),
        key: ["person_code", "certificate_kind", "certificate_number"],
        columns: [
            .personCode, .certificateKind,
            ColumnDeclaration("certificate_number", .code, zh: "证书编号", en: "number"),
            ColumnDeclaration("issued_day", .day, zh: "发证日期", en: "day of issue"),
            ColumnDeclaration(
                "valid_to", .day, zh: "有效期至", en: "last day",
                null: Label(zh: "长期有效", en: "it does not expire")),
            .optionalBatchKey,
        ])

    /// Which certificates persons must have (应持证书).
    public static let certificateNeed = TableDeclaration(
        "hosp_certificate_need", .register,
        label: Label(zh: "应持证书", en: "certificates that persons need"),
        key: ["person_code", "certificate_kind"],
        columns: [.personCode, .certificateKind, .optionalBatchKey])
}

/// Trainings, hours and credits.
extension TableDeclaration {
    /// The trainings that were held (培训活动).
    public static let training = TableDeclaration(
        "hosp_training", .register, label: Label(zh: "培训活动", en: "trainings"),
        key: ["training_code"],
        columns: [
            .trainingCode, .name("training_name", zh: "培训名称", en: "name of the training"),
            .trainingKind, ColumnDeclaration("training_day", .day, zh: "培训日期", en: "day"),
            .optionalBatchKey,
        ])

    /// Who took part (培训签到), and how often.
    public static let trainingPresence = TableDeclaration(
        "hosp_training_presence", .register, label: Label(zh: "培训签到", en: "who took part"),
        key: ["training_code", "person_code"],
        columns: [
            .trainingCode, .personCode,
            ColumnDeclaration(
                "attended_times", .count, zh: "人次", en: "how often",
                null: Label(zh: "一次", en: "once")
            ).unit("times"),
            .optionalBatchKey,
        ])

    /// The kinds of training that everybody needs (必修培训).
    public static let trainingNeed = TableDeclaration(
        "hosp_training_need", .register,
        label: Label(zh: "必修培训", en: "trainings that everybody needs"), key: ["training_kind"],
        columns: [
            .trainingKind,
            ColumnDeclaration(
                "within_days", .count, zh: "有效天数", en: "how long a training counts",
                null: Label(zh: "一次即可", en: "once is enough")
            ).unit("days"),
            .optionalBatchKey,
        ])

    /// The hours and credits of persons in a year (继续教育学时学分).
    public static let trainingTotal = TableDeclaration(
        "hosp_training_total", .register, label: Label(zh: "继续教育学时学分", en: "hours and credits"),
        key: ["person_code", "post_code", "year_number"],
        columns: [
            .personCode, .postCode, ColumnDeclaration("year_number", .count, zh: "年度", en: "year"),
            ColumnDeclaration(
                "training_hours", .decimal, zh: "学时", en: "hours",
                null: Label(zh: "未报", en: "not reported")
            ).unit("hours"),
            ColumnDeclaration(
                "training_credits", .decimal, zh: "学分", en: "credits",
                null: Label(zh: "未报", en: "not reported")
            ).unit("credits"),
            .optionalBatchKey,
        ])
}

/// Who may begin to work.
extension TableDeclaration {
    /// The safety education of persons (安全教育) by its levels.
    public static let safetyEducation = TableDeclaration(
        "hosp_safety_education", .register, label: Label(zh: "安全教育", en: "safety education"),
        key: ["person_code", "level_code", "education_day"],
        columns: [
            .personCode, ColumnDeclaration("level_code", .code, zh: "级别", en: "level"),
            ColumnDeclaration("education_day", .day, zh: "教育日期", en: "day"),
            ColumnDeclaration(
                "education_hours", .decimal, zh: "学时", en: "hours",
                null: Label(zh: "未记录", en: "nobody wrote them down")
            ).unit("hours"),
            ColumnDeclaration("is_passed", .flag, zh: "考核合格", en: "passed"),
            .optionalBatchKey,
        ])

    /// Protection that persons hold, and their examinations (劳动防护用品与职业健康检查).
    public static let personHolding = TableDeclaration(
        "hosp_person_holding", .register,
        label: Label(zh: "防护用品与健康检查", en: "protection and examinations"),
        key: ["person_code", "holding_kind", "holding_name", "valid_from"],
        columns: [
            .personCode,
            ColumnDeclaration(
                "holding_kind", .code, zh: "类别", en: "protection or examination"),
            ColumnDeclaration("holding_name", .code, zh: "名称", en: "name"),
            ColumnDeclaration("valid_from", .day, zh: "起始日期", en: "first day"),
            ColumnDeclaration(
                "valid_to", .day, zh: "有效期至", en: "last day",
                null: Label(zh: "长期有效", en: "it does not end")),
            .optionalBatchKey,
        ])
}
