import HospitalCore

/// Sources that serve each other, solved together (交互分摊, 代数法).
///
///     X(s) = direct(s) + Σ_t share(t, s) × X(t)            s, t over the sources
///     received(r) = Σ_s share(s, r) × X(s)                 r over the final departments
///
/// The gross costs X are solved exactly; what the final departments receive is rounded once and
/// split once per cost item, so that it adds up to what the sources had (decision 3). Up to 200
/// sources the solution is in exact integers, beyond it in fixed point with a proven bound below
/// 0.001 fen. A negative pool that the policy keeps stays in its department, which then receives
/// like a final one for that cost item.
extension AllocationProblem {
    /// The largest number of sources that is solved in exact integers.
    static let largestExactSystem = 200

    /// Solves the equations for the direct cost of the problem.
    /// - Throws: `closedLoop`, `driverTotalZero`, `tooLarge`, `notCertified`.
    func solved() throws(AllocationError) -> AllocationOutcome {
        try refuseClosedLoops()
        return try solved(keeping: keptPools)
    }

    /// Solves with the pools to keep given: a flag per department and item.
    func solved(keeping kept: [Bool]) throws(AllocationError) -> AllocationOutcome {
        var outcome = AllocationOutcome(self)
        for leg in legs { outcome.isClosed[leg.source] = true }
        for item in items.indices {
            for leg in legs where kept[leg.source * items.count + item] {
                outcome.kept.append((leg.source, item))
            }
        }
        for group in itemsByKeptSources(kept) {
            let system = SourceSystem(self, items: group.items, keeping: group.kept)
            if system.legs.count <= Self.largestExactSystem {
                try system.solveExactly(into: &outcome)
            } else {
                try system.solveCertified(into: &outcome)
            }
        }
        outcome.lines.sortAsAuditTrail()
        outcome.pools.sort { ($0.source, $0.item) < ($1.source, $1.item) }
        outcome.reciprocated.sort { ($0.source, $0.item) < ($1.source, $1.item) }
        return outcome
    }

    /// Whether a negative pool stays in its source, by department and item.
    var keptPools: [Bool] {
        var kept = [Bool](repeating: false, count: direct.count)
        guard policy.negativePool == .keep else { return kept }
        for leg in legs {
            for place in leg.source * items.count..<(leg.source + 1) * items.count {
                kept[place] = direct[place] < 0
            }
        }
        return kept
    }

    func isKept(_ source: Int, _ item: Int) -> Bool {
        policy.negativePool == .keep && direct[source * items.count + item] < 0
    }

    /// Items that keep the same sources share one system of equations.
    private func itemsByKeptSources(_ kept: [Bool]) -> [(items: [Int], kept: Set<Int>)] {
        var groups: [(items: [Int], kept: Set<Int>)] = []
        for item in items.indices {
            let sources = Set(legs.map(\.source).filter { kept[$0 * items.count + item] })
            if let index = groups.firstIndex(where: { $0.kept == sources }) {
                groups[index].items.append(item)
            } else {
                groups.append(([item], sources))
            }
        }
        return groups
    }

    /// Every source must reach a department that is no source; otherwise its cost goes round for
    /// ever.
    func refuseClosedLoops() throws(AllocationError) {
        let sources = Set(legs.map(\.source))
        var givers: [Int: [Int]] = [:]
        for leg in legs {
            for receiver in leg.receivers { givers[receiver, default: []].append(leg.source) }
        }
        // A source without any weight is a dead end that is judged by the amount it holds.
        let deadEnds = legs.filter { $0.weightTotal == 0 }.map(\.source)
        var waiting = givers.keys.filter { !sources.contains($0) } + deadEnds
        var reached = Set(waiting)
        while let department = waiting.popLast() {
            for source in givers[department] ?? [] where reached.insert(source).inserted {
                waiting.append(source)
            }
        }
        let lost = sources.subtracting(reached).sorted()
        guard lost.isEmpty else { throw .closedLoop(lost.map { departments[$0] }) }
    }
}

/// The equations of the sources that serve each other, for the cost items that share them.
struct SourceSystem {
    let problem: AllocationProblem
    /// The cost items whose pools are solved together.
    let items: [Int]
    /// The legs that take part: a weight to split by, and a pool that is not kept.
    let legs: [AllocationLeg]
    /// The weights of each leg without their common divisor.
    let weights: [[Int128]]
    /// The sum of the weights of each leg without their common divisor.
    let totals: [Int128]
    /// The equation of each department by its position; −1 for one that passes nothing on.
    let equations: [Int]
    /// The positions that receive and pass nothing on, ascending.
    let finals: [Int]

    init(_ problem: AllocationProblem, items: [Int], keeping kept: Set<Int>) {
        self.problem = problem
        self.items = items
        let active = problem.legs.filter { $0.weightTotal > 0 && !kept.contains($0.source) }
        legs = active
        let divisors = active.map { $0.weights.reduce(0, greatestCommonDivisor) }
        weights = zip(active, divisors).map { leg, divisor in leg.weights.map { $0 / divisor } }
        totals = zip(active, divisors).map { $0.weightTotal / $1 }
        var equations = [Int](repeating: -1, count: problem.departments.count)
        for (index, leg) in active.enumerated() { equations[leg.source] = index }
        self.equations = equations
        finals = Set(active.flatMap(\.receivers)).filter { equations[$0] < 0 }.sorted()
    }

    /// The pools of one item in the order of the equations.
    func pools(of item: Int) -> [Int128] {
        legs.map { problem.direct[$0.source * problem.items.count + item] }
    }

    /// A source without weights ends a path: whatever it holds has nowhere to go.
    func refuseDeadEnds(
        item: Int, received: (Int) -> Int128?
    ) throws(AllocationError) {
        for leg in problem.legs where leg.weightTotal == 0 {
            let place = leg.source * problem.items.count + item
            let amount = problem.direct[place] + (received(leg.source) ?? 0)
            guard amount != 0, !problem.isKept(leg.source, item) else { continue }
            throw problem.zeroDriver(leg, item: item, amount: problem.policy.unit.text(amount))
        }
    }

    /// Books what the final departments receive and empties the sources.
    func book(_ shares: [Int128], item: Int, in outcome: inout AllocationOutcome) {
        let count = problem.items.count
        for leg in legs { outcome.balances[leg.source * count + item] = 0 }
        for (position, share) in zip(finals, shares) {
            outcome.balances[position * count + item] += share
        }
    }
}

/// The greatest common divisor of two numbers that are not negative.
func greatestCommonDivisor(_ one: Int128, _ other: Int128) -> Int128 {
    var (larger, smaller) = (one, other)
    while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
    return larger
}
