import HospitalCore
import Interchange
import PerformanceAppraisal

/// Procedures about the cycle of an appraisal: moves, appeals, dossiers.
extension Procedure {
    static let cycleProcedures: [Procedure] = [appraiseWorkflow, appraiseAppeal, appraiseDossier]

    /// `appraise.workflow`: which moves are allowed, and where a cycle stands after its moves.
    static let appraiseWorkflow = Procedure(
        "appraise.workflow",
        (
            zh: "考核周期：允许的状态转移；按记录重放各步，核对签字、公示期和锁定。",
            en: "Allowed moves of a cycle; replays recorded moves with signatures and announcement."
        ),
        arguments: [
            .optional("moves", .array, zh: "要检查的转移：[从, 到]", en: "Moves to check: [from, to]"),
            .optional("subject", .text, zh: "考核期和对象", en: "The period and the appraised"),
            .optional("signers", .array, zh: "须签字的角色", en: "The roles that must sign"),
            .optional(
                "events", .array,
                zh: "记录：to（状态、signed或reopened）、person、roles、day、until（公示截止日）、role（签字角色）",
                en: "Records: to (a state, signed or reopened), person, roles, day, until, role"),
        ],
        tables: ["moves", "history"]
    ) { members in
        let moves = try members.optional("moves")?.elements().map(checkedMove) ?? []
        var cycle = AppraisalCycle(
            try members.optional("subject")?.text() ?? "",
            signers: try members.optional("signers")?.elements().map { Role.ID(try $0.text()) }
                ?? [])
        for event in try members.optional("events")?.elements() ?? [] {
            cycle = try cycle.replaying(event)
        }
        var table = ResultTable(
            name: "moves",
            columns: [
                ResultColumn("from_state", .text, zh: "原状态", en: "From"),
                ResultColumn("to_state", .text, zh: "新状态", en: "To"),
                ResultColumn("allowed", .integer, zh: "允许", en: "Allowed"),
            ])
        for move in moves {
            table.append([
                .text(move.from.rawValue), .text(move.to.rawValue),
                .integer(move.isAllowed ? 1 : 0),
            ])
        }
        return ProcedureResult(
            json: .object([
                "allowed": .array(moves.map { .bool($0.isAllowed) }),
                "state": .string(cycle.state.rawValue),
                "version": .number(String(cycle.version)), "effective": .bool(cycle.isEffective),
            ]),
            tables: [table, cycle.table])
    }

    private typealias CheckedMove = (from: CycleState, to: CycleState, isAllowed: Bool)

    private static func checkedMove(_ reader: ArgumentReader) throws -> CheckedMove {
        let ends = try reader.elements()
        guard ends.count == 2 else {
            throw ArgumentError.value(path: "moves", value: "\(ends.count)", allowed: "2")
        }
        let (from, to): (CycleState, CycleState) = (try ends[0].choice(), try ends[1].choice())
        return (from, to, AppraisalCycle.allows(from, to))
    }

    /// `appraise.appeal`: whether appeals are in time, and what a decision changes.
    static let appraiseAppeal = Procedure(
        "appraise.appeal",
        (
            zh: "申诉：公示后若干工作日内受理，处理人不得为原考核人；受理后形成新版本得分。",
            en: "Appeals: taken for some work days after publication, decided by no appraiser."
        ),
        arguments: [
            .needed("published", .text, zh: "公示日", en: "The day of publication"),
            .needed("window_workdays", .whole, zh: "受理期（工作日）", en: "Work days of the window"),
            ArgumentReader.calendarArgument,
            .optional("filed", .array, zh: "申诉日，检查是否在期内", en: "Days of filing to check"),
            .optional(
                "appeal", .object,
                zh: "一件申诉：person、reason、day、reviewer、appraisers、score（公布分）、"
                    + "accepted（新得分，驳回不填）",
                en: "An appeal: person, reason, day, reviewer, appraisers, score, accepted (absent "
                    + "when rejected)"),
        ],
        tables: ["appeals"]
    ) { members in
        let window = try Appeal.Window(
            published: members.needed("published").day(),
            workDays: members.needed("window_workdays").whole(),
            calendar: members.optional("calendar")?.workCalendar() ?? .china)
        let filed = try members.optional("filed")?.elements().map { try $0.day() } ?? []
        var json: JSONObject = [
            "last_day": .string(window.last.description),
            "in_time": .array(filed.map { .bool(window.isOpen(on: $0)) }),
        ]
        if let decision = try members.optional("appeal")?.decision(in: window) {
            json.append("accepted", .bool(decision.isAccepted))
            json.append("before", .decimal(decision.before))
            json.append("after", .decimal(decision.after))
        }
        return ProcedureResult(
            json: .object(json),
            tables: [
                ResultTable(
                    name: "appeals",
                    columns: [
                        ResultColumn("day", .integer, zh: "申诉日", en: "Filed"),
                        ResultColumn("in_time", .integer, zh: "期内", en: "In time"),
                    ],
                    rows: filed.map {
                        [.integer(Int64($0.yyyymmdd)), .integer(window.isOpen(on: $0) ? 1 : 0)]
                    })
            ])
    }

