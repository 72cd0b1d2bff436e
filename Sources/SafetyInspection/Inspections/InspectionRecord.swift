import HospitalCore

/// An inspection from its plan to its closing, with every answer that was ever given (检查过程).
///
/// The template is frozen at the start: a later version changes nothing here. Answers may be given
/// again or taken back while the inspection is in progress; nothing is overwritten, the newest
/// entry of an item counts. Submitting needs an answer to every item that is asked and required,
/// and signs them. From then on nothing changes but the state; a closed inspection does not change
/// at all.
/// - Source: acceptance test T-CHK
public struct InspectionRecord: Equatable, Sendable {
    /// An answer, or that an answer was taken back; entries are never changed.
    public struct Entry: Equatable, Sendable {
        /// The code of the item.
        public let item: String
        /// The answer; `nil` when the one before was taken back.
        public let answer: ItemAnswer?
        /// Who gave it or took it back.
        public let person: Person.ID
        /// When.
        public let moment: Moment
    }

    /// A step that was taken.
    public struct Passage: Equatable, Sendable {
        /// The step.
        public let step: InspectionStep
        /// By whom; who submits signs.
        public let person: Person.ID
        /// When.
        public let moment: Moment
        /// Why, where that must be told.
        public let reason: String
    }

    /// The code.
    public let id: Inspection.ID
    /// Where.
    public let place: Place.ID
    /// The checklist as it stood at the start; `nil` before.
    public private(set) var template: ChecklistTemplate?
    /// The items that were not due at the start.
    public private(set) var notDue: Set<String> = []
    /// Where the inspection stands.
    public private(set) var state = InspectionState.planned
    /// Every answer, in the order in which they came.
    public private(set) var entries: [Entry] = []
    /// Every step.
    public private(set) var passages: [Passage] = []

    /// A planned inspection.
    public init(_ id: Inspection.ID, place: Place.ID) {
        self.id = id
        self.place = place
    }

    /// Starts with the checklist of the day.
    /// - `validity`: the days on which the checklist holds; `nil` for one without days.
    /// - Throws: `stepNotAllowed` when it was started; `unknownItem` for what is not due;
    ///   `templateNotHeld` on a day on which the checklist does not hold.
    public func starting(
        with template: ChecklistTemplate, holding validity: Validity? = nil,
        notDue: Set<String> = [], by person: Person.ID, at moment: Moment
    ) throws -> InspectionRecord {
        _ = try CompletedChecklist(template: template, answers: [], notDue: notDue)
        var record = try passing(.start, by: person, at: moment, reason: "")
        if let validity, !validity.contains(moment.day) {
            throw InspectionError.templateNotHeld(
                template.identity, day: moment.day, validity: validity)
        }
        record.template = template
        record.notDue = notDue
        return record
    }

    /// Answers an item, also one that was answered before.
    /// - Throws: `notOpen` when the inspection is not in progress; `timeBeforeLast`; what the item
    ///   refuses.
    public func answering(
        _ answer: ItemAnswer, by person: Person.ID, at moment: Moment
    ) throws(InspectionError) -> InspectionRecord {
        let template = try openTemplate()
        // Whether the item is asked depends on the other answers and is looked at when submitting.
        guard let item = template.item(answer.item) else {
            throw .unknownItem(answer.item, template: template.identity)
        }
        guard !notDue.contains(item.code) else { throw .answeredNotDue(item: item.code) }
        try item.check(answer.answer)
        var signed = answer
        signed.inspector = answer.inspector ?? person
        return try adding(Entry(item: item.code, answer: signed, person: person, moment: moment))
    }

    /// Takes the answer to an item back; the entry of it stays.
    /// - Throws: `notOpen`; `timeBeforeLast`; `nothingToWithdraw` when the item has no answer.
    public func withdrawing(
        _ item: String, by person: Person.ID, at moment: Moment
    ) throws(InspectionError) -> InspectionRecord {
        _ = try openTemplate()
        guard answers.contains(where: { $0.item == item }) else {
            throw .nothingToWithdraw(item: item)
        }
        return try adding(Entry(item: item, answer: nil, person: person, moment: moment))
    }

    /// Takes a step other than the start.
    /// - Throws: `startWithoutTemplate` for the start; `stepSkipped`, `stepNotAllowed`;
    ///   `reasonMissing`; `timeBeforeLast`; on submitting `unanswered` and `answeredNotAsked`;
    ///   `reviewerSubmitted` when who submitted reviews.
    public func taking(
        _ step: InspectionStep, by person: Person.ID, at moment: Moment, reason: String = ""
    ) throws -> InspectionRecord {
        let next = try passing(step, by: person, at: moment, reason: reason)
        guard step != .start else { throw InspectionError.startWithoutTemplate(inspection: id) }
        return next
    }

    private func passing(
        _ step: InspectionStep, by person: Person.ID, at moment: Moment, reason: String
    ) throws -> InspectionRecord {
        let next = try InspectionState.machine.state(
            after: step, from: state, of: id.code, by: Actor(person))
        guard !step.needsReason || !reason.isEmpty else {
            throw InspectionError.reasonMissing(inspection: id)
        }
        try checkTime(moment)
        if step == .submit, let missing = try checklist?.missingItems.first {
            throw InspectionError.unanswered(item: missing)
        }
        if step == .review, person == submitter {
            throw InspectionError.reviewerSubmitted(inspection: id, person: person)
        }
        var record = self
        record.state = next
        record.passages.append(
            Passage(step: step, person: person, moment: moment, reason: reason))
        return record
    }

    private func adding(_ entry: Entry) throws(InspectionError) -> InspectionRecord {
        try checkTime(entry.moment)
        var record = self
        record.entries.append(entry)
        return record
    }

    private func openTemplate() throws(InspectionError) -> ChecklistTemplate {
        guard state == .inProgress, let template else {
            throw .notOpen(inspection: id, state: state)
        }
        return template
    }

    private func checkTime(_ moment: Moment) throws(InspectionError) {
        let last = max(entries.last?.moment ?? moment, passages.last?.moment ?? moment)
        guard last <= moment else {
            throw .timeBeforeLast(inspection: id, moment: moment, last: last)
        }
    }
}

extension InspectionRecord {
    /// Who submitted it last and so signed it; `nil` before.
    public var submitter: Person.ID? { passages.last { $0.step == .submit }?.person }

    /// The answers that count, in the order in which their items were first answered.
    public var answers: [ItemAnswer] {
        var newest: [String: ItemAnswer?] = [:]
        var order: [String] = []
        for entry in entries {
            if newest[entry.item] == nil { order.append(entry.item) }
            newest[entry.item] = .some(entry.answer)
        }
        return order.compactMap { newest[$0] ?? nil }
    }

    /// The checklist with the answers that count; `nil` before the start.
    /// - Throws: `answeredNotAsked` for an item that is no longer asked.
    public var checklist: CompletedChecklist? {
        get throws(InspectionError) {
            guard let template else { return nil }
            return try CompletedChecklist(template: template, answers: answers, notDue: notDue)
        }
    }

    /// The inspection as it is scored and searched for findings; `nil` before it is submitted.
    public var inspection: Inspection? {
        get throws(InspectionError) {
            guard [.submitted, .reviewed, .closed].contains(state), let submitter,
                let day = passages.last(where: { $0.step == .submit })?.moment.day,
                let checklist = try checklist
            else { return nil }
            return Inspection(
                Inspection.Occasion(id: id, place: place, day: day, inspector: submitter),
                checklist: checklist)
        }
    }
}
