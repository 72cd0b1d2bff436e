import HospitalCore

/// Whether to run, to extend or to outsource a logistics service (后勤服务自办、拓展、外包, S-102).
///
/// | demand | income against cost | management | choice |
/// |---|---|---|---|
/// | steady | about equal | strong | self |
/// | any | above | strong | extend: it earns and is well run, so it may serve others, too |
/// | otherwise | | | outsource |
///
/// The source gives the first and the last row; what is done with a service that earns more than it
/// costs is the choice of this library. About equal is a difference of at most the tolerance, in
/// percent of the cost.
/// - Source: requirement S-102
public struct SourcingRule: Hashable, Sendable {
    /// What is recommended.
    public enum Choice: String, CaseIterable, Sendable {
        /// 自办: run it for oneself.
        case own = "self"
        /// 拓展: run it and serve others.
        case extend
        /// 外包: buy it.
        case outsource
    }

    /// By how many percent of the cost income and cost may differ and still count as equal.
    public let tolerance: Decimal

    /// A rule with its tolerance.
    /// - Throws: `negative`.
    public init(tolerance: Decimal) throws(UnitCostError) {
        try UnitCostError.requireNotNegative(tolerance, .limit, of: "tolerance")
        self.tolerance = tolerance
    }

    /// The choice with its reasons.
    /// - Throws: `negative` for income or cost.
    public func choice(
        demandIsSteady: Bool, income: Money, cost: Money, managementIsStrong: Bool
    ) throws(UnitCostError) -> (choice: Choice, reasons: [Finding]) {
        try UnitCostError.requireNotNegative(income.yuan, .income, of: "service")
        try UnitCostError.requireNotNegative(cost.yuan, .cost, of: "service")
        let difference = Rate(yuan: income) - Rate(yuan: cost)
        let limit = Rate(yuan: cost) * Rate(tolerance) * .hundredth
        let (isAbove, isBelow) = (difference > limit, -difference > limit)
        let figures: [String: MessageValue] = [
            "income": .text(income.description), "cost": .text(cost.description),
        ]
        var reasons: [Finding] = []
        if !demandIsSteady { reasons.append(Finding(.demandUnstable)) }
        if isAbove { reasons.append(Finding(.incomeAboveCost, figures)) }
        if isBelow { reasons.append(Finding(.incomeBelowCost, figures)) }
        if !managementIsStrong { reasons.append(Finding(.managementWeak)) }
        guard managementIsStrong, !isBelow else { return (.outsource, reasons) }
        if isAbove { return (.extend, reasons) }
        return (demandIsSteady ? .own : .outsource, reasons)
    }
}
