import HospitalCore

/// 成本03: what the full cost of a department is made of, what it earned, and its unit costs.
extension CostReport {
    /// 医院临床服务类科室全成本构成分析表 (成本03).
    ///
    ///     %             = amount ÷ 科室全成本 × 100            rounded once to two decimals
    ///     收入-成本      = 科室收入 − 科室全成本
    ///     床日成本       = 科室全成本 ÷ 实际占用床日数          诊次成本 = 科室全成本 ÷ 门急诊人次
    ///
    /// Rows: the cost items, 科室全成本合计, 科室收入, 收入-成本, 床日成本, 诊次成本. Columns: amount and percent of
    /// each clinical department and of all. The unit costs of all are Σ cost ÷ Σ volume of the
    /// departments that have the volume. The income of all is missing when that of one is.
    /// - Throws: `classMissing`; `unknown`, `negative`, `mixedDepartment`, `notFinal` for volumes
    ///   and income; `denominatorZero` for items of a department whose cost totals 0 and for cost
    ///   without volume; `unitDigits`, `nothingToReport`, `outOfRange`, `tooLarge`.
    /// - Source: ``Citation/hospitalCostForms2010``
    public static func costStructure(
        of costs: DepartmentCosts, activity: DepartmentActivity, unitDigits: Int = unitCostDigits
    ) throws(CostReportError) -> CostReport {
        let form = CostForm.costStructure
        try checkUnitDigits(unitDigits)
        try costs.requireClasses(for: form)
        let clinical = costs.positions(of: .clinical).filter(costs.isFinalClinical)
        guard !clinical.isEmpty else { throw .nothingToReport(form) }
        let named = clinical.map { position in
            (costs.departments[position].id.code, costs.departments[position].name)
        }
        let names = ReportItem.distinctNames(named)
        let amounts = Column.numbered(
            "department", names, suffix: "_amount", zh: "金额", en: "amount")
        let shares = Column.numbered(
            "department", names, .percent, suffix: "_percent", zh: "%", en: "%")
        var report = CostReport(
            form, period: costs.period,
            Column.list(
                """
                item|成本项目编码|Cost item|text
                item_name|成本项目|Name of the item|text
                """)
                + zip(amounts, shares).flatMap { [$0, $1] }
                + Column.list(
                    """
                    total_amount|各临床服务类科室合计-金额|All, amount
                    total_percent|各临床服务类科室合计-%|All, %|percent
                    """))
        var cells: [[Decimal?]] = []
        for position in clinical {
            cells.append(try costs.cells(costs.amounts(position, costs.balances), form))
        }
        cells.append(try costs.cells(costs.total(of: clinical, costs.balances, form), form))
        try report.addItems(cells, costs)
        try report.addIncome(cells, clinical, activity, costs)
        for kind in [FormVolume.bedDays, .visits] {
            try report.addUnitCosts(
                kind, cells.map { $0[costs.items.count] }, clinical, activity, costs, unitDigits)
        }
        return report
    }

    /// The rows of the items and the row of their sums: an amount and its percentage by turns.
    private mutating func addItems(
        _ cells: [[Decimal?]], _ costs: DepartmentCosts
    ) throws(CostReportError) {
        for item in 0...costs.items.count {
            let isTotal = item == costs.items.count
            let label =
                isTotal
                ? MessageValue.phrase(chinese: "科室全成本合计", english: "Full cost")
                : .text(costs.items[item].name)
            var values: [Decimal?] = []
            for (index, column) in cells.enumerated() {
                values.append(column[item])
                values.append(
                    try percent(
                        column[item], of: column[costs.items.count], row: label,
                        column: 3 + 2 * index))
            }
            try add(
                isTotal ? .total : .detail,
                [isTotal ? nil : .text(costs.items[item].code), label], values)
        }
    }

    private mutating func addIncome(
        _ cells: [[Decimal?]], _ clinical: [Int], _ activity: DepartmentActivity,
        _ costs: DepartmentCosts
    ) throws(CostReportError) {
        for id in activity.income.keys.sorted() {
            _ = try costs.position(of: id, in: "income")
        }
        var income = clinical.map { activity.income[costs.departments[$0].id] }
        income.append(try sum(income))
        var margins: [Decimal?] = []
        for (index, amount) in income.enumerated() {
            margins.append(try difference(amount, cells[index][costs.items.count]))
        }
        try addMemo("科室收入", "Income", income)
        try addMemo("收入-成本", "Income less cost", margins)
    }

    private mutating func addUnitCosts(
        _ kind: FormVolume, _ totals: [Decimal?], _ clinical: [Int],
        _ activity: DepartmentActivity, _ costs: DepartmentCosts, _ digits: Int
    ) throws(CostReportError) {
        let isVisits = kind == .visits
        let (chinese, english) =
            isVisits
            ? ("诊次成本", "Cost per visit") : ("床日成本", "Cost per bed-day")
        if let published = isVisits ? activity.visitCosts : activity.bedDayCosts {
            let values = clinical.map { published.departments[costs.departments[$0].id] }
            return try addMemo(chinese, english, values + [published.hospital])
        }
        let volumes = try costs.volumes(kind, activity, form)
        let counted = clinical.indices.filter { volumes[clinical[$0]] != nil }
        let row = MessageValue.phrase(chinese: chinese, english: english)
        var values: [Decimal?] = []
        for (index, position) in clinical.enumerated() {
            values.append(
                try quotient(
                    totals[index], volumes[position], digits: digits, row: row,
                    column: 2 + 2 * index))
        }
        let all = counted.isEmpty ? nil : try sum(counted.map { volumes[clinical[$0]] })
        values.append(
            try quotient(
                sum(counted.map { totals[$0] }), all, digits: digits, row: row,
                column: columns.count - 2))
        try addMemo(chinese, english, values)
    }

    private mutating func addMemo(
        _ chinese: String, _ english: String, _ values: [Decimal?]
    ) throws(CostReportError) {
        try add(.memo, zh: chinese, en: english, values.flatMap { [$0, nil] })
    }
}
