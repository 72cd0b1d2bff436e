import TestSupport
import XCTest

@testable import HospitalCore

final class DecimalTests: XCTestCase {
    private let nines = String(repeating: "9", count: 38)

    func testReadsPlainDecimalsAndPrintsThemCanonically() throws {
        let cases = [
            "0": "0", "-0": "0", "+5": "5", "007": "7", "1.10": "1.10", "-1234.56": "-1234.56",
            "0.05": "0.05", "-0.00": "0.00", "0.000000000000000001": "0.000000000000000001",
            nines: nines, "00" + nines: nines, "-" + nines: "-" + nines,
            "99999999999999999999.999999999999999999": "99999999999999999999.999999999999999999",
        ]
        for (text, printed) in cases {
            XCTAssertEqual(try Decimal(text).description, printed, text)
        }
        XCTAssertEqual(try Decimal("-12.50").significand, -1250)
        XCTAssertEqual(try Decimal("-12.50").scale, 2)
    }

    func testRefusesTextThatIsNoPlainDecimal() {
        let texts = [
            "", "+", "-", ".", ".5", "5.", "1.2.3", "1,234", "1e5", " 1", "1 ", "--1", "+-1", "１２",
            "0x10", "NaN", "1/2", "−1", "1\0",
        ]
        for text in texts {
            assertThrows(NumberError.malformed(text)) { _ = try Decimal(text) }
        }
    }

    func testRefusesMoreDecimalsOrDigitsThanItHolds() {
        let long = "0.0000000000000000001"
        assertThrows(NumberError.tooManyDecimals(long, allowed: 18)) { _ = try Decimal(long) }
        for text in ["1" + String(repeating: "0", count: 38), "-9" + nines, nines + ".5"] {
            assertThrows(NumberError.outOfRange(text)) { _ = try Decimal(text) }
        }
        assertThrows(NumberError.outOfRange("1e-19")) {
            _ = try Decimal(significand: 1, scale: 19)
        }
        assertThrows(NumberError.outOfRange("1e--1")) {
            _ = try Decimal(significand: 1, scale: -1)
        }
        for significand in [Int128.min, .max, Decimal.limit] {
            assertThrows(NumberError.outOfRange("\(significand)e-0")) {
                _ = try Decimal(significand: significand, scale: 0)
            }
        }
    }

    func testEqualValuesAreEqualAndHashAlikeWhateverTheirScale() throws {
        let (one, other) = (try Decimal("1.10"), try Decimal("1.1000"))
        XCTAssertEqual(one, other)
        XCTAssertEqual(Set([one, other, try Decimal("1.1")]).count, 1)
        XCTAssertEqual(other.normalized.description, "1.1")
        XCTAssertEqual(try Decimal("0.000").normalized.description, "0")
    }

    func testOrdersByValueAcrossScales() throws {
        let ascending = try [
            "-" + nines, "-2", "-1.999999999999999999", "-0.5", "-0.05", "0",
            "0.000000000000000001",
            "0.1", "0.11", "1", "10.0", "99999999999999999999.999999999999999999", nines,
        ].map { try Decimal($0) }
        for (index, one) in ascending.enumerated() {
            for (position, other) in ascending.enumerated() {
                XCTAssertEqual(one < other, index < position, "\(one) < \(other)")
                XCTAssertEqual(one == other, index == position, "\(one) == \(other)")
            }
        }
    }

    func testGivesItsSignificandAtAnotherScaleOnlyWithoutLoss() throws {
        let value = try Decimal("12.30")
        XCTAssertEqual(value.significand(atScale: 1), 123)
        XCTAssertEqual(value.significand(atScale: 4), 123_000)
        for scale in [0, -1, 39, .min, .max] { XCTAssertNil(value.significand(atScale: scale)) }
        XCTAssertNil(try Decimal(nines).significand(atScale: 1))
    }

    func testAddsSubtractsAndMultipliesExactly() throws {
        let sums = [
            ("0.1", "0.2", "0.3", "-0.1", "0.02"), ("1.50", "2.5", "4.00", "-1.00", "3.75"),
            ("-3", "0.001", "-2.999", "-3.001", "-0.003"), ("1.0", "1.0", "2.0", "0.0", "1"),
        ]
        for (one, other, sum, difference, product) in sums {
            let (left, right) = (try Decimal(one), try Decimal(other))
            XCTAssertEqual(try left.adding(right).description, sum)
            XCTAssertEqual(try left.subtracting(right).description, difference)
            XCTAssertEqual(try left.multiplied(by: right).description, product)
        }
    }

