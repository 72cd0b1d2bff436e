import HospitalCore

/// A unit-cost indicator (单位成本指标) and whether less of it is better.
public struct CostIndicator: Equatable, Sendable {
    /// The code.
    public let code: String
    /// The name in Chinese.
    public let chinese: String
    /// Whether a lower value is better: true for costs, false for prices and contributions.
    public let lessIsBetter: Bool

    /// An indicator.
    public init(_ code: String, chinese: String, lessIsBetter: Bool) {
        self.code = code
        self.chinese = chinese
        self.lessIsBetter = lessIsBetter
    }

    /// The ten unit-cost indicators of S-025, those of a power and heat plant.
    public static let standard: [CostIndicator] = [
        CostIndicator("power_unit_cost", chinese: "供电单位成本", lessIsBetter: true),
        CostIndicator("heat_unit_cost", chinese: "售热单位成本", lessIsBetter: true),
        CostIndicator("power_fuel_cost", chinese: "供电单位燃料成本", lessIsBetter: true),
        CostIndicator("heat_fuel_cost", chinese: "售热单位燃料成本", lessIsBetter: true),
        CostIndicator("power_contribution", chinese: "供电单位边际贡献", lessIsBetter: false),
        CostIndicator("heat_contribution", chinese: "售热单位边际贡献", lessIsBetter: false),
        CostIndicator("material_cost", chinese: "单位材料费", lessIsBetter: true),
        CostIndicator("repair_cost", chinese: "单位修理费", lessIsBetter: true),
        CostIndicator("other_cost", chinese: "单位其他费用", lessIsBetter: true),
        CostIndicator("average_price", chinese: "平均售价", lessIsBetter: false),
    ]
}

/// What an indicator is held against: a base by season, corrected by the price level (标杆值, S-025).
///
///     benchmark = base of the season × price index          impact = worse by × volume
///
/// - Source: requirement S-025
public struct CostBenchmark: Equatable, Sendable {
    /// Which part of the year a base is for.
    public enum Season: String, CaseIterable, Sendable {
        /// 采暖期
        case heating
        /// 非采暖期
        case nonHeating = "non_heating"
        /// The whole year; used where a season has no base of its own.
        case wholeYear = "whole_year"
    }

    /// The indicator.
    public let indicator: CostIndicator
    /// The bases in yuan for one.
    public let bases: [Season: Decimal]

    /// A benchmark.
    public init(_ indicator: CostIndicator, bases: [Season: Decimal]) {
        self.indicator = indicator
        self.bases = bases
    }

    /// The benchmark of a season at a price index (1.05 for prices 5 % up).
    /// - Throws: `unknown` for a season without a base; `negative` for the index; `outOfRange`.
    public func value(
        in season: Season, priceIndex: Decimal
    ) throws(UnitCostError) -> Decimal {
        guard let base = bases[season] ?? bases[.wholeYear] else {
            throw .unknown(season.rawValue, place: indicator.code, nearest: nil)
        }
        try UnitCostError.requireNotNegative(priceIndex, .priceIndex, of: indicator.code)
        return try UnitCostError.checked(indicator.code) { () throws(NumberError) in
            try base.multiplied(by: priceIndex)
        }
    }

    /// What it cost to be worse than a benchmark: (actual − benchmark) × volume, with the other
    /// sign where more is better; negative for what was saved.
    ///
    /// Rounded once to the fen.
    /// - Throws: `negative` for the volume; `outOfRange`.
    public func impact(
        of actual: Decimal, against benchmark: Decimal, volume: Decimal
    ) throws(UnitCostError) -> Money {
        try UnitCostError.requireNotNegative(volume, .volume, of: indicator.code)
        let excess = Rate(actual) - Rate(benchmark)
        let worse = indicator.lessIsBetter ? excess : -excess
        return try CaseGroups.money(worse * Rate(volume), indicator.code)
    }
}

/// A score by the amount of cost impact (按成本影响额计分, S-025).
///
///     score = base − points × impact / step, within floor and cap, rounded once to two decimals
///
/// - Source: requirement S-025
public struct CostImpactScore: Equatable, Sendable {
    /// The score without impact.
    public let base: Decimal
    /// How many points a step of impact costs.
    public let points: Decimal
    /// The amount of a step.
    public let step: Money
    /// The lowest score.
    public let floor: Decimal
    /// The highest score, for what was saved.
    public let cap: Decimal

    /// A rule.
    /// - Throws: `negative` for a step that is not above zero; `outOfRange` for a floor above the
    ///   cap.
    public init(
        base: Decimal, points: Decimal, step: Money, floor: Decimal, cap: Decimal
    ) throws(UnitCostError) {
        guard step > .zero else {
            throw .negative(object: "step", quantity: .amount, value: step.yuan)
        }
        guard floor <= cap else { throw .outOfRange(object: "floor") }
        self.base = base
        self.points = points
        self.step = step
        self.floor = floor
        self.cap = cap
    }

    /// The score for an impact.
    /// - Throws: `outOfRange`.
    public func score(of impact: Money) throws(UnitCostError) -> Decimal {
        let steps = (try? Rate(yuan: impact).divided(by: Rate(yuan: step))) ?? .zero
        let exact = Rate(base) - Rate(points) * steps
        let bounded = min(max(exact, Rate(floor)), Rate(cap))
        return try UnitCostError.checked("score") { () throws(NumberError) in
            try bounded.decimal(digits: 2, rounding: .halfAwayFromZero)
        }
    }
}
