import HospitalCore
import Interchange
import SafetyInspection
import XCTest

@testable import FHIRExchange

/// What a form or a response may cost, and what is refused rather than passed over.
final class BoundTests: XCTestCase {
    // MARK: Patterns

    /// A thousand alternatives are no deeper than two, and one of four thousand characters is read.
    func testManyAlternativesAreFlat() throws {
        let words = (0..<600).map { "w\($0)" }
        let pattern = words.joined(separator: "|")
        XCTAssertLessThanOrEqual(pattern.count, 4_000)
        let read = try XCTUnwrap(TextPattern("(w1|w22|w333)*"))
        for text in ["", "w1", "w22w1w333"] { XCTAssertEqual(read.matches(text), true, text) }
        for text in ["w2", "w22w", "w1|w22"] { XCTAssertEqual(read.matches(text), false, text) }
        let bars = String(repeating: "|", count: 900)
        XCTAssertEqual(TextPattern(bars)?.matches(""), true)
        XCTAssertEqual(TextPattern(bars)?.matches("a"), false)
        // Steps of 600 words are more than a pattern may come to: not decided, and no crash.
        XCTAssertNil(TextPattern(pattern))
        XCTAssertNil(TextPattern(String(repeating: "a|", count: 3_000)))
    }

    func testAPatternHasALength() {
        // One class of 3,998 characters is one step.
        let longest = "[" + String(repeating: "a", count: 3_998) + "]"
        XCTAssertEqual(TextPattern(longest)?.matches("a"), true)
        XCTAssertNil(TextPattern(longest + "b"))
    }

    /// A class of two thousand ranges asks two thousand comparisons of every character.
    func testTheRangesOfAClassCountAsWork() throws {
        let wide = try XCTUnwrap(TextPattern("[" + String(repeating: "a", count: 2_000) + "]*"))
        let narrow = try XCTUnwrap(TextPattern("[a]*"))
        XCTAssertEqual(wide.work(on: "aaa") - narrow.work(on: "aaa"), 4 * 1_999)
        let text = String(repeating: "a", count: 20_000)
        XCTAssertNil(wide.matches(text))
        XCTAssertEqual(narrow.matches(text), true)
    }

    // MARK: Responses

    private static let tooCostly = "fatal too-costly QuestionnaireResponse"

    private func lines(_ form: String, _ response: String, work: Int) throws -> [String] {
        ResponseCheck(
            try QuestionnaireResponse(items: response), against: try Questionnaire(items: form),
            work: work
        ).issues.map(\.line)
    }

