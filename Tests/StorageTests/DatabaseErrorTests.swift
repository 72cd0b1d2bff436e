import HospitalCore
import Storage
import XCTest

/// What a user and a program are told of each error of a database.
final class DatabaseErrorTests: XCTestCase {
    private static let place = DatabaseError.Place(
        "UPDATE hosp_budget_document SET open_fen = ? WHERE document_code = ?")
    private let errors: [(DatabaseError, Message, Status)] = [
        (.managerMissing(library: "libodbc.so.2"), .odbcMissing, .unknown),
        (.locationInvalid(shown: "odbc:", member: "HOSP_X"), .storageUnavailable, .unknown),
        (.driverMissing(server: "odbc:DSN=his", detail: "IM002"), .odbcDriverMissing, .unknown),
        (.loginRefused(server: "odbc:DSN=his", detail: "28000"), .odbcLoginRefused, .io),
        (.unreachable(server: "odbc:DSN=his", detail: "08001"), .odbcUnreachable, .io),
        (.kindUnknown(server: "odbc:DSN=his", name: "Ingres"), .odbcKindUnknown, .unknown),
        (.connectionLost(server: "odbc:DSN=his", place: place), .odbcConnectionLost, .io),
        (.commitUncertain(server: "odbc:DSN=his"), .odbcCommitUncertain, .io),
        (.lockHeld(server: "odbc:DSN=his", place: place, seconds: 9), .odbcLockHeld, .conflict),
        (.conflict(server: "odbc:DSN=his", place: place), .odbcConflict, .conflict),
        (.timeout(server: "odbc:DSN=his", place: place, seconds: 9), .odbcTimeout, .timeout),
        (.full(server: "odbc:DSN=his", place: place), .odbcFull, .full),
        (.readOnly(server: "odbc:DSN=his", place: place), .odbcReadOnly, .io),
        (
            .columnType(server: "odbc:DSN=his", place: place, column: "amount", type: 8),
            .odbcColumnType, .schema
        ),
        (
            .textTooLong(server: "odbc:DSN=his", place: place, detail: "22001"),
            .odbcTextTooLong, .tooBig
        ),
        (.refused(server: "odbc:DSN=his", place: place, detail: "42601"), .odbcRefused, .sql),
        (
            .clockBackwards(
                server: "odbc:DSN=his", now: 20_250_401_115_000, last: 20_250_401_120_001),
            .clockBackwards, .conflict
        ),
    ]

    func testEachErrorHasItsMessageAndNamesServerStatementAndTable() {
        for (error, message, status) in errors {
            let finding = StorageError.database(error).finding
            XCTAssertEqual(finding.message.name, message.name)
            XCTAssertEqual(message.status, status, message.name)
            for language in Language.allCases {
                let text = finding.text(in: language)
                XCTAssertFalse(text.contains("{") || text.isEmpty, text)
                let template = language == .chinese ? message.chinese : message.english
                if template.contains("{server}") { XCTAssertTrue(text.contains("odbc:DSN=his")) }
                if template.contains("{statement}") {
                    XCTAssertTrue(text.contains("SET open_fen = ?"), text)
                    XCTAssertTrue(text.contains("hosp_budget_document"), text)
                }
            }
        }
        XCTAssertEqual(Set(errors.map(\.1)).count, errors.count)
    }

    func testTheSentencesReadWell() {
        XCTAssertEqual(
            DatabaseError.lockHeld(server: "odbc:DSN=his", place: Self.place, seconds: 10).finding
                .text(in: .chinese),
            "数据库“odbc:DSN=his”的表hosp_budget_document正被其他程序锁定，等待10秒后仍未释放；什么都没有保存。"
                + "语句“UPDATE hosp_budget_document SET open_fen = ? WHERE document_code = ?”。")
        XCTAssertEqual(
            DatabaseError.managerMissing(library: "libodbc.so.2").finding.text(in: .english),
            "unixODBC is not installed (libodbc.so.2 was not found), so a book in a database "
                + "cannot be opened; install unixODBC and the ODBC driver of the database.")
    }

    func testAPlaceNamesTheFirstTableAndEndsALongStatement() {
        let places = [
            ("SELECT a FROM hosp_x WHERE b IN (SELECT c FROM hosp_y)", "hosp_x"),
            ("INSERT INTO hosp_x (a) VALUES (?)", "hosp_x"),
            ("CREATE VIEW hosp_v AS SELECT a FROM hosp_x", "hosp_v"),
            ("ALTER TABLE hosp_x ADD b BIGINT", "hosp_x"), ("COMMIT", "-"), ("", "-"),
        ]
        for (sql, table) in places { XCTAssertEqual(DatabaseError.Place(sql).table, table, sql) }
        let long = DatabaseError.Place("SELECT " + String(repeating: "a, ", count: 100) + "b")
        XCTAssertEqual(long.statement.count, 201)
        XCTAssertTrue(long.statement.hasSuffix("…"))
    }
}
