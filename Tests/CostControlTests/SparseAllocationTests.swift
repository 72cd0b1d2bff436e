import CostControl
import HospitalCore
import TestSupport
import XCTest

/// Allocation on sparse arrays: the amounts of the allocation by positions, and its own refusals.
final class SparseAllocationTests: XCTestCase {
    private func steps(
        _ sources: [Int32], _ receivers: [[Int32]], _ weights: [[Int64]], pools: [Int32]? = nil
    ) -> SparseSteps {
        var offsets: [Int32] = [0]
        for row in receivers { offsets.append((offsets.last ?? 0) + Int32(row.count)) }
        return SparseSteps(
            sources: sources, sourceOffsets: pools, receiverOffsets: offsets,
            receivers: receivers.flatMap(\.self), weights: weights.flatMap(\.self))
    }

    /// The worked example of `cost.allocate` (design of the C interface): 100.00 over three by
    /// heads, then 83.34 over two by 2.5 and 7.5 orders.
    func testTheExampleOfTheProcedureComesOutAlike() throws {
        let allocation = try SparseAllocation(
            departmentCount: 4, itemCount: 1,
            steps: steps([0, 1], [[3, 1, 2], [3, 2]], [[1, 1, 1], [75, 25]]), method: .stepDown)
        XCTAssertEqual(try allocation.finalFen(of: [10_000, 5_000, 0, 0]), [0, 0, 5_417, 9_583])
    }

    /// Two sources of 0.01 each and two receivers alike: one after the other each fen goes to the
    /// first receiver; as a pool of 0.02 both receive one.
    func testPoolingMovesSingleFen() throws {
        let direct: [Int64] = [1, 1, 0, 0]
        let single = try SparseAllocation(
            departmentCount: 4, itemCount: 1,
            steps: steps([0, 1], [[2, 3], [2, 3]], [[1, 1], [1, 1]]), method: .stepDown)
        XCTAssertEqual(try single.finalFen(of: direct), [0, 0, 2, 0])
        let pooled = try SparseAllocation(
            departmentCount: 4, itemCount: 1,
            steps: steps([0, 1], [[1, 2, 3]], [[9, 1, 1]], pools: [0, 2]), method: .stepDown)
        XCTAssertEqual(try pooled.finalFen(of: direct), [0, 0, 1, 1])
    }

    /// −0.01 is split as the mirror image of 0.01, and of equal remainders the first one pays.
    func testNegativePoolsAreMirrored() throws {
        let allocation = try SparseAllocation(
            departmentCount: 4, itemCount: 2,
            steps: steps([3], [[2, 1, 0]], [[1, 1, 1]]), method: .direct)
        XCTAssertEqual(
            try allocation.finalFen(of: [0, 0, 0, 0, 0, 0, -1, -5]), [-1, -2, 0, -2, 0, -1, 0, 0])
    }

    func testEveryAmountIsThatOfTheAllocationByPositions() throws {
        for seed in UInt64(1)...800 {
            var hospital = RandomCentres(seed: seed)
            let (dense, sparse) = hospital.problem()
            for method in [AllocationMethod.direct, .stepDown] {
                let expected = Result { () throws(AllocationError) in
                    try dense.finalFen(by: method)
                }
                let found = Result { () throws(AllocationError) in
                    try SparseAllocation(
                        departmentCount: dense.departmentCount, itemCount: dense.itemCount,
                        steps: sparse, method: method
                    ).finalFen(of: dense.directFen)
                }
                XCTAssertEqual(found, expected, "seed \(seed), \(method)")
            }
        }
    }

    func testTheOrderOfReceiversChangesNothing() throws {
        for seed in UInt64(1)...300 {
            var hospital = RandomCentres(seed: seed)
            let (dense, sparse) = hospital.problem()
            let shuffled = hospital.shuffled(sparse)
            let amounts = [sparse, shuffled].map { steps in
                Result { () throws(AllocationError) in
                    try SparseAllocation(
                        departmentCount: dense.departmentCount, itemCount: dense.itemCount,
                        steps: steps, method: .stepDown
                    ).finalFen(of: dense.directFen)
                }
            }
            XCTAssertEqual(amounts[0], amounts[1], "seed \(seed)")
        }
    }

    /// Up to 39 sources that serve each other: what exact fractions give, fen by fen.
    func testReciprocalAmountsAreThoseOfExactFractions() throws {
        var solved = 0
        for seed in UInt64(10_001)...10_040 {
            var hospital = RandomCentres(seed: seed)
            let (dense, sparse) = hospital.problem()
            let expected = try? dense.finalFen(by: .reciprocal)
            for steps in [sparse, hospital.shuffled(sparse)] {
                let found = try? SparseAllocation(
                    departmentCount: dense.departmentCount, itemCount: dense.itemCount,
                    steps: steps, method: .reciprocal
                ).finalFen(of: dense.directFen)
                XCTAssertEqual(found, expected, "seed \(seed)")
            }
            if expected != nil { solved += 1 }
        }
        XCTAssertGreaterThan(solved, 10)
    }

