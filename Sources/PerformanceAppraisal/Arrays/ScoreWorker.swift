import HospitalCore

/// One worker of a ``ScoreMatrix``: scores a stretch of the units, some thousand at a time,
/// indicator after indicator.
struct ScoreWorker {
    /// Units that are scored together, so that their points stay near the processor.
    private static var block: Int { 4_096 }

    let matrix: ScoreMatrix
    let values: NumberArray<Int64>
    let presence: NumberArray<UInt8>
    let unitCount: Int
    let missing: MissingPolicy
    let totals: WorkingNumbers<Int64>

    /// Scores units; the first fault, if there is one.
    func run(_ units: Range<Int>) -> ScoreMatrixError? {
        guard let start = values.start else { return nil }
        let points = WorkingNumbers<Int64>(repeating: 0, count: Self.block)
        let absent = WorkingNumbers<Int64>(repeating: 0, count: Self.block)
        var short = NarrowPoints(capacity: Self.block)
        var first = units.lowerBound
        while first < units.upperBound {
            let count = min(Self.block, units.upperBound - first)
            let sums = totals.start + first
            var isComplete = true
            for (indicator, column) in matrix.columns.enumerated() {
                let cell = indicator * unitCount + first
                let place = ScoreValues(start + cell * MemoryLayout<Int64>.stride, count)
                if presence.count == 0 || isFull(cell, count) {
                    if !short.take(column, place, sums: sums) { column.add(place, to: sums) }
                    continue
                }
                if missing == .error { return firstMissing(first, count) }
                points.start.update(repeating: 0, count: count)
                column.add(place, to: points.start)
                if isComplete { absent.start.update(repeating: -1, count: count) }
                isComplete = false
                add(points.start, of: column, cell, count, absent: absent.start, to: sums)
            }
            short.addTo(sums, count)
            if !isComplete, missing == .notApplicable,
                let fault = renormalise(sums, absent: absent.start, first, count)
            {
                return fault
            }
            first += count
        }
        return nil
    }

    /// Whether all values of some cells are there.
    @_optimize(speed)
    @inline(never)
    private func isFull(_ cell: Int, _ count: Int) -> Bool {
        var least: UInt8 = 1
        for place in 0..<count { least = min(least, presence[cell &+ place]) }
        return least > 0
    }

    private func firstMissing(_ first: Int, _ count: Int) -> ScoreMatrixError? {
        for unit in first..<first + count {
            for indicator in matrix.columns.indices
            where presence[indicator * unitCount + unit] == 0 {
                return .missing(unit: unit + 1, indicator: indicator + 1)
            }
        }
        return nil
    }

    /// Adds the points where there is a value, and what the policy says where there is none.
    ///
    /// The weight that is absent is −1 until something is: an absent weight may be zero.
    @_optimize(speed)
    @inline(never)
    private func add(
        _ points: UnsafePointer<Int64>, of column: ScoreColumn, _ cell: Int, _ count: Int,
        absent: UnsafeMutablePointer<Int64>, to sums: UnsafeMutablePointer<Int64>
    ) {
        let instead = missing == .full ? column.weight : 0
        for place in 0..<count {
            let isThere = presence[cell &+ place] != 0
            sums[place] &+= isThere ? points[place] : instead
            absent[place] = isThere ? absent[place] : max(absent[place], 0) &+ column.weight
        }
    }

    /// Lets what is there stand for all: points × all weights / weights there.
    private func renormalise(
        _ sums: UnsafeMutablePointer<Int64>, absent: UnsafePointer<Int64>, _ first: Int,
        _ count: Int
    ) -> ScoreMatrixError? {
        for place in 0..<count where absent[place] >= 0 {
            let there = Int128(matrix.totalWeight - absent[place])
            guard there > 0 else { return .nothingReported(unit: first + place + 1) }
            // Both are below 2⁶², so twice the product fits.
            let product = 2 * Int128(sums[place]) * Int128(matrix.totalWeight)
            let rounded = (product.magnitude + there.magnitude) / (2 * there.magnitude)
            guard rounded < 1 << 62 else { return .unitOutOfRange(first + place + 1) }
            sums[place] = product < 0 ? -Int64(rounded) : Int64(rounded)
        }
        return nil
    }
}

/// Values of some units for one indicator; the memory may be unaligned.
struct ScoreValues {
    private let start: UnsafeRawPointer
    let count: Int

    init(_ start: UnsafeRawPointer, _ count: Int) {
        self.start = start
        self.count = count
    }

    @inline(__always)
    subscript(place: Int) -> Int64 {
        start.loadUnaligned(fromByteOffset: place &* MemoryLayout<Int64>.stride, as: Int64.self)
    }

    /// Eight values from a place on.
    @inline(__always)
    subscript(eight place: Int) -> SIMD8<Int64> {
        start.loadUnaligned(
            fromByteOffset: place &* MemoryLayout<Int64>.stride, as: SIMD8<Int64>.self)
    }

    /// Differences of numbers below it, without their signs, have the sign of a comparison.
    static var moderate: Int64 { 1 << 61 }

    /// Whether all values, without their signs, are below ``moderate``.
    @_optimize(speed)
    @inline(never)
    func areModerate() -> Bool {
        var bits: Int64 = 0
        for place in 0..<count { bits |= self[place] ^ (self[place] &>> 63) }
        return bits < Self.moderate
    }
}

