import HospitalCore

extension CostReport {
    /// The period and the cost items of a form about care, services or groups.
    public struct Basis: Sendable {
        /// The period, when it is known.
        public let period: String?
        /// The cost items in the order of the form.
        public let items: [ReportItem]

        /// A period and cost items.
        public init(period: String? = nil, items: [ReportItem]) {
            self.period = period
            self.items = items
        }
    }
}

/// A department with the cost of its visits or bed-days.
public struct CostedCare: Sendable {
    /// The code.
    public let code: String
    /// The name; the code when there is none.
    public let name: String
    /// The full cost of the care in yuan by cost item; an item that is not named has none.
    public let costs: [String: Decimal]
    /// How many visits or bed-days; `nil` when there are none to divide by.
    public let volume: Decimal?
    /// The unit cost of the period before, as it was published; `nil` when there is none.
    public let prior: Decimal?

    /// The care of a department.
    public init(
        _ code: String, name: String? = nil, costs: [String: Decimal], volume: Decimal?,
        prior: Decimal? = nil
    ) {
        self.code = code
        self.name = name ?? code
        self.costs = costs
        self.volume = volume
        self.prior = prior
    }
}

extension CostReport {
    /// 诊次成本表 or 床日成本表: the cost of a visit or a bed-day by department and of the hospital.
    ///
    ///     诊次成本 = 科室全成本 ÷ 门急诊人次           合计: Σ 科室全成本 ÷ Σ 门急诊人次
    ///     床日成本 = 科室全成本 ÷ 实际占用床日数       合计: Σ 科室全成本 ÷ Σ 床日数
    ///     增减额   = 单位成本 − 上期单位成本           增减率 = 增减额 ÷ |上期单位成本| × 100
    ///
    /// Changes are those of the printed unit costs; a change from 0 has no percentage. Rows: the
    /// departments and 合计.
    /// - `kind`: what cost is divided by.
    /// - `prior`: the unit cost of the hospital in the period before, as it was published.
    /// - `unitDigits`: the decimals of unit costs, 4 to 12.
    /// - Throws: `nothingToReport`, `duplicate`, `unknown` for a cost item, `negative` for a
    ///   volume,
    ///   `denominatorZero` for cost over a volume of 0, `unitDigits`, `outOfRange`, `tooLarge`.
    /// - Source: ``Citation/costAccountingStandard2021``
    public static func care(
        _ kind: FormVolume, _ basis: Basis, _ care: [CostedCare], prior: Decimal? = nil,
        unitDigits: Int = unitCostDigits
    ) throws(CostReportError) -> CostReport {
        try checkUnitDigits(unitDigits)
        let isVisits = kind == .visits
        var report = CostReport(
            isVisits ? .visit : .bedDay, period: basis.period,
            Column.departments + Column.numbered("item", ReportItem.distinctNames(basis.items))
                + Column.total + Column.list(isVisits ? visitColumns : bedDayColumns)
                + Column.list(changeColumns))
        guard !care.isEmpty else { throw .nothingToReport(report.form) }
        var rows: [[Decimal?]] = []
        var volumes: [Decimal?] = []
        for department in try report.ordered(care, code: { $0.code }) {
            let row = MessageValue.text(department.code)
            if let volume = department.volume {
                try report.requireNotNegative(volume, row: row, column: basis.items.count + 3)
                volumes.append(volume)
            }
            let costs = try report.ordered(
                department.costs, by: basis.items, of: department.code)
            rows.append(costs)
            try report.addCare(
                .detail, [row, .text(department.name)], costs, department.volume,
                department.prior, unitDigits)
        }
        try report.addCare(
            .total, [nil, grandTotal], report.columnSums(rows, count: basis.items.count),
            volumes.isEmpty ? nil : report.sum(volumes), prior, unitDigits)
        return report
    }

    private static let visitColumns = """
        volume|门急诊人次|Visits|quantity
        unit_cost|诊次成本|Cost per visit
        """
    private static let bedDayColumns = """
        volume|实际占用床日数|Bed-days|quantity
        unit_cost|床日成本|Cost per bed-day
        """
    private static let changeColumns = """
        prior_unit_cost|上期单位成本|Period before
        change|增减额|Change
        change_percent|增减率(%)|Change, %|percent
        """

    private mutating func addCare(
        _ kind: Row.Kind, _ labels: [MessageValue?], _ costs: [Decimal?], _ volume: Decimal?,
        _ prior: Decimal?, _ digits: Int
    ) throws(CostReportError) {
        let row = labels[0] ?? Self.grandTotal
        let known = costs.filter { $0 != nil }
        let total = known.isEmpty && volume == nil ? nil : try sum(known)
        let unit = try quotient(total, volume, digits: digits, row: row, column: costs.count + 4)
        let change = try difference(unit, prior)
        var base = prior == .zero ? nil : prior
        if let value = base, value < .zero { base = try difference(.zero, value) }
        let share = try percent(change, of: base, row: row, column: costs.count + 7)
        try add(kind, labels, costs + [total, volume, unit, prior, change, share])
    }
}
