import Hosp
import XCTest

/// Daily cost control of a book in its appraisals: budgets, quotas and maintenance as indicators.
final class BookControlTests: BookTestCase {
    private func run(_ name: String, _ arguments: String, in book: Book) throws -> [[String]] {
        let procedure = try XCTUnwrap(Procedure.named(name), name)
        let result = try procedure.run(JSONValue(parsing: arguments), in: book)
        XCTAssertEqual(result.tables.map(\.name), procedure.tables, name)
        return result.tables.map(\.printedRows)
    }

    private func controlBook() throws -> Book {
        let book = try emptyBook()
        try load(
            book, "hosp_org_unit", "u", "unit_code,valid_from\n后勤,20200101\n内科,20200101\n")
        try load(book, "hosp_appraisal_scheme", "s", MonthEndFixture.scheme)
        return book
    }

    private func values(in book: Book) throws -> [String] {
        try book.store.rows(
            "SELECT subject_code, indicator_code, actual_value FROM hosp_appraisal_value "
                + "ORDER BY indicator_code, subject_code", []
        ).map { $0.map { $0.text ?? "-" }.joined(separator: " ") }
    }

    /// 6,097 of 9,500 are 64.18 % (S-119); with a second line of 500 of 500 it is 6,597 of 10,000.
    func testS119ExecutionOfBudgetsIsAnIndicator() throws {
        let book = try controlBook()
        try load(book, "hosp_budget_line", "l", """
            line_code,department_code,budget_item_code,is_restricted,year_treatment,month_treatment
            L,后勤,维修,0,stop,ignore
            E,后勤,用电,0,stop,ignore
            N,内科,会议,0,stop,ignore
            """)
        try load(book, "hosp_budget_month", "m", """
            period_month,line_code,approved_fen
            202501,L,400000
            202502,L,0
            202503,L,0
            202504,L,0
            202512,L,500000
            202501,E,50000
            202501,N,0
            """)
        func step(_ text: String) throws {
            _ = try run("book.budget.step", #"{"step":{\#(text)}}"#, in: book)
        }
        func bill(_ document: String, _ line: String, _ month: String, _ amount: String) throws {
            try step(
                #""step":"document","document":"\#(document)","stage":"actual","#
                    + #""line":"\#(line)","month":"\#(month)","amount":"\#(amount)""#)
        }
        try step(#""step":"adjust","line":"L","month":"2025-01","amount":"500""#)
        try bill("B1", "L", "2025-01", "6000")
        try bill("B2", "L", "2025-02", "97")
        try bill("B3", "E", "2025-01", "500")
        let march = #"{"period":"2025-03"}"#
        let executed = try run("book.budget.execution", march, in: book)
        XCTAssertEqual(executed[0], [
            "line|E|500.00|50000|500.00|50000|100.00",
            "line|L|9500.00|950000|6097.00|609700|64.18",
            "line|N|0.00|0|0.00|0|-",
            "department|内科|0.00|0|0.00|0|-",
            "department|后勤|10000.00|1000000|6597.00|659700|65.97",
        ])
        let report = #"""
            {"period":"2025-03","scheme":"M","source":"budget","values":[
             {"subject":"后勤","indicator":"budget"},
             {"subject":"后勤","indicator":"repair","line":"L"},
             {"subject":"内科","indicator":"budget"}]}
            """#
        let reported = try run("book.control.report", report, in: book)
        XCTAssertEqual(
            reported[0].map { $0.split(separator: "|").prefix(3).joined(separator: "|") },
            ["后勤|budget|65.97", "后勤|repair|64.18", "内科|budget|-"])
        XCTAssertEqual(try values(in: book), ["后勤 budget 65.97", "后勤 repair 64.18"])
        // A later month changes nothing, a bill of March makes the run stale.
        try bill("B4", "L", "2025-04", "100")
        _ = try run("book.control.report", report, in: book)
        try bill("B5", "L", "2025-03", "100")
        try assertUnchanged(book) { try run("book.control.report", report, in: book) } _: {
            guard case .runStale? = $0 as? RunError else { return XCTFail("\($0)") }
        }
    }

    /// S-188: on 20 March one task was kept, one was late, one is overdue, one is open.
    func testS188MaintenanceInTimeIsAnIndicator() throws {
        let book = try controlBook()
        try load(book, "hosp_maintenance_task", "t", """
            period_month,task_code,asset_code,department_code,due_on,done_on
            202503,M1,CT,后勤,20250310,20250310
            202503,M2,MR,后勤,20250310,20250311
            202503,M3,DR,后勤,20250319,
            202503,M4,US,后勤,20250320,20250325
            202503,M5,US,内科,20250325,
            """)
        let kept = try run(
            "book.maintenance.month", #"{"period":"2025-03","on":"2025-03-20"}"#, in: book)
        XCTAssertEqual(kept[0], [
            "M1|后勤|20250310|20250310|in_time", "M2|后勤|20250310|20250311|late",
            "M3|后勤|20250319|-|overdue", "M4|后勤|20250320|20250325|open",
            "M5|内科|20250325|-|open",
        ])
        XCTAssertEqual(kept[1], ["*|3|1|33.33", "内科|0|0|-", "后勤|3|1|33.33"])
        _ = try run("book.control.report", #"""
            {"period":"2025-03","scheme":"M","source":"maintenance","on":"2025-03-20","values":[
             {"subject":"后勤","indicator":"keep"},{"subject":"内科","indicator":"keep"},
             {"subject":"院部","indicator":"keep","department":"*"}]}
            """#, in: book)
        XCTAssertEqual(try values(in: book), ["后勤 keep 33.33", "院部 keep 33.33"])
        // At the end of the month M4 is late, M3 and M5 are overdue: one of five.
        let end = try run(
            "book.maintenance.month", #"{"period":"2025-03","on":"2025-03-31"}"#, in: book)
        XCTAssertEqual(end[1], ["*|5|1|20.00", "内科|1|0|0.00", "后勤|4|1|25.00"])
    }

    /// 400 of a quota of 320 are 25 % too many.
    func testEnergyBeyondItsQuotaIsAnIndicator() throws {
        let book = try controlBook()
        try load(
            book, "hosp_meter", "m",
            "meter_code,energy_code,department_code,valid_from\nB,电,内科,20240101\n")
        try load(
            book, "hosp_energy_band", "b",
            "energy_code,band_number,share_value,valid_from\n电,1,1,20240101\n")
        try load(
            book, "hosp_energy_quota", "q",
            "period_month,department_code,energy_code,quota_quantity,price_value\n"
                + "202503,内科,电,320,1\n202503,后勤,电,100,1\n")
        try load(book, "hosp_meter_reading", "r", """
            period_month,meter_code,read_at,register_quantity
            202503,B,2025-03-01 00:00:00,0
            202503,B,2025-04-01 00:00:00,400
            """)
        _ = try run("book.energy.month", #"{"period":"2025-03"}"#, in: book)
        let report = #"""
            {"period":"2025-03","scheme":"M","source":"energy","values":[
             {"subject":"内科","indicator":"power","energy":"电"},
             {"subject":"后勤","indicator":"power","energy":"电"}]}
            """#
        _ = try run("book.control.report", report, in: book)
        XCTAssertEqual(try values(in: book), ["内科 power 25.00"])
        let before = try dump(book)
        _ = try run("book.control.report", report, in: book)
        XCTAssertEqual(try dump(book), before)
    }

    func testMembersOfAnotherSourceAreRefused() throws {
        let book = try controlBook()
        for (source, member) in [
            ("budget", #""energy":"电""#), ("budget", #""line":"L","department":"D""#),
            ("energy", #""line":"L""#), ("energy", #""department":"D""#),
            ("maintenance", #""energy":"电""#), ("cars", #""department":"D""#),
            // A day is of maintenance only.
            ("budget,on", #""line":"L""#), ("energy,on", #""energy":"电""#),
        ] {
            let words = source.split(separator: ",")
            let day = words.count > 1 || source == "maintenance" ? #""on":"2025-03-20","# : ""
            XCTAssertThrowsError(try run("book.control.report", #"""
                {"period":"2025-03","scheme":"M","source":"\#(words[0])",\#(day)
                 "values":[{"subject":"S","indicator":"i",\#(member)}]}
                """#, in: book), "\(source) \(member)") {
                XCTAssertTrue($0 is ArgumentError, "\($0)")
            }
        }
    }
}
