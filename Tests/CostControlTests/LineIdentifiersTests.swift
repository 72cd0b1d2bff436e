import TestSupport
import XCTest

@testable import CostControl

final class LineIdentifiersTests: XCTestCase {
    private func insert(_ text: String, into seen: inout LineIdentifiers) -> Bool {
        var text = text
        return text.withUTF8 { seen.insert($0) }
    }

    func testAnIdentifierIsNewOnce() {
        var seen = LineIdentifiers()
        let texts = [
            "", "0", "00", "7", "07", "007", "64", "63", "L1", "L01", "l1", "L10", "号1", "2024-1",
            "123456789012345678", "1234567890123456789", "91234567890123456789",
            "18446744073709551616", "000000000000000000000", "0000000000000000000", "a", "1a",
        ]
        for text in texts { XCTAssertTrue(insert(text, into: &seen), text) }
        for text in texts { XCTAssertFalse(insert(text, into: &seen), text) }
    }

    func testANumberIsTheSameAsItsText() {
        var seen = LineIdentifiers()
        for number: Int64 in [0, 1, -1, 64, .max, .min] {
            XCTAssertTrue(seen.insert(number))
            XCTAssertFalse(insert(String(number), into: &seen), "\(number)")
        }
        XCTAssertTrue(insert("01", into: &seen))
    }

    /// Against a set of texts: few heads, then more of them than are kept apart.
    func testRandomIdentifiersAgreeWithASet() {
        let seed: UInt64 = 2_205
        var generator = SeededGenerator(seed: seed)
        for isScattered in [false, true] {
            var (seen, expected) = (LineIdentifiers(), Set<String>())
            var repeated = 0
            for _ in 0..<40_000 {
                let number = Int.random(in: 0..<20_000, using: &generator)
                let text = isScattered
                    ? String(UInt64(number) &* 0x9E37_79B9_7F4A_7C15, radix: 36)
                    : "\(["", "A", "B0"].randomElement(using: &generator) ?? "")\(number)"
                let isNew = expected.insert(text).inserted
                repeated += isNew ? 0 : 1
                XCTAssertEqual(insert(text, into: &seen), isNew, "seed \(seed): \(text)")
            }
            XCTAssertGreaterThan(repeated, 1_000)
        }
    }
}
