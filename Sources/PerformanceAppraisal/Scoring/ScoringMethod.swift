import HospitalCore

/// How a reported value becomes points (评分方法).
///
/// Every method is exact and its points are rounded once, half away from zero, to two decimals.
/// Each states its direction, its cap and its floor; none has a default that a hospital could miss.
///
/// - Source: methods of `财政支出绩效评价` practice (比率, 功效系数, 扣分, 加减分, 阶梯) and of hospital
///   quality programmes; the formulas are decisions of this library where no official text has one.
public enum ScoringMethod: Equatable, Sendable {
    /// 比率法: completion of a target.
    case ratio(RatioMethod)
    /// 区间法: linear between a zero point and a full point.
    case interval(IntervalMethod)
    /// 功效系数法: 60 to 100 between the unacceptable and the satisfactory value.
    case efficacy(EfficacyMethod)
    /// 五档功效系数法: between five standard values.
    case tieredEfficacy(TieredEfficacyMethod)
    /// 扣分法: the weight less what was found.
    case deduction(DeductionMethod)
    /// 加减分法: a base plus or minus steps from a target.
    case steps(StepMethod)
    /// 阶梯法: the step a value stands on.
    case ladder(LadderMethod)
    /// 纵向比较: change against the last period.
    case growth(GrowthMethod)
    /// 区间最优: full inside a range, falling on both sides.
    case optimalRange(OptimalRangeMethod)
    /// 计数奖励: points for each one, up to a cap.
    case count(CountMethod)
    /// 直接评分: points given by a rater, 0 to the weight.
    case assessed

    /// The name in procedures, tables and messages.
    public var name: String {
        switch self {
        case .ratio: return "ratio"
        case .interval: return "interval"
        case .efficacy: return "efficacy"
        case .tieredEfficacy: return "tiered_efficacy"
        case .deduction: return "deduction"
        case .steps: return "steps"
        case .ladder: return "ladder"
        case .growth: return "growth"
        case .optimalRange: return "optimal_range"
        case .count: return "count"
        case .assessed: return "assessed"
        }
    }

    /// The points of a value, rounded half away from zero to two decimals; `nil` when it is
    /// missing.
    ///
    /// - Parameters:
    ///   - reported: the fact.
    ///   - weight: the points of the item; methods with points of their own do not use it.
    /// - Returns: the points; `nil` for a missing value.
    /// - Throws: `valueKind` for a value the method does not score, `negativeValue`,
    ///   `scoreAboveMaximum`, `denominatorZero`, what the deductions throw, `outOfRange`.
    public func score(
        _ reported: ReportedValue, weight: Decimal
    ) throws(ScoringError) -> Decimal? {
        guard let exact = try points(reported, weight: weight) else { return nil }
        return try ScoringError.checked { () throws(NumberError) in try exact.published() }
    }

    /// The exact points of a value; `nil` when it is missing.
    func points(
        _ reported: ReportedValue, weight: Decimal
    ) throws(ScoringError) -> Rate? {
        guard weight >= .zero else { throw .negativeValue(weight) }
        let whole = Rate(weight)
        switch self {
        case .ratio(let method): return try part(of: whole, reported, method.share)
        case .interval(let method): return try part(of: whole, reported, method.share)
        case .efficacy(let method): return try part(of: whole, reported, method.share)
        case .tieredEfficacy(let method): return try part(of: whole, reported, method.share)
        case .optimalRange(let method): return try part(of: whole, reported, method.share)
        case .steps(let method): return try part(of: .one, reported, method.points)
        case .ladder(let method): return try part(of: .one, reported, method.points)
        case .count(let method): return try part(of: .one, reported, method.points)
        case .deduction(let method): return try method.points(reported, weight: whole)
        case .growth(let method): return try method.points(reported)
        case .assessed: return try assessed(reported, maximum: weight)
        }
    }

    /// The weight times the share that a formula gives for a measured value.
    private func part(
        of weight: Rate, _ reported: ReportedValue,
        _ formula: (Rate) throws(ScoringError) -> Rate
    ) throws(ScoringError) -> Rate? {
        guard let value = try reported.rate(for: name) else { return nil }
        return try weight * formula(value)
    }

    private func assessed(
        _ reported: ReportedValue, maximum: Decimal
    ) throws(ScoringError) -> Rate? {
        switch reported {
        case .notReported: return nil
        case .assessed(let score):
            guard score >= .zero else { throw .negativeValue(score) }
            guard score <= maximum else {
                throw .scoreAboveMaximum(score: score, maximum: maximum)
            }
            return Rate(score)
        default: throw .valueKind(method: name, expected: "assessed")
        }
    }
}
