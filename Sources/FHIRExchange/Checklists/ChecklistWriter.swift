import HospitalCore
import Interchange
import SafetyInspection

/// Writes a checklist as a form (检查表转问卷), with the extensions of ``HospitalExtension``.
///
/// A section becomes a group, an item a question, a follow-up a question below it; codes become
/// linkIds, so that responses of one version stay readable with the next. Reading the form back
/// gives the same checklist.
extension Questionnaire {
    /// The form of a checklist.
    /// - Throws: `notMapped` for a condition on a photograph or on "not applicable" of an item that
    ///   has no code for it, which `enableWhen` cannot compare.
    public init(of template: ChecklistTemplate, as release: FHIRRelease) throws(FHIRError) {
        var object: JSONObject = ["resourceType": .string("Questionnaire")]
        let writer = ChecklistWriter(template: template, release: release)
        object.append("extension", .array(writer.head))
        object.append("url", .string(HospitalExtension.checklist + template.identity.id))
        object.append("version", .string(template.identity.version))
        object.append("title", .string(template.identity.title))
        object.append("status", .string("active"))
        var items: [JSONValue] = []
        for section in template.sections { items.append(try writer.group(section)) }
        object.append("item", .array(items))
        try self.init(.object(object))
    }
}

private struct ChecklistWriter {
    let template: ChecklistTemplate
    let release: FHIRRelease
    private let kinds: [String: AnswerKind]

    init(template: ChecklistTemplate, release: FHIRRelease) {
        self.template = template
        self.release = release
        var kinds: [String: AnswerKind] = [:]
        for item in template.items { kinds[item.code] = item.answerKind }
        self.kinds = kinds
    }

    var head: [JSONValue] {
        let rules = [
            FHIRWriting.ext(
                HospitalExtension.total, "Code", .string(template.total.rawValue)),
            FHIRWriting.ext(
                HospitalExtension.passRule, "Code", .string(template.passRule.rawValue)),
        ]
        return rules
            + template.citations.map { citation in
                var parts = [
                    FHIRWriting.ext("title", "String", .string(citation.title)),
                    FHIRWriting.ext("number", "String", .string(citation.number)),
                    FHIRWriting.ext("article", "String", .string(citation.article)),
                    FHIRWriting.ext("confirmed", "Boolean", .bool(citation.isConfirmed)),
                ]
                if let day = citation.validFrom {
                    parts.append(FHIRWriting.ext("valid-from", "Integer", .number(String(day))))
                }
                return .object([
                    "url": .string(HospitalExtension.citation), "extension": .array(parts),
                ])
            }
    }

    func group(_ section: ChecklistSection) throws(FHIRError) -> JSONValue {
        var own: [JSONValue] = []
        var linkID = section.code
        if kinds[section.code] != nil {
            // Codes of sections and items may be the same; linkIds may not.
            own.append(
                FHIRWriting.ext(
                    HospitalExtension.sectionCode, "String", .string(section.code)))
            linkID = "section:" + section.code
        }
        if let weight = section.weight {
            own.append(FHIRWriting.ext(HospitalExtension.sectionWeight, weight))
        }
        var object = JSONObject()
        FHIRWriting.add("extension", own, to: &object)
        object.append("linkId", .string(linkID))
        object.append("text", .string(section.title))
        object.append("type", .string("group"))
        try add(section.condition, of: section.code, to: &object)
        var items: [JSONValue] = []
        for child in section.children {
            switch child {
            case .section(let inner): items.append(try group(inner))
            case .item(let item): items.append(try question(item))
            }
        }
        FHIRWriting.add("item", items, to: &object)
        return .object(object)
    }

    private func question(_ item: ChecklistItem) throws(FHIRError) -> JSONValue {
        var object: JSONObject = ["extension": .array(extensions(of: item))]
        object.append("linkId", .string(item.code))
        object.append("text", .string(item.text))
        object.append("type", .string(type(of: item.answerKind)))
        try add(item.condition, of: item.code, to: &object)
        object.append("required", .bool(item.isRequired))
        let options = options(of: item)
        if !options.isEmpty && release == .r5 {
            object.append("answerConstraint", .string("optionsOnly"))
        }
        FHIRWriting.add("answerOption", options, to: &object)
        var items: [JSONValue] = []
        for followUp in item.followUps { items.append(try question(followUp)) }
        FHIRWriting.add("item", items, to: &object)
        return .object(object)
    }

    private func type(of kind: AnswerKind) -> String {
        switch kind {
        case .yesNo, .choice: release == .r4 ? "choice" : "coding"
        case .points, .number: "decimal"
        case .occurrences: "integer"
        case .text: "text"
        case .signature: "string"
        case .day: "date"
        case .photo: "attachment"
        }
    }

