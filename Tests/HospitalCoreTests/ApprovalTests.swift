import TestSupport
import XCTest

@testable import HospitalCore

/// Chains of approval: the boundary to the fen, the order of steps, and nobody for itself.
final class ApprovalTests: XCTestCase {
    private let first = ApprovalStep("first_review", name: "初审", role: "reviewer")
    private let second = ApprovalStep("second_review", name: "复审", role: "chief")
    private let approval = ApprovalStep("approval", name: "审批", role: "director")

    private func band(
        _ matterClass: String, _ from: String, _ steps: ApprovalStep...
    ) throws -> AuthorityMatrix.Band {
        AuthorityMatrix.Band(matterClass, from: try yuan(from), steps: steps)
    }

    private func matrix() throws -> AuthorityMatrix {
        try AuthorityMatrix([
            band("purchase", "5000.00", first, second),
            band("purchase", "0", first),
            band("purchase", "50000.00", first, second, approval),
            band("normal", "0", first, second),
            band("special", "0", first, second, approval),
        ])
    }

    private let reviewer = Actor("r", roles: ["reviewer"])
    private let chief = Actor("c", roles: ["chief"])
    private let director = Actor("d", roles: ["director"])

    private func matter(
        _ amount: String, _ matterClass: String = "purchase", requester: Person.ID = "q"
    ) throws -> ApprovalCase {
        try ApprovalCase(
            "P1", class: matterClass, requester: requester, amount: yuan(amount), in: matrix())
    }

    private func approved(
        _ matter: ApprovalCase, _ step: String, by person: Actor
    ) throws -> ApprovalCase {
        try matter.decided(.approve, step: step, by: person, on: day("2025-03-03"))
    }

    // MARK: The matrix

    func testS086TheBoundaryBetweenTwoRowsIsExactToTheFen() throws {
        let matrix = try matrix()
        let below = try matrix.chain(for: "purchase", amount: yuan("4999.99"))
        XCTAssertEqual(below.steps, [first])
        XCTAssertEqual(below.below, try yuan("5000.00"))
        let on = try matrix.chain(for: "purchase", amount: yuan("5000.00"))
        XCTAssertEqual(on.steps, [first, second])
        XCTAssertEqual(on.band.from, try yuan("5000.00"))
        XCTAssertNil(try matrix.chain(for: "purchase", amount: yuan("50000.00")).below)
    }

    /// T-APP "band edge to the fen": every threshold of random matrices, one fen around it.
    func testTAPPEveryBandEdgeIsExactToTheFen() throws {
        let seed: UInt64 = 4_999_99
        var random = SeededGenerator(seed: seed)
        for round in 0..<200 {
            var starts: Set<Int64> = [0]
            for _ in 0..<Int.random(in: 0...8, using: &random) {
                starts.insert(Int64.random(in: 1...1_000_000_00, using: &random))
            }
            let sorted = starts.sorted()
            let bands = sorted.enumerated().map { index, fen in
                AuthorityMatrix.Band(
                    "x", from: Money(fen: fen),
                    steps: [ApprovalStep("step\(index)", role: "r")])
            }
            let matrix = try AuthorityMatrix(bands.shuffled(using: &random))
            for (index, fen) in sorted.enumerated() {
                for (amount, expected) in [(fen - 1, index - 1), (fen, index), (fen + 1, index)] {
                    // One fen above a start may itself be the next start.
                    let place = sorted.lastIndex { $0 <= abs(amount) } ?? 0
                    for sign in [1, -1] as [Int64] {
                        let chain = try matrix.chain(for: "x", amount: Money(fen: sign * amount))
                        XCTAssertEqual(
                            chain.steps.first?.code, "step\(place)",
                            "seed \(seed) round \(round) \(sign * amount)")
                    }
                    if amount > 0, !starts.contains(fen + 1) { XCTAssertEqual(place, expected) }
                }
            }
        }
        XCTAssertEqual(
            try matrix().chain(for: "purchase", amount: Money(fen: .min)).steps.count, 3)
    }

    func testAMatrixWithGapsDoublesOrEmptyRowsIsRefused() throws {
        func refused(_ expected: AuthorityError, _ bands: AuthorityMatrix.Band...) {
            assertThrows(expected) { _ = try AuthorityMatrix(bands) }
        }
        let low = try band("x", "0", first)
        let twice = try band("x", "0", second)
        assertThrows(AuthorityError.bandRepeated(low)) { _ = try AuthorityMatrix([low, low]) }
        refused(.bandRepeated(twice), low, twice)
        let gap = try band("x", "0.01", first)
        refused(.bandMissing(gap), gap)
        let negative = try band("x", "-1", first)
        refused(.bandMissing(negative), negative, low)
        let empty = try band("x", "0")
        refused(.stepsEmpty(empty), empty)
        let doubled = try band("x", "0", first, second, first)
        refused(.stepRepeated(doubled, step: "first_review"), doubled)
        assertThrows(AuthorityError.classUnknown("purchas", nearest: "purchase")) {
            _ = try self.matrix().chain(for: "purchas", amount: .zero)
        }
        assertThrows(AuthorityError.classUnknown("", nearest: nil)) {
            _ = try AuthorityMatrix([]).chain(for: "", amount: .zero)
        }
        let errors: [AuthorityError] = [
            .bandRepeated(low), .bandMissing(gap), .stepsEmpty(empty),
            .stepRepeated(doubled, step: "s"), .stepMissing(low, step: "s"),
            .classUnknown("x", nearest: "y"),
        ]
        assertSaysItsFigures(errors)
    }

