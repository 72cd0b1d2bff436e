/// The statements that only SQLite has: opening, transactions, checks and inserts of many rows.
///
/// All other SQL is portable.
enum SQLiteOwnStatements {
    /// The size of the pages of a new book; a book that is there keeps its own.
    ///
    /// Rows of many columns come by the month, so that fewer and larger pages are written.
    static let largePages = "PRAGMA page_size = 16384"
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
    ///
    /// Columns that have one value in all rows share a parameter, `?1` and on; the others follow
    /// row by row.
    static func insert(
        rows: Int, into table: TableDeclaration, sharing isShared: [Bool]
    ) -> String {
        var shared = 0
        var next = isShared.count { $0 }
        let common = isShared.map { isShared -> String? in
            shared += isShared ? 1 : 0
            return isShared ? "?\(shared)" : nil
        }
        let values = (0..<rows).map { _ in
            let marks = common.map { mark -> String in
                if let mark { return mark }
                next += 1
                return "?\(next)"
            }
            return "(" + marks.joined(separator: ", ") + ")"
        }
        return "INSERT OR FAIL INTO \(table.name) (\(table.columnNames.joined(separator: ", "))) "
            + "VALUES " + values.joined(separator: ", ")
    }
}
