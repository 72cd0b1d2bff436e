import HospitalCore

/// Everything one allocation run is calculated from: departments with their direct cost, drivers,
/// and the steps or shares by which sources pass their cost on.
///
/// The order of departments, drivers and receivers never changes an amount: they are sorted by
/// code. The order of the steps is part of the method and does.
public struct AllocationRequest: Equatable, Sendable {
    /// The period the facts belong to, named in messages: `2025-03`.
    public var period: String?
    /// The cost items (成本项目), in the order of the reports.
    public var items: [String]
    /// The departments with their direct cost.
    public var centres: [CostCentre]
    /// The drivers (分摊参数).
    public var drivers: [Driver]
    /// The steps in their order; used by every method unless `shares` are given.
    public var steps: [AllocationStep]
    /// Shares of sources, instead of steps and drivers; for `reciprocal` and `iterative`.
    public var shares: [SourceShares]
    /// The method.
    public var method: AllocationMethod
    /// The choices that can move a fen.
    public var policy: AllocationPolicy

    /// A request.
    public init(
        period: String? = nil, items: [String], centres: [CostCentre], drivers: [Driver] = [],
        steps: [AllocationStep] = [], shares: [SourceShares] = [], method: AllocationMethod,
        policy: AllocationPolicy = AllocationPolicy()
    ) {
        self.period = period
        self.items = items
        self.centres = centres
        self.drivers = drivers
        self.steps = steps
        self.shares = shares
        self.method = method
        self.policy = policy
    }
}

/// A department and its direct cost (直接成本) by cost item.
public struct CostCentre: Equatable, Sendable {
    /// The department.
    public let department: Department
    /// Direct cost in yuan by cost item; an item that is not named has no cost.
    public let direct: [String: Decimal]

    /// A cost centre.
    public init(_ department: Department, direct: [String: Decimal]) {
        self.department = department
        self.direct = direct
    }
}

/// A driver: how much of something each department used — heads, square metres, orders, income.
///
/// A driver is a complete list: a department that is not named used nothing, unless the policy
/// `missing_driver` says otherwise.
public struct Driver: Equatable, Sendable {
    /// The name: `headcount`.
    public let name: String
    /// The quantity by department.
    public let values: [Department.ID: Decimal]
    /// The quantities of the previous period, for the policy `previous_period`.
    public let previous: [Department.ID: Decimal]
    /// What the values must add up to, by a count of its own (控制总数); `nil` when there is none.
    public let controlTotal: Decimal?

    /// A driver.
    public init(
        _ name: String, values: [Department.ID: Decimal],
        previous: [Department.ID: Decimal] = [:], controlTotal: Decimal? = nil
    ) {
        self.name = name
        self.values = values
        self.previous = previous
        self.controlTotal = controlTotal
    }
}

/// One step: sources that pass their cost to receivers by one driver.
///
/// The driver is one of the request, or the cost of the receivers itself (``CostBasis``).
///
/// The sources of a step do not feed each other. Receivers that are named are obeyed or refused,
/// never silently changed; when none are named, the method says who receives: every department that
/// is open and no source of the step (step-down), of a later class (three-stage; of the same class
/// too where a stage is reciprocal), no source at all (direct), or every other department
/// (reciprocal, iterative).
public struct AllocationStep: Equatable, Sendable {
    /// The stage, 1 to 3; needed by the three-stage method only.
    public let stage: Int?
    /// The departments whose cost is passed on.
    public let sources: [Department.ID]
    /// The departments that may receive; `nil` leaves it to the method.
    public let receivers: [Department.ID]?
    /// The name of the driver, or that of a ``CostBasis``.
    public let driver: String

    /// A step.
    public init(
        stage: Int? = nil, sources: [Department.ID], receivers: [Department.ID]? = nil,
        driver: String
    ) {
        self.stage = stage
        self.sources = sources
        self.receivers = receivers
        self.driver = driver
    }
}

/// The shares by which one source passes its cost on; they total exactly one.
public struct SourceShares: Equatable, Sendable {
    /// The source.
    public let source: Department.ID
    /// The share of each receiver.
    public let shares: [Department.ID: Rate]

    /// The shares of a source.
    public init(source: Department.ID, shares: [Department.ID: Rate]) {
        self.source = source
        self.shares = shares
    }
}
