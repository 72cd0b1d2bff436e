import XCTest

@testable import HospitalCore

/// Who may not be one person: rules of separation, signatures, panels.
final class SeparationTests: XCTestCase {
    private let rules = SeparationRule.standard

    private func broken(_ performed: [PerformedDuty]) -> [String] {
        rules.violations(in: performed, subject: "P1").map(\.rule.code)
    }

    func testS076PurchasersAreTwoAndDoNotAccept() throws {
        let (one, two) = (
            PerformedDuty(.purchaser, by: "甲"), PerformedDuty(.purchaser, by: "乙"))
        XCTAssertEqual(broken([one]), ["two_purchasers"])
        XCTAssertEqual(broken([one, one]), ["two_purchasers"], "the same person twice")
        XCTAssertEqual(broken([one, two]), [])
        XCTAssertEqual(broken([one, two, PerformedDuty(.acceptor, by: "丙")]), [])
        XCTAssertEqual(
            broken([one, two, PerformedDuty(.acceptor, by: "乙")]), ["purchaser_not_acceptor"])
        let first = try XCTUnwrap(rules.violations(in: [one], subject: "P1").first)
        assertThrows(first) { try rules.check([one], subject: "P1") }
        XCTAssertEqual(
            first.finding.text(in: .chinese), "P1：采购人只有1人，至少须2人（two_purchasers）。")
        XCTAssertNoThrow(try rules.check([one, two], subject: "P1"))
    }

    func testTAPPTwoPurchasersDistinctFromAcceptor() {
        let people: [Person.ID] = ["a", "b", "c"]
        for first in people {
            for second in people {
                for acceptor in people {
                    let codes = broken([
                        PerformedDuty(.purchaser, by: first), PerformedDuty(.purchaser, by: second),
                        PerformedDuty(.acceptor, by: acceptor),
                    ])
                    XCTAssertEqual(codes.contains("two_purchasers"), first == second)
                    XCTAssertEqual(
                        codes.contains("purchaser_not_acceptor"),
                        acceptor == first || acceptor == second)
                }
            }
        }
    }

    /// Every pair of the standard rules, with one person, with two, and through a stand-in.
    func testEveryPairOfDutiesIsKeptApartAlsoThroughAStandIn() {
        let pairs: [(String, Duty, Duty)] = [
            ("requester_not_approver", .requester, .approver),
            ("rater_not_rated", .rater, .rated),
            ("rectifier_not_reinspector", .rectifier, .reinspector),
        ]
        for (code, one, other) in pairs {
            let first = PerformedDuty(one, by: "a")
            XCTAssertEqual(broken([first, PerformedDuty(other, by: "b")]), [], code)
            XCTAssertEqual(broken([first, PerformedDuty(other, by: "a")]), [code])
            XCTAssertEqual(
                broken([first, PerformedDuty(other, by: "b", inNameOf: "a")]), [code], "for a")
            XCTAssertEqual(
                broken([first, PerformedDuty(other, by: "a", inNameOf: "b")]), [code], "by a")
        }
    }

    func testEveryRuleNamesItsSource() {
        XCTAssertEqual(Set(rules.map(\.code)).count, rules.count)
        for rule in rules { XCTAssertFalse(rule.citation.title.isEmpty, rule.code) }
        XCTAssertEqual(Set(Duty.standard).count, Duty.standard.count)
    }

    func testS283OnePersonDoesNotHoldBusinessAndFinancePosts() throws {
        let cashier = Role(id: "cashier", duties: [.finance])
        let registrar = Role(id: "registrar", duties: [.business])
        let both = Role(id: "all_in_one", duties: [.business, .finance])
        let held = try RoleHolding("p", as: registrar, validity: Validity("2025-01-01"))
        func conflicts(_ holdings: [RoleHolding]) -> [SeparationError] {
            rules.violations(in: holdings)
        }
        XCTAssertEqual(conflicts([held]), [])
        let other = try RoleHolding("q", as: cashier, validity: Validity("2025-01-01"))
        XCTAssertEqual(conflicts([held, other]), [], "another person")
        let later = try RoleHolding(
            "p", as: cashier, validity: Validity("2025-03-01", "2025-03-31"))
        let rule = try XCTUnwrap(rules.first { $0.code == "business_not_finance" })
        let expected = SeparationError.postsNotApart(
            rule: rule,
            PostConflict(
                person: "p", one: "registrar", other: "cashier", from: try day("2025-03-01"),
                isOnCover: false))
        XCTAssertEqual(conflicts([later, held]), [expected])
        let before = try RoleHolding(
            "p", as: cashier, validity: Validity("2024-01-01", "2024-12-31"))
        XCTAssertEqual(conflicts([held, before]), [], "not at the same time")
        XCTAssertEqual(
            conflicts([try RoleHolding("p", as: both, validity: Validity("2025-01-01"))]).count, 1)
    }

