import HospitalCore

/// What the removal of a hazard cost (隐患治理支出), beside the money of its plan (五落实之资金).
///
///     excess = paid − planned          nil without a plan that names its money
///
/// A payment below zero takes an earlier one back (红字). Money that was planned and not paid is no
/// cost; money that was paid is, whatever the plan says, and the excess is told.
public struct RectificationCost: Equatable, Sendable {
    /// The hazard.
    public let hazard: Hazard.ID
    /// The money of the last plan; `nil` when no plan names any.
    public let planned: Money?
    /// What was paid.
    public let paid: Money
    /// What was paid beyond the plan, below zero for less; `nil` with `planned`.
    public let excess: Money?

    /// The cost of a hazard.
    /// - Throws: ``NumberError`` when amounts do not fit.
    public init(of hazard: Hazard, payments: [Money]) throws(NumberError) {
        self.hazard = hazard.id
        planned =
            hazard.history.reversed().lazy.compactMap { step in
                if case .plan(let plan) = step.action { return plan }
                return nil
            }.first?.funds
        paid = try payments.total()
        if let planned { excess = try paid.subtracting(planned) } else { excess = nil }
    }
}
