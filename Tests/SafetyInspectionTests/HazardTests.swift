import HospitalCore
import SafetyInspection
import TestSupport
import XCTest

final class HazardTests: XCTestCase {
    private let finder = Person.ID("finder")
    private let worker = Person.ID("worker")
    private let checker = Person.ID("checker")
    private let id = Hazard.ID("H-1")

    private func day(_ number: Int32) -> Day { try! Day(yyyymmdd: number) }

    private func origin(_ criticality: Criticality = .key) -> InspectionFinding {
        InspectionFinding(occasion, item: "A", criticality: criticality)
    }

    private func grade(_ code: String) -> HazardGrade { HazardRules.standard.grade(code)! }

    private func hazard(
        _ actions: [(HazardStep.Action, Person.ID, Int32)], criticality: Criticality = .key
    ) throws -> Hazard {
        var hazard = Hazard(id: id, origin: origin(criticality))
        for (action, actor, number) in actions {
            hazard = try hazard.taking(HazardStep(action, by: actor, on: day(number)))
        }
        return hazard
    }

    private func fault(
        _ hazard: Hazard, _ action: HazardStep.Action, by actor: Person.ID, on number: Int32
    ) -> HazardError? {
        SafetyInspectionTests.fault { () throws(HazardError) in
            try hazard.taking(HazardStep(action, by: actor, on: day(number)))
        }
    }

    private var plan: RectificationPlan {
        RectificationPlan(responsible: worker, deadline: day(20_240_402))
    }

    /// The steps of the usual way: found on 26 March, G2, seven days, closed on 1 April.
    private var usualWay: [(HazardStep.Action, Person.ID, Int32)] {
        [
            (.register, finder, 20_240_326), (.grade(grade("G2")), finder, 20_240_326),
            (.plan(plan), finder, 20_240_327), (.accept, worker, 20_240_327),
            (.submit(evidence: ["photo-2"]), worker, 20_240_330), (.pass, checker, 20_240_401),
        ]
    }

    /// A hazard in every kind of state, all reached by legal steps.
    private func hazards() throws -> [HazardState.Kind: Hazard] {
        var hazards: [HazardState.Kind: Hazard] = [:]
        for count in 0...usualWay.count {
            let hazard = try hazard(Array(usualWay.prefix(count)))
            hazards[hazard.state.kind] = hazard
        }
        let suspend = (HazardStep.Action.suspend(reason: "parts"), checker, Int32(20_240_328))
        hazards[.suspended] = try hazard(Array(usualWay.prefix(4)) + [suspend])
        hazards[.rejected] = try hazard([
            usualWay[0], (.reject(reason: "no hazard"), checker, 20_240_326),
        ])
        return hazards
    }

    private var actions: [HazardStep.Action] {
        [
            .register, .reject(reason: "no hazard"), .grade(grade("G2")), .plan(plan), .accept,
            .submit(evidence: ["photo"]), .pass, .refuse(newDeadline: day(20_240_410)),
            .suspend(reason: "parts"), .resume,
            .fixAtOnce(rectifier: worker, before: ["b"], after: ["a"]),
        ]
    }