    /// The answers of one question are gone through no further than the bound.
    func testAnswersEndAtTheBound() throws {
        let answers = Array(repeating: #"{"valueString":"ab"}"#, count: 5_000)
            .joined(separator: ",")
        let form = #"{"linkId":"q","type":"string","repeats":true,"maxLength":1}"#
        let response = #"{"linkId":"q","answer":[\#(answers)]}"#
        let found = try lines(form, response, work: 1_000)
        XCTAssertEqual(found.last, Self.tooCostly)
        // Four members of the question are looked at for each answer.
        XCTAssertLessThanOrEqual(found.count, 252)
        XCTAssertGreaterThan(found.count, 200)
        XCTAssertEqual(try lines(form, response, work: 100_000).count, 5_000)
    }

    /// Conditions that look at a question with many answers end at the bound, within one item too.
    func testConditionsEndAtTheBound() throws {
        let answers = Array(repeating: #"{"valueInteger":1}"#, count: 1_000).joined(separator: ",")
        let condition = #"{"question":"q","operator":"=","answerInteger":2}"#
        let many = Array(repeating: condition, count: 1_000).joined(separator: ",")
        let asked = (0..<1_000).map {
            #"{"linkId":"\#($0)","type":"string","enableWhen":[\#(condition)]}"#
        }.joined(separator: ",")
        let question = #"{"linkId":"q","type":"integer","repeats":true}"#
        let one = #"{"linkId":"o","type":"string","enableBehavior":"any","enableWhen":[\#(many)]}"#
        let response = #"{"linkId":"q","answer":[\#(answers)]}"#
        for form in ["\(question),\(asked)", "\(question),\(one)"] {
            let start = ContinuousClock.now
            XCTAssertEqual(try lines(form, response, work: 5_000), [Self.tooCostly])
            XCTAssertLessThan(ContinuousClock.now - start, .seconds(2))
        }
        XCTAssertEqual(try lines("\(question),\(one)", response, work: 3_000_000), [])
    }

    /// What is told ends with the bound of issues, wherever it is told.
    func testIssuesEndAtTheirBound() throws {
        let answers = Array(repeating: #"{"valueString":"ab"}"#, count: 12_000)
            .joined(separator: ",")
        let found = try lines(
            #"{"linkId":"q","type":"string","repeats":true,"maxLength":1}"#,
            #"{"linkId":"q","answer":[\#(answers)]}"#, work: ResponseCheck.maximumWork)
        XCTAssertEqual(found.count, ResponseCheck.maximumIssues + 1)
        XCTAssertEqual(found.last, Self.tooCostly)
    }

    /// Reading a pattern is work, also of one that is not understood; each is read once.
    func testReadingPatternsIsWork() throws {
        func questions(_ pattern: (Int) -> String) -> String {
            (0..<50).map {
                #"""
                {"linkId":"\#($0)","type":"string","extension":[{
                "url":"http://hl7.org/fhir/StructureDefinition/regex",
                "valueString":"\#(pattern($0))"}]}
                """#
            }.joined(separator: ",")
        }
        let answers = (0..<50).map { #"{"linkId":"\#($0)","answer":[{"valueString":"a"}]}"# }
            .joined(separator: ",")
        XCTAssertEqual(
            try lines(questions { "(?=\($0))" }, answers, work: 100_000).last, Self.tooCostly)
        XCTAssertEqual(try lines(questions { _ in "(?=a)" }, answers, work: 100_000).count, 50)
    }

    /// Items of a resource that was made and not parsed may stand no deeper than parsed ones.
    func testDepthIsBounded() throws {
        func nested(_ depth: Int, _ resource: String) -> JSONValue {
            var item: JSONValue = .object(["linkId": .string("q"), "type": .string("group")])
            for _ in 1..<depth {
                item = .object([
                    "linkId": .string("q"), "type": .string("group"), "item": .array([item]),
                ])
            }
            return .object(["resourceType": .string(resource), "item": .array([item])])
        }
        let most = Questionnaire.maximumDepth
        XCTAssertEqual(try Questionnaire(nested(most, "Questionnaire")).itemCount, most)
        XCTAssertThrowsError(try Questionnaire(nested(most + 1, "Questionnaire"))) {
            XCTAssertEqual($0 as? FHIRError, .tooDeep(resource: "Questionnaire", limit: most))
            XCTAssertEqual(
                ($0 as? FHIRError)?.finding.text(in: .english),
                "The items of the Questionnaire stand more than 64 deep in one another.")
        }
        let response = "QuestionnaireResponse"
        XCTAssertEqual(try QuestionnaireResponse(nested(most, response)).itemCount, most)
        XCTAssertThrowsError(try QuestionnaireResponse(nested(most + 1, response))) {
            XCTAssertEqual($0 as? FHIRError, .tooDeep(resource: response, limit: most))
        }
    }

    // MARK: Own extensions

    private let own = "urn:libhosp:fhir:"

    private func assertRefused(
        _ reason: FHIRError.MappingReason, at path: String, items: String, rest: String = "",
        line: UInt = #line
    ) {
        XCTAssertThrowsError(
            try ImportedChecklist(try Questionnaire(items: items, rest: #""url":"u"\#(rest)"#)),
            line: line
        ) {
            XCTAssertEqual($0 as? FHIRError, .notMapped(path: path, reason: reason), line: line)
        }
    }

    /// A veto of a later version must not become an ordinary item.
    func testUnknownValuesOfOwnExtensionsAreRefused() {
        for (name, value, reason) in [
            ("item-criticality", #""valueInteger":3"#, FHIRError.MappingReason.ownExtension),
            ("item-criticality", #""valueCode":"veto""#, .ownExtension),
            ("item-answer-kind", #""valueCode":"video""#, .ownExtension),
            ("item-frequency", #""valueCode":"Z""#, .ownExtension),
            ("item-not-applicable", #""valueString":"no""#, .ownExtension),
            ("item-source", #""valueInteger":3"#, .ownExtension),
            ("item-points", #""valueString":"3""#, .number),
            ("item-points", #""x":1"#, .number),
        ] {
            assertRefused(
                reason, at: "Questionnaire.item[0].extension('\(own)\(name)')", items: #"""
                    {"linkId":"a","type":"text","extension":[{"url":"\#(own)\#(name)",\#(value)}]}
                    """#)
        }
        for (name, value) in [
            ("checklist-total", #""valueCode":"thousand""#),
            ("checklist-pass-rule", #""valueCode":"half""#),
        ] {
            assertRefused(
                .ownExtension, at: "Questionnaire.extension('\(own)\(name)')",
                items: #"{"linkId":"a","type":"text"}"#,
                rest: #","extension":[{"url":"\#(own)\#(name)",\#(value)}]"#)
        }
        let citation = "Questionnaire.extension('\(own)checklist-citation').extension('confirmed')"
        assertRefused(
            .ownExtension, at: citation, items: #"{"linkId":"a","type":"text"}"#, rest: #"""
                ,"extension":[{"url":"\#(own)checklist-citation","extension":[
                {"url":"confirmed","valueString":"yes"}]}]
                """#)
        let twice = #"{"url":"\#(own)item-points","valueDecimal":1}"#
        assertRefused(
            .ownExtension, at: "Questionnaire.item[0].extension('\(own)item-points')",
            items: #"{"linkId":"a","type":"text","extension":[\#(twice),\#(twice)]}"#)
        assertRefused(
            .ownExtension, at: "Questionnaire.item[0].extension('\(own)option-failure')",
            items: #"""
                {"linkId":"a","type":"choice","answerOption":[{"valueCoding":{"code":"x"},
                "extension":[{"url":"\#(own)option-failure","valueString":"true"}]}]}
                """#)
    }

    func testUnknownValuesOfAnswersAreRefused() throws {
        let template = try ChecklistFormTests.everything()
        for name in ["answer-note", "answer-inspector", "answer-evidence"] {
            let response = try QuestionnaireResponse(items: #"""
                {"linkId":"A","answer":[{"valueBoolean":true,"extension":[
                {"url":"\#(own)\#(name)","valueInteger":1}]}]}
                """#)
            XCTAssertThrowsError(try InspectionAnswers(response, to: template), name) {
                XCTAssertEqual($0 as? FHIRError, .notMapped(
                    path: "QuestionnaireResponse.item[0].answer[0].extension('\(own)\(name)')",
                    reason: .ownExtension))
            }
        }
    }

    /// A response that says when it was written says it rightly; one that says only the month has
    /// no occasion.
    func testAMomentOfWritingThatIsNoneIsRefused() throws {
        let template = try ChecklistFormTests.everything()
        for moment in [#""2026-02-30""#, #""yesterday""#, "20260301", #""2026-03-01T25:00:00Z""#] {
            let response = try QuestionnaireResponse(
                items: "", rest: #""status":"completed","authored":\#(moment)"#)
            XCTAssertThrowsError(try InspectionAnswers(response, to: template), moment) {
                XCTAssertEqual($0 as? FHIRError, .notMapped(
                    path: "QuestionnaireResponse.authored", reason: .day))
            }
        }
        let month = try QuestionnaireResponse(
            items: "", rest: #""status":"completed","authored":"2026-03""#)
        XCTAssertNil(try InspectionAnswers(month, to: template).occasion)
    }

    // MARK: Conditions

    private func imported(_ items: String) throws -> ImportedChecklist {
        try ImportedChecklist(try Questionnaire(items: items, rest: #""url":"u","version":"1""#))
    }

    private func grouped(_ outer: String, _ inner: String) -> String {
        #"""
        {"linkId":"a","type":"boolean","item":[{"linkId":"b","type":"boolean"},
        {"linkId":"g","type":"group","enableWhen":[\#(outer)],"item":[
        {"linkId":"c","type":"text"},
        {"linkId":"d","type":"text","enableWhen":[\#(inner)]}]}]}
        """#
    }

    private static let bIsTrue = #"{"question":"b","operator":"=","answerBoolean":true}"#
    private static let aIsFalse = #"{"question":"a","operator":"=","answerBoolean":false}"#

    /// Nothing inside a hidden group is asked: its condition joins those of its items.
    func testTheConditionOfAGroupJoinsThoseInIt() throws {
        let read = try imported(grouped(Self.aIsFalse, Self.bIsTrue))
        XCTAssertEqual(
            read.template.item("c")?.condition,
            ItemCondition([ItemCondition.Test("a", .equal(.no))]))
        XCTAssertEqual(
            read.template.item("d")?.condition,
            ItemCondition([
                ItemCondition.Test("a", .equal(.no)), ItemCondition.Test("b", .equal(.yes)),
            ]))
        let joined = read.notes.filter { $0.code == .conditionJoined }
        XCTAssertEqual(joined.map(\.linkID), ["d"])
        XCTAssertEqual(joined.map(\.path), ["Questionnaire.item[0].item[1]"])
        // The same condition twice is one, and needs no note of two.
        XCTAssertEqual(
            try imported(grouped(Self.aIsFalse, Self.aIsFalse)).template.item("d")?.condition,
            ItemCondition([ItemCondition.Test("a", .equal(.no))]))
    }

    /// A choice of tests and another condition are more than one list of tests can say.
    func testConditionsThatCannotJoinAreRefused() throws {
        let unequal = #"{"question":"b","operator":"!=","answerBoolean":true}"#
        assertRefused(
            .conditionsJoined, at: "Questionnaire.item[0].item[1].enableWhen",
            items: grouped(Self.aIsFalse, unequal))
    }

    /// Codes are compared by code; two codings without one are the same only when all of them is.
    func testCodingsWithoutACode() throws {
        func isAsked(_ operand: String, _ answer: String) throws -> Bool {
            try lines(#"""
                {"linkId":"q","type":"choice"},{"linkId":"d","type":"string","required":true,
                "enableWhen":[{"question":"q","operator":"=","answerCoding":\#(operand)}]}
                """#, #"{"linkId":"q","answer":[{"valueCoding":\#(answer)}]}"#, work: 1_000
            ) == ["error required QuestionnaireResponse"]
        }
        XCTAssertFalse(try isAsked(#"{"display":"甲"}"#, #"{"display":"乙"}"#))
        XCTAssertTrue(try isAsked(#"{"display":"甲"}"#, #"{"display":"甲"}"#))
        XCTAssertFalse(try isAsked(#"{"system":"s"}"#, #"{"code":"x","system":"s"}"#))
        XCTAssertTrue(try isAsked(#"{"code":"x"}"#, #"{"code":"x","system":"s","display":"y"}"#))
        XCTAssertFalse(try isAsked(#"{"code":"x","system":"t"}"#, #"{"code":"x","system":"s"}"#))
    }

    // MARK: Value sets and limits

    /// The codes that are offered are those that are members.
    func testTheOptionsOfAValueSetAreItsMembers() throws {
        func set(_ content: String) throws -> ValueSet {
            try ValueSet(JSONValue(parsing: #"{"resourceType":"ValueSet",\#(content)}"#))
        }
        let expanded = try set(#"""
            "expansion":{"contains":[{"system":"s","code":"a","abstract":true,"contains":[
            {"system":"s","code":"b","contains":[{"system":"s","code":"c"}]}]},
            {"system":"s","code":"d"},{"display":"no code"}]}
            """#)
        XCTAssertEqual(expanded.options.map { $0.text("code") }, ["b", "c", "d"])
        let composed = try set(#"""
            "compose":{"include":[{"system":"s","concept":[{"code":"a"},{"code":"b"},{"code":"a"}]},
            {"system":"t","concept":[{"code":"b"}]}],
            "exclude":[{"system":"s","concept":[{"code":"b"}]}]}
            """#)
        XCTAssertEqual(
            composed.options.map { [$0.text("system"), $0.text("code")] }, [["s", "a"], ["t", "b"]])
        for set in [expanded, composed] {
            for option in set.options {
                XCTAssertEqual(
                    set.membership(
                        system: option.text("system"), code: option.text("code"), display: nil),
                    .member)
            }
        }
        XCTAssertEqual(composed.membership(system: "s", code: "b", display: nil), .stranger)
    }

    func testLimitsThatAChecklistHasNotAreTold() throws {
        let url = "http://hl7.org/fhir/StructureDefinition/"
        for limit in [
            #""repeats":true"#, #""maxLength":20"#,
            #""extension":[{"url":"\#(url)regex","valueString":"a"}]"#,
            #""extension":[{"url":"\#(url)questionnaire-maxOccurs","valueInteger":2}]"#,
        ] {
            let notes = try imported(#"{"linkId":"a","type":"text",\#(limit)}"#).notes
            XCTAssertTrue(notes.contains { $0.code == .limitNotTaken && $0.linkID == "a" }, limit)
        }
        let notes = try imported(#"{"linkId":"a","type":"text","repeats":false}"#).notes
        XCTAssertFalse(notes.contains { $0.code == .limitNotTaken })
    }
}
