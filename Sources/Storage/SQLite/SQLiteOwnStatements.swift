/// The statements that only SQLite has: opening, transactions, checks and inserts of many rows. All
/// other SQL is portable.
enum SQLiteOwnStatements {
    static let writeAheadLog = "PRAGMA journal_mode = WAL"
    static let durableCommits = "PRAGMA synchronous = FULL"
    static let temporaryInMemory = "PRAGMA temp_store = MEMORY"
    static let firstRead = "SELECT name FROM sqlite_master"
    static let tableExists = "SELECT name FROM sqlite_master WHERE name = ?"
    static let integrityCheck = "PRAGMA integrity_check(100)"
    static let beginWriting = "BEGIN IMMEDIATE"
    static let beginReading = "BEGIN"
    static let commit = "COMMIT"
    static let rollback = "ROLLBACK"

    /// INSERT of so many rows that ends at the first that is refused and keeps those before it: the
    /// pages of a statement that takes all rows back then would be noted down for each statement.
    static func insert(rows: Int, into table: TableDeclaration) -> String {
        "INSERT OR FAIL" + table.insert(rows: rows).dropFirst("INSERT".count)
    }
}