    func testEveryStepOutsideOfTheTableIsRefusedWithStateAndStep() throws {
        let hazards = try hazards()
        XCTAssertEqual(Set(hazards.keys), Set(HazardState.Kind.allCases))
        XCTAssertEqual(actions.map { HazardStep($0, by: checker, on: occasion.day).kind },
            HazardStep.Kind.allCases)
        // From state and step to state, as in the process rules; nothing else is legal.
        let legal: [String: HazardState.Kind] = [
            "discovered register": .registered, "registered grade": .graded,
            "registered reject": .rejected, "registered fix_at_once": .closed,
            "graded plan": .planned, "planned accept": .rectifying,
            "rectifying submit": .awaitingReinspection, "rectifying suspend": .suspended,
            "suspended resume": .rectifying, "awaiting_reinspection pass": .closed,
            "awaiting_reinspection refuse": .rectifying,
        ]
        var refused = 0
        for (state, hazard) in hazards {
            for action in actions {
                let step = HazardStep(action, by: checker, on: day(20_240_402))
                let expected = legal["\(state.rawValue) \(step.kind.rawValue)"]
                do throws(HazardError) {
                    let next = try hazard.taking(step)
                    XCTAssertEqual(next.state.kind, expected, "\(state) \(step.kind)")
                    XCTAssertEqual(next.history, hazard.history + [step])
                } catch {
                    refused += 1
                    XCTAssertNil(expected, "\(state) \(step.kind): \(error)")
                    XCTAssertEqual(
                        error, .illegalStep(hazard: id, state: state, step: step.kind))
                }
            }
        }
        XCTAssertEqual(refused, 9 * 11 - legal.count)
        let error = fault(try XCTUnwrap(hazards[.graded]), .pass, by: checker, on: 20_240_402)
        XCTAssertEqual(
            error?.finding.text(in: .chinese), "隐患H-1处于“已定级”状态，不能复查合格。")
    }

    func testTheUsualWayEndsClosedByAnotherPerson() throws {
        let hazard = try hazard(usualWay)
        XCTAssertEqual(
            hazard.state,
            .closed(on: day(20_240_401), rectifiers: [worker], reinspector: checker))
        XCTAssertFalse(hazard.state.isOpen)
        XCTAssertEqual(hazard.history.count, 6)
    }

    func testWhoeverWorkedOnItInAnyRoundCannotReinspect() throws {
        let other = Person.ID("other")
        let waiting = try hazard(Array(usualWay.prefix(5)))
        XCTAssertEqual(
            fault(waiting, .pass, by: worker, on: 20_240_401),
            .rectifierReinspects(hazard: id, person: worker))
        XCTAssertEqual(
            fault(waiting, .refuse(newDeadline: day(20_240_410)), by: worker, on: 20_240_401),
            .rectifierReinspects(hazard: id, person: worker))
        let second = try hazard(
            Array(usualWay.prefix(5)) + [
                (.refuse(newDeadline: day(20_240_410)), checker, 20_240_401),
                (.submit(evidence: ["photo-3"]), other, 20_240_405),
            ])
        XCTAssertEqual(second.deadline, day(20_240_410))
        guard case .awaitingReinspection(let round) = second.state else {
            return XCTFail("\(second.state)")
        }
        XCTAssertEqual(round.number, 2)
        XCTAssertEqual(round.evidence, ["photo-3"])
        for person in [worker, other] {
            XCTAssertEqual(
                fault(second, .pass, by: person, on: 20_240_406),
                .rectifierReinspects(hazard: id, person: person))
        }
        XCTAssertNil(fault(second, .pass, by: checker, on: 20_240_406))
    }

    func testAFixOnTheSpotNeedsEvidenceBeforeAndAfterAndASecondPerson() throws {
        let registered = try hazard([usualWay[0]])
        func fix(_ before: [String], _ after: [String]) -> HazardStep.Action {
            .fixAtOnce(rectifier: worker, before: before, after: after)
        }
        XCTAssertEqual(
            fault(registered, fix(["b"], ["a"]), by: worker, on: 20_240_326),
            .rectifierReinspects(hazard: id, person: worker))
        for action in [fix([], ["a"]), fix(["b"], [])] {
            XCTAssertEqual(
                fault(registered, action, by: checker, on: 20_240_326),
                .evidenceMissing(hazard: id))
        }
        let veto = try hazard([usualWay[0]], criticality: .veto)
        XCTAssertEqual(
            fault(veto, fix(["b"], ["a"]), by: checker, on: 20_240_326),
            .notFixableAtOnce(hazard: id))
        XCTAssertNil(fault(registered, fix(["b"], ["a"]), by: checker, on: 20_240_326))
    }