    /// 220 sources that serve each other, more than are solved exactly: no item loses a fen, no
    /// source keeps one, and every amount is that of exact fractions within one fen.
    func testManySourcesAreSolvedWithAProvenBound() throws {
        var random = SeededGenerator(seed: 6)
        let (departments, sources, items) = (260, 220, 2)
        var (offsets, receivers, weights): ([Int32], [Int32], [Int64]) = ([0], [], [])
        for source in 0..<sources {
            for step in 1...8 {
                receivers.append(Int32((source + step * 31) % departments))
                weights.append(Int64.random(in: 1...99, using: &random))
            }
            offsets.append(Int32(receivers.count))
        }
        let steps = SparseSteps(
            sources: (0..<sources).map { Int32($0) }, receiverOffsets: offsets,
            receivers: receivers, weights: weights)
        let direct = (0..<departments * items).map { _ in
            Int64.random(in: -500_000...2_000_000, using: &random)
        }
        let final = try SparseAllocation(
            departmentCount: departments, itemCount: items, steps: steps, method: .reciprocal
        ).finalFen(of: direct)
        var dense = [Int64](repeating: 0, count: sources * departments)
        for source in 0..<sources {
            for place in Int(offsets[source])..<Int(offsets[source + 1]) {
                dense[source * departments + Int(receivers[place])] = weights[place]
            }
        }
        let expected = try PositionalAllocation(
            departmentCount: departments, itemCount: items, directFen: direct,
            sources: Array(0..<sources), weights: dense, weightDecimals: 0,
            residual: .largestRemainder
        ).finalFen(by: .reciprocal)
        for item in 0..<items {
            let cells = stride(from: item, to: direct.count, by: items)
            XCTAssertEqual(
                cells.reduce(0) { $0 + final[$1] }, cells.reduce(0) { $0 + direct[$1] })
            for cell in cells {
                if cell / items < sources { XCTAssertEqual(final[cell], 0) }
                XCTAssertLessThanOrEqual(abs(final[cell] - expected[cell]), 1)
            }
        }
    }

    func testSourcesThatServeOnlyEachOtherAreNamed() {
        assertRefused(
            .closedLoop(["1", "2"]), says: ["1, 2"], steps([0, 1], [[1], [0]], [[1], [1]]),
            method: .reciprocal)
        assertRefused(
            .driverTotalZero(
                AllocationError.ZeroDriver(
                    source: "1", driver: "1", item: "1", amount: "0.01", period: nil)),
            says: ["0.01"], steps([0, 1], [[], [2]], [[], [1]]), method: .reciprocal)
        assertRefused(
            .policyNotForMethod(.reciprocal, policy: "pooled_drivers"), says: ["pooled_drivers"],
            steps([0, 1], [[2]], [[1]], pools: [0, 2]), method: .reciprocal)
    }

    private func assertRefused(
        _ expected: AllocationError, says words: [String], departments: Int = 3,
        _ steps: SparseSteps,
        _ direct: [Int64] = [1, 0, 0], method: AllocationMethod = .stepDown, line: UInt = #line
    ) {
        do throws(AllocationError) {
            let allocation = try SparseAllocation(
                departmentCount: departments, itemCount: 1, steps: steps, method: method)
            _ = try allocation.finalFen(of: direct)
            XCTFail("is not refused", line: line)
        } catch {
            XCTAssertEqual(error, expected, line: line)
            let finding = error.finding
            for language in [Language.chinese, .english] {
                let text = finding.text(in: language)
                for word in words {
                    XCTAssertTrue(text.contains(word), "\(text) without \(word)", line: line)
                }
            }
        }
    }

    func testFaultsAreNamed() {
        assertRefused(.nothingToAllocate, says: [], departments: 0, steps([], [], []))
        assertRefused(
            .policyNotForMethod(.threeStage, policy: "sparse"), says: ["sparse"],
            steps([], [], []), method: .threeStage)
        assertRefused(
            .unknownDepartment("4", place: "sources[1]", nearest: nil), says: ["4", "sources[1]"],
            steps([3], [[1]], [[1]]))
        assertRefused(
            .unknownDepartment("0", place: "receivers[2]", nearest: nil),
            says: ["0", "receivers[2]"], steps([0], [[1, -1]], [[1, 1]]))
        assertRefused(
            .sourceTwice("1", step: 2), says: ["1", "2"], steps([0, 0], [[1], [1]], [[1], [1]]))
        assertRefused(
            .noReceivers(source: "3", step: 3), says: ["3"],
            steps([0, 1, 2], [[1], [2], []], [[1], [1], []]))
        assertRefused(
            .negativeDriver("1", department: "2", value: "-5", period: nil), says: ["1", "2", "-5"],
            steps([0], [[1]], [[-5]]))
        assertRefused(
            .receiverTwice("3", source: "1", step: 1), says: ["3", "1"],
            steps([0], [[2, 1, 2]], [[1, 1, 1]]))
        assertRefused(
            .tooLarge(source: "1", item: "1"), says: ["1"],
            steps([0], [[1, 2]], [[.max, .max]]))
        assertRefused(
            .driverTotalZero(
                AllocationError.ZeroDriver(
                    source: "1", driver: "1", item: "1", amount: "0.01", period: nil)),
            says: ["0.01", "1"], steps([0], [[1]], [[0]]))
        assertRefused(
            .amountOutOfRange(department: "2", item: "1", value: "-92233720368547758.08"),
            says: ["2", "-92233720368547758.08"], steps([0], [[1]], [[1]]), [1, .min, 0])
    }

