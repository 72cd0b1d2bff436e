import HospitalCore
import PerformanceAppraisal

/// Scores many units by many indicators (KPI 矩阵评分) and ranks them: 900,000 departments and
/// months by 100 indicators in one call.
///
///     points = weight × share, rounded once, half away from zero      score = Σ points
///
/// Points, weights and scores are whole units of one last decimal that the caller chooses: with two
/// decimals a weight of 1000 is 10.00. Points are rounded for every indicator, as `appraise.score`
/// prints them, and summed exactly, so scores and ranks never depend on order or threads.
///
///     HOSP_KPI_RATIO_HIGH         target, cap                   share = value ÷ target
///     HOSP_KPI_RATIO_RECIPROCAL   target, cap                   share = target ÷ value
///     HOSP_KPI_RATIO_LINEAR       target, cap                   share = 2 − value ÷ target
///     HOSP_KPI_INTERVAL           zero, full                    0 at zero, 1 at full, linear
///     HOSP_KPI_OPTIMAL_RANGE      zero, best, best, zero        1 in best, linear to both zeros
///     HOSP_KPI_LADDER_LEFT        points, then end, points …    points of the step [end, next end)
///     HOSP_KPI_LADDER_RIGHT       points, then end, points …    points of the step (end, next end]
///
/// Targets, zeros, bests and ends are in the unit of the values of their indicator. Caps are in
/// basis points, 10000 for a share of 1; shares of a ratio lie between 0 and the cap. A ladder
/// begins with the points below its first end, and its ends rise.
///
/// - Parameters:
///   - units: number of units, at least 1.
///   - kpis: number of indicators, at least 1.
///   - values: kpis × units values, those of all units for the first indicator first.
///   - presence: a byte for each value, in the same order, 0 where it is missing; NULL when all are
///     there. What stands in `values` for a missing one does not matter.
///   - presence_length: bytes of `presence`; 0 when it is NULL.
///   - methods: `HOSP_KPI_*` for each indicator.
///   - weights: the points of each indicator that is done in full, not negative.
///   - parameter_offsets: kpis + 1 numbers, the first 0: the parameters of indicator k (from 0)
///     stand at parameter_offsets[k] up to parameter_offsets[k + 1] − 1.
///   - parameters: the parameters of all indicators.
///   - missing: what becomes of missing values: `HOSP_MISSING_ERROR` refuses them,
///     `HOSP_MISSING_DROP` multiplies the points of the unit by all weights over those there,
///     rounded once; it is for indicators that do not apply to the unit by the frozen scheme, not
///     for what was not reported. `HOSP_MISSING_ZERO` gives nothing, `HOSP_MISSING_FULL` gives the
///     weight.
///   - group_of: the group of each unit, counted from 1, inside of which it is ranked; NULL when
///     all are of one.
///   - group_count: number of groups, at most `HOSP_MAX_COUNT`; 0 when `group_of` is NULL.
///   - ties: how equal scores are ranked: `HOSP_RANK_COMPETITION` or `HOSP_RANK_DENSE`.
///   - threads: how many threads may share the work, 1 to 64; the result does not depend on it, and
///     all have ended when the call returns.
///   - out_scores: receives the score of each unit.
///   - out_ranks: receives the ranks, 1 for the highest score of the group. May be NULL.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_MISSING` for a missing value that is refused (the message names unit and
///   indicator, counted from 1), a unit without any value under `HOSP_MISSING_DROP`, and no units
///   or indicators, `HOSP_E_RANGE` for parameters that a method does not take (the message names
///   the indicator), `HOSP_E_OVERFLOW` for weight × the distance of two parameters, or points, that
///   do not fit 61 bits, `HOSP_E_UNKNOWN` for a group that is not there, `HOSP_E_ARGUMENT`. Nothing
///   is written then. The words are told by `hosp_error_text` for book 0.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_score_matrix")
public func hosp_score_matrix(
    _ units: Int32, _ kpis: Int32, _ values: UnsafePointer<Int64>?,
    _ presence: UnsafeRawPointer?, _ presence_length: Int64, _ methods: UnsafePointer<Int32>?,
    _ weights: UnsafePointer<Int64>?, _ parameter_offsets: UnsafePointer<Int32>?,
    _ parameters: UnsafePointer<Int64>?, _ missing: Int32, _ group_of: UnsafePointer<Int32>?,
    _ group_count: Int32, _ ties: Int32, _ threads: Int32,
    _ out_scores: UnsafeMutablePointer<Int64>?, _ out_ranks: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.free {
        let height = try BoundaryArray.count(units, "units")
        let matrix = try ScoreMatrix(
            ScoreColumns(kpis, methods, weights, parameter_offsets, parameters).read())
        // Both are at most 2²⁴, so the product fits.
        let size = height * matrix.columns.count
        guard presence_length == (presence == nil ? 0 : size) else {
            throw ScoreMatrixError.size(
                array: "presence", expected: size, found: Int(presence_length))
        }
        let ties = try ScoreTotals.Ties(constant: ties)
        let groups = try BoundaryArray.count(group_count, "group_count")
        guard group_of != nil || groups == 0 else {
            throw InterfaceError.argumentNull("group_of")
        }
        _ = try required(out_scores, "out_scores")
        let totals = try matrix.scores(
            BoundaryArray.inPlace(values, size, "values"),
            presence: NumberArray(presence, count: presence == nil ? 0 : size),
            unitCount: height, missing: .init(constant: missing),
            workers: BoundaryArray.workers(threads)
                .worth(size >= EvaluationArray.valuesOfThread))
        try totals.write(
            into: BoundaryArray.room(out_scores, height, "out_scores"),
            ranks: ResultArray(
                UnsafeMutableRawPointer(out_ranks), count: out_ranks == nil ? 0 : height),
            groupOf: NumberArray(
                UnsafeRawPointer(group_of), count: group_of == nil ? 0 : height),
            groupCount: groups, ties: ties)
        return .ok
    }
}

