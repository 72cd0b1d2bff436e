import CostControl
import HospitalCore
import XCTest

/// A department of a class; without one when it has none.
func department(_ code: String, _ kind: DepartmentClass? = .clinical) -> Department {
    Department(id: Department.ID(code), departmentClass: kind)
}

/// An entry of the ledger in yuan.
func entry(
    _ code: String, _ department: String, _ item: String, _ amount: String,
    funding: String? = nil, kind: String? = nil, reversing: String? = nil, bill: String? = nil
) -> CostEntry {
    CostEntry(
        code, account: Posting.Account(Department.ID(department), item: item),
        amount: yuan(amount), funding: funding, kind: kind, reversalOf: reversing, bill: bill)
}

/// A hospital of one department of each class.
let fourClasses = [
    department("admin", .administrationLogistics), department("supply", .medicalAuxiliary),
    department("lab", .medicalTechnology), department("ward", .clinical),
]

/// Expects an error of a type, with its words in both languages.
func assertRefused<Failure: HospitalError & Equatable, Value>(
    _ expected: Failure, says words: [String] = [], file: StaticString = #filePath,
    line: UInt = #line, _ body: () throws -> Value
) {
    XCTAssertThrowsError(try body(), file: file, line: line) {
        XCTAssertEqual($0 as? Failure, expected, "\($0)", file: file, line: line)
        for language in Language.allCases {
            let text = expected.finding.text(in: language)
            XCTAssertFalse(text.contains("{"), text, file: file, line: line)
            for word in words { XCTAssertTrue(text.contains(word), text, file: file, line: line) }
        }
    }
}
