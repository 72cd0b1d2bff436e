import HospitalCore

/// What can be wrong when pay is distributed. Codes name the pool, a department, or a person as
/// `department/person`.
public enum PayError: HospitalError, Hashable {
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
    /// Weights or amounts do not fit.
    case outOfRange(code: String)

    /// The message with its figures.
    public var finding: Finding {
        switch self {
        case .duplicate(let code): return Finding(.payDuplicate, ["code": .text(code)])
        case .factorsMissing(let code): return Finding(.payFactorsMissing, ["code": .text(code)])
        case .negativeFactor(let code, let factor, let value):
            return Finding(.payFactorNegative, [
                "code": .text(code), "factor": .text(factor), "value": .text(value.description),
            ])
        case .personWithoutDepartment(let person):
            return Finding(.payPersonWithoutDepartment, ["person": .text(person.code)])
        case .departmentUnknown(let department, let person):
            return Finding(.payDepartmentUnknown, [
                "person": .text(person.code), "department": .text(department.code),
            ])
        case .negativeSetAside(let code, let name, let value):
            return Finding(.paySetAsideNegative, [
                "code": .text(code), "name": .text(name), "value": .text(value),
            ])
        case .setAsideExceeds(let code, let setAside, let amount):
            return Finding(.paySetAsideExceeds, [
                "code": .text(code), "value": .text(setAside.description),
                "amount": .text(amount.description),
            ])
        case .weightTotalZero(let code, let amount):
            return Finding(.payWeightTotalZero, [
                "code": .text(code), "amount": .text(amount.description),
            ])
        case .overCap(let demand, let cap):
            return Finding(.payOverCap, [
                "demand": .text(demand.description), "cap": .text(cap.description),
            ])
        case .negativeAmount(let code, let amount):
            return Finding(.payAmountNegative, [
                "code": .text(code), "amount": .text(amount.description),
            ])
        case .outOfRange(let code): return Finding(.payOutOfRange, ["code": .text(code)])
        }
    }
}
