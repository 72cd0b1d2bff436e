import HospitalCore

/// How the values of one indicator of a ``ScoreMatrix`` become points, in whole units of the last
/// decimal of the points.
///
///     points = weight × share(value), rounded once, half away from zero
///
/// Shares and points are those of the method of the same name for one value (``ScoringMethod``).
/// Parameters are in the unit of the values. Whatever a value is, its points fit: that is checked
/// here, before there are values.
public struct ScoreColumn: Sendable {
    /// How a value is scored.
    public enum Method: Equatable, Sendable {
        /// Completion of a target (``RatioMethod``), the cap in basis points: 10,000 is the weight.
        case ratio(target: Int64, mode: RatioMethod.Mode, capBasisPoints: Int64)
        /// Linear between a value that earns nothing and one that earns all (``IntervalMethod``).
        case interval(zero: Int64, full: Int64)
        /// All inside a range, linear down to two outer values (``OptimalRangeMethod``).
        case optimalRange(zeroLower: Int64, bestLower: Int64, bestUpper: Int64, zeroUpper: Int64)
        /// The points of the step a value stands on (``LadderMethod``): those below the first end,
        /// and the lower ends of the steps above with their points.
        case ladder(lowest: Int64, steps: [Step], closed: LadderMethod.Closed)
    }

    /// A step of a ladder.
    public struct Step: Equatable, Sendable {
        /// The lower end.
        public let from: Int64
        /// The points on the step.
        public let points: Int64

        /// A step.
        public init(from: Int64, points: Int64) {
            self.from = from
            self.points = points
        }
    }

    /// What is done with a value.
    enum Rule: Sendable {
        case line(ScoreLine)
        case lines(ScoreLine, ScoreLine)
        /// product / value, all for values that are not above zero.
        case reciprocal(product: UInt64, top: Int64)
        case steps([ScoreSteps])
    }

    /// The points of an item that is done in full.
    public let weight: Int64
    let rule: Rule
    /// The rule for short values; `nil` when there is none.
    let narrow: ScoreNarrow?
    /// The largest points, without their sign, that a value can get.
    let largest: UInt64

    /// The method of an indicator.
    /// - Throws: what the method of the same name refuses; `negativeValue` for the weight;
    ///   `outOfRange` where weight × the distance of two parameters, or points, do not fit 61 bits.
    public init(_ method: Method, weight: Int64) throws(ScoringError) {
        guard weight >= 0 else { throw .negativeValue(Decimal(Int(weight))) }
        self.weight = weight
        switch method {
        case .ratio(let target, let mode, let cap):
            (rule, largest) = try Self.ratio(target, mode, cap, weight)
        case .interval(let zero, let full):
            guard zero != full else {
                throw .parametersNotOrdered(
                    parameter: "zero, full", values: [zero, full].map { Decimal(Int($0)) })
            }
            rule = .line(try ScoreLine(from: zero, to: full, weight: weight))
            largest = UInt64(weight)
        case .optimalRange(let zeroLower, let bestLower, let bestUpper, let zeroUpper):
            guard zeroLower < bestLower, bestLower <= bestUpper, bestUpper < zeroUpper else {
                throw .parametersNotOrdered(
                    parameter: "zero, best",
                    values: [zeroLower, bestLower, bestUpper, zeroUpper].map { Decimal(Int($0)) })
            }
            rule = .lines(
                try ScoreLine(from: zeroLower, to: bestLower, weight: weight),
                try ScoreLine(from: zeroUpper, to: bestUpper, weight: weight))
            largest = UInt64(weight)
        case .ladder(let lowest, let steps, let closed):
            rule = .steps(ScoreSteps.fours(lowest: lowest, try Self.rising(steps, closed)))
            largest = steps.reduce(lowest.magnitude) { max($0, $1.points.magnitude) }
        }
        narrow = ScoreNarrow(rule, largest: largest)
    }

    private static func ratio(
        _ target: Int64, _ mode: RatioMethod.Mode, _ cap: Int64, _ weight: Int64
    ) throws(ScoringError) -> (Rule, UInt64) {
        for (value, name) in [(target, "target"), (cap, "cap")] where value <= 0 {
            throw .parameterNotPositive(parameter: name, value: Decimal(Int(value)))
        }
        let whole: Int128 = 10_000
        // weight × cap, rounded half up.
        let most = (2 * Int128(weight) * Int128(cap) + whole) / (2 * whole)
        guard most < 1 << 62, let top = Int64(exactly: most) else { throw .outOfRange("cap") }
        let (end, reach) = (Int128(target), Int128(cap) * Int128(target))
        switch mode {
        case .high:
            let line = try ScoreLine(
                slope: Int128(weight), offset: 0, divisor: end,
                range: (0, (reach + whole - 1) / whole), top: top)
            return (.line(line), UInt64(top))
        case .lowLinear:
            // 2 − cap may lie below zero: the quotient is cut towards minus infinity.
            let above = 2 * whole * end - reach
            let first = above >= 0 ? above / whole : -((-above + whole - 1) / whole)
            let line = try ScoreLine(
                slope: -Int128(weight), offset: 2 * Int128(weight) * end, divisor: end,
                range: (first, 2 * end), top: top)
            return (.line(line), UInt64(top))
        case .lowReciprocal:
            let product = Int128(weight) * end
            guard product < 1 << 62 else { throw .outOfRange("weight × target") }
            return (.reciprocal(product: UInt64(product), top: top), UInt64(top))
        }
    }

