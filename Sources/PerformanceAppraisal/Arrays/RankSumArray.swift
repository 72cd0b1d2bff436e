import HospitalCore

/// The rank-sum ratio (秩和比法, RSR) on an array: a million alternatives by many criteria.
///
///     RSR = Σ weight × rank / n = sum / denominator          sum = Σ weight × 2 × rank
///
/// Ranks are those of ``RankSumRatio`` by order, where equal values share the mean of their places;
/// twice a rank is whole, so the sums are exact and equal ratios are equal. Probits, regression and
/// bands are the same numbers as on a matrix, to the last bit. Linear ranks have no common
/// denominator and are left to ``RankSumRatio``.
public struct RankSumArray: Sendable {
    /// What the ratio of an alternative is divided by: 2 × n × Σ weight, without common factors of
    /// the weights.
    public let denominator: Int64
    /// How many different ratios there are.
    public var groupCount: Int { groups.count }
    /// The line through the groups; `nil` with one group.
    public let regression: LineOfBestFit?
    private let sums: WorkingNumbers<Int64>
    private let groups: NumberGroups
    /// The probit of each group.
    private let probits: WorkingNumbers<Double>
    /// Who shares the work.
    private let workers: Workers

    /// The ratios of the alternatives of an array.
    ///
    /// - Parameters:
    ///   - array: the values.
    ///   - weights: the weights of the criteria in proportion.
    ///   - workers: who shares the work.
    /// - Throws: `weightCount`; `weightInvalid` for a negative weight or when all are zero;
    ///   `outOfRange` when the sums do not fit 63 bits.
    public init(
        _ array: EvaluationArray, weights: [Int64], workers: Workers = .alone
    ) throws(EvaluationError) {
        let shares = try Self.shares(weights, of: array)
        denominator = shares.denominator
        // A worker without a criterion needs no sums.
        let dealt = max(1, min(workers.count, array.criterionCount))
        let parts = (0..<dealt).map { _ in
            WorkingNumbers<Int64>(repeating: 0, count: array.alternativeCount)
        }
        workers.each { number in
            let criteria = workers.stretch(number, of: array.criterionCount)
            guard !criteria.isEmpty else { return }
            let order = NumberOrder(capacity: array.alternativeCount)
            for criterion in criteria
            where shares.weights[criterion] > 0 {
                Self.addRanks(
                    array, criterion, weight: shares.weights[criterion], order, to: parts[number])
            }
        }
        let sums = parts[0]
        workers.each { number in
            let stretch = workers.stretch(number, of: array.alternativeCount)
            for part in parts.dropFirst() { Self.add(part, stretch, to: sums) }
        }
        self.sums = sums
        self.workers = workers
        groups = NumberGroups(
            NumberArray(sums.start, count: sums.count), kind: .whole, workers: workers)
        probits = Self.probits(groups, workers)
        regression = Self.line(groups, probits, denominator: shares.denominator)
    }

    /// The weights without common factors, and what the sums are divided by.
    private static func shares(
        _ weights: [Int64], of array: EvaluationArray
    ) throws(EvaluationError) -> (weights: [Int64], denominator: Int64) {
        guard weights.count == array.criterionCount else {
            throw .weightCount(expected: array.criterionCount, found: weights.count)
        }
        for weight in weights where weight < 0 {
            throw .weightInvalid(value: Decimal(Int(weight)))
        }
        let common = weights.reduce(BigInteger.zero) {
            .greatestCommonDivisor($0, BigInteger(Int128($1)))
        }
        // It divides a number of 64 bits, or all are zero.
        guard let divisor = Int128(exactly: common), divisor > 0 else {
            throw .weightInvalid(value: .zero)
        }
        let shares = weights.map { $0 / Int64(divisor) }
        var total: Int64 = 0
        for share in shares {
            let (sum, isLarge) = total.addingReportingOverflow(share)
            guard !isLarge else { throw .outOfRange("weights") }
            total = sum
        }
        let (denominator, isLarge) = total.multipliedReportingOverflow(
            by: 2 * Int64(array.alternativeCount))
        guard !isLarge else { throw .outOfRange("weights") }
        return (shares, denominator)
    }

