import TestSupport
import XCTest

@testable import HospitalCore

final class ExactLinearSystemTests: XCTestCase {
    /// A system of the fixture with its solution.
    private struct Case {
        var name = ""
        var size = 0
        var coefficients: [Int128] = []
        var sides: [[Int128]] = []
        var denominator = ""
        var numerators: [(side: Int, unknown: Int, value: String)] = []
    }

    private func cases() throws -> [Case] {
        var cases: [Case] = []
        for line in try fixtureLines("linear_systems.txt") {
            if line[0] == "system" {
                cases.append(Case(name: line.joined(separator: " "), size: Int(line[1]) ?? 0))
            }
            var current = try XCTUnwrap(cases.popLast())
            switch line[0] {
            case "row": current.coefficients += line.dropFirst().compactMap { Int128($0) }
            case "side": current.sides.append(line.dropFirst().compactMap { Int128($0) })
            case "denominator": current.denominator = line[1]
            case "numerator":
                current.numerators.append((Int(line[1]) ?? 0, Int(line[2]) ?? 0, line[3]))
            default: break
            }
            cases.append(current)
        }
        return cases
    }

    func testAgreesWithPythonFractions() throws {
        let cases = try cases()
        XCTAssertEqual(cases.count, 50)
        for system in cases {
            let solution = try ExactLinearSystem(
                size: system.size, coefficients: system.coefficients
            ).solved(for: system.sides)
            XCTAssertEqual(solution.denominator.description, system.denominator, system.name)
            for (side, unknown, value) in system.numerators {
                XCTAssertEqual(
                    solution.numerators[side][unknown].description, value,
                    "\(system.name), side \(side), unknown \(unknown)")
            }
        }
    }

    func testSolvesWhatCanBeSolvedByHand() throws {
        // x + y = 3, x − y = 2: 5/2 and 1/2; with 0 and 0: 0 and 0.
        let solution = try ExactLinearSystem(size: 2, coefficients: [1, 1, 1, -1])
            .solved(for: [[3, 2], [0, 0]])
        XCTAssertEqual(solution.denominator, BigInteger(2))
        XCTAssertEqual(
            solution.numerators, [[5, 1], [0, 0]].map { $0.map { BigInteger($0) } })
        let none = try ExactLinearSystem(size: 0, coefficients: []).solved(for: [[]])
        XCTAssertEqual(none.denominator, .one)
        XCTAssertEqual(none.numerators, [[]])
        XCTAssertEqual(
            try ExactLinearSystem(size: 1, coefficients: [3]).solved(for: []).numerators, [])
    }

    func testLaterSideMayNeedALargerDenominator() throws {
        // Diagonal 2, 3, 2⁹⁰ + 1: side after side brings its own denominator.
        let wide: Int128 = (1 << 90) + 1
        let system = try ExactLinearSystem(
            size: 3, coefficients: [2, 0, 0, 0, 3, 0, 0, 0, wide])
        let solution = try system.solved(for: [[1, 0, 0], [0, 1, 0], [0, 0, 1], [2, 3, wide]])
        let product = BigInteger(6) * BigInteger(wide)
        XCTAssertEqual(solution.denominator, product)
        XCTAssertEqual(solution.numerators[0], [BigInteger(3) * BigInteger(wide), .zero, .zero])
        XCTAssertEqual(solution.numerators[1], [.zero, BigInteger(2) * BigInteger(wide), .zero])
        XCTAssertEqual(solution.numerators[2], [.zero, .zero, BigInteger(6)])
        XCTAssertEqual(solution.numerators[3], [product, product, product])
    }

    func testPrimesThatDivideTheDeterminantAreStepped() throws {
        // The two largest primes below 2⁶⁰: the solver starts with the first.
        let first: Int128 = 1_152_921_504_606_846_883
        let second: Int128 = 1_152_921_504_606_846_869
        XCTAssertEqual(Int128(PrimeField.first.modulus), first)
        XCTAssertEqual(PrimeField.first.next().map { Int128($0.modulus) }, second)
        for coefficient in [first, -second, first * second] {
            let solution = try ExactLinearSystem(size: 1, coefficients: [coefficient])
                .solved(for: [[5]])
            XCTAssertEqual(solution.denominator, BigInteger(coefficient).magnitude)
            XCTAssertEqual(solution.numerators, [[BigInteger(coefficient < 0 ? -5 : 5)]])
        }
        // Determinant first² − 0: modulo the prime the columns are dependent, in truth they are
        // not.
        let solution = try ExactLinearSystem(size: 2, coefficients: [1, 1, 1, 1 + first])
            .solved(for: [[0, 1]])
        XCTAssertEqual(solution.denominator, BigInteger(first))
        XCTAssertEqual(solution.numerators, [[BigInteger(-1), BigInteger(1)]])
    }

