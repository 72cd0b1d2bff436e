import CostControl
import HospitalCore
import XCTest

/// Worked examples of unit cost, calculated by hand or printed by their sources.
final class UnitCostTests: XCTestCase {
    private func shown(_ rate: Rate?, _ digits: Int = 6) throws -> String {
        try XCTUnwrap(rate).decimal(digits: digits, rounding: .halfAwayFromZero).description
    }

    /// Kaplan and Anderson: 560,000 over 700,000 minutes; 121,400 of them are not used.
    func testTimeDrivenCostShowsUnusedCapacityApart() throws {
        let cost = try TimeDrivenCosting(
            object: "客服", cost: yuan("560000"), capacity: dec("700000"),
            activities: [
                TimedActivity("order", minutes: dec("40"), volume: dec("9800")),
                TimedActivity("complaint", minutes: dec("220"), volume: dec("280")),
                TimedActivity("credit", minutes: dec("250"), volume: dec("500")),
            ]
        ).costed()
        XCTAssertEqual(cost.rate, Rate(dec("0.8")))
        XCTAssertEqual(cost.lines.map(\.unitCost), ["32", "176", "200"].map { Rate(dec($0)) })
        XCTAssertEqual(
            cost.lines.map(\.cost), ["313600", "49280", "100000"].map { yuan($0) })
        XCTAssertEqual(cost.unused.minutes, dec("121400"))
        XCTAssertEqual(cost.unused.cost, yuan("97120"))
        XCTAssertEqual(try shown(cost.usedShare, 4), "0.8266")
        XCTAssertEqual(cost.findings, [])
    }

    /// 100 yuan over 10 minutes, of which 12 were worked: 120 yuan were used, 20 too many.
    func testMoreWorkThanCapacityIsTold() throws {
        let cost = try TimeDrivenCosting(
            object: "手术室", cost: yuan("100"), capacity: dec("10"),
            activities: [TimedActivity("a", minutes: dec("3"), volume: dec("4"))]
        ).costed()
        XCTAssertEqual(cost.used.cost, yuan("120"))
        XCTAssertEqual(cost.unused.cost, yuan("-20"))
        XCTAssertEqual(cost.findings.map(\.message.name), ["capacity_exceeded"])
        XCTAssertTrue(cost.findings[0].text(in: .chinese).contains("12分钟"))
    }

    func testNothingWorkedCostsNothing() throws {
        let cost = try TimeDrivenCosting(
            object: "手术室", cost: .zero, capacity: .zero,
            activities: [TimedActivity("a", minutes: dec("3"), volume: .zero)]
        ).costed()
        XCTAssertEqual(cost.rate, .zero)
        XCTAssertEqual(cost.lines[0].cost, .zero)
        XCTAssertNil(cost.usedShare)
    }

    /// The blood laboratory: 200,000 over 22,800 relative values; 8.772 would give 78.948.
    func testRelativeValuesAreNotRoundedBeforeTheyMultiply() throws {
        let cost = try RelativeValueCosting(
            object: "检验科", pool: yuan("200000"),
            items: [
                RelativeValueItem("I", value: dec("3"), volume: dec("1000")),
                RelativeValueItem("II", value: dec("9"), volume: dec("1700")),
                RelativeValueItem("III", value: dec("15"), volume: dec("300")),
            ]
        ).costed()
        XCTAssertEqual(cost.total, dec("22800"))
        XCTAssertEqual(
            try cost.lines.map { try shown($0.unitCost) },
            ["26.315789", "78.947368", "131.578947"])
        XCTAssertEqual(try cost.lines.map(\.cost).total(), yuan("200000"))
    }

    /// 1,000.00 by income 1 : 2: 333.33 and 666.67, exactly 1000/3 over 4 and 2000/3 over 3.
    func testProportionalCostFollowsTheBasis() throws {
        let lines = try ProportionalCosting(
            object: "放射科", pool: yuan("1000"), variant: .income,
            items: [
                ProportionalItem("x", basis: dec("500"), volume: dec("4")),
                ProportionalItem("y", basis: dec("1000.00"), volume: dec("3")),
                ProportionalItem("z", basis: .zero, volume: .zero),
            ]
        ).costed()
        XCTAssertEqual(lines.map(\.cost), [yuan("333.33"), yuan("666.67"), .zero])
        XCTAssertEqual(lines[0].unitCost, try Rate(numerator: 250, denominator: 3))
        XCTAssertEqual(lines[1].unitCost, try Rate(numerator: 2_000, denominator: 9))
        XCTAssertNil(lines[2].unitCost)
    }

    func testTheRatioOfCostToChargesCostsACharge() throws {
        let ratio = try ChargeRatio(unit: "药房", cost: yuan("150"), income: yuan("300"))
        XCTAssertEqual(try ratio.amount(of: yuan("300")), yuan("150"))
        XCTAssertEqual(try ratio.amount(of: yuan("-10.01")), yuan("-5.01"))
        let known = try ChargeRatio(unit: "药房", ratio: dec("0.333"))
        XCTAssertEqual(try known.amount(of: yuan("100")), yuan("33.30"))
        let idle = try ChargeRatio(unit: "药房", cost: .zero, income: .zero)
        XCTAssertNil(idle.ratio)
        XCTAssertEqual(try idle.amount(of: .zero), .zero)
    }

