import CostControl
import Hosp
import XCTest

/// The procedures before a purchase, through their arguments.
final class PurchaseRuleProcedureTests: XCTestCase {
    private func run(_ name: String, _ arguments: String) throws -> [[String]] {
        try ProcedureRows.tables(name, arguments)
    }

    func testS084HandOver() throws {
        XCTAssertEqual(
            try run(
                "purchase.hand_over",
                #"{"channels":[{"kind":"K","from":"0","channel":"C","office":"O"}],"#
                    + #""purchases":[{"purchase":"1","kind":"K","amount":"9.99"},"#
                    + #"{"purchase":"2","kind":"K","amount":"1","passed":"2024-03-05","#
                    + #""on":"2024-03-05","giver":"A","receiver":"B","office":"O","#
                    + #""channel":"C"}]}"#)[0],
            ["1|C|O|not_passed,day,giver,receiver,office", "2|C|O|"])
    }

    func testS190Justification() throws {
        let holdings =
            #""holdings":[{"department":"A","item":"I","standard":3,"held":2},"#
            + #"{"department":"B","item":"I","standard":1,"held":1,"idle":1}]"#
        XCTAssertEqual(
            try run(
                "purchase.justify",
                "{\(holdings)," + #""requests":[{"request":"1","department":"A","item":"I","#
                    + #""quantity":2,"expected_use":"59"}]}"#)[0],
            ["1|0|1|0|over_standard,idle,use_low"])
        XCTAssertEqual(
            try run(
                "purchase.justify",
                "{\(holdings)," + #""least_use":"50","requests":[{"request":"1","#
                    + #""department":"B","item":"I","quantity":1,"expected_use":"59"}]}"#)[0],
            ["1|1|0|0|idle"])
    }

    func testS192MasterData() throws {
        let goods =
            #""goods":[{"item":"T","name":"N","unit":"piece","supplier":"S","#
            + #""packages":[{"unit":"box","holds":"12","of":"piece"}]}]"#
        XCTAssertEqual(
            try run("goods.check", #"{"suppliers":[{"supplier":"R","name":""}],"# + goods + "}")[0],
            ["suppliers|1|R|name_empty", "goods|1|T|supplier_unknown"])
        XCTAssertEqual(
            try run(
                "goods.convert",
                "{\(goods)," + #""quantities":[{"item":"T","quantity":"1","from":"piece","#
                    + #""to":"box"},{"item":"T","quantity":"2.5","from":"box","#
                    + #""to":"piece"}]}"#)[0],
            ["T|box|1/12|0.083333", "T|piece|30|30.000000"])
        assertRefused(
            ProcurementError.unknown("X"), "goods.convert",
            "{\(goods)," + #""quantities":[{"item":"X","quantity":"1","from":"a","to":"b"}]}"#)
    }
}
