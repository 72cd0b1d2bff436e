import HospitalCore
import SafetyInspection
import TestSupport
import XCTest

/// Inspections under random steps and answers, legal or not: what each becomes is told beforehand
/// by a small model of its own.
final class InspectionWalkTests: XCTestCase {
    private let id = Inspection.ID("I-1")
    private let people = ["a", "b", "c"].map { Person.ID($0) }

    /// A way of every step, written by hand: where it leads, or why it is refused.
    private enum Way: Equatable {
        case to(InspectionState)
        /// The steps that were left out.
        case skipped([InspectionStep])
        case refused
    }

    /// Every step of every state; what is not named is refused without a way that leads to it.
    private static let ways: [InspectionState: [InspectionStep: Way]] = [
        .planned: [
            .start: .to(.inProgress), .miss: .to(.missed), .cancel: .to(.cancelled),
            .submit: .skipped([.start]), .review: .skipped([.start, .submit]),
            .close: .skipped([.start, .submit, .review]),
        ],
        .inProgress: [
            .submit: .to(.submitted), .cancel: .to(.cancelled), .review: .skipped([.submit]),
            .close: .skipped([.submit, .review]),
        ],
        .submitted: [
            .review: .to(.reviewed), .sendBack: .to(.inProgress), .close: .skipped([.review]),
        ],
        .reviewed: [.close: .to(.closed)],
    ]

    /// A is asked; B when A failed; C may be not applicable; D is no duty.
    private func template() throws -> ChecklistTemplate {
        var followUp = ChecklistItem("B", "原因", points: .zero, answerKind: .text)
        followUp.condition = ItemCondition([.init("A", .equal(.no))])
        var asked = ChecklistItem("A", "通道畅通", points: Decimal(6), criticality: .veto)
        asked.followUps = [followUp]
        var optional = ChecklistItem("D", "建议", points: .zero, answerKind: .text)
        optional.isRequired = false
        return try ChecklistTemplate(
            .init(id: "T", version: "1", title: "t"), total: .percent,
            sections: [
                ChecklistSection("S", "s", items: [
                    asked, ChecklistItem("C", "灯", points: Decimal(4)), optional,
                ])
            ])
    }

    private func start(_ minute: Int) throws -> Moment {
        try Moment(Day(year: 2026, month: 3, day: 2), hour: 8).adding(seconds: 60 * minute)
    }

    /// A record in a state, by the shortest way.
    private func inState(_ state: InspectionState) throws -> InspectionRecord {
        let record = InspectionRecord(id, place: occasion.place)
        func passed(_ count: Int) throws -> InspectionRecord {
            var next = try record.starting(with: template(), by: people[0], at: start(0))
            for item in ["A", "C"] {
                next = try next.answering(ItemAnswer(item, .yes), by: people[0], at: start(1))
            }
            let steps: [(InspectionStep, Person.ID)] = [
                (.submit, people[0]), (.review, people[1]), (.close, people[1]),
            ]
            for (step, person) in steps.prefix(count) {
                next = try next.taking(step, by: person, at: start(2))
            }
            return next
        }
        switch state {
        case .planned: return record
        case .inProgress: return try passed(0)
        case .submitted: return try passed(1)
        case .reviewed: return try passed(2)
        case .closed: return try passed(3)
        case .missed: return try record.taking(.miss, by: people[0], at: start(0), reason: "r")
        case .cancelled: return try record.taking(.cancel, by: people[0], at: start(0), reason: "r")
        }
    }

    private func way(_ error: any Error) -> Way? {
        switch error as? StateMachineError {
        case .stepNotAllowed: .refused
        case .stepSkipped(_, let missing):
            .skipped(missing.compactMap { term in
                InspectionStep.allCases.first { $0.term == term }
            })
        case .roleMissing, nil: nil
        }
    }

    func testEveryStepOfEveryStateIsTakenOrRefusedWithItsReason() throws {
        for state in InspectionState.allCases {
            let record = try inState(state)
            XCTAssertEqual(record.state, state)
            for step in InspectionStep.allCases {
                let expected = Self.ways[state]?[step] ?? .refused
                let last = try start(9)
                do {
                    let next = step == .start
                        ? try record.starting(with: template(), by: people[2], at: last)
                        : try record.taking(step, by: people[2], at: last, reason: "r")
                    XCTAssertEqual(.to(next.state), expected, "\(state) \(step)")
                    XCTAssertEqual(next.passages.count, record.passages.count + 1)
                } catch {
                    XCTAssertEqual(way(error), expected, "\(state) \(step): \(error)")
                }
            }
            let isOpen = state == .inProgress
            for call in [
                { [self] in
                    try record.answering(ItemAnswer("A", .no), by: people[0], at: start(9))
                },
                { [self] in try record.withdrawing("A", by: people[0], at: start(9)) },
            ] {
                let refusal = fault { try call() } as? InspectionError
                XCTAssertEqual(
                    refusal, isOpen ? nil : .notOpen(inspection: id, state: state), "\(state)")
            }
        }
    }

    /// What a walk knows of its inspection by its own books.
    private struct Model {
        var state = InspectionState.planned
        var answers: [String: Answer] = [:]
        var entries = 0
        var passages = 0
        var submitter: Person.ID?
        var minute = 0

