/// How an exact value becomes a shorter one.
///
/// Every rounding in the library names its rule.
///
/// | rule | 2.5 | 3.5 | 2.4 | −2.5 | −2.4 |
/// |---|---|---|---|---|---|
/// | `halfAwayFromZero` (四舍五入) | 3 | 4 | 2 | −3 | −2 |
/// | `halfToEven` (四舍六入五成双) | 2 | 4 | 2 | −2 | −2 |
/// | `towardZero` | 2 | 3 | 2 | −2 | −2 |
/// | `awayFromZero` | 3 | 4 | 3 | −3 | −3 |
/// | `down` | 2 | 3 | 2 | −3 | −3 |
/// | `up` | 3 | 4 | 3 | −2 | −2 |
public enum Rounding: String, CaseIterable, Sendable {
    /// To the nearest; a half goes away from zero (四舍五入), the rule of money and scores.
    case halfAwayFromZero = "half_away_from_zero"
    /// To the nearest; a half goes to the even neighbour (四舍六入五成双).
    case halfToEven = "half_to_even"
    /// Cut off (截尾).
    case towardZero = "toward_zero"
    /// To the next value away from zero (进一法).
    case awayFromZero = "away_from_zero"
    /// To the next lower value.
    case down
    /// To the next higher value.
    case up

    /// The step (−1, 0 or 1) from a quotient cut toward zero to the rounded quotient.
    ///
    /// - Parameters:
    ///   - isNegative: the exact quotient is below zero.
    ///   - isOdd: the quotient cut toward zero is odd.
    ///   - remainder: how twice the remainder's magnitude compares with the divisor's: −1 below,
    ///     0 equal, 1 above; `nil` when the remainder is zero.
    /// - Returns: what is added to the cut quotient.
    package func step(isNegative: Bool, isOdd: Bool, remainder: Int?) -> Int {
        guard let remainder else { return 0 }
        let away = isNegative ? -1 : 1
        switch self {
        case .halfAwayFromZero: return remainder >= 0 ? away : 0
        case .halfToEven: return remainder > 0 || (remainder == 0 && isOdd) ? away : 0
        case .towardZero: return 0
        case .awayFromZero: return away
        case .down: return isNegative ? -1 : 0
        case .up: return isNegative ? 0 : 1
        }
    }
}

extension Int128 {
    /// The quotient rounded by a named rule; `nil` when the divisor is zero or the result
    /// overflows.
    package func divided(by divisor: Int128, rounding: Rounding) -> Int128? {
        guard divisor != 0 else { return nil }
        if let short = UInt64(exactly: divisor), magnitude >> 64 < UInt128(short) {
            return divided(byShort: short, rounding: rounding)
        }
        let (quotient, overflow) = dividedReportingOverflow(by: divisor)
        guard !overflow else { return nil }
        let rest = (self % divisor).magnitude
        guard rest != 0 else { return quotient }
        // rest < |divisor|, so |divisor| − rest does not wrap; comparing it with rest compares
        // twice the rest with the divisor without doubling.
        let other = divisor.magnitude - rest
        let step = rounding.step(
            isNegative: (self < 0) != (divisor < 0), isOdd: quotient & 1 != 0,
            remainder: rest == other ? 0 : (rest > other ? 1 : -1))
        let (result, wrapped) = quotient.addingReportingOverflow(Int128(step))
        return wrapped ? nil : result
    }

    /// The same where the quotient fits 64 bits, by one instruction: nearly every division is such.
    @inline(__always)
    private func divided(byShort divisor: UInt64, rounding: Rounding) -> Int128 {
        let size = magnitude
        let (quotient, rest) = divisor.dividingFullWidth(
            (UInt64(truncatingIfNeeded: size >> 64), UInt64(truncatingIfNeeded: size)))
        let cut = self < 0 ? -Int128(quotient) : Int128(quotient)
        guard rest != 0 else { return cut }
        let other = divisor - rest
        let step = rounding.step(
            isNegative: self < 0, isOdd: quotient & 1 != 0,
            remainder: rest == other ? 0 : (rest > other ? 1 : -1))
        return cut + Int128(step)
    }
}
