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
            labels: [
                Column("stage", .phrase(chinese: "阶段", english: "Stage"), .text),
                Column("step", .phrase(chinese: "步骤", english: "Step"), .text),
                Column("source", .phrase(chinese: "分摊科室编码", english: "Source"), .text),
                Column("source_name", .phrase(chinese: "分摊科室", english: "Source name"), .text),
                Column("receiver", .phrase(chinese: "受益科室编码", english: "Receiver"), .text),
                Column("receiver_name", .phrase(chinese: "受益科室", english: "Receiver name"), .text),
            ],
            values: Column.numbered("item", costs.itemNames) + [.total])
        let trail = AllocationTrail(costs)
        var index = 0
        while index < costs.lines.count {
            let group = trail.group(costs.lines[index])
            try report.add(.heading, [group.stage, group.step, nil, nil, nil, group.title])
            var total = [Int128](repeating: 0, count: costs.items.count)
            while index < costs.lines.count, trail.group(costs.lines[index]) == group {
                index = try report.addSource(from: index, group, costs, &total)
            }
            try report.add(
                .subtotal, [
                    group.stage, group.step, nil, nil, nil,
                    .phrase(chinese: "合计", english: "Total"),
                ], costs.cells(total, form))
        }
        var received = [Int128](repeating: 0, count: costs.items.count)
        for department in costs.departments.indices where !costs.isClosed[department] {
            for (item, amount) in try costs.indirect(department, form).enumerated() {
                received[item] = try received[item].adding(amount, in: form)
            }
        }
        try report.add(
            .total, [
                nil, nil, nil, nil, nil,
                .phrase(chinese: "最终科室分摊成本合计", english: "Received by final departments"),
            ], costs.cells(received, form))
        return report
    }

    /// Adds the receivers of a source and its sum; returns where the lines go on.
    private mutating func addSource(
        from start: Int, _ group: AllocationTrail.Group, _ costs: DepartmentCosts,
        _ total: inout [Int128]
    ) throws(CostReportError) -> Int {
        let first = costs.lines[start]
        let source = costs.labels(first.source)
        let step = MessageValue.count(first.step)
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
                sum[line.item] = try sum[line.item].adding(line.amount, in: form)
                index += 1
            }
            try add(
                .detail, [group.stage, step] + source + costs.labels(receiver),
                costs.cells(amounts, form))
        }
        try add(
            .subtotal,
            [group.stage, step] + source + [nil, .phrase(chinese: "小计", english: "Subtotal")],
            costs.cells(sum, form))
        for item in sum.indices { total[item] = try total[item].adding(sum[item], in: form) }
        return index
    }

    /// The full cost of the clinical departments by item and stage (展示报表1):
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
        }) { classes.append(.clinical) }
        let received = try costs.received(by: clinical, from: classes, form)
        var report = CostReport(
            form, period: costs.period,
            labels: [
                .code, .name,
                Column("item", .phrase(chinese: "成本项目编码", english: "Cost item"), .text),
                Column("item_name", .phrase(chinese: "成本项目", english: "Name of the item"), .text),
            ],
            values: [Column("direct", .phrase(chinese: "直接成本", english: "Direct"))]
                + classes.map { departmentClass in
                    Column(
                        departmentClass.rawValue, .phrase(
                            chinese: departmentClass.term.text(in: .chinese) + "分摊",
                            english: "From " + departmentClass.term.text(in: .english)))
                } + [Column("full", .phrase(chinese: "全成本", english: "Full"))])
        let width = classes.count + 2
        let count = costs.items.count
        var every = [Int128](repeating: 0, count: width * count)
        for (index, position) in clinical.enumerated() {
            var block: [Int128] = []
            for item in 0..<count {
                block.append(costs.direct[position * count + item])
                block += classes.indices.map {
                    received[(index * classes.count + $0) * count + item]
                }
                block.append(costs.balances[position * count + item])
            }
            for place in every.indices {
                every[place] = try every[place].adding(block[place], in: form)
            }
            try report.addStages(costs.labels(position), block, .detail, .subtotal, costs)
        }
        try report.addStages(
            [nil, grandTotal], every, .subtotal, .total, costs)
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
            for place in sums.indices {
                sums[place] = try sums[place].adding(amounts[place], in: form)
            }
            try add(
                kind, labels + [.text(entry.code), .text(entry.name)], costs.yuan(amounts, form))
        }
        try add(
            sumKind, labels + [nil, .phrase(chinese: "小计", english: "Subtotal")],
            costs.yuan(sums, form))
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
            guard let column = departments[line.source].departmentClass
                .flatMap(classes.firstIndex(of:))
            else { continue }
            let place = (rows[line.receiver] * classes.count + column) * items.count + line.item
            received[place] = try received[place].adding(line.amount, in: form)
        }
        return received
    }
}

/// How the lines of an allocation are put into groups: by stage, or by step.
private struct AllocationTrail {
    /// A stage or a step.
    struct Group: Equatable {
        let stage: MessageValue?
        let step: MessageValue?
        let title: MessageValue
    }

    private let costs: DepartmentCosts
    private let hasStages: Bool

    init(_ costs: DepartmentCosts) {
        self.costs = costs
        let stages = costs.lines.map { line in
            costs.departments[line.source].departmentClass?.stage ?? 4
        }
        hasStages = !stages.contains(4) && zip(stages, stages.dropFirst()).allSatisfy { $0 <= $1 }
    }

    func group(_ line: AllocationLine) -> Group {
        guard hasStages, let departmentClass = costs.departments[line.source].departmentClass else {
            return Group(
                stage: nil, step: .count(line.step),
                title: .phrase(chinese: "第\(line.step)步", english: "Step \(line.step)"))
        }
        let stage = departmentClass.stage
        return Group(
            stage: .count(stage), step: nil,
            title: .phrase(
                chinese: "第\(stage)阶段：\(departmentClass.term.text(in: .chinese))分摊",
                english: "Stage \(stage): \(departmentClass.term.text(in: .english))"))
    }
}
