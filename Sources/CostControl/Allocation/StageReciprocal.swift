import HospitalCore

/// Sources of one stage that serve each other (阶段内交互分摊), solved before the stage closes.
///
///     X(s) = pool(s) + Σ_t share(t, s) × X(t)        s, t over the sources of the stage
///
/// It is the three-stage method with the equations of the reciprocal one inside of a stage: what
/// later departments receive is rounded once and split once per cost item, so it adds up to what
/// the sources held. Sources that neither give to nor receive from another source of their stage
/// are no part of the equations and close as without the option, to the fen.
extension AllocationProblem {
    /// Closes the sources of a stage that serve each other; the others are given back.
    /// - Throws: `closedLoop`, `driverTotalZero`, `tooLarge`, `notCertified`.
    func closeServing(
        _ stage: [AllocationLeg], in outcome: inout AllocationOutcome
    ) throws(AllocationError) -> [AllocationLeg] {
        let sources = Set(stage.map(\.source))
        var linked: Set<Int> = []
        for leg in stage {
            for receiver in leg.receivers where sources.contains(receiver) {
                linked.insert(leg.source)
                linked.insert(receiver)
            }
        }
        guard !linked.isEmpty else { return stage }
        let serving = stage.filter { linked.contains($0.source) }
        let solved = try AllocationProblem(
            departments: departments, items: items, period: period, policy: policy,
            direct: outcome.balances, legs: serving
        ).solved()
        var steps: [Int: Int] = [:]
        for leg in serving {
            steps[leg.source] = leg.step
            outcome.isClosed[leg.source] = true
        }
        outcome.balances = solved.balances
        outcome.kept += solved.kept
        outcome.reciprocated += solved.reciprocated
        outcome.lines += solved.lines.map {
            AllocationLine(
                step: steps[$0.source] ?? $0.step, source: $0.source, receiver: $0.receiver,
                item: $0.item, amount: $0.amount)
        }
        outcome.pools += solved.pools.map {
            AllocatedPool(
                step: steps[$0.source] ?? $0.step, source: $0.source, item: $0.item,
                amount: $0.amount, multiplier: $0.multiplier)
        }
        outcome.solution = [outcome.solution, solved.solution].compactMap(\.self).leastExact
        return stage.filter { !linked.contains($0.source) }
    }
}

extension [ReciprocalSolution] {
    /// The solution with the widest bound; `nil` when nothing was solved.
    var leastExact: ReciprocalSolution? {
        var worst = first
        for case .certified(let bound) in self {
            if case .certified(let known)? = worst, known >= bound { continue }
            worst = .certified(boundFen: bound)
        }
        return worst
    }
}
