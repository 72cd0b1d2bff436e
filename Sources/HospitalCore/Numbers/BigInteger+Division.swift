/// Quotients, remainders and common divisors of whole numbers of any size.
extension BigInteger {
    /// The quotient cut toward zero and the remainder with the sign of this number; `nil` when the
    /// divisor is zero.
    package func quotientAndRemainder(
        dividingBy divisor: BigInteger
    ) -> (quotient: BigInteger, remainder: BigInteger)? {
        guard !divisor.isZero else { return nil }
        let (quotient, remainder) = Limbs.quotientAndRemainder(limbs, by: divisor.limbs)
        return (
            BigInteger(isNegative: isNegative != divisor.isNegative, limbs: quotient),
            BigInteger(isNegative: isNegative, limbs: remainder)
        )
    }

    /// The quotient when the division leaves no remainder; otherwise, and for a divisor of zero,
    /// `nil`.
    package func exactQuotient(dividingBy divisor: BigInteger) -> BigInteger? {
        guard let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor),
            remainder.isZero
        else { return nil }
        return quotient
    }

    /// The quotient rounded by a named rule; `nil` when the divisor is zero.
    package func divided(by divisor: BigInteger, rounding: Rounding) -> BigInteger? {
        guard let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        else { return nil }
        let doubled = Limbs.sum(remainder.limbs, remainder.limbs)
        let step = rounding.step(
            isNegative: isNegative != divisor.isNegative,
            isOdd: (quotient.limbs.first ?? 0) & 1 != 0,
            remainder: remainder.isZero ? nil : Limbs.comparison(doubled, divisor.limbs))
        return step == 0 ? quotient : quotient + BigInteger(Int128(step))
    }

    /// The greatest number that divides both, not negative; zero when both are zero.
    ///
    /// Euclid's algorithm; from 128 bits down it runs in machine words.
    package static func greatestCommonDivisor(
        _ one: BigInteger, _ other: BigInteger
    ) -> BigInteger {
        var (larger, smaller) = (one.limbs, other.limbs)
        while !smaller.isEmpty {
            if let first = Limbs.value(of: larger), let second = Limbs.value(of: smaller) {
                let divisor = greatestCommonDivisor(first, second)
                return BigInteger(isNegative: false, limbs: Limbs.limbs(of: divisor))
            }
            (larger, smaller) = (smaller, Limbs.quotientAndRemainder(larger, by: smaller).remainder)
        }
        return BigInteger(isNegative: false, limbs: larger)
    }

    private static func greatestCommonDivisor(_ one: UInt128, _ other: UInt128) -> UInt128 {
        var (larger, smaller) = (one, other)
        while smaller != 0 {
            if let first = UInt64(exactly: larger), let second = UInt64(exactly: smaller) {
                return UInt128(greatestCommonDivisor(first, second))
            }
            (larger, smaller) = (smaller, larger % smaller)
        }
        return larger
    }

    private static func greatestCommonDivisor(_ one: UInt64, _ other: UInt64) -> UInt64 {
        var (larger, smaller) = (one, other)
        while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
        return larger
    }
}
