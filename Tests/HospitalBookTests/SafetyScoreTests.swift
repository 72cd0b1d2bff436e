import Hosp
import XCTest

/// `safety.score` as hosts call it: arguments in JSON, result as JSON and tables.
final class SafetyScoreTests: XCTestCase {
    private func run(_ text: String) throws -> ProcedureResult {
        try XCTUnwrap(Procedure.named("safety.score")).run(JSONValue(parsing: text))
    }

    private func member(_ result: ProcedureResult, _ name: String) -> JSONValue? {
        guard case .object(let object) = result.json else { return nil }
        return object[name]
    }

    private func assertRefused<Fault: Error & Equatable>(
        _ text: String, _ expected: Fault, line: UInt = #line
    ) {
        XCTAssertThrowsError(try run(text), line: line) {
            XCTAssertEqual($0 as? Fault, expected, line: line)
        }
    }

    private let policy = #"{"pass":"80","grades":"inspection_80"}"#

    /// S-206, scored: 17.5 | 22.25 | 34 | 15 are 88.75 of 100 points, 合格.
    func testS206TheArchiveSelfInspectionIsScoredByItsCode() throws {
        let given: [(String, [String])] = [
            ("01", ["4.5", "6", "7"]), ("02", ["8", "5", "9.25"]),
            ("03", ["5", "7", "6", "7", "5", "4", "0"]), ("04", ["8", "5", "2"]),
        ]
        let answers = given.flatMap { group, points in
            points.enumerated().map {
                #"{"item":"ARCHIVE100-\#(group)-0\#($0 + 1)","points":"\#($1)"}"#
            }
        }
        let result = try run(
            """
            {"checklist":"ARCHIVE100","policy":\(policy),
             "answers":[\(answers.joined(separator: ","))]}
            """)
        XCTAssertEqual(member(result, "percent"), .string("88.75"))
        XCTAssertEqual(member(result, "result"), .string("pass"))
        XCTAssertEqual(result.tables.map(\.name), ["score", "sections", "items"])
        XCTAssertEqual(
            result.tables[0].rows[0],
            [
                .text("ARCHIVE100"), .text("2014.1"), .text("88.75"), .text("100"), .text("88.75"),
                .text("88.75"), .text("pass"), .text("合格"), .text("inspection_80"), .integer(0),
                .integer(6),
            ])
        XCTAssertEqual(
            result.tables[1].rows.map { $0[2] },
            [.text("17.5"), .text("22.25"), .text("34"), .text("15")])
        XCTAssertEqual(result.tables[2].rows.count, 16)
    }

    /// Half of 50 %, nothing of 30 %, two thirds of 20 %: (25 + 40/3) / 70 = 54.76 %.
    func testATemplateInFullIsScoredByItsWeights() throws {
        let result = try run(
            """
            {"template":{"id":"T","version":"1","total":"percent","sections":[
               {"code":"A","weight":"50","items":[{"code":"a1","points":10},{"code":"a2","points":10}]},
               {"code":"B","weight":"30","items":[{"code":"b1","points":7}]},
               {"code":"C","weight":"20","items":[
                 {"code":"c1","points":3},{"code":"c2","points":3},{"code":"c3","points":3}]}]},
             "answers":[{"item":"a1","answer":"yes"},{"item":"a2","answer":"no"},
               {"item":"b1","answer":"not_applicable"},{"item":"c1","answer":"yes"},
               {"item":"c2","answer":"yes"},{"item":"c3","answer":"no"}],
             "policy":{"pass":"80","grades":"inspection_80","sections":"weighted"}}
            """)
        XCTAssertEqual(member(result, "percent"), .string("54.76"))
        XCTAssertEqual(member(result, "not_applicable"), .number("1"))
        XCTAssertEqual(member(result, "failed_items"), .array([.string("a2"), .string("c3")]))
    }

