import HospitalCore
import XCTest

@testable import Interchange

/// Documents that are no XML, are not what they say, or mean harm (S-242).
final class MarkupDocumentTests: XCTestCase {
    private func assertRefused(
        _ text: String, _ expected: XMLError, line: UInt = #line
    ) {
        XCTAssertThrowsError(try MarkupDocument(text: text), line: line) {
            XCTAssertEqual($0 as? XMLError, expected, "\($0)", line: line)
        }
    }

    func testEntitiesAreNeitherDeclaredNorFetched() {
        let laughs = (1...9).map { number in
            "<!ENTITY l\(number) \"" + String(repeating: "&l\(number - 1);", count: 10) + "\">"
        }
        let documents = [
            "<!DOCTYPE a [<!ENTITY l0 \"ha\">" + laughs.joined() + "]><a>&l9;</a>",
            "<?xml version='1.0'?>\n<!-- > --><?p ?>\n<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
            "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a b=\"&x;\">&x;</a>",
            "<!DOCTYPE a PUBLIC \"-//W3C//DTD\" \"http://127.0.0.1:9/a.dtd\"><a/>",
            "<!DOCTYPE a [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/p\">%p;]><a/>",
            "\u{FEFF} <!doctype a><a/>", "<!-- never closed", "<?never closed",
        ]
        for document in documents.prefix(6) { assertRefused(document, .declarationRefused) }
        for document in documents.suffix(2) {
            XCTAssertThrowsError(try MarkupDocument(text: document)) {
                guard case .malformed(1, .some)? = $0 as? XMLError else { return XCTFail("\($0)") }
            }
        }
    }

    func testAReferenceToAnUnknownEntityIsAFault() {
        for text in ["<a>&x;</a>", "<a b=\"&x;\"/>", "<a>&#0;</a>", "<a>&#xFFFE;</a>"] {
            XCTAssertThrowsError(try MarkupDocument(text: text), text) {
                switch $0 as? XMLError {
                case .malformed(1, .some), .declarationRefused: break
                default: XCTFail("\(text): \($0)")
                }
            }
        }
    }

    func testWhatIsNoXMLIsToldWithItsLine() {
        let documents = [
            "": 1, " ": 1, "x": 1, "<a>\n<b>\n</a>": 3, "<a>\n</a>\n<b/>": 3, "<a b='1' b='2'/>": 1,
            "<a>\n\n&": 3, "<a": 1, "<a>\u{1}</a>": 1, "<a><![CDATA[": 1, "<p:a/>\n<": 2,
        ]
        for (document, line) in documents {
            XCTAssertThrowsError(try MarkupDocument(text: document), document) {
                guard case .malformed(line, _)? = $0 as? XMLError else {
                    return XCTFail("\(document): \($0)")
                }
            }
        }
    }

    func testDepthLengthAndElementsAreBounded() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
        }
        let limit = MarkupDocument.depthLimit
        XCTAssertNoThrow(try MarkupDocument(text: nested(limit)))
        assertRefused(nested(limit + 1), .tooDeep(line: 1, limit: limit))
        assertRefused(nested(100_000), .tooDeep(line: 1, limit: limit))
        assertRefused(
            "<a>" + String(repeating: "<b/>", count: MarkupDocument.elementLimit) + "</a>",
            .tooManyElements(limit: MarkupDocument.elementLimit))
        let long = MarkupDocument.byteLimit
        assertRefused(String(repeating: " ", count: long + 1), .tooLong(limit: long))
        XCTAssertThrowsError(
            try MarkupDocument(bytes: [UInt8](repeating: 0x20, count: long + 1))
        ) { XCTAssertEqual($0 as? XMLError, .tooLong(limit: long)) }
    }

    func testADocumentIsReadInTheEncodingThatItDeclares() throws {
        func root(_ name: String, _ encoding: TextEncoding) throws -> MarkupElement {
            let text = "<?xml version='1.0' encoding='\(name)' ?><a>绩效</a>"
            return try MarkupDocument(bytes: encoding.encoded(text)).root
        }
        let expected = MarkupElement("a", text: "绩效")
        for name in ["GBK", "gbk", "GB2312", "cp936"] {
            XCTAssertEqual(try root(name, .gbk), expected, name)
        }
        XCTAssertEqual(try root("GB18030", .gb18030), expected)
        XCTAssertEqual(try root("UTF-8", .utf8), expected)
        XCTAssertEqual(
            try MarkupDocument(bytes: Array("\u{FEFF}<a>绩效</a>".utf8)).root, expected)
        for name in ["Big5", "UTF-7", "UTF-16BE", ""] {
            XCTAssertThrowsError(try root(name, .utf8), name) {
                XCTAssertEqual($0 as? XMLError, .encodingUnknown(name))
            }
        }
        XCTAssertThrowsError(try MarkupDocument(bytes: [0xFE, 0xFF, 0, 0x3C])) {
            XCTAssertEqual($0 as? XMLError, .encodingUnknown("UTF-16BE"))
        }
    }

    func testBytesThatAreNotOfTheirEncodingAreToldWithTheirPlace() throws {
        let head = Array("<?xml version='1.0' encoding='GBK'?><a>".utf8)
        for (bytes, encoding) in [
            (head + [0xFF, 0x3C], TextEncoding.gbk), (Array("<a>".utf8) + [0xC0, 0xAF], .utf8),
            ([0xFF, 0xFE, 0x3C], .utf16le), (Array("<a>".utf8) + [0xED, 0xA0, 0x80], .utf8),
        ] {
            XCTAssertThrowsError(try MarkupDocument(bytes: bytes)) {
                guard case .invalid(_, encoding, _)? = $0 as? TextEncodingError else {
                    return XCTFail("\($0)")
                }
            }
        }
    }

    /// A document cut off or with a byte changed anywhere is read or refused, and nothing else.
    func testNoDamagedDocumentDoesHarm() throws {
        let good = Array(
            "<?xml version=\"1.0\"?><a b=\"&lt;绩\"><!-- c --><d>&#x7EE9;<![CDATA[<]]></d></a>".utf8)
        XCTAssertEqual(try MarkupDocument(bytes: good).root.attribute("b"), "<绩")
        var refused = 0
        for place in good.indices {
            for byte: UInt8 in [0x00, 0x21, 0x26, 0x3C, 0x3E, 0x80, 0xFF] {
                var damaged = good
                damaged[place] = byte
                if (try? MarkupDocument(bytes: damaged)) == nil { refused += 1 }
            }
            if (try? MarkupDocument(bytes: Array(good[..<place]))) == nil { refused += 1 }
        }
        XCTAssertGreaterThan(refused, good.count)
    }

    func testAHostWithoutTheLibraryIsToldWhatToInstall() {
        XCTAssertThrowsError(
            try MarkupDocument(text: "<a/>", libraries: ["libno-such-xml.so.9"])
        ) {
            let error = XMLError.libraryMissing(name: "libno-such-xml.so.9")
            XCTAssertEqual($0 as? XMLError, error)
            XCTAssertTrue(error.finding.text(in: .english).contains("install the package libxml2"))
            XCTAssertTrue(error.finding.text(in: .chinese).contains("请安装软件包libxml2"))
        }
    }
}
