/// Finds the fraction behind its residue.
///
/// For a modulus M, at most one fraction n/d with |n| < 2^numeratorBits and 0 < d <
/// 2^denominatorBits is congruent to the residue once M ≥ 2^(numeratorBits + denominatorBits + 1):
/// two of them would give
/// |n·d′ − n′·d| < M. Euclid's algorithm on M and the residue passes through it; the first
/// remainder that is small enough is its numerator.
///
/// Source: P. S. Wang, M. J. T. Guy and J. H. Davenport, P-adic reconstruction of rational numbers,
/// SIGSAM Bulletin 16 (1982).
struct RationalReconstruction {
    /// The modulus M.
    let modulus: BigInteger
    /// How many bits a numerator may have.
    let numeratorBits: Int
    /// How many bits a denominator may have.
    let denominatorBits: Int

    /// The fraction congruent to a residue from 0 to M − 1; `nil` when none is within the bounds.
    ///
    /// The time goes with the bits of the denominator: a whole number is found at once.
    func fraction(
        of residue: BigInteger
    ) -> (numerator: BigInteger, denominator: BigInteger)? {
        let opposite = modulus - residue
        var isNegative = opposite < residue
        var (previous, current) = (modulus.limbs, isNegative ? opposite.limbs : residue.limbs)
        // |current| ≡ ± cofactor × residue; the signs of the cofactors alternate.
        var (previousCofactor, cofactor): ([UInt64], [UInt64]) = ([], [1])
        while Limbs.bitWidth(current) > numeratorBits {
            let (quotient, rest) = Limbs.quotientAndRemainder(previous, by: current)
            let next = Limbs.sum(previousCofactor, Limbs.product(quotient, cofactor))
            (previous, current) = (current, rest)
            (previousCofactor, cofactor) = (cofactor, next)
            isNegative.toggle()
        }
        guard Limbs.bitWidth(cofactor) <= denominatorBits else { return nil }
        return (
            BigInteger(isNegative: isNegative, limbs: current),
            BigInteger(isNegative: false, limbs: cofactor)
        )
    }
}
