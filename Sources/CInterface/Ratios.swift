import HospitalCore

/// A ratio in percent (百分比): one number over another, rounded once.
///
///     percent = 100 × numerator ÷ denominator
///
/// All numbers are decimals as text, exact; the percent is rounded half away from zero (四舍五入).
/// 247 over 300 with 1 decimal is `82.3`. Nothing over nothing is missing, not zero; anything else
/// over nothing is a fault in the data.
///
/// - Parameters:
///   - numerator: what is counted, a terminated decimal.
///   - denominator: over what it is counted, a terminated decimal.
///   - decimals: decimals of the percent, 0 to 18.
///   - buffer: receives the percent without its sign; may be NULL when `capacity` is 0.
///   - capacity: bytes of `buffer`.
///   - out_needed: receives the bytes needed, terminator included; may be NULL.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_MISSING` when both are 0, `HOSP_E_RANGE` when only the denominator is 0 or the
///   percent has too many digits, `HOSP_E_FORMAT` for a text that is no decimal, `HOSP_E_BUFFER`,
///   `HOSP_E_ARGUMENT`, `HOSP_E_ENCODING`. The words are told by `hosp_error_text` for book 0.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_ratio_percent_t")
public func hosp_ratio_percent_t(
    _ numerator: UnsafePointer<CChar>?, _ denominator: UnsafePointer<CChar>?, _ decimals: Int32,
    _ buffer: UnsafeMutablePointer<CChar>?, _ capacity: Int32,
    _ out_needed: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.free {
        guard (0...Decimal.maximumScale).contains(Int(decimals)) else {
            throw InterfaceError.argumentRange("decimals", Int(decimals))
        }
        let above = Ratio.Part("numerator", try decimal(numerator, "numerator"))
        let below = Ratio.Part("denominator", try decimal(denominator, "denominator"))
        let ratio = try Ratio(above, over: below)
        let percent = try ratio.percent(digits: Int(decimals), rounding: .halfAwayFromZero)
        guard let percent else {
            throw MeasureError.ratioMissing(
                numerator: "\(above.name) \(above.value)",
                denominator: "\(below.name) \(below.value)")
        }
        try writeThreadText(
            percent.value.description, to: TextBuffer(buffer, capacity, out_needed))
        return .ok
    }
}
