import CostControl
import Hosp
import XCTest

/// The procedures of shelves, merged stores, mended goods and points of loss.
final class StoreRuleProcedureTests: XCTestCase {
    private func run(_ name: String, _ arguments: String) throws -> [[String]] {
        try ProcedureRows.tables(name, arguments)
    }

    func testS193Shelves() throws {
        let blocks =
            #""today":"2024-06-30","blocks":[{"block":"1","columns":6},"#
            + #"{"block":"2","columns":12},{"block":"3","columns":11},"#
            + #"{"block":"4","columns":33},{"block":"5","columns":9}]"#
        XCTAssertEqual(
            try run(
                "stock.shelves",
                "{\(blocks)," + #""moves":[{"move":"1","block":"5","on":"2024-01-01","#
                    + #""columns":1}]}"#),
            [["1|6|0|6", "2|12|0|12", "3|11|0|11", "4|33|0|33", "5|9|1|8"], ["71|1|70"]])
        assertRefused(
            StockError.shelfBeyond("5", columns: 10, used: 0, spare: 9), "stock.shelves",
            "{\(blocks)," + #""moves":[{"move":"1","block":"5","on":"2024-01-01","columns":10}]}"#)
    }

    func testS194StoresAndRepairs() throws {
        XCTAssertEqual(
            try run(
                "stock.merge",
                #"{"stores":[{"store":"A","keeper":"K","balances":{"I":"1.5"}},"#
                    + #"{"store":"B","keeper":"K","balances":{"I":"2"}}]}"#),
            [["I|3.5|A,B"], ["K"]])
        let repair =
            #"{"repair":"R","item":"I","damaged":"40","mended":"30","price":"25","cost":"300"}"#
        XCTAssertEqual(
            try run("stock.repairs", #"{"repairs":["# + repair + "]}")[0],
            ["R|I|10|45000|repairer,reason"])
        assertRefused(
            StockError.twice("R"), "stock.repairs", #"{"repairs":[\#(repair),\#(repair)]}"#)
    }

    func testS203Losses() throws {
        XCTAssertEqual(
            try run(
                "energy.losses",
                #"{"points":[{"point":"1","medium":"kWh","kind":"theft","found":"2024-01-01","#
                    + #""cleared":"2024-02-01","recovered":"5000000"},"#
                    + #"{"point":"2","medium":"kWh","kind":"theft","found":"2024-01-01","#
                    + #""cleared":"2024-02-01"},{"point":"3","medium":"kWh","kind":"leak","#
                    + #""found":"2024-01-01"}]}"#)[0],
            ["kWh|theft|2|2|5000000|2", "kWh|leak|1|0|-|"])
    }
}
