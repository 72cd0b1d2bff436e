import HospitalCore

/// A pool that was split: the amount of one source and item, and what a unit of the driver cost.
public struct AllocatedPool: Equatable, Sendable {
    /// The step, counted from 1.
    public let step: Int
    /// The position of the source.
    public let source: Int
    /// The position of the cost item.
    public let item: Int
    /// The amount that was split, in whole units of the policy; for methods in which sources serve
    /// each other the gross cost, rounded.
    public let amount: Int128
    /// Yuan per unit of the driver.
    public let multiplier: Multiplier

    /// A multiplier: the exact fraction, or the decimal that was used.
    ///
    /// Fractions are brought to lowest terms only when they are shown: a run makes thousands of
    /// them and a reader looks at few.
    public enum Multiplier: Equatable, Sendable {
        /// `amount ÷ total × 10^exponent`: whole units over whole weights; the exponent is the
        /// decimals of the driver less those of the unit.
        case exact(amount: Int128, total: Int128, exponent: Int)
        /// An exact fraction of a solution of equations.
        case fraction(Rate)
        /// A decimal, rounded half up.
        case decimal(Decimal)

        /// The multiplier as text: `100/3` in lowest terms, or a decimal with its digits.
        public var text: String {
            switch self {
            case .fraction(let rate): return rate.description
            case .decimal(let decimal): return decimal.description
            case .exact(let amount, let total, let exponent):
                let fraction = try? Rate(numerator: amount, denominator: total)
                return fraction.map { ($0 * .ten(to: exponent)).description } ?? ""
            }
        }
    }
}

extension Rate {
    /// Ten to a power from −38 to 38.
    static func ten(to exponent: Int) -> Rate {
        let power = Decimal.powerOfTen(abs(exponent))
        let rate =
            try? exponent < 0
            ? Rate(numerator: 1, denominator: power) : Rate(numerator: power, denominator: 1)
        return rate ?? .one
    }

    /// The numerator this rate has over a multiple of its denominator.
    func numerator(over common: BigInteger) -> BigInteger? {
        (numerator * common).exactQuotient(dividingBy: denominator)
    }
}

extension BigInteger {
    /// The least number that both divide without remainder; both are above zero.
    func leastCommonMultiple(with other: BigInteger) -> BigInteger? {
        exactQuotient(dividingBy: .greatestCommonDivisor(self, other)).map { $0 * other }
    }
}
