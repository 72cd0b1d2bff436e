import HospitalCore

/// What an inspector wrote down for one item.
public struct ItemAnswer: Equatable, Sendable {
    /// The code of the item.
    public let item: String
    /// The answer.
    public let answer: Answer
    /// References of evidence that the host keeps: photographs, records.
    public var evidence: [String] = []
    /// What the inspector adds.
    public var note = ""
    /// Who answered; `nil` for the inspector of the inspection.
    public var inspector: Person.ID?

    /// An answer without evidence.
    public init(_ item: String, _ answer: Answer) {
        self.item = item
        self.answer = answer
    }
}

/// The answers to a checklist, sound and complete as far as they go (检查记录).
///
/// The template is frozen: the checklist keeps the version it began with. A completed checklist
/// that exists is sound: every answer belongs to an item of the template, is of its kind and within
/// its maximum, and was asked. Missing answers are no fault here; the ``ScoringPolicy`` says what
/// they count.
public struct CompletedChecklist: Equatable, Sendable {
    /// The checklist in the version of the day.
    public let template: ChecklistTemplate
    /// The codes of items that have not fallen due; they stand outside of the score.
    public let notDue: Set<String>
    /// The answers, in the order in which they came.
    public let answers: [ItemAnswer]
    /// The answer to each node of the template, by its place.
    let answersByPlace: [ItemAnswer?]
    /// Whether each node of the template is asked.
    let isAsked: [Bool]

    /// Sound answers.
    /// - Throws: the first fault: a not-due code that the template does not have; then, per answer
    ///   in order, `unknownItem`, `answeredTwice`, `answeredNotDue`, `answerKind`, the score
    ///   errors; then, in the order of the questions, `answeredNotAsked`.
    public init(
        template: ChecklistTemplate, answers: [ItemAnswer], notDue: Set<String> = []
    ) throws(InspectionError) {
        if let code = notDue.filter({ template.positions[$0] == nil }).min() {
            throw .unknownItem(code, template: template.identity)
        }
        var byPlace = [ItemAnswer?](repeating: nil, count: template.nodes.count)
        for answer in answers {
            guard let place = template.positions[answer.item], let item = template.nodes[place].item
            else { throw .unknownItem(answer.item, template: template.identity) }
            guard byPlace[place] == nil else { throw .answeredTwice(item: item.code) }
            guard !notDue.contains(item.code) else { throw .answeredNotDue(item: item.code) }
            try item.check(answer.answer)
            byPlace[place] = answer
        }
        let isAsked = template.askedNodes(byPlace, notDue: notDue)
        for place in byPlace.indices where byPlace[place] != nil && !isAsked[place] {
            throw .answeredNotAsked(item: template.nodes[place].code)
        }
        self.template = template
        self.notDue = notDue
        self.answers = answers
        self.answersByPlace = byPlace
        self.isAsked = isAsked
    }
}

extension CompletedChecklist {
    /// An answered item that lost anything.
    struct Failure {
        let item: ChecklistItem
        let answer: ItemAnswer
        let lostPoints: Decimal
    }

    /// The answered items that lost anything, in the order of the questions.
    var failures: [Failure] {
        template.nodes.indices.compactMap { place in
            let node = template.nodes[place]
            guard let item = node.item, let given = answersByPlace[place] else { return nil }
            let worth = item.worth(of: given.answer, units: node.units)
            guard worth.isFailed else { return nil }
            return Failure(
                item: item, answer: given,
                lostPoints: PointUnits.decimal(worth.points.maximum - worth.points.earned))
        }
    }

    /// The required items that are asked and have no answer, in the order of the questions.
    public var missingItems: [String] {
        template.nodes.indices.compactMap { place in
            guard let item = template.nodes[place].item, item.isRequired, isAsked[place],
                answersByPlace[place] == nil
            else { return nil }
            return item.code
        }
    }
}

extension ChecklistTemplate {
    /// Which sections and items are asked, in one pass in the order of the questions.
    ///
    /// An item that is not due is not asked either, and nothing below it is.
    fileprivate func askedNodes(_ answers: [ItemAnswer?], notDue: Set<String>) -> [Bool] {
        var isAsked = [Bool](repeating: false, count: nodes.count)
        for (place, node) in nodes.enumerated() {
            let isParentAsked = node.parent.map { isAsked[$0] } ?? true
            // Conditions look only back, so every answer they need is already decided; an answer to
            // an item that is not asked is refused after this pass.
            let holds = node.condition?.holds { code in
                positions[code].flatMap { answers[$0]?.answer }
            }
            let isDue = node.item == nil || !notDue.contains(node.code)
            isAsked[place] = isParentAsked && isDue && (holds ?? true)
        }
        return isAsked
    }
}

extension ChecklistItem {
    /// Whether the item takes the answer.
    func check(_ answer: Answer) throws(InspectionError) {
        guard answer.fits(answerKind) else { throw .answerKind(item: code) }
        switch answer {
        case .notApplicable:
            guard allowsNotApplicable else { throw .notApplicableRefused(item: code) }
        case .points(let given):
            guard given >= .zero else { throw .scoreNegative(item: code, given: given.description) }
            guard given <= points else {
                throw .scoreAboveMaximum(item: code, given: given, maximum: points)
            }
            guard PointUnits.units(given) != nil else {
                throw .scoreTooFine(item: code, given: given)
            }
        case .occurrences(let count):
            guard count >= 0 else { throw .scoreNegative(item: code, given: String(count)) }
        case .choice(let name):
            guard case .choice(let choices) = answerKind,
                choices.contains(where: { $0.code == name })
            else { throw .choiceUnknown(item: code, choice: name) }
        case .yes, .no, .number, .text, .day, .photo, .signature: break
        }
    }
}
