import HospitalCore
import XCTest

@testable import Interchange

final class TextEncodingTests: XCTestCase {
    private func decoded(_ bytes: [UInt8], _ encoding: TextEncoding) throws -> String {
        try encoding.decoded(bytes)
    }

    private func offset(_ bytes: [UInt8], _ encoding: TextEncoding, line: UInt = #line) -> Int? {
        let error = thrownError(line: line) { () throws(TextEncodingError) in
            try encoding.decoded(bytes)
        }
        guard case .invalid(let offset, encoding, nil) = error else {
            XCTFail("not the error of \(encoding): \(String(describing: error))", line: line)
            return nil
        }
        return offset
    }

    // MARK: worked examples

    func testPublishedCodesOfGBKAndGB18030() throws {
        let text = String(decoding: try Fixture.bytes("gb_codes.csv"), as: UTF8.self)
        let rows = text.split(separator: "\n").dropFirst()
        XCTAssertEqual(rows.count, 22)
        for row in rows {
            let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            let scalar = try XCTUnwrap(UInt32(cells[0], radix: 16).flatMap(Unicode.Scalar.init))
            let character = String(scalar)
            for (encoding, digits) in [(TextEncoding.gbk, cells[1]), (.gb18030, cells[2])] {
                XCTAssertEqual(encoding.canEncode(character), !digits.isEmpty, cells[0])
                if digits.isEmpty { continue }
                let code = try XCTUnwrap(UInt32(digits, radix: 16))
                let bytes = (0..<digits.count / 2).reversed().map {
                    UInt8(truncatingIfNeeded: code >> (8 * $0))
                }
                XCTAssertEqual(try encoding.encoded(character), bytes, cells[0])
                XCTAssertEqual(try encoding.decoded(bytes), character, cells[0])
            }
        }
    }

    func testTheNumbersAndNamesOfTheEncodingsNeverChange() {
        XCTAssertEqual(TextEncoding.allCases.map(\.rawValue), [0, 1, 2, 3])
        XCTAssertEqual(TextEncoding.allCases.map(\.name), ["UTF-8", "GBK", "GB18030", "UTF-16LE"])
        XCTAssertEqual(TextEncoding.allCases.map(\.unitSize), [1, 1, 1, 2])
    }

    func testUTF16IsReadLowByteFirstAtAnyAddress() throws {
        let bytes: [UInt8] = [0x2D, 0x4E, 0xFD, 0x56, 0x3D, 0xD8, 0x00, 0xDE]
        for shift in 0..<8 {
            let shifted = [UInt8](repeating: 0, count: shift) + bytes
            try shifted.withUnsafeBytes {
                let part = UnsafeRawBufferPointer(rebasing: $0[shift...])
                XCTAssertEqual(try TextEncoding.utf16le.decoded(part), "中国😀", "shift \(shift)")
            }
        }
        XCTAssertEqual(try TextEncoding.utf16le.encoded("中国😀"), bytes)
    }

    func testNoBytesAreTheEmptyText() throws {
        for encoding in TextEncoding.allCases {
            XCTAssertEqual(try encoding.decoded(UnsafeRawBufferPointer(start: nil, count: 0)), "")
            XCTAssertEqual(try encoding.encoded(""), [])
        }
    }

    func testAByteOrderMarkStaysInTheText() throws {
        XCTAssertEqual(try decoded([0xEF, 0xBB, 0xBF, 0x61], .utf8), "\u{FEFF}a")
        XCTAssertEqual(try decoded([0xFF, 0xFE, 0x61, 0], .utf16le), "\u{FEFF}a")
    }

    // MARK: laws

    func testEveryTwoByteCodeRoundTrips() throws {
        for (encoding, expected) in [(TextEncoding.gbk, 21_791), (.gb18030, 23_940)] {
            var defined = 0
            for lead in UInt8(0x80)...0xFF {
                for trail in UInt8(0)...0xFF {
                    guard let text = try? encoding.decoded([lead, trail]) else { continue }
                    XCTAssertEqual(try encoding.encoded(text), [lead, trail])
                    if text.unicodeScalars.count == 1 { defined += 1 }
                }
            }
            XCTAssertEqual(defined, expected, encoding.name)
        }
    }

    func testEveryUnicodeScalarRoundTripsWhereTheEncodingCan() throws {
        for start in stride(from: UInt32(0), to: 0x110000, by: 0x8000) {
            var text = String.UnicodeScalarView()
            text.append(contentsOf: (start..<start + 0x8000).lazy.compactMap(Unicode.Scalar.init))
            for encoding in [TextEncoding.utf8, .gb18030, .utf16le] {
                let bytes = try encoding.encoded(String(text))
                let back = try encoding.decoded(bytes)
                XCTAssertTrue(back.utf8.elementsEqual(String(text).utf8), "\(encoding) \(start)")
            }
        }
    }

