import CostControl
import HospitalCore
import TestSupport
import XCTest

/// Service items by every method, cost item by cost item.
final class ServiceItemTests: XCTestCase {
    private static let seed: UInt64 = 20_250_302

    private func pool(_ parts: [(String, String)]) -> ServicePool {
        ServicePool(department: "CT", parts: parts.map { .init($0.0, yuan($0.1)) })
    }

    private func shown(_ cost: ServiceCost) throws -> [String] {
        try cost.items.map { item in
            let unit = try item.unitCost?.decimal(digits: 4, rounding: .halfAwayFromZero)
            return ([item.code, item.cost.description, unit?.description ?? "-"]
                + item.parts.map(\.cost.description)).joined(separator: " ")
        }
    }

    /// 100.00 staff and 10.00 other over two items: a was done 4 times, b 3 times.
    private let items = [
        ServiceItem(
            "a", volume: dec("4"), income: yuan("500"), minutes: dec("10"), work: dec("1"),
            relativeValue: dec("1")),
        ServiceItem(
            "b", volume: dec("3"), income: yuan("1000"), minutes: dec("20"), work: dec("3"),
            relativeValue: dec("2")),
    ]

    func testThreeVariantsOfTheRatioMethodAreNamed() throws {
        let parts = pool([("staff", "100"), ("other", "10")])
        func costed(_ method: ServiceItemMethod) throws -> [String] {
            try shown(ServiceItemCosting(parts, method: method, items: items).costed())
        }
        // Income 1 : 2 — 33.33 + 3.33 over 4 is 110/3/4 = 9.1667 exactly.
        XCTAssertEqual(
            try costed(.income), ["a 36.66 9.1667 33.33 3.33", "b 73.34 24.4444 66.67 6.67"])
        // Minutes 4 × 10 : 3 × 20 = 2 : 3.
        XCTAssertEqual(
            try costed(.minutes), ["a 44.00 11.0000 40.00 4.00", "b 66.00 22.0000 60.00 6.00"])
        // Work 1 : 3.
        XCTAssertEqual(
            try costed(.work), ["a 27.50 6.8750 25.00 2.50", "b 82.50 27.5000 75.00 7.50"])
        // Relative values 4 × 1 : 3 × 2 = 2 : 3.
        XCTAssertEqual(
            try costed(.relativeValue),
            ["a 44.00 11.0000 40.00 4.00", "b 66.00 22.0000 60.00 6.00"])
    }

    /// 100 minutes used of 125: 80.00 and 8.00 are carried, 20.00 and 2.00 were not used.
    func testTheTimeDrivenMethodShowsUnusedCapacity() throws {
        let cost = try ServiceItemCosting(
            pool([("staff", "100"), ("other", "10")]), method: .timeDriven, items: items,
            capacity: dec("125")
        ).costed()
        XCTAssertEqual(
            try shown(cost), ["a 35.20 8.8000 32.00 3.20", "b 52.80 17.6000 48.00 4.80"])
        XCTAssertEqual(cost.unused?.minutes, dec("25"))
        XCTAssertEqual(cost.unused?.cost, yuan("22"))
        XCTAssertEqual(cost.findings, [])
        let over = try ServiceItemCosting(
            pool([("staff", "100")]), method: .timeDriven, items: items, capacity: dec("50")
        ).costed()
        XCTAssertEqual(over.unused?.cost, yuan("-100"))
        XCTAssertEqual(over.findings.map(\.message), [.capacityExceeded])
        XCTAssertTrue(over.findings[0].text(in: .chinese).contains("100分钟"))
    }

