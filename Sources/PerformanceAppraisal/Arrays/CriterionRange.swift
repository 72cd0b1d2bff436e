import HospitalCore

/// What one look at the values of a criterion of an array tells, in units of its last decimal.
struct CriterionRange {
    /// The least value.
    var least: Int64
    /// The largest value.
    var most: Int64
    /// The sum of what was asked for where it is certain to be what adding one number after the
    /// other gives; otherwise they must be added.
    var sum: Double?

    /// Whether the criterion has the same value everywhere.
    var isConstant: Bool { least == most }

    /// The largest value without its sign.
    private var magnitude: UInt64 { max(least.magnitude, most.magnitude) }

    /// Takes over what was added modulo 2⁶⁴.
    ///
    /// Whole numbers below 2⁵³ are numbers without rounding, and so are their partial sums where
    /// nothing that is added is negative. Then it does not matter how they are added.
    fileprivate mutating func take(_ sum: UInt64, of term: CriterionSums.Term, count: Int) {
        if term == .number, least < 0 { return }
        let (square, isTooLarge) = magnitude.multipliedReportingOverflow(by: magnitude)
        let largest = term == .square ? square : magnitude
        if term == .square, isTooLarge { return }
        let overflow = largest.multipliedReportingOverflow(by: UInt64(count)).overflow
        guard !overflow, sum <= 1 << 53 else { return }
        self.sum = Double(sum)
    }
}

extension EvaluationArray {
    /// The range of each criterion, and the sum of a term where one is asked for.
    func ranges(adding term: CriterionSums.Term?, _ workers: Workers) -> [CriterionRange] {
        let found = WorkingNumbers(
            repeating: CriterionRange(least: 0, most: 0, sum: nil), count: criterionCount)
        workers.each { number in
            for criterion in workers.stretch(number, of: criterionCount) {
                found[criterion] = range(of: criterion, adding: term)
            }
        }
        return (0..<criterionCount).map { found[$0] }
    }

    @_optimize(speed)
    @inline(never)
    private func range(of criterion: Int, adding term: CriterionSums.Term?) -> CriterionRange {
        let values = column(criterion)
        var (range, sum) = (CriterionRange(least: values[0], most: values[0], sum: nil), UInt64(0))
        switch term {
        case nil: look(values, &range, &sum) { _ in 0 }
        case .number: look(values, &range, &sum) { UInt64(bitPattern: $0) }
        case .magnitude: look(values, &range, &sum) { $0.magnitude }
        case .square: look(values, &range, &sum) { UInt64(bitPattern: $0 &* $0) }
        }
        if let term { range.take(sum, of: term, count: alternativeCount) }
        return range
    }

    @inline(__always)
    private func look(
        _ values: EvaluationValues, _ range: inout CriterionRange, _ sum: inout UInt64,
        _ part: (Int64) -> UInt64
    ) {
        let pairs = alternativeCount / 2
        // Two at once, which do not wait for each other.
        var (least, otherLeast) = (range.least, range.least)
        var (most, otherMost) = (range.most, range.most)
        var (total, otherTotal) = (UInt64(0), UInt64(0))
        for pair in 0..<pairs {
            let (value, other) = (values[2 &* pair], values[2 &* pair &+ 1])
            least = value < least ? value : least
            most = value > most ? value : most
            total &+= part(value)
            otherLeast = other < otherLeast ? other : otherLeast
            otherMost = other > otherMost ? other : otherMost
            otherTotal &+= part(other)
        }
        if alternativeCount > 2 &* pairs {
            let value = values[2 &* pairs]
            (least, most) = (min(least, value), max(most, value))
            total &+= part(value)
        }
        range.least = min(least, otherLeast)
        range.most = max(most, otherMost)
        sum = total &+ otherTotal
    }
}
