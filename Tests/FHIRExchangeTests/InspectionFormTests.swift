import FHIRExchange
import Foundation
import HospitalCore
import Interchange
import SafetyInspection
import TestSupport
import XCTest

private typealias Decimal = HospitalCore.Decimal

/// Inspections as responses and responses as answers.
final class InspectionFormTests: XCTestCase {
    private func answers() throws -> [ItemAnswer] {
        var first = ItemAnswer("A", .no)
        first.note = "灯不亮"
        first.evidence = ["IMG1", "IMG2"]
        first.inspector = Person.ID("P2")
        return [
            first, ItemAnswer("B", .number(try Decimal("23.10"))),
            ItemAnswer("C", .photo("IMG3")), ItemAnswer("E", .occurrences(2)),
            ItemAnswer("F", .choice("x")), ItemAnswer("P", .notApplicable),
        ]
    }

    private let occasion = Inspection.Occasion(
        id: Inspection.ID("I1"), place: Place.ID("库房"), day: Day.first,
        inspector: Person.ID("P1"))

    func testAnInspectionComesBackWithItsNotesAndItsOccasion() throws {
        let template = try ChecklistFormTests.everything()
        let checklist = try CompletedChecklist(template: template, answers: try answers())
        for release in FHIRRelease.allCases {
            let written = try QuestionnaireResponse(of: checklist, on: occasion, as: release)
            let response = try QuestionnaireResponse(try JSONValue(parsing: written.json.utf8))
            XCTAssertEqual(response.release, release)
            XCTAssertEqual(response.questionnaire, "urn:libhosp:checklist:全部|2026.2")
            let read = try InspectionAnswers(response, to: template)
            XCTAssertEqual(read.answers, try answers())
            XCTAssertEqual(read.occasion, occasion)
            XCTAssertTrue(response.json.text.contains(#""valueDecimal":23.10"#))
            let form = try Questionnaire(of: template, as: release)
            XCTAssertEqual(
                ResponseCheck(response, against: form).issues.filter(\.isRefusal), [])
        }
        let alone = try QuestionnaireResponse(of: checklist, as: .r4)
        XCTAssertNil(try InspectionAnswers(alone, to: template).occasion)
    }

    func testAnswersOfAForeignAppAreTaken() throws {
        let template = try ChecklistFormTests.everything()
        let response = try QuestionnaireResponse(items: #"""
            {"linkId":"S1","item":[{"linkId":"A","answer":[{"valueBoolean":false}]},
            {"linkId":"B","answer":[{"valueQuantity":{"value":23.5,"unit":"℃"}}]},
            {"linkId":"C","answer":[{"item":[{"linkId":"D","answer":[{"valueString":"P9"}]}]}]}]}
            """#)
        XCTAssertEqual(try InspectionAnswers(response, to: template).answers, [
            ItemAnswer("A", .no), ItemAnswer("B", .number(try Decimal("23.5"))),
            ItemAnswer("D", .signature(Person.ID("P9"))),
        ])
    }

    func testWhatIsNoAnswerIsRefusedWithItsPlace() throws {
        let template = try ChecklistFormTests.everything()
        func refuse(
            _ reason: FHIRError.MappingReason, _ item: String, at rest: String = ".answer[0]",
            line: UInt = #line
        ) {
            XCTAssertThrowsError(
                try InspectionAnswers(try QuestionnaireResponse(items: item), to: template),
                line: line
            ) {
                XCTAssertEqual(
                    $0 as? FHIRError,
                    .notMapped(path: "QuestionnaireResponse.item[0]" + rest, reason: reason),
                    line: line)
            }
        }
        refuse(.unknownItem, #"{"linkId":"Z","answer":[{"valueString":"x"}]}"#, at: "")
        refuse(.severalAnswers, #"{"linkId":"A","answer":[{},{}]}"#, at: "")
        refuse(.answer, #"{"linkId":"A","answer":[{"valueString":"x"}]}"#)
        refuse(.code, #"{"linkId":"A","answer":[{"valueCoding":{"code":"x"}}]}"#)
        refuse(.code, #"{"linkId":"F","answer":[{"valueCoding":{"display":"x"}}]}"#)
        refuse(.number, #"{"linkId":"P","answer":[{"valueDecimal":1e50}]}"#)
        refuse(.answer, #"{"linkId":"E","answer":[{"valueInteger":1.5}]}"#)
        refuse(.day, #"{"linkId":"G","answer":[{"valueDate":"2026-02"}]}"#)
        refuse(.answer, #"{"linkId":"C","answer":[{"valueBoolean":true}]}"#)
        refuse(.answer, #"{"linkId":"P","answer":[{"_valueDecimal":{}}]}"#)
    }

    /// Random answers to every checklist of the library come back and fit its form.
    func testRandomInspectionsComeBack() throws {
        var generator = SeededGenerator(seed: 20_261_127)
        for checklist in StandardChecklist.all {
            let template = try checklist.template()
            var answers: [ItemAnswer] = []
            for item in template.items where Int.random(in: 0..<5, using: &generator) > 0 {
                let isNone = item.allowsNotApplicable && Bool.random(using: &generator)
                let given: Answer
                switch item.answerKind {
                case _ where isNone: given = .notApplicable
                case .yesNo: given = Bool.random(using: &generator) ? .yes : .no
                case .points:
                    given = .points(Bool.random(using: &generator) ? item.points : .zero)
                case .occurrences: given = .occurrences(Int.random(in: 0...9, using: &generator))
                case .number:
                    given = .number(try Decimal(significand: Int128(Int.random(
                        in: -999...999, using: &generator)), scale: 1))
                default: continue
                }
                answers.append(ItemAnswer(item.code, given))
            }
            guard let done = try? CompletedChecklist(template: template, answers: answers) else {
                return XCTFail("unsound answers to \(template.identity.id)")
            }
            for release in FHIRRelease.allCases {
                let response = try QuestionnaireResponse(of: done, as: release)
                XCTAssertEqual(try InspectionAnswers(response, to: template).answers, answers)
                let form = try Questionnaire(of: template, as: release)
                XCTAssertEqual(
                    ResponseCheck(response, against: form).issues.filter(\.isRefusal), [])
            }
        }
    }

    // MARK: Chinese samples

    /// A form and a response of a ward in UTF-8 and in GBK are the same trees, and the response
    /// fits.
    func testChineseSamplesInBothEncodings() throws {
        func sample(_ name: String) throws -> JSONValue {
            let path = URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "Fixtures/\(name)")
            let bytes = Array(try Data(contentsOf: path))
            let encoding: TextEncoding = name.contains("gbk") ? .gbk : .utf8
            return try JSONValue(parsing: try encoding.decoded(bytes))
        }
        let form = try sample("ward_safety_form.json")
        let response = try sample("ward_safety_response.json")
        XCTAssertEqual(try sample("ward_safety_form.gbk.json"), form)
        XCTAssertEqual(try sample("ward_safety_response.gbk.json"), response)
        let check = ResponseCheck(
            try QuestionnaireResponse(response), against: try Questionnaire(form))
        XCTAssertEqual(check.issues, [])
        let imported = try ImportedChecklist(try Questionnaire(form))
        XCTAssertEqual(imported.template.points, Decimal(10))
        let read = try InspectionAnswers(
            try QuestionnaireResponse(response), to: imported.template)
        XCTAssertEqual(read.answers.map(\.answer), [
            .no, .text("灯箱损坏，已报修"), .number(try Decimal("23.50")), .notApplicable,
        ])
        for json in [form, response] {
            XCTAssertEqual(
                try JSONValue(parsing: try TextEncoding.gbk.decoded(
                    try TextEncoding.gbk.encoded(json.text))), json)
        }
    }

    /// Whatever is broken in a resource, a check ends with an answer or an error.
    func testChecksNeverTrapOnBrokenResources() throws {
        var generator = SeededGenerator(seed: 7)
        let paths = try PublicForms.all().filter { $0.contains("qr_validation") }
        let spoils: [JSONValue] = [
            .null, .bool(true), .number("-1e60"), .number("99999999999999999999999999999999999999"),
            .string(""), .string("2026-13-45T99:99:99+99:99"), .array([.null]), .object([:]),
        ]
        func spoiled(_ json: JSONValue) -> JSONValue {
            if Int.random(in: 0..<30, using: &generator) == 0 {
                return spoils.randomElement(using: &generator) ?? .null
            }
            switch json {
            case .array(let values): return .array(values.map(spoiled))
            case .object(let object):
                return .object(JSONObject(object.members.map {
                    JSONObject.Member(
                        name: $0.name,
                        value: $0.name == "resourceType" ? $0.value : spoiled($0.value))
                }))
            default: return json
            }
        }
        let sets = try PublicForms.valueSets()
        var checked = 0
        for _ in 0..<10 {
            for path in paths where path.hasSuffix("-qr.json") {
                let name = path.replacingOccurrences(of: "-qr.json", with: "-q.json")
                guard let form = try? Questionnaire(spoiled(try PublicForms.json(name))),
                    let response = try? QuestionnaireResponse(
                        spoiled(try PublicForms.json(path)))
                else { continue }
                let check = ResponseCheck(response, against: form, valueSets: sets)
                XCTAssertEqual(check.isAccepted, !check.issues.contains(where: \.isRefusal))
                _ = QuestionnaireCheck(form)
                _ = try? ImportedChecklist(form)
                checked += 1
            }
        }
        XCTAssertGreaterThan(checked, 100)
    }
}
