import HospitalCore
import Interchange

/// What a check of a response against its form found (答卷校验).
///
/// The response is walked once beside the form. A fatal issue says that the data do not fit the
/// form at all; an error breaks a rule of it. While a response is `in-progress` or `stopped`,
/// errors are only warnings: it is not finished. An item that is not asked under the answers given
/// may not be there, and nothing below it is required.
///
/// A check makes at most 20,000,000 comparisons and ends after 10,000 issues; a response that
/// needs more is refused as too costly, so that nobody can stop a host with one.
///
/// Not decided here, and told as information: conditions, constraints and calculations in FHIRPath.
/// A `readOnly` item may have an answer: who may write it is a matter of the screen.
/// - Source: FHIR R4 and R5, QuestionnaireResponse; codes and paths of the reference validator of
///   structured data capture
public struct ResponseCheck: Equatable, Sendable {
    /// What was found, in the order of the response.
    public private(set) var issues: [FHIRIssue] = []

    private let form: Questionnaire
    private let index: ResponseIndex
    private var answerCheck: AnswerCheck
    private let isUnfinished: Bool
    /// The comparisons that were made beside those of answers.
    private var work = 0
    private let mostWork: Int

    /// The most comparisons that a check makes.
    public static let maximumWork = 20_000_000
    /// The issues after which a check ends.
    public static let maximumIssues = 10_000

    /// Checks a response.
    /// - `valueSets`: the value sets that the form names and does not contain.
    /// - `mostWork`: the most comparisons; ``maximumWork`` unless a host gives less time.
    public init(
        _ response: QuestionnaireResponse, against form: Questionnaire, valueSets: [ValueSet] = [],
        work mostWork: Int = ResponseCheck.maximumWork
    ) {
        self.mostWork = mostWork
        self.form = form
        index = ResponseIndex(response)
        answerCheck = AnswerCheck(valueSets: ValueSets(valueSets, containedIn: form))
        isUnfinished = ["in-progress", "stopped"].contains(response.status)
        let path = "QuestionnaireResponse"
        checkResource(response, at: path)
        check(
            response.items, against: form.items, at: path, scopes: [index.container(at: path)])
        if isTooCostly { issues.append(FHIRIssue(.tooCostly, at: path)) }
    }

    /// Every loop asks this before it goes on, so that none of them runs far beyond the bound.
    private var isTooCostly: Bool {
        work + answerCheck.work > mostWork || issues.count >= Self.maximumIssues
    }

    /// Whether the response is taken: nothing fatal and no error.
    public var isAccepted: Bool { !issues.contains(where: \.isRefusal) }

    /// Two checks are the same when they found the same.
    public static func == (one: ResponseCheck, other: ResponseCheck) -> Bool {
        one.issues == other.issues
    }

    private mutating func tell(_ issue: FHIRIssue) {
        guard issues.count < Self.maximumIssues else { return }
        let isExcused = isUnfinished && issue.severity == .error
        issues.append(
            isExcused
                ? FHIRIssue(
                    issue.code, at: issue.path, linkID: issue.linkID, severity: .warning) : issue)
    }

    // MARK: The whole resource

    private mutating func checkResource(_ response: QuestionnaireResponse, at path: String) {
        for duplicate in DuplicateNames.paths(in: response.json, at: path) {
            tell(FHIRIssue(.duplicateName, at: duplicate))
        }
        checkName(response.questionnaire, at: path + ".questionnaire")
        switch form.status {
        case "draft": tell(FHIRIssue(.questionnaireDraft, at: path + ".questionnaire"))
        case "retired": tell(FHIRIssue(.questionnaireRetired, at: path + ".questionnaire"))
        default: break
        }
        let states = ["in-progress", "completed", "amended", "entered-in-error", "stopped"]
        if !states.contains(response.status ?? "") {
            tell(FHIRIssue(.invalidStatus, at: path + ".status"))
        }
        let authored = response.element.text("authored")
        if response.element["authored"] != nil, !FHIRTime.isDateTime(authored ?? "") {
            tell(FHIRIssue(.invalidAuthored, at: path + ".authored"))
        } else if let authored, let period = form.element.element("effectivePeriod") {
            let start = period.text("start").flatMap { FHIRComparison.times(authored, $0) }
            let end = period.text("end").flatMap { FHIRComparison.times(authored, $0) }
            if (start ?? 0) < 0 || (end ?? 0) > 0 {
                tell(FHIRIssue(.questionnaireInactive, at: path + ".authored"))
            }
        }
        if form.element.extensions(Questionnaire.standard + "questionnaire-constraint").count > 0 {
            tell(FHIRIssue(.invariantNotEvaluated, at: path))
        }
    }

