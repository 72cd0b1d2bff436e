import HospitalCore

/// What is wrong with service orders.
public indirect enum DeskError: HospitalError, Equatable {
    /// A needed field is not there.
    case fieldMissing(order: String, field: String)
    /// A number stands twice.
    case orderTwice(String)
    /// A priority stands twice.
    case priorityTwice(String)
    /// A priority that is not among those of the desk.
    case priorityUnknown(order: String, priority: String, nearest: String?)
    /// An event before the one that came before it.
    case backwards(order: String, at: Moment, last: Moment)
    /// A step of an order that is refused, with the reason.
    case refused(order: String, Finding)
    /// Work that needs a proof was finished without one.
    case proofMissing(order: String)
    /// The worker rates the own work.
    case ownWork(order: String, worker: String)
    /// A worker stands twice in the roster.
    case workerTwice(String)
    /// An order of somebody who is not in the roster.
    case workerUnknown(order: String, worker: String, nearest: String?)
    /// Minutes of a worker below 0 or above ten years.
    case minutesInvalid(worker: String, Int)
    /// A setting that is below zero.
    case settingInvalid(String, Int)
    /// A step that the flow refuses.
    case flow(StateMachineError)
    /// A level that is none.
    case survey(SurveyError)
    /// A number that does not fit.
    case outOfRange

    /// The message with its figures.
    public var finding: Finding {
        switch self {
        case .fieldMissing(let order, let field):
            SurveyError.finding(.orderFieldMissing, "order", order, "field", field)
        case .orderTwice(let order): SurveyError.finding(.orderTwice, "order", order)
        case .priorityTwice(let code): SurveyError.finding(.priorityTwice, "priority", code)
        case .priorityUnknown(let order, let priority, let nearest):
            SurveyError.finding(
                .orderPriorityUnknown, "order", order, "priority", priority, "nearest", nearest)
        case .backwards(let order, let moment, let last):
            SurveyError.finding(
                .orderBackwards, "order", order, "moment", moment.description, "last",
                last.description)
        case .refused(let order, let reason):
            Finding(
                .orderRefused,
                [
                    "order": .text(order),
                    "reason": .phrase(
                        chinese: reason.text(in: .chinese), english: reason.text(in: .english)),
                ])
        case .proofMissing(let order): SurveyError.finding(.orderProofMissing, "order", order)
        case .ownWork(let order, let worker):
            SurveyError.finding(.orderOwnWork, "order", order, "worker", worker)
        case .workerTwice(let worker): SurveyError.finding(.deskWorkerTwice, "worker", worker)
        case .workerUnknown(let order, let worker, let nearest):
            SurveyError.finding(
                .deskWorkerUnknown, "order", order, "worker", worker, "nearest", nearest)
        case .minutesInvalid(let worker, let minutes):
            SurveyError.finding(.deskMinutesInvalid, "worker", worker, "minutes", "\(minutes)")
        case .settingInvalid(let name, let value):
            SurveyError.finding(.deskSettingInvalid, "name", name, "value", "\(value)")
        case .flow(let error): error.finding
        case .survey(let error): error.finding
        case .outOfRange: Finding(.comparisonOutOfRange)
        }
    }
}