    /// Staff 100.00 goes 3 : 1 to scanning and reporting, other 10.00 to scanning alone; scanning
    /// takes 4 × 1 + 3 × 2 = 10 units, reporting 4 × 1: 75/10, 25/4 and 10/10 a unit.
    func testActivitiesTakeResourcesAndItemsTakeActivities() throws {
        var (a, b) = (items[0], items[1])
        a.activities = ["scan": dec("1"), "report": dec("1")]
        b.activities = ["scan": dec("2")]
        var request = ServiceItemCosting(
            pool([("staff", "100"), ("other", "10")]), method: .activity, items: [a, b],
            drivers: [
                "staff": ["scan": dec("30"), "report": dec("10")], "other": ["scan": dec("1")],
            ])
        let cost = try request.costed()
        XCTAssertEqual(
            cost.activities.map { "\($0.resource) \($0.activity) \($0.amount)" },
            ["staff report 25.00", "staff scan 75.00", "other scan 10.00"])
        XCTAssertEqual(
            try shown(cost), ["a 59.00 14.7500 55.00 4.00", "b 51.00 17.0000 45.00 6.00"])
        request.drivers["other"] = [:]
        XCTAssertThrowsError(try request.costed()) {
            XCTAssertEqual(
                $0 as? UnitCostError,
                .denominatorZero(object: "CT/other", quantity: .driver, amount: "10.00"))
        }
        request.drivers["other"] = ["film": dec("1")]
        XCTAssertThrowsError(try request.costed()) {
            XCTAssertEqual(
                $0 as? UnitCostError,
                .denominatorZero(object: "CT/film", quantity: .driver, amount: "10.00"))
        }
    }

    /// 4 × 2.50 of item a are its own: the other 10.00 of materials are spread 1 : 3.
    func testOwnMaterialsLeaveTheirCostItemBeforeItIsSpread() throws {
        var own = items
        own[0].ownMaterials = dec("2.5")
        var request = ServiceItemCosting(
            pool([("staff", "40"), ("materials", "20")]), method: .work, items: own,
            materials: "materials")
        let cost = try request.costed()
        XCTAssertEqual(
            try shown(cost), ["a 22.50 5.6250 10.00 12.50", "b 37.50 12.5000 30.00 7.50"])
        request.materials = nil
        XCTAssertThrowsError(try request.costed()) {
            XCTAssertEqual(
                $0 as? UnitCostError, .quantityMissing(object: "CT/a", quantity: .ownMaterials))
        }
        own[0].ownMaterials = dec("6")
        XCTAssertThrowsError(
            try ServiceItemCosting(
                pool([("materials", "20")]), method: .work, items: own, materials: "materials"
            ).costed()
        ) {
            XCTAssertEqual(
                $0 as? UnitCostError,
                .takenOutTooMuch(
                    object: "CT", item: "materials", cost: yuan("20"), taken: yuan("24")))
        }
    }

    func testAnItemWithoutTheFigureOfItsMethodIsNamed() {
        let bare = [ServiceItem("a", volume: .one)]
        let needed: [ServiceItemMethod: UnitCostQuantity] = [
            .income: .income, .minutes: .operatingMinutes, .work: .work,
            .relativeValue: .relativeValue,
        ]
        for (method, quantity) in needed {
            XCTAssertThrowsError(
                try ServiceItemCosting(pool([("x", "1")]), method: method, items: bare).costed()
            ) {
                XCTAssertEqual(
                    $0 as? UnitCostError, .quantityMissing(object: "CT/a", quantity: quantity))
            }
        }
        XCTAssertThrowsError(
            try ServiceItemCosting(pool([("x", "1")]), method: .timeDriven, items: items).costed()
        ) {
            XCTAssertEqual(
                $0 as? UnitCostError, .quantityMissing(object: "CT", quantity: .practicalCapacity))
        }
        XCTAssertThrowsError(
            try ServiceItemCosting(
                pool([("x", "1")]), method: .income,
                items: [ServiceItem("a", volume: .one, income: .zero)]
            ).costed()
        ) {
            XCTAssertEqual(
                $0 as? UnitCostError,
                .denominatorZero(object: "CT/x", quantity: .income, amount: "1.00"))
        }
    }

