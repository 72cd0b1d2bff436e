import CostControl
import HospitalCore
import TestSupport
import XCTest

/// What must hold for every hospital, whatever its figures.
final class AllocationLawTests: XCTestCase {
    /// 10,000 seeded hospitals with zero, idle and negative pools, by every method.
    func testCostIsConservedAndNothingStaysInAClosedCentre() throws {
        for seed in UInt64(1)...10_000 {
            var hospital = RandomHospital(seed: seed)
            let request = hospital.request()
            let outcome = Result { () throws(AllocationError) in try request.allocated() }
            guard case .success(let result) = outcome else {
                XCTAssertTrue(hospital.hasUnusedDriver, "seed \(seed): \(outcome)")
                continue
            }
            XCTAssertEqual(result.totalBefore, result.totalAfter, "seed \(seed)")
            let direct = request.centres.reduce(Int128(0)) { sum, centre in
                sum + centre.direct.values.reduce(0) { $0 + ($1.significand(atScale: 2) ?? 0) }
            }
            XCTAssertEqual(result.totalBefore, direct, "seed \(seed)")
            checkClosedCentresAreEmpty(result, seed: seed)
            checkLinesExplainEveryAmount(result, seed: seed)
            checkOrderChangesNothing(&hospital, request, result, seed: seed)
        }
    }

    private func checkClosedCentresAreEmpty(_ result: AllocationResult, seed: UInt64) {
        let kept = Set(result.leftInSource.map { "\($0.department)/\($0.item)" })
        for department in result.departments.indices where result.isClosed(department) {
            for (item, name) in result.items.enumerated() {
                let amount = result.amount(of: result.departments[department].id, item: name)
                if kept.contains("\(department)/\(item)") { continue }
                XCTAssertEqual(amount, 0, "seed \(seed), \(result.departments[department].id)")
            }
        }
    }

    /// Direct cost plus lines received less lines given is what stands there at the end.
    private func checkLinesExplainEveryAmount(_ result: AllocationResult, seed: UInt64) {
        guard result.method != .reciprocal, result.method != .iterative else {
            return checkLinesExplainFinals(result, seed: seed)
        }
        var balances: [Int: Int128] = [:]
        let count = result.items.count
        for line in result.lines {
            balances[line.receiver * count + line.item, default: 0] += line.amount
            balances[line.source * count + line.item, default: 0] -= line.amount
        }
        for department in result.departments.indices {
            for (item, name) in result.items.enumerated() {
                let expected = result.directCost(department: department, item: item)
                    + (balances[department * count + item] ?? 0)
                XCTAssertEqual(
                    result.amount(of: result.departments[department].id, item: name), expected,
                    "seed \(seed)")
            }
        }
    }

    /// When sources serve each other, the lines into a final department add up to what it received.
    private func checkLinesExplainFinals(_ result: AllocationResult, seed: UInt64) {
        var received: [Int: Int128] = [:]
        for line in result.lines {
            received[line.receiver * result.items.count + line.item, default: 0] += line.amount
        }
        for final in result.finals where !result.isClosed(final.department) {
            for (item, amount) in final.amounts.enumerated() {
                let direct = result.directCost(department: final.department, item: item)
                XCTAssertEqual(
                    received[final.department * result.items.count + item] ?? 0, amount - direct,
                    "seed \(seed)")
            }
        }
    }

    private func checkOrderChangesNothing(
        _ hospital: inout RandomHospital, _ request: AllocationRequest, _ result: AllocationResult,
        seed: UInt64
    ) {
        let shuffled = hospital.shuffled(request)
        guard let again = try? shuffled.allocated() else {
            return XCTFail("seed \(seed): another order of rows is refused")
        }
        XCTAssertEqual(again, result, "seed \(seed): another order of rows changes the result")
    }

    func testMethodsAgreeWhenSourcesDoNotServeEachOther() throws {
        for seed in UInt64(1)...500 {
            var hospital = RandomHospital(seed: seed)
            let base = hospital.request(servingFinalsOnly: true)
            var finals: [[Int128]] = []
            for method in [AllocationMethod.direct, .stepDown] {
                var request = base
                request.method = method
                guard let result = try? request.allocated() else { continue }
                finals.append(result.finals.flatMap(\.amounts))
            }
            guard let first = finals.first else { continue }
            for other in finals { XCTAssertEqual(first, other, "seed \(seed)") }
        }
    }

