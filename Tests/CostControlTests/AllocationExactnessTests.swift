import CostControl
import HospitalCore
import TestSupport
import XCTest

/// How exact an allocation is, for hospitals drawn from a seed.
final class AllocationExactnessTests: XCTestCase {
    /// Up to 50 sources that serve each other. The multipliers are exact fractions: what they say
    /// each source passes on satisfies every equation of the system without any rest, so it is the
    /// one rational solution; and no final department is a fen away from it.
    func testAReciprocalAllocationIsTheExactRationalSolutionToTheFen() throws {
        for (seed, count) in [1, 2, 3, 4, 5, 6, 8, 10, 15, 25, 50].enumerated() {
            var random = SeededGenerator(seed: UInt64(seed + 1))
            let sources = (0..<count).map { Department.ID("s\(10 + $0)") }
            let finals = (0..<4).map { Department.ID("z\($0)") }
            var (centres, drivers): ([CostCentre], [Driver]) = ([], [])
            for id in sources + finals {
                let fen = Int128(Int.random(in: -99_999...9_999_999, using: &random))
                centres.append(
                    CostCentre(
                        Department(id: id), direct: ["c": try Decimal(significand: fen, scale: 2)]))
            }
            for (index, source) in sources.enumerated() {
                var values = [finals[index % 4]: Decimal(Int.random(in: 1...9, using: &random))]
                for _ in 0..<min(count - 1, 6) {
                    let other = sources[Int.random(in: 0..<count, using: &random)]
                    if other != source {
                        values[other] = Decimal(Int.random(in: 0...9, using: &random))
                    }
                }
                drivers.append(Driver(source.code, values: values))
            }
            let request = AllocationRequest(
                items: ["c"], centres: centres, drivers: drivers,
                steps: sources.map { AllocationStep(sources: [$0], driver: $0.code) },
                method: .reciprocal)
            try checkEquations(of: request, try request.allocated(), "\(count) sources")
        }
    }

    private func checkEquations(
        of request: AllocationRequest, _ result: AllocationResult, _ name: String
    ) throws {
        XCTAssertEqual(result.solution, .exact, name)
        // Yuan per unit of the driver of each source.
        var perUnit: [String: Rate] = [:]
        for pool in result.pools {
            perUnit[result.departments[pool.source].id.code] = try Rate(pool.multiplier.text)
        }
        for centre in request.centres {
            let id = centre.department.id
            var received = Rate(centre.direct["c"] ?? .zero)
            for driver in request.drivers {
                guard let weight = driver.values[id], let rate = perUnit[driver.name] else {
                    continue
                }
                received = received + Rate(weight) * rate
            }
            if let driver = request.drivers.first(where: { $0.name == id.code }) {
                let total = driver.values.values.reduce(Rate.zero) { $0 + Rate($1) }
                XCTAssertEqual((perUnit[id.code] ?? .zero) * total, received, "\(name), \(id)")
            } else {
                let fen = try XCTUnwrap(result.amount(of: id, item: "c"))
                let distance = try Rate(numerator: fen, denominator: 100) + -received
                XCTAssertLessThan(distance, try Rate("1/100"), "\(name), \(id)")
                XCTAssertLessThan(-distance, try Rate("1/100"), "\(name), \(id)")
            }
        }
        XCTAssertEqual(result.totalBefore, result.totalAfter, name)
    }

    /// Where every share is a whole number of fen there is nothing to round, and all methods are
    /// the same to the fen; the order of the steps changes nothing either.
    func testEveryMethodAgreesWhereSourcesDoNotServeEachOther() throws {
        for seed in UInt64(1)...200 {
            var random = SeededGenerator(seed: seed)
            let finals = (1...Int.random(in: 1...6, using: &random)).map { Department.ID("z\($0)") }
            var (centres, drivers): ([CostCentre], [Driver]) = (
                finals.map { CostCentre(Department(id: $0), direct: ["c": Decimal(3)]) }, []
            )
            for index in 1...Int.random(in: 1...6, using: &random) {
                let weights = finals.map { _ in Int.random(in: 1...9, using: &random) }
                let fen = Int128(
                    weights.reduce(0, +) * Int.random(in: -999...9_999, using: &random))
                centres.append(
                    CostCentre(
                        Department(id: Department.ID("s\(index)")),
                        direct: ["c": try Decimal(significand: fen, scale: 2)]))
                drivers.append(
                    Driver(
                        "s\(index)",
                        values: Dictionary(
                            uniqueKeysWithValues: zip(finals, weights.map { Decimal($0) }))))
            }
            var request = AllocationRequest(
                items: ["c"], centres: centres, drivers: drivers,
                steps: drivers.map {
                    AllocationStep(sources: [Department.ID($0.name)], driver: $0.name)
                },
                method: .direct)
            let expected = try request.allocated().finals
            for method in [AllocationMethod.stepDown, .reciprocal, .iterative] {
                request.method = method
                request.steps.shuffle(using: &random)
                XCTAssertEqual(try request.allocated().finals, expected, "seed \(seed), \(method)")
            }
        }
    }

    /// A line is the value of the driver times the multiplier of its pool, but for the fen that
    /// rounding moved.
    func testEveryLineFollowsFromItsStoredMultiplier() throws {
        for seed in UInt64(1)...300 {
            var hospital = RandomHospital(seed: seed)
            var request = hospital.request()
            request.method = seed % 2 == 0 ? .stepDown : .direct
            request.policy.residual = .largestRemainder
            guard let result = try? request.allocated() else { continue }
            var rates: [[Int]: Rate] = [:]
            for pool in result.pools {
                rates[[pool.step, pool.source, pool.item]] = try Rate(pool.multiplier.text)
            }
            for line in result.lines {
                let rate = try XCTUnwrap(rates[[line.step, line.source, line.item]])
                let driver = try XCTUnwrap(
                    request.drivers.first { $0.name == request.steps[line.step - 1].driver })
                let weight = driver.values[result.departments[line.receiver].id] ?? .zero
                let distance = try Rate(numerator: line.amount, denominator: 100)
                    + -(Rate(weight) * rate)
                XCTAssertLessThan(distance, try Rate("1/100"), "seed \(seed)")
                XCTAssertLessThan(-distance, try Rate("1/100"), "seed \(seed)")
            }
        }
    }
}