    func testOffsetsThatDoNotDescribeTheArraysAreNamed() {
        let edges = (receivers: [Int32(1), 2], weights: [Int64(1), 1])
        for (offsets, position, value) in [
            ([Int32(1), 2], 1, 1), ([0, 3], 2, 3), ([0, -1, 2], 2, -1), ([0, 2, 1], 3, 1),
        ] {
            assertRefused(
                .offsetInvalid("receiver_offsets", position: position, value: value),
                says: ["receiver_offsets", "\(value)"],
                SparseSteps(
                    sources: Array(repeating: 0, count: offsets.count - 1),
                    receiverOffsets: offsets, receivers: edges.receivers, weights: edges.weights))
        }
        assertRefused(
            .offsetInvalid("source_offsets", position: 2, value: 2), says: ["source_offsets"],
            SparseSteps(
                sources: [0], sourceOffsets: [0, 2], receiverOffsets: [0, 2],
                receivers: edges.receivers, weights: edges.weights))
        assertRefused(
            .offsetInvalid("sources", position: 1, value: 0), says: ["sources"],
            SparseSteps(
                sources: [], receiverOffsets: [0, 2], receivers: edges.receivers,
                weights: edges.weights))
    }
}

/// Centres with cost and drivers of many kinds: equal weights, weights of zero, weights and
/// amounts of very different size, negative and empty pools.
struct RandomCentres {
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    private mutating func number(_ range: ClosedRange<Int64>) -> Int64 {
        Int64.random(in: range, using: &random)
    }

    /// The same problem for the allocation by positions and on sparse arrays.
    mutating func problem() -> (dense: PositionalAllocation, sparse: SparseSteps) {
        let departments = Int(number(2...40))
        let items = Int(number(1...9))
        let largest: Int64 = [9, 1_000_000, 90_000_000_000, 1 << 56][Int(number(0...3))]
        let direct = (0..<departments * items).map { _ in
            number(0...4) == 0 ? 0 : number(-largest / 4...largest)
        }
        var sources = Array(0..<departments)
        sources.shuffle(using: &random)
        sources.removeLast(Int(number(1...Int64(departments))))
        var weights: [Int64] = []
        var (offsets, receivers, kept): ([Int32], [Int32], [Int64]) = ([0], [], [])
        for _ in sources {
            let kind = number(0...5)
            let unit: Int64 = kind == 4 ? 1 << 31 : 1
            for department in 0..<departments {
                let weight: Int64
                switch kind {
                case 0: weight = 1
                case 1: weight = number(0...1)
                case 2: weight = number(0...2) == 0 ? 0 : number(1...1009)
                case 3: weight = number(0...1 << 50)
                default: weight = number(0...50_000)
                }
                weights.append(weight * unit)
                guard weight > 0 || number(0...3) == 0 else { continue }
                receivers.append(Int32(department))
                kept.append(weight * unit)
            }
            offsets.append(Int32(receivers.count))
        }
        let dense = PositionalAllocation(
            departmentCount: departments, itemCount: items, directFen: direct, sources: sources,
            weights: weights, weightDecimals: 0, residual: .largestRemainder)
        let sparse = SparseSteps(
            sources: sources.map { Int32($0) }, receiverOffsets: offsets, receivers: receivers,
            weights: kept)
        return (dense, sparse)
    }

    /// The receivers of each step in another order.
    mutating func shuffled(_ steps: SparseSteps) -> SparseSteps {
        var order: [Int] = []
        for step in 0..<steps.count {
            let places = Int(steps.receiverOffsets[step])..<Int(steps.receiverOffsets[step + 1])
            order += places.shuffled(using: &random)
        }
        return SparseSteps(
            sources: steps.sources, receiverOffsets: steps.receiverOffsets,
            receivers: order.map { steps.receivers[$0] }, weights: order.map { steps.weights[$0] })
    }
}
