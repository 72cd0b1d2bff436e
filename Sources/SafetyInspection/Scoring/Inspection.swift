import HospitalCore

/// A place that is inspected (检查部位): a building, a room, a machine.
public struct Place: Hashable, Sendable {
    /// The code of a place.
    public typealias ID = Code<Place>

    /// The code.
    public let id: ID
    /// The name shown in reports.
    public let name: String

    /// A place.
    public init(id: ID, name: String? = nil) {
        self.id = id
        self.name = name ?? id.code
    }
}

<<<<<<< HEAD
/// What an inspector wrote down for one item.
public struct ItemAnswer: Hashable, Sendable {
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

/// One inspection of one place on one day (安全检查): the answers to a template.
///
/// The template is frozen: the inspection holds the version it began with. An inspection that
/// exists is sound: every answer belongs to an item of the template, is of its kind and within its
/// maximum, and was asked. Missing answers are no fault here; the ``ScoringPolicy`` says what they
/// count.
=======
/// One inspection of one place on one day (安全检查): a completed checklist with its occasion.
>>>>>>> main
public struct Inspection: Hashable, Sendable {
    /// The code of an inspection.
    public typealias ID = Code<Inspection>

    /// What is fixed before the first answer.
    public struct Occasion: Hashable, Sendable {
        /// The code of the inspection.
        public let id: ID
        /// Where.
        public let place: Place.ID
        /// When.
        public let day: Day
        /// By whom.
        public let inspector: Person.ID

        /// An occasion.
        public init(id: ID, place: Place.ID, day: Day, inspector: Person.ID) {
            self.id = id
            self.place = place
            self.day = day
            self.inspector = inspector
        }
    }

    /// Where, when and by whom.
    public let occasion: Occasion
    /// What was answered.
    public let checklist: CompletedChecklist

<<<<<<< HEAD
    /// A sound inspection.
    /// - Throws: the first fault: a not-due code that the template does not have; then, per answer
    ///   in order, `unknownItem`, `answeredTwice`, `answerKind`, `answeredNotDue`, the score
    ///   errors; then, in the order of the questions, `answeredNotAsked`.
=======
    /// An inspection with its completed checklist.
    public init(_ occasion: Occasion, checklist: CompletedChecklist) {
        self.occasion = occasion
        self.checklist = checklist
    }

    /// An inspection with its answers.
    /// - Throws: what ``CompletedChecklist`` refuses.
>>>>>>> main
    public init(
        _ occasion: Occasion, template: ChecklistTemplate, answers: [ItemAnswer],
        notDue: Set<String> = []
    ) throws(InspectionError) {
        self.init(
            occasion,
            checklist: try CompletedChecklist(template: template, answers: answers, notDue: notDue))
    }

<<<<<<< HEAD
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
            isAsked[place] =
                isParentAsked && (holds ?? true)
                && !(node.item != nil && notDue.contains(node.code))
        }
        return isAsked
    }
}

extension ChecklistItem {
    /// Whether the item takes the answer.
    fileprivate func check(_ answer: Answer) throws(InspectionError) {
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
=======
    /// The score under a policy.
    /// - Throws: what ``CompletedChecklist/scored(under:)`` throws.
    public func scored(under policy: ScoringPolicy) throws(InspectionError) -> InspectionScore {
        try checklist.scored(under: policy)
>>>>>>> main
    }
}
