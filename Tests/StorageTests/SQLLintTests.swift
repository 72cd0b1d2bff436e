import Storage
import XCTest

/// The portable subset: what is let through and what each rule finds.
final class SQLLintTests: XCTestCase {
    private static let refused: [(SQLRule, String, String)] = [
        (.upsert, "INSERT OR IGNORE INTO t (a) VALUES (?)", "INSERT"),
        (.upsert, "insert or ignore into t (a) values (?)", "insert"),
        (.upsert, "UPDATE OR FAIL t SET a = ?", "UPDATE"),
        (.upsert, "REPLACE INTO t (a) VALUES (?)", "REPLACE"),
        (.upsert, "INSERT INTO t (a) VALUES (?) ON CONFLICT DO NOTHING", "CONFLICT"),
        (.upsert, "MERGE INTO t USING u ON t.a = u.a", "MERGE"),
        (.commonTableExpression, "WITH x AS (SELECT a FROM t) SELECT a FROM x", "WITH"),
        (.commonTableExpression, "CREATE TABLE t (a BIGINT) WITHOUT x", "WITHOUT"),
        (.window, "SELECT SUM(a) OVER (ORDER BY b) FROM t", "OVER"),
        (.generatedKey, "CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT)", "AUTOINCREMENT"),
        (.hiddenRow, "SELECT rowid FROM t", "rowid"),
        (.hiddenRow, "SELECT t.oid FROM t", "oid"),
        (.limit, "SELECT a FROM t LIMIT ?", "LIMIT"),
        (.limit, "SELECT TOP ? a FROM t", "TOP"),
        (.returning, "DELETE FROM t WHERE a = ? RETURNING a", "RETURNING"),
        (.quotedName, "SELECT \"a\" FROM t", "\"a\""),
        (.quotedName, "SELECT `a` FROM t", "`a`"),
        (.quotedName, "SELECT [a] FROM t", "[a]"),
        (.literal, "SELECT a FROM t WHERE b = 'it''s'", "'it''s'"),
        (.literal, "UPDATE t SET a = 1", "1"),
        (.concatenation, "SELECT a || b FROM t", "||"),
        (.symbol, "SELECT a FROM t WHERE a == ?", "=="),
        (.symbol, "SELECT a FROM t WHERE a != ?", "!="),
        (.symbol, "SELECT a FROM t WHERE a = :name", ":"),
        (.symbol, "SELECT a % ? FROM t", "%"),
        (.ownWord, "PRAGMA integrity_check", "PRAGMA"),
        (.ownWord, "BEGIN IMMEDIATE", "BEGIN"),
        (.ownWord, "SELECT a FROM t WHERE a GLOB ?", "GLOB"),
        (.ifExists, "CREATE TABLE IF NOT EXISTS t (a BIGINT)", "IF"),
        (.comment, "SELECT a FROM t -- WHERE", "-- WHERE"),
        (.comment, "SELECT /* all */ a FROM t", "/* all */"),
        (.severalStatements, "DELETE FROM t;", ";"),
        (.type, "CREATE TABLE t (a NUMERIC)", "NUMERIC"),
        (.type, "CREATE TABLE t (a DOUBLE)", "DOUBLE"),
    ]

    func testEachStatementOutsideOfTheSubsetIsFound() {
        for (rule, sql, detail) in Self.refused {
            let faults = SQLLint.faults(in: sql)
            XCTAssertEqual(faults.map(\.rule), [rule], sql)
            XCTAssertEqual(faults.map(\.detail), [detail], sql)
        }
    }

    func testEveryRuleHasAStatementThatBreaksIt() {
        XCTAssertEqual(Set(Self.refused.map(\.0)), Set(SQLRule.allCases))
    }

    func testPortableStatementsPass() {
        let statements = [
            "SELECT a, COUNT(*) FROM t WHERE b >= ? AND c IS NULL GROUP BY a ORDER BY a",
            "SELECT t.a FROM t INNER JOIN u ON t.a = u.a WHERE EXISTS (SELECT v.a FROM v)",
            "UPDATE t SET a = a + ? WHERE b <> ?", "CREATE TABLE t (a VARCHAR(64), b BIGINT)",
            "CREATE VIEW v AS SELECT CASE WHEN a < 0 THEN '-' || a ELSE a END AS b FROM t",
            "DROP VIEW v", "ALTER TABLE t ADD b BIGINT",
        ]
        for sql in statements { XCTAssertEqual(SQLLint.faults(in: sql), [], sql) }
    }

    func testAWordInsideOfATextIsNoKeyword() {
        XCTAssertEqual(
            SQLLint.faults(in: "CREATE VIEW v AS SELECT 'LIMIT; \"x\" --' AS a FROM t"), [])
    }

    func testBrokenTextEndsTheSearch() {
        for sql in ["SELECT 'open", "SELECT \"open", "SELECT /* open", "", "/*", "'", "--"] {
            _ = SQLLint.faults(in: sql)
        }
        XCTAssertEqual(SQLLint.faults(in: "SELECT 'open").map(\.rule), [.literal])
        XCTAssertEqual(SQLLint.faults(in: "/*/").map(\.detail), ["/*/"])
    }

    func testAFaultShowsStatementRuleAndPlace() {
        XCTAssertEqual(
            SQLLint.faults(in: "SELECT rowid FROM t").first?.finding.text(in: .english),
            "The statement \"SELECT rowid FROM t\" leaves the portable subset at "
                + "\"rowid\": hidden_row.")
    }
}
