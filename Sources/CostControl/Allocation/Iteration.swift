import HospitalCore

/// Passing cost round until it has arrived (迭代法), ending with exactly nothing left.
///
/// In each pass every source gives all it holds at the start of the pass to its receivers, other
/// sources included, in whole units. The amount in the sources shrinks from pass to pass; in the
/// end single units would circulate for ever, so as soon as a pass no longer shrinks it, the exact
/// solution of the equations closes what is left. Other systems stop at a threshold and lose it.
extension AllocationProblem {
    /// How many passes are made before the exact solution takes over.
    static let maximumPasses = 1_000

    /// Runs the passes and the closing.
    /// - Throws: `driverTotalZero`, `multiplierTooCoarse`, `tooLarge`, `closedLoop`,
    ///   `notCertified`.
    func iterated() throws(AllocationError) -> AllocationOutcome {
        try refuseClosedLoops()
        var outcome = AllocationOutcome(self)
        var passed = PassedAmounts(self)
        var left = inSources(outcome.balances)
        for _ in 0..<Self.maximumPasses where left > 0 {
            var next = outcome.balances
            for (position, leg) in legs.enumerated() {
                for item in items.indices {
                    let pool = outcome.balances[leg.source * items.count + item]
                    guard pool != 0, !isKept(leg.source, item) else { continue }
                    let shares = try split(pool, over: leg, item: item).shares
                    next[leg.source * items.count + item] -= pool
                    for (index, receiver) in leg.receivers.enumerated() {
                        next[receiver * items.count + item] += shares[index]
                        passed.add(shares[index], leg: position, receiver: index, item: item)
                    }
                }
            }
            let remaining = inSources(next)
            outcome.balances = next
            if remaining >= left { break }
            left = remaining
        }
        passed.record(self, step: 1, in: &outcome)
        return try closed(outcome)
    }

    /// What the sources still hold, as a sum of magnitudes.
    private func inSources(_ balances: [Int128]) -> UInt128 {
        var sum: UInt128 = 0
        for leg in legs {
            for item in items.indices where !isKept(leg.source, item) {
                sum &+= balances[leg.source * items.count + item].magnitude
            }
        }
        return sum
    }

    /// Closes what circulates by the exact solution, as a second step of the audit trail.
    private func closed(_ outcome: AllocationOutcome) throws(AllocationError) -> AllocationOutcome {
        let rest = AllocationProblem(
            departments: departments, items: items, period: period, policy: policy,
            direct: outcome.balances, legs: legs)
        var result = try rest.solved(keeping: keptPools)
        result.lines =
            outcome.lines
            + result.lines.map {
                AllocationLine(
                    step: 2, source: $0.source, receiver: $0.receiver, item: $0.item,
                    amount: $0.amount)
            }
        result.pools = outcome.pools
        result.reciprocated = outcome.pools.map {
            ReciprocatedCost(source: $0.source, item: $0.item, amount: $0.amount)
        }
        return result
    }
}

/// What each source passed on over all passes.
private struct PassedAmounts {
    /// Leg by leg: receiver × item.
    private var amounts: [[Int128]]
    private let itemCount: Int

    init(_ problem: AllocationProblem) {
        itemCount = problem.items.count
        amounts = problem.legs.map {
            [Int128](repeating: 0, count: $0.receivers.count * problem.items.count)
        }
    }

    mutating func add(_ amount: Int128, leg: Int, receiver: Int, item: Int) {
        amounts[leg][receiver * itemCount + item] += amount
    }

    func record(_ problem: AllocationProblem, step: Int, in outcome: inout AllocationOutcome) {
        for (leg, passed) in zip(problem.legs, amounts) {
            var totals = [Int128](repeating: 0, count: itemCount)
            for (index, receiver) in leg.receivers.enumerated() {
                for item in 0..<itemCount where passed[index * itemCount + item] != 0 {
                    let amount = passed[index * itemCount + item]
                    totals[item] += amount
                    outcome.lines.append(
                        AllocationLine(
                            step: step, source: leg.source, receiver: receiver, item: item,
                            amount: amount))
                }
            }
            let exponent = leg.weightDecimals - problem.policy.unit.decimals
            for item in 0..<itemCount where totals[item] != 0 {
                outcome.pools.append(
                    AllocatedPool(
                        step: step, source: leg.source, item: item, amount: totals[item],
                        multiplier: .exact(
                            amount: totals[item], total: leg.weightTotal, exponent: exponent)))
            }
        }
        outcome.lines.sortAsAuditTrail()
    }
}
