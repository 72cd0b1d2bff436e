import HospitalCore

/// The states of a service order (工单状态).
public enum OrderState: String, Termed, CaseIterable, Sendable {
    /// Somebody called; nobody took it.
    case registered
    /// 受理: the desk took it.
    case accepted
    /// 派发: a team has it.
    case dispatched
    /// 承办: somebody works on it.
    case undertaken
    /// 办结: the work is done.
    case finished
    /// 回访: the caller was asked.
    case calledBack = "called_back"
    /// 考核: it counts in the appraisal.
    case appraised
    /// It was called off.
    case cancelled

    /// The name that is printed.
    public var term: MessageValue {
        let chinese = ["已登记", "已受理", "已派发", "承办中", "已办结", "已回访", "已考核", "已取消"]
        let position = Self.allCases.firstIndex(of: self) ?? 0
        return .phrase(chinese: chinese[position], english: rawValue)
    }

    /// Whether the work is done.
    var isClosed: Bool { self == .finished || self == .calledBack || self == .appraised }
    /// Whether the work is still to be done.
    public var isOpen: Bool { !isClosed && self != .cancelled }
}

/// What happens to a service order.
public enum OrderStep: String, Termed, CaseIterable, Sendable {
    /// 受理.
    case accept
    /// 派发 to a team.
    case dispatch
    /// 承办 by a worker, who goes there.
    case undertake
    /// 办结.
    case finish
    /// 回访, with the level of satisfaction.
    case callBack = "call_back"
    /// 考核.
    case appraise
    /// 改派 to another team or worker.
    case reassign
    /// 转上一线: up to the next line of support.
    case escalate
    /// One more visit.
    case visit
    /// 暂停: waiting for parts or the caller.
    case pause
    /// 恢复.
    case resume
    /// Another priority.
    case change
    /// 重开: it was not done after all.
    case reopen
    /// 取消.
    case cancel

    /// The name that is printed.
    public var term: MessageValue {
        let chinese = [
            "受理", "派发", "承办", "办结", "回访", "考核", "改派", "升级", "再次上门", "暂停", "恢复",
            "变更优先级", "重开", "取消",
        ]
        let position = Self.allCases.firstIndex(of: self) ?? 0
        return .phrase(chinese: chinese[position], english: rawValue)
    }

    /// Whether it is a stage of the way 受理→派发→承办→办结→回访→考核.
    var isStage: Bool {
        switch self {
        case .accept, .dispatch, .undertake, .finish, .callBack, .appraise: true
        default: false
        }
    }
}

/// The way of a service order (工单流程, S-164): no stage is skipped, and what is called back can
/// be reopened until it is appraised.
public enum OrderFlow {
    /// The allowed steps.
    public static let machine: StateMachine<OrderState, OrderStep> = {
        typealias Transition = StateMachine<OrderState, OrderStep>.Transition
        let way: [(OrderStep, OrderState, OrderState)] = [
            (.accept, .registered, .accepted), (.dispatch, .accepted, .dispatched),
            (.undertake, .dispatched, .undertaken), (.finish, .undertaken, .finished),
            (.callBack, .finished, .calledBack), (.appraise, .calledBack, .appraised),
        ]
        let aside: [(OrderStep, OrderState, OrderState)] =
            [
                (.reassign, .dispatched, .dispatched), (.reassign, .undertaken, .dispatched),
                (.visit, .undertaken, .undertaken), (.reopen, .finished, .undertaken),
                (.reopen, .calledBack, .undertaken), (.cancel, .registered, .cancelled),
            ]
            + [OrderState.accepted, .dispatched, .undertaken].flatMap { state in
                [OrderStep.escalate, .pause, .resume, .change].map { ($0, state, state) }
                    + [(.cancel, state, .cancelled)]
            }
        return StateMachine(
            way.map { Transition($0.0, from: $0.1, to: $0.2) }
                + aside.map { Transition($0.0, from: $0.1, to: $0.2, isBack: true) })
    }()
}
