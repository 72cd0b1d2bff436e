import HospitalCore
import SafetyInspection
import TestSupport
import XCTest

/// A hospital's own version keeps its origin and lists every change.
final class DerivedTemplateTests: XCTestCase {
    private let own = ChecklistTemplate.Identity(id: "FIREPATROL-H1", version: "1", title: "本院")

    private func base() throws -> ChecklistTemplate {
        try StandardChecklist.named("FIREPATROL").template()
    }

    private func derive(
        _ edits: [DerivedTemplate.Edit], of base: ChecklistTemplate? = nil,
        as identity: ChecklistTemplate.Identity? = nil, owner: String = "保卫科"
    ) throws -> DerivedTemplate {
        try DerivedTemplate(
            of: base ?? self.base(), as: identity ?? own, owner: Department.ID(owner),
            validity: Validity(from: Day(year: 2026, month: 3, day: 1)), edits: edits)
    }

    func testAVersionWithoutEditsChangesNothingAndKeepsItsOrigin() throws {
        let derived = try derive([])
        XCTAssertEqual(derived.changes, [])
        XCTAssertEqual(derived.origin.id, "FIREPATROL")
        XCTAssertEqual(derived.origin.version, "2026.1")
        XCTAssertEqual(derived.owner.code, "保卫科")
        XCTAssertEqual(derived.template.identity.id, "FIREPATROL-H1")
        XCTAssertEqual(derived.template.items.map(\.code), try base().items.map(\.code))
        XCTAssertEqual(derived.template.citations, try base().citations)
    }

    func testEveryChangeIsListedAndWhatAsksForLessIsMarked() throws {
        var first = try XCTUnwrap(base().item("FIREPATROL-01-01"))
        first.points = Decimal(3)
        first.criticality = .ordinary
        let derived = try derive([
            .replace(first), .remove(item: "FIREPATROL-01-02"), .remove(item: "FIREPATROL-01-10"),
            .add(ChecklistItem("H1-01", "电动车", points: .one), section: "FIREPATROL-01"),
        ])
        let printed = derived.changes.map {
            "\($0.code) \($0.kind.rawValue) \($0.field) \($0.before)>\($0.after) \($0.isLooser)"
        }
        XCTAssertEqual(printed, [
            "FIREPATROL-01-01 changed points 1>3 false",
            "FIREPATROL-01-01 changed criticality 1>0 true", "H1-01 added  >电动车 false",
            "FIREPATROL-01-02 removed  安全出口疏散通道畅通> true",
            "FIREPATROL-01-10 removed  夜间病区加强巡查留痕(点位扫码)> false",
        ])
        XCTAssertEqual(derived.template.points.description, "11", "10 + 2 - 1 - 1 + 1")
        XCTAssertEqual(try base().points.description, "10", "the origin stays as it is")
    }

    func testSectionsFollowUpsWeightsConditionsAndAnswersAreCompared() throws {
        var asked = ChecklistItem("A", "有无", points: .one)
        asked.followUps = [ChecklistItem("A1", "说明", points: .zero, answerKind: .text)]
        var measured = ChecklistItem("B", "温度", points: .one)
        let sections = [
            ChecklistSection("S1", "一", weight: Decimal(60), children: [
                .item(asked), .section(ChecklistSection("S11", "内", items: [measured])),
            ]),
            ChecklistSection(
                "S2", "二", weight: Decimal(40), items: [ChecklistItem("C", "丙", points: .one)]),
        ]
        let base = try ChecklistTemplate(
            .init(id: "T", version: "1", title: "t"), total: .percent, sections: sections)
        measured.answerKind = .number(.init(minimum: Decimal(14), maximum: Decimal(24), unit: "℃"))
        measured.condition = ItemCondition([.init("A", .equal(.yes))])
        let derived = try derive([
            .replace(measured), .remove(item: "A1"), .weigh(section: "S1", Decimal(100)),
            .removeSection("S2"),
        ], of: base)
        XCTAssertEqual(derived.changes.map { "\($0.code) \($0.field) \($0.after)" }, [
            "S1 weight 100", "B condition A equal yes", "B answer number 14..24 ℃",
            "A1  ", "S2  ", "C  ",
        ])
        let longer = try derive([.addSection(ChecklistSection("S3", "三", items: []))])
        XCTAssertEqual(longer.changes.map(\.code), ["S3"])
    }

