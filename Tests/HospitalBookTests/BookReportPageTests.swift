import Foundation
import HospitalCore
import Interchange
import Reports
import XCTest

@testable import HospitalBook

/// Pages of energy, budgets, unit cost, payment and of any result, read back from what is written.
final class BookReportPageTests: BookTestCase {
    private func page(
        _ name: String, _ arguments: String, of book: Book, in language: Language = .english
    ) throws -> String {
        try book.report(name, JSONValue(parsing: arguments)).html(in: language)
    }

    /// The rows of the tables of a page as a reader sees them, cells separated by `|`.
    private func tables(_ html: String) -> [[String]] {
        func pieces(_ text: String, _ tag: String) -> [String] {
            text.components(separatedBy: "<\(tag)").dropFirst().map {
                let piece = $0.components(separatedBy: "</\(tag)>")[0]
                return String(piece.drop { $0 != ">" }.dropFirst())
            }
        }
        return pieces(html, "table").map { table in
            pieces(table, "tbody").flatMap { pieces($0, "tr") }
                .map { pieces($0, "td").joined(separator: "|") }
        }
    }

    private func figures(_ html: String) -> [String] {
        html.components(separatedBy: "<div><b>").dropFirst()
            .map { String($0.prefix { $0 != "<" }) }
    }

    private let month = #"{"period":"2025-03"}"#

    /// The month that is worked out in ``BookEnergyTests``: a bill of 660.00, a loss of 70 of 1,000
    /// spread, and one of 30 of 230 on its own, 21.29.
    func testS202EnergyWithItsLosses() throws {
        let book = try energyBook()
        XCTAssertThrowsError(try page("energy.month", month, of: book)) {
            XCTAssertEqual(
                $0 as? RunError, .runNeeded(
                    procedure: "book.energy.month", scope: "*", month: try! Month("2025-03")))
        }
        _ = try book.runEnergy(month: Month("2025-03"))
        let html = try page("energy.month", month, of: book)
        XCTAssertEqual(figures(html), ["660.00", "21.29", "0", "0"])
        let tables = tables(html)
        XCTAssertEqual(tables[0], [
            "M|T|163.23|30|13.04|21.29|–", "T|–|660.00|70|7.00|0.00|–",
        ])
        XCTAssertEqual(tables[1], ["内科|电|283.87", "外科|电|283.87", "检验科|电|70.97"])
        XCTAssertEqual(tables[2], [
            "内科|电|saved|400|-100|-20.00|50.00|–", "外科|电|exceeded|400|80|25.00|-50.00|诫勉谈话",
            "检验科|水|saved|10|-30|-75.00|90.00|–",
        ])
        XCTAssertEqual(tables[3], ["T|平|1|800|480.00", "T|平|2|200|180.00"])
        XCTAssertEqual(tables[4].count, 7)
        XCTAssertEqual(tables[5], [])
        // A loss of 13.04 percent is marked, one of 7.00 is not.
        XCTAssertEqual(html.components(separatedBy: "bar marked").count, 2)
        for band in ["T → 内科: 283.87", "T → 外科: 283.87", "T → 检验科: 70.97"] {
            XCTAssertTrue(html.contains(band), band)
        }
        XCTAssertTrue(html.contains("→ Loss: 21.29</title>"))
        let chinese = try page("energy.month", month, of: book, in: .chinese)
        XCTAssertTrue(chinese.contains("→ 损耗: 21.29</title>"))
    }

    /// A main meter that was not read has no bill: neither zero nor a band.
    func testS203WhatWasNotReadIsMissing() throws {
        let book = try energyBook(without: "T")
        _ = try book.runEnergy(month: Month("2025-03"))
        let html = try page("energy.month", month, of: book)
        XCTAssertEqual(figures(html), ["–", "–", "1", "0"])
        XCTAssertEqual(tables(html)[0], ["T|–|–|–|–|–|–"])
        XCTAssertFalse(html.contains("class=\"band\""))
        XCTAssertFalse(html.contains("<rect class=\"bar"))
    }

