/// Solves a system of linear equations with whole coefficients exactly.
///
///     A·x = b          x(i) = numerator(i) / denominator
///
/// Departments that serve each other (交互分配) have costs that depend on each other: so many
/// equations as departments. The exact solution is split and rounded once; a rounded or iterated
/// one would move fen between departments.
///
/// The solution is computed modulo a power of a prime (``PadicLifting``) and turned into fractions
/// (``RationalReconstruction``). Elimination on fractions or on whole numbers would carry numbers
/// of some thousand bits through n³ steps: minutes for 200 departments. Lifting takes n³ steps on
/// single machine words once and n² per digit, and all unknowns and right-hand sides share one
/// denominator, so that hardly more than one fraction must be searched for. Every solution is
/// multiplied out again before it is returned.
package struct ExactLinearSystem {
    /// The most unknowns.
    package static let maximumUnknowns = 200

    /// The solutions for all right-hand sides over one denominator.
    package struct Solution: Hashable, Sendable {
        /// The smallest denominator common to all unknowns and right-hand sides; at least 1.
        package fileprivate(set) var denominator: BigInteger
        /// The numerators by right-hand side and unknown.
        package fileprivate(set) var numerators: [[BigInteger]]
    }

    /// The coefficients, row by row.
    let coefficients: [Int128]
    /// The number of equations and of unknowns.
    let size: Int
    /// Bits of a bound of the determinant and of all of its minors.
    ///
    /// By Hadamard |det| is at most the product of the lengths of the columns, and the square of a
    /// length is at most the largest magnitude times the sum of magnitudes. A minor leaves out
    /// columns, whose factors are at least 1 (a column of zeros gives a bound of zero, rightly).
    private let determinantBits: Int

    /// A system with `size` equations; the coefficients stand row by row.
    /// - Throws: `tooManyUnknowns`, `shapeMismatch`, `outOfRange`.
    package init(size: Int, coefficients: [Int128]) throws(LinearSystemError) {
        guard size <= Self.maximumUnknowns else {
            throw .tooManyUnknowns(size, limit: Self.maximumUnknowns)
        }
        let expected = max(size, 0) * max(size, 0)
        guard size >= 0, coefficients.count == expected else {
            throw .shapeMismatch(expected: expected, given: coefficients.count)
        }
        self.size = size
        self.coefficients = coefficients
        var squaredBound = BigInteger.one
        for line in 0..<size {
            let row = stride(from: line * size, to: (line + 1) * size, by: 1)
            let column = stride(from: line, to: coefficients.count, by: size)
            guard let (_, rowSum) = Self.bounds(of: row.lazy.map { coefficients[$0] }),
                let (largest, sum) = Self.bounds(of: column.lazy.map { coefficients[$0] }),
                rowSum <= PadicLifting.largestRowSum
            else { throw .outOfRange }
            squaredBound = squaredBound * BigInteger(largest) * BigInteger(sum)
        }
        determinantBits = (squaredBound.bitWidth + 1) / 2
    }

    /// The exact solutions for several right-hand sides.
    /// - Throws: `singular`, proven exactly; `shapeMismatch` for a right-hand side of another
    ///   length.
    package func solved(for rightSides: [[Int128]]) throws(LinearSystemError) -> Solution {
        for side in rightSides where side.count != size {
            throw .shapeMismatch(expected: size, given: side.count)
        }
        return try solved(for: rightSides, startingIn: .first)
    }

    /// Tries one prime after the other.
    ///
    /// A prime is of no use when it divides the determinant; if the primes tried have more bits
    /// than the determinant could have, the determinant is zero.
    private func solved(
        for rightSides: [[Int128]], startingIn first: PrimeField
    ) throws(LinearSystemError) -> Solution {
        var field: PrimeField? = first
        var bitsLeft = determinantBits
        while let current = field, bitsLeft >= 0 {
            switch ModularInverse(of: coefficients, size: size, in: current) {
            case .inverse(let inverse):
                return try solved(for: rightSides, inverse: inverse, in: current)
            case .dependent(let column, let rows):
                if try isDependent(column: column, rows: rows, in: current) {
                    throw .singular(unknowns: size)
                }
            }
            bitsLeft -= PrimeField.bits - 1
            field = current.next()
        }
        throw .singular(unknowns: size)
    }

    private func solved(
        for rightSides: [[Int128]], inverse: [UInt64], in field: PrimeField
    ) throws(LinearSystemError) -> Solution {
        var solution = Solution(denominator: .one, numerators: [])
        for side in rightSides {
            // The denominator of the sides before is usually that of this one too, but for a small
            // factor. So the numerators over it are lifted, which takes half of the digits that the
            // solution itself does. The trial may fail, the full bound cannot.
            let scaled = side.map { solution.denominator * BigInteger($0) }
            var lifting = PadicLifting(
                matrix: coefficients, inverse: inverse, rightSide: scaled, in: field)
            let trial = solution.denominator == .one ? determinantBits : 64
            let attempts = trial < determinantBits ? [trial, determinantBits] : [determinantBits]
            var isFound = false
            for denominatorBits in attempts where !isFound {
                isFound = extend(
                    &solution, for: side, by: &lifting, denominatorBits: denominatorBits)
            }
            guard isFound else { throw .notVerified }
        }
        return solution
    }

    /// Adds the solution for one right-hand side, if its denominators have at most so many bits
    /// beyond the common one.
    private func extend(
        _ solution: inout Solution, for side: [Int128], by lifting: inout PadicLifting,
        denominatorBits: Int
    ) -> Bool {
        let numeratorBits = determinantBits + Self.bits(ofNorm: side)
        // 64 bits more than the bounds ask for: a fraction found within them is no accident.
        // p^k ≥ 2^(60k − 1), as p is above 2⁶⁰ − 2¹⁶ and k below 2⁴³.
        let bits = numeratorBits + denominatorBits + 64 + 2
        lifting.lift(toDigits: bits / PrimeField.bits + 1)
        let search = RationalReconstruction(
            modulus: lifting.modulus(), numeratorBits: numeratorBits,
            denominatorBits: denominatorBits)
        var (factor, numerators) = (BigInteger.one, [BigInteger]())
        for residue in lifting.residues() {
            guard
                let scaled = factor == .one
                    ? residue
                    : (residue * factor).quotientAndRemainder(dividingBy: search.modulus)?
                        .remainder,
                let (numerator, further) = search.fraction(of: scaled)
            else { return false }
            if further != .one {
                factor = factor * further
                numerators = numerators.map { $0 * further }
            }
            numerators.append(numerator)
        }
        let denominator = solution.denominator * factor
        guard isSatisfied(by: numerators, over: denominator, side: side) else { return false }
        if factor != .one {
            solution.numerators = solution.numerators.map { $0.map { $0 * factor } }
            solution.denominator = denominator
        }
        solution.numerators.append(numerators)
        return true
    }
}

