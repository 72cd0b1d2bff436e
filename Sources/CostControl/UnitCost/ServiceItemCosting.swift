import HospitalCore

/// The cost of the service items of one department by a named method, cost item by cost item
/// (医疗服务项目成本).
///
///     unit(i) = Σ over cost items of its spread pool + own materials
///     Σ unit × volume = pool, under the time-driven method pool − cost of unused capacity
///
/// Each cost item is spread by itself (decision 3): the cost of an item in the period is the sum of
/// whole fen, and all items with what was not used make the pool. Own materials of an item stand in
/// the cost item that says so: their total is taken out of it before it is spread. Unit costs are
/// exact.
/// - Source: ``CostCitation/costAccountingStandard2021``
public struct ServiceItemCosting: Equatable, Sendable {
    /// What is spread.
    public let pool: ServicePool
    /// How.
    public let method: ServiceItemMethod
    /// The items.
    public let items: [ServiceItem]
    /// Practical capacity in minutes, for the time-driven method.
    public var capacity: Decimal?
    /// What each activity used of a cost item, for the method by activities: item → activity →
    /// quantity.
    public var drivers: [String: [String: Decimal]]
    /// The cost item that own materials stand in.
    public var materials: String?

    /// A pool with the items it is spread over.
    public init(
        _ pool: ServicePool, method: ServiceItemMethod, items: [ServiceItem],
        capacity: Decimal? = nil, drivers: [String: [String: Decimal]] = [:],
        materials: String? = nil
    ) {
        self.pool = pool
        self.method = method
        self.items = items
        self.capacity = capacity
        self.drivers = drivers
        self.materials = materials
    }

    /// The cost of each item.
    /// - Throws: `nothingToCost`, `duplicate`, `negative`; `quantityMissing` for an item without
    ///   the figure of the method, own materials without their cost item or a missing capacity;
    ///   `denominatorZero` with what is left; `takenOutTooMuch` for own materials above their cost
    ///   item; `unknown` for a cost item or an activity that is not there; `outOfRange`.
    public func costed() throws(UnitCostError) -> ServiceCost {
        try UnitCostError.requireUnique(items.map(\.code))
        try UnitCostError.requireUnique(pool.parts.map(\.item))
        for item in items {
            try UnitCostError.requireNotNegative(item.volume, .volume, of: item.code)
            try UnitCostError.requireNotNegative(item.ownMaterials, .amount, of: item.code)
        }
        let own = try ownMaterials()
        var sums = ServiceSums(count: items.count)
        for part in pool.parts {
            let isOwn = part.item == materials
            let rest = isOwn ? try part.without(own.total(pool), in: pool.department) : part
            var spread = try spread(rest, activities: &sums.activities)
            if isOwn {
                for position in items.indices {
                    try spread.add(own.costs[position], own.units[position], at: position, pool)
                }
            }
            try sums.add(spread, of: part.item, pool)
        }
        return try sums.result(self)
    }

    /// What the items took of materials of their own; every total is rounded once to the fen.
    private func ownMaterials() throws(UnitCostError) -> ServiceSpread {
        var own = ServiceSpread(count: items.count)
        for (position, item) in items.enumerated() where item.ownMaterials != .zero {
            guard let materials, pool.parts.contains(where: { $0.item == materials }) else {
                throw .quantityMissing(
                    object: "\(pool.department)/\(item.code)", quantity: .ownMaterials)
            }
            let unit = Rate(item.ownMaterials)
            let total = try UnitCostError.checked(item.code) { () throws(NumberError) in
                try (unit * Rate(item.volume)).money()
            }
            try own.add(total, unit, at: position, pool)
        }
        return own
    }

    private func spread(
        _ part: ServicePool.Part, activities: inout [ResourceCosting.Share]
    ) throws(UnitCostError) -> ServiceSpread {
        let object = "\(pool.department)/\(part.item)"
        switch method {
        case .income, .minutes, .work:
            let (bases, variant) = try bases()
            let lines = try ProportionalCosting(
                object: object, pool: part.amount, variant: variant,
                items: zip(items, bases).map {
                    ProportionalItem($0.code, basis: $1, volume: $0.volume)
                }
            ).costed()
            return ServiceSpread(costs: lines.map(\.cost), units: lines.map(\.unitCost))
        case .relativeValue:
            return try spread(part.amount, object, by: try figures(.relativeValue, \.relativeValue))
        case .timeDriven: return try timeDriven(part.amount, object)
        case .activity:
            let shares = try ResourceCosting(
                object: pool.department,
                resources: [
                    .init(part.item, amount: part.amount, drivers: drivers[part.item] ?? [:])
                ]
            ).shares()
            activities += shares
            var sum = ServiceSpread(count: items.count)
            for share in shares {
                let one = try spread(
                    share.amount, "\(pool.department)/\(share.activity)",
                    by: items.map { $0.activities[share.activity] ?? .zero }, .driver)
                for position in items.indices {
                    try sum.add(one.costs[position], one.units[position], at: position, pool)
                }
            }
            return sum
        }
    }

