import HospitalCore

/// Efficacy between five standard values (五档功效系数法).
///
///     share = lower coefficient + way × (upper coefficient − lower coefficient)
///     way   = (actual − lower standard) / (upper standard − lower standard)
///
/// The standards are the excellent, good, average, low and poor value with the coefficients 1, 0.8,
/// 0.6, 0.4 and 0.2 (上档, 本档). A value as good as the best earns the whole weight, one worse than
/// the worst earns nothing.
/// - Source: ``AppraisalCitation/enterprisePerformance2006``
public struct TieredEfficacyMethod: Equatable, Sendable {
    /// The five standard values from the best to the worst: falling, or rising where less is
    /// better.
    public let standards: [Decimal]

    /// The coefficients of the five standards: 1, 0.8, 0.6, 0.4, 0.2.
    private static let coefficients = [100, 80, 60, 40, 20].map { Rate(hundredths: $0) }

    /// Five standard values from the best to the worst.
    /// - Throws: `parametersNotOrdered` unless they are five that all rise or all fall.
    public init(standards: [Decimal]) throws(ScoringError) {
        let steps = zip(standards, standards.dropFirst())
        let isOrdered = steps.allSatisfy { $0 > $1 } || steps.allSatisfy { $0 < $1 }
        guard standards.count == Self.coefficients.count, isOrdered else {
            throw .parametersNotOrdered(parameter: "standards", values: standards)
        }
        self.standards = standards
    }

    func share(of actual: Rate) throws(ScoringError) -> Rate {
        let isLowBetter = standards[0] < standards[1]
        func reaches(_ standard: Decimal) -> Bool {
            isLowBetter ? actual <= Rate(standard) : actual >= Rate(standard)
        }
        guard let tier = standards.firstIndex(where: reaches) else { return .zero }
        guard tier > 0 else { return .one }
        let way = try actual.share(from: standards[tier], to: standards[tier - 1])
        let (lower, upper) = (Self.coefficients[tier], Self.coefficients[tier - 1])
        return lower + way * (upper - lower)
    }
}
