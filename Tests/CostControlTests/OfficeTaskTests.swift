import CostControl
import HospitalCore
import XCTest

/// Forms and reports of finance, urgent items, tasks and plans: S-129, S-267, S-276, S-278.
final class OfficeTaskTests: XCTestCase {
    private func at(_ text: String) throws -> Moment { try Moment(text) }

    /// S-129: five kinds of forms, each with what it must say and a chain by its amount.
    func testS129FormsHaveTheirFieldsAndTheirChain() throws {
        XCTAssertEqual(FinanceForm.Kind.allCases.count, 5)
        let head = ApprovalStep("head", role: Role.ID("科长"))
        let leader = ApprovalStep("leader", role: Role.ID("院领导"))
        let matrix = try AuthorityMatrix(FinanceForm.Kind.allCases.flatMap {
            [
                AuthorityMatrix.Band($0.rawValue, from: .zero, steps: [head]),
                AuthorityMatrix.Band($0.rawValue, from: yuan("5000"), steps: [head, leader]),
            ]
        })
        let loan = try FinanceForm(
            "L", .loan, amount: yuan("5000"), fields: ["purpose": "差旅", "repay_by": ""])
        XCTAssertEqual(loan.missing, ["repay_by"])
        XCTAssertEqual(try loan.chain(in: matrix).steps, [head, leader])
        let claim = try FinanceForm(
            "C", .expenseClaim, amount: yuan("4999.99"),
            fields: ["purpose": "差旅", "invoice": "F1"])
        XCTAssertEqual(claim.missing, [])
        XCTAssertEqual(try claim.chain(in: matrix).steps, [head])
        XCTAssertEqual(
            try FinanceForm("R", .requisition, amount: .zero, fields: [:]).missing,
            ["item", "quantity", "receiver"])
        assertRefused(OfficeError.numberInvalid("S", value: "0.00"), says: ["0.00"]) {
            try FinanceForm("S", .spending, amount: .zero, fields: [:])
        }
    }

    private let entries = [
        ("2024-03-31", true, "100"), ("2024-03-31", false, "30.5"), ("2024-04-01", true, "7"),
        ("2025-01-01", false, "1"),
    ]

    private func report(_ length: IncomeReport.Length, by reader: Actor) throws -> IncomeReport {
        try IncomeReport(
            entries.map {
                IncomeReport.Entry(try Day($0.0), isIncome: $0.1, amount: yuan($0.2))
            }, by: length, for: reader,
            access: AccessList(persons: [Person.ID("院长")], roles: [Role.ID("finance")]))
    }

    /// S-129: by day, month, quarter and year.
    func testS129IncomeAndExpenseByPeriod() throws {
        let leader = Actor(Person.ID("院长"))
        XCTAssertEqual(
            try report(.day, by: leader).lines.map(\.label),
            ["2024-03-31", "2024-04-01", "2025-01-01"])
        XCTAssertEqual(
            try report(.month, by: leader).lines.map(\.label), ["2024-03", "2024-04", "2025-01"])
        XCTAssertEqual(
            try report(.quarter, by: leader).lines.map(\.balance),
            [yuan("69.5"), yuan("7"), yuan("-1")])
        let year = try report(.year, by: leader).lines
        XCTAssertEqual(year.map(\.label), ["2024", "2025"])
        XCTAssertEqual(year[0].income, yuan("107"))
        XCTAssertEqual(year[0].expense, yuan("30.5"))
        XCTAssertEqual(year[0].balance, yuan("76.5"))
    }

    /// S-129: finance and named leaders see it; another leader does not.
    func testS129OnlyFinanceAndNamedLeadersSeeTheReport() throws {
        XCTAssertNoThrow(
            try report(.day, by: Actor(Person.ID("会计"), roles: [Role.ID("finance")])))
        let other = Actor(Person.ID("副院长"), roles: [Role.ID("leader")])
        assertRefused(
            AccessError.denied(Person.ID("副院长"), object: "income_report"), says: ["副院长"]
        ) { try report(.day, by: other) }
        assertRefused(OfficeError.outOfRange("2024-01-01"), says: ["2024-01-01"]) {
            let most = IncomeReport.Entry(
                try Day("2024-01-01"), isIncome: true, amount: Money(fen: .max))
            return try IncomeReport(
                [most, most], by: .day, for: other,
                access: AccessList(persons: [other.person]))
        }
    }

    private func urgent(
        _ notices: [(String, String, String?)], done: String? = nil, isUrgent: Bool = true
    ) throws -> UrgentItem {
        UrgentItem(
            "U", priority: "一般", isUrgent: isUrgent, created: try at("2024-03-01 09:00"),
            done: try done.map { try at($0) },
            notices: try notices.map { UrgentItem.Notice(by: $0.0, at: try at($0.1), proof: $0.2) })
    }

