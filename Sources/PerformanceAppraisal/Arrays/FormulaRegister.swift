import HospitalCore

/// Some cells of a value on the way as fractions of 64 bits: numerators over one denominator, or
/// over one for each.
///
/// Denominators are above 0.
///
/// Operations put another register into this one and tell whether all numbers fit; what stands here
/// is worth nothing otherwise. A missing cell has the numerator 0 or what came of it, and its
/// reason stays.
final class FormulaRegister {
    /// How many cells are computed together, so that all registers stay near the processor.
    static let block = 512

    let above: UnsafeMutablePointer<Int64>
    let below: UnsafeMutablePointer<Int64>
    /// 0 where a value is there, else one more than the reason.
    let reasons: UnsafeMutablePointer<UInt8>
    /// Whether any cell is missing; reasons stand there only then.
    var hasMissing = false
    /// The denominator of all cells; 0 when each has its own.
    var common: Int64 = 1
    private var count = 0

    init() {
        above = .allocate(capacity: Self.block)
        below = .allocate(capacity: Self.block)
        reasons = .allocate(capacity: Self.block)
        above.initialize(repeating: 0, count: Self.block)
        below.initialize(repeating: 1, count: Self.block)
        reasons.initialize(repeating: 0, count: Self.block)
    }

    deinit {
        above.deallocate()
        below.deallocate()
        reasons.deallocate()
    }

    /// A number for so many cells.
    func fill(_ number: Int64, power: Int64, _ count: Int) {
        (common, hasMissing, self.count) = (power, false, count)
        above.update(repeating: number, count: count)
    }

    /// Values from an array.
    ///
    /// What stands for a missing value is its reason if `tellsWhy`, else nothing.
    func load(
        _ values: UnsafeRawPointer, presence: UnsafeRawPointer?, tellsWhy: Bool, power: Int64,
        _ count: Int
    ) {
        (common, hasMissing, self.count) = (power, false, count)
        UnsafeMutableRawPointer(above).copyMemory(
            from: values, byteCount: count &* MemoryLayout<Int64>.stride)
        guard let presence, !Self.isFull(presence, count) else { return }
        hasMissing = true
        for place in 0..<count {
            guard presence.load(fromByteOffset: place, as: UInt8.self) == 0 else {
                reasons[place] = 0
                continue
            }
            let reason = tellsWhy ? above[place] : MissingReason.notReported.rawValue
            reasons[place] = UInt8(truncatingIfNeeded: reason &+ 1)
            above[place] = 0
        }
    }

    @_optimize(speed)
    @inline(never)
    private static func isFull(_ presence: UnsafeRawPointer, _ count: Int) -> Bool {
        var least: UInt8 = 1
        for place in 0..<count {
            least = min(least, presence.load(fromByteOffset: place, as: UInt8.self))
        }
        return least > 0
    }

    /// The reason of the left value counts, then that of the right one.
    private func joinReasons(of other: FormulaRegister) {
        guard other.hasMissing else { return }
        for place in 0..<count where !hasMissing || reasons[place] == 0 {
            reasons[place] = other.reasons[place]
        }
        hasMissing = true
    }

    /// Gives each cell its denominator.
    private func spread() {
        guard common > 0 else { return }
        below.update(repeating: common, count: count)
        common = 0
    }

    /// The numbers by which numerators over two denominators come over their least common one.
    private static func factors(_ one: Int64, _ other: Int64) -> (Int64, Int64) {
        let divisor = greatestCommonDivisor(one, other)
        return (other / divisor, one / divisor)
    }

    private static func greatestCommonDivisor(_ one: Int64, _ other: Int64) -> Int64 {
        var (large, small) = (one, other)
        while small > 0 { (large, small) = (small, large % small) }
        return large
    }

    /// Adds another value, or takes it away.
    func add(_ other: FormulaRegister, isNegative: Bool) -> Bool {
        joinReasons(of: other)
        guard common > 0, other.common > 0 else {
            spread()
            other.spread()
            return addFractions(other, sign: isNegative ? -1 : 1)
        }
        if common == other.common {
            return isNegative ? subtractWhole(other) : addWhole(other)
        }
        let (left, right) = Self.factors(common, other.common)
        let (denominator, isLong) = common.multipliedReportingOverflow(by: left)
        guard !isLong else { return false }
        common = denominator
        return addMultiples(other, left, isNegative ? -right : right)
    }

