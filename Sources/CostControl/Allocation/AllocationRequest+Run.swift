import HospitalCore

extension AllocationRequest {
    /// Allocates the cost of the supporting departments to the final ones.
    ///
    /// Checks come in a fixed order, so that the same bad input always gives the same answer:
    /// policies, departments and items, amounts, drivers, steps or shares, then the calculation
    /// itself.
    /// - Returns: amounts that add up to the direct cost exactly, with lines and multipliers.
    /// - Throws: the first broken rule as an ``AllocationError`` that names department, item,
    ///   driver and period; nothing is half done.
    public func allocated() throws(AllocationError) -> AllocationResult {
        try checkPolicies()
        var preparation = try AllocationPreparation(self)
        let legs = try preparation.legs()
        let problem = AllocationProblem(
            departments: preparation.departments.map(\.id.code), items: items, period: period,
            policy: policy, direct: preparation.direct, legs: legs)
        let outcome: AllocationOutcome
        switch method {
        case .direct, .stepDown, .threeStage: outcome = try problem.steppedDown()
        case .reciprocal: outcome = try problem.solved()
        case .iterative: outcome = try problem.iterated()
        }
        if method == .threeStage { try preparation.refuseCostLeft(in: outcome) }
        return AllocationResult(
            self, departments: preparation.departments, problem: problem, outcome: outcome,
            findings: preparation.findings, bases: preparation.bases)
    }

    private func checkPolicies() throws(AllocationError) {
        let servesEachOther = method == .reciprocal || method == .iterative
        if let digits = policy.multiplierDigits {
            guard !servesEachOther else {
                throw .policyNotForMethod(method, policy: "multiplier_digits")
            }
            guard (0...12).contains(digits) else {
                throw .policyNotForMethod(method, policy: "multiplier_digits \(digits)")
            }
        }
        try checkPooling(servesEachOther: servesEachOther)
        if !shares.isEmpty {
            guard servesEachOther else { throw .policyNotForMethod(method, policy: "shares") }
            guard steps.isEmpty else { throw .policyNotForMethod(method, policy: "steps + shares") }
        }
    }

    /// Pools of several sources and stages in which sources serve each other have no multiplier of
    /// one source that could be rounded first.
    private func checkPooling(servesEachOther: Bool) throws(AllocationError) {
        var policies: [String] = []
        if policy.pooling == .byDriver {
            policies.append("pools by_driver")
            guard !servesEachOther else {
                throw .policyNotForMethod(method, policy: policies[0])
            }
        }
        if policy.withinStage == .reciprocal {
            policies.append("within_stage reciprocal")
            guard method == .threeStage else {
                throw .policyNotForMethod(method, policy: policies[policies.count - 1])
            }
        }
        if policy.multiplierDigits != nil, let first = policies.first {
            throw .policyNotForMethod(method, policy: first + " + multiplier_digits")
        }
    }
}

/// A request with its departments sorted by code, its amounts in whole units, and its legs.
struct AllocationPreparation {
    let request: AllocationRequest
    /// The departments sorted by code.
    let departments: [Department]
    /// Direct cost in whole units, department × item.
    let direct: [Int128]
    /// What a policy had to replace.
    var findings: [Finding] = []
    /// The direct cost that serves as a driver.
    var bases = CostBases()
    private let positions: [Department.ID: Int]
    private var drivers: [String: Driver] = [:]

    init(_ request: AllocationRequest) throws(AllocationError) {
        self.request = request
        guard !request.centres.isEmpty, !request.items.isEmpty else { throw .nothingToAllocate }
        var known: Set<String> = []
        for item in request.items where !known.insert(item).inserted { throw .duplicateItem(item) }
        let centres = request.centres.sorted { $0.department.id < $1.department.id }
        var positions: [Department.ID: Int] = [:]
        for (position, centre) in centres.enumerated() {
            guard positions.updateValue(position, forKey: centre.department.id) == nil else {
                throw .duplicateDepartment(centre.department.id.code)
            }
        }
        self.positions = positions
        departments = centres.map(\.department)
        direct = try Self.wholeUnits(centres, request)
        for driver in request.drivers {
            guard CostBasis(rawValue: driver.name) == nil else {
                throw .driverReserved(driver.name)
            }
            guard drivers.updateValue(driver, forKey: driver.name) == nil else {
                throw .duplicateDriver(driver.name)
            }
            for department in driver.values.keys.sorted() where positions[department] == nil {
                throw unknown(department, in: driver.name)
            }
            try driver.checkTotal(period: request.period)
        }
    }

