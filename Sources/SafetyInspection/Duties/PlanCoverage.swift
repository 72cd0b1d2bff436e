import HospitalCore

/// Whether every hazard has its emergency plan, and how many were removed early (一患一预案、隐患早除).
///
/// A hazard that ended at once or was no hazard needs none.
/// - Source: requirements S-132
public struct PlanCoverage: Equatable, Sendable {
    /// The hazards that are planned or further without an emergency plan.
    public let withoutPlan: [Hazard.ID]
    /// The hazards that nobody has planned yet.
    public let unplanned: [Hazard.ID]
    /// How many were closed by a plan.
    public let closed: Int
    /// How many of them before the last day of their plan.
    public let early: Int

    /// The coverage of hazards.
    public init(_ hazards: [Hazard]) {
        withoutPlan = hazards.filter { $0.plan?.emergencyPlan.isEmpty ?? false }.map(\.id)
        unplanned = hazards.filter { hazard in
            guard hazard.plan == nil else { return false }
            switch hazard.state {
            case .closed, .rejected: return false
            default: return true
            }
        }.map(\.id)
        var (closed, early) = (0, 0)
        for hazard in hazards {
            guard case .closed(let day, _, _) = hazard.state, let plan = hazard.plan
            else { continue }
            closed += 1
            if day < plan.deadline { early += 1 }
        }
        self.closed = closed
        self.early = early
    }

    /// Early of closed in percent, two decimals; `nil` when nothing was closed by a plan.
    public var earlyPercent: Decimal? {
        Percentage.published(Int64(early), of: Int64(closed), decimals: 2)
    }
}

extension Hazard {
    /// The plan by which it is removed; `nil` before one, and for what was fixed at once.
    public var plan: RectificationPlan? {
        for step in history {
            if case .plan(let plan) = step.action { return plan }
        }
        return nil
    }
}
