import HospitalCore

/// What departments did and earned in a period: the quantities that unit costs are divided by.
public struct DepartmentActivity: Hashable, Sendable {
    /// 门急诊人次 by department; a department that is not named has none.
    public var visits: [Department.ID: Decimal]
    /// 实际占用床日数 by department; a department that is not named has none.
    public var bedDays: [Department.ID: Decimal]
    /// 科室收入 in yuan by department; a department that is not named has not reported it.
    public var income: [Department.ID: Decimal]

    /// Unit costs that were published already, which 成本03 prints instead of dividing again.
    public var unitCosts: [FormVolume: PublishedUnitCosts] = [:]

    /// What departments did and earned.
    public init(
        visits: [Department.ID: Decimal] = [:], bedDays: [Department.ID: Decimal] = [:],
        income: [Department.ID: Decimal] = [:]
    ) {
        self.visits = visits
        self.bedDays = bedDays
        self.income = income
    }
}

/// The unit costs that a run published: by department, and of the hospital.
public struct PublishedUnitCosts: Hashable, Sendable {
    /// The unit cost of each department in yuan.
    public let departments: [Department.ID: Decimal]
    /// The unit cost of the hospital in yuan; `nil` when there is none.
    public let hospital: Decimal?

    /// Published unit costs.
    public init(departments: [Department.ID: Decimal], hospital: Decimal?) {
        self.departments = departments
        self.hospital = hospital
    }
}

/// The two volumes that forms divide the full cost of a clinical department by.
public enum FormVolume: String, CaseIterable, Sendable {
    /// 门急诊人次: gives 诊次成本.
    case visits
    /// 实际占用床日数: gives 床日成本.
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

extension DepartmentCosts {
    /// The facts of 诊次成本表 or 床日成本表 from the full cost of an allocation.
    ///
    /// - Parameters:
    ///   - prior: the published unit costs of the period before.
    ///   - hospital: the published unit cost of the hospital in the period before.
    /// - Throws: `unknown`, `negative`, `notFinal`, `mixedDepartment` for the volumes.
    public func care(
        _ kind: FormVolume, _ activity: DepartmentActivity, prior: [Department.ID: Decimal] = [:],
        hospital: Decimal? = nil
    ) throws(CostReportError) -> CostReport.Care {
        let form = kind == .visits ? CostForm.visit : .bedDay
        let volumes = try volumes(kind, activity, form)
        var departments: [CostedCare] = []
        for position in self.departments.indices {
            let department = self.departments[position]
            guard let volume = volumes[position] else { continue }
            var costs: [String: Decimal] = [:]
            for (item, amount) in zip(items, amounts(position, balances)) {
                costs[item.code] = try yuan(amount, form)
            }
            departments.append(
                CostedCare(
                    department.id.code, name: department.name, costs: costs, volume: volume,
                    prior: prior[department.id]))
        }
        for id in prior.keys.sorted() {
            let known = try self.position(of: id, in: "prior")
            guard volumes[known] == nil else { continue }
            departments.append(
                CostedCare(
                    id.code, name: self.departments[known].name, costs: [:], volume: nil,
                    prior: prior[id]))
        }
        return CostReport.Care(
            kind, period: period, items: items, departments: departments, prior: hospital)
    }

    /// The volume of each position that has one, checked.
    ///
    /// A department with visits and bed-days is refused, because its cost covers both; one that is
    /// listed with 0 of one and has the other has only the other.
    func volumes(
        _ kind: FormVolume, _ activity: DepartmentActivity, _ form: CostForm
    ) throws(CostReportError) -> [Int: Decimal] {
        let (own, other) = kind == .visits
            ? (activity.visits, activity.bedDays) : (activity.bedDays, activity.visits)
        var volumes: [Int: Decimal] = [:]
        for id in own.keys.sorted() {
            guard let volume = own[id] else { continue }
            let position = try position(of: id, in: kind.rawValue)
            let cell = CostReportError.Cell(
                form: form, row: .text(id.code), column: kind.label)
            guard volume >= .zero else { throw .negative(cell, value: volume.description) }
            if let other = other[id], other > .zero {
                guard volume == .zero else { throw .mixedDepartment(id.code) }
                continue
            }
            guard isFinalClinical(position) else { throw .notFinal(cell) }
            volumes[position] = volume
        }
        return volumes
    }

    /// Whether a department holds its cost at the end and is clinical, or nobody said what it is.
    func isFinalClinical(_ position: Int) -> Bool {
        !isClosed[position] && departments[position].departmentClass ?? .clinical == .clinical
    }
}