    @_optimize(speed)
    @inline(never)
    private func addWhole(_ other: FormulaRegister) -> Bool {
        let (one, two) = (above, other.above)
        var signs: Int64 = 0
        for place in 0..<count {
            let (left, right) = (one[place], two[place])
            let sum = left &+ right
            signs |= (left ^ sum) & (right ^ sum)
            one[place] = sum
        }
        return signs >= 0
    }

    @_optimize(speed)
    @inline(never)
    private func subtractWhole(_ other: FormulaRegister) -> Bool {
        let (one, two) = (above, other.above)
        var signs: Int64 = 0
        for place in 0..<count {
            let (left, right) = (one[place], two[place])
            let difference = left &- right
            signs |= (left ^ right) & (left ^ difference)
            one[place] = difference
        }
        return signs >= 0
    }

    @_optimize(speed)
    @inline(never)
    private func addMultiples(_ other: FormulaRegister, _ left: Int64, _ right: Int64) -> Bool {
        let (one, two) = (above, other.above)
        var isLong = false
        for place in 0..<count {
            let first = one[place].multipliedReportingOverflow(by: left)
            let second = two[place].multipliedReportingOverflow(by: right)
            let sum = first.partialValue.addingReportingOverflow(second.partialValue)
            isLong = isLong || first.overflow || second.overflow || sum.overflow
            one[place] = sum.partialValue
        }
        return !isLong
    }

    @_optimize(speed)
    @inline(never)
    private func addFractions(_ other: FormulaRegister, sign: Int64) -> Bool {
        var isLong = false
        let (one, oneBelow, two, twoBelow) = (above, below, other.above, other.below)
        for place in 0..<count {
            let left = one[place].multipliedReportingOverflow(by: twoBelow[place])
            let right = two[place].multipliedReportingOverflow(by: oneBelow[place])
            // Below 2⁶³ without its sign, unless it is the least number: then it is too long.
            let signed = right.partialValue.multipliedReportingOverflow(by: sign)
            let sum = left.partialValue.addingReportingOverflow(signed.partialValue)
            let product = oneBelow[place].multipliedReportingOverflow(by: twoBelow[place])
            isLong =
                isLong || left.overflow || right.overflow || signed.overflow || sum.overflow
                || product.overflow
            one[place] = sum.partialValue
            oneBelow[place] = product.partialValue
        }
        return !isLong
    }

    /// Multiplies by another value.
    func multiply(_ other: FormulaRegister) -> Bool {
        joinReasons(of: other)
        guard Self.product(above, other.above, into: above, count) else { return false }
        guard common > 0, other.common > 0 else {
            spread()
            other.spread()
            return Self.product(below, other.below, into: below, count)
        }
        let (denominator, isLong) = common.multipliedReportingOverflow(by: other.common)
        common = denominator
        return !isLong
    }

    @_optimize(speed)
    @inline(never)
    private static func product(
        _ one: UnsafeMutablePointer<Int64>, _ other: UnsafeMutablePointer<Int64>,
        into results: UnsafeMutablePointer<Int64>, _ count: Int
    ) -> Bool {
        var isLong = false
        for place in 0..<count {
            let product = one[place].multipliedReportingOverflow(by: other[place])
            isLong = isLong || product.overflow
            results[place] = product.partialValue
        }
        return !isLong
    }

    @_optimize(speed)
    @inline(never)
    private static func multiple(
        of one: UnsafeMutablePointer<Int64>, _ factor: Int64,
        into results: UnsafeMutablePointer<Int64>, _ count: Int
    ) -> Bool {
        var isLong = false
        for place in 0..<count {
            let product = one[place].multipliedReportingOverflow(by: factor)
            isLong = isLong || product.overflow
            results[place] = product.partialValue
        }
        return !isLong
    }

    /// Divides by another value.
    func divide(by other: FormulaRegister) -> Bool {
        joinReasons(of: other)
        guard common > 0, other.common > 0 else {
            spread()
            other.spread()
            // (a / b) / (c / d) = (a × d) / (b × c)
            guard Self.product(above, other.below, into: above, count),
                Self.product(below, other.above, into: below, count)
            else { return false }
            return turn()
        }
        // (a / b) / (c / d) = (a × d/g) / (c × b/g)
        let (left, right) = Self.factors(common, other.common)
        let (denominators, own) = (other.above, above)
        common = 0
        if left == 1 {
            if right == 1 {
                below.update(from: denominators, count: count)
                return turn()
            }
        } else if !Self.multiple(of: own, left, into: own, count) {
            return false
        }
        return Self.multiple(of: denominators, right, into: below, count) && turn()
    }

