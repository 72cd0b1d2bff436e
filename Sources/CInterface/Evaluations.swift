import HospitalCore
import PerformanceAppraisal

/// The arrays of an evaluation, read once for all methods.
private struct EvaluationCall {
    let array: EvaluationArray
    let workers: Workers

    init(
        _ alternatives: Int32, _ criteria: Int32, _ values: UnsafePointer<Int64>?,
        _ decimals: UnsafePointer<Int32>?, _ directions: UnsafePointer<Int32>?, threads: Int32
    ) throws {
        let height = try BoundaryArray.count(alternatives, "alternatives")
        let width = try BoundaryArray.count(criteria, "criteria")
        let places =
            decimals == nil
            ? [Int32](repeating: 0, count: width)
            : try BoundaryArray.numbers(decimals, criteria, "decimals")
        let ways = try BoundaryArray.numbers(directions, criteria, "directions")
            .map { way throws(InterfaceError) in try Direction(constant: way) }
        array = try EvaluationArray(
            alternativeCount: height, directions: ways, decimals: places.map { Int($0) },
            // Both are at most 2²⁴, so the product fits.
            values: BoundaryArray.inPlace(values, height * width, "values"))
        workers = try BoundaryArray.workers(threads)
            .worth(height * width >= EvaluationArray.valuesOfThread)
    }

    /// Weights in proportion; none are equal ones.
    func weights(_ start: UnsafePointer<Int64>?) throws -> [Int64] {
        start == nil
            ? [Int64](repeating: 1, count: array.criterionCount)
            : try BoundaryArray.numbers(start, Int32(array.criterionCount), "weights")
    }

    /// Room for a number of each alternative, where it is asked for.
    func room<Number>(_ start: UnsafeMutablePointer<Number>?) -> ResultArray<Number> {
        ResultArray(
            UnsafeMutableRawPointer(start), count: start == nil ? 0 : array.alternativeCount)
    }
}

/// Closeness to the best alternative (TOPSIS, 优劣解距离法) of many alternatives, by a named variant.
///
/// The same numbers to the last bit as procedure `evaluate.topsis`, whatever the threads.
///
///     z = turned, normalised value        v = weight × z, or the weight inside the distance
///     closeness = D− / (D+ + D−)          D+ distance to the best v, D− to the worst
///
/// A criterion that is the same everywhere contributes nothing; where no alternative differs, each
/// has 0.5 and rank 1. Closeness is always a number from 0 to 1. It is a statistic: never pay by it
/// other than through the rank or a score that is rounded once.
///
/// - Parameters:
///   - alternatives: number of alternatives, at least 1.
///   - criteria: number of criteria, at least 1.
///   - values: criteria × alternatives values, those of all alternatives for the first criterion
///     first.
///   - decimals: decimals of each criterion, 0 to 18: with 2, a value of 1250 is 12.50. NULL for
///     none.
///   - directions: `HOSP_HIGHER_IS_BETTER` or `HOSP_LOWER_IS_BETTER` for each criterion.
///   - weights: the weights of the criteria in proportion, in any unit; NULL when all are equal.
///   - positivise: how criteria turn that are better when low: `HOSP_TURN_DIRECTION`,
///     `HOSP_TURN_RECIPROCAL`, `HOSP_TURN_MAX_MINUS` or `HOSP_TURN_COMPLEMENT_100`.
///   - normalise: `HOSP_NORM_VECTOR`, `HOSP_NORM_MINMAX` (turns by itself), `HOSP_NORM_SUM` or
///     `HOSP_NORM_MAX`.
///   - weighting: where weights stand: `HOSP_WEIGHT_MATRIX`, `HOSP_WEIGHT_DISTANCE` or
///     `HOSP_WEIGHT_NONE`.
///   - threads: how many threads may share the work, 1 to 64; the result does not depend on it, and
///     all have ended when the call returns.
///   - out_closeness: receives the closeness of each alternative.
///   - out_ranks: receives the ranks, 1 for the closest; closeness that differs by less than 1e-12
///     shares a rank. May be NULL.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_MISSING` without alternatives or criteria, `HOSP_E_RANGE` for a negative
///   weight, weights that are all zero, decimals, and the reciprocal of a value that is not above
///   zero (the message names criterion and alternative, counted from 1), `HOSP_E_ARGUMENT`. Nothing
///   is written then. The words are told by `hosp_error_text` for book 0.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_evaluation_topsis")
public func hosp_evaluation_topsis(
    _ alternatives: Int32, _ criteria: Int32, _ values: UnsafePointer<Int64>?,
    _ decimals: UnsafePointer<Int32>?, _ directions: UnsafePointer<Int32>?,
    _ weights: UnsafePointer<Int64>?, _ positivise: Int32, _ normalise: Int32,
    _ weighting: Int32, _ threads: Int32, _ out_closeness: UnsafeMutablePointer<Double>?,
    _ out_ranks: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.free {
        let call = try EvaluationCall(
            alternatives, criteria, values, decimals, directions, threads: threads)
        let topsis = Topsis(
            positivisation: try .init(constant: positivise),
            normalisation: try .init(constant: normalise),
            weighting: try .init(constant: weighting))
        let exact = try CriterionWeights(call.weights(weights).map { Decimal(Int($0)) })
        _ = try required(out_closeness, "out_closeness")
        try topsis.evaluate(
            call.array, weights: exact, into: call.room(out_closeness),
            ranks: call.room(out_ranks), workers: call.workers)
        return .ok
    }
}

