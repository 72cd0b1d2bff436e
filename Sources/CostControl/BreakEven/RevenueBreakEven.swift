import HospitalCore

/// The revenue a fixed cost needs where the variable cost is a part of the revenue (保本收入).
///
///     S* = fixed / (1 − variable ratio)          rate for a unit = S* / volume
/// - Source: ``CostCitation/costAccountingStandard2021``
public struct RevenueBreakEven: Equatable, Sendable {
    /// What is sold; named in messages.
    public let object: String
    /// Cost that does not follow the volume.
    public let fixed: Money
    /// Variable cost of a yuan of revenue, 0 to 1.
    public let variableRatio: Decimal

    /// A service with its fixed cost and the part of revenue that is variable cost.
    /// - Throws: `negative` for fixed cost below zero; `shareInvalid`.
    public init(object: String, fixed: Money, variableRatio: Decimal) throws(BreakEvenError) {
        try BreakEvenError.requireNotNegative(fixed.yuan, .fixed)
        try BreakEvenError.requireShare(variableRatio, .variableRatio)
        self.object = object
        self.fixed = fixed
        self.variableRatio = variableRatio
    }

    /// The exact revenue in yuan at which revenue and cost are equal.
    /// - Throws: `noBreakEven` when all revenue is variable cost.
    public func revenue() throws(BreakEvenError) -> Rate {
        let ratio = .one - Rate(variableRatio)
        guard ratio > .zero, let revenue = try? Rate(yuan: fixed).divided(by: ratio) else {
            throw .noBreakEven(object: object, contribution: ratio)
        }
        return revenue
    }

    /// The price that a volume must earn on average, in exact yuan; `nil` for a volume of 0.
    /// - Throws: `negative`, `noBreakEven`.
    public func price(at volume: Decimal) throws(BreakEvenError) -> Rate? {
        try BreakEvenError.requireNotNegative(volume, .volume)
        let revenue = try revenue()
        return try? revenue.divided(by: Rate(volume))
    }
}
