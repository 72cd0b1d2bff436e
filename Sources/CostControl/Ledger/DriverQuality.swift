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
public struct DriverQuality: Sendable {
    /// The quality that the hospital states for a driver.
    public struct Rating: Equatable, Sendable {
        /// The driver.
        public let driver: String
        /// The value.
        public let value: Decimal
        /// The best value of the scale.
        public let maximum: Decimal

        /// A quality on a scale.
        public init(_ driver: String, _ value: Decimal, of maximum: Decimal) {
            self.driver = driver
            self.value = value
            self.maximum = maximum
        }
    }

    /// What a driver splits.
    public struct Line: Sendable {
        /// The driver.
        public let driver: String
        /// The cost that it splits, in yuan.
        public let amount: Rate
        /// The quality, 0 to 1; `nil` when none is stated.
        public let quality: Rate?
    }

    /// The drivers in the order of their names.
    public let lines: [Line]
    /// The cost whose drivers have a quality.
    public let rated: Rate
    /// The cost whose drivers have none.
    public let unrated: Rate
    /// The score, 0 to 100; `nil` when no cost is rated.
    public let score: Rate?

    /// The share of a driver in all rated cost; `nil` without a quality or without rated cost.
    public func share(of line: Line) -> Rate? {
        line.quality == nil ? nil : try? line.amount.divided(by: rated)
    }

    /// The score of costs, each split by a driver; several of one driver are added.
    /// - Throws: `qualityInvalid` for a value outside of its scale, `costNegative` for a driver
    ///   that splits less than nothing in all.
    public init(
        costs: [(driver: String, amount: Decimal)], ratings: [Rating]
    ) throws(DriverQualityError) {
        var lines: [Line] = []
        var (rated, unrated, weighed) = (Rate.zero, Rate.zero, Rate.zero)
        var rest = costs.sorted { $0.driver.utf8.lexicographicallyPrecedes($1.driver.utf8) }[...]
        while let driver = rest.first?.driver {
            var amount = Rate.zero
            while let next = rest.first, next.driver == driver {
                amount = amount + Rate(next.amount)
                rest = rest.dropFirst()
            }
            guard amount >= .zero else {
                let shown = try? amount.decimal(digits: 6, rounding: .halfAwayFromZero)
                throw .costNegative(driver: driver, amount: shown?.normalized.description ?? "")
            }
            let quality = try Self.quality(ratings.first { $0.driver == driver })
            if let quality {
                rated = rated + amount
                weighed = weighed + amount * quality
            } else {
                unrated = unrated + amount
            }
            lines.append(Line(driver: driver, amount: amount, quality: quality))
        }
        (self.lines, self.rated, self.unrated) = (lines, rated, unrated)
        score = try? (weighed * Rate(Decimal(100))).divided(by: rated)
    }

    private static func quality(_ rating: Rating?) throws(DriverQualityError) -> Rate? {
        guard let rating else { return nil }
        guard rating.value >= .zero, rating.value <= rating.maximum,
            let quality = try? Rate(rating.value).divided(by: Rate(rating.maximum))
        else { throw .qualityInvalid(rating) }
        return quality
    }
}

/// Why a score of drivers is refused.
public enum DriverQualityError: HospitalError, Equatable {
    /// A quality outside of its scale.
    case qualityInvalid(DriverQuality.Rating)
    /// A driver that splits less than nothing.
    case costNegative(driver: String, amount: String)

    /// The message with the driver.
    public var finding: Finding {
        switch self {
        case .qualityInvalid(let rating):
            Finding(
                .qualityOutOfRange,
                [
                    "driver": .text(rating.driver), "value": .text(rating.value.description),
                    "maximum": .text(rating.maximum.description),
                ])
        case .costNegative(let driver, let amount):
            Finding(.qualityCostNegative, ["driver": .text(driver), "amount": .text(amount)])
        }
    }
}