    /// 36.66 over 4 in one house and 10.00 over 1 in another: 46.66… over 5, not 9.58.
    func testTheHospitalWeighsDepartmentsByVolume() throws {
        let one = try ServiceItemCosting(
            pool([("staff", "110")]), method: .income, items: items
        ).costed()
        let other = try ServiceItemCosting(
            pool([("staff", "10")]), method: .work,
            items: [ServiceItem("a", volume: .one, work: .one)]
        ).costed()
        let hospital = try ServiceItemCosting.hospital([one, other])
        XCTAssertEqual(hospital.map(\.code), ["a", "b"])
        // (110/3 + 10) / 5 = 28/3.
        XCTAssertEqual(hospital[0].unitCost, try Rate(numerator: 28, denominator: 3))
        XCTAssertEqual(hospital[0].volume, dec("5"))
        XCTAssertEqual(hospital[0].cost, yuan("46.67"))
        XCTAssertEqual(try hospital[0].margin(), yuan("453.33"))
        XCTAssertNil(try other.items[0].margin())
    }

    func testThePoolIsWithoutDrugsAndChargedMaterials() throws {
        let cost = [
            ServicePool.Part("staff", yuan("100")), .init("drugs", yuan("70")),
            .init("materials", yuan("30")),
        ]
        let pool = try ServicePool(
            department: "CT", cost: cost, drugs: ["drugs"], charged: ["materials": yuan("12.5")])
        XCTAssertEqual(pool.parts, [cost[0], .init("materials", yuan("17.5"))])
        XCTAssertEqual(try pool.total(), yuan("117.5"))
        func refused(_ charged: [String: Money]) -> UnitCostError? {
            do throws(UnitCostError) {
                _ = try ServicePool(department: "CT", cost: cost, drugs: [], charged: charged)
                return nil
            } catch { return error }
        }
        let much = UnitCostError.takenOutTooMuch(
            object: "CT", item: "materials", cost: yuan("30"), taken: yuan("30.01"))
        XCTAssertEqual(refused(["materials": yuan("30.01")]), much)
        XCTAssertEqual(
            much.finding.text(in: .chinese), "“CT”的“materials”成本为30.00元，不足以扣除30.01元。")
        XCTAssertTrue(much.finding.text(in: .english).contains("30.01"))
        XCTAssertEqual(
            refused(["material": yuan("1")]),
            .unknown("material", place: "CT", nearest: "materials"))
        XCTAssertEqual(
            refused(["materials": yuan("-1")]),
            .negative(object: "CT/materials", quantity: .amount, value: dec("-1")))
    }

    /// The three stages: 100.00 of the office 1 : 1 to lab and ward, the lab's 50.00 to the ward.
    /// Before stage 3 the lab has 100.00 (50 + 50) and the ward 60.00 (10 + 50).
    func testTheCostAfterStageTwoComesFromAnAllocation() throws {
        func centre(_ code: String, _ kind: DepartmentClass, _ cost: String) -> CostCentre {
            CostCentre(
                Department(id: Department.ID(code), departmentClass: kind),
                direct: ["staff": dec(cost)])
        }
        let heads = [Department.ID("lab"): Decimal.one, Department.ID("ward"): .one]
        let result = try AllocationRequest(
            items: ["staff", "drugs"],
            centres: [
                centre("office", .administrationLogistics, "100"),
                centre("lab", .medicalTechnology, "50"), centre("ward", .clinical, "10"),
            ],
            drivers: [
                Driver("heads", values: heads),
                Driver("orders", values: [Department.ID("ward"): .one]),
            ],
            steps: [
                AllocationStep(stage: 1, sources: [Department.ID("office")], driver: "heads"),
                AllocationStep(stage: 3, sources: [Department.ID("lab")], driver: "orders"),
            ],
            method: .threeStage
        ).allocated()
        XCTAssertEqual(
            try result.costAfterAuxiliaries(of: Department.ID("lab")),
            [.init("staff", yuan("100")), .init("drugs", .zero)])
        XCTAssertEqual(
            try result.costAfterAuxiliaries(of: Department.ID("ward")),
            [.init("staff", yuan("60")), .init("drugs", .zero)])
        XCTAssertThrowsError(try result.costAfterAuxiliaries(of: Department.ID("wards"))) {
            XCTAssertEqual(
                $0 as? UnitCostError, .unknown("wards", place: "—", nearest: "ward"))
        }
    }

