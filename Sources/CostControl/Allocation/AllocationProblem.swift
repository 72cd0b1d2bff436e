import HospitalCore

/// An allocation by positions: what every method calculates on, whatever the codes are called.
///
/// Departments stand in the order in which ties are broken: sorted by code, or as a host's arrays
/// have them. Amounts are whole units of the policy.
struct AllocationProblem {
    /// The codes of the departments, for messages.
    let departments: [String]
    /// The cost items, for messages.
    let items: [String]
    /// The period, for messages.
    let period: String?
    /// The choices that can move a fen.
    let policy: AllocationPolicy
    /// Direct cost in whole units: department × item, row by row.
    let direct: [Int128]
    /// Each source with its receivers, in the order of the steps.
    let legs: [AllocationLeg]

    /// The error for a pool that has nothing to be split by.
    func zeroDriver(_ leg: AllocationLeg, item: Int, amount: String) -> AllocationError {
        .driverTotalZero(
            AllocationError.ZeroDriver(
                source: departments[leg.source], driver: leg.driver, item: items[item],
                amount: amount, period: period))
    }
}

/// One source and the weights by which its cost reaches its receivers.
struct AllocationLeg {
    /// The step, counted from 1.
    let step: Int
    /// The position of the source.
    let source: Int
    /// The positions of the receivers, ascending; only those with a weight above zero.
    let receivers: [Int]
    /// The weight of each receiver as a whole number.
    let weights: [Int128]
    /// The sum of the weights; zero when there is nothing to split by.
    let weightTotal: Int128
    /// How many decimals the weights had before they became whole numbers.
    let weightDecimals: Int
    /// The driver, for messages.
    let driver: String
    /// The stage of the step; 0 for methods without stages.
    var stage = 0
    /// The receivers whose accumulated cost becomes the weights when the step is reached; `nil` for
    /// weights that are known from the start.
    var weighedLater: [Int]?

    /// A leg from decimal weights; receivers without weight are left out.
    /// - Throws: `tooLarge` when the weights do not fit 128 bits.
    init(
        step: Int, source: Int, driver: String, receivers: [(position: Int, weight: Decimal)],
        sourceName: String
    ) throws(AllocationError) {
        let used = receivers.filter { $0.weight.significand != 0 }
            .sorted { $0.position < $1.position }
        let decimals = used.map { $0.weight.normalized.scale }.max() ?? 0
        var (whole, total): ([Int128], Int128) = ([], 0)
        whole.reserveCapacity(used.count)
        for receiver in used {
            guard let weight = receiver.weight.significand(atScale: decimals) else {
                throw .tooLarge(source: sourceName, item: driver)
            }
            let (sum, overflow) = total.addingReportingOverflow(weight)
            guard !overflow else { throw .tooLarge(source: sourceName, item: driver) }
            total = sum
            whole.append(weight)
        }
        self.init(
            step: step, source: source, driver: driver, receivers: used.map(\.position),
            weights: whole, weightTotal: total, weightDecimals: decimals)
    }

    /// A leg from whole weights above zero whose sum is known.
    init(
        step: Int, source: Int, driver: String, receivers: [Int], weights: [Int128],
        weightTotal: Int128, weightDecimals: Int
    ) {
        self.step = step
        self.source = source
        self.driver = driver
        self.receivers = receivers
        self.weights = weights
        self.weightTotal = weightTotal
        self.weightDecimals = weightDecimals
    }
}

/// What a method made of a problem, by positions.
struct AllocationOutcome {
    /// What stands in each department at the end: department × item, in whole units.
    var balances: [Int128]
    /// The audit trail, in the order of steps, sources, receivers, items.
    var lines: [AllocationLine] = []
    /// The pools that were split, with their multipliers.
    var pools: [AllocatedPool] = []
    /// Departments that are closed: they keep nothing but kept negative pools.
    var isClosed: [Bool]
    /// Negative pools that stayed in their source: department and item.
    var kept: [(department: Int, item: Int)] = []
    /// Gross cost of the sources when they serve each other.
    var reciprocated: [ReciprocatedCost] = []
    /// How the equations were solved.
    var solution: ReciprocalSolution?
    /// The cost that served as a driver.
    var bases = CostBases()

    init(_ problem: AllocationProblem) {
        balances = problem.direct
        isClosed = [Bool](repeating: false, count: problem.departments.count)
    }
}

/// One line of the audit trail: what a source gave to a receiver of one cost item.
public struct AllocationLine: Equatable, Sendable {
    /// The step, counted from 1.
    public let step: Int
    /// The position of the source among the departments of the result.
    public let source: Int
    /// The position of the receiver among the departments of the result.
    public let receiver: Int
    /// The position of the cost item.
    public let item: Int
    /// The amount in whole units of the policy.
    public let amount: Int128
}

/// The gross cost of a source that also received from others.
public struct ReciprocatedCost: Equatable, Sendable {
    /// The position of the source.
    public let source: Int
    /// The position of the cost item.
    public let item: Int
    /// The amount in whole units, rounded half away from zero.
    public let amount: Int128
}

/// How the equations of sources that serve each other were solved.
public enum ReciprocalSolution: Equatable, Sendable {
    /// In exact integers.
    case exact
    /// In fixed point, with a proven bound of the error of every centre in fen.
    case certified(boundFen: Decimal)
}
