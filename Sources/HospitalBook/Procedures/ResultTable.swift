/// A named table of a result: what a host reads with a cursor, as CSV or as an Arrow stream.
///
/// A large table is not kept as rows: each is made when it is asked for, from what the result keeps
/// in columns. A table is a value all the same, and no later call changes it.
public struct ResultTable: Equatable, Sendable {
    /// Rows that are made when they are asked for.
    private struct MadeRows: Sendable {
        let count: Int
        let row: @Sendable (Int) -> [ResultValue]
    }

    /// The name, unique in its result.
    public let name: String
    /// The columns, from left to right.
    public let columns: [ResultColumn]
    /// The cells where all of them are kept in columns, which a cursor reads without making rows.
    public private(set) var cells: ResultCells?
    private let made: MadeRows?
    private var stored: [[ResultValue]]

    /// A table with its columns and rows.
    public init(name: String, columns: [ResultColumn], rows: [[ResultValue]] = []) {
        self.name = name
        self.columns = columns
        made = nil
        stored = rows
    }

    /// A table whose first `rowCount` rows are made by `row`, which is asked for positions from 0.
    public init(
        name: String, columns: [ResultColumn], rowCount: Int,
        row: @escaping @Sendable (Int) -> [ResultValue]
    ) {
        self.name = name
        self.columns = columns
        made = MadeRows(count: rowCount, row: row)
        stored = []
    }

    /// A table whose cells are kept in columns, one for each of `columns`.
    init(name: String, columns: [ResultColumn], cells: ResultCells) {
        self.init(name: name, columns: columns, rowCount: cells.rowCount) { cells.row($0) }
        self.cells = cells
    }

    /// How many rows there are.
    public var rowCount: Int { (made?.count ?? 0) + stored.count }

    /// A row, by its position from 0; one value per column.
    public func row(_ position: Int) -> [ResultValue] {
        guard let made else { return stored[position] }
        return position < made.count ? made.row(position) : stored[position - made.count]
    }

    /// All rows; those of a large table are all made now.
    public var rows: [[ResultValue]] {
        made == nil ? stored : (0..<rowCount).map { row($0) }
    }

    /// Adds a row at the end.
    public mutating func append(_ row: [ResultValue]) {
        cells = nil
        stored.append(row)
    }

    /// Two tables are the same when their names, columns and rows are.
    public static func == (one: ResultTable, other: ResultTable) -> Bool {
        one.name == other.name && one.columns == other.columns && one.rowCount == other.rowCount
            && (0..<one.rowCount).allSatisfy { one.row($0) == other.row($0) }
    }

    /// Hashes the name, the columns and the number of rows.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(columns)
        hasher.combine(rowCount)
    }
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
    /// Whether the values are not to leave the book without leave.
    public private(set) var isSensitive = false

    /// The same column, whose values are not to leave the book without leave if `isSensitive`.
    func sensitive(_ isSensitive: Bool = true) -> ResultColumn {
        var column = self
        column.isSensitive = isSensitive
        return column
    }

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
public enum ResultValue: Equatable, Sendable {
    /// No value; missing is not zero.
    case null
    /// Text or an exact decimal.
    case text(String)
    /// A whole number.
    case integer(Int64)
    /// A statistic.
    case real(Double)
}