    func testSharesOfOneSourceAgreeBetweenStepDownAndReciprocal() throws {
        for seed in UInt64(1)...500 {
            var random = SeededGenerator(seed: seed)
            let pool = Decimal(Int.random(in: -99_999...99_999, using: &random))
            let weights = (1...4).map { _ in Decimal(Int.random(in: 1...99, using: &random)) }
            let ids = (1...4).map { Department.ID("r\($0)") }
            let centres = [CostCentre(Department(id: Department.ID("s")), direct: ["c": pool])]
                + ids.map { CostCentre(Department(id: $0), direct: [:]) }
            let step = AllocationStep(sources: [Department.ID("s")], driver: "d")
            let driver = Driver("d", values: Dictionary(uniqueKeysWithValues: zip(ids, weights)))
            let results = try [AllocationMethod.stepDown, .reciprocal, .iterative, .direct].map {
                try AllocationRequest(
                    items: ["c"], centres: centres, drivers: [driver], steps: [step], method: $0
                ).allocated().finals
            }
            for result in results { XCTAssertEqual(result, results[0], "seed \(seed)") }
        }
    }
}

/// A hospital drawn from a seed: 2 to 6 sources, 1 to 8 final departments, 1 to 3 cost items.
struct RandomHospital {
    private var random: SeededGenerator
    private(set) var hasUnusedDriver = false

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func request(servingFinalsOnly: Bool = false) -> AllocationRequest {
        let sources = (1...Int.random(in: 2...6, using: &random)).map { Department.ID("s\($0)") }
        let finals = (1...Int.random(in: 1...8, using: &random)).map { Department.ID("科\($0)") }
        let items = Array(["人员", "药品", "其他"].prefix(Int.random(in: 1...3, using: &random)))
        let method = AllocationMethod.allCases.filter { $0 != .threeStage }
            .randomElement(using: &random) ?? .direct
        let residual = Apportionment.Residual.allCases.randomElement(using: &random)
        var centres: [CostCentre] = []
        for id in sources + finals {
            var direct: [String: Decimal] = [:]
            for item in items { direct[item] = amount() }
            centres.append(CostCentre(Department(id: id), direct: direct))
        }
        let drivers = sources.map { source in
            Driver(
                "d\(source)",
                values: weights(
                    for: servingFinalsOnly ? finals : (sources + finals).filter { $0 != source },
                    finals: finals))
        }
        return AllocationRequest(
            period: "2025-03", items: items, centres: centres, drivers: drivers,
            steps: zip(sources, drivers).map {
                AllocationStep(sources: [$0], receivers: nil, driver: $1.name)
            },
            method: method,
            policy: AllocationPolicy(
                residual: residual ?? .largestRemainder,
                negativePool: Bool.random(using: &random) ? .keep : .mirror))
    }

    /// Zero in a third of the cases, negative in a tenth, otherwise up to a million yuan.
    private mutating func amount() -> Decimal {
        let kind = Int.random(in: 0..<30, using: &random)
        let fen = Int128(Int.random(in: 0...100_000_000, using: &random))
        let signed = kind < 10 ? 0 : (kind < 13 ? -fen : fen)
        return (try? Decimal(significand: signed, scale: 2)) ?? .zero
    }

    /// At least one final department has a weight, but for one driver in fifty, which nobody used.
    private mutating func weights(
        for receivers: [Department.ID], finals: [Department.ID]
    ) -> [Department.ID: Decimal] {
        guard Int.random(in: 0..<50, using: &random) > 0 else {
            hasUnusedDriver = true
            return [:]
        }
        var weights: [Department.ID: Decimal] = [:]
        for receiver in receivers where Int.random(in: 0..<4, using: &random) > 0 {
            let digits = Int128(Int.random(in: 0...9_999, using: &random))
            weights[receiver] = try? Decimal(
                significand: digits, scale: Int.random(in: 0...3, using: &random))
        }
        if let final = finals.randomElement(using: &random) { weights[final] = Decimal(7) }
        return weights
    }

    /// The same hospital with departments, drivers and their rows in another order.
    mutating func shuffled(_ request: AllocationRequest) -> AllocationRequest {
        var other = request
        other.centres.shuffle(using: &random)
        other.drivers.shuffle(using: &random)
        return other
    }
}
