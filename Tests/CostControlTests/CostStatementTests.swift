import CostControl
import HospitalCore
import XCTest

/// Income beside cost, what is left, and the statements about both.
final class CostStatementTests: XCTestCase {
    private let (lab, ward, clinic) =
        (Department.ID("lab"), Department.ID("ward"), Department.ID("clinic"))

    private var departments: [Department] {
        [
            department("lab", .medicalTechnology), department("ward"), department("clinic"),
        ]
    }

    private var income: IncomeLedger {
        IncomeLedger(departments: departments, entries: [
            IncomeEntry("R1", item: "tests", amount: yuan("100"), ordering: ward, executing: lab),
            IncomeEntry("R2", item: "tests", amount: yuan("50"), ordering: clinic, executing: lab),
            IncomeEntry("R3", item: "beds", amount: yuan("70"), ordering: ward, executing: ward),
            IncomeEntry("R4", item: "beds", amount: yuan("-0.01"), ordering: ward, executing: ward),
        ])
    }

    private func allocated(_ basis: IncomeBasis) throws -> AllocationResult {
        try AllocationRequest(
            items: ["tests", "beds"], centres: income.centres(by: basis),
            drivers: [Driver("orders", values: [ward: Decimal(3), clinic: Decimal(1)])],
            steps: [AllocationStep(sources: [lab], driver: "orders")], method: .stepDown
        ).allocated()
    }

    private func finals(_ result: AllocationResult) -> [String] {
        result.finals.map { final in
            "\(result.departments[final.department].id) \(final.amounts)"
        }
    }

    /// 150.00 of the laboratory by 3 to 1 orders: 112.50 and 37.50 (BHIMA #5996).
    func testIncomeGoesThroughTheStepsOfCost() throws {
        XCTAssertEqual(
            finals(try allocated(.executing)), ["clinic [3750, 0]", "ward [11250, 6999]"])
        XCTAssertEqual(
            finals(try allocated(.ordering)), ["clinic [5000, 0]", "ward [10000, 6999]"])
        let other = IncomeLedger(departments: departments, entries: income.entries.reversed())
        for basis in IncomeBasis.allCases {
            XCTAssertEqual(try other.centres(by: basis), try income.centres(by: basis))
        }
    }

    /// S-096: income and expense of a unit are two accounts; drugs sold for 120.00 that cost 100.00
    /// stand as both, and no account is smaller for the other.
    func testS096IncomeAndCostOfADepartmentAreTwoAccounts() throws {
        let statement = try OperatingStatement([
            .init(
                Department.ID("pharmacy"), income: [.init("drugs", yuan("120"))],
                cost: [.init("drugs", yuan("100")), .init("personnel", yuan("15"))]),
            .init(
                ward, income: [.init("beds", yuan("50"))],
                cost: [.init("personnel", yuan("60"))]),
        ])
        XCTAssertEqual(
            statement.lines.map { "\($0.income) \($0.cost) \($0.margin)" },
            ["120.00 115.00 5.00", "50.00 60.00 -10.00"])
        XCTAssertEqual(statement.units[0].income.map(\.amount), [yuan("120")])
        XCTAssertEqual(statement.units[0].cost.map(\.amount), [yuan("100"), yuan("15")])
        XCTAssertEqual(statement.hospital.income, yuan("170"))
        XCTAssertEqual(statement.hospital.cost, yuan("175"))
    }

    /// S-107: real benefit = income − all expenses: 1000.00 less direct 600.00 and received 450.00.
    func testS107TheRealBenefitOfAUnitIsItsIncomeLessAllItsExpenses() throws {
        let statement = try OperatingStatement([
            .init(
                ward, income: [.init("all", yuan("1000"))],
                cost: [.init("direct", yuan("600")), .init("received", yuan("450"))])
        ])
        XCTAssertEqual(statement.lines[0].margin, yuan("-50"))
        XCTAssertEqual(statement.hospital.margin, yuan("-50"))
    }

    /// S-123: 300.00 over 8 visits is 37.5; the ward has not reported, so its bed-day and that of
    /// the hospital are missing and not another figure.
    func testS123TheMonitorLeavesMissingVolumesMissing() throws {
        let icu = Department.ID("icu")
        let statement = try OperatingStatement([
            .init(
                clinic, income: [.init("i", yuan("400"))], cost: [.init("c", yuan("300"))],
                volume: .init(.visits, Decimal(8))),
            .init(
                ward, income: [.init("i", yuan("90"))], cost: [.init("c", yuan("100"))],
                volume: .init(.bedDays, nil)),
            .init(
                icu, income: [.init("i", yuan("10"))], cost: [.init("c", yuan("10"))],
                volume: .init(.bedDays, Decimal(4))),
            .init(lab, income: [], cost: [], volume: .init(.visits, .zero)),
        ])
        let line = statement.lines[0]
        XCTAssertEqual(line.perVolume(line.cost), Rate(dec("37.5")))
        XCTAssertEqual(line.perVolume(line.income), Rate(dec("50")))
        XCTAssertEqual(line.perVolume(line.margin), Rate(dec("12.5")))
        XCTAssertEqual(statement.lines[1].perVolume(yuan("10")), Rate(dec("2.5")))
        XCTAssertNil(statement.lines[3].perVolume(yuan("100")), "not reported")
        XCTAssertNil(statement.lines[2].perVolume(.zero), "0 over 0 visits")
        XCTAssertEqual(statement.volumes.map { $0.line.volume?.kind }, [.visits, .bedDays])
        let (visits, days) = (statement.volumes[0], statement.volumes[1])
        XCTAssertEqual(visits.line.perVolume(visits.line.cost), Rate(dec("37.5")))
        XCTAssertEqual(visits.missing, [])
        XCTAssertEqual(days.line.cost, yuan("110"))
        XCTAssertNil(days.line.perVolume(days.line.cost))
        XCTAssertEqual(days.missing, [ward])
        XCTAssertNil(statement.hospital.perVolume(statement.hospital.cost))
        XCTAssertEqual(statement.hospital.margin, yuan("90"))
    }

