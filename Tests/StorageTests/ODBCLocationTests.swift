import XCTest

@testable import Storage

/// What a location of a database means, and that its secrets stay where they are.
final class ODBCLocationTests: XCTestCase {
    func testMembersReachTheDriverAsTheyAreAndSecretsAreNotShown() throws {
        let location = try ODBCLocation(
            "ODBC:Driver={Postgre;SQL}; Server=10.0.0.5;UID=hosp;Pwd={a;b}}c};SSLKEY=/k.pem")
        XCTAssertEqual(
            location.connection,
            "Driver={Postgre;SQL};Server=10.0.0.5;UID=hosp;Pwd={a;b}}c};SSLKEY=/k.pem")
        XCTAssertEqual(location.shown, "odbc:Driver={Postgre;SQL};Server=10.0.0.5;UID=hosp")
        XCTAssertEqual(
            location.withoutSecrets("no a;b}c, {a;b}}c}, /k.pem for hosp"),
            "no ***, ***, *** for hosp")
        XCTAssertEqual(location.encoding, .utf16)
        XCTAssertNil(location.dialect)
        XCTAssertEqual(
            [location.loginSeconds, location.lockSeconds, location.statementSeconds],
            [10, 10, 600])
    }

    func testANameAloneIsADataSource() throws {
        XCTAssertEqual(try ODBCLocation("odbc:his").connection, "DSN=his")
        XCTAssertEqual(try ODBCLocation("odbc:账簿").shown, "odbc:DSN=账簿")
    }

    func testOptionsAreForTheLibrary() throws {
        let location = try ODBCLocation(
            "odbc:DSN=his;hosp_encoding=gb18030;HOSP_DIALECT=DM;HOSP_LOGIN_SECONDS=1;"
                + "HOSP_LOCK_SECONDS=2;HOSP_STATEMENT_SECONDS=0;")
        XCTAssertEqual(location.connection, "DSN=his")
        XCTAssertEqual(location.encoding, .gb18030)
        XCTAssertEqual(location.dialect, .dm)
        XCTAssertEqual(
            [location.loginSeconds, location.lockSeconds, location.statementSeconds], [1, 2, 0])
    }

    func testEachBadLocationIsRefusedWithoutItsSecrets() {
        let bad: [(String, String, String?)] = [
            ("odbc:", "odbc:", nil), ("odbc:;", "odbc:", nil), ("odbc:=x", "odbc:", nil),
            ("odbc:DSN=his;PWD", "odbc:", nil), ("odbc:PWD={hidden", "odbc:", nil),
            ("odbc:PWD={hidden}x;DSN=his", "odbc:", nil), ("odbc:DSN=h\0", "odbc:", nil),
            ("odbc:HOSP_LOCK_SECONDS=5", "odbc:", nil),
            ("odbc:his;PWD", "odbc:", nil), ("odbc:{hidden}", "odbc:", nil),
            ("odbc:hosp:hidden@10.0.0.5", "odbc:", nil), ("odbc: his", "odbc:", nil),
            ("odbc:his\n", "odbc:", nil), ("odbc:his ", "odbc:", nil),
            ("odbc:DSN=his;PWD=hidden;HOSP_COLOUR=red", "odbc:DSN=his", "HOSP_COLOUR"),
            ("odbc:DSN=his;HOSP_ENCODING=big5", "odbc:DSN=his", "HOSP_ENCODING"),
            ("odbc:DSN=his;HOSP_DIALECT=db2", "odbc:DSN=his", "HOSP_DIALECT"),
            ("odbc:DSN=his;HOSP_LOGIN_SECONDS=0", "odbc:DSN=his", "HOSP_LOGIN_SECONDS"),
            ("odbc:DSN=his;HOSP_LOCK_SECONDS=ten", "odbc:DSN=his", "HOSP_LOCK_SECONDS"),
            (
                "odbc:DSN=his;HOSP_STATEMENT_SECONDS=86401", "odbc:DSN=his",
                "HOSP_STATEMENT_SECONDS"
            ),
        ]
        for (text, shown, member) in bad {
            XCTAssertThrowsError(try ODBCLocation(text), text) {
                XCTAssertEqual(
                    $0 as? StorageError, .database(.locationInvalid(shown: shown, member: member)),
                    text)
            }
        }
    }

    func testOnlyLocationsThatBeginSoAreThoseOfADatabase() {
        for text in ["odbc:x", "ODBC:x", "Odbc:"] { XCTAssertTrue(ODBCStore.isLocation(text)) }
        for text in ["", "odbc", ":memory:", "/data/odbc:x", "odb"] {
            XCTAssertFalse(ODBCStore.isLocation(text))
        }
    }
}
