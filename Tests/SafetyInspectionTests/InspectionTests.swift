import HospitalCore
import SafetyInspection
import XCTest

final class InspectionTests: XCTestCase {
    private static let identity = ChecklistTemplate.Identity(id: "T", version: "1", title: "t")
    private let policy = ScoringPolicy(pass: Decimal(60), grades: .inspection80)

    private func template(_ items: ChecklistItem...) throws -> ChecklistTemplate {
        try ChecklistTemplate(
            Self.identity, total: .percent, sections: [ChecklistSection("S", "s", items: items)])
    }

    private func item(
        _ code: String, _ points: Int = 10, _ kind: AnswerKind = .yesNo,
        _ criticality: Criticality = .ordinary
    ) -> ChecklistItem {
        ChecklistItem(
            code, code, points: Decimal(points), criticality: criticality, answerKind: kind)
    }

    private func fault(
        _ template: ChecklistTemplate, _ answers: [ItemAnswer], notDue: Set<String> = []
    ) -> InspectionError? {
        SafetyInspectionTests.fault { () throws(InspectionError) in
            try Inspection(occasion, template: template, answers: answers, notDue: notDue)
        }
    }

    private func fault(
        scoring inspection: Inspection, _ policy: ScoringPolicy
    ) -> InspectionError? {
        SafetyInspectionTests.fault { () throws(InspectionError) in
            try inspection.scored(under: policy)
        }
    }

    func testEachKindOfAnswerEarnsWhatItsTableSays() throws {
        let choices: [AnswerKind.Choice] = [
            .init("full", "f", score: Decimal(10)), .init("half", "h", score: Decimal(5)),
            .init("failed", "x", score: Decimal(10), isFailure: true),
            .init("unscored", "u", score: nil),
        ]
        let range = AnswerKind.NumberLimits(
            minimum: Decimal(14), maximum: Decimal(24), unit: "℃")
        // Columns: how it is answered, the answer, points earned, points that count, failed.
        let rows: [(AnswerKind, Answer, String, String, Bool)] = [
            (.yesNo, .yes, "10", "10", false), (.yesNo, .no, "0", "10", true),
            (.yesNo, .notApplicable, "0", "0", false),
            (.points, .points(try Decimal("9.5")), "9.5", "10", true),
            (.points, .points(Decimal(10)), "10", "10", false),
            (.occurrences(deduction: Decimal(3), floor: .zero), .occurrences(0), "10", "10", false),
            (.occurrences(deduction: Decimal(3), floor: .zero), .occurrences(3), "1", "10", true),
            (.occurrences(deduction: Decimal(3), floor: .zero), .occurrences(4), "0", "10", true),
            (.occurrences(deduction: Decimal(3), floor: Decimal(2)), .occurrences(.max), "2", "10",
                true),
            (.number(range), .number(Decimal(14)), "10", "10", false),
            (.number(range), .number(Decimal(24)), "10", "10", false),
            (.number(range), .number(try Decimal("13.99")), "0", "10", true),
            (.number(range), .number(try Decimal("24.01")), "0", "10", true),
            (.number(.init(unit: "h")), .number(Decimal(-3)), "10", "10", false),
            (.choice(choices), .choice("full"), "10", "10", false),
            (.choice(choices), .choice("half"), "5", "10", true),
            (.choice(choices), .choice("failed"), "10", "10", true),
            (.choice(choices), .choice("unscored"), "0", "0", false),
            (.text, .text("seen"), "10", "10", false),
            (.day, .day(occasion.day), "10", "10", false),
            (.photo, .photo("p1"), "10", "10", false),
            (.signature, .signature(occasion.inspector), "10", "10", false),
        ]
        for (kind, answer, earned, maximum, isFailed) in rows {
            let score = try Inspection(
                occasion, template: try template(item("A", 10, kind)),
                answers: [ItemAnswer("A", answer)]
            ).scored(under: policy)
            XCTAssertEqual(score.items[0].earned.description, earned, "\(kind) \(answer)")
            XCTAssertEqual(score.items[0].maximum.description, maximum, "\(kind) \(answer)")
            XCTAssertEqual(score.items[0].isFailed, isFailed, "\(kind) \(answer)")
        }
    }