    func testS284ASpecialCaseWithTwoStepsIsRefused() throws {
        let short = try band("special", "0", first, second)
        assertThrows(AuthorityError.stepMissing(short, step: "approval")) {
            _ = try AuthorityMatrix([short])
        }
        let turned = try band("normal", "0", second, first)
        assertThrows(AuthorityError.stepMissing(turned, step: "second_review")) {
            _ = try AuthorityMatrix([turned])
        }
        // Two steps taken are not three either.
        var special = try matter("10", "special")
        special = try approved(special, "first_review", by: reviewer)
        special = try approved(special, "second_review", by: chief)
        let incomplete = ApprovalError.incomplete(
            subject: "P1", .waiting(approval), missing: [approval])
        let amount = try yuan("10")
        assertThrows(incomplete) { try special.checkApproved(for: amount) }
        special = try approved(special, "approval", by: director)
        XCTAssertNoThrow(try special.checkApproved(for: amount))
        // A normal case is through after two.
        var normal = try matter("10", "normal")
        normal = try approved(normal, "first_review", by: reviewer)
        normal = try approved(normal, "second_review", by: chief)
        XCTAssertNoThrow(try normal.checkApproved(for: amount))
    }

    // MARK: The matter

    func testTAPPTheRequesterDoesNotApproveAtAnyAmount() throws {
        for amount in ["0", "0.01", "4999.99", "5000.00", "49999.99", "50000.00", "-0.01"] {
            let matter = try matter(amount, requester: "r")
            XCTAssertThrowsError(try approved(matter, "first_review", by: reviewer), amount) {
                guard case .separation(.notApart("P1", let rule, "r", .requester, .approver))? =
                    $0 as? ApprovalError
                else { return XCTFail("\($0)") }
                XCTAssertEqual(rule.code, "requester_not_approver")
            }
        }
    }

    func testTAPPADelegateCannotApproveItsOwnRequest() throws {
        let validity = try Validity("2025-03-01", "2025-03-31")
        // The requester stands in for the reviewer, or the reviewer asked and sends a stand-in.
        for (principal, delegate) in [("r", "q"), ("q", "s")] as [(Person.ID, Person.ID)] {
            let delegation = Delegation(
                from: principal, to: delegate, roles: ["reviewer"], validity: validity)
            let acting = try delegation.actor(on: day("2025-03-03"))
            XCTAssertThrowsError(try approved(matter("10"), "first_review", by: acting)) {
                XCTAssertEqual(($0 as? ApprovalError)?.finding.message, .dutiesNotApart)
            }
        }
        let fair = Delegation(from: "r", to: "s", roles: ["reviewer"], validity: validity)
        XCTAssertEqual(
            try approved(matter("10"), "first_review", by: fair.actor(on: day("2025-03-03"))).state,
            .approved)
    }

    func testTAPPAnAmountEditedAfterApprovalIsApprovedAgain() throws {
        let matrix = try matrix()
        let requester = Actor("q")
        let done = try approved(matter("4000"), "first_review", by: reviewer)
        XCTAssertEqual(done.state, .approved)
        XCTAssertEqual(try done.amended(to: yuan("4000"), by: requester, in: matrix), done)
        let changed = ApprovalError.amountChanged(
            subject: "P1", approved: try yuan("4000"), amount: try yuan("4000.01"))
        let more = try yuan("4000.01")
        assertThrows(changed) { try done.checkApproved(for: more) }
        for (amount, steps) in [("3999.99", 1), ("4000.01", 1), ("5000.00", 2)] {
            let edited = try done.amended(to: yuan(amount), by: requester, in: matrix)
            XCTAssertEqual(edited.state, .waiting(first))
            XCTAssertEqual(edited.revision, 2)
            XCTAssertEqual(edited.missingSteps.count, steps)
            XCTAssertEqual(edited.decisions, done.decisions, "what was decided stays on record")
            XCTAssertThrowsError(try edited.checkApproved(for: yuan(amount)))
            // The same reviewer may look at the new revision.
            XCTAssertNoThrow(try approved(edited, "first_review", by: reviewer))
        }
        // Who changes the amount asks for it and does not approve it.
        let byReviewer = try done.amended(to: more, by: reviewer, in: matrix)
        XCTAssertEqual(byReviewer.requesters, ["q", "r"])
        XCTAssertThrowsError(try approved(byReviewer, "first_review", by: reviewer)) {
            XCTAssertEqual(($0 as? ApprovalError)?.finding.message, .dutiesNotApart)
        }
    }

