import CostControl
import HospitalCore
import Storage

/// Unit cost of a month from tables to tables: visits, bed-days, discharges, and service items.
extension Book {
    /// What a run of unit cost came to; the costs stand in its result tables.
    public struct UnitCosts: Equatable, Sendable {
        /// The run that holds the results.
        public let run: Run
        /// What the calculation had to say about the facts.
        public let findings: [Finding]
    }

    static let unitCostProcedure = "book.cost.unit"
    static let itemCostProcedure = "book.cost.items"
    /// The code that stands for the whole hospital, or for all cost items, in results.
    static let whole = "*"

    /// Reads the full cost of the month's allocation by a plan and the care of the month, and
    /// stores the cost of a visit, a bed-day and a discharge with the change against the month
    /// before — in one transaction.
    ///
    /// The allocation is an input of the run: a new version of it makes this run stale. The same
    /// facts again give the same run back and write nothing.
    /// - Throws: `monthClosed`, `momentMissing`, ``RunError`` (`runNeeded` without an allocation,
    ///   `runStale` when its facts have changed), every `UnitCostError` and ``StorageError``; the
    ///   book is unchanged then.
    public func costUnits(month: Month, plan: String) throws -> UnitCosts {
        try prepare("unit_cost")
        return try store.transaction {
            try refuseClosed(month, area: "unit_cost")
            let facts = try CareFacts(
                month: month, plan: plan,
                allocation: upstreamRun(Self.allocationProcedure, month: month, scope: plan),
                prior: priorRun(Self.unitCostProcedure, month: month, scope: plan), in: store)
            let (costs, findings) = try facts.request.costed()
            let run = try makeRun(
                subject(Self.unitCostProcedure, "cost.unit/1", month, plan), inputs: facts.inputs
            ) { run in
                try insert(costs.map { try $0.row(run: run.id, month) }, into: .unitCost)
                try UnitCostDifference.care.store(of: run, in: self)
            }
            return UnitCosts(run: run, findings: findings)
        }
    }

    /// Reads the cost after stage 2 of the month's allocation by a plan, the service items and the
    /// method of each department, and stores the cost of every item in each department and in the
    /// whole hospital — in one transaction.
    /// - Throws: as ``costUnits(month:plan:)``; `itemMethodMissing` for service items of a
    ///   department without a method.
    public func costItems(month: Month, plan: String) throws -> UnitCosts {
        try prepare("unit_cost")
        return try store.transaction {
            try refuseClosed(month, area: "unit_cost")
            let facts = try ItemFacts(
                month: month, plan: plan,
                allocation: upstreamRun(Self.allocationProcedure, month: month, scope: plan),
                in: store)
            let costs = try facts.requests.map { try $0.costed() }
            let hospital = try ServiceItemCosting.hospital(costs)
            let run = try makeRun(
                subject(Self.itemCostProcedure, "cost.items/1", month, plan), inputs: facts.inputs
            ) { run in
                let rows = ItemCostRows(run: .text(run.id), month: month, names: facts.names)
                try rows.store(costs, hospital, in: self)
                try UnitCostDifference.items.store(of: run, in: self)
            }
            return UnitCosts(run: run, findings: costs.flatMap(\.findings))
        }
    }

    private func subject(
        _ procedure: String, _ rules: String, _ month: Month, _ plan: String
    ) -> RunSubject {
        RunSubject(
            procedure: procedure, ruleVersion: rules, area: "unit_cost", month: month, scope: plan,
            arguments: "{\"period\":\"\(month.description)\"}")
    }

    /// The run of the month before; `nil` when there is none.
    private func priorRun(_ procedure: String, month: Month, scope: String) throws -> String? {
        let before = try month.adding(months: -1)
        do { return try upstreamRun(procedure, month: before, scope: scope) } catch RunError
            .runNeeded
        {
            return nil
        }
    }
}

extension CareCost {
    fileprivate func row(run: String, _ month: Month) throws -> [StoreValue] {
        [
            .text(run), .integer(Int64(month.yyyymm)), .text(cell.department ?? Book.whole),
            .text(cell.unit.rawValue), .text(cell.item ?? Book.whole), .integer(cost.fen),
            .decimal(volume), .decimal(weightedVolume),
            .decimal(try unitCost?.publishedUnitCost()),
            .decimal(try weightedUnitCost?.publishedUnitCost()), .decimal(prior),
            .decimal(try change()), .decimal(try changePercent()),
        ]
    }
}

/// The cost of service items as rows of the result tables.
private struct ItemCostRows {
    let run: StoreValue
    let month: Month
    let names: [String: String]

    func store(_ costs: [ServiceCost], _ hospital: [ServiceItemCost], in book: Book) throws {
        let whole = Book.whole
        try book.insert(
            costs.flatMap { cost in
                try cost.items.map { try item($0, of: cost.department, cost.method.rawValue) }
            } + hospital.map { try item($0, of: whole, "weighted_mean") }, into: .itemCost)
        try book.insert(
            costs.flatMap { cost in
                try cost.items.flatMap { try parts(of: $0, cost.department) }
            }, into: .itemCostPart)
        try book.insert(
            costs.compactMap { cost in
                cost.unused.map {
                    [run, .text(cost.department), .decimal($0.minutes), .integer($0.cost.fen)]
                }
            }, into: .itemCapacity)
        try book.insert(
            costs.flatMap { cost in
                cost.activities.map {
                    [
                        run, .text(cost.department), .text($0.resource), .text($0.activity),
                        .integer($0.amount.fen),
                    ]
                }
            }, into: .activityCost)
    }

    private func item(
        _ item: ServiceItemCost, of department: String, _ method: String
    ) throws -> [StoreValue] {
        [
            run, .integer(Int64(month.yyyymm)), .text(department), .text(item.code),
            names[item.code].map { .text($0) } ?? .null, .text(method), .decimal(item.volume),
            item.income.map { .integer($0.fen) } ?? .null, .integer(item.cost.fen),
            .decimal(try item.unitCost?.publishedUnitCost()),
            try item.margin().map { .integer($0.fen) } ?? .null,
        ]
    }

    private func parts(
        of item: ServiceItemCost, _ department: String
    ) throws -> [[StoreValue]] {
        try item.parts.map {
            [
                run, .text(department), .text(item.code), .text($0.item), .integer($0.cost.fen),
                .decimal(try $0.unitCost?.publishedUnitCost()),
            ]
        }
    }
}
