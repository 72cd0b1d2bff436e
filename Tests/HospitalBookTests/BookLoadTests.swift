import Hosp
import XCTest

/// Loads of rows of a host system through an adapter (S-239, S-240, S-241, S-246).
final class BookLoadTests: BookTestCase {
    /// A book with an adapter for the charges of a HIS, in 万元, and the codes of its departments.
    private func hospital(at location: String = ":memory:") throws -> Book {
        let book = try monthBook(at: location)
        try load(book, "hosp_adapter", "a", """
            adapter_code,system_code,target_table,day_field
            his-cost,HIS,hosp_cost_entry,FSRQ
            """)
        try load(book, "hosp_adapter_column", "ac", """
            adapter_code,column_name,source_field,constant_text,code_kind,factor_value
            his-cost,period_month,,202503,,
            his-cost,department_code,KSDM,,department,
            his-cost,item_code,,cost,,
            his-cost,entry_code,DJH,,,
            his-cost,amount_yuan,JE,,,10000
            """)
        try load(book, "hosp_code_map", "m", """
            system_code,code_kind,external_code,version_number,valid_from,valid_to,own_code
            HIS,department,0101,1,20200101,20250310,lab
            HIS,department,0101,2,20250311,,ward-1
            HIS,department,0102,1,20200101,,ward-2
            LIS,department,0103,1,20200101,,ward-2
            """)
        return book
    }

    private func run(
        _ book: Book, _ name: String, _ arguments: String
    ) throws -> ProcedureResult {
        try XCTUnwrap(Procedure.named(name), name).run(JSONValue(parsing: arguments), in: book)
    }

    private func run(_ book: Book, _ arguments: String) throws -> ProcedureResult {
        try run(book, "book.adapter.load", arguments)
    }

    private func loadCharges(
        _ book: Book, _ text: String, _ more: String = ""
    ) throws -> [String] {
        let lines = text.replacing("\n", with: "\\n")
        return try run(
            book, """
                {"adapter": "his-cost", "on": "2025-03-31", "text": "\(lines)"\(more)}
                """
        ).tables[0].printedRows
    }

    private func charges(_ book: Book) throws -> [String] {
        try book.select("hosp_cost_entry").rows.filter { $0.contains(.text("cost")) }
            .map { row in [row[1], row[3], row[4]].map(\.text).joined(separator: "|") }
    }

    private static let header = "DJH,KSDM,JE,FSRQ,BZ\n"
    private static let first = header + """
        D1,0101,0.1,2025-03-10 08:00:00,x
        D2,0101,0.0001,2025-03-11,
        D3,0102,-0.5,20250312,
        """

    func testS239ALoadTranslatesCodesAndUnitsAndReports() throws {
        let book = try hospital()
        let columns = try run(
            book, """
                {"adapter": "his-cost", "on": "2025-03-31", "trial": true,
                 "rows": [{"DJH": "D1", "KSDM": "0101", "JE": 0.1, "FSRQ": "20250310"}]}
                """)
        XCTAssertEqual(
            columns.tables[0].printedRows,
            ["his-cost|hosp_cost_entry|-|loaded|\(columns.tables[0].rows[0][4].text)|1|1|0|0|0"])
        XCTAssertEqual(try book.select("hosp_load").rowCount, 0)
        let before = try book.select("hosp_cost_entry").rowCount
        let report = try loadCharges(book, Self.first)
        XCTAssertEqual(report.count, 1)
        XCTAssertTrue(report[0].hasSuffix("|3|3|0|0|0"), report[0])
        XCTAssertEqual(try book.select("hosp_cost_entry").rowCount, before + 3)
        let rows = try book.select("hosp_cost_entry_yuan").printedRows.joined(separator: "\n")
        for part in ["|lab|", "|1000.00|", "|1.00|", "|-5000.00|"] {
            XCTAssertTrue(rows.contains(part), part + rows)
        }
        XCTAssertEqual(try book.select("hosp_load").printedRows.count, 1)
        XCTAssertNoThrow(try book.verifyAudit())
    }

