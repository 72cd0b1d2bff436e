/// An exact fraction: a share, a multiplier, a cost per unit before it is rounded (比率).
///
///     2000/20000 = 1/10          100 yuan over 3 units = 100/3
///
/// A rate is kept in lowest terms with a positive denominator and is never rounded while it is
/// computed with; it is rounded only when it is shown (``decimal(digits:rounding:)``) or becomes
/// money (``applied(to:rounding:)``), and the rule is always named. It has as many digits as it
/// needs, so sums and products cannot overflow.
public struct Rate: Hashable, Sendable {
    /// The number above the line; it carries the sign.
    package let numerator: BigInteger
    /// The number below the line, at least 1.
    package let denominator: BigInteger

    /// Nothing of the whole.
    public static let zero = Rate(lowestTerms: .zero, over: .one)
    /// The whole.
    public static let one = Rate(lowestTerms: .one, over: .one)

    /// The longest numerator or denominator read from text, in digits.
    public static let maximumDigits = 1_000

    private init(lowestTerms numerator: BigInteger, over denominator: BigInteger) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// The fraction of two whole numbers of any size, brought to lowest terms.
    /// - Throws: `divisionByZero` when the denominator is zero.
    package init(numerator: BigInteger, denominator: BigInteger) throws(NumberError) {
        let divisor = BigInteger.greatestCommonDivisor(numerator, denominator)
        guard !denominator.isZero, let above = numerator.exactQuotient(dividingBy: divisor),
            let below = denominator.exactQuotient(dividingBy: divisor)
        else { throw .divisionByZero("\(numerator)") }
        self.init(lowestTerms: below.isNegative ? -above : above, over: below.magnitude)
    }

    /// The fraction of two whole numbers, brought to lowest terms: 2000 over 20000 is 1/10.
    /// - Throws: `divisionByZero` when the denominator is zero.
    public init(numerator: Int128, denominator: Int128) throws(NumberError) {
        try self.init(
            numerator: BigInteger(numerator), denominator: BigInteger(denominator))
    }

    /// The same value as a fraction: 0.25 is 1/4.
    public init(_ decimal: Decimal) {
        // Ten to a power is not zero, so the fraction always exists.
        let fraction = try? Rate(
            numerator: decimal.significand, denominator: Decimal.powerOfTen(decimal.scale))
        self = fraction ?? .zero
    }

    /// Reads a fraction of whole numbers, `1/6` or `-2000/20000`, or a plain decimal, `0.5`.
    ///
    /// The denominator carries no sign. Percent signs, blanks and mixed numbers are refused.
    /// - Throws: `malformed`; `divisionByZero` for a denominator of zero; `outOfRange` beyond
    ///   ``maximumDigits`` digits, or what ``Decimal`` refuses.
    public init(_ text: String) throws(NumberError) {
        let parts = text.utf8.split(
            separator: UInt8(ascii: "/"), maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            self.init(try Decimal(text))
            return
        }
        guard parts.allSatisfy({ $0.count <= Self.maximumDigits }) else { throw .outOfRange(text) }
        guard let below = parts[1].first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(below),
            let numerator = BigInteger(String(Substring(parts[0]))),
            let denominator = BigInteger(String(Substring(parts[1])))
        else { throw .malformed(text) }
        guard !denominator.isZero else { throw .divisionByZero(text) }
        try self.init(numerator: numerator, denominator: denominator)
    }
}

extension Rate: Comparable {
    /// Orders by value.
    public static func < (one: Rate, other: Rate) -> Bool {
        one.numerator * other.denominator < other.numerator * one.denominator
    }

    /// The exact sum.
    public static func + (one: Rate, other: Rate) -> Rate {
        reduced(
            one.numerator * other.denominator + other.numerator * one.denominator,
            over: one.denominator * other.denominator)
    }

    /// The exact difference.
    public static func - (one: Rate, other: Rate) -> Rate { one + -other }

    /// The rate with the other sign.
    public static prefix func - (rate: Rate) -> Rate {
        Rate(lowestTerms: -rate.numerator, over: rate.denominator)
    }

    /// The exact product.
    public static func * (one: Rate, other: Rate) -> Rate {
        reduced(one.numerator * other.numerator, over: one.denominator * other.denominator)
    }

    /// In lowest terms over a denominator that is a product of denominators, so never zero.
    private static func reduced(_ numerator: BigInteger, over denominator: BigInteger) -> Rate {
        (try? Rate(numerator: numerator, denominator: denominator)) ?? .zero
    }
}

extension Rate {
    /// The part of an amount that the rate says, in whole fen.
    ///
    ///     fen = amount × numerator / denominator, rounded once by the named rule
    ///
    /// Parts that must add up to the amount are not made this way but by ``Apportionment``.
    /// - Throws: `outOfRange` when the result does not fit 64 bits of fen.
    public func applied(to amount: Money, rounding: Rounding) throws(NumberError) -> Money {
        let product = BigInteger(Int128(amount.fen)) * numerator
        guard let exact = product.divided(by: denominator, rounding: rounding),
            let whole = Int128(exactly: exact), let fen = Int64(exactly: whole)
        else { throw .outOfRange("\(amount) × \(self)") }
        return Money(fen: fen)
    }

    /// The rate as a decimal with so many decimals (0 to 18), rounded once by the named rule.
    /// - Throws: `outOfRange` when it has more than 38 digits then, or for other numbers of
    ///   decimals.
    public func decimal(digits: Int, rounding: Rounding) throws(NumberError) -> Decimal {
        guard (0...Decimal.maximumScale).contains(digits) else { throw .outOfRange("\(self)") }
        let scaled = numerator * BigInteger(Decimal.powerOfTen(digits))
        guard let rounded = scaled.divided(by: denominator, rounding: rounding),
            let significand = Int128(exactly: rounded)
        else { throw .outOfRange("\(self)") }
        return try Decimal(significand: significand, scale: digits)
    }
}

extension Rate: CustomStringConvertible {
    /// Lowest terms: `100/3`, `-1/6`, and `25` when the rate is whole.
    public var description: String {
        denominator == .one ? "\(numerator)" : "\(numerator)/\(denominator)"
    }
}
