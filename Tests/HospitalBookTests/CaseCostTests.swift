import CostControl
import Foundation
import Hosp
import XCTest

@testable import HospitalBook

typealias Decimal = HospitalCore.Decimal

/// Case costing from files and texts: by hand, in every form a file may have, and by laws.
final class CaseCostTests: BookTestCase {
    private let unitCosts = """
        department,item,unit_cost
        ward,bed,300.125
        ward,drip,12.3456
        lab,blood,20.5
        """
    private let cases = """
        case,group,discharge
        P1,GB23,2025-03-10
        P2,GB23,202503
        P3,FM19,
        """
    /// P1: 2 × 300.125 + 1.5 × 12.3456 = 600.25 + 18.5184 = 618.7684 → 618.77
    /// P2: 20.5 + 300.125 − 12.3456 = 308.2794 → 308.28; its drip is net negative
    /// P3: 2 × 20.5 = 41
    private let lines = """
        case,department,item,quantity,amount
        P1,ward,bed,2,700.00
        P1,ward,drip,1.5,30
        P2,lab,blood,1,25.50
        P2,ward,bed,1,350.00
        P2,ward,drip,-1,-20.00
        P3,lab,blood,2,51.00
        """

    private func request(
        _ lines: String, unitCosts: String? = nil, cases: String? = nil
    ) -> CaseCostRequest {
        CaseCostRequest(
            lines: .text(Array(lines.utf8)),
            unitCosts: .text(Array((unitCosts ?? self.unitCosts).utf8)),
            cases: cases.map { .text(Array($0.utf8)) })
    }

    private func rows(_ outcome: CaseCostOutcome, _ name: String) throws -> [[String]] {
        let table = try XCTUnwrap(outcome.tables().first { $0.name == name })
        return table.rows.map { row in row.map(\.text) }
    }

    // MARK: by hand

    func testASmallExampleByHand() throws {
        let outcome = try request(lines, cases: cases).outcome()
        XCTAssertEqual(try rows(outcome, "cases"), [
            ["P1", "GB23", "2", "730.00", "73000", "618.77", "61877", "0"],
            ["P2", "GB23", "3", "355.50", "35550", "308.28", "30828", "0"],
            ["P3", "FM19", "1", "51.00", "5100", "41.00", "4100", "0"],
        ])
        // GB23 costs 927.0478 → 927.05, as its cases do.
        XCTAssertEqual(try rows(outcome, "groups"), [
            [
                "FM19", "1", "41.000000", "51.000000", "1", "51.00", "5100", "41.00", "4100",
                "0.00", "0",
            ],
            [
                "GB23", "2", "463.525000", "542.750000", "5", "1085.50", "108550", "927.05",
                "92705", "0.00", "0",
            ],
        ])
        // Ward: 3 × 300.125 + 0.5 × 12.3456 = 906.5478 → 906.55.
        XCTAssertEqual(try rows(outcome, "departments"), [
            ["lab", "2", "76.50", "7650", "61.50", "6150", "", "", "", ""],
            ["ward", "4", "1060.00", "106000", "906.55", "90655", "", "", "", ""],
        ])
        XCTAssertEqual(try rows(outcome, "findings").map { [$0[0], $0[1], $0[5]] }, [
            ["net_negative", "6", "case_item_net_negative"]
        ])
        XCTAssertEqual(
            outcome.findings.first?.finding.text(in: .chinese),
            "病例“P2”的项目“drip”退费多于收费：数量合计-1，金额合计-20.00元，退费始于第6行。")
        let entries = try rows(outcome, "reconciliation").map { [$0[0], $0[3], $0[4], $0[6]] }
        XCTAssertEqual(entries, [
            ["lines_read", "6", "", ""], ["left_out_unreadable", "0", "", ""],
            ["left_out_duplicate_line", "0", "0.00", ""],
            ["left_out_unknown_case", "0", "0.00", ""],
            ["left_out_unknown_department", "0", "0.00", ""],
            ["left_out_unknown_item", "0", "0.00", ""],
            ["left_out_later_period", "0", "0.00", ""],
            ["left_out_no_unit_cost", "0", "0.00", ""],
            ["left_out_out_of_range", "0", "0.00", ""], ["net_negative", "1", "", ""],
            ["discharged_before", "0", "", ""], ["costed", "6", "1136.50", "968.05"],
            ["in_house_start", "0", "0.00", "0.00"], ["current", "6", "1136.50", "968.05"],
            ["in_house_end", "1", "51.00", "41.00"], ["discharged", "5", "1085.50", "927.05"],
            ["discharged_difference", "", "", "0.00"], ["case_difference", "", "", "0.00"],
            ["group_difference", "", "", "0.00"], ["department_difference", "", "", "0.00"],
        ])
    }

