/// Division of magnitudes: by one limb, and by many with Knuth's algorithm D.
extension Limbs {
    /// `limbs = limbs / divisor`, cut; returns the remainder.
    ///
    /// The divisor is not zero.
    static func divide(_ limbs: inout [UInt64], by divisor: UInt64) -> UInt64 {
        var remainder: UInt64 = 0
        for index in limbs.indices.reversed() {
            // The remainder is below the divisor, so the quotient fits one limb.
            let (quotient, rest) = divisor.dividingFullWidth((remainder, limbs[index]))
            limbs[index] = quotient
            remainder = rest
        }
        limbs = trimmed(limbs)
        return remainder
    }

    /// The quotient, cut, and the remainder.
    ///
    /// The divisor is not zero.
    ///
    /// Source: D. E. Knuth, The Art of Computer Programming, vol. 2, 4.3.1, algorithm D.
    static func quotientAndRemainder(
        _ dividend: [UInt64], by divisor: [UInt64]
    ) -> (quotient: [UInt64], remainder: [UInt64]) {
        guard comparison(dividend, divisor) >= 0 else { return ([], dividend) }
        if divisor.count == 1 {
            var quotient = dividend
            let remainder = divide(&quotient, by: divisor[0])
            return (quotient, remainder == 0 ? [] : [remainder])
        }
        // Shifted until the divisor's top bit is set, the estimate of a limb is at most 2 too
        // large.
        let shift = (divisor.last ?? 0).leadingZeroBitCount
        let scaled = trimmed(shifted(divisor, left: shift))
        var rest = shifted(dividend, left: shift)
        let count = rest.count - scaled.count
        var quotient = [UInt64](repeating: 0, count: count)
        for position in (0..<count).reversed() {
            let estimate = estimatedLimb(rest, at: position, of: scaled)
            quotient[position] = subtract(estimate, times: scaled, from: &rest, at: position)
        }
        return (trimmed(quotient), trimmed(shifted(rest, right: shift)))
    }

    /// The quotient limb at a position, or one more, from the top three limbs.
    private static func estimatedLimb(
        _ rest: [UInt64], at position: Int, of divisor: [UInt64]
    ) -> UInt64 {
        let count = divisor.count
        let (top, next) = (UInt128(divisor[count - 1]), UInt128(divisor[count - 2]))
        let upper = UInt128(rest[position + count]) << 64 | UInt128(rest[position + count - 1])
        let third = UInt128(rest[position + count - 2])
        var (estimate, remainder) = upper.quotientAndRemainder(dividingBy: top)
        // estimate ≤ 2⁶⁴ + 1 because rest < divisor × 2^64 and top ≥ 2⁶³: the product fits.
        while remainder >> 64 == 0,
            estimate >> 64 != 0 || estimate &* next > remainder << 64 | third
        {
            estimate &-= 1
            remainder &+= top
        }
        return UInt64(truncatingIfNeeded: estimate)
    }

    /// `rest −= factor × divisor × 2^(64 × position)`, with a factor one smaller when that would be
    /// negative; returns the factor used.
    private static func subtract(
        _ factor: UInt64, times divisor: [UInt64], from rest: inout [UInt64], at position: Int
    ) -> UInt64 {
        let top = position + divisor.count
        // The carry holds the upper limb of the product and what was borrowed; it cannot overflow:
        // (2⁶⁴ − 1)² + (2⁶⁴ − 1) has an upper limb of at most 2⁶⁴ − 2 + 1 borrowed.
        var carry: UInt64 = 0
        rest.withUnsafeMutableBufferPointer { target in
            divisor.withUnsafeBufferPointer { divisor in
                for index in divisor.indices {
                    let product = UInt128(divisor[index]) &* UInt128(factor) &+ UInt128(carry)
                    let (limb, borrow) = target[position &+ index].subtractingReportingOverflow(
                        UInt64(truncatingIfNeeded: product))
                    target[position &+ index] = limb
                    carry = UInt64(truncatingIfNeeded: product &>> 64) &+ (borrow ? 1 : 0)
                }
            }
        }
        let isTooLarge = rest[top] < carry
        rest[top] = rest[top] &- carry
        guard isTooLarge else { return factor }
        var lifted = Array(rest[position...top])
        // The carry out of the top limb cancels the borrow; it leaves the array and is dropped.
        add(1, times: divisor, to: &lifted, at: 0)
        rest.replaceSubrange(position...top, with: lifted)
        return factor &- 1
    }

    /// The limbs moved up by 0 to 63 bits, with one limb more than before.
    private static func shifted(_ limbs: [UInt64], left shift: Int) -> [UInt64] {
        var result = limbs + [0]
        guard shift > 0 else { return result }
        for index in result.indices.reversed() {
            let below = index > 0 ? result[index - 1] >> UInt64(64 - shift) : 0
            result[index] = result[index] << UInt64(shift) | below
        }
        return result
    }

    /// The limbs moved down by 0 to 63 bits.
    private static func shifted(_ limbs: [UInt64], right shift: Int) -> [UInt64] {
        guard shift > 0 else { return limbs }
        var result = limbs
        for index in result.indices {
            let above = index + 1 < result.count ? result[index + 1] << UInt64(64 - shift) : 0
            result[index] = result[index] >> UInt64(shift) | above
        }
        return result
    }
}
