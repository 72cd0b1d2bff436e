import HospitalCore
import Interchange
import SafetyInspection

/// Procedures about rounds, drills and the preparation of events.
extension Procedure {
    /// `inspection.patrol`: points that a round missed, and who is told of what it found.
    static let inspectionPatrol = Procedure(
        "inspection.patrol",
        (
            zh: "巡查：已到与漏巡点位、时段外扫码；发现的问题通知责任科室和所在病区。",
            en: "The points a round missed; what it found goes to the department and to the ward."
        ),
        arguments: [
            .needed("points", .array, zh: "点位：place、ward", en: "Points: place, ward"),
            .needed("start", .text, zh: "开始时刻", en: "The start"),
            .needed("end", .text, zh: "结束时刻（不含）", en: "The end, exclusive"),
            .optional("scans", .array, zh: "扫码：place、at", en: "Scans: place, at"),
            .optional(
                "findings", .array, zh: "问题：place、finding、department（责任科室）",
                en: "Findings: place, finding, department concerned"),
        ],
        tables: ["points", "outside", "notifications", "completion"]
    ) { members in
        let round = try PatrolRound(
            past: members.elements("points").map { reader in
                let point = try reader.members(["place", "ward"])
                return PatrolRound.Point(
                    Place.ID(try point.text("place")), in: try point.department("ward"))
            },
            from: members.needed("start").moment(), to: members.needed("end").moment(),
            scans: members.elements("scans").map { reader in
                let scan = try reader.members(["place", "at"])
                return PatrolRound.Scan(
                    Place.ID(try scan.text("place")), at: try scan.needed("at").moment())
            })
        let notifications = try members.elements("findings").flatMap { reader in
            let finding = try reader.members(["place", "finding", "department"])
            return try round.notifications(
                of: finding.text("finding"), at: Place.ID(try finding.text("place")),
                concerning: finding.department("department"))
        }
        return ProcedureResult(round.tables(notifications))
    }

    /// `inspection.drills`: in which stretches a drill was held, and what drills left open.
    static let inspectionDrills = Procedure(
        "inspection.drills",
        (
            zh: "演练统计：每个周期（如每半年）是否举办、缺少次数，应参加单位、结果报送和重大问题的隐患登记。",
            en: "In which stretches, such as half-years, drills were held, and what they left open."
        ),
        arguments: [
            .optional(
                "drills", .array,
                zh: "演练记录：id、kind（rules中的编码）、day、bodies、reported、serious、hazard",
                en: "Drills: id, kind (a code of rules), day, bodies, reported, serious, hazard"),
            .optional(
                "rules", .array, zh: "演练规定，同plan.drills；省略时用法定项目",
                en: "Rules as of plan.drills; those of the law unless given"),
            .optional(
                "bodies", .array, zh: "应参加单位（消防、卫健、安监）", en: "Bodies that must take part"),
            .optional(
                "reported_kinds", .array, zh: "结果须报送的演练，默认production_safety（应急条例第8条）",
                en: "Kinds whose results go to the regulator, production_safety unless given"),
            .needed("from", .text, zh: "起算日期", en: "The first day that counts"),
            .needed("today", .text, zh: "计算日期", en: "The day of the question"),
        ],
        tables: ["stretches", "gaps"]
    ) { members in
        let rules =
            try members.optional("rules")?.elements().map { try $0.drillRule() }
            ?? DrillRule.standard
        try SafetyDutyError.checkUnique(rules.map(\.code))
        let today = try members.needed("today").day()
        let bodies = try members.texts("bodies")
        let reported = try members.optional("reported_kinds")?.texts() ?? ["production_safety"]
        var drills: [String: [DrillReview.Drill]] = [:]
        // One drill may be of several kinds, but counts once for each.
        var seen: Set<[String]> = []
        var gaps = ResultTable(
            name: "gaps",
            columns: [
                .text("drill", zh: "演练编号", en: "Drill"), .text("gap", zh: "缺项", en: "Gap"),
                .text("about", zh: "事项", en: "About"),
            ])
        for reader in try members.elements("drills") {
            let (kind, drill) = try reader.drill(rules)
            guard seen.insert([kind, drill.id]).inserted else {
                throw SafetyDutyError.codeTwice("\(kind) \(drill.id)")
            }
            guard drill.day <= today else { continue }
            drills[kind, default: []].append(drill)
            let mustReport = reported.contains(kind)
            for gap in DrillReview.gaps(of: drill, bodies: bodies, mustReport: mustReport) {
                gaps.append([.text(drill.id), .text(gap.texts.kind), .text(gap.texts.about)])
            }
        }
        var stretches = ResultTable(
            name: "stretches",
            columns: [
                .text("kind", zh: "演练", en: "Drill"), .whole("start", zh: "起", en: "From"),
                .whole("end", zh: "止", en: "Through"), .whole("held", zh: "已举办", en: "Held"),
                .whole("open", zh: "未结束", en: "Still open"),
                .whole("shortfall", zh: "缺少", en: "Missing"),
            ])
        for rule in rules {
            let review = try DrillReview(
                of: rule, drills[rule.code] ?? [], from: members.needed("from").day(), asOf: today)
            for stretch in review.stretches {
                stretches.append([
                    .text(rule.code), .day(stretch.start), .day(stretch.end),
                    .integer(Int64(stretch.drills.count)), .flag(stretch.isOpen),
                    .integer(Int64(stretch.shortfall)),
                ])
            }
        }
        return ProcedureResult([stretches, gaps])
    }

