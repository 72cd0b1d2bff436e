import CostControl
import HospitalCore
import XCTest

/// One refused request per rule of unit cost, with the words a user reads.
final class UnitCostErrorTests: XCTestCase {
    private func assertRefused<Value>(
        _ expected: UnitCostError, says words: [String], line: UInt = #line,
        _ body: () throws -> Value
    ) {
        XCTAssertThrowsError(try body(), line: line) {
            XCTAssertEqual($0 as? UnitCostError, expected, line: line)
            for language in Language.allCases {
                let text = expected.finding.text(in: language)
                XCTAssertFalse(text.contains("{"), text, line: line)
                for word in words { XCTAssertTrue(text.contains(word), text, line: line) }
            }
        }
    }

    private let work = [TimedActivity("a", minutes: .one, volume: .one)]

    private func timed(
        _ cost: String, _ capacity: String, _ activities: [TimedActivity]
    ) throws -> TimeDrivenCost {
        try TimeDrivenCosting(
            object: "手术室", cost: yuan(cost), capacity: dec(capacity), activities: activities
        ).costed()
    }

    private func bedDays(_ days: String) throws -> BedDayCost {
        try BedDayCosting(
            object: "内科", components: [CostComponent("c", amount: yuan("7.50"))],
            classes: [BedClass("b", beds: .one, days: dec(days))]
        ).costed()
    }

    func testCostWithoutAnythingToDivideItByIsAnErrorWithTheAmountLeft() {
        assertRefused(
            .denominatorZero(object: "手术室", quantity: .practicalCapacity, amount: "100.00"),
            says: ["手术室", "100.00"]) { try timed("100", "0", work) }
        assertRefused(
            .denominatorZero(object: "检验科", quantity: .relativeValue, amount: "5.00"),
            says: ["检验科", "5.00"]
        ) {
            try RelativeValueCosting(
                object: "检验科", pool: yuan("5"),
                items: [RelativeValueItem("i", value: .one, volume: .zero)]
            ).costed()
        }
        assertRefused(
            .denominatorZero(object: "内科", quantity: .bedDays, amount: "7.50"),
            says: ["内科", "7.50"]) { try bedDays("0") }
        assertRefused(
            .denominatorZero(object: "病房", quantity: .income, amount: "0.01"),
            says: ["病房", "0.01"]
        ) { try ChargeRatio(unit: "病房", cost: yuan("0.01"), income: .zero) }
        assertRefused(
            .denominatorZero(object: "放射科", quantity: .income, amount: "1.00"), says: ["放射科"]
        ) {
            try ProportionalCosting(
                object: "放射科", pool: yuan("1"), variant: .income,
                items: [ProportionalItem("i", basis: .zero, volume: .one)]
            ).costed()
        }
        assertRefused(
            .denominatorZero(object: "i", quantity: .volume, amount: "1.00"), says: ["i", "1.00"]
        ) {
            try ProportionalCosting(
                object: "放射科", pool: yuan("1"), variant: .income,
                items: [ProportionalItem("i", basis: .one, volume: .zero)]
            ).costed()
        }
        assertRefused(
            .denominatorZero(object: "门诊/nurse", quantity: .driver, amount: "12.5"),
            says: ["门诊/nurse", "12.5"]
        ) {
            try ActivityCosting(
                object: "门诊",
                pools: [ActivityPool("nurse", driver: .staffMinutes(roles: ["nurse"]))],
                layers: [CostLayer("direct", amounts: ["nurse": dec("12.5")])],
                items: [
                    ActivityItem(
                        "A", volume: .one, use: .init(minutes: .one, staff: ["doctor": .one]))
                ]
            ).costed()
        }
    }

    func testNegativeQuantitiesAreRefused() {
        let minus = dec("-1")
        assertRefused(
            .negative(object: "手术室", quantity: .practicalCapacity, value: minus), says: ["-1"]
        ) { try timed("1", "-1", work) }
        assertRefused(
            .negative(object: "a", quantity: .unitMinutes, value: minus), says: ["a", "-1"]
        ) { try timed("1", "1", [TimedActivity("a", minutes: minus, volume: .one)]) }
        assertRefused(.negative(object: "b", quantity: .bedDays, value: minus), says: ["b"]) {
            try bedDays("-1")
        }
        assertRefused(
            .negative(object: "药房", quantity: .income, value: dec("-0.01")), says: ["-0.01"]
        ) { try ChargeRatio(unit: "药房", cost: .zero, income: yuan("-0.01")) }
        assertRefused(.negative(object: "药房", quantity: .ratio, value: minus), says: ["药房"]) {
            try ChargeRatio(unit: "药房", ratio: minus)
        }
    }

    func testEveryCodeStandsOnce() {
        assertRefused(.duplicate("a"), says: ["a"]) { try timed("1", "1", work + work) }
        assertRefused(.nothingToCost, says: []) { try timed("1", "1", []) }
    }

    func testACaseNamesUnitsThatAreThereAndHaveARatio() {
        func cases(_ item: ChargedCase) throws -> CaseRatioCost {
            try CaseRatioCosting(
                units: [ServiceUnit("ward", cost: .zero, income: .zero)], cases: [item]
            ).costed()
        }
        assertRefused(.unknown("wards", place: "p1", nearest: "ward"), says: ["p1", "ward"]) {
            try cases(ChargedCase("p1", group: "g", charges: [.init("wards", yuan("1"))]))
        }
        assertRefused(.ratioMissing(unit: "ward", place: "p1"), says: ["p1", "ward"]) {
            try cases(ChargedCase("p1", group: "g", charges: [.init("ward", yuan("1"))]))
        }
        assertRefused(.perDiemMissing(unit: "ward", place: "p1"), says: ["p1", "ward"]) {
            try cases(ChargedCase(
                "p1", group: "g", charges: [], days: [.init(unit: "ward", days: .one)]))
        }
    }

    func testAPoolThatIsNotThereIsNamed() {
        assertRefused(.unknown("nrse", place: "门诊/direct", nearest: "nurse"), says: ["nrse"]) {
            try ActivityCosting(
                object: "门诊", pools: [ActivityPool("nurse", driver: .minutes)],
                layers: [CostLayer("direct", amounts: ["nrse": .one])],
                items: [ActivityItem("A", volume: .one, use: .init(minutes: .one))]
            ).costed()
        }
    }

    func testACostBeyondMoneyIsRefused() {
        let huge = Money(fen: .max)
        assertRefused(.outOfRange(object: "手术室"), says: ["手术室"]) {
            try TimeDrivenCosting(
                object: "手术室", cost: huge, capacity: .one,
                activities: [TimedActivity("a", minutes: dec("2"), volume: .one)]
            ).costed()
        }
    }
}
