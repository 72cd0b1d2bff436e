import HospitalCore
import Interchange
import SafetyInspection

/// Procedures about inspection schedules: what comes, what is due, who answers for it.
extension Procedure {
    static let scheduleProcedures: [Procedure] = [
        inspectionSchedule, inspectionDue, inspectionResponsibility, inspectionPatrol,
        inspectionDrills, inspectionCountdown, inspectionJoint, inspectionSample,
        inspectionUnannounced, inspectionSupervision,
    ]

    private static let fromArgument = ProcedureArgument.needed(
        "from", .text, zh: "起算时刻", en: "The first moment that counts")

    /// `inspection.schedule`: the occurrences of schedules between two moments.
    static let inspectionSchedule = Procedure(
        "inspection.schedule",
        (
            zh: "检查计划：列出各场次的时间窗口、责任人和检查人，遇节假日按计划各自的规则顺延或跳过。",
            en: "The occurrences of inspection schedules with their windows, owners and checkers."
        ),
        arguments: [
            ArgumentReader.schedulesArgument, fromArgument,
            .needed("through", .text, zh: "截止时刻", en: "The last moment"),
            ArgumentReader.calendarArgument,
        ],
        tables: ["occurrences"]
    ) { members in
        let last = try members.needed("through").moment()
        let list = try DueList(
            of: members.elements("schedules").map { try $0.inspectionSchedule() },
            performances: [], from: members.needed("from").moment(), at: last,
            calendar: members.workCalendar())
        return ProcedureResult([
            ResultTable(
                name: "occurrences", columns: occurrenceColumns,
                rows: list.standings.flatMap { standing in
                    standing.entries.map { standing.schedule.cells(of: $0.occurrence) }
                })
        ])
    }

    private static let occurrenceColumns: [ResultColumn] = [
        .text("schedule", zh: "计划", en: "Schedule"), .text("place", zh: "部位", en: "Place"),
        .text("activity", zh: "活动", en: "Activity"), .text("owner", zh: "责任人", en: "Owner"),
        .text("checker", zh: "检查人", en: "Checker"),
        .text("occurrence", zh: "场次", en: "Occurrence"),
        .whole("starts", zh: "窗口开始", en: "Window begins"),
        .whole("ends", zh: "窗口结束（不含）", en: "Window ends, exclusive"),
    ]

    /// `inspection.due`: what is due, overdue, missed and done at a moment, and the completion.
    static let inspectionDue = Procedure(
        "inspection.due",
        (
            zh: "待办与逾期：按给定时刻计算各场次状态（upcoming、due、overdue、missed、done、late）与完成率，"
                + "不保存逾期标志；须到场者缺席的不算完成。",
            en: "Computes at a moment which occurrences are upcoming, due, overdue, missed, done "
                + "or late, and the completion; who must be there and is not keeps it undone."
        ),
        arguments: [
            ArgumentReader.schedulesArgument,
            .optional(
                "done", .array, zh: "执行记录：schedule、at、attended、occurrence（场次，省略时按时刻匹配）",
                en: "What was done: schedule, at, attended, occurrence (by its moment unless "
                    + "given)"),
            fromArgument,
            .needed("now", .text, zh: "计算时刻", en: "The moment of the question"),
            .optional(
                "horizon", .text, zh: "未到期场次列到该时刻", en: "List coming occurrences up to here"),
            ArgumentReader.calendarArgument,
        ],
        tables: ["occurrences", "completion", "unplanned"]
    ) { members in
        let list = try DueList(
            of: members.elements("schedules").map { try $0.inspectionSchedule() },
            performances: members.elements("done").map { try $0.performance() },
            from: members.needed("from").moment(), at: members.needed("now").moment(),
            horizon: members.optional("horizon")?.moment(),
            calendar: members.workCalendar())
        return ProcedureResult(list.tables(occurrenceColumns))
    }

