import HospitalCore
import Interchange
import SafetyInspection

/// Reads a form as sections and items.
struct ChecklistReader {
    let form: Questionnaire
    private(set) var notes: [FHIRIssue] = []
    /// The kinds of the questions that were read, which conditions look back at.
    private(set) var kinds: [String: AnswerKind] = [:]
    private let valueSets: ValueSets
    /// The choices that were read, and those of each value set.
    private var choiceCount = 0
    private var listed: [String: [AnswerKind.Choice]] = [:]
    /// How many choices a checklist may have in all.
    private static let maximumChoices = 100_000

    init(form: Questionnaire) {
        self.form = form
        valueSets = ValueSets([], containedIn: form)
    }

    /// Tells something of an item; of one in it when another name is given.
    mutating func note(
        _ code: FHIRIssueCode, _ item: QuestionnaireItem, linkID: String? = nil
    ) {
        notes.append(FHIRIssue(code, at: item.path, linkID: linkID ?? item.linkID))
    }

    func total() throws(FHIRError) -> ChecklistTemplate.Total {
        try form.element.ownCode(
            HospitalExtension.total, at: "Questionnaire", ChecklistTemplate.Total.self) ?? .percent
    }

    func passRule() throws(FHIRError) -> ChecklistTemplate.PassRule {
        try form.element.ownCode(
            HospitalExtension.passRule, at: "Questionnaire", ChecklistTemplate.PassRule.self)
            ?? .percent
    }

    mutating func identity() throws(FHIRError) -> ChecklistTemplate.Identity {
        var id = form.url ?? form.element.text("id") ?? form.element.text("name") ?? ""
        if id.hasPrefix(HospitalExtension.checklist) {
            id = String(id.dropFirst(HospitalExtension.checklist.count))
        } else if let last = id.split(separator: "/").last {
            id = String(last)
        }
        guard !id.isEmpty else {
            throw .notMapped(path: "Questionnaire", reason: .identityMissing)
        }
        if form.version == nil {
            notes.append(FHIRIssue(.versionAssumed, at: "Questionnaire.version"))
        }
        return ChecklistTemplate.Identity(
            id: id, version: form.version ?? "1", title: form.title ?? id)
    }

    func citations() throws(FHIRError) -> [Citation] {
        var citations: [Citation] = []
        for citation in form.element.extensions(HospitalExtension.citation) {
            citations.append(
                try Citation(
                    citation, at: "Questionnaire.extension('\(HospitalExtension.citation)')"))
        }
        return citations
    }

    // MARK: Sections

    /// The groups at the top; questions beside them stand in a section of their own.
    mutating func sections() throws(FHIRError) -> [ChecklistSection] {
        var sections: [ChecklistSection] = []
        var loose: [ChecklistSection.Child] = []
        func close(_ number: Int) {
            if loose.isEmpty { return }
            sections.append(ChecklistSection("top-\(number)", form.title ?? "", children: loose))
            loose = []
        }
        for (number, item) in form.items.enumerated() {
            if item.kind == .group {
                close(number)
                sections.append(try section(item))
            } else if item.kind == .display {
                note(.displayDropped, item)
            } else {
                if loose.isEmpty { note(.sectionAdded, item) }
                loose.append(.item(try self.item(item)))
            }
        }
        close(form.items.count)
        return sections
    }

    private mutating func section(
        _ group: QuestionnaireItem
    ) throws(FHIRError) -> ChecklistSection {
        let element = group.element
        let code =
            try element.ownText(HospitalExtension.sectionCode, at: group.path)
            ?? group.linkID
        let weight = try element.ownDecimal(HospitalExtension.sectionWeight, at: group.path)
        let condition = try condition(of: group)
        var children: [ChecklistSection.Child] = []
        for item in group.items {
            switch item.kind {
            case .group: children.append(.section(try section(item)))
            case .display: note(.displayDropped, item)
            default: children.append(.item(try self.item(item)))
            }
        }
        return ChecklistSection(
            code, group.text ?? code, weight: weight, condition: condition, children: children)
    }

