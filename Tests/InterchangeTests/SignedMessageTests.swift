import HospitalCore
import XCTest

@testable import Interchange

/// Messages with rows of a table: their canonical bytes, their form as XML, and hostile documents
/// (S-242, S-243).
final class SignedMessageTests: XCTestCase {
    private func message(
        _ amount: String = "1.00", id: String = "M1", keys: Set<String> = ["金额"],
        version: String = "1", table: String = "hosp_cost_entry"
    ) throws -> TableMessage {
        TableMessage(
            TableMessage.Head(
                .init(identifier: id, sender: "HIS", receiver: "hosp", kind: "fees"),
                version: version, moment: try Moment(yyyymmddhhmmss: 20_250_401_090_000),
                table: table),
            keyFields: keys,
            rows: [[.init("金额", amount), .init("备注", nil)], [.init("金额", "")]])
    }

    private func read(_ text: String) throws -> SignedMessage {
        try SignedMessage(MarkupDocument(text: text).root)
    }

    /// The bytes by Python: struct and hashlib over the documented layout.
    func testS243TheCanonicalBytesAreFixedForEver() throws {
        XCTAssertEqual(
            try message().exchanged.hash(),
            "779ad170e2fdcb9313785ca275926b5afc8b66bbf0ecc414617967d19c8900c8")
    }

    func testS242AMessageComesBackAsItWasSent() throws {
        let texts = [
            "<&>\"'", " a\tb\r\nc\n ", "绩效 ² €", "]]>", "\u{85}\u{2028}", "e\u{301}", "𠮷", "",
        ]
        for text in texts {
            for encoding in TextEncoding.allCases {
                let sent = try SignedMessage(
                    message(text, id: text + "1", table: text),
                    signature: text.isEmpty ? nil : text, wrappedKey: "k")
                let document = try sent.document(in: encoding)
                XCTAssertEqual(try read(document), sent, "\(text) \(encoding)")
                let bytes = (encoding == .utf16le ? [0xFF, 0xFE] : [])
                    + (try encoding.encoded(document))
                let back = try SignedMessage(MarkupDocument(bytes: bytes).root)
                XCTAssertEqual(back, sent, "\(text) \(encoding)")
                XCTAssertTrue(back.isWhole)
            }
        }
    }

    func testAControlCharacterIsNotWritten() throws {
        for text in ["\u{0}", "\u{1B}", "\u{FFFE}"] {
            XCTAssertThrowsError(try SignedMessage(message("a" + text)).document(in: .utf8)) {
                let scalar = text.unicodeScalars.first ?? " "
                XCTAssertEqual($0 as? XMLError, .characterInvalid(name: "field", scalar))
            }
        }
    }

    func testS243WhateverIsTamperedWithFailsTheVerification() throws {
        let document = try SignedMessage(message()).document(in: .utf8)
        XCTAssertTrue(try read(document).isWhole)
        let changes = [
            (">1.00<", ">1.01<"), ("\"M1\"", "\"M2\""), ("\"fees\"", "\"fee\""),
            ("\"HIS\"", "\"LIS\""), ("\"hosp\"", "\"hosq\""), ("version=\"1\"", "version=\"2\""),
            ("20250401090000", "20250401090001"), ("hosp_cost_entry", "hosp_cost_item"),
            ("name=\"备注\"", "name=\"备往\""), ("<field name=\"备注\" null=\"1\"/>", ""),
            (" null=\"1\"", ""), (" key=\"1\"", ""),
            (" <row>\n  <field name=\"金额\" key=\"1\"/>\n </row>\n", ""),
            ("hash=\"77", "hash=\"78"),
        ]
        for (old, new) in changes {
            XCTAssertTrue(document.contains(old), old)
            let tampered = document.replacing(old, with: new)
            XCTAssertFalse(try read(tampered).isWhole, "\(old) → \(new)")
        }
    }

    func testBlanksCommentsAndTheOrderOfAttributesChangeNothing() throws {
        let sent = try SignedMessage(message())
        let document = try sent.document(in: .utf8)
            .replacing("<row>", with: "<!-- a --> <row >\n\n").replacing("<?xml", with: "<?xml")
            .replacing("id=\"M1\" type=\"fees\"", with: "type='fees'   id='M1'")
            .replacing(">1.00<", with: "><![CDATA[1.0]]>0<")
        XCTAssertEqual(try read(document), sent)
    }

    func testTheFormIsClosed() throws {
        let good = try SignedMessage(message(), signature: "s").document(in: .utf8)
        func assertRefused(
            _ old: String, _ new: String, _ expected: XMLError, line: UInt = #line
        ) {
            XCTAssertTrue(good.contains(old), old, line: line)
            XCTAssertThrowsError(try read(good.replacing(old, with: new)), line: line) {
                XCTAssertEqual($0 as? XMLError, expected, line: line)
            }
        }
        assertRefused(
            "message", "massage", .elementUnknown("massage", in: "/", line: 2))
        assertRefused(
            "signature>", "signatur>", .elementUnknown("signatur", in: "message", line: 10))
        assertRefused(
            "<signature>s", "<signature><row/>",
            .elementUnknown("signature", in: "message", line: 10))
        assertRefused(
            " id=", " ident=", .attributeInvalid("ident", of: "message", value: "M1", line: 2))
        assertRefused(" id=\"M1\"", "", .attributeMissing("id", of: "message", line: 2))
        assertRefused(
            "20250401090000", "20250431090000",
            .attributeInvalid("moment", of: "message", value: "20250431090000", line: 2))
        assertRefused(
            "key=\"1\">1.00", "key=\"yes\">1.00",
            .attributeInvalid("key", of: "field", value: "yes", line: 4))
        assertRefused(
            "name=\"备注\"", "name=\"金额\"",
            .attributeInvalid("name", of: "field", value: "金额", line: 5))
        assertRefused(
            "<row>", "<row id=\"1\">", .attributeInvalid("id", of: "row", value: "1", line: 3))
        assertRefused(
            "</row>", "<cell/></row>", .elementUnknown("cell", in: "row", line: 6))
        assertRefused(
            "null=\"1\"/>", "null=\"1\">x</field>",
            .attributeInvalid("name", of: "field", value: "备注", line: 5))
    }
}
