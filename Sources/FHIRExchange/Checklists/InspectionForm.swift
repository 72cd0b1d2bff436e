import HospitalCore
import Interchange
import SafetyInspection

/// Writes a completed checklist as a response (检查记录转答卷).
extension QuestionnaireResponse {
    /// The response of a completed checklist: its answers with notes, evidence and inspectors, in
    /// the order of the checklist.
    ///
    /// It is `completed` when no required answer is missing, else `in-progress`. It names the
    /// checklist with its version, so that it stays readable later.
    /// - `occasion`: where, when and by whom; `nil` when that is not known.
    public init(
        of checklist: CompletedChecklist, on occasion: Inspection.Occasion? = nil,
        as release: FHIRRelease
    ) throws(FHIRError) {
        let identity = checklist.template.identity
        var object: JSONObject = ["resourceType": .string("QuestionnaireResponse")]
        if let occasion {
            let identifier: JSONValue = .object([
                "system": .string(HospitalExtension.inspection),
                "value": .string(occasion.id.code),
            ])
            object.append("identifier", release == .r4 ? identifier : .array([identifier]))
        }
        object.append(
            "questionnaire",
            .string("\(HospitalExtension.checklist)\(identity.id)|\(identity.version)"))
        object.append(
            "status", .string(checklist.missingItems.isEmpty ? "completed" : "in-progress"))
        if let occasion {
            object.append("subject", FHIRWriting.reference(occasion.place.code))
            object.append("authored", .string(occasion.day.description))
            object.append("author", FHIRWriting.reference(occasion.inspector.code))
        }
        let writer = ResponseWriter(checklist)
        FHIRWriting.add("item", checklist.template.sections.compactMap(writer.group), to: &object)
        try self.init(.object(object))
    }
}

private struct ResponseWriter {
    private let answers: [String: ItemAnswer]
    private let template: ChecklistTemplate

    init(_ checklist: CompletedChecklist) {
        template = checklist.template
        var answers: [String: ItemAnswer] = [:]
        for answer in checklist.answers { answers[answer.item] = answer }
        self.answers = answers
    }

    /// A section with what was answered in it; `nil` when nothing was.
    func group(_ section: ChecklistSection) -> JSONValue? {
        let items = section.children.compactMap { child in
            switch child {
            case .section(let inner): group(inner)
            case .item(let item): question(item)
            }
        }
        guard !items.isEmpty else { return nil }
        let isTaken = template.item(section.code) != nil
        return .object([
            "linkId": .string(isTaken ? "section:" + section.code : section.code),
            "text": .string(section.title), "item": .array(items),
        ])
    }

    private func question(_ item: ChecklistItem) -> JSONValue? {
        let below = item.followUps.compactMap(question)
        guard answers[item.code] != nil || !below.isEmpty else { return nil }
        var answer = JSONObject()
        if let given = answers[item.code] {
            FHIRWriting.add("extension", extensions(of: given), to: &answer)
            if let value = AnswerMapping.value(of: given.answer, to: item.answerKind) {
                answer.append("value" + value.type, value.json)
            } else {
                answer.append(
                    "_value" + AnswerMapping.type(of: item.answerKind),
                    .object([
                        "extension": .array([
                            FHIRWriting.ext(
                                HospitalExtension.absentReason, "Code",
                                .string("not-applicable"))
                        ])
                    ]))
            }
        }
        FHIRWriting.add("item", below, to: &answer)
        return .object([
            "linkId": .string(item.code), "text": .string(item.text),
            "answer": .array([.object(answer)]),
        ])
    }

    private func extensions(of answer: ItemAnswer) -> [JSONValue] {
        var own: [JSONValue] = []
        if !answer.note.isEmpty {
            own.append(FHIRWriting.ext(HospitalExtension.note, "String", .string(answer.note)))
        }
        if let inspector = answer.inspector {
            own.append(
                FHIRWriting.ext(
                    HospitalExtension.inspector, "String", .string(inspector.code)))
        }
        return own
            + answer.evidence.map {
                FHIRWriting.ext(HospitalExtension.evidence, "String", .string($0))
            }
    }
}

