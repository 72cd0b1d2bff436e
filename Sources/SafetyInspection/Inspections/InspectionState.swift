import HospitalCore

/// Where an inspection stands (检查状态).
///
///     planned → in progress → submitted → reviewed → closed
///        ↘ missed, cancelled      ↘ cancelled; back from submitted to in progress
public enum InspectionState: String, CaseIterable, Termed {
    /// 待检查
    case planned
    /// 检查中
    case inProgress = "in_progress"
    /// 已提交
    case submitted
    /// 已复核
    case reviewed
    /// 已归档
    case closed
    /// 漏检
    case missed
    /// 已取消
    case cancelled

    /// The name that is printed.
    public var term: MessageValue {
        switch self {
        case .planned: .phrase(chinese: "待检查", english: "planned")
        case .inProgress: .phrase(chinese: "检查中", english: "in progress")
        case .submitted: .phrase(chinese: "已提交", english: "submitted")
        case .reviewed: .phrase(chinese: "已复核", english: "reviewed")
        case .closed: .phrase(chinese: "已归档", english: "closed")
        case .missed: .phrase(chinese: "漏检", english: "missed")
        case .cancelled: .phrase(chinese: "已取消", english: "cancelled")
        }
    }

    /// What may be done in which state.
    static let machine = StateMachine<InspectionState, InspectionStep>([
        .init(.start, from: .planned, to: .inProgress),
        .init(.submit, from: .inProgress, to: .submitted),
        .init(.review, from: .submitted, to: .reviewed),
        .init(.close, from: .reviewed, to: .closed),
        .init(.sendBack, from: .submitted, to: .inProgress, isBack: true),
        .init(.miss, from: .planned, to: .missed),
        .init(.cancel, from: .planned, to: .cancelled),
        .init(.cancel, from: .inProgress, to: .cancelled),
    ])
}

/// What moves an inspection.
public enum InspectionStep: String, CaseIterable, Termed {
    /// 开始检查: the template is frozen.
    case start
    /// 提交: signs the answers.
    case submit
    /// 复核
    case review
    /// 归档
    case close
    /// 退回
    case sendBack = "send_back"
    /// 漏检
    case miss
    /// 取消
    case cancel

    /// The name that is printed.
    public var term: MessageValue {
        switch self {
        case .start: .phrase(chinese: "开始检查", english: "be started")
        case .submit: .phrase(chinese: "提交", english: "be submitted")
        case .review: .phrase(chinese: "复核", english: "be reviewed")
        case .close: .phrase(chinese: "归档", english: "be closed")
        case .sendBack: .phrase(chinese: "退回", english: "be sent back")
        case .miss: .phrase(chinese: "记为漏检", english: "be missed")
        case .cancel: .phrase(chinese: "取消", english: "be cancelled")
        }
    }

    /// Whether it is done for a reason that must be told.
    var needsReason: Bool { self == .sendBack || self == .miss || self == .cancel }
}
