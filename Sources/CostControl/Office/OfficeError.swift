import HospitalCore

/// What is wrong with office records.
public enum OfficeError: HospitalError, Equatable {
    /// A time that ends before it begins, or lies outside of the calendar.
    case timesInvalid(String)
    /// Something that is not there.
    case unknown(String)
    /// Something that stands twice.
    case twice(String)
    /// Bands that do not begin at 0 or rise.
    case bandsInvalid
    /// A number that cannot be.
    case numberInvalid(String, value: String)
    /// A step of a task before the one recorded last.
    case backwards(String, at: Moment, last: Moment)
    /// A step of a task by somebody whose step it is not.
    case notTheirs(String, step: TaskStep, Person.ID)
    /// A step that the state of a task does not allow.
    case flow(StateMachineError)
    /// A record that cannot be sealed.
    case audit(AuditError)
    /// A plan above itself.
    case planCircle(String)
    /// A plan with parts that reports progress or a weight of its own.
    case planParentProgress(String)
    /// A sum does not fit.
    case outOfRange(String)

    /// The message with its figures.
    public var finding: Finding {
        switch self {
        case .timesInvalid(let object): Finding(.officeTimesInvalid, ["object": .text(object)])
        case .unknown(let object): Finding(.officeUnknown, ["object": .text(object)])
        case .twice(let object): Finding(.officeTwice, ["object": .text(object)])
        case .bandsInvalid: Finding(.officeBandsInvalid)
        case .numberInvalid(let object, let value):
            Finding(.officeNumberInvalid, ["object": .text(object), "value": .text(value)])
        case .backwards(let task, let moment, let last):
            Finding(
                .taskBackwards,
                [
                    "task": .text(task), "moment": .text(moment.description),
                    "last": .text(last.description),
                ])
        case .notTheirs(let task, let step, let person):
            Finding(
                .taskNotTheirs,
                [
                    "task": .text(task), "step": step.term, "person": .text(person.code),
                ])
        case .flow(let error): error.finding
        case .audit(let error): error.finding
        case .planCircle(let plan): Finding(.planCircle, ["plan": .text(plan)])
        case .planParentProgress(let plan):
            Finding(.planParentProgress, ["plan": .text(plan)])
        case .outOfRange(let object): Finding(.officeOutOfRange, ["object": .text(object)])
        }
    }
}
