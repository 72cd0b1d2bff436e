import HospitalCore

/// What can be wrong with an inspection and its scoring.
public enum InspectionError: HospitalError, Equatable {
    /// The template has no item of that code.
    case unknownItem(String, template: ChecklistTemplate.Identity)
    /// An item has two answers.
    case answeredTwice(item: String)
    /// An item that has not fallen due has an answer.
    case answeredNotDue(item: String)
    /// An item that is not asked, by its condition, has an answer.
    case answeredNotAsked(item: String)
    /// The answer is not of the kind that the item takes.
    case answerKind(item: String)
    /// The choice is none of the item's.
    case choiceUnknown(item: String, choice: String)
    /// The item must be answered: it always applies, or the policy refuses not applicable.
    case notApplicableRefused(item: String)
    /// Points or a count below zero.
    case scoreNegative(item: String, given: String)
    /// More points than the item is worth.
    case scoreAboveMaximum(item: String, given: Decimal, maximum: Decimal)
    /// Points with more than six decimals.
    case scoreTooFine(item: String, given: Decimal)
    /// A required item has no answer and the policy says that this is an error.
    case unanswered(item: String)
    /// The policy weighs sections and the template gives them no weights.
    case sectionsWithoutWeights(template: ChecklistTemplate.Identity)
    /// A setting of the policy is outside of its range.
    case policyOutOfRange(setting: String, value: String)
    /// The checklist does not hold on the day on which an inspection starts.
    case templateNotHeld(ChecklistTemplate.Identity, day: Day, validity: Validity)
    /// An inspection is started without its checklist.
    case startWithoutTemplate(inspection: Inspection.ID)
    /// Answers cannot change: the inspection has not begun or was submitted.
    case notOpen(inspection: Inspection.ID, state: InspectionState)
    /// An answer is taken back where there is none.
    case nothingToWithdraw(item: String)
    /// A step that needs a reason has none.
    case reasonMissing(inspection: Inspection.ID)
    /// Who submitted an inspection reviews it.
    case reviewerSubmitted(inspection: Inspection.ID, person: Person.ID)
    /// An answer or a step before the last one.
    case timeBeforeLast(inspection: Inspection.ID, moment: Moment, last: Moment)

    /// The message with the item and the figures.
    public var finding: Finding {
        switch self {
        case .unknownItem(let item, let template):
            Finding(.inspectionItemUnknown, ["item": .text(item), "template": .text(template.id)])
        case .answeredTwice(let item): Finding(.inspectionAnsweredTwice, ["item": .text(item)])
        case .answeredNotDue(let item): Finding(.inspectionAnsweredNotDue, ["item": .text(item)])
        case .answeredNotAsked(let item):
            Finding(.inspectionAnsweredNotAsked, ["item": .text(item)])
        case .answerKind(let item): Finding(.inspectionAnswerKind, ["item": .text(item)])
        case .choiceUnknown(let item, let choice):
            Finding(.inspectionChoiceUnknown, ["item": .text(item), "value": .text(choice)])
        case .notApplicableRefused(let item):
            Finding(.inspectionNotApplicableRefused, ["item": .text(item)])
        case .scoreNegative(let item, let given):
            Finding(.inspectionScoreNegative, ["item": .text(item), "value": .text(given)])
        case .scoreAboveMaximum(let item, let given, let maximum):
            Finding(
                .inspectionScoreAboveMaximum,
                [
                    "item": .text(item), "value": .text(given.description),
                    "maximum": .text(maximum.description),
                ])
        case .scoreTooFine(let item, let given):
            Finding(
                .inspectionScoreTooFine,
                [
                    "item": .text(item), "value": .text(given.description),
                ])
        case .unanswered(let item): Finding(.inspectionUnanswered, ["item": .text(item)])
        case .sectionsWithoutWeights(let template):
            Finding(.inspectionSectionsWithoutWeights, ["template": .text(template.id)])
        case .policyOutOfRange(let setting, let value):
            Finding(
                .inspectionPolicyOutOfRange, ["setting": .text(setting), "value": .text(value)])
        default: lifeFinding
        }
    }

    /// The messages about the life of an inspection.
    private var lifeFinding: Finding {
        switch self {
        case .templateNotHeld(let template, let day, let validity):
            Finding(
                .inspectionTemplateNotHeld,
                [
                    "template": .text("\(template.id) \(template.version)"),
                    "day": .text("\(day)"), "from": .text("\(validity.from)"),
                    "to": validity.to.map { .text("\($0)") },
                ].compactMapValues(\.self))
        case .startWithoutTemplate(let inspection):
            Finding(.inspectionStartWithoutTemplate, ["inspection": .text(inspection.code)])
        case .notOpen(let inspection, let state):
            Finding(
                .inspectionNotOpen,
                [
                    "inspection": .text(inspection.code), "state": state.term,
                ])
        case .nothingToWithdraw(let item):
            Finding(.inspectionNothingToWithdraw, ["item": .text(item)])
        case .reasonMissing(let inspection):
            Finding(.inspectionReasonMissing, ["inspection": .text(inspection.code)])
        case .reviewerSubmitted(let inspection, let person):
            Finding(
                .inspectionReviewerSubmitted,
                [
                    "inspection": .text(inspection.code), "person": .text(person.code),
                ])
        case .timeBeforeLast(let inspection, let moment, let last):
            Finding(
                .inspectionTimeBeforeLast,
                [
                    "inspection": .text(inspection.code), "moment": .text(moment.description),
                    "last": .text(last.description),
                ])
        default: Finding(.internalFault, ["detail": .text("inspection error without a message")])
        }
    }
}
