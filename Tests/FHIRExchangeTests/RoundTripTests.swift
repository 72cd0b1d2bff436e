import FHIRExchange
import Foundation
import HospitalCore
import Interchange
import XCTest

private typealias Decimal = HospitalCore.Decimal

/// What is read is written again: order, unknown elements, extensions and the text of numbers.
final class RoundTripTests: XCTestCase {
    /// The text without blanks between its parts, by a reading of its own.
    private func compact(_ bytes: [UInt8]) -> [UInt8] {
        var (result, isText, isEscaped) = ([UInt8](), false, false)
        for byte in bytes {
            if isText {
                result.append(byte)
                if !isEscaped && byte == UInt8(ascii: "\"") { isText = false }
                isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
            } else if ![0x20, 0x09, 0x0A, 0x0D].contains(byte) {
                result.append(byte)
                if byte == UInt8(ascii: "\"") { isText = true }
            }
        }
        return result
    }

    func testEveryPublishedFormAndResponseComesBackUnchanged() throws {
        let paths = try PublicForms.all()
        XCTAssertEqual(paths.count, 94)
        var (forms, responses) = (0, 0)
        for path in paths {
            let bytes = try PublicForms.bytes(path)
            let json = try JSONValue(parsing: bytes)
            let written: [UInt8]
            if FHIRElement(json)?.text("resourceType") == "Questionnaire" {
                written = try Questionnaire(json).json.utf8
                forms += 1
            } else {
                written = try QuestionnaireResponse(json).json.utf8
                responses += 1
            }
            XCTAssertEqual(try JSONValue(parsing: written), json, path)
            // Escapes may be written otherwise; where there is none of those, every byte is the
            // same.
            let text = String(decoding: bytes, as: UTF8.self)
            if !text.contains("\\u") && !text.contains("\\/") {
                XCTAssertEqual(written, compact(bytes), path)
            }
        }
        XCTAssertEqual([forms, responses], [53, 41])
    }

