import HospitalCore
import SafetyInspection
import TestSupport
import XCTest

/// Random walks through a register: findings and steps in any order, legal or not.
final class HazardWalkTests: XCTestCase {
    private let people = ["a", "b", "c", "d"].map { Person.ID($0) }

    /// What a walk keeps beside the register, by its own books.
    private struct Walk {
        var register: HazardRegister
        var generator: SeededGenerator
        var today: Day
        var opened = 0
        var taken = 0
        var refused = 0
        var trail = try! AuditTrail()
        var sealed: [SealedRow] = []
        var rectifiers: [Hazard.ID: Set<Person.ID>] = [:]
        /// The open hazards of each place and item.
        var open: [String: Int] = [:]
        var ended: Set<Hazard.ID> = []
    }

    func testRandomWalksKeepTheInvariants() throws {
        let steps = walkSteps(20_000)
        for seed in 1...4 {
            var walk = Walk(
                register: try HazardRegister(rules: .standard),
                generator: SeededGenerator(seed: UInt64(seed)), today: occasion.day)
            for number in 0..<(steps / 4) {
                if number % 2_000 == 1_999 {
                    // A fresh hospital, so that the register stays small and a day is never far.
                    try check(walk, seed)
                    walk.register = try HazardRegister(rules: .standard)
                    (walk.rectifiers, walk.open, walk.ended) = ([:], [:], [])
                    (walk.today, walk.opened) = (occasion.day, 0)
                    (walk.trail, walk.sealed) = (try AuditTrail(), [])
                }
                if Int.random(in: 0..<3, using: &walk.generator) == 0 {
                    walk.today = try walk.today.adding(days: 1)
                }
                if walk.register.hazards.isEmpty || number % 5 == 0 {
                    try find(&walk, number)
                } else {
                    try step(&walk)
                }
            }
            try check(walk, seed)
            XCTAssertGreaterThan(walk.taken, steps / 40, "seed \(seed)")
            XCTAssertGreaterThan(walk.refused, steps / 40, "seed \(seed)")
        }
    }

    private func key(_ hazard: Hazard) -> String {
        "\(hazard.origin.place.code) \(hazard.origin.item)"
    }

    /// A finding at a random place: it opens a hazard only where none is open.
    private func find(_ walk: inout Walk, _ number: Int) throws {
        let finding = InspectionFinding(
            Inspection.Occasion(
                id: .init("I-\(number)"),
                place: .init("P\(Int.random(in: 0..<8, using: &walk.generator))"),
                day: walk.today, inspector: people[0]),
            item: "X\(Int.random(in: 0..<8, using: &walk.generator))",
            criticality: Bool.random(using: &walk.generator) ? .key : .veto)
        let id = Hazard.ID("H\(number)")
        let place = "\(finding.place.code) \(finding.item)"
        switch try walk.register.record(finding, opening: id) {
        case .opened(let hazard, _):
            XCTAssertEqual(hazard, id)
            XCTAssertEqual(walk.open[place, default: 0], 0, "opened twice: \(place)")
            walk.open[place] = 1
            walk.opened += 1
        case .observed: XCTAssertEqual(walk.open[place], 1, place)
        case .noted, .recordedBefore: XCTFail("a new finding of a key item")
        }
    }

    /// Any step by anybody on any hazard: it is taken or refused, and a refusal changes nothing.
    private func step(_ walk: inout Walk) throws {
        let count = walk.register.hazards.count
        let before = walk.register.hazards[Int.random(in: 0..<count, using: &walk.generator)]
        let actor = people.randomElement(using: &walk.generator)!
        let legal = before.state.kind.steps
        let kind = Int.random(in: 0..<4, using: &walk.generator) == 0
            ? HazardStep.Kind.allCases.randomElement(using: &walk.generator)!
            : legal.randomElement(using: &walk.generator) ?? .pass
        let step = HazardStep(try action(kind, &walk), by: actor, on: walk.today)
        do throws(HazardError) {
            try walk.register.take(step, of: before.id)
        } catch {
            walk.refused += 1
            XCTAssertEqual(walk.register.hazard(before.id), before)
            return
        }
        walk.taken += 1
        let after = try XCTUnwrap(walk.register.hazard(before.id))
        XCTAssertTrue(legal.contains(kind))
        XCTAssertEqual(after.history, before.history + [step])
        note(step, of: after, in: &walk)
        let fields: [String?] = [after.id.code, step.kind.rawValue, actor.code]
        walk.sealed.append(SealedRow(fields: fields, hash: try walk.trail.append(fields)))
    }

