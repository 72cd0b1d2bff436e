import HospitalCore

/// A service item (医疗服务项目) with what was charged for it and what one costs.
public struct CostedService: Sendable {
    /// The code.
    public let code: String
    /// The name; the code when there is none.
    public let name: String
    /// How often it was done.
    public let volume: Decimal
    /// The income in yuan; `nil` when nobody reported it.
    public let income: Decimal?
    /// The exact cost of one in yuan by cost item; an item that is not named has none.
    public var unitCosts: [String: Rate]
    /// The cost of all in yuan that was published already; with it, `publishedUnitCost` and this
    /// are printed instead of being calculated from `unitCosts`.
    public var publishedCost: Decimal?
    /// The cost of one in yuan that was published already; `nil` when there is none.
    public var publishedUnitCost: Decimal?

    /// A service item.
    public init(
        _ code: String, name: String? = nil, volume: Decimal, income: Decimal? = nil,
        unitCosts: [String: Rate]
    ) {
        self.code = code
        self.name = name ?? code
        self.volume = volume
        self.income = income
        self.unitCosts = unitCosts
    }
}

extension CostedService {
    /// What one costs by cost item where several departments do it: the mean of their unit costs,
    /// weighted by their volumes.
    ///
    /// Empty where nobody did it.
    /// - Throws: `outOfRange`.
    public static func meanUnitCosts(
        of services: [CostedService]
    ) throws(CostReportError) -> [String: Rate] {
        var (volume, sums) = (Rate.zero, [String: Rate]())
        for service in services {
            let weight = Rate(service.volume)
            volume = volume + weight
            for (item, cost) in service.unitCosts {
                sums[item] = (sums[item] ?? .zero) + cost * weight
            }
        }
        guard volume != .zero else { return [:] }
        for (item, sum) in sums {
            do { sums[item] = try sum.divided(by: volume) } catch {
                throw .outOfRange(.serviceItem)
            }
        }
        return sums
    }
}

extension CostReport {
    /// 医疗服务项目成本汇总表: what each service costs and earns.
    ///
    ///     单位成本 = Σ unit cost by item                 shown with `unitDigits` decimals
    ///     总成本   = 单位成本 × 业务量                   rounded once to the fen
    ///     收益     = 收入 − 总成本
    ///
    /// Costs are multiplied exactly and rounded once per cell, so the cells of 总成本 may add up to
    /// some fen more or less than the whole: that stands in the row 尾差 (decision 7). The whole is
    /// the pool, or Σ unit cost × volume rounded once where no pool is given. The income of all is
    /// missing when that of one is.
    /// - Throws: `nothingToReport`, `duplicate`, `unknown` for a cost item, `negative` for a
    ///   volume,
    ///   `differs` when Σ unit cost × volume, rounded, is not the pool, `unitDigits`, `outOfRange`,
    ///   `tooLarge`.
    /// - Source: ``Citation/costAccountingStandard2021``
    public static func services(
        _ basis: Basis, _ services: [CostedService], pool: Decimal? = nil,
        unitDigits: Int = unitCostDigits
    ) throws(CostReportError) -> CostReport {
        try checkUnitDigits(unitDigits)
        guard !services.isEmpty else { throw .nothingToReport(.serviceItem) }
        var report = CostReport(
            .serviceItem, period: basis.period,
            Column.list(firstColumns)
                + Column.numbered(
                    "unit_item", ReportItem.distinctNames(basis.items), zh: "单位成本",
                    en: "unit cost")
                + Column.list(lastColumns))
        var (cost, costs, income) = (Rate.zero, [Decimal?](), [Decimal?]())
        for service in try report.ordered(services, code: { $0.code }) {
            let row = try report.addService(service, basis.items, unitDigits)
            cost = cost + row.exact
            costs.append(row.printed)
            income.append(service.income)
        }
        let whole = try report.whole(cost, pool: pool)
        let empty = [Decimal?](repeating: nil, count: basis.items.count + 1)
        if let residual = try report.difference(whole, report.sum(costs)), residual != .zero {
            try report.add(
                .memo, zh: "尾差", en: "Rounding difference",
                [nil, nil] + empty + [residual, nil])
        }
        let earned = try report.sum(income)
        try report.add(
            .total, [nil, grandTotal],
            [nil, earned] + empty + [whole, report.difference(earned, whole)])
        return report
    }

    private static let firstColumns = """
        code|项目编码|Service|text
        name|项目名称|Service name|text
        volume|业务量|Volume|quantity
        income|收入|Income
        """
    private static let lastColumns = """
        unit_cost|单位成本|Unit cost
        total|总成本|Total cost
        margin|收益|Margin
        """

    /// Adds the row of a service and returns its cost, exact and as printed.
    private mutating func addService(
        _ service: CostedService, _ items: [ReportItem], _ digits: Int
    ) throws(CostReportError) -> (exact: Rate, printed: Decimal) {
        try requireNotNegative(service.volume, row: .text(service.code), column: 2)
        var values: [Decimal?] = [service.volume, service.income]
        var unit = Rate.zero
        for rate in try ordered(service.unitCosts, by: items, of: service.code) {
            guard let rate else {
                values.append(nil)
                continue
            }
            unit = unit + rate
            values.append(try printed(rate, digits))
        }
        let cost = service.publishedCost.map { Rate($0) } ?? unit * Rate(service.volume)
        var (shown, total) = (service.publishedUnitCost, service.publishedCost ?? .zero)
        if service.publishedCost == nil {
            shown = try printed(unit, digits)
            total = try printed(cost, 2)
        }
        values += [shown, total, try difference(service.income, total)]
        try add(.detail, [.text(service.code), .text(service.name)], values)
        return (cost, total)
    }

    private func printed(_ rate: Rate, _ digits: Int) throws(CostReportError) -> Decimal {
        do { return try rate.decimal(digits: digits, rounding: .halfAwayFromZero) } catch {
            throw .outOfRange(form)
        }
    }

    /// The cost of all services: the pool, if it is what they add up to.
    private func whole(_ cost: Rate, pool: Decimal?) throws(CostReportError) -> Decimal {
        let rounded = try printed(cost, 2)
        guard let pool, pool != rounded else { return rounded }
        throw .differs(
            cell(Self.grandTotal, columns[columns.count - 2].label), expected: pool.description,
            found: rounded.description)
    }
}
