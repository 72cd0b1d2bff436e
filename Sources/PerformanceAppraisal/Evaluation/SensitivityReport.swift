import HospitalCore

/// Which choice of method moves which alternative (敏感性分析).
///
/// The same data are ranked by every variant of TOPSIS, by the rank-sum ratio, by grey relation and
/// by the composite index. What a variant refuses — a reciprocal of zero — is listed with the
/// reason. A rank that no choice moves can be defended; one that only a single variant gives
/// cannot.
public struct SensitivityReport: Equatable, Sendable {
    /// A ranking by one variant.
    public struct Ranking: Equatable, Sendable {
        /// The method: `topsis`, `rsr`, `gra`, `composite`.
        public let method: String
        /// The named choices of the variant.
        public let variant: String
        /// The ranks; `nil` when the variant refuses the data.
        public let ranks: [Int]?
        /// Why it refuses them.
        public let refusal: Finding?
    }

    /// How one alternative fares over all variants.
    public struct Span: Equatable, Sendable {
        /// The alternative.
        public let alternative: String
        /// The best rank any variant gives.
        public let best: Int
        /// The worst rank.
        public let worst: Int
        /// How many variants give another rank than the reference.
        public let moved: Int
    }

    /// The rankings, the reference first.
    public let rankings: [Ranking]
    /// The alternatives in their order.
    public let spans: [Span]
    /// The agreement of all rankings that were made.
    public let agreement: MethodAgreement

    /// A report against a reference variant.
    /// - Throws: what the reference variant refuses; `weightCount`.
    public init(
        of matrix: EvaluationMatrix, weights: CriterionWeights, reference: Topsis
    ) throws(EvaluationError) {
        let base = try reference.evaluated(matrix, weights: weights).ranks
        var rankings = [
            Ranking(
                method: "topsis", variant: reference.choices, ranks: base, refusal: nil)
        ]
        for variant in Topsis.variants where variant != reference {
            rankings.append(
                Self.ranking("topsis", variant.choices) { () throws(EvaluationError) in
                    try variant.evaluated(matrix, weights: weights).ranks
                })
        }
        for ranks in RankSumRatio.Ranks.allCases {
            rankings.append(
                Self.ranking("rsr", ranks.rawValue) { () throws(EvaluationError) in
                    let ratios = try RankSumRatio(matrix, weights: weights, ranks: ranks).ratios
                    return Self.ranks(of: ratios)
                })
        }
        for scale in GreyRelation.Normalisation.allCases {
            rankings.append(
                Self.ranking("gra", scale.rawValue) { () throws(EvaluationError) in
                    try GreyRelation(
                        matrix, weights: weights, normalisation: scale,
                        distinguishing: Self.usualDistinction
                    ).ranks
                })
        }
        let made = rankings.compactMap(\.ranks)
        self.rankings = rankings
        agreement = try MethodAgreement(made)
        spans = matrix.alternatives.enumerated().map { place, alternative in
            let ranks = made.map { $0[place] }
            return Span(
                alternative: alternative, best: ranks.min() ?? base[place],
                worst: ranks.max() ?? base[place], moved: ranks.count { $0 != base[place] })
        }
    }

    /// The distinguishing coefficient that grey relation usually has, 0.5.
    private static var usualDistinction: Decimal {
        (try? Decimal(significand: 5, scale: 1)) ?? .one
    }

    private static func ranking(
        _ method: String, _ variant: String, _ made: () throws(EvaluationError) -> [Int]
    ) -> Ranking {
        do {
            return Ranking(method: method, variant: variant, ranks: try made(), refusal: nil)
        } catch {
            return Ranking(method: method, variant: variant, ranks: nil, refusal: error.finding)
        }
    }

    /// Ranks of exact scores, the highest first; equal ones share a rank.
    private static func ranks(of scores: [Rate]) -> [Int] {
        scores.map { score in 1 + scores.count { $0 > score } }
    }
}

extension Topsis {
    /// Every variant there is.
    static var variants: [Topsis] {
        Positivisation.allCases.flatMap { positivisation in
            Normalisation.allCases.flatMap { normalisation in
                Weighting.allCases.map {
                    Topsis(
                        positivisation: positivisation, normalisation: normalisation,
                        weighting: $0)
                }
            }
        }
    }

    /// The named choices: `reciprocal/vector/matrix`.
    var choices: String {
        [positivisation.rawValue, normalisation.rawValue, weighting.rawValue]
            .joined(separator: "/")
    }
}
