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
        case .malformed(let text):
            return Finding(.numberMalformed, ["value": Self.quoted(text)])
        case .tooManyDecimals(let text, let allowed):
            return Finding(
                .numberTooManyDecimals, ["value": Self.quoted(text), "allowed": .count(allowed)])
        case .outOfRange(let text):
            return Finding(.numberOutOfRange, ["value": Self.quoted(text)])
        case .divisionByZero(let text):
            return Finding(.divisionByZero, ["value": Self.quoted(text)])
        }
    }

    /// The beginning of the text: what is no number may be a file of some megabytes.
    private static func quoted(_ text: String) -> MessageValue {
        let scalars = text.unicodeScalars
        let end = scalars.index(scalars.startIndex, offsetBy: 80, limitedBy: scalars.endIndex)
        guard let end, end != scalars.endIndex else { return .text(text) }
        return .text(String(scalars[..<end]) + "…")
    }
}
