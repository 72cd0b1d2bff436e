import FHIRExchange
import Foundation
import Interchange
import XCTest

/// The published forms and responses, which stand with the conformance cases.
enum PublicForms {
    static let directory = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Conformance/cases/fhir")

    /// Every form and response as a path below the directory, in one order.
    static func all() throws -> [String] {
        let files = try XCTUnwrap(FileManager.default.enumerator(atPath: directory.path))
        let other = ["MANIFEST.json", "value_sets.json", "cases.json", "expected.json"]
        return files.compactMap { $0 as? String }.filter { path in
            path.hasSuffix(".json") && !other.contains { path.hasSuffix($0) }
        }.sorted()
    }

    static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: directory.appending(path: path)))
    }

    static func json(_ path: String) throws -> JSONValue {
        try JSONValue(parsing: try bytes(path))
    }

    static func form(_ path: String) throws -> Questionnaire { try Questionnaire(try json(path)) }

    static func response(_ path: String) throws -> QuestionnaireResponse {
        try QuestionnaireResponse(try json(path))
    }

    static func valueSets() throws -> [ValueSet] {
        guard case .array(let sets) = try json("value_sets.json") else { return [] }
        return try sets.map { try ValueSet($0) }
    }
}

extension Questionnaire {
    /// A form from the text of its items.
    init(items: String, rest: String = #""status":"active","url":"u""#) throws {
        try self.init(try JSONValue(
            parsing: #"{"resourceType":"Questionnaire",\#(rest),"item":[\#(items)]}"#))
    }
}

extension QuestionnaireResponse {
    /// A response from the text of its items.
    init(
        items: String, rest: String = #""status":"completed","questionnaire":"u""#
    ) throws {
        try self.init(try JSONValue(
            parsing: #"{"resourceType":"QuestionnaireResponse",\#(rest),"item":[\#(items)]}"#))
    }
}

extension FHIRIssue {
    /// `severity code path`.
    var line: String { "\(severity.rawValue) \(code.code) \(path)" }
}
