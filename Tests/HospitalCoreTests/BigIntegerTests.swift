import TestSupport
import XCTest

@testable import HospitalCore

final class BigIntegerTests: XCTestCase {
    func testAgreesWithPythonIntegers() throws {
        let rows = try fixtureLines("big_integers.txt")
        XCTAssertEqual(rows.count, 100)
        for row in rows {
            let values = try row.map { try XCTUnwrap(BigInteger($0), $0) }
            XCTAssertEqual(values.map(\.description), row)
            let (one, other) = (values[0], values[1])
            XCTAssertEqual(one + other, values[2], "\(row[0]) + \(row[1])")
            XCTAssertEqual(one - other, values[3], "\(row[0]) - \(row[1])")
            XCTAssertEqual(one * other, values[4], "\(row[0]) * \(row[1])")
            let result = try XCTUnwrap(one.quotientAndRemainder(dividingBy: other))
            XCTAssertEqual(result.quotient, values[5], "\(row[0]) / \(row[1])")
            XCTAssertEqual(result.remainder, values[6], "\(row[0]) mod \(row[1])")
            XCTAssertEqual(
                BigInteger.greatestCommonDivisor(one, other), values[7], "gcd \(row[0]) \(row[1])")
            XCTAssertEqual(values[4].exactQuotient(dividingBy: other), one)
        }
    }

    func testAgreesWithMachineIntegersWhereTheyFit() throws {
        let seed: UInt64 = 11
        var generator = SeededGenerator(seed: seed)
        var edges: [Int128] = [0, 1, -1, .max, .min, 1 << 64, -(1 << 64), (1 << 64) - 1]
        for _ in 0..<60 { edges.append(generator.number(bits: 127)) }
        for one in edges {
            for other in edges {
                let (left, right) = (BigInteger(one), BigInteger(other))
                let label = "seed \(seed): \(one), \(other)"
                check(left + right, one.addingReportingOverflow(other), label)
                check(left - right, one.subtractingReportingOverflow(other), label)
                check(left * right, one.multipliedReportingOverflow(by: other), label)
                XCTAssertEqual(left < right, one < other, label)
                XCTAssertEqual(left == right, one == other, label)
                guard let parts = left.quotientAndRemainder(dividingBy: right) else {
                    XCTAssertEqual(other, 0, label)
                    continue
                }
                check(parts.quotient, one.dividedReportingOverflow(by: other), label)
                check(parts.remainder, one.remainderReportingOverflow(dividingBy: other), label)
            }
        }
    }

    private func check(
        _ value: BigInteger, _ expected: (partialValue: Int128, overflow: Bool), _ label: String
    ) {
        guard !expected.overflow else {
            // −2¹²⁷ mod −1 is reported as overflow although it is zero.
            XCTAssertTrue(value.isZero || Int128(exactly: value) == nil, label)
            return
        }
        XCTAssertEqual(Int128(exactly: value), expected.partialValue, label)
        XCTAssertEqual(value, BigInteger(expected.partialValue), label)
        XCTAssertEqual(value.description, String(expected.partialValue), label)
        XCTAssertEqual(BigInteger(String(expected.partialValue)), value, label)
    }

    func testDivisionRebuildsTheDividendForLimbsOfAllOnesAndZeros() throws {
        let seed: UInt64 = 12
        var generator = SeededGenerator(seed: seed)
        // Such limbs make the estimate of algorithm D too large, where random ones almost never do.
        let limbs: [UInt64] = [0, 1, 1 << 63, (1 << 63) - 1, .max, .max - 1]
        for _ in 0..<20_000 {
            let (above, below) = (
                (0..<Int.random(in: 1...6, using: &generator)).map { _ in
                    limbs.randomElement(using: &generator) ?? 0
                },
                (0..<Int.random(in: 1...4, using: &generator)).map { _ in
                    limbs.randomElement(using: &generator) ?? 0
                } + [limbs[Int.random(in: 1...5, using: &generator)]]
            )
            let dividend = BigInteger(isNegative: false, limbs: Limbs.trimmed(above))
            let divisor = BigInteger(isNegative: false, limbs: below)
            let parts = try XCTUnwrap(dividend.quotientAndRemainder(dividingBy: divisor))
            let label = "seed \(seed): \(dividend) / \(divisor)"
            XCTAssertEqual(parts.quotient * divisor + parts.remainder, dividend, label)
            XCTAssertLessThan(parts.remainder, divisor, label)
        }
    }

    func testReadsOnlyDecimalDigitsWithASign() {
        for text in ["", "-", "+", "1.0", "0x1", " 1", "1 ", "１", "--1", "1-", "1_000"] {
            XCTAssertNil(BigInteger(text), text)
        }
        XCTAssertEqual(BigInteger("-0"), .zero)
        XCTAssertEqual(BigInteger("+0012"), BigInteger(12))
        let longest = String(repeating: "9", count: BigInteger.maximumDigits)
        XCTAssertEqual(BigInteger(longest)?.description, longest)
        XCTAssertNil(BigInteger(longest + "9"))
    }

    func testPrintsZerosInsideAndZeroItself() {
        let power = String(repeating: "0", count: 57)
        XCTAssertEqual(BigInteger("-1" + power)?.description, "-1" + power)
        XCTAssertEqual(BigInteger.zero.description, "0")
        XCTAssertFalse((-BigInteger.zero).isNegative)
    }

    func testBitWidthCountsTheBitsOfTheMagnitude() {
        let widths: [(Int128, Int)] = [(0, 0), (1, 1), (255, 8), (-255, 8), (256, 9), (.min, 128)]
        for (value, bits) in widths { XCTAssertEqual(BigInteger(value).bitWidth, bits) }
        XCTAssertEqual((BigInteger(.min) * BigInteger(.min)).bitWidth, 255)
    }

    func testWhatIsImpossibleHasNoResult() {
        XCTAssertNil(BigInteger.one.quotientAndRemainder(dividingBy: .zero))
        XCTAssertNil(BigInteger.one.exactQuotient(dividingBy: .zero))
        XCTAssertNil(BigInteger(7).exactQuotient(dividingBy: BigInteger(2)))
        XCTAssertNil(Int128(exactly: BigInteger(.max) + .one))
        XCTAssertEqual(Int128(exactly: -BigInteger(.max) - .one), .min)
        XCTAssertNil(Int128(exactly: BigInteger(.min) - .one))
    }

    func testCommonDivisorIsNotNegativeAndZeroOnlyOfZeros() {
        let cases: [(Int128, Int128, Int128)] = [
            (0, 0, 0), (0, -6, 6), (12, -18, 6), (-35, -64, 1),
        ]
        for (one, other, expected) in cases {
            XCTAssertEqual(
                BigInteger.greatestCommonDivisor(BigInteger(one), BigInteger(other)),
                BigInteger(expected))
        }
        XCTAssertEqual(
            BigInteger.greatestCommonDivisor(BigInteger(.min), BigInteger(.min)),
            -BigInteger(.min))
    }
}
