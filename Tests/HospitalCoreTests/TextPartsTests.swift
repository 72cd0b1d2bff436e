import XCTest

@testable import HospitalCore

/// Texts are taken apart at another text, byte for byte.
final class TextPartsTests: XCTestCase {
    func testPartsStandBetweenSeparators() {
        XCTAssertEqual("a / b / c".parts(by: " / "), ["a", "b", "c"])
        XCTAssertEqual("".parts(by: "--"), [""])
        XCTAssertEqual("--".parts(by: "--"), ["", ""])
        XCTAssertEqual("a---b".parts(by: "--"), ["a", "-b"])
        XCTAssertEqual("科室、病区".parts(by: "、"), ["科室", "病区"])
        XCTAssertEqual("a".parts(by: "abc"), ["a"])
        XCTAssertEqual("ab".parts(by: ""), ["ab"])
    }

    func testATextHoldsAnother() {
        XCTAssertTrue("2025-03".holds("-"))
        XCTAssertFalse("202503".holds("-"))
        XCTAssertFalse("".holds("-"))
    }

    /// Joined again, the parts are the text.
    func testPartsJoinToTheText() {
        for text in ["", "x", "xyxy", "yx", "xxyyxx", "yyy"] {
            for separator in ["x", "y", "xy", "yy"] {
                XCTAssertEqual(text.parts(by: separator).joined(separator: separator), text)
            }
        }
    }
}
