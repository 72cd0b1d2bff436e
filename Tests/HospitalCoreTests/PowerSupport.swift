import XCTest

@testable import HospitalCore

/// Short ways to write days, months, amounts and persons in the tests of organisation and power.
func day(_ text: String) throws -> Day { try Day(text) }
func month(_ text: String) throws -> Month { try Month(text) }
func yuan(_ text: String) throws -> Money { try Money(yuan: text) }

extension Code: ExpressibleByStringLiteral {
    /// A code as it stands in the test.
    public init(stringLiteral code: String) { self.init(code) }
}

extension Code: ExpressibleByUnicodeScalarLiteral {}
extension Code: ExpressibleByExtendedGraphemeClusterLiteral {}

extension Validity {
    init(_ from: String, _ to: String? = nil) throws {
        try self.init(from: Day(from), to: try to.map { try Day($0) })
    }
}

/// A message of every error, in both languages, with all its figures.
func assertSaysItsFigures(
    _ errors: [any HospitalError], file: StaticString = #filePath, line: UInt = #line
) {
    for error in errors {
        for language in Language.allCases {
            let text = error.finding.text(in: language)
            XCTAssertFalse(text.isEmpty, "\(error)", file: file, line: line)
            XCTAssertFalse(text.contains(where: "{}[]".contains), text, file: file, line: line)
        }
        // A figure that no placeholder shows would be lost.
        let template = error.finding.message.english
        for name in error.finding.values.keys {
            XCTAssertTrue(
                template.contains("{\(name)}"), "\(template) \(name)", file: file, line: line)
        }
    }
}
