import HospitalCore

/// The rule of a ``ScoreColumn`` in whole numbers of 32 bits, for values that are below 2³⁰ without
/// their signs: four of them are scored together.
///
/// The points are those of the rule itself.
///
/// All arithmetic wraps. Whatever a step on the way is, points and numerators lie between −2³¹ and
/// 2³¹, so what is left of them in 32 bits is the number itself.
enum ScoreNarrow: Sendable {
    /// points = slope × (held value − high) + most
    case whole(NarrowLine)
    /// The same is a numerator below 2³¹, whose quotient is found by multiplying as in
    /// ``ScoreLine``: with 31 for 63, m = ⌊2³¹⁺ˡ / d⌋ + 1 and the product is below 2⁶³.
    case quotient(NarrowLine, multiplier: UInt32, shift: UInt64)
    /// The sum of what each end that is reached changes.
    case steps([NarrowSteps])

    /// Values are not below it, and below it without the sign.
    static var lowest: Int64 { -(1 << 30) }

    /// The narrow form of a rule; `nil` where there is none.
    init?(_ rule: ScoreColumn.Rule, largest: UInt64) {
        guard largest < 1 << 30 else { return nil }
        switch rule {
        case .line(let line):
            guard let narrow = NarrowLine(line) else { return nil }
            if line.isWhole {
                self = .whole(narrow)
                return
            }
            // ⌊2⁶³⁺ˡ / d⌋ without its last 32 bits is ⌊2³¹⁺ˡ / d⌋; l is one more than the shift of
            // the upper half of a product.
            guard let multiplier = UInt32(exactly: ((line.multiplier &- 1) &>> 32) &+ 1)
            else { return nil }
            self = .quotient(narrow, multiplier: multiplier, shift: 32 &+ line.shift)
        case .steps(let fours): self = .steps(fours.map(NarrowSteps.init))
        case .lines, .reciprocal: return nil
        }
    }
}

/// A ``ScoreLine`` of 32 bits.
struct NarrowLine: Sendable {
    let low: Int32
    let span: Int32
    let slope: Int32
    /// What stands at the upper end.
    let most: Int32

    /// The line; `nil` where it may pass its top, or ends or numerators are longer.
    init?(_ line: ScoreLine) {
        let ends = [line.low, line.high]
        let numerators = ends.map { line.slope &* UInt64(bitPattern: $0) &+ line.offset }
        guard !line.passesTop, ends.allSatisfy({ $0.magnitude < ScoreNarrow.lowest.magnitude }),
            numerators.allSatisfy({ $0 < 1 << 31 })
        else { return nil }
        low = Int32(truncatingIfNeeded: line.low)
        span = Int32(truncatingIfNeeded: line.high &- line.low)
        slope = Int32(truncatingIfNeeded: line.slope)
        most = Int32(truncatingIfNeeded: numerators[1])
    }

    /// What the line has for a value.
    @inline(__always)
    static func numerator(
        _ value: Int32, low: Int32, span: Int32, slope: Int32, most: Int32
    ) -> Int32 {
        // A difference and its sign hold the value between the ends; it is the distance from the
        // upper one then.
        let above = value &- low
        let below = (above & ~(above &>> 31)) &- span
        return (below & (below &>> 31)) &* slope &+ most
    }
}

/// Four steps of a ladder in 32 bits.
struct NarrowSteps: Sendable {
    /// One below each end.
    ///
    /// Ends beyond all narrow values are reached by all of them or by none.
    let before: SIMD4<Int32>
    /// What each end changes.
    let changes: SIMD4<Int32>
    /// The points below all ends.
    let first: Int32

    init(_ steps: ScoreSteps) {
        var (before, changes) = (SIMD4<Int32>(), SIMD4<Int32>())
        for place in 0..<4 {
            before[place] = Int32(clamping: max(steps.ends[place], -(1 << 40)) &- 1)
            changes[place] = Int32(
                truncatingIfNeeded: steps.points[place + 1] &- steps.points[place])
        }
        (self.before, self.changes) = (before, changes)
        first = Int32(truncatingIfNeeded: steps.points[0])
    }
}

/// Points of some units that wait as numbers of 32 bits, indicator after indicator, and are added
/// to their scores before they could be longer.
struct NarrowPoints {
    private let values: WorkingNumbers<Int32>
    private let points: WorkingNumbers<Int32>
    /// The largest points, without their signs, that may be waiting.
    private var largest: UInt64 = 0

    /// Room for so many units.
    init(capacity: Int) {
        let fours = (capacity + 3) & ~3
        values = WorkingNumbers(repeating: 0, count: fours)
        points = WorkingNumbers(repeating: 0, count: fours)
    }