/// The indicators of a matrix as they cross the boundary.
private struct ScoreColumns {
    private let methods: [Int32]
    private let weights: [Int64]
    private let offsets: [Int32]
    private let parameters: [Int64]

    init(
        _ count: Int32, _ methods: UnsafePointer<Int32>?, _ weights: UnsafePointer<Int64>?,
        _ offsets: UnsafePointer<Int32>?, _ parameters: UnsafePointer<Int64>?
    ) throws {
        let width = try BoundaryArray.count(count, "kpis")
        guard count < BoundaryArray.longest else {
            throw InterfaceError.argumentRange("kpis", width)
        }
        self.methods = try BoundaryArray.numbers(methods, count, "methods")
        self.weights = try BoundaryArray.numbers(weights, count, "weights")
        self.offsets =
            count > 0
            ? try BoundaryArray.numbers(offsets, count + 1, "parameter_offsets") : [0]
        guard self.offsets.first == 0,
            zip(self.offsets, self.offsets.dropFirst()).allSatisfy({ $0 <= $1 })
        else { throw InterfaceError.argumentRange("parameter_offsets", 0) }
        let last = try BoundaryArray.count(self.offsets.last ?? 0, "parameter_offsets")
        self.parameters = try BoundaryArray.numbers(parameters, Int32(last), "parameters")
    }

    func read() throws -> [ScoreColumn] {
        try methods.indices.map { position in
            let own = Array(parameters[Int(offsets[position])..<Int(offsets[position + 1])])
            let method = try method(methods[position], own, indicator: position + 1)
            do throws(ScoringError) {
                return try ScoreColumn(method, weight: weights[position])
            } catch {
                throw ScoreMatrixError.method(indicator: position + 1, error)
            }
        }
    }

    /// The method of a `HOSP_KPI_*` constant with its parameters.
    private func method(
        _ constant: Int32, _ own: [Int64], indicator: Int
    ) throws -> ScoreColumn.Method {
        func requireCount(_ isRight: Bool, _ expected: String) throws(ScoreMatrixError) {
            guard isRight else {
                throw .parameterCount(indicator: indicator, expected: expected, found: own.count)
            }
        }
        switch constant {
        case 0...2:
            try requireCount(own.count == 2, "2")
            return .ratio(
                target: own[0], mode: try .init(constant: constant), capBasisPoints: own[1])
        case 3:
            try requireCount(own.count == 2, "2")
            return .interval(zero: own[0], full: own[1])
        case 4:
            try requireCount(own.count == 4, "4")
            return .optimalRange(
                zeroLower: own[0], bestLower: own[1], bestUpper: own[2], zeroUpper: own[3])
        case 5, 6:
            try requireCount(own.count % 2 == 1, "1, 3, 5 …")
            let steps = stride(from: 1, to: own.count, by: 2).map {
                ScoreColumn.Step(from: own[$0], points: own[$0 + 1])
            }
            return .ladder(lowest: own[0], steps: steps, closed: constant == 5 ? .left : .right)
        default: throw InterfaceError.argumentRange("methods", Int(constant))
        }
    }
}

extension MissingPolicy {
    /// The policy of a `HOSP_MISSING_*` constant.
    /// - Throws: `argumentRange`.
    init(constant: Int32) throws(InterfaceError) {
        switch constant {
        case 0: self = .error
        case 1: self = .notApplicable
        case 2: self = .zero
        case 3: self = .full
        default: throw .argumentRange("missing", Int(constant))
        }
    }
}

extension ScoreTotals.Ties {
    /// The rule of a `HOSP_RANK_*` constant.
    /// - Throws: `argumentRange`.
    init(constant: Int32) throws(InterfaceError) {
        switch constant {
        case 0: self = .competition
        case 1: self = .dense
        default: throw .argumentRange("ties", Int(constant))
        }
    }
}
