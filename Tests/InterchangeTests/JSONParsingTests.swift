import HospitalCore
import TestSupport
import XCTest

@testable import Interchange

final class JSONParsingTests: XCTestCase {
    private func error(_ text: String, line: UInt = #line) -> JSONError? {
        thrownError(line: line) { () throws(JSONError) in try JSONValue(parsing: text) }
    }

    private func assertFault(
        _ text: String, _ fault: JSONFault, _ line: Int, _ column: Int, _ offset: Int,
        at testLine: UInt = #line
    ) {
        let position = JSONPosition(line: line, column: column, offset: offset)
        let error = error(text, line: testLine)
        XCTAssertEqual(error, .syntax(fault, at: position), text, line: testLine)
    }

    // MARK: worked examples

    func testTheTreeKeepsOrderAndNumberText() throws {
        let value = try JSONValue(
            parsing: """
                 {"b": [1.10, -0, 1E+2, 0.0000001], "a": {"空": null, "是": true, "否": false},
                  "text": "a\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\u4E2D\\uD83D\\uDE00库"}
                """)
        XCTAssertEqual(
            value,
            .object([
                "b": .array([
                    .number("1.10"), .number("-0"), .number("1E+2"), .number("0.0000001"),
                ]),
                "a": .object(["空": .null, "是": .bool(true), "否": .bool(false)]),
                "text": .string("a\"\\/\u{8}\u{C}\n\r\té中😀库"),
            ]))
    }

    func testEveryKindOfValueMayBeADocument() throws {
        XCTAssertEqual(try JSONValue(parsing: "\t[ ]\r\n"), .array([]))
        XCTAssertEqual(try JSONValue(parsing: "{ }"), .object([:]))
        XCTAssertEqual(try JSONValue(parsing: "\"\""), .string(""))
        XCTAssertEqual(try JSONValue(parsing: "0"), .number("0"))
        XCTAssertEqual(try JSONValue(parsing: "null"), .null)
    }

    func testAByteOrderMarkIsTakenAtTheStartOnly() throws {
        XCTAssertEqual(try JSONValue(parsing: "\u{FEFF}[1]"), .array([.number("1")]))
        assertFault("\u{FEFF}[1,x]", .valueExpected, 1, 4, 6)
        assertFault("[\u{FEFF}1]", .valueExpected, 1, 2, 1)
    }

