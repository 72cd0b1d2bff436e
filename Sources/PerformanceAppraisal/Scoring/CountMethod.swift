import HospitalCore

/// Points for each one, up to a cap (计数奖励): reported adverse events, papers, suggestions.
///
///     points = min(count × points each, cap)
public struct CountMethod: Equatable, Sendable {
    /// Points for each one, above zero.
    public let each: Decimal
    /// The most points, above zero.
    public let cap: Decimal

    /// Points for each one.
    /// - Throws: `parameterNotPositive` for points or a cap that is not above zero.
    public init(each: Decimal, cap: Decimal) throws(ScoringError) {
        try ScoringError.requirePositive(each, "each")
        try ScoringError.requirePositive(cap, "cap")
        self.each = each
        self.cap = cap
    }

    func points(of count: Rate) throws(ScoringError) -> Rate {
        guard count >= .zero else {
            throw .negativeValue(
                try ScoringError.checked { () throws(NumberError) in try count.published() })
        }
        return min(count * Rate(each), Rate(cap))
    }
}