    /// Adds weight × twice the rank of every alternative in a criterion.
    ///
    /// No sum is above the denominator.
    @_optimize(speed)
    @inline(never)
    private static func addRanks(
        _ array: EvaluationArray, _ criterion: Int, weight: Int64, _ order: NumberOrder,
        to sums: WorkingNumbers<Int64>
    ) {
        let (values, count) = (array.column(criterion), array.alternativeCount)
        // The complement turns the order round.
        let turn: Int64 = array.directions[criterion] == .higherIsBetter ? 0 : -1
        order.build(count) { values[$0] ^ turn }
        let sums = sums.start
        for position in 0..<count {
            let (below, equal) = order.place(of: values[position] ^ turn)
            sums[position] &+= weight &* Int64(2 &* below &+ equal &+ 1)
        }
    }

    @_optimize(speed)
    @inline(never)
    private static func add(
        _ part: WorkingNumbers<Int64>, _ stretch: Range<Int>, to sums: WorkingNumbers<Int64>
    ) {
        let (part, sums) = (part.start, sums.start)
        for position in stretch { sums[position] &+= part[position] }
    }

    private static func probits(
        _ groups: NumberGroups, _ workers: Workers
    ) -> WorkingNumbers<Double> {
        let probits = WorkingNumbers(repeating: 0.0, count: groups.count)
        let count = groups.numberCount
        workers.each { number in
            for group in workers.stretch(number, of: groups.count) {
                // Places from below + 1 to the next group: their mean over n; for the last group
                // 1 − 1/(4n).
                let places = Int(groups.below[group]) + Int(groups.below[group + 1]) + 1
                let frequency =
                    group == groups.count - 1
                    ? Self.statistic(4 * count - 1, over: 4 * count)
                    : Self.statistic(places, over: 2 * count)
                probits[group] = 5 + StatisticalFunctions.normalQuantile(frequency)
            }
        }
        return probits
    }

    private static func line(
        _ groups: NumberGroups, _ probits: WorkingNumbers<Double>, denominator: Int64
    ) -> LineOfBestFit? {
        LineOfBestFit(
            (0..<groups.count).map {
                (x: probits[$0], y: statistic(Int(groups.keys[$0]), over: Int(denominator)))
            })
    }

    /// A fraction from 0 to 1 as a statistic: through 18 decimals, halves to even, like a ``Rate``.
    static func statistic(_ numerator: Int, over denominator: Int) -> Double {
        let (above, below) = (UInt64(numerator), UInt64(denominator))
        let unit: UInt64 = 1_000_000_000_000_000_000
        // The fraction is at most 1, so the quotient is at most the unit.
        let (quotient, rest) = below.dividingFullWidth(above.multipliedFullWidth(by: unit))
        let isUp = rest > below - rest || (rest == below - rest && quotient & 1 == 1)
        return Double(quotient + (isUp ? 1 : 0)) / Double(unit)
    }
}

extension RankSumArray {
    /// Writes what is asked for of every alternative; what is not asked for has no room.
    ///
    /// - Parameters:
    ///   - sums: receives the ratios times ``denominator``.
    ///   - ranks: receives the ranks, 1 for the highest ratio; equal ones share the first place.
    ///   - probits: receives the probits.
    ///   - levels: receives the bands of `bands`, 1 for the worst.
    ///   - bands: how many bands, 3 to 7.
    /// - Throws: `parameterInvalid` for another number of bands when they are asked for.
    public func write(
        sums: ResultArray<Int64>, ranks: ResultArray<Int32>, probits: ResultArray<Double>,
        levels: ResultArray<Int32>, bands: Int
    ) throws(EvaluationError) {
        let cuts = levels.count > 0 ? try RankSumRatio.cuts(bands: bands).map(\.real) : []
        let count = self.sums.count
        workers.each { number in
            var (before, level) = (-1, Int32(1))
            groups.forEachMember(of: number) { position, group in
                let probit = self.probits[group]
                if group != before { level = Int32(1 + cuts.count { $0 <= probit }) }
                before = group
                if sums.count > 0 { sums[position] = groups.keys[group] }
                if ranks.count > 0 {
                    ranks[position] = Int32(count) - groups.below[group + 1] + 1
                }
                if probits.count > 0 { probits[position] = probit }
                if levels.count > 0 { levels[position] = level }
            }
        }
    }
}