    /// 500.00 each for January and February; 600.00 are bound.
    func testBudgetsAndWhatIsLeft() throws {
        let book = try budgetBook(approved: 50_000)
        for step in [
            #""step":"document","document":"PR","stage":"reserved","line":"L","month":"2025-01","#
                + #""amount":"600""#,
            #""step":"document","document":"PO","stage":"committed","line":"L","#
                + #""month":"2025-02","amount":"400","from":"PR""#,
        ] {
            _ = try XCTUnwrap(Procedure.named("book.budget.step"))
                .run(JSONValue(parsing: #"{"step":{\#(step)}}"#), in: book)
        }
        let html = try page("budget.status", #"{"year":2025}"#, of: book)
        XCTAssertEqual(figures(html), ["2,050.00", "200.00", "400.00", "0.00", "1,450.00"])
        XCTAssertEqual(tables(html)[0], [
            "E|后勤|用电|kWh|1,000.00|0.00|0.00|0.00|1,000.00|500|0|500",
            "L|后勤|维修|–|1,000.00|200.00|400.00|0.00|400.00|–|–|–",
            "R|办公室|公务接待|–|50.00|0.00|0.00|0.00|50.00|–|–|–",
        ])
        XCTAssertTrue(html.contains(">60.00  400.00</text>"))
        XCTAssertEqual(tables(html)[1].count, 2)
        XCTAssertFalse(html.contains("bar marked"))
        let other = try page("budget.status", #"{"year":2030}"#, of: emptyBook())
        XCTAssertEqual(figures(other), ["–", "–", "–", "–", "–"])
    }

    /// The costs that are worked out in ``BookUnitCostTests``.
    func testUnitsOfCare() throws {
        let book = try careBook()
        _ = try book.costUnits(month: Month("2025-03"), plan: "P1")
        let html = try page("cost.unit", #"{"period":"2025-03","plan":"P1"}"#, of: book)
        let rows = tables(html)[0]
        XCTAssertTrue(rows.contains("Whole hospital|bed-day|122.91|19|6.468947|–|–"), "\(rows)")
        XCTAssertTrue(rows.contains("内科|discharge|27.08|–|–|–|–"), "\(rows)")
        XCTAssertTrue(rows.contains("Whole hospital|visit|27.09|10|2.709000|–|–"), "\(rows)")
        for language in Language.allCases {
            let bars = try page(
                "cost.unit", #"{"period":"2025-03","plan":"P1"}"#, of: book, in: language)
            let (own, other) =
                language == .chinese ? ("全院", "Whole hospital") : ("Whole hospital", "全院")
            XCTAssertTrue(bars.contains(">\(own)</text>"))
            XCTAssertTrue(tables(bars)[0].contains { $0.hasPrefix("\(own)|") })
            XCTAssertFalse(bars.contains(other))
        }
        // A department without volume has no bar.
        XCTAssertTrue(html.contains(">–</text>"))
        XCTAssertFalse(html.contains("Service items"))
    }

    private static let models = #"""
        "models":[{"id":"drg","kind":"group","standards":{"GB23":"8500.125","XA":"100"}}],
        "cases":[{"id":"p1","group":"GB23","charge":"9000","cost":"8000"},
        {"id":"p2","group":"XA","charge":"100","cost":"350.50"}]
        """#

    /// 8,500.13 for 8,000.00, and 100.00 for 350.50.
    func testS120SurplusByGroup() throws {
        let html = try page("cost.payment", "{\(Self.models)}", of: emptyBook())
        let tables = tables(html)
        XCTAssertEqual(tables[1], [
            "drg|GB23|1|8,500.13|8,000.00|500.13|500.130000",
            "drg|XA|1|100.00|350.50|-250.50|-250.500000",
        ])
        XCTAssertEqual(tables[0], ["drg|drg|2|8,600.13|8,350.50|249.63|124.815000"])
        XCTAssertEqual(html.components(separatedBy: "bar marked").count, 2)
        XCTAssertTrue(html.contains(">-250.50</text>"))
        XCTAssertThrowsError(try page("cost.payment", "{}", of: emptyBook())) {
            XCTAssertEqual($0 as? ArgumentError, .missing(path: "models"))
        }
    }

    func testAnyCalculationAndAnyTableIsAReport() throws {
        let book = try energyBook()
        let html = try page(
            "procedure.result", #"{"procedure":"cost.payment","arguments":{\#(Self.models)}}"#,
            of: book)
        XCTAssertEqual(tables(html)[0], ["drg|drg|2|8,600.13|8,350.50|249.63|124.815000"])
        XCTAssertTrue(html.contains("Income (yuan)"))
        XCTAssertThrowsError(
            try page("procedure.result", #"{"procedure":"cost.paymant"}"#, of: book)
        ) {
            XCTAssertEqual(
                $0 as? BookError, .procedureUnknown("cost.paymant", nearest: "cost.payment"))
        }
        // What works on the book is run and not printed.
        XCTAssertThrowsError(
            try page("procedure.result", #"{"procedure":"book.energy.month"}"#, of: book)
        ) {
            guard case .value("procedure", "book.energy.month", _?)? = $0 as? ArgumentError
            else { return XCTFail("\($0)") }
        }
        let table = try page(
            "book.table", #"{"table":"hosp_energy_quota","filter":{"department_code":"外科"}}"#,
            of: book, in: .chinese)
        XCTAssertEqual(tables(table)[0], ["2025-03|外科|电|320|1.00|–|50.00|q"])
        XCTAssertTrue(table.contains("<th class=\"number\">处罚上限"))
        XCTAssertThrowsError(try page("book.table", #"{"table":"hosp_energy"}"#, of: book)) {
            guard case .tableUnknown? = $0 as? BookError else { return XCTFail("\($0)") }
        }
    }

    // MARK: Files

    private func write(
        _ name: String, _ arguments: String, of book: Book, to file: String,
        in language: Language = .chinese
    ) throws -> [UInt8] {
        try book.writeReport(name, JSONValue(parsing: arguments), in: language, to: path(file))
        return Array(try Data(contentsOf: URL(fileURLWithPath: path(file))))
    }

    /// A table is its header and rows; of several each stands below its caption.
    func testTablesAsTextForSpreadsheets() throws {
        let book = try emptyBook()
        try load(book, "hosp_org_unit", "u", """
            unit_code,unit_name,valid_from
            A,=1+1,20200101
            B,内科,20200101
            """)
        let arguments = #""table":"hosp_org_unit","filter":{"valid_from":20200101}"#
        let utf8 = try write("book.table", "{\(arguments)}", of: book, to: "units.csv")
        let text = String(decoding: utf8, as: UTF8.self)
        XCTAssertTrue(utf8.starts(with: [0xEF, 0xBB, 0xBF]))
        XCTAssertTrue(text.contains("\r\nA,"))
        // A spreadsheet would run it.
        XCTAssertTrue(text.contains("'=1+1"), text)
        let gbk = try write(
            "book.table", #"{\#(arguments),"encoding":"GBK"}"#, of: book, to: "units.CSV")
        XCTAssertEqual(
            try TextEncoding.gbk.decoded(gbk), String(text.unicodeScalars.dropFirst()))
        let several = String(
            decoding: try write("cost.payment", "{\(Self.models)}", of: book, to: "p.csv"),
            as: UTF8.self)
        XCTAssertTrue(several.contains("各支付方式合计\r\n"), several)
        XCTAssertTrue(several.contains(",8500.13,8000.00,500.13,"), several)
        for (file, encoding) in [("x.html", "GBK"), ("x.csv", "latin1")] {
            XCTAssertThrowsError(
                try write(
                    "book.table", #"{\#(arguments),"encoding":"\#(encoding)"}"#, of: book,
                    to: file)
            ) {
                guard case .value("encoding", encoding, _)? = $0 as? ArgumentError
                else { return XCTFail("\($0)") }
            }
        }
    }
}
