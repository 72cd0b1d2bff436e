import HospitalCore

/// One step in the life of a hazard: what was done, by whom, on which day.
///
/// History keeps every step.
public struct HazardStep: Equatable, Sendable {
    /// What was done.
    public enum Action: Equatable, Sendable {
        /// Written into the register (登记).
        case register
        /// No hazard after all; the reason is needed (不予立案).
        case reject(reason: String)
        /// Graded (定级).
        case grade(HazardGrade)
        /// Planned and assigned (五落实).
        case plan(RectificationPlan)
        /// The work began (整改); the actor is the rectifier.
        case accept
        /// The work is done; the actor is the rectifier, the evidence is needed.
        case submit(evidence: [String])
        /// The re-inspection passed (复查合格，销号); the actor is the re-inspector.
        case pass
        /// The re-inspection failed: the next round, with a new deadline.
        case refuse(newDeadline: Day)
        /// The clock stops: an approved extension or the thing is out of use (停用).
        case suspend(reason: String)
        /// The clock runs again.
        case resume
        /// Fixed on the spot and confirmed by another person, the actor (当场整改).
        case fixAtOnce(rectifier: Person.ID, before: [String], after: [String])
    }

    /// The kinds of actions.
    public enum Kind: String, CaseIterable, Sendable {
        /// 登记
        case register
        /// 不予立案
        case reject
        /// 定级
        case grade
        /// 制定整改方案
        case plan
        /// 开始整改
        case accept
        /// 提交整改结果
        case submit
        /// 复查合格
        case pass
        /// 复查不合格
        case refuse
        /// 暂停
        case suspend
        /// 恢复
        case resume
        /// 当场整改
        case fixAtOnce = "fix_at_once"

        /// The name that is printed.
        public var term: MessageValue {
            switch self {
            case .register: .phrase(chinese: "登记", english: "be registered")
            case .reject: .phrase(chinese: "不予立案", english: "be rejected")
            case .grade: .phrase(chinese: "定级", english: "be graded")
            case .plan: .phrase(chinese: "制定整改方案", english: "be planned")
            case .accept: .phrase(chinese: "开始整改", english: "be accepted for work")
            case .submit: .phrase(chinese: "提交整改结果", english: "be submitted")
            case .pass: .phrase(chinese: "复查合格", english: "pass re-inspection")
            case .refuse: .phrase(chinese: "复查不合格", english: "fail re-inspection")
            case .suspend: .phrase(chinese: "暂停", english: "be suspended")
            case .resume: .phrase(chinese: "恢复", english: "be resumed")
            case .fixAtOnce: .phrase(chinese: "当场整改", english: "be fixed at once")
            }
        }
    }

    /// What was done.
    public let action: Action
    /// By whom.
    public let actor: Person.ID
    /// When.
    public let day: Day

    /// A step.
    public init(_ action: Action, by actor: Person.ID, on day: Day) {
        self.action = action
        self.actor = actor
        self.day = day
    }

    /// The kind of the action.
    public var kind: Kind {
        switch action {
        case .register: .register
        case .reject: .reject
        case .grade: .grade
        case .plan: .plan
        case .accept: .accept
        case .submit: .submit
        case .pass: .pass
        case .refuse: .refuse
        case .suspend: .suspend
        case .resume: .resume
        case .fixAtOnce: .fixAtOnce
        }
    }
}
