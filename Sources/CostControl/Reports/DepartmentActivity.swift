import HospitalCore

/// What departments did and earned in a period: the quantities that unit costs are divided by.
public struct DepartmentActivity: Sendable {
    /// 门急诊人次 by department; a department that is not named has none.
    public var visits: [Department.ID: Decimal]
    /// 实际占用床日数 by department; a department that is not named has none.
    public var bedDays: [Department.ID: Decimal]
    /// 科室收入 in yuan by department; a department that is not named has not reported it.
    public var income: [Department.ID: Decimal]
    /// 诊次成本 that was published already, which 成本03 prints instead of dividing again.
    public var visitCosts: PublishedUnitCosts?
    /// 床日成本 that was published already, which 成本03 prints instead of dividing again.
    public var bedDayCosts: PublishedUnitCosts?

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
public struct PublishedUnitCosts: Sendable {
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
        self == .visits
            ? .phrase(chinese: "门急诊人次", english: "Visits")
            : .phrase(chinese: "实际占用床日数", english: "Bed-days")
    }
}

extension DepartmentCosts {
    /// The rows of 诊次成本表 or 床日成本表 from the full cost of an allocation, in the order of the
    /// departments: those that have the volume, and those that had a unit cost before.
    ///
    /// - `prior`: the published unit costs of the period before.
    /// - Throws: `unknown`, `negative`, `notFinal`, `mixedDepartment` for the volumes.
    public func care(
        _ kind: FormVolume, _ activity: DepartmentActivity, prior: [Department.ID: Decimal] = [:]
    ) throws(CostReportError) -> [CostedCare] {
        let form = kind == .visits ? CostForm.visit : .bedDay
        let volumes = try volumes(kind, activity, form)
        for id in prior.keys.sorted() { _ = try position(of: id, in: "prior") }
        var care: [CostedCare] = []
        for (position, department) in departments.enumerated() {
            let before = prior[department.id]
            guard volumes[position] != nil || before != nil else { continue }
            var costs: [String: Decimal] = [:]
            if volumes[position] != nil {
                for (item, amount) in zip(items, amounts(position, balances)) {
                    costs[item.code] = try yuan(amount, form)
                }
            }
            care.append(
                CostedCare(
                    department.id.code, name: department.name, costs: costs,
                    volume: volumes[position], prior: before))
        }
        return care
    }

    /// The volume of each department that has one, by position, checked.
    ///
    /// A department with visits and bed-days is refused, because its cost covers both; one that is
    /// listed with 0 of one and has the other has only the other.
    func volumes(
        _ kind: FormVolume, _ activity: DepartmentActivity, _ form: CostForm
    ) throws(CostReportError) -> [Decimal?] {
        let (own, other) =
            kind == .visits
            ? (activity.visits, activity.bedDays) : (activity.bedDays, activity.visits)
        var volumes = [Decimal?](repeating: nil, count: departments.count)
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
