import HospitalCore

/// The value a unit is measured against (标杆值): the best it ever reached itself, or the advanced
/// value of its industry, whichever is better (S-021).
///
/// With a history of 340.0 and 316.4, an industry value of 320 and less being better, the benchmark
/// is 316.4 from history. When both are equal the unit's own value stands.
public struct Benchmark: Equatable, Sendable {
    /// Where a benchmark comes from.
    public enum Origin: String, CaseIterable, Sendable {
        /// The best value of the unit's own history (历史最好水平).
        case history
        /// The advanced value of the industry (行业先进水平).
        case industry
    }

    /// The value.
    public let value: Decimal
    /// Where it comes from.
    public let origin: Origin
    /// Which way is better.
    public let direction: Direction

    /// Picks the better of the best own value and the industry's value.
    /// - Throws: `benchmarkMissing` when there is neither.
    /// - Source: ``AppraisalCitation/hospitalRules2015``
    public static func pick(
        history: [Decimal], industry: Decimal?, direction: Direction
    ) throws(ScoringError) -> Benchmark {
        func isBetter(_ one: Decimal, than other: Decimal) -> Bool {
            direction == .higherIsBetter ? one > other : one < other
        }
        let best = direction == .higherIsBetter ? history.max() : history.min()
        switch (best, industry) {
        case (nil, nil): throw .benchmarkMissing
        case (nil, let industry?):
            return Benchmark(value: industry, origin: .industry, direction: direction)
        case (let best?, let industry?) where isBetter(industry, than: best):
            return Benchmark(value: industry, origin: .industry, direction: direction)
        case (let best?, _): return Benchmark(value: best, origin: .history, direction: direction)
        }
    }

    /// Completion against the benchmark (S-022): actual over benchmark where more is better,
    /// benchmark over actual where less is.
    /// - Throws: `parameterNotPositive` for a benchmark or cap that is not above zero.
    public func completion(cap: Decimal = .one) throws(ScoringError) -> RatioMethod {
        try RatioMethod(
            target: value, mode: direction == .higherIsBetter ? .high : .lowReciprocal, cap: cap)
    }
}
