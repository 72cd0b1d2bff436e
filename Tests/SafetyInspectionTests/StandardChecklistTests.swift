import HospitalCore
import SafetyInspection
import XCTest

final class StandardChecklistTests: XCTestCase {
    /// S-206: items 5, 8, 7 | 10, 5, 10 | 5, 7, 6, 10, 5, 4, 3 | 8, 5, 2 give 20, 25, 40, 15 and
    /// 100.
    func testS206TheArchiveSelfInspectionHasGroupsOf20And25And40And15() throws {
        let template = try StandardChecklist.named("ARCHIVE100").template()
        XCTAssertEqual(template.total, .hundred)
        XCTAssertEqual(
            template.items.map(\.points.description),
            ["5", "8", "7", "10", "5", "10", "5", "7", "6", "10", "5", "4", "3", "8", "5", "2"])
        let answers = template.items.map { ItemAnswer($0.code, .points($0.points)) }
        let score = try Inspection(occasion, template: template, answers: answers)
            .scored(under: ScoringPolicy(pass: Decimal(80), grades: .inspection80))
        XCTAssertEqual(score.sections.map(\.earned.description), ["20", "25", "40", "15"])
        XCTAssertEqual(score.earned, Decimal(100))
        XCTAssertEqual(score.percent?.description, "100.00")
        XCTAssertEqual(score.grade?.name, "优秀")
        XCTAssertEqual(score.result, .pass)
    }

    /// S-206, scored: 4.5 of 5, 6 of 8, 7 | 8 of 10, 5, 9.25 of 10 | 5, 7, 6, 7 of 10, 5, 4, 0 of 3
    /// | 8, 5, 2 earn 17.5, 22.25, 34 and 15: 88.75 points.
    func testS206ItemScoresAddUpToGroupsTotalAndGrade() throws {
        let template = try StandardChecklist.named("ARCHIVE100").template()
        let given = [
            "4.5", "6", "7", "8", "5", "9.25", "5", "7", "6", "7", "5", "4", "0", "8", "5", "2",
        ]
        let answers = try zip(template.items, given).map {
            ItemAnswer($0.code, .points(try Decimal($1)))
        }
        let score = try Inspection(occasion, template: template, answers: answers)
            .scored(under: ScoringPolicy(pass: Decimal(80), grades: .inspection80))
        XCTAssertEqual(score.sections.map(\.earned.description), ["17.5", "22.25", "34", "15"])
        XCTAssertEqual(score.percent?.description, "88.75")
        XCTAssertEqual(score.grade?.name, "合格")
        XCTAssertEqual(
            score.failedItems,
            ["01-01", "01-02", "02-01", "02-03", "03-04", "03-07"].map { "ARCHIVE100-\($0)" })
    }

    /// S-206: a template whose items do not add to 100 is rejected, by name and with its total.
    func testS206ATemplateThatDoesNotTotal100IsRejected() throws {
        let checklist = try StandardChecklist.named("ARCHIVE100")
        var sections = checklist.sections
        sections[3].children.removeLast()
        let error = fault { () throws(TemplateError) in
            try ChecklistTemplate(checklist.identity, total: .hundred, sections: sections)
        }
        XCTAssertEqual(error, .totalNotHundred(template: "ARCHIVE100", total: Decimal(98)))
        XCTAssertEqual(
            error?.finding.text(in: .chinese), "检查模板ARCHIVE100的分值合计为98，应为100。")
        XCTAssertNoThrow(
            try ChecklistTemplate(checklist.identity, total: .percent, sections: sections))
    }

    func testEveryShippedChecklistHasTheCountsOfItsIndex() throws {
        let index = try fixture("checklists_index.json", as: JSONTree.self)
        let templates = index["templates"]?.list ?? []
        XCTAssertEqual(templates.count, 15)
        for row in templates {
            let id = try XCTUnwrap(row["template"]?.text)
            let checklist = try StandardChecklist.named(id)
            let items = try checklist.template().items
            XCTAssertEqual(checklist.identity.title, row["zh"]?.text, id)
            XCTAssertEqual(String(items.count), row["items"]?.text, id)
            XCTAssertEqual(try checklist.template().points.description, row["points"]?.text, id)
            XCTAssertEqual(checklist.frequency.rawValue, row["freq"]?.text, id)
            let veto = items.filter { $0.criticality == .veto }
            XCTAssertEqual(String(veto.count), row["veto"]?.text, id)
            let key = items.filter { $0.criticality == .key }
            XCTAssertEqual(String(key.count), row["key"]?.text, id)
            XCTAssertFalse(checklist.citations.isEmpty, id)
        }
        let ids = Set(StandardChecklist.all.map(\.identity.id))
        let own = [
            "ARCHIVE100", "TRANSPORT", "GUIDE", "SEWAGE", "TEAM3", "SAFEHOSP", "PATIENTREL",
        ]
        XCTAssertEqual(ids, Set(templates.compactMap { $0["template"]?.text } + own))
        XCTAssertEqual(ids.count, StandardChecklist.all.count)
    }

