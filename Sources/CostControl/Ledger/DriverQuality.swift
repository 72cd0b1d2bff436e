import HospitalCore

/// How good the drivers are by which cost reaches its departments (MAQS 动因质量评分).
///
///     score = Σ (cost share × quality of the driver) × 100
///     cost share = cost split by the driver / cost split by all rated drivers
///     quality = value / maximum of its scale: 0 to 1, or 0 to 100
///
/// What a driver is worth is the hospital's judgement and so its data. Cost whose driver has no
/// quality is listed apart and not counted as bad or as good (missing is not zero). The score is
/// an exact fraction, rounded once where it is shown.
/// - Source: ``CostCitation/clinicalCostingStandards2016``
public struct DriverQuality: Hashable, Sendable {
    /// The quality that the hospital states for a driver.
    public struct Rating: Hashable, Sendable {
        /// The value.
        public let value: Decimal
        /// The best value of the scale.
        public let maximum: Decimal

        /// A quality on a scale.
        public init(_ value: Decimal, of maximum: Decimal) {
            self.value = value
            self.maximum = maximum
        }
    }

    /// What a driver splits.
    public struct Line: Hashable, Sendable {
        /// The driver.
        public let driver: String
        /// The cost that it splits, in yuan.
        public let amount: Rate
        /// The quality, 0 to 1; `nil` when none is stated.
        public let quality: Rate?
        /// The share of all rated cost; `nil` without a quality or without rated cost.
        public let share: Rate?
    }

    /// The drivers in the order of their names.
    public let lines: [Line]
    /// The cost whose drivers have a quality.
    public let rated: Rate
    /// The cost whose drivers have none.
    public let unrated: Rate
    /// The score, 0 to 100; `nil` when no cost is rated.
    public let score: Rate?

    /// The score of costs, each split by a driver; several of one driver are added.
    /// - Throws: `qualityInvalid` for a value outside of its scale, `costNegative` for a driver
    ///   that splits less than nothing in all.
    public init(
        costs: [(driver: String, amount: Decimal)], ratings: [String: Rating]
    ) throws(DriverQualityError) {
        var sums: [String: Rate] = [:]
        for cost in costs { sums[cost.driver] = (sums[cost.driver] ?? .zero) + Rate(cost.amount) }
        var found: [(driver: String, amount: Rate, quality: Rate?)] = []
        for (driver, amount) in sums.sorted(by: { Code<Line>($0.key) < Code($1.key) }) {
            guard amount >= .zero else {
                let shown = try? amount.decimal(digits: 6, rounding: .halfAwayFromZero)
                throw .costNegative(driver: driver, amount: shown?.normalized.description ?? "")
            }
            found.append((driver, amount, try Self.quality(ratings[driver], of: driver)))
        }
        let rated = Rate.sum(found.filter { $0.quality != nil }.map(\.amount))
        self.rated = rated
        unrated = Rate.sum(found.filter { $0.quality == nil }.map(\.amount))
        lines = found.map { line in
            Line(
                driver: line.driver, amount: line.amount, quality: line.quality,
                share: line.quality == nil ? nil : try? line.amount.divided(by: rated))
        }
        let weighed = Rate.sum(found.map { $0.amount * ($0.quality ?? .zero) })
        score = try? (weighed * Rate(Decimal(100))).divided(by: rated)
    }

    private static func quality(
        _ rating: Rating?, of driver: String
    ) throws(DriverQualityError) -> Rate? {
        guard let rating else { return nil }
        guard rating.value >= .zero, rating.value <= rating.maximum,
            let quality = try? Rate(rating.value).divided(by: Rate(rating.maximum))
        else { throw .qualityInvalid(driver: driver, rating) }
        return quality
    }
}

/// Why a score of drivers is refused.
public enum DriverQualityError: HospitalError, Hashable {
    /// A quality outside of its scale.
    case qualityInvalid(driver: String, DriverQuality.Rating)
    /// A driver that splits less than nothing.
    case costNegative(driver: String, amount: String)

    /// The message with the driver.
    public var finding: Finding {
        switch self {
        case .qualityInvalid(let driver, let rating):
            Finding(.qualityOutOfRange, [
                "driver": .text(driver), "value": .text(rating.value.description),
                "maximum": .text(rating.maximum.description),
            ])
        case .costNegative(let driver, let amount):
            Finding(.qualityCostNegative, ["driver": .text(driver), "amount": .text(amount)])
        }
    }
}
