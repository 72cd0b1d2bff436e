/// A whole number of any size.
///
/// Exact fractions need it: the sum of two rates has the product of their denominators below it,
/// and the exact cost of 50 departments that serve each other has about 1,300 bits. Nothing here
/// overflows and nothing traps: what may be impossible (division by zero, a result that must fit
/// 128 bits) returns an optional.
package struct BigInteger: Hashable, Sendable {
    /// Whether the number is below zero; zero is not.
    package let isNegative: Bool
    /// The absolute value as 64-bit limbs, the lowest first, without a zero limb at the top.
    let limbs: [UInt64]

    /// A sign and a magnitude without zero limbs at the top.
    init(isNegative: Bool, limbs: [UInt64]) {
        self.isNegative = isNegative && !limbs.isEmpty
        self.limbs = limbs
    }

    /// A number of 128 bits.
    package init(_ value: Int128) {
        self.init(isNegative: value < 0, limbs: Limbs.limbs(of: value.magnitude))
    }

    /// Zero.
    package static let zero = BigInteger(0)
    /// One.
    package static let one = BigInteger(1)

    /// Whether the number is zero.
    package var isZero: Bool { limbs.isEmpty }

    /// How many bits the absolute value has: 0 has none, 255 and −255 have 8.
    package var bitWidth: Int { Limbs.bitWidth(limbs) }

    /// The absolute value.
    package var magnitude: BigInteger { BigInteger(isNegative: false, limbs: limbs) }
}

extension BigInteger: Comparable {
    /// Orders by value.
    package static func < (one: BigInteger, other: BigInteger) -> Bool {
        guard one.isNegative == other.isNegative else { return one.isNegative }
        let order = Limbs.comparison(one.limbs, other.limbs)
        return one.isNegative ? order > 0 : order < 0
    }

    /// The sum.
    package static func + (one: BigInteger, other: BigInteger) -> BigInteger {
        if one.isNegative == other.isNegative {
            return BigInteger(
                isNegative: one.isNegative, limbs: Limbs.sum(one.limbs, other.limbs))
        }
        // Signs differ: the longer one keeps its sign.
        return Limbs.comparison(one.limbs, other.limbs) >= 0
            ? BigInteger(
                isNegative: one.isNegative, limbs: Limbs.difference(one.limbs, other.limbs))
            : BigInteger(
                isNegative: other.isNegative, limbs: Limbs.difference(other.limbs, one.limbs))
    }

    /// The difference.
    package static func - (one: BigInteger, other: BigInteger) -> BigInteger { one + -other }

    /// The number with the other sign.
    package static prefix func - (value: BigInteger) -> BigInteger {
        BigInteger(isNegative: !value.isNegative, limbs: value.limbs)
    }

    /// The product.
    package static func * (one: BigInteger, other: BigInteger) -> BigInteger {
        BigInteger(
            isNegative: one.isNegative != other.isNegative,
            limbs: Limbs.product(one.limbs, other.limbs))
    }
}

extension Int128 {
    /// The same number; `nil` when it does not fit 128 bits with the sign.
    package init?(exactly value: BigInteger) {
        guard let magnitude = Limbs.value(of: value.limbs) else { return nil }
        if value.isNegative {
            guard magnitude <= Int128.min.magnitude else { return nil }
            self = Int128(truncatingIfNeeded: 0 &- magnitude)
        } else {
            guard let whole = Int128(exactly: magnitude) else { return nil }
            self = whole
        }
    }
}
