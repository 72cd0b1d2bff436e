import HospitalCore

/// Closing sources one after the other: direct, free step-down and three-stage allocation.
///
///     pool(source, item)  = direct + everything received before
///     share(r)            = pool × weight(r) / Σ weight        r over the receivers of the leg
///
/// Every pool is split on its own (per source and cost item, decision 3; several sources together
/// where the policy says so) in whole units; what is
/// left goes where the residual policy says, so the shares of a pool always add up to the pool. A
/// pool of zero is skipped. A pool with no weight to split it by is an error that names what is
/// left.
extension AllocationProblem {
    /// Runs the legs in their order.
    /// - Throws: `driverTotalZero`, `multiplierTooCoarse`, `tooLarge`.
    func steppedDown() throws(AllocationError) -> AllocationOutcome {
        var outcome = AllocationOutcome(self)
        var start = 0
        while start < legs.count {
            let first = legs[start]
            let together = legs[start...].prefix {
                policy.withinStage == .reciprocal
                    ? $0.stage == first.stage : $0.step == first.step
            }
            try close(together, in: &outcome)
            start += together.count
        }
        outcome.lines.sortAsAuditTrail()
        return outcome
    }

    /// Closes the sources of a step, or of a stage in which they serve each other.
    private func close(
        _ together: ArraySlice<AllocationLeg>, in outcome: inout AllocationOutcome
    ) throws(AllocationError) {
        var legs = try weighed(together, in: &outcome)
        if policy.withinStage == .reciprocal { legs = try closeServing(legs, in: &outcome) }
        guard policy.pooling == .bySource else { return try closePooled(legs, in: &outcome) }
        for leg in legs {
            for item in items.indices {
                try close(leg, item: item, in: &outcome)
            }
            outcome.isClosed[leg.source] = true
        }
    }

    private func close(
        _ leg: AllocationLeg, item: Int, in outcome: inout AllocationOutcome
    ) throws(AllocationError) {
        let place = leg.source * items.count + item
        let pool = outcome.balances[place]
        guard pool != 0 else { return }
        if pool < 0, policy.negativePool == .keep {
            outcome.kept.append((leg.source, item))
            return
        }
        let (shares, multiplier) = try split(pool, over: leg, item: item)
        for (receiver, share) in zip(leg.receivers, shares) {
            // The magnitudes of all balances together never grow, so no sum passes the direct cost
            // of the hospital, which was checked to fit.
            outcome.balances[receiver * items.count + item] += share
            outcome.lines.append(
                AllocationLine(
                    step: leg.step, source: leg.source, receiver: receiver, item: item,
                    amount: share))
        }
        outcome.balances[place] = 0
        outcome.pools.append(
            AllocatedPool(
                step: leg.step, source: leg.source, item: item, amount: pool,
                multiplier: multiplier))
    }

    /// The shares of one pool with the multiplier that made them.
    func split(
        _ pool: Int128, over leg: AllocationLeg, item: Int
    ) throws(AllocationError) -> (shares: [Int128], multiplier: AllocatedPool.Multiplier) {
        guard leg.weightTotal > 0 else {
            throw zeroDriver(leg, item: item, amount: policy.unit.text(pool))
        }
        let exponent = leg.weightDecimals - policy.unit.decimals
        do throws(ApportionmentError) {
            guard let digits = policy.multiplierDigits else {
                let shares = try Apportionment.shares(
                    of: pool, weights: leg.weights,
                    ratio: (pool.magnitude, leg.weightTotal.magnitude), residual: policy.residual)
                return (shares, .exact(amount: pool, total: leg.weightTotal, exponent: exponent))
            }
            let multiplier = try rounded(pool, over: leg, digits: digits, item: item)
            // share = whole weight × 10^−weightDecimals × multiplier, in units of 10^−unit.
            let power = digits + exponent
            let factor = Decimal.powerOfTen(abs(power)).magnitude
            let numerator = multiplier.significand.magnitude
            let (raised, overflow) = numerator.multipliedReportingOverflow(
                by: power < 0 ? factor : 1)
            guard !overflow else { throw ApportionmentError.outOfRange }
            let shares = try Apportionment.shares(
                of: pool, weights: leg.weights, ratio: (raised, power < 0 ? 1 : factor),
                residual: policy.residual)
            return (shares, .decimal(multiplier))
        } catch {
            throw named(error, leg: leg, item: item)
        }
    }

    /// The multiplier rounded half up before it is used (Medicare: six decimals).
    private func rounded(
        _ pool: Int128, over leg: AllocationLeg, digits: Int, item: Int
    ) throws(ApportionmentError) -> Decimal {
        let power = digits + leg.weightDecimals - policy.unit.decimals
        let factor = Decimal.powerOfTen(abs(power))
        let (numerator, high) = pool.multipliedReportingOverflow(by: power > 0 ? factor : 1)
        let (denominator, wide) = leg.weightTotal.multipliedReportingOverflow(
            by: power < 0 ? factor : 1)
        guard !high, !wide,
            let value = numerator.divided(by: denominator, rounding: .halfAwayFromZero),
            let multiplier = try? Decimal(significand: value, scale: digits)
        else { throw .outOfRange }
        return multiplier
    }

    /// The error of a split with the names of source and item.
    func named(_ error: ApportionmentError, leg: AllocationLeg, item: Int) -> AllocationError {
        switch error {
        case .multiplierTooCoarse(let left):
            return .multiplierTooCoarse(
                source: departments[leg.source], item: items[item],
                left: Int128(left).map(policy.unit.text) ?? left)
        default:
            return .tooLarge(source: departments[leg.source], item: items[item])
        }
    }
}

extension [AllocationLine] {
    /// Sorts by step, source, receiver and item: the order of the audit trail.
    mutating func sortAsAuditTrail() {
        sort {
            ($0.step, $0.source, $0.receiver, $0.item) < ($1.step, $1.source, $1.receiver, $1.item)
        }
    }
}
