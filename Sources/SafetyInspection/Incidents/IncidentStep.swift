import HospitalCore

/// What is known of an incident when it is reported (事件报告).
public struct IncidentReport: Equatable, Sendable {
    /// When it happened: from here the legal times count.
    public let happened: Moment
    /// What the law wants reported of it, in the order given; none for most incidents.
    public let duties: [ReportingDuty]
    /// The department in which it happened; `nil` when it is in none.
    public let department: Department.ID?
    /// What happened.
    public let text: String

    /// A report.
    public init(
        happened: Moment, duties: [ReportingDuty] = [], department: Department.ID? = nil,
        text: String = ""
    ) {
        self.happened = happened
        self.duties = duties
        self.department = department
        self.text = text
    }
}

/// Something that is done about an incident, by whom and on which day.
public struct IncidentStep: Equatable, Sendable {
    /// What is done.
    public enum Action: Equatable, Sendable {
        /// 报告: the incident begins.
        case report(IncidentReport)
        /// 分级, 调查, 送审, 结案; triage has the level.
        case move(Incident.Step, level: AdverseEventLevel?)
        /// 证据: one of the four checks is evidenced.
        case evidence(Incident.Check, [String])
        /// 三违: somebody broke a rule.
        case breach(Incident.Breach)
        /// 整改措施: an action is ordered, with who answers for it and its last day.
        case order(action: String, responsible: Person.ID, due: Day)
        /// 完成: an action is done.
        case complete(action: String)
        /// 认可: an action may stay undone, with the reason.
        case accept(action: String, reason: String)
        /// 上报: a report that the law wants was made at a moment.
        case file(occasion: String, at: Moment)
    }

    /// The kinds of steps.
    public enum Kind: String, CaseIterable, Sendable {
        /// 报告
        case report
        /// 分级
        case triage
        /// 调查
        case investigate
        /// 送审
        case review
        /// 结案
        case close
        /// 证据
        case evidence
        /// 三违
        case breach
        /// 整改措施
        case order
        /// 完成
        case complete
        /// 认可
        case accept
        /// 上报
        case file
    }

    /// What is done.
    public let action: Action
    /// Who does it.
    public let actor: Person.ID
    /// When.
    public let day: Day

    /// A step.
    public init(_ action: Action, by actor: Person.ID, on day: Day) {
        self.action = action
        self.actor = actor
        self.day = day
    }

    /// The kind.
    public var kind: Kind {
        switch action {
        case .report: .report
        case .move(.triage, _): .triage
        case .move(.investigate, _): .investigate
        case .move(.review, _): .review
        case .move(.close, _): .close
        case .evidence: .evidence
        case .breach: .breach
        case .order: .order
        case .complete: .complete
        case .accept: .accept
        case .file: .file
        }
    }
}
