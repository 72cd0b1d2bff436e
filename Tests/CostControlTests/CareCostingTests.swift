import CostControl
import HospitalCore
import TestSupport
import XCTest

/// Visits, bed-days and discharges: worked by hand, then the laws over random hospitals.
final class CareCostingTests: XCTestCase {
    private static let seed: UInt64 = 20_250_301

    private func shown(_ rate: Rate?) throws -> String? {
        try rate?.decimal(digits: 4, rounding: .halfAwayFromZero).description
    }

    /// One clinic (300.00 for 40 visits), one ward (900.01 for 30 bed-days and 4 discharges), and
    /// one of both, split 1 : 2 by income: staff 100.00 → 33.33 and 66.67, drugs 10.00 → 3.33 and
    /// 6.67; it had 10 visits, 6 bed-days of weight 1 and 2 of weight 3, no discharge.
    private func hospital() -> [CareDepartment] {
        [
            CareDepartment(
                "clinic", amounts: ["staff": yuan("200"), "drugs": yuan("100")],
                volumes: [CareVolume(.visit, dec("40"))]),
            CareDepartment(
                "ward", amounts: ["staff": yuan("900.01")],
                volumes: [CareVolume(.bedDay, dec("30")), CareVolume(.discharge, dec("4"))]),
            CareDepartment(
                "both", amounts: ["staff": yuan("100"), "drugs": yuan("10")],
                split: CareSplit(outpatient: dec("1"), inpatient: dec("2")),
                volumes: [
                    CareVolume(.visit, dec("10")), CareVolume(.bedDay, dec("6")),
                    CareVolume(.bedDay, dec("2"), weight: dec("3")),
                ]),
        ]
    }

    func testEachDepartmentAndTheHospitalAreCosted() throws {
        let prior = CareCell(department: nil, unit: .visit, item: nil)
        let (costs, findings) = try CareCosting(
            period: "2025-03", items: ["staff", "drugs"], departments: hospital(),
            prior: [prior: dec("6.4")]
        ).costed()
        let lines = try costs.map { cost in
            [
                cost.cell.department ?? "*", cost.cell.unit.rawValue, cost.cell.item ?? "*",
                cost.cost.description, cost.volume?.description ?? "-",
                try shown(cost.unitCost) ?? "-", try shown(cost.weightedUnitCost) ?? "-",
            ].joined(separator: " ")
        }
        XCTAssertEqual(
            lines,
            [
                "clinic visit staff 200.00 40 5.0000 5.0000",
                "clinic visit drugs 100.00 40 2.5000 2.5000",
                "clinic visit * 300.00 40 7.5000 7.5000",
                "ward bed_day staff 900.01 30 30.0003 30.0003",
                "ward bed_day drugs 0.00 30 0.0000 0.0000",
                "ward bed_day * 900.01 30 30.0003 30.0003",
                "ward discharge staff 900.01 4 225.0025 225.0025",
                "ward discharge drugs 0.00 4 0.0000 0.0000",
                "ward discharge * 900.01 4 225.0025 225.0025",
                "both visit staff 33.33 10 3.3330 3.3330",
                "both visit drugs 3.33 10 0.3330 0.3330",
                "both visit * 36.66 10 3.6660 3.6660",
                // 66.67 over 8 days, and over 6 + 2 × 3 = 12 weighted ones.
                "both bed_day staff 66.67 8 8.3338 5.5558",
                "both bed_day drugs 6.67 8 0.8338 0.5558",
                "both bed_day * 73.34 8 9.1675 6.1117",
                "both discharge staff 66.67 - - -",
                "both discharge drugs 6.67 - - -",
                "both discharge * 73.34 - - -",
                // 233.33 + 103.33 = 336.66 over 50; never the mean of 7.5 and 3.666.
                "* visit staff 233.33 50 4.6666 4.6666",
                "* visit drugs 103.33 50 2.0666 2.0666",
                "* visit * 336.66 50 6.7332 6.7332",
                "* bed_day staff 966.68 38 25.4389 23.0162",
                "* bed_day drugs 6.67 38 0.1755 0.1588",
                "* bed_day * 973.35 38 25.6145 23.1750",
                // The cost of patients who left from elsewhere counts in the hospital's 4.
                "* discharge staff 966.68 4 241.6700 241.6700",
                "* discharge drugs 6.67 4 1.6675 1.6675",
                "* discharge * 973.35 4 243.3375 243.3375",
            ])
        XCTAssertEqual(findings.map(\.message), [.careDischargesMissing])
        XCTAssertEqual(findings[0].text(in: .chinese).contains("both"), true)
        // 6.733200 − 6.4 = 0.3332, 5.21 % (5.20625 rounded).
        let visit = try XCTUnwrap(costs.first { $0.cell == prior })
        XCTAssertEqual(try visit.change(), dec("0.3332"))
        XCTAssertEqual(try visit.changePercent(), dec("5.21"))
        XCTAssertNil(try costs[0].change())
        XCTAssertNil(try costs[0].changePercent())
    }