    func testS283HoldsOnTemporaryCoverToo() throws {
        let held = try RoleHolding(
            "p", as: Role(id: "registrar", duties: [.business]), validity: Validity("2025-01-01"))
        let cover = try RoleHolding(
            "p", as: Role(id: "cashier", duties: [.finance]),
            validity: Validity("2025-02-07", "2025-02-07"), isTemporaryCover: true)
        let violations = rules.violations(in: [held, cover])
        XCTAssertEqual(violations.count, 1)
        let text = try XCTUnwrap(violations.first).finding.text(in: .chinese)
        XCTAssertTrue(text.contains("临时顶岗") && text.contains("2025-02-07"), text)
    }

    func testADelegationHoldsOnItsDaysOnly() throws {
        let delegation = Delegation(
            from: "head", to: "deputy", roles: ["head"],
            validity: try Validity("2025-03-01", "2025-03-10"))
        let acting = try delegation.actor(on: day("2025-03-10"))
        XCTAssertEqual(acting.person, "deputy")
        XCTAssertEqual(acting.principal, "head")
        let late = try day("2025-03-11")
        assertThrows(DelegationError.notValid(delegation, day: late)) {
            _ = try delegation.actor(on: late)
        }
        assertSaysItsFigures([DelegationError.notValid(delegation, day: late)])
    }

    // MARK: Signatures

    private let request = SignatureRule.equipmentRequest(
        headOfDiscipline: "discipline", functionalDepartments: ["equipment", "finance"])

    private func signatures(_ persons: String...) -> [Signature] {
        persons.map { Signature(Person.ID($0), as: "member", of: "cardio") }
    }

    private let others = [
        Signature("x", as: "discipline", of: "medicine"),
        Signature("y", as: "equipment", of: "equipment"),
        Signature("z", as: "finance", of: "finance"),
    ]

    func testS082ThreeOfTheDepartmentSignBeforeTheOthers() {
        func faults(_ signatures: [Signature]) -> [SignatureError] {
            request.faults(in: signatures, of: "cardio", subject: "R1")
        }
        XCTAssertEqual(faults(signatures("a", "b", "c") + others), [])
        XCTAssertEqual(
            faults(signatures("a", "b")).first,
            .tooFew(subject: "R1", "cardio", count: 2, of: 3))
        XCTAssertEqual(
            faults(signatures("a", "b", "b")).first,
            .tooFew(subject: "R1", "cardio", count: 2, of: 3), "the same person twice")
        let stranger = Signature("c", as: "member", of: "surgery")
        XCTAssertEqual(
            faults(signatures("a", "b") + [stranger]).first,
            .tooFew(subject: "R1", "cardio", count: 2, of: 3), "of another department")
        XCTAssertEqual(
            faults(signatures("a", "b", "c") + [others[0]]),
            [.missing(subject: "R1", "equipment"), .missing(subject: "R1", "finance")])
        XCTAssertEqual(
            faults([others[0]] + signatures("a", "b", "c") + others[1...]),
            [.tooEarly(subject: "R1", others[0])])
        XCTAssertEqual(
            faults(signatures("a", "b", "c") + [others[0], others[2], others[1]]),
            [.tooEarly(subject: "R1", others[2])])
        assertSaysItsFigures([
            SignatureError.tooFew(subject: "R1", "cardio", count: 2, of: 3),
            SignatureError.missing(subject: "R1", "finance"),
            SignatureError.tooEarly(subject: "R1", others[0]),
        ])
    }

    // MARK: Panels

