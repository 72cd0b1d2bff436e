import HospitalCore
import SafetyInspection
import TestSupport
import XCTest

/// Archives on their way through the nine stages, and on and off the shelves.
final class ArchiveWalkTests: XCTestCase {
    private let person = Person.ID("A01")

    /// The steps that lead somewhere, written by hand (S-228).
    private static let ways: [ArchiveState: [ArchiveStep: ArchiveState]] = [
        .expected: [.collect: .collected], .collected: [.classify: .classified],
        .classified: [.sort: .sorted], .sorted: [.file: .filed], .filed: [.bind: .bound],
        .bound: [.keep: .kept, .supplement: .supplemented], .supplemented: [.keep: .kept],
        .kept: [.supplement: .supplemented, .appraise: .appraised, .use: .used],
        .appraised: [.keep: .kept], .used: [.keep: .kept],
    ]

    private func next(
        _ state: ArchiveState, _ step: ArchiveStep
    ) throws(StateMachineError) -> ArchiveState {
        try ArchiveState.machine.state(after: step, from: state, of: "D1", by: Actor(person))
    }

    /// What is refused is refused with its state and step; where steps were left out, they are the
    /// ones after which it is allowed.
    func testEveryStepOfEveryStateIsTakenOrRefusedWithItsReason() throws {
        for state in ArchiveState.allCases {
            for step in ArchiveStep.allCases {
                let expected = Self.ways[state]?[step]
                do throws(StateMachineError) {
                    let reached = try next(state, step)
                    XCTAssertEqual(reached, expected, "\(state) \(step)")
                } catch {
                    XCTAssertNil(expected, "\(state) \(step)")
                    try check(error, of: step, from: state)
                }
            }
        }
    }

    private func check(
        _ error: StateMachineError, of step: ArchiveStep, from state: ArchiveState
    ) throws {
        switch error {
        case .stepNotAllowed(let refusal):
            XCTAssertEqual(refusal.state, state.term)
            XCTAssertEqual(refusal.step, step.term)
            // The store is never left for good: only what comes before it is out of reach.
            XCTAssertTrue(
                [.collect, .classify, .sort, .file, .bind].contains(step), "\(state) \(step)")
        case .stepSkipped(let refusal, let missing):
            XCTAssertEqual(refusal.state, state.term)
            XCTAssertFalse(missing.isEmpty)
            var reached = state
            for term in missing {
                let way = try XCTUnwrap(ArchiveStep.allCases.first { $0.term == term })
                reached = try next(reached, way)
            }
            XCTAssertNoThrow(try next(reached, step), "\(state) \(step)")
        case .roleMissing: XCTFail("\(state) \(step)")
        }
    }

    func testRandomWalksKeepTheInvariants() throws {
        var random = SeededGenerator(seed: 228)
        var (state, history) = (ArchiveState.expected, [ArchiveStep]())
        var (stored, refused) = (0, 0)
        let steps = walkSteps(10_000)
        for number in 0..<steps {
            if history.count == 40 { (state, history) = (.expected, []) }
            let step = Int.random(in: 0..<3, using: &random) == 0
                ? ArchiveStep.allCases.randomElement(using: &random)!
                : Self.ways[state]?.keys.sorted { $0.rawValue < $1.rawValue }
                    .randomElement(using: &random) ?? .keep
            guard let reached = fault({ () throws(StateMachineError) in try next(state, step) })
                == nil ? try next(state, step) : nil
            else {
                refused += 1
                XCTAssertNil(Self.ways[state]?[step], "step \(number)")
                continue
            }
            XCTAssertEqual(reached, Self.ways[state]?[step], "step \(number)")
            history.append(step)
            state = reached
            stored += state == .kept ? 1 : 0
            // Whoever was stored once passed every stage before in its order.
            if state == .kept {
                XCTAssertEqual(
                    Array(history.prefix(5)), [.collect, .classify, .sort, .file, .bind])
            }
            if history.count == 40 {
                XCTAssertEqual(try ArchiveState.state(of: "D1", after: history, by: person), state)
            }
        }
        XCTAssertGreaterThan(stored, steps / 20)
        XCTAssertGreaterThan(refused, steps / 10)
    }

    /// Loans of three archives by random days: the shelf of a small book of its own says which loan
    /// takes what is out.
    func testRandomWalksOfLoansNeverLendTwice() throws {
        var random = SeededGenerator(seed: 222)
        let first = try Day("2024-01-01")
        var (sound, broken) = (0, 0)
        for walk in 0..<walkSteps(4_000) / 10 {
            var loans: [ArchiveLoan] = []
            var out: [String: (from: Int, to: Int?)] = [:]
            var firstBroken: String?
            var day = 0
            for number in 0..<10 {
                day += Int.random(in: 1...3, using: &random)
                let item = "D\(Int.random(in: 1...3, using: &random))"
                let length: Int? = Int.random(in: 0..<8, using: &random) == 0
                    ? nil : Int.random(in: 0...2, using: &random)
                if let before = out[item], before.to.map({ $0 > day }) ?? true {
                    firstBroken = firstBroken ?? item
                }
                out[item] = (day, length.map { day + $0 })
                loans.append(try ArchiveLoan(
                    "L\(number)", item: item, borrower: person, approver: Person.ID("B"),
                    dates: ArchiveLoan.Dates(
                        requested: first, lent: first.adding(days: day),
                        due: first.adding(days: day + 1),
                        returned: length.map { try first.adding(days: day + $0) })))
            }
            let error = fault { () throws(ArchiveError) in try ArchiveLoan.checkShelves(loans) }
            if case .itemOut(let item, _)? = error {
                XCTAssertEqual(item, firstBroken, "walk \(walk)")
                broken += 1
            } else {
                XCTAssertNil(error)
                XCTAssertNil(firstBroken, "walk \(walk)")
                sound += 1
            }
            let today = Int.random(in: 0...30, using: &random)
            let now = try first.adding(days: today)
            for loan in loans {
                let expected: ArchiveLoan.State
                // What lies after the day is not known on it.
                if let lent = loan.dates.lent, lent <= now {
                    if let returned = loan.dates.returned, returned <= now {
                        expected = .returned
                    } else {
                        expected = lent.days(until: now) > 1 ? .overdue : .lent
                    }
                } else {
                    expected = .requested
                }
                XCTAssertEqual(loan.state(on: now), expected, "walk \(walk)")
            }
        }
        XCTAssertGreaterThan(sound, 10)
        XCTAssertGreaterThan(broken, 10)
    }
}
