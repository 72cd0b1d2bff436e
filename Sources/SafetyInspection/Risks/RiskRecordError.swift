import HospitalCore

/// Why a step of a risk in the register is refused.
public enum RiskRecordError: HospitalError, Equatable {
    /// A risk that was never assessed.
    case unknown(risk: RiskRecord.ID)
    /// The state does not allow the step.
    case illegalStep(risk: RiskRecord.ID, state: RiskRecord.State, step: RiskStep.Kind)
    /// The step lies before the one that came last.
    case dayBeforeLastStep(risk: RiskRecord.ID, day: Day, last: Day)
    /// The next review does not lie after the assessment.
    case reviewNotAfter(risk: RiskRecord.ID, review: Day, day: Day)
    /// The step needs a reason.
    case reasonMissing(risk: RiskRecord.ID, step: RiskStep.Kind)
    /// The kept state is not what the kept steps lead to.
    case historyBroken(risk: RiskRecord.ID)

    /// The message with the risk and the days.
    public var finding: Finding {
        switch self {
        case .unknown(let risk): Finding(.riskUnknown, ["risk": .text(risk.code)])
        case .illegalStep(let risk, let state, let step):
            Finding(
                .riskIllegalStep,
                [
                    "risk": .text(risk.code), "state": state.term, "step": step.term,
                ])
        case .dayBeforeLastStep(let risk, let day, let last):
            Finding(
                .riskDayBeforeLastStep,
                [
                    "risk": .text(risk.code), "day": .text("\(day)"), "last": .text("\(last)"),
                ])
        case .reviewNotAfter(let risk, let review, let day):
            Finding(
                .riskReviewNotAfter,
                [
                    "risk": .text(risk.code), "review": .text("\(review)"), "day": .text("\(day)"),
                ])
        case .reasonMissing(let risk, let step):
            Finding(.riskReasonMissing, ["risk": .text(risk.code), "step": step.term])
        case .historyBroken(let risk):
            Finding(.riskHistoryBroken, ["risk": .text(risk.code)])
        }
    }
}
