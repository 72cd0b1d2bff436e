import HospitalCore

/// Service items by relative values (成本当量法, RVU): a base item counts 1, others a multiple.
///
///     rate = pool / Σ value × volume          unit cost = rate × value
///
/// The rate is never rounded before it is multiplied: Σ unit cost × volume is the pool. Unit costs
/// are exact; the cost of an item in the period is its share of the pool to the fen by largest
/// remainders.
/// - Source: ``CostCitation/costAccountingStandard2021``
public struct RelativeValueCosting: Hashable, Sendable {
    /// The department whose cost is spread; named in messages.
    public let object: String
    /// Its cost without drugs and separately charged materials.
    public let pool: Money
    /// The items.
    public let items: [RelativeValueItem]
    /// What messages call the values: relative values, or the driver of an activity.
    let quantity: UnitCostQuantity

    /// A pool with its items.
    public init(object: String, pool: Money, items: [RelativeValueItem]) {
        self.init(object: object, pool: pool, items: items, quantity: .relativeValue)
    }

    init(
        object: String, pool: Money, items: [RelativeValueItem], quantity: UnitCostQuantity
    ) {
        self.quantity = quantity
        self.object = object
        self.pool = pool
        self.items = items
    }

    /// The cost of each item.
    /// - Throws: `nothingToCost`, `duplicate`, `negative`; `denominatorZero` when there is cost and
    ///   values × volumes total zero; `outOfRange`.
    public func costed() throws(UnitCostError) -> RelativeValueCost {
        try UnitCostError.requireUnique(items.map(\.code))
        var weights: [Decimal] = []
        var total = Decimal.zero
        for item in items {
            try UnitCostError.requireNotNegative(item.value, quantity, of: item.code)
            try UnitCostError.requireNotNegative(item.volume, .volume, of: item.code)
            let weight = try UnitCostError.checked(item.code) { () throws(NumberError) in
                try item.value.multiplied(by: item.volume)
            }
            total = try UnitCostError.checked(object) { () throws(NumberError) in
                try total.adding(weight)
            }
            weights.append(weight)
        }
        guard total != .zero || pool == .zero else {
            throw .denominatorZero(
                object: object, quantity: quantity, amount: pool.description)
        }
        let rate = (try? Rate(yuan: pool).divided(by: Rate(total))) ?? .zero
        let shares = try Apportionment.shares(
            of: pool, weights: weights, codes: items.map(\.code), object: object)
        return RelativeValueCost(
            total: total, rate: rate,
            lines: zip(items, shares).map {
                RelativeValueCost.Line(item: $0, unitCost: rate * Rate($0.value), cost: $1)
            })
    }
}

/// A service item with its relative value.
public struct RelativeValueItem: Hashable, Sendable {
    /// The code.
    public let code: String
    /// How many times the base item it takes.
    public let value: Decimal
    /// How often in the period.
    public let volume: Decimal

    /// An item.
    public init(_ code: String, value: Decimal, volume: Decimal) {
        self.code = code
        self.value = value
        self.volume = volume
    }
}

/// A pool spread over items by relative values.
public struct RelativeValueCost: Hashable, Sendable {
    /// One item.
    public struct Line: Hashable, Sendable {
        /// The item.
        public let item: RelativeValueItem
        /// Cost of one in yuan, exact.
        public let unitCost: Rate
        /// Cost in the period; all of them add up to the pool.
        public let cost: Money
    }

    /// All relative values of the period.
    public let total: Decimal
    /// Cost of one relative value in yuan, exact.
    public let rate: Rate
    /// The items in the order they were given.
    public let lines: [Line]
}