    /// `inspection.responsibility`: jobs and items without procedure, owner or checker.
    static let inspectionResponsibility = Procedure(
        "inspection.responsibility",
        (
            zh: "责任落实：每个岗位有操作规程，每个安全事项有责任人和检查人，且不由本人自查。",
            en: "Which jobs lack a procedure and which items an owner or a checker of their own."
        ),
        arguments: [
            .needed(
                "items", .array, zh: "事项：item、procedure、owner、checker",
                en: "Items: item, procedure, owner, checker")
        ],
        tables: ["gaps", "summary"]
    ) { members in
        let table = try ResponsibilityTable(
            members.elements("items").map { reader in
                let item = try reader.members(["item", "procedure", "owner", "checker"])
                return ResponsibilityTable.Item(
                    try item.text("item"), try item.responsibility(),
                    procedure: try item.optionalText("procedure"))
            })
        let gaps = table.gaps
        return ProcedureResult([
            ResultTable(
                name: "gaps",
                columns: [
                    .text("item", zh: "事项", en: "Item"), .text("gap", zh: "缺项", en: "Gap"),
                ],
                rows: gaps.map { [.text($0.item), .text($0.gap.rawValue)] }),
            ResultTable(
                name: "summary",
                columns: [
                    .whole("items", zh: "事项数", en: "Items"), .whole("gaps", zh: "缺项数", en: "Gaps"),
                    .whole("complete", zh: "齐全", en: "Complete"),
                ],
                rows: [
                    [
                        .integer(Int64(table.items.count)), .integer(Int64(gaps.count)),
                        .integer(Int64(table.items.count - Set(gaps.map(\.item)).count)),
                    ]
                ]),
        ])
    }
}

extension InspectionSchedule {
    fileprivate func cells(of occurrence: SchedulePlan.Occurrence) -> [ResultValue] {
        [
            .text(plan.code), .text(place.code), .text(activity.rawValue),
            .text(optional: responsibility.owner?.code),
            .text(optional: responsibility.checker?.code), .text(occurrence.key),
            .moment(occurrence.start), .moment(occurrence.end),
        ]
    }
}

extension DueList {
    fileprivate func tables(_ columns: [ResultColumn]) -> [ResultTable] {
        let entries = standings.flatMap { standing in
            standing.entries.map { entry in
                standing.schedule.cells(of: entry.occurrence) + [
                    .text(entry.status.rawValue), .moment(entry.done),
                    .text(entry.absent.joined(separator: ",")), .moment(entry.lateEnd),
                    .integer(Int64(entry.overdueSeconds)),
                ]
            }
        }
        return [
            ResultTable(
                name: "occurrences",
                columns: columns + [
                    .text("status", zh: "状态", en: "Status"), .whole("done", zh: "完成", en: "Done"),
                    .text("absent", zh: "应到未到", en: "Absent"),
                    .whole("late_ends", zh: "可补时限（不含）", en: "Late ends, exclusive"),
                    .whole("overdue_seconds", zh: "逾期秒数", en: "Seconds overdue"),
                ],
                rows: entries),
            completion,
            ResultTable(
                name: "unplanned",
                columns: [
                    .text("schedule", zh: "计划", en: "Schedule"), .whole("at", zh: "时刻", en: "At"),
                ],
                rows: standings.flatMap(\.unplanned).map {
                    [.text($0.schedule.code), .moment($0.moment)]
                }),
        ]
    }

    /// One row for each schedule and one without a code for all of them.
    private var completion: ResultTable {
        let statuses: [(OccurrenceStatus, String, String)] = [
            (.done, "按时完成", "Done in time"), (.late, "逾期完成", "Done late"),
            (.due, "待办", "Due"), (.overdue, "逾期", "Overdue"), (.missed, "漏检", "Missed"),
        ]
        func cells(
            _ code: String, ended: Int, shortfall: Int, _ percent: Decimal?,
            _ count: (OccurrenceStatus) -> Int
        ) -> [ResultValue] {
            [.text(code), .integer(Int64(ended))]
                + statuses.map { .integer(Int64(count($0.0))) }
                + [.integer(Int64(shortfall)), .optional(percent)]
        }
        return ResultTable(
            name: "completion",
            columns: [
                .text("schedule", zh: "计划", en: "Schedule"),
                .whole("ended", zh: "应完成", en: "To be completed"),
            ] + statuses.map { .whole($0.0.rawValue, zh: $0.1, en: $0.2) } + [
                .whole("shortfall", zh: "未完成", en: "Not completed"),
                .text("percent", zh: "完成率（%）", en: "Completion in percent"),
            ],
            rows: standings.map {
                cells(
                    $0.schedule.plan.code, ended: $0.ended, shortfall: $0.shortfall, $0.percent,
                    $0.count)
            } + [cells("", ended: ended, shortfall: shortfall, percent, count)])
    }
}
