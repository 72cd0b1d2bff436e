import HospitalCore

/// What is reported for an item: the fact that a scoring method turns into points.
public enum ReportedValue: Equatable, Sendable {
    /// A measured value.
    case value(Decimal)
    /// A ratio by its numerator and denominator; 0/0 is missing, n/0 is an error (decision 6).
    case quotient(numerator: Decimal, denominator: Decimal)
    /// A value and the one a year or a period before; `nil` when there was none.
    case change(now: Decimal, last: Decimal?)
    /// What was found against the unit; an empty list says that nothing was found.
    case deductions([Deduction])
    /// Points given by a rater, at most the weight of the item.
    case assessed(Decimal)
    /// Nothing was reported by the deadline.
    case notReported

    /// The value as an exact rate; `nil` when it is missing.
    package func rate(for method: String) throws(ScoringError) -> Rate? {
        switch self {
        case .value(let value): return Rate(value)
        case .quotient(let numerator, let denominator):
            guard denominator != .zero else {
                guard numerator == .zero else { throw .denominatorZero(numerator: numerator) }
                return nil
            }
            return try ScoringError.checked { () throws(NumberError) in
                try Rate(numerator).divided(by: Rate(denominator))
            }
        case .notReported: return nil
        case .change, .deductions, .assessed:
            throw .valueKind(method: method, expected: "value, quotient")
        }
    }
}

/// A finding that costs points: which rule, how often, and the evidence for it (S-015).
public struct Deduction: Equatable, Sendable {
    /// The code of the rule.
    public let rule: String
    /// How often, or how many units; not negative.
    public let count: Decimal
    /// What proves it: a record, a photo, a date.
    ///
    /// Never empty.
    public let evidence: String

    /// A finding against a unit.
    public init(rule: String, count: Decimal = .one, evidence: String) {
        self.rule = rule
        self.count = count
        self.evidence = evidence
    }
}
