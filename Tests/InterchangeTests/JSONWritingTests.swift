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

    private struct Refused: Error {}

    func testWhoIsAskedBeforeValuesMayEndTheWriting() throws {
        let value = JSONValue.object([
            "a": .array([.number("1"), .object(["b": .string("中文")])]), "c": .string("d"),
        ])
        var questions = 0
        var text: [UInt8] = []
        value.write(to: &text) { _, _ in questions += 1 }
        XCTAssertEqual(text, value.utf8)
        XCTAssertEqual(questions, 4, "two values of a list and two texts")
        for answered in 0..<questions {
            var (left, more) = (answered, 0)
            text = []
            XCTAssertThrowsError(
                try value.write(to: &text) { soFar, bytes throws(Refused) in
                    guard left > 0 else { throw Refused() }
                    (left, more) = (left - 1, max(more, bytes))
                    XCTAssertTrue(value.utf8.starts(with: soFar))
                })
            XCTAssertTrue(value.utf8.starts(with: text), "\(answered)")
            XCTAssertLessThan(text.count, value.utf8.count)
            XCTAssertEqual(more, answered > 2 ? 6 : 0)
        }
    }
}
