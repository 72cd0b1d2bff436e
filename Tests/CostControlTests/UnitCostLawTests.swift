import CostControl
import HospitalCore
import TestSupport
import XCTest

/// What holds for every unit cost: nothing is lost and the order of rows changes nothing.
final class UnitCostLawTests: XCTestCase {
    private static let seed: UInt64 = 0x5EED_C057

    private func decimal(_ random: inout SeededGenerator, upTo limit: Int) throws -> Decimal {
        try Decimal(
            significand: Int128(Int.random(in: 0...limit, using: &random)),
            scale: Int.random(in: 0...3, using: &random))
    }

    private func money(_ random: inout SeededGenerator) -> Money {
        Money(fen: Int64.random(in: -1_000_000...100_000_000, using: &random))
    }

    private func total(_ amounts: [Money]) throws -> Rate {
        Rate(try Decimal(significand: Int128(amounts.total().fen), scale: 2))
    }

    func testUnitCostsTimesVolumesReturnThePool() throws {
        var random = SeededGenerator(seed: Self.seed)
        for _ in 0..<300 {
            let pool = money(&random)
            let items = try (0..<Int.random(in: 1...6, using: &random)).map {
                RelativeValueItem(
                    "i\($0)", value: try decimal(&random, upTo: 50),
                    volume: try decimal(&random, upTo: 900))
            }
            guard let cost = try? RelativeValueCosting(
                object: "o", pool: pool, items: items).costed()
            else { continue }
            let exact = cost.lines.reduce(Rate.zero) { $0 + $1.unitCost * Rate($1.item.volume) }
            guard cost.total != .zero else { continue }
            XCTAssertEqual(exact, try total([pool]), "seed \(Self.seed)")
            XCTAssertEqual(try cost.lines.map(\.cost).total(), pool, "seed \(Self.seed)")
        }
    }

    func testTimeDrivenCostAndUnusedCostReturnTheCost() throws {
        var random = SeededGenerator(seed: Self.seed)
        for _ in 0..<300 {
            let cost = money(&random)
            let activities = try (0..<Int.random(in: 1...6, using: &random)).map {
                TimedActivity(
                    "a\($0)", minutes: try decimal(&random, upTo: 90),
                    volume: try decimal(&random, upTo: 900))
            }
            let result = try TimeDrivenCosting(
                object: "o", cost: cost, capacity: try decimal(&random, upTo: 90_000).adding(.one),
                activities: activities
            ).costed()
            XCTAssertEqual(
                try (result.lines.map(\.cost) + [result.unused.cost]).total(), cost,
                "seed \(Self.seed)")
            for line in result.lines {
                let minutes = Rate(line.activity.minutes) * Rate(line.activity.volume)
                XCTAssertEqual(
                    line.unitCost * Rate(line.activity.volume), result.rate * minutes,
                    "seed \(Self.seed)")
            }
        }
    }

    func testProportionalAndActivityCostReturnTheirPools() throws {
        var random = SeededGenerator(seed: Self.seed)
        for _ in 0..<200 {
            let pool = money(&random)
            let count = Int.random(in: 1...5, using: &random)
            let bases = try (0..<count).map { _ in try decimal(&random, upTo: 900).adding(.one) }
            let volumes = try (0..<count).map { _ in try decimal(&random, upTo: 90).adding(.one) }
            let lines = try ProportionalCosting(
                object: "o", pool: pool, variant: .income,
                items: zip(bases, volumes).enumerated().map {
                    ProportionalItem("i\($0)", basis: $1.0, volume: $1.1)
                }
            ).costed()
            XCTAssertEqual(try lines.map(\.cost).total(), pool, "seed \(Self.seed)")
            let exact = try lines.reduce(Rate.zero) {
                $0 + (try XCTUnwrap($1.unitCost)) * Rate($1.item.volume)
            }
            XCTAssertEqual(exact, try total([pool]), "seed \(Self.seed)")
            let items = try ActivityCosting(
                object: "o", pools: [ActivityPool("p", driver: .named("d"))],
                layers: [CostLayer("direct", amounts: ["p": dec(pool.description)])],
                items: zip(bases, volumes).enumerated().map {
                    ActivityItem(
                        "i\($0)", volume: $1.1, use: .init(minutes: .zero, drivers: ["d": $1.0]))
                }
            ).costed()
            let spread = items.reduce(Rate.zero) {
                $0 + $1.unitCosts[0].cost * Rate($1.item.volume)
            }
            XCTAssertEqual(spread, try total([pool]), "seed \(Self.seed)")
            let totals = try items.map { try XCTUnwrap($0.unitCosts[0].total) }
            XCTAssertEqual(try totals.total(), pool, "seed \(Self.seed)")
        }
    }

    func testTheOrderOfItemsNeverChangesAnAmount() throws {
        var random = SeededGenerator(seed: Self.seed)
        for _ in 0..<100 {
            let items = (0..<5).map { RelativeValueItem("i\($0)", value: .one, volume: .one) }
            let pool = money(&random)
            func costs(_ items: [RelativeValueItem]) throws -> [String: Money] {
                let cost = try RelativeValueCosting(object: "o", pool: pool, items: items).costed()
                return Dictionary(uniqueKeysWithValues: cost.lines.map { ($0.item.code, $0.cost) })
            }
            XCTAssertEqual(
                try costs(items), try costs(items.shuffled(using: &random)), "seed \(Self.seed)")
        }
    }

    /// All cases of a unit that charge its whole income carry its whole cost.
    func testCasesThatChargeTheWholeIncomeCarryTheWholeCost() throws {
        var random = SeededGenerator(seed: Self.seed)
        for _ in 0..<100 {
            let charges = (0..<4).map { _ in
                Money(fen: Int64.random(in: 1...100_000, using: &random))
            }
            let unit = ServiceUnit(
                "u", cost: money(&random), income: try charges.total())
            let cost = try CaseRatioCosting(
                units: [unit],
                cases: charges.enumerated().map {
                    ChargedCase("c\($0)", group: "g", charges: [.init("u", $1)])
                }
            ).costed()
            XCTAssertEqual(cost.groups[0].total, unit.cost, "seed \(Self.seed)")
            XCTAssertEqual(cost.units[0].left, .zero, "seed \(Self.seed)")
        }
    }
}