    /// An amount by value × volume.
    private func spread(
        _ amount: Money, _ object: String, by values: [Decimal],
        _ quantity: UnitCostQuantity = .relativeValue
    ) throws(UnitCostError) -> ServiceSpread {
        let cost = try RelativeValueCosting(
            object: object, pool: amount,
            items: zip(items, values).map {
                RelativeValueItem($0.code, value: $1, volume: $0.volume)
            }, quantity: quantity
        ).costed()
        return ServiceSpread(costs: cost.lines.map(\.cost), units: cost.lines.map(\.unitCost))
    }

    private func timeDriven(
        _ amount: Money, _ object: String
    ) throws(UnitCostError) -> ServiceSpread {
        guard let capacity else {
            throw .quantityMissing(object: pool.department, quantity: .practicalCapacity)
        }
        let minutes = try figures(.unitMinutes, \.minutes)
        let cost = try TimeDrivenCosting(
            object: object, cost: amount, capacity: capacity,
            activities: zip(items, minutes).map {
                TimedActivity($0.code, minutes: $1, volume: $0.volume)
            }
        ).costed()
        var spread = ServiceSpread(
            costs: cost.lines.map(\.cost), units: cost.lines.map(\.unitCost))
        spread.unused = cost.unused
        return spread
    }

    /// The bases of the three variants of the ratio method.
    private func bases() throws(UnitCostError) -> ([Decimal], ProportionalCosting.Variant) {
        switch method {
        case .minutes:
            let minutes = try figures(.operatingMinutes, \.minutes)
            var bases: [Decimal] = []
            for (item, minutes) in zip(items, minutes) {
                bases.append(
                    try UnitCostError.checked(item.code) { () throws(NumberError) in
                        try minutes.multiplied(by: item.volume)
                    })
            }
            return (bases, .minutes)
        case .work: return (try figures(.work, \.work), .work)
        default: return (try figures(.income) { $0.income?.yuan }, .income)
        }
    }

    /// The figure of every item that the method asks for.
    private func figures(
        _ quantity: UnitCostQuantity, _ figure: (ServiceItem) -> Decimal?
    ) throws(UnitCostError) -> [Decimal] {
        var figures: [Decimal] = []
        for item in items {
            guard let figure = figure(item) else {
                throw .quantityMissing(
                    object: "\(pool.department)/\(item.code)", quantity: quantity)
            }
            figures.append(figure)
        }
        return figures
    }

    /// The cost of each service item in the whole hospital: the mean of the departments weighted by
    /// volume, by code.
    ///
    ///     unit(i) = Σ cost(i) / Σ volume(i)
    ///
    /// - Throws: `outOfRange`.
    public static func hospital(
        _ departments: [ServiceCost]
    ) throws(UnitCostError) -> [ServiceItemCost] {
        var byCode: [String: [ServiceItemCost]] = [:]
        for item in departments.flatMap(\.items) { byCode[item.code, default: []].append(item) }
        var costs: [ServiceItemCost] = []
        for code in byCode.keys.sorted() {
            let items = byCode[code] ?? []
            let exact = Rate.sum(items.map { ($0.unitCost ?? .zero) * Rate($0.volume) })
            costs.append(
                try UnitCostError.checked(code) { () throws(NumberError) in
                    var volume = Decimal.zero
                    for item in items { volume = try volume.adding(item.volume) }
                    let incomes = items.compactMap(\.income)
                    return ServiceItemCost(
                        code: code, volume: volume,
                        income: incomes.isEmpty ? nil : try incomes.total(),
                        cost: try items.map(\.cost).total(),
                        unitCost: try? exact.divided(by: Rate(volume)), parts: [])
                })
        }
        return costs
    }
}
