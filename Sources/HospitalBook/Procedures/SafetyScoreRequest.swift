import HospitalCore
import Interchange
import SafetyInspection

/// Reads the arguments of `safety.score`: a checklist, its answers and the policy.
///
/// ```json
/// {"checklist":"ARCHIVE100",
///  "answers":[{"item":"ARCHIVE100-01-01","points":"4.5"},{"item":"…","answer":"not_applicable"}],
///  "not_due":[],
///  "policy":{"pass":"80","grades":"inspection_80","not_applicable":"exclude","unanswered":"error",
///            "sections":"pooled","veto":"cap59","veto_on":"zero","decimals":2}}
/// ```
/// `checklist` names one of the library; `template` gives one in full instead, `derived` one that
/// the hospital derived.
struct SafetyScoreRequest {
    /// What was answered.
    let checklist: CompletedChecklist
    /// How it is scored.
    let policy: ScoringPolicy

    /// The arguments as the reference shows them.
    static let arguments: [ProcedureArgument] =
        ChecklistTemplate.arguments + [
            .needed(
                "answers", .array,
                zh: "答案：item，以及answer（yes、no、not_applicable）、points、occurrences、number、choice等之一",
                en:
                    "Answers: item and one of answer (yes, no, not_applicable), points, "
                    + "occurrences, number, choice, text, day, photo, signature"),
            .optional(
                "not_due", .array, zh: "本次未到检查期的项目编码",
                en: "Codes of items that are not due at this inspection"),
            .needed(
                "policy", .object,
                zh: "评分规则：pass、grades、not_applicable、unanswered、sections、veto、veto_on、decimals",
                en: "Policy: pass, grades, not_applicable, unanswered, sections, veto, veto_on, "
                    + "decimals"),
        ]

    /// Decodes a request.
    /// - Throws: ``ArgumentError`` with the path, or what template, answers or grades refuse.
    init(_ members: ArgumentMembers) throws {
        policy = try ScoringPolicy(try members.needed("policy"))
        checklist = try CompletedChecklist(
            template: try members.checklistTemplate(),
            answers: try members.needed("answers").elements().map { try ItemAnswer($0) },
            notDue: Set(try members.optional("not_due")?.texts() ?? []))
    }
}

extension ScoringPolicy {
    fileprivate init(_ reader: ArgumentReader) throws {
        let members = try reader.members([
            "pass", "grades", "not_applicable", "unanswered", "sections", "veto", "veto_on",
            "decimals",
        ])
        self.init(
            pass: try members.needed("pass").decimal(),
            grades: try GradeSet(try members.needed("grades")))
        if let choice = members.optional("not_applicable") { notApplicable = try choice.choice() }
        if let choice = members.optional("unanswered") { unanswered = try choice.choice() }
        if let choice = members.optional("sections") { sections = try choice.choice() }
        if let choice = members.optional("veto_on") { vetoTrigger = try choice.choice() }
        if let count = members.optional("decimals") { decimals = try count.whole() }
        if let veto = members.optional("veto") {
            let text = try veto.text()
            guard let effect = VetoEffect(text) else {
                throw ArgumentError.value(
                    path: veto.path, value: text, allowed: "keep, zero, cap59")
            }
            vetoEffect = effect
        }
    }

    /// The policy as results print it.
    var json: JSONValue {
        .object([
            "pass": .string(pass.description), "grades": .string(grades.name),
            "not_applicable": .string(notApplicable.rawValue),
            "unanswered": .string(unanswered.rawValue), "sections": .string(sections.rawValue),
            "veto": .string(vetoEffect.description), "veto_on": .string(vetoTrigger.rawValue),
            "decimals": .number(String(decimals)),
        ])
    }
}

extension GradeSet {
    /// The name of a set of the library, or `{"name":"own","grades":[{"name":"A","cut":"90"}],
    /// "below":"B"}`.
    fileprivate init(_ reader: ArgumentReader) throws {
        if case .string(let name) = reader.value {
            self = try GradeSet.named(name)
            return
        }
        let members = try reader.members(["name", "grades", "below"])
        try self.init(
            name: try members.needed("name").text(),
            grades: try members.needed("grades").elements().map { grade in
                let members = try grade.members(["name", "cut"])
                return (
                    name: try members.needed("name").text(),
                    cut: try members.needed("cut").decimal()
                )
            },
            below: try members.needed("below").text(),
            citation: Citation(title: try members.needed("name").text()))
    }
}
