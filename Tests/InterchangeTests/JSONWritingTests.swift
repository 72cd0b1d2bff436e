import XCTest

@testable import Interchange

final class JSONWritingTests: XCTestCase {
    func testOnlyWhatMustBeEscapedIs() {
        let value = JSONValue.string("\"\\/\u{0}\u{8}\t\n\u{C}\r\u{1F}\u{7F}é中😀\u{2028}")
        XCTAssertEqual(
            value.text,
            "\"\\\"\\\\/\\u0000\\b\\t\\n\\f\\r\\u001f\u{7F}é中😀\u{2028}\"")
    }

    func testTheTextIsCompactAndKeepsOrderAndNumbers() {
        let value = JSONValue.object([
            "科室": .array([.number("1.10"), .null, .bool(true), .bool(false)]),
            "a": .object([:]), "b": .array([]),
        ])
        XCTAssertEqual(value.text, #"{"科室":[1.10,null,true,false],"a":{},"b":[]}"#)
        XCTAssertEqual(value.utf8, Array(value.text.utf8))
    }
}
