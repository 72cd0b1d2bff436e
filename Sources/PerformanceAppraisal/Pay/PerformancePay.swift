import HospitalCore

/// Performance pay from a fixed pool to departments and from there to persons (绩效工资两级分配).
///
///     weight(d) = product of the factors, such as points × score or heads × coefficient
///     share(d)  = (pool − set-asides) × weight(d) / Σ weight
///     share(p)  = (share(d) − set-asides) × weight(p) / Σ weight of the department's persons
///
/// All amounts are whole fen. Left-over fen go to the largest remainders, ties to the lower code,
/// so both levels tie out separately and together, and the order of rows changes nothing. A
/// department without persons in the list keeps its share undivided and the proof says so.
/// - Source: S-046, S-048; decision 2 and 3 for the splitting.
public enum PerformancePay {
    /// Distributes a pool over departments and their shares over persons.
    ///
    /// Checked in this order: departments, persons, set-asides, weights.
    /// - Throws: `duplicate`, `personWithoutDepartment`, `departmentUnknown`, `negativeSetAside`,
    ///   `setAsideExceeds`, `factorsMissing`, `negativeFactor`, `weightTotalZero` naming the pool
    ///   or department and the amount left, `outOfRange`.
    public static func distribute(
        _ pool: PayPool, to departments: [PayDepartment], persons: [PayPerson] = []
    ) throws(PayError) -> PayDistribution {
        try check(departments, persons)
        let level = try Level(pool.amount, pool.setAsides, of: PayPool.code)
        let sorted = departments.sorted { $0.id < $1.id }
        let weights = try sorted.map { department throws(PayError) in
            try weight(of: department.factors, for: department.id.code)
        }
        let shares = try level.shares(weights)
        let staff = Dictionary(grouping: persons) { $0.department }
        var paid: [DepartmentPay] = []
        for (index, department) in sorted.enumerated() {
            let own = DepartmentShare(
                department: department, weight: weights[index], amount: shares[index])
            paid.append(try own.distributed(to: staff[department.id] ?? []))
        }
        return try PayDistribution(pool: pool, setAsides: level.setAsides, departments: paid)
    }

    private static func check(
        _ departments: [PayDepartment], _ persons: [PayPerson]
    ) throws(PayError) {
        var codes: Set<Department.ID> = []
        for department in departments where !codes.insert(department.id).inserted {
            throw .duplicate(code: department.id.code)
        }
        var seen: Set<PayPerson.Assignment> = []
        for person in persons {
            guard let department = person.department else {
                throw .personWithoutDepartment(person.id)
            }
            guard codes.contains(department) else {
                throw .departmentUnknown(department, person: person.id)
            }
            guard seen.insert(person.assignment).inserted else {
                throw .duplicate(code: "\(department)/\(person.id)")
            }
        }
    }

    /// The product of the factors.
    fileprivate static func weight(
        of factors: [PayFactor], for code: String
    ) throws(PayError) -> Decimal {
        guard !factors.isEmpty else { throw .factorsMissing(code: code) }
        var weight = Decimal.one
        for factor in factors {
            guard factor.value >= .zero else {
                throw .negativeFactor(code: code, factor: factor.name, value: factor.value)
            }
            do { weight = try weight.multiplied(by: factor.value) } catch {
                throw .outOfRange(code: code)
            }
        }
        return weight
    }
}

/// An amount with what is set aside from it, ready to be split.
private struct Level {
    let code: String
    let setAsides: [AppliedSetAside]
    /// What is left for the receivers.
    let rest: Money

    init(_ amount: Money, _ rules: [SetAside], of code: String) throws(PayError) {
        self.code = code
        var applied: [AppliedSetAside] = []
        for rule in rules { applied.append(try rule.applied(to: amount, of: code)) }
        setAsides = applied
        guard let total = try? applied.map(\.amount).total(),
            let left = try? amount.subtracting(total)
        else { throw .outOfRange(code: code) }
        guard (min(amount, .zero)...max(amount, .zero)).contains(total) else {
            throw .setAsideExceeds(code: code, setAside: total, amount: amount)
        }
        rest = left
    }

    func shares(_ weights: [Decimal]) throws(PayError) -> [Money] {
        do {
            return try Apportionment.shares(of: rest, weights: weights, residual: .largestRemainder)
        } catch .weightTotalZero {
            throw .weightTotalZero(code: code, amount: rest)
        } catch {
            throw .outOfRange(code: code)
        }
    }
}

/// The share of a department before it is split.
private struct DepartmentShare {
    let department: PayDepartment
    let weight: Decimal
    let amount: Money

    func distributed(to persons: [PayPerson]) throws(PayError) -> DepartmentPay {
        let code = department.id.code
        let level = try Level(amount, department.setAsides, of: code)
        let sorted = persons.sorted { $0.id < $1.id }
        let weights = try sorted.map { person throws(PayError) in
            try PerformancePay.weight(of: person.factors, for: "\(code)/\(person.id)")
        }
        let shares = sorted.isEmpty ? [] : try level.shares(weights)
        let paid = sorted.indices.map {
            PersonPay(person: sorted[$0], weight: weights[$0], amount: shares[$0])
        }
        return DepartmentPay(
            department: department, weight: weight, amount: amount, setAsides: level.setAsides,
            persons: paid, undivided: sorted.isEmpty ? level.rest : .zero)
    }
}
