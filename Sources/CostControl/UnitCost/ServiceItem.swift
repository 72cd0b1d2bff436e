import HospitalCore

/// How a department spreads its pool over its service items (医疗服务项目成本核算方法); always named.
///
/// - Source: ``CostCitation/costAccountingStandard2021``
public enum ServiceItemMethod: String, CaseIterable, Sendable {
    /// 成本比例系数法, 收入分配系数: in proportion to the income of the items.
    case income
    /// 成本比例系数法, 操作时间分配系数: in proportion to minutes × volume.
    case minutes
    /// 成本比例系数法, 工作量分配系数: in proportion to the amount of work.
    case work
    /// 成本当量法 (RVU): by relative value × volume.
    case relativeValue = "relative_value"
    /// 时间驱动作业成本法 (TDABC): by minutes of practical capacity; unused capacity is shown apart.
    case timeDriven = "time_driven"
    /// 作业成本法: resources to activities, activities to items.
    case activity
}

/// A service item of a department with what the methods ask for; what a method does not use may be
/// missing.
public struct ServiceItem: Hashable, Sendable {
    /// The code.
    public let code: String
    /// How often in the period.
    public let volume: Decimal
    /// The income of the period.
    public var income: Money?
    /// Minutes for one.
    public var minutes: Decimal?
    /// The amount of work of the period.
    public var work: Decimal?
    /// How many times the base item one takes.
    public var relativeValue: Decimal?
    /// How much of each activity one takes.
    public var activities: [String: Decimal]
    /// Materials of its own for one in yuan, not charged apart.
    public var ownMaterials: Decimal

    /// An item; figures are added for the method that is used.
    public init(
        _ code: String, volume: Decimal, income: Money? = nil, minutes: Decimal? = nil,
        work: Decimal? = nil, relativeValue: Decimal? = nil, activities: [String: Decimal] = [:],
        ownMaterials: Decimal = .zero
    ) {
        self.code = code
        self.volume = volume
        self.income = income
        self.minutes = minutes
        self.work = work
        self.relativeValue = relativeValue
        self.activities = activities
        self.ownMaterials = ownMaterials
    }
}

/// What a service item costs in a department, or in the whole hospital.
public struct ServiceItemCost: Hashable, Sendable {
    /// What a cost item has in it.
    public struct Part: Hashable, Sendable {
        /// The cost item.
        public let item: String
        /// The cost of the period; the parts of all items and what was not used make the pool.
        public let cost: Money
        /// Cost of one in yuan, exact; `nil` without cost and volume.
        public let unitCost: Rate?
    }

    /// The code of the service item.
    public let code: String
    /// How often in the period.
    public let volume: Decimal
    /// The income of the period; `nil` when it was not given.
    public let income: Money?
    /// The cost of the period.
    public let cost: Money
    /// Cost of one in yuan, exact; `nil` without cost and volume.
    public let unitCost: Rate?
    /// By cost item, in the order of the pool; empty for the hospital as a whole.
    public let parts: [Part]

    /// Income less cost (项目结余); `nil` without income.
    /// - Throws: `outOfRange`.
    public func margin() throws(UnitCostError) -> Money? {
        guard let income else { return nil }
        return try UnitCostError.checked(code) { () throws(NumberError) in
            try income.subtracting(cost)
        }
    }
}

/// The service items of a department with their cost, and what of its pool they do not carry.
public struct ServiceCost: Hashable, Sendable {
    /// The department.
    public let department: String
    /// How the pool was spread.
    public let method: ServiceItemMethod
    /// The items in the order they were given.
    public let items: [ServiceItemCost]
    /// The capacity that was not used, with its cost; `nil` for methods without a capacity.
    public let unused: CapacityPart?
    /// What each activity took of each cost item; empty for methods without activities.
    public let activities: [ResourceCosting.Share]
    /// More minutes than the capacity has.
    public let findings: [Finding]
}
