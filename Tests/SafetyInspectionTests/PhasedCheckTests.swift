import HospitalCore
import SafetyInspection
import XCTest

/// The surgical checklist: three phases of 7, 7 and 5 items, signed by three, one after another.
final class PhasedCheckTests: XCTestCase {
    private let (a, b, c) = (Person.ID("A"), Person.ID("B"), Person.ID("C"))

    private var everybody: [String: Person.ID] { ["operator": a, "麻醉医师": b, "nurse": c] }

    private func rule() throws -> PhaseRule {
        try XCTUnwrap(StandardChecklist.named("SURGWHO").phaseRule())
    }

    private func record(
        _ phase: Int, hour: Int? = nil, signers: [String: Person.ID]? = nil,
        without missing: Set<String> = [], failing: Set<String> = []
    ) throws -> PhaseRecord {
        let code = "SURGWHO-0\(phase)"
        let items = try rule().template.placedItems.filter { $0.section == code }.map(\.item)
        let answers = items.filter { !missing.contains($0.code) }.map { item -> ItemAnswer in
            if case .choice(let choices) = item.answerKind {
                return ItemAnswer(item.code, .choice(choices[0].code))
            }
            return ItemAnswer(item.code, failing.contains(item.code) ? .no : .yes)
        }
        return PhaseRecord(
            code, answers: answers, signatures: signers ?? everybody,
            at: try hour.map { try Moment(occasion.day, hour: $0) })
    }

    private func check(_ records: [PhaseRecord]) throws -> PhasedCheck {
        try PhasedCheck("C1", records, by: rule())
    }

    func testThreeSignedPhasesInOrderAreCompleteAndCorrect() throws {
        let records = try [record(1, hour: 8), record(2, hour: 9), record(3, hour: 11)]
        XCTAssertEqual(records.map(\.answers.count), [7, 7, 5])
        let whole = try check(records)
        XCTAssertTrue(whole.isComplete)
        XCTAssertTrue(whole.isCorrect)
        XCTAssertNil(whole.nextPhase)
        XCTAssertEqual(try check(records.reversed()), whole, "the order of records does not matter")
    }

    func testAPhaseBeginsOnlyAfterTheOneBeforeIsComplete() throws {
        let lacking: [PhaseRecord] = try [
            record(1, hour: 8, without: ["SURGWHO-01-03"]), record(1),
            record(1, hour: 8, signers: ["operator": a, "nurse": c]),
        ]
        for first in lacking {
            let half = try check([first])
            XCTAssertEqual(half.nextPhase, "SURGWHO-01")
            XCTAssertEqual(
                fault { () throws(PhaseError) in try half.checkStart(of: "SURGWHO-02") },
                .phaseNotOpen("SURGWHO-02", case: "C1", before: "SURGWHO-01"))
        }
        XCTAssertEqual(try check([lacking[0]]).standings[0].missingItems, ["SURGWHO-01-03"])
        XCTAssertEqual(try check([lacking[2]]).standings[0].missingSigners.map(\.name), ["麻醉医师"])
        let one = try check([record(1, hour: 8)])
        XCTAssertNoThrow(try one.checkStart(of: "SURGWHO-01"))
        XCTAssertNoThrow(try one.checkStart(of: "SURGWHO-02"))
        XCTAssertEqual(
            fault { () throws(PhaseError) in try one.checkStart(of: "SURGWHO-03") },
            .phaseNotOpen("SURGWHO-03", case: "C1", before: "SURGWHO-02"))
    }

    func testCompleteIsNotYetCorrect() throws {
        let reversed = try check([record(1, hour: 10), record(2, hour: 9), record(3, hour: 11)])
        XCTAssertTrue(reversed.isComplete)
        XCTAssertFalse(reversed.isCorrect)
        XCTAssertEqual(reversed.standings.map(\.isInOrder), [true, false, true])
        let failing = try check([
            record(1, hour: 8), record(2, hour: 9), record(3, hour: 11, failing: ["SURGWHO-03-02"]),
        ])
        XCTAssertTrue(failing.isComplete)
        XCTAssertFalse(failing.isCorrect)
        XCTAssertEqual(failing.standings[2].failedItems, ["SURGWHO-03-02"])
    }

    /// 4 cases, 3 complete, 2 of them correct: 75.00 and 50.00 percent; none gives no percentage.
    func testIndicatorsAreSharesOfCases() throws {
        let good = try check([record(1, hour: 8), record(2, hour: 9), record(3, hour: 11)])
        let late = try check([record(1, hour: 10), record(2, hour: 9), record(3, hour: 11)])
        let indicators = try PhaseIndicators([good, late, good, check([record(1, hour: 8)])])
        XCTAssertEqual(indicators.completePercent?.description, "75.00")
        XCTAssertEqual(indicators.correctPercent?.description, "50.00")
        XCTAssertNil(PhaseIndicators([]).completePercent)
        XCTAssertNil(PhaseIndicators([]).correctPercent)
    }

    func testRecordsOfNoPhaseOrOfAnotherAreRefused() throws {
        func refusal(_ records: [PhaseRecord]) -> PhaseError? {
            do { _ = try check(records) } catch { return error as? PhaseError }
            return nil
        }
        XCTAssertEqual(
            refusal([PhaseRecord("SURGWHO-04", answers: [], signatures: [:], at: nil)]),
            .phaseUnknown("SURGWHO-04", case: "C1", nearest: "SURGWHO-01"))
        XCTAssertEqual(
            refusal(try [record(1), record(1)]), .phaseTwice("SURGWHO-01", case: "C1"))
        XCTAssertEqual(
            refusal([PhaseRecord(
                "SURGWHO-01", answers: [ItemAnswer("SURGWHO-02-01", .yes)], signatures: [:],
                at: nil)]),
            .itemElsewhere("SURGWHO-02-01", case: "C1", phase: "SURGWHO-01"))
        XCTAssertEqual(
            refusal(try [record(1, signers: ["operator": a, "nurse": a])]),
            .signedTwice(a, case: "C1", phase: "SURGWHO-01"))
        XCTAssertThrowsError(try check([record(1, signers: ["护士": a])])) {
            XCTAssertEqual(
                $0 as? ContentsError,
                .partUnknown("护士", contents: "SURGWHO_signers", nearest: nil))
        }
        let one = try check([])
        XCTAssertEqual(
            fault { () throws(PhaseError) in try one.checkStart(of: "SURGWHO-1") },
            .phaseUnknown("SURGWHO-1", case: "C1", nearest: "SURGWHO-01"))
    }
}
