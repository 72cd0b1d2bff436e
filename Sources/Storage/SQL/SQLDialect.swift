/// What differs between the databases a book can live in; everything else is one portable text.
public enum SQLDialect: String, CaseIterable, Sendable {
    /// SQLite 3.7.17 and later.
    case sqlite

    /// The type of a column in the words of the database.
    public func sqlType(of type: ColumnType) -> String {
        switch type {
        case .code: "VARCHAR(64)"
        case .text(let length): "VARCHAR(\(length))"
        case .longText: "TEXT"
        case .decimal: "VARCHAR(40)"
        case .fen, .moment, .count, .integer: "BIGINT"
        case .day, .month: "INTEGER"
        case .flag: "SMALLINT"
        }
    }

    /// How many parameters one statement may have.
    public var maximumParameters: Int { 999 }

    /// How many rows of so many columns one INSERT takes: as many as parameters allow besides those
    /// that all rows share, at most 200.
    ///
    /// A million answers of seven columns load in less than half of the time that they take one by
    /// one, and a tenth faster than sixteen at a time. Old versions of SQLite take at most 500.
    public func rowsPerInsert(columns: Int, besides shared: Int = 0) -> Int {
        max(1, min(200, (maximumParameters - min(shared, maximumParameters)) / max(1, columns)))
    }

    /// An amount in fen as exact text in yuan, `-1234.50`; null stays null.
    ///
    /// SQLite divides whole numbers towards zero and gives the remainder the sign of the amount;
    /// each part is negated after the division, so that the smallest 64-bit number does not
    /// overflow.
    func yuanText(of column: String) -> String {
        "CASE WHEN \(column) < 0 THEN '-' || (-(\(column) / 100)) || '.' || "
            + "substr('0' || (-(\(column) % 100)), -2) "
            + "ELSE (\(column) / 100) || '.' || substr('0' || (\(column) % 100), -2) END"
    }
}
