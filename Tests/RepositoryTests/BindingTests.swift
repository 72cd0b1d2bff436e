import XCTest

/// The declarations that cannot be run here have the syntax that their languages want.
final class BindingTests: XCTestCase {
    private func matches(_ path: String, _ pattern: String) throws -> [[String]] {
        let text = try Checkout.text(path)
        return try text.matches(
            of: Regex(pattern, as: AnyRegexOutput.self).anchorsMatchLineEndings()
        ).map { match in match.output.map { $0.substring.map(String.init) ?? "" } }
    }

    private func header() throws -> [String] {
        InstalledLibraryTests.functions(inHeader: try Checkout.text("include/hosp.h"))
    }

    /// `FUNCTION long name(type name[], REF type name, …) LIBRARY "…"`, names up to 40 letters.
    func testPowerBuilderDeclaresEveryFunctionThatItCanCall() throws {
        let path = "Examples/powerbuilder/n_hosp.sru"
        let parameter = #"(?:REF )?(?:long|longlong|double|string) \w{1,40}(?:\[\])?"#
        let lines = try matches(path, "^FUNCTION .*$").map { $0[0] }
        let sound = try matches(
            path,
            #"^FUNCTION long (hosp_\w+)\((?:\#(parameter)(?:, \#(parameter))*)?\)"#
                + #" LIBRARY "[\w.]+"$"#)
        XCTAssertEqual(sound.map { $0[0] }, lines)
        let declared = sound.map { $0[1] }
        XCTAssertEqual(declared.count, Set(declared).count)
        let left = Set(try header()).subtracting(declared)
        // What remains takes plain memory or streams of other libraries.
        XCTAssertEqual(
            left.filter { !$0.hasSuffix("_arrow") }.sorted(),
            ["hosp_formula_columns", "hosp_score_matrix"])
        let text = try Checkout.text(path)
        for (opens, closes) in [
            ("type prototypes", "end prototypes"), ("type variables", "end variables"),
            ("on n_hosp.create", "end on"), ("forward", "end forward"),
        ] {
            XCTAssertTrue(text.contains("\n\(opens)\n") && text.contains("\n\(closes)\n"), opens)
        }
    }

    /// Each function stands in the package and in its body with the same parameters, each of which
    /// has an external type; names have at most 30 bytes and functions at most 128 parameters.
    func testOracleSpecifiesEveryFunctionThatItCanCall() throws {
        let path = "Examples/oracle/hosp.sql"
        let declared = try matches(
            path, #"^    FUNCTION (\w+)(?:\(([^()]*)\))? RETURN PLS_INTEGER;$"#)
        let specified = try matches(
            path,
            #"^    FUNCTION (\w+)(?:\(([^()]*)\))? RETURN PLS_INTEGER\n"#
                + #"    AS LANGUAGE C LIBRARY hosp_library NAME "(hosp_\w+)"\n"#
                + #"    PARAMETERS \(([^()]*)\);$"#)
        XCTAssertGreaterThan(declared.count, 30)
        XCTAssertEqual(declared.map { $0[1] }, specified.map { $0[1] })
        XCTAssertEqual(declared.map { $0[2] }, specified.map { $0[2] })
        let names = Set(try header())
        for function in specified {
            XCTAssertTrue(names.contains(function[3]), function[3])
            XCTAssertLessThanOrEqual(function[1].utf8.count, 30, function[1])
            let parameters = words(function[2]), external = words(function[4])
            XCTAssertLessThanOrEqual(parameters.count, 128)
            XCTAssertEqual(external.last, "RETURN INT", function[1])
            XCTAssertEqual(parameters.count, external.count - 1, function[1])
            for (parameter, type) in zip(parameters, external) {
                XCTAssertNotNil(
                    parameter.wholeMatch(
                        of: /\w{1,30} (?:(?:IN )?OUT )?(?:PLS_INTEGER|BINARY_DOUBLE|VARCHAR2)/),
                    parameter)
                XCTAssertNotNil(type.wholeMatch(of: /\w+ (?:INT|LONG|DOUBLE|STRING)/), type)
                XCTAssertEqual(
                    parameter.prefix { $0 != " " }, type.prefix { $0 != " " }, function[1])
            }
        }
        let slashes = try matches(path, "^/$")
        XCTAssertEqual(slashes.count, 3, "a library, a package and its body end with a slash")
    }

    private func words(_ list: String) -> [String] {
        list.split(separator: ",").map { part in
            part.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
    }
}
