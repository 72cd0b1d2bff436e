import HospitalCore
import SafetyInspection
import XCTest

final class ChecklistTemplateTests: XCTestCase {
    private let identity = ChecklistTemplate.Identity(id: "T", version: "1", title: "template")

    private func fault(
        total: ChecklistTemplate.Total = .percent, _ sections: [ChecklistSection]
    ) -> TemplateError? {
        SafetyInspectionTests.fault { () throws(TemplateError) in
            try ChecklistTemplate(identity, total: total, sections: sections)
        }
    }

    private func fault(item: ChecklistItem) -> TemplateError? {
        fault([ChecklistSection("S", "section", items: [item])])
    }

    private func item(_ code: String, _ points: String = "1") throws -> ChecklistItem {
        ChecklistItem(code, "text of \(code)", points: try Decimal(points))
    }

    func testItemsStandInTheOrderOfTheQuestionsFollowUpsAfterTheirItem() throws {
        var first = try item("A", "2")
        first.followUps = [try item("A1", "0.5"), try item("A2", "0.25")]
        let inner = ChecklistSection("S1", "inner", items: [try item("B")])
        let outer = ChecklistSection(
            "S", "outer", children: [.item(first), .section(inner), .item(try item("C"))])
        let template = try ChecklistTemplate(identity, total: .percent, sections: [outer])
        XCTAssertEqual(template.items.map(\.code), ["A", "A1", "A2", "B", "C"])
        XCTAssertEqual(template.points.description, "4.75")
        XCTAssertEqual(template.item("B")?.text, "text of B")
        XCTAssertNil(template.item("S"))
    }

    func testIdentityCodesAndPointsAreChecked() throws {
        let nameless = SafetyInspectionTests.fault { () throws(TemplateError) in
            try ChecklistTemplate(
                .init(id: "T", version: "", title: "template"), total: .percent, sections: [])
        }
        XCTAssertEqual(nameless, .identityMissing)
        XCTAssertEqual(fault([]), .noItem(template: "T"))
        XCTAssertEqual(
            fault([ChecklistSection("S", "section", items: [])]), .noItem(template: "T"))
        XCTAssertEqual(
            fault(item: try item("")), .codeMissing(template: "T", text: "text of "))
        XCTAssertEqual(
            fault([ChecklistSection("", "hall", items: [])]),
            .codeMissing(template: "T", text: "hall"))
        XCTAssertEqual(
            fault([ChecklistSection("S", "section", items: [try item("A"), try item("A")])]),
            .codeRepeated(template: "T", code: "A"))
        XCTAssertEqual(
            fault([
                ChecklistSection("S", "one", items: []), ChecklistSection("S", "two", items: []),
            ]),
            .codeRepeated(template: "T", code: "S"))
        for points in ["-0.01", "1000000.01", "0.0000001"] {
            XCTAssertEqual(
                fault(item: try item("A", points)),
                .pointsOutOfRange(template: "T", item: "A", points: try Decimal(points)))
        }
        XCTAssertNil(fault(item: try item("A", "1000000")))
    }

    func testATemplateOfAHundredTotalsExactlyAHundred() throws {
        let section = ChecklistSection(
            "S", "section", items: [try item("A", "99.99"), try item("B", "0.02")])
        XCTAssertEqual(
            fault(total: .hundred, [section]),
            .totalNotHundred(template: "T", total: try Decimal("100.01")))
        XCTAssertNil(fault(total: .percent, [section]))
    }

    func testAnswerKindsThatContradictThemselvesAreRefused() throws {
        let kinds: [AnswerKind] = [
            .occurrences(deduction: .zero, floor: .zero),
            .occurrences(deduction: Decimal(-1), floor: .zero),
            .occurrences(deduction: .one, floor: try Decimal("1.01")),
            .occurrences(deduction: .one, floor: Decimal(-1)),
            .number(.init(minimum: Decimal(2), maximum: Decimal(1), unit: "℃")),
            .choice([]),
            .choice([.init("", "no code", score: .one)]),
            .choice([.init("a", "a", score: .one), .init("a", "a again", score: .zero)]),
            .choice([.init("a", "a", score: Decimal(2))]),
            .choice([.init("a", "a", score: Decimal(-1))]),
        ]
        for kind in kinds {
            var item = try item("A")
            item.answerKind = kind
            XCTAssertEqual(
                fault(item: item), .answerKindUnsound(template: "T", item: "A"), "\(kind)")
        }
    }

