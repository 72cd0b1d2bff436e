import XCTest

@testable import HospitalCore

/// The life of a period's result: states, refused steps, versions, stale marks, adjustments
/// (decisions 13 to 15).
final class ResultLifeTests: XCTestCase {
    private let clerk = Actor("clerk")
    private let chief = Actor("chief")

    private func life() throws -> ResultLife {
        ResultLife("pay 2025-03", period: try month("2025-03"), upstream: ["cost 2025-03": 2])
    }

    private func step(_ action: ResultStep.Action, _ on: String) throws -> ResultStep {
        ResultStep(action, by: clerk, on: try day(on))
    }

    private func unlock(
        _ on: String, reason: String = "漏报一人", by second: Actor? = nil
    ) throws -> ResultStep {
        try step(
            .unlock(reason: reason, confirmedBy: second ?? chief, upstream: ["cost 2025-03": 3]),
            on)
    }

    /// The result in every state, by the usual way.
    private func stages() throws -> [ResultState: ResultLife] {
        var stages: [ResultState: ResultLife] = [.computed: try life()]
        var current = try life()
        let way = try [
            step(.review, "2025-04-03"), step(.sign, "2025-04-05"),
            step(.announce(until: day("2025-04-10")), "2025-04-06"), step(.lock, "2025-04-11"),
            step(.pay(newest: ["cost 2025-03": 2]), "2025-04-15"),
        ]
        for step in way {
            current = try current.advanced(by: step)
            stages[current.state] = current
        }
        return stages
    }

    private func stage(_ state: ResultState) throws -> ResultLife {
        try XCTUnwrap(try stages()[state])
    }

    func testAResultGoesFromComputedToPaid() throws {
        XCTAssertEqual(Set(try stages().keys), Set(ResultState.allCases))
        let paid = try stage(.paid)
        XCTAssertEqual(paid.history.map(\.state), [.reviewed, .signed, .announced, .locked, .paid])
        XCTAssertEqual(paid.version, 1)
        XCTAssertEqual(paid.lastDay, try day("2025-04-15"))
    }

    /// Every state and every step: what is not on the way is refused, skipped steps are named.
    func testEveryIllegalStepIsRefusedAndSkippedStepsAreNamed() throws {
        let order: [ResultStep.Kind] = [.review, .sign, .announce, .lock, .pay]
        let states = ResultState.allCases
        for (place, state) in states.enumerated() {
            let life = try stage(state)
            for (index, kind) in order.enumerated() {
                let step = try self.step(action(kind), "2025-05-01")
                if index == place {
                    XCTAssertEqual(try life.advanced(by: step).state, states[place + 1])
                    continue
                }
                let refusal = StepRefusal(
                    subject: "pay 2025-03", state: state.term, step: kind.term)
                let expected = index < place
                    ? StateMachineError.stepNotAllowed(refusal)
                    : .stepSkipped(refusal, missing: order[place..<index].map(\.term))
                assertThrows(ResultLifeError.move(expected)) { _ = try life.advanced(by: step) }
            }
        }
    }

    private func action(_ kind: ResultStep.Kind) throws -> ResultStep.Action {
        switch kind {
        case .review: .review
        case .sign: .sign
        case .announce: .announce(until: try day("2025-05-10"))
        case .lock: .lock
        case .pay: .pay(newest: ["cost 2025-03": 2])
        case .unlock: .unlock(reason: "r", confirmedBy: chief, upstream: [:])
        }
    }

    func testPaymentBeforeTheAnnouncementEndedIsRefused() throws {
        let announced = try stage(.announced)
        let until = try day("2025-04-10")
        for on in ["2025-04-06", "2025-04-10"] {
            for kind in [ResultStep.Kind.lock, .pay] {
                let open = ResultLifeError.announcementOpen(
                    subject: "pay 2025-03", kind, until: until, day: try day(on))
                assertThrows(open) {
                    _ = try announced.advanced(by: self.step(self.action(kind), on))
                }
            }
        }
        XCTAssertEqual(try announced.advanced(by: step(.lock, "2025-04-11")).state, .locked)
        XCTAssertThrowsError(
            try announced.advanced(by: step(action(.pay), "2025-04-11")), "it must be locked first")
    }

