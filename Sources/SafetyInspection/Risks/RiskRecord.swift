import HospitalCore

/// A risk of the register from its first assessment to its end (风险台账): assessed, reviewed before a
/// day that each assessment sets, retired with a reason.
///
///     assess → active → assess again → active
///              active → retire → retired → restore → restored → assess → active
///
/// A step gives the next value, or is refused with its reason and changes nothing. Whether a review
/// is overdue is computed for a day, never stored.
public struct RiskRecord: Equatable, Sendable {
    /// The code of a risk.
    public typealias ID = Code<RiskRecord>

    /// Where a risk stands.
    public enum State: String, CaseIterable, Termed {
        /// 在管
        case active
        /// 已注销
        case retired
        /// 已恢复待评价
        case restored

        /// The name that is printed.
        public var term: MessageValue {
            switch self {
            case .active: .phrase(chinese: "在管", english: "active")
            case .retired: .phrase(chinese: "已注销", english: "retired")
            case .restored: .phrase(chinese: "已恢复待评价", english: "waiting to be assessed again")
            }
        }

        /// The steps that the state allows; every other step is refused.
        public var steps: [RiskStep.Kind] {
            switch self {
            case .active: [.assess, .retire]
            case .retired: [.restore]
            case .restored: [.assess, .retire]
            }
        }
    }

    /// The code.
    public let id: ID
    /// Where it stands.
    public private(set) var state: State
    /// The last assessment.
    public private(set) var assessment: RiskStep.Assessment
    /// Every step so far.
    public private(set) var history: [RiskStep]

    /// A risk as its first step makes it.
    /// - Throws: `unknown` when the step is no assessment; `reviewNotAfter`.
    public init(_ id: ID, first step: RiskStep) throws(RiskRecordError) {
        guard case .assess(let assessment) = step.action else { throw .unknown(risk: id) }
        try Self.check(assessment, of: id, on: step.day)
        self.id = id
        self.assessment = assessment
        state = .active
        history = [step]
    }

    /// The risk after a step.
    /// - Throws: `illegalStep` when the state does not allow it; `dayBeforeLastStep`; then
    ///   `reviewNotAfter` or `reasonMissing`.
    public func taking(_ step: RiskStep) throws(RiskRecordError) -> RiskRecord {
        guard state.steps.contains(step.kind) else {
            throw .illegalStep(risk: id, state: state, step: step.kind)
        }
        if let last = history.last?.day, step.day < last {
            throw .dayBeforeLastStep(risk: id, day: step.day, last: last)
        }
        var next = self
        switch step.action {
        case .assess(let assessment):
            try Self.check(assessment, of: id, on: step.day)
            next.assessment = assessment
            next.state = .active
        case .retire(let reason):
            guard !reason.isEmpty else { throw .reasonMissing(risk: id, step: step.kind) }
            next.state = .retired
        case .restore(let reason):
            guard !reason.isEmpty else { throw .reasonMissing(risk: id, step: step.kind) }
            next.state = .restored
        }
        next.history.append(step)
        return next
    }

    /// The last day for the next review: of the assessment while it counts, the day of the step
    /// that brought it back when it waits to be assessed again; `nil` when it is retired.
    public var reviewDue: Day? {
        switch state {
        case .active: assessment.review
        case .restored: history.last?.day
        case .retired: nil
        }
    }

    /// The day of the last assessment.
    public var assessedDay: Day {
        history.last { $0.kind == .assess }?.day ?? assessment.review
    }

    /// How many calendar days the review is late; 0 when it is in time.
    public static func daysOverdue(since due: Day, on today: Day) -> Int {
        max(0, due.days(until: today))
    }

    private static func check(
        _ assessment: RiskStep.Assessment, of id: ID, on day: Day
    ) throws(RiskRecordError) {
        guard assessment.review > day else {
            throw .reviewNotAfter(risk: id, review: assessment.review, day: day)
        }
    }
}