    func testUnknownElementsExtensionsAndNumbersStay() throws {
        let text = #"""
            {"resourceType":"Questionnaire","_status":{"extension":[{"url":"x","valueCode":"y"}]},
            "own":[null,{"a":1.10}],"item":[{"type":"decimal","linkId":"1","_linkId":{"id":"z"},
            "extension":[{"url":"m","valueDecimal":-5.12340},{"url":"n","valueDecimal":1E+2}]}]}
            """#
        let form = try Questionnaire(try JSONValue(parsing: text))
        XCTAssertEqual(form.json.utf8, compact(Array(text.utf8)))
        XCTAssertEqual(form.items[0].path, "Questionnaire.item[0]")
        XCTAssertEqual(form.items[0].element.extensionValue("n")?.decimal, Decimal(100))
    }

    func testAMarkAndReturnsBeforeLinesAreTaken() throws {
        let text = "\u{FEFF}{\r\n\"resourceType\":\"QuestionnaireResponse\",\r\n\"item\":[]}\r\n"
        let response = try QuestionnaireResponse(try JSONValue(parsing: text))
        XCTAssertEqual(response.itemCount, 0)
        XCTAssertEqual(response.release, .r4)
    }

    // MARK: Releases

    func testReleasesAreToldApartByWhatOnlyTheLaterHas() throws {
        XCTAssertEqual(try PublicForms.form("lforms/R5_test-enablewhen.json").release, .r5)
        XCTAssertEqual(try PublicForms.form("large/715.R4.json").release, .r4)
        XCTAssertEqual(
            try Questionnaire(items: "", rest: #""copyrightLabel":"c""#).release, .r5)
        XCTAssertEqual(
            try QuestionnaireResponse(items: "", rest: #""identifier":[]"#).release, .r5)
    }

    func testChoicesBecomeCodingsAndComeBack() throws {
        let earlier = try Questionnaire(items: #"""
            {"linkId":"a","type":"choice","text":"x","item":[{"linkId":"b","type":"open-choice"}]}
            """#)
        let later = try earlier.converted(to: .r5)
        XCTAssertEqual(later.json, try Questionnaire(items: #"""
            {"linkId":"a","type":"coding","answerConstraint":"optionsOnly","text":"x",
            "item":[{"linkId":"b","type":"coding","answerConstraint":"optionsOrString"}]}
            """#).json)
        XCTAssertEqual(try later.converted(to: .r4), earlier)
        XCTAssertEqual(try later.converted(to: .r5), later)
    }

    func testWhatOnlyTheLaterReleaseHasTravelsInExtensions() throws {
        let later = try Questionnaire(
            items: #"""
                {"linkId":"a","type":"coding","extension":[{"url":"x"}],
                "answerConstraint":"optionsOrType","disabledDisplay":"hidden"}
                """#,
            rest: #""status":"draft","copyrightLabel":"c","versionAlgorithmString":"semver""#)
        let earlier = try later.converted(to: .r4)
        XCTAssertEqual(earlier.release, .r4)
        XCTAssertEqual(earlier.items[0].kind, .openChoice)
        let url = "http://hl7.org/fhir/5.0/StructureDefinition/extension-Questionnaire."
        XCTAssertEqual(
            earlier.element.extensionValue(url + "copyrightLabel")?.json, .string("c"))
        XCTAssertEqual(
            earlier.items[0].element.extensionValue(url + "item.answerConstraint"),
            FHIRValue(type: "Code", json: .string("optionsOrType")))
        let back = try earlier.converted(to: .r5)
        func names(_ element: FHIRElement) -> Set<String> {
            Set(element.object.members.map { "\($0.name) \($0.value.text)" })
        }
        XCTAssertEqual(names(back.items[0].element), names(later.items[0].element))
        XCTAssertEqual(back.element["copyrightLabel"], .string("c"))
        XCTAssertEqual(back.element["versionAlgorithmString"], .string("semver"))
    }

    func testIdentifiersOfResponsesBecomeAListAndComeBack() throws {
        let earlier = try QuestionnaireResponse(items: "", rest: #""identifier":{"value":"1"}"#)
        let later = try earlier.converted(to: .r5)
        XCTAssertEqual(later.element["identifier"]?.text, #"[{"value":"1"}]"#)
        XCTAssertEqual(try later.converted(to: .r4), earlier)
        let two = try QuestionnaireResponse(
            items: "", rest: #""identifier":[{"value":"1"},{"value":"2"}]"#)
        let back = try two.converted(to: .r4).converted(to: .r5)
        XCTAssertEqual(back.element["identifier"], two.element["identifier"])
    }

    // MARK: Errors

    private func assertRefused(_ text: String, _ expected: FHIRError, line: UInt = #line) {
        XCTAssertThrowsError(try Questionnaire(try JSONValue(parsing: text)), line: line) {
            XCTAssertEqual($0 as? FHIRError, expected, line: line)
        }
    }

    func testWhatIsNoFormIsRefusedWithItsPlace() {
        assertRefused("[]", .shape(path: "Questionnaire", expected: .object))
        assertRefused("{}", .otherResource(expected: "Questionnaire", found: nil))
        assertRefused(
            #"{"resourceType":"Patient"}"#,
            .otherResource(expected: "Questionnaire", found: "Patient"))
        let form = #"{"resourceType":"Questionnaire","item":"#
        assertRefused(form + "{}}", .shape(path: "Questionnaire.item", expected: .objects))
        assertRefused(form + "[{},1]}", .shape(path: "Questionnaire.item[1]", expected: .object))
        assertRefused(
            form + #"[{"item":[{"linkId":7}]}]}"#,
            .shape(path: "Questionnaire.item[0].item[0].linkId", expected: .text))
        XCTAssertThrowsError(try QuestionnaireResponse(items: #"{"answer":{}}"#)) {
            XCTAssertEqual(
                $0 as? FHIRError,
                .shape(path: "QuestionnaireResponse.item[0].answer", expected: .objects))
        }
    }

    func testDepthAndNumberOfItemsAreBounded() {
        let deep = String(repeating: #"{"item":["#, count: 70)
        XCTAssertThrowsError(
            try JSONValue(parsing: #"{"resourceType":"Questionnaire","item":["# + deep)
        ) { XCTAssertEqual(($0 as? JSONError)?.finding.message, .jsonTooDeep) }
        let many = String(repeating: "{},", count: Questionnaire.maximumItems) + "{}"
        assertRefused(
            #"{"resourceType":"Questionnaire","item":[\#(many)]}"#,
            .tooManyItems(resource: "Questionnaire", limit: 100_000))
    }

    func testErrorsSpeakBothLanguages() {
        XCTAssertEqual(
            FHIRError.otherResource(expected: "Questionnaire", found: "Patient")
                .finding.text(in: .english), "A FHIR Questionnaire is needed here, not Patient.")
        XCTAssertEqual(
            FHIRError.shape(path: "Questionnaire.item", expected: .objects)
                .finding.text(in: .chinese), "Questionnaire.item应为对象数组。")
        for reason in FHIRError.MappingReason.allCases {
            let finding = FHIRError.notMapped(path: "p", reason: reason).finding
            XCTAssertNotEqual(finding.text(in: .chinese), finding.text(in: .english))
        }
    }

    func testNamesThatStandTwiceAreFound() throws {
        let many = (0..<13).map { #""n\#($0)":0"# }.joined(separator: ",")
        let json = try JSONValue(parsing: #"""
            {"resourceType":"Questionnaire","item":[{"linkId":"a","linkId":"b"}],
            "own":{\#(many),"n5":1}}
            """#)
        XCTAssertEqual(
            DuplicateNames.paths(in: json, at: "Questionnaire"),
            ["Questionnaire.item[0].linkId", "Questionnaire.own.n5"])
    }
}
