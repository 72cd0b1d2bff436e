import CostControl
import HospitalCore
import TestSupport
import XCTest

/// Shared bills become entries of the ledger before the stages (计算计入).
final class SharedBillTests: XCTestCase {
    private func ids(_ codes: [String]) -> [Department.ID] { codes.map { Department.ID($0) } }

    private func split(
        _ bill: SharedBill, _ driver: [String: String], policy: AllocationPolicy = .init()
    ) throws -> (shares: [SharedBills.Share], findings: [Finding]) {
        let values = Dictionary(
            uniqueKeysWithValues: driver.map { (Department.ID($0.key), dec($0.value)) })
        return try SharedBills(
            departments: fourClasses, drivers: [Driver(bill.driver, values: values)],
            bills: [bill], policy: policy
        ).split()
    }

    private func texts(_ shares: [SharedBills.Share]) -> [String] {
        shares.map { "\($0.department) \($0.quantity) \($0.amount)" }
    }

    /// 100.00 over equal areas: the fen that is left goes to the lowest code.
    func testAWaterBillIsSplitByArea() throws {
        let bill = SharedBill(
            "W-03", item: "water", amount: yuan("100"), driver: "area", funding: "fiscal_project",
            kind: "other_expense")
        let shares = try split(bill, ["ward": "120.5", "lab": "120.5", "admin": "120.5"]).shares
        XCTAssertEqual(
            texts(shares), ["admin 120.5 33.34", "lab 120.5 33.33", "ward 120.5 33.33"])
        XCTAssertEqual(
            shares.last?.entry,
            entry(
                "W-03", "ward", "water", "33.33", funding: "fiscal_project",
                kind: "other_expense", bill: "W-03"))
    }

    /// 1000 kWh: 0.60 yuan each; metered use of 700, 250.5 and 49.5.
    func testAPowerBillIsSplitByMeteredUseAmongItsReceivers() throws {
        let bill = SharedBill(
            "E-03", item: "power", amount: yuan("600"), driver: "kwh",
            receivers: ids(["ward", "lab", "supply"]))
        XCTAssertEqual(
            texts(try split(
                bill, ["ward": "700", "lab": "250.5", "supply": "49.5", "admin": "9999"]).shares),
            ["lab 250.5 150.30", "supply 49.5 29.70", "ward 700 420.00"])
    }

    func testARedBillIsTheMirrorImageAndABillOfNothingNeedsNoDriver() throws {
        func bill(_ amount: String) -> SharedBill {
            SharedBill("B", item: "i", amount: yuan(amount), driver: "orders")
        }
        let use = ["ward": "2", "lab": "1"]
        XCTAssertEqual(texts(try split(bill("0.02"), use).shares), ["lab 1 0.01", "ward 2 0.01"])
        XCTAssertEqual(texts(try split(bill("-0.02"), use).shares), ["lab 1 -0.01", "ward 2 -0.01"])
        XCTAssertEqual(texts(try split(bill("0"), [:]).shares), [])
    }

    func testTheNegativeDriverOfThePolicyCountsAndIsSaid() throws {
        let bill = SharedBill("B", item: "i", amount: yuan("3"), driver: "income")
        let (shares, findings) = try split(
            bill, ["ward": "-5", "lab": "1"],
            policy: AllocationPolicy(negativeDriver: .zeroWithFinding))
        XCTAssertEqual(texts(shares), ["lab 1 3.00"])
        XCTAssertEqual(findings.map(\.message), [.driverNegativeCounted])
    }

    /// All bills from −7 to 7 fen over all weights from 0 to 3 of three departments, against
    /// largest remainders worked out with whole numbers here.
    func testSharesAddUpToTheBillForAllSmallBills() throws {
        let codes = ["admin", "lab", "ward"]
        for fen in -7...7 {
            for number in 1..<64 {
                let weights = [number / 16, number / 4 % 4, number % 4]
                let bill = SharedBill(
                    "B", item: "i", amount: Money(fen: Int64(fen)), driver: "d")
                let shares = try split(
                    bill, Dictionary(uniqueKeysWithValues: zip(codes, weights.map { "\($0)" }))
                ).shares
                var found: [String: Int] = [:]
                for share in shares { found[share.department.code] = Int(share.amount.fen) }
                let expected = largestRemainders(abs(fen), weights).map { fen < 0 ? -$0 : $0 }
                XCTAssertEqual(codes.map { found[$0] ?? 0 }, expected, "\(fen) over \(weights)")
                XCTAssertEqual(expected.reduce(0, +), fen)
            }
        }
    }

    private func largestRemainders(_ total: Int, _ weights: [Int]) -> [Int] {
        let sum = weights.reduce(0, +)
        var shares = weights.map { total * $0 / sum }
        let order = weights.indices.sorted {
            (-(total * weights[$0] % sum), $0) < (-(total * weights[$1] % sum), $1)
        }
        for position in order.prefix(total - shares.reduce(0, +)) { shares[position] += 1 }
        return shares
    }

    func testTheOrderOfBillsDriversAndReceiversChangesNothing() throws {
        var random = SeededGenerator(seed: 0xB111)
        for round in 0..<200 {
            let drivers = ["area", "heads"].map { name in
                Driver(name, values: Dictionary(uniqueKeysWithValues: fourClasses.map {
                    ($0.id, Decimal(Int.random(in: 1...9, using: &random)))
                }))
            }
            let bills = (0..<4).map { number in
                SharedBill(
                    "B\(number)", item: "i\(number % 2)",
                    amount: Money(fen: Int64.random(in: -9_999...99_999, using: &random)),
                    driver: number < 2 ? "area" : "heads",
                    receivers: number == 3 ? ids(["ward", "lab"]) : nil)
            }
            func all(_ mix: Bool) throws -> [CostEntry] {
                try SharedBills(
                    departments: mix ? fourClasses.shuffled(using: &random) : fourClasses,
                    drivers: mix ? drivers.shuffled(using: &random) : drivers,
                    bills: mix ? bills.shuffled(using: &random) : bills
                ).split().shares.map(\.entry)
            }
            let shares = try all(false)
            XCTAssertEqual(try all(true), shares, "round \(round)")
            for bill in bills {
                XCTAssertEqual(
                    try shares.filter { $0.bill == bill.code }.map(\.amount).total(), bill.amount)
            }
        }
    }
}
