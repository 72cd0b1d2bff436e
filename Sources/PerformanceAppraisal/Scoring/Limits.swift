import HospitalCore

/// A lowest and a highest value, both allowed.
public struct Limits: Equatable, Sendable {
    /// The lowest value.
    public let lower: Decimal
    /// The highest value.
    public let upper: Decimal

    /// Two limits; they may be equal.
    /// - Throws: `parametersNotOrdered` when the lower one lies above the upper one.
    public init(from lower: Decimal, to upper: Decimal) throws(ScoringError) {
        guard lower <= upper else {
            throw .parametersNotOrdered(parameter: "limits", values: [lower, upper])
        }
        self.lower = lower
        self.upper = upper
    }

    /// Whether the value lies between the limits or on one.
    public func contains(_ value: Decimal) -> Bool { lower <= value && value <= upper }
}

/// Which way of an indicator is better.
public enum Direction: String, CaseIterable, Sendable {
    /// More is better (逐步提高).
    case higherIsBetter = "high"
    /// Less is better (逐步降低).
    case lowerIsBetter = "low"
}