    // MARK: Items

    private mutating func item(_ question: QuestionnaireItem) throws(FHIRError) -> ChecklistItem {
        let (element, path) = (question.element, question.path)
        let condition = try condition(of: question)
        let kind = try answerKind(of: question)
        kinds[question.linkID] = kind
        noteLimits(of: question)
        let written = try element.ownDecimal(HospitalExtension.points, at: path)
        let points = written ?? Self.greatestWeight(kind)
        if points == nil { note(.pointsMissing, question) }
        var item = ChecklistItem(
            question.linkID, question.text ?? question.linkID, points: points ?? .zero,
            criticality: try element.own(HospitalExtension.criticality, at: path) {
                $0.numberText.flatMap { Int($0) }.flatMap(Criticality.init)
            } ?? .ordinary,
            answerKind: kind)
        item.allowsNotApplicable = try Self.allowsNotApplicable(
            question, kind, isOwn: written != nil)
        item.isRequired = question.isRequired
        item.frequency = try element.ownCode(
            HospitalExtension.frequency, at: path, Frequency.self)
        item.condition = condition
        item.source = try element.ownText(HospitalExtension.source, at: path) ?? ""
        item.followUps = try followUps(of: question.items)
        return item
    }

    /// Tells when a form limits an answer in a way that a checklist does not.
    private mutating func noteLimits(of question: QuestionnaireItem) {
        let limits = [
            "regex", "minLength", "maxDecimalPlaces", "questionnaire-minOccurs",
            "questionnaire-maxOccurs",
        ]
        let isLimited =
            question.repeats || question.element["maxLength"] != nil
            || limits.contains {
                !question.element.extensions(Questionnaire.standard + $0).isEmpty
            }
        if isLimited { note(.limitNotTaken, question) }
    }

    /// The questions below a question; those of a group below it follow the question themselves,
    /// under the condition of the group and their own: nothing in a hidden group is asked.
    private mutating func followUps(
        of items: [QuestionnaireItem]
    ) throws(FHIRError) -> [ChecklistItem] {
        var followUps: [ChecklistItem] = []
        for item in items {
            switch item.kind {
            case .display: note(.displayDropped, item)
            case .group:
                note(.groupFlattened, item)
                let condition = try condition(of: item)
                for var inner in try self.followUps(of: item.items) {
                    inner.condition = try joined(condition, inner.condition, inner.code, in: item)
                    followUps.append(inner)
                }
            default: followUps.append(try self.item(item))
            }
        }
        return followUps
    }

    private static func greatestWeight(_ kind: AnswerKind) -> Decimal? {
        guard case .choice(let choices) = kind else { return nil }
        return choices.compactMap(\.score).max()
    }

    /// A question with codes of answers says it by the code; any other of the library's own applies
    /// always only where it says so, and a foreign one has no way to say it.
    private static func allowsNotApplicable(
        _ question: QuestionnaireItem, _ kind: AnswerKind, isOwn: Bool
    ) throws(FHIRError) -> Bool {
        let said = try question.element.ownFlag(
            HospitalExtension.notApplicable, at: question.path)
        switch kind {
        case .yesNo, .choice: return question.options.contains(where: isNotApplicable)
        default: return isOwn && said != false
        }
    }

    private static func ownCode(_ option: FHIRElement) -> String? {
        guard let coding = option.chosen("value")?.element,
            coding.text("system") == HospitalExtension.answerSystem
        else { return nil }
        return coding.text("code")
    }

    private static func isNotApplicable(_ option: FHIRElement) -> Bool {
        ownCode(option) == "not_applicable"
    }

    // MARK: Kinds of answers

