import Hosp
import XCTest

/// Every fault in the arguments of a procedure is named with its path, in both languages.
final class ArgumentReaderTests: XCTestCase {
    private let good = """
        {"categories":["c"],"method":"direct","departments":[{"id":"a","direct":{"c":"1.00"}},{"id":"b"}],
         "drivers":{"d":{"b":1}},"steps":[{"sources":["a"],"driver":"d"}]}
        """

    private func assertRefused(
        _ old: String, _ new: String, _ expected: ArgumentError, says words: String...,
        line: UInt = #line
    ) throws {
        XCTAssertTrue(good.contains(old), line: line)
        let text = good.replacingOccurrences(of: old, with: new)
        let arguments = try JSONValue(parsing: Array(text.utf8))
        XCTAssertThrowsError(try Procedure.named("cost.allocate")?.run(arguments), line: line) {
            XCTAssertEqual($0 as? ArgumentError, expected, line: line)
            for language in Language.allCases {
                let text = ($0 as? ArgumentError)?.finding.text(in: language) ?? ""
                for word in words { XCTAssertTrue(text.contains(word), text, line: line) }
                XCTAssertFalse(text.contains("{"), text, line: line)
            }
        }
    }

    func testTheGoodArgumentsAreTaken() throws {
        let arguments = try JSONValue(parsing: Array(good.utf8))
        XCTAssertNoThrow(try Procedure.named("cost.allocate")?.run(arguments))
    }

    func testAMissingArgumentIsNamed() throws {
        try assertRefused("\"method\":\"direct\",", "", .missing(path: "method"), says: "method")
        try assertRefused(
            "{\"id\":\"b\"}", "{\"id\":null}", .missing(path: "departments[2].id"),
            says: "departments[2].id")
    }

    func testAMisspeltArgumentIsAnsweredWithTheNearestRightOne() throws {
        try assertRefused(
            "\"drivers\"", "\"driver\"", .unknown(path: "driver", nearest: "drivers"),
            says: "driver", "drivers")
    }

    func testAWrongTypeIsNamed() throws {
        try assertRefused(
            "[\"c\"]", "\"c\"", .type(path: "categories", expected: .array), says: "categories")
        try assertRefused(
            "{\"b\":1}", "{\"b\":true}", .type(path: "drivers.d.b", expected: .decimal),
            says: "drivers.d.b")
        try assertRefused(
            "{\"b\":1}", "[]", .type(path: "drivers.d", expected: .object), says: "drivers.d")
        try assertRefused(
            "\"driver\":\"d\"", "\"driver\":1", .type(path: "steps[1].driver", expected: .text),
            says: "steps[1].driver")
        try assertRefused(
            "\"driver\":\"d\"", "\"driver\":\"d\",\"stage\":\"1\"",
            .type(path: "steps[1].stage", expected: .whole), says: "steps[1].stage")
    }

    func testAValueThatIsNoNumberOrNoChoiceIsShown() throws {
        try assertRefused(
            "\"1.00\"", "\"1,2O3.00\"",
            .value(path: "departments[1].direct.c", value: "1,2O3.00", allowed: nil),
            says: "departments[1].direct.c", "1,2O3.00")
        try assertRefused(
            "\"direct\",", "\"directly\",",
            .value(
                path: "method", value: "directly",
                allowed: "direct, step_down, three_stage, reciprocal, iterative"),
            says: "directly", "three_stage")
    }

    func testANameThatStandsTwiceIsRefused() throws {
        try assertRefused(
            "{\"b\":1}", "{\"b\":1,\"b\":2}", .duplicate(path: "drivers.d.b"), says: "drivers.d.b")
    }
}
