import HospitalCore

/// The equations of a large system in fixed point, with a proof of how exact the solution is.
///
/// Doubles only propose. The residual r = direct + Sᵀ X − X is computed in 128-bit fixed point with
/// its own rounding counted, and the error of every centre is at most ‖r‖₁ × max m, where m is any
/// vector with m ≥ 0 and (I − S) m ≥ 1: such an m, checked in whole numbers with shares rounded up,
/// proves that the equations have one solution and bounds the inverse. Below 0.001 fen the solution
/// is taken; otherwise the run is refused.
extension SourceSystem {
    /// How many rounds of correction are tried.
    private static let rounds = 12

    /// Solves for all items of the system and books the result.
    func solveCertified(into outcome: inout AllocationOutcome) throws(AllocationError) {
        let amplification = try provenAmplification()
        var worst = Decimal.zero
        for item in items {
            let pools = pools(of: item)
            guard pools.contains(where: { $0 != 0 }) else {
                try refuseDeadEnds(item: item) { _ in nil }
                continue
            }
            var solution = try FixedPointSolution(
                pools: pools, amplification: amplification, unit: problem.policy.unit)
            for _ in 0..<Self.rounds where !solution.isProven {
                let correction = proposal(for: solution.residual.map { Double($0) })
                solution.correct(by: correction, using: self)
            }
            guard solution.isProven else { throw .notCertified(bound: solution.boundText) }
            worst = max(worst, solution.boundFen)
            try book(solution, item: item, in: &outcome)
        }
        outcome.solution = .certified(boundFen: worst)
    }

    /// Gauss–Seidel in doubles for (I − Sᵀ) x = right-hand side.
    private func proposal(for rightHandSide: [Double]) -> [Double] {
        var value = rightHandSide
        for _ in 0..<400 {
            var next = rightHandSide
            var change = 0.0
            var size = 0.0
            for (index, leg) in legs.enumerated() {
                let perWeight = value[index] / Double(totals[index])
                for (receiver, weight) in zip(leg.receivers, weights[index]) {
                    let row = equations[receiver]
                    if row >= 0 { next[row] += Double(weight) * perWeight }
                }
            }
            for index in value.indices {
                change += abs(next[index] - value[index])
                size += abs(next[index])
            }
            value = next
            if !(change > size * 1e-15) { break }
        }
        return value
    }

    /// The largest entry of a vector m with m ≥ 0 and (I − S) m ≥ 1, in steps of 2⁻²⁰, proven in
    /// whole numbers with every share rounded up.
    private func provenAmplification() throws(AllocationError) -> Int128 {
        let one: Int128 = 1 << 20
        var visits = [Double](repeating: 1, count: legs.count)
        for _ in 0..<4_000 {
            var change = 0.0
            for (index, leg) in legs.enumerated() {
                var sum = 1.0
                for (receiver, weight) in zip(leg.receivers, weights[index]) {
                    let row = equations[receiver]
                    guard row >= 0 else { continue }
                    sum += Double(weight) / Double(totals[index]) * visits[row]
                }
                change = max(change, abs(sum - visits[index]) / sum)
                visits[index] = sum
            }
            if !(change > 1e-9) { break }
        }
        // One per cent on top absorbs what doubles and rounding up took away.
        let bound = visits.map { Int128(min($0 * 1.01, 1e9) * Double(one)) + 64 }
        for (index, leg) in legs.enumerated() {
            var sum = one
            for (receiver, weight) in zip(leg.receivers, weights[index]) {
                let row = equations[receiver]
                guard row >= 0 else { continue }
                guard let part = product(bound[row], weight, over: totals[index]) else {
                    throw .notCertified(bound: "∞")
                }
                sum += part + 1
            }
            guard bound[index] >= sum else { throw .notCertified(bound: "∞") }
        }
        return bound.max() ?? one
    }

    /// `value × weight ÷ total` cut toward zero; `nil` when it does not fit.
    func product(_ value: Int128, _ weight: Int128, over total: Int128) -> Int128? {
        let wide = value.magnitude.multipliedFullWidth(by: weight.magnitude)
        guard wide.high < total.magnitude else { return nil }
        let quotient = total.magnitude.dividingFullWidth(wide).quotient
        guard let result = Int128(exactly: quotient) else { return nil }
        return value < 0 ? -result : result
    }

    private func book(
        _ solution: FixedPointSolution, item: Int, in outcome: inout AllocationOutcome
    ) throws(AllocationError) {
        var received: [Int: Int128] = [:]
        for (index, leg) in legs.enumerated() {
            for (receiver, weight) in zip(leg.receivers, weights[index])
            where equations[receiver] < 0 {
                let part = product(solution.gross[index], weight, over: totals[index]) ?? 0
                received[receiver, default: 0] += part
            }
        }
        let total = pools(of: item).reduce(0, +)
        var numerators = finals.map { received[$0] ?? 0 }
        // What cutting took away, far below the bound, goes to the largest so that the fractions
        // add up to the whole before they are rounded once.
        if let largest = numerators.indices.max(by: {
            numerators[$0].magnitude < numerators[$1].magnitude
        }) {
            numerators[largest] += (total << solution.fractionBits) - numerators.reduce(0, +)
        }
        let denominator = BigInteger(Int128(1) << solution.fractionBits)
        let shares: [Int128]
        do {
            shares = try Apportionment.shares(
                of: total, exactNumerators: numerators.map { BigInteger($0) },
                denominator: denominator, residual: problem.policy.residual)
        } catch {
            throw .tooLarge(source: problem.departments[legs[0].source], item: problem.items[item])
        }
        try refuseDeadEnds(item: item) { source in
            finals.firstIndex(of: source).map { shares[$0] }
        }
        book(shares, item: item, in: &outcome)
        try appendTrail(solution, shares: shares, item: item, in: &outcome)
    }

