import HospitalCore
import XCTest

@testable import FHIRExchange

/// Units and patterns, which FHIR takes from elsewhere.
final class UnitAndPatternTests: XCTestCase {
    /// Factors from the tables of UCUM.
    func testUnitsHaveTheirFactorsAndDimensions() throws {
        let known: [(String, String, [String: Int])] = [
            ("km", "1000", ["m": 1]), ("mg/dL", "10", ["g": 1, "m": -3]),
            ("mm[Hg]", "133322", ["g": 1, "m": -1, "s": -2]), ("kg/m2", "1000", ["g": 1, "m": -2]),
            ("10*9/L", "1000000000000", ["m": -3]), ("/min", "1/60", ["s": -1]),
            ("{beats}/min", "1/60", ["s": -1]), ("[lb_av]", "45359237/100000", ["g": 1]),
            ("m.s-2", "1", ["m": 1, "s": -2]), ("1", "1", [:]), ("%", "1/100", [:]),
            ("mmol/L", "1", ["mol": 1, "m": -3]), ("Cel", "1", ["Cel": 1]),
            ("dar", "-", [:]), ("furlong", "-", [:]), ("m/", "-", [:]), ("", "-", [:]),
            ("m999", "-", [:]), ("m2147483648", "-", [:]),
        ]
        for (code, factor, dimension) in known {
            let unit = UnitOfMeasure(code)
            XCTAssertEqual(unit?.factor.description ?? "-", factor, code)
            if let unit { XCTAssertEqual(unit.dimension, dimension, code) }
        }
        XCTAssertNil(UnitOfMeasure(String(repeating: "m.", count: 40) + "m"))
    }

    func testPatternsDecideAsTheirAuthorsMean() {
        let cases: [(pattern: String, matching: [String], other: [String])] = [
            (#"^\d{3}-\d{4}$"#, ["123-4567"], ["1234567", "123-45678", "x123-4567"]),
            ("[A-Z][a-z]+( [A-Z][a-z]+)*", ["Zhang", "Zhang San"], ["zhang", "Zhang ", ""]),
            ("(ab|cd)?e", ["abe", "cde", "e"], ["abcde", "ab"]),
            ("a{2,}", ["aa", "aaaa"], ["a"]), ("a{0,2}b", ["b", "aab"], ["aaab"]),
            (#"[^\d,]+"#, ["检查", "-"], ["a1", ","]), (#"\S+@\S+\.\w{2,3}"#, ["a@b.cn"], ["a@b"]),
            ("[-a]+", ["-a"], ["b"]), (".", ["检"], ["\n", ""]), ("", [""], ["a"]),
            ("(?:a|b)*?c", ["c", "abac"], ["abd"]),
        ]
        for sample in cases {
            for text in sample.matching {
                XCTAssertEqual(
                    TextPattern(sample.pattern)?.matches(text), true, "\(sample) \(text)")
            }
            for text in sample.other {
                XCTAssertEqual(
                    TextPattern(sample.pattern)?.matches(text), false, "\(sample) \(text)")
            }
        }
    }

    func testPatternsThatAreNotUnderstoodAreNotDecided() {
        for pattern in [
            #"(a)\1"#, "(?=a)b", "a**", "[a", "(a", "a)", "{2}", "a{3,2}", "a{99999}", #"\p{L}"#,
            "((a{1000}){1000}){1000}", "((((){1000}){1000}){1000}){1000}",
            String(repeating: "(", count: 40), "[]", #"a\"#, "[z-a]",
        ] {
            XCTAssertNil(TextPattern(pattern), pattern)
        }
    }

    /// A pattern on which readers that go back take hours is decided at once.
    func testAPatternNeverTakesLong() {
        let text = String(repeating: "a", count: 2_000) + "b"
        XCTAssertEqual(TextPattern("(a*)*(a|aa)+c")?.matches(text), false)
    }

    func testNumbersWithExponentsAreExact() {
        XCTAssertEqual(FHIRNumber.decimal("-1.250e2")?.description, "-125.0")
        XCTAssertEqual(FHIRNumber.decimal("12e3")?.description, "12000")
        XCTAssertEqual(FHIRNumber.decimal("12E-3")?.description, "0.012")
        XCTAssertNil(FHIRNumber.decimal("1e60"))
        XCTAssertNil(FHIRNumber.decimal("1e99999999999999999999"))
        XCTAssertEqual(FHIRNumber.decimals("-5.12340"), 5)
        XCTAssertEqual(FHIRNumber.decimals("1.5e1"), 0)
    }
}
