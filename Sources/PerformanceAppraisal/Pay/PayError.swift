import HospitalCore

/// What can be wrong when pay is distributed.
///
/// Codes name the pool, a department, or a person as `department/person`.
public enum PayError: HospitalError, Equatable {
    /// A department, or a person in one department, stands twice.
    case duplicate(code: String)
    /// A weight has no factors.
    case factorsMissing(code: String)
    /// A factor is negative.
    case negativeFactor(code: String, factor: String, value: Decimal)
    /// A person is in no department.
    case personWithoutDepartment(Person.ID)
    /// A person is in a department that takes no part.
    case departmentUnknown(Department.ID, person: Person.ID)
    /// A set-aside is negative.
    case negativeSetAside(code: String, name: String, value: String)
    /// More is set aside than there is.
    case setAsideExceeds(code: String, setAside: Money, amount: Money)
    /// There is an amount and all weights are zero.
    case weightTotalZero(code: String, amount: Money)
    /// More is asked for than the approved total.
    case overCap(demand: Money, cap: Money)
    /// An amount that must not be negative is.
    case negativeAmount(code: String, amount: Money)
    /// A floor above its ceiling, or below zero.
    case boundsCrossed(code: String, floor: Money, ceiling: Money)
    /// Floors need more than the pool, or ceilings take less.
    case boundsImpossible(pool: Money, bounds: Money)
    /// Months of a quarter that were not appraised.
    case monthsMissing([Month])
    /// A receiver that one of two distributions lacks.
    case codesDiffer(code: String)
    /// Accepted appeals need more than the reserve.
    case reserveExceeded(needed: Money, reserve: Money)
    /// A new distribution does not total what was paid.
    case notBalanced(difference: Money)
    /// Weights or amounts do not fit.
    case outOfRange(code: String)

    /// The message with its figures.
    public var finding: Finding {
        switch self {
        case .duplicate(let code): return Finding(.payDuplicate, ["code": .text(code)])
        case .factorsMissing(let code): return Finding(.payFactorsMissing, ["code": .text(code)])
        case .negativeFactor(let code, let factor, let value):
            return Finding(
                .payFactorNegative,
                [
                    "code": .text(code), "factor": .text(factor), "value": .text(value.description),
                ])
        case .personWithoutDepartment(let person):
            return Finding(.payPersonWithoutDepartment, ["person": .text(person.code)])
        case .departmentUnknown(let department, let person):
            return Finding(
                .payDepartmentUnknown,
                [
                    "person": .text(person.code), "department": .text(department.code),
                ])
        case .negativeSetAside(let code, let name, let value):
            return Finding(
                .paySetAsideNegative,
                [
                    "code": .text(code), "name": .text(name), "value": .text(value),
                ])
        case .setAsideExceeds(let code, let setAside, let amount):
            return Finding(
                .paySetAsideExceeds,
                [
                    "code": .text(code), "value": .text(setAside.description),
                    "amount": .text(amount.description),
                ])
        case .weightTotalZero(let code, let amount):
            return Finding(
                .payWeightTotalZero,
                [
                    "code": .text(code), "amount": .text(amount.description),
                ])
        case .overCap(let demand, let cap):
            return Finding(
                .payOverCap,
                [
                    "demand": .text(demand.description), "cap": .text(cap.description),
                ])
        case .negativeAmount(let code, let amount):
            return Finding(
                .payAmountNegative,
                [
                    "code": .text(code), "amount": .text(amount.description),
                ])
        case .boundsCrossed(let code, let floor, let ceiling):
            return Finding(
                .payBoundsCrossed,
                [
                    "code": .text(code), "floor": .text(floor.description),
                    "ceiling": .text(ceiling.description),
                ])
        case .boundsImpossible(let pool, let bounds):
            return Finding(
                .payBoundsImpossible,
                [
                    "amount": .text(pool.description), "value": .text(bounds.description),
                ])
        case .monthsMissing(let months):
            return Finding(
                .payMonthsMissing,
                [
                    "months": .list(months.map { .period($0.description) })
                ])
        case .codesDiffer(let code): return Finding(.payCodesDiffer, ["code": .text(code)])
        case .reserveExceeded(let needed, let reserve):
            return Finding(
                .payReserveExceeded,
                [
                    "demand": .text(needed.description), "amount": .text(reserve.description),
                ])
        case .notBalanced(let difference):
            return Finding(.payNotBalanced, ["value": .text(difference.description)])
        case .outOfRange(let code): return Finding(.payOutOfRange, ["code": .text(code)])
        }
    }
}
