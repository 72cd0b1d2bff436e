import HospitalCore

/// Cost of a visit, a bed-day and a discharge (诊次成本、床日成本、出院患者次均成本) of each clinical
/// department and of the hospital, by cost item.
///
///     诊次成本         = outpatient full cost / visits
///     床日成本         = inpatient full cost / bed-days
///     出院患者次均成本   = inpatient full cost / discharges
///     weighted         = full cost / Σ quantity × weight
///
/// A department of both is split into out-patients and in-patients first by the ratio that was
/// stated, item by item with largest remainders. The hospital's unit cost is Σ cost / Σ volume over
/// the departments, never a mean of their unit costs. Unit costs are exact. Cost over a volume of
/// zero is an error with department, item and period; 0 over 0 is missing. Where no volume of
/// visits or bed-days was counted and there is cost, that is an error; a ward that moves its
/// patients on has no discharges, and its cost counts in the hospital's cost of a discharge.
/// - Source: ``CostCitation/costAccountingStandard2021``
public struct CareCosting: Equatable, Sendable {
    /// The period, named in messages: `2025-03`.
    public let period: String
    /// The cost items in the order of the reports.
    public let items: [String]
    /// The clinical departments.
    public let departments: [CareDepartment]
    /// The published unit costs of the period before.
    public let prior: [CareCell: Decimal]

    /// A period with its departments.
    public init(
        period: String, items: [String], departments: [CareDepartment],
        prior: [CareCell: Decimal] = [:]
    ) {
        self.period = period
        self.items = items
        self.departments = departments
        self.prior = prior
    }

    /// The unit costs, department by department in the order they were given and the hospital last:
    /// by unit, every item and then all items.
    /// - Throws: `nothingToCost`, `duplicate`, `negative`, `quantityMissing`, `outOfRange`;
    ///   `denominatorZero` for a volume or a split by nothing with cost left; `unknown` for an
    ///   amount of an item that is not there.
    public func costed() throws(UnitCostError) -> (costs: [CareCost], findings: [Finding]) {
        try UnitCostError.requireUnique(items)
        try UnitCostError.requireUnique(departments.map(\.code))
        var costs: [CareCost] = []
        var findings: [Finding] = []
        var hospital: [CareUnit: CareSum] = [:]
        for department in departments {
            try requireKnownItems(department)
            let sides = try split(department)
            for unit in CareUnit.allCases {
                let amounts = unit.isInpatient ? sides.inpatient : sides.outpatient
                let sum = try CareSum(amounts, department, unit, period: period)
                if sum.volume == nil {
                    guard amounts.contains(where: { $0 != .zero }) else { continue }
                    guard unit == .discharge else {
                        throw .quantityMissing(
                            object: department.code, quantity: unit.quantity, period: period)
                    }
                    findings.append(
                        Finding(
                            .careDischargesMissing, ["object": .text(department.code)]))
                }
                try hospital[unit, default: CareSum(count: items.count)].add(sum, in: period)
                costs += try lines(sum, of: department.code, unit)
            }
        }
        for unit in CareUnit.allCases {
            if let sum = hospital[unit] { costs += try lines(sum, of: nil, unit) }
        }
        return (costs, findings)
    }

    private func requireKnownItems(_ department: CareDepartment) throws(UnitCostError) {
        for item in department.amounts.keys.sorted() where !items.contains(item) {
            throw .unknown(
                item, place: department.code, nearest: NearestName.nearest(to: item, in: items))
        }
    }

    /// The cost of both sides by item.
    private func split(
        _ department: CareDepartment
    ) throws(UnitCostError) -> (outpatient: [Money], inpatient: [Money]) {
        let ratio = try ratio(of: department)
        let weights = [ratio.outpatient, ratio.inpatient]
        for weight in weights {
            try UnitCostError.requireNotNegative(weight, .basis, of: department.code)
        }
        var sides: (outpatient: [Money], inpatient: [Money]) = ([], [])
        for item in items {
            let amount = department.amounts[item] ?? .zero
            do throws(ApportionmentError) {
                let shares = try Apportionment.shares(
                    of: amount, weights: weights, residual: .largestRemainder)
                sides.outpatient.append(shares[0])
                sides.inpatient.append(shares[1])
            } catch .weightTotalZero {
                throw .denominatorZero(
                    object: department.code, quantity: .basis, amount: amount.description,
                    item: item, period: period)
            } catch { throw .outOfRange(object: department.code) }
        }
        return sides
    }

