import FHIRExchange
import HospitalCore
import Interchange
import SafetyInspection
import XCTest

/// Checklists as forms and forms as checklists.
final class ChecklistFormTests: XCTestCase {
    /// Every checklist of the library comes back as it was, from both releases, and its form breaks
    /// no constraint.
    func testEveryStandardChecklistComesBack() throws {
        for checklist in StandardChecklist.all {
            let template = try checklist.template()
            for release in FHIRRelease.allCases {
                let form = try Questionnaire(of: template, as: release)
                // A form without a choice is the same in both releases.
                let hasChoice = template.items.contains { $0.answerKind == .yesNo }
                XCTAssertEqual(form.release, hasChoice ? release : .r4, template.identity.id)
                XCTAssertEqual(QuestionnaireCheck(form).issues, [], template.identity.id)
                let read = try Questionnaire(try JSONValue(parsing: form.json.utf8))
                let imported = try ImportedChecklist(read)
                XCTAssertEqual(imported.template, template, template.identity.id)
                XCTAssertEqual(imported.notes, [])
            }
            let form = try Questionnaire(of: template, as: .r4)
            XCTAssertEqual(
                try form.converted(to: .r5).json.text.count,
                try Questionnaire(of: template, as: .r5).json.text.count)
        }
    }

    /// A checklist with every kind of answer, every comparison and every setting.
    static func everything() throws -> ChecklistTemplate {
        var watch = ChecklistItem(
            "B", "温度", points: try Decimal("2.50"), criticality: .key,
            answerKind: .number(AnswerKind.NumberLimits(
                minimum: Decimal(14), maximum: try Decimal("24.0"), unit: "℃")))
        watch.allowsNotApplicable = false
        watch.frequency = .twiceByNight
        watch.source = "档案法实施条例22"
        var photo = ChecklistItem("C", "照片", points: .zero, answerKind: .photo)
        photo.isRequired = false
        photo.condition = ItemCondition(
            [ItemCondition.Test("A", .equal(.no)), ItemCondition.Test("B", .above(.number(.one)))],
            joining: .any)
        var below = ChecklistItem("D", "签名", points: .one, answerKind: .signature)
        below.condition = ItemCondition([
            ItemCondition.Test("C", .isAnswered(true)), ItemCondition.Test("A", .notEqual(.yes)),
            ItemCondition.Test("A", .equal(.notApplicable)),
        ])
        photo.followUps = [below]
        var day = ChecklistItem("G", "日期", points: .one, answerKind: .day)
        day.condition = ItemCondition([
            ItemCondition.Test("E", .atMost(.occurrences(3))),
            ItemCondition.Test("F", .equal(.choice("x"))),
            ItemCondition.Test("P", .below(.points(Decimal(2)))),
        ])
        var text = ChecklistItem("H", "说明", points: .one, answerKind: .text)
        text.condition = ItemCondition(
            [ItemCondition.Test("G", .atLeast(.day(try Day("2026-03-01"))))], joining: .any)
        let choice = ChecklistItem(
            "F", "选择", points: Decimal(3), criticality: .veto, answerKind: .choice([
                AnswerKind.Choice("x", "甲", score: Decimal(3)),
                AnswerKind.Choice("y", "乙", score: nil, isFailure: true),
            ]))
        let inner = ChecklistSection(
            "A", "内层", condition: ItemCondition([ItemCondition.Test("A", .isAnswered(false))]),
            children: [.item(text)])
        return try ChecklistTemplate(
            ChecklistTemplate.Identity(id: "全部", version: "2026.2", title: "各类答案"),
            total: .percent, passRule: .everyItem,
            sections: [
                ChecklistSection("S1", "一", weight: try Decimal("60.5"), items: [
                    ChecklistItem("A", "是否", points: .one), watch, photo,
                ]),
                ChecklistSection("S2", "二", weight: try Decimal("39.5"), children: [
                    .item(ChecklistItem(
                        "E", "处数", points: Decimal(5),
                        answerKind: .occurrences(deduction: try Decimal("0.5"), floor: .one))),
                    .item(choice),
                    .item(ChecklistItem("P", "给分", points: Decimal(5), answerKind: .points)),
                    .item(day), .section(inner),
                ]),
            ],
            citations: [Citation(
                title: "甲", number: "一号", article: "3", validFrom: 20_200_101,
                isConfirmed: true)])
    }

