import Storage

/// Case costing: unit costs by month and the register of cases. Charge lines themselves are not
/// stored; they are read from files.
extension Area {
    /// The area `case_cost`.
    public static let caseCost = Area(
        "case_cost", requires: ["book", "organisation"], tables: [.caseUnitCost, .caseRegister])
}

extension TableDeclaration {
    /// What one unit of a service item costs in a department in a month (单位成本).
    public static let caseUnitCost = TableDeclaration(
        "hosp_case_unit_cost", .fact, label: Label(zh: "项目单位成本", en: "unit costs of items"),
        key: ["department_code", "service_code"],
        columns: [
            .periodMonth, .departmentCode,
            ColumnDeclaration("service_code", .code, zh: "收费项目", en: "service item"),
            ColumnDeclaration("unit_cost", .decimal, zh: "单位成本", en: "unit cost").unit("yuan"),
            .batchKey,
        ])

    /// The cases (病例) with the group that a grouper gave them and the month of their discharge.
    public static let caseRegister = TableDeclaration(
        "hosp_case_register", .register, label: Label(zh: "病例清单", en: "register of cases"),
        key: ["case_code"],
        columns: [
            ColumnDeclaration("case_code", .code, zh: "病例", en: "case"),
            ColumnDeclaration(
                "group_code", .code, zh: "病组", en: "group",
                null: Label(zh: "尚未分组", en: "not grouped yet")),
            ColumnDeclaration(
                "discharge_month", .month, zh: "出院月份", en: "month of discharge",
                null: Label(zh: "在院", en: "still in the house")),
            .optionalBatchKey,
        ])
}