    /// 60 % of cost by a driver of quality 0.9 and 40 % by one of 0.5: 54 + 20 = 74.
    func testMAQSWeighsTheQualityOfDriversByTheirCost() throws {
        func quality(_ area: String, _ heads: String, of maximum: String) throws -> DriverQuality {
            try DriverQuality(
                costs: [
                    ("area", dec("400")), ("area", dec("200")), ("heads", dec("400")),
                    ("kwh", dec("77.77")),
                ],
                ratings: [
                    .init("area", dec(area), of: dec(maximum)),
                    .init("heads", dec(heads), of: dec(maximum)),
                    .init("packs", .zero, of: .one),
                ])
        }
        for result in [
            try quality("0.9", "0.5", of: "1"), try quality("90", "50", of: "100"),
        ] {
            XCTAssertEqual(result.score, Rate(dec("74")))
            XCTAssertEqual(result.rated, Rate(dec("1000")))
            XCTAssertEqual(result.unrated, Rate(dec("77.77")), "missing is not zero")
            XCTAssertEqual(
                result.lines.map { "\($0.driver) \($0.quality?.description ?? "-")" },
                ["area 9/10", "heads 1/2", "kwh -"])
            XCTAssertEqual(
                result.lines.map { result.share(of: $0) },
                [Rate(dec("0.6")), Rate(dec("0.4")), nil])
        }
        let nothing = try DriverQuality(costs: [("kwh", dec("1"))], ratings: [])
        XCTAssertNil(nothing.score)
        let free = try DriverQuality(
            costs: [("kwh", .zero)], ratings: [.init("kwh", .one, of: .one)])
        XCTAssertNil(free.score, "no cost, no share")
    }

    /// A third of cost at quality 1 and two thirds at 0: 100/3, exact until it is shown.
    func testTheScoreIsExactAndRoundedOnce() throws {
        let result = try DriverQuality(
            costs: [("a", .one), ("b", Decimal(2))],
            ratings: [.init("a", .one, of: .one), .init("b", .zero, of: .one)])
        XCTAssertEqual(result.score, try Rate("100/3"))
        XCTAssertEqual(
            try result.score?.decimal(digits: 2, rounding: .halfAwayFromZero).description, "33.33")
    }

    /// Ledger 130.00: fine 5.00, administration 20.00 outside of 医疗业务成本, laboratory 30.00
    /// passed on, water bill 15.00 among the departments.
    func testTheStatementTiesStepByStep() throws {
        let cost = try CostLedger(
            departments: fourClasses,
            entries: [
                entry("V1", "ward", "a", "60"), entry("V2", "lab", "a", "30"),
                entry("V3", "admin", "b", "20"), entry("V4", "ward", "b", "5", kind: "fine"),
                entry("W", "ward", "b", "10", bill: "W"), entry("W", "admin", "b", "5", bill: "W"),
            ]
        ).scoped(.medicalBusiness)
        let finals = [
            (account: Posting.Account(ward, item: "b"), amount: dec("10.00")),
            (account: Posting.Account(ward, item: "a"), amount: dec("90.00")),
        ]
        let statement = try CostReconciliation(
            cost, finals: finals, stated: [("c", yuan("1")), ("b", yuan("41")), ("a", yuan("90"))])
        XCTAssertEqual(
            statement.lines.map { line in
                [
                    line.section.rawValue, line.key ?? "-", line.amount.description,
                    line.expected?.description ?? "-", line.difference?.description ?? "-",
                ].joined(separator: " ")
            },
            [
                "stated a 90.00 90.00 0.00", "stated b 40.00 41.00 -1.00",
                "stated c 0.00 1.00 -1.00",
                "ledger_direct - 115.00 - -", "ledger_bill W 15.00 - -", "ledger - 130.00 - -",
                "never_cost fine 5.00 - -", "other_scope admin_logistics 25.00 - -",
                "scope medical_business 100.00 100.00 0.00", "scope_direct - 90.00 90.00 0.00",
                "scope_bill W 10.00 - -", "allocated lab 30.00 - -",
                "received - 30.00 30.00 0.00", "final ward 100.00 - -",
                "final_total - 100.00 100.00 0.00", "final_item a 90.00 90.00 0.00",
                "final_item b 10.00 10.00 0.00",
            ])
        XCTAssertEqual(
            statement.findings.map { $0.text(in: .chinese) },
            [
                "对账差异：总账成本项目（b）为40.00元，应为41.00元，相差-1.00元。",
                "对账差异：总账成本项目（c）为0.00元，应为1.00元，相差-1.00元。",
            ])
        XCTAssertFalse(statement.tiesOut)
        let silent = try CostReconciliation(cost, finals: finals, stated: [("a", yuan("90"))])
        XCTAssertEqual(
            silent.lines.prefix(2).map { $0.difference?.description }, ["0.00", "40.00"],
            "an item that the financial ledger lacks differs by all of it")
        XCTAssertNil(silent.lines[1].expected)
        assertRefused(LedgerError.outOfRange(place: "ward/a"), says: ["ward/a"]) {
            try CostReconciliation(
                cost, finals: [(Posting.Account(ward, item: "a"), dec("0.0000001"))])
        }
    }
}
