import HospitalCore
import PerformanceAppraisal
import TestSupport
import XCTest

/// Pay between floors and ceilings, over a quarter, and after appeals.
final class PayAdjustmentTests: XCTestCase {
    private func receiver(
        _ code: String, _ weight: Int, floor: Int64? = nil, ceiling: Int64? = nil
    ) -> BoundedPay.Receiver {
        BoundedPay.Receiver(
            code, weight: Decimal(weight), floor: floor.map { Money(fen: $0) },
            ceiling: ceiling.map { Money(fen: $0) })
    }

    private func amounts(_ pool: Int64, _ receivers: [BoundedPay.Receiver]) throws -> [Int64] {
        try BoundedPay(Money(fen: pool)).distributed(to: receivers).map(\.amount.fen)
    }

    private func fault<Value>(_ body: () throws -> Value) -> PayError? {
        do {
            _ = try body()
            return nil
        } catch { return error as? PayError }
    }

    func testBoundsThatNobodyReachesChangeNothing() throws {
        // 1000 over 1:1:1 is 334, 333, 333.
        XCTAssertEqual(
            try amounts(1000, [
                receiver("a", 1, floor: 100), receiver("b", 1, ceiling: 900), receiver("c", 1),
            ]),
            [334, 333, 333])
    }

    /// 1000 over 1:2:7 is 100, 200, 700. A floor of 250 for a needs 150 more; a ceiling of 600 for
    /// c frees 100. The floor is broken by more: a is 250, 750 over 2:7 is 166.67 and 583.33, c is
    /// below its ceiling now: 167 and 583.
    func testTheSideThatIsBrokenByMoreIsSetFirst() throws {
        let shares = try BoundedPay(Money(fen: 1000)).distributed(to: [
            receiver("a", 1, floor: 250), receiver("b", 2), receiver("c", 7, ceiling: 600),
        ])
        XCTAssertEqual(shares.map(\.amount.fen), [250, 167, 583])
        XCTAssertEqual(shares.map(\.bound), [.floor, nil, nil])
    }

    /// The ceiling of c frees 300, the floor of a needs 20: c is 400 first, 600 over 1:2 is 200
    /// and 400, and a is above its floor of 120.
    func testACeilingMayMendAFloor() throws {
        let shares = try BoundedPay(Money(fen: 1000)).distributed(to: [
            receiver("a", 1, floor: 120), receiver("b", 2), receiver("c", 7, ceiling: 400),
        ])
        XCTAssertEqual(shares.map(\.amount.fen), [200, 400, 400])
        XCTAssertEqual(shares.map(\.bound), [nil, nil, .ceiling])
    }

    /// Random pools: the sum ties out, bounds hold, order does not matter, and without bounds it
    /// is the plain distribution.
    func testSharesKeepTheirBoundsAndTotalThePool() throws {
        var random = SeededGenerator(seed: 11)
        var settled = 0
        for _ in 0..<3000 {
            let receivers = (0..<Int.random(in: 1...6, using: &random)).map { place in
                let floor = Bool.random(using: &random)
                    ? Int64.random(in: 0...400, using: &random) : nil
                let room = Int64.random(in: 0...600, using: &random)
                let ceiling = Bool.random(using: &random) ? (floor ?? 0) + room : nil
                return receiver(
                    "p\(place)", Int.random(in: 1...9, using: &random), floor: floor,
                    ceiling: ceiling)
            }
            let pool = Int64.random(in: 0...3000, using: &random)
            let least = receivers.reduce(0) { $0 + ($1.floor?.fen ?? 0) }
            let most = receivers.reduce(Int64(0)) { $0 + ($1.ceiling?.fen ?? 10_000) }
            guard least <= pool, pool <= most else {
                let error = fault { try amounts(pool, receivers) }
                guard case .boundsImpossible = error else {
                    return XCTFail("\(receivers) \(pool): \(String(describing: error))")
                }
                continue
            }
            settled += 1
            let shares = try BoundedPay(Money(fen: pool)).distributed(to: receivers)
            XCTAssertEqual(shares.reduce(0) { $0 + $1.amount.fen }, pool)
            for (share, receiver) in zip(shares, receivers) {
                XCTAssertGreaterThanOrEqual(share.amount, receiver.floor ?? .zero)
                XCTAssertLessThanOrEqual(share.amount, receiver.ceiling ?? share.amount)
            }
            XCTAssertEqual(
                try BoundedPay(Money(fen: pool)).distributed(to: receivers.reversed()), shares)
        }
        XCTAssertGreaterThan(settled, 1000)
    }

