import Foundation
import XCTest

/// A file is one concept and a line fits a screen.
final class FileShapeTests: XCTestCase {
    private static let longestFile = 400
    private static let longestLine = 100
    private static let longestFunction = 70

    /// Tables of data: as long as the law or the code page they hold.
    private func isTable(_ lines: [Substring]) -> Bool {
        // Data starts with a bracket, a quote, a digit or a dot; code starts with words.
        let filled = lines.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        let data = filled.count { line in
            line.first.map { "(\"[{.0123456789)]},".contains($0) } ?? false
        }
        return data * 10 >= filled.count * 8
    }

    func testFilesAreShort() throws {
        for file in try Checkout.sources() {
            let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
            let isData = Self.hasOneEntryPerLine(file.path) || isTable(lines)
            if lines.count > Self.longestFile + 1 && !isData {
                XCTFail("\(file.path) has \(lines.count - 1) lines, at most \(Self.longestFile)")
            }
        }
    }

    /// Catalogues keep a text on the line of its entry, so that it can be searched.
    private static func hasOneEntryPerLine(_ path: String) -> Bool {
        path.contains("/Messages+") || path.hasSuffix("/InterfaceConstants.swift")
    }

    func testLinesAreShort() throws {
        let paths = try Checkout.files().filter {
            ($0.hasPrefix("Sources/") || $0.hasPrefix("Tests/") || $0.hasPrefix("Examples/"))
                && ($0.hasSuffix(".swift") || $0.hasSuffix(".c") || $0.hasSuffix(".h"))
                && !Self.hasOneEntryPerLine($0)
        }
        var long: [String] = []
        for path in paths {
            let lines = try Checkout.text(path).split(
                separator: "\n", omittingEmptySubsequences: false)
            let texts = path.hasPrefix("Tests/") ? Self.linesInsideOfTexts(lines) : []
            for (index, line) in lines.enumerated()
            where line.count > Self.longestLine && !texts.contains(index) {
                long.append("\(path):\(index + 1): \(line.count) columns")
            }
        }
        assertNowhere(long, "lines have at most \(Self.longestLine) columns:")
    }

    /// Lines of a text over several lines, such as the JSON of a test: they are kept as they are
    /// read.
    private static func linesInsideOfTexts(_ lines: [Substring]) -> Set<Int> {
        let code = SwiftCode.withoutCommentsAndTexts(lines.joined(separator: "\n")).split(
            separator: "\n", omittingEmptySubsequences: false)
        return Set(zip(lines, code).enumerated().compactMap { index, pair in
            let (line, code) = pair
            let isComment = line.drop { $0 == " " }.hasPrefix("//")
            return !isComment && code.allSatisfy { $0 == " " } ? index : nil
        })
    }

    func testFunctionsAreShort() throws {
        var long: [String] = []
        for file in try Checkout.sources() {
            for (start, length) in functions(in: file.code) where length > Self.longestFunction {
                long.append("\(file.path):\(start): \(length) lines")
            }
        }
        assertNowhere(long, "functions have at most \(Self.longestFunction) lines:")
    }

    /// First line and number of lines of every function: to the brace in the column where it began.
    private func functions(in code: [Substring]) -> [(start: Int, length: Int)] {
        var found: [(Int, Int)] = []
        for (index, line) in code.enumerated()
        where (line.contains("func") || line.contains("init"))
            && line.firstMatch(of: /^\s*(?:[\w@()]+\s+)*(?:func\s|init[?(<])/) != nil
        {
            let indent = line.prefix { $0 == " " }
            let end = code[index...].firstIndex { $0.hasPrefix(indent + "}") }
            if let end { found.append((index + 1, end - index + 1)) }
        }
        return found
    }
}
