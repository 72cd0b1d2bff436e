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
    struct Weighted {
        private var weighted = Rate.zero
        private var totalWeight: Int128 = 0

        /// Adds a section; one in which nothing counts changes nothing.
        mutating func add(_ earned: Int64, of maximum: Int64, weight: Int64) {
            // weight ≤ 10⁸ units and earned < 10¹⁶, so the product with 100 fits 128 bits.
            guard
                let share = try? Rate(
                    numerator: 100 * Int128(weight) * Int128(earned), denominator: Int128(maximum))
            else { return }
            weighted = weighted + share
            totalWeight += Int128(weight)
        }

        /// The rounded percentage; `nil` when nothing counts.
        func published(decimals: Int) -> Decimal? {
            guard let mean = try? weighted * Rate(numerator: 1, denominator: totalWeight)
            else { return nil }
            return try? mean.decimal(digits: decimals, rounding: .halfAwayFromZero)
        }
    }
}
