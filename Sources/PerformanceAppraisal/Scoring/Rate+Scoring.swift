import HospitalCore

extension Rate {
    /// The quotient of two rates.
    /// - Throws: `divisionByZero`.
    func divided(by other: Rate) throws(NumberError) -> Rate {
        try Rate(
            numerator: numerator * other.denominator, denominator: denominator * other.numerator)
    }

    /// A whole number as a rate.
    init(_ whole: Int) { self.init(Decimal(whole)) }

    /// So many hundredths.
    init(hundredths: Int) {
        self = Rate(hundredths) * Rate.hundredth
    }

    private static let hundredth = (try? Rate(numerator: 1, denominator: 100)) ?? .zero

    /// The value held between two limits, the lower one not above the upper one.
    func clamped(from lower: Rate, to upper: Rate) -> Rate { max(lower, min(upper, self)) }

    /// How far the value lies on the way between two different values: 0 at `start`, 1 at `end`,
    /// outside of 0…1 beyond them.
    /// - Throws: `outOfRange` when start and end are equal, which the methods refuse before.
    func share(from start: Decimal, to end: Decimal) throws(ScoringError) -> Rate {
        let (start, end) = (Rate(start), Rate(end))
        return try ScoringError.checked { () throws(NumberError) in
            try (self - start).divided(by: end - start)
        }
    }

    /// The printed form of points and scores: two decimals, half away from zero.
    func published() throws(NumberError) -> Decimal {
        try decimal(digits: 2, rounding: .halfAwayFromZero)
    }
}
