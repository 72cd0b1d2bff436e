/// Arithmetic modulo a prime just below 2⁶⁰, the ground under ``ExactLinearSystem``.
///
/// With p = 2⁶⁰ − c and a small c, 2⁶⁰ ≡ c, so a product is reduced by folding its upper bits onto
/// the lower ones instead of dividing; and 256 products of two residues fit 128 bits unreduced.
struct PrimeField {
    /// The bits of a residue.
    static let bits = 60
    private static let mask: UInt64 = (1 << 60) - 1
    /// The largest c that the folding takes; there are more than a thousand primes in this range.
    private static let largestComplement: UInt64 = 1 << 16

    /// The prime p.
    let modulus: UInt64
    /// c = 2⁶⁰ − p.
    private let complement: UInt64

    /// The field of the largest usable prime.
    static let first = PrimeField(complement: 93)

    private init(complement: UInt64) {
        self.complement = complement
        modulus = (1 << 60) - complement
    }

    /// The field of the next smaller prime; `nil` at the end of the range.
    func next() -> PrimeField? {
        var candidate = complement + 2
        while candidate < Self.largestComplement {
            let field = PrimeField(complement: candidate)
            if field.isPrime { return field }
            candidate += 2
        }
        return nil
    }

    /// The residue of any 128-bit number.
    ///
    /// First fold: below 2⁶⁸ × 2¹⁶ + 2⁶⁰ < 2⁸⁵; second: below 2²⁵ × 2¹⁶ + 2⁶⁰ < p + 2⁴² < 2p.
    @inline(__always)
    func reduced(_ value: UInt128) -> UInt64 {
        let once =
            (value &>> 60) &* UInt128(complement)
            &+ UInt128(UInt64(truncatingIfNeeded: value) & Self.mask)
        let twice =
            UInt64(truncatingIfNeeded: once &>> 60) &* complement
            &+ (UInt64(truncatingIfNeeded: once) & Self.mask)
        return twice >= modulus ? twice &- modulus : twice
    }

    /// The residue of a signed number.
    func residue(of value: Int128) -> UInt64 {
        let rest = reduced(value.magnitude)
        return value < 0 && rest != 0 ? modulus - rest : rest
    }

    /// The product of two residues.
    @inline(__always)
    func product(_ one: UInt64, _ other: UInt64) -> UInt64 {
        reduced(UInt128(one) &* UInt128(other))
    }

    /// A residue to a power.
    func power(_ base: UInt64, _ exponent: UInt64) -> UInt64 {
        var (result, square, rest): (UInt64, UInt64, UInt64) = (1, base, exponent)
        while rest != 0 {
            if rest & 1 != 0 { result = product(result, square) }
            square = product(square, square)
            rest >>= 1
        }
        return result
    }

    /// The residue that times this one is 1 (Fermat); zero for zero.
    func inverse(_ value: UInt64) -> UInt64 { power(value, modulus - 2) }

    /// The number that times p is 1 modulo 2¹²⁸; each step doubles the correct low bits.
    var inverseModuloWord: Int128 {
        let prime = Int128(modulus)
        var inverse = prime
        for _ in 0..<6 { inverse = inverse &* (2 &- prime &* inverse) }
        return inverse
    }

    /// Whether the modulus is prime: Miller and Rabin's test, which is a proof below 3.3 × 10²⁴
    /// with the first 13 primes as bases (Sorenson and Webster 2015).
    private var isPrime: Bool {
        let bases: [UInt64] = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41]
        let twos = (modulus - 1).trailingZeroBitCount
        return bases.allSatisfy { base in
            var value = power(base, (modulus - 1) >> UInt64(twos))
            if value == 1 || value == modulus - 1 { return true }
            for _ in 1..<max(twos, 1) {
                value = product(value, value)
                if value == modulus - 1 { return true }
            }
            return false
        }
    }
}