    /// Every item of the 15 checklists: section, wording, points, criticality, frequency, article,
    /// limits of readings.
    func testEveryItemIsTheOneOfItsSource() throws {
        var seen = 0
        let index = try fixture("checklists_index.json", as: JSONTree.self)
        for id in (index["templates"]?.list ?? []).compactMap({ $0["template"]?.text }) {
            let checklist = try StandardChecklist.named(id)
            let source = try fixture("checklists/\(id).json", as: JSONTree.self)
            XCTAssertEqual(checklist.identity.version, source["version"]?.text)
            let rows = source["items"]?.list ?? []
            let placed = try checklist.template().placedItems
            XCTAssertEqual(placed.map(\.item.code), rows.compactMap { $0["code"]?.text })
            let titles = Dictionary(
                uniqueKeysWithValues: checklist.sections.map { ($0.code, $0.title) })
            for (row, placed) in zip(rows, placed) {
                let item = placed.item
                XCTAssertEqual(titles[placed.section], row["sec"]?.text, item.code)
                XCTAssertEqual(item.text, confirmed(row["zh"]?.text), item.code)
                XCTAssertEqual(item.points.description, row["pts"]?.text, item.code)
                XCTAssertEqual(String(item.criticality.rawValue), row["crit"]?.text, item.code)
                XCTAssertEqual(item.frequency?.rawValue, row["freq"]?.text, item.code)
                XCTAssertEqual(item.source, row["src"]?.text ?? "", item.code)
                if case .number(let limits) = item.answerKind {
                    XCTAssertEqual(row["ans"]?.text, "number", item.code)
                    XCTAssertEqual(limits.minimum?.description, row["min"]?.text, item.code)
                    XCTAssertEqual(limits.maximum?.description, row["max"]?.text, item.code)
                    XCTAssertEqual(limits.unit, row["unit"]?.text, item.code)
                } else {
                    // A reading that the source gives no limit could not fail: it is asked yes
                    // or no, whether it is what its wording says.
                    let hasLimit = row["min"] != nil || row["max"] != nil
                    XCTAssertFalse(row["ans"]?.text == "number" && hasLimit, item.code)
                }
                seen += 1
            }
        }
        XCTAssertEqual(seen, 263)
    }

    /// A refrigerator at 30 ℃ fails the key item of the canteen.
    func testEveryReadingOfTheLibraryCanFail() throws {
        for item in try StandardChecklist.all.flatMap({ try $0.template().items }) {
            guard case .number(let limits) = item.answerKind else { continue }
            XCTAssertTrue(limits.minimum != nil || limits.maximum != nil, item.code)
        }
        let canteen = try StandardChecklist.named("FOOD").template()
        XCTAssertEqual(canteen.item("FOOD-02-02")?.answerKind, .yesNo)
    }

    /// The question without the mark of what was not held against the official text, which the
    /// citation carries.
    private func confirmed(_ text: String?) -> String? {
        text?.replacing("(未核对)", with: "").replacing("，未核对", with: "")
            .replacing(" 未核对", with: "")
    }

    func testEveryChecklistSaysFromWhenItHoldsAndOnlyTheSurgicalOneIsSignedInPhases() throws {
        for checklist in StandardChecklist.all {
            let year = try XCTUnwrap(Int(checklist.identity.version.prefix(4)))
            XCTAssertEqual(checklist.validity.from, try Day(year: year, month: 1, day: 1))
            XCTAssertNil(checklist.validity.to)
            let isPhased = checklist.identity.id == "SURGWHO"
            XCTAssertEqual(try checklist.phaseRule() != nil, isPhased, checklist.identity.id)
        }
        let rule = try XCTUnwrap(StandardChecklist.named("SURGWHO").phaseRule())
        XCTAssertEqual(rule.phases, ["SURGWHO-01", "SURGWHO-02", "SURGWHO-03"])
        XCTAssertEqual(rule.signers.parts.map(\.name), ["手术医师", "麻醉医师", "手术室护士"])
    }

    func testEveryFrequencyHasTheRecurrenceRuleOfTheIndex() throws {
        let index = try fixture("checklists_index.json", as: JSONTree.self)
        for frequency in Frequency.allCases where frequency != .onEvent {
            XCTAssertEqual(
                frequency.recurrenceRule, index["freq_to_rrule"]?[frequency.rawValue]?.text)
        }
        XCTAssertNil(Frequency.onEvent.recurrenceRule)
    }

    func testItemCodesAreUniqueOverAllChecklistsAndEveryItemSaysHowOftenItFallsDue() throws {
        let items = try StandardChecklist.all.flatMap { try $0.template().items }
        XCTAssertEqual(items.count, 263 + 16 + 10 + 8 + 10 + 9 + 10 + 8)
        XCTAssertEqual(Set(items.map(\.code)).count, items.count)
        XCTAssertTrue(items.allSatisfy { $0.frequency != nil })
    }

    func testASurgeryPassesOnlyWhenEveryItemDoes() throws {
        let template = try StandardChecklist.named("SURGWHO").template()
        var answers = template.items.map { item -> ItemAnswer in
            guard case .choice(let choices) = item.answerKind else {
                return ItemAnswer(item.code, .yes)
            }
            return ItemAnswer(item.code, .choice(choices[0].code))
        }
        let policy = ScoringPolicy(pass: Decimal(80), grades: .inspection80)
        let whole = try Inspection(occasion, template: template, answers: answers)
        XCTAssertEqual(try whole.scored(under: policy).result, .pass)
        let last = try XCTUnwrap(answers.firstIndex { $0.item == "SURGWHO-03-04" })
        answers[last] = ItemAnswer("SURGWHO-03-04", .no)
        let score = try Inspection(occasion, template: template, answers: answers)
            .scored(under: policy)
        XCTAssertEqual(score.percent?.description, "94.74", "18 of 19 points")
        XCTAssertEqual(score.result, .fail)
    }

    func testAnUnknownChecklistNamesTheNearestOne() {
        let error = fault { () throws(TemplateError) in try StandardChecklist.named("ARCHIVE8") }
        XCTAssertEqual(error, .unknown("ARCHIVE8", nearest: "ARCHIVE9"))
    }
}
