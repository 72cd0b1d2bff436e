import HospitalCore

/// A disease or DRG with the cost of its cases.
public struct CostedGroup: Sendable {
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
    /// 病种成本明细表 or DRG成本明细表: what a case of each group costs, and what is paid for it.
    ///
    ///     例均成本 = Σ cost ÷ cases          例均费用 = Σ fee ÷ cases        each rounded once to the fen
    ///     例均结余 = 支付标准 − 例均成本     (as printed)
    ///     结余     = 支付标准, rounded to the fen per case, × cases − Σ cost
    ///
    /// Means by item are rounded on their own and need not add up to the mean of all to the fen.
    /// In the row of all groups 支付标准 is the mean over all cases; fee, standard and surplus are
    /// missing there when those of one group are.
    /// - `isDRG`: DRGs; otherwise diseases.
    /// - Throws: `nothingToReport`, `duplicate`, `unknown` for a cost item, `negative` for a number
    ///   of cases, `denominatorZero` for cost or fees without a case, `outOfRange`, `tooLarge`.
    /// - Source: ``Citation/costAccountingStandard2021``
    public static func groups(
        _ basis: Basis, _ groups: [CostedGroup], isDRG: Bool
    ) throws(CostReportError) -> CostReport {
        let names = ReportItem.distinctNames(basis.items)
        var report = CostReport(
            isDRG ? .drg : .disease, period: basis.period,
            Column.list(groupColumns) + Column.numbered("item", names, zh: "例均", en: "mean")
                + Column.list(meanColumn) + Column.list(paymentColumns))
        let groups = try report.counted(groups)
        var payments: [Decimal?] = []
        for group in groups {
            var payment: Decimal?
            do {
                payment = try group.standard?.rounded(toScale: 2, .halfAwayFromZero)
                    .multiplied(by: Decimal(group.cases))
            } catch { throw .outOfRange(report.form) }
            payments.append(payment)
            try report.addMeans(.detail, group, basis.items, group.standard, payment)
        }
        let all = try report.all(groups, basis.items)
        let payment = try report.sum(payments)
        let standard = try report.quotient(
            payment, Decimal(all.cases), digits: 2, row: grandTotal, column: names.count + 5)
        try report.addMeans(.total, all, basis.items, standard, payment)
        return report
    }

    /// 病种成本构成表 or DRG成本构成表: the share of each cost item in the cost of a group, in percent,
    /// rounded once to two decimals.
    /// - Throws: as ``groups(_:_:isDRG:)``; `denominatorZero` for items of a group whose cost
    ///   totals 0.
    /// - Source: ``Citation/costAccountingStandard2021``
    public static func groupStructure(
        _ basis: Basis, _ groups: [CostedGroup], isDRG: Bool
    ) throws(CostReportError) -> CostReport {
        var report = CostReport(
            isDRG ? .drgStructure : .diseaseStructure, period: basis.period,
            Column.list(groupColumns) + Column.list(meanColumn)
                + Column.numbered(
                    "item", ReportItem.distinctNames(basis.items), .percent, zh: "%", en: "%")
                + Column.list("total|合计-%|Total, %|percent"))
        let groups = try report.counted(groups)
        for group in groups { try report.addShares(.detail, group, basis.items) }
        try report.addShares(.total, report.all(groups, basis.items), basis.items)
        return report
    }

    private static let groupColumns = """
        code|编码|Group|text
        name|名称|Group name|text
        cases|例数|Cases|quantity
        """
    private static let meanColumn = "mean_cost|例均成本|Mean cost"
    private static let paymentColumns = """
        fee|例均费用|Mean fee
        standard|支付标准|Payment standard
        surplus|例均结余|Surplus per case
        total_surplus|结余|Surplus
        """
}

extension CostReport {
    /// The groups by code, checked.
    private func counted(_ groups: [CostedGroup]) throws(CostReportError) -> [CostedGroup] {
        guard !groups.isEmpty else { throw .nothingToReport(form) }
        for group in groups {
            try requireNotNegative(Decimal(group.cases), row: .text(group.code), column: 2)
        }
        return try ordered(groups) { $0.code }
    }

    /// All groups as one, which has no code; an item that no group has stays without cost.
    private func all(
        _ groups: [CostedGroup], _ items: [ReportItem]
    ) throws(CostReportError) -> CostedGroup {
        var rows: [[Decimal?]] = []
        var cases = 0
        for group in groups {
            rows.append(try ordered(group.costs, by: items, of: group.code))
            let (sum, overflow) = cases.addingReportingOverflow(group.cases)
            guard !overflow else { throw .outOfRange(form) }
            cases = sum
        }
        var costs: [String: Decimal] = [:]
        for (item, cost) in zip(items, try columnSums(rows, count: items.count)) {
            costs[item.code] = cost
        }
        return CostedGroup("", cases: cases, costs: costs, fees: try sum(groups.map(\.fees)))
    }

    /// What names the row of a group, and its costs in the order of the items with their sum.
    private func figures(
        _ kind: Row.Kind, _ group: CostedGroup, _ items: [ReportItem]
    ) throws(CostReportError) -> (labels: [MessageValue?], costs: [Decimal?]) {
        let costs = try ordered(group.costs, by: items, of: group.code)
        return (
            kind == .total
                ? [nil, Self.grandTotal] : [.text(group.code), .text(group.name)],
            costs + [try sum(costs.filter { $0 != nil })]
        )
    }

    private mutating func addMeans(
        _ kind: Row.Kind, _ group: CostedGroup, _ items: [ReportItem], _ standard: Decimal?,
        _ payment: Decimal?
    ) throws(CostReportError) {
        let (labels, costs) = try figures(kind, group, items)
        let row = labels[0] ?? Self.grandTotal
        let cases = Decimal(group.cases)
        var values: [Decimal?] = [cases]
        for (item, amount) in (costs + [group.fees]).enumerated() {
            values.append(try quotient(amount, cases, digits: 2, row: row, column: 3 + item))
        }
        values += [
            standard, try difference(standard, values[costs.count]),
            try difference(payment, costs[items.count]),
        ]
        try add(kind, labels, values)
    }

    private mutating func addShares(
        _ kind: Row.Kind, _ group: CostedGroup, _ items: [ReportItem]
    ) throws(CostReportError) {
        let (labels, costs) = try figures(kind, group, items)
        let row = labels[0] ?? Self.grandTotal
        let (cases, total) = (Decimal(group.cases), costs[items.count])
        var values = [cases, try quotient(total, cases, digits: 2, row: row, column: 3)]
        for (item, amount) in costs.enumerated() {
            values.append(try percent(amount, of: total, row: row, column: 4 + item))
        }
        try add(kind, labels, values)
    }
}
