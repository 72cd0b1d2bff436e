import HospitalCore

/// Why an incident, its report or the roster of liaisons is refused.
public indirect enum IncidentError: HospitalError, Equatable {
    /// The state does not allow the step.
    case step(StateMachineError)
    /// Triage without a level.
    case levelMissing(incident: Incident.ID)
    /// Evidence for a check that is empty.
    case evidenceMissing(incident: Incident.ID, check: Incident.Check)
    /// A closed incident was to be changed.
    case closed(incident: Incident.ID)
    /// Checks without evidence at closing.
    case checksMissing(incident: Incident.ID, [Incident.Check])
    /// Corrective actions that are neither done nor accepted.
    case actionsOpen(incident: Incident.ID, [String])
    /// A number of the harm below zero.
    case harmNegative(name: String, value: String)
    /// An event without a reporting duty.
    case eventUnknown(String, nearest: String?)
    /// An extension that the law does not allow.
    case extensionTooLong(duty: String, days: Int, limit: Int)
    /// A deadline that the calendar does not have.
    case time(TimeError)
    /// A person is named twice.
    case liaisonTwice(Person.ID)
    /// A department that is not in the list.
    case departmentUnknown(Department.ID)
    /// A department whose liaisons are not one doctor and one nurse.
    case liaisonsInvalid(Department.ID, doctors: Int, nurses: Int)

    /// The message with the incident and the figures.
    public var finding: Finding {
        switch self {
        case .step(let error): return error.finding
        case .time(let error): return error.finding
        case .levelMissing(let incident):
            return Finding(.incidentLevelMissing, ["incident": .text(incident.code)])
        case .evidenceMissing(let incident, let check):
            return Finding(
                .incidentEvidenceMissing, ["incident": .text(incident.code), "check": check.term])
        case .closed(let incident):
            return Finding(.incidentClosed, ["incident": .text(incident.code)])
        case .checksMissing(let incident, let checks):
            return Finding(
                .incidentChecksMissing,
                [
                    "incident": .text(incident.code), "checks": .list(checks.map(\.term)),
                ])
        case .actionsOpen(let incident, let actions):
            return Finding(
                .incidentActionsOpen,
                [
                    "incident": .text(incident.code), "actions": .list(actions.map { .text($0) }),
                ])
        case .harmNegative(let name, let value):
            return Finding(.accidentHarmNegative, ["name": .text(name), "value": .text(value)])
        case .eventUnknown(let event, let nearest):
            var values: [String: MessageValue] = ["event": .text(event)]
            values["nearest"] = nearest.map { .text($0) }
            return Finding(.incidentEventUnknown, values)
        case .extensionTooLong(let duty, let days, let limit):
            return Finding(
                .incidentExtensionTooLong,
                [
                    "duty": .text(duty), "days": .count(days), "limit": .count(limit),
                ])
        case .liaisonTwice(let person):
            return Finding(.liaisonTwice, ["person": .text(person.code)])
        case .departmentUnknown(let department):
            return Finding(.liaisonDepartmentUnknown, ["department": .text(department.code)])
        case .liaisonsInvalid(let department, let doctors, let nurses):
            return Finding(
                .liaisonsInvalid,
                [
                    "department": .text(department.code), "doctors": .count(doctors),
                    "nurses": .count(nurses),
                ])
        }
    }
}
