import HospitalCore
import Interchange
import SafetyInspection

/// Reads a checklist template and answers from the arguments of a procedure.
///
/// ```json
/// {"id":"DAILY","version":"1","title":"每日检查","total":"percent","pass_rule":"percent",
///  "sections":[{"code":"S1","title":"库房","weight":"60",
///    "items":[{"code":"A","text":"温度","points":"5","criticality":1,"kind":"number",
///              "minimum":"14","maximum":"24","unit":"℃","follow_ups":[]}],
///    "sections":[]}]}
/// ```
/// The items of a section come before its inner sections.
extension ChecklistTemplate {
    /// Decodes a template.
    /// - Throws: ``ArgumentError`` with the path, or what a template refuses.
    init(_ reader: ArgumentReader) throws {
        let members = try reader.members([
            "id", "version", "title", "total", "pass_rule", "sections",
        ])
        let id = try members.needed("id").text()
        try self.init(
            Identity(
                id: id, version: try members.needed("version").text(),
                title: try members.optional("title")?.text() ?? id),
            total: try members.needed("total").choice(),
            passRule: try members.optional("pass_rule")?.choice() ?? .percent,
            sections: try members.needed("sections").elements().map { try ChecklistSection($0) })
    }
}

extension ChecklistSection {
    init(_ reader: ArgumentReader) throws {
        let members = try reader.members([
            "code", "title", "weight", "condition", "items", "sections",
        ])
        let code = try members.needed("code").text()
        let items = try members.optional("items")?.elements().map { try ChecklistItem($0) }
        let sections = try members.optional("sections")?.elements().map { try ChecklistSection($0) }
        self.init(
            code, try members.optional("title")?.text() ?? code,
            weight: try members.optional("weight")?.decimal(),
            condition: try members.optional("condition").map { try ItemCondition($0) },
            children: (items ?? []).map(Child.item) + (sections ?? []).map(Child.section))
    }
}

extension ChecklistItem {
    init(_ reader: ArgumentReader) throws {
        let members = try reader.members([
            "code", "text", "points", "criticality", "kind", "deduction", "floor", "minimum",
            "maximum", "unit", "choices", "allows_not_applicable", "required", "frequency",
            "condition", "source", "follow_ups",
        ])
        let code = try members.needed("code").text()
        self.init(
            code, try members.optional("text")?.text() ?? code,
            points: try members.needed("points").decimal(),
            criticality: try members.optional("criticality")?.criticality() ?? .ordinary,
            answerKind: try AnswerKind(members))
        allowsNotApplicable = try members.optional("allows_not_applicable")?.flag() ?? true
        isRequired = try members.optional("required")?.flag() ?? true
        frequency = try members.optional("frequency")?.choice()
        condition = try members.optional("condition").map { try ItemCondition($0) }
        source = try members.optional("source")?.text() ?? ""
        followUps =
            try members.optional("follow_ups")?.elements().map { try ChecklistItem($0) } ?? []
    }
}

extension AnswerKind {
    /// The names of the kinds.
    private enum Name: String, CaseIterable {
        case yesNo = "yes_no"
        case points, occurrences, number, choice, text, day, photo, signature
    }

    fileprivate init(_ members: ArgumentMembers) throws {
        switch try members.optional("kind")?.choice(Name.self) ?? .yesNo {
        case .yesNo: self = .yesNo
        case .points: self = .points
        case .occurrences:
            self = .occurrences(
                deduction: try members.needed("deduction").decimal(),
                floor: try members.optional("floor")?.decimal() ?? .zero)
        case .number:
            self = .number(
                NumberLimits(
                    minimum: try members.optional("minimum")?.decimal(),
                    maximum: try members.optional("maximum")?.decimal(),
                    unit: try members.optional("unit")?.text() ?? ""))
        case .choice:
            self = .choice(try members.needed("choices").elements().map { try Choice($0) })
        case .text: self = .text
        case .day: self = .day
        case .photo: self = .photo
        case .signature: self = .signature
        }
    }
}

