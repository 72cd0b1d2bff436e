import HospitalCore

/// What can be wrong with a scoring method or with the value that is scored by it.
public enum ScoringError: HospitalError, Equatable {
    /// A parameter that must be above zero is not.
    case parameterNotPositive(parameter: String, value: Decimal)
    /// Values that must rise strictly, or all differ, do not: reference points, standards, limits.
    case parametersNotOrdered(parameter: String, values: [Decimal])
    /// Between two steps of a ladder lies a value that no step takes.
    case ladderGap(from: Decimal?, to: Decimal?)
    /// Two steps of a ladder take the same value.
    case ladderOverlap(from: Decimal?, to: Decimal?)
    /// The method is given another kind of value than it scores.
    case valueKind(method: String, expected: String)
    /// A numerator without a denominator: n/0 with n ≠ 0.
    case denominatorZero(numerator: Decimal)
    /// A count or a given score is below zero.
    case negativeValue(Decimal)
    /// A given score exceeds the points of its item.
    case scoreAboveMaximum(score: Decimal, maximum: Decimal)
    /// A deduction names a rule that the item does not have.
    case deductionRuleUnknown(rule: String, nearest: String?)
    /// A deduction carries no evidence.
    case evidenceMissing(rule: String)
    /// Two rules of one item carry the same code.
    case ruleDuplicate(rule: String)
    /// Neither history nor industry gives a value to measure against.
    case benchmarkMissing
    /// An exact result does not fit.
    case outOfRange(String)

    /// The message with the figures; an item is added by ``AppraisalError``.
    public var finding: Finding { finding(at: nil) }

    /// The message with the figures and, where known, the part and item they belong to.
    func finding(at place: String?) -> Finding {
        let (message, values) = content
        guard let place else { return Finding(message, values) }
        return Finding(message, values.merging(["item": .text(place)]) { own, _ in own })
    }

    private var content: (Message, [String: MessageValue]) {
        switch self {
        case .parameterNotPositive(let name, let value):
            return (.scoringParameterNotPositive, ["name": .text(name), "value": text(value)])
        case .parametersNotOrdered(let name, let values):
            let list = values.map(\.description).joined(separator: ", ")
            return (.scoringParametersNotOrdered, ["name": .text(name), "value": .text(list)])
        case .ladderGap(let from, let to):
            return (.ladderGap, ["from": bound(from), "to": bound(to)])
        case .ladderOverlap(let from, let to):
            return (.ladderOverlap, ["from": bound(from), "to": bound(to)])
        case .valueKind(let method, let expected):
            return (.scoringValueKind, ["method": .text(method), "expected": .text(expected)])
        case .denominatorZero(let numerator):
            return (.scoringDenominatorZero, ["value": text(numerator)])
        case .negativeValue(let value): return (.scoringNegativeValue, ["value": text(value)])
        case .scoreAboveMaximum(let score, let maximum):
            return (.scoreAboveMaximum, ["value": text(score), "maximum": text(maximum)])
        case .deductionRuleUnknown(let rule, let nearest):
            let hint = nearest.map { ["nearest": MessageValue.text($0)] } ?? [:]
            return (.deductionRuleUnknown, hint.merging(["rule": .text(rule)]) { own, _ in own })
        case .evidenceMissing(let rule): return (.deductionEvidenceMissing, ["rule": .text(rule)])
        case .ruleDuplicate(let rule): return (.deductionRuleDuplicate, ["rule": .text(rule)])
        case .benchmarkMissing: return (.benchmarkMissing, [:])
        case .outOfRange(let value): return (.scoreOutOfRange, ["value": .text(value)])
        }
    }

    private func text(_ value: Decimal) -> MessageValue { .text(value.description) }

    /// An open end of a ladder reads as infinity, which GBK has.
    private func bound(_ value: Decimal?) -> MessageValue { .text(value?.description ?? "∞") }
}

extension ScoringError {
    /// An arithmetic fault inside of a formula.
    init(_ error: NumberError) {
        switch error {
        case .outOfRange(let text), .malformed(let text), .tooManyDecimals(let text, _),
            .divisionByZero(let text):
            self = .outOfRange(text)
        }
    }

    /// Runs arithmetic and reports what does not fit as a scoring error.
    static func checked<Value>(
        _ body: () throws(NumberError) -> Value
    ) throws(ScoringError) -> Value {
        do { return try body() } catch { throw ScoringError(error) }
    }

    /// Refuses a parameter that is not above zero.
    static func requirePositive(_ value: Decimal, _ parameter: String) throws(ScoringError) {
        guard value > .zero else { throw .parameterNotPositive(parameter: parameter, value: value) }
    }

    /// Refuses parameters that do not rise strictly.
    static func requireRising(_ values: [Decimal], _ parameter: String) throws(ScoringError) {
        guard zip(values, values.dropFirst()).allSatisfy({ $0 < $1 }) else {
            throw .parametersNotOrdered(parameter: parameter, values: values)
        }
    }
}
