import Foundation
import Hosp
import TestSupport
import XCTest

/// Bad rows and bad headers: every fault of a file is found, and the book stays as it was.
final class BookBadInputTests: BookTestCase {
    func testEveryFaultOfEveryBadFileIsFoundAndTheBookIsUnchanged() throws {
        let cases = try table(try fixture("BadImports/expected.csv"))
        XCTAssertEqual(cases.count, 11)
        for entry in cases {
            let name = entry["case"] ?? ""
            let book = try monthBook()
            try book.close(try Month("2025-02"), area: "cost")
            let bytes = try fixture("BadImports/" + (entry["file"] ?? ""))
            let encoding: TextEncoding = entry["encoding"] == "gbk" ? .gbk : .utf8
            try assertUnchanged(book, name) {
                try load(book, "hosp_cost_entry", "bad", bytes: bytes, encoding: encoding)
            } _: {
                XCTAssertTrue($0 is BookError, "\(name): \($0)")
            }
            XCTAssertEqual(
                findings(book), entry["findings"]?.split(separator: "|").map(String.init), name)
        }
    }

    func testAFaultIsToldWithItsRowItsColumnItsValueAndTheNearestRightOne() throws {
        let book = try monthBook()
        func texts(_ file: String) throws -> [String] {
            let bytes = try fixture("BadImports/" + file)
            XCTAssertThrowsError(try load(book, "hosp_cost_entry", "bad", bytes: bytes))
            return book.importFindings.map { $0.finding.text(in: .chinese) }
        }
        XCTAssertEqual(
            try texts("department_unknown.csv").first,
            "第3行“科室编码”列：“labb”不在科室中，是否为“lab”。")
        XCTAssertEqual(
            try texts("column_extra.csv"),
            ["表“hosp_cost_entry”没有名为“服务期问”的列，是否为“服务期间”。"])
        XCTAssertEqual(
            try texts("column_missing.csv"),
            ["缺少“成本项目”列（item_code），表“hosp_cost_entry”必须有此列。"])
        XCTAssertEqual(
            try texts("amount_broken.csv").last, "第6行“金额”列：必须填写。")
        XCTAssertEqual(book.importFindings.first?.value, "1,2O3.00")
    }

    func testAHeaderWithOneFaultSaysItAndOneWithSeveralCountsThem() throws {
        let book = try monthBook()
        let header = "period_month,department_code,item_code,entry_code,amount_fen"
        XCTAssertThrowsError(try load(book, "hosp_cost_entry", "b", header + ",remrk\n")) {
            XCTAssertEqual(
                $0 as? BookError,
                .columnUnknown("remrk", table: "hosp_cost_entry", nearest: "remark"))
        }
        XCTAssertThrowsError(try load(book, "hosp_cost_entry", "b", "amount_fen,x1\n")) {
            guard case .importRefused(let findings)? = $0 as? BookError else {
                return XCTFail("\($0)")
            }
            XCTAssertEqual(findings.count, 5, "one unknown and four missing columns")
        }
        XCTAssertThrowsError(
            try load(
                book, "hosp_cost_entry", "b", header + "\n", constants: ["item_code": "cost"])
        ) {
            XCTAssertEqual($0 as? BookError, .constantTwice("item_code"))
        }
    }

    func testAHundredThousandBadRowsAreAllFound() throws {
        let book = try monthBook()
        var text = "period_month,department_code,item_code,entry_code,amount_fen\n"
        for row in 1...100_000 { text += "202503,lab,cost,V\(row),\(row)x\n" }
        try assertUnchanged(book) { try load(book, "hosp_cost_entry", "bad", text) } _: {
            guard case .importRefused(let findings)? = $0 as? BookError else {
                return XCTFail("\($0)")
            }
            XCTAssertEqual(findings.count, 100_000)
        }
        XCTAssertEqual(book.importFindings.map(\.row), (2...100_001).map { $0 })
        XCTAssertTrue(book.importFindings.allSatisfy { $0.finding.message == .fieldInvalid })
    }

    /// The full size, a million rows with a thousand bad ones, runs with `Tests/Benchmarks`.
    func testExactlyTheBadRowsAmongManyAreReported() throws {
        let seed: UInt64 = 20_250_331
        var random = SeededGenerator(seed: seed)
        let book = try monthBook()
        var expected: [Int: String] = [:]
        while expected.count < 100 {
            expected[Int.random(in: 1_000...100_001, using: &random)] = ""
        }
        var text = "period_month,department_code,item_code,entry_code,amount_fen\n"
        for row in 2...100_001 {
            var fields = ["202503", "lab", "cost", "V\(row)", "\(row)"]
            if expected[row] != nil {
                let kind = Int.random(in: 0..<6, using: &random)
                (fields, expected[row]) = Self.broken(fields, kind: kind)
            }
            text += fields.joined(separator: ",") + "\n"
        }
        try assertUnchanged(book, "seed \(seed)") {
            try load(book, "hosp_cost_entry", "bad", text)
        }
        XCTAssertEqual(
            book.importFindings.map { "\($0.row ?? 0) \($0.finding.message.name)" },
            expected.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }, "seed \(seed)")
    }

    /// A row with one fault and the name of the message for it.
    private static func broken(_ fields: [String], kind: Int) -> ([String], String) {
        var fields = fields
        switch kind {
        case 0:
            fields[4] = "1.5"
            return (fields, "field_invalid")
        case 1:
            fields[1] = "labor"
            return (fields, "field_unknown")
        case 2:
            fields[3] = "V2"
            return (fields, "row_twice")
        case 3:
            fields[0] = "202513"
            return (fields, "field_invalid")
        case 4:
            fields.removeLast()
            return (fields, "csv_field_count")
        default:
            fields[3] = ""
            return (fields, "field_missing")
        }
    }

    func testABadImportCallIsRefusedBeforeAnythingIsRead() throws {
        let book = try monthBook()
        func assert(_ expected: BookError, _ table: String, _ key: String) throws {
            try assertUnchanged(book) {
                try book.importBatch(Book.ImportBatch(table: table, key: key)) {
                    XCTFail("the source was opened")
                    return try DelimitedText.Reader(bytes: [])
                }
            } _: {
                XCTAssertEqual($0 as? BookError, expected)
            }
        }
        try assert(
            .tableUnknown("hosp_cost_entri", nearest: "hosp_cost_entry"), "hosp_cost_entri", "b")
        for table in ["hosp_audit", "hosp_cost_final", "hosp_period_state", "hosp_run_record"] {
            try assert(.tableNotImported(table), table, "b")
        }
        try assert(.batchKeyMissing, "hosp_cost_entry", "")
        book.now = nil
        try assert(.momentMissing, "hosp_cost_entry", "b")
    }
}
