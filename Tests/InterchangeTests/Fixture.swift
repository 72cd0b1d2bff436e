import Foundation
import XCTest

/// Reads the files of `Fixtures`.
enum Fixture {
    static func path(_ name: String) throws -> String {
        let url = Bundle.module.resourceURL?.appendingPathComponent("Fixtures/\(name)")
        return try XCTUnwrap(url).path
    }

    static func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: try path(name))))
    }
}

/// The error of a call that must fail.
func thrownError<Failure: Error, Value>(
    file: StaticString = #filePath, line: UInt = #line, _ call: () throws(Failure) -> Value
) -> Failure? {
    do {
        let value = try call()
        XCTFail("no error, but \(value)", file: file, line: line)
        return nil
    } catch {
        return error
    }
}
