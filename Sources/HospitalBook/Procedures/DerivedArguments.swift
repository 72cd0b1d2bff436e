import FHIRExchange
import HospitalCore
import Interchange
import SafetyInspection

/// Reads a hospital's own version of a checklist from the arguments of a procedure.
///
/// ```json
/// {"base":"FIRE9","id":"FIRE9-H1","version":"1","title":"本院消防检查","owner":"保卫科",
///  "from":"2026-03-01","edits":[
///    {"edit":"remove","item":"FIRE9-05-06"},
///    {"edit":"replace","item":{"code":"FIRE9-01-01","points":"4","criticality":2}},
///    {"edit":"add","section":"FIRE9-09","item":{"code":"H1-01","points":"2"}},
///    {"edit":"weigh","section":"FIRE9-01","weight":"10"},
///    {"edit":"add_section","section":{"code":"H1","items":[]}},
///    {"edit":"remove_section","section":"FIRE9-08"}]}
/// ```
/// `base` names a checklist of the library; `base_template` gives one in full instead.
extension DerivedTemplate {
    static let names = [
        "base", "base_template", "id", "version", "title", "owner", "from", "to", "total",
        "pass_rule", "edits",
    ]

    init(_ members: ArgumentMembers) throws {
        let base: ChecklistTemplate
        if let template = members.optional("base_template") {
            if let name = members.optional("base") {
                throw ArgumentError.duplicate(path: name.path)
            }
            base = try ChecklistTemplate(template)
        } else {
            base = try StandardChecklist.named(try members.text("base")).template()
        }
        let id = try members.text("id")
        try self.init(
            of: base,
            as: ChecklistTemplate.Identity(
                id: id, version: try members.text("version"),
                title: try members.optionalText("title") ?? base.identity.title),
            owner: try members.department("owner"),
            validity: Validity(
                from: try members.needed("from").day(), to: try members.optional("to")?.day()),
            total: try members.optional("total")?.choice(),
            passRule: try members.optional("pass_rule")?.choice(),
            edits: try members.elements("edits").map { try Edit($0) })
    }
}

extension DerivedTemplate.Edit {
    private enum Name: String, CaseIterable {
        case add, remove, replace, weigh
        case addSection = "add_section"
        case removeSection = "remove_section"

        var members: [String] {
            switch self {
            case .add: ["section", "item"]
            case .remove, .replace: ["item"]
            case .weigh: ["section", "weight"]
            case .addSection, .removeSection: ["section"]
            }
        }
    }

    fileprivate init(_ reader: ArgumentReader) throws {
        guard let named = try reader.namedMembers().first(where: { $0.name == "edit" }) else {
            throw ArgumentError.missing(path: "\(reader.path).edit")
        }
        let name = try named.reader.choice(Name.self)
        let members = try reader.members(["edit"] + name.members)
        switch name {
        case .add:
            self = .add(
                try ChecklistItem(try members.needed("item")),
                section: try members.text("section"))
        case .remove: self = .remove(item: try members.text("item"))
        case .replace: self = .replace(try ChecklistItem(try members.needed("item")))
        case .weigh:
            self = .weigh(
                section: try members.text("section"), try members.optionalDecimal("weight"))
        case .addSection:
            self = .addSection(try ChecklistSection(try members.needed("section")))
        case .removeSection: self = .removeSection(try members.text("section"))
        }
    }
}

extension ChecklistTemplate {
    /// The ways in which a procedure is told which checklist it works on.
    static let arguments: [ProcedureArgument] = [
        .optional(
            "checklist", .text,
            zh: "标准检查表编码，与template、derived、questionnaire四者取一",
            en: "The code of a standard checklist, or else template, derived or questionnaire"),
        .optional(
            "template", .object, zh: "检查模板：id、version、title、total、pass_rule、sections",
            en: "A template: id, version, title, total, pass_rule, sections"),
        .optional(
            "derived", .object,
            zh: "医院自定版本：base、id、version、owner、from、edits等，同checklist.derive",
            en: "A version of the hospital's own: base, id, version, owner, from, edits, as in "
                + "checklist.derive"),
        .optional(
            "questionnaire", .object, zh: "FHIR问卷，同fhir.template",
            en: "A FHIR form, as in fhir.template"),
    ]
}

extension ArgumentMembers {
    /// The checklist that is named, given in full or derived; exactly one of the four.
    func checklistTemplate() throws -> ChecklistTemplate { try heldChecklist().template }

    /// The checklist with the days on which it holds; `nil` for one that is given in full.
    func heldChecklist() throws -> (template: ChecklistTemplate, validity: Validity?) {
        let given = ["checklist", "template", "derived", "questionnaire"]
            .compactMap { optional($0) }
        if given.count > 1 { throw ArgumentError.duplicate(path: given[1].path) }
        if let name = optional("checklist") {
            let checklist = try StandardChecklist.named(try name.text())
            return (try checklist.template(), checklist.validity)
        }
        if let reader = optional("derived") {
            let derived = try DerivedTemplate(reader.members(DerivedTemplate.names))
            return (derived.template, derived.validity)
        }
        if let form = optional("questionnaire") {
            return (try ImportedChecklist(try form.questionnaire()).template, nil)
        }
        return (try ChecklistTemplate(try needed("template")), nil)
    }
}