extension AnswerKind.Choice {
    fileprivate init(_ reader: ArgumentReader) throws {
        let members = try reader.members(["code", "text", "score", "failure"])
        let code = try members.needed("code").text()
        self.init(
            code, try members.optional("text")?.text() ?? code,
            score: try members.optional("score")?.decimal(),
            isFailure: try members.optional("failure")?.flag() ?? false)
    }
}

extension ItemCondition {
    /// The names of the comparisons.
    private enum Name: String, CaseIterable {
        case answered
        case missing
        case equal
        case notEqual = "not_equal"
        case below
        case atMost = "at_most"
        case above
        case atLeast = "at_least"
    }

    /// `{"joining":"all","tests":[{"item":"A","is":"above","number":"24"}]}`.
    fileprivate init(_ reader: ArgumentReader) throws {
        let members = try reader.members(["joining", "tests"])
        self.init(
            try members.needed("tests").elements().map { test in
                let members = try test.members(["item", "is"] + Answer.names)
                return Test(
                    try members.needed("item").text(),
                    try Self.comparison(try members.needed("is").choice(), members))
            },
            joining: try members.optional("joining")?.choice() ?? .all)
    }

    private static func comparison(_ name: Name, _ members: ArgumentMembers) throws -> Comparison {
        switch name {
        case .answered: return .isAnswered(true)
        case .missing: return .isAnswered(false)
        case .equal: return .equal(try Answer(members))
        case .notEqual: return .notEqual(try Answer(members))
        case .below: return .below(try Answer(members))
        case .atMost: return .atMost(try Answer(members))
        case .above: return .above(try Answer(members))
        case .atLeast: return .atLeast(try Answer(members))
        }
    }
}

extension ItemAnswer {
    /// `{"item":"A","answer":"yes"}`, or another name for another kind: `"points":"4.5"`.
    init(_ reader: ArgumentReader) throws {
        try self.init(try reader.members(Self.names))
    }

    static let names = ["item", "note", "evidence", "inspector"] + Answer.names

    init(_ members: ArgumentMembers) throws {
        self.init(try members.needed("item").text(), try Answer(members))
        note = try members.optional("note")?.text() ?? ""
        evidence = try members.optional("evidence")?.texts() ?? []
        inspector = try members.optionalPerson("inspector")
    }
}

extension Answer {
    /// The words of an answer without a value.
    private enum Word: String, CaseIterable {
        case yes, no, notApplicable = "not_applicable"
    }

    /// The names of which an answer has exactly one.
    fileprivate static let names = [
        "answer", "points", "occurrences", "number", "choice", "text", "day", "photo", "signature",
    ]

    fileprivate init(_ members: ArgumentMembers) throws {
        let given = Self.names.filter { members.optional($0) != nil }
        let name = given.first ?? "answer"
        let reader = try members.needed(name)
        if given.count > 1 { throw ArgumentError.duplicate(path: reader.path) }
        switch name {
        case "points": self = .points(try reader.decimal())
        case "occurrences": self = .occurrences(try reader.whole())
        case "number": self = .number(try reader.decimal())
        case "choice": self = .choice(try reader.text())
        case "text": self = .text(try reader.text())
        case "day": self = .day(try reader.day())
        case "photo": self = .photo(try reader.text())
        case "signature": self = .signature(try reader.person())
        default:
            switch try reader.choice(Word.self) {
            case .yes: self = .yes
            case .no: self = .no
            case .notApplicable: self = .notApplicable
            }
        }
    }
}

extension ArgumentReader {
    /// 0 普通, 1 关键, 2 否决.
    fileprivate func criticality() throws -> Criticality {
        let number = try whole()
        guard let criticality = Criticality(rawValue: number) else {
            throw ArgumentError.value(path: path, value: String(number), allowed: "0, 1, 2")
        }
        return criticality
    }
}
