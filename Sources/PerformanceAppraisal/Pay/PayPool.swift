import HospitalCore

/// The amount to distribute for a period (绩效总量), with what is kept back first.
public struct PayPool: Equatable, Sendable {
    /// The amount; a negative one is taken back as the mirror image (红字).
    public let amount: Money
    /// What is kept back before the departments, in this order.
    public let setAsides: [SetAside]

    /// How the pool is named in messages and proofs.
    package static let code = "pool"

    /// A pool.
    public init(_ amount: Money, setAsides: [SetAside] = []) {
        self.amount = amount
        self.setAsides = setAsides
    }
}

/// A part that is kept back before an amount is split: the head's share, a reserve for appeals
/// (预留).
public struct SetAside: Equatable, Sendable {
    /// How much is kept back.
    public enum Size: Equatable, Sendable {
        /// A fixed amount.
        case amount(Money)
        /// A percentage of the whole amount, rounded half away from zero to the fen.
        case percent(Decimal)
    }

    /// What it is for.
    public let name: String
    /// How much.
    public let size: Size

    /// A set-aside.
    public init(_ name: String, _ size: Size) {
        self.name = name
        self.size = size
    }

    func applied(to whole: Money, of code: String) throws(PayError) -> AppliedSetAside {
        switch size {
        case .amount(let amount):
            guard amount >= .zero else {
                throw .negativeSetAside(code: code, name: name, value: amount.description)
            }
            return AppliedSetAside(name: name, amount: amount)
        case .percent(let percent):
            guard percent >= .zero else {
                throw .negativeSetAside(code: code, name: name, value: percent.description)
            }
            do {
                let rate = Rate(percent) * Rate(hundredths: 1)
                return AppliedSetAside(
                    name: name, amount: try rate.applied(to: whole, rounding: .halfAwayFromZero))
            } catch {
                throw .outOfRange(code: code)
            }
        }
    }
}

/// One number of which a pay weight is the product: points, score, coefficient, days worked.
public struct PayFactor: Equatable, Sendable {
    /// The name that is printed.
    public let name: String
    /// The value, not negative; a published score, never an unrounded one (decision 1).
    public let value: Decimal

    /// A factor.
    public init(_ name: String, _ value: Decimal) {
        self.name = name
        self.value = value
    }
}

/// A department that takes part in a distribution.
public struct PayDepartment: Equatable, Sendable {
    /// The code.
    public let id: Department.ID
    /// The name that is printed; the code when there is none.
    public let name: String
    /// The factors of its weight, at least one.
    public let factors: [PayFactor]
    /// What is kept back before its persons, in this order.
    public let setAsides: [SetAside]

    /// A department.
    public init(
        id: Department.ID, name: String? = nil, factors: [PayFactor], setAsides: [SetAside] = []
    ) {
        self.id = id
        self.name = name ?? id.code
        self.factors = factors
        self.setAsides = setAsides
    }
}

/// A person that takes part in a distribution, once for each assignment (decision 18).
public struct PayPerson: Equatable, Sendable {
    /// The code.
    public let id: Person.ID
    /// The name that is printed; the code when there is none.
    public let name: String
    /// The department; a person without one is an error, never silently unpaid.
    public let department: Department.ID?
    /// The factors of the weight, at least one.
    public let factors: [PayFactor]

    /// A person.
    public init(
        id: Person.ID, name: String? = nil, department: Department.ID?, factors: [PayFactor]
    ) {
        self.id = id
        self.name = name ?? id.code
        self.department = department
        self.factors = factors
    }

    /// A person may work in several departments, and once in each.
    struct Assignment: Hashable {
        let person: Person.ID
        let department: Department.ID?
    }

    var assignment: Assignment { Assignment(person: id, department: department) }
}
