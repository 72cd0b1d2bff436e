import HospitalCore

/// What a unit is appraised by and how its score is put together (考核方案), frozen before the period.
///
///     part score = base × Σ points / Σ weights of the items that apply, or base − Σ deductions
///     composite  = Σ part score × part weight / Σ weights of the parts that apply
///
/// The hospital's own scheme has three parts: 指标绩效, 职能绩效 and 过程控制绩效 (S-018). Parts and items are
/// data. The weights of the items in a part total exactly 100, those of the parts exactly 100 %.
/// - Source: ``AppraisalCitation/hospitalRules2015``, S-018, S-032 to S-034
public struct AppraisalScheme: Equatable, Sendable {
    /// The name, printed on every scorecard.
    public let name: String
    /// The parts, in the order they are printed.
    public let parts: [SchemePart]
    /// Base, rounding and pay coefficient.
    public let terms: AppraisalTerms

    /// A scheme whose weights tie out.
    ///
    /// Checked in this order: codes, the items of each part, the parts.
    /// - Throws: `codeDuplicate`; `itemWeightsTotal` naming the part and its total;
    ///   `partWeightsTotal`; `scoring` for a negative weight.
    public init(
        name: String, parts: [SchemePart], terms: AppraisalTerms = .base100
    ) throws(AppraisalError) {
        self.name = name
        self.parts = parts
        self.terms = terms
        try checkCodes()
        for part in parts { try part.checkWeights() }
        let total = parts.reduce(Rate.zero) { $0 + Rate($1.weight) }
        guard total == Rate(100) else {
            throw .partWeightsTotal(scheme: name, total: try AppraisalError.shown(total))
        }
    }

    /// Items and parts are looked up by code, so no code may stand twice.
    private func checkCodes() throws(AppraisalError) {
        var seen: Set<String> = []
        for part in parts {
            for code in [part.code] + part.items.map(\.code) where !seen.insert(code).inserted {
                throw .codeDuplicate(code)
            }
        }
    }

    /// The codes for which something is reported: items, and parts that are scored by deductions.
    public var reportedCodes: [String] {
        parts.flatMap { part in
            switch part.content {
            case .items(let items): return items.map(\.code)
            case .deductions: return [part.code]
            }
        }
    }
}

/// The terms of a scheme that hold for every part.
public struct AppraisalTerms: Equatable, Sendable {
    /// Which values the next step of the calculation takes (decision 1).
    public enum Basis: String, CaseIterable, Sendable {
        /// The printed points and part scores, so that a reader can add up what he sees.
        case published
        /// The exact values; only the composite is rounded.
        case exact
    }

    /// What the composite is divided by to become the pay coefficient.
    public enum CoefficientDivisor: String, CaseIterable, Sendable {
        /// Always 100: 104 of 110 pays 1.04 (统一按100分折算).
        case hundred
        /// The base: 104 of 110 pays 0.9455.
        case base
    }

    /// The score of a unit that fulfils everything: 100, or 110 where the benchmark is hard to
    /// reach.
    public let base: Decimal
    /// Which values the next step takes.
    public let basis: Basis
    /// What the composite is divided by.
    public let coefficientDivisor: CoefficientDivisor

    /// Base 100, printed values, coefficient = composite ÷ 100.
    public static let base100 = AppraisalTerms(unchecked: Decimal(100))
    /// Base 110, printed values, coefficient = composite ÷ 100 (decision 10).
    public static let base110 = AppraisalTerms(unchecked: Decimal(110))

    private init(unchecked base: Decimal) {
        self.base = base
        basis = .published
        coefficientDivisor = .hundred
    }

    /// Terms of the hospital's own.
    /// - Throws: `scoring` when the base is not above zero.
    public init(
        base: Decimal, basis: Basis = .published, coefficientDivisor: CoefficientDivisor = .hundred
    ) throws(AppraisalError) {
        try AppraisalError.at(nil) { () throws(ScoringError) in
            try ScoringError.requirePositive(base, "base")
        }
        self.base = base
        self.basis = basis
        self.coefficientDivisor = coefficientDivisor
    }
}
