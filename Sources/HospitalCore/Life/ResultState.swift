/// Where the result of a period stands (结果状态, decision 13).
public enum ResultState: String, CaseIterable, Termed {
    /// 已计算
    case computed
    /// 已审核
    case reviewed
    /// 已签发
    case signed
    /// 公示中
    case announced
    /// 已锁定
    case locked
    /// 已发放
    case paid

    /// The name that is printed.
    public var term: MessageValue {
        switch self {
        case .computed: .phrase(chinese: "已计算", english: "computed")
        case .reviewed: .phrase(chinese: "已审核", english: "reviewed")
        case .signed: .phrase(chinese: "已签发", english: "signed")
        case .announced: .phrase(chinese: "公示", english: "announced")
        case .locked: .phrase(chinese: "已锁定", english: "locked")
        case .paid: .phrase(chinese: "已发放", english: "paid")
        }
    }
}

/// One step in the life of a result: what, by whom, on which day.
public struct ResultStep: Hashable, Sendable {
    /// What is done.
    public enum Action: Hashable, Sendable {
        /// Reviewed (审核).
        case review
        /// Signed (签发).
        case sign
        /// Announced until the day, which still belongs to it (公示); appeals may be filed.
        case announce(until: Day)
        /// Locked after the announcement (锁定).
        case lock
        /// Paid (发放), with the newest version of everything that the result used.
        case pay(newest: [String: Int])
        /// Unlocked by two persons with a reason (解锁), to be calculated again from these versions.
        case unlock(reason: String, confirmedBy: Actor, upstream: [String: Int])
    }

    /// The kinds of actions.
    public enum Kind: String, CaseIterable, Termed {
        /// 审核
        case review
        /// 签发
        case sign
        /// 公示
        case announce
        /// 锁定
        case lock
        /// 发放
        case pay
        /// 解锁
        case unlock

        /// The name that is printed.
        public var term: MessageValue {
            switch self {
            case .review: .phrase(chinese: "审核", english: "be reviewed")
            case .sign: .phrase(chinese: "签发", english: "be signed")
            case .announce: .phrase(chinese: "公示", english: "be announced")
            case .lock: .phrase(chinese: "锁定", english: "be locked")
            case .pay: .phrase(chinese: "发放", english: "be paid")
            case .unlock: .phrase(chinese: "解锁", english: "be unlocked")
            }
        }
    }

    /// What is done.
    public let action: Action
    /// By whom.
    public let actor: Actor
    /// When.
    public let day: Day

    /// A step.
    public init(_ action: Action, by actor: Actor, on day: Day) {
        self.action = action
        self.actor = actor
        self.day = day
    }

    /// The kind of the action.
    public var kind: Kind {
        switch action {
        case .review: .review
        case .sign: .sign
        case .announce: .announce
        case .lock: .lock
        case .pay: .pay
        case .unlock: .unlock
        }
    }
}

/// A step that was taken, with the version it was taken on.
///
/// Versions are never overwritten.
public struct ResultEvent: Hashable, Sendable {
    /// The version before the step.
    public let version: Int
    /// The step.
    public let step: ResultStep
    /// The state after the step; of version n + 1 after an unlock.
    public let state: ResultState
}