    func testAPoolShowsTheDifferenceThatIsLeft() throws {
        var request = request(lines)
        request.pools = [("ward", try Money(yuan: "900.00")), ("lab", try Money(yuan: "61.50"))]
        let outcome = try request.outcome()
        XCTAssertEqual(try rows(outcome, "departments").map { [$0[4], $0[6], $0[8]] }, [
            ["61.50", "61.50", "0.00"], ["906.55", "900.00", "-6.55"],
        ])
        XCTAssertEqual(try rows(outcome, "reconciliation").suffix(2).map { [$0[0], $0[6]] }, [
            ["pools", "961.50"], ["pool_difference", "-6.55"],
        ])
        request.pools = [("war", .zero)]
        XCTAssertThrowsError(try request.outcome()) {
            XCTAssertEqual(
                $0 as? CaseRequestError, .poolUnknown("war", nearest: "ward"))
        }
    }

    func testServicePeriodsSelectUnitCostsAndReconcile() throws {
        var request = request("""
            service_period,case,department,item,quantity,amount
            2025-02,P1,ward,bed,1,2.00
            202503,P1,ward,bed,1,3.00
            2025-03,P3,ward,bed,1,5.00
            2025-04,P3,ward,bed,1,7.00
            2025-02,P0,ward,bed,1,11.00
            """, unitCosts: """
            department,item,period,unit_cost
            ward,bed,2025-02,100
            ward,bed,2025-03,110
            """, cases: "case,group,discharge\nP1,G,2025-03-31\nP3,G,\nP0,G,20250228\n")
        request.months = try Month("2025-03")...Month("2025-03")
        let outcome = try request.outcome()
        XCTAssertEqual(try rows(outcome, "reconciliation")[12...16].map { [$0[0], $0[4], $0[6]] }, [
            ["in_house_start", "13.00", "200.00"], ["current", "8.00", "220.00"],
            ["in_house_end", "5.00", "110.00"], ["discharged", "16.00", "310.00"],
            ["discharged_difference", "", "0.00"],
        ])
        XCTAssertEqual(
            try rows(outcome, "findings").map { [$0[0], $0[1], $0[2], $0[3], $0[5]] }, [
                ["later_period", "5", "service_period", "2025-04", "case_service_too_late"],
                ["discharged_before", "", "", "P0", "case_discharged_before"],
            ])
        XCTAssertEqual(try rows(outcome, "cases").map { [$0[0], $0[7]] }, [
            ["P0", "0"], ["P1", "0"], ["P3", "1"],
        ])
    }

    func testADuplicateIsTheSameLineIdentifierAndNothingElse() throws {
        let outcome = try request("""
            case,department,item,quantity,amount,line_id
            P1,ward,bed,1,2.00,L1
            P1,ward,bed,1,2.00,L2
            P1,ward,bed,1,2.00,
            P1,ward,bed,1,2.00,
            P9,lab,none,1,4.00,L1
            P1,ward,bed,x,2.00,L3
            P1,ward,bed,1,2.00,L3
            P1,ward,bed,1,2.00,L3
            """).outcome()
        XCTAssertEqual(outcome.cost.total.lines, 5)
        XCTAssertEqual(outcome.findingCounts, [.duplicateLine: 2, .unreadable: 1])
        // The line that cannot be read does not take its identifier away.
        XCTAssertEqual(
            outcome.findings.filter { $0.kind == .duplicateLine }.map { [$0.row, 0] },
            [[6, 0], [9, 0]])
        XCTAssertEqual(
            outcome.findings.last?.finding.text(in: .english),
            "Row 9: line identifier \"L3\" stood in an earlier row; the row is left out.")
    }

