import HospitalCore

/// What can be wrong with a scheme, a report or a veto.
public enum AppraisalError: HospitalError, Equatable {
    /// A method or value is wrong; the code of the part or item is given where it is known.
    case scoring(at: String?, ScoringError)
    /// The items of a part do not total 100.
    case itemWeightsTotal(part: String, total: Decimal)
    /// The parts do not total 100 %.
    case partWeightsTotal(scheme: String, total: Decimal)
    /// A code stands twice in a scheme.
    case codeDuplicate(String)
    /// The parts weigh other than the kind of unit allows.
    case profileViolated(profile: String, rule: PartProfile.Rule, weight: Decimal)
    /// The scheme has no such item.
    case itemUnknown(String, nearest: String?)
    /// An item is reported twice.
    case itemReportedTwice(String)
    /// An item is not reported and its policy is `error`.
    case itemNotReported(String)
    /// An item is reported that does not apply.
    case itemNotApplicable(String)
    /// A person or department rates itself.
    case raterIsRated(item: String, rater: Person.ID)
    /// A veto without reason or evidence.
    case vetoIncomplete(at: String)
    /// Nothing of the scheme applies.
    case nothingApplicable(scheme: String)

    /// The message with its figures.
    public var finding: Finding {
        switch self {
        case .scoring(let place, let error): return error.finding(at: place)
        case .itemWeightsTotal(let part, let total):
            return Finding(.itemWeightsTotal, ["part": .text(part), "total": shown(total)])
        case .partWeightsTotal(let scheme, let total):
            return Finding(.partWeightsTotal, ["scheme": .text(scheme), "total": shown(total)])
        case .codeDuplicate(let code):
            return Finding(.appraisalCodeDuplicate, ["code": .text(code)])
        case .profileViolated(let profile, let rule, let weight):
            return Finding(
                .profileViolated,
                [
                    "profile": .text(profile), "parts": .text(rule.parts.joined(separator: "+")),
                    "weight": shown(weight), "minimum": shown(rule.weight.lower),
                    "maximum": shown(rule.weight.upper),
                ])
        case .itemUnknown(let item, let nearest):
            let hint = nearest.map { ["nearest": MessageValue.text($0)] } ?? [:]
            return Finding(
                .appraisalItemUnknown, hint.merging(["item": .text(item)]) { own, _ in own })
        case .itemReportedTwice(let item): return Finding(.appraisalItemTwice, at(item))
        case .itemNotReported(let item): return Finding(.appraisalItemNotReported, at(item))
        case .itemNotApplicable(let item): return Finding(.appraisalItemNotApplicable, at(item))
        case .raterIsRated(let item, let rater):
            return Finding(.raterIsRated, ["item": .text(item), "rater": .text(rater.code)])
        case .vetoIncomplete(let item): return Finding(.vetoIncomplete, at(item))
        case .nothingApplicable(let scheme):
            return Finding(.nothingApplicable, ["scheme": .text(scheme)])
        }
    }

    private func at(_ item: String) -> [String: MessageValue] { ["item": .text(item)] }

    private func shown(_ value: Decimal) -> MessageValue { .text(value.description) }
}

extension AppraisalError {
    /// Runs scoring and says at which part or item it failed.
    static func at<Value>(
        _ place: String?, _ body: () throws(ScoringError) -> Value
    ) throws(AppraisalError) -> Value {
        do { return try body() } catch { throw .scoring(at: place, error) }
    }

    /// A total as a decimal without trailing zeros, for messages and comparisons.
    static func shown(_ total: Rate) throws(AppraisalError) -> Decimal {
        try at(nil) { () throws(ScoringError) in
            try ScoringError.checked { () throws(NumberError) in
                try total.decimal(digits: Decimal.maximumScale, rounding: .halfAwayFromZero)
            }
        }.normalized
    }
}