    func testAnAnnouncementEndsNotBeforeItBeginsAndDaysDoNotGoBack() throws {
        let signed = try stage(.signed)
        let (on, before) = try (day("2025-04-06"), day("2025-04-05"))
        assertThrows(
            ResultLifeError.announcementPast(subject: "pay 2025-03", until: before, day: on)
        ) {
            _ = try signed.advanced(by: self.step(.announce(until: before), "2025-04-06"))
        }
        XCTAssertNoThrow(try signed.advanced(by: step(.announce(until: on), "2025-04-06")))
        let early = ResultLifeError.dayBeforeLastStep(
            subject: "pay 2025-03", day: try day("2025-04-04"), last: before)
        assertThrows(early) { _ = try signed.advanced(by: self.step(.lock, "2025-04-04")) }
    }

    func testAnUnlockByTwoPersonsMakesTheNextVersion() throws {
        for state in [ResultState.reviewed, .signed, .announced, .locked] {
            let life = try stage(state)
            let next = try life.advanced(by: unlock("2025-04-20"))
            XCTAssertEqual(next.version, 2, "\(state)")
            XCTAssertEqual(next.state, .computed)
            XCTAssertNil(next.announcedUntil)
            XCTAssertEqual(next.upstream, ["cost 2025-03": 3])
            XCTAssertEqual(next.history.count, life.history.count + 1, "nothing is overwritten")
            XCTAssertEqual(next.history.last?.version, 1)
            XCTAssertEqual(life.version, 1)
        }
        let computed = try life()
        XCTAssertThrowsError(try computed.advanced(by: unlock("2025-04-20"))) {
            XCTAssertEqual(($0 as? ResultLifeError)?.finding.message, .stepNotAllowed)
        }
    }

    func testAnUnlockNeedsAReasonAndASecondPerson() throws {
        let locked = try stage(.locked)
        for reason in ["", " ", "\u{3000}\n"] {
            let missing = PrivilegeError.reasonMissing(.unlock, subject: "pay 2025-03")
            assertThrows(ResultLifeError.privilege(missing)) {
                _ = try locked.advanced(by: self.unlock("2025-04-20", reason: reason))
            }
        }
        let same = PrivilegeError.samePerson(.unlock, subject: "pay 2025-03", "clerk")
        assertThrows(ResultLifeError.privilege(same)) {
            _ = try locked.advanced(by: self.unlock("2025-04-20", by: self.clerk))
        }
        // A stand-in of the same person is no second person.
        let standIn = try Delegation(
            from: "clerk", to: "chief", roles: [], validity: Validity("2025-01-01")
        ).actor(on: day("2025-04-20"))
        assertThrows(ResultLifeError.privilege(same)) {
            _ = try locked.advanced(by: self.unlock("2025-04-20", by: standIn))
        }
        let role = PrivilegeError.roleMissing(
            .unlock, subject: "pay 2025-03", "chief", role: "director")
        assertThrows(ResultLifeError.privilege(role)) {
            let step = try ResultStep(
                .unlock(reason: "r", confirmedBy: self.chief, upstream: [:]),
                by: Actor("clerk", roles: ["director"]), on: day("2025-04-20"))
            _ = try locked.advanced(by: step, roles: [.unlock: "director"])
        }
    }

    func testAStepNeedsTheRoleTheHospitalNames() throws {
        let signed = try stage(.reviewed)
        let step = try step(.sign, "2025-04-20")
        assertThrows(
            ResultLifeError.move(
                .roleMissing(
                    subject: "pay 2025-03", step: ResultStep.Kind.sign.term, "clerk",
                    role: "director"))
        ) {
            _ = try signed.advanced(by: step, roles: [.sign: "director"])
        }
        let director = ResultStep(
            .sign, by: Actor("d", roles: ["director"]), on: try day("2025-04-20"))
        XCTAssertEqual(
            try signed.advanced(by: director, roles: [.sign: "director"]).state, .signed)
    }

    func testAStaleResultCannotBePaid() throws {
        let locked = try stage(.locked)
        let stale = StaleInput(name: "cost 2025-03", used: 2, newest: 3)
        XCTAssertEqual(try locked.staleInputs(newest: ["cost 2025-03": 3]), [stale])
        XCTAssertEqual(try locked.staleInputs(newest: ["cost 2025-03": 2, "other": 9]), [])
        assertThrows(ResultLifeError.stale(subject: "pay 2025-03", stale)) {
            _ = try locked.advanced(by: self.step(.pay(newest: ["cost 2025-03": 3]), "2025-04-20"))
        }
        assertThrows(
            ResultLifeError.upstreamUnknown(subject: "pay 2025-03", input: "cost 2025-03")
        ) {
            _ = try locked.advanced(by: self.step(.pay(newest: [:]), "2025-04-20"))
        }
    }

