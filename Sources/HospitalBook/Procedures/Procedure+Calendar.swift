import HospitalCore
import Interchange

/// Procedures about work days and recurring moments.
extension Procedure {
    static let calendarProcedures: [Procedure] = [
        calendarWorkdays, bookCalendarWorkdays, calendarRecurrence,
    ]

    /// What is asked of a day.
    private enum WorkdayOperation: String, CaseIterable {
        case isWorkday = "is_workday"
        case next
        case previous
        case modifiedFollowing = "modified_following"
        case add
        case between
    }

    /// An answer about a day: another day, a count, or yes or no.
    private enum WorkdayAnswer {
        case day(Day)
        case count(Int)
        case isWorkday(Bool)
    }

    private static let questionsArgument = ProcedureArgument.needed(
        "questions", .array,
        zh: "问题：operation为is_workday、next、previous、modified_following、add、between；"
            + "date；add用days，between用to（(date, to]内的工作日数）",
        en: "Questions: operation is is_workday, next, previous, modified_following, add, "
            + "between; date; add takes days, between takes to (work days in (date, to])")

    /// `calendar.workdays`: answers questions about work days.
    ///
    /// Arguments: `questions`, each with `operation` and `date`; `add` takes `days` (negative:
    /// back), `between` takes `to`; `calendar` unless the shipped one is meant. Result: `answers`
    /// in the order of the questions, with `date`, `work_days` or `is_workday`, the weekday of the
    /// day asked about (1 Monday), and whether plain weeks were assumed.
    static let calendarWorkdays = Procedure(
        "calendar.workdays",
        (
            zh: "按工作日历（含调休）回答：是否工作日、前后工作日、加减工作日、工作日数。",
            en: "Answers by a work calendar: is it worked, next, previous, added and counted days."
        ),
        arguments: [
            questionsArgument,
            ArgumentReader.calendarArgument,
        ],
        tables: ["answers"],
        typedTwins: [
            "hosp_workdays_add", "hosp_workdays_between", "hosp_workday_adjust",
        ]
    ) { members in
        try workdayAnswers(
            to: members.needed("questions"),
            by: members.optional("calendar")?.workCalendar() ?? .china)
    }

    /// `book.calendar.workdays`: the same answers by a calendar of the book.
    ///
    /// Arguments: `calendar`, the code under which the tables hold it; `questions` as to
    /// `calendar.workdays`.
    static let bookCalendarWorkdays = Procedure(
        onBook: "book.calendar.workdays",
        (
            zh: "按账簿中的工作日历（含调休和本院调整）回答：是否工作日、前后工作日、加减工作日、工作日数。",
            en: "Answers by a work calendar of the book, as calendar.workdays does."
        ),
        arguments: [
            .optional(
                "calendar", .text, zh: "日历编码，默认china", en: "The calendar, china unless given"),
            questionsArgument,
        ],
        tables: calendarWorkdays.tables
    ) { members, book in
        let code = try members.optional("calendar")?.text() ?? Book.shippedCalendarCode
        return try workdayAnswers(
            to: members.needed("questions"), by: book.workCalendar(code))
    }

    private static func workdayAnswers(
        to questions: ArgumentReader, by calendar: WorkCalendar
    ) throws -> ProcedureResult {
        var table = ResultTable(
            name: "answers",
            columns: [
                ResultColumn("position", .integer, zh: "序号", en: "Position"),
                ResultColumn("operation", .text, zh: "运算", en: "Operation"),
                ResultColumn("day", .integer, zh: "日期", en: "Day"),
                ResultColumn("answer_day", .integer, zh: "结果日期", en: "Day of the answer"),
                ResultColumn("work_days", .integer, zh: "工作日数", en: "Work days"),
                ResultColumn("is_workday", .integer, zh: "是否工作日", en: "Is worked"),
                ResultColumn("is_assumed", .integer, zh: "按普通周推定", en: "Weeks assumed"),
            ])
        var answers: [JSONValue] = []
        for question in try questions.elements() {
            try answer(question, by: calendar, into: &table, &answers)
        }
        return ProcedureResult(
            json: .object([
                "calendar": .string(calendar.name), "first_year": number(calendar.years.lowerBound),
                "last_year": number(calendar.years.upperBound), "answers": .array(answers),
            ]),
            tables: [table])
    }

    private static func number(_ value: Int) -> JSONValue { .number(String(value)) }