    func testWhatBoundedPayRefuses() {
        XCTAssertEqual(
            fault { try amounts(-1, [receiver("a", 1)]) },
            .negativeAmount(code: "pool", amount: Money(fen: -1)))
        XCTAssertEqual(
            fault { try amounts(1, [receiver("a", 1), receiver("a", 1)]) }, .duplicate(code: "a"))
        XCTAssertEqual(
            fault { try amounts(1, [receiver("a", -1)]) },
            .negativeFactor(code: "a", factor: "weight", value: Decimal(-1)))
        XCTAssertEqual(
            fault { try amounts(1, [receiver("a", 1, floor: 2, ceiling: 1)]) },
            .boundsCrossed(code: "a", floor: Money(fen: 2), ceiling: Money(fen: 1)))
        XCTAssertEqual(
            fault { try amounts(10, [receiver("a", 1, floor: 6), receiver("b", 1, floor: 5)]) },
            .boundsImpossible(pool: Money(fen: 10), bounds: Money(fen: 11)))
        XCTAssertEqual(
            fault { try amounts(10, [receiver("a", 1, ceiling: 4), receiver("b", 1, ceiling: 5)]) },
            .boundsImpossible(pool: Money(fen: 10), bounds: Money(fen: 9)))
        XCTAssertEqual(
            fault { try amounts(10, [receiver("a", 0)]) },
            .weightTotalZero(code: "pool", amount: Money(fen: 10)))
    }

    private func quarter(_ coefficients: [String?]) throws -> QuarterSettlement {
        try QuarterSettlement(coefficients.enumerated().map { place, coefficient in
            QuarterSettlement.Part(
                try Month(yyyymm: 202_401 + Int32(place)), base: Money(fen: 100_000),
                coefficient: coefficient.map(dec))
        })
    }

    /// S-007: base 100000 a month, coefficients 0.95, 1.00 and 1.05 give 300000.
    func testS007MonthsAreScoredAndTheQuarterIsPaid() throws {
        XCTAssertEqual(try quarter(["0.95", "1.00", "1.05"]).amount(), Money(fen: 300_000))
        // 3 × 33333.3 = 99999.9 fen, rounded once.
        XCTAssertEqual(
            try quarter(["0.333333", "0.333333", "0.333333"]).amount(), Money(fen: 100_000))
        let open = try quarter(["0.95", nil, "1.05"])
        XCTAssertEqual(
            fault { try open.amount() }, .monthsMissing([try Month(yyyymm: 202_402)]))
        let january = QuarterSettlement.Part(
            try Month(yyyymm: 202_401), base: .zero, coefficient: nil)
        XCTAssertEqual(
            fault { try QuarterSettlement([january, january]) }, .duplicate(code: "2024-01"))
    }

    private let paid = ["a": Money(fen: 500), "b": Money(fen: 300), "c": Money(fen: 200)]

    /// Under `reserve` only the appellant changes; under `redistribute` the differences total zero.
    func testAppealsArePaidFromTheReserveOrByEverybody() throws {
        let after = ["a": Money(fen: 480), "b": Money(fen: 330), "c": Money(fen: 190)]
        let reserve = try AppealAdjustment(
            before: paid, after: after, appellants: ["b"], funding: .reserve(Money(fen: 50)))
        XCTAssertEqual(reserve.changes.map(\.code), ["b"])
        XCTAssertEqual(reserve.changes.map(\.difference.fen), [30])
        XCTAssertEqual(reserve.reserveLeft, Money(fen: 20))
        let all = try AppealAdjustment(
            before: paid, after: after, appellants: ["b"], funding: .redistribute)
        XCTAssertEqual(all.changes.map(\.difference.fen), [-20, 30, -10])
        XCTAssertNil(all.reserveLeft)
    }

    func testWhatAnAdjustmentRefuses() {
        func adjustment(
            _ after: [String: Money], _ appellants: Set<String>, _ funding: AppealAdjustment.Funding
        ) -> PayError? {
            fault {
                try AppealAdjustment(
                    before: paid, after: after, appellants: appellants, funding: funding)
            }
        }
        var more = paid
        more["b"] = Money(fen: 360)
        XCTAssertEqual(
            adjustment(more, ["b"], .reserve(Money(fen: 50))),
            .reserveExceeded(needed: Money(fen: 60), reserve: Money(fen: 50)))
        XCTAssertEqual(
            adjustment(more, ["b"], .redistribute), .notBalanced(difference: Money(fen: 60)))
        XCTAssertEqual(
            adjustment(paid.filter { $0.key != "c" }, ["b"], .redistribute),
            .codesDiffer(code: "c"))
        XCTAssertEqual(
            adjustment(paid, ["d"], .reserve(Money(fen: 50))), .codesDiffer(code: "d"))
    }
}
