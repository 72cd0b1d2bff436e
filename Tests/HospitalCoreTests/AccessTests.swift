import HospitalCore
import XCTest

/// Accounts that follow the staff and lists of who may see what: S-268, S-269.
final class AccessTests: XCTestCase {
    private typealias Application = AccountReview.Application

    private func account(
        _ code: String, of person: String, _ state: AccountReview.State = .active,
        rights: Set<String>
    ) -> AccountReview.Account {
        .init(code, of: Person.ID(person), state: state, rights: rights)
    }

    private func rules(_ applications: [Application] = []) throws -> AccountReview.Rules {
        func holding(_ person: String, _ role: String, _ from: String, _ to: String? = nil) throws
            -> RoleHolding
        {
            RoleHolding(
                Person.ID(person), as: Role(id: Role.ID(role)), validity: try Validity(from, to))
        }
        return AccountReview.Rules(
            posts: PermissionMatrix([
                .init("nurse", ["read", "order"]), .init("clerk", ["read", "book"]),
            ]),
            holdings: [
                try holding("甲", "nurse", "2024-01-01", "2024-05-31"),
                try holding("甲", "clerk", "2024-06-01"), try holding("乙", "nurse", "2024-01-01"),
            ], applications: applications)
    }

    private func actions(
        _ accounts: [AccountReview.Account], _ staff: [AccountReview.Member],
        on today: String, _ applications: [Application] = []
    ) throws -> [AccountReview.Line] {
        try AccountReview(
            accounts, staff: staff, rules: try rules(applications), on: day(today)
        ).lines
    }

    /// S-268: another post brings other rights.
    func testS268RightsFollowThePost() throws {
        let accounts = [account("a", of: "甲", rights: ["read", "order"])]
        let staff = [AccountReview.Member("甲")]
        XCTAssertEqual(try actions(accounts, staff, on: "2024-05-31").map(\.action), [.keep])
        let line = try actions(accounts, staff, on: "2024-06-01")[0]
        XCTAssertEqual(line.action, .adjust)
        XCTAssertEqual(line.take, ["order"])
        XCTAssertEqual(line.give, ["book"])
    }

    /// S-268: leaving cancels from the day after the last one, a breach suspends until it is
    /// lifted, and an account of nobody is cancelled.
    func testS268LeavingCancelsAndABreachSuspends() throws {
        let accounts = [account("b", of: "乙", rights: ["read", "order"])]
        let stays = [AccountReview.Member("乙", lastDay: try day("2024-06-30"))]
        XCTAssertEqual(try actions(accounts, stays, on: "2024-06-30").map(\.action), [.keep])
        let gone = try actions(accounts, stays, on: "2024-07-01")[0]
        XCTAssertEqual(gone.action, .cancel)
        XCTAssertEqual(gone.take, ["order", "read"])
        XCTAssertEqual(try actions(accounts, [], on: "2024-06-30").map(\.action), [.cancel])
        let breach = AccountReview.Breach(try day("2024-06-10"), lifted: try day("2024-06-20"))
        let staff = [AccountReview.Member("乙", breaches: [breach])]
        for (today, action) in [
            ("2024-06-09", AccountReview.Action.keep), ("2024-06-10", .suspend),
            ("2024-06-19", .suspend), ("2024-06-20", .keep),
        ] { XCTAssertEqual(try actions(accounts, staff, on: today).map(\.action), [action]) }
        // 2 June for 2 July: it would hold on no day.
        let (from, lifted) = (try day("2024-06-20"), try day("2024-06-02"))
        let early = AccountReview.Breach(from, lifted: lifted)
        let error = AccessError.liftedEarly("乙", day: from, lifted: lifted)
        XCTAssertThrowsError(
            try actions(accounts, [AccountReview.Member("乙", breaches: [early])], on: "2024-06-25")
        ) { XCTAssertEqual($0 as? AccessError, error) }
        XCTAssertTrue(error.finding.text(in: .english).contains("2024-06-02"))
        let suspended = [account("b", of: "乙", .suspended, rights: ["read"])]
        let restored = try actions(suspended, staff, on: "2024-06-20")[0]
        XCTAssertEqual(restored.action, .restore)
        XCTAssertEqual(restored.give, ["order"])
        XCTAssertEqual(try actions(suspended, staff, on: "2024-06-19").map(\.action), [.keep])
        let closed = [account("b", of: "乙", .cancelled, rights: [])]
        XCTAssertEqual(try actions(closed, staff, on: "2024-06-20").map(\.action), [.keep])
    }

