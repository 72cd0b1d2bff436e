/// Messages about days, periods and deadlines: 1300–1399.
extension Message {
    static let timeMessages: [Message] = [
        dayInvalid, monthInvalid, dayOutOfRange, startDayInvalid, deadlineDayInvalid,
        calendarMissing, noWorkDay,
    ]

    /// A text or number is no day.
    public static let dayInvalid = Message(
        1300, "day_invalid", .format,
        zh: "“{value}”不是有效日期（如2024-03-26，1900年至2999年）。",
        en: "\"{value}\" is not a valid day (such as 2024-03-26, from 1900 to 2999).")
    /// A text or number is no month.
    public static let monthInvalid = Message(
        1301, "month_invalid", .format,
        zh: "“{value}”不是有效月份（如2024-03，1900年至2999年）。",
        en: "\"{value}\" is not a valid month (such as 2024-03, from 1900 to 2999).")
    /// A calculated day lies outside of the calendar.
    public static let dayOutOfRange = Message(
        1302, "day_out_of_range", .range,
        zh: "日期计算“{value}”超出1900年至2999年的范围。",
        en: "The date calculation \"{value}\" leaves the years 1900 to 2999.")
    /// A cycle begins on a day that not every month has.
    public static let startDayInvalid = Message(
        1310, "start_day_invalid", .range,
        zh: "周期起始日{value}无效，须为1至28。",
        en: "A cycle cannot begin on day {value} of the month; 1 to 28 are possible.")
    /// A deadline on a day that not every month has.
    public static let deadlineDayInvalid = Message(
        1320, "deadline_day_invalid", .range,
        zh: "截止日{value}无效，须为次月1至28日。",
        en: "A deadline cannot fall on day {value} of the next month; 1 to 28 are possible.")
    /// A deadline moves to a working day without a calendar.
    public static let calendarMissing = Message(
        1321, "calendar_missing", .missing,
        zh: "截止日{day}须按工作日调整，但没有工作日历。",
        en: "The deadline {day} moves to a working day, but there is no calendar of working days.")
    /// A calendar without working days.
    public static let noWorkDay = Message(
        1322, "no_work_day", .missing,
        zh: "截止日{day}前后一年内没有工作日，请检查工作日历。",
        en: "There is no working day within a year of the deadline {day}; check the calendar.")
}