    /// `inspection.countdown`: what must be prepared before an event.
    static let inspectionCountdown = Procedure(
        "inspection.countdown",
        (
            zh: "重大活动倒计时：提前一个月开始设施测试、排班、物资储备和演练，列出应办与逾期任务。",
            en: "The tasks before a large event: what has begun, is due, is overdue or is done."
        ),
        arguments: [
            .needed("event", .text, zh: "活动日期", en: "The day of the event"),
            .needed("today", .text, zh: "计算日期", en: "The day of the question"),
            .optional(
                "tasks", .array,
                zh: "任务：code、name、lead_months或lead_days、due_days（活动前几天须完成，默认0）；"
                    + "省略时为设施测试、排班、储备、演练各提前一个月",
                en: "Tasks: code, name, lead_months or lead_days, due_days (days before the event, "
                    + "0 unless given); facility tests, shifts, stock and drill unless given"),
            .optional("done", .object, zh: "各任务完成日期", en: "When each task was done"),
        ],
        tables: ["tasks", "event"]
    ) { members in
        var done: [String: Day] = [:]
        for member in try members.namedMembers("done") {
            done[member.name] = try member.reader.day()
        }
        let tasks = try members.optional("tasks")?.elements().map { try $0.countdownTask() }
        let countdown = try EventCountdown(
            to: members.needed("event").day(), tasks ?? EventCountdown.standardTasks, done: done,
            asOf: members.needed("today").day())
        return ProcedureResult([
            ResultTable(
                name: "tasks",
                columns: [
                    .text("task", zh: "任务", en: "Task"), .text("name", zh: "名称", en: "Name"),
                    .whole("start", zh: "开始日", en: "Begins on"),
                    .whole("due", zh: "须于该日前完成", en: "Due before"),
                    .whole("done", zh: "完成日", en: "Done on"),
                    .text("status", zh: "状态", en: "Status"),
                ],
                rows: countdown.entries.map { entry in
                    [
                        .text(entry.task.code), .text(entry.task.name), .day(entry.start),
                        .day(entry.due), .day(entry.done), .text(entry.status.rawValue),
                    ]
                }),
            ResultTable(
                name: "event",
                columns: [
                    .whole("day", zh: "活动日", en: "Day"), .whole("start", zh: "准备开始日", en: "Start"),
                    .whole("days_left", zh: "剩余天数", en: "Days left"),
                ],
                rows: [
                    [
                        .day(countdown.day), .day(countdown.start),
                        .integer(Int64(countdown.daysLeft)),
                    ]
                ]),
        ])
    }
}

extension ArgumentReader {
    /// A drill with the code of its rule.
    fileprivate func drill(_ rules: [DrillRule]) throws -> (String, DrillReview.Drill) {
        let drill = try members([
            "id", "kind", "day", "bodies", "reported", "serious", "hazard",
        ])
        let kind = try drill.text("kind")
        guard rules.contains(where: { $0.code == kind }) else {
            throw ScheduleError.drillUnknown(
                kind, nearest: NearestName.nearest(to: kind, in: rules.map(\.code)))
        }
        return (
            kind,
            DrillReview.Drill(
                try drill.text("id"), on: try drill.needed("day").day(),
                bodies: try drill.texts("bodies"),
                reported: try drill.optionalDay("reported"),
                isSerious: try drill.optional("serious")?.flag() ?? false,
                hazard: try drill.optionalText("hazard").map { Hazard.ID($0) })
        )
    }

    fileprivate func countdownTask() throws -> EventCountdown.Preparation {
        let task = try members(["code", "name", "lead_months", "lead_days", "due_days"])
        let code = try task.text("code")
        let lead: EventCountdown.Lead
        if let months = try task.optional("lead_months")?.whole() {
            if let days = task.optional("lead_days") {
                throw ArgumentError.unknown(path: days.path, nearest: "lead_months")
            }
            lead = .months(months)
        } else {
            lead = .days(try task.needed("lead_days").whole())
        }
        return EventCountdown.Preparation(
            code, try task.optionalText("name") ?? code, lead: lead,
            dueLead: .days(try task.optional("due_days")?.whole() ?? 0))
    }
}

extension PatrolRound {
    fileprivate func tables(_ notifications: [Notification]) -> [ResultTable] {
        [
            ResultTable(
                name: "points",
                columns: [
                    .text("place", zh: "点位", en: "Point"), .text("ward", zh: "病区", en: "Ward"),
                    .whole("visited", zh: "到达时刻", en: "Visited at"),
                    .whole("missed", zh: "漏巡", en: "Missed"),
                ],
                rows: points.map { point in
                    let visit = visits[point.place]
                    return [
                        .text(point.place.code), .text(point.ward.code), .moment(visit),
                        .flag(visit == nil),
                    ]
                }),
            ResultTable(
                name: "outside",
                columns: [
                    .text("place", zh: "点位", en: "Point"), .whole("at", zh: "时刻", en: "At"),
                ],
                rows: outside.map { [.text($0.place.code), .moment($0.moment)] }),
            ResultTable(
                name: "notifications",
                columns: [
                    .text("place", zh: "点位", en: "Point"),
                    .text("finding", zh: "问题", en: "Finding"),
                    .text("to", zh: "通知科室", en: "Goes to"),
                ],
                rows: notifications.map {
                    [.text($0.place.code), .text($0.finding), .text($0.recipient.code)]
                }),
            ResultTable(
                name: "completion",
                columns: [
                    .whole("points", zh: "点位数", en: "Points"),
                    .whole("missed", zh: "漏巡数", en: "Missed"),
                    .text("percent", zh: "到位率（%）", en: "Visited in percent"),
                ],
                rows: [
                    [
                        .integer(Int64(points.count)), .integer(Int64(missed.count)),
                        .optional(percent),
                    ]
                ]),
        ]
    }
}