    func testNothingOverNothingIsMissing() throws {
        let (costs, findings) = try CareCosting(
            period: "2025-03", items: ["staff"],
            departments: [
                CareDepartment("shut", amounts: [:], volumes: [CareVolume(.visit, .zero)])
            ]
        ).costed()
        XCTAssertEqual(costs.map(\.cost), [.zero, .zero, .zero, .zero])
        XCTAssertTrue(costs.allSatisfy { $0.unitCost == nil })
        XCTAssertEqual(findings, [])
    }

    private func refused(
        _ departments: [CareDepartment], items: [String] = ["staff"]
    ) -> UnitCostError? {
        do throws(UnitCostError) {
            _ = try CareCosting(period: "2025-03", items: items, departments: departments).costed()
            return nil
        } catch { return error }
    }

    func testCostOverNothingNamesDepartmentItemAndPeriod() throws {
        let error = refused([
            CareDepartment(
                "内科", amounts: ["staff": yuan("7.50")], volumes: [CareVolume(.bedDay, .zero)])
        ])
        XCTAssertEqual(
            error,
            .denominatorZero(
                object: "内科", quantity: .bedDays, amount: "7.50", item: "staff",
                period: "2025-03"))
        let text = try XCTUnwrap(error).finding.text(in: .chinese)
        XCTAssertEqual(
            text, "2025年3月，“内科”的床日数合计为0，“staff”尚有7.50元成本无法计算单位成本。")
        let english = try XCTUnwrap(error).finding.text(in: .english)
        for word in ["2025-03", "内科", "staff", "7.50"] { XCTAssertTrue(english.contains(word)) }
        // Weights that total nothing, and a split by nothing.
        XCTAssertEqual(
            refused([
                CareDepartment(
                    "内科", amounts: ["staff": yuan("1")],
                    volumes: [CareVolume(.visit, .one, weight: .zero)])
            ]),
            .denominatorZero(
                object: "内科", quantity: .weight, amount: "1.00", item: "staff",
                period: "2025-03"))
        XCTAssertEqual(
            refused([
                CareDepartment(
                    "内科", amounts: ["staff": yuan("1")],
                    split: CareSplit(outpatient: .zero, inpatient: .zero), volumes: [])
            ]),
            .denominatorZero(
                object: "内科", quantity: .basis, amount: "1.00", item: "staff",
                period: "2025-03"))
    }

