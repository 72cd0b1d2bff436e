import HospitalCore

/// A service that is run under contract with its own accounts (经营承包、定额上交、自负盈亏).
///
///     retained = income − cost − fixed remittance
///
/// The remittance is due whatever is earned: a result below zero is borne by the unit.
/// - Source: requirement S-103
public struct OperatingContract: Equatable, Sendable {
    /// The unit.
    public let unit: String
    /// What it earned from outside.
    public let income: Money
    /// What it spent.
    public let cost: Money
    /// What it hands over.
    public let remittance: Money

    /// A contract of a period.
    public init(unit: String, income: Money, cost: Money, remittance: Money) {
        self.unit = unit
        self.income = income
        self.cost = cost
        self.remittance = remittance
    }

    /// What the unit keeps; below zero what it bears.
    /// - Throws: `outOfRange`.
    public func retained() throws(ContractError) -> Money {
        try ContractError.fitting(unit) { () throws(NumberError) in
            try income.subtracting(cost).subtracting(remittance)
        }
    }
}
