import XCTest

@testable import HospitalCore

/// The audit trail: fixed bytes, and every kind of tampering found at its row.
final class AuditTrailTests: XCTestCase {
    private let rows: [[String?]] = [
        ["1", "20250331235959", "院办", "cost.allocate", nil],
        ["2", "20250401080000", "", nil, "a\0b"],
        [],
    ]
    /// Computed with Python hashlib from the layout of decision 25.
    private let hashes = [
        "b85f3d2cf125d8e9cf3ea09719a408346ac4181760cb99840f8c9405dfd3b9ff",
        "12353de639151f77f743c018b24fbf8480403902913f3273dc5f7167c34a980f",
        "8f257117752fd677f98cbf0d66f0897ecacd5038fe1480d411a747acdc4ea37d",
    ]

    private func sealed() throws -> [SealedRow] {
        var trail = try AuditTrail()
        return try rows.map { SealedRow(fields: $0, hash: try trail.append($0)) }
    }

    func testTheBytesAreVersionLengthsAndTextWithNullApartFromEmpty() throws {
        XCTAssertEqual(
            SHA256.hexadecimal(try AuditTrail.canonicalBytes(of: ["院", nil, ""])),
            "0100000003e999a2ffffffff00000000")
    }

    func testTheHashesAgreeWithAnotherImplementation() throws {
        XCTAssertEqual(try sealed().map(\.hash), hashes)
        XCTAssertNil(AuditTrail.brokenPosition(in: try sealed(), endingWith: hashes[2]))
        XCTAssertNil(AuditTrail.brokenPosition(in: []))
    }

    func testAChainGoesOnFromTheLastHashStored() throws {
        var trail = try AuditTrail(algorithmName: "sha256", lastHash: hashes[0])
        XCTAssertEqual(try trail.append(rows[1]), hashes[1])
        XCTAssertEqual(trail.lastHash, hashes[1])
    }

    func testEveryChangeOfAFieldIsFoundAtItsRow() throws {
        let whole = try sealed()
        let others: [String?] = [nil, "", "0", "院办 ", "1\u{0}"]
        for row in whole.indices {
            for field in whole[row].fields.indices {
                for other in others where other != whole[row].fields[field] {
                    var fields = whole[row].fields
                    fields[field] = other
                    var changed = whole
                    changed[row] = SealedRow(fields: fields, hash: whole[row].hash)
                    let position = AuditTrail.brokenPosition(in: changed)
                    XCTAssertEqual(position, row + 1, "field \(field) \(other ?? "null")")
                }
            }
        }
    }

    func testMovingACharacterToTheNextFieldIsFound() throws {
        var trail = try AuditTrail()
        let hash = try trail.append(["ab", "c"])
        let moved = [SealedRow(fields: ["a", "bc"], hash: hash)]
        XCTAssertEqual(AuditTrail.brokenPosition(in: moved), 1)
    }

    func testARowTakenOutPutInOrSwappedIsFound() throws {
        let whole = try sealed()
        XCTAssertEqual(AuditTrail.brokenPosition(in: [whole[1], whole[2]]), 1)
        XCTAssertEqual(AuditTrail.brokenPosition(in: [whole[0], whole[2]]), 2)
        XCTAssertEqual(AuditTrail.brokenPosition(in: [whole[0], whole[0], whole[1]]), 2)
        XCTAssertEqual(AuditTrail.brokenPosition(in: [whole[0], whole[2], whole[1]]), 2)
    }

    func testRowsCutOffAtTheEndAreFoundByTheLastHash() throws {
        let cut = Array(try sealed().dropLast())
        XCTAssertNil(AuditTrail.brokenPosition(in: cut))
        XCTAssertEqual(AuditTrail.brokenPosition(in: cut, endingWith: hashes[2]), 3)
    }

    func testARehashedRowIsFoundAtTheNextOne() throws {
        var whole = try sealed()
        var trail = try AuditTrail(lastHash: hashes[0])
        let forged: [String?] = ["2", "20250401080000", "forged", nil, nil]
        whole[1] = SealedRow(fields: forged, hash: try trail.append(forged))
        XCTAssertEqual(AuditTrail.brokenPosition(in: whole), 3)
    }

    func testAFieldBeyondTheLimitIsRefusedAndTheChainStays() throws {
        var trail = try AuditTrail()
        let long = String(repeating: "x", count: AuditTrail.maximumFieldLength + 1)
        XCTAssertThrowsError(try trail.append(["a", long])) {
            XCTAssertEqual(
                $0 as? AuditError, .fieldTooLong(position: 2, length: 16_777_217))
        }
        XCTAssertEqual(trail.lastHash, AuditTrail.origin)
    }

    func testAnUnknownAlgorithmIsRefused() {
        XCTAssertThrowsError(try AuditTrail(algorithmName: "sm3", lastHash: AuditTrail.origin)) {
            XCTAssertEqual($0 as? AuditError, .algorithmUnknown("sm3"))
        }
    }

    func testAHashThatIsNoneIsRefused() {
        for text in ["", "00"] + ["G", "A"].map({ String(repeating: $0, count: 64) }) {
            XCTAssertThrowsError(try AuditTrail(lastHash: text)) {
                XCTAssertEqual($0 as? AuditError, .hashMalformed(text))
            }
        }
    }

    func testEveryErrorSaysItsFiguresInBothLanguages() {
        let errors: [AuditError] = [
            .fieldTooLong(position: 2, length: 99), .algorithmUnknown("sm3"), .hashMalformed("zz"),
            .chainBroken(position: 7),
        ]
        for error in errors {
            for language in Language.allCases {
                let text = error.finding.text(in: language)
                XCTAssertFalse(text.contains("{"), text)
            }
        }
    }
}
