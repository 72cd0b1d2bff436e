/// Where a matter stands in its chain of approval.
public enum ApprovalState: Termed {
    /// The step is next.
    case waiting(ApprovalStep)
    /// Every step is approved.
    case approved
    /// A step was refused.
    case refused
    /// Taken back by those who asked.
    case withdrawn

    /// The name that is printed.
    public var term: MessageValue {
        switch self {
        case .waiting(let step):
            .phrase(chinese: "待\(step.name)", english: "waiting for \(step.name)")
        case .approved: .phrase(chinese: "已批准", english: "approved")
        case .refused: .phrase(chinese: "未批准", english: "refused")
        case .withdrawn: .phrase(chinese: "已撤回", english: "withdrawn")
        }
    }
}

/// What can be done with a matter in approval.
public enum ApprovalMove: Termed {
    /// The step is approved.
    case approve(ApprovalStep)
    /// The step is refused.
    case refuse(ApprovalStep)
    /// The amount is changed.
    case amend
    /// The matter is taken back.
    case withdraw

    /// The name that is printed.
    public var term: MessageValue {
        switch self {
        case .approve(let step): .phrase(chinese: step.name, english: "pass \(step.name)")
        case .refuse(let step): .phrase(chinese: "\(step.name)退回", english: "fail \(step.name)")
        case .amend: .phrase(chinese: "变更金额", english: "be amended")
        case .withdraw: .phrase(chinese: "撤回", english: "be withdrawn")
        }
    }
}

/// One decision on a step of a revision.
public struct ApprovalDecision: Hashable, Sendable {
    /// What was decided.
    public enum Verdict: String, CaseIterable, Sendable {
        /// 同意
        case approve
        /// 不同意
        case refuse
    }

    /// The revision it was decided on.
    public let revision: Int
    /// The step.
    public let step: ApprovalStep
    /// What was decided.
    public let verdict: Verdict
    /// Who decided.
    public let actor: Actor
    /// The day.
    public let day: Day
}

/// Why a matter in approval does not go on.
public enum ApprovalError: HospitalError, Hashable {
    /// The step was skipped, comes too late, or needs a role.
    case move(StateMachineError)
    /// A rule of separation is broken.
    case separation(SeparationError)
    /// The matrix has no chain.
    case matrix(AuthorityError)
    /// The chain has no such step.
    case stepUnknown(subject: String, step: String)
    /// Not every step is approved.
    case incomplete(subject: String, ApprovalState, missing: [ApprovalStep])
    /// The amount is not the approved one.
    case amountChanged(subject: String, approved: Money, amount: Money)

    /// The message with its figures.
    public var finding: Finding {
        switch self {
        case .move(let error): return error.finding
        case .separation(let error): return error.finding
        case .matrix(let error): return error.finding
        case .stepUnknown(let subject, let step):
            return Finding(.approvalStepUnknown, ["subject": .text(subject), "step": .text(step)])
        case .incomplete(let subject, let state, let missing):
            return Finding(
                .approvalIncomplete,
                [
                    "subject": .text(subject), "state": state.term,
                    "missing": .list(missing.map(\.term)),
                ])
        case .amountChanged(let subject, let approved, let amount):
            return Finding(
                .approvalAmountChanged,
                [
                    "subject": .text(subject), "approved": .text(approved.description),
                    "amount": .text(amount.description),
                ])
        }
    }
}