    // MARK: bad lines

    func testEveryBadLineIsToldWithItsRow() throws {
        let text = """
            case,department,item,quantity,amount
            P1,ward,bed,1,1.00

            P1,ward,bed,1
            P1,ward,bed,1.1234567,1.00
            P1,ward,bed,1,1O.00
            P1,ward,bed,1,1.005
            ,ward,bed,1,1.00
            P1,,bed,1,1.00
            P1,ward,,1,1.00
            P1,ward,bed,,1.00
            P8,ward,bed,1,1.00
            P1,wrad,bed,1,1.00
            P1,ward,bde,1,1.00
            P1,ward,blood,1,1.00
            P1,ward,bed,1,100000000000.01
            P1,ward,bed,999999999,1.00
            P1,ward,"bed"x,1,1.00
            P1,ward,bed,+2,"1.00"
            """
        let outcome = try request(text, cases: cases).outcome()
        let found = outcome.findings.sorted { ($0.row ?? 0) < ($1.row ?? 0) }
        XCTAssertEqual(
            found.map {
                let place = "\($0.row ?? 0) \($0.kind.rawValue) \($0.column ?? "-")"
                return "\(place) \($0.finding.message.name)"
            },
            [
                "4 unreadable - csv_field_count", "5 unreadable quantity field_invalid",
                "6 unreadable amount field_invalid", "7 unreadable amount field_invalid",
                "8 unreadable case field_missing", "9 unreadable department field_missing",
                "10 unreadable item field_missing", "11 unreadable quantity field_missing",
                "12 unknown_case case field_unknown",
                "13 unknown_department department field_unknown",
                "14 unknown_item item field_unknown",
                "15 no_unit_cost item case_unit_cost_missing",
                "16 out_of_range amount case_line_out_of_range",
                "17 out_of_range amount case_line_out_of_range",
                "18 unreadable 3 csv_quote",
            ])
        XCTAssertEqual(outcome.cost.total.lines, 2)
        XCTAssertEqual(outcome.cost.total.cost.description, "900.38")
        let sums = try rows(outcome, "reconciliation")
        XCTAssertEqual(sums[0][3], "17")
        XCTAssertEqual(sums[1][3], "9")
        XCTAssertEqual(
            found.first { $0.row == 6 }?.finding.text(in: .chinese),
            "第6行“amount”列：“1O.00”不是有效金额（元，最多两位小数）。")
        XCTAssertEqual(
            found.first { $0.row == 15 }?.finding.text(in: .chinese),
            "第15行：科室“ward”没有项目“blood”的单位成本，本行未计入。")
    }

    func testEachKindIsCountedFullyAndTheFirstAreListed() throws {
        var text = "case,department,item,quantity,amount\n"
        for row in 0..<5_000 { text += row % 2 == 0 ? "P1,none,bed,1,1.00\n" : "P1,ward,bed,?,1\n" }
        var request = request(text)
        request.findingLimit = 3
        for threads in [1, 4] {
            request.threads = threads
            let outcome = try request.outcome()
            XCTAssertEqual(outcome.findingCounts, [.unknownDepartment: 2_500, .unreadable: 2_500])
            XCTAssertEqual(outcome.findings.map(\.row), [3, 5, 7, 2, 4, 6])
            XCTAssertEqual(
                outcome.cost.leftOut.map { $0.charge.description }.filter { $0 != "0.00" },
                ["2500.00"])
        }
    }

    func testTextsThatCannotBeReadToTheEndAreErrors() throws {
        let open = "case,department,item,quantity,amount\nP1,\"x\n"
        XCTAssertThrowsError(try request(open).outcome()) {
            XCTAssertEqual($0 as? DelimitedTextError, .quote(row: 2, column: 2))
        }
        XCTAssertThrowsError(try request("").outcome()) {
            XCTAssertEqual($0 as? DelimitedTextError, .empty(file: nil))
        }
        var long = "case,department,item,quantity,amount\n"
        for _ in 0..<20_000 { long += "P1,ward,bed,1,1.00\n" }
        long += "\"" + String(repeating: "x", count: 3 << 20)
        for threads in [1, 3] {
            var request = request(long)
            request.threads = threads
            XCTAssertThrowsError(try request.outcome()) {
                XCTAssertEqual(
                    $0 as? DelimitedTextError, .recordTooLong(row: 20_002, limit: 1 << 20))
            }
        }
    }

