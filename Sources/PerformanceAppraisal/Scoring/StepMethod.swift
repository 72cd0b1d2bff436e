import HospitalCore

/// Points added above and taken off below a target (加减分法).
///
///     adjustment = step × (actual − target) / unit, between the two limits
///     points = base + adjustment
///
/// `whole_steps` counts only full units, cut toward the target, so that 0.8 of a unit costs
/// nothing; `exact` is linear. Where less is better, the difference counts the other way round.
public struct StepMethod: Equatable, Sendable {
    /// How parts of a unit count.
    public enum Counting: String, CaseIterable, Sendable {
        /// Only full units count.
        case wholeSteps = "whole_steps"
        /// Parts of a unit count in proportion.
        case exact
    }

    /// The points at the target.
    public let base: Decimal
    /// The value that earns the base.
    public let target: Decimal
    /// Points for each unit, above zero.
    public let step: Decimal
    /// The size of a unit, above zero.
    public let unit: Decimal
    /// The lowest and the highest adjustment.
    public let limits: Limits
    /// How parts of a unit count.
    public let counting: Counting
    /// Which way is better.
    public let direction: Direction

    /// Steps of so many points for each unit.
    public struct Size: Equatable, Sendable {
        /// Points for each unit.
        public let points: Decimal
        /// The size of a unit.
        public let unit: Decimal
        /// How parts of a unit count.
        public let counting: Counting

        /// Steps.
        public init(points: Decimal, unit: Decimal, counting: Counting) {
            self.points = points
            self.unit = unit
            self.counting = counting
        }
    }

    /// Steps from a target.
    /// - Throws: `parameterNotPositive` for a step or unit that is not above zero.
    public init(
        base: Decimal, target: Decimal, size: Size, limits: Limits,
        direction: Direction = .higherIsBetter
    ) throws(ScoringError) {
        try ScoringError.requirePositive(size.points, "step")
        try ScoringError.requirePositive(size.unit, "unit")
        self.base = base
        self.target = target
        self.step = size.points
        self.unit = size.unit
        self.limits = limits
        self.counting = size.counting
        self.direction = direction
    }

    func points(of actual: Rate) throws(ScoringError) -> Rate {
        try ScoringError.checked { () throws(NumberError) in
            let above = actual - Rate(target)
            let gain = direction == .higherIsBetter ? above : -above
            var units = try gain.divided(by: Rate(unit))
            if counting == .wholeSteps {
                units = Rate(try units.decimal(digits: 0, rounding: .towardZero))
            }
            return Rate(base)
                + (units * Rate(step))
                .clamped(from: Rate(limits.lower), to: Rate(limits.upper))
        }
    }
}
