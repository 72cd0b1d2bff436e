import HospitalCore
import Interchange

/// What a check of a form found: the constraints of the specification by their keys (问卷校验).
///
/// A form that breaks one can still be read, kept and written back.
/// - Source: FHIR R4 and R5, Questionnaire, constraints que-1 to que-13
public struct QuestionnaireCheck: Equatable, Sendable {
    /// What was found, in the order of the form.
    public private(set) var issues: [FHIRIssue] = []

    private var places: [String: Int] = [:]

    /// Checks a form.
    public init(_ form: Questionnaire) {
        for duplicate in DuplicateNames.paths(in: form.json, at: "Questionnaire") {
            issues.append(FHIRIssue(.duplicateName, at: duplicate))
        }
        if form.status == nil {
            issues.append(FHIRIssue(.statusMissing, at: "Questionnaire.status"))
        }
        let all = form.allItems
        for (place, item) in all.enumerated() where !item.linkID.isEmpty {
            if places[item.linkID] == nil { places[item.linkID] = place }
        }
        for (place, item) in all.enumerated() {
            if item.linkID.isEmpty {
                tell(.linkIDMissing, item, ".linkId")
            } else if places[item.linkID] != place {
                tell(.linkIDTwice, item, ".linkId")
            }
            checkKind(item)
            checkOptions(item)
            checkConditions(item, at: place)
        }
    }

    /// Whether the form breaks no constraint.
    public var isAccepted: Bool { !issues.contains(where: \.isRefusal) }

    private mutating func tell(_ code: FHIRIssueCode, _ item: QuestionnaireItem, _ rest: String) {
        issues.append(FHIRIssue(code, at: item.path + rest, linkID: item.linkID))
    }

    private mutating func checkKind(_ item: QuestionnaireItem) {
        let element = item.element
        switch item.kind {
        case nil: tell(.typeUnknown, item, ".type")
        case .group:
            if item.items.isEmpty { tell(.groupItems, item, "") }
            if element["initial"] != nil { tell(.groupInitial, item, "") }
        case .display:
            if !item.items.isEmpty { tell(.groupItems, item, "") }
            if element["code"] != nil { tell(.displayCode, item, "") }
            if element["required"] != nil || element["repeats"] != nil {
                tell(.displayRequired, item, "")
            }
            if element["initial"] != nil { tell(.groupInitial, item, "") }
            if element["readOnly"] != nil { tell(.displayReadOnly, item, "") }
        default: break
        }
        let measured: Set<QuestionnaireItem.Kind> = [
            .boolean, .decimal, .integer, .string, .text, .url, .openChoice, .coding,
        ]
        if element["maxLength"] != nil, let kind = item.kind, !measured.contains(kind) {
            tell(.maxLengthType, item, "")
        }
    }

    private mutating func checkOptions(_ item: QuestionnaireItem) {
        let element = item.element
        let (options, set) = (element["answerOption"] != nil, element["answerValueSet"] != nil)
        if options && set { tell(.optionsAndValueSet, item, "") }
        let listed: Set<QuestionnaireItem.Kind> = [
            .choice, .openChoice, .coding, .decimal, .integer, .date, .dateTime, .time, .string,
            .quantity, .reference,
        ]
        if options || set, let kind = item.kind, !listed.contains(kind) {
            tell(.optionsType, item, "")
        }
        let initial = element.elements("initial").count
        if options && initial > 0 { tell(.initialAndOptions, item, "") }
        if initial > 1 && !item.repeats { tell(.severalInitial, item, "") }
    }

    private mutating func checkConditions(_ item: QuestionnaireItem, at place: Int) {
        let conditions = item.enableWhen
        if conditions.count > 1, item.element["enableBehavior"] == nil {
            tell(.enableBehavior, item, "")
        }
        for (number, condition) in conditions.enumerated() {
            let path = ".enableWhen[\(number)]"
            let comparison = condition.text("operator").flatMap(EnableWhen.Operator.init)
            let operand = condition.chosen("answer")
            if comparison == nil || operand == nil { tell(.enableWhenOperator, item, path) }
            if comparison == .exists, let operand, operand.type != "Boolean" {
                tell(.existsAnswer, item, path)
            }
            guard let asked = places[condition.text("question") ?? ""] else {
                tell(.enableWhenQuestion, item, path + ".question")
                continue
            }
            if asked >= place { tell(.enableWhenLater, item, path + ".question") }
        }
    }
}
