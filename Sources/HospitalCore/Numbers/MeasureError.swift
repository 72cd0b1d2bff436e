/// What can be wrong with a ratio, a quantity, weights or a cascade of targets.
public enum MeasureError: HospitalError, Hashable {
    /// Something is divided by nothing.
    case denominatorZero(numerator: String, denominator: String)
    /// Nothing is divided by nothing where a value is needed.
    case ratioMissing(numerator: String, denominator: String)
    /// Two units measure different things.
    case unitsDiffer(String, String)
    /// A unit that the library does not know.
    case unitUnknown(String, nearest: String?)
    /// A unit that is no positive multiple of its base unit.
    case unitFactorInvalid(unit: String, factor: String)
    /// The parts of a target do not add up to it.
    case cascadeUnbalanced(unit: String, target: String, sum: String)
    /// A tree of targets has too many levels.
    case cascadeTooDeep(limit: Int)
    /// Splitting by weights fails.
    case apportionment(ApportionmentError)
    /// A result has too many digits.
    case number(NumberError)

    /// The message with the figures.
    public var finding: Finding {
        switch self {
        case .denominatorZero(let numerator, let denominator):
            return Finding(
                .denominatorZero,
                [
                    "numerator": .text(numerator), "denominator": .text(denominator),
                ])
        case .ratioMissing(let numerator, let denominator):
            return Finding(
                .ratioMissing,
                [
                    "numerator": .text(numerator), "denominator": .text(denominator),
                ])
        case .unitsDiffer(let one, let other):
            return Finding(.unitsDiffer, ["one": .text(one), "other": .text(other)])
        case .unitUnknown(let unit, let nearest):
            var values: [String: MessageValue] = ["unit": .text(unit)]
            values["nearest"] = nearest.map { .text($0) }
            return Finding(.measureUnitUnknown, values)
        case .unitFactorInvalid(let unit, let factor):
            return Finding(.unitFactorInvalid, ["unit": .text(unit), "value": .text(factor)])
        case .cascadeUnbalanced(let unit, let target, let sum):
            return Finding(
                .cascadeUnbalanced,
                [
                    "unit": .text(unit), "amount": .text(target), "sum": .text(sum),
                ])
        case .cascadeTooDeep(let limit):
            return Finding(.cascadeTooDeep, ["limit": .count(limit)])
        case .apportionment(let error): return error.finding
        case .number(let error): return error.finding
        }
    }
}
