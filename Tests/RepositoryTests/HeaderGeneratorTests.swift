import Foundation
import XCTest

@testable import HeaderGenerator

/// The generator writes what C needs, and stops on what C cannot call or nobody explains.
final class HeaderGeneratorTests: XCTestCase {
    private static let file = InterfaceArea.order[0].file
    private static let documentation = """
        Adds to a book (记账).

        Two lines make
        one paragraph.
        - Parameters:
          - book: The book.
          - text: What to add, `−1` bytes
            when it is terminated.
          - out_count: Receives the count.
        - Returns: `HOSP_OK`.
        - Errors: `HOSP_E_HANDLE`.
        - Thread: Any.
        - Since: 1.0
        """
    private static let parameters = [
        ("book", "Int32"), ("text", "UnsafePointer<CChar>?"),
        ("out_count", "UnsafeMutablePointer<Int64>?"),
    ]
    private static let constants = """
        /// Statuses.
        let statuses: [(String, Int32, String)] = [
            ("HOSP_OK", 0, "Done."),
            ("HOSP_E_RANGE", -201, "Out of \\"range\\"."),
        ]
        """

    /// An interface of one function, as the compiler's tool would describe it.
    private func interface(
        _ name: String = "hosp_add", exportedAs exported: String? = nil,
        parameters: [(String, String)] = HeaderGeneratorTests.parameters, returns: String = "Int32",
        documentation: String? = HeaderGeneratorTests.documentation,
        file: String = HeaderGeneratorTests.file,
        constants: String = HeaderGeneratorTests.constants
    ) throws -> Interface {
        func fragment(_ text: String) -> [String: Any] { ["kind": "text", "spelling": text] }
        var symbol: [String: Any] = [
            "names": ["title": "\(name)(_:)"],
            "declarationFragments": [
                fragment("@_cdecl(\"\(exported ?? name)\") "), fragment("func \(name)"),
            ],
            "functionSignature": [
                "parameters": parameters.map {
                    ["name": $0.0, "declarationFragments": [fragment($0.0 + ": "), fragment($0.1)]]
                },
                "returns": [fragment(returns)],
            ],
            "location": ["uri": "file:///a/\(file)", "position": ["line": 7]],
        ]
        if let documentation {
            symbol["docComment"] = ["lines": documentation.split(
                separator: "\n", omittingEmptySubsequences: false).map { ["text": String($0)] }]
        }
        let data = try JSONSerialization.data(withJSONObject: ["symbols": [symbol]])
        return try Interface(
            symbolGraph: JSONDecoder().decode(SymbolGraph.self, from: data), constants: constants)
    }

    private func assertStops(
        _ fault: InterfaceFault, _ make: @autoclosure () throws -> Interface, line: UInt = #line
    ) {
        XCTAssertThrowsError(try make(), line: line) {
            XCTAssertEqual(($0 as? InterfaceFaults)?.faults, [fault], line: line)
        }
    }

    func testAFunctionBecomesACommentAndAPrototype() throws {
        let header = HeaderText.of(try interface(), arrow: "")
        XCTAssert(header.contains("""
            /**
             * Adds to a book (记账).
             *
             * Two lines make one paragraph.
             *
             *   book       The book.
             *   text       What to add, -1 bytes when it is terminated.
             *   out_count  Receives the count.
             *
             * Returns: HOSP_OK.
             * Errors: HOSP_E_HANDLE.
             * Thread: Any.
             * Since: 1.0
             */
            int32_t hosp_add(int32_t book, const char *text, int64_t *out_count);

            """), header)
    }

    func testTheExampleThatRunsStandsInTheComment() throws {
        let examples = FunctionExample.read("""
            static void example_hosp_add(void)
            {
                int64_t count;
                if (count)
                    check(1);
            }

            static void helper(void)
            {
                nothing();
            }
            """)
        let interface = try interface()
        let header = HeaderText.of(interface, arrow: "", examples: examples)
        XCTAssert(header.contains("""
             * Since: 1.0
             *
             * Example:
             *     int64_t count;
             *     if (count)
             *         check(1);
             */
            """), header)
        XCTAssertEqual(FunctionExample.faults(of: examples, for: interface), [])
        XCTAssertEqual(
            FunctionExample.faults(of: ["hosp_take": []], for: interface),
            [.exampleMissing(function: "hosp_add"), .exampleOfNothing(function: "hosp_take")])
        XCTAssertEqual(
            FunctionExample.faults(of: ["hosp_add": ["a /* b */"]], for: interface),
            [.commentEndsEarly(function: "hosp_add")])
    }

    func testConstantsBecomeMacros() throws {
        let header = HeaderText.of(try interface(), arrow: "")
        XCTAssert(header.contains("""
            /* Done. */
            #define HOSP_OK      0
            /* Out of "range". */
            #define HOSP_E_RANGE (-201)

            """), header)
    }

    func testAFunctionWithoutParametersTakesVoid() throws {
        let documentation = Self.documentation.split(separator: "\n")
            .filter { !$0.hasPrefix("  ") && $0 != "- Parameters:" }.joined(separator: "\n")
        let header = HeaderText.of(
            try interface(parameters: [], documentation: documentation), arrow: "")
        XCTAssert(header.contains("\nint32_t hosp_add(void);\n"), header)
    }

    /// The only parameter of a function may stand in one line, as documentation in Swift has it.
    func testTheOnlyParameterStandsInOneLine() throws {
        let documentation = """
            Closes a book.

            - Parameter book: The book,
              or none.
            - Returns: `HOSP_OK`.
            - Errors: none.
            - Thread: Any.
            - Since: 1.0
            """
        let header = HeaderText.of(
            try interface(parameters: [("book", "Int32")], documentation: documentation),
            arrow: "")
        XCTAssert(header.contains("The book, or none."), header)
    }

