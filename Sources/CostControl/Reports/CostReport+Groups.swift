import HospitalCore

/// A disease or DRG with the cost of its cases.
public struct CostedGroup: Hashable, Sendable {
    /// The code that the grouper gave.
    public let code: String
    /// The name; the code when there is none.
    public let name: String
    /// How many cases there were.
    public let cases: Int
    /// The cost of all its cases in yuan by cost item; an item that is not named has none.
    public let costs: [String: Decimal]
    /// The fees of all its cases in yuan; `nil` when nobody reported them.
    public let fees: Decimal?
    /// The payment standard (支付标准) of a case in yuan; `nil` for a group without one.
    public let standard: Decimal?

    /// A group.
    public init(
        _ code: String, name: String? = nil, cases: Int, costs: [String: Decimal],
        fees: Decimal? = nil, standard: Decimal? = nil
    ) {
        self.code = code
        self.name = name ?? code
        self.cases = cases
        self.costs = costs
        self.fees = fees
        self.standard = standard
    }
}

extension CostReport {
    /// What a form of diseases or DRGs is made from.
    public struct Groups: Hashable, Sendable {
        /// The period, when it is known.
        public let period: String?
        /// The cost items in the order of the form.
        public let items: [ReportItem]
        /// The groups in any order.
        public let groups: [CostedGroup]

        /// The facts of a form of diseases or DRGs.
        public init(period: String? = nil, items: [ReportItem], groups: [CostedGroup]) {
            self.period = period
            self.items = items
            self.groups = groups
        }
    }

    /// 病种成本明细表 or DRG成本明细表: what a case of each group costs, and what is paid for it.
    ///
    ///     例均成本 = Σ cost ÷ cases          例均费用 = Σ fee ÷ cases        each rounded once to the fen
    ///     例均结余 = 支付标准 − 例均成本     (as printed)
    ///     结余     = 支付标准, rounded to the fen per case, × cases − Σ cost
    ///
    /// Means by item are rounded on their own and need not add up to the mean of all to the fen.
    /// In the row of all groups 支付标准 is the mean over all cases; fee, standard and surplus are
    /// missing there when those of one group are.
    /// - Parameter isDRG: DRGs; otherwise diseases.
    /// - Throws: `nothingToReport`, `duplicate`, `unknown` for a cost item, `negative` for a number
    ///   of cases, `denominatorZero` for cost or fees without a case, `outOfRange`, `tooLarge`.
    /// - Source: ``Citation/costAccountingStandard2021``
    public static func groups(
        _ facts: Groups, isDRG: Bool
    ) throws(CostReportError) -> CostReport {
        var report = CostReport(
            isDRG ? .drg : .disease, period: facts.period, labels: groupLabels,
            values: [casesColumn] + Column.numbered(
                "item", ReportItem.distinctNames(facts.items), zh: "例均", en: "mean") + [
                    meanColumn,
                    Column("fee", .phrase(chinese: "例均费用", english: "Mean fee")),
                    Column("standard", .phrase(chinese: "支付标准", english: "Payment standard")),
                    Column("surplus", .phrase(chinese: "例均结余", english: "Surplus per case")),
                    Column("total_surplus", .phrase(chinese: "结余", english: "Surplus")),
                ])
        let groups = try report.counted(facts)
        var payments: [Decimal?] = []
        for group in groups {
            let payment = try report.exact { () throws(NumberError) in
                try group.standard?.rounded(toScale: 2, .halfAwayFromZero)
                    .multiplied(by: Decimal(group.cases))
            }
            payments.append(payment)
            try report.addMeans(.detail, group, standard: group.standard, payment: payment)
        }
        let all = try report.all(groups)
        let payment = try report.sum(payments)
        let standard = try report.quotient(
            payment, Decimal(all.cases), digits: 2, row: CostReport.grandTotal,
            column: .phrase(chinese: "支付标准", english: "Payment standard"))
        try report.addMeans(.total, all, standard: standard, payment: payment)
        return report
    }

