import HospitalCore
import SafetyInspection
import TestSupport
import XCTest

/// What holds of every score, over seeded random templates, answers and policies.
final class ScoringLawTests: XCTestCase {
    private static let seed: UInt64 = 20_240_326
    private static let rounds = 400

    /// A random template with answers and a policy under which it can be scored.
    private struct Case {
        var sections: [ChecklistSection]
        var answers: [ItemAnswer]
        var policy: ScoringPolicy

        init(_ generator: inout SeededGenerator) {
            let count = Int.random(in: 1...4, using: &generator)
            let isWeighted = Bool.random(using: &generator)
            let weights = [[100], [60, 40], [50, 30, 20], [40, 30, 20, 10]][count - 1]
            sections = []
            answers = []
            for section in 0..<count {
                var items: [ChecklistItem] = []
                for place in 0..<Int.random(in: 1...6, using: &generator) {
                    let (item, answer) = Case.item("\(section).\(place)", &generator)
                    items.append(item)
                    if let answer { answers.append(ItemAnswer(item.code, answer)) }
                }
                sections.append(ChecklistSection(
                    "S\(section)", "s", weight: isWeighted ? Decimal(weights[section]) : nil,
                    items: items))
            }
            policy = ScoringPolicy(pass: Decimal(80), grades: .inspection80)
            policy.notApplicable = [.exclude, .full, .zero, .fail].randomElement(using: &generator)!
            policy.unanswered = [.block, .zero, .ignore].randomElement(using: &generator)!
            policy.sections = isWeighted ? .weighted : .pooled
            policy.vetoEffect = [.keep, .zero, .cap(Decimal(59))].randomElement(using: &generator)!
            policy.vetoTrigger = [.zero, .anyLoss].randomElement(using: &generator)!
        }

        private static func item(
            _ code: String, _ generator: inout SeededGenerator
        ) -> (ChecklistItem, Answer?) {
            let quarters = Int.random(in: 0...40, using: &generator)
            let points = try! Decimal(significand: Int128(quarters * 25), scale: 2)
            let criticality = Criticality.allCases.randomElement(using: &generator)!
            var item = ChecklistItem(code, code, points: points, criticality: criticality)
            let answer: Answer?
            switch Int.random(in: 0...9, using: &generator) {
            case 0: answer = nil
            case 1: answer = .notApplicable
            case 2, 3: answer = .no
            case 4:
                item.answerKind = .points
                let given = Int.random(in: 0...quarters, using: &generator)
                answer = .points(try! Decimal(significand: Int128(given * 25), scale: 2))
            case 5:
                item.answerKind = .occurrences(deduction: .one, floor: .zero)
                answer = .occurrences(Int.random(in: 0...5, using: &generator))
            default: answer = .yes
            }
            return (item, answer)
        }

        func score() throws -> InspectionScore {
            let template = try ChecklistTemplate(
                .init(id: "L", version: "1", title: "l"), total: .percent, sections: sections)
            return try Inspection(occasion, template: template, answers: answers)
                .scored(under: policy)
        }
    }

    private func forEachCase(
        _ body: (inout Case, inout SeededGenerator, String) throws -> Void
    ) rethrows {
        var generator = SeededGenerator(seed: Self.seed)
        for round in 0..<Self.rounds {
            var item = Case(&generator)
            try body(&item, &generator, "seed \(Self.seed) round \(round)")
        }
    }

    func testAScoreLiesBetween0AndItsMaximum() throws {
        try forEachCase { item, _, label in
            let score = try item.score()
            XCTAssertTrue((Decimal.zero...score.maximum).contains(score.earned), label)
            for percent in [score.percent, score.rawPercent] + score.sections.map(\.percent) {
                guard let percent else { continue }
                XCTAssertTrue((Decimal.zero...Decimal(100)).contains(percent), label)
                XCTAssertEqual(percent.scale, 2, label)
            }
            if let percent = score.percent, let raw = score.rawPercent {
                XCTAssertLessThanOrEqual(percent, raw, label)
            }
            XCTAssertEqual(score.sections.map(\.earned).reduce(.zero, sum), score.earned, label)
            XCTAssertEqual(score.items.map(\.maximum).reduce(.zero, sum), score.maximum, label)
        }
    }