    /// S-267: an urgent item has the least limit, 10 minutes of 10, 60 and 1,440, and is told by
    /// two channels.
    func testS267UrgentItemsAreDoneAtOnceAndToldTwice() throws {
        let rule = try UrgentRule(minutes: ["急": 10, "一般": 1_440, "加快": 60])
        let due = try at("2024-03-01 09:10")
        let told = try urgent(
            [("系统", "2024-03-01 09:00", "已读"), ("电话", "2024-03-01 09:10", "录音1")],
            done: "2024-03-01 09:10")
        let standing = try rule.standing(of: told, at: at("2024-03-02 09:00"))
        XCTAssertEqual(standing.due, due)
        XCTAssertEqual(standing.channels, ["电话", "系统"])
        XCTAssertEqual(standing.faults, [])
        // Twice by one channel, without proof, or too late is not a second channel.
        for second in [
            ("系统", "2024-03-01 09:05", "已读"), ("电话", "2024-03-01 09:05", nil),
            ("电话", "2024-03-01 09:05", ""), ("电话", "2024-03-01 09:11", "录音1"),
        ] as [(String, String, String?)] {
            let once = try urgent(
                [("系统", "2024-03-01 09:00", "已读"), second], done: "2024-03-01 09:10")
            XCTAssertEqual(
                try rule.standing(of: once, at: at("2024-03-02 09:00")).faults, [.untold])
        }
        let open = try urgent([])
        XCTAssertEqual(try rule.standing(of: open, at: due).faults, [])
        XCTAssertEqual(
            try rule.standing(of: open, at: at("2024-03-01 09:10:01")).faults, [.late, .untold])
        let plain = try urgent([], done: "2024-03-02 09:00", isUrgent: false)
        XCTAssertEqual(try rule.standing(of: plain, at: at("2024-03-05 09:00")).faults, [])
    }

    func testS267RefusesWhatCannotBe() throws {
        assertRefused(OfficeError.numberInvalid("minutes", value: "0"), says: ["minutes"]) {
            try UrgentRule(minutes: [:])
        }
        assertRefused(OfficeError.numberInvalid("急", value: "-1"), says: ["-1"]) {
            try UrgentRule(minutes: ["急": -1, "特急": -2, "缓": 5_270_401])
        }
        let item = try urgent([]), early = try urgent([], done: "2024-03-01 08:59")
        let now = try at("2024-03-01 09:00")
        assertRefused(OfficeError.unknown("一般"), says: ["一般"]) {
            try UrgentRule(minutes: ["急": 0]).standing(of: item, at: now)
        }
        assertRefused(OfficeError.timesInvalid("U"), says: ["U"]) {
            try UrgentRule(minutes: ["一般": 0]).standing(of: early, at: now)
        }
    }

    private func event(
        _ step: TaskStep, _ person: String, _ time: String, to assignee: String? = nil,
        due: String? = nil
    ) throws -> TaskEvent {
        TaskEvent(
            "T", step, by: Person.ID(person), at: try at("2024-03-01 \(time)"),
            assignee: assignee.map { Person.ID($0) }, due: try due.map { try Day($0) })
    }

    /// S-276: the state, how often it was urged, and whether it is late.
    func testS276TasksAreKnownByTheirState() throws {
        var events = [
            try event(.assign, "院长", "08:00", to: "科长", due: "2024-03-01"),
            try event(.accept, "科长", "08:10"), try event(.urge, "院长", "09:00"),
            try event(.urge, "书记", "09:30"), try event(.report, "科长", "09:40"),
        ]
        var task = try TaskBook(events).standings[0]
        XCTAssertEqual(task.state, .accepted)
        XCTAssertEqual(task.urged, 2)
        XCTAssertEqual(task.lastUrged, try at("2024-03-01 09:30"))
        XCTAssertFalse(task.isLate(on: try Day("2024-03-01")))
        XCTAssertTrue(task.isLate(on: try Day("2024-03-02")))
        events += [
            try event(.submit, "科长", "10:00"), try event(.sendBack, "院长", "10:10"),
            try event(.submit, "科长", "11:00"), try event(.confirm, "院长", "11:10"),
        ]
        task = try TaskBook(events).standings[0]
        XCTAssertEqual(task.state, .done)
        XCTAssertFalse(task.isLate(on: try Day("2024-03-02")))
    }

    func testS276StepsAreTakenByThoseWhoseTheyAre() throws {
        let given = try event(.assign, "院长", "08:00", to: "科长")
        func refused(
            _ step: TaskStep, _ person: String, says words: [String] = [], line: UInt = #line,
            _ error: OfficeError
        ) throws {
            let next = try event(step, person, "08:10")
            assertRefused(error, says: words, line: line) { try TaskBook([given, next]) }
        }
        for (step, person) in [
            (TaskStep.accept, "院长"), (.urge, "科长"), (.cancel, "科长"), (.confirm, "科长"),
        ] {
            try refused(
                step, person, says: [person],
                .notTheirs("T", step: step, Person.ID(person)))
        }
        let submitted = try event(.submit, "科长", "08:10")
        XCTAssertThrowsError(try TaskBook([given, submitted])) {
            guard case .flow(.stepSkipped)? = $0 as? OfficeError else { return XCTFail("\($0)") }
        }
        let before = try event(.accept, "科长", "07:59")
        assertRefused(
            OfficeError.backwards("T", at: before.at, last: given.at), says: ["07:59"]
        ) { try TaskBook([given, before]) }
        assertRefused(OfficeError.twice("T")) { try TaskBook([given, given]) }
        assertRefused(OfficeError.unknown("T")) { try TaskBook([submitted]) }
        let nobody = try event(.assign, "院长", "08:00")
        assertRefused(OfficeError.unknown("T assignee")) { try TaskBook([nobody]) }
        let oneself = try event(.assign, "院长", "08:00", to: "院长")
        assertRefused(
            OfficeError.notTheirs("T", step: .assign, Person.ID("院长"))
        ) { try TaskBook([oneself]) }
    }