    func testAConditionLooksBackAtAnAnswerThatTheItemCanHave() throws {
        func fault(
            _ test: ItemCondition.Test?, first kind: AnswerKind = .yesNo
        ) throws -> TemplateError? {
            var first = try item("A")
            first.answerKind = kind
            var second = try item("B")
            second.condition = ItemCondition(test.map { [$0] } ?? [])
            return self.fault(
                [ChecklistSection("S", "section", items: [first, second, try item("C")])])
        }
        let unsound = TemplateError.conditionUnsound(template: "T", code: "B", item: "A")
        for code in ["B", "C", "X"] {
            XCTAssertEqual(
                try fault(.init(code, .equal(.yes))),
                .conditionNotBefore(template: "T", code: "B", item: code))
        }
        XCTAssertEqual(try fault(nil), .conditionUnsound(template: "T", code: "B", item: ""))
        XCTAssertEqual(try fault(.init("A", .equal(.number(.one)))), unsound)
        XCTAssertEqual(try fault(.init("A", .above(.yes))), unsound)
        let choice = AnswerKind.choice([.init("a", "a", score: nil)])
        XCTAssertEqual(try fault(.init("A", .equal(.choice("b"))), first: choice), unsound)
        XCTAssertNil(try fault(.init("A", .notEqual(.notApplicable))))
        XCTAssertNil(try fault(.init("A", .isAnswered(true))))
    }

    func testNestingAndSizeAreBounded() throws {
        var section = ChecklistSection("S16", "deepest", items: [])
        for depth in (1..<16).reversed() {
            section = ChecklistSection("S\(depth)", "level", children: [.section(section)])
        }
        var deep = section
        XCTAssertEqual(fault([section]), .noItem(template: "T"), "16 levels are read")
        deep = ChecklistSection("S0", "top", children: [.section(deep)])
        XCTAssertEqual(fault([deep]), .tooDeep(template: "T", code: "S16"))
        let items = try (1..<10_000).map { try item("I\($0)") }
        XCTAssertNil(fault([ChecklistSection("S", "section", items: items)]))
        XCTAssertEqual(
            fault([ChecklistSection("S", "section", items: items + [try item("I")])]),
            .tooManyNodes(template: "T"))
    }

    func testSectionWeightsTotalAHundredAndStandOnlyAtTheTop() throws {
        func sections(_ weights: [String?]) throws -> [ChecklistSection] {
            try weights.enumerated().map { place, weight in
                ChecklistSection(
                    "S\(place)", "section", weight: try weight.map { try Decimal($0) },
                    items: [try item("I\(place)")])
            }
        }
        XCTAssertNil(fault(try sections(["33.3", "66.7"])))
        XCTAssertEqual(
            fault(try sections(["50", nil])), .weightMissing(template: "T", section: "S1"))
        XCTAssertEqual(
            fault(try sections(["150", "-50"])),
            .weightOutOfRange(template: "T", section: "S0", weight: Decimal(150)))
        XCTAssertEqual(
            fault(try sections(["33.3", "66.6"])),
            .weightsNotHundred(template: "T", total: try Decimal("99.9")))
        XCTAssertEqual(
            fault(try sections([String?](repeating: "0.5", count: 201))),
            .tooManyWeights(template: "T"))
        let inner = ChecklistSection("N", "nested", weight: Decimal(100), items: [])
        XCTAssertEqual(
            fault([ChecklistSection("S", "section", children: [.section(inner)])]),
            .weightNested(template: "T", section: "N"))
    }
}