/// Rank-sum ratios (秩和比法, RSR) of many alternatives with ranks, probits and bands.
///
/// Ranks inside of the criteria are by order, 1 for the worst; equal values share the mean of their
/// places (整次秩和比). The ratios are exact fractions; probits, line and bands are the same numbers
/// to the last bit as procedure `evaluate.rsr` gives, whatever the threads.
///
///     RSR = Σ weight × rank ÷ (n × Σ weight) = sum ÷ denominator
///     p = mean place of equal RSR ÷ n, for the highest 1 − 1/(4n)       probit = 5 + Φ⁻¹(p)
///     RSR = a + b × probit by least squares over the different RSR
///
/// - Parameters:
///   - alternatives: number of alternatives, at least 1.
///   - criteria: number of criteria, at least 1.
///   - values: criteria × alternatives values, those of all alternatives for the first criterion
///     first, in any unit.
///   - directions: `HOSP_HIGHER_IS_BETTER` or `HOSP_LOWER_IS_BETTER` for each criterion.
///   - weights: the weights of the criteria in proportion, in any unit; NULL when all are equal.
///   - bands: number of bands, 3 to 7.
///   - threads: how many threads may share the work, 1 to 64; the result does not depend on it, and
///     all have ended when the call returns.
///   - out_sums: receives the ratio of each alternative times the denominator.
///   - out_denominator: receives what the sums are divided by.
///   - out_ranks: receives the ranks, 1 for the highest ratio; equal ones share the first place,
///     and the next ones are left out. May be NULL.
///   - out_probits: receives the probit of each alternative. May be NULL.
///   - out_bands: receives the band of each alternative, 1 for the worst. May be NULL.
///   - out_line: receives four numbers: a, b, the correlation and F of the line; what is not known
///     is left as it was. May be NULL.
///   - out_line_count: receives how many of the four are known: 0 when all ratios are equal, 3 when
///     nothing is left for F, else 4. May be NULL when `out_line` is.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_MISSING` without alternatives or criteria, `HOSP_E_RANGE` for a negative
///   weight, weights that are all zero, and another number of bands, `HOSP_E_OVERFLOW` when
///   2 × alternatives × Σ weight does not fit 63 bits, `HOSP_E_ARGUMENT`. Nothing is written then.
///   The words are told by `hosp_error_text` for book 0.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_evaluation_rsr")
public func hosp_evaluation_rsr(
    _ alternatives: Int32, _ criteria: Int32, _ values: UnsafePointer<Int64>?,
    _ directions: UnsafePointer<Int32>?, _ weights: UnsafePointer<Int64>?, _ bands: Int32,
    _ threads: Int32, _ out_sums: UnsafeMutablePointer<Int64>?,
    _ out_denominator: UnsafeMutablePointer<Int64>?, _ out_ranks: UnsafeMutablePointer<Int32>?,
    _ out_probits: UnsafeMutablePointer<Double>?, _ out_bands: UnsafeMutablePointer<Int32>?,
    _ out_line: UnsafeMutablePointer<Double>?, _ out_line_count: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.free {
        let call = try EvaluationCall(
            alternatives, criteria, values, nil, directions, threads: threads)
        _ = try required(out_sums, "out_sums")
        let denominator = try required(out_denominator, "out_denominator")
        if out_line != nil { _ = try required(out_line_count, "out_line_count") }
        _ = try RankSumRatio.cuts(bands: Int(bands))
        let ratios = try RankSumArray(
            call.array, weights: call.weights(weights), workers: call.workers)
        try ratios.write(
            sums: call.room(out_sums), ranks: call.room(out_ranks),
            probits: call.room(out_probits), levels: call.room(out_bands), bands: Int(bands))
        write(ratios.denominator, to: denominator)
        let line = ratios.regression.map { [$0.intercept, $0.slope, $0.correlation] } ?? []
        let known = line + [ratios.regression?.fStatistic].compactMap { $0 }
        BoundaryArray.write(known, to: out_line)
        if let out_line_count { write(Int32(known.count), to: out_line_count) }
        return .ok
    }
}

