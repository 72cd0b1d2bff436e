import HospitalCore
import SafetyInspection
import XCTest

/// T-CHK: a failed item opens exactly one finding, taking back keeps history, an order inherits
/// signature and attachments, a closed inspection does not change, not applicable is outside of the
/// score.
final class InspectionRecordTests: XCTestCase {
    private let (one, two) = (Person.ID("P1"), Person.ID("P2"))

    private func at(_ minute: Int) throws -> Moment {
        try Moment(Day(year: 2026, month: 3, day: 2), hour: 9, minute: minute)
    }

    private func template(_ version: String = "1") throws -> ChecklistTemplate {
        var followUp = ChecklistItem("B", "原因", points: .zero, answerKind: .text)
        followUp.condition = ItemCondition([.init("A", .equal(.no))])
        var asked = ChecklistItem("A", "通道畅通", points: Decimal(6), criticality: .veto)
        asked.followUps = [followUp]
        var optional = ChecklistItem("D", "建议", points: .zero, answerKind: .text)
        optional.isRequired = false
        return try ChecklistTemplate(
            .init(id: "T", version: version, title: "t"), total: .percent,
            sections: [
                ChecklistSection("S", "s", items: [
                    asked, ChecklistItem("C", "灯", points: Decimal(4)), optional,
                ])
            ])
    }

    private func started() throws -> InspectionRecord {
        try InspectionRecord(occasion.id, place: occasion.place)
            .starting(with: template(), by: one, at: at(0))
    }

    func testAnInspectionIsNotStartedWithoutItsChecklist() {
        let planned = InspectionRecord(occasion.id, place: occasion.place)
        XCTAssertThrowsError(try planned.taking(.start, by: one, at: at(0))) {
            XCTAssertEqual(
                $0 as? InspectionError, .startWithoutTemplate(inspection: occasion.id))
        }
    }

    private func failed() -> ItemAnswer {
        var answer = ItemAnswer("A", .no)
        answer.note = "堆物"
        answer.evidence = ["IMG-7"]
        return answer
    }

    private func submitted() throws -> InspectionRecord {
        try started().answering(failed(), by: two, at: at(1))
            .answering(ItemAnswer("B", .text("装修")), by: two, at: at(2))
            .answering(ItemAnswer("C", .notApplicable), by: one, at: at(3))
            .taking(.submit, by: one, at: at(4))
    }

    func testAFailedItemOpensExactlyOneFindingAndOneHazard() throws {
        let inspection = try XCTUnwrap(submitted().inspection)
        XCTAssertEqual(inspection.findings.map(\.item), ["A"])
        var register = try HazardRegister(rules: .standard)
        let finding = inspection.findings[0]
        let (first, second) = (Hazard.ID("H1"), Hazard.ID("H2"))
        XCTAssertEqual(
            try register.record(finding, opening: first), .opened(first, repeatOf: nil))
        XCTAssertEqual(try register.record(finding, opening: second), .recordedBefore(first))
        XCTAssertEqual(register.hazards.count, 1)
    }

    func testTakingAnAnswerBackKeepsItsHistory() throws {
        let record = try started().answering(failed(), by: two, at: at(1))
            .withdrawing("A", by: one, at: at(2))
            .answering(ItemAnswer("A", .yes), by: one, at: at(3))
        XCTAssertEqual(record.entries.map(\.item), ["A", "A", "A"])
        XCTAssertEqual(record.entries.map { $0.answer?.answer }, [.no, nil, .yes])
        XCTAssertEqual(record.entries.map(\.person), [two, one, one])
        XCTAssertEqual(record.answers.map(\.answer), [.yes])
        let empty = try started().answering(failed(), by: two, at: at(1))
            .withdrawing("A", by: two, at: at(2))
        XCTAssertEqual(empty.answers, [])
        XCTAssertEqual(empty.entries.count, 2)
        let late = try at(3)
        XCTAssertEqual(
            fault { () throws(InspectionError) in try empty.withdrawing("A", by: two, at: late) },
            .nothingToWithdraw(item: "A"))
    }

    /// Who answered the item stands on the order as its finder, with what was attached.
    func testAnOrderInheritsSignatureAndAttachments() throws {
        let finding = try XCTUnwrap(submitted().inspection?.findings.first)
        let day = finding.day
        let plan = RectificationPlan(
            responsible: Person.ID("P3"), deadline: try day.adding(days: 3))
        let grade = try XCTUnwrap(HazardRules.standard.grade("G2"))
        var hazard = Hazard(id: Hazard.ID("H1"), origin: finding)
        for action in [HazardStep.Action.register, .grade(grade), .plan(plan)] {
            hazard = try hazard.taking(HazardStep(action, by: one, on: day))
        }
        let notice = try RectificationNotice(of: hazard, issued: day, to: [Department.ID("D1")])
        XCTAssertEqual(notice.finder, two)
        XCTAssertEqual(notice.evidence, ["IMG-7"])
        XCTAssertEqual(notice.note, "堆物")
    }

