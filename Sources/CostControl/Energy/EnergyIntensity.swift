import HospitalCore

/// Use held against what it serves (能耗强度): per m², bed-day and visit, or against another use, such
/// as a loss rate or make-up water rate.
///
///     intensity = use / denominator, rounded once half away from zero
///
/// A use that is missing gives no intensity; 0 of 0 is missing; a use of something that is 0 is an
/// error that names it. Savings are shown against the size of the hospital, not as plain amounts.
/// - Source: requirements S-204, S-205
public enum EnergyIntensity {
    /// An intensity; `nil` when the use or the denominator is missing.
    /// - Throws: ``MeasureError``.
    public static func value(
        of use: Decimal?, named useName: String, per denominator: Decimal?,
        named denominatorName: String, digits: Int
    ) throws(MeasureError) -> Decimal? {
        guard let use, let denominator else { return nil }
        guard
            let exact = try Ratio(
                .init(useName, use), over: .init(denominatorName, denominator)
            ).value
        else { return nil }
        do throws(NumberError) {
            return try exact.decimal(digits: digits, rounding: .halfAwayFromZero)
        } catch { throw .number(error) }
    }

    /// How many percent of the places are metered (计量覆盖率), one digit, half away from zero.
    /// - Source: requirement S-202
    /// - Throws: ``MeasureError``.
    public static func coverage(metered: Int, places: Int) throws(MeasureError) -> Percent? {
        try Ratio(
            .init("metered", Decimal(metered)), over: .init("places", Decimal(places))
        ).percent(digits: 1, rounding: .halfAwayFromZero)
    }
}
