import CostControl
import HospitalCore
import Interchange

/// Procedures of urgent items, tasks with their sealed log, and plans.
extension Procedure {
    static let officeTaskProcedures: [Procedure] = [officeUrgent, officeTasks, officePlans]

    /// `office.urgent`: time limits of items, and whether urgent ones were told twice.
    static let officeUrgent = Procedure(
        "office.urgent",
        (
            zh: "急办：按最短时限办理，并以两种渠道告知且有凭据。",
            en: "Urgent items have the shortest limit and are told by two channels with proof."
        ),
        arguments: [
            .needed(
                "minutes", .object, zh: "各优先级时限（分钟）", en: "Minutes of each priority"),
            .needed("now", .text, zh: "查询时刻", en: "The moment of the question"),
            .needed(
                "items", .array,
                zh: "事项：item、priority、urgent、created、done、notices（channel、at、proof）",
                en: "Items: item, priority, urgent, created, done, notices (channel, at, proof)"),
        ],
        tables: ["items"]
    ) { members in
        var minutes: [String: Int] = [:]
        for member in try members.namedMembers("minutes") {
            minutes[member.name] = try member.reader.whole()
        }
        let rule = try UrgentRule(minutes: minutes)
        let now = try members.needed("now").moment()
        let rows = try members.elements("items").map { reader -> [ResultValue] in
            let item = try UrgentItem(reader)
            let standing = try rule.standing(of: item, at: now)
            return [
                .text(item.code), .text(standing.due.description),
                .text(standing.channels.joined(separator: ",")),
                .text(standing.faults.map(\.rawValue).joined(separator: ",")),
            ]
        }
        return ProcedureResult([
            ResultTable(
                name: "items",
                columns: [
                    .text("item", zh: "事项", en: "Item"), .text("due", zh: "时限", en: "Due"),
                    .text("channels", zh: "已告知渠道", en: "Channels with proof"),
                    .text("faults", zh: "问题", en: "Faults"),
                ],
                rows: rows)
        ])
    }

    /// `office.tasks`: tasks by their state, and the sealed log of their steps.
    static let officeTasks = Procedure(
        "office.tasks",
        (
            zh: "任务台账：交办、接受、进展、催办、上报、退回、确认全过程留痕，逐条链式封存，不可否认。",
            en: "Tasks by their state; every step is sealed with the one before, so that nobody "
                + "can deny it. audit.verify checks the log."
        ),
        arguments: [
            today,
            .needed(
                "events", .array,
                zh: "记录：task、step（assign、accept、report、urge、submit、send_back、confirm、cancel）、"
                    + "person、at、assignee、due、note",
                en: "Events: task, step (assign, accept, report, urge, submit, send_back, "
                    + "confirm, cancel), person, at, assignee, due, note"),
        ],
        tables: ["tasks", "log"]
    ) { members in
        let day = try members.needed("today").day()
        let book = try TaskBook(members.elements("events").map { try TaskEvent($0) })
        return ProcedureResult([
            ResultTable(
                name: "tasks",
                columns: [
                    .text("task", zh: "任务", en: "Task"),
                    .text("giver", zh: "交办人", en: "Who gave it"),
                    .text("assignee", zh: "承办人", en: "Who does it"),
                    .text("state", zh: "状态", en: "State"),
                    .whole("urged", zh: "催办次数", en: "How often urged"),
                    .text("last_urged", zh: "最近催办", en: "Last urged"),
                    .whole("late", zh: "逾期", en: "Late"),
                ],
                rows: book.standings.map { standing in
                    [
                        .text(standing.task), .text(standing.giver.code),
                        .text(standing.assignee.code), .text(standing.state.rawValue),
                        .integer(Int64(standing.urged)),
                        .text(optional: standing.lastUrged?.description),
                        .integer(standing.isLate(on: day) ? 1 : 0),
                    ]
                }),
            ResultTable(
                name: "log",
                columns: [
                    .text("task", zh: "任务", en: "Task"), .text("step", zh: "步骤", en: "Step"),
                    .text("person", zh: "人员", en: "Person"), .text("at", zh: "时刻", en: "When"),
                    .text("assignee", zh: "承办人", en: "Who does it"),
                    .text("due", zh: "期限", en: "Due"), .text("note", zh: "说明", en: "Note"),
                    .text("hash", zh: "散列值", en: "Hash"),
                ],
                rows: book.log.map { row in
                    row.fields.map { .text(optional: $0) } + [.text(row.hash)]
                }),
        ])
    }

    /// `office.plans`: the plans that somebody sees, and how far they are.
    static let officePlans = Procedure(
        "office.plans",
        (
            zh: "计划树：上级可见下级计划与进度，进度由下级按权重汇总，未填报不作零。",
            en: "Plans that somebody sees, the own ones and all below, with their progress."
        ),
        arguments: [
            .needed("viewer", .text, zh: "查看人", en: "Who looks"),
            .needed(
                "plans", .array, zh: "计划：plan、parent、owner、weight、progress（%）",
                en: "Plans: plan, parent, owner, weight, progress in percent"),
        ],
        tables: ["plans"]
    ) { members in
        let tree = try PlanTree(
            members.elements("plans").map { reader in
                let row = try reader.members(["plan", "parent", "owner", "weight", "progress"])
                return PlanTree.Plan(
                    try row.text("plan"), partOf: try row.optionalText("parent"),
                    owner: try row.person("owner"),
                    weight: try row.optionalDecimal("weight"),
                    progress: try row.optionalDecimal("progress"))
            })
        let lines = tree.visible(to: try members.person("viewer"))
        return ProcedureResult([
            ResultTable(
                name: "plans",
                columns: [
                    .text("plan", zh: "计划", en: "Plan"), .text("owner", zh: "负责人", en: "Owner"),
                    .whole("level", zh: "层级", en: "Plans above it"),
                    .whole("parts", zh: "末级计划数", en: "Plans without parts"),
                    .whole("reported", zh: "已填报", en: "Reported"),
                    .text("progress", zh: "进度%", en: "Progress in percent"),
                ],
                rows: lines.map { line in
                    [
                        .text(line.plan.code), .text(line.plan.owner.code),
                        .integer(Int64(line.level)), .integer(Int64(line.parts)),
                        .integer(Int64(line.reported)), .text(optional: line.progress?.description),
                    ]
                })
        ])
    }
}

extension UrgentItem {
    fileprivate init(_ reader: ArgumentReader) throws {
        let row = try reader.members([
            "item", "priority", "urgent", "created", "done", "notices",
        ])
        self.init(
            try row.text("item"), priority: try row.text("priority"),
            isUrgent: try row.optional("urgent")?.flag() ?? false,
            created: try row.needed("created").moment(),
            done: try row.optional("done")?.moment(),
            notices: try row.elements("notices").map { reader in
                let notice = try reader.members(["channel", "at", "proof"])
                return Notice(
                    by: try notice.text("channel"), at: try notice.needed("at").moment(),
                    proof: try notice.optionalText("proof"))
            })
    }
}

extension TaskEvent {
    fileprivate init(_ reader: ArgumentReader) throws {
        let row = try reader.members([
            "task", "step", "person", "at", "assignee", "due", "note",
        ])
        let step: TaskStep = try row.needed("step").choice()
        // Only who gives a task says to whom and by when.
        if step != .assign { try row.refuse(["assignee", "due"], beside: "step") }
        self.init(
            try row.text("task"), step,
            by: try row.person("person"), at: try row.needed("at").moment(),
            assignee: try row.optionalPerson("assignee"),
            due: try row.optional("due")?.day(), note: try row.optionalText("note"))
    }
}
