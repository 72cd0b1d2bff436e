import Foundation
import TestSupport
import XCTest

@testable import HospitalCore

/// XCTest brings Foundation with it, which has a type of the same name.
typealias Decimal = HospitalCore.Decimal

extension SeededGenerator {
    /// A number below 2^bits, of any length up to that.
    mutating func magnitude(bits: Int) -> Int128 {
        let wide = UInt128(next()) << 64 | UInt128(next())
        return Int128(wide >> UInt128(128 - Int.random(in: 1...bits, using: &self)))
    }

    /// A number of either sign with at most so many bits.
    mutating func number(bits: Int) -> Int128 {
        let value = magnitude(bits: bits)
        return Bool.random(using: &self) ? value : -value
    }
}

/// The lines of a fixture without comments, each split at blanks.
func fixtureLines(_ name: String) throws -> [[String]] {
    let url = try XCTUnwrap(
        Bundle.module.url(forResource: name, withExtension: nil, subdirectory: "Fixtures"))
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
        .filter { !$0.hasPrefix("#") }.map { $0.split(separator: " ").map(String.init) }
}

/// Expects an error of a type, equal to the one given.
func assertThrows<Failure: Error & Equatable>(
    _ expected: Failure, file: StaticString = #filePath, line: UInt = #line,
    _ body: () throws -> Void
) {
    do {
        try body()
        XCTFail("no error, expected \(expected)", file: file, line: line)
    } catch let error as Failure {
        XCTAssertEqual(error, expected, file: file, line: line)
    } catch {
        XCTFail("\(error), expected \(expected)", file: file, line: line)
    }
}

/// The bytes of a fixture.
func fixtureData(_ name: String) throws -> Data {
    let url = try XCTUnwrap(
        Bundle.module.url(forResource: name, withExtension: nil, subdirectory: "Fixtures"))
    return try Data(contentsOf: url)
}