    func testWhatCannotBeDerivedIsRefused() throws {
        func refusal(_ call: () throws -> DerivedTemplate) -> TemplateError? {
            do { _ = try call() } catch { return error as? TemplateError }
            return nil
        }
        XCTAssertEqual(
            refusal { try derive([], owner: "") }, .ownerMissing(template: "FIREPATROL-H1"))
        XCTAssertEqual(
            refusal { try derive([], as: base().identity) },
            .identityTaken(template: "FIREPATROL", version: "2026.1"))
        for edit in [
            DerivedTemplate.Edit.remove(item: "X"), .weigh(section: "X", nil), .removeSection("X"),
            .add(ChecklistItem("Y", "y", points: .one), section: "X"),
            .replace(ChecklistItem("X", "x", points: .one)),
        ] {
            XCTAssertEqual(
                refusal { try derive([edit]) },
                .editUnknown(template: "FIREPATROL-H1", code: "X"))
        }
        XCTAssertEqual(
            refusal {
                try derive([.add(
                    ChecklistItem("FIREPATROL-01-01", "x", points: .one),
                    section: "FIREPATROL-01")])
            },
            .codeRepeated(template: "FIREPATROL-H1", code: "FIREPATROL-01-01"))
        XCTAssertEqual(
            refusal {
                try DerivedTemplate(
                    of: base(), as: own, owner: Department.ID("D"),
                    validity: Validity(from: occasion.day), total: .hundred, edits: [])
            }, .totalNotHundred(template: "FIREPATROL-H1", total: Decimal(10)))
    }

    /// What an edit adds is bounded before the next edit walks through it.
    func testAnEditAddsAtMostSixteenLevels() throws {
        func section(_ levels: Int) -> ChecklistSection {
            (1..<levels).reduce(
                ChecklistSection("S0", "s", items: [ChecklistItem("X", "x", points: .one)])
            ) { inner, level in ChecklistSection("S\(level)", "s", children: [.section(inner)]) }
        }
        func item(_ levels: Int) -> ChecklistItem {
            (1..<levels).reduce(ChecklistItem("X0", "x", points: .one)) { inner, level in
                var item = ChecklistItem("X\(level)", "x", points: .one)
                item.followUps = [inner]
                return item
            }
        }
        for (edit, code) in [
            (DerivedTemplate.Edit.addSection(section(16)), "S15"),
            (.add(item(17), section: "FIREPATROL-01"), "X16"), (.replace(item(17)), "X16"),
        ] {
            XCTAssertThrowsError(try derive([edit, .remove(item: "Y")])) {
                XCTAssertEqual(
                    $0 as? TemplateError, .tooDeep(template: "FIREPATROL-H1", code: code))
            }
        }
        XCTAssertNoThrow(try derive([.addSection(section(15))]))
    }

    /// Whatever is removed or gets other points, the list names exactly that.
    func testTheListNamesExactlyWhatWasEdited() throws {
        var generator = SeededGenerator(seed: 206)
        let base = try StandardChecklist.named("FIRE9").template()
        for _ in 0..<20 {
            var edits: [DerivedTemplate.Edit] = []
            var (removed, changed): ([String], [String]) = ([], [])
            for item in base.items {
                switch UInt64.random(in: 0..<6, using: &generator) {
                case 0:
                    edits.append(.remove(item: item.code))
                    removed.append(item.code)
                case 1:
                    var heavier = item
                    heavier.points = Decimal(77)
                    edits.append(.replace(heavier))
                    changed.append(item.code)
                default: break
                }
            }
            guard removed.count < base.items.count else { continue }
            let changes = try derive(edits, of: base).changes
            XCTAssertEqual(changes.filter { $0.kind == .removed }.map(\.code), removed)
            XCTAssertEqual(changes.filter { $0.kind == .changed }.map(\.code), changed)
            XCTAssertEqual(changes.count, removed.count + changed.count)
        }
    }
}
