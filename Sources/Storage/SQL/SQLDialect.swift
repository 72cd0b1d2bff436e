/// What differs between the databases a book can live in; everything else is one portable text.
///
/// SQLite, PostgreSQL and MariaDB are tried against the databases themselves. The texts for Oracle,
/// SQL Server, DM8 (达梦) and KingbaseES (人大金仓) are generated and have not been run.
public enum SQLDialect: String, CaseIterable, Sendable {
    /// SQLite 3.7.17 and later.
    case sqlite
    /// PostgreSQL 12 and later.
    case postgresql
    /// MariaDB 10.5 and later.
    case mariadb
    /// Oracle Database 11.2 and later.
    case oracle
    /// SQL Server 2012 and later.
    case sqlserver
    /// DM8 (达梦).
    case dm
    /// KingbaseES V8 (人大金仓).
    case kingbase

    /// The type of a column in the words of the database.
    ///
    /// Texts compare and sort by their code points everywhere: `lab` and `LAB` are two codes, and
    /// so are `lab` and `lab `.
    public func sqlType(of type: ColumnType) -> String {
        switch type {
        case .code: characters(64)
        case .text(let length): characters(length)
        case .longText: longText
        case .decimal: characters(40)
        case .fen, .moment, .count, .integer: self == .oracle ? "NUMBER(19)" : "BIGINT"
        case .day, .month: self == .oracle ? "NUMBER(10)" : "INTEGER"
        case .flag: self == .oracle ? "NUMBER(5)" : "SMALLINT"
        }
    }

    private func characters(_ count: Int) -> String {
        switch self {
        case .sqlite, .mariadb: "VARCHAR(\(count))"
        case .postgresql, .kingbase: "VARCHAR(\(count)) COLLATE \"C\""
        case .oracle: "VARCHAR2(\(count) CHAR)"
        case .sqlserver: "NVARCHAR(\(count)) COLLATE Latin1_General_100_BIN2"
        case .dm: "VARCHAR(\(count) CHAR)"
        }
    }

    private var longText: String {
        switch self {
        case .sqlite, .postgresql, .kingbase: "TEXT"
        case .mariadb: "LONGTEXT"
        case .oracle, .dm: "CLOB"
        case .sqlserver: "NVARCHAR(MAX)"
        }
    }

    /// What stands behind the columns of CREATE TABLE.
    var tableOptions: String {
        self == .mariadb ? " ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin" : ""
    }

    /// How many parameters one statement may have.
    public var maximumParameters: Int { 999 }

    /// How many rows of so many columns one INSERT takes: as many as parameters allow besides those
    /// that all rows share, at most 200.
    ///
    /// A million answers of seven columns load in less than half of the time that they take one by
    /// one, and a tenth faster than sixteen at a time. Old versions of SQLite take at most 500.
    /// Oracle takes one.
    public func rowsPerInsert(columns: Int, besides shared: Int = 0) -> Int {
        guard self != .oracle else { return 1 }
        return max(
            1, min(200, (maximumParameters - min(shared, maximumParameters)) / max(1, columns)))
    }

    /// An amount in fen as exact text in yuan, `-1234.50`; null stays null.
    ///
    /// SQLite and others divide whole numbers towards zero and give the remainder the sign of the
    /// amount; each part is negated after the division, so that the smallest 64-bit number does not
    /// overflow.
    func yuanText(of column: String) -> String {
        switch self {
        case .sqlite:
            return "CASE WHEN \(column) < 0 THEN '-' || (-(\(column) / 100)) || '.' || "
                + "substr('0' || (-(\(column) % 100)), -2) "
                + "ELSE (\(column) / 100) || '.' || substr('0' || (\(column) % 100), -2) END"
        case .postgresql, .kingbase:
            return "CASE WHEN \(column) < 0 THEN '-' || (-(\(column) / 100)) || '.' || "
                + "right('0' || (-(\(column) % 100)), 2) "
                + "ELSE (\(column) / 100) || '.' || right('0' || (\(column) % 100), 2) END"
        case .mariadb:
            return "CASE WHEN \(column) < 0 THEN CONCAT('-', -(\(column) DIV 100), '.', "
                + "RIGHT(CONCAT('0', -(\(column) % 100)), 2)) "
                + "ELSE CONCAT(\(column) DIV 100, '.', RIGHT(CONCAT('0', \(column) % 100), 2)) END"
        case .sqlserver:
            return "CASE WHEN \(column) < 0 THEN CONCAT('-', -(\(column) / 100), '.', "
                + "RIGHT(CONCAT('0', -(\(column) % 100)), 2)) "
                + "WHEN \(column) IS NULL THEN NULL "
                + "ELSE CONCAT(\(column) / 100, '.', RIGHT(CONCAT('0', \(column) % 100), 2)) END"
        case .oracle, .dm:
            return "CASE WHEN \(column) < 0 THEN '-' || TO_CHAR(-TRUNC(\(column) / 100)) || '.' || "
                + "SUBSTR('0' || TO_CHAR(-MOD(\(column), 100)), -2) "
                + "WHEN \(column) IS NULL THEN NULL "
                + "ELSE TO_CHAR(TRUNC(\(column) / 100)) || '.' || "
                + "SUBSTR('0' || TO_CHAR(MOD(\(column), 100)), -2) END"
        }
    }
}