    /// The ratio that was stated, or all to the only kind of patients.
    private func ratio(of department: CareDepartment) throws(UnitCostError) -> CareSplit {
        if let split = department.split { return split }
        let kinds = Set(department.volumes.map(\.unit.isInpatient))
        guard kinds.count < 2 else {
            throw .quantityMissing(object: department.code, quantity: .careSplit, period: period)
        }
        guard !kinds.isEmpty || department.amounts.values.allSatisfy({ $0 == .zero }) else {
            throw .quantityMissing(object: department.code, quantity: .careVolume, period: period)
        }
        return kinds.contains(true) ? .inpatientOnly : .outpatientOnly
    }

    private func lines(
        _ sum: CareSum, of department: String?, _ unit: CareUnit
    ) throws(UnitCostError) -> [CareCost] {
        let object = department ?? period
        let total = try UnitCostError.checked(object) { () throws(NumberError) in
            try sum.amounts.total()
        }
        var lines: [CareCost] = []
        for (item, amount) in zip(items.map(Optional.some) + [nil], sum.amounts + [total]) {
            guard amount == .zero || sum.volume.map({ $0 != .zero }) ?? true else {
                throw .denominatorZero(
                    object: object, quantity: unit.quantity, amount: amount.description,
                    item: item, period: period)
            }
            guard amount == .zero || sum.weighted.map({ $0 != .zero }) ?? true else {
                throw .denominatorZero(
                    object: object, quantity: .weight, amount: amount.description, item: item,
                    period: period)
            }
            let cell = CareCell(department: department, unit: unit, item: item)
            lines.append(
                CareCost(
                    cell: cell, cost: amount, volume: sum.volume, weightedVolume: sum.weighted,
                    unitCost: sum.unitCost(of: amount, over: sum.volume),
                    weightedUnitCost: sum.unitCost(of: amount, over: sum.weighted),
                    prior: prior[cell]))
        }
        return lines
    }
}

/// Cost by item and volumes of a department or of the hospital.
private struct CareSum {
    var amounts: [Money]
    /// `nil` until something was counted.
    var volume: Decimal?
    var weighted: Decimal?

    init(count: Int) { amounts = [Money](repeating: .zero, count: count) }

    init(
        _ amounts: [Money], _ department: CareDepartment, _ unit: CareUnit, period: String
    ) throws(UnitCostError) {
        self.amounts = amounts
        for volume in department.volumes where volume.unit == unit {
            try UnitCostError.requireNotNegative(
                volume.quantity, unit.quantity, of: department.code)
            try UnitCostError.requireNotNegative(volume.weight, .weight, of: department.code)
            let weight = try UnitCostError.checked(department.code) { () throws(NumberError) in
                try volume.quantity.multiplied(by: volume.weight)
            }
            try count(volume.quantity, weight, of: department.code)
        }
    }

    mutating func add(_ other: CareSum, in period: String) throws(UnitCostError) {
        for position in amounts.indices {
            amounts[position] = try UnitCostError.checked(period) { () throws(NumberError) in
                try amounts[position].adding(other.amounts[position])
            }
        }
        if let volume = other.volume { try count(volume, other.weighted ?? .zero, of: period) }
    }

    private mutating func count(
        _ quantity: Decimal, _ weight: Decimal, of object: String
    ) throws(UnitCostError) {
        do throws(NumberError) {
            volume = try (volume ?? .zero).adding(quantity)
            weighted = try (weighted ?? .zero).adding(weight)
        } catch { throw .outOfRange(object: object) }
    }

    func unitCost(of amount: Money, over volume: Decimal?) -> Rate? {
        volume.flatMap { try? Rate(yuan: amount).divided(by: Rate($0)) }
    }
}