    func testAnswersThatTheTemplateDoesNotTakeAreRefused() throws {
        var fixed = item("B")
        fixed.allowsNotApplicable = false
        let template = try template(
            item("A", 10, .points), fixed, item("C", 1, .choice([.init("a", "a", score: nil)])),
            item("D", 4, .occurrences(deduction: .one, floor: .zero)))
        XCTAssertEqual(
            fault(template, [ItemAnswer("X", .yes)]), .unknownItem("X", template: Self.identity))
        XCTAssertEqual(
            fault(template, [ItemAnswer("S", .yes)]), .unknownItem("S", template: Self.identity))
        XCTAssertEqual(
            fault(template, [], notDue: ["B", "Y", "X"]),
            .unknownItem("X", template: Self.identity))
        XCTAssertEqual(
            fault(template, [ItemAnswer("B", .yes), ItemAnswer("B", .yes)]),
            .answeredTwice(item: "B"))
        XCTAssertEqual(
            fault(template, [ItemAnswer("B", .yes)], notDue: ["B"]), .answeredNotDue(item: "B"))
        XCTAssertEqual(fault(template, [ItemAnswer("A", .yes)]), .answerKind(item: "A"))
        XCTAssertEqual(
            fault(template, [ItemAnswer("B", .notApplicable)]), .notApplicableRefused(item: "B"))
        XCTAssertEqual(
            fault(template, [ItemAnswer("C", .choice("b"))]),
            .choiceUnknown(item: "C", choice: "b"))
    }

    func testScoresOutsideOfTheItemAreRefusedByName() throws {
        let template = try template(
            item("A", 10, .points), item("D", 4, .occurrences(deduction: .one, floor: .zero)))
        let above = fault(template, [ItemAnswer("A", .points(try Decimal("10.01")))])
        XCTAssertEqual(
            above,
            .scoreAboveMaximum(item: "A", given: try Decimal("10.01"), maximum: Decimal(10)))
        XCTAssertEqual(above?.finding.text(in: .chinese), "项目A的得分10.01超过满分10。")
        XCTAssertEqual(
            fault(template, [ItemAnswer("A", .points(try Decimal("-0.5")))]),
            .scoreNegative(item: "A", given: "-0.5"))
        XCTAssertEqual(
            fault(template, [ItemAnswer("A", .points(try Decimal("1.0000001")))]),
            .scoreTooFine(item: "A", given: try Decimal("1.0000001")))
        XCTAssertEqual(
            fault(template, [ItemAnswer("D", .occurrences(-1))]),
            .scoreNegative(item: "D", given: "-1"))
    }

    func testThePolicyErrorsNameTheItemOrTheSetting() throws {
        let template = try template(item("A"), item("B"))
        let partly = try Inspection(
            occasion, template: template, answers: [ItemAnswer("A", .notApplicable)])
        XCTAssertEqual(fault(scoring: partly, policy), .unanswered(item: "B"))
        var changed = policy
        changed.notApplicable = .refuse
        XCTAssertEqual(fault(scoring: partly, changed), .notApplicableRefused(item: "A"))
        changed = policy
        changed.unanswered = .ignore
        changed.sections = .weighted
        XCTAssertEqual(
            fault(scoring: partly, changed), .sectionsWithoutWeights(template: Self.identity))
        changed = policy
        changed.pass = try Decimal("100.01")
        XCTAssertEqual(
            fault(scoring: partly, changed), .policyOutOfRange(setting: "pass", value: "100.01"))
        changed = policy
        changed.vetoEffect = .cap(Decimal(-1))
        XCTAssertEqual(
            fault(scoring: partly, changed), .policyOutOfRange(setting: "veto", value: "cap-1"))
        changed = policy
        changed.decimals = 7
        XCTAssertEqual(
            fault(scoring: partly, changed), .policyOutOfRange(setting: "decimals", value: "7"))
    }

