import Foundation
import XCTest

/// A message that no list holds is missing from the catalogue, its tests and the reference.
final class MessageListTests: XCTestCase {
    private static let directory = "Sources/HospitalCore/Messages/"

    func testEveryMessageStandsInTheListOfItsArea() throws {
        var seen = 0
        for file in try Checkout.sources() where file.path.hasPrefix(Self.directory + "Messages+") {
            let code = file.code.joined(separator: "\n")
            let list = try XCTUnwrap(
                code.firstMatch(of: /static let (\w+Messages): \[Message\] =([^\]]*)\]/),
                "\(file.path) has no list …Messages: [Message]")
            let listed = list.2.matches(of: /\b[a-z]\w*/).map { String($0.0) }
            let declared = code.matches(of: /static let (\w+) = Message\(/).map { String($0.1) }
            XCTAssertEqual(Set(listed), Set(declared), "\(file.path): list and declarations differ")
            XCTAssertEqual(listed.count, Set(listed).count, "\(file.path): listed twice")
            seen += declared.count
        }
        XCTAssertGreaterThan(seen, 30, "no messages were found")
    }

    func testEveryListStandsInTheCatalogue() throws {
        let message = SourceFile(
            path: Self.directory + "Message.swift",
            text: try Checkout.text(Self.directory + "Message.swift"))
        let code = message.code.joined(separator: "\n")
        let start = try XCTUnwrap(code.range(of: "static let catalogue: [Message] ="))
        let end = code.range(of: "\n\n", range: start.upperBound..<code.endIndex)
        let catalogue = code[start.upperBound..<(end?.lowerBound ?? code.endIndex)]
        for file in try Checkout.sources() where file.path.hasPrefix(Self.directory + "Messages+") {
            let list = try XCTUnwrap(
                file.code.joined(separator: "\n").firstMatch(of: /static let (\w+Messages):/),
                file.path)
            let names = catalogue.matches(of: /\w+Messages\b/).map { String($0.0) }
            XCTAssertEqual(
                names.count { $0 == list.1 }, 1, "\(list.1) stands not once in Message.catalogue")
        }
    }
}
