import Foundation
import XCTest

/// The library runs on the oldest SQLite a hospital may have.
final class SQLiteSymbolTests: XCTestCase {
    func testEveryFunctionUsedExistsInTheOldestSQLite() throws {
        let url = try XCTUnwrap(
            Bundle.module.url(
                forResource: "sqlite_3_7_17_symbols", withExtension: "txt",
                subdirectory: "Fixtures"))
        let known = Set(
            try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map(String.init))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["nm", "-D", "--undefined-only", "/proc/\(getpid())/exe"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let answer = output.fileHandleForReading.readDataToEndOfFile()
        let text = String(decoding: answer, as: UTF8.self)
        process.waitUntilExit()
        let used = text.split(whereSeparator: \.isWhitespace).map(String.init)
            .filter { $0.hasPrefix("sqlite3_") }
        XCTAssertTrue(used.contains("sqlite3_step"), "the program under test calls SQLite")
        XCTAssertEqual(used.filter { !known.contains($0) }, [])
    }
}
