import HospitalCore

/// How many units a fixed cost needs (本量利分析, 保本点).
///
///     contribution = price − variable            Q* = fixed / contribution, rounded up
///     Q(target) = (fixed + target) / contribution, rounded up
///     S* = fixed / (contribution / price)        ratio = contribution / price
///
/// Prices and variable cost are yuan for one visit, day or case; where groups are paid by case, the
/// price is the payment standard. Everything is exact until it is shown; counts round up, since a
/// part of a patient pays nothing. A contribution of zero or less is an error: there is no
/// break-even, and a negative count would look like one.
/// - Source: ``CostCitation/costAccountingStandard2021``
public struct BreakEven: Equatable, Sendable {
    /// What is sold; named in messages.
    public let object: String
    /// Cost that does not follow the volume.
    public let fixed: Money
    /// Yuan for one.
    public let price: Decimal
    /// Cost of one in yuan.
    public let variable: Decimal

    /// A service with its prices.
    /// - Throws: `negative` for fixed cost, price or variable cost below zero.
    public init(
        object: String, fixed: Money, price: Decimal, variable: Decimal
    ) throws(BreakEvenError) {
        try BreakEvenError.requireNotNegative(fixed.yuan, .fixed)
        try BreakEvenError.requireNotNegative(price, .price)
        try BreakEvenError.requireNotNegative(variable, .variable)
        self.object = object
        self.fixed = fixed
        self.price = price
        self.variable = variable
    }

    /// What one contributes to the fixed cost in yuan.
    public var contribution: Rate { Rate(price) - Rate(variable) }

    /// The part of a yuan of revenue that contributes.
    /// - Throws: `noBreakEven` where nothing contributes.
    public func contributionRatio() throws(BreakEvenError) -> Rate {
        let contribution = try positiveContribution()
        // A contribution above zero needs a price above zero.
        return (try? contribution.divided(by: Rate(price))) ?? .zero
    }

    /// The exact volume at which revenue and cost are equal.
    /// - Throws: `noBreakEven`.
    public func exactVolume(profit: Money = .zero) throws(BreakEvenError) -> Rate {
        let contribution = try positiveContribution()
        return (try? (Rate(yuan: fixed) + Rate(yuan: profit)).divided(by: contribution)) ?? .zero
    }

    /// The lowest whole volume that reaches a profit, the break-even without one; never below zero.
    /// - Throws: `noBreakEven`, `outOfRange`.
    public func volume(profit: Money = .zero) throws(BreakEvenError) -> Decimal {
        let exact = try exactVolume(profit: profit)
        return try BreakEvenError.checked(.volume) { () throws(NumberError) in
            max(.zero, try exact.decimal(digits: 0, rounding: .up))
        }
    }

    /// The revenue at which revenue and cost are equal, to the fen.
    /// - Throws: `noBreakEven`, `outOfRange`.
    public func revenue() throws(BreakEvenError) -> Money {
        let exact = try exactVolume() * Rate(price)
        return try BreakEvenError.checked(.volume) { () throws(NumberError) in
            try exact.money()
        }
    }

    private func positiveContribution() throws(BreakEvenError) -> Rate {
        guard contribution > .zero else {
            throw .noBreakEven(object: object, contribution: contribution)
        }
        return contribution
    }
}

/// Revenue, cost and profit of a service at a volume, with its distance from the break-even.
public struct VolumeResult: Equatable, Sendable {
    /// The volume.
    public let volume: Decimal
    /// Price × volume.
    public let revenue: Money
    /// Variable cost × volume.
    public let variable: Money
    /// Revenue less variable cost.
    public let contribution: Money
    /// Contribution less fixed cost.
    public let profit: Money
    /// Volume above the exact break-even (安全边际); negative below it.
    public let safety: Rate
    /// Safety as a part of the volume; `nil` for a volume of zero.
    public let safetyRatio: Rate?
    /// Contribution over profit (经营杠杆); `nil` at a profit of zero.
    public let leverage: Rate?
}

extension BreakEven {
    /// The figures at a volume; amounts are rounded once to the fen, half away from zero.
    /// - Throws: `negative` for a volume below zero; `noBreakEven`; `outOfRange`.
    public func result(at volume: Decimal) throws(BreakEvenError) -> VolumeResult {
        try BreakEvenError.requireNotNegative(volume, .volume)
        let safety = Rate(volume) - (try exactVolume())
        let (price, unit, volumeRate) = (Rate(price), Rate(variable), Rate(volume))
        let exactProfit = contribution * volumeRate - Rate(yuan: fixed)
        return try BreakEvenError.checked(.profit) { () throws(NumberError) in
            let revenue = try (price * volumeRate).money()
            let variable = try (unit * volumeRate).money()
            let contribution = try revenue.subtracting(variable)
            return VolumeResult(
                volume: volume, revenue: revenue, variable: variable, contribution: contribution,
                profit: try contribution.subtracting(fixed), safety: safety,
                safetyRatio: try? safety.divided(by: volumeRate),
                leverage: try? (self.contribution * volumeRate).divided(by: exactProfit))
        }
    }
}