    func testTheOrderOfTheAnswersChangesNothing() throws {
        try forEachCase { item, generator, label in
            let score = try item.score()
            item.answers.shuffle(using: &generator)
            XCTAssertEqual(try item.score(), score, label)
        }
    }

    func testAnItemThatDoesNotApplyChangesNoPercentageWhenExcluded() throws {
        try forEachCase { item, generator, label in
            item.policy.notApplicable = .exclude
            let before = try item.score()
            let place = Int.random(in: 0..<item.sections.count, using: &generator)
            item.sections[place].children.append(
                .item(ChecklistItem("NA", "na", points: Decimal(50), criticality: .veto)))
            item.answers.append(ItemAnswer("NA", .notApplicable))
            let after = try item.score()
            XCTAssertEqual(after.percent, before.percent, label)
            XCTAssertEqual(after.result, before.result, label)
            XCTAssertEqual(after.failedItems, before.failedItems, label)
        }
    }

    func testOneMoreFailureNeverRaisesTheScoreNorSavesTheResult() throws {
        try forEachCase { item, generator, label in
            let before = try item.score()
            guard let place = item.answers.indices.filter({ item.answers[$0].answer == .yes })
                .randomElement(using: &generator)
            else { return }
            let code = item.answers[place].item
            item.answers[place] = ItemAnswer(code, .no)
            let after = try item.score()
            if let percent = after.percent, let earlier = before.percent {
                XCTAssertLessThanOrEqual(percent, earlier, label)
            }
            XCTAssertFalse(before.result == .fail && after.result == .pass, label)
            XCTAssertTrue(after.failedItems.contains(code), label)
            XCTAssertEqual(after.failedItems.count, before.failedItems.count + 1, label)
        }
    }

    func testAVetoedInspectionNeverPassesAndHasTheLowestGrade() throws {
        var vetoes = 0
        try forEachCase { item, _, label in
            let score = try item.score()
            guard !score.vetoItems.isEmpty else { return }
            vetoes += 1
            XCTAssertNotEqual(score.result, .pass, label)
            XCTAssertTrue(score.grade == nil || score.grade == item.policy.grades.lowest, label)
            if case .cap(let cap) = item.policy.vetoEffect, let percent = score.percent {
                XCTAssertLessThanOrEqual(percent, cap, label)
            }
        }
        XCTAssertGreaterThan(vetoes, 20, "the random cases must contain vetoes")
    }

    /// Earned and counted points again, by whole quarters of a point and another way round.
    func testAnIndependentRecountAgrees() throws {
        try forEachCase { item, _, label in
            let score = try item.score()
            var answers: [String: Answer] = [:]
            for answer in item.answers { answers[answer.item] = answer.answer }
            var earned = 0
            var counted = 0
            for case .item(let question) in item.sections.flatMap(\.children) {
                let worth = quarters(question.points)
                switch answers[question.code] {
                case .notApplicable? where item.policy.notApplicable == .full:
                    earned += worth
                    counted += worth
                case .notApplicable?: counted += item.policy.notApplicable == .zero ? worth : 0
                case nil: counted += item.policy.unanswered == .zero ? worth : 0
                case .yes?:
                    earned += worth
                    counted += worth
                case .points(let given)?:
                    earned += quarters(given)
                    counted += worth
                case .occurrences(let count)?:
                    earned += max(0, worth - 4 * count)
                    counted += worth
                default: counted += worth
                }
            }
            XCTAssertEqual(quarters(score.earned), earned, label)
            XCTAssertEqual(quarters(score.maximum), counted, label)
            if item.policy.sections == .pooled, counted > 0 {
                let hundredths = (earned * 20_000 + counted) / (2 * counted)
                XCTAssertEqual(
                    score.rawPercent, try Decimal(significand: Int128(hundredths), scale: 2), label)
            }
        }
    }

    private func quarters(_ points: Decimal) -> Int {
        Int(points.significand(atScale: 2) ?? -1) / 25
    }

    private func sum(_ one: Decimal, _ other: Decimal) -> Decimal {
        (try? one.adding(other)) ?? Decimal(-1)
    }
}
