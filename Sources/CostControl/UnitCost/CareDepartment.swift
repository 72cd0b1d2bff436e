import HospitalCore

/// What care is counted in (成本核算对象): visits of out-patients, days and discharges of in-patients.
public enum CareUnit: String, CaseIterable, Sendable {
    /// 门急诊人次: outpatient cost over visits gives 诊次成本.
    case visit
    /// 实际占用床日: inpatient cost over bed-days gives 床日成本.
    case bedDay = "bed_day"
    /// 出院人次: inpatient cost over discharges gives 出院患者次均成本.
    case discharge

    /// Whether the unit counts in-patients; visits count out-patients.
    public var isInpatient: Bool { self != .visit }

    /// What messages call the number of units.
    var quantity: UnitCostQuantity {
        switch self {
        case .visit: .visits
        case .bedDay: .bedDays
        case .discharge: .discharges
        }
    }
}

/// How much care of one kind a department gave in a period.
public struct CareVolume: Hashable, Sendable {
    /// What is counted.
    public let unit: CareUnit
    /// How many.
    public let quantity: Decimal
    /// How many plain units one costs as much as: 3 for a bed-day in intensive care.
    public let weight: Decimal

    /// A volume; a department may have several of one unit with unlike weights.
    public init(_ unit: CareUnit, _ quantity: Decimal, weight: Decimal = .one) {
        self.unit = unit
        self.quantity = quantity
        self.weight = weight
    }
}

/// How the cost of a department belongs to out-patients and in-patients (门诊、住院拆分).
///
/// The two bases are whatever ratio was stated: income, staff time, or 1 and 0 for a pure clinic.
public struct CareSplit: Hashable, Sendable {
    /// The part of the out-patients.
    public let outpatient: Decimal
    /// The part of the in-patients.
    public let inpatient: Decimal

    /// A ratio.
    public init(outpatient: Decimal, inpatient: Decimal) {
        self.outpatient = outpatient
        self.inpatient = inpatient
    }

    /// A department that treats out-patients only.
    public static let outpatientOnly = CareSplit(outpatient: .one, inpatient: .zero)
    /// A department that treats in-patients only.
    public static let inpatientOnly = CareSplit(outpatient: .zero, inpatient: .one)
}

/// A clinical department with its full cost (全成本) and the care it gave.
public struct CareDepartment: Hashable, Sendable {
    /// The code.
    public let code: String
    /// The full cost by cost item; an item that is not named has no cost.
    public let amounts: [String: Money]
    /// How the cost belongs to out-patients and in-patients; `nil` gives all to the only kind that
    /// the volumes have.
    public let split: CareSplit?
    /// What it did.
    public let volumes: [CareVolume]

    /// A department.
    public init(
        _ code: String, amounts: [String: Money], split: CareSplit? = nil, volumes: [CareVolume]
    ) {
        self.code = code
        self.amounts = amounts
        self.split = split
        self.volumes = volumes
    }
}

/// A cell of the tables 诊次成本表 and 床日成本表: a department or the hospital, a unit, an item.
public struct CareCell: Hashable, Sendable {
    /// The department; `nil` for the whole hospital.
    public let department: String?
    /// What is counted.
    public let unit: CareUnit
    /// The cost item; `nil` for all of them.
    public let item: String?

    /// A cell.
    public init(department: String?, unit: CareUnit, item: String?) {
        self.department = department
        self.unit = unit
        self.item = item
    }
}

/// What a unit of care costs.
public struct CareCost: Hashable, Sendable {
    /// Of whom and what.
    public let cell: CareCell
    /// The cost of the period.
    public let cost: Money
    /// How many units; `nil` when it was not counted.
    public let volume: Decimal?
    /// The units by their weights.
    public let weightedVolume: Decimal?
    /// Cost of a unit in yuan, exact; `nil` for 0 over 0 and where no volume was counted.
    public let unitCost: Rate?
    /// Cost of a unit of weight 1 in yuan, exact.
    public let weightedUnitCost: Rate?
    /// The published unit cost of the period before; `nil` when there is none.
    public let prior: Decimal?

    /// The published unit cost less the one before (增减额); `nil` when one of them is missing.
    /// - Throws: `outOfRange` beyond 38 digits.
    public func change() throws(NumberError) -> Decimal? {
        guard let unitCost, let prior else { return nil }
        return try unitCost.publishedUnitCost().subtracting(prior)
    }

    /// The change in percent of the one before (增减率) with two decimals; `nil` when there is no
    /// change to tell or the one before was 0.
    /// - Throws: `outOfRange` beyond 38 digits.
    public func changePercent() throws(NumberError) -> Decimal? {
        guard let change = try change(), let prior, prior != .zero else { return nil }
        let base = prior < .zero ? -Rate(prior) : Rate(prior)
        return try (Rate(change) * Rate(Decimal(100))).divided(by: base)
            .decimal(digits: 2, rounding: .halfAwayFromZero)
    }
}
