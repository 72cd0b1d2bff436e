import HospitalCore

/// A reform of prices under 总量控制、结构调整 (S-122): what items cost and are paid before and after,
/// and whether the income as a whole stays what it was.
///
///     gap           = price − unit cost, before and after
///     income change = Σ (price after − price before) × volume + what is lost or paid besides
///     neutral       = |income change| ≤ tolerance
///
/// Prices of labour are meant to rise, those of large equipment to fall; what goes the other way is
/// told.
/// - Source: requirement S-122
public struct PriceReform: Equatable, Sendable {
    /// What kind of work an item is, by which the aim of the reform follows.
    public enum Kind: String, CaseIterable, Sendable {
        /// 体现技术劳务价值的项目: not to fall.
        case labour
        /// 大型设备检查治疗: not to rise.
        case equipment
        /// 其他: either way.
        case other

        var term: MessageValue {
            switch self {
            case .labour: .phrase(chinese: "劳务类", english: "labour")
            case .equipment: .phrase(chinese: "大型设备类", english: "large equipment")
            case .other: .phrase(chinese: "其他", english: "other")
            }
        }
    }

    /// An item with its prices in yuan.
    public struct Item: Hashable, Sendable {
        /// The code.
        public let code: String
        /// What kind of work it is.
        public let kind: Kind
        /// The price before.
        public let before: Decimal
        /// The price after.
        public let after: Decimal
        /// The unit cost.
        public let cost: Decimal
        /// How often in a year.
        public let volume: Decimal

        /// An item.
        public init(
            _ code: String, kind: Kind = .other, prices: (before: Decimal, after: Decimal),
            cost: Decimal, volume: Decimal
        ) {
            self.code = code
            self.kind = kind
            before = prices.before
            after = prices.after
            self.cost = cost
            self.volume = volume
        }

        /// The price before less the cost, in yuan.
        public var gapBefore: Rate { Rate(before) - Rate(cost) }
        /// The price after less the cost, in yuan.
        public var gapAfter: Rate { Rate(after) - Rate(cost) }

        fileprivate var isAgainstStructure: Bool {
            kind == .labour && after < before || kind == .equipment && after > before
        }
    }

    /// What a reform comes to.
    public struct Result: Equatable, Sendable {
        /// The change of income by item, rounded once each to the fen.
        public let changes: [Money]
        /// The change of income as a whole, with what is lost or paid besides.
        public let total: Money
        /// Whether it stays within the tolerance.
        public let isNeutral: Bool
        /// Items against the aim of the reform, and a total that is not neutral.
        public let findings: [Finding]
    }

    /// The items.
    public let items: [Item]
    /// What else changes income: lost drug margins (negative), government money.
    public let besides: Money
    /// What the income may change by.
    public let tolerance: Money

    /// A reform.
    public init(items: [Item], besides: Money = .zero, tolerance: Money = .zero) {
        self.items = items
        self.besides = besides
        self.tolerance = tolerance
    }

    /// The changes of income and whether the reform is neutral.
    /// - Throws: `nothingToCost`, `duplicate`, `negative` for prices, volumes or the tolerance;
    ///   `outOfRange`.
    public func result() throws(UnitCostError) -> Result {
        try UnitCostError.requireUnique(items.map(\.code))
        try UnitCostError.requireNotNegative(tolerance.yuan, .limit, of: "tolerance")
        var changes: [Money] = []
        var findings: [Finding] = []
        for item in items {
            try UnitCostError.requireNotNegative(item.before, .price, of: item.code)
            try UnitCostError.requireNotNegative(item.after, .price, of: item.code)
            try UnitCostError.requireNotNegative(item.volume, .volume, of: item.code)
            let step = Rate(item.after) - Rate(item.before)
            changes.append(try CaseGroups.money(step * Rate(item.volume), item.code))
            guard item.isAgainstStructure else { continue }
            findings.append(
                Finding(
                    .reformAgainstStructure,
                    [
                        "item": .text(item.code), "kind": item.kind.term,
                        "before": .text(item.before.description),
                        "after": .text(item.after.description),
                    ]))
        }
        let total = try UnitCostError.checked("total") { () throws(NumberError) in
            try (changes + [besides]).total()
        }
        let isNeutral = total.fen.magnitude <= tolerance.fen.magnitude
        if !isNeutral {
            findings.append(
                Finding(
                    .reformNotNeutral,
                    [
                        "amount": .text(total.description), "limit": .text(tolerance.description),
                    ]))
        }
        return Result(
            changes: changes, total: total, isNeutral: isNeutral, findings: findings)
    }
}