    func testTheMapNamesEveryFunctionInTheVersionItCameWith() throws {
        XCTAssertEqual(ExportMap.text(of: try interface()), """
            # Generated by HeaderGenerator; do not edit.
            HOSP_1 {
              global:
                hosp_add;
              local:
                *;
            };

            """)
        let later = Self.documentation.replacingOccurrences(of: "1.0", with: "1.12")
        XCTAssert(
            ExportMap.text(of: try interface(documentation: later)).contains("\nHOSP_1.12 {\n"))
    }

    func testNamesStopTheGenerator() {
        assertStops(.nameOutsideOfFamily(function: "add"), try interface("add"))
        let long = "hosp_" + String(repeating: "x", count: 26)
        assertStops(.nameTooLong(name: long, bytes: 31), try interface(long))
        XCTAssertNoThrow(try interface(String(long.dropLast())))
        assertStops(
            .exportedUnderOtherName(function: "hosp_add", exported: "hosp_sum"),
            try interface(exportedAs: "hosp_sum"))
        assertStops(
            .fileWithoutArea(file: "Nowhere.swift", function: "hosp_add"),
            try interface(file: "Nowhere.swift"))
    }

    func testTypesThatSomeLanguageCannotPassStopTheGenerator() {
        let refused = [
            "Int", "Bool", "UInt32", "Float", "String", "UnsafePointer<CChar>",
            "UnsafeMutableRawPointer?", "UnsafePointer<UnsafePointer<CChar>?>?",
            "@convention(c) (Int32) -> Void",
        ]
        for type in refused {
            assertStops(
                .forbiddenType(function: "hosp_add", parameter: "text", type: type),
                try interface(parameters: [("book", "Int32"), ("text", type), Self.parameters[2]]))
        }
        assertStops(
            .forbiddenReturn(function: "hosp_add", type: "Int"), try interface(returns: "Int"))
    }

    func testOutputsAreNamedAsOutputs() {
        assertStops(
            .outputNotNamedOut(function: "hosp_add", parameter: "text"),
            try interface(parameters: [
                Self.parameters[0], ("text", "UnsafeMutablePointer<Int32>?"), Self.parameters[2],
            ]))
        assertStops(
            .outputNotNamedOut(function: "hosp_add", parameter: "out_count"),
            try interface(parameters: [
                Self.parameters[0], Self.parameters[1], ("out_count", "Int64"),
            ]))
    }

    func testSilenceStopsTheGenerator() {
        XCTAssertThrowsError(try interface(documentation: nil)) {
            let faults = ($0 as? InterfaceFaults)?.faults ?? []
            XCTAssert(faults.contains(.undocumented(function: "hosp_add")), "\($0)")
        }
        for section in ["Returns", "Errors", "Thread", "Since"] {
            let without = Self.documentation.split(separator: "\n")
                .filter { !$0.hasPrefix("- \(section)") }.joined(separator: "\n")
            assertStops(
                .sectionMissing(function: "hosp_add", section: section),
                try interface(documentation: without))
        }
        assertStops(
            .undocumentedParameter(function: "hosp_add", parameter: "book"),
            try interface(documentation: Self.documentation.replacingOccurrences(
                of: "  - book: The book.\n", with: "")))
        assertStops(
            .unknownParameter(function: "hosp_add", parameter: "text"),
            try interface(parameters: [Self.parameters[0], Self.parameters[2]]))
    }

    func testCommentsThatBreakTheHeaderStopTheGenerator() {
        assertStops(
            .commentEndsEarly(function: "hosp_add"),
            try interface(documentation: "It */ ends.\n" + Self.documentation))
        assertStops(
            .sinceNoVersion(function: "hosp_add", text: "soon"),
            try interface(documentation: Self.documentation.replacingOccurrences(
                of: "Since: 1.0", with: "Since: soon")))
    }

    func testConstantsStopTheGenerator() {
        func constants(_ entry: String) -> String {
            Self.constants.replacingOccurrences(
                of: "\n]", with: "\n    \(entry)\n]")
        }
        assertStops(
            .constantValueTwice(
                family: "Statuses.", value: -201, first: "HOSP_E_RANGE", second: "HOSP_E_NEW"),
            try interface(constants: constants(#"("HOSP_E_NEW", -201, "New."),"#)))
        assertStops(
            .constantNameTwice(name: "HOSP_OK"),
            try interface(constants: constants(#"("HOSP_OK", 1, "New."),"#)))
        assertStops(
            .constantName(name: "HOSPOK"),
            try interface(constants: constants(#"("HOSPOK", 1, "New."),"#)))
        assertStops(
            .constantUndocumented(name: "HOSP_NEW"),
            try interface(constants: constants(#"("HOSP_NEW", 1, ""),"#)))
        assertStops(
            .constantUnreadable(line: 5, text: #"("HOSP_NEW", 1 + 1, "New."),"#),
            try interface(constants: constants(#"("HOSP_NEW", 1 + 1, "New."),"#)))
    }

    func testTwoFamiliesMayShareAValue() throws {
        let families = Self.constants + """

            /// Encodings.
            let encodings: [(String, Int32, String)] = [
                ("HOSP_UTF8", 0, "UTF-8."),
            ]
            """
        XCTAssertEqual(
            try interface(constants: families).constants.map(\.title), ["Statuses.", "Encodings."])
    }
}