    /// Ratio 1/3: two cases of 10.00 cost 3.333… each, printed 3.33; the group 6.67, 0.01 more.
    /// 7 days at 20.5 and drugs at their charge are added; 20 − 6.67 of the unit's cost are left.
    func testCasesAreSummedExactlyAndRoundedOncePerCell() throws {
        let units = [
            ServiceUnit("lab", cost: yuan("20"), income: yuan("60")),
            ServiceUnit("ward", cost: yuan("200"), income: yuan("0.01"), perDiem: dec("20.5")),
        ]
        let charge = [ChargedCase.Amount("lab", yuan("10"))]
        let cost = try CaseRatioCosting(
            units: units,
            cases: [
                ChargedCase("p1", group: "G1", charges: charge),
                ChargedCase("p2", group: "G1", charges: charge),
                ChargedCase(
                    "p3", group: "G2", charges: [],
                    days: [ChargedCase.Stay(unit: "ward", days: dec("7"))],
                    atCost: [ChargedCase.Amount("drug", yuan("6.55"))]),
            ]
        ).costed()
        XCTAssertEqual(cost.cases.map(\.cost), [yuan("3.33"), yuan("3.33"), yuan("150.05")])
        XCTAssertEqual(cost.groups.map(\.code), ["G1", "G2"])
        XCTAssertEqual(cost.groups[0].total, yuan("6.67"))
        XCTAssertEqual(cost.groups[0].difference, yuan("0.01"))
        XCTAssertEqual(cost.groups[0].mean, try Rate(numerator: 10, denominator: 3))
        XCTAssertEqual(cost.units.map(\.assigned), [yuan("6.67"), yuan("143.50")])
        XCTAssertEqual(cost.units.map(\.left), [yuan("13.33"), yuan("56.50")])
        XCTAssertEqual(cost.units[0].charged, yuan("20"))
    }

    /// 100 general beds and 20 that weigh 3 cost as much as 160: 45,625 a bed, 125 a day.
    func testBedDaysAreWeightedByClass() throws {
        let cost = try BedDayCosting(
            object: "全院", components: [CostComponent("all", amount: yuan("7300000"))],
            classes: [
                BedClass("general", beds: dec("100"), days: dec("365")),
                BedClass("icu", beds: dec("20"), days: dec("365"), weight: dec("3")),
            ]
        ).costed()
        XCTAssertEqual(cost.equivalentBeds, Rate(dec("160")))
        XCTAssertEqual(cost.costPerEquivalentBed, Rate(dec("45625")))
        XCTAssertEqual(cost.lines.map(\.cost), [Rate(dec("125")), Rate(dec("375"))])
        XCTAssertEqual(cost.bedDays, Rate(dec("43800")))
    }

    /// (60 × 1.5 + 40 × 1.1) over 2 days = 67 a day, from a cost of 50.
    func testAPriceAddsTheMarkUpOfEachComponent() throws {
        let cost = try BedDayCosting(
            object: "ICU",
            components: [
                CostComponent("nurse", amount: yuan("60"), behaviour: .fixed, markUp: dec("0.5")),
                CostComponent("food", amount: yuan("40"), behaviour: .variable, markUp: dec("0.1")),
            ],
            classes: [BedClass("icu", beds: .one, days: dec("2"))]
        ).costed()
        XCTAssertEqual(cost.lines[0].cost, Rate(dec("50")))
        XCTAssertEqual(cost.lines[0].price, Rate(dec("67")))
        XCTAssertEqual([cost.fixed, cost.variable], [yuan("60"), yuan("40")])
    }

    /// Doctors take part in both items (2 × 30 × 10 + 1 × 60 × 20 = 1,800 minutes for 1,800 yuan),
    /// nurses only in the second; packs are a driver of their own.
    func testAnItemPaysOnlyForTheRolesThatTakePart() throws {
        let costs = try ActivityCosting(
            object: "门诊",
            pools: [
                ActivityPool("doctor", driver: .staffMinutes(roles: ["doctor"])),
                ActivityPool("nurse", driver: .staffMinutes(roles: ["nurse"])),
                ActivityPool("room", driver: .minutes),
                ActivityPool("packs", driver: .named("packs")),
                ActivityPool("building", driver: .allStaffMinutes),
            ],
            layers: [
                CostLayer("direct", amounts: [
                    "doctor": dec("1800"), "nurse": dec("2400"), "room": dec("150"),
                    "packs": dec("30"),
                ]),
                CostLayer("full", amounts: ["building": dec("420")]),
            ],
            items: [
                ActivityItem(
                    "A", volume: dec("10"),
                    use: .init(
                        minutes: dec("30"), staff: ["doctor": dec("2")], drivers: ["packs": .one]),
                    ownCosts: [.init("materials", dec("1.5"))]),
                ActivityItem(
                    "B", volume: dec("20"),
                    use: .init(minutes: dec("60"), staff: ["doctor": .one, "nurse": .one])),
            ]
        ).costed()
        // A: 60 × 1 doctor + 30 × 0.1 room + 3 packs + 1.5 own; 60 staff minutes × 420/3,000.
        XCTAssertEqual(
            costs[0].unitCosts.map(\.cost), [Rate(dec("67.5")), Rate(dec("75.9"))])
        // B: 60 doctor + 60 × 2 nurse + 6 room; 120 staff minutes × 420/3,000.
        XCTAssertEqual(costs[1].unitCosts.map(\.cost), [Rate(dec("186")), Rate(dec("202.8"))])
        XCTAssertEqual(costs[1].unitCosts.map(\.name), ["direct", "full"])
    }
}

/// Shorthand for numbers written in tests; a malformed one fails the test.
func dec(_ text: String) -> Decimal {
    do { return try Decimal(text) } catch {
        XCTFail("\(text) is no decimal")
        return .zero
    }
}

/// An amount in yuan.
func yuan(_ text: String) -> Money {
    do { return try Money(yuan: text) } catch {
        XCTFail("\(text) is no amount")
        return .zero
    }
}