    // MARK: the small tables

    func testEveryBadRowOfTheSmallTablesIsTold() throws {
        let book = try emptyBook()
        func rows(_ request: CaseCostRequest) -> [String] {
            XCTAssertThrowsError(try book.costCases(request)) {
                guard case .importRefused = $0 as? BookError else { return XCTFail("\($0)") }
            }
            return findings(book)
        }
        XCTAssertEqual(
            rows(request(lines, unitCosts: """
                department,item,unit_cost,period
                ward,bed,1.123456789,2025-03
                ,bed,1,2025-03
                ward,,1,2025-03
                ward,bed,,2025-03
                ward,bed,1,2025-13
                ward,bed
                """)),
            [
                "7 - csv_field_count", "2 unit_cost case_field_invalid",
                "5 unit_cost field_missing", "6 period case_field_invalid",
                "3 department field_missing", "4 item field_missing",
            ])
        XCTAssertEqual(
            rows(request(lines, cases: "case,discharge\nP1,2025-03\nP1,\n,\nP2,soon\n")),
            ["4 case field_missing", "5 discharge case_field_invalid", "3 case row_twice"])
        XCTAssertThrowsError(
            try book.costCases(request(lines, unitCosts: unitCosts + "\nward,bed,1"))
        ) {
            XCTAssertEqual(
                ($0 as? any HospitalError)?.finding.text(in: .english),
                "Department \"ward\" has two unit costs for item \"bed\".")
        }
        XCTAssertThrowsError(try book.costCases(request(lines, unitCosts: "department,item\n"))) {
            XCTAssertEqual(
                ($0 as? any HospitalError)?.finding.text(in: .chinese),
                "缺少“单位成本”列（unit_cost），表“unit_costs”必须有此列。")
        }
        XCTAssertThrowsError(
            try book.costCases(request(lines, unitCosts: "department,item,unit_cost\n"))
        ) { XCTAssertEqual($0 as? CaseCostingError, .nothingToCost) }
    }

    func testHeadersNameColumnsInAnyOrderByNameByLabelOrAsToldTo() throws {
        let expected = try request(lines, cases: cases).outcome()
        var chinese = request(
            lines.replacingOccurrences(
                of: "case,department,item,quantity,amount", with: "病例,科室,收费项目,数量,金额"),
            unitCosts: unitCosts.replacingOccurrences(
                of: "department,item,unit_cost", with: "科室,收费项目,单位成本"),
            cases: cases.replacingOccurrences(of: "case,group,discharge", with: "病例,病组,出院日期"))
        XCTAssertEqual(try chinese.outcome().tables(), try expected.tables())
        chinese = request(
            lines.replacingOccurrences(of: "case,department", with: "住院号,department"),
            cases: cases.replacingOccurrences(of: "case,", with: "住院号,"))
        chinese.columns = ["case": "住院号"]
        XCTAssertEqual(try chinese.outcome().tables(), try expected.tables())
        let turned = lines.split(separator: "\n").map { line in
            "x," + line.split(separator: ",").reversed().joined(separator: ",") + ",y"
        }.joined(separator: "\n")
        XCTAssertEqual(try request(turned, cases: cases).outcome().tables(), try expected.tables())
        let fen = """
            case,department,item,quantity,amount_fen
            P1,ward,bed,2,70000
            """
        XCTAssertEqual(try request(fen).outcome().cost.total.charge.description, "700.00")
        for missing in ["case", "department", "item", "quantity", "amount"] {
            let text = lines.replacingOccurrences(of: missing, with: "other")
            XCTAssertThrowsError(try request(text).outcome(), missing) {
                XCTAssertEqual(
                    ($0 as? any HospitalError)?.finding.message, .columnMissing, missing)
            }
        }
    }

    func testThreadsAreOneToSixtyFour() throws {
        for threads in [0, -1, 65] {
            var request = request(lines)
            request.threads = threads
            XCTAssertThrowsError(try request.outcome()) {
                XCTAssertEqual($0 as? CaseRequestError, .threadsInvalid(threads))
            }
        }
        XCTAssertEqual(
            CaseRequestError.threadsInvalid(65).finding.text(in: .english),
            "65 threads were asked for; it must be 1 to 64.")
    }

