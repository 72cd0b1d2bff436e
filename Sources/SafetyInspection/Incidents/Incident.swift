import HospitalCore

/// An incident from its report to its closing (事件处理).
///
///     reported → triaged → investigating → four checks → closed
///                    ↘ near miss, short form → closed
///
/// It closes only when the cause was found, the responsible were dealt with, the measures were
/// carried out and the people were taught (四不放过), each with evidence, and no corrective action
/// is open that was not accepted with a reason. A near miss (IV) may close at once after triage by
/// cause and measures alone, unless somebody broke a rule (三违): then the responsible too.
public struct Incident: Equatable, Sendable {
    /// The code of an incident.
    public typealias ID = Code<Incident>

    /// Where an incident stands.
    public enum State: String, CaseIterable, Termed {
        /// 已报告
        case reported
        /// 已分级
        case triaged
        /// 调查中
        case investigating
        /// 四不放过审查
        case fourChecks = "four_checks"
        /// 已结案
        case closed

        /// The name that is printed.
        public var term: MessageValue {
            switch self {
            case .reported: .phrase(chinese: "已报告", english: "reported")
            case .triaged: .phrase(chinese: "已分级", english: "triaged")
            case .investigating: .phrase(chinese: "调查中", english: "being investigated")
            case .fourChecks: .phrase(chinese: "四不放过审查", english: "under the four checks")
            case .closed: .phrase(chinese: "已结案", english: "closed")
            }
        }
    }

    /// What moves an incident.
    public enum Step: String, CaseIterable, Termed {
        /// 分级
        case triage
        /// 调查
        case investigate
        /// 送审
        case review
        /// 结案
        case close

        /// The name that is printed.
        public var term: MessageValue {
            switch self {
            case .triage: .phrase(chinese: "分级", english: "be triaged")
            case .investigate: .phrase(chinese: "调查", english: "be investigated")
            case .review: .phrase(chinese: "送四不放过审查", english: "go to the four checks")
            case .close: .phrase(chinese: "结案", english: "be closed")
            }
        }
    }

    /// What must be evidenced before an incident closes (四不放过).
    public enum Check: String, CaseIterable, Sendable {
        /// 原因未查清不放过
        case cause
        /// 责任人未处理不放过
        case responsible
        /// 整改措施未落实不放过
        case measures
        /// 有关人员未受教育不放过
        case education

        /// The name that is printed.
        public var term: MessageValue {
            switch self {
            case .cause: .phrase(chinese: "原因未查清不放过", english: "the cause is found")
            case .responsible:
                .phrase(chinese: "责任人未处理不放过", english: "the responsible are dealt with")
            case .measures:
                .phrase(chinese: "整改措施未落实不放过", english: "the measures are carried out")
            case .education:
                .phrase(chinese: "有关人员未受教育不放过", english: "the people are taught")
            }
        }
    }

    /// A rule that somebody broke (三违).
    public enum Breach: String, CaseIterable, Sendable {
        /// 违章指挥
        case command
        /// 违章作业
        case operation
        /// 违反劳动纪律
        case discipline
    }

    /// What is done so that it does not happen again (整改措施).
    public struct CorrectiveAction: Equatable, Sendable {
        /// Its code.
        public let code: String
        /// Whether it is done.
        public let isDone: Bool
        /// Why it is accepted undone; empty when it is not.
        public let acceptedBecause: String

        /// An action.
        public init(_ code: String, isDone: Bool, acceptedBecause: String = "") {
            self.code = code
            self.isDone = isDone
            self.acceptedBecause = acceptedBecause
        }
    }

    /// The code.
    public let id: ID
    /// Where it stands.
    public private(set) var state = State.reported
    /// How bad it was; `nil` before triage.
    public private(set) var level: AdverseEventLevel?
    /// The evidence for each check, as it was added.
    public private(set) var evidence: [Check: [String]] = [:]
    /// Rules that were broken.
    public var breaches: [Breach] = []
    /// What is done about it.
    public var actions: [CorrectiveAction] = []

    /// An incident that was just reported.
    public init(id: ID) { self.id = id }

    /// The steps that the states allow.
    private static let machine = StateMachine<State, Step>([
        .init(.triage, from: .reported, to: .triaged),
        .init(.investigate, from: .triaged, to: .investigating),
        .init(.review, from: .investigating, to: .fourChecks),
        .init(.close, from: .fourChecks, to: .closed),
    ])

    /// Whether it may be closed by cause and measures alone, right after triage.
    public var mayUseShortForm: Bool { level == .nearMiss }

    /// The checks that its closing needs.
    public var neededChecks: [Check] {
        guard mayUseShortForm else { return Check.allCases }
        return Check.allCases.filter {
            $0 == .cause || $0 == .measures || ($0 == .responsible && !breaches.isEmpty)
        }
    }

    /// The checks without evidence, in their order.
    public var missingChecks: [Check] {
        neededChecks.filter { evidence[$0, default: []].isEmpty }
    }

    /// The corrective actions that are neither done nor accepted.
    public var openActions: [String] {
        actions.filter { !$0.isDone && $0.acceptedBecause.isEmpty }.map(\.code)
    }

    /// The incident with evidence for a check.
    /// - Throws: `evidenceMissing` when it is empty, `closed` when the incident is closed.
    public func evidenced(
        _ check: Check, by references: [String]
    ) throws(IncidentError) -> Incident {
        guard state != .closed else { throw .closed(incident: id) }
        guard references.contains(where: { !$0.isEmpty }) else {
            throw .evidenceMissing(incident: id, check: check)
        }
        var next = self
        next.evidence[check, default: []] += references
        return next
    }

    /// The incident after a step.
    /// - `level`: how bad it was, needed by triage.
    /// - Throws: `step` when the state does not allow it; `levelMissing`; on closing
    ///   `checksMissing` with their names, then `actionsOpen`.
    public func taking(
        _ step: Step, level: AdverseEventLevel? = nil
    ) throws(IncidentError) -> Incident {
        var next = self
        if step == .close, state == .triaged, mayUseShortForm {
            next.state = .closed
        } else {
            do {
                next.state = try Self.machine.state(
                    after: step, from: state, of: id.code,
                    by: Actor(Person.ID("")))
            } catch { throw .step(error) }
        }
        switch step {
        case .triage:
            guard let level else { throw .levelMissing(incident: id) }
            next.level = level
        case .close:
            guard missingChecks.isEmpty else {
                throw .checksMissing(incident: id, missingChecks)
            }
            guard openActions.isEmpty else { throw .actionsOpen(incident: id, openActions) }
        case .investigate, .review: break
        }
        return next
    }
}