    func testASubmittedOrClosedInspectionDoesNotChange() throws {
        let submitted = try submitted()
        XCTAssertEqual(submitted.submitter, one)
        let reviewed = try submitted.taking(.review, by: two, at: at(5))
        let closed = try reviewed.taking(.close, by: two, at: at(6))
        for record in [submitted, reviewed, closed] {
            let refusal = InspectionError.notOpen(inspection: occasion.id, state: record.state)
            let late = try at(9)
            XCTAssertEqual(
                fault { () throws(InspectionError) in
                    try record.answering(ItemAnswer("C", .yes), by: one, at: late)
                }, refusal)
            XCTAssertEqual(
                fault { () throws(InspectionError) in
                    try record.withdrawing("C", by: one, at: late)
                }, refusal)
        }
        for step in InspectionStep.allCases {
            XCTAssertThrowsError(try closed.taking(step, by: two, at: at(9), reason: "x")) {
                XCTAssertTrue($0 is StateMachineError, "\(step)")
            }
        }
        XCTAssertEqual(try closed.inspection?.findings.count, 1)
    }

    /// 6 of 6 points lost, the 4 points of the item that does not apply are outside: 0 of 6.
    func testNotApplicableIsOutsideOfTheDenominator() throws {
        let inspection = try XCTUnwrap(submitted().inspection)
        let score = try inspection.scored(
            under: ScoringPolicy(pass: Decimal(80), grades: .inspection80))
        XCTAssertEqual(score.maximum.description, "6")
        XCTAssertEqual(score.percent?.description, "0.00")
        XCTAssertEqual(score.vetoItems, ["A"])
    }

    func testTheTemplateIsFrozenAtTheStart() throws {
        let record = try started()
        XCTAssertEqual(record.template?.identity.version, "1")
        XCTAssertThrowsError(try record.starting(with: template("2"), by: one, at: at(1))) {
            XCTAssertTrue($0 is StateMachineError)
        }
        XCTAssertEqual(record.template, try template())
    }

    func testSubmittingNeedsEveryItemThatIsAsked() throws {
        let record = try started().answering(ItemAnswer("A", .no), by: one, at: at(1))
        func refusal(_ record: InspectionRecord) throws -> InspectionError? {
            do { _ = try record.taking(.submit, by: one, at: at(9)) } catch {
                return error as? InspectionError
            }
            return nil
        }
        XCTAssertEqual(try refusal(record), .unanswered(item: "B"))
        let told = try record.answering(ItemAnswer("B", .text("x")), by: one, at: at(2))
        XCTAssertEqual(try refusal(told), .unanswered(item: "C"))
        let changed = try told.answering(ItemAnswer("C", .yes), by: one, at: at(3))
            .answering(ItemAnswer("A", .yes), by: one, at: at(4))
        XCTAssertEqual(try refusal(changed), .answeredNotAsked(item: "B"))
        XCTAssertNil(try refusal(changed.withdrawing("B", by: one, at: at(5))))
    }

    func testStepsNeedReasonsOrderAndTwoPersons() throws {
        let planned = InspectionRecord(occasion.id, place: occasion.place)
        func refusal(_ call: () throws -> InspectionRecord) -> InspectionError? {
            do { _ = try call() } catch { return error as? InspectionError }
            return nil
        }
        XCTAssertEqual(
            refusal { try planned.taking(.miss, by: one, at: at(0)) },
            .reasonMissing(inspection: occasion.id))
        XCTAssertEqual(
            try planned.taking(.miss, by: one, at: at(0), reason: "停电").state, .missed)
        XCTAssertEqual(
            refusal { try submitted().taking(.review, by: one, at: at(5)) },
            .reviewerSubmitted(inspection: occasion.id, person: one))
        let (last, before) = (try at(4), try at(3))
        XCTAssertEqual(
            refusal { try submitted().taking(.review, by: two, at: at(3)) },
            .timeBeforeLast(inspection: occasion.id, moment: before, last: last))
        let back = try submitted().taking(.sendBack, by: two, at: at(5), reason: "照片不清")
        XCTAssertEqual(back.state, .inProgress)
        XCTAssertNil(try back.inspection)
        XCTAssertEqual(back.answers.count, 3, "answers stay")
    }
}
