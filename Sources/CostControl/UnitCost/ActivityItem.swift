import HospitalCore

/// A cost with what it follows (作业动因).
public struct ActivityPool: Equatable, Sendable {
    /// What the use of a pool is.
    public enum Driver: Equatable, Sendable {
        /// Heads of these roles × minutes.
        case staffMinutes(roles: [String])
        /// Heads of all roles × minutes.
        case allStaffMinutes
        /// Minutes of the room or machine.
        case minutes
        /// A driver that each item names with its quantity.
        case named(String)
    }

    /// The code: doctor, building.
    public let code: String
    /// What it follows.
    public let driver: Driver

    /// A pool.
    public init(_ code: String, driver: Driver) {
        self.code = code
        self.driver = driver
    }
}

/// One layer of cost of a department: what its pools received from one source.
public struct CostLayer: Equatable, Sendable {
    /// The name of the unit cost after this layer: direct, business, full.
    public let name: String
    /// The amount of each pool in yuan; a pool that is not named has none.
    public let amounts: [String: Decimal]

    /// A layer.
    public init(_ name: String, amounts: [String: Decimal]) {
        self.name = name
        self.amounts = amounts
    }
}

/// A service item with what one of it takes.
public struct ActivityItem: Equatable, Sendable {
    /// A cost that is the item's own: materials, risk fund.
    public struct OwnCost: Equatable, Sendable {
        /// What it is.
        public let code: String
        /// Yuan for one.
        public let amount: Decimal

        /// An own cost.
        public init(_ code: String, _ amount: Decimal) {
            self.code = code
            self.amount = amount
        }
    }

    /// The code.
    public let code: String
    /// How often in the period.
    public let volume: Decimal
    /// Minutes for one.
    public let minutes: Decimal
    /// Heads by role.
    public let staff: [String: Decimal]
    /// Quantities of named drivers for one.
    public let drivers: [String: Decimal]
    /// What is not spread.
    public let ownCosts: [OwnCost]

    /// What one of an item takes.
    public struct Use: Equatable, Sendable {
        /// Minutes.
        public let minutes: Decimal
        /// Heads by role.
        public let staff: [String: Decimal]
        /// Quantities of named drivers.
        public let drivers: [String: Decimal]

        /// A use.
        public init(
            minutes: Decimal, staff: [String: Decimal] = [:], drivers: [String: Decimal] = [:]
        ) {
            self.minutes = minutes
            self.staff = staff
            self.drivers = drivers
        }
    }

    /// An item.
    public init(_ code: String, volume: Decimal, use: Use, ownCosts: [OwnCost] = []) {
        self.code = code
        self.volume = volume
        minutes = use.minutes
        staff = use.staff
        drivers = use.drivers
        self.ownCosts = ownCosts
    }

    /// How much of a driver one takes.
    func use(of driver: ActivityPool.Driver) -> Rate {
        switch driver {
        case .staffMinutes(let roles):
            return Rate.sum(roles.map { Rate(staff[$0] ?? .zero) }) * Rate(minutes)
        case .allStaffMinutes:
            return Rate.sum(staff.values.map { Rate($0) }) * Rate(minutes)
        case .minutes: return Rate(minutes)
        case .named(let name): return Rate(drivers[name] ?? .zero)
        }
    }
}

/// The unit cost of an item after each layer.
public struct ActivityCost: Equatable, Sendable {
    /// The unit cost after a layer.
    public struct Layer: Equatable, Sendable {
        /// The name of the layer.
        public let name: String
        /// Cost of one in yuan, exact.
        public let cost: Rate
        /// Cost of the whole volume.
        ///
        /// The totals of all items add up to the pools and own costs; fen that are left go to the
        /// largest remainders. `nil` where those are no whole fen.
        public let total: Money?
    }

    /// The item.
    public let item: ActivityItem
    /// The unit costs in the order of the layers, each with all before it.
    public let unitCosts: [Layer]
}