    func testS012AnAppraisalPanelHasThreeToFiveMembers() {
        let rule = PanelRule.departmentAppraisal(head: "head", headNurse: "head_nurse")
        let head = Actor("a", roles: ["head"])
        let nurse = Actor("b", roles: ["head_nurse"])
        func members(_ count: Int) -> [Actor] {
            [head, nurse] + (2..<max(count, 2)).map { Actor(Person.ID("m\($0)")) }
        }
        for count in 2...7 {
            let expected: [PanelError] = (3...5).contains(count)
                ? [] : [.size(panel: rule.name, count: count, allowed: 3...5)]
            XCTAssertEqual(rule.faults(in: members(count)), expected, "\(count)")
        }
        let withoutNurse = rule.faults(in: [head, Actor("c"), Actor("d")])
        XCTAssertEqual(withoutNurse, [.seatVacant(panel: rule.name, "head_nurse")])
        XCTAssertEqual(withoutNurse.map(\.isWarning), [true])
        XCTAssertEqual(withoutNurse.map(\.finding.message.status), [.ok])
        XCTAssertEqual(
            rule.faults(in: [nurse, Actor("c"), Actor("d")]),
            [.seatEmpty(panel: rule.name, "head")])
        XCTAssertEqual(
            rule.faults(in: [head, nurse, nurse]),
            [
                .memberTwice(panel: rule.name, "b"),
                .size(panel: rule.name, count: 2, allowed: 3...5),
            ])
    }

    private let committee = PanelRule.equipmentCommittee(
        seats: ["leader", "research", "medical", "economy", "equipment"])
    private let majority = PanelSitting.Majority(.half, isInclusive: false)

    private func sitting(without absent: Role.ID? = nil) throws -> PanelSitting {
        try PanelSitting(
            committee,
            present: committee.seats.map(\.role).filter { $0 != absent }.map {
                Actor(Person.ID("p-\($0)"), roles: [$0])
            })
    }

    func testS083ASittingWithoutEconomicManagementIsInvalid() throws {
        XCTAssertNoThrow(try sitting())
        for seat in committee.seats {
            assertThrows(PanelError.seatEmpty(panel: committee.name, seat.role)) {
                _ = try self.sitting(without: seat.role)
            }
        }
    }

    func testAVoteIsCountedAgainstThosePresent() throws {
        let sitting = try sitting()
        func isPassed(_ votes: Int, _ majority: PanelSitting.Majority) throws -> Bool {
            let people = sitting.present.map(\.person)
            return try sitting.result(
                of: people.prefix(votes).map { ($0, .inFavour) }
                    + people.dropFirst(votes).prefix(1).map { ($0, .against) },
                majority: majority
            ).isPassed
        }
        XCTAssertEqual(try (0...5).map { try isPassed($0, majority) }, [
            false, false, false, true, true, true,
        ])
        let threeFifths = PanelSitting.Majority(try Rate("3/5"), isInclusive: true)
        XCTAssertTrue(try isPassed(3, threeFifths))
        XCTAssertFalse(try isPassed(3, .init(try Rate("3/5"), isInclusive: false)))
        let empty = PanelRule("空", size: 0...3, seats: [], citation: .hospitalAppraisal)
        XCTAssertFalse(
            try PanelSitting(empty, present: []).result(of: [], majority: threeFifths).isPassed)
    }

    func testOnlyMembersPresentVoteAndOnce() throws {
        let sitting = try sitting()
        let leader = Person.ID("p-leader")
        assertThrows(PanelError.voterUnknown(panel: committee.name, "guest")) {
            _ = try sitting.result(of: [("guest", .inFavour)], majority: self.majority)
        }
        assertThrows(PanelError.votedTwice(panel: committee.name, leader)) {
            _ = try sitting.result(
                of: [(leader, .inFavour), (leader, .abstained)], majority: self.majority)
        }
    }

    func testEveryErrorSaysItsFigures() throws {
        let rule = try XCTUnwrap(rules.first)
        let conflict = PostConflict(
            person: "p", one: "a", other: "b", from: try day("2025-01-01"), isOnCover: true)
        let separation: [SeparationError] = [
            .notApart(subject: "S", rule: rule, "p", .rater, .rated),
            .tooFew(subject: "S", rule: rule, .purchaser, persons: 1, of: 2),
            .twice(subject: "S", rule: rule, "p", .approver),
            .postsNotApart(rule: rule, conflict),
        ]
        let panel: [PanelError] = [
            .size(panel: "P", count: 2, allowed: 3...5), .memberTwice(panel: "P", "p"),
            .seatEmpty(panel: "P", "r"), .seatVacant(panel: "P", "r"),
            .voterUnknown(panel: "P", "p"), .votedTwice(panel: "P", "p"),
        ]
        assertSaysItsFigures(separation + panel)
    }
}

extension Rate {
    fileprivate static var half: Rate { (try? Rate("1/2")) ?? .zero }
}
