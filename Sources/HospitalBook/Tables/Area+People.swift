import Storage

/// What became of departments, and who holds which role.
extension Area {
    /// The area `people`.
    public static let people = Area(
        "people", requires: ["book", "organisation", "staff"],
        tables: [.unitLineage, .role, .roleDuty, .roleHolding])
}

extension TableDeclaration {
    /// What became of departments with another code (科室沿革): renamed, merged, split.
    ///
    /// The shares of a department on a day total 1.
    public static let unitLineage = TableDeclaration(
        "hosp_unit_lineage", .register, label: Label(zh: "科室沿革", en: "lineage of departments"),
        key: ["unit_code", "valid_from", "successor_code"],
        columns: [
            ColumnDeclaration("unit_code", .code, zh: "原科室编码", en: "former department"),
            ColumnDeclaration("valid_from", .day, zh: "变更日期", en: "first day of the successor"),
            ColumnDeclaration("successor_code", .code, zh: "现科室编码", en: "successor"),
            ColumnDeclaration(
                "unit_share", .decimal, zh: "承接比例", en: "share of the former department",
                null: Label(zh: "全部", en: "all of it")),
            .remark(),
            .optionalBatchKey,
        ])

    /// The roles (角色).
    public static let role = TableDeclaration(
        "hosp_role", .register, label: Label(zh: "角色", en: "roles"), key: ["role_code"],
        columns: [
            .roleCode,
            ColumnDeclaration(
                "role_name", .text(200), zh: "角色名称", en: "name of the role",
                null: Label(zh: "以编码为名", en: "the code is the name")),
            .optionalBatchKey,
        ])

    /// The duties of roles (角色职责), as rules of separation name them.
    public static let roleDuty = TableDeclaration(
        "hosp_role_duty", .register, label: Label(zh: "角色职责", en: "duties of roles"),
        key: ["role_code", "duty_code"],
        columns: [
            .roleCode, ColumnDeclaration("duty_code", .code, zh: "职责", en: "duty"),
            .optionalBatchKey,
        ])

    /// Who holds which role, also on temporary cover (任岗与临时顶岗).
    public static let roleHolding = TableDeclaration(
        "hosp_role_holding", .register, label: Label(zh: "任岗", en: "holders of roles"),
        key: ["person_code", "role_code", "valid_from"],
        columns: [
            .personCode, .roleCode,
            ColumnDeclaration("valid_from", .day, zh: "开始日期", en: "first day"),
            ColumnDeclaration(
                "valid_to", .day, zh: "结束日期", en: "last day",
                null: Label(zh: "仍在任", en: "still held")),
            ColumnDeclaration(
                "is_temporary_cover", .flag, zh: "是否临时顶岗", en: "on temporary cover"),
            .optionalBatchKey,
        ])
}

extension ColumnDeclaration {
    /// A role.
    static let roleCode = ColumnDeclaration("role_code", .code, zh: "角色编码", en: "role")
}
