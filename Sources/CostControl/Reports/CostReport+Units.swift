import HospitalCore

/// 诊次成本表 and 床日成本表.
extension CostReport {
    /// The cost of a visit by department (诊次成本表).
    ///
    ///     诊次成本 = 科室全成本 ÷ 门急诊人次           合计: Σ 科室全成本 ÷ Σ 门急诊人次
    ///     增减额   = 诊次成本 − 上期诊次成本            增减率 = 增减额 ÷ |上期诊次成本| × 100
    ///
    /// Rows: the departments that have visits in this period or in the one before, and 合计.
    /// - Parameters:
    ///   - activity: the visits; bed-days, when given, are only held against them.
    ///   - prior: cost and visits of the period before.
    ///   - unitDigits: the decimals of unit costs, 4 to 12.
    /// - Throws: `unknown`, `negative`, `mixedDepartment`, `notFinal` for volumes;
    ///   `denominatorZero` for cost without volume and a change from 0; `nothingToReport`,
    ///   `unitDigits`, `outOfRange`, `tooLarge`.
    /// - Source: ``Citation/costAccountingStandard2021``
    public static func costPerVisit(
        of costs: DepartmentCosts, activity: DepartmentActivity,
        prior: [Department.ID: DepartmentActivity.Prior] = [:], unitDigits: Int = 4
    ) throws(CostReportError) -> CostReport {
        try unitCost(.visit, .visits, costs, activity, prior, unitDigits)
    }

    /// The cost of a bed-day by department (床日成本表), as ``costPerVisit(of:activity:prior:unitDigits:)``
    /// with 实际占用床日数 in place of visits.
    public static func costPerBedDay(
        of costs: DepartmentCosts, activity: DepartmentActivity,
        prior: [Department.ID: DepartmentActivity.Prior] = [:], unitDigits: Int = 4
    ) throws(CostReportError) -> CostReport {
        try unitCost(.bedDay, .bedDays, costs, activity, prior, unitDigits)
    }

    private static func unitCost(
        _ form: CostForm, _ kind: CareVolume, _ costs: DepartmentCosts,
        _ activity: DepartmentActivity, _ prior: [Department.ID: DepartmentActivity.Prior],
        _ digits: Int
    ) throws(CostReportError) -> CostReport {
        try checkUnitDigits(digits)
        var report = CostReport(
            form, period: costs.period, labels: [.code, .name],
            values: Column.numbered("item", costs.itemNames) + [
                .total, Column("volume", kind.label, .quantity), Column("unit_cost", kind.unitLabel),
                Column("prior_unit_cost", .phrase(chinese: "上期单位成本", english: "Period before")),
                Column("change", .phrase(chinese: "增减额", english: "Change")),
                Column("change_percent", changeLabel, .percent),
            ])
        let volumes = try report.volumes(kind, activity, costs)
        var (positions, ids) = ([Int](), Set(prior.keys))
        for position in volumes.keys.sorted() {
            positions.append(position)
            ids.insert(costs.departments[position].id)
        }
        guard !ids.isEmpty else { throw .nothingToReport(form) }
        for id in ids.sorted() {
            let known = costs.position(of: id)
            let current = known.flatMap { volumes[$0] == nil ? nil : $0 }
            try report.addUnitRow(
                .detail, known.map(costs.labels) ?? [.text(id.code), .text(id.code)],
                try current.map { position throws(CostReportError) in
                    try costs.cells(costs.amounts(position, costs.balances), form)
                }, current.flatMap { volumes[$0] }, prior[id], kind, digits)
        }
        let before = DepartmentActivity.Prior.self
        let all = prior.isEmpty ? nil : before.init(
            cost: try report.sum(prior.values.map(\.cost)) ?? .zero,
            volume: try report.sum(prior.values.map(\.volume)) ?? .zero)
        try report.addUnitRow(
            .total, [nil, DepartmentCosts.grandTotal],
            costs.cells(costs.total(of: positions, costs.balances, form), form),
            report.sum(positions.map { volumes[$0] }), all, kind, digits)
        return report
    }

    private static let changeLabel = MessageValue.phrase(chinese: "增减率(%)", english: "Change, %")

    private mutating func addUnitRow(
        _ kind: Row.Kind, _ labels: [MessageValue?], _ costs: [Decimal?]?, _ volume: Decimal?,
        _ prior: DepartmentActivity.Prior?, _ care: CareVolume, _ digits: Int
    ) throws(CostReportError) {
        let row = labels.first.flatMap(\.self) ?? DepartmentCosts.grandTotal
        let empty = [Decimal?](repeating: nil, count: columns.count - 7)
        let unit = try quotient(
            costs?.last ?? nil, volume, digits: digits, row: row, column: care.unitLabel)
        if let prior { try requireNotNegative(prior.volume, row: row, column: care.label) }
        let before = try quotient(
            prior?.cost, prior?.volume, digits: digits, row: row,
            column: .phrase(chinese: "上期单位成本", english: "Period before"))
        let change = try difference(unit, before)
        let base = try before.flatMap { value throws(CostReportError) in
            value < .zero ? try difference(.zero, value) : value
        }
        let share = try percent(change, of: base, row: row, column: Self.changeLabel)
        try add(kind, labels, (costs ?? empty) + [volume, unit, before, change, share])
    }
}
