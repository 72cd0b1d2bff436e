import HospitalCore

/// The fixed cost that a revenue can bear (固定成本限额).
///
///     limit = revenue × (1 − margin) − variable cost
///
/// Negative when even the variable cost is not earned. Where a group is paid by case, the revenue
/// is the payment standard × cases.
public struct FixedCostLimit: Equatable, Sendable {
    /// What is earned.
    public let revenue: Money
    /// Cost that follows the volume.
    public let variable: Money

    /// Revenue and variable cost of a plan.
    public init(revenue: Money, variable: Money) {
        self.revenue = revenue
        self.variable = variable
    }

    /// Quantities at a price of one, each rounded once to the fen, half away from zero.
    /// - Throws: `negative`, `outOfRange`.
    public init(
        revenue: (quantity: Decimal, price: Decimal), variable: (quantity: Decimal, cost: Decimal)
    ) throws(BreakEvenError) {
        try BreakEvenError.requireNotNegative(revenue.price, .price)
        try BreakEvenError.requireNotNegative(variable.cost, .variable)
        self.revenue = try BreakEvenError.checked(.volume) { () throws(NumberError) in
            try (Rate(revenue.quantity) * Rate(revenue.price)).money()
        }
        self.variable = try BreakEvenError.checked(.variable) { () throws(NumberError) in
            try (Rate(variable.quantity) * Rate(variable.cost)).money()
        }
    }

    /// The fixed cost at which the margin on revenue remains, to the fen; the break-even for a
    /// margin of zero.
    /// - Throws: `shareInvalid` for a margin outside of 0 to 1; `outOfRange`.
    public func fixed(margin: Decimal = .zero) throws(BreakEvenError) -> Money {
        try BreakEvenError.requireShare(margin, .margin)
        let exact = Rate(yuan: revenue) * (.one - Rate(margin)) - Rate(yuan: variable)
        return try BreakEvenError.checked(.fixed) { () throws(NumberError) in try exact.money() }
    }
}

/// How much a clinic can serve in a period (服务能力).
///
///     capacity = per hour × hours a day × days        volume = capacity × utilisation
///     hours worked = hours a day × days × utilisation
public struct ServiceCapacity: Equatable, Sendable {
    /// Visits in an hour.
    public let perHour: Decimal
    /// Hours a day.
    public let hoursPerDay: Decimal
    /// Days in the period.
    public let days: Decimal
    /// The part that is used, 0 to 1.
    public let utilisation: Decimal

    /// A capacity.
    /// - Throws: `negative`, `shareInvalid`.
    public init(
        perHour: Decimal, hoursPerDay: Decimal, days: Decimal, utilisation: Decimal
    ) throws(BreakEvenError) {
        for value in [perHour, hoursPerDay, days] {
            try BreakEvenError.requireNotNegative(value, .capacity)
        }
        try BreakEvenError.requireShare(utilisation, .utilisation)
        self.perHour = perHour
        self.hoursPerDay = hoursPerDay
        self.days = days
        self.utilisation = utilisation
    }

    /// What could be served.
    /// - Throws: `outOfRange`.
    public func whole() throws(BreakEvenError) -> Decimal {
        try product([perHour, hoursPerDay, days])
    }

    /// What is served.
    /// - Throws: `outOfRange`.
    public func volume() throws(BreakEvenError) -> Decimal {
        try product([perHour, hoursPerDay, days, utilisation])
    }

    /// The hours in which it is served.
    /// - Throws: `outOfRange`.
    public func hours() throws(BreakEvenError) -> Decimal {
        try product([hoursPerDay, days, utilisation])
    }

    private func product(_ factors: [Decimal]) throws(BreakEvenError) -> Decimal {
        try BreakEvenError.checked(.capacity) { () throws(NumberError) in
            var product = Decimal.one
            for factor in factors { product = try product.multiplied(by: factor) }
            return product
        }
    }
}
