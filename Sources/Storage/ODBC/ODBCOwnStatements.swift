/// The statements that a store in a database needs beside the portable ones: how a session is set
/// up, how transactions begin, and how the names of tables are looked up.
///
/// Writers go one after the other: each transaction that writes first changes the one row of
/// `hosp_store_lock`, so the next one waits until it ends. What a writer reads behind that stays
/// true until it commits, in every database and at every level of isolation that shows what was
/// committed before the statement: PostgreSQL, KingbaseES, Oracle, SQL Server and DM8 at READ
/// COMMITTED, MariaDB at REPEATABLE READ, whose view of the data begins with the first plain read
/// and so behind the lock. A transaction that only reads sees one state of all tables.
extension SQLDialect {
    /// The dialect of a server by what it calls itself; `nil` for one that is unknown.
    init?(databaseName name: String) {
        let name = name.lowercased()
        let known: [(String, SQLDialect)] = [
            ("postgresql", .postgresql), ("mariadb", .mariadb), ("mysql", .mariadb),
            ("sqlite", .sqlite), ("oracle", .oracle), ("microsoft sql server", .sqlserver),
            ("kingbase", .kingbase), ("dm dbms", .dm), ("dm8", .dm), ("dameng", .dm),
        ]
        guard let found = known.first(where: { name.hasPrefix($0.0) }) else { return nil }
        self = found.1
    }

    /// What a session is told when it begins: how many seconds locks are waited for, and, where the
    /// driver does not see to it, how many a statement may run.
    func sessionStatements(lockSeconds: Int, statementSeconds: Int) -> [String] {
        switch self {
        case .sqlite: ["PRAGMA busy_timeout = \(lockSeconds * 1000)"]
        case .postgresql, .kingbase:
            [
                "SET lock_timeout = \(lockSeconds * 1000)",
                "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED",
            ]
        case .mariadb:
            [
                "SET SESSION innodb_lock_wait_timeout = \(lockSeconds), "
                    + "lock_wait_timeout = \(lockSeconds), "
                    + "max_statement_time = \(statementSeconds), "
                    + "sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION'",
                "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ",
            ]
        case .oracle:
            [
                "ALTER SESSION SET NLS_SORT = BINARY NLS_COMP = BINARY",
                "ALTER SESSION SET DDL_LOCK_TIMEOUT = \(lockSeconds)",
            ]
        case .sqlserver: ["SET LOCK_TIMEOUT \(lockSeconds * 1000)", "SET XACT_ABORT OFF"]
        case .dm: []
        }
    }

    /// What begins a transaction that only reads, once statements are no longer kept one by one.
    var readingStatement: String {
        switch self {
        case .sqlite: "SELECT name FROM sqlite_master WHERE name = ''"
        case .postgresql, .kingbase: "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
        case .mariadb: "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY"
        case .oracle: "SET TRANSACTION READ ONLY"
        case .sqlserver: "SET TRANSACTION ISOLATION LEVEL SNAPSHOT"
        case .dm: "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE"
        }
    }

    /// What stands before the lock of a writer, where reading leaves a session at another level.
    var writingStatement: String? {
        switch self {
        case .sqlserver, .dm: "SET TRANSACTION ISOLATION LEVEL READ COMMITTED"
        default: nil
        }
    }

    /// The lock of a writer; Oracle and DM8 wait for ever unless a statement says how long.
    func lockStatements(lockSeconds: Int) -> [String] {
        let change =
            "UPDATE hosp_store_lock SET turn_number = turn_number + 1 "
            + "WHERE lock_name = 'book'"
        switch self {
        case .oracle, .dm:
            return [
                "SELECT turn_number FROM hosp_store_lock WHERE lock_name = 'book' FOR UPDATE WAIT "
                    + "\(lockSeconds)",
                change,
            ]
        default: return [change]
        }
    }

    /// The table of the lock, and its one row.
    var lockTable: String {
        "CREATE TABLE hosp_store_lock (lock_name \(sqlType(of: .code)) NOT NULL, "
            + "turn_number \(sqlType(of: .count)) NOT NULL, PRIMARY KEY (lock_name))" + tableOptions
    }

    static let lockRow = "INSERT INTO hosp_store_lock (lock_name, turn_number) VALUES ('book', 0)"
    static let lockName = "SELECT lock_name FROM hosp_store_lock"
    static let lockTableName = "hosp_store_lock"

    /// The name of a table or view of one name, if the session sees it by its bare name.
    var tableExists: String {
        switch self {
        case .sqlite: "SELECT name FROM sqlite_master WHERE name = ?"
        case .postgresql, .kingbase:
            "SELECT relname FROM pg_catalog.pg_class WHERE relname = ? "
                + "AND relkind IN ('r', 'v', 'p') AND pg_catalog.pg_table_is_visible(oid)"
        case .mariadb:
            "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() "
                + "AND table_name = ?"
        case .oracle, .dm: "SELECT object_name FROM user_objects WHERE object_name = UPPER(?)"
        case .sqlserver:
            "SELECT name FROM sys.objects WHERE schema_id = SCHEMA_ID() AND name = ?"
        }
    }

    /// Whether a statement that fails leaves a transaction in which no other may run, so that those
    /// that may fail stand behind a savepoint.
    var isTransactionLostByFailure: Bool { self == .postgresql || self == .kingbase }

    /// Whether CREATE, ALTER and DROP end the transaction and are kept at once.
    var isDefinitionKeptAtOnce: Bool { self == .mariadb || self == .oracle || self == .dm }

    /// The lock of whoever makes tables, where there is one that outlives a transaction.
    func definitionLock(seconds: Int) -> String? {
        self == .mariadb ? "SELECT GET_LOCK(CONCAT('hosp_', DATABASE()), \(seconds))" : nil
    }

    /// Gives the lock of whoever makes tables back.
    var definitionUnlock: String? {
        self == .mariadb ? "SELECT RELEASE_LOCK(CONCAT('hosp_', DATABASE()))" : nil
    }

    /// Whether several answers can be read at once on one connection; else each is read whole.
    var hasSeveralAnswers: Bool { self != .sqlserver }

    /// What a driver must be told beside the location, once it is known which one it is.
    ///
    /// That of PostgreSQL otherwise sets a savepoint of its own before each statement, which takes
    /// two more turns to the server and lets no transaction say what it reads.
    func addition(forDriver name: String) -> String? {
        let name = name.lowercased()
        return name.hasPrefix("psqlodbc") || name.hasPrefix("kdbodbc") ? ";Protocol=7.4-0" : nil
    }

    /// Whether a prepared statement can be run again.
    ///
    /// The driver of SQLite keeps the types of the columns that the first answer had, and where
    /// that was null it takes numbers for texts.
    var hasLastingStatements: Bool { self != .sqlite }

    /// Whether drivers of the database take 64-bit numbers only as text.
    var hasIntegersAsText: Bool { self == .oracle }

    static let savepoint = "SAVEPOINT hosp_rows"
    static let savepointTaken = "RELEASE SAVEPOINT hosp_rows"
    static let savepointBack = "ROLLBACK TO SAVEPOINT hosp_rows"
}