        /// What is wrong with submitting: an answer that is no longer asked for, or one missing.
        var refusal: InspectionError? {
            let isFailed = answers["A"] == .no
            if !isFailed, answers["B"] != nil { return .answeredNotAsked(item: "B") }
            let needed = isFailed ? ["A", "B", "C"] : ["A", "C"]
            return needed.first { answers[$0] == nil }.map { .unanswered(item: $0) }
        }
    }

    func testRandomWalksKeepTheInvariants() throws {
        var random = SeededGenerator(seed: 20_260_302)
        var (record, model) = (InspectionRecord(id, place: occasion.place), Model())
        var (closed, taken, refused) = (0, 0, 0)
        let steps = walkSteps(6_000)
        for number in 0..<steps {
            if record.entries.count > 40 || record.passages.count > 12
                || number % 8 == 0 && ![.planned, .inProgress, .submitted, .reviewed].contains(
                    record.state)
            {
                (record, model) = (InspectionRecord(id, place: occasion.place), Model())
            }
            let before = record
            let isTaken = Bool.random(using: &random)
                ? try move(&record, &model, &random) : try answer(&record, &model, &random)
            if isTaken { taken += 1 } else { refused += 1 }
            if !isTaken { XCTAssertEqual(record, before, "step \(number)") }
            XCTAssertEqual(record.state, model.state, "step \(number)")
            XCTAssertEqual(record.entries.count, model.entries, "step \(number)")
            XCTAssertEqual(record.passages.count, model.passages, "step \(number)")
            XCTAssertEqual(record.entries.prefix(before.entries.count), before.entries[...])
            XCTAssertEqual(
                Dictionary(uniqueKeysWithValues: record.answers.map { ($0.item, $0.answer) }),
                model.answers, "step \(number)")
            XCTAssertEqual(record.submitter, model.submitter, "step \(number)")
            if record.state == .closed, before.state != .closed { closed += 1 }
        }
        XCTAssertGreaterThan(closed, steps / 1_000, "the walks reach the end")
        XCTAssertGreaterThan(taken, steps / 10)
        XCTAssertGreaterThan(refused, steps / 10)
    }

    /// Takes any step by anybody, and tells whether it was taken as the model says.
    private func move(
        _ record: inout InspectionRecord, _ model: inout Model, _ random: inout SeededGenerator
    ) throws -> Bool {
        let legal = InspectionStep.allCases.filter { step in
            if case .to? = Self.ways[model.state]?[step] { return true }
            return false
        }
        // Missing and cancelling end a walk early, so they are tried less often.
        let likely = legal.filter { $0 != .miss && $0 != .cancel }
        let step = Int.random(in: 0..<3, using: &random) == 0
            ? InspectionStep.allCases.randomElement(using: &random)!
            : likely.randomElement(using: &random) ?? .close
        let person = people.randomElement(using: &random)!
        let reason = Int.random(in: 0..<4, using: &random) == 0 ? "" : "r"
        let minute = model.minute + Int.random(in: -1...4, using: &random)
        let expected = Self.ways[model.state]?[step] ?? .refused
        var refusal: InspectionError?
        let needsReason = [.sendBack, .miss, .cancel].contains(step)
        if needsReason, reason.isEmpty {
            refusal = .reasonMissing(inspection: id)
        } else if model.entries + model.passages > 0, minute < model.minute {
            refusal = .timeBeforeLast(
                inspection: id, moment: try start(minute), last: try start(model.minute))
        } else if step == .submit {
            refusal = model.refusal
        } else if step == .review, person == model.submitter {
            refusal = .reviewerSubmitted(inspection: id, person: person)
        }
        do {
            record = step == .start
                ? try record.starting(with: template(), by: person, at: start(minute))
                : try record.taking(step, by: person, at: start(minute), reason: reason)
        } catch {
            if case .to = expected {
                XCTAssertEqual(error as? InspectionError, refusal, "\(step)")
            } else {
                XCTAssertEqual(way(error), expected, "\(step)")
            }
            return false
        }
        guard case .to(let next) = expected, refusal == nil else {
            XCTFail("taken: \(step) in \(model.state)")
            return true
        }
        model.state = next
        model.passages += 1
        model.minute = minute
        if step == .submit { model.submitter = person }
        return true
    }

    /// Answers any item, or takes an answer back.
    private func answer(
        _ record: inout InspectionRecord, _ model: inout Model, _ random: inout SeededGenerator
    ) throws -> Bool {
        let item = ["A", "A", "B", "C", "D", "Z"].randomElement(using: &random)!
        let isBack = Int.random(in: 0..<4, using: &random) == 0
        let isText = item == "B" || item == "D"
        let value: Answer = Int.random(in: 0..<8, using: &random) == 0
            ? .occurrences(1) : isText ? .text("t") : Bool.random(using: &random) ? .yes : .no
        let minute = model.minute + Int.random(in: -1...2, using: &random)
        var isGood = model.state == .inProgress && minute >= model.minute
        if isBack {
            isGood = isGood && model.answers[item] != nil
        } else {
            isGood = isGood && item != "Z" && value != .occurrences(1)
        }
        do {
            record = isBack
                ? try record.withdrawing(item, by: people[0], at: start(minute))
                : try record.answering(ItemAnswer(item, value), by: people[0], at: start(minute))
        } catch {
            XCTAssertTrue(error is InspectionError)
            XCTAssertFalse(isGood, "refused: \(item) \(value) \(error)")
            return false
        }
        XCTAssertTrue(isGood, "taken: \(item) \(value)")
        model.answers[item] = isBack ? nil : value
        model.entries += 1
        model.minute = minute
        return true
    }
}
