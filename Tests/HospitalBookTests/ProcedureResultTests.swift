import HospitalCore
import Interchange
import XCTest

@testable import HospitalBook

/// Results as JSON text.
final class ProcedureResultTests: XCTestCase {
    private let columns = [
        ResultColumn("code", .text, zh: "编码", en: "Code"),
        ResultColumn("amount_fen", .integer, zh: "金额", en: "Amount"),
    ]

    private func text(_ result: ProcedureResult) throws -> String {
        String(decoding: try result.jsonText(), as: UTF8.self)
    }

    func testTablesAreWrittenRowByRowAsTheirDocumentIs() throws {
        var table = ResultTable(name: "内科", columns: columns)
        table.append([.text("a\"b"), .integer(-5)])
        table.append([.null, .null])
        let result = ProcedureResult([
            table, ResultTable(name: "empty", columns: columns),
        ])
        XCTAssertEqual(
            try text(result),
            #"{"内科":[{"code":"a\"b","amount_fen":-5},{"code":null,"amount_fen":null}],"#
                + #""empty":[]}"#)
        XCTAssertEqual(try text(result), result.json.text)
        XCTAssertEqual(try text(ProcedureResult([])), "{}")
    }

    func testADocumentIsWrittenAsItIs() throws {
        let document = JSONValue.object([
            "shares": .array((0..<5_000).map { .string("\($0).00") }), "total": .number("1.0"),
        ])
        XCTAssertEqual(
            try text(ProcedureResult(json: document, tables: [])), document.text)
    }
}
