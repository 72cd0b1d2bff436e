import HospitalBook
import Interchange
import XCTest

/// Runs a procedure on JSON and reads its tables as lines.
struct ProcedureRows {
    let result: ProcedureResult

    init(_ name: String, _ arguments: String) throws {
        result = try XCTUnwrap(Procedure.named(name), name).run(JSONValue(parsing: arguments))
    }

    /// The rows of a table with texts and numbers as they are printed; nothing is a dash.
    subscript(table: String) -> [String] {
        let rows = result.tables.first { $0.name == table }?.rows ?? []
        return rows.map { row in
            row.map { value in
                switch value {
                case .null: "-"
                case .text(let text): text
                case .integer(let whole): String(whole)
                case .real(let real): String(real)
                }
            }.joined(separator: "|")
        }
    }
}

/// The call is refused with exactly this error.
func assertRefused<Failure: Error & Equatable>(
    _ expected: Failure, _ name: String, _ arguments: String, line: UInt = #line
) {
    XCTAssertThrowsError(try ProcedureRows(name, arguments), line: line) {
        XCTAssertEqual($0 as? Failure, expected, "\($0)", line: line)
    }
}
