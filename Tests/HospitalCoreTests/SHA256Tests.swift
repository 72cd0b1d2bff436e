import HospitalCore
import XCTest

/// SHA-256 against the examples of NIST and against another implementation.
final class SHA256Tests: XCTestCase {
    func testTheExamplesOfNistGiveThePublishedDigests() {
        // FIPS 180-2 appendix B and the NIST example values for SHA-256.
        let examples = [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmno"
                    + "ijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
                "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
            ),
            (
                String(repeating: "a", count: 1_000_000),
                "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
            ),
        ]
        for (text, expected) in examples {
            var hash = SHA256()
            hash.update(text)
            XCTAssertEqual(hash.hexadecimal, expected, "\(text.prefix(20)) of \(text.utf8.count)")
        }
    }

    func testEveryLengthAroundABlockAgreesWithAnotherImplementation() throws {
        let url = try XCTUnwrap(
            Bundle.module.url(
                forResource: "sha256_lengths", withExtension: "txt", subdirectory: "Fixtures"))
        let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst()
        XCTAssertEqual(lines.count, 136)
        for line in lines {
            let parts = line.split(separator: " ")
            let length = try XCTUnwrap(Int(parts[0]))
            let bytes = (0..<length).map { UInt8($0 % 251) }
            let digest = SHA256.hexadecimal(SHA256.digest(of: bytes))
            XCTAssertEqual(digest, String(parts[1]), "length \(length)")
        }
    }

    func testTheDigestDoesNotDependOnThePiecesTheBytesComeIn() {
        let bytes = (0..<300).map { UInt8($0 % 251) }
        // By the hashlib of Python.
        let expected = "43f9b5d59eb108817176c6f65c2c6203a22f2ae8bc28b7a1dde45947678c5042"
        for size in 1...130 {
            var hash = SHA256()
            for start in stride(from: 0, to: bytes.count, by: size) {
                hash.update(Array(bytes[start..<min(bytes.count, start + size)]))
                hash.update([])
            }
            XCTAssertEqual(hash.hexadecimal, expected, "pieces of \(size)")
        }
    }

    func testMoreMayBeFedAfterADigestWasRead() {
        var hash = SHA256()
        hash.update("ab")
        XCTAssertEqual(
            hash.hexadecimal, "fb8e20fc2e4c3f248c60c39bd652f3c1347298bb977b8b4d5903b85055620603")
        hash.update("c")
        XCTAssertEqual(
            hash.hexadecimal, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}
