import HospitalCore

/// The cost of a service unit for each yuan it charges (成本收入比, ratio of cost to charges).
///
///     ratio = cost / income          cost of a charge = charge × ratio
///
/// The ratio is exact. Drugs and materials at zero mark-up need none: their charge is their cost.
/// - Source: ``CostCitation/ratioOfCostToCharges``
public struct ChargeRatio: Equatable, Sendable {
    /// The code of the service unit.
    public let unit: String
    /// Cost for one yuan of income; `nil` for a unit without cost and income.
    public let ratio: Rate?

    /// The ratio of a unit by its cost and income of the period.
    /// - Throws: `negative` for income below zero; `denominatorZero` with the cost left when there
    ///   is no income.
    public init(unit: String, cost: Money, income: Money) throws(UnitCostError) {
        guard income >= .zero else {
            throw .negative(object: unit, quantity: .income, value: income.yuan)
        }
        guard income != .zero || cost == .zero else {
            throw .denominatorZero(object: unit, quantity: .income, amount: cost.description)
        }
        self.unit = unit
        ratio = try? Rate(yuan: cost).divided(by: Rate(yuan: income))
    }

    /// A ratio that is known.
    /// - Throws: `negative`.
    public init(unit: String, ratio: Decimal) throws(UnitCostError) {
        try UnitCostError.requireNotNegative(ratio, .ratio, of: unit)
        self.unit = unit
        self.ratio = Rate(ratio)
    }

    /// The exact cost in yuan of a charge; a refund costs as much less.
    /// - Throws: `ratioMissing` naming where the charge stands.
    public func cost(of charge: Money, at place: String) throws(UnitCostError) -> Rate {
        if let ratio { return Rate(yuan: charge) * ratio }
        guard charge == .zero else { throw .ratioMissing(unit: unit, place: place) }
        return .zero
    }

    /// The cost of a charge, rounded once to the fen, half away from zero.
    /// - Throws: `ratioMissing`, `outOfRange`.
    public func amount(of charge: Money) throws(UnitCostError) -> Money {
        let exact = try cost(of: charge, at: unit)
        return try UnitCostError.checked(unit) { () throws(NumberError) in try exact.money() }
    }
}

extension Money {
    /// The amount in yuan as a decimal.
    var yuan: Decimal { (try? Decimal(significand: Int128(fen), scale: 2)) ?? .zero }
}
