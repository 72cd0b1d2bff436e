import XCTest

/// What a visitor sees first stays short.
final class TopLevelTests: XCTestCase {
    func testTheTopLevelHoldsExactlyWhatTheArchitectureNames() throws {
        let names = Set(try Checkout.files().map { String($0.prefix { $0 != "/" }) })
        let visible: Set<String> = names.filter { !$0.hasPrefix(".") }
        XCTAssertEqual(
            visible, ["Package.swift", "Sources", "Tests", "include", "Examples", "README.md"])
    }

    func testTheIncludeDirectoryHoldsOneHeader() throws {
        XCTAssertEqual(try Checkout.files().filter { $0.hasPrefix("include/") }, ["include/hosp.h"])
    }
}
