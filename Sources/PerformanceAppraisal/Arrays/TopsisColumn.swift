import HospitalCore

/// How a ``Topsis`` makes one criterion of an array comparable: known once its extremes and its
/// scale are known, then applied to each value.
///
/// Every step rises or falls with the value, so what the extremes become is the best and the worst.
struct TopsisColumn: Sendable {
    /// What a value becomes before it is divided.
    enum Turn {
        /// x
        case kept
        /// 1 / x
        case reciprocal
        /// offset − x
        case mirrored
        /// x − offset
        case shifted
    }

    let criterion: Int
    let turn: Turn
    let offset: Double
    /// Whether the scale is not known yet: it needs the sum over all values.
    private(set) var needsSum = true
    /// What turned values are divided by.
    private(set) var size = 1.0
    /// The weight inside of the values, and the one outside of the distances.
    let inside: Double
    let outside: Double
    /// The best and the worst comparable value with its weight.
    private(set) var (top, bottom) = (0.0, 0.0)
    /// The values that become the least and the most once they are turned.
    private let (least, most): (Double, Double)
    private let isLow: Bool
    private let normalisation: Topsis.Normalisation

    /// A criterion that is not the same everywhere, before its scale is known.
    init(
        _ criterion: Int, of array: EvaluationArray, range: CriterionRange, variant: Topsis,
        weight: Double
    ) {
        self.criterion = criterion
        normalisation = variant.normalisation
        (inside, outside) = variant.factors(weight)
        let (low, high) = (Double(range.least), Double(range.most))
        let isLowBetter = array.directions[criterion] == .lowerIsBetter
        if normalisation == .minmax {
            (turn, offset) = isLowBetter ? (.mirrored, high) : (.shifted, low)
            isLow = false
        } else {
            isLow = isLowBetter && variant.positivisation == .direction
            switch isLowBetter ? variant.positivisation : .direction {
            case .direction: (turn, offset) = (.kept, 0)
            case .reciprocal: (turn, offset) = (.reciprocal, 0)
            case .maxMinus: (turn, offset) = (.mirrored, high)
            case .complement100:
                (turn, offset) = (.mirrored, Topsis.hundred(array.decimals[criterion]))
            }
        }
        (least, most) = turn == .kept || turn == .shifted ? (low, high) : (high, low)
        switch normalisation {
        case .minmax: finish(sum: high > low ? high - low : 0)
        case .max: finish(sum: max(turned(least).magnitude, turned(most).magnitude))
        case .vector, .sum: if turn == .kept, let sum = range.sum { finish(sum: sum) }
        }
    }

    /// Takes the sum over all values over, or what stands for it.
    mutating func finish(sum: Double) {
        needsSum = false
        let scale = normalisation == .vector ? sum.squareRoot() : sum
        // A column that is not constant may still vanish when it is turned.
        size = scale > 0 ? scale : 1
        if normalisation == .minmax {
            (top, bottom) = (inside, 0)
        } else {
            let (low, high) = (turned(least) / size * inside, turned(most) / size * inside)
            (top, bottom) = isLow ? (low, high) : (high, low)
        }
    }

    @inline(__always)
    private func turned(_ value: Double) -> Double {
        switch turn {
        case .kept: value
        case .reciprocal: 1 / value
        case .mirrored: offset - value
        case .shifted: value - offset
        }
    }

    /// Turns the first numbers of a block.
    @_optimize(speed)
    @inline(never)
    func turn(_ block: EvaluationBlock, count: Int) {
        let (numbers, offset) = (block.numbers.start, offset)
        switch turn {
        case .kept: break
        case .reciprocal: for place in 0..<count { numbers[place] = 1 / numbers[place] }
        case .mirrored: for place in 0..<count { numbers[place] = offset - numbers[place] }
        case .shifted: for place in 0..<count { numbers[place] = numbers[place] - offset }
        }
    }

    /// Adds the squared distances of the first numbers of a block, which are turned.
    @_optimize(speed)
    @inline(never)
    func addDistances(
        of block: EvaluationBlock, count: Int, best: UnsafeMutablePointer<Double>,
        worst: UnsafeMutablePointer<Double>
    ) {
        let numbers = block.numbers.start
        let (size, inside, outside, top, bottom) = (size, inside, outside, top, bottom)
        for place in 0..<count {
            let value = numbers[place] / size * inside
            let (up, down) = (value - top, value - bottom)
            best[place] += outside * up * up
            worst[place] += outside * down * down
        }
    }
}
