import HospitalCore

/// Exact percentages of points, rounded once (half away from zero).
///
/// Points are whole units below 10¹⁶ and a percentage has at most 6 decimals, so a product with
/// 100 × 10⁶ stays below 10²⁴ and fits 128 bits.
enum Percentage {
    /// 100 × earned ÷ maximum; `nil` when the maximum is zero.
    static func published(_ earned: Int64, of maximum: Int64, decimals: Int) -> Decimal? {
        let digits = Int128(earned) * Decimal.powerOfTen(decimals + 2)
        return digits.divided(by: Int128(maximum), rounding: .halfAwayFromZero)
            .flatMap { try? Decimal(significand: $0, scale: decimals) }
    }

    /// 100 × Σ weight × earned ÷ maximum ÷ Σ weight over sections that count something.
    ///
    /// The rounded value is ⌊(2N + W) ÷ 2W⌋ with N = 10ᵏ Σ weight × earned ÷ maximum and W = Σ weight
    /// in whole units. 2W is whole, so only ⌊2N⌋ matters: the whole quotients are added as they are,
    /// and the sum of the proper fractions left is kept exactly, as one reduced fraction.
    struct Weighted {
        let decimals: Int
        private var totalWeight: Int128 = 0
        private var twiceWhole: Int128 = 0
        private var left = ProperFraction()

        init(decimals: Int) { self.decimals = decimals }

        /// Adds a section; `false` when the exact fraction leaves 128 bits.
        mutating func add(_ earned: Int64, of maximum: Int64, weight: Int64) -> Bool {
            guard maximum > 0 else { return true }
            totalWeight += Int128(weight)
            // weight ≤ 10⁸ units, earned < 10¹⁶, power ≤ 10⁸: below 10³², twice that too; the
            // whole parts of 10⁴ sections stay below 2 × 10³⁶.
            let product = 2 * Int128(weight) * Int128(earned) * Decimal.powerOfTen(decimals + 2)
            let (quotient, rest) = product.quotientAndRemainder(dividingBy: Int128(maximum))
            guard let carry = left.add(rest, over: Int128(maximum)) else { return false }
            twiceWhole += quotient + carry
            return true
        }

        /// The rounded percentage; `nil` when nothing counts.
        var published: Decimal? {
            guard totalWeight > 0 else { return nil }
            return try? Decimal(
                significand: (twiceWhole + totalWeight) / (2 * totalWeight), scale: decimals)
        }
    }
}

/// A fraction from 0 to below 1 in lowest terms.
struct ProperFraction {
    private(set) var numerator: Int128 = 0
    private(set) var denominator: Int128 = 1

    /// Adds a proper fraction and returns the whole that is carried, 0 or 1; `nil` when the sum does
    /// not fit.
    mutating func add(_ added: Int128, over divisor: Int128) -> Int128? {
        let common = Self.greatestCommonDivisor(denominator, divisor)
        let (product, overflow) = denominator.multipliedReportingOverflow(by: divisor / common)
        // Both terms are below the product, so their sum fits when twice the product does.
        guard !overflow, product <= Int128.max / 2 else { return nil }
        var sum = numerator * (divisor / common) + added * (denominator / common)
        let carry: Int128 = sum >= product ? 1 : 0
        sum -= carry * product
        let shared = Self.greatestCommonDivisor(sum, product)
        numerator = sum / shared
        denominator = product / shared
        return carry
    }

    /// The greatest common divisor of a number ≥ 0 and a number > 0.
    private static func greatestCommonDivisor(_ one: Int128, _ other: Int128) -> Int128 {
        var (large, small) = (other, one)
        while small != 0 { (large, small) = (small, large % small) }
        return large
    }
}
