import HospitalCore

/// Sources that share a driver, split as one amount (按分摊参数合并).
///
///     pool(item) = Σ pool(source, item)        over the sources of a step
///     share(r)   = pool(item) × weight(r) / Σ weight
///
/// It is the formula of the standard for administration and logistics, which sums first. Against
/// splitting source by source it moves single fen, so it is a policy with a name. Negative amounts
/// are a pool of their own, split as the mirror image or kept.
///
/// The audit trail still names the sources: what a receiver gets is divided among them in
/// proportion to what each has left to give, by largest remainders, so that the lines of a source
/// add up to its pool and the lines of a receiver to its share. A single line can therefore differ
/// by some fen from weight × multiplier; their sum over the sources does not.
extension AllocationProblem {
    /// Closes legs, those of one step together.
    /// - Throws: `driverTotalZero`, `tooLarge`.
    func closePooled(
        _ legs: [AllocationLeg], in outcome: inout AllocationOutcome
    ) throws(AllocationError) {
        var start = 0
        while start < legs.count {
            // The sources of a step have one driver and, as none of them receives, one list.
            let step = legs[start...].prefix {
                $0.step == legs[start].step && $0.receivers == legs[start].receivers
            }
            for item in items.indices {
                try closePooled(step, item: item, isNegative: false, in: &outcome)
                try closePooled(step, item: item, isNegative: true, in: &outcome)
            }
            for leg in step { outcome.isClosed[leg.source] = true }
            start += step.count
        }
    }

    private func closePooled(
        _ step: ArraySlice<AllocationLeg>, item: Int, isNegative: Bool,
        in outcome: inout AllocationOutcome
    ) throws(AllocationError) {
        let count = items.count
        let legs = step.filter {
            let pool = outcome.balances[$0.source * count + item]
            return pool != 0 && (pool < 0) == isNegative
        }
        guard let first = legs.first else { return }
        if isNegative, policy.negativePool == .keep {
            outcome.kept += legs.map { ($0.source, item) }
            return
        }
        let pools = legs.map { outcome.balances[$0.source * count + item] }
        let shares = try split(pools.reduce(0, +), over: first, item: item).shares
        var left = pools.map { isNegative ? -$0 : $0 }
        for (receiver, share) in zip(first.receivers, shares) where share != 0 {
            let parts: [Int128]
            do {
                parts = try Apportionment.shares(
                    of: share, weights: left, residual: .largestRemainder)
            } catch { throw named(error, leg: first, item: item) }
            outcome.balances[receiver * count + item] += share
            for (index, part) in parts.enumerated() where part != 0 {
                // A share is no more than all that is left, so no part is more than its own.
                left[index] -= isNegative ? -part : part
                outcome.lines.append(
                    AllocationLine(
                        step: first.step, source: legs[index].source, receiver: receiver,
                        item: item, amount: part))
            }
        }
        for (leg, pool) in zip(legs, pools) {
            outcome.balances[leg.source * count + item] = 0
            outcome.pools.append(
                AllocatedPool(
                    step: leg.step, source: leg.source, item: item, amount: pool,
                    multiplier: .exact(
                        amount: pool, total: leg.weightTotal,
                        exponent: leg.weightDecimals - policy.unit.decimals)))
        }
    }
}
