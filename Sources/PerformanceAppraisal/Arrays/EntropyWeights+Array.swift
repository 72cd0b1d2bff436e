import HospitalCore

/// ``EntropyWeights`` of an array: the same numbers as on a matrix, to the last bit, with room for
/// a few numbers beside the values.
extension EntropyWeights {
    /// The weights of the criteria of an array; there are no findings for criteria that are the
    /// same everywhere, their entropy is 1 and their weight 0.
    /// - Throws: `lowNotAllowed` for raw shares of a criterion that is better when low;
    ///   `notPositive` for raw shares of negative values.
    public init(
        _ array: EvaluationArray, share: Share, workers: Workers = .alone
    ) throws(EvaluationError) {
        let ranges = array.ranges(adding: share == .raw ? .number : nil, workers)
        if share == .raw {
            for (criterion, range) in ranges.enumerated() {
                guard array.directions[criterion] == .higherIsBetter else {
                    throw .lowNotAllowed(criterion: String(criterion + 1), method: "raw")
                }
                if range.least < 0 { try array.require(criterion, atLeast: 0) }
            }
        }
        let columns = ranges.indices.filter { !ranges[$0].isConstant }.map {
            EntropyColumn(array, $0, share: share, range: ranges[$0])
        }
        let sums = EntropyColumn.sums(columns, of: array.alternativeCount, workers)
        var entropies = [Double](repeating: 1, count: array.criterionCount)
        let size = StatisticalFunctions.logarithm(Double(array.alternativeCount))
        for (place, column) in columns.enumerated() {
            entropies[column.criterion] = min(1, max(0, -sums[place] / size))
        }
        self.init(share: share, entropies: entropies, findings: [])
    }
}

/// What the entropy of one criterion of an array is made of.
private struct EntropyColumn {
    let array: EvaluationArray
    let criterion: Int
    /// Values become (x − offset) / spread, or (offset − x) / spread where they are mirrored.
    private let (offset, spread): (Double, Double)
    /// The total, where one look was enough to know it.
    private let total: Double?
    private let isScaled: Bool
    private let isMirrored: Bool

    init(
        _ array: EvaluationArray, _ criterion: Int, share: EntropyWeights.Share,
        range: CriterionRange
    ) {
        self.array = array
        self.criterion = criterion
        isScaled = share == .minmax
        total = range.sum
        isMirrored = array.directions[criterion] == .lowerIsBetter
        let (least, most) = (Double(range.least), Double(range.most))
        // Different whole numbers may be the same number as a statistic.
        (offset, spread) = (isMirrored ? most : least, most > least ? most - least : 1)
    }

    /// Σ p ln p of each column over its alternatives in their order.
    static func sums(
        _ columns: [EntropyColumn], of count: Int, _ workers: Workers
    ) -> WorkingNumbers<Double> {
        let totals = WorkingNumbers(repeating: 0.0, count: columns.count)
        let sums = WorkingNumbers(repeating: 0.0, count: columns.count)
        workers.each { number in
            let (places, taken) = (workers.stretch(number, of: columns.count), CriterionSums())
            for place in places { totals[place] = columns[place].total ?? 0 }
            if places.contains(where: { columns[$0].total == nil }) {
                taken.take(places, count: count, term: .number, into: totals) {
                    columns[$0].fill($2, $1)
                }
            }
            taken.take(places, count: count, term: .number, into: sums) {
                columns[$0].fill($2, $1)
                StatisticalFunctions.multiplyByLogarithms(
                    $2.numbers.start, dividedBy: totals[$0], count: $1.count)
            }
            // Where nothing is above zero there is nothing to share.
            for place in places where totals[place] <= 0 { sums[place] = 0 }
        }
        return sums
    }

    /// Puts the numbers of some alternatives into a block.
    private func fill(_ block: EvaluationBlock, _ alternatives: Range<Int>) {
        block.load(array, criterion, alternatives)
        if isScaled { scale(block.numbers.start, alternatives.count) }
    }

    @_optimize(speed)
    @inline(never)
    private func scale(_ numbers: UnsafeMutablePointer<Double>, _ count: Int) {
        let (offset, spread) = (offset, spread)
        if isMirrored {
            for place in 0..<count { numbers[place] = (offset - numbers[place]) / spread }
        } else {
            for place in 0..<count { numbers[place] = (numbers[place] - offset) / spread }
        }
    }
}
