import HospitalCore

/// A department with the cost of its visits or bed-days.
public struct CostedCare: Hashable, Sendable {
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
    /// What a form of visits or bed-days is made from.
    public struct Care: Hashable, Sendable {
        /// What cost is divided by.
        public let volume: FormVolume
        /// The period, when it is known.
        public let period: String?
        /// The cost items in the order of the form.
        public let items: [ReportItem]
        /// The departments in any order.
        public let departments: [CostedCare]
        /// The unit cost of the hospital in the period before, as it was published.
        public let prior: Decimal?

        /// The facts of a form of visits or bed-days.
        public init(
            _ volume: FormVolume, period: String? = nil, items: [ReportItem],
            departments: [CostedCare], prior: Decimal? = nil
        ) {
            self.volume = volume
            self.period = period
            self.items = items
            self.departments = departments
            self.prior = prior
        }
    }

    /// 诊次成本表 or 床日成本表: the cost of a visit or a bed-day by department and of the hospital.
    ///
    ///     诊次成本 = 科室全成本 ÷ 门急诊人次           合计: Σ 科室全成本 ÷ Σ 门急诊人次
    ///     床日成本 = 科室全成本 ÷ 实际占用床日数       合计: Σ 科室全成本 ÷ Σ 床日数
    ///     增减额   = 单位成本 − 上期单位成本           增减率 = 增减额 ÷ |上期单位成本| × 100
    ///
    /// Changes are those of the printed unit costs; a change from 0 has no percentage. Rows: the
    /// departments and 合计.
    /// - Parameter unitDigits: the decimals of unit costs, 4 to 12.
    /// - Throws: `nothingToReport`, `duplicate`, `unknown` for a cost item, `negative` for a volume,
    ///   `denominatorZero` for cost over a volume of 0, `unitDigits`, `outOfRange`, `tooLarge`.
    /// - Source: ``Citation/costAccountingStandard2021``
    public static func care(
        _ facts: Care, unitDigits: Int = unitCostDigits
    ) throws(CostReportError) -> CostReport {
        try checkUnitDigits(unitDigits)
        let kind = facts.volume
        var report = CostReport(
            kind == .visits ? .visit : .bedDay, period: facts.period, labels: [.code, .name],
            values: Column.numbered("item", ReportItem.distinctNames(facts.items)) + [
                .total, Column("volume", kind.label, .quantity), Column("unit_cost", kind.unitLabel),
                Column("prior_unit_cost", .phrase(chinese: "上期单位成本", english: "Period before")),
                Column("change", .phrase(chinese: "增减额", english: "Change")),
                Column("change_percent", changeLabel, .percent),
            ])
        guard !facts.departments.isEmpty else { throw .nothingToReport(report.form) }
        let departments = try report.ordered(facts.departments, code: \.code)
        var rows: [[Decimal?]] = []
        for department in departments {
            if let volume = department.volume {
                try report.requireNotNegative(
                    volume, row: .text(department.code), column: kind.label)
            }
            let costs = try report.ordered(department.costs, by: facts.items, of: department.code)
            rows.append(costs)
            try report.addCare(
                .detail, [.text(department.code), .text(department.name)], costs,
                department.volume, department.prior, unitDigits)
        }
        let volumes = departments.map(\.volume).filter { $0 != nil }
        try report.addCare(
            .total, [nil, grandTotal], report.columnSums(rows, count: facts.items.count),
            volumes.isEmpty ? nil : report.sum(volumes), facts.prior, unitDigits)
        return report
    }

    private static let changeLabel = MessageValue.phrase(chinese: "增减率(%)", english: "Change, %")

    private mutating func addCare(
        _ kind: Row.Kind, _ labels: [MessageValue?], _ costs: [Decimal?], _ volume: Decimal?,
        _ prior: Decimal?, _ digits: Int
    ) throws(CostReportError) {
        let row = labels.first.flatMap(\.self) ?? Self.grandTotal
        let known = costs.filter { $0 != nil }
        let total = known.isEmpty && volume == nil ? nil : try sum(known)
        let unit = try quotient(
            total, volume, digits: digits, row: row, column: columns[costs.count + 4].label)
        let change = try difference(unit, prior)
        var base = prior == .zero ? nil : prior
        if let value = base, value < .zero { base = try difference(.zero, value) }
        let share = try percent(change, of: base, row: row, column: Self.changeLabel)
        try add(kind, labels, costs + [total, volume, unit, prior, change, share])
    }
}
