import HospitalCore

/// An allocation on plain arrays, for hosts that have no codes (`hosp_cost_step_down` and friends).
///
/// Departments and cost items are positions. Each step closes one source over a row of weights, one
/// per department; a weight of zero receives nothing. Among equal remainders the earlier department
/// comes first. Whoever has codes uses ``AllocationRequest``, which sorts by them.
public struct PositionalAllocation: Equatable, Sendable {
    /// How many departments there are.
    public let departmentCount: Int
    /// How many cost items there are.
    public let itemCount: Int
    /// Direct cost in fen: department × item, row by row.
    public let directFen: [Int64]
    /// The source of each step, as a position from 0.
    public let sources: [Int]
    /// The weights: step × department, row by row, as whole numbers of 10^−`weightDecimals`.
    public let weights: [Int64]
    /// How many decimals the weights have, 0 to 18.
    public let weightDecimals: Int
    /// Who takes what is left.
    public let residual: Apportionment.Residual

    /// An allocation by positions.
    public init(
        departmentCount: Int, itemCount: Int, directFen: [Int64], sources: [Int],
        weights: [Int64], weightDecimals: Int, residual: Apportionment.Residual
    ) {
        self.departmentCount = departmentCount
        self.itemCount = itemCount
        self.directFen = directFen
        self.sources = sources
        self.weights = weights
        self.weightDecimals = weightDecimals
        self.residual = residual
    }

    /// The final cost in fen, department × item: zero for the sources, and the totals tie.
    ///
    /// The method decides who may receive: weights of the source itself are left out; for `direct`
    /// those of every source; for `step_down` those of sources closed before. Departments are named
    /// by their position counted from 1 in messages.
    /// - Throws: as ``AllocationRequest/allocated()``; `policyNotForMethod` for `three_stage`,
    ///   which needs classes; `unknownDepartment` for a source outside of the arrays.
    public func finalFen(by method: AllocationMethod) throws(AllocationError) -> [Int64] {
        let (cells, tooMany) = departmentCount.multipliedReportingOverflow(by: itemCount)
        let (weightCells, tooWide) = departmentCount.multipliedReportingOverflow(by: sources.count)
        guard departmentCount > 0, itemCount > 0, !tooMany, !tooWide, directFen.count == cells,
            weights.count == weightCells, (0...Decimal.maximumScale).contains(weightDecimals)
        else { throw .nothingToAllocate }
        let problem = AllocationProblem(
            departments: (1...departmentCount).map(String.init),
            items: (1...itemCount).map(String.init), period: nil,
            policy: AllocationPolicy(residual: residual), direct: directFen.map { Int128($0) },
            legs: try legs(by: method))
        let outcome: AllocationOutcome
        switch method {
        case .direct, .stepDown: outcome = try problem.steppedDown()
        case .reciprocal: outcome = try problem.solved()
        case .iterative: outcome = try problem.iterated()
        case .threeStage: throw .policyNotForMethod(method, policy: "positions")
        }
        var fen: [Int64] = []
        fen.reserveCapacity(outcome.balances.count)
        for (place, balance) in outcome.balances.enumerated() {
            guard let amount = Int64(exactly: balance) else {
                throw .amountOutOfRange(
                    department: String(place / itemCount + 1), item: String(place % itemCount + 1),
                    value: RoundingUnit.fen.text(balance))
            }
            fen.append(amount)
        }
        return fen
    }

    private func legs(by method: AllocationMethod) throws(AllocationError) -> [AllocationLeg] {
        var closed = [Bool](repeating: false, count: departmentCount)
        if method == .direct {
            for source in sources where closed.indices.contains(source) { closed[source] = true }
        }
        var seen = [Bool](repeating: false, count: departmentCount)
        var legs: [AllocationLeg] = []
        for (index, source) in sources.enumerated() {
            guard closed.indices.contains(source) else {
                throw .unknownDepartment(
                    String(source + 1), place: "sources[\(index + 1)]", nearest: nil)
            }
            guard !seen[source] else { throw .sourceTwice(String(source + 1), step: index + 1) }
            seen[source] = true
            legs.append(try leg(index, source: source, closed: closed))
            if method == .stepDown { closed[source] = true }
        }
        return legs
    }

    private func leg(
        _ step: Int, source: Int, closed: [Bool]
    ) throws(AllocationError) -> AllocationLeg {
        var (receivers, whole, total): ([Int], [Int128], Int128) = ([], [], 0)
        var isAlone = true
        for receiver in 0..<departmentCount where receiver != source && !closed[receiver] {
            isAlone = false
            let weight = weights[step * departmentCount + receiver]
            guard weight != 0 else { continue }
            guard weight > 0 else {
                throw .negativeDriver(
                    String(step + 1), department: String(receiver + 1), value: String(weight),
                    period: nil)
            }
            receivers.append(receiver)
            whole.append(Int128(weight))
            // Fewer than 2⁶³ weights of 63 bits each fit 128 bits.
            total += Int128(weight)
        }
        guard !isAlone else { throw .noReceivers(source: String(source + 1), step: step + 1) }
        return AllocationLeg(
            step: step + 1, source: source, driver: String(step + 1), receivers: receivers,
            weights: whole, weightTotal: total, weightDecimals: weightDecimals)
    }
}
