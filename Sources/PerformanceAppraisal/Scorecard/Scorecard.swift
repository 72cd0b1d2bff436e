import HospitalCore

/// The score of a unit for a period with everything it was put together from (考核评分表).
///
/// Scores have two decimals, rounded half away from zero. Both the score and its percent of the
/// base are printed, because 104 of 110 and 94.55 % are the same thing seen twice (decision 10).
public struct Scorecard: Equatable, Sendable {
    /// Who was appraised.
    public let subject: AppraisalSubject
    /// The name of the scheme.
    public let scheme: String
    /// Base, rounding and pay coefficient of the scheme.
    public let terms: AppraisalTerms
    /// The parts, in the order of the scheme.
    public let parts: [PartScore]
    /// The composite score.
    public let composite: Decimal
    /// The composite in percent of the base.
    public let percentOfBase: Decimal
    /// The factor for pay: composite ÷ 100, or ÷ base where the scheme says so; four decimals.
    public let payCoefficient: Decimal
    /// The vetoes that were applied.
    public let vetoes: [Veto]
}

/// The score of one part.
public struct PartScore: Equatable, Sendable {
    /// The part of the scheme.
    public let part: SchemePart
    /// The score; `nil` when nothing of the part applies and its weight goes to the other parts.
    public let score: Decimal?
    /// The score in percent of the base; `nil` as the score.
    public let percentOfBase: Decimal?
    /// The weights of the items that apply; 100 when all do.
    public let applicableWeight: Decimal
    /// The points of the items that apply.
    public let points: Decimal
    /// The items, in the order of the scheme.
    public let items: [ItemScore]
    /// What was taken off, for a part that is scored by deductions.
    public let deductions: [AppliedDeduction]
    /// Whether the part counts zero by a veto.
    public let isVetoed: Bool
    /// The policy that stood in for a part that was not reported.
    public let missing: MissingPolicy?
}

/// The points of one item, and why.
public struct ItemScore: Equatable, Sendable {
    /// The item of the scheme.
    public let item: SchemeItem
    /// What was reported; `nil` when nothing was.
    public let reported: ReportedItem?
    /// The points; `nil` when the item is dropped.
    public let points: Decimal?
    /// The points in percent of the weight; `nil` when dropped or without weight.
    public let completion: Decimal?
    /// What was taken off, for an item that is scored by deductions.
    public let deductions: [AppliedDeduction]
    /// Whether the item counts zero by a veto.
    public let isVetoed: Bool
    /// The policy that stood in for a missing value; always listed (decision 6).
    public let missing: MissingPolicy?
}
