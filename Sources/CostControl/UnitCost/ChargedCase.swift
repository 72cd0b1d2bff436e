import HospitalCore

/// A service unit with its cost and income of the period (服务单元): a ward, a theatre, a laboratory.
public struct ServiceUnit: Hashable, Sendable {
    /// The code.
    public let code: String
    /// Its full cost.
    public let cost: Money
    /// What it charged.
    public let income: Money
    /// Cost of a day in yuan, for units whose days are costed and not their charges.
    public let perDiem: Decimal?

    /// A unit.
    public init(_ code: String, cost: Money, income: Money, perDiem: Decimal? = nil) {
        self.code = code
        self.cost = cost
        self.income = income
        self.perDiem = perDiem
    }
}

/// A discharged case with what it was charged.
public struct ChargedCase: Hashable, Sendable {
    /// An amount under a code.
    public struct Amount: Hashable, Sendable {
        /// The service unit, or what was used: drugs, consumables.
        public let code: String
        /// The amount; negative for a refund.
        public let amount: Money

        /// An amount.
        public init(_ code: String, _ amount: Money) {
            self.code = code
            self.amount = amount
        }
    }

    /// Days in a unit.
    public struct Stay: Hashable, Sendable {
        /// The service unit.
        public let unit: String
        /// The days, not negative.
        public let days: Decimal

        /// A stay.
        public init(unit: String, days: Decimal) {
            self.unit = unit
            self.days = days
        }
    }

    /// The code of the case.
    public let code: String
    /// The group it was grouped to elsewhere.
    public let group: String
    /// Charges by service unit, costed by ratio.
    public let charges: [Amount]
    /// Days by service unit, costed by per diem.
    public let days: [Stay]
    /// What is its own cost: drugs and materials at zero mark-up.
    public let atCost: [Amount]

    /// A case.
    public init(
        _ code: String, group: String, charges: [Amount], days: [Stay] = [],
        atCost: [Amount] = []
    ) {
        self.code = code
        self.group = group
        self.charges = charges
        self.days = days
        self.atCost = atCost
    }
}

/// Cases and groups with their cost, and the units it came from.
public struct CaseRatioCost: Hashable, Sendable {
    /// A service unit and what the cases carry of its cost.
    public struct Unit: Hashable, Sendable {
        /// The unit.
        public let unit: ServiceUnit
        /// Its ratio of cost to income; `nil` for a unit without either.
        public let ratio: Rate?
        /// What the cases were charged there.
        public let charged: Money
        /// The cost they carry.
        public let assigned: Money
        /// Its cost that no case of the list carries.
        public let left: Money
    }

    /// The units in the order they were given.
    public let units: [Unit]
    /// The cases and their groups.
    public let carried: CaseGroups
    /// The cases in the order they were given.
    public var cases: [CaseGroups.Line] { carried.cases }
    /// The groups in the order of their first case.
    public var groups: [CaseGroups.Group] { carried.groups }
}