    /// The form that the response names must be this one, as far as both have a name: the address,
    /// or `Questionnaire/id`, or what it contains.
    private mutating func checkName(_ name: String?, at path: String) {
        guard let name, !name.hasPrefix("#") else { return }
        let parts = name.split(separator: "|", maxSplits: 1).map(String.init)
        let (address, version) = (parts.first ?? "", parts.count > 1 ? parts[1] : nil)
        let id = form.element.text("id")
        let isSame = form.url.map { $0 == address } ?? true
        let isByID = id.map { address == $0 || address == "Questionnaire/\($0)" } ?? false
        if !isSame && !isByID {
            tell(FHIRIssue(.questionnaireNotFound, at: path))
        } else if let version, let own = form.version, version != own {
            tell(FHIRIssue(.questionnaireVersion, at: path))
        }
    }

    // MARK: Items

    /// Walks a list of items beside the items of the form at the same place.
    private mutating func check(
        _ items: [ResponseItem], against definitions: [QuestionnaireItem], at path: String,
        scopes: [ResponseIndex.Container]
    ) {
        work += items.count
        var (places, isEnabled): ([String: Int], [Bool]) = ([:], [])
        for (place, definition) in definitions.enumerated() {
            work += definition.weight
            guard !isTooCostly else { return }
            if places[definition.linkID] == nil { places[definition.linkID] = place }
            isEnabled.append(self.isEnabled(definition, scopes: scopes))
        }
        var counts = [Int](repeating: 0, count: definitions.count)
        var last = 0
        for item in items {
            guard !isTooCostly else { return }
            guard let place = places[item.linkID] else {
                let code: FHIRIssueCode = item.linkID.isEmpty ? .linkIDMissing : .invalidLinkID
                tell(FHIRIssue(code, at: item.path, linkID: item.linkID))
                continue
            }
            if place < last { tell(FHIRIssue(.itemOrder, at: item.path, linkID: item.linkID)) }
            last = max(last, place)
            counts[place] += 1
            if isEnabled[place] {
                check(item, against: definitions[place], time: counts[place], scopes: scopes)
            } else if !isBlank(item) {
                tell(FHIRIssue(.notEnabled, at: item.path, linkID: item.linkID))
            }
        }
        for (place, definition) in definitions.enumerated() where isEnabled[place] {
            guard !isTooCostly else { return }
            checkCount(counts[place], of: definition, at: path)
        }
    }

    /// Whether an item is asked; what its conditions look at counts as work.
    private mutating func isEnabled(
        _ definition: QuestionnaireItem, scopes: [ResponseIndex.Container]
    ) -> Bool {
        let (index, spare) = (index, mostWork - work - answerCheck.work)
        var found = 0
        let isEnabled = EnableWhen.isEnabled(definition) { question in
            // The check ends behind this item, whatever the rest of its conditions would say.
            guard found <= spare else { return [] }
            let answers = index.answers(to: question, from: scopes)
            found += answers.count + 1
            return answers
        }
        work += found
        return isEnabled
    }

    /// Whether an item says nothing: no answer and no item that has one.
    private mutating func isBlank(_ item: ResponseItem) -> Bool {
        work += 1
        guard item.answers.isEmpty, !isTooCostly else { return false }
        for inner in item.items where !isBlank(inner) { return false }
        return true
    }

