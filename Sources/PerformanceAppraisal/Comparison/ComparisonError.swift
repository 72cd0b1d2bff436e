import HospitalCore

/// Why scores of several cannot be compared.
public enum ComparisonError: HospitalError, Equatable {
    /// A percentage outside of 0 to 100.
    case quotaInvalid(Decimal)
    /// Somebody stands twice.
    case duplicate(String)
    /// A panel without ratings.
    case panelEmpty
    /// A negative number of ratings to leave out.
    case trimInvalid(Int)
    /// A result that does not fit.
    case outOfRange

    /// The message with its figures.
    public var finding: Finding {
        switch self {
        case .quotaInvalid(let percent):
            return Finding(.topQuotaInvalid, ["value": .text(percent.description)])
        case .duplicate(let code): return Finding(.comparisonDuplicate, ["code": .text(code)])
        case .panelEmpty: return Finding(.panelEmpty)
        case .trimInvalid(let count): return Finding(.panelTrimInvalid, ["value": .count(count)])
        case .outOfRange: return Finding(.comparisonOutOfRange)
        }
    }
}