    /// Takes the points of an indicator; `false` when its rule or one of the values is longer, and
    /// nothing was taken.
    mutating func take(
        _ column: ScoreColumn, _ given: ScoreValues, sums: UnsafeMutablePointer<Int64>
    ) -> Bool {
        guard let rule = column.narrow, given.narrow(into: values.start) else { return false }
        if largest + column.largest >= 1 << 31 { addTo(sums, given.count) }
        largest += column.largest
        switch rule {
        case .whole(let line): addWhole(line, given.count)
        case .quotient(let line, let multiplier, let shift):
            addQuotients(line, multiplier, shift, given.count)
        case .steps(let fours):
            for steps in fours { addSteps(steps, given.count) }
        }
        return true
    }

    /// Adds what waits to the scores of so many units.
    @_optimize(speed)
    @inline(never)
    mutating func addTo(_ sums: UnsafeMutablePointer<Int64>, _ count: Int) {
        guard largest > 0 else { return }
        let points = points.start
        for place in 0..<count {
            sums[place] &+= Int64(points[place])
            points[place] = 0
        }
        largest = 0
    }

    @_optimize(speed)
    @inline(never)
    private func addWhole(_ line: NarrowLine, _ count: Int) {
        let (values, points) = (values.start, points.start)
        let (low, span, slope, most) = (line.low, line.span, line.slope, line.most)
        for place in 0..<count {
            points[place] &+= NarrowLine.numerator(
                values[place], low: low, span: span, slope: slope, most: most)
        }
    }

    @_optimize(speed)
    @inline(never)
    private func addQuotients(
        _ line: NarrowLine, _ multiplier: UInt32, _ shift: UInt64, _ count: Int
    ) {
        let (values, points) = (values.start, points.start)
        let (low, span, slope, most) = (line.low, line.span, line.slope, line.most)
        for place in 0..<count {
            let numerator = NarrowLine.numerator(
                values[place], low: low, span: span, slope: slope, most: most)
            let product = UInt64(UInt32(bitPattern: numerator)) &* UInt64(multiplier)
            points[place] &+= Int32(truncatingIfNeeded: product &>> shift)
        }
    }

    @_optimize(speed)
    @inline(never)
    private func addSteps(_ steps: NarrowSteps, _ count: Int) {
        let (values, points) = (UnsafeRawPointer(values.start), points.start)
        let before = (
            Four(repeating: steps.before[0]), Four(repeating: steps.before[1]),
            Four(repeating: steps.before[2]), Four(repeating: steps.before[3])
        )
        let changes = (
            Four(repeating: steps.changes[0]), Four(repeating: steps.changes[1]),
            Four(repeating: steps.changes[2]), Four(repeating: steps.changes[3])
        )
        let first = Four(repeating: steps.first)
        let stride = MemoryLayout<Int32>.stride
        var place = 0
        // There is room for whole fours; what stands behind the end is forgotten.
        while place < count {
            let four = values.loadUnaligned(fromByteOffset: place &* stride, as: Four.self)
            let lower =
                (changes.0 & Self.ones(four .> before.0))
                &+ (changes.1 & Self.ones(four .> before.1))
            let upper =
                (changes.2 & Self.ones(four .> before.2))
                &+ (changes.3 & Self.ones(four .> before.3))
            let start = UnsafeMutableRawPointer(points + place)
            let sum = start.loadUnaligned(as: Four.self) &+ first &+ lower &+ upper
            start.storeBytes(of: sum, as: Four.self)
            place &+= 4
        }
        while place > count {
            place &-= 1
            points[place] = 0
        }
    }

    /// A mask as numbers: −1 where it holds, else 0.
    @inline(__always)
    private static func ones(_ mask: SIMDMask<Four>) -> Four {
        var mask = mask
        return withUnsafeBytes(of: &mask) { $0.loadUnaligned(as: Four.self) }
    }
}

/// Four numbers side by side.
private typealias Four = SIMD4<Int32>

extension ScoreValues {
    /// Writes the values in 32 bits, and tells whether all of them are narrow; what stands there is
    /// worth nothing otherwise.
    ///
    /// Four stretches are read side by side: where a page of memory ends in one of them, the others
    /// keep the processor busy while the next page is looked for.
    @_optimize(speed)
    @inline(never)
    fileprivate func narrow(into values: UnsafeMutablePointer<Int32>) -> Bool {
        // Whole groups of eight.
        let stretch = count / 4 & ~7
        let lowest = SIMD8<Int64>(repeating: ScoreNarrow.lowest)
        var (eight, bits) = (SIMD8<Int64>(), Int64(0))
        var place = 0
        while place < stretch {
            for part in 0..<4 {
                let start = part &* stretch &+ place
                let group = self[eight: start]
                eight |= group &- lowest
                UnsafeMutableRawPointer(values + start).storeBytes(
                    of: SIMD8<Int32>(truncatingIfNeeded: group), as: SIMD8<Int32>.self)
            }
            place &+= 8
        }
        for place in 4 &* stretch..<count {
            bits |= self[place] &- ScoreNarrow.lowest
            values[place] = Int32(truncatingIfNeeded: self[place])
        }
        for lane in 0..<8 { bits |= eight[lane] }
        return UInt64(bitPattern: bits) < 1 << 31
    }
}
