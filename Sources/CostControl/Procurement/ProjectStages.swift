import HospitalCore

/// The stages of a special project (专项项目): one person in charge, a budget before, supervision
/// throughout, acceptance, final accounts and audit after, none of them skipped.
///
///     立项 → 预算 → 实施 → 验收 → 决算 → 审计
/// - Source: requirements S-081, S-113
public struct ProjectStages: Equatable, Sendable {
    /// A stage, in its order.
    public enum Stage: String, CaseIterable, Termed {
        /// 立项
        case proposal
        /// 预算
        case budget
        /// 实施与过程监督
        case execution
        /// 验收
        case acceptance
        /// 决算（含签证）
        case finalAccounts = "final_accounts"
        /// 审计
        case audit

        /// The name in both languages.
        public var term: MessageValue {
            switch self {
            case .proposal: .phrase(chinese: "立项", english: "proposal")
            case .budget: .phrase(chinese: "预算", english: "budget")
            case .execution: .phrase(chinese: "实施", english: "execution")
            case .acceptance: .phrase(chinese: "验收", english: "acceptance")
            case .finalAccounts: .phrase(chinese: "决算", english: "final accounts")
            case .audit: .phrase(chinese: "审计", english: "audit")
            }
        }
    }

    /// The project.
    public let project: String
    /// Who is in charge.
    public let responsible: Person.ID
    /// The stages that were done, in order, each with its day.
    public private(set) var done: [(stage: Stage, day: Day)] = []

    /// A project before its first stage.
    public init(_ project: String, responsible: Person.ID) {
        self.project = project
        self.responsible = responsible
    }

    /// Equal when the project and its stages are.
    public static func == (one: ProjectStages, other: ProjectStages) -> Bool {
        one.project == other.project && one.responsible == other.responsible
            && one.done.map(\.stage) == other.done.map(\.stage)
            && one.done.map(\.day) == other.done.map(\.day)
    }

    /// The stages that are not done, in order.
    public var missing: [Stage] { Array(Stage.allCases.dropFirst(done.count)) }

    /// Does a stage.
    /// - Throws: `stageSkipped` with what comes before; `stageTwice`; `dayBeforeLast`.
    public mutating func complete(_ stage: Stage, on day: Day) throws(ProcurementError) {
        guard !done.contains(where: { $0.stage == stage })
        else { throw .stageTwice(project, stage: stage) }
        let before = Array(missing.prefix { $0 != stage })
        guard before.isEmpty
        else { throw .stageSkipped(project, stage: stage, missing: before) }
        if let last = done.last?.day, day < last {
            throw .dayBeforeLast(project, day: day, last: last)
        }
        done.append((stage, day))
    }
}
