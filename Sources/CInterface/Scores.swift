import HospitalCore
import PerformanceAppraisal

/// The points that a value earns by completion of a target (比率法).
///
///     HOSP_RATIO_HIGH             points = weight × value ÷ target
///     HOSP_RATIO_LOW_RECIPROCAL   points = weight × target ÷ value    the cap when value ≤ 0
///     HOSP_RATIO_LOW_LINEAR       points = weight × (2 − value ÷ target)
///
/// The share of the weight lies between 0 and the cap. All numbers are decimals as text, exact; the
/// points are rounded half up to two decimals, once. With a benchmark of 316.4, less being better,
/// a value of 340.0 earns 93.06 of 100. `appraise.score` of `hosp_run` does the same for many
/// values and for every other method.
///
/// - Parameters:
///   - value: the value that was reached, a terminated decimal.
///   - target: the target or benchmark, above zero.
///   - mode: which way is better: `HOSP_RATIO_HIGH`, `HOSP_RATIO_LOW_RECIPROCAL` or
///     `HOSP_RATIO_LOW_LINEAR`.
///   - cap: the largest share: `1`, or more where over-fulfilment counts.
///   - weight: the points of the item.
///   - buffer: receives the points with two decimals; may be NULL when `capacity` is 0.
///   - capacity: bytes of `buffer`.
///   - out_needed: receives the bytes needed, terminator included; may be NULL.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_FORMAT` for a text that is no decimal, `HOSP_E_RANGE` for a target or cap
///   that is not above zero or a negative weight, `HOSP_E_OVERFLOW`, `HOSP_E_BUFFER`,
///   `HOSP_E_ARGUMENT`, `HOSP_E_ENCODING`. The words are told by `hosp_error_text` for book 0.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_score_ratio")
public func hosp_score_ratio(
    _ value: UnsafePointer<CChar>?, _ target: UnsafePointer<CChar>?, _ mode: Int32,
    _ cap: UnsafePointer<CChar>?, _ weight: UnsafePointer<CChar>?,
    _ buffer: UnsafeMutablePointer<CChar>?, _ capacity: Int32,
    _ out_needed: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.free {
        let method = ScoringMethod.ratio(
            try RatioMethod(
                target: try decimal(target, "target"), mode: try RatioMethod.Mode(constant: mode),
                cap: try decimal(cap, "cap")))
        let points = try method.score(
            .value(decimal(value, "value")), weight: decimal(weight, "weight"))
        try writeThreadText(
            points?.description ?? "", to: TextBuffer(buffer, capacity, out_needed))
        return .ok
    }
}

/// The points that are left after deductions (扣分法).
///
///     points = max(floor, weight − Σ min(cap of the rule, count × points each))
///
/// Numbers are decimals as text, exact; the points are rounded half up to two decimals. This is one
/// rule; `appraise.score` of `hosp_run` takes many, with the evidence for each.
///
/// - Parameters:
///   - weight: the points of the item, a terminated decimal.
///   - each: points off for each finding, not negative.
///   - count: how many findings there were, or how many units; not negative.
///   - cap: the most that the rule can cost; NULL for no limit.
///   - floor: the lowest points: `0` unless the scheme lets a unit fall below.
///   - buffer: receives the points with two decimals; may be NULL when `capacity` is 0.
///   - capacity: bytes of `buffer`.
///   - out_needed: receives the bytes needed, terminator included; may be NULL.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_FORMAT` for a text that is no decimal, `HOSP_E_RANGE` for a negative
///   number, `HOSP_E_OVERFLOW`, `HOSP_E_BUFFER`, `HOSP_E_ARGUMENT`, `HOSP_E_ENCODING`. The words
///   are told by `hosp_error_text` for book 0.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_score_deduction")
public func hosp_score_deduction(
    _ weight: UnsafePointer<CChar>?, _ each: UnsafePointer<CChar>?,
    _ count: UnsafePointer<CChar>?, _ cap: UnsafePointer<CChar>?,
    _ floor: UnsafePointer<CChar>?, _ buffer: UnsafeMutablePointer<CChar>?, _ capacity: Int32,
    _ out_needed: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.free {
        let rule = try DeductionRule(
            code: "rule", name: "rule", each: decimal(each, "each"),
            cap: cap == nil ? nil : decimal(cap, "cap"))
        let method = ScoringMethod.deduction(
            try DeductionMethod(rules: [rule], floor: decimal(floor, "floor")))
        let found = Deduction(
            rule: rule.code, count: try decimal(count, "count"), evidence: "count")
        let points = try method.score(
            .deductions([found]), weight: decimal(weight, "weight"))
        try writeThreadText(
            points?.description ?? "", to: TextBuffer(buffer, capacity, out_needed))
        return .ok
    }
}

/// The grade of a score by a named set (考核等级).
///
///     hospital_2015    90 优秀, 70 合格, 60 基本合格, below 不合格
///     four_with_good   90 优秀, 70 良好, 60 合格, below 不合格
///     inspection_80    90 优秀, 80 合格, 60 基本合格, below 不合格
///
/// The score is rounded half up to two decimals first: 89.995 is published as 90.00 and graded so.
/// A score at a cut has the better grade. `appraise.grade` of `hosp_run` does the same for many
/// scores and for sets of the hospital's own.
///
/// - Parameters:
///   - set: name of the set, terminated.
///   - score: the score, a terminated decimal.
///   - buffer: receives the grade, in the encoding in which `hosp_error_text` answers for
///     book 0; may be NULL when `capacity` is 0.
///   - capacity: bytes of `buffer`.
///   - out_needed: receives the bytes needed, terminator included; may be NULL.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_UNKNOWN` for a set that does not exist (the message names the nearest),
///   `HOSP_E_FORMAT` for a text that is no decimal, `HOSP_E_BUFFER`, `HOSP_E_ARGUMENT`,
///   `HOSP_E_ENCODING`. The words are told by `hosp_error_text` for book 0.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_grade_of")
public func hosp_grade_of(
    _ set: UnsafePointer<CChar>?, _ score: UnsafePointer<CChar>?,
    _ buffer: UnsafeMutablePointer<CChar>?, _ capacity: Int32,
    _ out_needed: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.free {
        let name = try BoundaryText.name(set, -1, argument: "set", ThreadState.encoding)
        let grade = try GradeSet.named(name).result(of: decimal(score, "score"))
        try writeThreadText(grade.grade, to: TextBuffer(buffer, capacity, out_needed))
        return .ok
    }
}

/// A decimal as text, of a call that belongs to no book; a host that pads texts with blanks passes
/// them back.
func decimal(
    _ text: UnsafePointer<CChar>?, _ argument: String
) throws -> Decimal {
    var text = try BoundaryText.name(text, -1, argument: argument, ThreadState.encoding)
    while ThreadState.options.isPadding, text.utf8.last == 0x20 { text.removeLast() }
    return try Decimal(text)
}

/// Writes text of a call that belongs to no book.
func writeThreadText(_ text: String, to buffer: TextBuffer) throws {
    try ThreadState.textOutput.write(text, to: buffer)
}

extension RatioMethod.Mode {
    /// The mode of a `HOSP_RATIO_*` constant.
    /// - Throws: `argumentRange`.
    init(constant: Int32) throws(InterfaceError) {
        switch constant {
        case 0: self = .high
        case 1: self = .lowReciprocal
        case 2: self = .lowLinear
        default: throw .argumentRange("mode", Int(constant))
        }
    }
}