extension ExactLinearSystem {
    /// Bits of a bound of the length of a vector of at most 200 entries: √200 < 2⁴.
    private static func bits(ofNorm side: [Int128]) -> Int {
        let largest = side.map(\.magnitude).max() ?? 0
        return UInt128.bitWidth - largest.leadingZeroBitCount + 4
    }

    /// The largest magnitude and the sum of magnitudes; `nil` when the sum does not fit 127 bits.
    private static func bounds(of line: some Sequence<Int128>) -> (largest: Int128, sum: Int128)? {
        var (largest, sum): (Int128, Int128) = (0, 0)
        for entry in line {
            guard let magnitude = Int128(exactly: entry.magnitude) else { return nil }
            let (next, overflow) = sum.addingReportingOverflow(magnitude)
            guard !overflow else { return nil }
            sum = next
            largest = max(largest, magnitude)
        }
        return (largest, sum)
    }
}

extension ExactLinearSystem {
    /// Whether A·numerators == denominator·side, exactly, for the first columns of A.
    private func isSatisfied(
        by numerators: [BigInteger], over denominator: BigInteger, side: [Int128]
    ) -> Bool {
        let longest = numerators.map(\.limbs.count).max() ?? 0
        for row in 0..<size {
            // Two sums of magnitudes; a coefficient has two limbs, 200 terms need one more.
            var positive = [UInt64](repeating: 0, count: longest + 3)
            var negative = positive
            for (column, numerator) in numerators.enumerated() {
                let entry = coefficients[row * size + column]
                let factor = Limbs.limbs(of: entry.magnitude)
                for (offset, limb) in factor.enumerated() {
                    if (entry < 0) != numerator.isNegative {
                        Limbs.add(limb, times: numerator.limbs, to: &negative, at: offset)
                    } else {
                        Limbs.add(limb, times: numerator.limbs, to: &positive, at: offset)
                    }
                }
            }
            let left =
                BigInteger(isNegative: false, limbs: Limbs.trimmed(positive))
                - BigInteger(isNegative: false, limbs: Limbs.trimmed(negative))
            if left != denominator * BigInteger(side[row]) { return false }
        }
        return true
    }

    /// Whether a column really is a combination of those before it, as it is modulo the prime.
    ///
    /// The rows given make the earlier columns independent modulo the prime, so the combination, if
    /// there is one, solves their equations; then it must hold in all rows.
    private func isDependent(
        column: Int, rows: [Int], in field: PrimeField
    ) throws(LinearSystemError) -> Bool {
        let part = rows.flatMap { coefficients[$0 * size..<$0 * size + column] }
        let side = (0..<size).map { coefficients[$0 * size + column] }
        let combination = try ExactLinearSystem(size: column, coefficients: part)
            .solved(for: [rows.map { side[$0] }], startingIn: field)
        guard let numerators = combination.numerators.first else { return false }
        return isSatisfied(by: numerators, over: combination.denominator, side: side)
    }
}
