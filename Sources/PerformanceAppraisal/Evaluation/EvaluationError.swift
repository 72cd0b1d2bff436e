import HospitalCore

/// Why alternatives cannot be evaluated.
///
/// Nothing that is not a number ever leaves an evaluation: what a method does not define is refused
/// here or decided in its own file.
public enum EvaluationError: HospitalError, Equatable {
    /// There is no alternative or no criterion.
    case empty
    /// A row has another number of values than there are criteria.
    case rowLength(alternative: String, expected: Int, found: Int)
    /// A code stands twice among alternatives or criteria.
    case duplicate(String)
    /// The number of weights is not that of the criteria.
    case weightCount(expected: Int, found: Int)
    /// A weight is negative, or all are zero.
    case weightInvalid(value: Decimal)
    /// A method divides by a value that is zero or negative, or takes its share.
    case notPositive(criterion: String, alternative: String, value: Decimal)
    /// A criterion that should be as high as possible is needed.
    case lowNotAllowed(criterion: String, method: String)
    /// A parameter outside of its range.
    case parameterInvalid(name: String, value: String)
    /// A comparison matrix whose entries do not mirror each other, or are not positive.
    case notReciprocal(row: Int, column: Int)
    /// More criteria than the named table of random indices has.
    case tableTooShort(table: String, count: Int)
    /// A criterion of a class that is not there, or not in exactly one class.
    case classInvalid(criterion: String)
    /// A hospital has no value of a criterion in a period.
    case valueMissing(hospital: String, period: String, criterion: String)
    /// A result is too large for a number.
    case outOfRange(String)

    /// The message with its figures.
    public var finding: Finding {
        switch self {
        case .empty: return Finding(.evaluationEmpty)
        case .rowLength(let alternative, let expected, let found):
            return Finding(
                .evaluationRowLength,
                [
                    "alternative": .text(alternative), "expected": .count(expected),
                    "found": .count(found),
                ])
        case .duplicate(let code): return Finding(.evaluationDuplicate, ["code": .text(code)])
        case .weightCount(let expected, let found):
            return Finding(
                .evaluationWeightCount,
                [
                    "expected": .count(expected), "found": .count(found),
                ])
        case .weightInvalid(let value):
            return Finding(.evaluationWeightInvalid, ["value": .text(value.description)])
        case .notPositive(let criterion, let alternative, let value):
            return Finding(
                .evaluationNotPositive,
                [
                    "criterion": .text(criterion), "alternative": .text(alternative),
                    "value": .text(value.description),
                ])
        case .lowNotAllowed(let criterion, let method):
            return Finding(
                .evaluationLowNotAllowed,
                [
                    "criterion": .text(criterion), "method": .text(method),
                ])
        case .parameterInvalid(let name, let value):
            return Finding(
                .evaluationParameterInvalid,
                [
                    "name": .text(name), "value": .text(value),
                ])
        case .notReciprocal(let row, let column):
            return Finding(
                .comparisonNotReciprocal,
                [
                    "row": .count(row), "column": .count(column),
                ])
        case .tableTooShort(let table, let count):
            return Finding(
                .comparisonTableTooShort,
                [
                    "table": .text(table), "count": .count(count),
                ])
        case .classInvalid(let criterion):
            return Finding(.evaluationClassInvalid, ["criterion": .text(criterion)])
        case .valueMissing(let hospital, let period, let criterion):
            return Finding(
                .evaluationValueMissing,
                [
                    "hospital": .text(hospital), "period": .text(period),
                    "criterion": .text(criterion),
                ])
        case .outOfRange(let object):
            return Finding(.evaluationOutOfRange, ["object": .text(object)])
        }
    }
}
