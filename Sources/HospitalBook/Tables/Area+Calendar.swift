import Storage

/// When the hospital works: work days and opening hours by calendar.
extension Area {
    /// The area `calendar`.
    public static let calendar = Area(
        "calendar", requires: ["book"], tables: [.calendarDay, .openingHours])
}

extension ColumnDeclaration {
    static let calendarCode = ColumnDeclaration(
        "calendar_code", .code, zh: "日历编码", en: "calendar")
}

extension TableDeclaration {
    /// Days that are off or worked in exchange (放假与调休).
    ///
    /// The rows of `china` add later notices to those the library ships; a year in which a row
    /// stands counts as announced, so a notice is imported whole. The rows of any other calendar
    /// are the hospital's own days on top of `china`.
    public static let calendarDay = TableDeclaration(
        "hosp_calendar_day", .register, label: Label(zh: "工作日历", en: "days of calendars"),
        key: ["calendar_code", "calendar_day"],
        columns: [
            .calendarCode,
            ColumnDeclaration("calendar_day", .day, zh: "日期", en: "day"),
            ColumnDeclaration("is_work_day", .flag, zh: "是否上班", en: "worked"),
            ColumnDeclaration(
                "day_name", .text(200), zh: "名称", en: "holiday", null: .nothingSaid),
            ColumnDeclaration(
                "citation_text", .text(500), zh: "依据", en: "source", null: .nothingSaid),
            .optionalBatchKey,
        ])

    /// The hours in which a service is open (服务时间), a row per span.
    ///
    /// A span belongs to every work day (`work_day`), to every day off (`day_off`), or to the work
    /// days of one weekday (`monday` … `sunday`), which then has these spans and no others.
    public static let openingHours = TableDeclaration(
        "hosp_opening_hours", .register, label: Label(zh: "服务时间", en: "opening hours"),
        key: ["calendar_code", "day_kind", "opens_hhmm"],
        columns: [
            .calendarCode,
            ColumnDeclaration(
                "day_kind", .code, zh: "日期类型", en: "work_day, day_off or monday to sunday"),
            ColumnDeclaration("opens_hhmm", .count, zh: "开始时间", en: "opens, such as 800"),
            ColumnDeclaration(
                "closes_hhmm", .count, zh: "结束时间", en: "closes, such as 1730, up to 2400",
                null: Label(zh: "当天不服务", en: "closed on that day")),
            .optionalBatchKey,
        ])
}
