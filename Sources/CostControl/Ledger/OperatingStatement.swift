import HospitalCore

/// Income, cost and what is left of each department, with what a visit or a bed-day came to
/// (科室收支结余、经济运行监测; S-096, S-107, S-123).
///
///     margin = income − all cost
///     per visit or bed-day = amount / volume, exact
///
/// Income and cost stay two accounts by item and are never netted (收支两条线). A volume that was
/// not reported is missing: nothing is divided by it, and the hospital's figure is missing too,
/// because a mean over the others would be another one. 0/0 is missing; an amount over 0 is an
/// error.
/// - Source: ``Citation/costAccountingStandard2021``
public struct OperatingStatement: Sendable {
    /// A department as it is given.
    public struct Unit: Sendable {
        /// The department.
        public let department: Department.ID
        /// Its name.
        public let name: String
        /// Its income by item.
        public let income: [ItemAmount]
        /// Its cost by item.
        public let cost: [ItemAmount]
        /// What it served; `nil` for a department without visits and bed-days.
        public let volume: Volume?

        /// A department; its name is the code unless another is given.
        public init(
            _ department: Department.ID, name: String? = nil, income: [ItemAmount],
            cost: [ItemAmount], volume: Volume? = nil
        ) {
            self.department = department
            self.name = name ?? department.code
            self.income = income
            self.cost = cost
            self.volume = volume
        }
    }

    /// The amount of an item.
    public struct ItemAmount: Sendable {
        /// The item.
        public let item: String
        /// The amount.
        public let amount: Money

        /// An amount.
        public init(_ item: String, _ amount: Money) {
            self.item = item
            self.amount = amount
        }
    }

    /// How much a department served.
    public struct Volume: Sendable {
        /// What is counted.
        public let kind: Kind
        /// How many; `nil` when it was not reported.
        public let quantity: Decimal?

        /// A volume.
        public init(_ kind: Kind, _ quantity: Decimal?) {
            self.kind = kind
            self.quantity = quantity
        }

        /// What is counted.
        public enum Kind: String, CaseIterable, Sendable {
            /// 门急诊人次
            case visits
            /// 实际占用床日
            case bedDays = "bed_days"

            /// The word in both languages.
            public var term: MessageValue {
                switch self {
                case .visits: .phrase(chinese: "门急诊人次", english: "visits")
                case .bedDays: .phrase(chinese: "实际占用床日", english: "bed-days")
                }
            }
        }
    }

    /// Income, cost and margin of a department, of all departments with one kind of volume, or of
    /// the hospital.
    public struct Line: Sendable {
        /// The income.
        public let income: Money
        /// The cost.
        public let cost: Money
        /// Income less cost.
        public let margin: Money
        /// The volume; its quantity is `nil` when one of its departments reported none.
        public let volume: Volume?

        /// Yuan for a visit or a bed-day, exact; `nil` without a volume.
        public func perVolume(_ amount: Money) -> Rate? {
            guard let quantity = volume?.quantity else { return nil }
            return try? Rate(yuan: amount).divided(by: Rate(quantity))
        }
    }

    /// The departments in the order of their codes.
    public let units: [Unit]
    /// The line of each department.
    public let lines: [Line]
    /// Visits and bed-days of the hospital, for each kind that a department has, and the
    /// departments that reported no volume.
    public let volumes: [(line: Line, missing: [Department.ID])]
    /// The hospital.
    public let hospital: Line

