import HospitalCore

/// Where a hazard stands on its way to being closed (隐患状态), with what only that state has.
public enum HazardState: Equatable, Sendable {
    /// Found, not yet in the register.
    case discovered
    /// In the register since the day.
    case registered(since: Day)
    /// Graded; the days of the grade count from registration.
    case graded(HazardGrade, registered: Day)
    /// Planned and assigned.
    case planned(RectificationRound)
    /// Being removed.
    case rectifying(RectificationRound)
    /// Done, and waiting for another person to look.
    case awaitingReinspection(RectificationRound)
    /// The clock stands still since the day.
    case suspended(RectificationRound, since: Day)
    /// Closed after a re-inspection by another person.
    case closed(on: Day, rectifiers: Set<Person.ID>, reinspector: Person.ID)
    /// No hazard after all.
    case rejected(on: Day, reason: String)

    /// The kinds of states.
    public enum Kind: String, CaseIterable, Sendable {
        /// 已发现
        case discovered
        /// 已登记
        case registered
        /// 已定级
        case graded
        /// 已制定方案
        case planned
        /// 整改中
        case rectifying
        /// 待复查
        case awaitingReinspection = "awaiting_reinspection"
        /// 已暂停
        case suspended
        /// 已销号
        case closed
        /// 不予立案
        case rejected

        /// The name that is printed.
        public var term: MessageValue {
            switch self {
            case .discovered: .phrase(chinese: "已发现", english: "discovered")
            case .registered: .phrase(chinese: "已登记", english: "registered")
            case .graded: .phrase(chinese: "已定级", english: "graded")
            case .planned: .phrase(chinese: "已制定方案", english: "planned")
            case .rectifying: .phrase(chinese: "整改中", english: "being rectified")
            case .awaitingReinspection: .phrase(chinese: "待复查", english: "awaiting re-inspection")
            case .suspended: .phrase(chinese: "已暂停", english: "suspended")
            case .closed: .phrase(chinese: "已销号", english: "closed")
            case .rejected: .phrase(chinese: "不予立案", english: "rejected")
            }
        }

        /// The steps that can be taken from the state; every other step is refused.
        public var steps: [HazardStep.Kind] {
            switch self {
            case .discovered: [.register]
            case .registered: [.grade, .reject, .fixAtOnce]
            case .graded: [.plan]
            case .planned: [.accept]
            case .rectifying: [.submit, .suspend]
            case .awaitingReinspection: [.pass, .refuse]
            case .suspended: [.resume]
            case .closed, .rejected: []
            }
        }
    }

    /// The kind of the state.
    public var kind: Kind {
        switch self {
        case .discovered: .discovered
        case .registered: .registered
        case .graded: .graded
        case .planned: .planned
        case .rectifying: .rectifying
        case .awaitingReinspection: .awaitingReinspection
        case .suspended: .suspended
        case .closed: .closed
        case .rejected: .rejected
        }
    }

    /// Whether the hazard still has to be dealt with.
    public var isOpen: Bool {
        switch self {
        case .closed, .rejected: false
        default: true
        }
    }
}

/// One attempt to remove a hazard, from the plan to the re-inspection.
public struct RectificationRound: Equatable, Sendable {
    /// The round, counted from 1.
    public var number = 1
    /// The grade.
    public let grade: HazardGrade
    /// The plan of the first round.
    public let plan: RectificationPlan
    /// The last day of this round, later by the days of suspension.
    public var deadline: Day
    /// Everybody who worked on it in any round: none of them may re-inspect.
    public var rectifiers: Set<Person.ID> = []
    /// The evidence submitted in this round.
    public var evidence: [String] = []

    init(grade: HazardGrade, plan: RectificationPlan) {
        self.grade = grade
        self.plan = plan
        deadline = plan.deadline
    }
}
