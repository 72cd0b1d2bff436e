import HospitalCore

/// Drivers that are the cost of the receivers itself (以成本为分摊基数), worked out by the run.
///
///     weight(r) = Σ cost(r, item)        over all cost items, in whole units of the policy
///
/// The weight is the cost of all items together, so that an item is passed on to departments that
/// have none of it. A cost below zero falls under the policy for negative drivers; there is no
/// value of a previous period. The amounts are part of the result: a run shows what it divided by.
public enum CostBasis: String, CaseIterable, Sendable {
    /// 原始直接成本: the direct cost before any step.
    case direct = "direct_cost"
    /// 累计成本: what the receiver holds when the step is reached, before any source of the step —
    /// or of the stage, where sources serve each other — is closed. Not for methods that solve all
    /// steps together.
    case accumulated = "accumulated_cost"
}

/// The cost of a receiver that served as the driver of a step.
public struct CostBasisAmount: Equatable, Sendable {
    /// The step, counted from 1.
    public let step: Int
    /// Which cost.
    public let basis: CostBasis
    /// The position of the receiver among the departments of the result.
    public let department: Int
    /// The weight in whole units of the policy.
    public let amount: Int128
}

/// The costs that served as drivers so far, and what a policy had to replace in them.
struct CostBases {
    private(set) var amounts: [CostBasisAmount] = []
    private(set) var findings: [Finding] = []
    /// The receivers that the step of the last amount has already.
    private var known: Set<Int> = []

    /// Adds the weight of a receiver, once for each step; steps come one after the other.
    mutating func add(_ amount: CostBasisAmount) {
        if amounts.last?.step != amount.step { known = [] }
        if known.insert(amount.department).inserted { amounts.append(amount) }
    }

    mutating func add(_ finding: Finding) {
        if !findings.contains(finding) { findings.append(finding) }
    }
}

/// What the weight of a cost is taken from.
struct CostWeighing {
    let basis: CostBasis
    /// Cost in whole units, department × item.
    let cost: [Int128]
    let itemCount: Int
    let period: String?
    let policy: AllocationPolicy

    /// The leg of a source whose receivers take part by their cost.
    /// - Throws: `negativeDriver`, `previousDriverMissing`.
    func leg(
        step: Int, source: Int, receivers: [Int], departments: [String],
        noting bases: inout CostBases
    ) throws(AllocationError) -> AllocationLeg {
        var (used, weights, total): ([Int], [Int128], Int128) = ([], [], 0)
        for receiver in receivers {
            let places = receiver * itemCount..<(receiver + 1) * itemCount
            // Every amount fits money, and there are far fewer than 2⁴⁰ of them.
            let held = cost[places].reduce(0, +)
            let weight = try weight(held, of: departments[receiver], noting: &bases)
            bases.add(
                CostBasisAmount(step: step, basis: basis, department: receiver, amount: weight))
            guard weight > 0 else { continue }
            used.append(receiver)
            weights.append(weight)
            total += weight
        }
        return AllocationLeg(
            step: step, source: source, driver: basis.rawValue, receivers: used, weights: weights,
            weightTotal: total, weightDecimals: policy.unit.decimals)
    }

    private func weight(
        _ held: Int128, of department: String, noting bases: inout CostBases
    ) throws(AllocationError) -> Int128 {
        guard held < 0 else { return held }
        let value = policy.unit.text(held)
        switch policy.negativeDriver {
        case .error:
            throw .negativeDriver(
                basis.rawValue, department: department, value: value, period: period)
        case .previousPeriod:
            throw .previousDriverMissing(
                basis.rawValue, department: department, value: value, period: period)
        case .zeroWithFinding:
            bases.add(
                Finding(
                    .driverNegativeCounted,
                    [
                        "driver": .text(basis.rawValue), "department": .text(department),
                        "value": .text(value), "used": .text("0"),
                    ].adding(period: period)))
            return 0
        }
    }
}

extension AllocationProblem {
    /// Legs that were waiting for the cost of their receivers, weighed by what those hold now.
    func weighed(
        _ group: ArraySlice<AllocationLeg>, in outcome: inout AllocationOutcome
    ) throws(AllocationError) -> [AllocationLeg] {
        var legs = Array(group)
        guard legs.contains(where: { $0.weighedLater != nil }) else { return legs }
        let weighing = CostWeighing(
            basis: .accumulated, cost: outcome.balances, itemCount: items.count, period: period,
            policy: policy)
        for (index, waiting) in legs.enumerated() {
            guard let receivers = waiting.weighedLater else { continue }
            legs[index] = try weighing.leg(
                step: waiting.step, source: waiting.source, receivers: receivers,
                departments: departments, noting: &outcome.bases)
            legs[index].stage = waiting.stage
        }
        return legs
    }
}
