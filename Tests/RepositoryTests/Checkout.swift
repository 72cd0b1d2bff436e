import Foundation
import XCTest

@testable import HeaderGenerator

/// The repository these tests judge, with the files that are committed or would be.
enum Checkout {
    /// The directory of `Package.swift`.
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The paths of all files Git has or would take, below the root.
    static func files() throws -> [String] {
        try Subprocess.output(of: [
            "git", "-C", root.path, "ls-files", "-z", "--cached", "--others", "--exclude-standard",
        ])
        .split(separator: "\0").map(String.init)
        .filter { FileManager.default.fileExists(atPath: root.appendingPathComponent($0).path) }
    }

    /// The text of a file.
    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    /// The Swift files below `Sources`, each with its text.
    static func sources() throws -> [SourceFile] { try read.get() }

    /// They are read once for all tests.
    private static let read = Result {
        let paths = try files().filter { $0.hasPrefix("Sources/") && $0.hasSuffix(".swift") }
        XCTAssertGreaterThan(paths.count, 20, "the sources were not found")
        return try paths.map { SourceFile(path: $0, text: try text($0)) }
    }
}

/// A Swift file of the library.
struct SourceFile: Sendable {
    let path: String
    let text: String
    /// The lines of the code with comments and texts blanked out.
    let code: [Substring]

    init(path: String, text: String) {
        (self.path, self.text) = (path, text)
        code = SwiftCode.withoutCommentsAndTexts(text).split(
            separator: "\n", omittingEmptySubsequences: false)
    }

    /// The module: the directory below `Sources`.
    var module: String { String(path.split(separator: "/")[1]) }

    /// Every line of code that holds the pattern, as `path:line: text`.
    func places(of pattern: Regex<Substring>) -> [String] {
        code.enumerated().compactMap { index, line in
            line.firstMatch(of: pattern) == nil
                ? nil : "\(path):\(index + 1): \(line.trimmingCharacters(in: .whitespaces))"
        }
    }
}

/// Fails with every place in one message, so that one run shows all of them.
func assertNowhere(
    _ places: [String], _ rule: String, file: StaticString = #filePath, line: UInt = #line
) {
    XCTAssert(places.isEmpty, "\(rule)\n\(places.joined(separator: "\n"))", file: file, line: line)
}
