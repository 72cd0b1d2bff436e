import HospitalCore
import PerformanceAppraisal
import XCTest

/// One test for each thing that can be wrong when pay is distributed.
final class PayErrorTests: XCTestCase {
    private let pool = PayPool(Money(fen: 100))
    private let unit = PayDepartment(id: Department.ID("A"), factors: [PayFactor("points", .one)])

    private func person(_ department: String?, _ factors: [PayFactor]) -> PayPerson {
        PayPerson(
            id: Person.ID("P1"), department: department.map { Department.ID($0) }, factors: factors)
    }

    private func assertThrows<Value>(
        _ error: PayError, line: UInt = #line, _ body: () throws -> Value
    ) {
        XCTAssertThrowsError(try body(), line: line) {
            XCTAssertEqual($0 as? PayError, error, line: line)
        }
    }

    func testAPoolOrDepartmentWithoutWeightIsNamedWithTheAmountLeft() throws {
        let idle = PayDepartment(id: Department.ID("A"), factors: [PayFactor("points", .zero)])
        assertThrows(.weightTotalZero(code: "pool", amount: Money(fen: 100))) {
            try PerformancePay.distribute(pool, to: [idle])
        }
        assertThrows(.weightTotalZero(code: "pool", amount: Money(fen: 100))) {
            try PerformancePay.distribute(pool, to: [])
        }
        assertThrows(.weightTotalZero(code: "A", amount: Money(fen: 100))) {
            try PerformancePay.distribute(
                pool, to: [unit], persons: [person("A", [PayFactor("coefficient", .zero)])])
        }
        XCTAssertNoThrow(try PerformancePay.distribute(PayPool(.zero), to: [idle]))
    }

    func testAPersonInNoDepartmentIsNeverSilentlyUnpaid() {
        assertThrows(.personWithoutDepartment(Person.ID("P1"))) {
            try PerformancePay.distribute(
                pool, to: [unit], persons: [person(nil, [PayFactor("c", .one)])])
        }
        assertThrows(.departmentUnknown(Department.ID("B"), person: Person.ID("P1"))) {
            try PerformancePay.distribute(
                pool, to: [unit], persons: [person("B", [PayFactor("c", .one)])])
        }
    }

    func testANegativeOrMissingFactorIsNamed() {
        let minus = dec("-0.5")
        assertThrows(.negativeFactor(code: "A/P1", factor: "coefficient", value: minus)) {
            try PerformancePay.distribute(
                pool, to: [unit], persons: [person("A", [PayFactor("coefficient", minus)])])
        }
        // Two negative factors must not make a positive weight.
        let twice = PayDepartment(
            id: Department.ID("A"), factors: [PayFactor("heads", minus), PayFactor("score", minus)])
        assertThrows(.negativeFactor(code: "A", factor: "heads", value: minus)) {
            try PerformancePay.distribute(pool, to: [twice])
        }
        assertThrows(.factorsMissing(code: "A/P1")) {
            try PerformancePay.distribute(pool, to: [unit], persons: [person("A", [])])
        }
        let facts = PointValuePay(
            points: .one, value: .one, cost: .zero, costShare: minus, score: .one)
        assertThrows(.negativeFactor(code: "A", factor: "cost_share", value: minus)) {
            try facts.amount(for: Department.ID("A"))
        }
    }

    func testNobodyTakesPartTwice() {
        assertThrows(.duplicate(code: "A")) {
            try PerformancePay.distribute(pool, to: [unit, unit])
        }
        let one = person("A", [PayFactor("c", .one)])
        assertThrows(.duplicate(code: "A/P1")) {
            try PerformancePay.distribute(pool, to: [unit], persons: [one, one])
        }
        let demand = PayCap.Demand(code: "A", amount: .zero)
        assertThrows(.duplicate(code: "A")) { try PayCap(.zero).applied(to: [demand, demand]) }
    }

