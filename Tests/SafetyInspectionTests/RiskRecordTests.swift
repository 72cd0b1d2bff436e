import HospitalCore
import SafetyInspection
import TestSupport
import XCTest

/// Risks of the register: assessed until a review, retired and brought back with a reason.
final class RiskRecordTests: XCTestCase {
    private let id = RiskRecord.ID("R-1")
    private let day = try! Day("2025-03-03")

    /// LEC with L = 3, E = 6, C = 7: 126, level III (70 to 160).
    private func assess(
        _ likely: Int = 3, review: String = "2025-09-03", residual: Int? = nil
    ) throws -> RiskStep.Action {
        func values(_ likely: Int) -> [String: Decimal] {
            ["L": Decimal(likely), "E": Decimal(6), "C": Decimal(7)]
        }
        return .assess(try RiskStep.Assessment(
            of: id, by: RiskMethod.named("LEC"), values(likely), residual: residual.map(values),
            review: Day(review)))
    }

    private func step(_ action: RiskStep.Action, on day: Day? = nil) -> RiskStep {
        RiskStep(action, by: Person.ID("A01"), on: day ?? self.day)
    }

    private func refusal(_ risk: RiskRecord, _ step: RiskStep) -> RiskRecordError? {
        do {
            _ = try risk.taking(step)
            return nil
        } catch { return error }
    }

    private func inState(_ state: RiskRecord.State) throws -> RiskRecord {
        var risk = try RiskRecord(id, first: step(assess()))
        if state != .active { risk = try risk.taking(step(.retire(reason: "moved"))) }
        if state == .restored { risk = try risk.taking(step(.restore(reason: "back"))) }
        XCTAssertEqual(risk.state, state)
        return risk
    }

    func testEveryStepOfEveryStateIsTakenOrRefusedWithItsReason() throws {
        let steps: [RiskStep.Kind: RiskStep.Action] = [
            .assess: try assess(), .retire: .retire(reason: "r"), .restore: .restore(reason: "r"),
        ]
        let allowed: [RiskRecord.State: [RiskStep.Kind: RiskRecord.State]] = [
            .active: [.assess: .active, .retire: .retired], .retired: [.restore: .restored],
            .restored: [.assess: .active, .retire: .retired],
        ]
        for state in RiskRecord.State.allCases {
            let risk = try inState(state)
            for (kind, action) in steps {
                guard let after = allowed[state]?[kind] else {
                    XCTAssertEqual(
                        refusal(risk, step(action)),
                        .illegalStep(risk: id, state: state, step: kind))
                    continue
                }
                XCTAssertEqual(try risk.taking(step(action)).state, after)
            }
        }
        for action in [RiskStep.Action.retire(reason: "r"), .restore(reason: "r")] {
            XCTAssertThrowsError(try RiskRecord(id, first: step(action))) {
                XCTAssertEqual($0 as? RiskRecordError, .unknown(risk: id))
            }
        }
    }

    func testWhatIsWrongWithAStepIsNamed() throws {
        let risk = try inState(.active)
        let early = try Day("2025-03-02")
        XCTAssertEqual(
            refusal(risk, step(.retire(reason: "r"), on: early)),
            .dayBeforeLastStep(risk: id, day: early, last: day))
        XCTAssertEqual(
            refusal(risk, step(.retire(reason: ""))), .reasonMissing(risk: id, step: .retire))
        XCTAssertEqual(
            refusal(try inState(.retired), step(.restore(reason: ""))),
            .reasonMissing(risk: id, step: .restore))
        let now = try step(assess(review: "2025-03-03"))
        XCTAssertEqual(refusal(risk, now), .reviewNotAfter(risk: id, review: day, day: day))
        XCTAssertThrowsError(try RiskRecord(id, first: now)) {
            XCTAssertEqual(
                $0 as? RiskRecordError, .reviewNotAfter(risk: id, review: day, day: day))
        }
        XCTAssertThrowsError(try assess(3, residual: 6)) {
            XCTAssertEqual($0 as? RiskError, .residualAbove(risk: "R-1"))
        }
    }

    func testTheLastAssessmentCountsWithItsControls() throws {
        var risk = try RiskRecord(id, first: step(assess()))
        XCTAssertEqual(risk.assessment.current.score?.description, "126")
        XCTAssertEqual(risk.reviewDue?.description, "2025-09-03")
        let later = try Day("2025-08-01")
        risk = try risk.taking(step(assess(6, review: "2026-02-01", residual: 1), on: later))
        XCTAssertEqual(risk.assessment.before.score?.description, "252")
        XCTAssertEqual(risk.assessment.current.score?.description, "42")
        XCTAssertEqual(risk.assessedDay, later)
        XCTAssertEqual(RiskRecord.daysOverdue(since: try Day("2026-02-01"), on: later), 0)
        XCTAssertEqual(
            RiskRecord.daysOverdue(since: later, on: try Day("2025-08-02")), 1)
        risk = try risk.taking(step(.retire(reason: "moved"), on: later))
        XCTAssertNil(risk.reviewDue)
        risk = try risk.taking(step(.restore(reason: "back"), on: try Day("2025-08-05")))
        XCTAssertEqual(risk.reviewDue?.description, "2025-08-05")
    }

    func testRandomWalksKeepWhatMustHold() throws {
        for seed in 1...walkSteps(3_200) / 40 {
            var random = SeededGenerator(seed: UInt64(seed))
            var risk = try RiskRecord(id, first: step(assess()))
            for _ in 0..<40 {
                let actions = [
                    try assess([1, 3, 6].randomElement(using: &random)!),
                    try assess(3, residual: 1),
                    .retire(reason: ["", "r"].randomElement(using: &random)!),
                    .restore(reason: ["", "r"].randomElement(using: &random)!),
                ]
                let tried = step(
                    actions.randomElement(using: &random)!,
                    on: try day.adding(days: .random(in: 0...3, using: &random)))
                let mayBe = risk.state.steps.contains(tried.kind)
                guard let next = try? risk.taking(tried) else { continue }
                XCTAssertTrue(mayBe, "seed \(seed)")
                XCTAssertEqual(next.history, risk.history + [tried], "seed \(seed)")
                risk = next
                XCTAssertEqual(risk.reviewDue == nil, risk.state == .retired, "seed \(seed)")
            }
            XCTAssertEqual(risk.history.map(\.day), risk.history.map(\.day).sorted())
            let again = try risk.history.dropFirst().reduce(
                RiskRecord(id, first: risk.history[0])) { try $0.taking($1) }
            XCTAssertEqual(again, risk, "seed \(seed)")
        }
    }
}
