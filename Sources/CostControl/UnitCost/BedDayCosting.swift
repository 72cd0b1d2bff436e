import HospitalCore

/// Cost and price of a bed-day, weighted where classes of beds cost unlike (床日成本).
///
///     weighted bed-days = Σ beds × days × weight
///     cost of a bed-day(class) = cost / weighted bed-days × weight(class)
///     price of a bed-day(class) = Σ component × (1 + mark-up) / weighted bed-days × weight(class)
///
/// Beds × days are the days a class was occupied or open; a class given by bed-days has one bed.
/// All unit costs are exact; totals are sums of the components.
/// - Source: ``CostCitation/costAccountingStandard2021``
public struct BedDayCosting: Equatable, Sendable {
    /// The department or hospital; named in messages.
    public let object: String
    /// The cost by component.
    public let components: [CostComponent]
    /// The classes of beds.
    public let classes: [BedClass]

    /// A cost with the beds it served.
    public init(object: String, components: [CostComponent], classes: [BedClass]) {
        self.object = object
        self.components = components
        self.classes = classes
    }

    /// The cost of a bed-day of every class.
    /// - Throws: `nothingToCost`, `duplicate`, `negative`; `denominatorZero` when there is cost and
    ///   no weighted bed-day; `outOfRange`.
    public func costed() throws(UnitCostError) -> BedDayCost {
        try UnitCostError.requireUnique(components.map(\.code))
        try UnitCostError.requireUnique(classes.map(\.code))
        for bed in classes {
            try UnitCostError.requireNotNegative(bed.beds, .beds, of: bed.code)
            try UnitCostError.requireNotNegative(bed.days, .bedDays, of: bed.code)
            try UnitCostError.requireNotNegative(bed.weight, .weight, of: bed.code)
        }
        let total = try sum(of: components)
        let weighted = Rate.sum(classes.map { Rate($0.beds) * Rate($0.days) * Rate($0.weight) })
        guard weighted != .zero || total == .zero else {
            throw .denominatorZero(
                object: object, quantity: .bedDays, amount: total.description)
        }
        let cost = (try? Rate(yuan: total).divided(by: weighted)) ?? .zero
        let priced = Rate.sum(components.map { Rate(yuan: $0.amount) * (.one + Rate($0.markUp)) })
        let price = (try? priced.divided(by: weighted)) ?? .zero
        let equivalent = Rate.sum(classes.map { Rate($0.beds) * Rate($0.weight) })
        return BedDayCost(
            total: total,
            variable: try sum(of: components.filter { $0.behaviour == .variable }),
            fixed: try sum(of: components.filter { $0.behaviour == .fixed }),
            bedDays: Rate.sum(classes.map { Rate($0.beds) * Rate($0.days) }),
            weightedBedDays: weighted, equivalentBeds: equivalent,
            costPerEquivalentBed: try? Rate(yuan: total).divided(by: equivalent),
            lines: classes.map {
                BedDayCost.Line(
                    bedClass: $0, cost: cost * Rate($0.weight), price: price * Rate($0.weight))
            })
    }

    private func sum(of parts: [CostComponent]) throws(UnitCostError) -> Money {
        try UnitCostError.checked(object) { () throws(NumberError) in
            try parts.map(\.amount).total()
        }
    }
}

/// A part of a cost: nursing, drugs, rent.
public struct CostComponent: Equatable, Sendable {
    /// How a cost follows the volume (成本性态).
    public enum Behaviour: String, CaseIterable, Sendable {
        /// 变动成本
        case variable
        /// 固定成本
        case fixed
    }

    /// The code.
    public let code: String
    /// The amount of the period.
    public let amount: Money
    /// How it follows the volume; `nil` when it is not said.
    public let behaviour: Behaviour?
    /// What a price adds to it, as a part of it: 0.4 for 40 %.
    public let markUp: Decimal

    /// A component.
    public init(
        _ code: String, amount: Money, behaviour: Behaviour? = nil, markUp: Decimal = .zero
    ) {
        self.code = code
        self.amount = amount
        self.behaviour = behaviour
        self.markUp = markUp
    }
}

/// Beds of one kind.
public struct BedClass: Equatable, Sendable {
    /// The code.
    public let code: String
    /// How many.
    public let beds: Decimal
    /// How many days each was occupied or open.
    public let days: Decimal
    /// How many general beds it costs as much as.
    public let weight: Decimal

    /// A class of beds.
    public init(_ code: String, beds: Decimal, days: Decimal, weight: Decimal = .one) {
        self.code = code
        self.beds = beds
        self.days = days
        self.weight = weight
    }
}

/// The cost of a bed-day by class.
public struct BedDayCost: Equatable, Sendable {
    /// A class of beds.
    public struct Line: Equatable, Sendable {
        /// The class.
        public let bedClass: BedClass
        /// Cost of a bed-day in yuan, exact.
        public let cost: Rate
        /// Cost with mark-ups in yuan, exact.
        public let price: Rate
    }

    /// The whole cost.
    public let total: Money
    /// The components that follow the volume.
    public let variable: Money
    /// The components that do not.
    public let fixed: Money
    /// Beds × days.
    public let bedDays: Rate
    /// Beds × days × weight.
    public let weightedBedDays: Rate
    /// Beds × weight.
    public let equivalentBeds: Rate
    /// The cost of a weighted bed in the period, exact; `nil` without beds.
    public let costPerEquivalentBed: Rate?
    /// The classes in the order they were given.
    public let lines: [Line]
}
