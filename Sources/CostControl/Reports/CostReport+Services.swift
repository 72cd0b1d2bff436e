import HospitalCore

/// A service item (医疗服务项目) with what was charged for it and what one costs.
public struct CostedService: Hashable, Sendable {
    /// The code.
    public let code: String
    /// The name; the code when there is none.
    public let name: String
    /// How often it was done.
    public let volume: Decimal
    /// The income in yuan; `nil` when nobody reported it.
    public let income: Decimal?
    /// The exact cost of one in yuan by cost item; an item that is not named has none.
    public let unitCosts: [String: Rate]
    /// Unit cost and cost that were published already, which are printed instead of being
    /// calculated from `unitCosts`.
    public let published: Published?

    /// The published cost of a service.
    public struct Published: Hashable, Sendable {
        /// The cost of one in yuan; `nil` when there is none.
        public let unitCost: Decimal?
        /// The cost of all in yuan.
        public let cost: Decimal

        /// A published cost.
        public init(unitCost: Decimal?, cost: Decimal) {
            self.unitCost = unitCost
            self.cost = cost
        }
    }

    /// A service item.
    public init(
        _ code: String, name: String? = nil, volume: Decimal, income: Decimal? = nil,
        unitCosts: [String: Rate], published: Published? = nil
    ) {
        self.code = code
        self.name = name ?? code
        self.volume = volume
        self.income = income
        self.unitCosts = unitCosts
        self.published = published
    }
}

extension CostedService {
    /// What one costs by cost item where several departments do it: the mean of their unit costs,
    /// weighted by their volumes. Empty where nobody did it.
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
            do { sums[item] = try sum.divided(by: volume) } catch { throw .outOfRange(.serviceItem) }
        }
        return sums
    }
}

extension CostReport {
    /// What a service form is made from: a period, the cost items and the services.
    public struct Services: Hashable, Sendable {
        /// The period, when it is known.
        public let period: String?
        /// The cost items in the order of the form.
        public let items: [ReportItem]
        /// The services in any order.
        public let services: [CostedService]
        /// The cost that was spread over the services; `nil` when it is not known.
        public let pool: Decimal?

        /// The facts of a service form.
        public init(
            period: String? = nil, items: [ReportItem], services: [CostedService],
            pool: Decimal? = nil
        ) {
            self.period = period
            self.items = items
            self.services = services
            self.pool = pool
        }
    }

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
    /// - Throws: `nothingToReport`, `duplicate`, `unknown` for a cost item, `negative` for a volume,
    ///   `differs` when Σ unit cost × volume, rounded, is not the pool, `unitDigits`, `outOfRange`,
    ///   `tooLarge`.
    /// - Source: ``Citation/costAccountingStandard2021``
    public static func services(
        _ facts: Services, unitDigits: Int = unitCostDigits
    ) throws(CostReportError) -> CostReport {
        try checkUnitDigits(unitDigits)
        guard !facts.services.isEmpty else { throw .nothingToReport(.serviceItem) }
        let names = ReportItem.distinctNames(facts.items)
        var report = CostReport(
            .serviceItem, period: facts.period,
            labels: [
                Column("code", .phrase(chinese: "项目编码", english: "Service"), .text),
                Column("name", .phrase(chinese: "项目名称", english: "Service name"), .text),
            ],
            values: [
                Column("volume", volumeLabel, .quantity),
                Column("income", .phrase(chinese: "收入", english: "Income")),
            ] + Column.numbered("unit_item", names, zh: "单位成本", en: "unit cost") + [
                Column("unit_cost", .phrase(chinese: "单位成本", english: "Unit cost")),
                Column("total", totalLabel),
                Column("margin", .phrase(chinese: "收益", english: "Margin")),
            ])
        let services = try report.ordered(facts.services, code: \.code)
        var (exactCost, printedCost) = (Rate.zero, Decimal?.some(.zero))
        for service in services {
            let cost = try report.addService(service, facts.items, unitDigits)
            exactCost = exactCost + cost
            let printed = report.rows.last?.values.dropLast().last ?? nil
            printedCost = try report.sum([printedCost, printed])
        }
        let whole = try report.whole(exactCost, pool: facts.pool)
        let residual = try report.difference(whole, printedCost) ?? .zero
        let empty = [Decimal?](repeating: nil, count: facts.items.count + 1)
        if residual != .zero {
            try report.add(
                .memo, [nil, .phrase(chinese: "尾差", english: "Rounding difference")],
                [nil, nil] + empty + [residual, nil])
        }
        let income = try report.sum(services.map(\.income))
        try report.add(
            .total, [nil, grandTotal],
            [nil, income] + empty + [whole, report.difference(income, whole)])
        return report
    }

    private static let volumeLabel = MessageValue.phrase(chinese: "业务量", english: "Volume")
    private static let totalLabel = MessageValue.phrase(chinese: "总成本", english: "Total cost")

    /// Adds the row of a service and returns its exact cost.
    private mutating func addService(
        _ service: CostedService, _ items: [ReportItem], _ digits: Int
    ) throws(CostReportError) -> Rate {
        try requireNotNegative(
            service.volume, row: .text(service.code), column: Self.volumeLabel)
        var units: [Decimal?] = []
        var unit = Rate.zero
        for rate in try ordered(service.unitCosts, by: items, of: service.code) {
            unit = unit + (rate ?? .zero)
            units.append(try rate.map { rate throws(CostReportError) in try printed(rate, digits) })
        }
        let published = service.published
        let cost = published.map { Rate($0.cost) } ?? unit * Rate(service.volume)
        var (unitCost, total) = (published?.unitCost, published?.cost ?? .zero)
        if published == nil {
            unitCost = try printed(unit, digits)
            total = try printed(cost, 2)
        }
        try add(
            .detail, [.text(service.code), .text(service.name)],
            [service.volume, service.income] + units + [
                unitCost, total, difference(service.income, total),
            ])
        return cost
    }

    private func printed(_ rate: Rate, _ digits: Int) throws(CostReportError) -> Decimal {
        try exact { () throws(NumberError) in
            try rate.decimal(digits: digits, rounding: .halfAwayFromZero)
        }
    }

    /// The cost of all services: the pool, if it is what they add up to.
    private func whole(_ cost: Rate, pool: Decimal?) throws(CostReportError) -> Decimal {
        let rounded = try printed(cost, 2)
        guard let pool, pool != rounded else { return rounded }
        throw .differs(
            cell(Self.grandTotal, Self.totalLabel), expected: pool.description,
            found: rounded.description)
    }
}
