import HospitalCore
import Interchange
import TestSupport
import XCTest

/// The instructions of the processor give the digests of the standard.
final class ContentDigestTests: XCTestCase {
    func testTheExamplesOfNistGiveThePublishedDigests() {
        // FIPS 180-2 appendix B.
        let examples = [
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                String(repeating: "a", count: 1_000_000),
                "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
            ),
        ]
        for (text, expected) in examples {
            var hash = SHA256(compression: .ofProcessor)
            hash.update(text)
            XCTAssertEqual(hash.hexadecimal, expected, String(text.prefix(20)))
        }
    }

    func testEveryLengthGivesTheDigestOfThePortableCompression() {
        var random = SeededGenerator(seed: 20_260_301)
        for length in 0...520 {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
            var hash = SHA256(compression: .ofProcessor)
            // In two pieces, so that blocks begin at any place of memory.
            hash.update(Array(bytes.prefix(length / 3)))
            hash.update(Array(bytes.dropFirst(length / 3)))
            XCTAssertEqual(hash.digest, SHA256.digest(of: bytes), "length \(length)")
        }
    }
}
