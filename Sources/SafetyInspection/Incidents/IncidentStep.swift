import HospitalCore

/// What is known of an incident when it is reported (事件报告).
public struct IncidentReport: Equatable, Sendable {
    /// A report that the law wants of an incident.
    public struct Duty: Equatable, Sendable {
        /// The code of the event: `device`.
        public let event: String
        /// Which report or which case of the event: `death`.
        public let occasion: String
        /// To whom.
        public let recipient: String
        fileprivate let time: Time

        fileprivate enum Time: Equatable, Sendable {
            /// The time of the law, counted for this incident.
            case law(ReportingDuty)
            /// The last moment as it was once counted.
            case kept(Moment?)
        }

        /// A duty of the law.
        public init(_ duty: ReportingDuty) {
            event = duty.event
            occasion = duty.occasion
            recipient = duty.recipient
            time = .law(duty)
        }

        /// A duty as it was counted when the incident was reported: whatever the law says since,
        /// its last moment stays.
        ///
        /// `due` is `nil` when the law gave no number.
        public init(_ event: String, _ occasion: String, recipient: String, due: Moment?) {
            self.event = event
            self.occasion = occasion
            self.recipient = recipient
            time = .kept(due)
        }

        /// The event and the occasion: `device/death`.
        public var code: String { "\(event)/\(occasion)" }
    }

    /// When it happened.
    public let happened: Moment
    /// When it was found, or when the one who must report was told (发现、接报); the moment
    /// at which it happened unless another was given.
    public let known: Moment
    /// What the law wants reported of it, in the order given; none for most incidents.
    public let duties: [Duty]
    /// The department in which it happened; `nil` when it is in none.
    public let department: Department.ID?
    /// What happened.
    public let text: String

    /// A report; it was known when it happened unless another moment is given.
    public init(
        happened: Moment, known: Moment? = nil, duties: [ReportingDuty] = [],
        department: Department.ID? = nil, text: String = ""
    ) {
        self.init(
            happened: happened, known: known, counted: duties.map { Duty($0) },
            department: department, text: text)
    }

    /// A report whose duties were counted already.
    public init(
        happened: Moment, known: Moment? = nil, counted duties: [Duty],
        department: Department.ID? = nil, text: String = ""
    ) {
        self.happened = happened
        self.known = known ?? happened
        self.duties = duties
        self.department = department
        self.text = text
    }

    /// The last moment for a report: counted from when the incident was known where the law counts
    /// from finding or hearing of it, from when it happened elsewhere; `nil` where the time runs
    /// from the report of an investigation (收到报告).
    /// - Throws: `time` for a moment outside of the calendar.
    func due(of duty: Duty) throws(IncidentError) -> Moment? {
        switch duty.time {
        case .kept(let due): return due
        // The answer to an investigation runs from its report, of which nothing is known yet.
        case .law(let law) where law.trigger == "收到报告": return nil
        case .law(let law): return try law.due(from: law.countsFromKnowledge ? known : happened)
        }
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