    private func extensions(of item: ChecklistItem) -> [JSONValue] {
        var own = [FHIRWriting.ext(HospitalExtension.points, item.points)]
        if item.criticality != .ordinary {
            own.append(
                FHIRWriting.ext(
                    HospitalExtension.criticality, "Integer",
                    .number(String(item.criticality.rawValue))))
        }
        own += extensions(of: item.answerKind)
        if !item.allowsNotApplicable {
            own.append(
                FHIRWriting.ext(
                    HospitalExtension.notApplicable, "Boolean", .bool(false)))
        }
        if let frequency = item.frequency {
            own.append(
                FHIRWriting.ext(
                    HospitalExtension.frequency, "Code", .string(frequency.rawValue)))
            if let rule = frequency.recurrenceRule {
                own.append(
                    FHIRWriting.ext(
                        HospitalExtension.recurrence, "String", .string(rule)))
            }
        }
        if !item.source.isEmpty {
            own.append(FHIRWriting.ext(HospitalExtension.source, "String", .string(item.source)))
        }
        return own
    }

    private func extensions(of kind: AnswerKind) -> [JSONValue] {
        func named(_ name: String) -> JSONValue {
            FHIRWriting.ext(HospitalExtension.answerKind, "Code", .string(name))
        }
        switch kind {
        case .points: return [named("points")]
        case .occurrences(let deduction, let floor):
            return [
                named("occurrences"), FHIRWriting.ext(HospitalExtension.deduction, deduction),
                FHIRWriting.ext(HospitalExtension.floor, floor),
            ]
        case .number(let limits):
            var own = [named("number")]
            if let minimum = limits.minimum {
                own.append(FHIRWriting.ext(HospitalExtension.minimum, minimum))
            }
            if let maximum = limits.maximum {
                own.append(FHIRWriting.ext(HospitalExtension.maximum, maximum))
            }
            guard !limits.unit.isEmpty else { return own }
            return own + [
                FHIRWriting.ext(
                    Questionnaire.standard + "questionnaire-unit", "Coding",
                    .object(["display": .string(limits.unit)]))
            ]
        case .photo: return [named("photo")]
        case .signature: return [named("signature")]
        case .yesNo, .choice, .text, .day: return []
        }
    }

    private func options(of item: ChecklistItem) -> [JSONValue] {
        var options: [JSONValue]
        switch item.answerKind {
        case .yesNo:
            options = [
                option(.yes, item, weight: .one), option(.no, item, weight: .zero),
            ]
        case .choice(let choices):
            options = choices.map { choice in
                option(
                    .choice(choice.code), item, weight: choice.score, isFailure: choice.isFailure)
            }
        default: return []
        }
        if item.allowsNotApplicable { options.append(option(.notApplicable, item, weight: nil)) }
        return options
    }

    private func option(
        _ answer: Answer, _ item: ChecklistItem, weight: Decimal?, isFailure: Bool = false
    ) -> JSONValue {
        var own: [JSONValue] = []
        if let weight { own.append(FHIRWriting.ext(Questionnaire.standard + "itemWeight", weight)) }
        if isFailure {
            own.append(FHIRWriting.ext(HospitalExtension.failure, "Boolean", .bool(true)))
        }
        var object = JSONObject()
        FHIRWriting.add("extension", own, to: &object)
        let coding = AnswerMapping.value(of: answer, to: item.answerKind)?.json ?? .null
        object.append("valueCoding", coding)
        return .object(object)
    }

    // MARK: Conditions

    private func add(
        _ condition: ItemCondition?, of code: String, to object: inout JSONObject
    ) throws(FHIRError) {
        guard let condition else { return }
        var tests: [JSONValue] = []
        for test in condition.tests { tests.append(try enableWhen(test, of: code)) }
        object.append("enableWhen", .array(tests))
        // One condition needs no word about how it joins; the word is kept where it is `any`.
        if tests.count > 1 || condition.joining == .any {
            object.append("enableBehavior", .string(condition.joining.rawValue))
        }
    }

    private func enableWhen(
        _ test: ItemCondition.Test, of code: String
    ) throws(FHIRError) -> JSONValue {
        let (comparison, operand) = Self.parts(test.comparison)
        var object = JSONObject()
        if comparison == .notEqual {
            object.append(
                "extension",
                .array([
                    FHIRWriting.ext(HospitalExtension.answeredOnly, "Boolean", .bool(true))
                ]))
        }
        object.append("question", .string(test.item))
        object.append("operator", .string(comparison.rawValue))
        guard let operand else {
            object.append("answerBoolean", .bool(test.comparison == .isAnswered(true)))
            return .object(object)
        }
        guard let kind = kinds[test.item], let value = AnswerMapping.value(of: operand, to: kind),
            value.type != "Attachment"
        else { throw .notMapped(path: code, reason: .conditionOperand) }
        object.append("answer" + value.type, value.json)
        return .object(object)
    }

    private static func parts(
        _ comparison: ItemCondition.Comparison
    ) -> (EnableWhen.Operator, Answer?) {
        switch comparison {
        case .isAnswered: (.exists, nil)
        case .equal(let answer): (.equal, answer)
        case .notEqual(let answer): (.notEqual, answer)
        case .below(let answer): (.below, answer)
        case .atMost(let answer): (.atMost, answer)
        case .above(let answer): (.above, answer)
        case .atLeast(let answer): (.atLeast, answer)
        }
    }
}
