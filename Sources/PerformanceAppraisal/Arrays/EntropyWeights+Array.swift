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
        let extremes = array.extremes(workers)
        if share == .raw {
            for (criterion, range) in extremes.enumerated() {
                guard array.directions[criterion] == .higherIsBetter else {
                    throw .lowNotAllowed(criterion: String(criterion + 1), method: "raw")
                }
                if range.least < 0 { try array.require(criterion, atLeast: 0) }
            }
        }
        let entropies = WorkingNumbers(repeating: 1.0, count: array.criterionCount)
        let size = StatisticalFunctions.logarithm(Double(array.alternativeCount))
        workers.each { number in
            let block = EvaluationBlock()
            for criterion in workers.stretch(number, of: array.criterionCount)
            where extremes[criterion].least != extremes[criterion].most {
                let column = EntropyColumn(
                    array, criterion, share: share, extremes: extremes[criterion])
                entropies[criterion] = min(1, max(0, -column.sum(block) / size))
            }
        }
        self.init(
            share: share, entropies: (0..<array.criterionCount).map { entropies[$0] }, findings: [])
    }
}

/// What the entropy of one criterion of an array is made of.
private struct EntropyColumn {
    let array: EvaluationArray
    let criterion: Int
    /// Values become (x − offset) / range, or (offset − x) / range where they are mirrored.
    private let (offset, range): (Double, Double)
    private let isScaled: Bool
    private let isMirrored: Bool

    init(
        _ array: EvaluationArray, _ criterion: Int, share: EntropyWeights.Share,
        extremes: (least: Int64, most: Int64)
    ) {
        self.array = array
        self.criterion = criterion
        isScaled = share == .minmax
        isMirrored = array.directions[criterion] == .lowerIsBetter
        let power = array.power(of: criterion)
        let (least, most) = (Double(extremes.least) / power, Double(extremes.most) / power)
        // Different whole numbers may be the same number as a statistic.
        (offset, range) = (isMirrored ? most : least, most > least ? most - least : 1)
    }

    /// Σ p ln p over the alternatives in their order.
    func sum(_ block: EvaluationBlock) -> Double {
        let total = fold(block, add)
        guard total > 0 else { return 0 }
        return fold(block) { numbers, count, sum in
            StatisticalFunctions.multiplyByLogarithms(numbers, dividedBy: total, count: count)
            add(numbers, count, &sum)
        }
    }

    private func fold(
        _ block: EvaluationBlock,
        _ body: (UnsafeMutablePointer<Double>, Int, inout Double) -> Void
    ) -> Double {
        var sum = 0.0
        EvaluationBlock.forEach(of: 0..<array.alternativeCount) { alternatives in
            block.load(array, criterion, alternatives)
            if isScaled { scale(block.numbers.start, alternatives.count) }
            body(block.numbers.start, alternatives.count, &sum)
        }
        return sum
    }

    @_optimize(speed)
    @inline(never)
    private func scale(_ numbers: UnsafeMutablePointer<Double>, _ count: Int) {
        let (offset, range) = (offset, range)
        if isMirrored {
            for place in 0..<count { numbers[place] = (offset - numbers[place]) / range }
        } else {
            for place in 0..<count { numbers[place] = (numbers[place] - offset) / range }
        }
    }

    @_optimize(speed)
    @inline(never)
    private func add(_ numbers: UnsafeMutablePointer<Double>, _ count: Int, _ sum: inout Double) {
        var total = sum
        for place in 0..<count { total += numbers[place] }
        sum = total
    }
}
