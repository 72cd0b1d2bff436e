import HospitalCore

/// How far something stands against its budget or target (预算执行进度): gap, share, and what the year
/// comes to at the pace so far.
///
///     gap = target − actual          share = actual / target × 100
///     year end = actual / elapsed × periods
///
/// A target of 0 has no share unless nothing was spent, which is missing and not 0 %. Percentages
/// and the year end are rounded half away from zero; nothing else is rounded.
/// - Source: requirements S-116, S-119
public struct BudgetProgress: Hashable, Sendable {
    /// What is watched; named in messages.
    public let object: String
    /// The budget or target.
    public let target: Decimal
    /// What was spent or done.
    public let actual: Decimal

    /// A target with what was reached of it.
    public init(object: String, target: Decimal, actual: Decimal) {
        self.object = object
        self.target = target
        self.actual = actual
    }

    /// What is left; below zero when the target is passed.
    /// - Throws: `number` beyond 38 digits.
    public func gap() throws(MeasureError) -> Decimal {
        do { return try target.subtracting(actual) } catch { throw .number(error) }
    }

    /// What is beyond the target; `nil` when nothing is.
    /// - Throws: `number` beyond 38 digits.
    public func excess() throws(MeasureError) -> Decimal? {
        guard actual > target else { return nil }
        do { return try actual.subtracting(target) } catch { throw .number(error) }
    }

    /// The share of the target in percent with two digits; `nil` for 0 of 0.
    /// - Throws: `denominatorZero` for something of nothing; `number`.
    public func share() throws(MeasureError) -> Percent? {
        try Ratio(.init("actual", actual), over: .init(object, target))
            .percent(digits: 2, rounding: .halfAwayFromZero)
    }

    /// What the actual comes to at the end when it goes on as so far, with the digits of the
    /// actual; `nil` before the first period has ended.
    ///
    /// - Parameters:
    ///   - elapsed: periods that have ended.
    ///   - periods: periods of the year.
    /// - Returns: the actual at the end of the year.
    /// - Throws: `number` beyond 38 digits.
    public func yearEnd(after elapsed: Int, of periods: Int) throws(MeasureError) -> Decimal? {
        guard elapsed > 0 else { return nil }
        do throws(NumberError) {
            let pace = try Rate(actual).divided(by: Rate(Decimal(elapsed)))
            return try (pace * Rate(Decimal(periods))).decimal(
                digits: actual.scale, rounding: .halfAwayFromZero)
        } catch { throw .number(error) }
    }
}