    func testWhatNobodyCountedOrSplitIsNamed() throws {
        let cost = ["staff": yuan("1")]
        let both = [CareVolume(.visit, .one), CareVolume(.bedDay, .one)]
        let cases: [(CareDepartment, UnitCostQuantity)] = [
            (CareDepartment("内科", amounts: cost, volumes: []), .careVolume),
            (CareDepartment("内科", amounts: cost, volumes: both), .careSplit),
            (
                CareDepartment(
                    "内科", amounts: cost, volumes: [CareVolume(.discharge, .one)]), .bedDays
            ),
            (
                CareDepartment(
                    "内科", amounts: cost, split: .outpatientOnly,
                    volumes: [CareVolume(.bedDay, .one)]), .visits
            ),
        ]
        for (department, quantity) in cases {
            let error = UnitCostError.quantityMissing(
                object: "内科", quantity: quantity, period: "2025-03")
            XCTAssertEqual(refused([department]), error)
            for language in Language.allCases {
                let text = error.finding.text(in: language)
                XCTAssertTrue(text.contains("内科") && !text.contains("{"), text)
            }
        }
    }

    func testCodesStandOnceItemsAreKnownAndQuantitiesAreNotNegative() {
        let plain = CareDepartment("a", amounts: [:], volumes: [])
        XCTAssertEqual(refused([plain, plain]), .duplicate("a"))
        XCTAssertEqual(refused([]), .nothingToCost)
        XCTAssertEqual(refused([plain], items: ["x", "x"]), .duplicate("x"))
        XCTAssertEqual(
            refused([CareDepartment("a", amounts: ["stafff": .zero], volumes: [])]),
            .unknown("stafff", place: "a", nearest: "staff"))
        let minus = dec("-1")
        XCTAssertEqual(
            refused([CareDepartment("a", amounts: [:], volumes: [CareVolume(.visit, minus)])]),
            .negative(object: "a", quantity: .visits, value: minus))
        XCTAssertEqual(
            refused([
                CareDepartment(
                    "a", amounts: [:], volumes: [CareVolume(.visit, .one, weight: minus)])
            ]), .negative(object: "a", quantity: .weight, value: minus))
        XCTAssertEqual(
            refused([
                CareDepartment(
                    "a", amounts: [:], split: CareSplit(outpatient: minus, inpatient: .one),
                    volumes: [])
            ]), .negative(object: "a", quantity: .basis, value: minus))
    }

    /// Splitting loses no fen: the two sides of each item add up to the department, the items to
    /// the total, the departments to the hospital, and unit cost × volume is the cost.
    func testNothingIsLostOnTheWayToTheHospital() throws {
        var random = SeededGenerator(seed: Self.seed)
        for _ in 0..<200 {
            let items = (0..<Int.random(in: 1...4, using: &random)).map { "i\($0)" }
            let departments = (0..<Int.random(in: 1...6, using: &random)).map { number in
                CareDepartment(
                    "d\(number)",
                    amounts: Dictionary(uniqueKeysWithValues: items.map {
                        ($0, Money(fen: Int64.random(in: -500...100_000, using: &random)))
                    }),
                    split: CareSplit(
                        outpatient: Decimal(Int.random(in: 0...9, using: &random)),
                        inpatient: Decimal(Int.random(in: 1...9, using: &random))),
                    volumes: CareUnit.allCases.map {
                        CareVolume($0, Decimal(Int.random(in: 1...400, using: &random)))
                    })
            }
            let (costs, _) = try CareCosting(
                period: "p", items: items, departments: departments
            ).costed()
            func cost(_ department: String?, _ unit: CareUnit, _ item: String?) throws -> Money {
                try XCTUnwrap(costs.first {
                    $0.cell == CareCell(department: department, unit: unit, item: item)
                }).cost
            }
            for item in items {
                for department in departments {
                    XCTAssertEqual(
                        try cost(department.code, .visit, item)
                            .adding(cost(department.code, .bedDay, item)),
                        department.amounts[item], "seed \(Self.seed)")
                }
                for unit in CareUnit.allCases {
                    XCTAssertEqual(
                        try departments.map { try cost($0.code, unit, item) }.total(),
                        try cost(nil, unit, item), "seed \(Self.seed)")
                }
            }
            for line in costs {
                let volume = Rate(try XCTUnwrap(line.volume))
                XCTAssertEqual(
                    try XCTUnwrap(line.unitCost) * volume, Rate(dec(line.cost.description)),
                    "seed \(Self.seed)")
            }
        }
    }
}
