/// Why a system of linear equations has no exact solution to give.
public enum LinearSystemError: HospitalError, Hashable {
    /// The equations have no solution or more than one.
    case singular(unknowns: Int)
    /// There are more unknowns than are solved exactly.
    case tooManyUnknowns(Int, limit: Int)
    /// The coefficients are not a square, or a right-hand side has another length.
    case shapeMismatch(expected: Int, given: Int)
    /// The magnitudes of a row or a column of coefficients add up beyond 127 bits.
    case outOfRange
    /// The solution found does not satisfy the equations: a fault of the library.
    case notVerified

    /// The message with the figures.
    public var finding: Finding {
        switch self {
        case .singular(let unknowns):
            return Finding(.linearSystemSingular, ["count": .count(unknowns)])
        case .tooManyUnknowns(let count, let limit):
            return Finding(
                .linearSystemTooLarge, ["count": .count(count), "limit": .count(limit)])
        case .shapeMismatch(let expected, let given):
            return Finding(
                .linearSystemShape, ["expected": .count(expected), "count": .count(given)])
        case .outOfRange:
            return Finding(.linearSystemOutOfRange)
        case .notVerified:
            return Finding(.internalFault, ["detail": .text("linear system not verified")])
        }
    }
}
