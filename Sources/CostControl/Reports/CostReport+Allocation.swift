import HospitalCore

/// 科室成本分摊汇总表, the stages by item, and the matrix of receivers and sources.
extension CostReport {
    /// Every amount that went from a source to a receiver, by cost item (科室成本分摊汇总表).
    ///
    /// Rows: stage by stage, where the classes of the sources follow the three stages, otherwise
    /// step by step; each source with its receivers and 小计, each stage with 合计. The last row is
    /// what the final departments received. It is not the sum of the stages, which would count cost
    /// once more each time it is passed on.
    /// - Throws: `outOfRange`, `tooLarge`.
    /// - Source: ``Citation/costAccountingStandard2021``
    public static func allocation(of costs: DepartmentCosts) throws(CostReportError) -> CostReport {
        let form = CostForm.allocation
        var report = CostReport(
            form, period: costs.period,
            Column.list(
                """
                stage|阶段|Stage|text
                step|步骤|Step|text
                source|分摊科室编码|Source|text
                source_name|分摊科室|Source name|text
                receiver|受益科室编码|Receiver|text
                receiver_name|受益科室|Receiver name|text
                """) + Column.numbered("item", costs.itemNames) + Column.total)
        let hasStages = costs.hasStages
        var index = 0
        while index < costs.lines.count {
            let group = costs.group(index, hasStages)
            let number = MessageValue.count(group)
            let place = hasStages ? [number, nil] : [nil, number]
            try report.add(
                .heading, place + [nil, nil, nil, costs.title(index, group, hasStages)])
            var total = [Int128](repeating: 0, count: costs.items.count)
            while index < costs.lines.count, costs.group(index, hasStages) == group {
                index = try report.addSource(from: index, place[0], costs, &total)
            }
            try report.add(
                .subtotal, place + [nil, nil, nil, grandTotal], costs.cells(total, form))
        }
        var received = [Int128](repeating: 0, count: costs.items.count)
        for department in costs.departments.indices where !costs.isClosed[department] {
            try received.add(costs.indirect(department, form), in: form)
        }
        try report.add(
            .total, zh: "最终科室分摊成本合计", en: "Received by final departments",
            costs.cells(received, form))
        return report
    }

    /// Adds the receivers of a source and its sum; returns where the lines go on.
    private mutating func addSource(
        from start: Int, _ stage: MessageValue?, _ costs: DepartmentCosts,
        _ total: inout [Int128]
    ) throws(CostReportError) -> Int {
        let first = costs.lines[start]
        let labels = [stage, .count(first.step)] + costs.labels(first.source)
        var sum = [Int128](repeating: 0, count: costs.items.count)
        var index = start
        while index < costs.lines.count, costs.lines[index].source == first.source,
            costs.lines[index].step == first.step
        {
            let receiver = costs.lines[index].receiver
            var amounts = [Int128](repeating: 0, count: costs.items.count)
            while index < costs.lines.count, costs.lines[index].receiver == receiver,
                costs.lines[index].source == first.source, costs.lines[index].step == first.step
            {
                let line = costs.lines[index]
                amounts[line.item] = try amounts[line.item].adding(line.amount, in: form)
                index += 1
            }
            try sum.add(amounts, in: form)
            try add(.detail, labels + costs.labels(receiver), costs.cells(amounts, form))
        }
        try add(.subtotal, labels + [nil, Self.subtotal], costs.cells(sum, form))
        try total.add(sum, in: form)
        return index
    }

    /// The row under the parts of a source or a department.
    static let subtotal = MessageValue.phrase(chinese: "小计", english: "Subtotal")

