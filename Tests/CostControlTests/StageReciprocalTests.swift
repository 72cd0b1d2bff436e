import CostControl
import HospitalCore
import XCTest

/// Sources of one stage that serve each other, and sources that share a driver.
final class StageReciprocalTests: XCTestCase {
    private typealias Support = AllocationSupport

    /// X₁ = 100 + X₂ ÷ 5, X₂ = 50 + X₁ ÷ 5: 114.583… and 72.916…, of which the technical department
    /// gets 22.916…, the wards 60.416… and 66.666…; the two fen left go to the lower codes. Then
    /// 30.00 + 22.92 over 1 : 2.
    private func base() -> AllocationRequest {
        var request = AllocationRequest(
            period: "2025-03", items: ["c"],
            centres: [
                Support.centre("A1", .administrationLogistics, ["c": "100.00"]),
                Support.centre("A2", .administrationLogistics, ["c": "50.00"]),
                Support.centre("T", .medicalTechnology, ["c": "30.00"]),
                Support.centre("W1", .clinical, [:]), Support.centre("W2", .clinical, [:]),
            ],
            drivers: [
                Support.driver("d1", ["A2": 1, "T": 1, "W1": 2, "W2": 1]),
                Support.driver("d2", ["A1": 1, "W1": 1, "W2": 3]),
                Support.driver("orders", ["W1": 1, "W2": 2]),
            ],
            steps: [
                Support.step(1, ["A1"], by: "d1"), Support.step(1, ["A2"], by: "d2"),
                Support.step(3, ["T"], by: "orders"),
            ],
            method: .threeStage)
        request.policy.withinStage = .reciprocal
        return request
    }

    func testSourcesOfAStageAreSolvedBeforeItCloses() throws {
        let result = try base().allocated()
        XCTAssertEqual(Support.finals(result), ["W1=7806", "W2=10194"])
        XCTAssertEqual(result.solution, .exact)
        XCTAssertEqual(result.reciprocated.map(\.amount), [11_458, 7_292])
        XCTAssertEqual(result.pools.map(\.step), [1, 2, 3])
        XCTAssertEqual(
            Array(Support.lines(result).suffix(2)), ["3 T→W1 1764", "3 T→W2 3528"])
        let costs = try DepartmentCosts(result)
        XCTAssertNoThrow(try CostReport.allocation(of: costs))
        XCTAssertNoThrow(try CostReport.stages(of: costs))
    }

    func testWithoutTheOptionSourcesOfAStageDoNotFeedEachOther() throws {
        var request = base()
        request.policy.withinStage = .separate
        let result = try request.allocated()
        // 100 over 1:2:1 and 50 over 1:3; then 55 over 1:2.
        XCTAssertEqual(Support.finals(result), ["W1=8083", "W2=9917"])
        XCTAssertNil(result.solution)
    }

    func testASourceThatKeepsItsRedAmountReceivesLikeAFinalDepartment() throws {
        var request = base()
        request.policy.negativePool = .keep
        request.centres[1] = Support.centre("A2", .administrationLogistics, ["c": "-50.00"])
        let result = try request.allocated()
        // A2 keeps −50.00 and gets a fifth of 100.00; T has 30 + 20.
        XCTAssertEqual(Support.finals(result), ["A2=-3000", "W1=5667", "W2=5333"])
    }

    func testSourcesOfAStageThatServeOnlyEachOtherAreRefused() {
        var request = base()
        request.drivers[0] = Support.driver("d1", ["A2": 1])
        request.drivers[1] = Support.driver("d2", ["A1": 1])
        XCTAssertThrowsError(try request.allocated()) {
            XCTAssertEqual($0 as? AllocationError, .closedLoop(["A1", "A2"]))
        }
    }

    func testEveryStageTiesOutPerItemWhateverTheOrderOfRows() throws {
        for seed in UInt64(1)...300 {
            var hospital = StagedHospital(seed: seed, servingEachOther: true)
            var request = hospital.request()
            request.policy.withinStage = .reciprocal
            request.policy.pooling = seed % 2 == 0 ? .byDriver : .bySource
            let result: AllocationResult
            do { result = try request.allocated() } catch {
                guard case .closedLoop = error else { return XCTFail("seed \(seed): \(error)") }
                continue
            }
            check(result, of: request, seed: seed)
            XCTAssertEqual(try hospital.shuffled(request).allocated(), result, "seed \(seed)")
            XCTAssertNoThrow(try DepartmentCosts(result), "seed \(seed)")
        }
    }

