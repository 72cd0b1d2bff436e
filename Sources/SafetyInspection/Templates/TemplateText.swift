import HospitalCore

/// How parts of a template read in lists: `number 14..24 ℃`, `A above 24`.
extension AnswerKind {
    /// The kind with its settings.
    public var printed: String {
        switch self {
        case .yesNo: "yes_no"
        case .points: "points"
        case .occurrences(let deduction, let floor): "occurrences -\(deduction) floor \(floor)"
        case .number(let limits):
            "number \(Self.printed(limits.minimum))..\(Self.printed(limits.maximum)) \(limits.unit)"
        case .choice(let choices): "choice " + choices.map(\.printed).joined(separator: ";")
        case .text: "text"
        case .day: "day"
        case .photo: "photo"
        case .signature: "signature"
        }
    }

    private static func printed(_ limit: Decimal?) -> String { limit?.description ?? "" }
}

extension AnswerKind.Choice {
    /// `code=text`, its score, and a mark of exclamation for a failure.
    fileprivate var printed: String {
        "\(code)=\(text)(\(score?.description ?? "-"))\(isFailure ? "!" : "")"
    }
}

extension Answer {
    /// The answer as it is written down.
    public var printed: String {
        switch self {
        case .yes: "yes"
        case .no: "no"
        case .notApplicable: "not_applicable"
        case .points(let points): points.description
        case .occurrences(let count): String(count)
        case .number(let reading): reading.description
        case .choice(let text), .text(let text), .photo(let text): text
        case .day(let day): day.description
        case .signature(let person): person.code
        }
    }
}

extension ItemCondition {
    /// The tests as a sentence: `A above 24 and B missing`.
    public var printed: String {
        tests.map { "\($0.item) \($0.comparison.printed)" }
            .joined(separator: joining == .all ? " and " : " or ")
    }
}

extension ItemCondition.Comparison {
    fileprivate var printed: String {
        switch self {
        case .isAnswered(let expected): expected ? "answered" : "missing"
        case .equal(let answer): "equal \(answer.printed)"
        case .notEqual(let answer): "not_equal \(answer.printed)"
        case .below(let answer): "below \(answer.printed)"
        case .atMost(let answer): "at_most \(answer.printed)"
        case .above(let answer): "above \(answer.printed)"
        case .atLeast(let answer): "at_least \(answer.printed)"
        }
    }
}
