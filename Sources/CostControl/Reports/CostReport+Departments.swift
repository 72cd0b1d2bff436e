import HospitalCore

/// 成本01 and 成本02: direct and full cost of departments.
extension CostReport {
    /// 医院各科室直接成本表 (成本01): direct cost by department and item before allocation.
    ///
    /// Rows: the departments of 临床服务类, 医疗技术类 and 医疗辅助类, each class with its 小计; then
    ///
    ///     医疗业务成本合计 = 小计 of the three classes
    ///     管理费用         = direct cost of 行政后勤类
    ///     本月总计         = 医疗业务成本合计 + 管理费用
    ///
    /// - `control`: what the ledger says for the whole hospital by cost item, in yuan.
    /// - Throws: `classMissing`; `differs` when 本月总计 is not what the ledger says; `unknown` for an
    ///   item that the costs do not have; `outOfRange`, `tooLarge`.
    /// - Source: ``Citation/hospitalCostForms2010``
    public static func directCost(
        of costs: DepartmentCosts, control: [String: Decimal] = [:]
    ) throws(CostReportError) -> CostReport {
        let form = CostForm.directCost
        try costs.requireClasses(for: form)
        var report = CostReport(
            form, period: costs.period,
            Column.departments + Column.numbered("item", costs.itemNames) + Column.total)
        var medical: [Int] = []
        for departmentClass in [DepartmentClass.clinical, .medicalTechnology, .medicalAuxiliary] {
            let positions = costs.positions(of: departmentClass)
            try report.add(.heading, [nil, departmentClass.term])
            for position in positions {
                try report.add(
                    .detail, costs.labels(position),
                    costs.cells(costs.amounts(position, costs.direct), form))
            }
            try report.addSum(.subtotal, "小计", "Subtotal", of: positions, costs)
            medical += positions
        }
        try report.addSum(.subtotal, "医疗业务成本合计", "Cost of medical services", of: medical, costs)
        try report.addSum(
            .subtotal, "管理费用", "Administration",
            of: costs.positions(of: .administrationLogistics), costs)
        let every = Array(costs.departments.indices)
        try report.addSum(.total, "本月总计", "Total of the month", of: every, costs)
        try report.check(control, against: costs)
        return report
    }

    private mutating func addSum(
        _ kind: Row.Kind, _ chinese: String, _ english: String, of positions: [Int],
        _ costs: DepartmentCosts
    ) throws(CostReportError) {
        try add(
            kind, zh: chinese, en: english,
            costs.cells(costs.total(of: positions, costs.direct, form), form))
    }

    private func check(
        _ control: [String: Decimal], against costs: DepartmentCosts
    ) throws(CostReportError) {
        guard let total = rows.last else { return }
        let positions = try ReportItem.positions(costs.items)
        for code in control.keys.sorted() {
            guard let item = positions[code], let expected = control[code] else {
                throw .unknown(
                    code, place: "control",
                    nearest: NearestName.nearest(to: code, in: costs.items.map(\.code)))
            }
            guard let found = total.values[item], found == expected else {
                throw .differs(
                    cell(
                        .phrase(chinese: "本月总计", english: "Total of the month"),
                        .text(costs.items[item].name)),
                    expected: expected.description,
                    found: total.values[item]?.description ?? "")
            }
        }
    }

    /// 医院临床服务类科室全成本表 (成本02): 直接成本, 间接成本 and 全成本 of the clinical departments by item.
    ///
    ///     全成本 = 直接成本 + 间接成本
    ///
    /// Rows: the clinical departments and 科室全成本合计. Where another department holds cost at the
    /// end, such as a negative pool that was kept, it follows, so that the last row is the cost of
    /// the hospital.
    /// - Throws: `classMissing`, `outOfRange`, `tooLarge`.
    /// - Source: ``Citation/hospitalCostForms2010``
    public static func fullCost(of costs: DepartmentCosts) throws(CostReportError) -> CostReport {
        let form = CostForm.fullCost
        try costs.requireClasses(for: form)
        let names = costs.itemNames + [""]
        let parts = [
            ("direct", "直接成本", "direct"), ("indirect", "间接成本", "indirect"),
            ("full", "全成本", "full"),
        ]
        let columns = names.indices.flatMap { item in
            parts.map { part in
                let isTotal = item == costs.items.count
                let (chinese, english) = isTotal ? ("合计", "Total") : (names[item], names[item])
                return Column(
                    isTotal ? "total_\(part.0)" : "item_\(item + 1)_\(part.0)",
                    .phrase(chinese: "\(chinese)-\(part.1)", english: "\(english), \(part.2)"))
            }
        }
        var report = CostReport(form, period: costs.period, Column.departments + columns)
        let clinical = costs.positions(of: .clinical)
        let others = costs.departments.indices.filter { position in
            costs.departments[position].departmentClass != .clinical
                && costs.amounts(position, costs.balances).contains { $0 != 0 }
        }
        try report.addFull(clinical, costs)
        try report.addFullSum("科室全成本合计", "Full cost of clinical departments", clinical, costs)
        guard !others.isEmpty else { return report }
        try report.add(.heading, zh: "其他科室留存成本", en: "Left in other departments")
        try report.addFull(others, costs)
        try report.addFullSum("本月总计", "Total of the month", clinical + others, costs)
        return report
    }

    private mutating func addFull(
        _ positions: [Int], _ costs: DepartmentCosts
    ) throws(CostReportError) {
        for position in positions {
            try add(
                .detail, costs.labels(position),
                fullCells(
                    costs.amounts(position, costs.direct), costs.amounts(position, costs.balances),
                    costs))
        }
    }

    private mutating func addFullSum(
        _ chinese: String, _ english: String, _ positions: [Int], _ costs: DepartmentCosts
    ) throws(CostReportError) {
        try add(
            .total, zh: chinese, en: english,
            fullCells(
                costs.total(of: positions, costs.direct, form),
                costs.total(of: positions, costs.balances, form), costs))
    }

    /// Direct, indirect and full cost side by side, by item and in total.
    private func fullCells(
        _ direct: [Int128], _ full: [Int128], _ costs: DepartmentCosts
    ) throws(CostReportError) -> [Decimal?] {
        var indirect = full
        for item in full.indices {
            indirect[item] = try full[item].subtracting(direct[item], in: form)
        }
        let parts = [
            try costs.cells(direct, form), try costs.cells(indirect, form),
            try costs.cells(full, form),
        ]
        return (0...full.count).flatMap { item in parts.map { $0[item] } }
    }
}