    func testSetAsidesAreNeitherNegativeNorLargerThanTheAmount() {
        let negative = SetAside("预留", .percent(dec("-1")))
        assertThrows(.negativeSetAside(code: "pool", name: "预留", value: "-1")) {
            try PerformancePay.distribute(
                PayPool(Money(fen: 100), setAsides: [negative]), to: [unit])
        }
        let debt = SetAside("预留", .amount(Money(fen: -1)))
        assertThrows(.negativeSetAside(code: "pool", name: "预留", value: "-0.01")) {
            try PerformancePay.distribute(PayPool(Money(fen: 100), setAsides: [debt]), to: [unit])
        }
        let large = SetAside("预留", .amount(Money(fen: 101)))
        assertThrows(
            .setAsideExceeds(code: "pool", setAside: Money(fen: 101), amount: Money(fen: 100))
        ) {
            try PerformancePay.distribute(PayPool(Money(fen: 100), setAsides: [large]), to: [unit])
        }
        assertThrows(
            .setAsideExceeds(code: "pool", setAside: Money(fen: 101), amount: Money(fen: -100))
        ) {
            try PerformancePay.distribute(PayPool(Money(fen: -100), setAsides: [large]), to: [unit])
        }
    }

    func testAmountsAndCapsAreNotNegative() {
        let minus = Money(fen: -1)
        assertThrows(.negativeAmount(code: "A", amount: minus)) {
            try PayCap(.zero).applied(to: [PayCap.Demand(code: "A", amount: minus)])
        }
        assertThrows(.negativeAmount(code: "cap", amount: minus)) {
            try PayCap(minus).applied(to: [])
        }
    }

    func testNumbersThatDoNotFitAreRefusedAndNotWrapped() {
        let huge = dec("99999999999999999999999999999999999999")
        let factors = [PayFactor("points", huge), PayFactor("score", dec("2"))]
        let large = PayDepartment(id: Department.ID("A"), factors: factors)
        assertThrows(.outOfRange(code: "A")) { try PerformancePay.distribute(pool, to: [large]) }
        let most = Money(fen: .max)
        assertThrows(.outOfRange(code: "cap")) {
            try PayCap(most).applied(to: [
                PayCap.Demand(code: "A", amount: most), PayCap.Demand(code: "B", amount: most),
            ])
        }
        let facts = PointValuePay(
            points: huge, value: huge, cost: .zero, costShare: .zero, score: huge)
        assertThrows(.outOfRange(code: "A")) { try facts.amount(for: Department.ID("A")) }
        XCTAssertNoThrow(
            try PerformancePay.distribute(PayPool(Money(fen: .min)), to: [unit]))
    }

    func testEveryPayErrorSpeaksBothLanguagesWithItsFigures() {
        let cases: [(PayError, Int32, String)] = [
            (.duplicate(code: "A"), 4050, "A"), (.factorsMissing(code: "A"), 4051, "A"),
            (.negativeFactor(code: "A", factor: "days", value: dec("-2")), 4052, "-2"),
            (.personWithoutDepartment(Person.ID("P1")), 4053, "P1"),
            (.departmentUnknown(Department.ID("B"), person: Person.ID("P1")), 4054, "B"),
            (.negativeSetAside(code: "A", name: "预留", value: "-1"), 4055, "预留"),
            (.setAsideExceeds(code: "A", setAside: Money(fen: 101), amount: .zero), 4056, "1.01"),
            (.weightTotalZero(code: "A", amount: Money(fen: 100)), 4057, "1.00"),
            (.overCap(demand: Money(fen: 101), cap: Money(fen: 100)), 4058, "1.01"),
            (.negativeAmount(code: "A", amount: Money(fen: -1)), 4059, "-0.01"),
            (.outOfRange(code: "A"), 4060, "A"),
        ]
        for (error, number, figure) in cases {
            XCTAssertEqual(error.finding.message.number, number)
            for language in Language.allCases {
                XCTAssertTrue(error.finding.text(in: language).contains(figure), "\(error)")
            }
        }
    }
}