    /// The books of the walk: who worked on what, and what is open.
    private func note(_ step: HazardStep, of hazard: Hazard, in walk: inout Walk) {
        switch step.action {
        case .accept, .submit: walk.rectifiers[hazard.id, default: []].insert(step.actor)
        case .fixAtOnce(let rectifier, _, _):
            walk.rectifiers[hazard.id, default: []].insert(rectifier)
        default: break
        }
        guard !hazard.state.isOpen else { return }
        XCTAssertTrue(walk.ended.insert(hazard.id).inserted, "ended twice")
        walk.open[key(hazard)] = 0
        guard case .closed(_, _, let reinspector) = hazard.state else { return }
        XCTAssertFalse(walk.rectifiers[hazard.id, default: []].contains(reinspector))
        XCTAssertTrue([.pass, .fixAtOnce].contains(step.kind))
    }

    private func action(
        _ kind: HazardStep.Kind, _ walk: inout Walk
    ) throws -> HazardStep.Action {
        let later = try walk.today.adding(days: Int.random(in: -1...20, using: &walk.generator))
        let hasText = Int.random(in: 0..<8, using: &walk.generator) > 0
        switch kind {
        case .register: return .register
        case .reject: return .reject(reason: hasText ? "none" : "")
        case .grade:
            return .grade(HazardRules.standard.grades.randomElement(using: &walk.generator)!)
        case .plan:
            var plan = RectificationPlan(responsible: people[1], deadline: later)
            if Bool.random(using: &walk.generator) {
                plan.measures = "m"
                plan.funds = Money(fen: 100)
                plan.emergencyPlan = "e"
                plan.majorPlan = MajorHazardPlan(
                    parts: Dictionary(
                        uniqueKeysWithValues: MajorHazardPlan.Part.allCases.map { ($0, "x") }),
                    approver: people.randomElement(using: &walk.generator)!)
            }
            return .plan(plan)
        case .accept: return .accept
        case .submit: return .submit(evidence: hasText ? ["photo"] : [])
        case .pass: return .pass
        case .refuse: return .refuse(newDeadline: later)
        case .suspend: return .suspend(reason: hasText ? "parts" : "")
        case .resume: return .resume
        case .fixAtOnce:
            return .fixAtOnce(
                rectifier: people.randomElement(using: &walk.generator)!, before: ["b"],
                after: hasText ? ["a"] : [])
        }
    }

    /// Nothing is lost, at most one hazard of a place and item is open, every hazard is what its
    /// history leads to, and the trail of all steps holds.
    private func check(_ walk: Walk, _ seed: Int) throws {
        XCTAssertEqual(walk.register.hazards.count, walk.opened, "seed \(seed)")
        let open = walk.register.hazards.filter(\.state.isOpen)
        XCTAssertEqual(Set(open.map { key($0) }).count, open.count, "seed \(seed)")
        XCTAssertEqual(open.count, walk.open.values.reduce(0, +), "seed \(seed)")
        for hazard in walk.register.hazards {
            var again = Hazard(id: hazard.id, origin: hazard.origin, repeatOf: hazard.repeatOf)
            for step in hazard.history { again = try again.taking(step) }
            XCTAssertEqual(again.state, hazard.state, "seed \(seed)")
        }
        XCTAssertNil(AuditTrail.brokenPosition(in: walk.sealed), "seed \(seed)")
    }
}
