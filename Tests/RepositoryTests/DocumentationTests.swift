import Foundation
import XCTest

@testable import HeaderGenerator

/// Whatever a Swift developer can call says what it decides.
final class DocumentationTests: XCTestCase {
    func testEveryPublicDeclarationIsDocumented() throws {
        let modules = Set(try Checkout.sources().map(\.module)).subtracting(["HeaderGenerator"])
        let built = try InterfaceModule.besideThisProgram()
        let repository = Repository(root: Checkout.root)
        var silent: [String] = []
        var seen = 0
        for module in modules.sorted() {
            let graph = try built.symbolGraph(of: module, in: repository)
            // What the compiler derives, such as ==, stands nowhere in the source.
            for symbol in graph.symbols {
                guard let location = symbol.location else { continue }
                seen += 1
                let lines = symbol.docComment?.lines ?? []
                if lines.allSatisfy({ $0.text.trimmed.isEmpty }) {
                    let place = "\(module)/\(location.file):\(location.position.line + 1)"
                    silent.append("\(place): \(symbol.names.title)")
                }
            }
        }
        XCTAssertGreaterThan(seen, 100, "no public declarations were found")
        assertNowhere(silent, "public declarations without documentation:")
    }
}
