import XCTest

@testable import HospitalCore

final class RateTests: XCTestCase {
    func testIsKeptInLowestTermsWithAPositiveDenominator() throws {
        let cases: [(Int128, Int128, String)] = [
            (2_000, 20_000, "1/10"), (100, 3, "100/3"), (50, 2, "25"), (0, -7, "0"),
            (1, -6, "-1/6"),
            (-10, -4, "5/2"), (.min, .min, "1"),
            (.min, -1, "170141183460469231731687303715884105728"),
        ]
        for (numerator, denominator, text) in cases {
            let rate = try Rate(numerator: numerator, denominator: denominator)
            XCTAssertEqual(rate.description, text)
        }
        XCTAssertEqual(
            try Rate(numerator: 2, denominator: 4), try Rate(numerator: -1, denominator: -2))
    }

    func testReadsFractionsAndDecimals() throws {
        let cases = [
            "1/6": "1/6", "2000/20000": "1/10", "0.5": "1/2", "-3/9": "-1/3", "+4/2": "2", "7": "7",
            "-0.125": "-1/8", "0/5": "0", "8.334": "4167/500", "006/0004": "3/2",
        ]
        for (text, printed) in cases { XCTAssertEqual(try Rate(text).description, printed, text) }
        let long = String(repeating: "7", count: Rate.maximumDigits)
        XCTAssertEqual(try Rate(long + "/" + long), .one)
    }

    func testRefusesTextThatIsNoRate() {
        let malformed = [
            "", "/", "1/", "/2", "1/2/3", "1/-2", "1/+2", "0.5/2", "1/2.0", "50%", "1 / 2", "1/x",
        ]
        for text in malformed { assertThrows(NumberError.malformed(text)) { _ = try Rate(text) } }
        assertThrows(NumberError.divisionByZero("1/0")) { _ = try Rate("1/0") }
        assertThrows(NumberError.divisionByZero("0/00")) { _ = try Rate("0/00") }
        assertThrows(NumberError.divisionByZero("5")) {
            _ = try Rate(numerator: 5, denominator: 0)
        }
        let long = "1/" + String(repeating: "3", count: Rate.maximumDigits + 1)
        assertThrows(NumberError.outOfRange(long)) { _ = try Rate(long) }
        assertThrows(NumberError.tooManyDecimals("0.1234567890123456789", allowed: 18)) {
            _ = try Rate("0.1234567890123456789")
        }
    }

    func testAddsSubtractsMultipliesAndComparesExactly() throws {
        let (third, sixth) = (try Rate("1/3"), try Rate("1/6"))
        XCTAssertEqual((third + sixth).description, "1/2")
        XCTAssertEqual((sixth - third).description, "-1/6")
        XCTAssertEqual((third * sixth).description, "1/18")
        XCTAssertEqual(third - third, .zero)
        XCTAssertLessThan(sixth, third)
        XCTAssertLessThan(-third, -sixth)
        XCTAssertLessThan(try Rate("333333333/1000000000"), third)
        XCTAssertFalse(third < third)
    }

    func testGrowsAsFarAsItMust() throws {
        // H(60) = 1 + 1/2 + … + 1/60, computed with Python fractions.
        let sum = try (1...60).reduce(Rate.zero) {
            $0 + (try Rate(numerator: 1, denominator: Int128($1)))
        }
        XCTAssertEqual(sum.description, "15117092380124150817026911/3230237388259077233637600")
        var power = try Rate("3/2")
        for _ in 0..<8 { power = power * power }
        // (3/2)^256 has the denominator 2^256.
        XCTAssertEqual(power.denominator.bitWidth, 257)
    }

    func testBecomesMoneyByANamedRounding() throws {
        let amount = Money(fen: 10_000)
        XCTAssertEqual(
            try Rate("1/3").applied(to: amount, rounding: .halfAwayFromZero).fen, 3_333)
        XCTAssertEqual(try Rate("2/3").applied(to: amount, rounding: .halfAwayFromZero).fen, 6_667)
        XCTAssertEqual(try Rate("2/3").applied(to: amount, rounding: .towardZero).fen, 6_666)
        XCTAssertEqual(try Rate("-1/3").applied(to: amount, rounding: .down).fen, -3_334)
        XCTAssertEqual(
            try Rate("0.5").applied(to: Money(fen: -3), rounding: .halfAwayFromZero).fen, -2)
        XCTAssertEqual(
            try Rate.one.applied(to: Money(fen: .min), rounding: .halfAwayFromZero).fen, .min)
        assertThrows(NumberError.outOfRange("-92233720368547758.08 × -1")) {
            _ = try (-Rate.one).applied(to: Money(fen: .min), rounding: .down)
        }
        let huge = try Rate(String(repeating: "9", count: 900) + "/7")
        XCTAssertThrowsError(try huge.applied(to: amount, rounding: .down))
        XCTAssertEqual(try huge.applied(to: .zero, rounding: .up), .zero)
    }

    func testIsShownAsADecimalRoundedOnce() throws {
        let cases: [(String, Int, Rounding, String)] = [
            ("100/3", 6, .halfAwayFromZero, "33.333333"), ("100/3", 0, .up, "34"),
            ("25", 2, .down, "25.00"), ("-1/8", 2, .halfAwayFromZero, "-0.13"),
            ("-1/8", 2, .halfToEven, "-0.12"), ("2/3", 18, .halfToEven, "0.666666666666666667"),
        ]
        for (rate, digits, rounding, text) in cases {
            XCTAssertEqual(
                try Rate(rate).decimal(digits: digits, rounding: rounding).description, text)
        }
        for digits in [-1, 19, .min, .max] {
            assertThrows(NumberError.outOfRange("1/3")) {
                _ = try Rate("1/3").decimal(digits: digits, rounding: .down)
            }
        }
        let large = try Rate(String(repeating: "9", count: 39) + "/1")
        XCTAssertThrowsError(try large.decimal(digits: 0, rounding: .down))
        XCTAssertThrowsError(
            try Rate(Decimal(String(repeating: "9", count: 38)))
                .decimal(digits: 1, rounding: .down))
    }

    func testFieldLawsHoldForAllSmallFractions() throws {
        let small = try (-3...3).flatMap { above in
            try (1...4).map { try Rate(numerator: Int128(above), denominator: Int128($0)) }
        }
        for one in small {
            XCTAssertEqual(one + -one, .zero)
            XCTAssertEqual(one * .one, one)
            for other in small {
                XCTAssertEqual(one + other, other + one)
                XCTAssertEqual(one - other + other, one)
                XCTAssertEqual([one < other, one == other, other < one].filter { $0 }.count, 1)
                for third in small where third.denominator != .one {
                    XCTAssertEqual(third * (one + other), third * one + third * other)
                }
            }
        }
    }
}