    /// Direct cost as whole multiples of the unit, each within the range of money.
    private static func wholeUnits(
        _ centres: [CostCentre], _ request: AllocationRequest
    ) throws(AllocationError) -> [Int128] {
        let unit = request.policy.unit
        let factor = Decimal.powerOfTen(abs(unit.decimals - 2))
        let limit = unit.decimals >= 2 ? Int128(Int64.max) * factor : Int128(Int64.max) / factor
        var amounts: [Int128] = []
        amounts.reserveCapacity(centres.count * request.items.count)
        for centre in centres {
            let code = centre.department.id.code
            for item in centre.direct.keys.sorted() where !request.items.contains(item) {
                throw .unknownItem(
                    item, department: code,
                    nearest: NearestName.nearest(to: item, in: request.items))
            }
            for item in request.items {
                guard let value = centre.direct[item] else {
                    amounts.append(0)
                    continue
                }
                guard let units = value.significand(atScale: unit.decimals) else {
                    throw value.normalized.scale > unit.decimals
                        ? .amountTooFine(
                            department: code, item: item, value: value.description, unit: unit.text)
                        : .amountOutOfRange(
                            department: code, item: item, value: value.description)
                }
                guard units.magnitude <= limit.magnitude else {
                    throw .amountOutOfRange(department: code, item: item, value: value.description)
                }
                amounts.append(units)
            }
        }
        return amounts
    }

    func position(of department: Department.ID, in place: String) throws(AllocationError) -> Int {
        guard let position = positions[department] else { throw unknown(department, in: place) }
        return position
    }

    private func unknown(_ department: Department.ID, in place: String) -> AllocationError {
        .unknownDepartment(
            department.code, place: place,
            nearest: NearestName.nearest(to: department.code, in: departments.map(\.id.code)))
    }

    func driver(_ name: String, step: Int) throws(AllocationError) -> Driver {
        guard let driver = drivers[name] else {
            throw .unknownDriver(
                name, step: step,
                nearest: NearestName.nearest(to: name, in: request.drivers.map(\.name)))
        }
        return driver
    }

    /// The value of a driver for a department after the policy for negative values.
    mutating func value(
        of driver: Driver, for department: Department.ID
    ) throws(AllocationError) -> Decimal {
        guard let value = driver.values[department] else {
            guard request.policy.missingDriver == .usedNothing else {
                throw .driverMissing(
                    driver.name, department: department.code, period: request.period)
            }
            return .zero
        }
        guard value < .zero else { return value }
        let used: Decimal
        switch request.policy.negativeDriver {
        case .error:
            throw .negativeDriver(
                driver.name, department: department.code, value: value.description,
                period: request.period)
        case .zeroWithFinding: used = .zero
        case .previousPeriod:
            guard let previous = driver.previous[department], previous >= .zero else {
                throw .previousDriverMissing(
                    driver.name, department: department.code, value: value.description,
                    period: request.period)
            }
            used = previous
        }
        let finding = Finding(
            .driverNegativeCounted,
            [
                "driver": .text(driver.name), "department": .text(department.code),
                "value": .text(value.description), "used": .text(used.description),
            ].adding(period: request.period))
        if !findings.contains(finding) { findings.append(finding) }
        return used
    }

    /// In the three-stage method only clinical departments may hold cost at the end.
    func refuseCostLeft(in outcome: AllocationOutcome) throws(AllocationError) {
        for (position, department) in departments.enumerated()
        where !outcome.isClosed[position] && department.departmentClass != .clinical {
            for item in request.items.indices {
                let amount = outcome.balances[position * request.items.count + item]
                guard amount != 0 else { continue }
                throw .notAllocated(
                    department: department.id.code, item: request.items[item],
                    amount: request.policy.unit.text(amount))
            }
        }
    }
}