/// The answers of a response to a checklist (答卷转检查答案), in the order of the response.
///
/// Whether they are sound is told by ``ResponseCheck`` for the form and by `CompletedChecklist` for
/// the checklist.
public struct InspectionAnswers: Equatable, Sendable {
    /// The answers.
    public let answers: [ItemAnswer]
    /// Where, when and by whom; `nil` unless the response tells all of it.
    public let occasion: Inspection.Occasion?

    /// Reads a response.
    /// - Throws: ``FHIRError`` `notMapped` for an answer to an item that the checklist does not
    ///   have, of another kind, or several to one item, and for a moment of writing that is none.
    public init(
        _ response: QuestionnaireResponse, to template: ChecklistTemplate
    ) throws(FHIRError) {
        var answers: [ItemAnswer] = []
        try Self.read(response.items, of: template, into: &answers)
        self.answers = answers
        let element = response.element
        if let authored = element["authored"] {
            guard case .string(let text) = authored, FHIRTime.isDateTime(text) else {
                throw .notMapped(path: "QuestionnaireResponse.authored", reason: .day)
            }
        }
        let identifier = element.element("identifier") ?? element.elements("identifier").first
        if let id = identifier?.text("value"), let place = Self.code(element, "subject"),
            let inspector = Self.code(element, "author"),
            let day = element.text("authored").flatMap({ try? Day(String($0.prefix(10))) })
        {
            occasion = Inspection.Occasion(
                id: Inspection.ID(id), place: Place.ID(place), day: day,
                inspector: Person.ID(inspector))
        } else {
            occasion = nil
        }
    }

    private static func code(_ element: FHIRElement, _ name: String) -> String? {
        let reference = element.element(name)
        return reference?.element("identifier")?.text("value") ?? reference?.text("reference")
    }

    private static func read(
        _ items: [ResponseItem], of template: ChecklistTemplate, into answers: inout [ItemAnswer]
    ) throws(FHIRError) {
        for item in items {
            if !item.answers.isEmpty {
                guard let question = template.item(item.linkID) else {
                    throw .notMapped(path: item.path, reason: .unknownItem)
                }
                guard item.answers.count == 1, let answer = item.answers.first else {
                    throw .notMapped(path: item.path, reason: .severalAnswers)
                }
                if let given = try self.answer(answer, to: question) { answers.append(given) }
                try read(answer.items, of: template, into: &answers)
            }
            try read(item.items, of: template, into: &answers)
        }
    }

    /// The answer; `nil` where there is only what stands below.
    private static func answer(
        _ given: ResponseAnswer, to question: ChecklistItem
    ) throws(FHIRError) -> ItemAnswer? {
        guard let value = given.value else { return nil }
        let answer: Answer
        if value.isPresent {
            answer = try AnswerMapping.answer(of: value, to: question.answerKind, at: given.path)
        } else {
            let reason = given.element.element("_value" + value.type)?
                .extensionValue(HospitalExtension.absentReason)?.text
            guard reason == "not-applicable" else {
                throw .notMapped(path: given.path, reason: .answer)
            }
            answer = .notApplicable
        }
        var item = ItemAnswer(question.code, answer)
        let element = given.element
        item.note = try element.ownText(HospitalExtension.note, at: given.path) ?? ""
        item.inspector = try element.ownText(HospitalExtension.inspector, at: given.path)
            .map { Person.ID($0) }
        for evidence in element.extensions(HospitalExtension.evidence) {
            guard let text = evidence.chosen("value")?.text else {
                throw .notMapped(
                    path: "\(given.path).extension('\(HospitalExtension.evidence)')",
                    reason: .ownExtension)
            }
            item.evidence.append(text)
        }
        return item
    }
}
