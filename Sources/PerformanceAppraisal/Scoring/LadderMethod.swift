import HospitalCore

/// The step a value stands on decides the points (阶梯法).
///
/// The steps must cover every value once: a gap or an overlap is refused when the ladder is made,
/// so no value can fall through. `closed` says which end of a step belongs to it.
public struct LadderMethod: Equatable, Sendable {
    /// Which end of a step belongs to it.
    public enum Closed: String, CaseIterable, Sendable {
        /// From its lower end up to, but without, its upper end: [90, 100).
        case left
        /// Above its lower end up to and with its upper end: (90, 100].
        case right
    }

    /// One step; an end that is `nil` is open.
    public struct Step: Equatable, Sendable {
        /// The lower end.
        public let lower: Decimal?
        /// The upper end.
        public let upper: Decimal?
        /// The points on this step.
        public let points: Decimal

        /// A step from one value to another.
        public init(from lower: Decimal?, to upper: Decimal?, points: Decimal) {
            self.lower = lower
            self.upper = upper
            self.points = points
        }
    }

    /// The steps, from the lowest to the highest.
    public let steps: [Step]
    /// Which end of a step belongs to it.
    public let closed: Closed

    /// A ladder; the steps may come in any order.
    /// - Throws: `ladderGap` or `ladderOverlap` with the values between which it lies;
    ///   `parametersNotOrdered` for a step whose ends do not rise.
    public init(steps: [Step], closed: Closed) throws(ScoringError) {
        let rising = steps.sorted { one, other in
            guard let right = other.lower else { return false }
            guard let left = one.lower else { return true }
            return left < right
        }
        try Self.check(rising)
        self.steps = rising
        self.closed = closed
    }

    private static func check(_ steps: [Step]) throws(ScoringError) {
        for step in steps {
            if let lower = step.lower, let upper = step.upper {
                try ScoringError.requireRising([lower, upper], "step")
            }
        }
        guard let first = steps.first, let last = steps.last else {
            throw .ladderGap(from: nil, to: nil)
        }
        if first.lower != nil { throw .ladderGap(from: nil, to: first.lower) }
        for (step, next) in zip(steps, steps.dropFirst()) {
            guard let upper = step.upper, let lower = next.lower else {
                throw .ladderOverlap(from: next.lower, to: step.upper)
            }
            if upper < lower { throw .ladderGap(from: upper, to: lower) }
            if upper > lower { throw .ladderOverlap(from: lower, to: upper) }
        }
        if last.upper != nil { throw .ladderGap(from: last.upper, to: nil) }
    }

    /// The points of the step the value stands on: the last one whose lower end it reaches.
    func points(of value: Rate) -> Rate {
        var points = Decimal.zero
        for step in steps {
            if let lower = step.lower {
                let end = Rate(lower)
                guard closed == .left ? value >= end : value > end else { break }
            }
            points = step.points
        }
        return Rate(points)
    }
}
