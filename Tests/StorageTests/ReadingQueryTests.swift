import Storage
import XCTest

/// Queries of administrators are wrapped so that they only read.
final class ReadingQueryTests: XCTestCase {
    private func statement(
        _ text: String, columns: [String] = ["a"], position: String? = nil,
        start: ReadingQuery.Start = .beginning
    ) throws -> String {
        try ReadingQuery(text).statement(columns: columns, position: position, start: start)
    }

    func testAQueryStandsInBrackets() throws {
        XCTAssertEqual(
            try statement("SELECT 金额 FROM his.凭证 WHERE 状态 = '已审;核)'", columns: ["金额", "b_2"]),
            "SELECT q.金额, q.b_2 FROM (SELECT 金额 FROM his.凭证 WHERE 状态 = '已审;核)') q")
        XCTAssertEqual(
            try statement("select a, id from t", position: "id"),
            "SELECT q.a, q.id FROM (select a, id from t) q ORDER BY q.id")
        XCTAssertEqual(
            try statement("(SELECT a, id FROM t)", position: "id", start: .after),
            "SELECT q.a, q.id FROM ((SELECT a, id FROM t)) q WHERE q.id > ? ORDER BY q.id")
        XCTAssertEqual(
            try statement("WITH x AS (SELECT 1 AS a) SELECT a FROM x", position: "a", start: .from),
            "SELECT q.a, q.a FROM (WITH x AS (SELECT 1 AS a) SELECT a FROM x) q "
                + "WHERE q.a >= ? ORDER BY q.a")
    }

    func testWhatIsNoQueryOrLeavesTheBracketsIsRefused() {
        let refused: [(String, String)] = [
            ("", ""), ("DELETE FROM t", "DELETE"), ("UPDATE t SET a = 1", "UPDATE"),
            ("SELECT a FROM t; DROP TABLE t", ";"), ("SELECT a FROM t -- x", "-- x"),
            ("SELECT a /* x */ FROM t", "/* x */"), ("SELECT a FROM t) q WHERE (1 = 1", ")"),
            ("SELECT (a FROM t", "("), ("SELECT a FROM t WHERE b = 'x", "'x"),
            ("SELECT a FROM t WHERE b = ?", "?"), ("SELECT a FROM t # x", "#"),
            ("SELECT 'a\\' FROM t", "'a\\'"), ("SELECT a FROM t WHERE b = \"x", "\"x"),
            ("SELECT a FROM t WHERE b = 1\0", "("),
        ]
        for (text, detail) in refused {
            XCTAssertThrowsError(try statement(text), text) {
                XCTAssertEqual(($0 as? ReadingQuery.Refusal)?.detail, detail, text)
            }
        }
    }

    func testANameIsANameAndNothingElse() {
        for name in ["KSBM", "_x1", "金额", "é9"] { XCTAssertTrue(ReadingQuery.isName(name), name) }
        let refused = [
            "", "1a", "a b", "a.b", "a;b", "a)", "\"a\"", "a--", "a'", "a,b", "a\0",
            String(repeating: "a", count: 65),
        ]
        for name in refused {
            XCTAssertFalse(ReadingQuery.isName(name), name)
            XCTAssertThrowsError(try statement("SELECT a FROM t", columns: [name]), name)
            XCTAssertThrowsError(try statement("SELECT a FROM t", position: name), name)
        }
    }
}
