import HospitalCore
import Interchange
import SafetyInspection

/// Procedures of hazards: their way to closing, their notices, and what is overdue.
extension Procedure {
    static let hazardProcedures: [Procedure] = [
        hazardReview, hazardOverdue, hazardRules, bookHazardStep, bookHazardOverdue,
    ]

    static let today = ProcedureArgument.needed(
        "today", .text, zh: "查询日期", en: "The day of the question")
    static let ladder = ProcedureArgument.optional(
        "ladder", .array, zh: "逾期升级：work_days、recipient，省略时为0、3、7、15个工作日",
        en: "The overdue ladder: work_days, recipient; 0, 3, 7 and 15 work days unless given")

    /// `hazard.review`: takes hazards through their steps and says where they stand.
    static let hazardReview = Procedure(
        "hazard.review",
        (
            zh: "隐患闭环推演：按步骤得出各隐患的状态、期限、逾期级别、整改类别、整改通知单与汇总。",
            en: "Takes hazards through their steps: state, deadline, overdue rung, class, notices "
                + "and a summary."
        ),
        arguments: [
            .needed(
                "hazards", .array,
                zh: "隐患：hazard、place、item、criticality、found、finder、note、evidence、repeat_of、"
                    + "steps（步骤）、notice（issued、to）",
                en: "Hazards: hazard, place, item, criticality, found, finder, note, evidence, "
                    + "repeat_of, steps, notice (issued, to)"),
            today, ladder, ArgumentReader.calendarArgument,
        ],
        tables: ["hazards", "notices", "summary"]
    ) { members in
        let day = try members.needed("today").day()
        let ladder = try OverdueLadder(members.optional("ladder"))
        let calendar = try members.optional("calendar")?.workCalendar() ?? .china
        var hazards: [Hazard] = []
        var seen: Set<Hazard.ID> = []
        var rows: [[ResultValue]] = []
        var notices: [RectificationNotice] = []
        for reader in try members.elements("hazards") {
            let row = try reader.members([
                "hazard", "place", "item", "criticality", "found", "finder", "note", "evidence",
                "repeat_of", "steps", "notice",
            ])
            var hazard = try Hazard(row)
            guard seen.insert(hazard.id).inserted else {
                throw HazardError.idTaken(hazard: hazard.id)
            }
            for step in try row.elements("steps") {
                hazard = try hazard.taking(
                    HazardStep(step, of: hazard, rules: .standard))
            }
            if let reader = row.optional("notice") {
                let notice = try reader.members(["issued", "to"])
                notices.append(
                    try RectificationNotice(
                        of: hazard, issued: try notice.needed("issued").day(),
                        to: try notice.needed("to").texts().map { Department.ID($0) }))
            }
            let standing = try hazard.overdueSubject.map {
                try ladder.standing(of: $0, on: day, calendar: calendar)
            }
            hazards.append(hazard)
            rows.append(hazard.cells + HazardTables.cells(standing))
        }
        return ProcedureResult([
            ResultTable(
                name: "hazards", columns: HazardTables.columns + HazardTables.standing, rows: rows),
            HazardTables.notices(notices), HazardTables.summary(RectificationSummary(hazards)),
        ])
    }

    /// `hazard.overdue`: which hazards are overdue on a day, and to whom they go.
    static let hazardOverdue = Procedure(
        "hazard.overdue",
        (
            zh: "逾期隐患：按查询日期计算逾期天数、工作日与升级对象，不存储。",
            en: "Overdue hazards, computed for a day: days, work days and to whom they go."
        ),
        arguments: [
            .needed(
                "hazards", .array,
                zh: "未销号隐患：hazard、deadline、suspended_since、major、repeat",
                en: "Open hazards: hazard, deadline, suspended_since, major, repeat"),
            today, ladder, ArgumentReader.calendarArgument,
        ],
        tables: ["overdue"]
    ) { members in
        let day = try members.needed("today").day()
        let ladder = try OverdueLadder(members.optional("ladder"))
        let calendar = try members.optional("calendar")?.workCalendar() ?? .china
        var rows: [[ResultValue]] = []
        for reader in try members.elements("hazards") {
            let row = try reader.members([
                "hazard", "deadline", "suspended_since", "major", "repeat",
            ])
            var subject = OverdueLadder.Subject(deadline: try row.needed("deadline").day())
            subject.suspendedSince = try row.optional("suspended_since")?.day()
            subject.isMajor = try row.optional("major")?.flag() ?? false
            subject.isRepeat = try row.optional("repeat")?.flag() ?? false
            let standing = try ladder.standing(of: subject, on: day, calendar: calendar)
            guard standing.rung > 0 else { continue }
            rows.append(
                [.text(try row.text("hazard")), .text(subject.deadline.description)]
                    + HazardTables.cells(standing))
        }
        return ProcedureResult([HazardTables.overdue(rows)])
    }

    /// `hazard.rules`: the grades, labels, ladder and penalties of the library.
    static let hazardRules = Procedure(
        "hazard.rules",
        (
            zh: "隐患等级与期限、五落实、重大隐患治理方案六项内容、逾期升级与法律责任。",
            en: "Grades and days, the five labels, the six parts of a major plan, the overdue "
                + "ladder and the penalties."
        ),
        arguments: [], tables: ["grades", "labels", "parts", "ladder", "penalties"]
    ) { _ in ProcedureResult(HazardTables.rules(.standard)) }

    /// `book.hazard.step`: takes a step of a hazard of the book.
    static let bookHazardStep = Procedure(
        onBook: "book.hazard.step",
        (
            zh: "隐患台账：登记、定级、方案、整改、复查、销号等步骤，写入步骤表与审计链。",
            en: "Takes a step of a hazard of the book and writes it down with the audit trail."
        ),
        arguments: [
            .needed("hazard", .text, zh: "隐患编号", en: "The hazard"),
            .needed(
                "step", .object, zh: "步骤：step、by、on及该步骤的内容",
                en: "The step: step, by, on and what the step has"),
        ],
        tables: ["hazards"]
    ) { members, book in
        let reader = try members.needed("step")
        let hazard = try book.advance(hazard: members.text("hazard")) {
            try HazardStep(reader, of: $0, rules: .standard)
        }
        return ProcedureResult([
            ResultTable(
                name: "hazards", columns: HazardTables.columns, rows: [hazard.cells])
        ])
    }

    /// `book.hazard.overdue`: which hazards of the book are overdue on a day.
    static let bookHazardOverdue = Procedure(
        onBook: "book.hazard.overdue",
        (
            zh: "账簿中逾期的隐患：按查询日期计算，不存储。",
            en: "The hazards of the book that are overdue on a day, computed and not stored."
        ),
        arguments: [today, ladder, ArgumentReader.calendarArgument], tables: ["overdue"]
    ) { members, book in
        let overdue = try book.overdueHazards(
            on: members.needed("today").day(), ladder: OverdueLadder(members.optional("ladder")),
            calendar: members.optional("calendar")?.workCalendar() ?? .china)
        return ProcedureResult([HazardTables.overdue(overdue)])
    }
}
