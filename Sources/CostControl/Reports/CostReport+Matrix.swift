import HospitalCore

/// The matrix of an allocation, as Worksheet B Part I of the Medicare cost report shows it.
extension CostReport {
    /// Receivers × sources over all cost items (科室成本分摊矩阵).
    ///
    ///     final cost = direct cost + Σ received from each source − passed on
    ///
    /// Rows: the sources in the order in which they were closed, then the other departments by
    /// code, and 合计. Columns: direct cost, one per source in the same order, passed on, final cost.
    /// In 合计 every amount that was received was passed on by somebody.
    /// - Throws: `outOfRange`; `tooLarge`, since the cells grow with the square of the departments.
    /// - Source: ``Citation/medicareCostReport``
    public static func matrix(of costs: DepartmentCosts) throws(CostReportError) -> CostReport {
        let form = CostForm.matrix
        var columnOf = [Int](repeating: -1, count: costs.departments.count)
        var sources: [Int] = []
        for line in costs.lines where columnOf[line.source] < 0 {
            columnOf[line.source] = sources.count
            sources.append(line.source)
        }
        let rows = sources + costs.departments.indices.filter { columnOf[$0] < 0 }
        let names = sources.map { (costs.departments[$0].id.code, costs.departments[$0].name) }
        var report = CostReport(
            form, period: costs.period,
            Column.departments + Column.list("direct|直接成本|Direct cost")
                + Column.numbered("source", ReportItem.distinctNames(names))
                + Column.list("passed_on|转出成本|Passed on\nfinal|最终成本|Final cost"))
        guard rows.count < cellLimit / report.columns.count else {
            throw .tooLarge(form, limit: cellLimit)
        }
        let width = sources.count + 3
        var cells = [Int128](repeating: 0, count: rows.count * width)
        var rowOf = columnOf
        for (row, department) in rows.enumerated() { rowOf[department] = row }
        for line in costs.lines {
            let place = rowOf[line.receiver] * width + columnOf[line.source] + 1
            cells[place] = try cells[place].adding(line.amount, in: form)
        }
        var total = [Int128](repeating: 0, count: width)
        for (row, department) in rows.enumerated() {
            var values = Array(cells[row * width..<(row + 1) * width])
            values[0] = try costs.amounts(department, costs.direct).total(in: form)
            values[width - 1] = try costs.amounts(department, costs.balances).total(in: form)
            values[width - 2] = try Array(values.dropLast(2)).total(in: form)
                .subtracting(values[width - 1], in: form)
            try total.add(values, in: form)
            try report.add(.detail, costs.labels(department), costs.yuan(values, form))
        }
        try report.add(.total, [nil, grandTotal], costs.yuan(total, form))
        return report
    }
}
