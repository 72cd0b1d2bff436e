import HospitalCore

/// Pay that is scored by the month and paid by the quarter (按月考核、逐季兑现, S-007).
///
///     amount = Σ base × coefficient of the month, rounded once to fen, half away from zero
///
/// A month that was not appraised has no coefficient: it is listed, and the quarter cannot be
/// settled until it is decided.
public struct QuarterSettlement: Hashable, Sendable {
    /// A month of the quarter.
    public struct Part: Hashable, Sendable {
        /// The month.
        public let month: Month
        /// The pay of the month at coefficient 1.
        public let base: Money
        /// The coefficient; `nil` when the month was not appraised.
        public let coefficient: Decimal?

        /// A month.
        public init(_ month: Month, base: Money, coefficient: Decimal?) {
            self.month = month
            self.base = base
            self.coefficient = coefficient
        }
    }

    /// The months in their order.
    public let parts: [Part]

    /// A settlement.
    /// - Throws: `duplicate` for a month that stands twice.
    public init(_ parts: [Part]) throws(PayError) {
        let sorted = parts.sorted { $0.month < $1.month }
        for (one, next) in zip(sorted, sorted.dropFirst()) where one.month == next.month {
            throw .duplicate(code: one.month.description)
        }
        self.parts = sorted
    }

    /// The months without a coefficient.
    public var missing: [Month] { parts.filter { $0.coefficient == nil }.map(\.month) }

    /// The amount of the quarter.
    /// - Throws: `monthsMissing`; `outOfRange`.
    public func amount() throws(PayError) -> Money {
        guard missing.isEmpty else { throw .monthsMissing(missing) }
        var sum = Rate.zero
        for part in parts {
            guard let base = try? Rate(numerator: Int128(part.base.fen), denominator: 1) else {
                throw .outOfRange(code: part.month.description)
            }
            sum = sum + base * Rate(part.coefficient ?? .zero)
        }
        guard let fen = try? sum.decimal(digits: 0, rounding: .halfAwayFromZero),
            let whole = Int64(exactly: fen.significand)
        else { throw .outOfRange(code: "quarter") }
        return Money(fen: whole)
    }
}
