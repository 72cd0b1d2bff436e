/// A named table of a result: what a host reads with a cursor, as CSV or as an Arrow stream.
public struct ResultTable: Hashable, Sendable {
    /// The name, unique in its result.
    public let name: String
    /// The columns, from left to right.
    public let columns: [ResultColumn]
    /// The rows; each has one value per column.
    public private(set) var rows: [[ResultValue]]

    /// A table with its columns and rows.
    public init(name: String, columns: [ResultColumn], rows: [[ResultValue]] = []) {
        self.name = name
        self.columns = columns
        self.rows = rows
    }

    /// Adds a row at the end.
    public mutating func append(_ row: [ResultValue]) { rows.append(row) }
}

/// A column of a result table.
public struct ResultColumn: Hashable, Sendable {
    /// What the values of a column are.
    public enum Kind: Int32, Sendable {
        /// Text, also exact decimals and amounts in yuan.
        case text = 1
        /// 64-bit whole numbers: counts, days, months, fen.
        case integer = 2
        /// Statistics in binary floating point; never money.
        case real = 3
    }

    /// What texts and whole numbers stand for, where a reader with more types than these can use
    /// it; a result with Arrow types does.
    public enum Meaning: Sendable {
        /// Nothing but themselves.
        case plain
        /// A text is one of a few codes that come again and again.
        case code
        /// A text is an exact decimal or an amount in yuan.
        case decimal
        /// A whole number is a day yyyymmdd.
        case day
    }

    /// The name in snake case; amounts in fen end in `_fen`.
    public let name: String
    /// What the values are.
    public let kind: Kind
    /// What they stand for.
    public let meaning: Meaning
    /// The label shown to a Chinese reader.
    public let chinese: String
    /// The label shown to an English reader.
    public let english: String

    /// A column.
    public init(
        _ name: String, _ kind: Kind, as meaning: Meaning = .plain, zh chinese: String,
        en english: String
    ) {
        self.name = name
        self.kind = kind
        self.meaning = meaning
        self.chinese = chinese
        self.english = english
    }
}

/// One value of a result table.
public enum ResultValue: Hashable, Sendable {
    /// No value; missing is not zero.
    case null
    /// Text or an exact decimal.
    case text(String)
    /// A whole number.
    case integer(Int64)
    /// A statistic.
    case real(Double)
}
