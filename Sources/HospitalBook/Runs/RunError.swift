import HospitalCore

/// What can be wrong with what a run reads, beside what the calculation itself refuses.
public enum RunError: HospitalError, Equatable {
    /// A scheme that is not in the book.
    case schemeMissing(String, nearest: String?)
    /// A scheme that nobody is appraised by.
    case unitsMissing(scheme: String)
    /// A row about somebody who is not appraised, or who does not exist in the month.
    case subjectUnknown(String, table: String, nearest: String?)
    /// A reported value that is two things at once, or half of one.
    case valueUnclear(subject: String, indicator: String)
    /// A pool that the month does not have.
    case poolMissing(String, Month, nearest: String?)
    /// A set-aside with amount and percentage, or with neither.
    case reserveUnclear(String)
    /// A run whose results are needed has not been made.
    case runNeeded(procedure: String, scope: String, month: Month)
    /// A run whose inputs have changed since it was made.
    case runStale(String)
    /// A version of a run that a newer one has replaced.
    case runNotCurrent(String)
    /// A run that is calculated anew after somebody has reviewed it.
    case runFrozen(run: String, ResultState)
    /// A payment from a result that is not locked.
    case upstreamOpen(run: String, upstream: String, ResultState)
    /// A state in the record that no result has.
    case stateUnknown(run: String, state: String)
    /// A department takes part in a pool without a score.
    case payScoreMissing(Department.ID, scheme: String)
    /// Somebody is assigned to a department and no attendance was reported.
    case attendanceMissing(Person.ID, department: Department.ID)
    /// Somebody worked in a department without being assigned to it.
    case assignmentMissing(Person.ID, department: Department.ID)
    /// An inspection that the month does not have.
    case inspectionMissing(String, Month, nearest: String?)
    /// A checklist in a version that is not in the book.
    case templateMissing(String, version: String)
    /// A run that a form is to be printed from and that is not in the book.
    case reportRunUnknown(String, nearest: String?)
    /// A scoring policy that is not in the book.
    case policyMissing(String)
    /// A department with service items and no method to cost them by.
    case itemMethodMissing(Department.ID, Month)
    /// A city and year without a payment rate.
    case paymentRateMissing(city: String, year: Int)

    /// The message with month, codes and the nearest right name.
    public var finding: Finding {
        switch self {
        case .schemeMissing(let scheme, let nearest):
            Finding(.schemeMissing, ["scheme": .text(scheme)].adding("nearest", nearest))
        case .unitsMissing(let scheme): Finding(.unitsMissing, ["scheme": .text(scheme)])
        case .subjectUnknown(let subject, let table, let nearest):
            Finding(
                .subjectUnknown,
                [
                    "subject": .text(subject), "table": .text(table),
                ].adding("nearest", nearest))
        case .valueUnclear(let subject, let indicator):
            Finding(.valueUnclear, ["subject": .text(subject), "indicator": .text(indicator)])
        case .poolMissing(let pool, let month, let nearest):
            Finding(
                .poolMissing,
                [
                    "pool": .text(pool), "period": month.value,
                ].adding("nearest", nearest))
        case .reserveUnclear(let reserve):
            Finding(.reserveUnclear, ["reserve": .text(reserve)])
        case .runNeeded(let procedure, let scope, let month):
            Finding(
                .runNeeded,
                [
                    "procedure": .text(procedure), "scope": .text(scope), "period": month.value,
                ])
        case .runStale(let run): Finding(.runStale, ["run": .text(run)])
        case .runNotCurrent(let run): Finding(.runNotCurrent, ["run": .text(run)])
        case .runFrozen(let run, let state):
            Finding(.runFrozen, ["run": .text(run), "state": state.term])
        case .upstreamOpen(let run, let upstream, let state):
            Finding(
                .upstreamOpen,
                [
                    "run": .text(run), "upstream": .text(upstream), "state": state.term,
                ])
        case .stateUnknown(let run, let state):
            Finding(.runStateUnknown, ["run": .text(run), "state": .text(state)])
        case .payScoreMissing(let department, let scheme):
            Finding(
                .payScoreMissing,
                [
                    "department": .text(department.code), "scheme": .text(scheme),
                ])
        case .attendanceMissing(let person, let department):
            Finding(
                .attendanceMissing,
                [
                    "person": .text(person.code), "department": .text(department.code),
                ])
        case .assignmentMissing(let person, let department):
            Finding(
                .assignmentMissing,
                [
                    "person": .text(person.code), "department": .text(department.code),
                ])
        case .inspectionMissing(let inspection, let month, let nearest):
            Finding(
                .inspectionMissing,
                [
                    "inspection": .text(inspection), "period": month.value,
                ].adding("nearest", nearest))
        case .templateMissing(let template, let version):
            Finding(.templateMissing, ["template": .text(template), "version": .text(version)])
        case .itemMethodMissing(let department, let month):
            Finding(
                .itemMethodMissing,
                [
                    "department": .text(department.code), "period": month.value,
                ])
        case .paymentRateMissing(let city, let year):
            Finding(.paymentRateMissing, ["city": .text(city), "year": .count(year)])
        case .reportRunUnknown(let run, let nearest):
            Finding(.reportRunUnknown, ["run": .text(run)].adding("nearest", nearest))
        case .policyMissing(let policy): Finding(.policyMissing, ["policy": .text(policy)])
        }
    }
}
