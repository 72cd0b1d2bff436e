import HospitalCore

/// Linear between a value that earns nothing and a value that earns everything (区间法).
///
///     share = (actual − zero) / (full − zero), between 0 and 1
///
/// Zero may lie above full: then less is better.
public struct IntervalMethod: Equatable, Sendable {
    /// The value that earns nothing.
    public let zero: Decimal
    /// The value that earns the whole weight.
    public let full: Decimal

    /// A scale between two values.
    /// - Throws: `parametersNotOrdered` when both are equal.
    public init(zero: Decimal, full: Decimal) throws(ScoringError) {
        guard zero != full else {
            throw .parametersNotOrdered(parameter: "zero, full", values: [zero, full])
        }
        self.zero = zero
        self.full = full
    }

    func share(of actual: Rate) throws(ScoringError) -> Rate {
        try actual.share(from: zero, to: full).clamped(from: .zero, to: .one)
    }
}