    func testItAgreesWithThePlainMethodWhereNoSourceServesItsStage() throws {
        for seed in UInt64(1)...200 {
            for pooling in CostPooling.allCases {
                var hospital = StagedHospital(seed: seed, servingEachOther: false)
                var request = hospital.request(sharingDrivers: seed % 2 == 0)
                request.policy.pooling = pooling
                let plain = try request.allocated()
                request.policy.withinStage = .reciprocal
                let mutual = try request.allocated()
                XCTAssertEqual(mutual.finals, plain.finals, "seed \(seed)")
                XCTAssertEqual(mutual.lines, plain.lines, "seed \(seed)")
                XCTAssertNil(mutual.solution, "seed \(seed)")
            }
        }
    }

    func testPooledCostIsSplitOnceAndItsLinesNameTheSources() throws {
        var request = AllocationRequest(
            items: ["c"],
            centres: [
                Support.centre("A1", nil, ["c": "0.01"]), Support.centre("A2", nil, ["c": "0.01"]),
                Support.centre("A3", nil, ["c": "0.01"]), Support.centre("W1", nil, [:]),
                Support.centre("W2", nil, [:]), Support.centre("W3", nil, [:]),
            ],
            drivers: [Support.driver("heads", ["W1": 1, "W2": 1, "W3": 1])],
            steps: [Support.step(nil, ["A1", "A2", "A3"], by: "heads")], method: .stepDown)
        // Each fen on its own goes to the lowest code; three together are one for each ward.
        XCTAssertEqual(Support.finals(try request.allocated()), ["W1=3", "W2=0", "W3=0"])
        request.policy.pooling = .byDriver
        let pooled = try request.allocated()
        XCTAssertEqual(Support.finals(pooled), ["W1=1", "W2=1", "W3=1"])
        XCTAssertEqual(Support.lines(pooled), ["1 A1→W1 1", "1 A2→W2 1", "1 A3→W3 1"])
        XCTAssertEqual(pooled.pools.map(\.multiplier.text), ["1/300", "1/300", "1/300"])
    }

    /// The sum is split by an own largest remainder; lines add up both ways and have one sign.
    func testPooledCostEqualsTheSplitOfTheSum() throws {
        for seed in UInt64(1)...200 {
            var hospital = StagedHospital(seed: seed, servingEachOther: false)
            var request = hospital.request(sharingDrivers: true)
            request.policy.pooling = .byDriver
            let result = try request.allocated()
            check(result, of: request, seed: seed)
            XCTAssertEqual(try hospital.shuffled(request).allocated(), result, "seed \(seed)")
            guard let driver = request.drivers.first else { return XCTFail("no driver") }
            let receivers = driver.values.filter { $0.value > .zero }.keys.sorted()
            let weights = receivers.map {
                driver.values[$0]?.significand(atScale: 3) ?? 0
            }
            for item in request.items.indices {
                let sources = result.departments.indices.filter {
                    result.departments[$0].departmentClass == .administrationLogistics
                        && result.directCost(department: $0, item: item) > 0
                }
                let total = sources.reduce(0) { $0 + result.directCost(department: $1, item: item) }
                let lines = result.lines.filter {
                    $0.item == item && sources.contains($0.source) && $0.step == 1
                }
                XCTAssertTrue(lines.allSatisfy { $0.amount > 0 }, "seed \(seed)")
                for source in sources {
                    let given = lines.filter { $0.source == source }.reduce(0) { $0 + $1.amount }
                    XCTAssertEqual(
                        given, result.directCost(department: source, item: item), "seed \(seed)")
                }
                for (receiver, share) in zip(receivers, Self.split(total, weights)) {
                    let got = lines.filter { result.departments[$0.receiver].id == receiver }
                        .reduce(0) { $0 + $1.amount }
                    XCTAssertEqual(got, share, "seed \(seed), \(receiver)")
                }
            }
        }
    }

    /// Largest remainders, the plain way.
    private static func split(_ total: Int128, _ weights: [Int128]) -> [Int128] {
        let sum = weights.reduce(0, +)
        var shares = weights.map { total * $0 / sum }
        let order = weights.indices.sorted {
            let (one, other) = (total * weights[$0] % sum, total * weights[$1] % sum)
            return one == other ? $0 < $1 : one > other
        }
        for index in order.prefix(Int(total - shares.reduce(0, +))) { shares[index] += 1 }
        return shares
    }

    private func check(_ result: AllocationResult, of request: AllocationRequest, seed: UInt64) {
        for (item, name) in result.items.enumerated() {
            let before = result.departments.indices.reduce(Int128(0)) {
                $0 + result.directCost(department: $1, item: item)
            }
            let after = result.finals.reduce(Int128(0)) { $0 + $1.amounts[item] }
            XCTAssertEqual(before, after, "seed \(seed), \(name)")
        }
        for final in result.finals {
            let departmentClass = result.departments[final.department].departmentClass
            XCTAssertEqual(departmentClass, .clinical, "seed \(seed)")
        }
    }
}
