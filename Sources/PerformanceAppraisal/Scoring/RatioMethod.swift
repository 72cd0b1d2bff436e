import HospitalCore

/// Completion of a target (比率法), the method of benchmarks (S-022).
///
///     high          share = actual / target
///     low_reciprocal    share = target / actual          the cap when actual ≤ 0
///     low_linear    share = 2 − actual / target
///
/// The share lies between 0 and the cap; points are weight × share. With 316.4 as the benchmark, a
/// unit consumption of 340.0 completes 93.06 % by reciprocal.
public struct RatioMethod: Equatable, Sendable {
    /// Which way is better, and how "lower is better" is turned.
    public enum Mode: String, CaseIterable, Sendable {
        /// More is better.
        case high
        /// Less is better; half of the target completes 200 %.
        case lowReciprocal = "low_reciprocal"
        /// Less is better; twice the target completes nothing.
        case lowLinear = "low_linear"
    }

    /// The target or benchmark, above zero.
    public let target: Decimal
    /// Which way is better.
    public let mode: Mode
    /// The largest share, 1 unless over-fulfilment counts.
    public let cap: Decimal

    /// Completion of a target.
    /// - Throws: `parameterNotPositive` for a target or cap that is not above zero.
    public init(target: Decimal, mode: Mode, cap: Decimal = .one) throws(ScoringError) {
        try ScoringError.requirePositive(target, "target")
        try ScoringError.requirePositive(cap, "cap")
        self.target = target
        self.mode = mode
        self.cap = cap
    }

    /// The completion in percent, rounded half away from zero to two decimals.
    /// - Throws: `outOfRange`.
    public func percent(of actual: Rate) throws(ScoringError) -> Decimal {
        let share = try share(of: actual)
        return try ScoringError.checked { () throws(NumberError) in
            try (share * Rate(100)).published()
        }
    }

    func share(of actual: Rate) throws(ScoringError) -> Rate {
        let (target, cap) = (Rate(target), Rate(cap))
        let raw = try ScoringError.checked { () throws(NumberError) in
            switch mode {
            case .high: return try actual.divided(by: target)
            case .lowReciprocal: return actual <= .zero ? cap : try target.divided(by: actual)
            case .lowLinear: return try Rate(2) - actual.divided(by: target)
            }
        }
        return raw.clamped(from: .zero, to: cap)
    }
}
