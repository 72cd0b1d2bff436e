import HospitalCore

/// The efficacy coefficient (功效系数法): 60 at the unacceptable value, 100 at the satisfactory one.
///
///     coefficient = 60 + 40 × (actual − unacceptable) / (satisfactory − unacceptable)
///     points = weight × coefficient / 100
///
/// The unacceptable value may lie above the satisfactory one: then less is better. Without clamping
/// the coefficient goes below 60, below 0 and above 100 as the value does.
public struct EfficacyMethod: Equatable, Sendable {
    /// The value that just passes (不允许值).
    public let unacceptable: Decimal
    /// The value that satisfies (满意值).
    public let satisfactory: Decimal
    /// Whether the coefficient is held between 0 and 100.
    public let isClamped: Bool

    /// A coefficient between two values.
    /// - Throws: `parametersNotOrdered` when both are equal.
    public init(
        unacceptable: Decimal, satisfactory: Decimal, isClamped: Bool = false
    ) throws(ScoringError) {
        guard unacceptable != satisfactory else {
            throw .parametersNotOrdered(
                parameter: "unacceptable, satisfactory", values: [unacceptable, satisfactory])
        }
        self.unacceptable = unacceptable
        self.satisfactory = satisfactory
        self.isClamped = isClamped
    }

    /// The coefficient of a value, rounded half away from zero to four decimals.
    /// - Throws: `outOfRange`.
    public func coefficient(of actual: Rate) throws(ScoringError) -> Decimal {
        let share = try share(of: actual)
        return try ScoringError.checked { () throws(NumberError) in
            try (share * Rate(100)).decimal(digits: 4, rounding: .halfAwayFromZero)
        }
    }

    func share(of actual: Rate) throws(ScoringError) -> Rate {
        let way = try actual.share(from: unacceptable, to: satisfactory)
        let share = EfficacyMethod.passing + (Rate.one - EfficacyMethod.passing) * way
        return isClamped ? share.clamped(from: .zero, to: .one) : share
    }

    /// The share at the unacceptable value: 60 of 100.
    private static let passing = Rate(hundredths: 60)
}