    func testASkippedStepIsRefusedAndNamed() throws {
        let matter = try matter("60000")
        let refusal = StepRefusal(
            subject: "P1", state: ApprovalState.waiting(first).term,
            step: ApprovalMove.approve(approval).term)
        let skipped = StateMachineError.stepSkipped(
            refusal,
            missing: [ApprovalMove.approve(first).term, ApprovalMove.approve(second).term])
        assertThrows(ApprovalError.move(skipped)) {
            _ = try self.approved(matter, "approval", by: self.director)
        }
        XCTAssertEqual(
            skipped.finding.text(in: .chinese), "P1处于“待初审”状态，不能审批，须先完成：初审、复审。")
        assertThrows(ApprovalError.stepUnknown(subject: "P1", step: "no")) {
            _ = try self.approved(matter, "no", by: self.director)
        }
        let role = StateMachineError.roleMissing(
            subject: "P1", step: ApprovalMove.approve(first).term, "c", role: "reviewer")
        assertThrows(ApprovalError.move(role)) {
            _ = try self.approved(matter, "first_review", by: self.chief)
        }
    }

    func testOnePersonTakesOneStepOnly() throws {
        let both = Actor("r", roles: ["reviewer", "chief"])
        let matter = try approved(matter("6000"), "first_review", by: both)
        XCTAssertThrowsError(try approved(matter, "second_review", by: both)) {
            XCTAssertEqual(($0 as? ApprovalError)?.finding.message, .dutyTwice)
        }
    }

    func testARefusedOrWithdrawnMatterDoesNotGoOn() throws {
        let matrix = try matrix()
        let refused = try matter("10").decided(
            .refuse, step: "first_review", by: reviewer, on: day("2025-03-03"))
        XCTAssertEqual(refused.state, .refused)
        XCTAssertThrowsError(try approved(refused, "first_review", by: reviewer))
        XCTAssertThrowsError(try refused.withdrawn(by: Actor("q")))
        XCTAssertEqual(
            try refused.amended(to: yuan("9"), by: Actor("q"), in: matrix).state, .waiting(first))
        let withdrawn = try matter("10").withdrawn(by: Actor("q"))
        XCTAssertThrowsError(try withdrawn.amended(to: yuan("9"), by: Actor("q"), in: matrix)) {
            XCTAssertEqual(($0 as? ApprovalError)?.finding.message, .stepNotAllowed)
        }
        XCTAssertThrowsError(try approved(withdrawn, "first_review", by: reviewer))
    }

    /// Every state of a chain of three, every move: allowed exactly where the chain says so.
    func testEveryIllegalMoveIsRefused() throws {
        let machine = try matter("60000").machine
        let steps = [first, second, approval]
        let states = steps.map { ApprovalState.waiting($0) } + [.approved, .refused, .withdrawn]
        let moves = steps.flatMap { [ApprovalMove.approve($0), .refuse($0)] } + [.amend, .withdraw]
        let everybody = Actor("x", roles: ["reviewer", "chief", "director"])
        var allowed = 0
        for state in states {
            for move in moves {
                let isAllowed: Bool
                switch (state, move) {
                case (.waiting(let step), .approve(let taken)),
                    (.waiting(let step), .refuse(let taken)):
                    isAllowed = step == taken
                case (.waiting, .withdraw): isAllowed = true
                case (_, .amend): isAllowed = state != .withdrawn
                default: isAllowed = false
                }
                let next = try? machine.state(after: move, from: state, of: "P", by: everybody)
                XCTAssertEqual(next != nil, isAllowed, "\(state) \(move)")
                if next != nil { allowed += 1 }
            }
        }
        XCTAssertEqual(allowed, 3 * 3 + 5)
    }

    func testAStepNeedsItsRoleAndTheFirstDeclaredTransitionCounts() {
        let machine = StateMachine<ResultState, ResultStep.Kind>([
            .init(.review, from: .computed, to: .reviewed, role: "chief"),
            .init(.review, from: .computed, to: .paid),
        ])
        XCTAssertEqual(machine.steps(from: .computed), [.review, .review])
        XCTAssertEqual(
            try machine.state(
                after: .review, from: .computed, of: "S", by: Actor("a", roles: ["chief"])),
            .reviewed)
        assertThrows(
            StateMachineError.roleMissing(
                subject: "S", step: ResultStep.Kind.review.term, "a", role: "chief")
        ) {
            _ = try machine.state(after: .review, from: .computed, of: "S", by: Actor("a"))
        }
    }

    func testEveryErrorSaysItsFigures() throws {
        let refusal = StepRefusal(subject: "S", state: .text("s"), step: .text("t"))
        let machine: [StateMachineError] = [
            .stepSkipped(refusal, missing: [.text("a"), .text("b")]), .stepNotAllowed(refusal),
            .roleMissing(subject: "S", step: .text("t"), "p", role: "r"),
        ]
        let errors: [ApprovalError] = machine.map { .move($0) } + [
            .matrix(.classUnknown("x", nearest: nil)), .stepUnknown(subject: "S", step: "t"),
            .incomplete(subject: "S", .refused, missing: [first]),
            .amountChanged(subject: "S", approved: .zero, amount: .zero),
        ]
        for error in errors { XCTAssertFalse(error.finding.text(in: .english).contains("{")) }
        assertSaysItsFigures(errors)
    }
}
