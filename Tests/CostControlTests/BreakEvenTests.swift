import CostControl
import HospitalCore
import TestSupport
import XCTest

/// Break-even by volume, revenue, mix and capacity.
final class BreakEvenTests: XCTestCase {
    private func service(
        fixed: String = "10000000", price: String = "1000", variable: String = "200"
    ) throws -> BreakEven {
        try BreakEven(
            object: "住院日", fixed: yuan(fixed), price: dec(price), variable: dec(variable))
    }

    /// Gapenski 5.4, General Hospital.
    func testTheFixedCostIsCoveredAtTheBreakEven() throws {
        let hospital = try service()
        XCTAssertEqual(try hospital.volume(), dec("12500"))
        XCTAssertEqual(try hospital.volume(profit: yuan("1000000")), dec("13750"))
        XCTAssertEqual(try hospital.revenue(), yuan("12500000"))
        XCTAssertEqual(try hospital.contributionRatio(), Rate(dec("0.8")))
        let result = try hospital.result(at: dec("15000"))
        XCTAssertEqual(result.revenue, yuan("15000000"))
        XCTAssertEqual(result.contribution, yuan("12000000"))
        XCTAssertEqual(result.profit, yuan("2000000"))
        XCTAssertEqual(result.safety, Rate(dec("2500")))
        XCTAssertEqual(result.safetyRatio, try Rate(numerator: 1, denominator: 6))
        XCTAssertEqual(result.leverage, Rate(dec("6")))
    }

    /// 100 / 30 = 3.33…: the fourth patient brings the profit.
    func testCountsRoundUp() throws {
        let small = try service(fixed: "100", price: "50", variable: "20")
        XCTAssertEqual(try small.volume(), dec("4"))
        XCTAssertEqual(try small.exactVolume(), try Rate(numerator: 10, denominator: 3))
        XCTAssertEqual(try small.volume(profit: yuan("-200")), .zero)
        let none = try small.result(at: .zero)
        XCTAssertNil(none.safetyRatio)
        XCTAssertEqual(none.profit, yuan("-100"))
        let even = try service(fixed: "90", price: "50", variable: "20").result(at: dec("3"))
        XCTAssertNil(even.leverage)
    }

    /// At the rounded volume nothing is lost, one unit below it something is.
    func testOneUnitBelowTheBreakEvenLoses() throws {
        var random = SeededGenerator(seed: 0xB4EA)
        for _ in 0..<300 {
            let variable = Int.random(in: 0...500, using: &random)
            let one = try BreakEven(
                object: "o", fixed: Money(fen: Int64.random(in: 1...9_999_999, using: &random)),
                price: Decimal(variable + Int.random(in: 1...500, using: &random)),
                variable: Decimal(variable))
            let volume = try one.volume()
            XCTAssertGreaterThanOrEqual(
                try one.result(at: volume).profit, .zero, "seed 0xB4EA \(one)")
            XCTAssertLessThan(
                try one.result(at: volume.subtracting(.one)).profit, .zero, "seed 0xB4EA \(one)")
        }
    }

    /// Horngren, St. Martin Hospital: 40 million / 0.8, 40,000 days.
    func testRevenueBreakEven() throws {
        let plan = try RevenueBreakEven(
            object: "医院", fixed: yuan("40000000"), variableRatio: dec("0.2"))
        XCTAssertEqual(try plan.revenue(), Rate(dec("50000000")))
        XCTAssertEqual(try plan.price(at: dec("40000")), Rate(dec("1250")))
        XCTAssertNil(try plan.price(at: .zero))
    }

    /// BHC: 6 × 8 × 250 × 0.85 visits at 125, 250 an hour worked.
    func testTheFixedCostThatACapacityBears() throws {
        let capacity = try ServiceCapacity(
            perHour: dec("6"), hoursPerDay: dec("8"), days: dec("250"), utilisation: dec("0.85"))
        XCTAssertEqual(try capacity.whole(), dec("12000"))
        XCTAssertEqual(try capacity.volume(), dec("10200"))
        XCTAssertEqual(try capacity.hours(), dec("1700"))
        let limit = try FixedCostLimit(
            revenue: (capacity.volume(), dec("125")), variable: (capacity.hours(), dec("250")))
        XCTAssertEqual(try limit.fixed(), yuan("850000"))
        XCTAssertEqual(try limit.fixed(margin: dec("0.1")), yuan("722500"))
    }

    /// 0.75 × 40 + 0.25 × −20 = 25 a unit; 1,010 / 25 = 40.4: 30.3 and 10.1, rounded up.
    func testAMixMayHoldAServiceThatLoses() throws {
        let mix = try ServiceMix(
            fixed: yuan("1010"),
            services: [
                .init("clinic", share: Rate("3/4"), price: dec("100"), variable: dec("60")),
                .init("emergency", share: Rate("1/4"), price: dec("80"), variable: dec("100")),
            ])
        XCTAssertEqual(mix.contribution, Rate(dec("25")))
        XCTAssertEqual(try mix.volumes(), [dec("31"), dec("11")])
    }

    private func assertRefused<Value>(
        _ expected: BreakEvenError, says words: [String], line: UInt = #line,
        _ body: () throws -> Value
    ) {
        XCTAssertThrowsError(try body(), line: line) {
            XCTAssertEqual($0 as? BreakEvenError, expected, line: line)
            for language in Language.allCases {
                let text = expected.finding.text(in: language)
                XCTAssertFalse(text.contains("{"), text, line: line)
                for word in words { XCTAssertTrue(text.contains(word), text, line: line) }
            }
        }
    }

    func testWithoutAContributionThereIsNoBreakEven() throws {
        for variable in ["1000", "1200"] {
            let service = try service(variable: variable)
            let error = BreakEvenError.noBreakEven(
                object: "住院日", contribution: service.contribution)
            assertRefused(error, says: ["住院日"]) { try service.volume() }
            assertRefused(error, says: ["住院日"]) { try service.contributionRatio() }
            assertRefused(error, says: ["住院日"]) { try service.result(at: .one) }
        }
        assertRefused(.noBreakEven(object: "医院", contribution: .zero), says: ["医院"]) {
            try RevenueBreakEven(object: "医院", fixed: yuan("1"), variableRatio: .one).revenue()
        }
        assertRefused(.noBreakEven(object: "a", contribution: .zero), says: ["a"]) {
            try ServiceMix(
                fixed: yuan("1"),
                services: [.init("a", share: .one, price: .one, variable: .one)]
            ).volumes()
        }
    }

    func testFiguresThatCannotBeAreRefused() throws {
        assertRefused(.negative(.fixed, value: dec("-0.01")), says: ["-0.01"]) {
            try service(fixed: "-0.01")
        }
        assertRefused(.negative(.volume, value: dec("-1")), says: ["-1"]) {
            try service().result(at: dec("-1"))
        }
        assertRefused(.shareInvalid(.variableRatio, value: dec("1.1")), says: ["1.1"]) {
            try RevenueBreakEven(object: "o", fixed: .zero, variableRatio: dec("1.1"))
        }
        assertRefused(.shareInvalid(.margin, value: dec("2")), says: ["2"]) {
            try FixedCostLimit(revenue: .zero, variable: .zero).fixed(margin: dec("2"))
        }
        assertRefused(.sharesNotOne(total: Rate(dec("0.5"))), says: ["1/2"]) {
            try ServiceMix(
                fixed: .zero,
                services: [
                    .init("a", share: Rate(dec("0.5")), price: .one, variable: .zero)
                ])
        }
        assertRefused(.outOfRange(.profit), says: []) {
            try service().result(at: dec("99999999999999999999"))
        }
    }
}