    func testAfterPaymentOnlyAnAdjustmentInTheNextOpenPeriodRemains() throws {
        let paid = try stage(.paid)
        assertThrows(ResultLifeError.paidIsFinal(subject: "pay 2025-03", version: 1)) {
            _ = try paid.advanced(by: self.unlock("2025-04-20"))
        }
        let april = PeriodLock(area: "pay", closed: [try month("2025-03"), try month("2025-04")])
        let adjustment = try paid.adjustment(of: yuan("-12.34"), reason: "多发", lock: april)
        XCTAssertEqual(adjustment.postingPeriod, try month("2025-05"))
        XCTAssertEqual(adjustment.sourcePeriod, try month("2025-03"))
        XCTAssertEqual(adjustment.sourceVersion, 1)
        XCTAssertEqual(
            try paid.adjustment(of: yuan("1"), reason: "r", lock: PeriodLock(area: "pay"))
                .postingPeriod, try month("2025-04"), "not in its own period, even if it is open")
        for state in ResultState.allCases where state != .paid {
            let life = try stage(state)
            assertThrows(
                ResultLifeError.adjustmentBeforePayment(subject: "pay 2025-03", state)
            ) {
                _ = try life.adjustment(of: .zero, reason: "r", lock: PeriodLock(area: "pay"))
            }
        }
        var last = StoredResultLife("x", period: try month("2999-12"))
        last.state = .paid
        let ending = try ResultLife(last)
        XCTAssertThrowsError(
            try ending.adjustment(of: .zero, reason: "r", lock: PeriodLock(area: "pay"))) {
                XCTAssertEqual(($0 as? ResultLifeError)?.finding.message, .dayOutOfRange)
            }
    }

    func testAStoredResultGoesOnWhereItStood() throws {
        let announced = try stage(.announced)
        var stored = StoredResultLife("pay 2025-03", period: try month("2025-03"))
        stored.version = announced.version
        stored.state = announced.state
        stored.announcedUntil = announced.announcedUntil
        stored.upstream = announced.upstream
        stored.lastDay = announced.lastDay
        let life = try ResultLife(stored)
        XCTAssertEqual(try life.advanced(by: step(.lock, "2025-04-11")).state, .locked)
        XCTAssertThrowsError(try life.advanced(by: step(.lock, "2025-04-10")))
        stored.announcedUntil = nil
        assertThrows(ResultLifeError.announcementMissing(subject: "pay 2025-03")) { [stored] in
            _ = try ResultLife(stored)
        }
        stored.version = 0
        assertThrows(ResultLifeError.versionLimit(subject: "pay 2025-03", version: 0)) {
            [stored] in _ = try ResultLife(stored)
        }
        stored.version = .max
        stored.state = .locked
        let most = try ResultLife(stored)
        assertThrows(ResultLifeError.versionLimit(subject: "pay 2025-03", version: .max)) {
            _ = try most.advanced(by: self.unlock("2025-04-20"))
        }
    }

    func testEveryErrorSaysItsFigures() throws {
        let on = try day("2025-04-01")
        let errors: [ResultLifeError] = [
            .dayBeforeLastStep(subject: "S", day: on, last: on),
            .announcementOpen(subject: "S", .pay, until: on, day: on),
            .announcementPast(subject: "S", until: on, day: on), .announcementMissing(subject: "S"),
            .paidIsFinal(subject: "S", version: 1),
            .stale(subject: "S", StaleInput(name: "c", used: 1, newest: 2)),
            .upstreamUnknown(subject: "S", input: "c"),
            .adjustmentBeforePayment(subject: "S", .locked),
            .versionLimit(subject: "S", version: 0),
            .move(.stepNotAllowed(StepRefusal(subject: "S", state: .text("s"), step: .text("t")))),
            .privilege(.reasonMissing(.unlock, subject: "S")), .time(.outOfRange("x")),
        ]
        assertSaysItsFigures(errors)
    }
}
