import XCTest

@testable import Storage

/// The texts of each dialect. Those of SQLite, PostgreSQL and MariaDB are also run; those of
/// Oracle, SQL Server, DM8 and KingbaseES are pinned here as they were reviewed.
final class SQLDialectTests: XCTestCase {
    private let table = TableDeclaration(
        "hosp_pay", .register, label: Label(zh: "付", en: "pay"), key: ["code"],
        columns: [TypedColumns.key] + TypedColumns.others())

    func testTablesInTheWordsOfEachDatabase() {
        let lines: [SQLDialect: String] = [
            .sqlite: "CREATE TABLE hosp_pay (code VARCHAR(64) NOT NULL, words VARCHAR(200), "
                + "story TEXT, ratio VARCHAR(40) NOT NULL, amount_fen BIGINT NOT NULL, "
                + "on_day INTEGER NOT NULL, is_open SMALLINT NOT NULL, PRIMARY KEY (code))",
            .postgresql: "CREATE TABLE hosp_pay (code VARCHAR(64) COLLATE \"C\" NOT NULL, "
                + "words VARCHAR(200) COLLATE \"C\", story TEXT, "
                + "ratio VARCHAR(40) COLLATE \"C\" NOT NULL, amount_fen BIGINT NOT NULL, "
                + "on_day INTEGER NOT NULL, is_open SMALLINT NOT NULL, PRIMARY KEY (code))",
            .kingbase: "CREATE TABLE hosp_pay (code VARCHAR(64) COLLATE \"C\" NOT NULL, "
                + "words VARCHAR(200) COLLATE \"C\", story TEXT, "
                + "ratio VARCHAR(40) COLLATE \"C\" NOT NULL, amount_fen BIGINT NOT NULL, "
                + "on_day INTEGER NOT NULL, is_open SMALLINT NOT NULL, PRIMARY KEY (code))",
            .mariadb: "CREATE TABLE hosp_pay (code VARCHAR(64) NOT NULL, words VARCHAR(200), "
                + "story LONGTEXT, ratio VARCHAR(40) NOT NULL, amount_fen BIGINT NOT NULL, "
                + "on_day INTEGER NOT NULL, is_open SMALLINT NOT NULL, PRIMARY KEY (code)) "
                + "ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin",
            .oracle: "CREATE TABLE hosp_pay (code VARCHAR2(64 CHAR) NOT NULL, "
                + "words VARCHAR2(200 CHAR), story CLOB, ratio VARCHAR2(40 CHAR) NOT NULL, "
                + "amount_fen NUMBER(19) NOT NULL, on_day NUMBER(10) NOT NULL, "
                + "is_open NUMBER(5) NOT NULL, PRIMARY KEY (code))",
            .sqlserver: "CREATE TABLE hosp_pay (code NVARCHAR(64) COLLATE Latin1_General_100_BIN2 "
                + "NOT NULL, words NVARCHAR(200) COLLATE Latin1_General_100_BIN2, "
                + "story NVARCHAR(MAX), ratio NVARCHAR(40) COLLATE Latin1_General_100_BIN2 "
                + "NOT NULL, amount_fen BIGINT NOT NULL, on_day INTEGER NOT NULL, "
                + "is_open SMALLINT NOT NULL, PRIMARY KEY (code))",
            .dm: "CREATE TABLE hosp_pay (code VARCHAR(64 CHAR) NOT NULL, words VARCHAR(200 CHAR), "
                + "story CLOB, ratio VARCHAR(40 CHAR) NOT NULL, amount_fen BIGINT NOT NULL, "
                + "on_day INTEGER NOT NULL, is_open SMALLINT NOT NULL, PRIMARY KEY (code))",
        ]
        for dialect in SQLDialect.allCases {
            XCTAssertEqual(table.createTable(in: dialect, version: 1), lines[dialect])
        }
    }

