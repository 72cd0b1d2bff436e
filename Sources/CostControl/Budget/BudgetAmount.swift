import HospitalCore

/// What a budget line limits and a document uses: money, and beside it a quantity where the line
/// has a unit (数量预算): kWh, t, km, pieces.
///
/// A quantity on a line without a unit is refused, and so is a document without a quantity on a
/// line with one: missing is not zero.
public struct BudgetAmount: Hashable, Sendable {
    /// The amount in whole fen.
    public let money: Money
    /// The quantity in the unit of the line; 0 on a line without a unit.
    public let quantity: Decimal

    /// Nothing of both.
    public static let zero = BudgetAmount(.zero)

    /// An amount with its quantity.
    public init(_ money: Money, quantity: Decimal = .zero) {
        self.money = money
        self.quantity = quantity
    }

    /// Whether neither measure is below zero and one is above.
    var isPositive: Bool {
        money >= .zero && quantity >= .zero && (money > .zero || quantity > .zero)
    }

    /// Both sums.
    /// - Throws: beyond 64 bits of fen or 38 digits.
    package func adding(_ other: BudgetAmount) throws(NumberError) -> BudgetAmount {
        BudgetAmount(
            try money.adding(other.money), quantity: try quantity.adding(other.quantity))
    }

    /// Both differences.
    /// - Throws: beyond 64 bits of fen or 38 digits.
    package func subtracting(_ other: BudgetAmount) throws(NumberError) -> BudgetAmount {
        BudgetAmount(
            try money.subtracting(other.money),
            quantity: try quantity.subtracting(other.quantity))
    }

    /// The smaller of both in each measure.
    func least(_ other: BudgetAmount) -> BudgetAmount {
        BudgetAmount(min(money, other.money), quantity: min(quantity, other.quantity))
    }
}
