import HospitalCore

/// An incident with its days, persons and terms (事件台账): every step is kept, none is taken back.
///
///     report → triage → investigate → review → close        (``Incident`` holds this way and the
///                                                            four checks, 四不放过, at its end)
///     order → complete or accept                            of each corrective action
///     file                                                  of each report that the law wants
///
/// A step gives the next value, or is refused with its reason and changes nothing. What is overdue
/// is computed for a moment, never stored.
public struct IncidentCase: Equatable, Sendable {
    /// What has a last moment.
    public struct Term: Equatable, Sendable {
        /// What it is.
        public enum Kind: String, CaseIterable, Sendable {
            /// 整改措施
            case action
            /// 法定报告
            case report
        }

        /// What it is.
        public let kind: Kind
        /// The code of the action, or the event and occasion of the report: `device/death`.
        public let code: String
        /// Who answers for an action; to whom a report goes.
        public let recipient: String
        /// The last moment in time; `nil` when the law gives no number.
        public let due: Moment?
        /// When it was done, accepted or filed; `nil` while it was not.
        public fileprivate(set) var ended: Moment?

        /// Whether it is overdue at a moment.
        public func isOverdue(at now: Moment) -> Bool {
            guard ended == nil, let due else { return false }
            return due < now
        }

        /// The calendar days after the day on which a last moment fell.
        public static func daysOverdue(since due: Moment, at now: Moment) -> Int {
            max(0, due.day.days(until: now.day))
        }
    }

    /// The code.
    public let id: Incident.ID
    /// What was reported.
    public let report: IncidentReport
    /// Where it stands, and its evidence.
    public private(set) var incident: Incident
    /// The reports that the law wants, then the corrective actions in the order of their orders.
    public private(set) var terms: [Term]
    /// Every step so far.
    public private(set) var history: [IncidentStep]

    /// An incident as its first step makes it.
    /// - Throws: `unknown` when the step is no report; `happenedAfter`; `knownOutside`;
    ///   `filedTwice` when a duty is named twice; `incident` when a term leaves the calendar.
    public init(_ id: Incident.ID, first step: IncidentStep) throws(IncidentCaseError) {
        guard case .report(let report) = step.action else { throw .unknown(incident: id) }
        guard report.happened.day <= step.day else {
            throw .happenedAfter(incident: id, happened: report.happened, day: step.day)
        }
        guard report.known >= report.happened, report.known.day <= step.day else {
            throw .knownOutside(
                incident: id, known: report.known, happened: report.happened, day: step.day)
        }
        var terms: [Term] = []
        for duty in report.duties {
            let code = duty.code
            guard !terms.contains(where: { $0.code == code }) else {
                throw .filedTwice(incident: id, occasion: code)
            }
            let due: Moment?
            do { due = try report.due(of: duty) } catch { throw .incident(error) }
            terms.append(Term(kind: .report, code: code, recipient: duty.recipient, due: due))
        }
        self.id = id
        self.report = report
        self.terms = terms
        incident = Incident(id: id)
        history = [step]
    }

    /// The terms that are overdue at a moment.
    public func overdue(at now: Moment) -> [Term] { terms.filter { $0.isOverdue(at: now) } }
}

extension IncidentCase {
    /// The incident after a step.
    /// - `isKept`: whether the step was taken before and is read again: what was filed
    ///   stays filed, also where it was dated ahead, which is refused of a new step.
    /// - Throws: `reportedTwice`; `dayBeforeLastStep`; then what the step itself needs. See
    ///   ``IncidentCaseError``.
    public func taking(
        _ step: IncidentStep, isKept: Bool = false
    ) throws(IncidentCaseError) -> IncidentCase {
        if case .report = step.action { throw .reportedTwice(incident: id) }
        if let last = history.last?.day, step.day < last {
            throw .dayBeforeLastStep(incident: id, day: step.day, last: last)
        }
        var next = self
        switch step.action {
        case .report: break
        case .move(let move, let level):
            do { next.incident = try incident.taking(move, level: level) } catch {
                throw .incident(error)
            }
        case .evidence(let check, let references):
            do { next.incident = try incident.evidenced(check, by: references) } catch {
                throw .incident(error)
            }
        case .breach(let breach): try next.note(breach)
        case .order(let action, let responsible, let due):
            try next.order(action, responsible, due: due, on: step.day)
        case .complete(let action):
            try next.end(action, on: step.day)
        case .accept(let action, let reason):
            try next.accept(action, reason, by: step)
        case .file(let occasion, let moment):
            try next.file(occasion, at: moment, on: isKept ? nil : step.day)
        }
        next.history.append(step)
        return next
    }

