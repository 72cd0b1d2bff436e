import HospitalCore

/// Why units by indicators cannot be scored; both are counted from 1.
public enum ScoreMatrixError: HospitalError, Equatable {
    /// There is no unit or no indicator.
    case empty
    /// An array has another number of elements than units and indicators say.
    case size(array: String, expected: Int, found: Int)
    /// The method of an indicator is not one.
    case method(indicator: Int, ScoringError)
    /// A method has another number of parameters.
    case parameterCount(indicator: Int, expected: String, found: Int)
    /// A value is missing, and the policy does not allow it.
    case missing(unit: Int, indicator: Int)
    /// A unit without any value that weighs something, so there is nothing to rate it by.
    case nothingReported(unit: Int)
    /// The points of indicators up to this one do not fit 62 bits.
    case indicatorOutOfRange(Int)
    /// The score of a unit, without its sign, does not fit 62 bits.
    case unitOutOfRange(Int)
    /// A unit of a group that is not there.
    case groupUnknown(unit: Int, group: Int, count: Int)

    /// The message with its figures.
    public var finding: Finding {
        switch self {
        case .empty: return Finding(.scoreMatrixEmpty)
        case .size(let array, let expected, let found):
            return Finding(
                .scoreMatrixSize,
                [
                    "name": .text(array), "expected": .count(expected), "found": .count(found),
                ])
        case .method(let indicator, let error): return error.finding(at: "KPI \(indicator)")
        case .parameterCount(let indicator, let expected, let found):
            return Finding(
                .scoreMatrixParameters,
                [
                    "indicator": .count(indicator), "expected": .text(expected),
                    "found": .count(found),
                ])
        case .missing(let unit, let indicator):
            return Finding(
                .scoreMatrixValueMissing,
                [
                    "unit": .count(unit), "indicator": .count(indicator),
                ])
        case .nothingReported(let unit):
            return Finding(.scoreMatrixNothingReported, ["unit": .count(unit)])
        case .indicatorOutOfRange(let indicator):
            return Finding(.scoreMatrixIndicatorRange, ["indicator": .count(indicator)])
        case .unitOutOfRange(let unit):
            return Finding(.scoreMatrixUnitRange, ["unit": .count(unit)])
        case .groupUnknown(let unit, let group, let count):
            return Finding(
                .scoreMatrixGroupUnknown,
                [
                    "unit": .count(unit), "group": .count(group), "count": .count(count),
                ])
        }
    }
}