    func testNotApplicableFailsTheInspectionWhereThePolicySaysSo() throws {
        let inspection = try Inspection(
            occasion, template: try template(item("A"), item("B")),
            answers: [ItemAnswer("A", .yes), ItemAnswer("B", .notApplicable)])
        var strict = policy
        strict.notApplicable = .fail
        XCTAssertEqual(try inspection.scored(under: policy).result, .pass)
        XCTAssertEqual(try inspection.scored(under: strict).result, .fail)
        XCTAssertEqual(try inspection.scored(under: strict).percent?.description, "100.00")
    }

    func testWhatIsNotDueStandsOutsideOfTheScore() throws {
        let template = try template(item("A", 30), item("B", 10), item("C", 60))
        let score = try Inspection(
            occasion, template: template,
            answers: [ItemAnswer("A", .yes), ItemAnswer("B", .no)], notDue: ["C"]
        ).scored(under: policy)
        XCTAssertEqual(score.percent?.description, "75.00")
        XCTAssertEqual(score.maximum, Decimal(40))
        XCTAssertEqual(score.items.map(\.standing), [.answered, .answered, .notDue])
    }

    func testNothingThatCountsGivesNoScoreNeither0Nor100() throws {
        let template = try template(item("A"), item("B"))
        for (answers, notDue) in [
            (["A", "B"], []), (["A"], Set(["B"])), ([], Set(["A", "B"])),
        ] {
            let score = try Inspection(
                occasion, template: template,
                answers: answers.map { ItemAnswer($0, .notApplicable) }, notDue: notDue
            ).scored(under: policy)
            XCTAssertNil(score.percent)
            XCTAssertNil(score.grade)
            XCTAssertEqual(score.result, .notApplicable)
        }
    }

    func testAVetoItemOfNoPointsStillVetoes() throws {
        let score = try Inspection(
            occasion, template: try template(item("A", 100), item("V", 0, .yesNo, .veto)),
            answers: [ItemAnswer("A", .yes), ItemAnswer("V", .no)]
        ).scored(under: policy)
        XCTAssertEqual(score.percent?.description, "100.00")
        XCTAssertEqual(score.vetoItems, ["V"])
        XCTAssertEqual(score.result, .fail)
        XCTAssertEqual(score.grade?.name, "不合格")
    }

    func testAnOptionalItemWithoutAnAnswerIsNoMatter() throws {
        var remark = item("R", 5, .text)
        remark.isRequired = false
        let score = try Inspection(
            occasion, template: try template(item("A"), remark),
            answers: [ItemAnswer("A", .yes)]
        ).scored(under: policy)
        XCTAssertEqual(score.percent?.description, "100.00")
        XCTAssertEqual(score.maximum, Decimal(10))
    }
}

/// Items and sections that are asked only under a condition.
final class ItemConditionTests: XCTestCase {
    /// A reading above 24 asks for a measure; the measure asks for a signature.
    private func template() throws -> ChecklistTemplate {
        let reading = ChecklistItem(
            "T", "temperature", points: Decimal(2),
            answerKind: .number(.init(maximum: Decimal(24), unit: "℃")))
        var measure = ChecklistItem("M", "measure", points: Decimal(3))
        measure.condition = ItemCondition([.init("T", .above(.number(Decimal(24))))])
        var signature = ChecklistItem("G", "signature", points: .zero, answerKind: .signature)
        signature.condition = ItemCondition([.init("M", .isAnswered(true))])
        let follow = ChecklistSection(
            "F", "follow-up", condition: ItemCondition([.init("T", .isAnswered(true))]),
            children: [.item(measure), .item(signature)])
        return try ChecklistTemplate(
            .init(id: "C", version: "1", title: "c"), total: .percent,
            sections: [ChecklistSection("S", "s", items: [reading]), follow])
    }