    // MARK: files

    func testAFileInGBKWithBrokenRowsTellsThem() throws {
        var bytes = try TextEncoding.gbk.encoded(
            "病例,科室,收费项目,数量,金额\r\n张三,内科,床位,1,1.00\r\n李四,内科,床位,2,2.00\r\n")
        bytes += [0x81, 0x20, 0x2C] + Array("x,y,1,1\r\n".utf8)
        bytes += try TextEncoding.gbk.encoded("王五,内科,床位,3,3.00\r\n\"赵,六\",内科,床位,-1,-1.00")
        try Data(bytes).write(to: URL(fileURLWithPath: path("lines.csv")))
        try Data(TextEncoding.gbk.encoded("科室,收费项目,单位成本\n内科,床位,10.005\n"))
            .write(to: URL(fileURLWithPath: path("costs.csv")))
        var request = CaseCostRequest(
            lines: .file(path("lines.csv")), unitCosts: .file(path("costs.csv")),
            format: DelimitedText.Format(encoding: .gbk))
        for threads in [1, 2] {
            request.threads = threads
            let outcome = try request.outcome()
            // By the order of Unicode: 张 U+5F20, 李 U+674E, 王 U+738B, 赵 U+8D75.
            XCTAssertEqual(try rows(outcome, "cases").map { [$0[0], $0[5]] }, [
                ["张三", "10.01"], ["李四", "20.01"], ["王五", "30.02"], ["赵,六", "-10.01"],
            ])
            XCTAssertEqual(
                outcome.findings.map { "\($0.row ?? 0) \($0.finding.message.name)" },
                ["4 encoding_invalid", "6 case_item_net_negative"])
        }
    }

    func testAPipeIsReadOnce() throws {
        let pipe = path("pipe")
        XCTAssertEqual(mkfifo(pipe, 0o600), 0)
        let text = lines
        let writer = Thread {
            try? text.write(toFile: pipe, atomically: false, encoding: .utf8)
        }
        writer.start()
        let request = CaseCostRequest(
            lines: .file(pipe), unitCosts: .text(Array(unitCosts.utf8)),
            cases: .text(Array(cases.utf8)))
        let expected = try self.request(lines, cases: cases).outcome()
        XCTAssertEqual(try request.outcome().tables(), try expected.tables())
    }

    func testAFileThatIsNotThereIsAnError() throws {
        let request = CaseCostRequest(
            lines: .file(path("none.csv")), unitCosts: .text(Array(unitCosts.utf8)))
        XCTAssertThrowsError(try request.outcome()) {
            XCTAssertEqual(
                $0 as? DelimitedTextError,
                .unreadable(.unreadable(path: path("none.csv"), fault: .notFound)))
        }
    }
}

/// Unit costs and cases from the tables of a book, and the procedure by its name.
final class CaseCostBookTests: BookTestCase {
    private func loadedBook() throws -> Book {
        let book = try monthBook()
        try load(book, "hosp_case_unit_cost", "uc", """
            period_month,department_code,service_code,unit_cost
            2025-02,ward-1,bed,100
            2025-03,ward-1,bed,110.5
            2025-04,ward-1,bed,999
            """)
        try load(book, "hosp_case_register", "cr", """
            case_code,group_code,discharge_month
            P1,GB23,2025-03
            P2,,
            """)
        return book
    }

    private func run(_ book: Book, _ arguments: String) throws -> ProcedureResult {
        try XCTUnwrap(Procedure.named("cost.case_lines"))
            .run(JSONValue(parsing: Array(arguments.utf8)), in: book)
    }

    private let lines = #""lines":"case,department,item,quantity,amount,service_period\n"#
        + #"P1,ward-1,bed,2,200,2025-02\nP1,ward-1,bed,1,100,2025-03\n"#
        + #"P2,ward-1,bed,4,400,2025-03\n""#

