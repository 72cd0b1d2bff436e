import HospitalCore

/// Why a utility bill rose: the price, known causes such as new inlets, and the rest, which is
/// unmetered use and leaks (水费增支分解).
///
///     increase = current − earlier
///     price part = quantity × change of the price, rounded once half away from zero
///     rest = increase − price part − known parts
///
/// A percentage of a quantity says nothing about the amount: both are kept apart, and an earlier
/// amount follows only from the percentage of the amount.
/// - Source: requirements S-200, S-201
public struct UtilityIncrease: Equatable, Sendable {
    /// The earlier amount.
    public let earlier: Money
    /// The amount now.
    public let current: Money
    /// `current − earlier`.
    public let increase: Money
    /// The part of the price.
    public let price: Money
    /// The known parts, in the order given.
    public let known: [Money]
    /// What is left: unmetered use and leaks; below zero when the parts explain more.
    public let rest: Money

    /// Explains an increase.
    ///
    /// - `quantity`: the quantity that is paid at the changed price.
    /// - `priceChange`: by how much the price rose, in yuan for one.
    /// - `known`: other parts that are known, such as new inlets.
    /// - Throws: `outOfRange`.
    public init(
        earlier: Money, current: Money, quantity: Decimal, priceChange: Decimal,
        known: [Money] = []
    ) throws(EnergyError) {
        let parts = try EnergyError.fitting("increase") { () throws(NumberError) in
            let increase = try current.subtracting(earlier)
            let price = try (Rate(quantity) * Rate(priceChange)).money()
            let rest = try increase.subtracting(price).subtracting(known.total())
            return (increase, price, rest)
        }
        self.earlier = earlier
        self.current = current
        self.known = known
        (increase, price, rest) = parts
    }

    /// The earlier amount of one that rose by a percentage of itself, half away from zero to the
    /// fen: `current / (1 + percent / 100)`.
    /// - Throws: `numberInvalid` for a fall by 100 % or more; `outOfRange`.
    public static func earlier(
        than current: Money, percentOfAmount percent: Decimal
    ) throws(EnergyError) -> Money {
        let factor = Rate(Decimal(100)) + Rate(percent)
        guard factor > .zero else { throw .numberInvalid("percent", value: percent.description) }
        return try EnergyError.fitting("percent") { () throws(NumberError) in
            try (Rate(current.yuan) * Rate(Decimal(100))).divided(by: factor).money()
        }
    }
}
