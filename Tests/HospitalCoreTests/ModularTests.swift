import TestSupport
import XCTest

@testable import HospitalCore

/// The two foundations of ``ExactLinearSystem``: residues and the fractions behind them.
final class ModularTests: XCTestCase {
    func testFoldingGivesTheRemainderOfTheDivision() throws {
        let seed: UInt64 = 8
        var generator = SeededGenerator(seed: seed)
        var field = PrimeField.first
        for _ in 0..<20 {
            let prime = UInt128(field.modulus)
            var values = [0, 1, prime - 1, prime, prime + 1, prime * prime, .max, .max - 1]
            for _ in 0..<200 {
                values.append(UInt128(generator.next()) << 64 | UInt128(generator.next()))
            }
            for value in values {
                XCTAssertEqual(
                    UInt128(field.reduced(value)), value % prime, "\(value) mod \(prime)")
            }
            XCTAssertEqual(field.residue(of: -1), field.modulus - 1)
            XCTAssertEqual(field.residue(of: -Int128(prime)), 0)
            XCTAssertEqual(field.product(field.inverse(12_345), 12_345), 1)
            XCTAssertEqual(field.inverseModuloWord &* Int128(prime), 1)
            field = try XCTUnwrap(field.next())
        }
    }

    /// The complements of the largest primes below 2⁶⁰, computed in Python with another set of
    /// bases.
    func testPrimesAreFoundInOrderAndComeToAnEnd() {
        let complements: [UInt64] = [
            93, 107, 173, 179, 257, 279, 369, 395, 399, 453, 557, 579, 629, 669, 695, 707, 717, 725,
            753, 777, 797,
        ]
        var field: PrimeField? = .first
        for complement in complements {
            XCTAssertEqual(field?.modulus, (1 << 60) - complement)
            field = field?.next()
        }
        var count = complements.count
        while let current = field {
            (field, count) = (current.next(), count + 1)
        }
        // 200 columns of 127 bits have fewer than 460 such primes in their determinant.
        XCTAssertGreaterThan(count, 460)
    }

    func testFindsEveryFractionWithinTheBoundsAndNoOther() throws {
        // 2053 is prime and above 2 × 2⁵ × 2⁵.
        let search = RationalReconstruction(
            modulus: BigInteger(2_053), numeratorBits: 5, denominatorBits: 5)
        var found = 0
        for residue in Int128(0)..<2_053 {
            let expected = (Int128(1)...31).lazy.compactMap { below -> [Int128]? in
                let rest = residue * below % 2_053
                let above = rest > 1_026 ? rest - 2_053 : rest
                return abs(above) <= 31 ? [above, below] : nil
            }.first
            let fraction = search.fraction(of: BigInteger(residue))
            let parts = fraction.flatMap { above, below in
                Int128(exactly: above).flatMap { above in
                    Int128(exactly: below).map { [above, $0] }
                }
            }
            XCTAssertEqual(parts, expected, "\(residue)")
            if parts != nil { found += 1 }
        }
        XCTAssertGreaterThan(found, 1_000)
    }
}
