import HospitalCore

/// Sources of a ``SparseAllocation`` that serve each other, as equations by receiver.
///
///     X(i) = direct(i) + Σ_j share(j, i) × X(j)           i, j over the sources
///     received(r) = Σ_j share(j, r) × X(j)                r over the final departments
///
/// Equations stand in the order of the departments, and so do the terms of each, so neither the
/// order of steps nor that of receivers changes an amount.
struct SparseEquations: Sendable {
    /// The department of each equation, ascending.
    let sources: [Int32]
    /// The departments that receive and pass nothing on, ascending.
    let finals: [Int32]
    /// The departments that neither pass cost on nor receive any, ascending.
    let others: [Int32]
    /// The sources of steps that have nothing to split by.
    let deadEnds: [Int32]
    /// Whether one of those receives, so that what it gets decides.
    let isBlocked: Bool
    /// Where the terms of each equation begin, then those of each final department, and the end.
    private(set) var starts: [Int]
    /// The equation of the source of each term.
    private(set) var terms: [Int32]
    /// The share of the source that each term is.
    private(set) var shares: [Double]

    /// The equations of an allocation by the reciprocal method.
    init(_ allocation: SparseAllocation) {
        let count = allocation.departmentCount
        // The step of each source, and then the row of each department.
        var steps = [Int](repeating: -1, count: count)
        var dead: [Int32] = []
        for (index, leg) in allocation.legs.enumerated() {
            let source = allocation.sources[leg.sources.lowerBound]
            if leg.total == 0 { dead.append(source) } else { steps[Int(source)] = index }
        }
        deadEnds = dead
        var isReached = [Bool](repeating: false, count: count)
        for receiver in allocation.receivers { isReached[Int(receiver)] = true }
        isBlocked = dead.contains { isReached[Int($0)] }
        var (sources, finals, others): ([Int32], [Int32], [Int32]) = ([], [], [])
        for department in 0..<count {
            if steps[department] >= 0 {
                sources.append(Int32(department))
            } else if isReached[department] {
                finals.append(Int32(department))
            } else {
                others.append(Int32(department))
            }
        }
        self.others = others
        self.sources = sources
        self.finals = finals
        var rows = [Int32](repeating: 0, count: count)
        for (row, department) in (sources + finals).enumerated() {
            rows[Int(department)] = Int32(row)
        }
        starts = [Int](repeating: 0, count: sources.count + finals.count + 1)
        for receiver in allocation.receivers { starts[Int(rows[Int(receiver)]) + 1] += 1 }
        for row in 1..<starts.count { starts[row] += starts[row - 1] }
        var ends = starts
        terms = [Int32](repeating: 0, count: allocation.receivers.count)
        shares = [Double](repeating: 0, count: allocation.receivers.count)
        for (equation, department) in sources.enumerated() {
            let leg = allocation.legs[steps[Int(department)]]
            for (place, edge) in leg.edges.enumerated() {
                let row = Int(rows[Int(allocation.receivers[edge])])
                let weight = allocation.weight(place, of: leg)
                terms[ends[row]] = Int32(equation)
                shares[ends[row]] = Double(weight) / Double(leg.total)
                ends[row] += 1
            }
        }
    }

    /// The most terms of any row.
    var longestRow: Int {
        (1..<max(1, starts.count)).reduce(0) { max($0, starts[$1] - starts[$1 - 1]) }
    }

    /// How much an error of one equation can grow in all: the largest entry of a vector m with m ≥
    /// 0 and (I − S) m ≥ 1.
    ///
    /// That such a vector exists proves that the equations have one solution. `nil` when none was
    /// found.
    ///
    /// Rounding is covered: every sum has a share of 10⁻⁹ in hand.
    func amplification() -> Double? {
        var visits = [Double](repeating: 1, count: sources.count)
        for _ in 0..<2_000 {
            let next = visited(visits)
            var change = 0.0
            for index in visits.indices { change = max(change, next[index] - visits[index]) }
            visits = next
            if !(change > 0.02) { break }
        }
        let bound = visits.map { $0 * 1.05 }
        let needed = visited(bound)
        for index in bound.indices {
            guard bound[index] < 1e12, bound[index] >= needed[index] * (1 + 1e-9) else {
                return nil
            }
        }
        return bound.max() ?? 1
    }

    /// 1 + S × visits.
    private func visited(_ visits: [Double]) -> [Double] {
        var next = [Double](repeating: 1, count: visits.count)
        for row in sources.indices {
            for place in starts[row]..<starts[row + 1] {
                next[Int(terms[place])] += shares[place] * visits[row]
            }
        }
        return next
    }
}
