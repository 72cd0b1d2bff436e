import HospitalCore

/// Where an archive stands in its life (档案生命周期): collected, classified, sorted, filed, bound,
/// supplemented, kept, appraised, used.
///
///     collect → classify → sort → file → bind → keep ⇄ supplement, appraise, use
///
/// A step may not be skipped: what was not sorted is not filed. From the store an archive goes to
/// supplementing and correcting, to appraisal and to use, and comes back.
/// - Source: requirement S-228
public enum ArchiveState: String, CaseIterable, Termed {
    /// Not yet collected.
    case expected
    /// 已收集
    case collected
    /// 已分类
    case classified
    /// 已整理
    case sorted
    /// 已归档
    case filed
    /// 已装订
    case bound
    /// 补充更正
    case supplemented
    /// 保管中
    case kept
    /// 已鉴定
    case appraised
    /// 利用中
    case used

    /// The name that is printed.
    public var term: MessageValue {
        switch self {
        case .expected: .phrase(chinese: "待收集", english: "not yet collected")
        case .collected: .phrase(chinese: "已收集", english: "collected")
        case .classified: .phrase(chinese: "已分类", english: "classified")
        case .sorted: .phrase(chinese: "已整理", english: "sorted")
        case .filed: .phrase(chinese: "已归档", english: "filed")
        case .bound: .phrase(chinese: "已装订", english: "bound")
        case .supplemented: .phrase(chinese: "补充更正中", english: "being supplemented")
        case .kept: .phrase(chinese: "保管中", english: "kept")
        case .appraised: .phrase(chinese: "鉴定中", english: "being appraised")
        case .used: .phrase(chinese: "利用中", english: "in use")
        }
    }

    /// The steps between the states.
    public static let machine = StateMachine<ArchiveState, ArchiveStep>([
        .init(.collect, from: .expected, to: .collected),
        .init(.classify, from: .collected, to: .classified),
        .init(.sort, from: .classified, to: .sorted),
        .init(.file, from: .sorted, to: .filed),
        .init(.bind, from: .filed, to: .bound),
        .init(.keep, from: .bound, to: .kept),
        .init(.supplement, from: .bound, to: .supplemented),
        .init(.supplement, from: .kept, to: .supplemented),
        .init(.appraise, from: .kept, to: .appraised),
        .init(.use, from: .kept, to: .used),
        .init(.keep, from: .supplemented, to: .kept),
        .init(.keep, from: .appraised, to: .kept),
        .init(.keep, from: .used, to: .kept),
    ])

    /// The state of an archive after steps.
    /// - Throws: ``StateMachineError`` for the first step that its state does not allow.
    public static func state(
        of item: String, after steps: [ArchiveStep], by person: Person.ID
    ) throws(StateMachineError) -> ArchiveState {
        var state = ArchiveState.expected
        for step in steps {
            state = try machine.state(after: step, from: state, of: item, by: Actor(person))
        }
        return state
    }
}

/// What is done with an archive: the nine stages of the source.
public enum ArchiveStep: String, CaseIterable, Termed {
    /// 收集
    case collect
    /// 分类
    case classify
    /// 整理
    case sort
    /// 归档
    case file
    /// 装订
    case bind
    /// 补充更正
    case supplement
    /// 保管
    case keep
    /// 鉴定
    case appraise
    /// 利用
    case use

    /// The name that is printed.
    public var term: MessageValue {
        switch self {
        case .collect: .phrase(chinese: "收集", english: "be collected")
        case .classify: .phrase(chinese: "分类", english: "be classified")
        case .sort: .phrase(chinese: "整理", english: "be sorted")
        case .file: .phrase(chinese: "归档", english: "be filed")
        case .bind: .phrase(chinese: "装订", english: "be bound")
        case .supplement: .phrase(chinese: "补充更正", english: "be supplemented")
        case .keep: .phrase(chinese: "保管", english: "be kept")
        case .appraise: .phrase(chinese: "鉴定", english: "be appraised")
        case .use: .phrase(chinese: "利用", english: "be used")
        }
    }
}
