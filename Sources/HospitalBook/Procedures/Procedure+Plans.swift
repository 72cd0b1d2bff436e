import HospitalCore
import Interchange
import SafetyInspection

/// Procedures about drills and emergency plans.
extension Procedure {
    static let planProcedures: [Procedure] = [planDrills, planStatus]

    /// `plan.drills`: which drills are due, and how often they were late.
    static let planDrills = Procedure(
        "plan.drills",
        (
            zh: "应急演练计划：按法定或自定间隔计算下次演练期限、是否缺演和逾期次数。",
            en: "When drills are due next by their interval, and how often they were late."
        ),
        arguments: [
            peopleDay,
            .needed(
                "drills", .array, zh: "演练：drill、from（起算日）、held（已演练日期）",
                en: "Drills: drill, from (the first day of the rule), held (days)"),
            .optional(
                "rules", .array,
                zh: "间隔：drill、name、months、source；省略为fire、production_safety、special_equipment",
                en: "Intervals: drill, name, months, source; fire, production_safety and "
                    + "special_equipment unless given"),
        ],
        tables: ["drills"]
    ) { members in
        let day = try members.needed("day").day()
        let rules =
            try members.optional("rules")?.elements().map { try $0.drillRule() }
            ?? DrillRule.standard
        try ContractorError.checkOnce(rules.map(\.code), .drill)
        var table = ResultTable(
            name: "drills",
            columns: [
                .text("drill", zh: "演练", en: "Drill"), .text("name", zh: "名称", en: "Name"),
                .whole("last", zh: "上次演练", en: "Last"), .whole("due", zh: "下次期限", en: "Due"),
                .text("status", zh: "状态", en: "Status"),
                .whole("late", zh: "逾期次数", en: "Times late"),
                .text("source", zh: "依据", en: "Source"),
            ])
        for reader in try members.elements("drills") {
            let row = try reader.members(["drill", "from", "held"])
            let code = try row.text("drill")
            guard let rule = rules.first(where: { $0.code == code }) else {
                throw ArgumentError.value(
                    path: "\(reader.path).drill", value: code,
                    allowed: rules.map(\.code).joined(separator: ", "))
            }
            let standing = try rule.standing(
                from: row.needed("from").day(), drills: row.elements("held").map { try $0.day() },
                on: day)
            table.append([
                .text(code), .text(rule.name), .day(standing.last), .day(standing.due),
                .text(standing.status.rawValue), .integer(Int64(standing.lateCount)),
                .text(rule.citation.title),
            ])
        }
        return ProcedureResult([table])
    }

    /// `plan.status`: which emergency plans hold.
    static let planStatus = Procedure(
        "plan.status",
        (
            zh: "应急预案状态：未演练为草案，演练并总结、定稿、再培训后有效，变化或重大问题须修订。",
            en: "Emergency plans: drafts until drilled, valid once reviewed, revised after changes."
        ),
        arguments: [
            peopleDay,
            .needed(
                "plans", .array,
                zh: "预案：plan、version（版本日期）、principles、responsible、flow、drills（day、form、"
                    + "serious_problem）、review（summary、final、retraining日期）、changes（变化日期）",
                en: "Plans: plan, version (its day), principles, responsible, flow, drills (day, "
                    + "form, serious_problem), review (days of summary, final, retraining), "
                    + "changes (days)"),
            .optional("forms", .whole, zh: "至少几种演练形式，默认1", en: "Fewest forms of drills, 1"),
            .optional("months", .whole, zh: "演练间隔（月）", en: "Months between drills"),
        ],
        tables: ["plans"]
    ) { members in
        let day = try members.needed("day").day()
        let forms = try members.optional("forms")?.whole() ?? 1
        let months = try members.optional("months")?.whole()
        var table = ResultTable(
            name: "plans",
            columns: [
                .text("plan", zh: "预案", en: "Plan"), .text("status", zh: "状态", en: "Status"),
                .text("missing", zh: "缺少", en: "Missing"),
                .whole("next_drill", zh: "下次演练期限", en: "Next drill by"),
            ])
        let given = try members.elements("plans").map { try $0.emergencyPlan() }
        try ContractorError.checkOnce(given.map(\.code), .plan)
        for plan in given {
            let standing = try plan.standing(on: day, forms: forms, everyMonths: months)
            table.append([
                .text(plan.code), .text(standing.status.rawValue),
                .text(standing.missing.joined(separator: ",")), .day(standing.nextDrill),
            ])
        }
        return ProcedureResult([table])
    }
}
