import HospitalCore

/// Many units scored by many indicators: 900,000 departments and months by 100 indicators (指标评分).
///
///     score = Σ points of the indicators          rank among the units of a group
///
/// Points are whole units of their last decimal and are rounded for every indicator, as they are
/// printed; their sum is exact, so ranks do not depend on the order of adding. A value that is
/// missing is not zero: what becomes of it is said by the caller. Beside the values there is room
/// for a few numbers per unit.
public struct ScoreMatrix: Sendable {
    /// The indicators.
    public let columns: [ScoreColumn]
    /// The sum of their weights.
    let totalWeight: Int64

    /// The indicators of a matrix.
    /// - Throws: `empty`; `indicatorOutOfRange` for the first one with which points or weights
    ///   might not fit.
    public init(_ columns: [ScoreColumn]) throws(ScoreMatrixError) {
        guard !columns.isEmpty else { throw .empty }
        var (points, weights): (UInt64, UInt64) = (0, 0)
        for (position, column) in columns.enumerated() {
            // Each is below 2⁶², or an end of a ladder of at most 2⁶³.
            let (sum, isLarge) = points.addingReportingOverflow(
                max(column.largest, UInt64(column.weight)))
            weights += UInt64(column.weight)
            guard !isLarge, sum < 1 << 62, weights < 1 << 62 else {
                throw .indicatorOutOfRange(position + 1)
            }
            points = sum
        }
        self.columns = columns
        totalWeight = Int64(weights)
    }

    /// The scores of the units.
    ///
    /// - Parameters:
    ///   - values: the values, those of all units for the first indicator first.
    ///   - presence: a byte for each value, 0 where it is missing; none when all are there.
    ///   - unitCount: how many units there are.
    ///   - missing: what becomes of missing values. Where they do not apply, the others weigh more:
    ///     the points of the unit are multiplied by all weights over the weights there, and rounded
    ///     once, half away from zero.
    ///   - workers: who shares the work.
    /// - Returns: the points and the total of every unit.
    /// - Throws: `empty`; `size`; `missing` for the first unit with one, and its first indicator;
    ///   `nothingReported` and `unitOutOfRange` for the first unit.
    public func scores(
        _ values: NumberArray<Int64>, presence: NumberArray<UInt8>, unitCount: Int,
        missing: MissingPolicy, workers: Workers = .alone
    ) throws(ScoreMatrixError) -> ScoreTotals {
        guard unitCount > 0 else { throw .empty }
        let (size, overflow) = unitCount.multipliedReportingOverflow(by: columns.count)
        guard !overflow, unitCount <= 1 << 30, values.count == size else {
            throw .size(array: "values", expected: size, found: values.count)
        }
        guard presence.count == size || presence.count == 0 else {
            throw .size(array: "presence", expected: size, found: presence.count)
        }
        let totals = ScoreTotals(unitCount, workers)
        let faults = ScoreFaults(workers.count)
        workers.each { number in
            let worker = ScoreWorker(
                matrix: self, values: values, presence: presence, unitCount: unitCount,
                missing: missing, totals: totals.scores)
            faults[number] = worker.run(workers.stretch(number, of: unitCount))
        }
        // Stretches follow each other, so the first fault is that of the first unit.
        if let fault = faults.first { throw fault }
        return totals
    }
}

/// The first fault of each worker.
private final class ScoreFaults: @unchecked Sendable {
    private let places: UnsafeMutableBufferPointer<ScoreMatrixError?>

    init(_ count: Int) {
        places = .allocate(capacity: count)
        places.initialize(repeating: nil)
    }

    deinit { places.deallocate() }

    subscript(number: Int) -> ScoreMatrixError? {
        get { places[number] }
        set { places[number] = newValue }
    }

    var first: ScoreMatrixError? { places.lazy.compactMap { $0 }.first }
}
