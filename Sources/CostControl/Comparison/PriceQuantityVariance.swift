import HospitalCore

/// What of a change of cost comes from the price and what from the quantity (价格差异、数量差异, S-089).
///
///     price effect = (p1 − p0) × q1          quantity effect = (q1 − q0) × p0
///     total = p1 × q1 − p0 × q0 = price effect + quantity effect
///
/// Exact effects are rates. In money the total and the price effect are rounded once each, half
/// away from zero; the quantity effect is the rest, so that the printed effects add up.
/// - Source: requirement S-089
public struct PriceQuantityVariance: Hashable, Sendable {
    /// A price in yuan with a quantity.
    public struct Point: Hashable, Sendable {
        /// Yuan for one.
        public let price: Decimal
        /// How many.
        public let quantity: Decimal

        /// A price with a quantity.
        public init(price: Decimal, quantity: Decimal) {
            self.price = price
            self.quantity = quantity
        }

        var value: Rate { Rate(price) * Rate(quantity) }
    }

    /// What changed; named in messages.
    public let object: String
    /// Before, or as planned.
    public let base: Point
    /// Now.
    public let current: Point

    /// Two points in time, or plan and actual.
    public init(object: String, base: Point, current: Point) {
        self.object = object
        self.base = base
        self.current = current
    }

    /// The exact price effect in yuan.
    public var exactPriceEffect: Rate {
        (Rate(current.price) - Rate(base.price)) * Rate(current.quantity)
    }

    /// The exact quantity effect in yuan.
    public var exactQuantityEffect: Rate {
        (Rate(current.quantity) - Rate(base.quantity)) * Rate(base.price)
    }

    /// The effects in money; price and quantity effect add up to the total.
    /// - Throws: `outOfRange`.
    public func effects() throws(UnitCostError) -> (price: Money, quantity: Money, total: Money) {
        try UnitCostError.checked(object) { () throws(NumberError) in
            let total = try (current.value - base.value).money()
            let price = try exactPriceEffect.money()
            return (price, try total.subtracting(price), total)
        }
    }
}