    func testEveryKindOfItemAnswerAndPolicyCanBeWritten() throws {
        let result = try run(
            """
            {"template":{"id":"K","version":"1","title":"kinds","total":"hundred",
               "pass_rule":"percent","sections":[{"code":"S","title":"s","sections":[
                 {"code":"S2","condition":{"tests":[{"item":"n","is":"below","number":"0"}]},
                  "items":[{"code":"never","points":0}]}],"items":[
               {"code":"n","points":20,"kind":"number","minimum":"14","maximum":"24","unit":"℃",
                "follow_ups":[{"code":"f","points":10,"condition":{"joining":"any",
                  "tests":[{"item":"n","is":"above","number":"24"},
                           {"item":"n","is":"missing"}]}}]},
               {"code":"o","points":10,"kind":"occurrences","deduction":"2","floor":"1"},
               {"code":"c","points":10,"kind":"choice","choices":[
                 {"code":"good","score":"10"},{"code":"bad","score":"0","failure":true}]},
               {"code":"t","points":10,"kind":"text","required":false},
               {"code":"d","points":10,"kind":"day"},{"code":"p","points":10,"kind":"photo"},
               {"code":"g","points":10,"kind":"signature"},
               {"code":"v","points":10,"criticality":2,"frequency":"D","source":"消防法16"}]}]},
             "answers":[{"item":"n","number":"25"},{"item":"f","answer":"yes"},
               {"item":"o","occurrences":3},{"item":"c","choice":"bad"},
               {"item":"d","day":"2024-03-26"},{"item":"p","photo":"p-1"},
               {"item":"g","signature":"10001"},
               {"item":"v","answer":"no","note":"blocked","evidence":["p-2"],"inspector":"10002"}],
             "policy":{"pass":"60","not_applicable":"exclude","unanswered":"block",
               "sections":"pooled","veto":"cap40","veto_on":"any_loss","decimals":1,
               "grades":{"name":"own","grades":[{"name":"好","cut":"60"}],"below":"差"}}}
            """)
        // 0 + 10 + (10 − 3 × 2) + 0 + 10 + 10 + 10 + 0 of 90 points: 44 / 90, capped at 40.
        XCTAssertEqual(member(result, "earned"), .string("44"))
        XCTAssertEqual(member(result, "maximum"), .string("90"))
        XCTAssertEqual(member(result, "raw_percent"), .string("48.9"))
        XCTAssertEqual(member(result, "percent"), .string("40.0"))
        XCTAssertEqual(member(result, "grade"), .string("差"))
        XCTAssertEqual(member(result, "veto_items"), .array([.string("v")]))
        XCTAssertEqual(member(result, "not_asked"), .number("1"))
    }

    func testWhatIsWrongIsNamedWithItsPath() {
        func arguments(_ answers: String, policy: String? = nil) -> String {
            """
            {"template":{"id":"T","version":"1","total":"percent","sections":[
              {"code":"S","items":[{"code":"A","points":5}]}]},
             "answers":[\(answers)],"policy":\(policy ?? self.policy)}
            """
        }
        assertRefused(
            arguments(#"{"item":"A"}"#), ArgumentError.missing(path: "answers[1].answer"))
        assertRefused(
            arguments(#"{"item":"A","answer":"yes","number":"1"}"#),
            ArgumentError.duplicate(path: "answers[1].answer"))
        assertRefused(
            arguments(#"{"item":"A","answer":"maybe"}"#),
            ArgumentError.value(
                path: "answers[1].answer", value: "maybe", allowed: "yes, no, not_applicable"))
        assertRefused(
            arguments(#"{"item":"A","day":"26.3.2024"}"#),
            ArgumentError.value(
                path: "answers[1].day", value: "26.3.2024", allowed: "2024-03-26"))
        assertRefused(
            arguments("", policy: #"{"pass":"80","grades":"inspection_80","veto":"capped"}"#),
            ArgumentError.value(
                path: "policy.veto", value: "capped", allowed: "keep, zero, cap59"))
        assertRefused(
            arguments("", policy: #"{"pass":"80","grades":"inspection_81"}"#),
            GradeSetError.unknown("inspection_81", nearest: "inspection_80"))
        assertRefused(
            arguments(#"{"item":"B","answer":"yes"}"#),
            InspectionError.unknownItem(
                "B", template: .init(id: "T", version: "1", title: "T")))
        assertRefused(arguments(""), InspectionError.unanswered(item: "A"))
        assertRefused(
            #"{"answers":[],"policy":\#(policy)}"#, ArgumentError.missing(path: "template"))
        assertRefused(
            #"{"checklist":"ELEC","template":{},"answers":[],"policy":\#(policy)}"#,
            ArgumentError.duplicate(path: "template"))
        assertRefused(
            #"{"checklist":"ELEK","answers":[],"policy":\#(policy)}"#,
            TemplateError.unknown("ELEK", nearest: "ELEC"))
    }

    func testPointsThatDoNotTotalAHundredAndACriticalityThatDoesNotExistAreRefused() {
        func template(_ item: String) -> String {
            """
            {"template":{"id":"T","version":"1","total":"hundred","sections":[
              {"code":"S","items":[\(item)]}]},"answers":[],"policy":\(policy)}
            """
        }
        XCTAssertThrowsError(try run(template(#"{"code":"A","points":"99.9"}"#))) {
            XCTAssertEqual(
                ($0 as? TemplateError)?.finding.text(in: .english),
                "The points of checklist template T total 99.9 and must total 100.")
        }
        assertRefused(
            template(#"{"code":"A","points":100,"criticality":3}"#),
            ArgumentError.value(
                path: "template.sections[1].items[1].criticality", value: "3",
                allowed: "0, 1, 2"))
    }
}