    func testEverySettingComesBack() throws {
        let template = try Self.everything()
        for release in FHIRRelease.allCases {
            let form = try Questionnaire(of: template, as: release)
            XCTAssertEqual(try ImportedChecklist(form).template, template)
            XCTAssertTrue(QuestionnaireCheck(form).isAccepted)
            XCTAssertTrue(form.json.text.contains(#""valueDecimal":2.50"#))
            XCTAssertTrue(form.json.text.contains(#""valueString":"FREQ=DAILY;BYHOUR=22,3""#))
        }
    }

    func testAConditionThatFormsCannotCompareIsRefused() throws {
        var item = ChecklistItem("B", "b", points: .one)
        item.condition = ItemCondition([ItemCondition.Test("A", .equal(.photo("x")))])
        let template = try ChecklistTemplate(
            ChecklistTemplate.Identity(id: "T", version: "1", title: "t"), total: .percent,
            sections: [ChecklistSection("S", "s", items: [
                ChecklistItem("A", "a", points: .one, answerKind: .photo), item,
            ])])
        XCTAssertThrowsError(try Questionnaire(of: template, as: .r4)) {
            XCTAssertEqual(
                $0 as? FHIRError, .notMapped(path: "B", reason: .conditionOperand))
        }
    }

    // MARK: Foreign forms

    private func imported(_ items: String) throws -> ImportedChecklist {
        try ImportedChecklist(try Questionnaire(
            items: items, rest: #""url":"http://example.org/Questionnaire/F","title":"外来""#))
    }

    func testAForeignFormBecomesAChecklistAndSaysWhatItLeftOut() throws {
        let weight = "http://hl7.org/fhir/StructureDefinition/"
        let read = try imported(#"""
            {"linkId":"0","type":"display","text":"说明"},
            {"linkId":"1","type":"boolean","text":"是否","required":true,"item":[
             {"linkId":"g","type":"group","enableWhen":[
              {"question":"1","operator":"=","answerBoolean":false}],"item":[
              {"linkId":"1.1","type":"url"}]}]},
            {"linkId":"2","type":"group","text":"组","item":[
             {"linkId":"2.1","type":"choice","answerOption":[
              {"valueCoding":{"system":"s","code":"a","display":"甲",
               "extension":[{"url":"\#(weight)ordinalValue","valueDecimal":2}]}},
              {"extension":[{"url":"\#(weight)itemWeight","valueDecimal":0.5}],
               "valueCoding":{"code":"b"}},{"valueCoding":{"code":"c"}}]},
             {"linkId":"2.2","type":"integer","enableWhen":[
              {"question":"2.1","operator":"!=","answerCoding":{"code":"a"}}],
              "extension":[{"url":"\#(weight)minValue","valueInteger":1}]}]}
            """#)
        XCTAssertEqual(read.template.identity.id, "F")
        XCTAssertEqual(read.template.identity.version, "1")
        XCTAssertEqual(read.notes.map(\.line), [
            "information versionAssumed Questionnaire.version",
            "information displayDropped Questionnaire.item[0]",
            "information sectionAdded Questionnaire.item[1]",
            "information pointsMissing Questionnaire.item[1]",
            "information groupFlattened Questionnaire.item[1].item[0]",
            "information kindNearest Questionnaire.item[1].item[0].item[0]",
            "information pointsMissing Questionnaire.item[1].item[0].item[0]",
            "information pointsMissing Questionnaire.item[2].item[1]",
        ])
        XCTAssertEqual(read.template.items.map(\.code), ["1", "1.1", "2.1", "2.2"])
        XCTAssertEqual(read.template.item("1")?.answerKind, .yesNo)
        XCTAssertEqual(read.template.item("1")?.isRequired, true)
        XCTAssertEqual(
            read.template.item("1.1")?.condition,
            ItemCondition([ItemCondition.Test("1", .equal(.no))]))
        XCTAssertEqual(read.template.item("2.1")?.points, Decimal(2))
        XCTAssertEqual(read.template.item("2.1")?.answerKind, .choice([
            AnswerKind.Choice("a", "甲", score: Decimal(2)),
            AnswerKind.Choice("b", "b", score: try Decimal("0.5")),
            AnswerKind.Choice("c", "c", score: nil),
        ]))
        XCTAssertEqual(read.template.item("2.1")?.allowsNotApplicable, false)
        // `!=` of FHIR also holds without an answer.
        XCTAssertEqual(
            read.template.item("2.2")?.condition,
            ItemCondition(
                [ItemCondition.Test("2.1", .notEqual(.choice("a"))),
                 ItemCondition.Test("2.1", .isAnswered(false))], joining: .any))
        XCTAssertEqual(
            read.template.item("2.2")?.answerKind,
            .number(AnswerKind.NumberLimits(minimum: .one, unit: "")))
    }

    /// Codes of a contained value set are the choices; one form gives two systems the same codes,
    /// which a checklist cannot tell apart.
    func testContainedValueSetsAreChoices() throws {
        let scale = try ImportedChecklist(
            try PublicForms.form("r4_examples/Questionnaire-gcs.json")).template
        guard case .choice(let choices)? = scale.item("1.1")?.answerKind else {
            return XCTFail("no choices")
        }
        XCTAssertEqual(
            choices.map(\.code), ["LA6557-8", "LA6558-6", "LA6559-4", "LA6560-2", "LA6561-0"])
        XCTAssertEqual(choices.map(\.score), Array(repeating: nil, count: 5))
    }

    /// Every published form is a checklist or is refused by name.
    func testEveryPublishedFormIsTakenOrRefusedByName() throws {
        var (taken, refused) = (0, 0)
        for path in try PublicForms.all() {
            let json = try JSONValue(parsing: try PublicForms.bytes(path))
            guard FHIRElement(json)?.text("resourceType") == "Questionnaire" else { continue }
            do {
                let template = try ImportedChecklist(try Questionnaire(json)).template
                XCTAssertFalse(template.items.isEmpty, path)
                taken += 1
            } catch let error as FHIRError {
                guard case .notMapped(let place, _) = error else {
                    XCTFail("\(path): \(error)")
                    continue
                }
                XCTAssertTrue(place.hasPrefix("Questionnaire"), "\(path): \(place)")
                refused += 1
            } catch {
                XCTAssertTrue(error is TemplateError, "\(path): \(error)")
                refused += 1
            }
        }
        // As many as testEveryPublishedFormAndResponseComesBackUnchanged finds.
        XCTAssertEqual(taken + refused, 53)
        XCTAssertGreaterThan(taken, 30)
    }

    private func assertRefused(
        _ reason: FHIRError.MappingReason, at path: String, _ items: String, line: UInt = #line
    ) {
        XCTAssertThrowsError(try imported(items), line: line) {
            XCTAssertEqual(
                $0 as? FHIRError, .notMapped(path: path, reason: reason), line: line)
        }
    }

    func testWhatCannotBeTakenOverIsRefused() throws {
        XCTAssertThrowsError(try ImportedChecklist(try Questionnaire(items: "", rest: #""a":1"#))) {
            XCTAssertEqual(
                $0 as? FHIRError, .notMapped(path: "Questionnaire", reason: .identityMissing))
        }
        let place = "Questionnaire.item[1].enableWhen[0]"
        func second(_ conditions: String) -> String {
            #"""
            {"linkId":"a","type":"integer"},{"linkId":"b","type":"string","enableWhen":[
            \#(conditions)]}
            """#
        }
        assertRefused(
            .conditionQuestion, at: place,
            second(#"{"question":"z","operator":"=","answerInteger":1}"#))
        assertRefused(
            .conditionOperand, at: place,
            second(#"{"question":"a","operator":"=","answerBoolean":true}"#))
        assertRefused(
            .conditionUnanswered, at: place, second(#"""
                {"question":"a","operator":"!=","answerInteger":1},
                {"question":"a","operator":"!=","answerInteger":2}
                """#))
        let points = #""extension":[{"url":"urn:libhosp:fhir:item-points","valueDecimal":1e99}]"#
        assertRefused(
            .number, at: "Questionnaire.item[0].extension('urn:libhosp:fhir:item-points')",
            #"{"linkId":"a","type":"text",\#(points)}"#)
        assertRefused(
            .code, at: "Questionnaire.item[0]",
            #"{"linkId":"a","type":"choice","answerOption":[{"valueCoding":{"display":"x"}}]}"#)
    }
}
