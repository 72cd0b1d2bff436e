import HospitalCore

/// Service items by the activities they take (作业成本法): staff time, machine time, own drivers.
///
///     rate(pool) = amount(pool) / Σ use(item) × volume(item)
///     unit cost(item) = Σ rate(pool) × use(item) + own cost(item)
///
/// The use of a pool is the staff minutes of its roles (heads × minutes), the minutes, or a driver
/// of its own. A role that takes no part in an item costs it nothing. Costs may come in layers, as
/// direct cost, the part from auxiliary and the part from administrative departments; each layer
/// is spread by the same drivers, and the unit cost is shown after each of them. All unit costs are
/// exact, so Σ unit cost × volume is the cost of the pools and the own cost.
/// - Source: ``CostCitation/costAccountingStandard2021``
public struct ActivityCosting: Equatable, Sendable {
    /// The department; named in messages.
    public let object: String
    /// What is spread, with its driver.
    public let pools: [ActivityPool]
    /// The layers, in the order they are added up.
    public let layers: [CostLayer]
    /// The items.
    public let items: [ActivityItem]

    /// A department with its pools and items.
    public init(
        object: String, pools: [ActivityPool], layers: [CostLayer], items: [ActivityItem]
    ) {
        self.object = object
        self.pools = pools
        self.layers = layers
        self.items = items
    }

    /// The unit cost of every item after each layer, in the order of the items.
    /// - Throws: `nothingToCost`, `duplicate`, `negative`; `unknown` for an amount of a pool that
    ///   is not there; `denominatorZero` naming the pool whose use totals zero.
    public func costed() throws(UnitCostError) -> [ActivityCost] {
        try check()
        var running = items.map { Rate.sum($0.ownCosts.map { Rate($0.amount) }) }
        var layered: [[Rate]] = items.map { _ in [] }
        for layer in layers {
            for pool in pools {
                let amount = Rate(layer.amounts[pool.code] ?? .zero)
                let uses = items.map { $0.use(of: pool.driver) }
                let whole = Rate.sum(zip(items, uses).map { Rate($0.volume) * $1 })
                guard whole != .zero || amount == .zero else {
                    throw .denominatorZero(
                        object: "\(object)/\(pool.code)", quantity: .driver,
                        amount: (layer.amounts[pool.code] ?? .zero).description)
                }
                guard let rate = try? amount.divided(by: whole) else { continue }
                for (position, use) in uses.enumerated() {
                    running[position] = running[position] + rate * use
                }
            }
            for position in items.indices { layered[position].append(running[position]) }
        }
        let totals = layers.indices.map { layer in wholeFen(layered.map { $0[layer] }) }
        return items.indices.map { position in
            ActivityCost(
                item: items[position],
                unitCosts: layers.indices.map { layer in
                    ActivityCost.Layer(
                        name: layers[layer].name, cost: layered[position][layer],
                        total: totals[layer]?[position])
                })
        }
    }

    /// What the volume of each item costs in whole fen; ties go to the lower code.
    ///
    /// `nil` when the whole is no number of fen.
    private func wholeFen(_ unitCosts: [Rate]) -> [Money]? {
        let order = items.indices.sorted {
            items[$0].code.utf8.lexicographicallyPrecedes(items[$1].code.utf8)
        }
        let exact = order.map { Rate(items[$0].volume) * unitCosts[$0] * .ten(to: 2) }
        let whole = Rate.sum(exact)
        var common = BigInteger(1)
        for amount in exact {
            guard let multiple = common.leastCommonMultiple(with: amount.denominator) else {
                return nil
            }
            common = multiple
        }
        let numerators = exact.compactMap { $0.numerator(over: common) }
        guard whole.denominator == .one, let total = Int128(exactly: whole.numerator),
            let shares = try? Apportionment.shares(
                of: total, exactNumerators: numerators, denominator: common,
                residual: .largestRemainder)
        else { return nil }
        var totals = [Money](repeating: .zero, count: items.count)
        for (position, share) in zip(order, shares) {
            guard let fen = Int64(exactly: share) else { return nil }
            totals[position] = Money(fen: fen)
        }
        return totals
    }

    private func check() throws(UnitCostError) {
        try UnitCostError.requireUnique(pools.map(\.code))
        try UnitCostError.requireUnique(layers.map(\.name))
        try UnitCostError.requireUnique(items.map(\.code))
        let codes = pools.map(\.code)
        for layer in layers {
            for code in layer.amounts.keys.sorted() where !codes.contains(code) {
                throw .unknown(
                    code, place: "\(object)/\(layer.name)",
                    nearest: NearestName.nearest(to: code, in: codes))
            }
        }
        for item in items {
            try UnitCostError.requireNotNegative(item.volume, .volume, of: item.code)
            try UnitCostError.requireNotNegative(item.minutes, .unitMinutes, of: item.code)
            for role in item.staff.keys.sorted() {
                try UnitCostError.requireNotNegative(
                    item.staff[role] ?? .zero, .staff, of: "\(item.code)/\(role)")
            }
            for driver in item.drivers.keys.sorted() {
                try UnitCostError.requireNotNegative(
                    item.drivers[driver] ?? .zero, .driver, of: "\(item.code)/\(driver)")
            }
        }
    }
}
