import CostControl
import HospitalCore
import Storage

/// Allocating the cost of a month from tables to tables (成本分摊).
extension Book {
    /// What an allocation run came to.
    public struct CostAllocation: Sendable {
        /// The run that holds the results.
        public let run: Run
        /// The allocation.
        public let result: AllocationResult
        /// The ledger that was allocated, with what was left out.
        let ledger: LedgerResult
    }

    static let allocationProcedure = "book.cost.allocate"
    /// The version of the rules of an allocation run; it changes when a rule does.
    static let allocationRules = "cost.allocate/1"

    /// Reads the facts of a month, allocates by a plan, and stores results, run record and the
    /// differences to the version before — in one transaction.
    ///
    /// The same facts again give the same run back and write nothing.
    /// - Throws: `monthClosed`, `planMissing`, `factsMissing`, `momentMissing`, every
    ///   ``AllocationError`` and ``StorageError``; the book is unchanged then.
    public func allocateCost(month: Month, plan: String) throws -> CostAllocation {
        try prepare("cost_ledger")
        return try store.transaction {
            try refuseClosed(month, area: "cost")
            let facts = try CostFacts(month: month, plan: plan, in: store)
            let result = try facts.request.allocated()
            let subject = RunSubject(
                procedure: Self.allocationProcedure, ruleVersion: Self.allocationRules,
                area: "cost", month: month, scope: plan,
                arguments: facts.arguments(month))
            let run = try makeRun(subject, inputs: facts.inputs) { run in
                try store(result, steps: facts.stepNumbers, under: run)
                try insert(facts.steps, into: .costStep, under: run)
                try store(facts.account.ledger, under: run)
            }
            return CostAllocation(run: run, result: result, ledger: facts.account.ledger)
        }
    }

    private func store(
        _ result: AllocationResult, steps: [Int64], under run: Run
    ) throws {
        let rows = AllocationRows(result, steps: steps, run: run.id)
        try insert(rows.finals, into: .costFinal)
        try insert(rows.lines, into: .costLine)
        try insert(rows.multipliers, into: .costMultiplier)
        try insert(rows.left, into: .costLeft)
        try insert(rows.reciprocated, into: .costReciprocated)
        try insert(rows.bases, into: .costBasis)
        if let previous = run.previousID {
            try insert(try differences(of: run.id, from: previous), into: .costDifference)
        }
    }

    /// The cells in which a version differs from the one before, by department and item.
    private func differences(of run: String, from previous: String) throws -> [[StoreValue]] {
        let (before, after) = (try fullCost(of: previous), try fullCost(of: run))
        return try Set(before.keys).union(after.keys).sorted().compactMap { cell in
            let (old, new) = (before[cell], after[cell])
            // A department or item that came without cost has moved nothing.
            guard old ?? .zero != new ?? .zero else { return nil }
            let change = try (new ?? .zero).subtracting(old ?? .zero)
            let cells: [Decimal?] = [old, new, change]
            return [.text(run), .text(previous), .text(cell.department), .text(cell.item)]
                + cells.flatMap { amount -> [StoreValue] in
                    guard let amount else { return [.null, .null] }
                    let fen = amount.significand(atScale: 2).flatMap { Int64(exactly: $0) }
                    return [.text(amount.description), fen.map { .integer($0) } ?? .null]
                }
        }
    }

    private struct Cell: Hashable, Comparable {
        let department: String
        let item: String

        static func < (one: Cell, other: Cell) -> Bool {
            one.department == other.department
                ? one.item.utf8.lexicographicallyPrecedes(other.item.utf8)
                : one.department.utf8.lexicographicallyPrecedes(other.department.utf8)
        }
    }

    private func fullCost(of run: String) throws -> [Cell: Decimal] {
        var cells: [Cell: Decimal] = [:]
        try store.query(
            "SELECT department_code, item_code, full_exact FROM hosp_cost_final WHERE run_id = ?",
            [.text(run)]
        ) { row in
            guard let department = row[0].text, let item = row[1].text, let text = row[2].text
            else { return true }
            cells[Cell(department: department, item: item)] = try Decimal(text)
            return true
        }
        return cells
    }
}

/// The result of an allocation as rows of the result tables.
struct AllocationRows {
    let result: AllocationResult
    /// The number of each step in the plan.
    let steps: [Int64]
    let run: StoreValue

    init(_ result: AllocationResult, steps: [Int64], run: String) {
        self.result = result
        self.steps = steps
        self.run = .text(run)
    }

    /// The number that the plan gives to a step; the result counts its steps from 1.
    private func number(_ step: Int) -> StoreValue {
        .integer(steps.indices.contains(step - 1) ? steps[step - 1] : Int64(step))
    }

    private func code(_ department: Int) -> StoreValue {
        .text(result.departments[department].id.code)
    }

    private func name(_ department: Int) -> StoreValue {
        .text(result.departments[department].name)
    }

    private func amount(_ units: Int128) -> [StoreValue] {
        [
            .text(result.policy.unit.text(units)),
            result.policy.unit.money(units).map { .integer($0.fen) } ?? .null,
        ]
    }

    var finals: [[StoreValue]] {
        result.finals.flatMap { final in
            final.amounts.enumerated().map { item, full -> [StoreValue] in
                let direct = result.directCost(department: final.department, item: item)
                return [
                    run, code(final.department), .text(result.items[item]), name(final.department),
                ]
                    + amount(direct) + amount(full - direct) + amount(full)
            }
        }
    }

    var lines: [[StoreValue]] {
        result.lines.map { line in
            [
                run, number(line.step), code(line.source), code(line.receiver),
                .text(result.items[line.item]),
            ] + amount(line.amount)
        }
    }

    var multipliers: [[StoreValue]] {
        result.pools.map { pool in
            [
                run, number(pool.step), code(pool.source), .text(result.items[pool.item]),
                .text(pool.multiplier.text),
            ] + amount(pool.amount)
        }
    }

    var left: [[StoreValue]] {
        result.leftInSource.map { left in
            [run, code(left.department), .text(result.items[left.item]), name(left.department)]
                + amount(left.amount)
        }
    }

    var bases: [[StoreValue]] {
        result.bases.map { basis in
            [
                run, number(basis.step), code(basis.department), name(basis.department),
                .text(basis.basis.rawValue),
            ] + amount(basis.amount)
        }
    }

    var reciprocated: [[StoreValue]] {
        result.reciprocated.map { gross in
            [run, code(gross.source), .text(result.items[gross.item]), name(gross.source)]
                + amount(gross.amount)
        }
    }
}