    func testWhatIsNotAskedIsNeitherEarnedNorMissed() throws {
        let policy = ScoringPolicy(pass: Decimal(60), grades: .inspection80)
        let cool = try Inspection(
            occasion, template: try template(), answers: [ItemAnswer("T", .number(Decimal(20)))])
        let score = try cool.scored(under: policy)
        XCTAssertEqual(score.percent?.description, "100.00")
        XCTAssertEqual(score.items.map(\.standing), [.answered, .notAsked, .notAsked])
        let warm = try Inspection(
            occasion, template: try template(),
            answers: [
                ItemAnswer("G", .signature(.init("10001"))), ItemAnswer("M", .yes),
                ItemAnswer("T", .number(try Decimal("24.1"))),
            ])
        XCTAssertEqual(try warm.scored(under: policy).percent?.description, "60.00")
        let bare = try Inspection(
            occasion, template: try template(),
            answers: [ItemAnswer("T", .number(Decimal(30)))])
        XCTAssertEqual(
            fault { () throws(InspectionError) in try bare.scored(under: policy) },
            .unanswered(item: "M"))
    }

    func testAnAnswerToWhatIsNotAskedIsRefused() throws {
        let template = try template()
        let error = fault { () throws(InspectionError) in
            try Inspection(
                occasion, template: template,
                answers: [ItemAnswer("T", .number(Decimal(24))), ItemAnswer("M", .yes)])
        }
        XCTAssertEqual(error, .answeredNotAsked(item: "M"))
    }

    func testEveryComparisonIsFalseOfAMissingAnswerButThatItIsMissing() throws {
        let seven = Answer.number(Decimal(7))
        // Columns: comparison, then whether it holds of 6, 7, 8 and of no answer.
        let rows: [(ItemCondition.Comparison, [Bool])] = [
            (.isAnswered(true), [true, true, true, false]),
            (.isAnswered(false), [false, false, false, true]),
            (.equal(seven), [false, true, false, false]),
            (.notEqual(seven), [true, false, true, false]),
            (.below(seven), [true, false, false, false]),
            (.atMost(seven), [true, true, false, false]),
            (.above(seven), [false, false, true, false]),
            (.atLeast(seven), [false, true, true, false]),
        ]
        for (comparison, expected) in rows {
            let asked = try [6, 7, 8, nil].map { try isAsked(comparison, answer: $0) }
            XCTAssertEqual(asked, expected, "\(comparison)")
        }
    }

    func testTestsJoinByAllOrByAny() throws {
        for (joining, expected) in [(ItemCondition.Joining.all, false), (.any, true)] {
            let items = ["A", "B"].map { ChecklistItem($0, $0, points: .one) }
            var last = ChecklistItem("L", "l", points: .one)
            last.condition = ItemCondition(
                [.init("A", .equal(.yes)), .init("B", .equal(.yes))], joining: joining)
            let template = try ChecklistTemplate(
                .init(id: "J", version: "1", title: "j"), total: .percent,
                sections: [ChecklistSection("S", "s", items: items + [last])])
            let answers = [ItemAnswer("A", .yes), ItemAnswer("B", .no), ItemAnswer("L", .yes)]
            let error = fault { () throws(InspectionError) in
                try Inspection(occasion, template: template, answers: answers)
            }
            XCTAssertEqual(error == nil, expected, joining.rawValue)
        }
    }

    private func isAsked(_ comparison: ItemCondition.Comparison, answer: Int?) throws -> Bool {
        let first = ChecklistItem("A", "a", points: .one, answerKind: .number(.init(unit: "")))
        var second = ChecklistItem("B", "b", points: .one)
        second.condition = ItemCondition([.init("A", comparison)])
        let template = try ChecklistTemplate(
            .init(id: "C", version: "1", title: "c"), total: .percent,
            sections: [ChecklistSection("S", "s", items: [first, second])])
        let answers = answer.map { [ItemAnswer("A", .number(Decimal($0)))] } ?? []
        var policy = ScoringPolicy(pass: .zero, grades: .inspection80)
        policy.unanswered = .ignore
        let score = try Inspection(occasion, template: template, answers: answers)
            .scored(under: policy)
        return score.items[1].standing == .unanswered
    }
}