    func testS240ALoadMayBeRunAgainAloneOrWithMoreRows() throws {
        let book = try hospital()
        _ = try loadCharges(book, Self.first)
        let facts = try book.select("hosp_cost_entry").rows
        let again = try loadCharges(book, Self.first)
        XCTAssertTrue(again[0].hasSuffix("|2|same|-|3|0|3|0|0"), again[0])
        XCTAssertEqual(try book.select("hosp_cost_entry").rows, facts)
        let more = try loadCharges(book, Self.first + "\nD4,0102,1,2025-03-31,\n")
        XCTAssertTrue(more[0].hasSuffix("|4|1|3|0|0"), more[0])
        XCTAssertEqual(try book.select("hosp_cost_entry").rowCount, facts.count + 1)
        // The same key of a batch with other rows is another content.
        _ = try loadCharges(book, Self.header + "D5,0102,1,20250331,", #", "batch": "b1""#)
        try assertUnchanged(book) {
            try self.loadCharges(book, Self.header + "D6,0102,1,20250331,", #", "batch": "b1""#)
        } _: {
            XCTAssertEqual(
                $0 as? BookError, .batchDiffers("b1", table: "hosp_cost_entry", rows: 1))
        }
    }

    func testS240ARowWithOtherValuesIsRefusedOrReplacedAsTheHostSays() throws {
        let book = try hospital()
        _ = try loadCharges(book, Self.first)
        let corrected = Self.header + "D2,0101,0.0002,2025-03-11,\nD3,0102,-0.5,20250312,\n"
        XCTAssertThrowsError(try loadCharges(book, corrected))
        XCTAssertEqual(findings(book), ["2 - row_changed"])
        let replaced = try loadCharges(book, corrected, #", "changed": "replace""#)
        XCTAssertTrue(replaced[0].hasSuffix("|2|1|1|1|0"), replaced[0])
        XCTAssertEqual(try book.select("hosp_cost_entry").rowCount, 5)
        // Back and forth: what was there before is another batch each time.
        let back = try loadCharges(book, Self.first, #", "changed": "replace""#)
        XCTAssertTrue(back[0].hasSuffix("|3|1|2|1|0"), back[0])
        let audit = try book.select("hosp_audit").printedRows.joined(separator: "\n")
        XCTAssertEqual(audit.components(separatedBy: "load.replace").count, 3)
        XCTAssertNoThrow(try book.verifyAudit())
    }

    func testS239EveryBadRowIsFoundAndNothingIsTaken() throws {
        let book = try hospital()
        let bad = Self.header + """
            D1,0101,0.1,2025-03-10,
            D2,0199,0.1,2025-03-10,
            D3,0199,1;0,2025-03-10,
            D4,0103,0.1,2025-03-10,
            D5,0102,0.1,10.3.2025,
            D6,0102,0.00000001,2025-03-10,
            ,0102,0.1,2025-03-10,
            D1,0102,1
            """
        let before = try book.select("hosp_cost_entry").rows
        XCTAssertThrowsError(try loadCharges(book, bad)) {
            guard case .importRefused(let found)? = $0 as? BookError else {
                return XCTFail("\($0)")
            }
            XCTAssertEqual(found.count, 8)
        }
        XCTAssertEqual(
            findings(book),
            [
                "3 KSDM code_unmapped", "4 JE field_not_a_number", "4 KSDM code_unmapped",
                "5 KSDM code_unmapped", "6 FSRQ field_not_a_day", "7 JE field_invalid",
                "8 DJH field_missing", "9 - csv_field_count",
            ])
        XCTAssertEqual(try book.select("hosp_cost_entry").rows, before)
        XCTAssertEqual(
            try book.select("hosp_load").rows.map { $0[7...12].map(\.text) },
            [["refused", "8", "0", "0", "0", "7"]])
        XCTAssertEqual(try book.select("hosp_load_finding").rowCount, 8)
        XCTAssertEqual(
            try book.select("hosp_load_code").rows.map { $0[2...6].map(\.text) },
            [
                ["department", "1", "0103", "unmapped", "1"],
                ["department", "2", "0199", "unmapped", "2"],
            ])
    }

    func testAFileOfTheHostIsReadInItsEncoding() throws {
        let book = try hospital()
        try load(book, "hosp_code_map", "m2", """
            system_code,code_kind,external_code,version_number,valid_from,own_code
            HIS,department,内科,1,20200101,ward-1
            """)
        let file = path("his.csv")
        let text = Self.header + "D9,内科,0.01,20250331,绩效\n"
        try Data(TextEncoding.gbk.encoded(text)).write(to: URL(fileURLWithPath: file))
        let result = try run(
            book, """
                {"adapter": "his-cost", "on": "2025-03-31", "encoding": "gbk", "file": "\(file)"}
                """)
        XCTAssertTrue(result.tables[0].printedRows[0].hasSuffix("|1|1|0|0|0"))
        XCTAssertEqual(try book.select("hosp_load").rows[0][5], .text(file))
        XCTAssertThrowsError(
            try run(
                book, #"{"adapter": "his-cost", "on": "2025-03-31", "file": "/no/such/file"}"#))
    }

    func testWhatIsWrongWithAnAdapterIsToldByName() throws {
        let book = try hospital()
        XCTAssertThrowsError(
            try run(book, #"{"adapter": "his-cos", "on": "2025-03-31", "text": ""}"#)
        ) {
            XCTAssertEqual($0 as? AdapterError, .unknown("his-cos", nearest: "his-cost"))
        }
        XCTAssertThrowsError(try loadCharges(book, "DJH,KSDM,JEE,FSRQ\n")) {
            XCTAssertEqual(
                $0 as? AdapterError, .fieldMissing("his-cost", field: "JE", nearest: "JEE"))
        }
        XCTAssertThrowsError(try run(book, #"{"adapter": "his-cost", "on": "2025-03-31"}"#)) {
            XCTAssertEqual($0 as? ArgumentError, .missing(path: "text | file | rows"))
        }
        try load(book, "hosp_adapter", "a2", """
            adapter_code,system_code,target_table
            empty,HIS,hosp_cost_entry
            both,HIS,hosp_cost_entry
            audit,HIS,hosp_audit
            column,HIS,hosp_cost_entry
            """)
        try load(book, "hosp_adapter_column", "ac2", """
            adapter_code,column_name,source_field,constant_text,code_kind,factor_value
            both,item_code,A,cost,,
            audit,item_code,A,,,
            column,item_cod,A,,,
            """)
        func assertFails<Failure: Error & Equatable>(
            _ adapter: String, _ expected: Failure, line: UInt = #line
        ) {
            XCTAssertThrowsError(
                try run(
                    book, #"{"adapter": "\#(adapter)", "on": "2025-03-31", "text": "A\n1"}"#),
                line: line
            ) { XCTAssertEqual($0 as? Failure, expected, line: line) }
        }
        assertFails("empty", AdapterError.empty("empty"))
        assertFails("both", AdapterError.sourceUnclear("both", column: "item_code"))
        assertFails("audit", BookError.tableNotImported("hosp_audit"))
        assertFails(
            "column",
            BookError.columnUnknown("item_cod", table: "hosp_cost_entry", nearest: "item_code"))
        XCTAssertThrowsError(
            try run(try emptyBook(), #"{"adapter": "x", "on": "2025-03-31", "text": ""}"#)
        ) { XCTAssertEqual($0 as? AdapterError, .unknown("x", nearest: nil)) }
    }

    func testAClosedMonthTakesNoLoad() throws {
        let book = try hospital()
        _ = try loadCharges(book, Self.first)
        try book.close(Month(year: 2025, month: 3), area: "cost")
        let other = Self.header + "D2,0101,0.0002,2025-03-11,\n"
        let rows = try book.select("hosp_cost_entry").rows
        XCTAssertThrowsError(try loadCharges(book, other, #", "changed": "replace""#))
        XCTAssertEqual(findings(book).map { $0.split(separator: " ")[2] }, ["row_month_closed"])
        XCTAssertEqual(try book.select("hosp_cost_entry").rows, rows)
    }

    // MARK: Codes

    func testS246CodesAreFoundBothWaysByHostSystem() throws {
        let book = try hospital()
        let result = try run(
            book, "book.code.find", """
                {"system": "HIS", "on": "2025-03-31", "codes": [
                 {"kind": "department", "external": "0101"},
                 {"kind": "department", "external": "0103"},
                 {"kind": "department", "own": "ward-2"}]}
                """)
        XCTAssertEqual(
            result.tables[0].printedRows,
            [
                "department|0101|ward-1|mapped", "department|0103|-|unmapped",
                "department|0102|ward-2|mapped",
            ])
    }

    func testS241TheMappingReportShowsPairsThatLeadNowhere() throws {
        let book = try hospital()
        try load(book, "hosp_code_map", "m3", """
            system_code,code_kind,external_code,version_number,valid_from,valid_to,own_code
            HIS,department,0109,1,20200101,,closed-ward
            HIS,department,0108,1,20200101,20201231,older-ward
            HIS,colour,1,1,20200101,,red
            """)
        let result = try run(
            book, "book.code.report", """
                {"system": "HIS", "on": "2025-03-31", "codes": [
                 {"kind": "department", "external": "0101", "on": "2025-03-01"},
                 {"kind": "department", "external": "77"}]}
                """)
        XCTAssertEqual(
            result.tables.map(\.printedRows),
            [
                [
                    "colour|1|unused|red|0", "department|0101|mapped|lab|1",
                    "department|0102|unused|ward-2|0", "department|0109|unused|closed-ward|0",
                    "department|77|unmapped|-|1",
                ],
                ["department|0109|closed-ward"],
            ])
    }

    // MARK: Fields

    func testS247TheFieldsOfAHostSystemAreHeldAgainstAnAdapter() throws {
        let book = try hospital()
        let result = try run(
            book, "book.adapter.difference", """
                {"adapter": "his-cost", "fields": [
                 {"name": "DJH", "type": "text", "length": 70, "needed": true},
                 {"name": "KSDM", "type": "whole", "needed": true},
                 {"name": "JE", "type": "day"}, {"name": "YS", "type": "text"}]}
                """)
        let rows = result.tables[0].printedRows
        XCTAssertEqual(
            rows.filter { !$0.contains("absent") }.map {
                $0.split(separator: "|").prefix(3).joined(separator: " ")
            },
            [
                "KSDM department_code matching", "DJH entry_code too_long",
                "JE amount_fen kind_differs", "YS - extra",
            ])
    }

    func testS247AFormIsHeldAgainstATable() throws {
        let result = try ProcedureRows(
            "schema.difference", """
                {"table": "hosp_attendance", "names": {"科室": "department_code"}, "fields": [
                 {"name": "会计期间", "type": "month", "needed": true},
                 {"name": "person_code", "type": "text", "length": 64, "needed": true},
                 {"name": "科室", "needed": true}, {"name": "签名", "type": "text"}]}
                """)
        XCTAssertEqual(
            result["difference"].map { $0.split(separator: "|").prefix(3).joined(separator: " ") },
            [
                "会计期间 period_month matching", "person_code person_code matching",
                "科室 department_code matching", "- due_days missing", "- worked_days missing",
                "- leave_kind absent", "签名 - extra",
            ])
        XCTAssertEqual(result.result.json["matching"], .bool(false))
        assertRefused(
            BookError.tableUnknown("hosp_attendence", nearest: "hosp_attendance"),
            "schema.difference", #"{"table": "hosp_attendence", "fields": []}"#)
    }
}

extension JSONValue {
    fileprivate subscript(name: String) -> JSONValue? {
        if case .object(let object) = self { object[name] } else { nil }
    }
}