    /// S-268: rights beyond the post need an application that another person approved.
    func testS268RightsChangeByApplication() throws {
        func application(
            _ code: String, _ right: String, give: Bool = true, by approver: String?
        ) throws -> Application {
            Application(
                code, for: "乙", right: right, isGiven: give,
                approver: approver.map { Person.ID($0) },
                validity: try Validity("2024-06-01", "2024-06-30"))
        }
        let accounts = [account("b", of: "乙", rights: ["read", "order"])]
        let staff = [AccountReview.Member("乙")]
        let approved = [
            try application("1", "book", by: "主任"),
            try application("2", "order", give: false, by: "主任"),
        ]
        let line = try actions(accounts, staff, on: "2024-06-30", approved)[0]
        XCTAssertEqual(line.give, ["book"])
        XCTAssertEqual(line.take, ["order"])
        XCTAssertEqual(
            try actions(accounts, staff, on: "2024-07-01", approved).map(\.action), [.keep])
        let own = [
            try application("1", "book", by: "乙"), try application("2", "audit", by: nil),
        ]
        let review = try AccountReview(
            accounts, staff: staff, rules: rules(own), on: day("2024-06-15"))
        XCTAssertEqual(review.lines.map(\.action), [.keep])
        XCTAssertEqual(review.unapproved, ["1", "2"])
        for wrong in [
            { try self.actions([], [], on: "2024-06-15", [own[0], own[0]]) },
            { try self.actions(accounts + accounts, [], on: "2024-06-15") },
            { try self.actions([], staff + staff, on: "2024-06-15") },
        ] {
            XCTAssertThrowsError(try wrong()) {
                guard case .twice? = $0 as? AccessError else { return XCTFail("\($0)") }
            }
        }
    }

    /// S-269: a secret item is seen by those on its list, and by nobody while it has none.
    func testS269SecretItemsHaveAViewList() throws {
        let list = AccessList(persons: ["院长"], roles: ["secret_office"])
        let secret = ControlledItem("S", isSecret: true, list: list)
        XCTAssertTrue(secret.allows(Actor("院长")))
        XCTAssertTrue(secret.allows(Actor("干事", roles: ["secret_office"])))
        XCTAssertFalse(secret.allows(Actor("护士", roles: ["nurse"])))
        // Whoever acts for a named person is not that person.
        let delegation = Delegation(
            from: "院长", to: "秘书", roles: ["director"], validity: try Validity("2024-01-01"))
        XCTAssertFalse(secret.allows(try delegation.actor(on: day("2024-02-01"))))
        XCTAssertFalse(ControlledItem("S", isSecret: true, list: nil).allows(Actor("院长")))
        XCTAssertFalse(
            ControlledItem("S", isSecret: true, list: AccessList()).allows(Actor("院长")))
        XCTAssertTrue(ControlledItem("N", isSecret: false, list: nil).allows(Actor("护士")))
        XCTAssertFalse(ControlledItem("N", isSecret: false, list: list).allows(Actor("护士")))
        XCTAssertThrowsError(try list.check(Actor("护士"), object: "S")) {
            XCTAssertEqual($0 as? AccessError, .denied("护士", object: "S"))
        }
        assertSaysItsFigures([
            AccessError.denied("护士", object: "S"), AccessError.unknown("S"), AccessError.twice("S"),
        ])
    }
}