    func testStepsNeedTheirReasonTheirEvidenceAndADayThatIsNotBeforeTheLast() throws {
        let hazards = try hazards()
        let registered = try XCTUnwrap(hazards[.registered])
        let rectifying = try XCTUnwrap(hazards[.rectifying])
        XCTAssertEqual(
            fault(registered, .reject(reason: ""), by: checker, on: 20_240_326),
            .reasonMissing(hazard: id, step: .reject))
        XCTAssertEqual(
            fault(rectifying, .suspend(reason: ""), by: checker, on: 20_240_328),
            .reasonMissing(hazard: id, step: .suspend))
        XCTAssertEqual(
            fault(rectifying, .suspend(reason: "parts"), by: worker, on: 20_240_328),
            .rectifierApproves(hazard: id, person: worker))
        XCTAssertEqual(
            fault(rectifying, .submit(evidence: []), by: worker, on: 20_240_328),
            .evidenceMissing(hazard: id))
        XCTAssertEqual(
            fault(rectifying, .submit(evidence: ["p"]), by: worker, on: 20_240_326),
            .dayBeforeLastStep(hazard: id, day: day(20_240_326), last: day(20_240_327)))
        XCTAssertEqual(
            fault(Hazard(id: id, origin: origin()), .register, by: finder, on: 20_240_325),
            .dayBeforeLastStep(hazard: id, day: day(20_240_325), last: occasion.day))
    }

    func testTheDeadlineKeepsWithinTheDaysOfTheGrade() throws {
        // Registered on 26 March 2024: 1 day ends on the 27th, 7 days on 2 April, 15 on 10 April.
        for (code, last) in [("G3", 20_240_327), ("G2", 20_240_402), ("G1", 20_240_410)] {
            let graded = try hazard([usualWay[0], (.grade(grade(code)), finder, 20_240_326)])
            let limit = day(Int32(last))
            var plan = RectificationPlan(responsible: worker, deadline: limit)
            XCTAssertNil(fault(graded, .plan(plan), by: finder, on: 20_240_327), code)
            plan.deadline = try limit.adding(days: 1)
            XCTAssertEqual(
                fault(graded, .plan(plan), by: finder, on: 20_240_327),
                .deadlineTooLate(hazard: id, deadline: plan.deadline, limit: limit), code)
        }
        let graded = try hazard(Array(usualWay.prefix(2)))
        let past = RectificationPlan(responsible: worker, deadline: day(20_240_326))
        XCTAssertEqual(
            fault(graded, .plan(past), by: finder, on: 20_240_327),
            .deadlinePast(hazard: id, deadline: day(20_240_326), day: day(20_240_327)))
        let waiting = try hazard(Array(usualWay.prefix(5)))
        XCTAssertEqual(
            fault(waiting, .refuse(newDeadline: day(20_240_331)), by: checker, on: 20_240_401),
            .deadlinePast(hazard: id, deadline: day(20_240_331), day: day(20_240_401)))
        let endless = HazardGrade(code: "X", name: "x", isMajor: false, days: 1_000_000)
        let far = try hazard([usualWay[0], (.grade(endless), finder, 20_240_326)])
        XCTAssertEqual(
            fault(far, .plan(plan), by: finder, on: 20_240_327), .deadlineOutOfCalendar(hazard: id))
    }

