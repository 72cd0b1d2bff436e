/// What can be wrong with a number that comes from outside.
public enum NumberError: HospitalError, Hashable {
    /// The text is no plain decimal number (`-1234.50`).
    case malformed(String)
    /// The number has more decimals than the field takes.
    case tooManyDecimals(String, allowed: Int)
    /// The number has more than 38 digits, or an exact result does not fit.
    case outOfRange(String)
    /// The divisor is zero.
    case divisionByZero(String)

    /// The message with the text that was refused.
    public var finding: Finding {
        switch self {
        case .malformed(let text): return Finding(.numberMalformed, ["value": .text(text)])
        case .tooManyDecimals(let text, let allowed):
            return Finding(
                .numberTooManyDecimals, ["value": .text(text), "allowed": .count(allowed)])
        case .outOfRange(let text): return Finding(.numberOutOfRange, ["value": .text(text)])
        case .divisionByZero(let text): return Finding(.divisionByZero, ["value": .text(text)])
        }
    }
}
