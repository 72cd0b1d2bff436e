import Hosp
import XCTest

/// The procedures of purchases and projects, through their arguments.
final class ProcurementProcedureTests: XCTestCase {
    private func run(_ name: String, _ arguments: String) throws -> [ResultTable] {
        try XCTUnwrap(Procedure.named(name)).run(JSONValue(parsing: arguments)).tables
    }

    private func rows(_ table: ResultTable) -> [String] { table.printedRows }

    func testQuotations() throws {
        let quotes = #""item":"泵","needed":{"flow":"10"},"quotations":["#
            + #"{"supplier":"A","price":"100","properties":{"flow":"10"}},"#
            + #"{"supplier":"B","price":"90","properties":{"flow":"20"}},"#
            + #"{"supplier":"C","price":"10","properties":{"flow":"9"}}]"#
        let tables = try run("purchase.quotes", "{\(quotes),\"choice\":\"A\",\"reason\":\"x\"}")
        XCTAssertEqual(rows(tables[0]), ["A|10000|fit|2", "B|9000|above|1", "C|1000|below|-"])
        XCTAssertEqual(rows(tables[1]), ["ok|2|A|1000"])
        XCTAssertEqual(
            rows(try run("purchase.quotes", "{\(quotes),\"minimum\":3}")[1]), ["short|2|-|-"])
        XCTAssertThrowsError(try run("purchase.quotes", "{\(quotes),\"choice\":\"A\"}"))
        XCTAssertThrowsError(try run("purchase.quotes", "{\(quotes),\"minimum\":0}"))
        // Two prices of one supplier have a rank each.
        let two = #""item":"泵","quotations":[{"supplier":"A","price":"100"},"#
            + #"{"supplier":"A","price":"80"},{"supplier":"B","price":"90"}]"#
        XCTAssertEqual(
            rows(try run("purchase.quotes", "{\(two)}")[0]),
            ["A|10000|fit|3", "A|8000|fit|1", "B|9000|fit|2"])
    }

    func testSplitOrdersClaimsAndBills() throws {
        let order = { (code: String, day: String) in
            #"{"order":"\#(code)","department":"D","item":"I","day":"\#(day)","amount":"2500"}"#
        }
        let orders = "[\(order("1", "2024-03-01")),\(order("2", "2024-03-08"))]"
        XCTAssertEqual(
            rows(try run("purchase.split", #"{"orders":\#(orders),"limit":"5000"}"#)[0]),
            ["D|I|1,2|2024-03-01|2024-03-08|500000"])
        XCTAssertEqual(
            try run("purchase.split", #"{"orders":\#(orders),"limit":"5000","days":7}"#)[0].rows,
            [])
        XCTAssertEqual(
            rows(try run(
                "purchase.claims",
                #"{"claims":[{"claim":"C","supplier":"S","invoice":"F","order":"O","#
                    + #""quantity":"10"}],"accepted":{"O":"8"}}"#)[0]), ["C|8|2|-"])
        XCTAssertEqual(
            rows(try run(
                "purchase.match",
                #"{"bills":[{"bill":"B","ordered":"100","order_price":"1","received":"100","#
                    + #""billed":"101","bill_price":"1.1"}],"tolerance":{"price":"0.1"}}"#)[0]),
            ["B|0|bill_above_receipt"])
    }

    func testSuppliersPlansAndPrices() throws {
        XCTAssertEqual(
            rows(try run(
                "purchase.supplier",
                #"{"today":"2024-03-02","thresholds":{"funds":"5"},"suppliers":["#
                    + #"{"supplier":"S","figures":{"funds":"5"},"events":["#
                    + #"{"event":"warning","on":"2024-01-01"},"#
                    + #"{"event":"order","on":"2024-02-01","deadline":"2024-03-01"}]},"#
                    + #"{"supplier":"T","figures":{}}]}"#)[0]),
            ["S|removed|", "T|refused|funds"])
        let plan = try run(
            "purchase.plan",
            #"{"year":2026,"parts":[{"part":"P","life_months":12,"#
                + #""last_changed":{"2025-05":2},"failures":{"2025-01":1}}],"#
                + #""planned":{"A":"10"},"bought":{"A":"15","B":"5"}}"#)
        XCTAssertEqual(rows(plan[0])[0], "P|2026-01|0|1")
        XCTAssertEqual(rows(plan[0])[4], "P|2026-05|2|0")
        XCTAssertEqual(rows(plan[1]), ["1000|50.00"])
        XCTAssertEqual(
            rows(try run(
                "purchase.prices",
                #"{"bands":[{"from":"0","price":"30"},{"from":"10","price":"15"}],"#
                    + #""basis":"parts","quantities":["10","12"]}"#)[0]),
            ["10|15|30000", "12|15|33000"])
    }

    func testProjects() throws {
        XCTAssertEqual(
            rows(try run(
                "project.stages",
                #"{"projects":[{"project":"P","responsible":"R","stages":["#
                    + #"{"stage":"proposal","on":"2024-01-01"}]}]}"#)[0]),
            ["P|R|proposal|budget,execution,acceptance,final_accounts,audit|0"])
        let changes = try run(
            "project.changes",
            #"{"contract":"1000","limit":"0.1","changes":[{"change":"B","amount":"100.01"}],"#
                + #""submitted":"120","reviewed":"100"}"#)
        XCTAssertEqual(rows(changes[0]), ["B|10001|10001|10.00|1"])
        XCTAssertEqual(rows(changes[1]), ["2000|16.67"])
        XCTAssertThrowsError(
            try run(
                "project.changes",
                #"{"contract":"1","limit":"1","changes":[],"reviewed":"1"}"#))
        XCTAssertThrowsError(
            try run("project.stages", #"{"projects":[{"project":"P","responsible":"R","stages":["#
                + #"{"stage":"budget","on":"2024-01-01"}]}]}"#))
    }
}
