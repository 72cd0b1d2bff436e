import HospitalCore

/// Why a step of an incident in the register is refused.
public indirect enum IncidentCaseError: HospitalError, Equatable {
    /// What the incident itself refuses: a step that its state does not allow, a closing without
    /// all four checks.
    case incident(IncidentError)
    /// An incident that nobody has reported.
    case unknown(incident: Incident.ID)
    /// An incident that is reported again.
    case reportedTwice(incident: Incident.ID)
    /// The step lies before the one that came last.
    case dayBeforeLastStep(incident: Incident.ID, day: Day, last: Day)
    /// It happened after the day of its report.
    case happenedAfter(incident: Incident.ID, happened: Moment, day: Day)
    /// It was known before it happened, or after the day of its report.
    case knownOutside(incident: Incident.ID, known: Moment, happened: Moment, day: Day)
    /// A broken rule that is noted already.
    case breachTwice(incident: Incident.ID, Incident.Breach)
    /// An action that is there.
    case actionTwice(incident: Incident.ID, action: String)
    /// An action that is not there.
    case actionUnknown(incident: Incident.ID, action: String, nearest: String?)
    /// An action that is done or accepted.
    case actionEnded(incident: Incident.ID, action: String)
    /// An action that is due before the day of its order.
    case actionDueBefore(incident: Incident.ID, action: String, due: Day, day: Day)
    /// An action that is accepted without a reason.
    case reasonMissing(incident: Incident.ID, action: String)
    /// The responsible person accepts that the own action stays undone.
    case responsibleAccepts(incident: Incident.ID, action: String, person: Person.ID)
    /// A report that the incident does not owe.
    case dutyUnknown(incident: Incident.ID, occasion: String, nearest: String?)
    /// A report that is there.
    case filedTwice(incident: Incident.ID, occasion: String)
    /// A report from before it happened.
    case filedBefore(incident: Incident.ID, filed: Moment, happened: Moment)
    /// A report from after the day on which it is noted.
    case filedAfter(incident: Incident.ID, filed: Moment, day: Day)
    /// The kept state is not what the kept steps lead to.
    case historyBroken(incident: Incident.ID)

    /// The message with the incident and the figures.
    public var finding: Finding {
        switch self {
        case .incident(let error): return error.finding
        case .unknown(let id): return Self.finding(.incidentUnknown, id)
        case .reportedTwice(let id): return Self.finding(.incidentReportedTwice, id)
        case .dayBeforeLastStep(let id, let day, let last):
            return Self.finding(
                .incidentDayBeforeLastStep, id,
                [
                    "day": .text("\(day)"), "last": .text("\(last)"),
                ])
        case .happenedAfter(let id, let happened, let day):
            return Self.finding(
                .incidentHappenedAfter, id,
                [
                    "happened": .text("\(happened)"), "day": .text("\(day)"),
                ])
        case .knownOutside(let id, let known, let happened, let day):
            return Self.finding(
                .incidentKnownOutside, id,
                [
                    "known": .text("\(known)"), "happened": .text("\(happened)"),
                    "day": .text("\(day)"),
                ])
        case .breachTwice(let id, let breach):
            return Self.finding(.incidentBreachTwice, id, ["breach": breach.term])
        case .actionTwice(let id, let action):
            return Self.finding(.incidentActionTwice, id, ["action": .text(action)])
        case .actionUnknown(let id, let action, let nearest):
            return Self.finding(
                .incidentActionUnknown, id,
                [
                    "action": .text(action), "nearest": nearest.map { .text($0) },
                ])
        case .actionEnded(let id, let action):
            return Self.finding(.incidentActionEnded, id, ["action": .text(action)])
        case .actionDueBefore(let id, let action, let due, let day):
            return Self.finding(
                .incidentActionDueBefore, id,
                [
                    "action": .text(action), "due": .text("\(due)"), "day": .text("\(day)"),
                ])
        case .reasonMissing(let id, let action):
            return Self.finding(.incidentReasonMissing, id, ["action": .text(action)])
        case .responsibleAccepts(let id, let action, let person):
            return Self.finding(
                .incidentResponsibleAccepts, id,
                [
                    "action": .text(action), "person": .text(person.code),
                ])
        case .dutyUnknown(let id, let occasion, let nearest):
            return Self.finding(
                .incidentDutyUnknown, id,
                [
                    "occasion": .text(occasion), "nearest": nearest.map { .text($0) },
                ])
        case .filedTwice(let id, let occasion):
            return Self.finding(.incidentFiledTwice, id, ["occasion": .text(occasion)])
        case .filedBefore(let id, let filed, let happened):
            return Self.finding(
                .incidentFiledBefore, id,
                [
                    "filed": .text("\(filed)"), "happened": .text("\(happened)"),
                ])
        case .filedAfter(let id, let filed, let day):
            return Self.finding(
                .incidentFiledAfter, id,
                [
                    "filed": .text("\(filed)"), "day": .text("\(day)"),
                ])
        case .historyBroken(let id): return Self.finding(.incidentHistoryBroken, id)
        }
    }

    private static func finding(
        _ message: Message, _ incident: Incident.ID, _ values: [String: MessageValue?] = [:]
    ) -> Finding {
        var given = values.compactMapValues(\.self)
        given["incident"] = .text(incident.code)
        return Finding(message, given)
    }
}

extension Incident.Breach {
    /// The name that is printed.
    public var term: MessageValue {
        switch self {
        case .command: .phrase(chinese: "违章指挥", english: "orders against the rules")
        case .operation: .phrase(chinese: "违章作业", english: "work against the rules")
        case .discipline: .phrase(chinese: "违反劳动纪律", english: "breach of work discipline")
        }
    }
}
