import Foundation
import HospitalCore
import XCTest

@testable import Interchange

/// Workbooks: what can be told without the library that writes them. What it writes is read back
/// from the reports of an installed library.
final class WorkbookTests: XCTestCase {
    private func fault(_ workbook: Workbook, _ path: String, _ libraries: [String]) -> FileFault? {
        do {
            try workbook.write(to: path, libraries: libraries)
        } catch {
            guard case .unwritable(path, let fault) = error else { return nil }
            return fault
        }
        return nil
    }

    func testALibraryThatIsMissingIsNamed() {
        let path = NSTemporaryDirectory() + "hosp-\(UUID().uuidString).xlsx"
        let found = fault(Workbook([.init("a", [[.text("x")]])]), path, ["libnone.so.99"])
        XCTAssertEqual(found, .libraryMissing(package: "libxlsxwriter"))
        XCTAssertFalse(FileManager.default.fileExists(atPath: path))
        // A library that is there and has other functions is not taken either.
        XCTAssertEqual(
            fault(Workbook([]), path, ["libc.so.6"]), .libraryMissing(package: "libxlsxwriter"))
    }

    func testASheetHasItsLimits() {
        let wide = Workbook([.init("a", [Array(repeating: .none, count: 16_385)])])
        XCTAssertEqual(
            fault(wide, "x.xlsx", []), .sheetTooLarge(rows: 1_048_576, columns: 16_384))
        let long = Workbook([.init("a", Array(repeating: [], count: 1_048_577))])
        XCTAssertEqual(
            fault(long, "x.xlsx", []), .sheetTooLarge(rows: 1_048_576, columns: 16_384))
    }

    /// Fifteen digits are what binary floating point gives back.
    func testNumbersWithMoreDigitsStayTexts() {
        XCTAssertEqual(Workbook.number("1235339.13"), 1_235_339.13)
        XCTAssertEqual(Workbook.number("-0.10"), -0.1)
        XCTAssertEqual(Workbook.number("999999999999999"), 999_999_999_999_999)
        XCTAssertNil(Workbook.number("1000000000000000"))
        XCTAssertNil(Workbook.number("92233720368547758.07"))
        XCTAssertNil(Workbook.number("2025-03"))
        XCTAssertNil(Workbook.number("1e5"))
    }

    func testNamesOfSheetsAreWhatSpreadsheetsTake() {
        let long = String(repeating: "病", count: 40)
        let names = Workbook(
            ["a", "A", "a/b:c", "", "[]", long, long].map { Workbook.Sheet($0, []) }
        ).names
        XCTAssertEqual(names, [
            "a", "A 2", "abc", "Sheet", "Sheet 2", String(repeating: "病", count: 31),
            String(repeating: "病", count: 29) + " 2",
        ])
        XCTAssertEqual(
            Workbook([.init(String(repeating: "😀", count: 20), [])]).names,
            [String(repeating: "😀", count: 15)])
    }
}