    func testUnitCostsAndCasesOfTheBook() throws {
        let book = try loadedBook()
        let before = try dump(book)
        let result = try run(book, "{\(lines),\"period\":\"2025-03\",\"cases_of_book\":true}")
        // 2 × 100 at the start, 5 × 110.50 in March, 4 × 110.50 of P2 still in the house.
        let entries = result.tables[4].rows.map { row in row.map(\.text) }[12...16]
        XCTAssertEqual(entries.map { [$0[0], $0[6]] }, [
            ["in_house_start", "200.00"], ["current", "552.50"], ["in_house_end", "442.00"],
            ["discharged", "310.50"], ["discharged_difference", "0.00"],
        ])
        XCTAssertEqual(result.tables[0].rows.map { $0[1] }, [.text("GB23"), .null])
        XCTAssertEqual(result.tables[1].rows.map { $0[0] }, [.text("GB23"), .null])
        XCTAssertEqual(try dump(book), before)
        let quarter = try run(book, "{\(lines),\"period\":\"2025-Q1\"}").tables[4].rows[12...13]
        XCTAssertEqual(quarter.map { $0[3] }, [.integer(0), .integer(3)])
    }

    func testWhatTheBookDoesNotHaveIsAnError() throws {
        let book = try monthBook()
        let costs = #""unit_costs":"department,item,unit_cost\nward-1,bed,1\n""#
        func message(_ arguments: String) -> Message? {
            do {
                _ = try run(book, arguments)
                return nil
            } catch {
                return (error as? any HospitalError)?.finding.message
            }
        }
        XCTAssertEqual(message("{\(lines)}"), .caseServiceMonthMissing)
        XCTAssertEqual(message("{\(lines),\"period\":\"2025-03\"}"), .factsMissing)
        XCTAssertEqual(message("{\(lines),\(costs),\"cases_of_book\":true}"), .caseRegisterEmpty)
        try load(
            book, "hosp_case_unit_cost", "uc",
            "period_month,department_code,service_code,unit_cost\n2025-05,ward-1,bed,1\n")
        XCTAssertEqual(message("{\(lines),\"period\":\"2025-03\"}"), .factsMissing)
        XCTAssertEqual(message("{\(lines),\(costs),\"cases_of_book\":true}"), .caseRegisterEmpty)
        XCTAssertThrowsError(
            try CaseCostRequest(lines: .text([]), unitCosts: nil).outcome()
        ) { XCTAssertEqual($0 as? CaseRequestError, .unitCostsMissing) }
        XCTAssertEqual(
            CaseRequestError.unitCostsMissing.finding.message, .caseCostNothing)
    }

    func testArgumentsAreRefusedWithTheirPath() throws {
        let book = try loadedBook()
        let cases: [(String, String)] = [
            ("", "lines_file"), (#""lines":"a","lines_file":"b""#, "lines"),
            (lines + #","encoding":"latin""#, "encoding"),
            (lines + #","delimiter":"|""#, "delimiter"), (lines + #","period":"2025-3""#, "period"),
            (lines + #","threads":65"#, "threads"),
            (lines + #","finding_limit":-1"#, "finding_limit"),
            (lines + #","columns":{"cas":"x"}"#, "columns.cas"),
            (lines + #","pools":{"ward":"1.001"}"#, "pools.ward"),
            (lines + #","cases":"case\n","cases_of_book":true"#, "cases_of_book"),
        ]
        for (arguments, path) in cases {
            XCTAssertThrowsError(try run(book, "{\(arguments)}"), path) {
                let text = ($0 as? ArgumentError)?.finding.text(in: .english) ?? "\($0)"
                XCTAssertTrue(text.contains(path), text)
            }
        }
    }

    func testALargeTableMakesItsRowsWhenTheyAreAskedFor() {
        let column = ResultColumn("n", .integer, zh: "数", en: "Number")
        var made = ResultTable(name: "t", columns: [column], rowCount: 3) { [.integer(Int64($0))] }
        var stored = ResultTable(
            name: "t", columns: [column], rows: (0..<3).map { [.integer($0)] })
        XCTAssertEqual(made, stored)
        made.append([.integer(3)])
        XCTAssertNotEqual(made, stored)
        stored.append([.integer(3)])
        XCTAssertEqual(made.rows, stored.rows)
        XCTAssertEqual(made.row(3), [.integer(3)])
        XCTAssertEqual(made.rowCount, 4)
    }
}