    private mutating func answerKind(
        of question: QuestionnaireItem
    ) throws(FHIRError) -> AnswerKind {
        let (element, path) = (question.element, question.path)
        let names = ["points", "occurrences", "number", "photo", "signature"]
        let name = try element.own(HospitalExtension.answerKind, at: path) { value in
            value.text.flatMap { names.contains($0) ? $0 : nil }
        }
        switch name {
        case "points": return .points
        case "occurrences":
            return .occurrences(
                deduction: try element.ownDecimal(HospitalExtension.deduction, at: path) ?? .zero,
                floor: try element.ownDecimal(HospitalExtension.floor, at: path) ?? .zero)
        case "number":
            return .number(
                try limits(
                    question, HospitalExtension.minimum, HospitalExtension.maximum))
        case "photo": return .photo
        case "signature": return .signature
        default: return try foreignKind(of: question)
        }
    }

    private mutating func foreignKind(
        of question: QuestionnaireItem
    ) throws(FHIRError) -> AnswerKind {
        switch question.kind {
        case .boolean: return .yesNo
        case .choice, .coding, .openChoice: return try choice(question)
        case .decimal, .integer, .quantity:
            if !question.options.isEmpty { return try choice(question) }
            return .number(
                try limits(
                    question, Questionnaire.standard + "minValue",
                    Questionnaire.standard + "maxValue"))
        case .date: return .day
        case .text: return .text
        case .string: return question.options.isEmpty ? .text : try choice(question)
        case .attachment: return .photo
        default:
            note(.kindNearest, question)
            return .text
        }
    }

    private func limits(
        _ question: QuestionnaireItem, _ minimum: String, _ maximum: String
    ) throws(FHIRError) -> AnswerKind.NumberLimits {
        let unit = question.element
            .extensionValue(Questionnaire.standard + "questionnaire-unit")?.element
        return AnswerKind.NumberLimits(
            minimum: try question.element.ownDecimal(minimum, at: question.path),
            maximum: try question.element.ownDecimal(maximum, at: question.path),
            unit: unit?.text("display") ?? unit?.text("code") ?? "")
    }

    private mutating func choice(_ question: QuestionnaireItem) throws(FHIRError) -> AnswerKind {
        let options = question.options.filter { !Self.isNotApplicable($0) }
        if !options.isEmpty, options.allSatisfy({ Self.ownCode($0) != nil }) { return .yesNo }
        if question.takesText || question.takesOthers { note(.kindNearest, question) }
        var choices: [AnswerKind.Choice] = []
        for option in options {
            guard let value = option.chosen("value") else { continue }
            choices.append(
                try choice(
                    value.element, value, weighed: option, of: question))
        }
        if choices.isEmpty, let set = question.element.text("answerValueSet") {
            choices = try self.choices(ofValueSet: set, for: question)
        }
        choiceCount += choices.count
        guard choiceCount <= Self.maximumChoices else {
            throw .tooManyItems(resource: "answerOption", limit: Self.maximumChoices)
        }
        guard !choices.isEmpty else {
            note(.kindNearest, question)
            return .text
        }
        return .choice(choices)
    }

    private mutating func choices(
        ofValueSet name: String, for question: QuestionnaireItem
    ) throws(FHIRError) -> [AnswerKind.Choice] {
        if let known = listed[name] { return known }
        var choices: [AnswerKind.Choice] = []
        for concept in valueSets.named(name)?.options ?? [] {
            choices.append(
                try choice(
                    concept, FHIRValue(type: "Coding", json: .object(concept.object)),
                    weighed: concept, of: question))
        }
        listed[name] = choices
        return choices
    }

    private func choice(
        _ coding: FHIRElement?, _ value: FHIRValue, weighed option: FHIRElement,
        of question: QuestionnaireItem
    ) throws(FHIRError) -> AnswerKind.Choice {
        guard let code = coding?.text("code") ?? value.text ?? value.numberText else {
            throw .notMapped(path: question.path, reason: .code)
        }
        let weight = option.weight ?? coding?.weight
        guard weight == nil || weight?.decimal != nil else {
            throw .notMapped(path: question.path, reason: .number)
        }
        return AnswerKind.Choice(
            code, coding?.text("display") ?? code, score: weight?.decimal,
            isFailure: try option.ownFlag(HospitalExtension.failure, at: question.path) ?? false)
    }
}
