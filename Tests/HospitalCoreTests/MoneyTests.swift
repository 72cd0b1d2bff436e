import XCTest

@testable import HospitalCore

final class MoneyTests: XCTestCase {
    func testReadsYuanAndPrintsTwoDecimals() throws {
        let cases: [(String, Int64, String)] = [
            ("1234", 123_400, "1234.00"), ("1234.5", 123_450, "1234.50"), ("-0.01", -1, "-0.01"),
            ("0", 0, "0.00"), ("12.3400", 1_234, "12.34"),
            ("92233720368547758.07", .max, "92233720368547758.07"),
            ("-92233720368547758.08", .min, "-92233720368547758.08"),
        ]
        for (text, fen, printed) in cases {
            XCTAssertEqual(try Money(yuan: text).fen, fen, text)
            XCTAssertEqual(Money(fen: fen).description, printed)
        }
    }

    func testRefusesFractionsOfAFenAndAmountsThatDoNotFit() {
        assertThrows(NumberError.tooManyDecimals("1.234", allowed: 2)) {
            _ = try Money(yuan: "1.234")
        }
        assertThrows(NumberError.malformed("1,000")) { _ = try Money(yuan: "1,000") }
        let nines = String(repeating: "9", count: 38)
        for text in ["92233720368547758.08", "-92233720368547758.09", nines] {
            assertThrows(NumberError.outOfRange(text)) { _ = try Money(yuan: text) }
        }
    }

    func testAddsAndSubtractsExactlyAndChecked() throws {
        let (one, other) = (Money(fen: 1_050), Money(fen: -2_000))
        XCTAssertEqual(try one.adding(other).fen, -950)
        XCTAssertEqual(try one.subtracting(other).fen, 3_050)
        XCTAssertLessThan(other, one)
        assertThrows(NumberError.outOfRange("92233720368547758.07 + 0.01")) {
            _ = try Money(fen: .max).adding(Money(fen: 1))
        }
        assertThrows(NumberError.outOfRange("-92233720368547758.08 - 0.01")) {
            _ = try Money(fen: .min).subtracting(Money(fen: 1))
        }
    }

    func testTotalMustFitOnlyAtTheEnd() throws {
        let amounts = [Int64.max, .max, .min, .min, 7].map { Money(fen: $0) }
        XCTAssertEqual(try amounts.total().fen, 5)
        XCTAssertEqual(try [Money]().total(), .zero)
        assertThrows(NumberError.outOfRange("18446744073709551614")) {
            _ = try amounts.prefix(2).total()
        }
    }
}
