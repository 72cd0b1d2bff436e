import Storage

/// Planned maintenance: the tasks of a month and how they were kept.
extension Area {
    /// The area `maintenance`.
    public static let maintenance = Area(
        "maintenance", requires: ["book", "organisation"],
        tables: [.maintenanceTask, .maintenanceState, .maintenanceRate])
}

extension ColumnDeclaration {
    fileprivate static let taskCode = ColumnDeclaration(
        "task_code", .code, zh: "保养任务", en: "task")
    fileprivate static let dueOn = ColumnDeclaration(
        "due_on", .day, zh: "期限", en: "last day in time")
    fileprivate static let doneOn = maybe(
        "done_on", .day, zh: "完成日期", en: "done on", null: Label(zh: "未完成", en: "not done"))
}

extension TableDeclaration {
    /// The planned tasks (保养计划), in the month in which they are due.
    ///
    /// A task that is done comes in again in place of the batch that planned it.
    public static let maintenanceTask = TableDeclaration(
        "hosp_maintenance_task", .fact, label: Label(zh: "保养计划", en: "planned maintenance"),
        key: ["task_code"],
        columns: [
            .periodMonth, .taskCode, .assetCode, .departmentCode, .dueOn, .doneOn, .batchKey,
        ])

    /// How the tasks of a run stood on its day.
    public static let maintenanceState = TableDeclaration(
        "hosp_maintenance_state", .result, label: Label(zh: "保养任务状态", en: "tasks of a run"),
        key: ["task_code"],
        columns: [
            .runID, .taskCode, .departmentCode, .dueOn, .doneOn,
            ColumnDeclaration(
                "state_name", .code, zh: "状态：in_time、late、open、overdue", en: "state"),
        ])

    /// How departments kept their tasks (保养及时率); `*` for all of them.
    public static let maintenanceRate = TableDeclaration(
        "hosp_maintenance_rate", .result, label: Label(zh: "保养及时率", en: "maintenance in time"),
        key: ["department_code"],
        columns: [
            .runID, .departmentCode,
            ColumnDeclaration("task_count", .count, zh: "应完成数", en: "done or overdue"),
            ColumnDeclaration("in_time_count", .count, zh: "及时完成数", en: "done in time"),
            .maybe(
                "in_time_percent", .decimal, zh: "及时率", en: "in time in percent",
                null: Label(zh: "无应完成任务", en: "no task counts")
            ).unit("percent"),
        ])
}