    private static func answer(
        _ question: ArgumentReader, by calendar: WorkCalendar, into table: inout ResultTable,
        _ answers: inout [JSONValue]
    ) throws {
        let members = try question.members(["operation", "date", "days", "to"])
        let operation = try members.needed("operation").choice(WorkdayOperation.self)
        let day = try members.needed("date").day()
        let answer: WorkdayAnswer
        var reached = day
        switch operation {
        case .isWorkday: answer = .isWorkday(try calendar.isWorkDay(day))
        case .next: answer = .day(try calendar.next(onOrAfter: day))
        case .previous: answer = .day(try calendar.previous(onOrBefore: day))
        case .modifiedFollowing:
            answer = .day(try calendar.adjusted(day, by: .modifiedFollowing) ?? day)
        case .add:
            answer = .day(
                try calendar.adding(workDays: try members.needed("days").whole(), to: day))
        case .between:
            reached = try members.needed("to").day()
            answer = .count(try calendar.workDays(after: day, through: reached))
        }
        if case .day(let result) = answer { reached = result }
        let isAssumed = calendar.isAssumed(day) || calendar.isAssumed(reached)
        var json: JSONObject = [
            "operation": .string(operation.rawValue), "weekday": number(day.weekday.rawValue),
        ]
        var row: [ResultValue] = [
            .integer(Int64(table.rows.count + 1)), .text(operation.rawValue),
            .integer(Int64(day.yyyymmdd)), .null, .null, .null, .integer(isAssumed ? 1 : 0),
        ]
        switch answer {
        case .day(let result):
            json.append("date", .string(result.description))
            row[3] = .integer(Int64(result.yyyymmdd))
        case .count(let count):
            json.append("work_days", number(count))
            row[4] = .integer(Int64(count))
        case .isWorkday(let isWorkday):
            json.append("is_workday", .bool(isWorkday))
            row[5] = .integer(isWorkday ? 1 : 0)
        }
        json.append("is_assumed", .bool(isAssumed))
        answers.append(.object(json))
        table.append(row)
    }

    /// `calendar.recurrence`: the moments at which something recurs.
    ///
    /// Arguments: `rule` (RFC 5545, the part the library does) or `clamped_month_day` with
    /// `interval` months; `start`; `count` or `through`, or both; `closed_day` and `calendar` for
    /// occurrences on days off; `plan`, whose code begins the keys. Result: `occurrences`, `keys`.
    static let calendarRecurrence = Procedure(
        "calendar.recurrence",
        (
            zh: "列出重复规则（RFC 5545子集）的发生时刻及其唯一键。",
            en: "Lists the occurrences of a recurrence rule (part of RFC 5545) with their keys."
        ),
        arguments: [
            .optional(
                "rule", .text, zh: "重复规则，如FREQ=MONTHLY;BYMONTHDAY=1",
                en: "The rule, such as FREQ=MONTHLY;BYMONTHDAY=1"),
            .optional(
                "clamped_month_day", .whole, zh: "代替rule：每月该日，短月取月末日",
                en: "Instead of rule: this day of every month, in short months their last day"),
            .optional(
                "interval", .whole, zh: "与clamped_month_day合用：每隔几个月，默认1",
                en: "With clamped_month_day: every so many months, 1 unless given"),
            .needed(
                "start", .text, zh: "起始时刻，如2026-01-31T09:00:00",
                en: "The start, such as 2026-01-31T09:00:00"),
            .optional("count", .whole, zh: "最多列出几个", en: "At most so many occurrences"),
            .optional("through", .text, zh: "列到该时刻（含）", en: "Up to this moment, inclusive"),
            .optional(
                "closed_day", .text,
                zh: "遇非工作日：none（默认）、next、previous、modified_following、skip",
                en: "On days off: none (default), next, previous, modified_following, skip"),
            .optional("plan", .text, zh: "计划代码，用于唯一键", en: "Code of the plan, for the keys"),
            ArgumentReader.calendarArgument,
        ],
        tables: ["occurrences"], typedTwins: ["hosp_recurrence_next"]
    ) { members in
        let recurrence = Recurrence(
            try members.recurrenceRule(), start: try members.needed("start").moment())
        let named = try namedMoments(recurrence, members)
        let closedDay = try members.optional("closed_day")?.choice(DayAdjustment.self) ?? .none
        let plan = SchedulePlan(
            code: try members.optional("plan")?.text() ?? "", recurrence,
            try SchedulePlan.Policy(
                closedDay: closedDay, windowMinutes: 1, anchor: .schedule, catchUp: .none))
        let calendar = try members.optional("calendar")?.workCalendar() ?? .china
        let occurrences = try plan.occurrences(at: named, calendar: calendar)
        var table = ResultTable(
            name: "occurrences",
            columns: [
                ResultColumn("position", .integer, zh: "序号", en: "Position"),
                ResultColumn("named", .integer, zh: "规则时刻", en: "Moment of the rule"),
                ResultColumn("moment", .integer, zh: "发生时刻", en: "Moment"),
                ResultColumn("occurrence_key", .text, zh: "唯一键", en: "Key"),
            ])
        for (index, occurrence) in occurrences.enumerated() {
            table.append([
                .integer(Int64(index + 1)), .integer(occurrence.named.yyyymmddhhmmss),
                .integer(occurrence.start.yyyymmddhhmmss), .text(occurrence.key),
            ])
        }
        return ProcedureResult(
            json: .object([
                "rule": .string(recurrence.rule.description),
                "occurrences": .array(occurrences.map { .string($0.start.description) }),
                "keys": .array(occurrences.map { .string($0.key) }),
            ]),
            tables: [table])
    }

    private static func namedMoments(
        _ recurrence: Recurrence, _ members: ArgumentMembers
    ) throws -> [Moment] {
        guard let last = try members.optional("through")?.moment() else {
            return try recurrence.first(try members.needed("count").whole())
        }
        guard let count = try members.optional("count")?.whole() else {
            return try recurrence.occurrences(from: recurrence.start, through: last)
        }
        return try recurrence.first(count).filter { $0 <= last }
    }
}
