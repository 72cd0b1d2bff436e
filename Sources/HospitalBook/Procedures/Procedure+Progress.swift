import HospitalCore
import Interchange
import PerformanceAppraisal

/// Procedures about what was planned and done, and about reviews of lists and projects.
extension Procedure {
    static let progressProcedures: [Procedure] = [
        appraiseProgress, appraiseRequalification, appraiseExperts,
    ]

    /// `appraise.progress`: tasks done of those due, and cumulative work against its schedule.
    static let appraiseProgress = Procedure(
        "appraise.progress",
        (
            zh: "进度：截至某日应完成任务的完成率，累计完成量与计划量之比及其绩效系数。",
            en: "Tasks done of those due as of a day, and progress against a schedule with its pay."
        ),
        arguments: [
            .needed("as_of", .text, zh: "截止日", en: "The day as of which is counted"),
            .optional("from", .text, zh: "任务到期起始日", en: "The first due day that counts"),
            .optional(
                "tasks", .array, zh: "任务：id、unit、due、done（完成日）",
                en: "Tasks: id, unit, due, done (the day)"),
            .optional(
                "schedules", .array, zh: "进度：subject、scheduled、actual（day、amount）",
                en: "Schedules: subject, scheduled, actual (day, amount)"),
            .optional(
                "bands", .array, zh: "按进度百分比的绩效系数：from、coefficient",
                en: "Pay coefficients by percent: from, coefficient"),
            .optional(
                "linear", .object, zh: "线性系数：base、step、lowest、highest",
                en: "A line instead: base, step, lowest, highest"),
        ],
        tables: ["units", "schedules"]
    ) { members in
        let day = try members.needed("as_of").day()
        let units = try TaskCompletion.completions(
            of: members.elements("tasks").map { reader in
                let task = try reader.members(["id", "unit", "due", "done"])
                return TaskCompletion.Task(
                    try task.text("id"), of: try task.text("unit"),
                    due: try task.needed("due").day(), done: try task.optional("done")?.day())
            }, from: members.optional("from")?.day(), asOf: day)
        let hasRule = members.optional("bands") != nil || members.optional("linear") != nil
        let rule = hasRule ? try PayRateArguments.coefficient(members) : nil
        var schedules = ResultTable(
            name: "schedules",
            columns: [
                .text("subject", zh: "对象", en: "Subject"),
                .text("progress", zh: "进度（%）", en: "Progress (%)"),
                .text("coefficient", zh: "系数", en: "Coefficient"),
            ])
        for reader in try members.elements("schedules") {
            let schedule = try reader.members(["subject", "scheduled", "actual"])
            let progress = try ScheduleProgress(
                of: schedule.text("subject"), scheduled: schedule.amounts("scheduled"),
                actual: schedule.amounts("actual"), asOf: day)
            let percent = try progress.percent()
            let coefficient = try percent.flatMap { try rule?.coefficient(of: $0) }
            schedules.append([
                .text(progress.subject), .optional(percent), .optional(coefficient),
            ])
        }
        return ProcedureResult([try TaskCompletion.table(units), schedules])
    }

    /// `appraise.requalification`: who stays on a list, comes new or is taken off.
    static let appraiseRequalification = Procedure(
        "appraise.requalification",
        (
            zh: "动态复审：在册通过为保留，在册未过为摘牌，新报通过为新增，未复审的列出。",
            en: "A review of a list: kept, new, revoked, refused, and who was not reviewed."
        ),
        arguments: [
            .needed("listed", .array, zh: "在册单位", en: "The listed units"),
            .needed("results", .array, zh: "复审结果：unit、passed", en: "Results: unit, passed"),
        ],
        tables: ["standings", "units", "unreviewed"]
    ) { members in
        let review = try Requalification(
            listed: members.needed("listed").texts(),
            results: members.elements("results").map { reader in
                let result = try reader.members(["unit", "passed"])
                return (try result.text("unit"), try result.needed("passed").flag())
            })
        return ProcedureResult([
            ResultTable(
                name: "standings",
                columns: [
                    .text("standing", zh: "结果", en: "Standing"),
                    .whole("count", zh: "个数", en: "Count"),
                ],
                rows: Requalification.Standing.allCases.map {
                    [.text($0.rawValue), .integer(Int64(review.count($0)))]
                }),
            ResultTable(
                name: "units",
                columns: [
                    .text("unit", zh: "单位", en: "Unit"),
                    .text("standing", zh: "结果", en: "Standing"),
                ],
                rows: review.standings.map { [.text($0.unit), .text($0.standing.rawValue)] }),
            ResultTable(
                name: "unreviewed", columns: [.text("unit", zh: "未复审", en: "Not reviewed")],
                rows: review.unreviewed.map { [.text($0)] }),
        ])
    }

