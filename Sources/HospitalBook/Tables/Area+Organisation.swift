import Storage

/// Who the numbers are about: the departments of the hospital and their places in it.
extension Area {
    /// The area `organisation`.
    public static let organisation = Area(
        "organisation", requires: ["book"], tables: [.organisationUnit])
}

extension TableDeclaration {
    /// Departments and cost centres (科室) with their class, their parent and the days on which they
    /// exist.
    ///
    /// A unit that changes gets a second row that begins where the first ends.
    public static let organisationUnit = TableDeclaration(
        "hosp_org_unit", .register, label: Label(zh: "科室", en: "departments"),
        key: ["unit_code", "valid_from"],
        columns: [
            ColumnDeclaration("unit_code", .code, zh: "科室编码", en: "department"),
            ColumnDeclaration("valid_from", .day, zh: "启用日期", en: "first day"),
            ColumnDeclaration(
                "valid_to", .day, zh: "停用日期", en: "last day",
                null: Label(zh: "仍在使用", en: "still in use")),
            ColumnDeclaration(
                "unit_name", .text(200), zh: "科室名称", en: "name of the department",
                null: Label(zh: "以编码为名", en: "the code is the name")),
            ColumnDeclaration(
                "unit_class", .code, zh: "科室分类", en: "class of the department",
                null: Label(zh: "未分类", en: "no class")),
            ColumnDeclaration(
                "unit_level", .code, zh: "组织层级", en: "level of the organisation",
                null: Label(zh: "科室", en: "a department")),
            ColumnDeclaration(
                "parent_code", .code, zh: "上级科室", en: "parent department",
                null: Label(zh: "最高一级", en: "at the top")),
            .optionalBatchKey,
        ])
}
