import HospitalCore
import Interchange
import SafetyInspection

/// Procedures about carrying inspections out: one by one, in phases, and accreditation.
extension Procedure {
    /// `checklist.inspect`: an inspection from its start to its closing.
    static let checklistInspect = Procedure(
        "checklist.inspect",
        (
            zh: "检查过程：开始时冻结模板，答案可改可撤并留痕，提交、复核、归档后不能更改；不合格项各列一条问题。",
            en: "An inspection by its events: the template is frozen at the start, answers keep "
                + "their history, nothing changes after submitting; one finding per failed item."
        ),
        arguments: [
            .needed("inspection", .text, zh: "检查编号", en: "The inspection"),
            .needed("place", .text, zh: "检查部位", en: "The place"),
        ] + ChecklistTemplate.arguments + [
            .optional("not_due", .array, zh: "本次未到检查期的项目", en: "Items that are not due"),
            .needed(
                "events", .array,
                zh: "事件：event（start、answer、withdraw、submit、review、close、send_back、miss、cancel）、"
                    + "by、at及item、答案、reason",
                en: "Events: event (start, answer, withdraw, submit, review, close, send_back, "
                    + "miss, cancel), by, at and item, the answer, reason"),
        ],
        tables: ["inspection", "history", "findings"]
    ) { members in
        let (template, validity) = try members.heldChecklist()
        let notDue = Set(try members.optional("not_due")?.texts() ?? [])
        var record = InspectionRecord(
            Inspection.ID(try members.text("inspection")),
            place: Place.ID(try members.text("place")))
        for event in try members.elements("events") {
            record = try record.taking(event, with: template, holding: validity, notDue: notDue)
        }
        return ProcedureResult(try record.tables)
    }

    /// `checklist.phases`: checklists in phases and how far they were carried out.
    static let checklistPhases = Procedure(
        "checklist.phases",
        (
            zh: "分阶段核查：各阶段答案、三方签名与时间，前一阶段未完成不得进入下一阶段；三阶段完整率与正确执行率。",
            en: "Checklists in phases: answers, signatures and time of each, none before the one "
                + "before is complete; shares of complete and of correct cases."
        ),
        arguments: [
            .optional(
                "checklist", .text, zh: "标准检查表，默认SURGWHO",
                en: "The standard checklist, SURGWHO unless given"),
            .needed(
                "cases", .array,
                zh: "病例：case、phases（phase、answers、signatures、at）、start（要进入的阶段）",
                en: "Cases: case, phases (phase, answers, signatures, at), start (the phase to "
                    + "begin)"),
        ],
        tables: ["phases", "cases", "indicators"]
    ) { members in
        let name = members.optional("checklist")
        let checklist = try StandardChecklist.named(try name?.text() ?? "SURGWHO")
        guard let rule = try checklist.phaseRule() else {
            let phased = StandardChecklist.all.filter { !$0.signers.isEmpty }
            throw ArgumentError.value(
                path: "checklist", value: checklist.identity.id,
                allowed: phased.map(\.identity.id).joined(separator: ", "))
        }
        var checks: [PhasedCheck] = []
        for reader in try members.elements("cases") {
            let row = try reader.members(["case", "phases", "start"])
            let check = try PhasedCheck(
                row.text("case"), row.elements("phases").map { try PhaseRecord($0) }, by: rule)
            if let start = row.optional("start") { try check.checkStart(of: start.text()) }
            checks.append(check)
        }
        return ProcedureResult(PhaseTables.tables(checks))
    }

    /// `checklist.clauses`: accreditation by the proportions of clauses.
    static let checklistClauses = Procedure(
        "checklist.clauses",
        (
            zh: "医院评审：条款按C、B、A逐级评定，按全部条款与核心条款的比例定等次，列出差距。",
            en: "Accreditation: clauses graded C, B, A, the level by the shares of all and of the "
                + "core clauses, and what is lacking."
        ),
        arguments: [
            .needed(
                "clauses", .array,
                zh: "条款：clause、core（核心）、grade（A、B、C、D、E）或items（tier、met）",
                en: "Clauses: clause, core, grade (A, B, C, D, E) or items (tier, met)"),
            .optional(
                "levels", .array,
                zh: "等次：level、all（C、B、A比例）、core，由高到低；默认三级医院2011版",
                en: "Levels: level, all (shares of C, B, A), core, highest first; those of 2011 "
                    + "for tertiary hospitals unless given"),
        ],
        tables: ["result", "shares", "shortfalls", "clauses"]
    ) { members in
        let clauses = try members.elements("clauses").map { try Clause($0) }
        let result = try ClauseProportions(
            clauses, by: AccreditationStandard(members.optional("levels")))
        return ProcedureResult(
            result.tables + [
                ResultTable(
                    name: "clauses",
                    columns: [
                        .text("clause", zh: "条款", en: "Clause"),
                        .whole("core", zh: "核心条款", en: "Core"),
                        .text("grade", zh: "等级", en: "Grade"),
                    ],
                    rows: clauses.map {
                        [.text($0.code), .flag($0.isCore), .text($0.grade.rawValue)]
                    })
            ])
    }
}