    func testUTF8IsAcceptedExactlyWhereTheStandardLibraryAcceptsIt() {
        let edges: [UInt8] = [
            0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0,
            0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
        ]
        var accepted = 0
        for first in UInt8(0x80)...0xFF {
            for second in edges {
                for third in edges {
                    for fourth in edges {
                        let bytes = [first, second, third, fourth]
                        let expected = String(validating: bytes, as: UTF8.self)
                        XCTAssertEqual(try? TextEncoding.utf8.decoded(bytes), expected, "\(bytes)")
                        accepted += expected == nil ? 0 : 1
                    }
                }
            }
        }
        XCTAssertGreaterThan(accepted, 1_000)
    }

    func testAsciiRunsOfEveryLengthAreCopiedWhole() throws {
        for encoding in TextEncoding.allCases {
            for before in 0...20 {
                for after in 0...20 {
                    let text = String("abcdefghijklmnopqrstu".prefix(before)) + "库"
                        + String("ABCDEFGHIJKLMNOPQRSTU".prefix(after))
                    XCTAssertEqual(try encoding.decoded(try encoding.encoded(text)), text)
                }
            }
        }
    }

    func testACharacterCutInHalfIsAnErrorAtItsFirstByte() throws {
        for encoding in TextEncoding.allCases {
            for character in ["中", "é", "😀"] where encoding.canEncode(character) {
                let start = try encoding.encoded("ab").count
                let bytes = try encoding.encoded("ab" + character)
                for end in start + 1..<bytes.count {
                    XCTAssertEqual(offset(Array(bytes[..<end]), encoding), start, encoding.name)
                }
            }
        }
    }

    // MARK: errors

    func testInvalidBytesAreNamedByTheirOffset() {
        XCTAssertEqual(offset([0x61, 0xC0, 0x80], .utf8), 1, "overlong")
        XCTAssertEqual(offset([0x61, 0xE0, 0x80, 0x80], .utf8), 1, "overlong")
        XCTAssertEqual(offset([0xED, 0xA0, 0x80], .utf8), 0, "surrogate")
        XCTAssertEqual(offset([0xF4, 0x90, 0x80, 0x80], .utf8), 0, "beyond U+10FFFF")
        XCTAssertEqual(offset([0x61, 0x62, 0xBF], .utf8), 2, "continuation alone")
        XCTAssertEqual(offset([0x61, 0xFF], .gbk), 1, "0xFF")
        XCTAssertEqual(offset([0x61, 0xAA, 0xA1], .gbk), 1, "user-defined zone")
        XCTAssertEqual(offset([0xD6, 0xD0, 0xD6, 0x2C], .gbk), 2, "a comma is no trail byte")
        XCTAssertEqual(offset([0x80], .gb18030), 0, "0x80")
        XCTAssertEqual(offset([0x84, 0x31, 0xA4, 0x40], .gb18030), 0, "fourth byte")
        XCTAssertEqual(offset([0x84, 0x31, 0xA5, 0x30], .gb18030), 0, "undefined four-byte code")
        XCTAssertEqual(offset([0xE3, 0x32, 0x9A, 0x36], .gb18030), 0, "beyond U+10FFFF")
        XCTAssertEqual(offset([0x61, 0x00, 0x61], .utf16le), 2, "odd length")
        XCTAssertEqual(offset([0x61, 0, 0x3D, 0xD8, 0x61, 0], .utf16le), 2, "high surrogate alone")
        XCTAssertEqual(offset([0x61, 0, 0x00, 0xDE], .utf16le), 2, "low surrogate alone")
    }

    func testAnUnmappableCharacterIsNamedOrSubstituted() {
        let error = thrownError { () throws(TextEncodingError) in
            try TextEncoding.gbk.encoded("好😀²")
        }
        XCTAssertEqual(error, .unmappable(scalar: "😀", encoding: .gbk))
        XCTAssertEqual(
            error?.finding.text(in: .chinese), "字符“😀”（U+1F600）无法用GBK表示。")
        XCTAssertEqual(
            error?.inRow(7).finding.text(in: .english),
            "Character \"😀\" (U+1F600) cannot be written in GBK (row 7).")
        XCTAssertEqual(
            try TextEncoding.gbk.encoded("好😀²", substituting: true), [0xBA, 0xC3, 0x3F, 0x3F])
    }

    func testTheErrorSaysWhereAndInWhichEncoding() {
        let error = TextEncodingError.invalid(offset: 12, encoding: .gbk)
        XCTAssertEqual(error.finding.text(in: .chinese), "第12字节处的内容不是有效的GBK文本。")
        XCTAssertEqual(
            error.inRow(3).finding.text(in: .english),
            "The bytes at offset 12 are not valid GBK text (line 3).")
    }

    func testEveryChineseMessageCanBeWrittenInGBK() {
        XCTAssertFalse(Message.catalogue.isEmpty)
        for message in Message.catalogue {
            XCTAssertTrue(TextEncoding.gbk.canEncode(message.chinese), message.name)
        }
    }
}