    /// The statement of a period.
    /// - Throws: `unitTwice` for a department that stands twice or has visits and bed-days, which
    ///   is two units by the standard; `volumeNegative`, `volumeZero`, `outOfRange`.
    public init(_ units: [Unit]) throws(OperatingError) {
        let sorted = units.sorted { $0.department < $1.department }
        var lines: [Line] = []
        for (index, unit) in sorted.enumerated() {
            guard index == 0 || sorted[index - 1].department != unit.department else {
                throw .unitTwice(unit.department)
            }
            lines.append(try Line(unit))
        }
        self.units = sorted
        self.lines = lines
        hospital = try Line(sum: lines, volume: nil)
        var volumes: [(line: Line, missing: [Department.ID])] = []
        for kind in Volume.Kind.allCases {
            let chosen = lines.indices.filter { lines[$0].volume?.kind == kind }
            guard !chosen.isEmpty else { continue }
            let quantities = chosen.compactMap { lines[$0].volume?.quantity }
            let sum = quantities.count < chosen.count ? nil : try Line.sum(quantities)
            let line = try Line(sum: chosen.map { lines[$0] }, volume: Volume(kind, sum))
            let missing = chosen.filter { lines[$0].volume?.quantity == nil }
            volumes.append((line, missing.map { sorted[$0].department }))
        }
        self.volumes = volumes
    }
}

extension OperatingStatement.Line {
    fileprivate init(_ unit: OperatingStatement.Unit) throws(OperatingError) {
        let place = unit.department.code
        try self.init(
            income: OperatingError.sum(unit.income.map(\.amount), of: place),
            cost: OperatingError.sum(unit.cost.map(\.amount), of: place), volume: unit.volume,
            place: place)
        guard let volume = unit.volume, let quantity = volume.quantity else { return }
        guard quantity >= .zero else {
            throw .volumeNegative(unit.department, volume.kind, quantity)
        }
        guard quantity != .zero || income == .zero && cost == .zero else {
            throw .volumeZero(unit.department, volume.kind, income: income, cost: cost)
        }
    }

    fileprivate init(
        sum lines: [OperatingStatement.Line], volume: OperatingStatement.Volume?
    ) throws(OperatingError) {
        try self.init(
            income: OperatingError.sum(lines.map(\.income), of: "income"),
            cost: OperatingError.sum(lines.map(\.cost), of: "cost"), volume: volume,
            place: "margin")
    }

    private init(
        income: Money, cost: Money, volume: OperatingStatement.Volume?, place: String
    ) throws(OperatingError) {
        do { margin = try income.subtracting(cost) } catch { throw .outOfRange(place: place) }
        self.income = income
        self.cost = cost
        self.volume = volume
    }

    fileprivate static func sum(_ quantities: [Decimal]) throws(OperatingError) -> Decimal {
        do {
            var sum = Decimal.zero
            for quantity in quantities { sum = try sum.adding(quantity) }
            return sum
        } catch { throw .outOfRange(place: "volume") }
    }
}

/// Why a statement of income and cost is refused.
public enum OperatingError: HospitalError, Equatable {
    /// A department that stands twice, or has visits and bed-days.
    case unitTwice(Department.ID)
    /// A volume below zero.
    case volumeNegative(Department.ID, OperatingStatement.Volume.Kind, Decimal)
    /// Income or cost and a volume of zero.
    case volumeZero(
        Department.ID, OperatingStatement.Volume.Kind, income: Money, cost: Money)
    /// A total beyond its range.
    case outOfRange(place: String)

    /// The message with department and figures.
    public var finding: Finding {
        switch self {
        case .unitTwice(let department):
            Finding(.volumeTwice, ["department": .text(department.code)])
        case .volumeNegative(let department, let kind, let value):
            Finding(
                .volumeNegative,
                [
                    "department": .text(department.code), "volume": kind.term,
                    "value": .text(value.description),
                ])
        case .volumeZero(let department, let kind, let income, let cost):
            Finding(
                .volumeZero,
                [
                    "department": .text(department.code), "volume": kind.term,
                    "income": .text(income.description), "cost": .text(cost.description),
                ])
        case .outOfRange(let place):
            Finding(.ledgerAmountOutOfRange, ["place": .text(place)])
        }
    }

    fileprivate static func sum(
        _ amounts: [Money], of place: String
    ) throws(OperatingError) -> Money {
        do { return try amounts.total() } catch { throw .outOfRange(place: place) }
    }
}