    /// `appraise.dossier`: what an employee was appraised for, and the mean over months.
    static let appraiseDossier = Procedure(
        "appraise.dossier",
        (
            zh: "考核档案：各期各版得分，取每期最新版求均值；缺考核的月份列出，不参与平均。",
            en: "A dossier: the last version of each month counts; missing months are listed."
        ),
        arguments: [
            .needed("person", .text, zh: "职工编码", en: "The code of the employee"),
            .needed(
                "entries", .array, zh: "档案：period、version、score、grade",
                en: "Entries: period, version, score, grade"),
            .needed("months", .array, zh: "求均值的月份", en: "The months of the mean"),
        ],
        tables: ["current"]
    ) { members in
        let dossier = try AppraisalDossier(
            of: Person.ID(members.needed("person").text()),
            members.needed("entries").elements().map { reader in
                let entry = try reader.members(["period", "version", "score", "grade"])
                return AppraisalDossier.Entry(
                    period: try entry.needed("period").month(),
                    version: try entry.needed("version").whole(),
                    score: try entry.needed("score").decimal(),
                    grade: try entry.needed("grade").text())
            })
        let mean = try dossier.mean(
            over: members.needed("months").elements().map { try $0.month() })
        return ProcedureResult(
            json: .object([
                "mean": mean.score.map { .decimal($0) } ?? .null,
                "missing": .array(mean.missing.map { .string($0.description) }),
            ]),
            tables: [
                ResultTable(
                    name: "current",
                    columns: [
                        ResultColumn("period", .integer, zh: "考核期", en: "Period"),
                        ResultColumn("version", .integer, zh: "版本", en: "Version"),
                        ResultColumn("score", .text, zh: "得分", en: "Score"),
                        ResultColumn("grade", .text, zh: "等次", en: "Grade"),
                    ],
                    rows: dossier.current.map {
                        [
                            .integer(Int64($0.period.yyyymm)), .integer(Int64($0.version)),
                            .optional($0.score), .text($0.grade),
                        ]
                    })
            ])
    }
}

extension ArgumentReader {
    /// An appeal with its decision.
    fileprivate func decision(in window: Appeal.Window) throws -> Appeal.Decision {
        let members = try members([
            "person", "reason", "day", "reviewer", "appraisers", "score", "accepted",
        ])
        let appraisers = try members.needed("appraisers").elements().map {
            Person.ID(try $0.text())
        }
        return try Appeal(
            by: Person.ID(members.needed("person").text()),
            reason: members.optional("reason")?.text() ?? "", filed: members.needed("day").day()
        ).decided(
            by: Person.ID(members.needed("reviewer").text()), appraisers: appraisers,
            window: window, published: members.needed("score").decimal(),
            accepted: members.optional("accepted")?.decimal())
    }
}

extension AppraisalCycle {
    /// The cycle after a recorded event.
    fileprivate func replaying(_ reader: ArgumentReader) throws -> AppraisalCycle {
        let event = try reader.members(["to", "person", "roles", "day", "until", "role"])
        let actor = Actor(
            Person.ID(try event.needed("person").text()),
            roles: Set(
                try event.optional("roles")?.elements().map { Role.ID(try $0.text()) } ?? []))
        switch try event.needed("to").text() {
        case "signed":
            return try signed(
                by: actor, as: Role.ID(event.needed("role").text()),
                on: event.needed("day").day())
        case "reopened": return try reopened(by: actor, on: event.needed("day").day())
        default:
            return try moved(
                to: event.needed("to").choice(), by: actor, on: event.needed("day").day(),
                announcedUntil: event.optional("until")?.day())
        }
    }

    /// The moves as rows.
    fileprivate var table: ResultTable {
        ResultTable(
            name: "history",
            columns: [
                ResultColumn("version", .integer, zh: "版本", en: "Version"),
                ResultColumn("state", .text, zh: "状态", en: "State"),
                ResultColumn("person", .text, zh: "操作人", en: "Person"),
                ResultColumn("day", .integer, zh: "日期", en: "Day"),
                ResultColumn("role", .text, zh: "签字角色", en: "Signed as"),
                ResultColumn("until", .integer, zh: "公示截止日", en: "Announced until"),
            ],
            rows: history.map {
                [
                    .integer(Int64($0.version)), .text($0.state.rawValue), .text($0.actor.code),
                    .integer(Int64($0.day.yyyymmdd)), .text(optional: $0.role?.code),
                    $0.announcedUntil.map { .integer(Int64($0.yyyymmdd)) } ?? .null,
                ]
            })
    }
}
