import HospitalCore
import XCTest

@testable import CInterface

/// Every mistake of a caller is said with all its figures, in both languages.
final class InterfaceErrorTests: XCTestCase {
    private let errors: [InterfaceError] = [
        .argumentNull("out_book"), .argumentRange("count", -1), .textLength("text", -2),
        .textTooLong(size: 70_000_000, limit: 67_108_864), .handleInvalid(65_537),
        .handleKind(65_537, expected: .book), .handleKind(65_537, expected: .result),
        .handleKind(65_537, expected: .cursor), .handleKind(65_537, expected: .rows),
        .forkedHandle(65_537), .handlesExhausted,
        .bufferTooSmall(needed: 12), .optionUnknown("langage", nearest: "language"),
        .optionUnknown("x", nearest: nil), .optionValue("language", "fr"),
        .tableUnknown("line", nearest: "lines"), .columnRange(9, count: 3),
        .columnType(2, name: "amount"), .valueNull(2, name: "amount"),
        .memoryMissing(bytes: 1 << 30), .notOnRow,
    ]

    func testNoPlaceholderIsLeftOpen() {
        for error in errors {
            let finding = error.finding(in: "hosp_run")
            for language in Language.allCases {
                let text = finding.text(in: language)
                XCTAssertFalse(text.contains("{") || text.contains("}"), text)
                XCTAssertFalse(text.contains("[") || text.contains("]"), text)
            }
        }
    }

    func testEveryErrorHasANegativeStatus() {
        for error in errors {
            XCTAssertLessThan(error.finding(in: "hosp_run").message.status.rawValue, 0)
        }
    }

    func testTheSentenceNamesTheFunctionAndTheKindInTheLanguageOfTheReader() {
        let finding = InterfaceError.handleKind(65_537, expected: .cursor).finding(
            in: "hosp_cursor_next")
        XCTAssertEqual(finding.text(in: .chinese), "hosp_cursor_next：句柄65537的类型不符，需要游标。")
        XCTAssertEqual(
            finding.text(in: .english),
            "hosp_cursor_next: handle 65537 is of the wrong kind; a cursor is needed.")
    }
}
