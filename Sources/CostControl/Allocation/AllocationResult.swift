import HospitalCore

/// What an allocation came to, with everything that explains it: the cost of the final departments,
/// every line of the way there, the multipliers, what stayed in a source, and totals that tie.
public struct AllocationResult: Equatable, Sendable {
    /// The method that was used.
    public let method: AllocationMethod
    /// The policy that was used.
    public let policy: AllocationPolicy
    /// The period, when it was given.
    public let period: String?
    /// The departments, sorted by code; lines and pools name them by their position here.
    public let departments: [Department]
    /// The cost items in the order of the request.
    public let items: [String]
    /// The audit trail by step, source, receiver and item.
    public let lines: [AllocationLine]
    /// The pools that were split, with their multipliers.
    public let pools: [AllocatedPool]
    /// The gross cost of sources that serve each other; empty for the other methods.
    public let reciprocated: [ReciprocatedCost]
    /// How the equations were solved; `nil` for methods without equations.
    public let solution: ReciprocalSolution?
    /// The cost of receivers where it was the driver, by step and department.
    public let bases: [CostBasisAmount]
    /// What the policy had to replace, such as negative drivers.
    public let findings: [Finding]
    /// Direct cost by department and item, in whole units.
    private let direct: [Int128]
    /// What stands in each department at the end, by department and item, in whole units.
    private let balances: [Int128]
    /// Negative pools that stayed in their source.
    private let kept: Set<Int>
    /// The departments that were closed.
    private let isClosed: [Bool]

    init(
        _ request: AllocationRequest, departments: [Department], problem: AllocationProblem,
        outcome: AllocationOutcome, findings: [Finding], bases: CostBases
    ) {
        method = request.method
        policy = request.policy
        period = request.period
        self.departments = departments
        items = request.items
        lines = outcome.lines
        pools = outcome.pools
        reciprocated = outcome.reciprocated
        solution = outcome.solution
        self.bases = (bases.amounts + outcome.bases.amounts).sorted {
            ($0.step, $0.department) < ($1.step, $1.department)
        }
        var found = findings
        for finding in bases.findings + outcome.bases.findings where !found.contains(finding) {
            found.append(finding)
        }
        self.findings = found
        direct = problem.direct
        balances = outcome.balances
        kept = Set(outcome.kept.map { $0.department * request.items.count + $0.item })
        isClosed = outcome.isClosed
    }

    /// A department that holds cost at the end, with the amount of every item in whole units.
    public struct FinalCost: Equatable, Sendable {
        /// The position of the department.
        public let department: Int
        /// Direct cost plus everything received, by item.
        public let amounts: [Int128]
    }

    /// The departments that were not closed, and sources whose negative pool was kept.
    public var finals: [FinalCost] {
        departments.indices.compactMap { department in
            let places = department * items.count..<(department + 1) * items.count
            guard !isClosed[department] || places.contains(where: kept.contains) else { return nil }
            return FinalCost(department: department, amounts: Array(balances[places]))
        }
    }

    /// Negative pools that stayed in their source, by department and item, in whole units.
    public var leftInSource: [(department: Int, item: Int, amount: Int128)] {
        kept.sorted().map { ($0 / items.count, $0 % items.count, balances[$0]) }
    }

    /// The direct cost of all departments over all items, in whole units.
    public var totalBefore: Int128 { direct.reduce(0, +) }

    /// The cost that stands in departments at the end over all items; equal to `totalBefore`.
    public var totalAfter: Int128 { balances.reduce(0, +) }

    /// The final cost of one department and item in whole units; `nil` for an unknown one.
    public func amount(of department: Department.ID, item: String) -> Int128? {
        guard let column = items.firstIndex(of: item),
            let row = departments.firstIndex(where: { $0.id == department })
        else { return nil }
        return balances[row * items.count + column]
    }

    /// The direct cost of a department by position and item position, in whole units.
    public func directCost(department: Int, item: Int) -> Int128 {
        direct[department * items.count + item]
    }

    /// Whether a department passed its cost on.
    public func isClosed(_ department: Int) -> Bool { isClosed[department] }
}