    func testANameThatStandsTwiceIsKeptAndFound() throws {
        let value = try JSONValue(parsing: #"{"x":1,"y":2,"x":3}"#)
        guard case .object(let object) = value else { return XCTFail("no object") }
        XCTAssertEqual(object.members.map(\.name), ["x", "y", "x"])
        XCTAssertEqual(object["x"], .number("1"))
        XCTAssertEqual(object.duplicateName, "x")
        XCTAssertEqual(object.index, ["x": 0, "y": 1])
        XCTAssertNil(JSONObject([.init(name: "x", value: .null)]).duplicateName)
    }

    // MARK: laws

    func testPlainTextOfEveryLengthEndsAtItsQuote() throws {
        for length in 0...40 {
            for special in ["", "é", "\u{7F}", "\\n", " ", "!", "#", "[", "]", "\\\\", "\\\""] {
                for place in 0...length {
                    let before = String(repeating: "a", count: place)
                    let after = String(repeating: "z", count: length - place)
                    let value = try JSONValue(parsing: "[\"" + before + special + after + "\"]")
                    let expected = ["\\n": "\n", "\\\\": "\\", "\\\"": "\""][special] ?? special
                    XCTAssertEqual(value, .array([.string(before + expected + after)]))
                }
            }
        }
    }

    func testTheParserReadsWhatTheWriterWrites() throws {
        let seed: UInt64 = 20_250_301
        var generator = SeededGenerator(seed: seed)
        for round in 0..<2_000 {
            let tree = RandomTree.value(depth: 4, using: &generator)
            let text = tree.text
            XCTAssertEqual(try JSONValue(parsing: text), tree, "seed \(seed), round \(round)")
            XCTAssertEqual(try JSONValue(parsing: text).text, text, "seed \(seed), round \(round)")
        }
    }

    func testEveryCutOfADocumentIsAnError() throws {
        let text = #"{"a":[1.5e3,"x\u00e9\ud83d\ude00库",true],"b":{"c":null}}"#
        let bytes = Array(text.utf8)
        XCTAssertNoThrow(try JSONValue(parsing: bytes))
        for end in 0..<bytes.count {
            XCTAssertThrowsError(try JSONValue(parsing: Array(bytes[..<end])), "cut at \(end)")
        }
    }

    func testAMillionMembersAreReadAndIndexed() throws {
        let count = 1_000_000
        let text = "{" + (0..<count).map { "\"k\($0)\":0" }.joined(separator: ",") + "}"
        guard case .object(let object) = try JSONValue(parsing: text) else {
            return XCTFail("no object")
        }
        XCTAssertEqual(object.members.count, count)
        XCTAssertEqual(object.index["k999999"], 999_999)
        XCTAssertNil(object.duplicateName)
    }

    func testNestingUpToTheLimitIsRead() throws {
        let limit = JSONValue.depthLimit
        let open = String(repeating: "[", count: limit)
        let close = String(repeating: "]", count: limit)
        XCTAssertEqual(try JSONValue(parsing: open + close).text, open + close)
    }

    func testNoRandomBytesCrashTheParser() {
        let seed: UInt64 = 7
        var generator = SeededGenerator(seed: seed)
        let alphabet = Array(#"{}[]",:\u0123456789eE+-.tfn "#.utf8) + [0x00, 0x0A, 0xC3, 0xA9, 0xFF]
        var refused = 0
        for _ in 0..<20_000 {
            let length = Int.random(in: 0...24, using: &generator)
            let bytes = (0..<length).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
            if (try? JSONValue(parsing: bytes)) == nil { refused += 1 }
        }
        XCTAssertGreaterThan(refused, 15_000, "seed \(seed)")
    }

    // MARK: errors

    func testEveryFaultIsFoundAtItsPlace() {
        assertFault("", .unexpectedEnd, 1, 1, 0)
        assertFault("[1", .unexpectedEnd, 1, 3, 2)
        assertFault("{\"a\"", .unexpectedEnd, 1, 5, 4)
        assertFault("[x]", .valueExpected, 1, 2, 1)
        assertFault("[True]", .valueExpected, 1, 2, 1)
        assertFault("[nul]", .valueExpected, 1, 2, 1)
        assertFault("[+1]", .valueExpected, 1, 2, 1)
        assertFault("[NaN]", .valueExpected, 1, 2, 1)
        assertFault("{a:1}", .nameExpected, 1, 2, 1)
        assertFault("{\"a\" 1}", .colonExpected, 1, 6, 5)
        assertFault("[1 2]", .arrayNotClosed, 1, 4, 3)
        assertFault("{\"a\":1]", .objectNotClosed, 1, 7, 6)
        assertFault("[1,]", .commaBeforeEnd, 1, 3, 2)
        assertFault("{\"a\":1, }", .commaBeforeEnd, 1, 7, 6)
        assertFault("[\"abc]", .stringNotClosed, 1, 2, 1)
        assertFault("[\"a\tb\"]", .controlCharacter, 1, 4, 3)
        assertFault("[\"a\\xb\"]", .unknownEscape, 1, 4, 3)
        assertFault("[\"\\u12G4\"]", .badCodeEscape, 1, 3, 2)
        assertFault("[\"\\uD83D\"]", .loneSurrogate, 1, 3, 2)
        assertFault("[\"\\uD83D\\u0041\"]", .loneSurrogate, 1, 3, 2)
        assertFault("[\"\\uDE00\"]", .loneSurrogate, 1, 3, 2)
        assertFault("[01]", .leadingZero, 1, 2, 1)
        assertFault("[-]", .digitExpected, 1, 3, 2)
        assertFault("[1.]", .digitExpected, 1, 4, 3)
        assertFault("[1e]", .digitExpected, 1, 4, 3)
        assertFault("[] []", .contentAfterEnd, 1, 4, 3)
    }

    func testColumnsCountCharactersAndLinesCountBreaks() {
        assertFault("[\"中国\", x]", .valueExpected, 1, 8, 11)
        assertFault("[1,\n 2,\r\n  x]", .valueExpected, 3, 3, 11)
        assertFault("[1,\r x]", .valueExpected, 2, 2, 5)
    }

    func testNestingBeyondTheLimitIsRefused() {
        let text = "\n" + String(repeating: "[", count: 1_000_000)
        let error = error(text)
        let position = JSONPosition(line: 2, column: 129, offset: 129)
        XCTAssertEqual(error, .tooDeep(at: position, limit: 128))
        XCTAssertEqual(
            error?.finding.text(in: .chinese), "JSON第2行第129列的嵌套超过128层。")
    }

    func testTextOverTheSizeLimitIsRefused() {
        let size = JSONValue.sizeLimit + 1
        let error = thrownError { () throws(JSONError) in
            try JSONValue(parsing: [UInt8](repeating: 0x20, count: size))
        }
        XCTAssertEqual(error, .tooLong(size: size, limit: 67_108_864))
        XCTAssertEqual(
            error?.finding.text(in: .english),
            "The text has 67108865 bytes, more than the limit of 67108864.")
    }

    func testBytesThatAreNoTextAreNamed() {
        let error = thrownError { () throws(JSONError) in
            try JSONValue(parsing: Array("[\n\"".utf8) + [0xD6, 0xD0] + Array("\"]".utf8))
        }
        XCTAssertEqual(error, .encoding(offset: 3, line: 2))
        XCTAssertEqual(error?.finding.text(in: .chinese), "第3字节处的内容不是有效的UTF-8文本（第2行）。")
    }

    func testTheReasonIsChineseInChineseAndEnglishInEnglish() {
        let error = error("{\"period\" 1}")
        XCTAssertEqual(
            error?.finding.text(in: .chinese), "JSON第1行第11列（字节10）有误：名称之后应为冒号。")
        XCTAssertEqual(
            error?.finding.text(in: .english),
            "JSON line 1 column 11 (byte 10) is wrong: a colon is expected after the name.")
        for fault in JSONFault.allCases {
            let chinese = fault.phrase.text(in: .chinese)
            XCTAssertTrue(TextEncoding.gbk.canEncode(chinese), chinese)
            XCTAssertFalse(chinese.utf8.allSatisfy { $0 < 0x80 }, chinese)
            XCTAssertTrue(fault.phrase.text(in: .english).utf8.allSatisfy { $0 < 0x80 })
        }
    }
}

/// Random JSON trees for the law that reading undoes writing.
enum RandomTree {
    static func value(depth: Int, using generator: inout SeededGenerator) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &generator) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &generator))
        case 2: return .number(number(using: &generator))
        case 3, 4: return .string(text(using: &generator))
        case 5:
            return .array((0..<size(using: &generator)).map { _ in
                value(depth: depth - 1, using: &generator)
            })
        default:
            return .object(JSONObject((0..<size(using: &generator)).map { _ in
                let name = text(using: &generator)
                return .init(name: name, value: value(depth: depth - 1, using: &generator))
            }))
        }
    }

    static func text(using generator: inout SeededGenerator) -> String {
        let pool: [Character] = [
            "a", "Z", "0", " ", "\"", "\\", "/", "\u{0}", "\u{8}", "\t", "\n", "\u{C}", "\r",
            "\u{1F}", "\u{7F}", "é", "中", "库", "㎡", "€", "\u{2028}", "😀", "\u{FEFF}", ",", "{", "]",
        ]
        let length = Int.random(in: 0...12, using: &generator)
        return String((0..<length).map { _ in pool.randomElement(using: &generator) ?? "a" })
    }

    private static func number(using generator: inout SeededGenerator) -> String {
        let whole = Int.random(in: -1_000_000...1_000_000, using: &generator)
        let endings = ["", "", ".10", ".000", "e5", "E-7", ".5e+3"]
        return String(whole) + (endings.randomElement(using: &generator) ?? "")
    }

    private static func size(using generator: inout SeededGenerator) -> Int {
        Int.random(in: 0...4, using: &generator)
    }
}