    private mutating func note(_ breach: Incident.Breach) throws(IncidentCaseError) {
        guard incident.state != .closed else { throw .incident(.closed(incident: id)) }
        guard !incident.breaches.contains(breach) else {
            throw .breachTwice(incident: id, breach)
        }
        incident.breaches.append(breach)
    }

    private mutating func order(
        _ action: String, _ responsible: Person.ID, due: Day, on day: Day
    ) throws(IncidentCaseError) {
        guard incident.state != .closed else { throw .incident(.closed(incident: id)) }
        guard !incident.actions.contains(where: { $0.code == action }) else {
            throw .actionTwice(incident: id, action: action)
        }
        guard due >= day else {
            throw .actionDueBefore(incident: id, action: action, due: due, day: day)
        }
        let end: Moment
        do { end = try Moment(startOf: due).adding(seconds: Moment.secondsPerDay - 1) } catch {
            throw .incident(.time(error))
        }
        incident.actions.append(Incident.CorrectiveAction(action, isDone: false))
        terms.append(Term(kind: .action, code: action, recipient: responsible.code, due: end))
    }

    private mutating func accept(
        _ action: String, _ reason: String, by step: IncidentStep
    ) throws(IncidentCaseError) {
        guard !reason.isEmpty else { throw .reasonMissing(incident: id, action: action) }
        let term = terms.first { $0.kind == .action && $0.code == action }
        guard term?.recipient != step.actor.code else {
            throw .responsibleAccepts(incident: id, action: action, person: step.actor)
        }
        try end(action, on: step.day, acceptedBecause: reason)
    }

    /// Ends an open action: done, or accepted with a reason.
    private mutating func end(
        _ action: String, on day: Day, acceptedBecause reason: String = ""
    ) throws(IncidentCaseError) {
        guard incident.state != .closed else { throw .incident(.closed(incident: id)) }
        guard let place = incident.actions.firstIndex(where: { $0.code == action }),
            let term = terms.firstIndex(where: { $0.kind == .action && $0.code == action })
        else {
            throw .actionUnknown(
                incident: id, action: action,
                nearest: NearestName.nearest(to: action, in: incident.actions.map(\.code)))
        }
        guard terms[term].ended == nil else { throw .actionEnded(incident: id, action: action) }
        incident.actions[place] = Incident.CorrectiveAction(
            action, isDone: reason.isEmpty, acceptedBecause: reason)
        terms[term].ended = Moment(startOf: day)
    }

    /// A report may be filed late, even of an incident that is closed.
    private mutating func file(
        _ occasion: String, at moment: Moment, on day: Day?
    ) throws(IncidentCaseError) {
        guard let place = terms.firstIndex(where: { $0.kind == .report && $0.code == occasion })
        else {
            let known = terms.filter { $0.kind == .report }.map(\.code)
            throw .dutyUnknown(
                incident: id, occasion: occasion,
                nearest: NearestName.nearest(to: occasion, in: known))
        }
        guard terms[place].ended == nil else {
            throw .filedTwice(incident: id, occasion: occasion)
        }
        guard moment >= report.happened else {
            throw .filedBefore(incident: id, filed: moment, happened: report.happened)
        }
        if let day, moment.day > day {
            throw .filedAfter(incident: id, filed: moment, day: day)
        }
        terms[place].ended = moment
    }
}
