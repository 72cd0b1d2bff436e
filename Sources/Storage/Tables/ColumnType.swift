/// What a column of a published table holds: the whole list, a contract for ever (decision 20).
///
/// There is no binary fraction and no NUMERIC: SQLite turns the '1.10' of a NUMERIC column into the
/// double 1.1, so exact decimals travel as canonical text and money as whole fen.
public enum ColumnType: Hashable, Sendable {
    /// A code of a department, a person, a batch: VARCHAR(64), never empty.
    case code
    /// Text of at most so many characters, 1 to 2000; may be empty.
    case text(Int)
    /// Text without a limit, such as JSON arguments; may be empty.
    case longText
    /// Money in whole fen (分): BIGINT, the name ends in `_fen`.
    case fen
    /// An exact decimal as canonical text such as `-1234.50`: VARCHAR(40).
    case decimal
    /// A calendar day yyyymmdd: INTEGER.
    case day
    /// An accounting month yyyymm: INTEGER.
    case month
    /// A local wall time yyyymmddhhmmss: BIGINT.
    case moment
    /// Yes or no, 1 or 0: SMALLINT.
    case flag
    /// How many, not negative: BIGINT.
    case count
    /// Any whole number: BIGINT.
    case integer

    /// The name in the published reference, such as `code`, `text(200)` or `fen`.
    public var name: String {
        switch self {
        case .code: "code"
        case .text(let length): "text(\(length))"
        case .longText: "long_text"
        case .fen: "fen"
        case .decimal: "decimal"
        case .day: "day"
        case .month: "month"
        case .moment: "moment"
        case .flag: "flag"
        case .count: "count"
        case .integer: "integer"
        }
    }

    /// The most characters of a code or a text; `nil` where there is no limit.
    public var limit: Int? {
        switch self {
        case .code: 64
        case .text(let length): length
        default: nil
        }
    }

    /// Whether the values are whole numbers; all others are text.
    public var isInteger: Bool {
        switch self {
        case .code, .text, .longText, .decimal: false
        case .fen, .day, .month, .moment, .flag, .count, .integer: true
        }
    }

    /// Whether an empty text is a value.
    ///
    /// Such a column is never NOT NULL, because Oracle stores the empty text as null.
    public var mayBeEmpty: Bool {
        switch self {
        case .text, .longText: true
        default: false
        }
    }

    /// The unit that the type fixes: fen, or the digits of a date; `nil` when the column says.
    public var unit: String? {
        switch self {
        case .fen: "fen"
        case .day: "yyyymmdd"
        case .month: "yyyymm"
        case .moment: "yyyymmddhhmmss"
        case .flag: "0/1"
        default: nil
        }
    }

    /// Bytes in a key, by the widest database (two per character, SQL Server); `nil` when the type
    /// cannot stand in a key, because it may be empty or has two spellings of one value.
    var keyWidth: Int? {
        switch self {
        case .code: 128
        case .text, .longText, .decimal: nil
        case .fen, .day, .month, .moment, .flag, .count, .integer: 8
        }
    }
}
