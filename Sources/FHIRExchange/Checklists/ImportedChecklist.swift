import HospitalCore
import Interchange
import SafetyInspection

/// A form taken as a checklist (问卷转检查表), and what of the form has no place in one.
///
/// A form that was written from a checklist gives exactly that checklist. Of any other, groups
/// become sections, questions items, questions below questions follow-ups; points come from
/// weights (`itemWeight`, `ordinalValue`), and a question without any is asked and not scored.
/// What a checklist cannot hold is told as notes; the form itself stays as it is and should be kept
/// beside the checklist.
public struct ImportedChecklist: Equatable, Sendable {
    /// The checklist.
    public let template: ChecklistTemplate
    /// What was left out or taken otherwise, in the order of the form.
    public let notes: [FHIRIssue]

    /// Takes a form.
    /// - Throws: ``FHIRError`` `notMapped` for a condition or a number that cannot be taken over,
    ///   `tooManyItems` for more items than a checklist has, or 100,000 choices; what
    ///   ``ChecklistTemplate`` refuses.
    public init(_ form: Questionnaire) throws {
        guard form.itemCount <= ChecklistTemplate.maximumNodes else {
            throw FHIRError.tooManyItems(
                resource: "Questionnaire", limit: ChecklistTemplate.maximumNodes)
        }
        var reader = ChecklistReader(form: form)
        let identity = try reader.identity()
        let sections = try reader.sections()
        template = try ChecklistTemplate(
            identity,
            total: reader.code(HospitalExtension.total).flatMap(ChecklistTemplate.Total.init)
                ?? .percent,
            passRule: reader.code(HospitalExtension.passRule)
                .flatMap(ChecklistTemplate.PassRule.init) ?? .percent,
            sections: sections, citations: reader.citations)
        notes = reader.notes
    }
}

/// Reads a form as sections and items.
private struct ChecklistReader {
    let form: Questionnaire
    private(set) var notes: [FHIRIssue] = []
    /// The kinds of the questions that were read, which conditions look back at.
    private var kinds: [String: AnswerKind] = [:]
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

    private mutating func note(_ code: FHIRIssueCode, _ item: QuestionnaireItem) {
        notes.append(FHIRIssue(code, at: item.path, linkID: item.linkID))
    }

    func code(_ url: String) -> String? { form.element.extensionValue(url)?.text }

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

    var citations: [Citation] {
        form.element.extensions(HospitalExtension.citation).map { citation in
            let day = citation.extensionValue("valid-from")?.numberText.flatMap { Int32($0) }
            return Citation(
                title: citation.extensionValue("title")?.text ?? "",
                number: citation.extensionValue("number")?.text ?? "",
                article: citation.extensionValue("article")?.text ?? "",
                validFrom: day,
                isConfirmed: citation.extensionValue("confirmed")?.json == .bool(true))
        }
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
        let code = element.extensionValue(HospitalExtension.sectionCode)?.text ?? group.linkID
        let weight = try decimal(HospitalExtension.sectionWeight, group)
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
        let element = question.element
        let condition = try condition(of: question)
        let kind = try answerKind(of: question)
        kinds[question.linkID] = kind
        let written = try decimal(HospitalExtension.points, question)
        let points = written ?? Self.greatestWeight(kind)
        if points == nil { note(.pointsMissing, question) }
        var item = ChecklistItem(
            question.linkID, question.text ?? question.linkID, points: points ?? .zero,
            criticality: element.extensionValue(HospitalExtension.criticality)?.numberText
                .flatMap { Int($0) }.flatMap(Criticality.init) ?? .ordinary,
            answerKind: kind)
        item.allowsNotApplicable = Self.allowsNotApplicable(question, kind, isOwn: written != nil)
        item.isRequired = question.isRequired
        item.frequency = element.extensionValue(HospitalExtension.frequency)?.text
            .flatMap(Frequency.init)
        item.condition = condition
        item.source = element.extensionValue(HospitalExtension.source)?.text ?? ""
        item.followUps = try followUps(of: question.items)
        return item
    }

