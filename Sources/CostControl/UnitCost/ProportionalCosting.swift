import HospitalCore

/// Service items in proportion to income, minutes or work (成本比例系数法, three variants).
///
///     item cost = pool × basis / Σ basis          unit cost = item cost / volume
///
/// The basis is the item's income, operating minutes or amount of work in the whole period; the
/// variant says which, because each gives other costs. Item
/// costs are shares of the pool to the fen by largest remainders; unit costs are exact shares, so
/// Σ unit cost × volume is the pool.
/// - Source: ``CostCitation/costAccountingStandard2021``
public struct ProportionalCosting: Equatable, Sendable {
    /// What the cost is in proportion to.
    public enum Variant: String, CaseIterable, Sendable {
        /// 收入分配系数
        case income
        /// 操作时间分配系数
        case minutes
        /// 工作量分配系数
        case work

        /// What messages call the basis.
        var quantity: UnitCostQuantity {
            switch self {
            case .income: .income
            case .minutes: .operatingMinutes
            case .work: .work
            }
        }
    }

    /// The department whose cost is spread; named in messages.
    public let object: String
    /// Its cost without drugs and separately charged materials.
    public let pool: Money
    /// What the bases of the items are.
    public let variant: Variant
    /// The items.
    public let items: [ProportionalItem]

    /// A pool with its items.
    public init(object: String, pool: Money, variant: Variant, items: [ProportionalItem]) {
        self.object = object
        self.pool = pool
        self.variant = variant
        self.items = items
    }

    /// The cost of each item, in the order they were given.
    /// - Throws: `nothingToCost`, `duplicate`, `negative`; `denominatorZero` naming the pool when
    ///   the bases total zero, or the item that has a basis and no volume; `outOfRange`.
    public func costed() throws(UnitCostError) -> [ProportionalCost] {
        try UnitCostError.requireUnique(items.map(\.code))
        for item in items {
            try UnitCostError.requireNotNegative(item.basis, variant.quantity, of: item.code)
            try UnitCostError.requireNotNegative(item.volume, .volume, of: item.code)
        }
        let total = Rate.sum(items.map { Rate($0.basis) })
        guard total != .zero || pool == .zero else {
            throw .denominatorZero(
                object: object, quantity: variant.quantity, amount: pool.description)
        }
        let shares = try Apportionment.shares(
            of: pool, weights: items.map(\.basis), codes: items.map(\.code), object: object)
        var lines: [ProportionalCost] = []
        for (item, cost) in zip(items, shares) {
            let share = (try? Rate(item.basis).divided(by: total)) ?? .zero
            let exact = Rate(yuan: pool) * share
            guard item.volume != .zero || exact == .zero else {
                throw .denominatorZero(
                    object: item.code, quantity: .volume, amount: cost.description)
            }
            lines.append(
                ProportionalCost(
                    item: item, share: share, cost: cost,
                    unitCost: try? exact.divided(by: Rate(item.volume))))
        }
        return lines
    }
}

/// A service item with what its cost is in proportion to.
public struct ProportionalItem: Equatable, Sendable {
    /// The code.
    public let code: String
    /// Income, minutes or work in the period.
    public let basis: Decimal
    /// How often in the period.
    public let volume: Decimal

    /// An item.
    public init(_ code: String, basis: Decimal, volume: Decimal) {
        self.code = code
        self.basis = basis
        self.volume = volume
    }
}

/// The cost of an item in proportion to its basis.
public struct ProportionalCost: Equatable, Sendable {
    /// The item.
    public let item: ProportionalItem
    /// Its part of the pool, exact.
    public let share: Rate
    /// Its cost in the period.
    public let cost: Money
    /// Cost of one in yuan, exact; `nil` for an item without cost and volume.
    public let unitCost: Rate?
}
