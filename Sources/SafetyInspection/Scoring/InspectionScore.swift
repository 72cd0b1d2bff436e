import HospitalCore

/// What an inspection scored (检查得分), with everything that explains it.
///
///     percent = 100 × Σ earned ÷ Σ maximum                       sections pooled
///     percent = 100 × Σ weight(s) × earned(s) ÷ maximum(s) ÷ Σ weight(s)      sections weighted
///
/// Sums run over what counts by the policy. The exact value is rounded once, half away from zero,
/// to the decimals of the policy; pass mark and grade look at that published value (decision 1).
/// When nothing counts there is no percentage: neither 0 nor 100.
public struct InspectionScore: Equatable, Sendable {
    /// How an inspection ended.
    public enum Result: String, CaseIterable, Sendable {
        /// At or above the pass mark, no veto.
        case pass
        /// Below the pass mark, vetoed, or failed by a rule of policy or template.
        case fail
        /// Required items have no answer and the policy blocks.
        case incomplete
        /// Nothing counts.
        case notApplicable = "not_applicable"
    }

    /// The score of one item.
    public struct Item: Hashable, Sendable {
        /// Why an item counts as it does.
        public enum Standing: String, CaseIterable, Sendable {
            /// Answered.
            case answered
            /// Answered as not applicable, or with a choice that has no score.
            case notApplicable = "not_applicable"
            /// Without an answer.
            case unanswered
            /// Not fallen due.
            case notDue = "not_due"
            /// Not asked, by a condition.
            case notAsked = "not_asked"
        }

        /// The code of the item.
        public let code: String
        /// What a failure of it means.
        public let criticality: Criticality
        /// Why it counts as it does.
        public let standing: Standing
        /// The points earned.
        public let earned: Decimal
        /// The points that counted; 0 for an item outside of the score.
        public let maximum: Decimal
        /// Whether the answer lost anything or is a failure by itself.
        public let isFailed: Bool
    }

    /// The sums of one section with everything below it.
    public struct Section: Equatable, Sendable {
        /// The code of the section.
        public let code: String
        /// The title of the section.
        public let title: String
        /// The points earned.
        public let earned: Decimal
        /// The points that counted.
        public let maximum: Decimal
        /// The published percentage; `nil` when nothing counts.
        public let percent: Decimal?
    }

    /// The template that was answered.
    public let template: ChecklistTemplate.Identity
    /// The policy that made the score.
    public let policy: ScoringPolicy
    /// Every item in the order of the questions.
    public let items: [Item]
    /// Every section, nested ones after the one that holds them.
    public let sections: [Section]
    /// The points earned in all.
    public let earned: Decimal
    /// The points that counted in all.
    public let maximum: Decimal
    /// The published percentage before a veto; `nil` when nothing counts.
    public let rawPercent: Decimal?
    /// The published percentage; `nil` when nothing counts.
    public let percent: Decimal?
    /// How the inspection ended.
    public let result: Result
    /// The grade; the lowest after a veto, `nil` without a percentage.
    public let grade: GradeSet.Grade?
    /// The codes of the items that vetoed.
    public let vetoItems: [String]

    /// The codes of answered items that lost anything: each is a finding (decision 12).
    public var failedItems: [String] { items.filter(\.isFailed).map(\.code) }
    /// The codes of the failed key items.
    public var failedKeyItems: [String] {
        items.filter { $0.isFailed && $0.criticality == .key }.map(\.code)
    }
    /// How many items have a standing.
    public func count(of standing: Item.Standing) -> Int {
        items.count { $0.standing == standing }
    }
}

extension CompletedChecklist {
    /// The score under a policy.
    /// - Throws: the policy errors; `unanswered` and `notApplicableRefused` naming the first item
    ///   in the order of the questions; `sectionsWithoutWeights`.
    public func scored(under policy: ScoringPolicy) throws(InspectionError) -> InspectionScore {
        try policy.check()
        let tally = try InspectionTally(self, policy: policy)
        let rawPercent = try tally.percent()
        let percent = tally.vetoItems.isEmpty ? rawPercent : rawPercent.map { policy.vetoed($0) }
        return InspectionScore(
            template: template.identity, policy: policy, items: tally.items,
            sections: tally.sectionScores(), earned: PointUnits.decimal(tally.earned),
            maximum: PointUnits.decimal(tally.maximum), rawPercent: rawPercent, percent: percent,
            result: result(of: tally, percent: percent),
            grade: percent.map {
                tally.vetoItems.isEmpty
                    ? policy.grades.grade(ofPublished: $0) : policy.grades.lowest
            },
            vetoItems: tally.vetoItems)
    }

    /// Incomplete comes first, because the missing answers may still veto; then the failures by
    /// rule; then whether there is anything to judge; then the pass mark.
    private func result(of tally: InspectionTally, percent: Decimal?) -> InspectionScore.Result {
        let policy = tally.policy
        if tally.isBlocked { return .incomplete }
        if !tally.vetoItems.isEmpty { return .fail }
        if template.passRule == .everyItem, tally.items.contains(where: \.isFailed) { return .fail }
        if policy.notApplicable == .fail,
            tally.items.contains(where: { $0.standing == .notApplicable })
        {
            return .fail
        }
        guard let percent else { return .notApplicable }
        return percent >= policy.pass ? .pass : .fail
    }
}

extension ScoringPolicy {
    /// The percentage after a veto, with the decimals of the policy.
    fileprivate func vetoed(_ percent: Decimal) -> Decimal {
        switch vetoEffect {
        case .keep: percent
        case .cap(let cap): min(percent, published(cap))
        case .zero: published(.zero)
        }
    }

    /// At most 100 with at most 6 decimals, so rounding cannot run out of digits.
    private func published(_ value: Decimal) -> Decimal {
        (try? value.rounded(toScale: decimals, .halfAwayFromZero)) ?? value
    }
}
