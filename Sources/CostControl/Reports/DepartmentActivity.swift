import HospitalCore

/// What departments did and earned in a period: the quantities that unit costs are divided by.
public struct DepartmentActivity: Hashable, Sendable {
    /// 门急诊人次 by department; a department that is not named has none.
    public var visits: [Department.ID: Decimal]
    /// 实际占用床日数 by department; a department that is not named has none.
    public var bedDays: [Department.ID: Decimal]
    /// 科室收入 in yuan by department; a department that is not named has not reported it.
    public var income: [Department.ID: Decimal]

    /// What departments did and earned.
    public init(
        visits: [Department.ID: Decimal] = [:], bedDays: [Department.ID: Decimal] = [:],
        income: [Department.ID: Decimal] = [:]
    ) {
        self.visits = visits
        self.bedDays = bedDays
        self.income = income
    }

    /// Cost and volume of a department in the period before, with which a unit cost is compared.
    public struct Prior: Hashable, Sendable {
        /// The cost in yuan.
        public let cost: Decimal
        /// The visits or bed-days.
        public let volume: Decimal

        /// Cost and volume.
        public init(cost: Decimal, volume: Decimal) {
            self.cost = cost
            self.volume = volume
        }
    }
}

/// The two volumes that the full cost of a clinical department is divided by.
enum CareVolume: String {
    case visits
    case bedDays = "bed_days"

    /// What is counted.
    var label: MessageValue {
        switch self {
        case .visits: return .phrase(chinese: "门急诊人次", english: "Visits")
        case .bedDays: return .phrase(chinese: "实际占用床日数", english: "Bed-days")
        }
    }

    /// The cost of one.
    var unitLabel: MessageValue {
        switch self {
        case .visits: return .phrase(chinese: "诊次成本", english: "Cost per visit")
        case .bedDays: return .phrase(chinese: "床日成本", english: "Cost per bed-day")
        }
    }
}

extension CostReport {
    /// The volume of each position that has one, checked.
    ///
    /// A department with visits and bed-days is refused, because its cost covers both; one that is
    /// listed with 0 of one and has the other has only the other.
    func volumes(
        _ kind: CareVolume, _ activity: DepartmentActivity, _ costs: DepartmentCosts
    ) throws(CostReportError) -> [Int: Decimal] {
        let (own, other) = kind == .visits
            ? (activity.visits, activity.bedDays) : (activity.bedDays, activity.visits)
        var volumes: [Int: Decimal] = [:]
        for id in own.keys.sorted() {
            guard let volume = own[id] else { continue }
            let position = try costs.position(of: id, in: kind.rawValue)
            try requireNotNegative(volume, row: .text(id.code), column: kind.label)
            if let other = other[id], other > .zero {
                guard volume == .zero else { throw .mixedDepartment(id.code) }
                continue
            }
            guard costs.isFinalClinical(position) else {
                throw .notFinal(cell(.text(id.code), kind.label))
            }
            volumes[position] = volume
        }
        return volumes
    }
}

extension DepartmentCosts {
    /// Whether a department holds its cost at the end and is clinical, or nobody said what it is.
    func isFinalClinical(_ position: Int) -> Bool {
        !isClosed[position] && departments[position].departmentClass ?? .clinical == .clinical
    }
}