    /// Lines and multipliers of one item.
    ///
    /// A receiver's whole amount is split over its sources by what each of them sent, so the trail
    /// adds up to the amounts it explains.
    private func appendTrail(
        _ solution: FixedPointSolution, shares: [Int128], item: Int,
        in outcome: inout AllocationOutcome
    ) throws(AllocationError) {
        var parts: [Int: [(source: Int, amount: Int128)]] = [:]
        for (index, leg) in legs.enumerated() {
            let gross = solution.gross[index]
            let amount =
                gross.divided(
                    by: 1 << solution.fractionBits, rounding: .halfAwayFromZero) ?? 0
            guard amount != 0 else { continue }
            outcome.reciprocated.append(
                ReciprocatedCost(source: leg.source, item: item, amount: amount))
            let exponent = leg.weightDecimals - problem.policy.unit.decimals
            outcome.pools.append(
                AllocatedPool(
                    step: 1, source: leg.source, item: item, amount: amount,
                    multiplier: .exact(amount: amount, total: leg.weightTotal, exponent: exponent)))
            for (receiver, weight) in zip(leg.receivers, weights[index])
            where equations[receiver] < 0 {
                let part = product(gross, weight, over: totals[index]) ?? 0
                parts[receiver, default: []].append((leg.source, part))
            }
        }
        for (receiver, share) in zip(finals, shares) where share != 0 {
            let sent = parts[receiver] ?? []
            let weights = sent.map { share < 0 ? -min($0.amount, 0) : max($0.amount, 0) }
            let amounts: [Int128]
            do {
                amounts = try Apportionment.shares(
                    of: share, weights: weights, residual: .largestRemainder)
            } catch {
                throw .tooLarge(
                    source: problem.departments[receiver], item: problem.items[item])
            }
            for (part, amount) in zip(sent, amounts) where amount != 0 {
                outcome.lines.append(
                    AllocationLine(
                        step: 1, source: part.source, receiver: receiver, item: item,
                        amount: amount))
            }
        }
    }
}

/// Gross costs in fixed point with the proven bound of their error.
struct FixedPointSolution {
    /// Gross cost of each source in units of 2^−fractionBits.
    private(set) var gross: [Int128]
    /// What the equations still miss, in the same units.
    private(set) var residual: [Int128]
    /// How many bits stand behind the point.
    let fractionBits: Int
    private let pools: [Int128]
    private let amplification: Int128
    private let unitsPerFen: Double
    private var roundings = 0

    /// Starts with nothing solved: the residual is the pools.
    init(
        pools: [Int128], amplification: Int128, unit: RoundingUnit
    ) throws(AllocationError) {
        self.pools = pools
        self.amplification = amplification
        let factor = Double(Decimal.powerOfTen(abs(unit.decimals - 2)))
        unitsPerFen = unit.decimals >= 2 ? factor : 1 / factor
        // Gross cost is at most Σ|pool| × amplification; three bits are left for sums.
        var size: UInt128 = 1
        for pool in pools { size += pool.magnitude }
        let bits = 128 - size.leadingZeroBitCount
        let growth = 128 - (amplification >> 20).magnitude.leadingZeroBitCount + 1
        fractionBits = min(48, 122 - bits - growth)
        guard fractionBits >= 16 else { throw .notCertified(bound: "∞") }
        let shift = fractionBits
        gross = [Int128](repeating: 0, count: pools.count)
        residual = pools.map { $0 << shift }
    }

    /// The bound of the error of every centre in fen, as a binary number for comparison only.
    private var bound: Double {
        var sum = Double(roundings)
        for value in residual { sum += abs(Double(value)) }
        let factor = Double(amplification) / Double(1 << 20)
        // Doubles of these sizes are exact to 10⁻¹⁵; a thousandth on top covers the sums.
        return sum * factor * 1.001 / Double(Int128(1) << fractionBits) / unitsPerFen
    }

    /// Whether the bound lies below 0.001 fen.
    var isProven: Bool { bound < 0.001 }

    /// The bound as a decimal in fen, rounded up to nine places.
    var boundFen: Decimal {
        let billionths = (bound * 1e9).rounded(.up)
        guard billionths < 1e18, let fen = try? Decimal(significand: Int128(billionths), scale: 9)
        else { return Decimal(1_000_000_000) }
        return fen
    }

    /// The bound for a message.
    var boundText: String { boundFen.description }

    /// Adds a proposed correction and computes the residual anew.
    mutating func correct(by correction: [Double], using system: SourceSystem) {
        for (index, step) in correction.enumerated() where abs(step) < 1e36 {
            gross[index] &+= Int128(step.rounded())
        }
        let shift = fractionBits
        residual = pools.map { $0 << shift }
        roundings = 0
        for (index, leg) in system.legs.enumerated() {
            residual[index] &-= gross[index]
            for (receiver, weight) in zip(leg.receivers, system.weights[index]) {
                let row = system.equations[receiver]
                guard row >= 0 else { continue }
                let part = system.product(gross[index], weight, over: system.totals[index]) ?? 0
                residual[row] &+= part
                roundings += 1
            }
        }
    }
}
