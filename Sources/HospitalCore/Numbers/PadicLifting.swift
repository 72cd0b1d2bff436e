/// The solution x of A·x = b modulo rising powers of a prime p, one digit of base p per step.
///
///     digit = A⁻¹·residual mod p       residual ← (residual − A·digit) / p + next digit of b
///
/// Source: J. D. Dixon, Exact solution of linear equations using p-adic expansions, Numerische
/// Mathematik 40 (1982). The right-hand side may have any length: it comes in digit by digit.
///
/// Residuals stay in 128 bits however many steps are taken. Let s be the largest sum of magnitudes
/// of a row of A, at most 2¹²⁷ − 2⁶⁰, and 0 ≤ digit < p < 2⁶⁰. If |r| < s + p, which is true of the
/// first digit of b, then
///
///     |(r − A·digit) / p| < (s + p + s·(p − 1)) / p = s + 1
///
/// and with a digit of b of at most p − 1 again |r| < s + p < 2¹²⁷. The quotient is whole, so it is
/// known by its value modulo 2¹²⁸, and as p is odd that value is (r − A·digit)·p⁻¹ modulo 2¹²⁸:
/// wrapping sums and products give the exact residual, whatever the n products add up to on the
/// way.
struct PadicLifting {
    /// The largest sum of magnitudes of a row.
    static let largestRowSum = Int128.max - (1 << 60)

    private let matrix: [Int128]
    private let size: Int
    private let field: PrimeField
    private let inverse: [UInt64]
    private let inverseOfPrime: Int128
    private var residual: [Int128]
    private var rightSide: [(isNegative: Bool, rest: [UInt64])]
    private var digits: [[UInt64]] = []

    /// Nothing lifted yet: `inverse` is the inverse of the matrix modulo the prime of the field.
    init(matrix: [Int128], inverse: [UInt64], rightSide: [BigInteger], in field: PrimeField) {
        self.matrix = matrix
        self.inverse = inverse
        self.field = field
        size = rightSide.count
        inverseOfPrime = field.inverseModuloWord
        residual = [Int128](repeating: 0, count: size)
        self.rightSide = rightSide.map { ($0.isNegative, $0.limbs) }
        addDigitOfRightSide()
    }

    /// Goes on until there are so many digits.
    mutating func lift(toDigits count: Int) {
        while digits.count < count {
            let digit = nextDigit()
            subtract(digit)
            addDigitOfRightSide()
            digits.append(digit)
        }
    }

    /// Each unknown modulo p^digits, from 0 up.
    func residues() -> [BigInteger] {
        (0..<size).map { unknown in
            var limbs: [UInt64] = []
            limbs.reserveCapacity(digits.count)
            for digit in digits.reversed() {
                Limbs.multiply(&limbs, by: field.modulus, adding: digit[unknown])
            }
            return BigInteger(isNegative: false, limbs: limbs)
        }
    }

    /// p^digits, the modulus of ``residues()``.
    func modulus() -> BigInteger {
        var limbs: [UInt64] = [1]
        for _ in digits { Limbs.multiply(&limbs, by: field.modulus, adding: 0) }
        return BigInteger(isNegative: false, limbs: limbs)
    }

    /// A⁻¹·residual mod p.
    ///
    /// At most 200 products of two numbers below 2⁶⁰ fit 128 bits.
    private func nextDigit() -> [UInt64] {
        let side = residual.map { field.residue(of: $0) }
        var digit = [UInt64](repeating: 0, count: size)
        inverse.withUnsafeBufferPointer { inverse in
            side.withUnsafeBufferPointer { side in
                for row in 0..<size {
                    let start = row &* size
                    var sum: UInt128 = 0
                    for column in 0..<size {
                        sum &+= UInt128(inverse[start &+ column]) &* UInt128(side[column])
                    }
                    digit[row] = field.reduced(sum)
                }
            }
        }
        return digit
    }

    /// residual ← (residual − A·digit) / p, modulo 2¹²⁸.
    private mutating func subtract(_ digit: [UInt64]) {
        matrix.withUnsafeBufferPointer { matrix in
            digit.withUnsafeBufferPointer { digit in
                for row in 0..<size {
                    let start = row &* size
                    var sum: Int128 = 0
                    for column in 0..<size {
                        sum &+=
                            matrix[start &+ column]
                            &* Int128(truncatingIfNeeded: digit[column])
                    }
                    residual[row] = (residual[row] &- sum) &* inverseOfPrime
                }
            }
        }
    }

    /// The next digit of each right-hand side, with its sign, onto the residual.
    private mutating func addDigitOfRightSide() {
        for row in 0..<size where !rightSide[row].rest.isEmpty {
            let digit = Int128(Limbs.divide(&rightSide[row].rest, by: field.modulus))
            residual[row] &+= rightSide[row].isNegative ? -digit : digit
        }
    }
}
