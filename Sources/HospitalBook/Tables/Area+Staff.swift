import Storage

/// Who works where and how long: persons, their assignments, and the days they worked.
extension Area {
    /// The area `staff`.
    public static let staff = Area(
        "staff", requires: ["book", "organisation"],
        tables: [.person, .personAssignment, .attendance])
}

extension ColumnDeclaration {
    static let personCode = ColumnDeclaration("person_code", .code, zh: "工号", en: "person")
    static let postCoefficient = ColumnDeclaration(
        "post_coefficient", .decimal, zh: "岗位系数", en: "coefficient of the post")
    static let workShare = ColumnDeclaration(
        "work_share", .decimal, zh: "工作份额", en: "share of the working time")
    static let dueDays = ColumnDeclaration("due_days", .decimal, zh: "应出勤天数", en: "days due")
        .unit("days")
    static let workedDays = ColumnDeclaration(
        "worked_days", .decimal, zh: "实际出勤天数", en: "days worked"
    ).unit("days")
    static let postName = ColumnDeclaration(
        "post_name", .text(200), zh: "岗位", en: "post", null: .nothingSaid)
}

extension TableDeclaration {
    /// The persons (职工).
    public static let person = TableDeclaration(
        "hosp_person", .register, label: Label(zh: "职工", en: "persons"), key: ["person_code"],
        columns: [
            .personCode,
            ColumnDeclaration(
                "person_name", .text(200), zh: "姓名", en: "name of the person",
                null: Label(zh: "以工号为名", en: "the code is the name")),
            .optionalBatchKey,
        ])

    /// Where a person works (岗位分配): department, post, coefficient and share of the working time,
    /// from the first to the last day.
    ///
    /// A person may have several in one month and is paid once for each (decision 18).
    public static let personAssignment = TableDeclaration(
        "hosp_person_assignment", .register,
        label: Label(zh: "岗位分配", en: "assignments of persons"),
        key: ["person_code", "department_code", "valid_from"],
        columns: [
            .personCode, .departmentCode,
            ColumnDeclaration("valid_from", .day, zh: "起始日期", en: "first day"),
            ColumnDeclaration(
                "valid_to", .day, zh: "结束日期", en: "last day",
                null: Label(zh: "仍在任", en: "still assigned")),
            .postName, .postCoefficient, .workShare, .optionalBatchKey,
        ])

    /// The days a person owed to a department and worked there in a month (考勤).
    public static let attendance = TableDeclaration(
        "hosp_attendance", .fact, label: Label(zh: "考勤", en: "attendance"),
        key: ["person_code", "department_code"],
        columns: [
            .periodMonth, .personCode, .departmentCode, .dueDays, .workedDays,
            ColumnDeclaration(
                "leave_kind", .code, zh: "请假类别", en: "kind of leave",
                null: Label(zh: "没有请假", en: "no leave")),
            .batchKey,
        ])
}
