import HospitalBook
import Interchange
import XCTest

/// Runs a procedure on JSON and reads its tables as lines.
struct ProcedureRows {
    let result: ProcedureResult

    init(_ name: String, _ arguments: String) throws {
        result = try XCTUnwrap(Procedure.named(name), name).run(JSONValue(parsing: arguments))
    }

    /// The rows of a table as they are printed.
    subscript(table: String) -> [String] {
        result.tables.first { $0.name == table }?.printedRows ?? []
    }

    /// All tables in their order, each as its printed rows.
    static func tables(_ name: String, _ arguments: String) throws -> [[String]] {
        try ProcedureRows(name, arguments).result.tables.map(\.printedRows)
    }
}

extension ResultTable {
    /// The rows with texts and numbers as they are printed; nothing is a dash.
    var printedRows: [String] {
        rows.map { row in
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
