import HospitalCore

/// The equations in exact integers.
///
/// With Y(s) = X(s) ÷ W(s), where W(s) is the sum of the whole weights w of source s, every
/// equation has whole coefficients:  W(s) × Y(s) − Σ_t w(t, s) × Y(t) = direct(s).
extension SourceSystem {
    /// Solves for all items of the system and books the result.
    func solveExactly(into outcome: inout AllocationOutcome) throws(AllocationError) {
        outcome.solution = outcome.solution ?? .exact
        guard !legs.isEmpty else {
            for item in items { try refuseDeadEnds(item: item) { _ in nil } }
            return
        }
        let solution: ExactLinearSystem.Solution
        do {
            solution = try ExactLinearSystem(size: legs.count, coefficients: coefficients)
                .solved(for: items.map(pools))
        } catch {
            throw .closedLoop(legs.map { problem.departments[$0.source] })
        }
        for (index, item) in items.enumerated() {
            try book(
                item: item, numerators: solution.numerators[index],
                denominator: solution.denominator, in: &outcome)
        }
    }

    private var coefficients: [Int128] {
        var matrix = [Int128](repeating: 0, count: legs.count * legs.count)
        for (column, leg) in legs.enumerated() {
            matrix[column * legs.count + column] = totals[column]
            for (receiver, weight) in zip(leg.receivers, weights[column]) {
                let row = equations[receiver]
                guard row >= 0 else { continue }
                matrix[row * legs.count + column] = -weight
            }
        }
        return matrix
    }

    private func book(
        item: Int, numerators: [BigInteger], denominator: BigInteger,
        in outcome: inout AllocationOutcome
    ) throws(AllocationError) {
        // What each final department receives from each source, over the common denominator.
        var parts: [Int: [(source: Int, amount: BigInteger)]] = [:]
        for (index, leg) in legs.enumerated() where !numerators[index].isZero {
            for (receiver, weight) in zip(leg.receivers, weights[index])
            where equations[receiver] < 0 {
                let amount = numerators[index] * BigInteger(weight)
                parts[receiver, default: []].append((leg.source, amount))
            }
        }
        let received = finals.map { position in
            (parts[position] ?? []).reduce(BigInteger(0)) { $0 + $1.amount }
        }
        let total = pools(of: item).reduce(0, +)
        do {
            let shares = try Apportionment.shares(
                of: total, exactNumerators: received, denominator: denominator,
                residual: problem.policy.residual)
            try refuseDeadEnds(item: item) { source in
                finals.firstIndex(of: source).map { shares[$0] }
            }
            for (index, share) in shares.enumerated() where share != 0 {
                try appendLines(
                    to: finals[index], share: share, parts: parts[finals[index]] ?? [], item: item,
                    in: &outcome)
            }
            book(shares, item: item, in: &outcome)
        } catch let error as AllocationError {
            throw error
        } catch {
            throw .tooLarge(source: problem.departments[legs[0].source], item: problem.items[item])
        }
        try appendPools(item: item, numerators: numerators, denominator: denominator, in: &outcome)
    }

    /// The whole amount of a final department by the sources it came from.
    private func appendLines(
        to receiver: Int, share: Int128, parts: [(source: Int, amount: BigInteger)], item: Int,
        in outcome: inout AllocationOutcome
    ) throws {
        var whole = parts.reduce(BigInteger(0)) { $0 + $1.amount }
        guard !whole.isZero else { return }
        // share × part ÷ whole over all parts adds up to the share.
        let factor = whole.isNegative ? -BigInteger(share) : BigInteger(share)
        whole = whole.magnitude
        let amounts = try Apportionment.shares(
            of: share, exactNumerators: parts.map { $0.amount * factor }, denominator: whole,
            residual: .largestRemainder)
        for (part, amount) in zip(parts, amounts) {
            outcome.lines.append(
                AllocationLine(
                    step: 1, source: part.source, receiver: receiver, item: item, amount: amount))
        }
    }

    private func appendPools(
        item: Int, numerators: [BigInteger], denominator: BigInteger,
        in outcome: inout AllocationOutcome
    ) throws(AllocationError) {
        for (index, leg) in legs.enumerated() where !numerators[index].isZero {
            let gross = numerators[index] * BigInteger(totals[index])
            let rounded = gross.divided(by: denominator, rounding: .halfAwayFromZero)
            guard let amount = rounded.flatMap({ Int128(exactly: $0) }),
                let perWeight = try? Rate(
                    numerator: gross, denominator: denominator * BigInteger(leg.weightTotal))
            else {
                throw .tooLarge(
                    source: problem.departments[leg.source], item: problem.items[item])
            }
            let exponent = leg.weightDecimals - problem.policy.unit.decimals
            outcome.reciprocated.append(
                ReciprocatedCost(source: leg.source, item: item, amount: amount))
            outcome.pools.append(
                AllocatedPool(
                    step: 1, source: leg.source, item: item, amount: amount,
                    multiplier: .fraction(perWeight * .ten(to: exponent))))
        }
    }
}