    /// Lets denominators lie above 0.
    ///
    /// A number over 0 is missing.
    private func turn() -> Bool {
        guard let hasZeros = turnSigns() else { return false }
        if hasZeros { takeZeros() }
        return true
    }

    /// Turns the signs of fractions with a denominator below 0, and tells whether one is 0; `nil`
    /// where a sign cannot be turned.
    @_optimize(speed)
    @inline(never)
    private func turnSigns() -> Bool? {
        var (isLong, hasZeros) = (false, false)
        let (numerators, denominators) = (above, below)
        for place in 0..<count {
            let (numerator, denominator) = (numerators[place], denominators[place])
            let sign = denominator &>> 63
            hasZeros = hasZeros || denominator == 0
            isLong = isLong || numerator == .min || denominator == .min
            numerators[place] = (numerator ^ sign) &- sign
            denominators[place] = (denominator ^ sign) &- sign
        }
        return isLong ? nil : hasZeros
    }

    private func takeZeros() {
        for place in 0..<count {
            if !hasMissing { reasons[place] = 0 }
            guard below[place] == 0 else { continue }
            if reasons[place] == 0 {
                let reason: MissingReason = above[place] == 0 ? .nothingOfNothing : .divisionByZero
                reasons[place] = UInt8(truncatingIfNeeded: reason.rawValue &+ 1)
            }
            (above[place], below[place]) = (0, 1)
        }
        hasMissing = true
    }

    /// Turns the sign.
    @_optimize(speed)
    @inline(never)
    func negate() -> Bool {
        var isLong = false
        let numerators = above
        for place in 0..<count {
            isLong = isLong || numerators[place] == .min
            numerators[place] = 0 &- numerators[place]
        }
        return !isLong
    }

    /// Lets the numerators be whole numbers of 1 / power, rounded half away from zero.
    func round(power: Int64) -> Bool {
        guard common > 0 else {
            guard Self.multiple(of: above, power, into: above, count) else { return false }
            divideByOwn()
            return true
        }
        let (factor, divisor) = Self.factors(common, power)
        if factor > 1, !Self.multiple(of: above, factor, into: above, count) { return false }
        if divisor > 1 { divideAll(by: divisor) }
        return true
    }

    @inline(__always)
    private static func quotient(_ numerator: Int64, _ denominator: UInt64) -> Int64 {
        let sign = numerator &>> 63
        let (whole, rest) = numerator.magnitude.quotientAndRemainder(dividingBy: denominator)
        // Denominators are above 0, and of 1 there is no rest.
        let rounded = Int64(bitPattern: whole &+ (rest >= denominator &- rest ? 1 : 0))
        return (rounded ^ sign) &- sign
    }

    @_optimize(speed)
    @inline(never)
    private func divideByOwn() {
        let (numerators, denominators) = (above, below)
        for place in 0..<count {
            numerators[place] = Self.quotient(
                numerators[place], UInt64(bitPattern: denominators[place]))
        }
    }

    @_optimize(speed)
    @inline(never)
    private func divideAll(by divisor: Int64) {
        let numerators = above
        for place in 0..<count {
            numerators[place] = Self.quotient(numerators[place], UInt64(bitPattern: divisor))
        }
    }

    /// Writes whole results, with the reason where one is missing.
    func write(to results: UnsafeMutableRawPointer, presence: UnsafeMutableRawPointer) {
        guard hasMissing else {
            results.copyMemory(from: above, byteCount: count &* MemoryLayout<Int64>.stride)
            for place in 0..<count {
                presence.storeBytes(of: 1, toByteOffset: place, as: UInt8.self)
            }
            return
        }
        for place in 0..<count {
            let reason = reasons[place]
            if reason > 0 { above[place] = Int64(reason) &- 1 }
            presence.storeBytes(of: reason > 0 ? 0 : 1, toByteOffset: place, as: UInt8.self)
        }
        results.copyMemory(from: above, byteCount: count &* MemoryLayout<Int64>.stride)
    }
}