/// Weights of criteria by how much they tell alternatives apart (熵权法), from many alternatives.
///
/// The same numbers to the last bit as procedure `evaluate.entropy`, whatever the threads.
///
///     p = share of an alternative in its criterion        e = − Σ p ln p / ln n        0 ln 0 = 0
///     weight = (1 − e) / Σ (1 − e)
///
/// A criterion that is the same everywhere weighs 0; when all are, they weigh the same. The weights
/// total 1. To evaluate by them, multiply by 1e15 and round: `hosp_evaluation_topsis` takes weights
/// in proportion.
///
/// - Parameters:
///   - alternatives: number of alternatives, at least 1.
///   - criteria: number of criteria, at least 1.
///   - values: criteria × alternatives values, those of all alternatives for the first criterion
///     first.
///   - decimals: decimals of each criterion, 0 to 18; NULL for none.
///   - directions: `HOSP_HIGHER_IS_BETTER` or `HOSP_LOWER_IS_BETTER` for each criterion.
///   - share: what a share is taken of: `HOSP_SHARE_RAW`, the values, which are not negative and
///     better when high, or `HOSP_SHARE_MINMAX`, values between 0 for the worst and 1 for the best.
///   - threads: how many threads may share the work, 1 to 64; the result does not depend on it, and
///     all have ended when the call returns.
///   - out_entropies: receives the entropy of each criterion, 0 to 1. May be NULL.
///   - out_weights: receives the weight of each criterion.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_MISSING` without alternatives or criteria, `HOSP_E_RANGE` for decimals and for
///   raw shares of a negative value (the message names criterion and alternative, counted from 1),
///   `HOSP_E_ARGUMENT`, also for raw shares of a criterion that is better when low. Nothing is
///   written then. The words are told by `hosp_error_text` for book 0.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_evaluation_entropy")
public func hosp_evaluation_entropy(
    _ alternatives: Int32, _ criteria: Int32, _ values: UnsafePointer<Int64>?,
    _ decimals: UnsafePointer<Int32>?, _ directions: UnsafePointer<Int32>?, _ share: Int32,
    _ threads: Int32, _ out_entropies: UnsafeMutablePointer<Double>?,
    _ out_weights: UnsafeMutablePointer<Double>?
) -> Int32 {
    Call.free {
        let call = try EvaluationCall(
            alternatives, criteria, values, decimals, directions, threads: threads)
        _ = try required(out_weights, "out_weights")
        let result = try EntropyWeights(
            call.array, share: .init(constant: share), workers: call.workers)
        BoundaryArray.write(result.entropies, to: out_entropies)
        BoundaryArray.write(result.weights, to: out_weights)
        return .ok
    }
}
