import Hosp
import XCTest

/// The procedures of stores, through their arguments.
final class StockProcedureTests: XCTestCase {
    private func run(_ name: String, _ arguments: String) throws -> [[String]] {
        try ProcedureRows.tables(name, arguments)
    }

    private let store = #""lots":[{"lot":"A","item":"灯","received":"2024-01-01","supplier":"S","#
        + #""buyer":"B","approver":"P"},{"lot":"E","item":"灯","received":"2024-01-02","#
        + #""good_through":"2024-02-01"}],"movements":["#
        + #"{"movement":"1","kind":"in","lot":"A","on":"2024-01-01","quantity":"10"},"#
        + #"{"movement":"2","kind":"out","lot":"A","on":"2024-01-05","quantity":"4","#
        + #""receiver":"病房"},{"movement":"3","kind":"in","lot":"E","on":"2024-01-02","#
        + #""quantity":"3"}]"#

    func testALedgerIsRunTracedAndCounted() throws {
        let result = try run("stock.run", "{\(store)}")
        XCTAssertEqual(result[0], ["A|灯|6|-", "E|灯|3|2024-02-01"])
        XCTAssertEqual(result[1], ["A|-|S|B|P|病房|2024-01-05|4"])
        XCTAssertEqual(result[2], [])
        let issue = { (quantity: String) in
            "{\(self.store),\"item\":\"灯\",\"quantity\":\"\(quantity)\",\"on\":\"2024-03-01\"}"
        }
        XCTAssertEqual(try run("stock.allocate", issue("6"))[0], ["A|6"])
        XCTAssertThrowsError(try run("stock.allocate", issue("7"))) {
            guard case .onlyExpired = $0 as? StockError else { return XCTFail("\($0)") }
        }
        let counts = #""counts":[{"count":"K","lot":"A","on":"2024-01-01","counted":"9"}]"#
        XCTAssertEqual(try run("stock.count", "{\(store),\(counts)}")[0], ["K|A|shortage|1"])
    }

    func testLevelsAndAverages() throws {
        XCTAssertEqual(
            try run(
                "stock.level",
                #"{"today":"2024-03-01","items":[{"item":"I","balance":"9","safety":"10","#
                    + #""minimum":"20","maximum":"50","received":"2023-01-01"}]}"#)[0],
            ["I|below_safety|1"])
        XCTAssertEqual(
            try run(
                "stock.average",
                #"{"open":"2024-03","method":"mean","items":[{"item":"I","months":{"2024-01":"1","#
                    + #""2024-02":"2","2024-03":"99"}},{"item":"J","months":{}}]}"#)[0],
            ["I|1.50", "J|-"])
    }
}
