import HospitalCore

/// Why a step of a hazard, or its entry into the register, is refused.
public enum HazardError: HospitalError, Equatable {
    /// The state does not allow the step.
    case illegalStep(hazard: Hazard.ID, state: HazardState.Kind, step: HazardStep.Kind)
    /// The step lies before the one that came last.
    case dayBeforeLastStep(hazard: Hazard.ID, day: Day, last: Day)
    /// Somebody who worked on the hazard wants to re-inspect it.
    case rectifierReinspects(hazard: Hazard.ID, person: Person.ID)
    /// Somebody who works on the hazard wants to stop its clock.
    case rectifierApproves(hazard: Hazard.ID, person: Person.ID)
    /// The responsible person approved the plan of a major hazard.
    case responsibleApproves(hazard: Hazard.ID, person: Person.ID)
    /// The step needs a reason.
    case reasonMissing(hazard: Hazard.ID, step: HazardStep.Kind)
    /// The step needs evidence.
    case evidenceMissing(hazard: Hazard.ID)
    /// A hazard on a veto item cannot be settled on the spot.
    case notFixableAtOnce(hazard: Hazard.ID)
    /// A label of the plan of a major hazard is empty.
    case planIncomplete(hazard: Hazard.ID, part: RectificationPlan.Label)
    /// The six-part plan of a major hazard lacks a part.
    case majorPlanIncomplete(hazard: Hazard.ID, part: MajorHazardPlan.Part)
    /// The deadline is before the day of the step.
    case deadlinePast(hazard: Hazard.ID, deadline: Day, day: Day)
    /// The deadline is later than the grade allows.
    case deadlineTooLate(hazard: Hazard.ID, deadline: Day, limit: Day)
    /// The deadline leaves the calendar.
    case deadlineOutOfCalendar(hazard: Hazard.ID)
    /// The code of a hazard is in use.
    case idTaken(hazard: Hazard.ID)
    /// The register has no hazard of that code.
    case unknown(hazard: Hazard.ID)
    /// A grade that the rules do not have.
    case gradeUnknown(hazard: Hazard.ID, code: String)
    /// A notice of a hazard that has no plan or has ended.
    case noticeWithoutPlan(hazard: Hazard.ID)
    /// A notice to nobody.
    case noticeWithoutRecipient(hazard: Hazard.ID)
    /// An overdue ladder that does not rise from 0.
    case ladderUnsound
    /// The kept state is not what the kept steps lead to.
    case historyBroken(hazard: Hazard.ID)

    /// The message with the hazard and the figures.
    public var finding: Finding {
        switch self {
        case .illegalStep(let hazard, let state, let step):
            Finding(
                .hazardIllegalStep,
                [
                    "hazard": .text(hazard.code), "state": state.term, "step": step.term,
                ])
        case .dayBeforeLastStep(let hazard, let day, let last):
            Finding(
                .hazardDayBeforeLastStep,
                [
                    "hazard": .text(hazard.code), "day": .text("\(day)"), "last": .text("\(last)"),
                ])
        case .reasonMissing(let hazard, let step):
            Finding(.hazardReasonMissing, ["hazard": .text(hazard.code), "step": step.term])
        case .evidenceMissing(let hazard):
            Finding(.hazardEvidenceMissing, ["hazard": .text(hazard.code)])
        case .notFixableAtOnce(let hazard):
            Finding(.hazardNotFixableAtOnce, ["hazard": .text(hazard.code)])
        case .planIncomplete(let hazard, let part):
            Finding(.hazardPlanIncomplete, ["hazard": .text(hazard.code), "part": part.term])
        case .majorPlanIncomplete(let hazard, let part):
            Finding(.hazardPlanIncomplete, ["hazard": .text(hazard.code), "part": part.term])
        case .deadlinePast(let hazard, let deadline, let day):
            Finding(
                .hazardDeadlinePast,
                [
                    "hazard": .text(hazard.code), "deadline": .text("\(deadline)"),
                    "day": .text("\(day)"),
                ])
        case .deadlineTooLate(let hazard, let deadline, let limit):
            Finding(
                .hazardDeadlineTooLate,
                [
                    "hazard": .text(hazard.code), "deadline": .text("\(deadline)"),
                    "limit": .text("\(limit)"),
                ])
        case .deadlineOutOfCalendar(let hazard):
            Finding(.hazardDeadlineOutOfCalendar, ["hazard": .text(hazard.code)])
        case .idTaken(let hazard): Finding(.hazardIDTaken, ["hazard": .text(hazard.code)])
        case .unknown(let hazard): Finding(.hazardUnknown, ["hazard": .text(hazard.code)])
        case .gradeUnknown(let hazard, let code):
            Finding(.hazardGradeUnknown, ["hazard": .text(hazard.code), "code": .text(code)])
        case .noticeWithoutPlan(let hazard):
            Finding(.hazardNoticeWithoutPlan, ["hazard": .text(hazard.code)])
        case .noticeWithoutRecipient(let hazard):
            Finding(.hazardNoticeWithoutRecipient, ["hazard": .text(hazard.code)])
        case .ladderUnsound: Finding(.hazardLadderUnsound)
        case .historyBroken(let hazard):
            Finding(.hazardHistoryBroken, ["hazard": .text(hazard.code)])
        case .rectifierReinspects(let hazard, let person):
            Finding(
                .hazardRectifierReinspects,
                [
                    "hazard": .text(hazard.code), "person": .text(person.code),
                ])
        case .rectifierApproves(let hazard, let person):
            Finding(
                .hazardRectifierApproves,
                [
                    "hazard": .text(hazard.code), "person": .text(person.code),
                ])
        case .responsibleApproves(let hazard, let person):
            Finding(
                .hazardResponsibleApproves,
                [
                    "hazard": .text(hazard.code), "person": .text(person.code),
                ])
        }
    }
}
