import HospitalCore

/// Change against the last period or year (纵向比较).
///
///     points = factor × (now − last) / |last|, between −limit and +limit
///
/// Where less is better, the change counts the other way round. The size of the last value is taken
/// without its sign, so that a loss that shrinks is an improvement.
public struct GrowthMethod: Equatable, Sendable {
    /// What a unit without a last value gets.
    public enum MissingLast: String, CaseIterable, Sendable {
        /// The limit: a new unit is not punished.
        case full
        /// Nothing.
        case zero
        /// It counts as not reported.
        case missing
    }

    /// Points for a change of 100 %, above zero.
    public let factor: Decimal
    /// The most points up or down, above zero.
    public let limit: Decimal
    /// Which way is better.
    public let direction: Direction
    /// What a unit without a last value gets.
    public let missingLast: MissingLast

    /// Change against the last value.
    /// - Throws: `parameterNotPositive` for a factor or limit that is not above zero.
    public init(
        factor: Decimal, limit: Decimal, direction: Direction, missingLast: MissingLast
    ) throws(ScoringError) {
        try ScoringError.requirePositive(factor, "factor")
        try ScoringError.requirePositive(limit, "limit")
        self.factor = factor
        self.limit = limit
        self.direction = direction
        self.missingLast = missingLast
    }

    func points(_ reported: ReportedValue) throws(ScoringError) -> Rate? {
        switch reported {
        case .notReported: return nil
        case .change(let now, let last?): return try points(now: now, last: last)
        case .change(_, nil): break
        default: throw .valueKind(method: "growth", expected: "change")
        }
        switch missingLast {
        case .full: return Rate(limit)
        case .zero: return .zero
        case .missing: return nil
        }
    }

    /// 0 after 0 is missing, a value after 0 has no rate of change (decision 6).
    private func points(now: Decimal, last: Decimal) throws(ScoringError) -> Rate? {
        guard last != .zero else {
            guard now == .zero else { throw .denominatorZero(numerator: now) }
            return nil
        }
        let (now, last, limit) = (Rate(now), Rate(last), Rate(limit))
        let change = try ScoringError.checked { () throws(NumberError) in
            try (now - last).divided(by: max(last, -last))
        }
        let gain = direction == .higherIsBetter ? change : -change
        return (gain * Rate(factor)).clamped(from: -limit, to: limit)
    }
}