    /// How often an item stands in its list: a required one at least once, a group within its own
    /// numbers.
    ///
    /// The answers of a question are counted with the question.
    private mutating func checkCount(
        _ count: Int, of definition: QuestionnaireItem, at path: String
    ) {
        guard definition.kind != .display else { return }
        let isConditional = definition.element.extensions(Self.expression).count > 0
        if isConditional {
            tell(FHIRIssue(.expressionNotEvaluated, at: path, linkID: definition.linkID))
        }
        let (least, most) = Self.limits(of: definition)
        let severity: FHIRIssue.Severity? = isConditional ? .warning : nil
        if count == 0 && (definition.isRequired || least > 0) {
            tell(
                FHIRIssue(
                    .required, at: path, linkID: definition.linkID, severity: severity))
        } else if definition.kind == .group && count > 0 {
            if count < least {
                tell(FHIRIssue(.minCount, at: path, linkID: definition.linkID, severity: severity))
            }
            if let most, count > most {
                tell(FHIRIssue(.maxCount, at: path, linkID: definition.linkID))
            }
        }
    }

    private static let expression =
        Questionnaire.structuredCapture + "questionnaire-enableWhenExpression"

    /// How many answers, or times of a group, there must and may be.
    private static func limits(of definition: QuestionnaireItem) -> (least: Int, most: Int?) {
        func limit(_ name: String) -> Int? {
            definition.element.extensionValue(Questionnaire.standard + name)?.numberText
                .flatMap { Int($0) }
        }
        return (
            limit("questionnaire-minOccurs") ?? 0, limit("questionnaire-maxOccurs")
        )
    }

    /// One item that is asked.
    private mutating func check(
        _ item: ResponseItem, against definition: QuestionnaireItem, time: Int,
        scopes: [ResponseIndex.Container]
    ) {
        let id = item.linkID
        if time > 1 && !definition.repeats {
            tell(FHIRIssue(.repeats, at: item.path, linkID: id))
        }
        switch definition.kind {
        case nil, .question: tell(FHIRIssue(.invalidType, at: item.path, linkID: id))
        case .display:
            if !item.answers.isEmpty { tell(FHIRIssue(.displayAnswer, at: item.path, linkID: id)) }
        case .group:
            if !item.answers.isEmpty { tell(FHIRIssue(.groupAnswer, at: item.path, linkID: id)) }
            if definition.isRequired && item.items.isEmpty {
                tell(FHIRIssue(.required, at: item.path, linkID: id))
                return
            }
            let inner = scopes + [index.container(at: item.path)]
            check(item.items, against: definition.items, at: item.path, scopes: inner)
        default: checkQuestion(item, against: definition, scopes: scopes)
        }
        if definition.element.extensions(Questionnaire.standard + "questionnaire-constraint")
            .count > 0
        {
            tell(FHIRIssue(.invariantNotEvaluated, at: item.path, linkID: id))
        }
    }

    private mutating func checkQuestion(
        _ item: ResponseItem, against definition: QuestionnaireItem,
        scopes: [ResponseIndex.Container]
    ) {
        let id = item.linkID
        if !item.items.isEmpty { tell(FHIRIssue(.invalidNesting, at: item.path, linkID: id)) }
        // An answer that says why there is none counts as one; an empty one does not.
        let given = item.answers.count { $0.value != nil }
        let (least, most) = Self.limits(of: definition)
        if given == 0 && (definition.isRequired || least > 0) {
            tell(FHIRIssue(.required, at: item.path, linkID: id))
        } else if given > 0 && given < least {
            tell(FHIRIssue(.minCount, at: item.path, linkID: id))
        }
        if item.answers.count > 1 && !definition.repeats {
            tell(FHIRIssue(.repeats, at: item.path, linkID: id))
        } else if let most, given > most {
            tell(FHIRIssue(.maxCount, at: item.path, linkID: id))
        }
        for answer in item.answers {
            guard !isTooCostly else { return }
            let found = answerCheck.codes(
                for: answer, to: definition, amongSeveral: item.answers.count > 1)
            for code in found { tell(FHIRIssue(code, at: answer.path, linkID: id)) }
            // What is asked below a question is asked once it has an answer.
            let inner = scopes + [index.container(at: answer.path)]
            check(answer.items, against: definition.items, at: answer.path, scopes: inner)
        }
    }
}