    /// Steps whose lower end belongs to them; those above every value are left out.
    private static func rising(
        _ steps: [Step], _ closed: LadderMethod.Closed
    ) throws(ScoringError) -> [Step] {
        for (step, next) in zip(steps, steps.dropFirst()) where step.from >= next.from {
            throw .parametersNotOrdered(
                parameter: "step", values: [step, next].map { Decimal(Int($0.from)) })
        }
        guard closed == .right else { return steps }
        return steps.filter { $0.from < .max }.map { Step(from: $0.from + 1, points: $0.points) }
    }
}

/// Up to four steps of a ladder, which are looked at together: how many ends a value reaches is the
/// place of its points.
struct ScoreSteps: Sendable {
    /// The ends; those that are not there change nothing.
    let ends: SIMD4<Int64>
    /// The points above no end, above the first, and so on: for the first four all of them, for
    /// others what they change.
    let points: [Int64]
    /// Whether all ends are moderate numbers.
    let areModerate: Bool

    /// Steps of a ladder in fours.
    static func fours(lowest: Int64, _ steps: [ScoreColumn.Step]) -> [ScoreSteps] {
        var (fours, before, first): ([ScoreSteps], Int64, Int64) = ([], lowest, 0)
        for start in stride(from: 0, to: max(1, steps.count), by: 4) {
            let four = steps[start..<min(start + 4, steps.count)]
            let areModerate = four.allSatisfy { $0.from.magnitude < ScoreValues.moderate }
            // Behind every value that is looked at, or reached by those alone that reach all.
            var ends = SIMD4(repeating: areModerate ? ScoreValues.moderate : .max)
            var points = [before &- first]
            for place in 0..<4 {
                let position = start + place
                guard position < steps.count else {
                    points.append(before &- first)
                    continue
                }
                ends[place] = steps[position].from
                before = steps[position].points
                points.append(before &- first)
            }
            fours.append(ScoreSteps(ends: ends, points: points, areModerate: areModerate))
            first = before
        }
        return fours
    }
}

/// Points that rise or fall linearly with a value between two ends and stay the same beyond.
///
///     points = (slope × value + offset) / divisor, rounded half up, at most the top
///
/// Inside of the range points are not negative, and the rounded quotient is found without dividing:
/// for n = 2 × numerator + divisor below 2⁶³, d = 2 × divisor ≤ 2ˡ and m = ⌊2⁶³⁺ˡ / d⌋ + 1,
/// ⌊n / d⌋ = ⌊n × m / 2⁶³⁺ˡ⌋: m × d lies above 2⁶³⁺ˡ by at most d, so the quotient grows by less
/// than 1 / d, which does not reach the next whole number.
struct ScoreLine: Sendable {
    let low: Int64
    let high: Int64
    /// Twice the slope and, with the divisor, twice the offset, in 64 bits that wrap.
    let slope: UInt64
    let offset: UInt64
    let multiplier: UInt64
    let shift: UInt64
    /// The most points; above them the rounded quotient may come at the very end of the range.
    let top: Int64
    let passesTop: Bool
    /// Whether both ends are moderate numbers.
    let isModerate: Bool
    /// Whether there is no divisor, since it divides everything.
    let isWhole: Bool

    /// From a value that earns nothing to one that earns the weight.
    init(from zero: Int64, to full: Int64, weight: Int64) throws(ScoringError) {
        let (weight, zero, full) = (Int128(weight), Int128(zero), Int128(full))
        let sign: Int128 = full > zero ? 1 : -1
        try self.init(
            slope: sign * weight, offset: -sign * weight * zero, divisor: sign * (full - zero),
            range: (min(zero, full), max(zero, full)), top: Int64(truncatingIfNeeded: weight))
    }

    /// A line whose numerator is not negative inside of its range.
    /// - Throws: `outOfRange` where twice a numerator does not fit 63 bits.
    init(
        slope: Int128, offset: Int128, divisor: Int128, range: (Int128, Int128), top: Int64
    ) throws(ScoringError) {
        let divisors = BigInteger.greatestCommonDivisor(
            .greatestCommonDivisor(BigInteger(slope), BigInteger(offset)), BigInteger(divisor))
        let common = Int128(exactly: divisors) ?? 1
        let (slope, offset, divisor) = (slope / common, offset / common, divisor / common)
        guard let low = Int64(exactly: range.0), let high = Int64(exactly: range.1),
            divisor < 1 << 61
        else { throw .outOfRange("\(divisor)") }
        var most: Int128 = 0
        for end in [range.0, range.1] {
            let (product, isLarge) = slope.multipliedReportingOverflow(by: end)
            let (numerator, isLarger) = product.addingReportingOverflow(offset)
            guard !isLarge, !isLarger, numerator < 1 << 61 else { throw .outOfRange("\(end)") }
            most = max(most, (2 * numerator + divisor) / (2 * divisor))
        }
        self.low = low
        self.high = high
        self.top = top
        passesTop = most > top
        isModerate = max(range.0.magnitude, range.1.magnitude) < ScoreValues.moderate
        isWhole = divisor == 1
        self.slope = UInt64(truncatingIfNeeded: isWhole ? slope : 2 * slope)
        self.offset = UInt64(truncatingIfNeeded: isWhole ? offset : 2 * offset + divisor)
        let double = UInt64(2 * divisor)
        shift = UInt64(63 - (double - 1).leadingZeroBitCount)
        multiplier = double.dividingFullWidth((1 << shift, 0)).quotient + 1
    }
}