    /// S-276: the whole process is logged; a row that is changed or taken out is found.
    func testS276NobodyCanDenyAStep() throws {
        let log = try TaskBook([
            event(.assign, "院长", "08:00", to: "科长"), event(.accept, "科长", "08:10"),
            event(.urge, "院长", "09:00"),
        ]).log
        XCTAssertEqual(log.count, 3)
        XCTAssertEqual(log[1].fields[1], "accept")
        XCTAssertNil(AuditTrail.brokenPosition(in: log, endingWith: log[2].hash))
        var fields = log[1].fields
        fields[2] = "副科长"
        let changed = [log[0], SealedRow(fields: fields, hash: log[1].hash), log[2]]
        XCTAssertEqual(AuditTrail.brokenPosition(in: changed), 2)
        XCTAssertEqual(AuditTrail.brokenPosition(in: [log[0], log[2]]), 2)
    }

    private func plan(
        _ code: String, _ parent: String?, _ owner: String, _ progress: String?,
        weight: String? = nil
    ) -> PlanTree.Plan {
        PlanTree.Plan(
            code, partOf: parent, owner: Person.ID(owner), weight: weight.map { dec($0) },
            progress: progress.map { dec($0) })
    }

    /// S-278: 100 % of weight 2 and 50 % of weight 1 are 83.33 %; the superior sees both.
    func testS278SuperiorsSeePlansAndTheirProgress() throws {
        let tree = try PlanTree([
            plan("A1", "A", "甲", "100", weight: "2"), plan("A", nil, "科长", nil),
            plan("A2", "A", "乙", "50"), plan("B", nil, "他人", nil), plan("B1", "B", "甲", nil),
        ])
        XCTAssertEqual(tree.lines.map(\.plan.code), ["A", "B", "A1", "A2", "B1"])
        XCTAssertEqual(tree.lines.map(\.level), [0, 0, 1, 1, 1])
        XCTAssertEqual(
            tree.lines.map(\.progress), [dec("83.33"), nil, dec("100"), dec("50"), nil])
        XCTAssertEqual(tree.lines.map(\.reported), [2, 0, 1, 1, 0])
        XCTAssertEqual(
            tree.visible(to: Person.ID("科长")).map(\.plan.code), ["A", "A1", "A2"])
        XCTAssertEqual(tree.visible(to: Person.ID("甲")).map(\.plan.code), ["A1", "B1"])
        XCTAssertEqual(tree.visible(to: Person.ID("外人")), [])
    }

    func testS278RefusesWhatIsNoTree() {
        func refused(_ error: OfficeError, _ plans: [PlanTree.Plan], line: UInt = #line) {
            assertRefused(error, line: line) { try PlanTree(plans) }
        }
        refused(.planCircle("A"), [plan("A", "B", "x", nil), plan("B", "A", "x", nil)])
        refused(.planCircle("A"), [plan("A", "A", "x", nil), plan("B", nil, "x", nil)])
        refused(.unknown("Z"), [plan("A", "Z", "x", nil)])
        refused(.twice("A"), [plan("A", nil, "x", nil), plan("A", nil, "x", nil)])
        refused(.planParentProgress("A"), [plan("A", nil, "x", "1"), plan("B", "A", "x", "1")])
        refused(
            .planParentProgress("A"),
            [plan("A", nil, "x", nil, weight: "70"), plan("B", "A", "x", "1")])
        refused(.numberInvalid("A", value: "100.1"), [plan("A", nil, "x", "100.1")])
        refused(.numberInvalid("A", value: "-1"), [plan("A", nil, "x", "-1")])
        refused(.numberInvalid("A", value: "0"), [plan("A", nil, "x", nil, weight: "0")])
    }

    /// A chain of many plans is walked, not recursed into.
    func testS278DeepTreesAreWalked() throws {
        let depth = 4_000
        let plans = (0..<depth).map {
            plan("\($0)", $0 == 0 ? nil : "\($0 - 1)", "P\($0)", $0 == depth - 1 ? "40" : nil)
        }
        let tree = try PlanTree(plans)
        XCTAssertEqual(tree.lines[0].progress, dec("40"))
        XCTAssertEqual(tree.visible(to: Person.ID("P0")).count, depth)
    }
}
