import HospitalCore

/// Full points inside a range, falling to nothing on both sides (区间最优).
///
/// For indicators that are watched and compared (监测比较), such as bed occupancy: neither more nor
/// less is better without end.
///
///     share = 1 in best; linear down to 0 at the two outer values
public struct OptimalRangeMethod: Equatable, Sendable {
    /// The range that earns everything.
    public let best: Limits
    /// The values below and above at which nothing is left.
    public let zero: Limits

    /// A best range inside of two outer values.
    /// - Throws: `parametersNotOrdered` unless the best range lies strictly inside.
    public init(best: Limits, zero: Limits) throws(ScoringError) {
        guard zero.lower < best.lower, best.upper < zero.upper else {
            throw .parametersNotOrdered(
                parameter: "zero, best",
                values: [zero.lower, best.lower, best.upper, zero.upper])
        }
        self.best = best
        self.zero = zero
    }

    func share(of actual: Rate) throws(ScoringError) -> Rate {
        let rising = try actual.share(from: zero.lower, to: best.lower)
        let falling = try actual.share(from: zero.upper, to: best.upper)
        return min(rising, falling).clamped(from: .zero, to: .one)
    }
}