extension ScoreColumn {
    /// Adds the points of values to the sums of their units.
    ///
    /// Sums cannot overflow: the matrix has looked at the largest points of all indicators.
    func add(_ values: ScoreValues, to sums: UnsafeMutablePointer<Int64>) {
        switch rule {
        case .line(let line): line.add(values, to: sums)
        case .lines(let rising, let falling): rising.addLower(values, falling, to: sums)
        case .reciprocal(let product, let top):
            Self.addReciprocals(values, product: product, top: top, to: sums)
        case .steps(let fours):
            for steps in fours {
                steps.points.withUnsafeBufferPointer { points in
                    guard let points = points.baseAddress else { return }
                    if steps.areModerate, values.areModerate() {
                        Self.addModerateSteps(values, steps.ends, points + 4, to: sums)
                    } else {
                        Self.addSteps(values, steps.ends, points, to: sums)
                    }
                }
            }
        }
    }

    /// A difference shifted to its sign is −1 below an end: nothing is guessed by the processor.
    @_optimize(speed)
    @inline(never)
    private static func addModerateSteps(
        _ values: ScoreValues, _ ends: SIMD4<Int64>, _ pointsOfAll: UnsafePointer<Int64>,
        to sums: UnsafeMutablePointer<Int64>
    ) {
        let (first, second, third, fourth) = (ends[0], ends[1], ends[2], ends[3])
        for place in 0..<values.count {
            let value = values[place]
            let missed =
                ((value &- first) &>> 63) &+ ((value &- second) &>> 63)
                &+ ((value &- third) &>> 63) &+ ((value &- fourth) &>> 63)
            sums[place] &+= pointsOfAll[Int(missed)]
        }
    }

    private static func addSteps(
        _ values: ScoreValues, _ ends: SIMD4<Int64>, _ points: UnsafePointer<Int64>,
        to sums: UnsafeMutablePointer<Int64>
    ) {
        for place in 0..<values.count {
            let value = values[place]
            sums[place] &+= points[(0..<4).count { value >= ends[$0] }]
        }
    }

    @_optimize(speed)
    @inline(never)
    private static func addReciprocals(
        _ values: ScoreValues, product: UInt64, top: Int64, to sums: UnsafeMutablePointer<Int64>
    ) {
        for place in 0..<values.count {
            guard values[place] > 0 else {
                sums[place] &+= top
                continue
            }
            let value = UInt64(bitPattern: values[place])
            let (quotient, rest) = product.quotientAndRemainder(dividingBy: value)
            let points = quotient &+ (rest >= value &- rest ? 1 : 0)
            sums[place] &+= min(Int64(bitPattern: points), top)
        }
    }
}

extension ScoreLine {
    @inline(__always)
    private func numerator(_ value: Int64) -> UInt64 {
        let above = value < low ? low : value
        let held = above > high ? high : above
        return slope &* UInt64(bitPattern: held) &+ offset
    }

    @inline(__always)
    private func points(_ value: Int64) -> Int64 {
        let numerator = numerator(value)
        let points =
            isWhole
            ? Int64(bitPattern: numerator)
            : Int64(bitPattern: numerator.multipliedFullWidth(by: multiplier).high &>> shift)
        return points > top ? top : points
    }

    /// Adds the points of values to the sums of their units.
    func add(_ values: ScoreValues, to sums: UnsafeMutablePointer<Int64>) {
        if passesTop || !isModerate || !values.areModerate() {
            addLower(values, self, to: sums)
        } else if isWhole {
            addWhole(values, to: sums)
        } else {
            addQuotients(values, to: sums)
        }
    }

    /// The numerator of a moderate value.
    ///
    /// A difference and its sign hold it between the ends, and nothing is guessed by the processor.
    @inline(__always)
    private static func numerator(
        _ value: Int64, low: Int64, span: Int64, slope: UInt64, most: UInt64
    ) -> UInt64 {
        let above = value &- low
        let below = (above & ~(above &>> 63)) &- span
        return slope &* UInt64(bitPattern: below & (below &>> 63)) &+ most
    }

    @_optimize(speed)
    @inline(never)
    private func addWhole(_ values: ScoreValues, to sums: UnsafeMutablePointer<Int64>) {
        let (low, span, slope) = (low, high &- low, slope)
        let most = slope &* UInt64(bitPattern: high) &+ offset
        for place in 0..<values.count {
            let points = Self.numerator(
                values[place], low: low, span: span, slope: slope, most: most)
            sums[place] &+= Int64(bitPattern: points)
        }
    }

    @_optimize(speed)
    @inline(never)
    private func addQuotients(_ values: ScoreValues, to sums: UnsafeMutablePointer<Int64>) {
        let (low, span, slope) = (low, high &- low, slope)
        let most = slope &* UInt64(bitPattern: high) &+ offset
        let (multiplier, shift) = (multiplier, shift)
        for place in 0..<values.count {
            let product = Self.numerator(
                values[place], low: low, span: span, slope: slope, most: most
            ).multipliedFullWidth(by: multiplier)
            sums[place] &+= Int64(bitPattern: product.high &>> shift)
        }
    }

    /// Adds the lower points of this line and another one.
    @_optimize(speed)
    @inline(never)
    func addLower(_ values: ScoreValues, _ other: ScoreLine, to sums: UnsafeMutablePointer<Int64>) {
        for place in 0..<values.count {
            sums[place] &+= min(points(values[place]), other.points(values[place]))
        }
    }
}