    func testEntriesOfAnyWidthInRangeAreSolved() throws {
        let largest = PadicLifting.largestRowSum
        let solution = try ExactLinearSystem(
            size: 2, coefficients: [largest - 1, 1, -1, largest - 1]
        ).solved(for: [[.min, .max]])
        // Cramer's rule by hand.
        let (wide, low, high) = (BigInteger(largest - 1), BigInteger(.min), BigInteger(.max))
        let determinant = wide * wide + .one
        let numerators = [low * wide - high, wide * high + low]
        XCTAssertEqual(
            numerators.map { $0 * solution.denominator },
            solution.numerators[0].map { $0 * determinant })
    }

    func testRandomSolutionsSatisfyTheirEquations() throws {
        let seed: UInt64 = 5
        var generator = SeededGenerator(seed: seed)
        var solved = 0
        for round in 0..<150 {
            let size = Int.random(in: 1...9, using: &generator)
            let bits = [2, 20, 60, 110][round % 4]
            let coefficients = (0..<size * size).map { _ in generator.number(bits: bits) }
            let sides = (0..<3).map { _ in (0..<size).map { _ in generator.number(bits: bits) } }
            let system = try ExactLinearSystem(size: size, coefficients: coefficients)
            guard let solution = try? system.solved(for: sides) else { continue }
            solved += 1
            for (side, numerators) in zip(sides, solution.numerators) {
                for row in 0..<size {
                    let sum = (0..<size).reduce(BigInteger.zero) {
                        $0 + BigInteger(coefficients[row * size + $1]) * numerators[$1]
                    }
                    XCTAssertEqual(
                        sum, solution.denominator * BigInteger(side[row]), "seed \(seed), \(round)")
                }
            }
        }
        // Only the systems with entries of two bits are singular now and then.
        XCTAssertGreaterThan(solved, 120)
    }

    func testSystemWithoutAUniqueSolutionIsAnError() throws {
        let systems: [(Int, [Int128])] = [
            (1, [0]), (2, [0, 0, 0, 0]), (2, [1, 2, 2, 4]), (2, [0, 1, 0, 1]),
            // Two departments that give everything to each other.
            (2, [1, -1, -1, 1]), (3, [1, 2, 3, 4, 5, 6, 7, 8, 9]),
            // Rank 1, first columns dependent.
            (3, [1, 2, 3, 2, 4, 6, 3, 6, 9]),
        ]
        for (size, coefficients) in systems {
            let system = try ExactLinearSystem(size: size, coefficients: coefficients)
            assertThrows(LinearSystemError.singular(unknowns: size)) {
                _ = try system.solved(for: [[Int128](repeating: 0, count: size)])
            }
        }
        let seed: UInt64 = 6
        var generator = SeededGenerator(seed: seed)
        let size = 30
        var coefficients = (0..<size * size).map { _ in generator.number(bits: 40) }
        for row in 0..<size {
            let start = row * size
            coefficients[start + 17] = 3 * coefficients[start] - coefficients[start + 29]
        }
        assertThrows(LinearSystemError.singular(unknowns: size)) {
            _ = try ExactLinearSystem(size: size, coefficients: coefficients)
                .solved(for: [[Int128](repeating: 1, count: size)])
        }
    }

    func testTooManyUnknownsAreAnError() {
        assertThrows(LinearSystemError.tooManyUnknowns(201, limit: 200)) {
            _ = try ExactLinearSystem(size: 201, coefficients: [])
        }
        assertThrows(LinearSystemError.tooManyUnknowns(.max, limit: 200)) {
            _ = try ExactLinearSystem(size: .max, coefficients: [])
        }
    }

    func testWrongNumberOfCoefficientsIsAnError() throws {
        assertThrows(LinearSystemError.shapeMismatch(expected: 4, given: 3)) {
            _ = try ExactLinearSystem(size: 2, coefficients: [1, 2, 3])
        }
        assertThrows(LinearSystemError.shapeMismatch(expected: 0, given: 0)) {
            _ = try ExactLinearSystem(size: .min, coefficients: [])
        }
        assertThrows(LinearSystemError.shapeMismatch(expected: 1, given: 2)) {
            _ = try ExactLinearSystem(size: 1, coefficients: [1]).solved(for: [[1], [1, 2]])
        }
    }

    func testCoefficientsThatAddUpBeyond127BitsAreAnError() {
        let half: Int128 = 1 << 126
        for coefficients in [[half, half, 1, 2], [half, 1, -half, 2], [.min, 0, 0, 1]] {
            assertThrows(LinearSystemError.outOfRange) {
                _ = try ExactLinearSystem(size: 2, coefficients: coefficients)
            }
        }
    }

    func testEveryErrorHasItsMessage() {
        let cases: [(LinearSystemError, String)] = [
            (.singular(unknowns: 2), "2个未知数的线性方程组没有唯一解。"),
            (.tooManyUnknowns(201, limit: 200), "线性方程组有201个未知数，精确求解最多200个。"),
            (.shapeMismatch(expected: 4, given: 3), "线性方程组需要4个系数，实有3个。"),
            (.outOfRange, "线性方程组的系数超出可计算的范围。"),
            (.notVerified, "库内部错误：linear system not verified。请将此信息报告给开发者。"),
        ]
        for (error, text) in cases { XCTAssertEqual(error.finding.text(in: .chinese), text) }
    }
}
