import Foundation
import HospitalCore
import PerformanceAppraisal
import XCTest

/// Foundation, which XCTest brings along, has a decimal of its own.
typealias Decimal = HospitalCore.Decimal

/// The worked cases of `Fixtures/perf_cases.json`; numbers are read as the text they stand as.
struct CaseFile {
    let inputs: [String: Any]
    let expected: [String: Any]

    init(_ id: String) throws {
        let url = Bundle.module.url(
            forResource: "perf_cases", withExtension: "json", subdirectory: "Fixtures")
        let data = try Data(contentsOf: try XCTUnwrap(url))
        let file = try XCTUnwrap(JSONSerialization.jsonObject(with: data) as? [String: Any])
        let cases = try XCTUnwrap(file["cases"] as? [[String: Any]])
        let found = try XCTUnwrap(cases.first { $0["id"] as? String == id }, id)
        inputs = try XCTUnwrap(found["inputs"] as? [String: Any])
        expected = try XCTUnwrap(found["expected"] as? [String: Any])
    }

    func decimal(_ name: String) throws -> Decimal { try inputs.decimal(name) }

    func rows(_ name: String = "cases") throws -> [[String: Any]] {
        try XCTUnwrap(inputs[name] as? [[String: Any]], name)
    }

    func texts(_ name: String) throws -> [String] {
        try XCTUnwrap(expected[name] as? [String], name)
    }
}

extension [String: Any] {
    /// A decimal given as text or as a whole number.
    func decimal(_ name: String) throws -> Decimal {
        try XCTUnwrap(optionalDecimal(name), name)
    }

    func optionalDecimal(_ name: String) throws -> Decimal? {
        if let text = self[name] as? String { return try Decimal(text) }
        return (self[name] as? Int).map { Decimal($0) }
    }

    func text(_ name: String) throws -> String { try XCTUnwrap(self[name] as? String, name) }
}

/// Shorthand for decimals written in tests; a malformed one fails the test.
func dec(_ text: String) -> Decimal {
    do { return try Decimal(text) } catch {
        XCTFail("\(text) is no decimal")
        return .zero
    }
}
