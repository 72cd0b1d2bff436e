import HospitalCore
import PerformanceAppraisal
import TestSupport
import XCTest

/// What holds for every distribution of pay.
final class PayLawTests: XCTestCase {
    /// 100,000 seeded pools at both levels. The exact share is checked by whole numbers of the
    /// test: |share × Σ weight − pool × weight| < Σ weight.
    func testPayAlwaysSumsToThePoolAtBothLevels() throws {
        let seed: UInt64 = 4_048
        var random = SeededGenerator(seed: seed)
        for round in 0..<100_000 {
            let pool = Int64.random(in: -1_000_000_000...1_000_000_000, using: &random)
            let weights = Self.weights(&random)
            let staff = weights.map { _ in Self.weights(&random) }
            let paid = try PerformancePay.distribute(
                PayPool(Money(fen: pool)), to: Self.departments(weights),
                persons: Self.persons(staff))
            let amounts = paid.departments.map(\.amount.fen)
            guard Self.isFair(amounts, of: pool, weights) else {
                return XCTFail("seed \(seed) round \(round): \(pool) \(weights) \(amounts)")
            }
            for (unit, ownWeights) in zip(paid.departments, staff) {
                let shares = unit.persons.map(\.amount.fen)
                guard Self.isFair(shares, of: unit.amount.fen, ownWeights) else {
                    return XCTFail("seed \(seed) round \(round): \(unit.amount) \(shares)")
                }
            }
            guard paid.proof.allSatisfy({ $0.difference == .zero }) else {
                return XCTFail("seed \(seed) round \(round): \(paid.proof)")
            }
        }
    }

    /// The sum ties out and every share lies within one fen of the exact one.
    private static func isFair(_ shares: [Int64], of pool: Int64, _ weights: [Int]) -> Bool {
        let total = Int128(weights.reduce(0, +))
        return shares.reduce(0, +) == pool
            && zip(shares, weights).allSatisfy {
                (Int128($0) * total - Int128(pool) * Int128($1)).magnitude < total.magnitude
            }
    }

    /// One to three weights, some of them zero, the first never.
    private static func weights(_ random: inout SeededGenerator) -> [Int] {
        (0..<Int.random(in: 1...3, using: &random)).map {
            Bool.random(using: &random) || $0 == 0 ? Int.random(in: 1...99_999, using: &random) : 0
        }
    }

    private static func departments(_ weights: [Int]) -> [PayDepartment] {
        weights.enumerated().map {
            PayDepartment(
                id: Department.ID("D\($0)"), factors: [PayFactor("points", Decimal($1))])
        }
    }

    private static func persons(_ staff: [[Int]]) -> [PayPerson] {
        staff.enumerated().flatMap { unit, weights in
            weights.enumerated().map {
                PayPerson(
                    id: Person.ID("P\($0)"), department: Department.ID("D\(unit)"),
                    factors: [PayFactor("coefficient", Decimal($1))])
            }
        }
    }

    /// All pools of up to 12 fen over all triples of weights up to 4.
    func testSmallPoolsAreFairAndDoublingEveryWeightChangesNothing() throws {
        for pool in Int64(-12)...12 {
            for code in 1..<125 {
                let weights = [code % 5, code / 5 % 5, code / 25]
                let paid = try PerformancePay.distribute(
                    PayPool(Money(fen: pool)), to: Self.departments(weights))
                let amounts = paid.departments.map(\.amount.fen)
                XCTAssertTrue(Self.isFair(amounts, of: pool, weights), "\(pool) \(weights)")
                let doubled = try PerformancePay.distribute(
                    PayPool(Money(fen: pool)), to: Self.departments(weights.map { $0 * 2 }))
                XCTAssertEqual(doubled.departments.map(\.amount.fen), amounts, "\(pool) \(weights)")
            }
        }
    }
}
