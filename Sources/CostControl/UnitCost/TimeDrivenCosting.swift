import HospitalCore

/// Service items by the minutes they take of a department's practical capacity (时间驱动作业成本法).
///
///     rate = cost / practical capacity          unit cost = rate × minutes per unit
///     used cost = rate × Σ minutes × volume     unused cost = cost − used cost
///
/// Unused capacity is shown apart and never pushed onto the items, so Σ unit cost × volume + unused
/// cost is the cost. Unit costs are exact; the used cost is rounded once to the fen, half away from
/// zero, and split over the items by their minutes with largest remainders. More minutes than
/// capacity make the unused cost negative and are told as a finding.
/// - Source: ``CostCitation/timeDrivenCosting2004``
public struct TimeDrivenCosting: Equatable, Sendable {
    /// The department, or whatever holds the capacity; named in messages.
    public let object: String
    /// Its cost of the period.
    public let cost: Money
    /// Minutes that can really be worked in the period.
    public let capacity: Decimal
    /// What the minutes are spent on.
    public let activities: [TimedActivity]

    /// A department with its activities.
    public init(object: String, cost: Money, capacity: Decimal, activities: [TimedActivity]) {
        self.object = object
        self.cost = cost
        self.capacity = capacity
        self.activities = activities
    }

    /// The cost of each activity and of the capacity that was not used.
    /// - Throws: `nothingToCost`, `duplicate`, `negative`; `denominatorZero` when there is cost and
    ///   no capacity; `outOfRange`.
    public func costed() throws(UnitCostError) -> TimeDrivenCost {
        try check()
        let rate = try UnitCostError.checked(object) { () throws(NumberError) in
            capacity == .zero ? .zero : try Rate(yuan: cost).divided(by: Rate(capacity))
        }
        var minutes: [Decimal] = []
        var used = Decimal.zero
        for activity in activities {
            let spent = try UnitCostError.checked(activity.code) { () throws(NumberError) in
                try activity.minutes.multiplied(by: activity.volume)
            }
            used = try UnitCostError.checked(object) { () throws(NumberError) in
                try used.adding(spent)
            }
            minutes.append(spent)
        }
        let (usedCost, unusedCost, unused) = try UnitCostError.checked(object) {
            () throws(NumberError) in
            let usedCost = try (rate * Rate(used)).money()
            return (usedCost, try cost.subtracting(usedCost), try capacity.subtracting(used))
        }
        let shares =
            used == .zero
            ? activities.map { _ in Money.zero }
            : try Apportionment.shares(
                of: usedCost, weights: minutes, codes: activities.map(\.code), object: object)
        let lines = zip(activities, zip(minutes, shares)).map { activity, spent in
            TimeDrivenCost.Line(
                activity: activity, unitCost: rate * Rate(activity.minutes), minutes: spent.0,
                cost: spent.1)
        }
        return TimeDrivenCost(
            request: self, rate: rate, lines: lines,
            used: CapacityPart(minutes: used, cost: usedCost),
            unused: CapacityPart(minutes: unused, cost: unusedCost))
    }

    private func check() throws(UnitCostError) {
        try UnitCostError.requireUnique(activities.map(\.code))
        try UnitCostError.requireNotNegative(capacity, .practicalCapacity, of: object)
        for activity in activities {
            try UnitCostError.requireNotNegative(activity.minutes, .unitMinutes, of: activity.code)
            try UnitCostError.requireNotNegative(activity.volume, .volume, of: activity.code)
        }
        guard capacity != .zero || cost == .zero else {
            throw .denominatorZero(
                object: object, quantity: .practicalCapacity, amount: cost.description)
        }
    }
}

/// Something minutes are spent on.
public struct TimedActivity: Equatable, Sendable {
    /// The code of the item or activity.
    public let code: String
    /// Minutes for one.
    public let minutes: Decimal
    /// How often in the period.
    public let volume: Decimal

    /// An activity.
    public init(_ code: String, minutes: Decimal, volume: Decimal) {
        self.code = code
        self.minutes = minutes
        self.volume = volume
    }
}

/// A part of a capacity with what it cost.
public struct CapacityPart: Equatable, Sendable {
    /// Minutes; negative for unused minutes where more was worked than the capacity.
    public let minutes: Decimal
    /// The cost.
    public let cost: Money
}

/// The cost of a department by the minutes that its activities took.
public struct TimeDrivenCost: Equatable, Sendable {
    /// One activity.
    public struct Line: Equatable, Sendable {
        /// The activity.
        public let activity: TimedActivity
        /// Cost of one in yuan, exact.
        public let unitCost: Rate
        /// Minutes in the period.
        public let minutes: Decimal
        /// Cost in the period.
        public let cost: Money
    }

    /// What was asked.
    public let request: TimeDrivenCosting
    /// Cost of a minute in yuan, exact.
    public let rate: Rate
    /// The activities in the order they were given.
    public let lines: [Line]
    /// The minutes and cost of all activities.
    public let used: CapacityPart
    /// What is left of the capacity and of the cost.
    public let unused: CapacityPart

    /// The used part of the capacity; `nil` when there is no capacity.
    public var usedShare: Rate? {
        try? Rate(used.minutes).divided(by: Rate(request.capacity))
    }

    /// More minutes than the capacity has.
    public var findings: [Finding] {
        guard unused.minutes < .zero else { return [] }
        return [
            Finding(
                .capacityExceeded,
                [
                    "object": .text(request.object), "used": .text(used.minutes.description),
                    "capacity": .text(request.capacity.description),
                ])
        ]
    }
}