    /// The questions below a question; those of a group below it follow the question themselves,
    /// under the condition of the group where they have none of their own.
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
                    inner.condition = inner.condition ?? condition
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
    ) -> Bool {
        switch kind {
        case .yesNo, .choice: question.options.contains(where: isNotApplicable)
        default:
            isOwn && question.element.extensionValue(HospitalExtension.notApplicable)?.json
                != .bool(false)
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

    private func decimal(
        _ url: String, _ item: QuestionnaireItem
    ) throws(FHIRError) -> Decimal? {
        guard let value = item.element.extensionValue(url) else { return nil }
        guard let decimal = value.decimal else {
            throw .notMapped(path: item.path, reason: .number)
        }
        return decimal
    }

    // MARK: Kinds of answers

    private mutating func answerKind(
        of question: QuestionnaireItem
    ) throws(FHIRError) -> AnswerKind {
        switch question.element.extensionValue(HospitalExtension.answerKind)?.text {
        case "points": return .points
        case "occurrences":
            return .occurrences(
                deduction: try decimal(HospitalExtension.deduction, question) ?? .zero,
                floor: try decimal(HospitalExtension.floor, question) ?? .zero)
        case "number":
            return .number(try limits(
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
            return .number(try limits(
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
            minimum: try decimal(minimum, question), maximum: try decimal(maximum, question),
            unit: unit?.text("display") ?? unit?.text("code") ?? "")
    }

    private mutating func choice(_ question: QuestionnaireItem) throws(FHIRError) -> AnswerKind {
        let options = question.options.filter { !Self.isNotApplicable($0) }
        if !options.isEmpty, options.allSatisfy({ Self.ownCode($0) != nil }) { return .yesNo }
        if question.takesText || question.takesOthers { note(.kindNearest, question) }
        var choices: [AnswerKind.Choice] = []
        for option in options {
            guard let value = option.chosen("value") else { continue }
            choices.append(try choice(
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
            choices.append(try choice(
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
            isFailure: option.extensionValue(HospitalExtension.failure)?.json == .bool(true))
    }

    // MARK: Conditions

    private mutating func condition(
        of item: QuestionnaireItem
    ) throws(FHIRError) -> ItemCondition? {
        let expression = Questionnaire.structuredCapture + "questionnaire-enableWhenExpression"
        if item.element.extensionValue(expression) != nil { note(.conditionNotTaken, item) }
        let conditions = item.enableWhen
        guard !conditions.isEmpty else { return nil }
        var joining = ItemCondition.Joining.all
        if item.element.text("enableBehavior") == "any" { joining = .any }
        var tests: [ItemCondition.Test] = []
        for (number, condition) in conditions.enumerated() {
            let path = "\(item.path).enableWhen[\(number)]"
            tests.append(try test(condition, at: path))
            // `!=` of FHIR holds without an answer, too; ours does not.
            let isNotEqual = condition.text("operator") == EnableWhen.Operator.notEqual.rawValue
            guard isNotEqual, condition.extensionValue(HospitalExtension.answeredOnly) == nil
            else { continue }
            guard joining == .any || conditions.count == 1 else {
                throw .notMapped(path: path, reason: .conditionUnanswered)
            }
            joining = .any
            tests.append(ItemCondition.Test(condition.text("question") ?? "", .isAnswered(false)))
        }
        return ItemCondition(tests, joining: joining)
    }

    private func test(
        _ condition: FHIRElement, at path: String
    ) throws(FHIRError) -> ItemCondition.Test {
        let question = condition.text("question") ?? ""
        guard let kind = kinds[question] else {
            throw .notMapped(path: path, reason: .conditionQuestion)
        }
        guard let name = condition.text("operator").flatMap(EnableWhen.Operator.init),
            let value = condition.chosen("answer")
        else { throw .notMapped(path: path, reason: .conditionOperand) }
        if name == .exists {
            return ItemCondition.Test(question, .isAnswered(value.json == .bool(true)))
        }
        let operand: Answer
        do {
            operand = try AnswerMapping.answer(of: value, to: kind, at: path)
        } catch {
            throw .notMapped(path: path, reason: .conditionOperand)
        }
        switch name {
        case .exists, .equal: return ItemCondition.Test(question, .equal(operand))
        case .notEqual: return ItemCondition.Test(question, .notEqual(operand))
        case .below: return ItemCondition.Test(question, .below(operand))
        case .atMost: return ItemCondition.Test(question, .atMost(operand))
        case .above: return ItemCondition.Test(question, .above(operand))
        case .atLeast: return ItemCondition.Test(question, .atLeast(operand))
        }
    }
}
