import HospitalCore

/// What a mark-up on drugs brings and what its end costs (药品加成测算, S-098).
///
///     margin = cost × mark-up          change = cost × (mark-up then − mark-up now)
///
/// - Source: requirement S-098
public struct DrugMarkUp: Hashable, Sendable {
    /// What the drugs of the period cost.
    public let cost: Money
    /// The mark-up now, as a part of the cost: 0.15 for 15 %.
    public let now: Decimal
    /// The mark-up then; 0 where it is abolished (零加成).
    public let then: Decimal

    /// A change of mark-up.
    /// - Throws: `negative` for the cost or a mark-up.
    public init(cost: Money, now: Decimal, then: Decimal = .zero) throws(UnitCostError) {
        try UnitCostError.requireNotNegative(cost.yuan, .cost, of: "drugs")
        try UnitCostError.requireNotNegative(now, .ratio, of: "now")
        try UnitCostError.requireNotNegative(then, .ratio, of: "then")
        self.cost = cost
        self.now = now
        self.then = then
    }

    /// The margin that is lost, rounded once to the fen; negative where the mark-up rises.
    /// - Throws: `outOfRange`.
    public func loss() throws(UnitCostError) -> Money {
        try CaseGroups.money(Rate(yuan: cost) * (Rate(now) - Rate(then)), "drugs")
    }
}
