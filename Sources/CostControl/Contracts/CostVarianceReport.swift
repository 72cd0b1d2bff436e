import HospitalCore

/// The monthly report of cost against budget (预算执行分析): variance, its percentage, and the structure
/// of the cost.
///
///     variance = actual − budget          % = variance / budget × 100
///     share = actual / Σ actual × 100
///
/// Percentages have two digits, half away from zero; without a budget, or without any cost, there
/// is none.
/// - Source: requirement S-090
public struct CostVarianceReport: Equatable, Sendable {
    /// A cost item with its budget.
    public struct Item: Equatable, Sendable {
        /// The item.
        public let name: String
        /// The budget of the month.
        public let budget: Money
        /// The cost of the month.
        public let actual: Money

        /// An item.
        public init(_ name: String, budget: Money, actual: Money) {
            self.name = name
            self.budget = budget
            self.actual = actual
        }
    }

    /// An item of the report.
    public struct Line: Equatable, Sendable {
        /// The item.
        public let item: Item
        /// Actual less budget.
        public let variance: Money
        /// The variance in percent of the budget; `nil` without a budget.
        public let percent: Decimal?
        /// The share of the whole cost in percent; `nil` without any cost.
        public let share: Decimal?
    }

    /// The items in the order given.
    public let lines: [Line]
    /// All of them.
    public let total: Line

    /// A report.
    /// - Throws: `outOfRange`.
    public init(_ items: [Item]) throws(ContractError) {
        let sums = try ContractError.fitting("total") { () throws(NumberError) in
            (try items.map(\.budget).total(), try items.map(\.actual).total())
        }
        let whole = Item("total", budget: sums.0, actual: sums.1)
        var lines: [Line] = []
        for item in items + [whole] {
            lines.append(
                try ContractError.fitting(item.name) { () throws(NumberError) in
                    try Self.line(item, of: sums.1)
                })
        }
        total = lines.removeLast()
        self.lines = lines
    }

    private static func line(_ item: Item, of cost: Money) throws(NumberError) -> Line {
        let variance = try item.actual.subtracting(item.budget)
        func percent(_ part: Money, of whole: Money) throws(NumberError) -> Decimal? {
            guard whole != .zero else { return nil }
            let share = try Rate(part.yuan).divided(by: Rate(whole.yuan))
            return try (share * Rate(Decimal(100))).decimal(
                digits: 2, rounding: .halfAwayFromZero)
        }
        return Line(
            item: item, variance: variance, percent: try percent(variance, of: item.budget),
            share: try percent(item.actual, of: cost))
    }
}
