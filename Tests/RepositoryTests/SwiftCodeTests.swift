import XCTest

/// The rules about code are only as good as what they see of it.
final class SwiftCodeTests: XCTestCase {
    private func code(_ text: String) -> String {
        SwiftCode.withoutCommentsAndTexts(text)
    }

    func testCommentsAreBlankAndLinesStay() {
        XCTAssertEqual(code("a // b!\nc"), "a      \nc")
        XCTAssertEqual(code("a /* b /* c */\nd */ e"), "a             \n     e")
    }

    func testTextsAreBlankAndQuotesStay() {
        XCTAssertEqual(code(#"f("a!")"#), #"f("  ")"#)
        XCTAssertEqual(code(#"f("\"!")x!"#), #"f("   ")x!"#)
        XCTAssertEqual(code("##\"a\"# !\"##!"), "##\"     \"##!")
        XCTAssertEqual(code("\"\"\"\n\"a\" b!\n\"\"\"!"), "\"\"\"\n      \n\"\"\"!")
    }

    func testCodeInsideOfAnInterpolationStays() {
        XCTAssertEqual(code(#""a\(b(c)! + "d!")e!""#), #""  (b(c)! + "  ")  ""#)
        XCTAssertEqual(code(##"#"a\(b)\#(c!)"#"##), ##"#"       (c!)"#"##)
    }
}
