/// A value on its way into or out of a table.
public enum StoreValue: Hashable, Sendable {
    /// No value; missing is not zero.
    case null
    /// A whole number: fen, counts, days, moments.
    case integer(Int64)
    /// Text: codes, names, exact decimals.
    case text(String)
    /// A statistic of a query; no published column holds one.
    case real(Double)

    /// The whole number; `nil` for any other value.
    public var integer: Int64? {
        guard case .integer(let number) = self else { return nil }
        return number
    }

    /// The text; `nil` for any other value.
    public var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    /// The value as an audit trail seals it: whole numbers as digits, text as it is, null as `nil`.
    public var sealed: String? {
        switch self {
        case .null: nil
        case .integer(let number): String(number)
        case .text(let text): text
        case .real(let number): String(number)
        }
    }
}

extension StoreValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByNilLiteral
{
    /// A text.
    public init(stringLiteral text: String) { self = .text(text) }
    /// A whole number.
    public init(integerLiteral number: Int64) { self = .integer(number) }
    /// No value.
    public init(nilLiteral: ()) { self = .null }
}
