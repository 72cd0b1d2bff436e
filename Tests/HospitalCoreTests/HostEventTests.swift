import XCTest

@testable import HospitalCore

/// Events that the host delivers (S-248).
final class HostEventTests: XCTestCase {
    private func at(_ minute: Int) throws -> Moment {
        try Moment(Day("2025-04-01"), hour: 9, minute: minute)
    }

    func testS248AnEventIsTakenWhenItIsDueAndByOneTakerAtATime() throws {
        let event = HostEvent("E1", due: try at(10))
        XCTAssertFalse(event.canBeTaken(by: "a", at: try at(9)))
        let taken = try event.taken(by: "a", at: at(10), until: at(20))
        XCTAssertEqual(taken.state, .taken)
        XCTAssertEqual(taken.attempts, 1)
        // The taker who lost the answer has it still; nobody else gets it until the time is over.
        let again = try taken.taken(by: "a", at: at(15), until: at(25))
        XCTAssertEqual(again.attempts, 1)
        XCTAssertEqual(again.heldUntil, try at(25))
        XCTAssertFalse(again.canBeTaken(by: "b", at: try at(25)))
        XCTAssertThrowsError(try again.taken(by: "b", at: at(25), until: at(30))) {
            XCTAssertEqual($0 as? HostEventError, .notFree("E1", .taken))
        }
        let other = try again.taken(by: "b", at: at(26), until: at(30))
        XCTAssertEqual(other.taker, "b")
        XCTAssertEqual(other.attempts, 2)
        XCTAssertThrowsError(try other.ended(.delivered, by: "a")) {
            XCTAssertEqual($0 as? HostEventError, .notHeld("E1", by: "a", .taken))
        }
    }

    func testS248TheSameAnswerTwiceIsOneAnswer() throws {
        let taken = try HostEvent("E1", due: at(0)).taken(by: "a", at: at(1), until: at(5))
        for outcome in [
            HostEvent.Outcome.delivered, .failed(reason: "no number"),
            .again(from: try at(30), reason: "busy"),
        ] {
            let ended = try taken.ended(outcome, by: "a")
            XCTAssertEqual(try ended.ended(outcome, by: "a"), ended)
            XCTAssertNil(ended.heldUntil)
            XCTAssertFalse(ended.canBeTaken(by: "a", at: try at(29)))
        }
        let delivered = try taken.ended(.delivered, by: "a")
        XCTAssertThrowsError(try delivered.ended(.failed(reason: "x"), by: "a")) {
            XCTAssertEqual($0 as? HostEventError, .notHeld("E1", by: "a", .delivered))
        }
        XCTAssertFalse(delivered.canBeTaken(by: "a", at: try at(59)))
        let later = try taken.ended(.again(from: at(30), reason: "busy"), by: "a")
        XCTAssertEqual(later.state, .pending)
        XCTAssertEqual(later.reason, "busy")
        XCTAssertEqual(try later.taken(by: "b", at: at(30), until: at(40)).attempts, 2)
    }
}