    func testAMajorHazardNeedsAllLabelsTheSixPartsAndAnotherPersonsApproval() throws {
        let graded = try hazard([usualWay[0], (.grade(grade("M")), finder, 20_240_326)])
        func fault(_ plan: RectificationPlan) -> HazardError? {
            self.fault(graded, .plan(plan), by: finder, on: 20_240_327)
        }
        let parts = Dictionary(
            uniqueKeysWithValues: MajorHazardPlan.Part.allCases.map { ($0, "text") })
        var plan = RectificationPlan(responsible: worker, deadline: day(20_241_231))
        XCTAssertEqual(fault(plan), .planIncomplete(hazard: id, part: .measures))
        plan.measures = "close the wing"
        XCTAssertEqual(fault(plan), .planIncomplete(hazard: id, part: .funds))
        plan.funds = Money(fen: 10_000_000)
        XCTAssertEqual(fault(plan), .planIncomplete(hazard: id, part: .emergencyPlan))
        plan.emergencyPlan = "evacuate"
        XCTAssertEqual(fault(plan), .majorPlanIncomplete(hazard: id, part: .goals))
        for part in MajorHazardPlan.Part.allCases {
            var lacking = parts
            lacking[part] = nil
            plan.majorPlan = MajorHazardPlan(parts: lacking, approver: checker)
            XCTAssertEqual(fault(plan), .majorPlanIncomplete(hazard: id, part: part))
        }
        plan.majorPlan = MajorHazardPlan(parts: parts, approver: worker)
        XCTAssertEqual(fault(plan), .responsibleApproves(hazard: id, person: worker))
        plan.majorPlan = MajorHazardPlan(parts: parts, approver: checker)
        XCTAssertNil(fault(plan))
    }

    func testTheClockStandsStillOnlyWhileItIsSuspended() throws {
        let working = try hazard(Array(usualWay.prefix(4)))
        XCTAssertEqual(working.daysOverdue(on: day(20_240_402)), 0, "the last day itself")
        XCTAssertEqual(working.daysOverdue(on: day(20_240_405)), 3)
        let suspended = try working.taking(
            HazardStep(.suspend(reason: "parts"), by: checker, on: day(20_240_404)))
        XCTAssertEqual(suspended.daysOverdue(on: day(20_240_504)), 2, "late by 2 when it stopped")
        let resumed = try suspended.taking(
            HazardStep(.resume, by: checker, on: day(20_240_414)))
        XCTAssertEqual(resumed.deadline, day(20_240_412), "ten days later than 2 April")
        XCTAssertEqual(resumed.daysOverdue(on: day(20_240_414)), 2)
        XCTAssertEqual(try hazard(usualWay).daysOverdue(on: day(20_250_101)), 0)
        let late = try working.taking(
            HazardStep(.suspend(reason: "parts"), by: checker, on: day(20_240_404)))
        XCTAssertEqual(
            fault(try lateInTheCalendar(), .resume, by: checker, on: 29_991_231),
            .deadlineOutOfCalendar(hazard: id))
        XCTAssertEqual(late, suspended)
    }

    /// Suspended from 2024 with a deadline at the end of the calendar.
    private func lateInTheCalendar() throws -> Hazard {
        let endless = HazardGrade(code: "X", name: "x", isMajor: false, days: nil)
        let plan = RectificationPlan(responsible: worker, deadline: day(29_991_230))
        return try hazard([
            usualWay[0], (.grade(endless), finder, 20_240_326), (.plan(plan), finder, 20_240_327),
            (.accept, worker, 20_240_327), (.suspend(reason: "parts"), checker, 20_240_328),
        ])
    }

    func testRandomWalksNeverCloseWithoutAnotherPersonAndNeverLoseHistory() throws {
        let seed: UInt64 = 12
        var generator = SeededGenerator(seed: seed)
        let people = [finder, worker, checker]
        var closed = 0
        for walk in 0..<300 {
            var hazard = Hazard(id: id, origin: origin())
            for _ in 0..<40 {
                let step = HazardStep(
                    actions.randomElement(using: &generator)!,
                    by: people.randomElement(using: &generator)!, on: day(20_240_401))
                guard let next = try? hazard.taking(step) else { continue }
                XCTAssertEqual(next.history, hazard.history + [step], "seed \(seed) walk \(walk)")
                hazard = next
            }
            guard case .closed(_, let rectifiers, let reinspector) = hazard.state else { continue }
            closed += 1
            XCTAssertFalse(rectifiers.contains(reinspector), "seed \(seed) walk \(walk)")
            XCTAssertFalse(rectifiers.isEmpty, "seed \(seed) walk \(walk)")
        }
        XCTAssertGreaterThan(closed, 50)
    }
}