    /// The full cost of the clinical departments by item and stage (展示报表1).
    ///
    ///     全成本 = 直接成本 + 行政后勤类分摊 + 医疗辅助类分摊 + 医疗技术类分摊
    ///
    /// Rows: each department with its items and 小计; then the items of all, and 合计. What clinical
    /// departments passed on has a column of its own where a free method lets them.
    /// - Throws: `classMissing`, `nothingToReport`, `outOfRange`, `tooLarge`.
    public static func stages(of costs: DepartmentCosts) throws(CostReportError) -> CostReport {
        let form = CostForm.stages
        try costs.requireClasses(for: form)
        let clinical = costs.departments.indices.filter(costs.isFinalClinical)
        guard !clinical.isEmpty else { throw .nothingToReport(form) }
        var classes: [DepartmentClass] = [
            .administrationLogistics, .medicalAuxiliary, .medicalTechnology,
        ]
        if costs.lines.contains(where: {
            costs.departments[$0.source].departmentClass == .clinical
        }) {
            classes.append(.clinical)
        }
        let received = try costs.received(by: clinical, from: classes, form)
        var columns =
            Column.departments
            + Column.list(
                """
                item|成本项目编码|Cost item|text
                item_name|成本项目|Name of the item|text
                direct|直接成本|Direct
                """)
        for departmentClass in classes {
            let term = departmentClass.term
            columns.append(
                Column(
                    departmentClass.rawValue,
                    .phrase(
                        chinese: term.text(in: .chinese) + "分摊",
                        english: "From " + term.text(in: .english))))
        }
        var report = CostReport(
            form, period: costs.period, columns + Column.list("full|全成本|Full"))
        let count = costs.items.count
        var every = [Int128](repeating: 0, count: (classes.count + 2) * count)
        for (index, position) in clinical.enumerated() {
            var block: [Int128] = []
            for item in 0..<count {
                block.append(costs.direct[position * count + item])
                for column in classes.indices {
                    block.append(received[(index * classes.count + column) * count + item])
                }
                block.append(costs.balances[position * count + item])
            }
            try every.add(block, in: form)
            try report.addStages(costs.labels(position), block, .detail, .subtotal, costs)
        }
        try report.addStages([nil, grandTotal], every, .subtotal, .total, costs)
        return report
    }

    /// The rows of the items of a department and the row of their sums.
    private mutating func addStages(
        _ labels: [MessageValue?], _ block: [Int128], _ kind: Row.Kind, _ sumKind: Row.Kind,
        _ costs: DepartmentCosts
    ) throws(CostReportError) {
        let width = columns.count - labels.count - 2
        var sums = [Int128](repeating: 0, count: width)
        for (item, entry) in costs.items.enumerated() {
            let amounts = Array(block[item * width..<(item + 1) * width])
            try sums.add(amounts, in: form)
            try add(
                kind, labels + [.text(entry.code), .text(entry.name)], costs.yuan(amounts, form))
        }
        try add(sumKind, labels + [nil, Self.subtotal], costs.yuan(sums, form))
    }
}

extension DepartmentCosts {
    /// What departments received from the sources of each class: department × class × item.
    fileprivate func received(
        by receivers: [Int], from classes: [DepartmentClass], _ form: CostForm
    ) throws(CostReportError) -> [Int128] {
        var rows = [Int](repeating: -1, count: departments.count)
        for (row, receiver) in receivers.enumerated() { rows[receiver] = row }
        guard receivers.count <= CostReport.cellLimit / max(1, classes.count * items.count) else {
            throw .tooLarge(form, limit: CostReport.cellLimit)
        }
        var received = [Int128](repeating: 0, count: receivers.count * classes.count * items.count)
        for line in lines where rows[line.receiver] >= 0 {
            guard
                let column = departments[line.source].departmentClass
                    .flatMap(classes.firstIndex(of:))
            else { continue }
            let place = (rows[line.receiver] * classes.count + column) * items.count + line.item
            received[place] = try received[place].adding(line.amount, in: form)
        }
        return received
    }

    /// Whether the sources of the lines follow the three stages by their classes.
    fileprivate var hasStages: Bool {
        var last = 0
        for line in lines {
            let stage = departments[line.source].departmentClass?.stage ?? 4
            guard stage < 4, stage >= last else { return false }
            last = stage
        }
        return true
    }

    /// The stage of a line, or its step.
    fileprivate func group(_ index: Int, _ hasStages: Bool) -> Int {
        let line = lines[index]
        let departmentClass = departments[line.source].departmentClass
        return hasStages ? departmentClass?.stage ?? 0 : line.step
    }

    /// The words over the lines of a stage or step.
    fileprivate func title(_ index: Int, _ group: Int, _ hasStages: Bool) -> MessageValue {
        guard hasStages,
            let term = departments[lines[index].source].departmentClass?.term
        else { return .phrase(chinese: "第\(group)步", english: "Step \(group)") }
        return .phrase(
            chinese: "第\(group)阶段：\(term.text(in: .chinese))分摊",
            english: "Stage \(group): \(term.text(in: .english))")
    }
}
