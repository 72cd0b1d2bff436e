/// Messages about days, periods, deadlines, calendars and recurrence: 1300–1399.
extension Message {
    static let timeMessages: [Message] = [
        dayInvalid, monthInvalid, dayOutOfRange, startDayInvalid, deadlineDayInvalid,
        calendarMissing, noWorkDay, momentInvalid, periodInvalid, yearNotCovered,
        calendarDayRepeated, calendarYearsInvalid, limitInvalid, openingHoursInvalid, noOpenHour,
        reminderInvalid, clockStepRefused, clockStepBackwards, recurrencePartMalformed,
        recurrencePartRepeated, recurrencePartRefused, recurrenceFrequencyMissing,
        recurrencePartsConflict, recurrenceTooMany, recurrenceEmpty, streakLengthInvalid,
        frequencyInvalid, placesInvalid, unitWithoutScore, tieUnbroken,
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
    /// A text or number is no moment.
    public static let momentInvalid = Message(
        1303, "moment_invalid", .format,
        zh: "“{value}”不是有效时刻（如2024-03-01T09:00:00，当地时间）。",
        en: "\"{value}\" is not a valid moment (such as 2024-03-01T09:00:00, local time).")
    /// A text is no label of a period.
    public static let periodInvalid = Message(
        1311, "period_invalid", .format,
        zh: "“{value}”不是该周期的有效期间（月2024-03、季2024-Q1、年2024）。",
        en: "\"{value}\" is no period of the cycle (month 2024-03, quarter 2024-Q1, year 2024).")
    /// A day beyond the table of a calendar.
    public static let yearNotCovered = Message(
        1330, "year_not_covered", .missing,
        zh: "工作日历“{calendar}”只有{first}年至{last}年的数据，没有{year}年（{day}），请先导入该年放假安排。",
        en:
            "The calendar \"{calendar}\" covers {first} to {last}; {year} ({day}) is not in it. Load the days off of that year first."
    )
    /// Two rows for one day.
    public static let calendarDayRepeated = Message(
        1331, "calendar_day_repeated", .duplicate,
        zh: "工作日历“{calendar}”中{day}出现了两次。",
        en: "The calendar \"{calendar}\" names {day} twice.")
    /// Years that cannot be covered.
    public static let calendarYearsInvalid = Message(
        1332, "calendar_years_invalid", .range,
        zh: "工作日历的年份{first}至{last}无效，须在1900至2999之间且先后有序。",
        en:
            "A calendar cannot cover the years {first} to {last}; they lie within 1900 to 2999, the earlier first."
    )
    /// A time limit that cannot be.
    public static let limitInvalid = Message(
        1340, "limit_invalid", .range,
        zh: "时限“{value}”无效。",
        en: "The time limit \"{value}\" is not possible.")
    /// Opening hours that cannot be.
    public static let openingHoursInvalid = Message(
        1341, "opening_hours_invalid", .format,
        zh: "服务时间“{value}”无效（如08:00-12:00，须先后有序且不重叠）。",
        en: "The opening hours \"{value}\" are not valid (such as 08:00-12:00, in order and apart)."
    )
    /// A calendar that is never open.
    public static let noOpenHour = Message(
        1342, "no_open_hour", .missing,
        zh: "日历“{calendar}”没有任何服务时间，时限永远不会到期。",
        en: "The calendar \"{calendar}\" is never open, so a time limit would never end.")
    /// A step that a service clock does not take.
    public static let clockStepRefused = Message(
        1343, "clock_step_refused", .rule,
        zh: "计时器{state}，不能执行“{step}”。",
        en: "A clock that is {state} does not take the step \"{step}\".")
    /// A step before the last one.
    public static let clockStepBackwards = Message(
        1344, "clock_step_backwards", .rule,
        zh: "时刻{moment}早于上一步{last}。",
        en: "The moment {moment} lies before the last step at {last}.")
    /// A reminder outside of the span.
    public static let reminderInvalid = Message(
        1345, "reminder_invalid", .range,
        zh: "提醒比例{value}%无效，须为0至1000。",
        en: "A reminder at {value} % is not possible; 0 to 1000 are.")
    /// A part of a rule that cannot be read.
    public static let recurrencePartMalformed = Message(
        1350, "recurrence_part_malformed", .format,
        zh: "重复规则中的“{part}”无效。",
        en: "\"{part}\" in the recurrence rule is not valid.")
    /// A part that stands twice.
    public static let recurrencePartRepeated = Message(
        1351, "recurrence_part_repeated", .duplicate,
        zh: "重复规则中“{part}”出现了两次。",
        en: "\"{part}\" stands twice in the recurrence rule.")
    /// A part that the library does not do.
    public static let recurrencePartRefused = Message(
        1352, "recurrence_part_refused", .argument,
        zh: "重复规则中的“{part}”不受支持。",
        en: "\"{part}\" in the recurrence rule is not supported.")
    /// A rule without a frequency.
    public static let recurrenceFrequencyMissing = Message(
        1353, "recurrence_frequency_missing", .missing,
        zh: "重复规则缺少FREQ。",
        en: "The recurrence rule lacks FREQ.")
    /// Parts that exclude each other.
    public static let recurrencePartsConflict = Message(
        1354, "recurrence_parts_conflict", .argument,
        zh: "重复规则中的“{part}”不能与“{other}”同时使用。",
        en: "\"{part}\" cannot stand together with \"{other}\" in a recurrence rule.")
    /// Too many occurrences.
    public static let recurrenceTooMany = Message(
        1355, "recurrence_too_many", .tooBig,
        zh: "一次最多列出{limit}个发生时刻，要求了{count}个。",
        en: "At most {limit} occurrences are listed at once; {count} were asked for.")
    /// A rule that gives nothing.
    public static let recurrenceEmpty = Message(
        1356, "recurrence_empty", .range,
        zh: "重复规则“{rule}”互相矛盾，没有任何发生时刻。",
        en: "The recurrence rule \"{rule}\" contradicts itself and gives no occurrence.")
    /// A row of no breaches.
    public static let streakLengthInvalid = Message(
        1370, "streak_length_invalid", .range,
        zh: "连续次数{value}无效，至少为1。",
        en: "A row of {value} is not possible; at least 1 is needed.")
    /// A frequency of no checks.
    public static let frequencyInvalid = Message(
        1371, "frequency_invalid", .range,
        zh: "最少检查次数{value}无效，至少为1。",
        en: "A minimum of {value} checks is not possible; at least 1 is needed.")
    /// No places.
    public static let placesInvalid = Message(
        1372, "places_invalid", .range,
        zh: "末位名额{value}无效，至少为1。",
        en: "The number of last places {value} is not possible; at least 1 is needed.")
    /// A unit that cannot be ranked.
    public static let unitWithoutScore = Message(
        1373, "unit_without_score", .missing,
        zh: "“{unit}”没有得分，无法排名。",
        en: "\"{unit}\" has no score to be ranked by.")
    /// Units that stay equal.
    public static let tieUnbroken = Message(
        1374, "tie_unbroken", .rule,
        zh: "{units}并列且无法区分先后，请指定并列处理办法。",
        en: "{units} are equal and nothing tells them apart; name a policy for ties.")
}