    func testDropsTrailingZerosWhereTheExactResultWouldNotFitOtherwise() throws {
        let large = try Decimal("1" + String(repeating: "0", count: 37))
        XCTAssertEqual(
            try large.adding(Decimal("1.0")).description,
            "1" + String(repeating: "0", count: 36) + "1")
        // 18 × 10³⁶ with one decimal does not fit 128 bits, the sum does.
        let (wide, taken) = (
            try Decimal("18" + String(repeating: "0", count: 36)),
            try Decimal("-9" + String(repeating: "0", count: 36) + ".5")
        )
        XCTAssertEqual(
            try wide.adding(taken).description, "8" + String(repeating: "9", count: 36) + ".5")
        let tiny = try Decimal("0.0000000005").multiplied(by: Decimal("0.000000002"))
        XCTAssertEqual(tiny.description, "0.000000000000000001")
        XCTAssertEqual(
            try Decimal("0.25").multiplied(by: Decimal("4" + String(repeating: "0", count: 37)))
                .description, "1" + String(repeating: "0", count: 37))
    }

    func testRefusesExactResultsThatDoNotFit() throws {
        let (largest, tiny) = (try Decimal(nines), try Decimal("0.0000000001"))
        assertThrows(NumberError.outOfRange("\(nines) + 1")) { _ = try largest.adding(.one) }
        assertThrows(NumberError.outOfRange("\(nines) + 0.0000000001")) {
            _ = try largest.adding(tiny)
        }
        assertThrows(NumberError.outOfRange("-\(nines) + -1")) {
            _ = try Decimal("-" + nines).subtracting(.one)
        }
        assertThrows(NumberError.outOfRange("\(nines) × \(nines)")) {
            _ = try largest.multiplied(by: largest)
        }
        assertThrows(NumberError.outOfRange("0.0000000001 × 0.0000000001")) {
            _ = try tiny.multiplied(by: tiny)
        }
    }

    func testRoundsToAScaleByANamedRule() throws {
        XCTAssertEqual(
            try Decimal("2.345").rounded(toScale: 2, .halfAwayFromZero).description, "2.35")
        XCTAssertEqual(try Decimal("-2.345").rounded(toScale: 2, .halfToEven).description, "-2.34")
        XCTAssertEqual(try Decimal("2.5").rounded(toScale: 3, .down).description, "2.500")
        XCTAssertEqual(try Decimal("-0.001").rounded(toScale: 0, .awayFromZero).description, "-1")
        for scale in [-1, 19, .min, .max] {
            assertThrows(NumberError.outOfRange("2.5")) {
                _ = try Decimal("2.5").rounded(toScale: scale, .down)
            }
        }
        assertThrows(NumberError.outOfRange(nines)) {
            _ = try Decimal(nines).rounded(toScale: 1, .down)
        }
    }

    func testArithmeticAgreesWithFractionsOnRandomNumbers() throws {
        let seed: UInt64 = 7
        var generator = SeededGenerator(seed: seed)
        var exact = 0
        for _ in 0..<3_000 {
            let (one, other) = (try decimal(&generator), try decimal(&generator))
            let label = "seed \(seed): \(one), \(other)"
            if let sum = try? one.adding(other) {
                exact += 1
                XCTAssertEqual(Rate(sum), Rate(one) + Rate(other), label)
            }
            if let product = try? one.multiplied(by: other) {
                XCTAssertEqual(Rate(product), Rate(one) * Rate(other), label)
            }
            XCTAssertEqual(one < other, Rate(one) < Rate(other), label)
            XCTAssertEqual(try Decimal(one.description), one, label)
        }
        XCTAssertGreaterThan(exact, 1_500)
    }

    private func decimal(_ generator: inout SeededGenerator) throws -> Decimal {
        let scale = Int.random(in: 0...18, using: &generator)
        return try Decimal(significand: generator.number(bits: 126), scale: scale)
    }

    func testEveryNumberErrorHasItsMessage() {
        let cases: [(NumberError, String)] = [
            (.malformed("1x"), "“1x”不是有效数字（只接受符号、数字和小数点）。"),
            (.tooManyDecimals("1.234", allowed: 2), "“1.234”的小数位过多，最多2位。"),
            (.outOfRange("1e99"), "“1e99”超出可表示的范围。"),
            (.divisionByZero("1/0"), "“1/0”不能除以零。"),
        ]
        for (error, text) in cases { XCTAssertEqual(error.finding.text(in: .chinese), text) }
        let long = NumberError.malformed(String(repeating: "9", count: 10_000_000))
        XCTAssertEqual(
            long.finding.values["value"], .text(String(repeating: "9", count: 80) + "…"))
        let exact = String(repeating: "9", count: 80)
        XCTAssertEqual(NumberError.malformed(exact).finding.values["value"], .text(exact))
    }
}
