import HospitalCore

/// A distributed pool with every share, its weight, and the proof that nothing is lost.
public struct PayDistribution: Equatable, Sendable {
    /// The pool.
    public let pool: PayPool
    /// What was kept back before the departments.
    public let setAsides: [AppliedSetAside]
    /// The departments, by code.
    public let departments: [DepartmentPay]
    /// One line for the pool and one for each department.
    public let proof: [PayProof]

    init(
        pool: PayPool, setAsides: [AppliedSetAside], departments: [DepartmentPay]
    ) throws(PayError) {
        self.pool = pool
        self.setAsides = setAsides
        self.departments = departments
        var proof = [
            try PayProof(
                code: PayPool.code, amount: pool.amount, setAsides: setAsides,
                shares: departments.map(\.amount), undivided: .zero)
        ]
        for paid in departments {
            proof.append(
                try PayProof(
                    code: paid.department.id.code, amount: paid.amount, setAsides: paid.setAsides,
                    shares: paid.persons.map(\.amount), undivided: paid.undivided))
        }
        self.proof = proof
    }
}

/// An amount that was kept back.
public struct AppliedSetAside: Equatable, Sendable {
    /// What it is for.
    public let name: String
    /// The amount.
    public let amount: Money
}

/// The share of a department and what became of it.
public struct DepartmentPay: Equatable, Sendable {
    /// The department with its factors.
    public let department: PayDepartment
    /// The product of the factors.
    public let weight: Decimal
    /// The share.
    public let amount: Money
    /// What was kept back before the persons.
    public let setAsides: [AppliedSetAside]
    /// The persons, by code.
    public let persons: [PersonPay]
    /// What has no person to go to, because the list has none for this department.
    public let undivided: Money
}

/// The share of a person.
public struct PersonPay: Equatable, Sendable {
    /// The person with the factors.
    public let person: PayPerson
    /// The product of the factors.
    public let weight: Decimal
    /// The share.
    public let amount: Money
}

/// The proof that an amount ties out (尾差核对): amount = set aside + distributed + undivided.
public struct PayProof: Equatable, Sendable {
    /// `pool`, or the code of the department.
    public let code: String
    /// The amount at the start.
    public let amount: Money
    /// What was kept back.
    public let setAside: Money
    /// The sum of the shares, added up again from the single shares.
    public let distributed: Money
    /// What was not divided.
    public let undivided: Money
    /// What does not tie out: always zero, calculated and not assumed.
    public let difference: Money

    init(
        code: String, amount: Money, setAsides: [AppliedSetAside], shares: [Money], undivided: Money
    ) throws(PayError) {
        self.code = code
        self.amount = amount
        self.undivided = undivided
        do {
            setAside = try setAsides.map(\.amount).total()
            distributed = try shares.total()
            difference = try amount.subtracting(setAside).subtracting(distributed)
                .subtracting(undivided)
        } catch {
            throw .outOfRange(code: code)
        }
    }
}