    func testAmountsInYuanInTheWordsOfEachDatabase() {
        XCTAssertEqual(
            SQLDialect.mariadb.yuanText(of: "t.a"),
            "CASE WHEN t.a < 0 THEN CONCAT('-', -(t.a DIV 100), '.', "
                + "RIGHT(CONCAT('0', -(t.a % 100)), 2)) "
                + "ELSE CONCAT(t.a DIV 100, '.', RIGHT(CONCAT('0', t.a % 100), 2)) END")
        XCTAssertEqual(
            SQLDialect.sqlserver.yuanText(of: "t.a"),
            "CASE WHEN t.a < 0 THEN CONCAT('-', -(t.a / 100), '.', "
                + "RIGHT(CONCAT('0', -(t.a % 100)), 2)) WHEN t.a IS NULL THEN NULL "
                + "ELSE CONCAT(t.a / 100, '.', RIGHT(CONCAT('0', t.a % 100), 2)) END")
        let oracle = "CASE WHEN t.a < 0 THEN '-' || TO_CHAR(-TRUNC(t.a / 100)) || '.' || "
            + "SUBSTR('0' || TO_CHAR(-MOD(t.a, 100)), -2) WHEN t.a IS NULL THEN NULL "
            + "ELSE TO_CHAR(TRUNC(t.a / 100)) || '.' || SUBSTR('0' || TO_CHAR(MOD(t.a, 100)), -2) "
            + "END"
        XCTAssertEqual(SQLDialect.oracle.yuanText(of: "t.a"), oracle)
        XCTAssertEqual(SQLDialect.dm.yuanText(of: "t.a"), oracle)
        let postgresql = "CASE WHEN t.a < 0 THEN '-' || (-(t.a / 100)) || '.' || "
            + "right('0' || (-(t.a % 100)), 2) "
            + "ELSE (t.a / 100) || '.' || right('0' || (t.a % 100), 2) END"
        XCTAssertEqual(SQLDialect.postgresql.yuanText(of: "t.a"), postgresql)
        XCTAssertEqual(SQLDialect.kingbase.yuanText(of: "t.a"), postgresql)
    }

    func testAWriterLocksOneRowInTheWordsOfEachDatabase() {
        let change = "UPDATE hosp_store_lock SET turn_number = turn_number + 1 "
            + "WHERE lock_name = 'book'"
        let row = "SELECT turn_number FROM hosp_store_lock WHERE lock_name = 'book' "
            + "FOR UPDATE WAIT 7"
        for dialect in SQLDialect.allCases {
            XCTAssertEqual(
                dialect.lockStatements(lockSeconds: 7),
                [.oracle, .dm].contains(dialect) ? [row, change] : [change])
        }
    }

    func testAServerIsKnownByWhatItCallsItself() {
        let names: [(String, SQLDialect?)] = [
            ("PostgreSQL", .postgresql), ("MariaDB", .mariadb), ("MySQL", .mariadb),
            ("SQLite", .sqlite), ("Oracle", .oracle), ("Microsoft SQL Server", .sqlserver),
            ("DM DBMS", .dm), ("DM8", .dm), ("KingbaseES", .kingbase), ("DB2/LINUXX8664", nil),
            ("", nil),
        ]
        for (name, dialect) in names {
            XCTAssertEqual(SQLDialect(databaseName: name), dialect, name)
        }
    }

    func testRefusalsOfEachDatabaseMeanTheSame() {
        let meanings: [(SQLDialect, String, Int, String, ODBCMeaning?)] = [
            (.postgresql, "23505", 1, "duplicate key", .keyTwice),
            (.postgresql, "23502", 1, "null value", .valueMissing),
            (.postgresql, "55P03", 1, "lock timeout", .lockHeld),
            (.postgresql, "57014", 1, "statement timeout", .timeout),
            (.postgresql, "57014", 1, "user request", .interrupted),
            (.postgresql, "40P01", 1, "deadlock", .conflict),
            (.postgresql, "53100", 1, "disk full", .full),
            (.postgresql, "22001", 1, "too long", .textTooLong),
            (.postgresql, "42P01", 1, "no table", nil),
            (.mariadb, "23000", 1062, "Duplicate entry", .keyTwice),
            (.mariadb, "23000", 1048, "cannot be null", .valueMissing),
            (.mariadb, "HY000", 1205, "Lock wait timeout", .lockHeld),
            (.mariadb, "40001", 1213, "Deadlock", .conflict),
            (.mariadb, "70100", 1969, "max_statement_time", .timeout),
            (.mariadb, "42S02", 1146, "no table", nil),
            (.oracle, "23000", 1, "ORA-00001", .keyTwice),
            (.oracle, "HY000", 30_006, "ORA-30006", .lockHeld),
            (.oracle, "HY000", 1013, "ORA-01013", .interrupted),
            (.sqlserver, "23000", 2627, "PRIMARY KEY", .keyTwice),
            (.sqlserver, "42000", 1222, "Lock request", .lockHeld),
            (.sqlserver, "40001", 1205, "deadlocked", .conflict),
            (.dm, "HY000", -6602, "唯一性约束", .keyTwice),
            (.kingbase, "23505", 1, "重复键", .keyTwice),
        ]
        for (dialect, state, native, text, meaning) in meanings {
            XCTAssertEqual(
                dialect.meaning(of: .init(state: state, native: native, text: text)), meaning,
                "\(dialect) \(state) \(native)")
        }
    }
}
