import Foundation
import XCTest

/// What the code of the library never does, since a trap or a print reaches the hospital's system.
final class CodeRuleTests: XCTestCase {
    private func assertNoCode(
        _ pattern: Regex<Substring>, _ rule: String, in modules: (String) -> Bool = { _ in true },
        line: UInt = #line
    ) throws {
        let places = try Checkout.sources().filter { modules($0.module) }
            .flatMap { $0.places(of: pattern) }
        assertNowhere(places, rule, line: line)
    }

    func testNothingIsForced() throws {
        // A mark right behind a name, a bracket or a text; `!=` without blanks is a comparison.
        try assertNoCode(/[\w)\]}>"?]!(?!=[^=])/, "try!, as!, ! and T! are not used:")
        try assertNoCode(/\bunsafelyUnwrapped\b/, "unsafelyUnwrapped is not used:")
    }

    func testNothingStopsTheProcess() throws {
        let traps =
            /\b(?:fatalError|precondition|preconditionFailure|assert|assertionFailure|abort)\s*\(/
        try assertNoCode(traps, "the library never stops its host:")
        try assertNoCode(
            /(?:^|[^.\w])_?exit\s*\(/, "the library never ends its host:",
            in: { $0 != "HeaderGenerator" })
    }

    func testNothingIsUncheckedByItsName() throws {
        try assertNoCode(/\bunsafeBitCast\b|\bunowned\b|\bOunchecked\b/, "unchecked operations:")
    }

    func testNoConcurrencyStartsThreads() throws {
        try assertNoCode(
            /\basync\b|\bawait\b|\bTask\s*[{.(<]|\bactor\s+[A-Z]|@MainActor|\bDispatchQueue\b/,
            "Swift Concurrency and Dispatch would start threads in the host:")
    }

    func testTheLibraryPrintsNothing() throws {
        try assertNoCode(
            /(?:^|[^.\w])(?:print|debugPrint|dump|readLine)\s*\(/,
            "the library prints and asks nothing:", in: { $0 != "HeaderGenerator" })
    }

    /// The installed library has no names of characters: `scalar_names.c` leaves them out.
    func testNobodyAsksForTheNameOfACharacter() throws {
        try assertNoCode(
            /\bproperties\s*\.\s*name(?:Alias)?\b/, "names of characters are not in the library:")
    }

    /// Where doubles only propose what whole numbers then prove (large systems).
    private static let proposers = [
        "CertifiedReciprocal", "QuotaSplit", "ShortSplit", "SparseReciprocal", "SparseEquations",
    ].map { "Sources/CostControl/Allocation/\($0).swift" }

    func testMoneyScoresAndQuotasHaveNoBinaryFractions() throws {
        let exact = try Checkout.sources().filter { $0.module == "CostControl" }
            + Checkout.sources().filter { $0.path.hasPrefix("Sources/HospitalCore/Numbers/") }
        assertNowhere(
            exact.filter { !Self.proposers.contains($0.path) }
                .flatMap { $0.places(of: /\b(?:Double|Float|Float80|CGFloat)\b/) },
            "amounts are exact, no binary floating point:")
    }

    func testNothingIsLeftToDo() throws {
        let marks = ["TO" + "DO", "FIX" + "ME", "XX" + "X:"]
        for path in try Checkout.files() where Self.isWritten(path) {
            let text = try Checkout.text(path)
            for mark in marks {
                XCTAssertFalse(text.contains(mark), "\(path) holds \(mark)")
            }
        }
    }

    func testNoPathOfOneMachineIsWritten() throws {
        let roots = ["work", "root", "home", "tmp", "opt/swift", "Users"].map { "/" + $0 + "/" }
        // The web has directories, too: https://example.org/home/…
        let patterns = try roots.map { try Regex("(?:^|[^\\w.])" + $0) }
        for path in try Checkout.files() where Self.isWritten(path) {
            let text = try Checkout.text(path)
            // A test may write a file of its own where every machine has room for it.
            for (root, pattern) in zip(roots, patterns)
            where !(path.hasPrefix("Tests/") && root == "/tm" + "p/") {
                if text.contains(root), let place = text.firstMatch(of: pattern) {
                    let line = text[..<place.range.lowerBound].count(where: { $0 == "\n" }) + 1
                    XCTFail("\(path):\(line) names the path \(root)")
                }
            }
        }
    }

    /// Files written by hand: all but the data of tests and examples.
    private static func isWritten(_ path: String) -> Bool {
        let written = ["swift", "c", "h", "cpp", "sh", "py", "md", "map", "txt"]
        return written.contains(String(path.split(separator: ".").last ?? ""))
            && !path.contains("/Fixtures/") && !path.contains("/data/") && !path.contains("/cases/")
    }
}