    /// Domain goal 9: Σ unit × volume returns the pool, or the pool less unused capacity, exactly;
    /// the fen of all items and of unused capacity are those of the pool, cost item by cost item.
    func testEveryMethodReturnsThePool() throws {
        var random = SeededGenerator(seed: Self.seed)
        for _ in 0..<150 {
            let parts = (0..<Int.random(in: 1...4, using: &random)).map {
                ServicePool.Part(
                    "k\($0)", Money(fen: Int64.random(in: -900...9_000_000, using: &random)))
            }
            func draw(_ upTo: Int) -> Decimal {
                let digits = Int128(Int.random(in: 1...upTo, using: &random))
                return (try? Decimal(significand: digits, scale: 2)) ?? .one
            }
            let items = (0..<Int.random(in: 1...6, using: &random)).map { number in
                ServiceItem(
                    "i\(number)", volume: draw(90_000),
                    income: Money(fen: Int64.random(in: 1...900_000, using: &random)),
                    minutes: draw(6_000), work: draw(5_000), relativeValue: draw(2_000),
                    activities: ["x": draw(300), "y": draw(300)])
            }
            let drivers = Dictionary(uniqueKeysWithValues: parts.map {
                ($0.item, ["x": draw(900), "y": draw(900)])
            })
            for method in ServiceItemMethod.allCases {
                let cost = try ServiceItemCosting(
                    ServicePool(department: "d", parts: parts), method: method, items: items,
                    capacity: dec("99999999"), drivers: drivers
                ).costed()
                let whole = try parts.map(\.amount).total()
                let unused = cost.unused?.cost ?? .zero
                XCTAssertEqual(
                    try (cost.items.map(\.cost) + [unused]).total(), whole,
                    "\(method), seed \(Self.seed)")
                let exact = try cost.items.reduce(Rate.zero) {
                    $0 + (try XCTUnwrap($1.unitCost)) * Rate($1.volume)
                }
                if method == .timeDriven {
                    // The used cost is rounded once per cost item: half a fen each at most.
                    let difference = exact + Rate(dec(unused.description))
                        - Rate(dec(whole.description))
                    let bound = try Rate(numerator: Int128(parts.count), denominator: 200)
                    XCTAssertTrue(
                        difference <= bound && -difference <= bound, "seed \(Self.seed)")
                } else {
                    XCTAssertEqual(
                        exact, Rate(dec(whole.description)), "\(method), seed \(Self.seed)")
                }
                for (position, part) in parts.enumerated() where method != .timeDriven {
                    XCTAssertEqual(
                        try cost.items.map { $0.parts[position].cost }.total(), part.amount,
                        "\(method), seed \(Self.seed)")
                }
            }
        }
    }

    func testTheOrderOfItemsNeverChangesAnAmount() throws {
        var random = SeededGenerator(seed: Self.seed)
        for _ in 0..<50 {
            let items = (0..<5).map {
                ServiceItem("i\($0)", volume: .one, work: .one, activities: ["x": .one])
            }
            let parts = [
                ServicePool.Part("k", Money(fen: Int64.random(in: 1...999, using: &random)))
            ]
            for method in [ServiceItemMethod.work, .activity] {
                func costs(_ items: [ServiceItem]) throws -> [String: Money] {
                    let cost = try ServiceItemCosting(
                        ServicePool(department: "d", parts: parts), method: method, items: items,
                        drivers: ["k": ["x": .one]]
                    ).costed()
                    return Dictionary(uniqueKeysWithValues: cost.items.map { ($0.code, $0.cost) })
                }
                XCTAssertEqual(
                    try costs(items), try costs(items.shuffled(using: &random)),
                    "seed \(Self.seed)")
            }
        }
    }
}
