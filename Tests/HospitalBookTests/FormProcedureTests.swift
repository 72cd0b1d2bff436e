import FHIRExchange
import Foundation
import HospitalBook
import HospitalCore
import Interchange
import SafetyInspection
import XCTest

/// The procedures about forms of FHIR, through their arguments.
final class FormProcedureTests: XCTestCase {
    private let form = #"""
        {"resourceType":"Questionnaire","url":"u","status":"active","version":"3","item":[
        {"linkId":"g","type":"group","text":"组","item":[{"linkId":"q","type":"choice",
        "extension":[{"url":"urn:libhosp:fhir:item-points","valueDecimal":2.50}],
        "required":true,"answerOption":[
        {"valueCoding":{"system":"urn:libhosp:fhir:answer","code":"yes"}},
        {"valueCoding":{"system":"urn:libhosp:fhir:answer","code":"no"}}]}]}]}
        """#

    private func response(_ code: String, status: String = "completed") -> String {
        #"""
        {"resourceType":"QuestionnaireResponse","questionnaire":"u|3","status":"\#(status)",
        "item":[{"linkId":"g","item":[{"linkId":"q","answer":[
        {"valueCoding":{"system":"urn:libhosp:fhir:answer","code":"\#(code)"}}]}]}]}
        """#
    }

    func testARoundTripKeepsTheTextOfNumbersAndTellsWhatItRead() throws {
        let form = #"{"resourceType":"Questionnaire","x":[1.10,{"a":1}]"#
        let text = form + #","item":[{"type":"choice"}]}"#
        let result = try ProcedureRows("fhir.round_trip", #"{"resource":\#(text)}"#)
        XCTAssertEqual(result["resource"], [
            "Questionnaire|R4|1|"
                + SHA256.hexadecimal(SHA256.digest(of: Array(text.utf8))) + "|\(text)"
        ])
        XCTAssertEqual(result["issues"], [])
        let later = try ProcedureRows(
            "fhir.round_trip",
            #"{"release":"R5","resource":\#(text)}"#)
        XCTAssertTrue(later["resource"][0].hasSuffix(
            #"[{"type":"coding","answerConstraint":"optionsOnly"}]}"#))
        let double = try ProcedureRows(
            "fhir.round_trip",
            #"{"resource":{"resourceType":"QuestionnaireResponse","a":1,"a":2}}"#)
        XCTAssertEqual(double["issues"], [
            "error|duplicateName|QuestionnaireResponse.a||QuestionnaireResponse.a：同一对象中成员名重复。|"
                + "QuestionnaireResponse.a: a member's name stands twice in one object."
        ])
    }

    func testAResponseIsCheckedAgainstItsFormWithCodeAndPath() throws {
        let good = try ProcedureRows(
            "fhir.validate", #"{"questionnaire":\#(form),"response":\#(response("no"))}"#)
        XCTAssertEqual(good["result"], ["1|0|0|0|0"])
        let bad = try ProcedureRows(
            "fhir.validate", #"{"questionnaire":\#(form),"response":\#(response("x"))}"#)
        XCTAssertEqual(bad["result"], ["0|0|1|0|0"])
        let place = "QuestionnaireResponse.item[0].item[0].answer[0]"
        XCTAssertEqual(bad["issues"], [
            "error|invalidAnswerOption|\(place)|q|\(place)（条目q）：答案不在备选项之中。|"
                + "\(place) (item q): the value is none of those offered."
        ])
        XCTAssertEqual(
            try ProcedureRows("fhir.validate", #"{"questionnaire":\#(form)}"#)["result"],
            ["1|0|0|0|0"])
        let sets = try ProcedureRows("fhir.validate", #"""
            {"questionnaire":{"resourceType":"Questionnaire","status":"active","item":[
            {"linkId":"q","type":"choice","answerValueSet":"v|1"}]},
            "value_sets":[{"resourceType":"ValueSet","url":"v","expansion":{"contains":[
            {"system":"s","code":"a"}]}}],
            "response":{"resourceType":"QuestionnaireResponse","status":"completed","item":[
            {"linkId":"q","answer":[{"valueCoding":{"system":"s","code":"b"}}]}]}}
            """#)
        XCTAssertEqual(sets["issues"].map { $0.split(separator: "|")[1] }, ["invalidCoding"])
    }

    func testAFormIsAChecklistForEveryProcedure() throws {
        let shown = try ProcedureRows("fhir.template", #"{"questionnaire":\#(form)}"#)
        XCTAssertEqual(shown["template"], ["u|3|u|percent|percent|1|2.5|0|0"])
        XCTAssertEqual(shown["items"], ["g|q|q|2.50|0|yes_no|-|-|"])
        XCTAssertEqual(shown["notes"], [])
        XCTAssertEqual(
            try ProcedureRows("checklist.show", #"{"questionnaire":\#(form)}"#)["items"],
            shown["items"])
        let score = try ProcedureRows("safety.score", #"""
            {"questionnaire":\#(form),"answers":[{"item":"q","answer":"yes"}],
            "policy":{"pass":"80","grades":"inspection_80"}}
            """#)
        XCTAssertTrue(score.result.json.text.contains(#""percent":"100"#))
        assertRefused(
            ArgumentError.duplicate(path: "questionnaire"), "checklist.show",
            #"{"checklist":"FIRE9","questionnaire":\#(form)}"#)
    }

    func testChecklistsAndAnswersTravelAsForms() throws {
        let written = try ProcedureRows(
            "fhir.questionnaire", #"{"checklist":"FIREPATROL","release":"R5"}"#)
        let cells = try XCTUnwrap(written["resource"].first)
        XCTAssertTrue(cells.hasPrefix("Questionnaire|R5|11|"))
        let text = String(cells.split(separator: "|", maxSplits: 4)[4])
        XCTAssertEqual(
            try ProcedureRows("checklist.show", #"{"questionnaire":\#(text)}"#)["items"],
            try ProcedureRows("checklist.show", #"{"checklist":"FIREPATROL"}"#)["items"])
        let answered = try ProcedureRows("fhir.response", #"""
            {"checklist":"FIREPATROL","inspection":"I1","place":"3F","day":"2026-03-02",
            "inspector":"P1","answers":[{"item":"FIREPATROL-01-01","answer":"no","note":"灯灭",
            "evidence":["IMG1","IMG2"]}]}
            """#)
        let response = String(
            try XCTUnwrap(answered["resource"].first).split(separator: "|", maxSplits: 4)[4])
        XCTAssertTrue(response.contains(#""status":"in-progress""#))
        let read = try ProcedureRows(
            "fhir.answers", #"{"checklist":"FIREPATROL","response":\#(response)}"#)
        XCTAssertEqual(
            read["answers"], ["FIREPATROL-01-01|answer|no|灯灭|-|IMG1、IMG2"])
        XCTAssertEqual(read["occasion"], ["I1|3F|20260302|P1"])
    }

    func testWhatIsNoFormIsRefused() {
        assertRefused(
            FHIRError.otherResource(expected: "Questionnaire", found: "Patient"),
            "fhir.round_trip", #"{"resource":{"resourceType":"Patient"}}"#)
        assertRefused(
            FHIRError.otherResource(expected: "ValueSet", found: nil), "fhir.validate",
            #"{"questionnaire":\#(form),"response":\#(response("no")),"value_sets":[{}]}"#)
        assertRefused(
            ArgumentError.value(path: "release", value: "R6", allowed: "R4, R5"),
            "fhir.round_trip", #"{"release":"R6","resource":{}}"#)
        assertRefused(
            ArgumentError.missing(path: "place"), "fhir.response",
            #"{"checklist":"FIREPATROL","answers":[],"inspection":"I1"}"#)
        assertRefused(
            InspectionError.choiceUnknown(item: "q", choice: "z"), "fhir.answers", #"""
            {"template":{"id":"T","version":"1","total":"percent","sections":[{"code":"g","items":[
            {"code":"q","points":"1","kind":"choice","choices":[{"code":"a","score":"1"}]}]}]},
            "response":\#(response("z").replacingOccurrences(
                of: "urn:libhosp:fhir:answer", with: "s"))}
            """#)
    }
}