    /// 病种成本构成表 or DRG成本构成表: the share of each cost item in the cost of a group, in percent,
    /// rounded once to two decimals.
    /// - Throws: as ``groups(_:isDRG:)``; `denominatorZero` for items of a group whose cost totals 0.
    /// - Source: ``Citation/costAccountingStandard2021``
    public static func groupStructure(
        _ facts: Groups, isDRG: Bool
    ) throws(CostReportError) -> CostReport {
        var report = CostReport(
            isDRG ? .drgStructure : .diseaseStructure, period: facts.period, labels: groupLabels,
            values: [casesColumn, meanColumn]
                + Column.numbered("item", ReportItem.distinctNames(facts.items), .percent, zh: "%", en: "%")
                + [Column("total", .phrase(chinese: "合计-%", english: "Total, %"), .percent)])
        let groups = try report.counted(facts)
        for group in groups { try report.addShares(.detail, group) }
        try report.addShares(.total, report.all(groups))
        return report
    }

    private static let groupLabels = [
        Column("code", .phrase(chinese: "编码", english: "Group"), .text),
        Column("name", .phrase(chinese: "名称", english: "Group name"), .text),
    ]
    private static let casesColumn = Column(
        "cases", .phrase(chinese: "例数", english: "Cases"), .quantity)
    private static let meanColumn = Column(
        "mean_cost", .phrase(chinese: "例均成本", english: "Mean cost"))
}

/// A group with its costs in the order of the items.
private struct CountedGroup {
    let labels: [MessageValue?]
    let cases: Int
    let costs: [Decimal?]
    let total: Decimal
    let fees: Decimal?
    let standard: Decimal?

    var row: MessageValue { labels[0] ?? CostReport.grandTotal }
}

extension CostReport {
    /// The groups by code, checked.
    private func counted(_ facts: Groups) throws(CostReportError) -> [CountedGroup] {
        guard !facts.groups.isEmpty else { throw .nothingToReport(form) }
        var counted: [CountedGroup] = []
        for group in try ordered(facts.groups, code: \.code) {
            try requireNotNegative(
                Decimal(group.cases), row: .text(group.code), column: Self.casesColumn.label)
            let costs = try ordered(group.costs, by: facts.items, of: group.code)
            counted.append(
                CountedGroup(
                    labels: [.text(group.code), .text(group.name)], cases: group.cases,
                    costs: costs, total: try sum(costs.filter { $0 != nil }) ?? .zero,
                    fees: group.fees, standard: group.standard))
        }
        return counted
    }

    /// All groups as one; an item that no group has stays without cost.
    private func all(_ groups: [CountedGroup]) throws(CostReportError) -> CountedGroup {
        let costs = try columnSums(groups.map(\.costs), count: groups.first?.costs.count ?? 0)
        var cases = 0
        for group in groups {
            let (sum, overflow) = cases.addingReportingOverflow(group.cases)
            guard !overflow else { throw .outOfRange(form) }
            cases = sum
        }
        return CountedGroup(
            labels: [nil, CostReport.grandTotal], cases: cases, costs: costs,
            total: try sum(groups.map(\.total)) ?? .zero, fees: try sum(groups.map(\.fees)),
            standard: nil)
    }

    private mutating func addMeans(
        _ kind: Row.Kind, _ group: CountedGroup, standard: Decimal?, payment: Decimal?
    ) throws(CostReportError) {
        let cases = Decimal(group.cases)
        var means: [Decimal?] = []
        for (item, amount) in (group.costs + [group.total, group.fees]).enumerated() {
            means.append(
                try quotient(
                    amount, cases, digits: 2, row: group.row, column: columns[3 + item].label))
        }
        let mean = means[means.count - 2]
        try add(
            kind, group.labels,
            [cases] + means + [
                standard, difference(standard, mean), difference(payment, group.total),
            ])
    }

    private mutating func addShares(
        _ kind: Row.Kind, _ group: CountedGroup
    ) throws(CostReportError) {
        let cases = Decimal(group.cases)
        var values: [Decimal?] = [
            cases,
            try quotient(
                group.total, cases, digits: 2, row: group.row, column: Self.meanColumn.label),
        ]
        for (item, amount) in (group.costs + [group.total]).enumerated() {
            values.append(
                try percent(
                    amount, of: group.total, row: group.row, column: columns[4 + item].label))
        }
        try add(kind, group.labels, values)
    }
}