    /// `appraise.experts`: projects scored by experts of the house and from outside.
    static let appraiseExperts = Procedure(
        "appraise.experts",
        (
            zh: "专家评审：院内外专家打分，去极值平均，过线入选并排名；同单位专家回避。",
            en: "Projects scored by experts from inside and outside: pass mark, places, avoidance."
        ),
        arguments: [
            .needed("pass_mark", .decimal, zh: "合格线", en: "The lowest score that passes"),
            .optional("trimmed", .whole, zh: "两端各去掉的个数", en: "How many to leave out at each end"),
            .optional(
                "minimum_outside", .decimal, zh: "院外专家最低比例",
                en: "The smallest share of experts from outside"),
            .needed("projects", .array, zh: "项目：id、unit", en: "Projects: id, unit"),
            .needed(
                "experts", .array, zh: "专家：id、unit（院外不填）",
                en: "Experts: id, unit (absent from outside)"),
            .needed(
                "ratings", .array, zh: "打分：expert、project、value",
                en: "Ratings: expert, project, value"),
        ],
        tables: ["projects", "experts"]
    ) { members in
        let review = try ExpertReview(
            members.elements("projects").map { reader in
                let project = try reader.members(["id", "unit"])
                return ExpertReview.Project(
                    try project.text("id"), of: try project.department("unit"))
            },
            experts: members.elements("experts").map { reader in
                let expert = try reader.members(["id", "unit"])
                return ExpertReview.Expert(
                    try expert.text("id"),
                    of: try expert.optionalText("unit").map { Department.ID($0) })
            },
            ratings: members.elements("ratings").map { reader in
                let rating = try reader.members(["expert", "project", "value"])
                return ExpertReview.Rating(
                    by: try rating.text("expert"), of: try rating.text("project"),
                    try rating.decimal("value"))
            },
            terms: ExpertReview.Terms(
                passMark: members.decimal("pass_mark"),
                trimmed: members.optional("trimmed")?.whole() ?? 0,
                minimumOutside: members.optional("minimum_outside")?.rate() ?? .zero))
        return ProcedureResult(review.tables)
    }
}

extension ArgumentMembers {
    /// Amounts on days.
    fileprivate func amounts(_ name: String) throws -> [ScheduleProgress.Amount] {
        try elements(name).map { reader in
            let entry = try reader.members(["day", "amount"])
            return ScheduleProgress.Amount(
                try entry.needed("day").day(), try entry.decimal("amount"))
        }
    }
}

extension TaskCompletion {
    /// The units and, last, all of them together.
    fileprivate static func table(_ units: [TaskCompletion]) throws -> ResultTable {
        var table = ResultTable(
            name: "units",
            columns: [
                .text("unit", zh: "单位", en: "Unit"), .whole("planned", zh: "应完成", en: "Planned"),
                .whole("done", zh: "已完成", en: "Done"),
                .text("percent", zh: "完成率（%）", en: "Percent"),
                .whole("late", zh: "逾期完成", en: "Done late"),
                .whole("early", zh: "提前完成", en: "Done early"),
                .text("overdue", zh: "逾期未完成", en: "Overdue"),
            ])
        for unit in units + [total(of: units, named: "")] {
            table.append([
                unit.unit.isEmpty ? .null : .text(unit.unit), .integer(Int64(unit.planned)),
                .integer(Int64(unit.done)), .optional(try unit.percent()),
                .integer(Int64(unit.late)), .integer(Int64(unit.early)),
                .text(unit.overdue.joined(separator: "、")),
            ])
        }
        return table
    }
}

extension ExpertReview {
    fileprivate var tables: [ResultTable] {
        [
            ResultTable(
                name: "projects",
                columns: [
                    .text("project", zh: "项目", en: "Project"),
                    .text("score", zh: "得分", en: "Score"),
                    .whole("place", zh: "名次", en: "Place"),
                    .whole("inside", zh: "院内打分数", en: "Inside ratings"),
                    .whole("outside", zh: "院外打分数", en: "Outside ratings"),
                    .whole("passed", zh: "入选", en: "Passed"),
                ],
                rows: results.map {
                    [
                        .text($0.project), .optional($0.score),
                        $0.place.map { .integer(Int64($0)) } ?? .null, .integer(Int64($0.inside)),
                        .integer(Int64($0.outside)), .flag($0.isPassed),
                    ]
                }),
            ResultTable(
                name: "experts",
                columns: [
                    .whole("inside", zh: "院内专家", en: "Inside experts"),
                    .whole("outside", zh: "院外专家", en: "Outside experts"),
                ],
                rows: [[.integer(Int64(inside)), .integer(Int64(outside))]]),
        ]
    }
}
