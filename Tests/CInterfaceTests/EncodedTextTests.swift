import Interchange
import XCTest

@testable import CInterface

/// Pieces of encoded text hold whole characters and make up the whole.
final class EncodedTextTests: XCTestCase {
    /// One, two, three and four bytes; in GB18030 also four with digits in them.
    private let sample = "{\"a\":\"检1验𠀀科é9\",\"€\":[0]}"
    private let inGBK = "{\"a\":\"检1验科9\",\"€\":[0]}"

    func testPiecesOfEverySizeMakeUpTheWhole() throws {
        for encoding in TextEncoding.allCases {
            let text = encoding == .gbk ? inGBK : sample
            let bytes = try encoding.encoded(text)
            for room in 4...bytes.count {
                var encoded = EncodedText(bytes: bytes, encoding: encoding)
                var whole = ""
                var offset = 0
                while offset < bytes.count {
                    let piece = try XCTUnwrap(encoded.piece(from: offset, room: room))
                    XCTAssertFalse(piece.isEmpty)
                    XCTAssertLessThanOrEqual(piece.count, room)
                    // Decoding is strict, so a piece that cuts a character throws.
                    whole += try encoding.decoded(Array(bytes[piece]))
                    offset = piece.upperBound
                }
                XCTAssertEqual(whole, text, "\(encoding) in pieces of \(room)")
            }
        }
    }

    func testAnOffsetInsideOfACharacterIsRefused() throws {
        for encoding in TextEncoding.allCases {
            let text = encoding == .gbk ? inGBK : sample
            let bytes = try encoding.encoded(text)
            var starts: Set<Int> = []
            for end in text.unicodeScalars.indices {
                let head = String(text.unicodeScalars[..<end])
                starts.insert(try encoding.encoded(head).count)
            }
            starts.insert(bytes.count)
            for offset in 0...bytes.count {
                var encoded = EncodedText(bytes: bytes, encoding: encoding)
                XCTAssertEqual(
                    encoded.piece(from: offset, room: 8) != nil, starts.contains(offset),
                    "\(encoding) at \(offset)")
            }
            var encoded = EncodedText(bytes: bytes, encoding: encoding)
            XCTAssertNil(encoded.piece(from: -1, room: 8))
            XCTAssertNil(encoded.piece(from: bytes.count + 1, room: 8))
        }
    }

    func testTooLittleRoomGivesAnEmptyPiece() throws {
        var encoded = EncodedText(bytes: Array("检".utf8), encoding: .utf8)
        for room in -1...2 { XCTAssertEqual(encoded.piece(from: 0, room: room), 0..<0) }
        XCTAssertEqual(encoded.piece(from: 0, room: 3), 0..<3)
    }
}
