import CostControl
import HospitalCore
import Storage

/// Statements about a cost allocation, from tables to tables: reconciled with the ledger, its
/// drivers rated, income allocated beside it, and what is left of both.
///
/// Each is a run of its own that reads the current allocation of the plan: a new version of that
/// makes it stale (decision 15). Errors leave the book unchanged.
extension Book {
    /// A run with the tables that it stored.
    public struct Statement: Sendable {
        /// The run that holds the results.
        public let run: Run
        /// The tables, as a result shows them.
        public let tables: [ResultTable]
    }

    static let incomeProcedure = "book.income.allocate"

    /// A table that a run stores, with its rows and the name that it has in a result.
    struct StoredTable {
        let table: TableDeclaration
        let name: String
        let rows: [[StoreValue]]
    }

    /// Holds the current allocation of a plan against the ledger of the month and, where they are
    /// there, the totals of the financial ledger (成本与账簿对账).
    /// - Throws: `monthClosed`, `runNeeded`, `runStale`, what ``allocateCost(month:plan:)``
    ///   throws for the facts, `LedgerError`.
    public func reconcileCost(month: Month, plan: String) throws -> Statement {
        try statement("book.cost.reconcile", rules: "cost.reconcile/1", month, plan) {
            let facts = try CostFacts(month: month, plan: plan, in: store)
            let finals = try results(.costFinal, of: Self.allocationProcedure, month, plan)
            let stated = try RunInput(
                .ledgerTotal, for: .cost(month, plan: plan), in: store)
            guard let ledger = facts.account.ledger.cost else { return ([], []) }
            let result = try CostReconciliation(
                ledger, finals: finals.amounts(), stated: stated.amountsByItem)
            return (facts.inputs + [finals, stated], result.stored)
        }
    }

    /// Rates the drivers by which the current allocation of a plan and its bills split cost (MAQS).
    ///
    /// Cost that goes through several steps counts with the driver of each.
    /// - Throws: `monthClosed`, `runNeeded`, `runStale`, ``DriverQualityError``.
    public func rateDrivers(month: Month, plan: String) throws -> Statement {
        try statement("book.cost.maqs", rules: "cost.maqs/1", month, plan) {
            let scope = RunScope.cost(month, plan: plan)
            let steps = try RunInput(.costPlanStep, for: scope, in: store)
            let ratings = try RunInput(.driverQuality, for: scope, in: store)
            let pools = try results(.costMultiplier, of: Self.allocationProcedure, month, plan)
            let shares = try results(.costBillShare, of: Self.allocationProcedure, month, plan)
            let quality = try DriverQuality(
                costs: pools.costsByDriver(steps) + shares.sharesByDriver,
                ratings: ratings.ratings())
            return ([steps, ratings, pools, shares], try quality.stored)
        }
    }

    /// Allocates the income of a month by the steps of a plan (收入分摊).
    /// - Throws: as ``allocateCost(month:plan:)``.
    public func allocateIncome(month: Month, plan: String) throws -> Statement {
        try statement(Self.incomeProcedure, rules: "income.allocate/1", month, plan) {
            let facts = try CostFacts(month: month, plan: plan, account: .income, in: store)
            let rows = AllocationRows(
                try facts.request.allocated(), steps: facts.stepNumbers, run: "")
            return (
                facts.inputs,
                [
                    StoredTable(
                        table: .incomeFinal, name: "final",
                        rows: rows.finals.map { Array($0.dropFirst()) }),
                    StoredTable(
                        table: .incomeLine, name: "lines",
                        rows: rows.lines.map { Array($0.dropFirst()) }),
                ]
            )
        }
    }

    /// Income, cost and margin of every final department by the current runs of a plan, and what a
    /// visit and a bed-day came to (科室收支结余、经济运行监测).
    /// - Throws: `monthClosed`, `runNeeded`, `runStale`, ``OperatingError``; `amountTooFine` for
    ///   an allocation in parts of a fen.
    public func stateMargins(month: Month, plan: String) throws -> Statement {
        try statement("book.cost.margin", rules: "cost.margin/1", month, plan) {
            let cost = try results(.costFinal, of: Self.allocationProcedure, month, plan)
            let income = try results(.incomeFinal, of: Self.incomeProcedure, month, plan)
            let volumes = try RunInput(
                .serviceVolume, for: .cost(month, plan: plan), in: store)
            let statement = try OperatingStatement(
                try OperatingFacts(cost: cost, income: income, volumes: volumes).units())
            return ([cost, income, volumes], try statement.stored)
        }
    }

    /// The rows that the current run of a procedure has in a table.
    private func results(
        _ table: TableDeclaration, of procedure: String, _ month: Month, _ plan: String
    ) throws -> RunInput {
        let run = try upstreamRun(procedure, month: month, scope: plan)
        return try RunInput(table, of: run, by: "\(procedure)/\(table.name)", in: store)
    }

    private func statement(
        _ procedure: String, rules: String, _ month: Month, _ plan: String,
        _ calculate: () throws -> (inputs: [RunInput], tables: [StoredTable])
    ) throws -> Statement {
        try prepare("cost_ledger")
        return try statement(
            procedure, rules: rules, month, plan, of: "cost", calculate)
    }

    /// Makes a run of what is calculated from the tables of an area, or gives the current one back.
    func statement(
        _ procedure: String, rules: String, _ month: Month, _ scope: String, of area: String,
        _ calculate: () throws -> (inputs: [RunInput], tables: [StoredTable])
    ) throws -> Statement {
        try prepare(area)
        return try store.transaction {
            try refuseClosed(month, area: area)
            let (inputs, tables) = try calculate()
            let subject = RunSubject(
                procedure: procedure, ruleVersion: rules, area: area, month: month,
                scope: scope, arguments: "{\"period\":\"\(month.description)\"}")
            let run = try makeRun(subject, inputs: inputs) { run in
                for stored in tables { try insert(stored.rows, into: stored.table, under: run) }
            }
            return Statement(
                run: run, tables: tables.map { $0.table.result(named: $0.name, $0.rows) })
        }
    }
}
